"""Visitors and riders of the invented community."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Final

from gangting.domain.demo.calendar import Fortnight, on_duty
from gangting.domain.demo.cards import Serials
from gangting.domain.demo.homes import Homes, invent_name, phone_numbers
from gangting.domain.demo.outings import Step
from gangting.domain.demo.seeds import DemoSeeds
from gangting.domain.demo.values import DemoPass, DemoRef, DemoVisit
from gangting.domain.passes import Category, HolderKind, PassState
from gangting.domain.verdict.facts import Direction, HealthCode
from gangting.domain.visits import VisitKind, VisitReason


_VISITORS_A_DAY: Final = 0.016  # for each who lives here
_RIDERS_A_DAY: Final = 0.02
_POOL: Final = 0.06
_REFUSED: Final = 0.04
_FEVERISH: Final = 0.008
_RECHECK: Final = timedelta(minutes=15)
_SLIP: Final = 0.8
_PLATE: Final = 0.08
_REASONS: Final = (
    (
        VisitReason.VISIT,
        VisitReason.REPAIR,
        VisitReason.HOUSEKEEPING,
        VisitReason.VIEWING,
        VisitReason.DECORATION,
        VisitReason.GOODS,
        VisitReason.OFFICIAL,
        VisitReason.MEDICAL,
    ),
    (46, 15, 12, 7, 6, 7, 4, 3),
)


@dataclass(frozen=True, slots=True)
class Callers:
    """Everybody who came from outside, with their slips and their steps at the gate."""

    visits: tuple[DemoVisit, ...]
    slips: tuple[DemoPass, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class _Visitor:
    name: str
    phone: str
    host: int
    reason: VisitReason


def invite(
    seeds: DemoSeeds, homes: Homes, fortnight: Fortnight, numbers: Serials, random: Random
) -> Callers:
    """Invent a fortnight of visits; many visitors come again."""
    book = _Book(seeds, homes, fortnight, numbers, random)
    for day in fortnight.days:
        book.write_day(day)
    return Callers(tuple(book.visits), tuple(book.slips), tuple(book.steps()))


class _Book:
    def __init__(
        self,
        seeds: DemoSeeds,
        homes: Homes,
        fortnight: Fortnight,
        numbers: Serials,
        random: Random,
    ) -> None:
        self._seeds, self._fortnight = seeds, fortnight
        self._numbers, self._random = numbers, random
        self._living = sum(person.standing.lives_here for person in homes.people)
        self._pool = self._visitors(homes) if homes.households else ()
        self.visits: list[DemoVisit] = []
        self.slips: list[DemoPass] = []

    def write_day(self, day: date) -> None:
        """Write a day's visits in the order of their coming; none that is still to come."""
        coming = [(self._hour(), True) for _ in range(self._count(_VISITORS_A_DAY))]
        coming += [(self._hour(), False) for _ in range(self._count(_RIDERS_A_DAY))]
        for hour, visitor in sorted(coming):
            at = self._fortnight.at(day, hour)
            if at > self._fortnight.now:
                return
            self.visits.append(self._visit(at) if visitor else self._ride(at))

    def steps(self) -> Iterator[Step]:
        """Yield each visit's coming, or being turned away, and its leaving."""
        for visit in self.visits:
            ref = DemoRef(HolderKind.VISIT, visit.number)
            yield Step(visit.registered_at, Direction.ENTRY, ref)
            if visit.left_at is not None:
                yield Step(visit.left_at, Direction.EXIT, ref)

    def _visitors(self, homes: Homes) -> tuple[_Visitor, ...]:
        taken = frozenset(person.phone for person in homes.people)
        phones = phone_numbers(self._random, taken)
        return tuple(
            _Visitor(
                invent_name(self._random, self._seeds.names),
                next(phones),
                self._random.randrange(len(homes.households)),
                self._random.choices(*_REASONS)[0],
            )
            for _ in range(max(3, round(self._living * _POOL)))
        )

    def _visit(self, at: datetime) -> DemoVisit:
        random, number = self._random, len(self.visits)
        visitor = random.choice(self._pool)
        visit = DemoVisit(
            number,
            VisitKind.VISITOR,
            at,
            on_duty(at.astimezone(self._fortnight.zone)),
            visitor.name,
            visitor.phone,
            host=visitor.host,
            reason=visitor.reason,
            party_size=random.choices((1, 2, 3), (80, 15, 5))[0],
            health_code=HealthCode.GREEN,
            plate=f"京N{random.randrange(10**5):05d}" if random.random() < _PLATE else "",
        )
        if random.random() < _REFUSED:
            return visit
        visit = replace(visit, consent_by=self._seeds.phrases.consent, consent_at=at)
        if random.random() < _FEVERISH and at + _RECHECK < self._fortnight.now:
            return visit
        left_at = self._left(at, 25 + 300 * random.random() ** 2)
        visit = replace(visit, entered_at=at, left_at=left_at)
        return self._with_slip(visit) if random.random() < _SLIP else visit

    def _ride(self, at: datetime) -> DemoVisit:
        phrases, random = self._seeds.phrases, self._random
        company = random.choices(phrases.companies.words, phrases.companies.weights)[0]
        return DemoVisit(
            len(self.visits),
            VisitKind.DELIVERY,
            at,
            on_duty(at.astimezone(self._fortnight.zone)),
            company,
            f"{random.randrange(10_000):04d}",
            company=company,
            drop_point=random.choice(phrases.drop_points),
            entered_at=at,
            left_at=self._left(at, 3 + 12 * random.random()),
        )

    def _left(self, at: datetime, minutes: float) -> datetime | None:
        left = at + timedelta(seconds=int(minutes * 60))
        return left if left <= self._fortnight.now else None

    def _with_slip(self, visit: DemoVisit) -> DemoVisit:
        """Print a temporary pass, active at once and handed back on leaving."""
        serial, at = self._numbers.next(), visit.registered_at
        day = at.astimezone(self._fortnight.zone).date()
        returned = visit.left_at is not None
        self.slips.append(
            DemoPass(
                serial,
                Category.VISITOR,
                DemoRef(HolderKind.VISIT, visit.number),
                PassState.RETURNED if returned else PassState.ACTIVE,
                day,
                day,
                at,
                visit.left_at or at,
                visit.officer,
                printed_at=at,
                collected_at=at,
            )
        )
        return replace(visit, serial=serial)

    def _count(self, each: float) -> int:
        """Draw a number around the mean for so many who live here."""
        mean = self._living * each
        return max(0, round(self._random.gauss(mean, mean**0.5)))

    def _hour(self) -> float:
        """Draw an hour: around lunch, or around supper, or any time of the day."""
        random = self._random
        hour = random.choice(
            (random.gauss(11.6, 1.1), random.gauss(17.9, 1.2), random.uniform(8.5, 20))
        )
        return min(max(hour, 7.0), 22.0)
