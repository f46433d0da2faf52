"""Rows of a long list, waiting beside the books until they may go in all at once.

They lie in temporary tables of one connection: nobody else sees them or waits for them. So all that
takes time is done before the books are locked, and under the lock the database only copies.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Column,
    Connection,
    FromClause,
    MetaData,
    Table,
    insert,
    literal,
    select,
    true,
    update,
)
from sqlalchemy.schema import CreateTable, DropTable

from gangting.domain.entry_pass import EntryPass, PassEvent
from gangting.domain.people import Person, PersonChange, Standing, Vehicle
from gangting.domain.values import frozen
from gangting.storage.batches import batches
from gangting.storage.passes import event_columns, pass_columns
from gangting.storage.people import (
    FindKeys,
    HouseholdParts,
    household_columns,
    person_columns,
    vehicle_columns,
)
from gangting.storage.places import Place, Run
from gangting.storage.prepared import Inserts
from gangting.storage.rows.base import Base
from gangting.storage.rows.passes import EntryPassRow, PassEventRow
from gangting.storage.rows.people import HouseholdRow, PersonHistoryRow, PersonRow, VehicleRow


_Row = dict[str, Any]

_METADATA = MetaData()


@frozen
class PersonUpdate:
    """A person as the books know them, and what their row says from now on."""

    before: Person
    phone: str
    standing: Standing


class _Staged:
    """A temporary table with some or all columns of a table of the books.

    What is ``alike`` in all rows waits once, in a table beside it: it is more than half of a row.
    """

    def __init__(self, row: type[Base], *names: str, alike: Sequence[str] = ()) -> None:
        self.target = row.__table__
        columns = [c for c in self.target.columns if not names or c.key in names]
        name = "_".join(("staged", self.target.name, *names))
        self.table = _temporary(name, [c for c in columns if c.key not in alike])
        same = [c for c in columns if c.key in alike]
        self.alike = _temporary(f"{name}_alike", same) if same else None
        self._inserts = Inserts(self.table)

    def make(self, connection: Connection) -> None:
        """Make the tables; what an earlier list left in them is gone."""
        for table in (self.table, self.alike):
            if table is not None:
                connection.execute(DropTable(table, if_exists=True))
                connection.execute(CreateTable(table))

    def begin(self, connection: Connection, first: _Row) -> None:
        """Let wait what all rows have alike, as the first of them has it."""
        if self.alike is not None:
            once = {column.key: first.get(column.key) for column in self.alike.columns}
            connection.execute(insert(self.alike), once)

    def fill(self, connection: Connection, rows: Iterable[_Row]) -> None:
        """Let rows wait."""
        names = self.table.columns.keys()
        self._inserts.many(connection, ({name: row.get(name) for name in names} for row in rows))

    def add(self, connection: Connection, run: Run) -> None:
        """Copy the rows into the books; facts take the places of a run, one after the other."""
        columns: dict[str, Any] = dict(self.table.columns)
        waiting: FromClause = self.table
        if self.alike is not None:
            columns.update(self.alike.columns)
            waiting = self.table.join(self.alike, true())
        if "sequence" in columns:
            columns["sequence"] += literal(run.first)
            columns["epoch"] = literal(run.epoch)
        found = select(*columns.values()).select_from(waiting)
        connection.execute(insert(self.target).from_select(list(columns), found))

    def change(self, connection: Connection) -> None:
        """Write the values over those of the rows with the same ids."""
        waiting = self.table.columns
        values = {column.key: column for column in waiting if column.key != "id"}
        same = self.target.columns.id == waiting.id
        connection.execute(update(self.target).where(same).values(values))


def _temporary(name: str, columns: Iterable[Column[Any]]) -> Table:
    made = (Column(column.name, column.type) for column in columns)
    return Table(name, _METADATA, *made, prefixes=["TEMPORARY"])


_NEW = ("compound", "created_at")
_HOUSEHOLDS = _Staged(HouseholdRow, alike=(*_NEW, "under_observation"))
_PEOPLE = _Staged(
    PersonRow, alike=(*_NEW, "blocked", "under_observation", "left_on", "merged_into")
)
_VEHICLES = _Staged(VehicleRow, alike=(*_NEW, "blocked"))
_PASSES = _Staged(
    EntryPassRow,
    alike=(
        *("compound", "key_id", "valid_from", "edition", "state"),
        *("issued_at", "changed_at", "changed_by"),
    ),
)
_FACT = ("compound", "booth", "epoch", "occurred_at", "recorded_at", "officer_id")
_HISTORIES = _Staged(PersonHistoryRow, alike=_FACT)
_EVENTS = _Staged(PassEventRow, alike=(*_FACT, "action", "before", "after", "edition"))
_CHANGED = _Staged(PersonRow, "id", "phone", "phone_tail", "standing", "left_on")
_SETTLED = _Staged(VehicleRow, "id", "resident", "household_id")
_CHILDREN = _Staged(HouseholdRow, "id", "children")
_UPDATED = (_CHANGED, _SETTLED, _CHILDREN)
#: In this order: what others point to comes first.
_ALL = (_HOUSEHOLDS, _PEOPLE, _VEHICLES, _PASSES, *_UPDATED, _HISTORIES, _EVENTS)


class Staging:
    """The rows that wait on this connection."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound
        self._begun: set[_Staged] = set()

    def begin(self) -> None:
        """Begin with nothing waiting."""
        for staged in _ALL:
            staged.make(self._connection)
        self._begun.clear()

    def write(self, run: Run, step: Callable[[], None]) -> None:
        """Copy all that waits into the books; ``step`` is called between tables and may stop it."""
        for staged in _ALL:
            step()
            if staged in _UPDATED:
                staged.change(self._connection)
            else:
                staged.add(self._connection, run)

    def households(
        self, households: Iterable[tuple[UUID, HouseholdParts, int]], now: datetime
    ) -> None:
        """Let new households wait."""
        rows = (household_columns(self._compound, *one, now) for one in households)
        self._fill(_HOUSEHOLDS, rows)

    def people(self, people: Iterable[tuple[Person, FindKeys]], now: datetime) -> None:
        """Let new people wait."""
        rows = (person_columns(self._compound, *one, now) for one in people)
        self._fill(_PEOPLE, rows)

    def vehicles(self, vehicles: Iterable[Vehicle], now: datetime) -> None:
        """Let new vehicles wait."""
        rows = (vehicle_columns(self._compound, one, now) for one in vehicles)
        self._fill(_VEHICLES, rows)

    def passes(self, passes: Iterable[EntryPass]) -> None:
        """Let new passes wait."""
        self._fill(_PASSES, (pass_columns(self._compound, one) for one in passes))

    def changed_people(self, changes: Iterable[PersonUpdate]) -> None:
        """Let new phones and standings wait; who is in the list lives here again."""
        rows = (
            {
                "id": one.before.id,
                "phone": one.phone,
                "phone_tail": one.phone[-4:],
                "standing": one.standing,
                "left_on": None,
            }
            for one in changes
        )
        self._fill(_CHANGED, rows)

    def settled_vehicles(self, vehicles: Iterable[tuple[UUID, UUID]]) -> None:
        """Let it wait that vehicles belong to households."""
        rows = ({"id": key, "resident": True, "household_id": home} for key, home in vehicles)
        self._fill(_SETTLED, rows)

    def changed_children(self, children: Iterable[tuple[UUID, int]]) -> None:
        """Let it wait how many children under 14 households have."""
        rows = ({"id": key, "children": amount} for key, amount in children)
        self._fill(_CHILDREN, rows)

    def histories(self, changes: Iterable[tuple[UUID, Place, UUID, PersonChange]]) -> None:
        """Let wait what was changed of people: the id, its place in the run, whom, what."""
        rows = (
            {
                **place.columns(history_id, change.at),
                "person_id": person_id,
                "kind": change.kind,
                "before": dict(change.before),
                "after": dict(change.after),
                "reason": change.reason,
            }
            for history_id, place, person_id, change in changes
        )
        self._fill(_HISTORIES, rows)

    def events(self, events: Iterable[tuple[UUID, Place, EntryPass, PassEvent]]) -> None:
        """Let wait what was done to passes: the id, its place in the run, the pass, what."""
        rows = (
            {**place.columns(event_id, event.at), **event_columns(entry_pass, event)}
            for event_id, place, entry_pass, event in events
        )
        self._fill(_EVENTS, rows)

    def _fill(self, staged: _Staged, rows: Iterable[_Row]) -> None:
        for batch in batches(rows):
            if staged not in self._begun:
                self._begun.add(staged)
                staged.begin(self._connection, batch[0])
            staged.fill(self._connection, batch)
