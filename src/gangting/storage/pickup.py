"""Queries of the pick-up desk: turns, and what is printed and still here."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, insert, select, update

from gangting.domain.entry_pass import EntryPass, Holder
from gangting.domain.passes import Category, PassState
from gangting.domain.pickup import PickupEnd, Proxy, Turn, seconds_between
from gangting.storage.holders import HOLDER_COLUMNS, holder_of, join_holder
from gangting.storage.passes import PASS_COLUMNS, entry_pass_of
from gangting.storage.places import Place
from gangting.storage.rows.passes import EntryPassRow
from gangting.storage.rows.printing import PickupRow


_TURN = (
    PickupRow.id,
    PickupRow.pass_id,
    PickupRow.point,
    PickupRow.occurred_at,
    PickupRow.end,
    PickupRow.ended_at,
    PickupRow.seconds,
    PickupRow.proxy_name,
    PickupRow.proxy_relation,
    PickupRow.proxy_phone_tail,
)
_WAITS = (EntryPassRow.state == PassState.PRINTED, EntryPassRow.category != Category.VISITOR)


class Pickup:
    """The pick-up desks of one compound."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

    def waiting(
        self, *, holders: Sequence[UUID] | None = None, limit: int = 50, offset: int = 0
    ) -> tuple[tuple[EntryPass, Holder | None], ...]:
        """Return what is printed and not collected, with its holder; who waits longest first."""
        those = () if holders is None else (EntryPassRow.holder_id.in_(holders),)
        statement = join_holder(
            select(*PASS_COLUMNS, *HOLDER_COLUMNS).select_from(EntryPassRow),
            EntryPassRow.holder_kind,
            EntryPassRow.holder_id,
        )
        rows = self._connection.execute(
            statement.where(EntryPassRow.compound == self._compound, *_WAITS, *those)
            .order_by(EntryPassRow.changed_at, EntryPassRow.serial)
            .limit(limit)
            .offset(offset)
        )
        width = len(PASS_COLUMNS)
        found = []
        for row in map(tuple, rows):
            entry_pass = entry_pass_of(row[:width])
            found.append((entry_pass, holder_of(entry_pass.holder, row[width:])))
        return tuple(found)

    def count_waiting(self) -> int:
        """Count them."""
        where = (EntryPassRow.compound == self._compound, *_WAITS)
        return self._connection.scalar(select(func.count()).where(*where)) or 0

    def add(self, turn: Turn, place: Place) -> None:
        """Begin a turn."""
        self._connection.execute(
            insert(PickupRow).values(
                **place.columns(turn.id, turn.opened_at),
                pass_id=turn.pass_id,
                point=turn.point,
                running=True,
                proxy_name="",
                proxy_relation="",
                proxy_phone_tail="",
            )
        )

    def end(self, turn: Turn, ended_by: UUID | None) -> None:
        """End a turn."""
        proxy = turn.proxy or Proxy("")
        self._connection.execute(
            update(PickupRow)
            .where(PickupRow.compound == self._compound, PickupRow.id == turn.id)
            .values(
                running=None,
                end=turn.end,
                ended_at=turn.ended_at,
                ended_by=ended_by,
                seconds=turn.seconds,
                proxy_name=proxy.name,
                proxy_relation=proxy.relation,
                proxy_phone_tail=proxy.phone_tail,
            )
        )

    def give_up(self, pass_id: UUID, now: datetime, ended_by: UUID | None) -> None:
        """End the turn that runs for a pass without a hand-over; nothing where none runs."""
        turn = self.running_of(pass_id)
        if turn is not None:
            seconds = seconds_between(turn.opened_at, now)
            given_up = replace(turn, end=PickupEnd.GIVEN_UP, ended_at=now, seconds=seconds)
            self.end(given_up, ended_by)

    def running_at(self, point: str) -> Turn | None:
        """Return the turn that runs at a point."""
        return self._turn(PickupRow.running.is_(True), PickupRow.point == point)

    def running_of(self, pass_id: UUID) -> Turn | None:
        """Return the turn that runs for a pass."""
        return self._turn(PickupRow.running.is_(True), PickupRow.pass_id == pass_id)

    def knows_point(self, point: str) -> bool:
        """Tell whether a turn was ever taken at a point."""
        where = (PickupRow.compound == self._compound, PickupRow.point == point)
        return self._connection.scalar(select(PickupRow.id).where(*where).limit(1)) is not None

    def of_pass(self, pass_id: UUID) -> Turn | None:
        """Return the turn in which a pass was handed over last."""
        return self._turn(PickupRow.pass_id == pass_id, PickupRow.end == PickupEnd.HANDED_OVER)

    def ended_since(self, moment: datetime) -> tuple[tuple[str, PickupEnd, int], ...]:
        """Return the point, the end and the seconds of every turn that ended since a moment."""
        rows = self._connection.execute(
            select(PickupRow.point, PickupRow.end, PickupRow.seconds).where(
                PickupRow.compound == self._compound, PickupRow.ended_at >= moment
            )
        )
        return tuple((point, end, seconds or 0) for point, end, seconds in rows if end)

    def _turn(self, *where: Any) -> Turn | None:
        row = self._connection.execute(
            select(*_TURN)
            .where(PickupRow.compound == self._compound, *where)
            .order_by(PickupRow.occurred_at.desc(), PickupRow.id.desc())
            .limit(1)
        ).first()
        if row is None:
            return None
        proxy = Proxy(*row[7:10]) if row[7] else None
        fields: list[Any] = [*row[:7], proxy]
        return Turn(*fields)
