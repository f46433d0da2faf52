"""Queries of print runs: every card's state, and which passes are waiting for paper."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select, update

from gangting.domain.passes import PassState
from gangting.domain.printing import TO_PRINT, CardState, PrintBatch, PrintCard
from gangting.domain.values import frozen
from gangting.storage.places import Place
from gangting.storage.prepared import Inserts, Prepared
from gangting.storage.rows.passes import EntryPassRow
from gangting.storage.rows.printing import PrintBatchRow, PrintCardRow


_BATCH = (
    PrintBatchRow.id,
    PrintBatchRow.layout,
    PrintBatchRow.per_sheet,
    PrintBatchRow.state,
    PrintBatchRow.occurred_at,
    PrintBatchRow.officer_id,
    PrintBatchRow.booth,
    PrintBatchRow.why,
    PrintBatchRow.sheets_sent,
    PrintBatchRow.ended_at,
    PrintBatchRow.both_sides,
)
_CARD = (
    PrintCardRow.number,
    PrintCardRow.pass_id,
    PrintCardRow.serial,
    PrintCardRow.edition,
    PrintCardRow.state,
    PrintCardRow.sheet,
    PrintCardRow.copies,
)
#: While a card is one of these, its pass cannot be put into another run.
_WANTED = frozenset({*TO_PRINT, CardState.SENT})
_AT_ONCE = 900
_ADD_CARDS = Inserts(PrintCardRow)
_CARDS = Prepared(
    select(*_CARD).where(PrintCardRow.batch_id == bindparam("batch")).order_by(PrintCardRow.number)
)
_SAVE_CARD = Prepared(
    update(PrintCardRow)
    .where(PrintCardRow.batch_id == bindparam("batch"), PrintCardRow.number == bindparam("nth"))
    .values(
        edition=bindparam("to_edition"),
        state=bindparam("to_state"),
        wanted=bindparam("to_wanted"),
        sheet=bindparam("to_sheet"),
        copies=bindparam("to_copies"),
        changed_at=bindparam("to_time"),
    )
)


@frozen
class PassNow:
    """What the pass of a card is by now."""

    number: int
    state: PassState
    edition: int


class Printing:
    """The print runs of one compound."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

    def add(self, batch: PrintBatch, cards: Iterable[tuple[UUID, PrintCard]], place: Place) -> None:
        """Add a run with its cards."""
        self._connection.execute(
            insert(PrintBatchRow).values(
                **place.columns(batch.id, batch.began_at),
                layout=batch.layout,
                per_sheet=batch.per_sheet,
                state=batch.state,
                running=True,
                why="",
                sheets_sent=0,
                both_sides=batch.both_sides,
            )
        )
        rows = (
            {
                "id": card_id,
                "compound": self._compound,
                "batch_id": batch.id,
                "number": card.number,
                "pass_id": card.pass_id,
                "serial": card.serial,
                "edition": card.edition,
                "state": card.state,
                "wanted": True,
                "sheet": card.sheet,
                "copies": card.copies,
                "changed_at": batch.began_at,
            }
            for card_id, card in cards
        )
        _ADD_CARDS.many(self._connection, rows)

    def find(self, batch_id: UUID) -> PrintBatch | None:
        """Return one run."""
        found = self._batches(PrintBatchRow.id == batch_id, limit=1)
        return found[0] if found else None

    def open(self, limit: int = 50) -> tuple[PrintBatch, ...]:
        """Return the runs that are not over, the newest first."""
        return self._batches(PrintBatchRow.running.is_(True), limit=limit)

    def over(self, limit: int = 20) -> tuple[PrintBatch, ...]:
        """Return the runs that are over, the newest first."""
        return self._batches(PrintBatchRow.running.is_(None), limit=limit)

    def save(self, batch: PrintBatch, ended_by: UUID | None = None) -> None:
        """Write where a run stands."""
        self._connection.execute(
            update(PrintBatchRow)
            .where(PrintBatchRow.compound == self._compound, PrintBatchRow.id == batch.id)
            .values(
                state=batch.state,
                running=True if batch.state.open else None,
                why=batch.why,
                sheets_sent=batch.sheets_sent,
                ended_at=batch.ended_at,
                ended_by=ended_by,
            )
        )
        if not batch.state.open:
            self._connection.execute(
                update(PrintCardRow).where(PrintCardRow.batch_id == batch.id).values(wanted=None)
            )

    def cards(self, batch_id: UUID, numbers: Sequence[int] | None = None) -> tuple[PrintCard, ...]:
        """Return the cards of a run, or some of them, in their order."""
        if numbers is None:
            rows = _CARDS.every(self._connection, {"batch": batch_id})
            return tuple(PrintCard(*row) for row in rows)
        found = self._connection.execute(
            select(*_CARD)
            .where(PrintCardRow.batch_id == batch_id, PrintCardRow.number.in_(numbers))
            .order_by(PrintCardRow.number)
        )
        some: list[list[Any]] = [list(row) for row in found]
        return tuple(PrintCard(*fields) for fields in some)

    def card_counts(self, batch_id: UUID) -> dict[CardState, int]:
        """Return how many cards of a run stand in each state."""
        rows = self._connection.execute(
            select(PrintCardRow.state, func.count())
            .where(PrintCardRow.batch_id == batch_id)
            .group_by(PrintCardRow.state)
        )
        return dict(rows.all())

    def passes_now(self, batch_id: UUID) -> dict[int, PassNow]:
        """Return what the passes of the cards that are still wanted are by now, by number."""
        rows = self._connection.execute(
            select(PrintCardRow.number, EntryPassRow.state, EntryPassRow.edition)
            .join(EntryPassRow, EntryPassRow.id == PrintCardRow.pass_id)
            .where(PrintCardRow.batch_id == batch_id, PrintCardRow.wanted.is_(True))
        )
        return {row.number: PassNow(*row) for row in rows}

    def save_cards(self, batch_id: UUID, cards: Iterable[PrintCard], now: datetime) -> None:
        """Write where cards stand."""
        _SAVE_CARD.run_many(
            self._connection,
            (
                {
                    "batch": batch_id,
                    "nth": card.number,
                    "to_edition": card.edition,
                    "to_state": card.state,
                    "to_wanted": True if card.state in _WANTED else None,
                    "to_sheet": card.sheet,
                    "to_copies": card.copies,
                    "to_time": now,
                }
                for card in cards
            ),
        )

    def wanted_elsewhere(self, passes: Sequence[UUID]) -> tuple[int, ...]:
        """Return the serials among these passes that an open run is to print already."""
        found: list[int] = []
        for start in range(0, len(passes), _AT_ONCE):
            found.extend(
                self._connection.scalars(
                    select(PrintCardRow.serial)
                    .where(
                        PrintCardRow.compound == self._compound,
                        PrintCardRow.wanted.is_(True),
                        PrintCardRow.pass_id.in_(passes[start : start + _AT_ONCE]),
                    )
                    .order_by(PrintCardRow.serial)
                )
            )
        return tuple(found)

    def _batches(self, where: ColumnElement[bool], limit: int) -> tuple[PrintBatch, ...]:
        rows = self._connection.execute(
            select(*_BATCH)
            .where(PrintBatchRow.compound == self._compound, where)
            .order_by(PrintBatchRow.occurred_at.desc(), PrintBatchRow.id.desc())
            .limit(limit)
        )
        found: list[list[Any]] = [list(row) for row in rows]
        return tuple(PrintBatch(*fields) for fields in found)
