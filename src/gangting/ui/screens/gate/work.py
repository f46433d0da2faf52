"""What the gate screen asks of the services; everything here runs on the store lane."""

from typing import TYPE_CHECKING
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.crossings import AttemptLine, Counters
from gangting.domain.desk import Record
from gangting.domain.passes import HolderRef
from gangting.domain.people import Found, Residents
from gangting.domain.quota import OutingReason
from gangting.domain.recheck import CaseDecision
from gangting.domain.temperature import TemperaturePolicy
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Decision, Direction, Reason
from gangting.domain.visits import Consent, Inside
from gangting.services.gate.outcome import CaseView, GateOutcome, Measured, Say


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services
    from gangting.services.quota import NotBack


@frozen
class Answer:
    """An outcome; with the recheck where that is what must be worked on now.

    ``excuses`` are the reasons for which an outing that counts, or is refused, would not.
    """

    outcome: GateOutcome
    case: CaseView | None
    limits: TemperaturePolicy
    excuses: tuple[OutingReason, ...] = ()


@frozen
class Book:
    """What the lists and figures around the panel show."""

    recent: tuple[AttemptLine, ...]
    unfinished: tuple[AttemptLine, ...]
    deferred: tuple[AttemptLine, ...]
    counters: Counters
    overstayed: bool
    limits: TemperaturePolicy


@frozen
class Candidate:
    """Somebody to compare with the one at the gate; ``number`` is of the pass left at home."""

    found: Found
    place: str
    number: str
    valid_until: str
    children: int


@frozen
class Choice:
    """Whom the officer chose without a card, and how."""

    ref: HolderRef
    direction: Direction | None
    linked_id: UUID | None = None
    children: int = 0
    children_alone: bool = False


