"""The recheck case that a fever opens (domain B.1): rest, measure again, decide, report."""

from dataclasses import replace
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from gangting.domain.crossings import Attempt
from gangting.domain.errors import KnownError
from gangting.domain.passes import HolderKind, HolderRef
from gangting.domain.temperature import Band, Reading, TemperaturePolicy, band
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Direction


class CaseDecision(StrEnum):
    """How a case ends."""

    ADMIT = "admit"
    STRAIGHT_HOME = "straight_home"
    HOLD = "hold"
    TURN_AWAY = "turn_away"


@frozen
class Told:
    """Who was told of the case, when and by which officer."""

    who: str
    at: datetime
    officer: str


@frozen
class RecheckCase:
    """One case; the first reading is the one that opened it."""

    id: UUID
    attempt_id: UUID
    direction: Direction
    holder: HolderRef | None
    lives_here: bool
    opened_at: datetime
    rest_until: datetime
    readings: tuple[Reading, ...]
    told: tuple[Told, ...] = ()
    decision: CaseDecision | None = None
    closed_at: datetime | None = None

    @property
    def open(self) -> bool:
        """Whether the case is unfinished."""
        return self.closed_at is None

    @property
    def rechecked(self) -> bool:
        """Whether there is a second reading."""
        return len(self.readings) > 1

    def last_band(self, policy: TemperaturePolicy) -> Band:
        """Tell what the latest reading means."""
        last = self.readings[-1]
        return band(last.tenths, last.site, policy)

    def allowed(self, policy: TemperaturePolicy) -> frozenset[CaseDecision]:
        """Return the decisions open now.

        Normal on recheck: let in. One who lives here is never sent away: held at the observation
        point or sent straight home. Others are turned away, or held until help comes.
        """
        if self.rechecked and self.last_band(policy) is Band.NORMAL:
            return frozenset({CaseDecision.ADMIT})
        if self.direction is Direction.EXIT:
            return frozenset({CaseDecision.ADMIT, CaseDecision.HOLD, CaseDecision.STRAIGHT_HOME})
        if self.lives_here:
            return frozenset({CaseDecision.HOLD, CaseDecision.STRAIGHT_HOME})
        return frozenset({CaseDecision.TURN_AWAY, CaseDecision.HOLD})

    def with_reading(self, reading: Reading, policy: TemperaturePolicy) -> "RecheckCase":
        """Add a reading; earlier ones are kept."""
        self._must_be_open()
        if band(reading.tenths, reading.site, policy) is Band.IMPLAUSIBLE:
            raise KnownError("temperature_implausible")
        return replace(self, readings=(*self.readings, reading))

    def with_told(self, told: Told) -> "RecheckCase":
        """Add who was told."""
        return replace(self, told=(*self.told, told))

    def close(
        self, decision: CaseDecision, now: datetime, policy: TemperaturePolicy
    ) -> "RecheckCase":
        """End the case with a decision that its readings allow."""
        self._must_be_open()
        if decision not in self.allowed(policy):
            code = "case_needs_reading" if not self.rechecked else "case_decision_not_allowed"
            raise KnownError(code, decision=decision.value)
        return replace(self, decision=decision, closed_at=now)

    def _must_be_open(self) -> None:
        if not self.open:
            raise KnownError("case_closed")


def open_case(
    case_id: UUID,
    attempt: Attempt,
    readings: tuple[Reading, ...],
    now: datetime,
    policy: TemperaturePolicy,
    *,
    lives_here: bool,
) -> RecheckCase:
    """Open the case of a fever; behind a household's pass stands a person nobody has named."""
    named = attempt.holder is not None and attempt.holder.kind is not HolderKind.HOUSEHOLD
    return RecheckCase(
        id=case_id,
        attempt_id=attempt.id,
        direction=attempt.direction,
        holder=attempt.holder if named else None,
        lives_here=lives_here,
        opened_at=now,
        rest_until=now + timedelta(minutes=policy.rest_minutes),
        readings=readings,
    )
