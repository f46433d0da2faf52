"""What the books know of the applicants of a list, asked for in a handful of questions."""

from collections.abc import Iterable, Sequence
from itertools import chain
from uuid import UUID

from gangting.domain.applications.values import Application
from gangting.domain.identity.address import Address
from gangting.domain.passes import Category
from gangting.domain.people import Household, Person, Vehicle
from gangting.domain.values import frozen
from gangting.storage.applications import HeldPass
from gangting.storage.unit_of_work import Work


#: What two rows of one applicant have in common.
HOME, PHONE, PLACE, PLATE = "home", "phone", "place", "plate"


def key_of(one: Application) -> tuple[str, ...]:
    """Return what makes two rows the same application."""
    if one.category is Category.VEHICLE:
        return (PLATE, one.plate)
    if one.address is not None:
        return (HOME, one.address.key, one.name)
    return (PHONE, one.name, one.phone) if one.phone else (PLACE, one.name, one.place)


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
    absorbed: dict[tuple[str, ...], Person]


#: Duplicates that officers have merged, each with who is left of them.
Merged = Sequence[tuple[Person, Person]]


def load(
    work: Work, merged: Merged, applications: Sequence[Application], doors: Iterable[Address] = ()
) -> Known:
    """Read all that has to do with these rows and with these further doors."""
    book = work.applications
    keys = [one.address.key for one in applications if one.address]
    households = book.households([*keys, *(door.key for door in doors)])
    by_phone: dict[tuple[str, str], list[Person]] = {}
    for person in sorted(book.with_phone(a.phone for a in applications if a.phone), key=_gone):
        by_phone.setdefault((person.name, person.phone), []).append(person)
    absorbed = _absorbed(merged, households, set(map(key_of, applications)))
    homes = [household.id for household in households.values()]
    members: dict[UUID, list[Person]] = {}
    at_home: dict[tuple[UUID, str], Person] = {}
    for person in sorted(book.members(homes), key=_gone):
        assert person.household_id is not None
        members.setdefault(person.household_id, []).append(person)
        at_home.setdefault((person.household_id, person.name), person)
    away = book.without_home(a.name for a in applications if a.name and not a.address)
    by_place: dict[tuple[str, str], Person] = {}
    for person in sorted(away, key=_gone):
        by_place.setdefault((person.name, person.address_short), person)
    vehicles = book.vehicles(one.plate for one in applications if one.plate)
    people = chain(*members.values(), *by_phone.values(), absorbed.values(), away)
    holders = [*(p.id for p in people), *(v.id for v in vehicles.values()), *homes]
    passes = book.passes(holders)
    return Known(households, members, at_home, by_phone, by_place, vehicles, passes, absorbed)


def _absorbed(
    merged: Merged, households: dict[str, Household], wanted: set[tuple[str, ...]]
) -> dict[tuple[str, ...], Person]:
    """Return who is meant by the name of a duplicate that an officer has merged."""
    keys = {household.id: key for key, household in households.items()}
    found: dict[tuple[str, ...], Person] = {}
    for duplicate, person in merged:
        home, name = duplicate.household_id, duplicate.name
        if home in keys:
            found[HOME, keys[home], name] = person
        elif home is None:
            found[PHONE, name, duplicate.phone] = person
            found[PLACE, name, duplicate.address_short] = person
    return {key: person for key, person in found.items() if key in wanted}


def _gone(person: Person) -> bool:
    """Put those who left behind those who are still here."""
    return person.left_on is not None