class GateWork:
    """One method per thing an officer can do."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    # -- scans and people

    def scan(self, text: str, officer: Officer, direction: Direction | None) -> Answer:
        """Judge and record a scan."""
        return self._answer(self._services.gate.scan(text, Say(officer), direction))

    def peek(self, text: str, direction: Direction | None) -> Answer:
        """Judge a scan and record nothing."""
        return self._answer(self._services.gate.peek(text, direction))

    def defer(self, text: str) -> GateOutcome:
        """Keep a scan of the locked screen."""
        return self._services.gate.defer(text)

    def claim(self, attempt_id: UUID, officer: Officer) -> Answer:
        """Take over a scan of the locked screen."""
        return self._answer(self._services.gate.claim(attempt_id, Say(officer)))

    def identify(self, choice: Choice, officer: Officer) -> Answer:
        """Judge and record one who was found and compared."""
        say = Say(officer, children=choice.children)
        outcome = self._services.gate.identify(
            choice.ref,
            say,
            choice.direction,
            linked_id=choice.linked_id,
            children_alone=choice.children_alone,
        )
        return self._answer(self._settle(outcome, officer))

    def look_again(self, attempt_id: UUID) -> Answer:
        """Return a crossing as it stands."""
        return self._answer(self._services.gate.outcome(attempt_id))

    def find(self, text: str) -> tuple[Found, ...]:
        """Find people as the officer types."""
        return self._services.people.find(text)

    def candidate(self, found: Found) -> Candidate:
        """Return what there is to compare."""
        household = self._services.people.household_of(found.ref)
        passes = self._services.people.passes_of(found.ref)
        newest = passes[0] if passes else None
        return Candidate(
            found,
            household.address_spoken if household else found.place,
            newest.short_number if newest else "",
            newest.valid_until.isoformat() if newest else "",
            household.children if household else 0,
        )

    # -- completing

    def measure(
        self, record: Record, officer: Officer, case_id: UUID | None, *, compared: bool
    ) -> Answer:
        """Store a temperature of a crossing, or of the recheck that is worked on.

        Who was compared and needs nothing else but this reading passes with it: the comparing was
        the press that an identification without a card asks for.
        """
        value = record.value
        measured = Measured(value.tenths, value.site, value.source, value.taken_at)
        if case_id is not None:
            return self._of_case(self._services.rechecks.measure(case_id, measured, officer))
        outcome = self._services.gate.measure(record.attempt_id, measured, officer)
        return self._answer(self._settle(outcome, officer) if compared else outcome)

    def confirm(self, attempt_id: UUID, officer: Officer) -> Answer:
        """Let pass with one press."""
        return self._answer(self._services.gate.confirm(attempt_id, officer))

    def override(self, attempt_id: UUID, reason: str, officer: Officer) -> Answer:
        """Let pass against the verdict."""
        return self._answer(self._services.gate.override(attempt_id, reason, officer))

    def excuse(self, attempt_id: UUID, reason: OutingReason, officer: Officer) -> Answer:
        """Let an outing not count, and judge it again."""
        return self._answer(self._services.quota.excuse(attempt_id, reason, officer))

    def agreed(self, attempt_id: UUID, by: Consent, officer: Officer) -> Answer:
        """Write down that a visitor's host agrees now, and judge again."""
        return self._answer(self._services.visits.agreed(attempt_id, by, officer))

    def measure_again(self, record: Record, reason: str, officer: Officer) -> Answer:
        """Follow the temperature of a passage with another; a fever is rechecked at once."""
        value = record.value
        measured = Measured(value.tenths, value.site, value.source, value.taken_at)
        rechecks = self._services.rechecks
        view = rechecks.measure_again(record.attempt_id, measured, reason, officer)
        return self._of_case(view) if view else self.look_again(record.attempt_id)

    def turn(self, attempt_id: UUID, direction: Direction, officer: Officer) -> Answer:
        """Judge in the other direction."""
        return self._answer(self._services.gate.turn(attempt_id, direction, officer))

    def undo(self, attempt_id: UUID, officer: Officer) -> Answer:
        """Take a passage back."""
        return self._answer(self._services.corrections.undo(attempt_id, officer))

    def correct(
        self, attempt_id: UUID, reason: str, direction: Direction | None, officer: Officer
    ) -> Answer:
        """Put a passage right, with a reason."""
        return self._answer(
            self._services.corrections.correct(attempt_id, officer, reason, direction=direction)
        )

    def children(self, attempt_id: UUID, count: int, officer: Officer) -> Answer:
        """Count children on a crossing."""
        return self._answer(self._services.corrections.with_children(attempt_id, count, officer))

    def give_up(self, attempt_id: UUID, officer: Officer) -> UUID:
        """Close a crossing without a passage."""
        self._services.corrections.give_up(attempt_id, officer)
        return attempt_id

    # -- rechecks

    def case(self, case_id: UUID) -> Answer:
        """Return a recheck."""
        return self._of_case(self._services.rechecks.find(case_id))

    def open_case(self, attempt_id: UUID, officer: Officer) -> Answer:
        """Begin a recheck that was offered to somebody who leaves."""
        return self._of_case(self._services.rechecks.open_for(attempt_id, officer))

    def decide(self, case_id: UUID, decision: CaseDecision, officer: Officer) -> Answer:
        """End a recheck; what else was refused of the crossing comes back to the front."""
        answer = self._of_case(self._services.rechecks.decide(case_id, decision, officer))
        if decision is CaseDecision.ADMIT and not answer.outcome.passed:
            return self._answer(answer.outcome)
        return answer

    def tell(self, case_id: UUID, who: str, officer: Officer) -> Answer:
        """Write down who was told."""
        return self._of_case(self._services.rechecks.tell(case_id, who, officer))

    # -- lists

    def book(self, limit: int) -> Book:
        """Read what stands around the panel."""
        services = self._services
        return Book(
            services.book.recent(limit),
            services.book.unfinished(),
            services.book.deferred(),
            services.book.counters(),
            any(one.overstayed for one in services.visits.inside()),
            services.policies.current().temperature,
        )

    def inside(self) -> tuple[Inside, ...]:
        """Return the visitors who have not left."""
        return self._services.visits.inside()

    def residents(self, text: str) -> Residents:
        """Return the residents inside, those found by a text."""
        return self._services.people.at_home(text)

    def away(self) -> "tuple[NotBack, ...]":
        """Return who was to be back by now and is not."""
        return self._services.quota.not_back()

    def asks_back(self) -> bool:
        """Tell whether the compound asks people to be back by some time."""
        rule = self._services.policies.current().quota
        return rule.on and bool(rule.minutes_outside)

    def cases(self) -> tuple[CaseView, ...]:
        """Return the day's rechecks, and older ones that are still open."""
        today = self._services.rechecks.today()
        known = {view.case.id for view in today}
        older = (v for v in self._services.rechecks.open() if v.case.id not in known)
        return (*older, *today)

    def unfinished(self) -> tuple[AttemptLine, ...]:
        """Return who still waits."""
        return self._services.book.unfinished()

    def deferred(self) -> tuple[AttemptLine, ...]:
        """Return the scans of the locked screen."""
        return self._services.book.deferred()

    def leave(self, visit_id: UUID, officer: Officer) -> Answer:
        """Record that a visitor leaves."""
        return self._answer(self._services.visits.leave(visit_id, officer))

    # -- together

    def _settle(self, outcome: GateOutcome, officer: Officer) -> GateOutcome:
        only_compared = outcome.verdict.reasons == (Reason.IDENTIFIED_BY_GUARD,)
        if only_compared and outcome.verdict.confirmable and outcome.attempt_id is not None:
            return self._services.gate.confirm(outcome.attempt_id, officer)
        return outcome

    def _answer(self, outcome: GateOutcome) -> Answer:
        limits = self._services.policies.current().temperature
        case = None
        refused = outcome.verdict.decision is Decision.REFUSE
        if refused and not outcome.passed and outcome.case is not None and outcome.case.open:
            case = self._services.rechecks.find(outcome.case.id)
        return Answer(outcome, case, limits, self._excuses(outcome))

    def _excuses(self, outcome: GateOutcome) -> tuple[OutingReason, ...]:
        if not (outcome.counted or Reason.QUOTA_USED in outcome.verdict.reasons):
            return ()
        exempt = self._services.policies.current().quota.exempt_reasons
        return tuple(reason for reason in OutingReason if reason in exempt)

    def _of_case(self, view: CaseView) -> Answer:
        limits = self._services.policies.current().temperature
        return Answer(self._services.gate.outcome(view.case.attempt_id), view, limits)
