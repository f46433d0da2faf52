"""What the books know of the applicants of a list, asked for in a handful of questions."""

from collections.abc import Iterable, Sequence
from uuid import UUID

from gangting.domain.applications.values import Application
from gangting.domain.identity.address import Address
from gangting.domain.people import Household, Person, Vehicle
from gangting.domain.values import frozen
from gangting.storage.applications import HeldPass
from gangting.storage.unit_of_work import Work


@frozen
class Known:
    """The books beside a list: by address, by name at a door, by name and phone, by plate."""

    households: dict[str, Household]
    members: dict[UUID, list[Person]]
    at_home: dict[tuple[UUID, str], Person]
    by_phone: dict[tuple[str, str], list[Person]]
    by_place: dict[tuple[str, str], Person]
    vehicles: dict[str, Vehicle]
    passes: dict[UUID, list[HeldPass]]


def load(work: Work, applications: Sequence[Application], doors: Iterable[Address]) -> Known:
    """Read all that has to do with these rows and with these further doors."""
    book = work.applications
    keys = [one.address.key for one in applications if one.address]
    households = book.households([*keys, *(door.key for door in doors)])
    members: dict[UUID, list[Person]] = {}
    at_home: dict[tuple[UUID, str], Person] = {}
    for person in sorted(book.members(h.id for h in households.values()), key=_gone):
        assert person.household_id is not None
        members.setdefault(person.household_id, []).append(person)
        at_home.setdefault((person.household_id, person.name), person)
    by_phone: dict[tuple[str, str], list[Person]] = {}
    for person in sorted(book.with_phone(a.phone for a in applications if a.phone), key=_gone):
        by_phone.setdefault((person.name, person.phone), []).append(person)
    away = book.without_home(a.name for a in applications if a.name and not a.address)
    by_place: dict[tuple[str, str], Person] = {}
    for person in sorted(away, key=_gone):
        by_place.setdefault((person.name, person.address_short), person)
    vehicles = book.vehicles(one.plate for one in applications if one.plate)
    people = [p.id for some in (*members.values(), *by_phone.values()) for p in some]
    holders = [*people, *(p.id for p in away), *(v.id for v in vehicles.values())]
    passes = book.passes([*holders, *(h.id for h in households.values())])
    return Known(households, members, at_home, by_phone, by_place, vehicles, passes)


def _gone(person: Person) -> bool:
    """Put those who left behind those who are still here."""
    return person.left_on is not None
