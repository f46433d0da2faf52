"""When people and vehicles go out and come back: the shape of a day at the gate."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random
from typing import Final

from gangting.domain.demo.calendar import Fortnight, hours_after
from gangting.domain.demo.homes import Homes
from gangting.domain.demo.values import DemoPass, DemoPerson, DemoRef
from gangting.domain.passes import HolderKind, PassState
from gangting.domain.people import Standing
from gangting.domain.verdict.facts import Direction


@dataclass(frozen=True, slots=True)
class Step:
    """Somebody at the gate: what will become an attempt.

    With ``old_card`` it is only a card that was lost or made void, held by whoever has it.
    """

    at: datetime
    direction: Direction
    holder: DemoRef
    children: int = 0
    old_card: bool = False


Span = tuple[float, float]

_COMMUTERS: Final = 0.24
_AT_WORK: Final = 0.85
_AT_WORK_WEEKEND: Final = 0.3
_MISSED_SCAN: Final = 0.006
_WITH_CHILDREN: Final = 0.12
_WITHOUT_CARD: Final = 0.1  # how much rarer somebody without a usable card is seen
_OLD_CARDS: Final = 0.5
_IDENTIFYING: Final = timedelta(seconds=35)


def outings(
    homes: Homes, passes: tuple[DemoPass, ...], fortnight: Fortnight, random: Random
) -> Iterator[Step]:
    """Yield everybody's comings and goings of the fortnight, day by day, unsorted."""
    usable = {p.holder for p in passes if p.state is PassState.ACTIVE}
    people = [
        _Walker(ref, person, _children(homes, person), ref in usable, random.random() < _COMMUTERS)
        for person in homes.people
        if not person.under_observation
        for ref in [DemoRef(HolderKind.PERSON, person.number)]
    ]
    vehicles = [DemoRef(HolderKind.VEHICLE, vehicle.number) for vehicle in homes.vehicles]
    for day in fortnight.days:
        midnight, weekend = fortnight.start(day), day.weekday() >= 5
        for walker in people:
            yield from walker.day(midnight, random, weekend=weekend)
        for ref in vehicles:
            span = _home_day(random.random() * 2, random, commutes=not weekend)
            if span is not None:
                yield from _out_and_back(midnight, ref, span, 0, random)


def old_cards(passes: tuple[DemoPass, ...], random: Random) -> Iterator[Step]:
    """Yield scans of ended cards, and their holders' going in by the officer's eye."""
    for entry_pass in passes:
        ended = entry_pass.state in {PassState.LOST, PassState.VOID}
        if ended and random.random() < _OLD_CARDS:
            at = entry_pass.changed_at + timedelta(minutes=5 + int(240 * random.random()))
            yield Step(at, Direction.ENTRY, entry_pass.holder, old_card=True)
            if random.random() < 0.7:
                yield Step(at + _IDENTIFYING, Direction.ENTRY, entry_pass.holder)


@dataclass(frozen=True, slots=True)
class _Walker:
    ref: DemoRef
    person: DemoPerson
    children: int
    has_card: bool
    commutes: bool

    def day(self, midnight: datetime, random: Random, *, weekend: bool) -> Iterator[Step]:
        """Yield one day of this person."""
        chance = random.random() if self.has_card else random.random() / _WITHOUT_CARD
        if self.person.standing.lives_here:
            span = _home_day(chance, random, commutes=self.commutes and not weekend)
            if span is not None:
                yield from _out_and_back(midnight, self.ref, span, self.children, random)
        elif chance < (_AT_WORK_WEEKEND if weekend else _AT_WORK):
            start, end = _within_the_day(_work_day(self.person.standing, random))
            yield Step(hours_after(midnight, start), Direction.ENTRY, self.ref)
            yield Step(hours_after(midnight, end), Direction.EXIT, self.ref)


def _children(homes: Homes, person: DemoPerson) -> int:
    return 0 if person.household is None else homes.households[person.household].children


def _home_day(chance: float, random: Random, *, commutes: bool) -> Span | None:
    """Return the hours of leaving and coming back, or None for a day at home."""
    if commutes:
        return (random.gauss(7.8, 0.6), random.gauss(18.3, 0.9)) if chance < _AT_WORK else None
    if chance < 0.16:  # the market in the morning
        start = random.gauss(9.3, 0.9)
        return start, start + 0.4 + random.random()
    if chance < 0.24:  # an errand in the afternoon
        start = random.gauss(15.5, 1.2)
        return start, start + 0.4 + 1.5 * random.random()
    if chance < 0.29:  # a walk in the evening
        start = random.gauss(19.4, 0.5)
        return start, start + 0.4 + 0.7 * random.random()
    return None


def _work_day(standing: Standing, random: Random) -> Span:
    if standing is Standing.WORKER:
        return random.gauss(7.6, 0.4), random.gauss(17.8, 0.6)
    start = random.gauss(10.5, 1.8)
    return start, start + 1.0 + 2.5 * random.random()


def _out_and_back(
    midnight: datetime, ref: DemoRef, span: Span, children: int, random: Random
) -> Iterator[Step]:
    start, end = _within_the_day(span)
    along = random.randint(1, children) if children and random.random() < _WITH_CHILDREN else 0
    if random.random() > _MISSED_SCAN:
        yield Step(hours_after(midnight, start), Direction.EXIT, ref, along)
    if random.random() > _MISSED_SCAN:
        yield Step(hours_after(midnight, end), Direction.ENTRY, ref, along)


def _within_the_day(span: Span) -> Span:
    start = min(max(span[0], 5.5), 22.5)
    return start, min(max(span[1], start + 0.2), 23.8)
