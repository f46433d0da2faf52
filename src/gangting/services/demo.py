"""Write the invented community into the books of the practice compound."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from argon2 import PasswordHasher

from gangting.domain.actors import Officer, Right
from gangting.domain.demo.community import community
from gangting.domain.demo.seeds import DemoSeeds
from gangting.domain.demo.station import shelf
from gangting.domain.demo.values import DemoCommunity, DemoPass, DemoRef
from gangting.domain.entry_pass import EntryPass
from gangting.domain.errors import KnownError
from gangting.domain.pass_code import PRACTICE_COMPOUND
from gangting.domain.passes import HolderKind
from gangting.domain.people import Person, Vehicle
from gangting.services.demo_history import History
from gangting.services.demo_ids import DemoIds
from gangting.services.demo_station import DemoStation
from gangting.services.hands import Hands
from gangting.services.name_keys import name_keys
from gangting.services.people import parts_of
from gangting.storage.people import FindKeys
from gangting.storage.unit_of_work import Database, Work


_DONOR = "热心居民"


def load(database: Database, hands: Hands, seeds: DemoSeeds, people: int) -> int:
    """Invent ``people`` persons and their fortnight; return how many there are now.

    ``practice_only`` in any other compound. A community that was invented before stays as it is.
    """
    if database.booth.compound != PRACTICE_COMPOUND:
        raise KnownError("practice_only")
    with database.write() as work:
        site = work.site.find()
        if site is None:
            raise KnownError("not_initialised")
        if not work.site.officers():
            now = hands.clock.now()
            made = community(seeds, people, now, ZoneInfo(site.zone), site.booth)
            _write(work, hands, made, now)
            _keep_station(work, hands, made, ZoneInfo(site.zone), now)
        return work.people.count()


def _write(work: Work, hands: Hands, made: DemoCommunity, now: datetime) -> None:
    """Write everybody, then what happened in the order of time, in one transaction."""
    ids = DemoIds(made, hands.new_id)
    _add_officers(work, made, ids, now)
    _add_homes(work, made, ids, now)
    key_id = hands.keys().signing(work.booth.compound).key_id
    passes = {p.serial: _entry_pass(p, ids, key_id) for p in made.passes}
    work.passes.add_many(passes.values())
    History(work, hands, made, ids, passes).write(now)
    detail = {"people": len(made.people), "attempts": len(made.crossings)}
    work.journal.append(hands.new_id(), work.place(now, None), "demo.invented", detail=detail)


def _keep_station(
    work: Work, hands: Hands, made: DemoCommunity, zone: ZoneInfo, now: datetime
) -> None:
    """Write the fortnight of the warm station, where its catalogue is there."""
    if not work.supplies.catalogue.items():
        return
    rights = Right.WORK_GATE
    names = work.site.officer_names()
    present = {officer.name: officer.role for officer in made.officers}
    able = [
        officer_id
        for officer_id, name in sorted(names.items(), key=lambda pair: pair[1])
        if name in present and Officer(officer_id, name, present[name]).may(rights)
    ]
    DemoStation(work, hands, able, zone).write(shelf(now, zone, _DONOR))


def _add_officers(work: Work, made: DemoCommunity, ids: DemoIds, now: datetime) -> None:
    # These PINs stand on the practice banner: a hash that is slow to guess would hide nothing.
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    for one in made.officers:
        officer = Officer(ids.officer(one.number), one.name, one.role)
        work.site.add_officer(officer, hasher.hash(one.pin), now)


def _add_homes(work: Work, made: DemoCommunity, ids: DemoIds, now: datetime) -> None:
    homes = ((ids.household(h.number), parts_of(h.address), h.children) for h in made.households)
    work.people.add_households(homes, now)
    for home in made.households:
        if home.under_observation:
            work.people.observe_household(ids.household(home.number), under_observation=True)
    work.people.add_many(_persons(made, ids), now)
    work.people.add_vehicles(_vehicles(made, ids), now)


def _persons(made: DemoCommunity, ids: DemoIds) -> Iterator[tuple[Person, FindKeys]]:
    for one in made.people:
        home = None if one.household is None else made.households[one.household]
        person = Person(
            ids.holder(DemoRef(HolderKind.PERSON, one.number)).id,
            one.name,
            one.phone,
            one.standing,
            ids.household(home.number) if home else None,
            home.address.short if home else one.workplace,
            home.address.spoken if home else one.workplace,
            under_observation=one.under_observation,
        )
        keys = name_keys(one.name)
        yield person, FindKeys(keys.initials, keys.pinyin)


def _vehicles(made: DemoCommunity, ids: DemoIds) -> Iterator[Vehicle]:
    for one in made.vehicles:
        yield Vehicle(
            ids.holder(DemoRef(HolderKind.VEHICLE, one.number)).id,
            one.plate,
            made.people[one.owner].name,
            resident=True,
            household_id=ids.household(one.household),
            address_short=made.households[one.household].address.short,
        )


def _entry_pass(made: DemoPass, ids: DemoIds, key_id: int) -> EntryPass:
    return EntryPass(
        ids.entry_pass(made.serial),
        made.serial,
        made.category,
        ids.holder(made.holder),
        key_id,
        made.valid_from,
        made.valid_until,
        made.edition,
        made.state,
        made.issued_at,
        made.changed_at,
        ids.officer(made.changed_by),
        made.reason,
    )
