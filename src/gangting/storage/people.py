"""Queries of people, households and vehicles; finding somebody as the officer types.

`LIKE 'x%'` uses no index on SQLite, so a prefix is searched as a range; a two-hanzi trigram search
finds nothing there, so names are searched by prefix of name, pinyin and initials.
"""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Connection, func, select, update

from gangting.domain.passes import HolderKind
from gangting.domain.people import Household, Person, Standing, Vehicle
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Presence
from gangting.storage.prepared import Inserts
from gangting.storage.rows.gate import PresenceRow
from gangting.storage.rows.people import HouseholdRow, PersonRow, VehicleRow


#: A `Vehicle`, column by column; its household is joined.
VEHICLE = (
    VehicleRow.id,
    VehicleRow.plate,
    VehicleRow.owner,
    VehicleRow.resident,
    VehicleRow.household_id,
    HouseholdRow.short,
    VehicleRow.blocked,
)


@frozen
class FindKeys:
    """The keys a person is found by, made by the service."""

    initials: str
    pinyin: str


@frozen
class HouseholdParts:
    """The parts of a household's address; ``key`` is canonical and unique in the compound."""

    key: str
    area: str
    building: str
    unit: str
    room: str
    short: str
    spoken: str


PERSON_COLUMNS = (
    PersonRow.id,
    PersonRow.name,
    PersonRow.phone,
    PersonRow.standing,
    PersonRow.household_id,
    func.coalesce(HouseholdRow.short, PersonRow.room),
    func.coalesce(HouseholdRow.spoken, PersonRow.room),
    PersonRow.blocked,
    PersonRow.under_observation,
    PersonRow.left_on,
)
_ADD_PEOPLE = Inserts(PersonRow)
_ADD_HOUSEHOLDS = Inserts(HouseholdRow)
_ADD_VEHICLES = Inserts(VehicleRow)
_LIVES_HERE = (
    PresenceRow.holder_kind == HolderKind.PERSON,
    PersonRow.standing.in_([standing for standing in Standing if standing.lives_here]),
    PersonRow.left_on.is_(None),
)


