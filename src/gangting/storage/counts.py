"""Queries of stock counts: the lines as they were counted, and what was frozen of them."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, insert, select, update

from gangting.domain.stocktake import (
    Counted,
    CountScope,
    CountState,
    DifferenceReason,
    Result,
    StockCount,
)
from gangting.domain.supplies.movements import Mark
from gangting.storage.places import Place
from gangting.storage.prepared import Prepared
from gangting.storage.rows.supplies import CountLineRow, CountResultRow, CountRow


_LINE_INSERT = Prepared(insert(CountLineRow.__table__))
_RESULT_INSERT = Prepared(insert(CountResultRow.__table__))


class Counts:
    """The counts of one booth."""

    def __init__(self, connection: Connection, compound: int, booth: int) -> None:
        self._connection = connection
        self._compound, self._booth = compound, booth

    def add(self, count: StockCount, place: Place) -> None:
        """Begin a count."""
        self._connection.execute(
            insert(CountRow).values(
                **place.columns(count.id, count.begun_at),
                scope=count.scope,
                state=count.state,
                items={"items": [str(item_id) for item_id in count.items]},
            )
        )

    def find(self, count_id: UUID) -> StockCount | None:
        """Return one count of this booth."""
        found = self._counts(CountRow.booth == self._booth, CountRow.id == count_id)
        return found[0] if found else None

    def open(self) -> tuple[StockCount, ...]:
        """Return the booth's unfinished counts, the oldest first."""
        return self._counts(CountRow.booth == self._booth, CountRow.state == CountState.OPEN)

    def set_items(self, count_id: UUID, items: Sequence[UUID]) -> None:
        """Change what is counted, while it is open."""
        self._connection.execute(
            update(CountRow)
            .where(CountRow.compound == self._compound, CountRow.id == count_id)
            .values(items={"items": [str(item_id) for item_id in items]})
        )

    def end(
        self,
        count_id: UUID,
        state: CountState,
        at: datetime,
        *,
        counted_by: UUID | None,
        verified_by: UUID | None,
    ) -> None:
        """End a count."""
        self._connection.execute(
            update(CountRow)
            .where(CountRow.compound == self._compound, CountRow.id == count_id)
            .values(state=state, ended_at=at, counted_by=counted_by, verified_by=verified_by)
        )

    def put(
        self, line_id: UUID, place: Place, count_id: UUID, item_id: UUID, counted: Counted
    ) -> None:
        """Write one line; it takes the place of an earlier one, which stays."""
        _LINE_INSERT.run(
            self._connection,
            {
                **place.columns(line_id, counted.at),
                "count_id": count_id,
                "item_id": item_id,
                "quantity": counted.quantity,
                "book": counted.book,
                "mark_epoch": counted.mark.epoch,
                "mark_sequence": counted.mark.sequence,
                "reason": counted.reason,
                "note": counted.note,
                "kept": counted.kept,
            },
        )

    def lines(self, count_id: UUID) -> dict[UUID, Counted]:
        """Return the line that holds for each item counted; ``by`` is who counted it.

        A line that was only explained or kept stands at the place of the count it repeats.
        """
        rows = self._connection.execute(
            select(CountLineRow)
            .where(CountLineRow.compound == self._compound, CountLineRow.count_id == count_id)
            .order_by(CountLineRow.epoch, CountLineRow.sequence)
        )
        found: dict[UUID, Counted] = {}
        for row in rows:
            mark, before = Mark(row.mark_epoch, row.mark_sequence), found.get(row.item_id)
            found[row.item_id] = Counted(
                row.quantity,
                row.book,
                mark,
                row.occurred_at,
                before.by if before is not None and before.mark == mark else row.officer_id,
                DifferenceReason(row.reason) if row.reason else None,
                row.note,
                row.kept,
            )
        return found

    def freeze(self, count_id: UUID, result: Result) -> None:
        """Write what was accepted of a line."""
        _RESULT_INSERT.run(
            self._connection,
            {
                "count_id": count_id,
                "item_id": result.item_id,
                "compound": self._compound,
                "booth": self._booth,
                "expected": result.expected,
                "actual": result.actual,
                "reason": result.reason,
                "note": result.note,
                "over_tolerance": result.over_tolerance,
                "counted_at": result.counted_at,
                "mark_epoch": result.mark.epoch,
                "mark_sequence": result.mark.sequence,
                "act_id": result.act_id,
            },
        )

    def results(self, count_id: UUID) -> tuple[Result, ...]:
        """Return what was accepted of a count."""
        rows = self._connection.execute(
            select(CountResultRow).where(
                CountResultRow.compound == self._compound, CountResultRow.count_id == count_id
            )
        )
        return tuple(_result(row) for row in rows)

    def last_counted(self) -> dict[UUID, datetime]:
        """Return when each item was last counted and accepted."""
        rows = self._connection.execute(
            select(CountResultRow.item_id, func.max(CountResultRow.counted_at))
            .where(CountResultRow.compound == self._compound, CountResultRow.booth == self._booth)
            .group_by(CountResultRow.item_id)
        )
        return dict(rows.all())

    def walls(self) -> dict[UUID, Mark]:
        """Return the place of each item's last accepted line."""
        rows = self._connection.execute(
            select(
                CountResultRow.item_id,
                CountResultRow.mark_epoch,
                func.max(CountResultRow.mark_sequence),
            )
            .where(CountResultRow.compound == self._compound, CountResultRow.booth == self._booth)
            .group_by(CountResultRow.item_id, CountResultRow.mark_epoch)
            .order_by(CountResultRow.mark_epoch)
        )
        return {item_id: Mark(epoch, sequence) for item_id, epoch, sequence in rows}

    def wall(self, item_id: UUID) -> Result | None:
        """Return the item's last accepted line: nothing before it can be changed."""
        row = self._connection.execute(
            select(CountResultRow)
            .where(
                CountResultRow.compound == self._compound,
                CountResultRow.booth == self._booth,
                CountResultRow.item_id == item_id,
            )
            .order_by(CountResultRow.mark_epoch.desc(), CountResultRow.mark_sequence.desc())
            .limit(1)
        ).one_or_none()
        return _result(row) if row else None

    def _counts(self, *where: ColumnElement[bool]) -> tuple[StockCount, ...]:
        rows = self._connection.execute(
            select(CountRow)
            .where(CountRow.compound == self._compound, *where)
            .order_by(CountRow.recorded_at, CountRow.sequence)
        )
        return tuple(
            StockCount(
                row.id,
                CountScope(row.scope),
                CountState(row.state),
                tuple(UUID(item_id) for item_id in row.items["items"]),
                row.occurred_at,
                row.officer_id,
                row.ended_at,
                row.counted_by,
                row.verified_by,
            )
            for row in rows
        )


def _result(row: Any) -> Result:
    return Result(
        row.item_id,
        row.expected,
        row.actual,
        DifferenceReason(row.reason) if row.reason else None,
        row.note,
        row.over_tolerance,
        row.counted_at,
        Mark(row.mark_epoch, row.mark_sequence),
        row.act_id,
    )
