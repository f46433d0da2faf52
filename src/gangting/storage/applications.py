"""What the books know of a list of applicants, read in a few questions; and changes in bulk."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, bindparam, select, update

from gangting.domain.passes import Category, PassState
from gangting.domain.people import Household, Person, PersonChange, Standing, Vehicle
from gangting.domain.values import frozen
from gangting.storage.batches import batches
from gangting.storage.people import PERSON_COLUMNS
from gangting.storage.places import Place
from gangting.storage.prepared import Inserts
from gangting.storage.rows.passes import EntryPassRow
from gangting.storage.rows.people import HouseholdRow, PersonHistoryRow, PersonRow, VehicleRow


T = TypeVar("T")

#: As many values as one question names; SQLite and PostgreSQL take more.
_AT_ONCE = 4000
_ROOM_KIB = 64 * 1024
_ADD_HISTORIES = Inserts(PersonHistoryRow)


@frozen
class HeldPass:
    """What is asked of a pass that somebody has."""

    category: Category
    state: PassState
    valid_until: date


@frozen
class PersonUpdate:
    """A person as the books know them, and what their row says from now on."""

    before: Person
    phone: str
    standing: Standing


class Applications:
    """Questions and changes for many people at once."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

    @contextmanager
    def roomy(self) -> Iterator[None]:
        """Let SQLite hold all that a long list changes, instead of writing the same pages again."""
        if self._connection.dialect.name != "sqlite":
            yield
            return
        usual = self._connection.exec_driver_sql("PRAGMA cache_size").scalar_one()
        self._connection.exec_driver_sql(f"PRAGMA cache_size = -{_ROOM_KIB}")
        try:
            yield
        finally:
            self._connection.exec_driver_sql(f"PRAGMA cache_size = {int(usual)}")

    def households(self, keys: Iterable[str]) -> dict[str, Household]:
        """Return the households with these canonical addresses."""
        found: dict[str, Household] = {}
        row = HouseholdRow
        for some in _chunks(keys):
            rows = self._connection.execute(
                select(row.address_key, row.id, row.short, row.spoken, row.children).where(
                    row.compound == self._compound, row.address_key.in_(some)
                )
            )
            found.update((fields[0], Household(*fields[1:])) for fields in rows)
        return found

    def members(self, households: Iterable[UUID]) -> tuple[Person, ...]:
        """Return everybody of these households, those who left too."""
        return self._people(PersonRow.household_id, households)

    def with_phone(self, phones: Iterable[str]) -> tuple[Person, ...]:
        """Return everybody who has one of these numbers."""
        return self._people(PersonRow.phone, phones)

    def without_home(self, names: Iterable[str]) -> tuple[Person, ...]:
        """Return the people of these names who belong to no household."""
        return self._people(PersonRow.name, names, PersonRow.household_id.is_(None))

    def absorbed(self) -> tuple[tuple[Person, Person], ...]:
        """Return those who were merged into another as duplicates, each with that other."""
        duplicates = self._rows(PersonRow.merged_into.is_not(None))
        others = {person.id: into for person, into in duplicates}
        ends = {one: _end_of(one, others) for one in others}
        found = {p.id: p for p, _ in self._among(PersonRow.id, ends.values())}
        return tuple((p, found[ends[p.id]]) for p, _ in duplicates if ends[p.id] in found)

    def vehicles(self, plates: Iterable[str]) -> dict[str, Vehicle]:
        """Return the vehicles with these plates."""
        found: dict[str, Vehicle] = {}
        row = VehicleRow
        for some in _chunks(plates):
            rows = self._connection.execute(
                select(
                    row.id,
                    row.plate,
                    row.owner,
                    row.resident,
                    row.household_id,
                    HouseholdRow.short,
                    row.blocked,
                )
                .outerjoin(HouseholdRow, HouseholdRow.id == row.household_id)
                .where(row.compound == self._compound, row.plate.in_(some))
            )
            found.update((f[1], Vehicle(*f[:5], f[5] or "", f[6])) for f in rows)
        return found

    def passes(self, holders: Iterable[UUID]) -> dict[UUID, list[HeldPass]]:
        """Return the passes of these holders."""
        found: dict[UUID, list[HeldPass]] = {}
        row = EntryPassRow
        for some in _chunks(holders):
            rows = self._connection.execute(
                select(row.holder_id, row.category, row.state, row.valid_until).where(
                    row.compound == self._compound, row.holder_id.in_(some)
                )
            )
            for holder, category, state, until in rows:
                found.setdefault(holder, []).append(HeldPass(category, state, until))
        return found

    def serials(self, first: int, last: int) -> set[int]:
        """Return the serials that are taken in a range."""
        row = EntryPassRow
        return set(
            self._connection.scalars(
                select(row.serial).where(
                    row.compound == self._compound, row.serial.between(first, last)
                )
            )
        )

    def change_people(self, changes: Iterable[PersonUpdate]) -> None:
        """Write phones and standings; who is in the list lives here again."""
        statement = (
            update(PersonRow)
            .where(PersonRow.compound == self._compound, PersonRow.id == bindparam("key"))
            .values(
                phone=bindparam("to_phone"),
                phone_tail=bindparam("to_tail"),
                standing=bindparam("to_standing"),
                left_on=None,
            )
        )
        self._run(
            statement,
            (
                {
                    "key": one.before.id,
                    "to_phone": one.phone,
                    "to_tail": one.phone[-4:],
                    "to_standing": one.standing,
                }
                for one in changes
            ),
        )

    def add_histories(self, changes: Iterable[tuple[UUID, Place, UUID, PersonChange]]) -> None:
        """Write what was changed of people: the id, its place, whom, what."""
        _ADD_HISTORIES.many(
            self._connection,
            (
                {
                    **place.columns(history_id, change.at),
                    "person_id": person_id,
                    "kind": change.kind,
                    "before": dict(change.before),
                    "after": dict(change.after),
                    "reason": change.reason,
                }
                for history_id, place, person_id, change in changes
            ),
        )

    def change_children(self, children: Iterable[tuple[UUID, int]]) -> None:
        """Write how many children under 14 households have."""
        statement = (
            update(HouseholdRow)
            .where(HouseholdRow.compound == self._compound, HouseholdRow.id == bindparam("key"))
            .values(children=bindparam("amount"))
        )
        self._run(statement, ({"key": key, "amount": amount} for key, amount in children))

    def settle_vehicles(self, vehicles: Iterable[tuple[UUID, UUID]]) -> None:
        """Make vehicles those of households."""
        statement = (
            update(VehicleRow)
            .where(VehicleRow.compound == self._compound, VehicleRow.id == bindparam("key"))
            .values(resident=True, household_id=bindparam("home"))
        )
        self._run(statement, ({"key": key, "home": home} for key, home in vehicles))

    def _people(
        self, column: Any, values: Iterable[Any], *where: ColumnElement[bool]
    ) -> tuple[Person, ...]:
        return tuple(person for person, into in self._among(column, values, *where) if not into)

    def _among(
        self, column: Any, values: Iterable[Any], *where: ColumnElement[bool]
    ) -> list[tuple[Person, UUID | None]]:
        return [one for some in _chunks(values) for one in self._rows(column.in_(some), *where)]

    def _rows(self, *where: ColumnElement[bool]) -> list[tuple[Person, UUID | None]]:
        rows = self._connection.execute(
            select(*PERSON_COLUMNS, PersonRow.merged_into)
            .outerjoin(HouseholdRow, HouseholdRow.id == PersonRow.household_id)
            .where(PersonRow.compound == self._compound, *where)
            .order_by(PersonRow.created_at, PersonRow.id)
        )
        made: list[list[Any]] = [list(row) for row in rows]
        return [(Person(*fields[:-1]), fields[-1]) for fields in made]

    def _run(self, statement: Any, rows: Iterable[dict[str, Any]]) -> None:
        for batch in batches(rows):
            self._connection.execute(statement, batch)


def _end_of(person_id: UUID, others: dict[UUID, UUID | None]) -> UUID:
    """Follow a merged duplicate to who is left of it."""
    seen = {person_id}
    while (into := others.get(person_id)) is not None and into not in seen:
        seen.add(into)
        person_id = into
    return person_id


def _chunks(values: Iterable[T]) -> Iterable[Sequence[T]]:
    whole = list(dict.fromkeys(values))
    for start in range(0, len(whole), _AT_ONCE):
        yield whole[start : start + _AT_ONCE]
