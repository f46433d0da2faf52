"""Temperatures at a cold gate: nearly all normal, a few too low to trust, a fever now and then."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from random import Random
from typing import Final

from gangting.domain.demo.calendar import Fortnight
from gangting.domain.demo.values import DemoCase, DemoReading
from gangting.domain.recheck import CaseDecision
from gangting.domain.temperature import Site, Source


_FEVER: Final = 1 / 800
_LOW_EARLY: Final = 0.02
_LOW: Final = 0.004
_COLD_UNTIL: Final = 8  # o'clock
_REST: Final = timedelta(minutes=5)
_RECHECK: Final = timedelta(minutes=15)  # none is still open at the end


@dataclass(frozen=True, slots=True)
class Measured:
    """The readings of one person's crossing, and the case they opened."""

    readings: tuple[DemoReading, ...]
    case: DemoCase | None = None


class Thermometer:
    """Draws believable readings."""

    def __init__(self, fortnight: Fortnight, told: str, random: Random) -> None:
        self._fortnight, self._told, self._random = fortnight, told, random

    def measure(self, local: datetime, *, lives_here: bool) -> Measured:
        """Measure somebody who stands at the gate."""
        random, at = self._random, local.astimezone(UTC)
        chance = random.random()
        if chance < _FEVER and at + _RECHECK < self._fortnight.now:
            still = lives_here and random.random() < 0.3
            return self._fever(at, CaseDecision.STRAIGHT_HOME if still else CaseDecision.ADMIT)
        taken = at + timedelta(seconds=2 + int(6 * random.random()))
        low = _LOW_EARLY if local.hour < _COLD_UNTIL else _LOW
        if chance > 1 - low:
            again = taken + timedelta(seconds=5 + int(15 * random.random()))
            first = DemoReading(random.randint(331, 349), Site.FOREHEAD, self._source(), taken)
            return Measured((first, DemoReading(self._normal(), Site.WRIST, Source.MANUAL, again)))
        site = Site.FOREHEAD if random.random() < 0.9 else Site.WRIST
        return Measured((DemoReading(self._normal(), site, self._source(), taken),))

    def turn_away(self, local: datetime) -> Measured:
        """Measure a visitor who has a fever and still has it after the rest."""
        return self._fever(local.astimezone(UTC), CaseDecision.TURN_AWAY)

    def _fever(self, at: datetime, decision: CaseDecision) -> Measured:
        random = self._random
        first = at + timedelta(seconds=5)
        rest_until = first + _REST
        second = rest_until + timedelta(seconds=30 + int(200 * random.random()))
        high = random.randint(373, 378) if random.random() < 0.85 else random.randint(380, 385)
        still = decision is not CaseDecision.ADMIT
        tenths = random.randint(373, 379) if still else self._normal()
        readings = (
            DemoReading(high, Site.FOREHEAD, self._source(), first),
            DemoReading(tenths, Site.AXILLARY, Source.MANUAL, second),
        )
        closed_at = second + timedelta(seconds=20 + int(60 * random.random()))
        told = self._told if still else ""
        return Measured(readings, DemoCase(first, rest_until, closed_at, decision, told))

    def _normal(self) -> int:
        return min(max(round(self._random.gauss(365, 1.8)), 361), 369)

    def _source(self) -> Source:
        return Source.HID if self._random.random() < 0.7 else Source.MANUAL
