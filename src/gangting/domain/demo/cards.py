"""Passes of the invented community: most collected, a few in every other state."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random
from typing import Final

from gangting.domain.demo.calendar import Fortnight
from gangting.domain.demo.homes import Homes
from gangting.domain.demo.seeds import DemoSeeds
from gangting.domain.demo.values import DemoPass, DemoPerson, DemoRef
from gangting.domain.passes import Category, HolderKind, PassState
from gangting.domain.people import Standing
from gangting.domain.short_number import make_serial


CLERK: Final = 2
_EXPIRED: Final = "expired"
# Of a thousand people who live here; the rest have no pass yet.
_FATES: Final = (
    (*(PassState(s) for s in ("active", "printed", "applied", "lost", "void")), _EXPIRED, None),
    (832, 30, 22, 8, 9, 9, 90),
)
_REISSUED: Final = 0.02
_YEAR: Final = timedelta(days=365)


@dataclass(frozen=True, slots=True)
class Serials:
    """Serials of one booth, each once, in no order."""

    booth: int
    tails: Iterator[int]

    def next(self) -> int:
        """Return one that was not given before."""
        return make_serial(self.booth, next(self.tails))


def serials(booth: int, random: Random) -> Serials:
    """Walk through all a booth's million serials from a random place."""
    start = random.randrange(1_000_000)
    # 618,033 is prime to a million, so the walk meets every tail once.
    return Serials(booth, ((start + step * 618_033) % 1_000_000 for step in range(1_000_000)))


def issue_passes(
    seeds: DemoSeeds, homes: Homes, fortnight: Fortnight, numbers: Serials, random: Random
) -> tuple[DemoPass, ...]:
    """Give most people and every vehicle a pass."""
    desk = _Desk(seeds, fortnight, numbers, random)
    cast = {member.name: member.state for member in seeds.cast}
    passes: list[DemoPass] = []
    for person in homes.people:
        fate = cast.get(person.name) or _fate(person, random)
        if fate is not None:
            ref = DemoRef(HolderKind.PERSON, person.number)
            passes.append(desk.issue(ref, _category(person), fate))
    for vehicle in homes.vehicles:
        ref = DemoRef(HolderKind.VEHICLE, vehicle.number)
        passes.append(desk.issue(ref, Category.VEHICLE, PassState.ACTIVE))
    return tuple(passes)


def _fate(person: DemoPerson, random: Random) -> str | None:
    if person.under_observation:
        return PassState.SUSPENDED
    if not person.standing.lives_here:
        return PassState.ACTIVE
    fate: str | None = random.choices(*_FATES)[0]
    return fate


def _category(person: DemoPerson) -> Category:
    if person.standing is Standing.OUTSIDER:
        return Category.SERVICE
    return Category(person.standing.value)


class _Desk:
    def __init__(
        self, seeds: DemoSeeds, fortnight: Fortnight, numbers: Serials, random: Random
    ) -> None:
        self._phrases, self._fortnight = seeds.phrases, fortnight
        self._numbers, self._random = numbers, random

    def issue(self, holder: DemoRef, category: Category, fate: str) -> DemoPass:
        issued_at = self._issued_at(fate)
        valid_from = issued_at.astimezone(self._fortnight.zone).date()
        new = DemoPass(
            self._numbers.next(),
            category,
            holder,
            PassState.APPLIED,
            valid_from,
            valid_from + _YEAR,
            issued_at,
            issued_at,
            CLERK,
        )
        if fate == PassState.APPLIED:
            return new
        at = self._later(issued_at, 90)
        printed = replace(new, state=PassState.PRINTED, printed_at=at, changed_at=at)
        return printed if fate == PassState.PRINTED else self._collected(printed, fate)

    def _collected(self, entry_pass: DemoPass, fate: str) -> DemoPass:
        assert entry_pass.printed_at is not None
        collected_at = self._later(entry_pass.printed_at, 2400)
        live = replace(
            entry_pass,
            state=PassState.ACTIVE,
            collected_at=collected_at,
            changed_at=collected_at,
        )
        if fate == _EXPIRED:
            gone = self._fortnight.today - timedelta(days=self._random.randint(1, 20))
            return replace(live, valid_until=gone)
        if fate in {PassState.LOST, PassState.VOID, PassState.SUSPENDED}:
            return self._ended(live, PassState(fate))
        if self._random.random() < _REISSUED:
            return replace(live, edition=1, reason=self._phrases.reissue)
        return live

    def _ended(self, live: DemoPass, state: PassState) -> DemoPass:
        reasons = {
            PassState.LOST: self._phrases.lost,
            PassState.VOID: self._phrases.void,
            PassState.SUSPENDED: (self._phrases.suspend,),
        }
        at = self._fortnight.office_hours(self._random, self._random.randint(1, 9))
        reason = self._random.choice(reasons[state])
        return replace(live, state=state, changed_at=at, reason=reason)

    def _issued_at(self, fate: str) -> datetime:
        spans = {PassState.APPLIED: (0, 2), PassState.PRINTED: (1, 4), _EXPIRED: (366, 380)}
        return self._fortnight.office_hours(
            self._random, self._random.randint(*spans.get(fate, (16, 60)))
        )

    def _later(self, moment: datetime, minutes: int) -> datetime:
        """Return a moment soon after, but not one that is still to come."""
        later = moment + timedelta(seconds=int(60 + 60 * minutes * self._random.random()))
        return min(later, self._fortnight.now)
