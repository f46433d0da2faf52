"""Queries of entry passes."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, func, insert, select, tuple_, update

from gangting.domain.entry_pass import EntryPass, PassEvent
from gangting.domain.passes import Category, HolderRef, PassState
from gangting.storage.places import Place
from gangting.storage.prepared import Inserts, Prepared
from gangting.storage.rows.passes import EntryPassRow, PassEventRow


PASS_COLUMNS = (
    EntryPassRow.id,
    EntryPassRow.serial,
    EntryPassRow.category,
    EntryPassRow.holder_kind,
    EntryPassRow.holder_id,
    EntryPassRow.key_id,
    EntryPassRow.valid_from,
    EntryPassRow.valid_until,
    EntryPassRow.edition,
    EntryPassRow.state,
    EntryPassRow.issued_at,
    EntryPassRow.changed_at,
    EntryPassRow.changed_by,
    EntryPassRow.reason,
)


#: As many values as one question names.
_AT_ONCE = 900
_NEWEST_FIRST = (EntryPassRow.issued_at.desc(), EntryPassRow.id.desc())

_ADD_PASSES = Inserts(EntryPassRow)
_CHANGE = Prepared(
    update(EntryPassRow)
    .where(EntryPassRow.compound == bindparam("c"), EntryPassRow.id == bindparam("i"))
    .values(
        state=bindparam("to_state"),
        valid_until=bindparam("to_until"),
        changed_at=bindparam("to_time"),
        changed_by=bindparam("to_officer"),
        reason=bindparam("to_reason"),
    )
)


def entry_pass_of(row: tuple[Any, ...]) -> EntryPass:
    """Make the value from ``PASS_COLUMNS``."""
    fields = [*row[:3], HolderRef(row[3], row[4]), *row[5:14]]
    return EntryPass(*fields)


class Passes:
    """The passes of one compound."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

    def with_serial(self, serial: int) -> EntryPass | None:
        """Return the pass with this serial."""
        return self._one(EntryPassRow.serial == serial)

    def with_serials(self, serials: Sequence[int]) -> tuple[EntryPass, ...]:
        """Return the passes with these serials, in no order; unknown ones are left out."""
        found: list[EntryPass] = []
        for start in range(0, len(serials), _AT_ONCE):
            some = serials[start : start + _AT_ONCE]
            found.extend(self._many(EntryPassRow.serial.in_(some), limit=len(some)))
        return tuple(found)

    def with_id(self, pass_id: UUID) -> EntryPass | None:
        """Return the pass with this id."""
        return self._one(EntryPassRow.id == pass_id)

    def with_ids(self, ids: Sequence[UUID]) -> dict[UUID, EntryPass]:
        """Return the passes with these ids; unknown ones are left out."""
        found: dict[UUID, EntryPass] = {}
        for start in range(0, len(ids), _AT_ONCE):
            some = ids[start : start + _AT_ONCE]
            passes = self._many(EntryPassRow.id.in_(some), limit=len(some))
            found.update((one.id, one) for one in passes)
        return found

    def of_holder(self, holder_id: UUID) -> tuple[EntryPass, ...]:
        """Return the holder's passes, the newest first."""
        return self._many(EntryPassRow.holder_id == holder_id, limit=100)

    def page(
        self,
        *,
        states: Iterable[PassState] = (),
        before: EntryPass | None = None,
        limit: int = 50,
        ended_before: date | None = None,
        valid_on: date | None = None,
    ) -> tuple[EntryPass, ...]:
        """Return passes, the newest first, after the last one of the page before."""
        where: list[ColumnElement[bool]] = []
        if states := tuple(states):
            where.append(EntryPassRow.state.in_(states))
        if ended_before is not None:
            where.append(EntryPassRow.valid_until < ended_before)
        if valid_on is not None:
            where.append(EntryPassRow.valid_until >= valid_on)
        if before is not None:
            where.append(
                tuple_(EntryPassRow.issued_at, EntryPassRow.id) < (before.issued_at, before.id)
            )
        return self._many(*where, limit=limit)

    def ending(
        self, states: Iterable[PassState], before: date | None, limit: int
    ) -> tuple[EntryPass, ...]:
        """Return lasting passes, no visitor's slips, that end before a day, the soonest first."""
        row = EntryPassRow
        where = [row.state.in_(tuple(states)), row.category != Category.VISITOR]
        if before is not None:
            where.append(row.valid_until < before)
        return self._many(*where, limit=limit, order=(row.valid_until, row.serial))

    def counts(self, ended_before: date | None = None) -> dict[PassState, int]:
        """Return how many passes stand in each state; only those that ended before a day."""
        where = [EntryPassRow.compound == self._compound]
        if ended_before is not None:
            where.append(EntryPassRow.valid_until < ended_before)
        rows = self._connection.execute(
            select(EntryPassRow.state, func.count()).where(*where).group_by(EntryPassRow.state)
        )
        return dict(rows.all())

    def add(self, entry_pass: EntryPass) -> None:
        """Add one pass."""
        self.add_many([entry_pass])

    def add_many(self, passes: Iterable[EntryPass]) -> None:
        """Add passes, in batches."""
        _ADD_PASSES.many(self._connection, (pass_columns(self._compound, one) for one in passes))

    def save(self, entry_pass: EntryPass) -> None:
        """Write a pass as it is now."""
        columns = pass_columns(self._compound, entry_pass)
        self._connection.execute(
            update(EntryPassRow)
            .where(EntryPassRow.compound == self._compound, EntryPassRow.id == columns.pop("id"))
            .values(**columns)
        )

    def change_many(self, passes: Iterable[EntryPass]) -> None:
        """Write the state, the last day and the change of passes; all else of them stays."""
        _CHANGE.run_many(
            self._connection,
            (
                {
                    "c": self._compound,
                    "i": one.id,
                    "to_state": one.state,
                    "to_until": one.valid_until,
                    "to_time": one.changed_at,
                    "to_officer": one.changed_by,
                    "to_reason": one.reason,
                }
                for one in passes
            ),
        )

    def record(self, event_id: UUID, place: Place, entry_pass: EntryPass, event: PassEvent) -> None:
        """Write down what was done to a pass."""
        self._connection.execute(
            insert(PassEventRow).values(
                **place.columns(event_id, event.at), **event_columns(entry_pass, event)
            )
        )

    def events(self, pass_id: UUID) -> tuple[PassEvent, ...]:
        """Return a pass's life, the oldest first."""
        rows = self._connection.execute(
            select(
                PassEventRow.action,
                PassEventRow.before,
                PassEventRow.after,
                PassEventRow.edition,
                PassEventRow.occurred_at,
                PassEventRow.officer_id,
                PassEventRow.reason,
            )
            .where(PassEventRow.compound == self._compound, PassEventRow.pass_id == pass_id)
            .order_by(PassEventRow.recorded_at, PassEventRow.sequence)
        )
        return tuple(PassEvent(*row) for row in rows)

    def _one(self, where: ColumnElement[bool]) -> EntryPass | None:
        found = self._many(where, limit=1)
        return found[0] if found else None

    def _many(
        self, *where: ColumnElement[bool], limit: int, order: Iterable[Any] = _NEWEST_FIRST
    ) -> tuple[EntryPass, ...]:
        rows = self._connection.execute(
            select(*PASS_COLUMNS)
            .where(EntryPassRow.compound == self._compound, *where)
            .order_by(*order)
            .limit(limit)
        )
        return tuple(entry_pass_of(tuple(row)) for row in rows)


def pass_columns(compound: int, p: EntryPass) -> dict[str, Any]:
    """Return a pass's columns."""
    return {
        "id": p.id,
        "compound": compound,
        "serial": p.serial,
        "category": p.category,
        "holder_kind": p.holder.kind,
        "holder_id": p.holder.id,
        "key_id": p.key_id,
        "valid_from": p.valid_from,
        "valid_until": p.valid_until,
        "edition": p.edition,
        "state": p.state,
        "issued_at": p.issued_at,
        "changed_at": p.changed_at,
        "changed_by": p.changed_by,
        "reason": p.reason,
    }


def event_columns(entry_pass: EntryPass, event: PassEvent) -> dict[str, Any]:
    """Return an event's own columns."""
    return {
        "pass_id": entry_pass.id,
        "action": event.action,
        "before": event.before,
        "after": event.after,
        "edition": event.edition,
        "reason": event.reason,
    }