class People:
    """The people of one compound."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

    def count(self) -> int:
        """Count everybody in the books."""
        where = PersonRow.compound == self._compound
        return self._connection.scalar(select(func.count()).where(where)) or 0

    def person(self, person_id: UUID) -> Person | None:
        """Return one person."""
        found = self._people(PersonRow.id == person_id, limit=1)
        return found[0] if found else None

    def persons(self, ids: Sequence[UUID]) -> tuple[Person, ...]:
        """Return the persons with these ids, in no order."""
        return self._people(PersonRow.id.in_(ids), limit=len(ids)) if ids else ()

    def of_household(self, household_id: UUID) -> tuple[Person, ...]:
        """Return who lives behind a door."""
        return self._people(
            PersonRow.household_id == household_id, PersonRow.left_on.is_(None), limit=100
        )

    def starting_with(
        self, column: str, prefix: str, limit: int, *, left: bool = False
    ) -> tuple[Person, ...]:
        """Return people whose initials, pinyin, name, phone_tail, phone or room begin so.

        Those who live or work here; or those who left, without merged duplicates.
        """
        gone = (PersonRow.left_on.is_not(None), PersonRow.merged_into.is_(None))
        attribute: ColumnElement[str] = getattr(PersonRow, column)
        end = _beyond(prefix)
        return self._people(
            attribute >= prefix,
            attribute < end,
            *(gone if left else (PersonRow.left_on.is_(None),)),
            limit=limit,
            order=(attribute,),
        )

    def whereabouts(self) -> dict[Presence, int]:
        """Count those who live here by where they are."""
        rows = self._connection.execute(
            select(PresenceRow.presence, func.count().label("amount"))
            .join(PersonRow, PersonRow.id == PresenceRow.holder_id)
            .where(PresenceRow.compound == self._compound, *_LIVES_HERE)
            .group_by(PresenceRow.presence)
        )
        return {row.presence: row.amount for row in rows}

    def inside(
        self, limit: int, among: Sequence[UUID] | None = None
    ) -> tuple[tuple[Person, datetime], ...]:
        """Return who lives here and is inside, and since when, the newest first."""
        those = () if among is None else (PersonRow.id.in_(among),)
        rows = self._connection.execute(
            select(*PERSON_COLUMNS, PresenceRow.since)
            .join(PresenceRow, PresenceRow.holder_id == PersonRow.id)
            .outerjoin(HouseholdRow, HouseholdRow.id == PersonRow.household_id)
            .where(
                PresenceRow.compound == self._compound,
                PresenceRow.presence == Presence.INSIDE,
                *_LIVES_HERE,
                *those,
            )
            .order_by(PresenceRow.since.desc(), PersonRow.id)
            .limit(limit)
        )
        made: list[list[Any]] = [list(row) for row in rows]
        return tuple((Person(*fields[:-1]), fields[-1]) for fields in made)

    def same(self, name: str, household_id: UUID | None, phone: str) -> Person | None:
        """Return the person already known by this name at this door, or by name and phone."""
        at_home = PersonRow.household_id == household_id
        found: tuple[Person, ...] = ()
        one = (PersonRow.name == name, PersonRow.merged_into.is_(None))
        if household_id is not None:
            found = self._people(*one, at_home, limit=1)
        elif phone:
            found = self._people(*one, PersonRow.phone == phone, limit=1)
        return found[0] if found else None

    def add(self, person: Person, keys: FindKeys, now: datetime) -> None:
        """Add a person."""
        self.add_many([(person, keys)], now)

    def add_many(self, people: Iterable[tuple[Person, FindKeys]], now: datetime) -> None:
        """Add people, in batches."""
        rows = (person_columns(self._compound, *one, now) for one in people)
        _ADD_PEOPLE.many(self._connection, rows)

    def update(self, person_id: UUID, **columns: Any) -> None:
        """Change columns of a person."""
        self._connection.execute(
            update(PersonRow)
            .where(PersonRow.compound == self._compound, PersonRow.id == person_id)
            .values(**columns)
        )

    # households

    def household(self, household_id: UUID) -> Household | None:
        """Return one household."""
        return self._household(HouseholdRow.id == household_id)

    def household_at(self, key: str) -> Household | None:
        """Return the household with this canonical address."""
        return self._household(HouseholdRow.address_key == key)

    def add_household(
        self, household_id: UUID, parts: HouseholdParts, children: int, now: datetime
    ) -> None:
        """Add one household."""
        self.add_households([(household_id, parts, children)], now)

    def add_households(
        self, households: Iterable[tuple[UUID, HouseholdParts, int]], now: datetime
    ) -> None:
        """Add households, in batches."""
        rows = (household_columns(self._compound, *one, now) for one in households)
        _ADD_HOUSEHOLDS.many(self._connection, rows)

    def observe_household(self, household_id: UUID, *, under_observation: bool) -> None:
        """Put a household under observation, or release it."""
        self._connection.execute(
            update(HouseholdRow)
            .where(HouseholdRow.compound == self._compound, HouseholdRow.id == household_id)
            .values(under_observation=under_observation)
        )

    # vehicles

    def vehicle(self, vehicle_id: UUID) -> Vehicle | None:
        """Return one vehicle."""
        found = self._vehicles(VehicleRow.id == vehicle_id, limit=1)
        return found[0] if found else None

    def vehicle_with_plate(self, plate: str) -> Vehicle | None:
        """Return the vehicle with this plate, normalised."""
        found = self._vehicles(VehicleRow.plate == plate, limit=1)
        return found[0] if found else None

    def settle_vehicle(self, vehicle_id: UUID, household_id: UUID) -> None:
        """Make an outside vehicle one of a household's."""
        self._connection.execute(
            update(VehicleRow)
            .where(VehicleRow.compound == self._compound, VehicleRow.id == vehicle_id)
            .values(resident=True, household_id=household_id)
        )

    def vehicles_starting_with(self, prefix: str, limit: int) -> tuple[Vehicle, ...]:
        """Return vehicles whose plate begins so."""
        end = _beyond(prefix)
        return self._vehicles(VehicleRow.plate >= prefix, VehicleRow.plate < end, limit=limit)

    def add_vehicles(self, vehicles: Iterable[Vehicle], now: datetime) -> None:
        """Add vehicles, in batches."""
        rows = (vehicle_columns(self._compound, one, now) for one in vehicles)
        _ADD_VEHICLES.many(self._connection, rows)

    def _people(
        self,
        *where: ColumnElement[bool],
        limit: int,
        order: tuple[Any, ...] = (),
    ) -> tuple[Person, ...]:
        rows = self._connection.execute(
            select(*PERSON_COLUMNS)
            .outerjoin(HouseholdRow, HouseholdRow.id == PersonRow.household_id)
            .where(PersonRow.compound == self._compound, *where)
            .order_by(*order)
            .limit(limit)
        )
        people: list[list[Any]] = [list(row) for row in rows]
        return tuple(Person(*fields) for fields in people)

    def _household(self, where: ColumnElement[bool]) -> Household | None:
        row = self._connection.execute(
            select(
                HouseholdRow.id, HouseholdRow.short, HouseholdRow.spoken, HouseholdRow.children
            ).where(HouseholdRow.compound == self._compound, where)
        ).one_or_none()
        return Household(*row) if row else None

    def _vehicles(self, *where: ColumnElement[bool], limit: int) -> tuple[Vehicle, ...]:
        rows = self._connection.execute(
            select(*VEHICLE)
            .outerjoin(HouseholdRow, HouseholdRow.id == VehicleRow.household_id)
            .where(VehicleRow.compound == self._compound, *where)
            .order_by(VehicleRow.plate)
            .limit(limit)
        )
        return tuple(Vehicle(*row[:5], row[5] or "", row[6]) for row in rows)


