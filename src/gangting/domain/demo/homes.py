"""Doors, households, people and vehicles of the invented community."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from math import ceil
from random import Random
from typing import Final

from gangting.domain.demo.seeds import CastMember, DemoSeeds, NameMill
from gangting.domain.demo.values import DemoHousehold, DemoPerson, DemoVehicle
from gangting.domain.identity.address import BUNGALOW, Address, read_address
from gangting.domain.identity.names import PersonName
from gangting.domain.identity.plate import normalise_plate
from gangting.domain.people import Standing


# 2.45 people of 14 and older and nearly half a child make the field's 2.93 per household.
_ADULTS: Final = ((1, 2, 3, 4, 5), (20, 38, 24, 13, 5))
_CHILDREN: Final = ((0, 1, 2), (48, 40, 12))
_TENANTS: Final = 0.14
_OBSERVED: Final = 0.004
_VEHICLES: Final = 0.24
_NEW_ENERGY: Final = 0.3
_WHOLE_NAME: Final = 0.006
_WORKERS: Final = 0.015
_SERVICE: Final = 0.008
_LETTERS: Final = "ABCDEFGHJKLMNPQRSTUVWXYZ"
_LEAST_FOR_OUTSIDERS: Final = 10
_FRONT: Final = 19_900_000_000


@dataclass(frozen=True, slots=True)
class Homes:
    """Who lives and works in the compound."""

    households: tuple[DemoHousehold, ...]
    people: tuple[DemoPerson, ...]
    vehicles: tuple[DemoVehicle, ...]


def build_homes(seeds: DemoSeeds, count: int, random: Random) -> Homes:
    """Invent exactly ``count`` people: those who live here, then those who work here."""
    return _Builder(seeds, random).build(count)


def phone_numbers(random: Random, taken: frozenset[str]) -> Iterator[str]:
    """Yield numbers of an unassigned range, each once, in no visible order."""
    start, block = random.randrange(10_000), 0
    while True:
        for step in range(10_000):
            # 7919 is prime to 10,000, so every tail comes once a block.
            number = str(_FRONT + block * 10_000 + (start + step * 7919) % 10_000)
            if number not in taken:
                yield number
        block += 1


def invent_name(random: Random, mill: NameMill, surname: str = "") -> str:
    """Make a name; the family name is drawn by its share unless it is given."""
    if not surname and random.random() < _WHOLE_NAME:
        return random.choice(mill.whole)
    family = surname or random.choices(mill.surnames.words, mill.surnames.weights)[0]
    pool = random.choice((mill.older_men, mill.older_women, mill.younger_men, mill.younger_women))
    while True:
        given = "".join(random.sample(pool, 2 if random.random() < 0.72 else 1))
        if family + given not in mill.avoid:
            return family + given


class _Builder:
    def __init__(self, seeds: DemoSeeds, random: Random) -> None:
        self._seeds, self._random = seeds, random
        taken = frozenset(_cast_phone(member) for member in seeds.cast if member.phone_tail)
        self._phones = phone_numbers(random, taken)
        self._plates = {member.plate for member in seeds.cast}
        self._households: list[DemoHousehold] = []
        self._people: list[DemoPerson] = []
        self._vehicles: list[DemoVehicle] = []

    def build(self, count: int) -> Homes:
        outside = _outsiders(count)
        families = [member for member in self._seeds.cast if member.room]
        sizes = list(self._sizes(count - outside))
        doors = self._doors(len(sizes), [_address(member.room) for member in families])
        for number, (size, address) in enumerate(zip(sizes, doors, strict=True)):
            head = families[number] if number < len(families) else None
            self._add_household(address, size, head)
        self._add_outsiders(outside)
        return Homes(tuple(self._households), tuple(self._people), tuple(self._vehicles))

    def _sizes(self, living: int) -> Iterator[int]:
        while living > 0:
            size = min(living, self._random.choices(*_ADULTS)[0])
            yield size
            living -= size

    def _doors(self, needed: int, first: list[Address]) -> list[Address]:
        """Take the first doors as they are and spread the others over the compound."""
        first = first[:needed]
        rest = needed - len(first)
        buildings = max(6, ceil(rest / 90))
        stock = [door for door in _all_doors(buildings) if door not in first]
        chosen = sorted(self._random.sample(range(len(stock)), rest))
        return first + [stock[index] for index in chosen]

    def _add_household(self, address: Address, size: int, head: CastMember | None) -> None:
        random, number = self._random, len(self._households)
        children = random.choices(*_CHILDREN)[0] if size > 1 else int(random.random() < 0.05)
        observed = head is None and random.random() < _OBSERVED
        self._households.append(DemoHousehold(number, address, children, observed))
        tenant = random.random() < _TENANTS
        standing = Standing.TENANT if tenant else Standing.RESIDENT
        if head is not None:
            standing = Standing(head.category.value)
        owner = len(self._people)
        for name, phone in islice(self._members(head), size):
            self._add_person(
                DemoPerson(
                    len(self._people),
                    name,
                    phone,
                    standing,
                    household=number,
                    under_observation=observed,
                )
            )
        if (head is not None and head.plate) or random.random() < _VEHICLES:
            plate = head.plate if head is not None and head.plate else self._plate()
            self._add_vehicle(plate, number, owner)

    def _members(self, head: CastMember | None) -> Iterator[tuple[str, str]]:
        """Yield the head, a partner with a family name of their own, then children and parents."""
        mill = self._seeds.names
        first = head.name if head is not None else invent_name(self._random, mill)
        phone = _cast_phone(head) if head is not None and head.phone_tail else next(self._phones)
        yield first, phone
        yield invent_name(self._random, mill), next(self._phones)
        family = PersonName(first).surname
        while True:
            yield invent_name(self._random, mill, family), next(self._phones)

    def _add_outsiders(self, count: int) -> None:
        cast = [member for member in self._seeds.cast if not member.room]
        phrases, random = self._seeds.phrases, self._random
        service = round(count * _SERVICE / (_WORKERS + _SERVICE))
        for index in range(count):
            works_here = index < count - service
            name = cast[index].name if index < len(cast) else self._name()
            place = phrases.workplaces[0] if index < len(cast) else ""
            choices = phrases.workplaces if works_here else phrases.services
            self._add_person(
                DemoPerson(
                    len(self._people),
                    name,
                    next(self._phones),
                    Standing.WORKER if works_here else Standing.OUTSIDER,
                    workplace=place or random.choice(choices),
                )
            )

    def _name(self) -> str:
        return invent_name(self._random, self._seeds.names)

    def _add_person(self, person: DemoPerson) -> None:
        self._people.append(person)

    def _add_vehicle(self, plate: str, household: int, owner: int) -> None:
        self._vehicles.append(
            DemoVehicle(len(self._vehicles), normalise_plate(plate), household, owner)
        )

    def _plate(self) -> str:
        random = self._random
        while True:
            city = f"京{random.choice('ACEFGHJKLMNPQ')}"
            if random.random() < _NEW_ENERGY:
                plate = f"{city}{random.choice('DF')}{random.randrange(100_000):05d}"
            else:
                plate = f"{city}{random.choice(_LETTERS)}{random.randrange(10_000):04d}"
            if plate not in self._plates:
                self._plates.add(plate)
                return plate


def _outsiders(count: int) -> int:
    if count < _LEAST_FOR_OUTSIDERS:
        return 0
    return max(1, round(count * (_WORKERS + _SERVICE)))


def _all_doors(buildings: int) -> Iterator[Address]:
    """Yield the doors of walk-ups, of towers at every fifth place, and of a row of bungalows."""
    for building in range(1, buildings + 1):
        tower = building % 5 == 4
        units, floors, rooms = (2, 16, 4) if tower else (5, 6, 3)
        for unit in range(1, units + 1):
            for floor in range(1, floors + 1):
                for room in range(1, rooms + 1):
                    yield Address("", str(building), str(unit), f"{floor}{room:02d}")
    for number in range(1, 13):
        yield Address("", BUNGALOW, "", str(number))


def _address(room: str) -> Address:
    address = read_address(room)
    assert isinstance(address, Address)
    return address


def _cast_phone(member: CastMember) -> str:
    return f"1990000{member.phone_tail}"
