"""The recheck cases: measure again, tell somebody, decide."""

from dataclasses import replace
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.crossings import Attempt
from gangting.domain.errors import KnownError
from gangting.domain.free_text import free_text
from gangting.domain.recheck import CaseDecision, RecheckCase, Told, open_case
from gangting.domain.temperature import Band, Reading, band
from gangting.domain.verdict.facts import Decision, Direction
from gangting.services.gate.effects import Effects
from gangting.services.gate.outcome import CaseView, Measured
from gangting.services.gate.service import Gate, must_count, must_work_gate
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
        """Open a case by hand: somebody leaving with a fever was offered a recheck.

        A crossing and a person have one case: where there is one already, it is returned.
        """
        must_work_gate(officer)
        with self._database.write() as work:
            line = work.crossings.line(attempt_id)
            readings = work.crossings.readings(attempt_id)
            if line is None or not readings:
                raise KnownError("not_found")
            return self._view(work, self._case_of(work, line.attempt, readings, officer))

    def measure_again(
        self, attempt_id: UUID, measured: Measured, reason: str, officer: Officer
    ) -> CaseView | None:
        """Follow the temperature of a passage with another, with a reason; a fever opens a case.

        The earlier readings stay; both versions of the passage and the reason are kept. Raises
        ``not_passed``, ``already_undone``, ``reason_missing``, ``temperature_implausible``.
        """
        must_work_gate(officer)
        if not reason.strip():
            raise KnownError("reason_missing")
        now, limits = self._hands.clock.now(), self._policies.current().temperature
        reading = Reading(measured.tenths, measured.site, measured.source, measured.taken_at or now)
        means = band(reading.tenths, reading.site, limits)
        if means is Band.IMPLAUSIBLE:
            raise KnownError("temperature_implausible")
        with self._database.write() as work:
            attempt = work.crossings.attempt(attempt_id)
            if attempt is None:
                raise KnownError("not_found")
            must_count(attempt)
            place = work.place(now, officer.id)
            work.crossings.add_reading(self._hands.new_id(), place, attempt_id, reading)
            after = replace(attempt, tenths=reading.tenths, site=reading.site)
            place, why = work.place(now, officer.id), free_text(reason)
            work.crossings.correct(self._hands.new_id(), place, attempt, after, "reading", why)
            if not means.fever:
                return None
            readings = work.crossings.readings(attempt_id)
            case = self._case_of(work, after, readings, officer, reopen=True)
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
            told = Told(free_text(who), now, officer.name)
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
        )
        work.crossings.complete(attempt)
        if goes:
            entry_pass = work.passes.with_id(attempt.pass_id) if attempt.pass_id else None
            self._effects.passed(work, attempt, entry_pass)

    def _case_of(
        self,
        work: Work,
        attempt: Attempt,
        readings: tuple[Reading, ...],
        officer: Officer,
        *,
        reopen: bool = False,
    ) -> RecheckCase:
        """Return the case of this crossing, or its person's open one, or open one.

        ``reopen`` opens another where the crossing's own is closed: the fever came back.
        """
        known = work.crossings.known_holder(attempt.holder) if attempt.holder else None
        case = work.cases.of_attempt(attempt.id)
        if (case is None or not case.open) and known is not None and known.open_case:
            case = work.cases.find(known.open_case)
        if case is not None and (case.open or not reopen):
            return case
        now = self._hands.clock.now()
        case = open_case(
            self._hands.new_id(),
            attempt,
            readings,
            now,
            self._policies.current().temperature,
            lives_here=bool(known and known.holder and known.holder.lives_here),
        )
        work.cases.add(case, work.place(now, officer.id))
        return case

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
