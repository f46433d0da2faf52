"""People, households and plates: find as the officer types, add once."""

import re
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from gangting.domain.entry_pass import EntryPass
from gangting.domain.errors import KnownError
from gangting.domain.identity.address import LONGEST_ADDRESS, Address, UnparsedAddress, read_address
from gangting.domain.identity.names import NotAName, is_han, read_name
from gangting.domain.identity.phone import NotAPhone, read_phone
from gangting.domain.identity.plate import NotAPlate, normalise_plate, read_plate
from gangting.domain.identity.text_forms import half_width, plain_dashes, plain_text
from gangting.domain.passes import HolderKind, HolderRef
from gangting.domain.people import AtHome, Found, Household, Person, Residents, Standing, Vehicle
from gangting.domain.short_number import read_short_number
from gangting.domain.verdict.facts import Presence
from gangting.services.hands import Hands
from gangting.services.name_keys import name_keys
from gangting.services.person_card import PersonCard, card_of
from gangting.storage.people import FindKeys, HouseholdParts
from gangting.storage.unit_of_work import Database, Work


FIND_LIMIT = 20
AT_HOME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Door:
    """Where somebody belongs: a household of the compound, or a place in plain words."""

    household_id: UUID | None
    short: str
    spoken: str


class People:
    """Finds and adds people."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands

    def find(
        self, text: str, limit: int = FIND_LIMIT, *, left_too: bool = False
    ) -> tuple[Found, ...]:
        """Find by pinyin, initials, name, phone tail, room, plate or short number.

        Those who left the compound come last, and only where they are wanted.
        """
        asked = _asked(text)
        if not asked:
            return ()
        with self._database.read() as work:
            found = _find(work, asked, limit)
            if not left_too:
                return found
            return (*found, *_find_left(work, asked, limit - len(found)))

    def at_home(self, text: str = "", limit: int = AT_HOME_LIMIT) -> Residents:
        """Return how many who live here are inside and outside, and those inside.

        Found as in `find`; without a text, who came last comes first.
        """
        asked = _asked(text)
        with self._database.read() as work:
            count = work.people.whereabouts()
            among = [one.ref.id for one in _find(work, asked, limit)] if asked else None
            inside = work.people.inside(limit, among)
        return Residents(
            count.get(Presence.INSIDE, 0),
            count.get(Presence.OUTSIDE, 0),
            tuple(AtHome(_found_person(person), since) for person, since in inside),
        )

    def count(self) -> int:
        """Count everybody in the books."""
        with self._database.read() as work:
            return work.people.count()

    def person(self, person_id: UUID) -> Person:
        """Return one person; ``not_found``."""
        with self._database.read() as work:
            person = work.people.person(person_id)
        if person is None:
            raise KnownError("not_found")
        return person

    def card(self, person_id: UUID) -> PersonCard:
        """Return one person with all that is theirs; ``not_found``."""
        with self._database.read() as work:
            return card_of(work, person_id, self._hands.clock.now())

    def household_of(self, ref: HolderRef) -> Household | None:
        """Return the household a holder belongs to."""
        with self._database.read() as work:
            holder = work.crossings.known_holder(ref).holder
            if holder is None or holder.household_id is None:
                return None
            return work.people.household(holder.household_id)

    def passes_of(self, ref: HolderRef) -> tuple[EntryPass, ...]:
        """Return the holder's passes, the newest first."""
        with self._database.read() as work:
            return work.passes.of_holder(ref.id)


class Registrar:
    """Adds people, doors and plates inside a running transaction; each only once."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def door(self, work: Work, room: str, *, must_parse: bool) -> Door:
        """Read an address and find or add its household; plain words stand for themselves."""
        address = address_here(work, room)
        if isinstance(address, UnparsedAddress):
            if must_parse:
                raise KnownError("invalid_address", why=address.why.value)
            place = plain_text(room)
            if len(place) > LONGEST_ADDRESS:
                raise KnownError("card_line_too_long", most=LONGEST_ADDRESS)
            return Door(None, place, place)
        known = work.people.household_at(address.key)
        if known is not None:
            return Door(known.id, known.address_short, known.address_spoken)
        household_id = self._hands.new_id()
        now = self._hands.clock.now()
        work.people.add_household(household_id, parts_of(address), 0, now)
        return Door(household_id, address.short, address.spoken)

    def person(self, work: Work, name: str, door: Door, phone: str, standing: Standing) -> Person:
        """Find the person at this door, or add them."""
        name, phone = checked_name(name), checked_phone(phone)
        known = work.people.same(name, door.household_id, phone)
        if known is not None:
            return self._brought_up_to_date(work, known, phone, standing)
        person = Person(
            self._hands.new_id(),
            name,
            phone,
            standing,
            door.household_id,
            door.short,
            door.spoken,
        )
        work.people.add(person, find_keys(name), self._hands.clock.now())
        return person

    def _brought_up_to_date(
        self, work: Work, known: Person, phone: str, standing: Standing
    ) -> Person:
        """Take a new phone down; who gets a resident's pass lives here, or lives here again."""
        changes: dict[str, Any] = {}
        if phone and phone != known.phone:
            changes |= {"phone": phone, "phone_tail": phone[-4:]}
        if standing.lives_here and not known.standing.lives_here:
            changes["standing"] = standing
        if standing.lives_here and known.left_on is not None:
            changes["left_on"] = None
        if changes:
            work.people.update(known.id, **changes)
        return work.people.person(known.id) or known

    def vehicle(self, work: Work, plate: str, door: Door, owner: str) -> Vehicle:
        """Find a plate, or add it."""
        read = read_plate(plate)
        if isinstance(read, NotAPlate):
            raise KnownError("invalid_plate")
        known = work.people.vehicle_with_plate(read.text)
        if known is not None and door.household_id is not None and not known.resident:
            work.people.settle_vehicle(known.id, door.household_id)
            known = work.people.vehicle(known.id)
        if known is not None:
            return known
        vehicle = Vehicle(
            self._hands.new_id(),
            read.text,
            owner,
            resident=door.household_id is not None,
            household_id=door.household_id,
            address_short=door.short,
        )
        work.people.add_vehicles([vehicle], self._hands.clock.now())
        return vehicle


