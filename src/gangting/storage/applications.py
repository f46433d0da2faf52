"""What the books know of a list of applicants, read in a few questions."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select

from gangting.domain.passes import Category, PassState
from gangting.domain.people import Household, Person, Vehicle
from gangting.domain.values import frozen
from gangting.storage.people import PERSON_COLUMNS
from gangting.storage.rows.passes import EntryPassRow, PassEventRow
from gangting.storage.rows.people import HouseholdRow, PersonHistoryRow, PersonRow, VehicleRow


T = TypeVar("T")

#: As many values as one question names; SQLite and PostgreSQL take more.
_AT_ONCE = 4000
_WATCHED = (HouseholdRow, PersonRow, PersonHistoryRow, VehicleRow, EntryPassRow, PassEventRow)


@frozen
class HeldPass:
    """What is asked of a pass that somebody has."""

    category: Category
    state: PassState
    valid_until: date


class Applications:
    """Questions about many people at once."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

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

    def taken(self, first: int, amount: int) -> bytearray:
        """Return for each of so many serials whether it is taken: 1 or 0."""
        row = EntryPassRow
        found = self._connection.scalars(
            select(row.serial).where(
                row.compound == self._compound, row.serial.between(first, first + amount - 1)
            )
        )
        taken = bytearray(amount)
        for serial in found:
            taken[serial - first] = 1
        return taken

    def standing_at(self) -> tuple[int, ...]:
        """Return what changes whenever people, doors, plates or passes do: how much there is.

        Nothing is ever taken out of these tables, and who changes a person or a pass writes down
        what was changed.
        """
        amounts = (
            select(func.count())
            .select_from(row)
            .where(row.compound == self._compound)
            .scalar_subquery()
            for row in _WATCHED
        )
        return tuple(self._connection.execute(select(*amounts)).one())

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
