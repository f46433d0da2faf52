"""From steps at the gate to attempts: temperatures, verdicts, a few refusals."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from random import Random
from typing import Final

from gangting.domain.demo.calendar import Fortnight, on_duty
from gangting.domain.demo.homes import Homes
from gangting.domain.demo.measuring import Measured, Thermometer
from gangting.domain.demo.outings import Step
from gangting.domain.demo.values import DemoCrossing, DemoPass, DemoRef, DemoVisit
from gangting.domain.passes import Category, HolderKind, PassState
from gangting.domain.people import Standing
from gangting.domain.recheck import CaseDecision
from gangting.domain.verdict.facts import Decision, Direction, Identified, Reason


_FOREIGN_A_DAY: Final = 0.0009  # for each person
_FOREIGN: Final = (
    (Reason.MALFORMED, "https://example.invalid/menu"),
    (Reason.MALFORMED, "6901234567892"),
    (Reason.OTHER_COMPOUND, "05986312647070341096492321563115614655210922138434586"),
    (Reason.UNKNOWN_VERSION, "00000000012345678901234567890123456789012345678901234"),
)
_OLD_CARD: Final = {PassState.LOST: Reason.LOST, PassState.VOID: Reason.VOID}
_ORDER: Final = {reason: place for place, reason in enumerate(Reason)}
_LETS_IN: Final = frozenset({CaseDecision.ADMIT, CaseDecision.STRAIGHT_HOME})


@dataclass(frozen=True, slots=True)
class ForeignScan:
    """A scan of something that is no pass of ours."""

    at: datetime
    reason: Reason
    raw: str


def foreign_scans(people: int, fortnight: Fortnight, random: Random) -> Iterator[ForeignScan]:
    """Yield what else people hold before a scanner."""
    for day in fortnight.days:
        for _ in range(people):
            if random.random() < _FOREIGN_A_DAY:
                reason, raw = random.choice(_FOREIGN)
                yield ForeignScan(fortnight.at(day, random.uniform(7, 21)), reason, raw)


class Gatekeeper:
    """Judges step after step in the order of time and remembers who is inside."""

    def __init__(
        self,
        homes: Homes,
        passes: Iterable[DemoPass],
        visits: tuple[DemoVisit, ...],
        fortnight: Fortnight,
        thermometer: Thermometer,
    ) -> None:
        self._people, self._visits = homes.people, visits
        self._cards = {entry_pass.holder: entry_pass for entry_pass in passes}
        self._fortnight, self._thermometer = fortnight, thermometer
        self._inside: dict[DemoRef, bool] = {}
        self._refused: dict[DemoRef, int] = {}

    def watch(self, steps: Iterable[Step | ForeignScan]) -> Iterator[DemoCrossing]:
        """Yield an attempt for every step that has been made by now."""
        in_time = sorted((s for s in steps if s.at <= self._fortnight.now), key=lambda s: s.at)
        for number, step in enumerate(in_time):
            local = step.at.astimezone(self._fortnight.zone)
            if isinstance(step, ForeignScan):
                yield _refuse(number, step.at, on_duty(local), step.reason, raw=step.raw)
            elif step.old_card:
                yield self._old_card(number, step, local)
            else:
                yield self._judge(number, step, local)

    def _old_card(self, number: int, step: Step, local: datetime) -> DemoCrossing:
        """Refuse a card that was lost or made void; whoever holds it is nobody yet."""
        card = self._cards[step.holder]
        self._refused[step.holder] = number
        reason = _OLD_CARD[card.state]
        return _refuse(number, step.at, on_duty(local), reason, serial=card.serial)

    def _judge(self, number: int, step: Step, local: datetime) -> DemoCrossing:
        card = self._cards.get(step.holder)
        reasons, identified = self._reasons(step, card, local)
        decision = Decision.ATTENTION if reasons else Decision.ADMIT
        passed_at: datetime | None = step.at
        measured = Measured(())
        if self._unwelcome(step.holder):
            decision, reasons, passed_at = Decision.REFUSE, (Reason.NO_HOST_CONSENT,), None
        elif step.direction is Direction.ENTRY and step.holder.kind is not HolderKind.VEHICLE:
            measured = self._measure(step.holder, local)
            passed_at = measured.readings[-1].taken_at
        case = measured.case
        if case is not None:
            decision, reasons = Decision.REFUSE, _in_order((*reasons, Reason.TEMPERATURE_HIGH))
            passed_at = case.closed_at if case.decision in _LETS_IN else None
        if passed_at is not None:
            self._inside[step.holder] = step.direction is Direction.ENTRY
        return DemoCrossing(
            number,
            step.at,
            step.direction,
            identified,
            decision,
            on_duty(local),
            reasons,
            step.holder,
            self._category(step.holder, card),
            card.serial if card is not None and identified is Identified.CARD else None,
            measured.readings,
            passed_at,
            step.children,
            case,
            self._refused.pop(step.holder, None),
        )

    def _reasons(
        self, step: Step, card: DemoPass | None, local: datetime
    ) -> tuple[tuple[Reason, ...], Identified]:
        entry = step.direction is Direction.ENTRY
        if step.holder.kind is HolderKind.VISIT:
            if not entry and card is not None:
                return (Reason.COLLECT_TEMPORARY_PASS,), Identified.CARD
            return (), Identified.REGISTERED
        found: list[Reason] = []
        shown = card is not None and _usable(card, step.at)
        if card is not None and shown and local.date() > card.valid_until:
            found.append(Reason.EXPIRED)
        if self._inside.get(step.holder) is entry:
            found.append(Reason.ALREADY_INSIDE if entry else Reason.ALREADY_OUTSIDE)
        if not shown:
            found.append(Reason.IDENTIFIED_BY_GUARD)
        return tuple(found), Identified.CARD if shown else Identified.GUARD

    def _category(self, holder: DemoRef, card: DemoPass | None) -> Category:
        if card is not None:
            return card.category
        if holder.kind is HolderKind.PERSON:
            standing = self._people[holder.number].standing
            return Category.SERVICE if standing is Standing.OUTSIDER else Category(standing.value)
        visit = self._visits[holder.number]
        return Category.DELIVERY if visit.company else Category.VISITOR

    def _measure(self, holder: DemoRef, local: datetime) -> Measured:
        if holder.kind is HolderKind.VISIT and self._visits[holder.number].entered_at is None:
            return self._thermometer.turn_away(local)
        person = holder.kind is HolderKind.PERSON
        lives_here = person and self._people[holder.number].standing.lives_here
        return self._thermometer.measure(local, lives_here=lives_here)

    def _unwelcome(self, holder: DemoRef) -> bool:
        if holder.kind is not HolderKind.VISIT:
            return False
        visit = self._visits[holder.number]
        return visit.entered_at is None and visit.consent_at is None


def _usable(card: DemoPass, at: datetime) -> bool:
    """Say whether the card was good in the hand: collected by then, and not yet ended."""
    if card.collected_at is None or at < card.collected_at:
        return False
    return card.state is PassState.ACTIVE or at < card.changed_at


def _refuse(
    number: int,
    at: datetime,
    officer: int,
    reason: Reason,
    *,
    raw: str = "",
    serial: int | None = None,
) -> DemoCrossing:
    return DemoCrossing(
        number,
        at,
        Direction.ENTRY,
        Identified.CARD,
        Decision.REFUSE,
        officer,
        (reason,),
        serial=serial,
        raw=raw,
    )


def _in_order(reasons: tuple[Reason, ...]) -> tuple[Reason, ...]:
    return tuple(sorted(reasons, key=_ORDER.__getitem__))