def find_keys(name: str) -> FindKeys:
    """Return the keys somebody of this name is found by."""
    keys = name_keys(name)
    return FindKeys(keys.initials, keys.pinyin)


def address_here(work: Work, room: str) -> Address | UnparsedAddress:
    """Read an address of this compound, whose name may stand before it."""
    site = work.site.find()
    return read_address(room, site.name if site else "")


def parts_of(address: Address) -> HouseholdParts:
    """Turn a read address into what a household's row holds."""
    return HouseholdParts(
        address.key,
        address.area,
        address.building,
        address.unit,
        address.room,
        address.short,
        address.spoken,
    )


def checked_name(text: str) -> str:
    """Return the name as it is stored; ``invalid_name``."""
    name = read_name(text)
    if isinstance(name, NotAName):
        raise KnownError("invalid_name", why=name.why.value)
    return name.text


def checked_phone(text: str) -> str:
    """Return the digits of a phone, or nothing where none is given; ``invalid_phone``."""
    if not text.strip():
        return ""
    phone = read_phone(text)
    if isinstance(phone, NotAPhone):
        raise KnownError("invalid_phone", why=phone.why.value)
    return phone.digits


def find_in(work: Work, text: str, limit: int) -> tuple[Found, ...]:
    """Find as ``People.find`` does, inside a running transaction."""
    asked = _asked(text)
    return _find(work, asked, limit) if asked else ()


def _asked(text: str) -> str:
    return plain_dashes(half_width(plain_text(text)))


def _find(work: Work, asked: str, limit: int) -> tuple[Found, ...]:
    found: dict[UUID, Found] = {}
    serial = read_short_number(re.sub(r"[ -]", "", asked))
    if serial is not None:
        known = work.crossings.known_pass(serial)
        if known is not None and known.holder is not None:
            holder = known.holder
            one = Found(
                holder.ref,
                holder.name,
                holder.place_short,
                holder.phone,
                household_id=holder.household_id,
            )
            found[holder.ref.id] = one
    for column, prefix in _columns(work, asked):
        if len(found) >= limit:
            break
        for person in work.people.starting_with(column, prefix, limit):
            found.setdefault(person.id, _found_person(person))
    plate = normalise_plate(asked)
    if len(plate) > 1 and is_han(plate[0]) and not plate.isalpha() and len(found) < limit:
        for vehicle in work.people.vehicles_starting_with(plate, limit):
            found.setdefault(vehicle.id, _found_vehicle(vehicle))
    return tuple(found.values())[:limit]


def _find_left(work: Work, asked: str, limit: int) -> tuple[Found, ...]:
    found: dict[UUID, Found] = {}
    for column, prefix in _columns(work, asked):
        if len(found) >= limit:
            break
        for person in work.people.starting_with(column, prefix, limit, left=True):
            found.setdefault(person.id, _found_person(person))
    return tuple(found.values())[:limit]


def _columns(work: Work, asked: str) -> tuple[tuple[str, str], ...]:
    """Tell which keys a text can be the beginning of."""
    bare = asked.replace(" ", "")
    if bare.isascii() and bare.isalpha():
        return (("initials", bare.lower()), ("pinyin", bare.lower()))
    if bare.isascii() and bare.isdecimal():
        tail = (("phone_tail", bare),) if len(bare) <= 4 else ()
        return (*tail, ("phone", bare), ("room", bare))
    address = address_here(work, asked)
    if isinstance(address, Address):
        return (("room", address.short), ("name", bare))
    if bare[0].isdecimal():
        return (("room", bare),)
    return (("name", bare), ("room", bare), ("pinyin", bare.lower()))


def _found_person(person: Person) -> Found:
    return Found(
        HolderRef(HolderKind.PERSON, person.id),
        person.name,
        person.address_short,
        person.phone,
        person.standing,
        person.household_id,
        person.left_on is not None,
    )


def _found_vehicle(vehicle: Vehicle) -> Found:
    return Found(
        HolderRef(HolderKind.VEHICLE, vehicle.id),
        vehicle.plate,
        vehicle.address_short,
        household_id=vehicle.household_id,
    )
