"""Invent a whole community, the same for the same numbers."""

from datetime import UTC, datetime
from random import Random
from zoneinfo import ZoneInfo

from gangting.domain.demo.calendar import Fortnight
from gangting.domain.demo.callers import invite
from gangting.domain.demo.cards import issue_passes, serials
from gangting.domain.demo.crossings import Gatekeeper, foreign_scans
from gangting.domain.demo.homes import build_homes
from gangting.domain.demo.measuring import Thermometer
from gangting.domain.demo.outings import old_cards, outings
from gangting.domain.demo.seeds import DemoSeeds
from gangting.domain.demo.values import DemoCommunity


def community(
    seeds: DemoSeeds, people: int, now: datetime, zone: ZoneInfo, booth: int = 0
) -> DemoCommunity:
    """Invent ``people`` persons and the fortnight at their gate that ends now."""
    random = Random(people)  # noqa: S311  an invented community, the same every time
    fortnight = Fortnight(now.astimezone(UTC), zone)
    numbers = serials(booth, random)
    homes = build_homes(seeds, people, random)
    passes = issue_passes(seeds, homes, fortnight, numbers, random)
    callers = invite(seeds, homes, fortnight, numbers, random)
    gatekeeper = Gatekeeper(
        homes,
        (*passes, *callers.slips),
        callers.visits,
        fortnight,
        Thermometer(fortnight, seeds.phrases.told, random),
    )
    crossings = gatekeeper.watch(
        (
            *outings(homes, passes, fortnight, random),
            *old_cards(passes, random),
            *callers.steps,
            *foreign_scans(people, fortnight, random),
        )
    )
    return DemoCommunity(
        seeds.name,
        seeds.gate,
        seeds.officers,
        homes.households,
        homes.people,
        homes.vehicles,
        callers.visits,
        (*passes, *callers.slips),
        tuple(crossings),
    )