def person_columns(compound: int, person: Person, keys: FindKeys, now: datetime) -> dict[str, Any]:
    """Return the columns of a new person's row."""
    return {
        "id": person.id,
        "compound": compound,
        "household_id": person.household_id,
        "name": person.name,
        "initials": keys.initials,
        "pinyin": keys.pinyin,
        "phone": person.phone,
        "phone_tail": person.phone[-4:],
        "room": person.address_short,
        "standing": person.standing,
        "blocked": person.blocked,
        "under_observation": person.under_observation,
        "left_on": person.left_on,
        "created_at": now,
    }


def household_columns(
    compound: int, household_id: UUID, parts: HouseholdParts, children: int, now: datetime
) -> dict[str, Any]:
    """Return the columns of a new household's row."""
    return {
        "id": household_id,
        "compound": compound,
        "address_key": parts.key,
        "area": parts.area,
        "building": parts.building,
        "unit": parts.unit,
        "room": parts.room,
        "short": parts.short,
        "spoken": parts.spoken,
        "children": children,
        "under_observation": False,
        "created_at": now,
    }


def vehicle_columns(compound: int, vehicle: Vehicle, now: datetime) -> dict[str, Any]:
    """Return the columns of a new vehicle's row."""
    return {
        "id": vehicle.id,
        "compound": compound,
        "plate": vehicle.plate,
        "household_id": vehicle.household_id,
        "owner": vehicle.owner,
        "resident": vehicle.resident,
        "blocked": vehicle.blocked,
        "created_at": now,
    }


def _beyond(prefix: str) -> str:
    """Return the first text after all that begin so; the surrogates are no characters."""
    following = ord(prefix[-1]) + 1
    return prefix[:-1] + chr(0xE000 if following == 0xD800 else min(following, 0x10FFFF))
