"""The recheck cases: measure again, tell somebody, decide."""

from dataclasses import replace
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.recheck import CaseDecision, RecheckCase, Told, open_case
from gangting.domain.temperature import Reading
from gangting.domain.verdict.facts import Decision, Direction
from gangting.services.gate.effects import Effects
from gangting.services.gate.outcome import CaseView, Measured
from gangting.services.gate.service import Gate, must_work_gate
from gangting.services.hands import Hands, day_start
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database, Work


_LETS_IN = frozenset({CaseDecision.ADMIT, CaseDecision.STRAIGHT_HOME, CaseDecision.HOLD})


class Rechecks:
    """Cases survive a restart: they are in the books from their first reading on."""

    def __init__(self, database: Database, policies: Policies, hands: Hands, gate: Gate) -> None:
        self._database = database
        self._gate = gate
        self._policies = policies
        self._hands = hands
        self._effects = Effects(hands.new_id, database.booth.booth)

    def open(self) -> tuple[CaseView, ...]:
        """Return the unfinished cases, the oldest first."""
        with self._database.read() as work:
            return tuple(self._view(work, case) for case in work.cases.open())

    def today(self) -> tuple[CaseView, ...]:
        """Return the day's cases: the list to report."""
        start = day_start(self._hands.clock.now(), self._policies.current().zone)
        with self._database.read() as work:
            return tuple(self._view(work, case) for case in work.cases.opened_since(start))

    def find(self, case_id: UUID) -> CaseView:
        """Return one case."""
        with self._database.read() as work:
            return self._view(work, self._case(work, case_id))

    def open_for(self, attempt_id: UUID, officer: Officer) -> CaseView:
        """Open a case by hand: somebody leaving with a fever was offered a recheck."""
        must_work_gate(officer)
        now = self._hands.clock.now()
        with self._database.write() as work:
            line = work.crossings.line(attempt_id)
            readings = work.crossings.readings(attempt_id)
            if line is None or not readings:
                raise KnownError("not_found")
            case = work.cases.of_attempt(attempt_id)
            if case is None:
                attempt = line.attempt
                known = work.crossings.known_holder(attempt.holder) if attempt.holder else None
                holder = known.holder if known else None
                case = open_case(
                    self._hands.new_id(),
                    attempt,
                    readings,
                    now,
                    self._policies.current().temperature,
                    lives_here=bool(holder and holder.lives_here),
                )
                work.cases.add(case, work.place(now, officer.id))
            return self._view(work, case)

    def measure(self, case_id: UUID, measured: Measured, officer: Officer) -> CaseView:
        """Store a further reading of a case."""
        must_work_gate(officer)
        now = self._hands.clock.now()
        with self._database.write() as work:
            case = self._case(work, case_id)
            reading = Reading(
                measured.tenths, measured.site, measured.source, measured.taken_at or now
            )
            case = case.with_reading(reading, self._policies.current().temperature)
            place = work.place(now, officer.id)
            work.crossings.add_reading(
                self._hands.new_id(), place, case.attempt_id, reading, case.id
            )
            return self._view(work, case)

    def tell(self, case_id: UUID, who: str, officer: Officer) -> CaseView:
        """Write down who was told."""
        must_work_gate(officer)
        if not who.strip():
            raise KnownError("who_missing")
        now = self._hands.clock.now()
        with self._database.write() as work:
            case = self._case(work, case_id)
            told = Told(who.strip(), now, officer.name)
            work.cases.add_told(self._hands.new_id(), work.place(now, officer.id), case.id, told)
            return self._view(work, case.with_told(told))

    def decide(self, case_id: UUID, decision: CaseDecision, officer: Officer) -> CaseView:
        """End a case; one who lives here goes in by every decision, watched if need be.

        A normal recheck takes back the fever only: what else was refused of the crossing stays
        refused.
        """
        must_work_gate(officer)
        now = self._hands.clock.now()
        with self._database.write() as work:
            case = self._case(work, case_id)
            case = case.close(decision, now, self._policies.current().temperature)
            work.cases.save(case, closed_by=officer.id)
            enters = case.lives_here or decision is CaseDecision.ADMIT
            leaves = case.direction is Direction.EXIT and decision is CaseDecision.ADMIT
            goes = enters if case.direction is Direction.ENTRY else leaves
            self._end(work, case, officer, goes=goes and decision in _LETS_IN)
            return self._view(work, case)

    def _end(self, work: Work, case: RecheckCase, officer: Officer, *, goes: bool) -> None:
        attempt = work.crossings.attempt(case.attempt_id)
        if attempt is None or attempt.passed or attempt.undone_at is not None:
            return
        last, now = case.readings[-1], self._hands.clock.now()
        decided = case.decision.value if case.decision else ""
        normal = case.decision is CaseDecision.ADMIT
        if normal:
            again = self._gate.judged_again(work, attempt)
            if again.decision is Decision.REFUSE:
                attempt, goes = again, False
        attempt = replace(
            attempt,
            decision=Decision.ATTENTION if goes and normal else Decision.REFUSE,
            tenths=last.tenths,
            site=last.site,
            passed=goes,
            passed_at=now if goes else None,
            unfinished=False,
            officer_id=officer.id,
            override_reason=decided,
        )
        work.crossings.complete(attempt)
        if goes:
            entry_pass = work.passes.with_id(attempt.pass_id) if attempt.pass_id else None
            self._effects.passed(work, attempt, entry_pass)

    def _case(self, work: Work, case_id: UUID) -> RecheckCase:
        case = work.cases.find(case_id)
        if case is None:
            raise KnownError("not_found")
        return case

    def _view(self, work: Work, case: RecheckCase) -> CaseView:
        line = work.crossings.line(case.attempt_id)
        assert line is not None
        allowed = case.allowed(self._policies.current().temperature) if case.open else frozenset()
        return CaseView(case, line, allowed)
