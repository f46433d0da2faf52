"""The gate's use cases: one transaction each, refusals recorded too."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.crossings import Attempt
from gangting.domain.errors import KnownError
from gangting.domain.passes import HolderRef
from gangting.domain.recheck import open_case
from gangting.domain.scan_text import Scan, classify
from gangting.domain.temperature import Band, Reading
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import (
    Decision,
    Direction,
    Identified,
    Override,
    Reason,
    Verdict,
)
from gangting.services.gate.clock_watch import ClockWatch
from gangting.services.gate.effects import Effects
from gangting.services.gate.judge import Judge, Measurements, Moment
from gangting.services.gate.outcome import MOST_CHILDREN, GateOutcome, Measured, Say
from gangting.services.gate.repeats import Repeats
from gangting.services.gate.subjects import Subject, SubjectReader
from gangting.services.hands import Hands
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database, Work


_OF_A_FEVER = frozenset({Reason.TEMPERATURE_HIGH, Reason.RECHECK_OPEN})


@frozen
class _Judged:
    """One judging, before it is written."""

    subject: Subject
    direction: Direction
    verdict: Verdict
    readings: tuple[Reading, ...]
    new_reading: Reading | None
    now: datetime


class Gate:
    """Scans, identifications, readings, confirmations, undo."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands
        self._gate = database.booth.booth
        self._effects = Effects(hands.new_id, self._gate)
        self._officers: dict[UUID, str] = {}
        self._repeats = Repeats(hands.clock)
        self._clock_watch = ClockWatch(hands.clock)

    # scanning and identifying

    def scan(
        self,
        text: str,
        say: Say,
        direction: Direction | None = None,
        *,
        deliberate: bool = False,
    ) -> GateOutcome:
        """Judge and record a scan; the same code within 3 s is one scan unless deliberate."""
        scan = classify(text)
        if not deliberate and (again := self._again(scan)) is not None:
            return again
        with self._database.write() as work:
            subject = self._reader().of_scan(work, scan)
            outcome = self._attempt(work, subject, direction, say)
        assert outcome.attempt_id is not None
        self._repeats.remember(scan, outcome.attempt_id)
        return outcome

    def identify(
        self,
        ref: HolderRef,
        say: Say,
        direction: Direction | None = None,
        *,
        linked_id: UUID | None = None,
        children_alone: bool = False,
    ) -> GateOutcome:
        """Judge and record one whom the officer found and compared; the card's rows do not apply.

        ``linked_id`` is the attempt whose card was refused.
        """
        with self._database.write() as work:
            subject = self._reader().of_holder(work, ref, Identified.GUARD)
            subject = replace(subject, linked_id=linked_id)
            return self._attempt(work, subject, direction, say, children_alone=children_alone)

    def register(self, ref: HolderRef, say: Say, direction: Direction) -> GateOutcome:
        """Judge and record a visitor, rider or outside vehicle registered at this gate."""
        with self._database.write() as work:
            return self.register_in(work, ref, say, direction)

    def register_in(
        self, work: Work, ref: HolderRef, say: Say, direction: Direction
    ) -> GateOutcome:
        """Do so in the transaction that wrote the visit down: both are kept, or neither."""
        return self._attempt(work, self._reader().of_visit(work, ref), direction, say)

    def look(self, text: str, direction: Direction | None = None) -> GateOutcome:
        """Judge a scan without presence's direction or a temperature, and record nothing."""
        with self._database.read() as work:
            return self._look(work, classify(text), direction or Direction.ENTRY, plain=True)

    def peek(self, text: str, direction: Direction | None = None) -> GateOutcome:
        """Judge a scan with all that is known (info mode), and record nothing."""
        with self._database.read() as work:
            return self._look(work, classify(text), direction, plain=False)

    def defer(self, text: str) -> GateOutcome:
        """Record a scan on the locked screen, without officer or passage, until it is claimed."""
        scan = classify(text)
        if (again := self._again(scan)) is not None:
            return again
        with self._database.write() as work:
            subject = self._reader().of_scan(work, scan)
            outcome = self._attempt(work, subject, None, Say(None), deferred=True)
        assert outcome.attempt_id is not None
        self._repeats.remember(scan, outcome.attempt_id)
        return outcome

    def claim(self, attempt_id: UUID, say: Say) -> GateOutcome:
        """Take over a deferred scan: it is judged now, by this officer, as presence is now."""
        with self._database.write() as work:
            attempt = self._find(work, attempt_id)
            if not attempt.deferred:
                raise KnownError("attempt_closed")
            way = self._judge(work).direction(self._reader().of_attempt(work, attempt))
            return self._continue(work, replace(attempt, deferred=False, direction=way), say)

    def _again(self, scan: Scan) -> GateOutcome | None:
        """Return the outcome that a repeated scan has already; one taken back is no repeat."""
        attempt_id = self._repeats.find(scan)
        if attempt_id is None:
            return None
        outcome = self.outcome(attempt_id)
        return None if outcome.undone else replace(outcome, repeated=True)

    def forget_scan(self, attempt_id: UUID) -> None:
        """Take the next scan of the same code for a new one: this attempt was given up."""
        self._repeats.forget(attempt_id)

    # completing

    def measure(self, attempt_id: UUID, measured: Measured, officer: Officer) -> GateOutcome:
        """Store a temperature of an open attempt and judge again; a fever opens a recheck."""
        return self._complete(attempt_id, Say(officer, measured))

    def confirm(self, attempt_id: UUID, officer: Officer) -> GateOutcome:
        """Let an amber attempt pass with one press."""
        with self._database.write() as work:
            attempt = self._open_attempt(work, attempt_id)
            outcome = self._continue(work, attempt, Say(officer, confirm=True))
            if not outcome.passed:
                raise KnownError("needs_reading" if outcome.needs_reading else "not_confirmable")
            return outcome

    def override(self, attempt_id: UUID, reason: str, officer: Officer) -> GateOutcome:
        """Let an attempt pass against the verdict, with a reason; some need a leader."""
        if not reason.strip():
            raise KnownError("reason_missing")
        with self._database.write() as work:
            attempt = self._open_attempt(work, attempt_id)
            judged = self._judge_again(work, attempt, None)
            _must_override(judged.verdict, officer)
            return self._continue(work, attempt, Say(officer, override=reason.strip()))

    def turn(self, attempt_id: UUID, direction: Direction, officer: Officer) -> GateOutcome:
        """Judge an open attempt again in the other direction."""
        with self._database.write() as work:
            attempt = replace(self._open_attempt(work, attempt_id), direction=direction)
            return self._continue(work, attempt, Say(officer))

    def confirm_clock(self, officer: Officer) -> None:
        """Take the clock for right after somebody set it."""
        must_work_gate(officer)
        now = self._hands.clock.now()
        with self._database.write() as work:
            work.site.confirm_clock(now)
            place = work.place(now, officer.id)
            work.journal.append(self._hands.new_id(), place, "clock.confirmed")
        self._clock_watch.believe()

    # looking

    def outcome(self, attempt_id: UUID) -> GateOutcome:
        """Return an attempt as it stands, with its present verdict while it is open."""
        with self._database.read() as work:
            attempt = self._find(work, attempt_id)
            recalled = not (attempt.unfinished or attempt.deferred)
            judged = self._judge_again(work, attempt, None, recalled=recalled)
            outcome = self._outcome_of(work, attempt, judged)
            why = work.crossings.correction_reason(attempt.id, attempt.linked_id)
            return replace(outcome, correction_reason=why)

    def again_in(self, work: Work, attempt_id: UUID, officer: Officer) -> GateOutcome:
        """Judge an open attempt again in the transaction that changed what is known of it."""
        return self._continue(work, self._open_attempt(work, attempt_id), Say(officer))

    def judged_again(self, work: Work, attempt: Attempt) -> Attempt:
        """Return an attempt as it is judged by what is known now; writes nothing."""
        return _as_judged(attempt, self._judge_again(work, attempt, None))

    # the road itself

    def _attempt(
        self,
        work: Work,
        subject: Subject,
        direction: Direction | None,
        say: Say,
        *,
        children_alone: bool = False,
        deferred: bool = False,
    ) -> GateOutcome:
        if not deferred:
            must_work_gate(say.officer)
        if not 0 <= say.children <= MOST_CHILDREN:
            raise KnownError("too_many_children")
        judge = self._judge(work)
        way = direction or judge.direction(subject)
        moment = self._moment(work, subject)
        reading, refused = self._accept(judge, say.measured, moment.now)
        readings = (reading,) if reading else ()
        measurements = Measurements(readings, refused)
        verdict = judge.verdict(subject, way, moment, measurements, children_alone=children_alone)
        judged = _Judged(subject, way, verdict, readings, reading, moment.now)
        attempt = self._draft(judged, say, deferred=deferred)
        attempt = self._settle(attempt, judged, say)
        work.crossings.add(attempt, work.place(moment.now, attempt.officer_id))
        return self._follow(work, attempt, judged, say)

    def _complete(self, attempt_id: UUID, say: Say) -> GateOutcome:
        with self._database.write() as work:
            return self._continue(work, self._open_attempt(work, attempt_id), say)

    def _continue(self, work: Work, attempt: Attempt, say: Say) -> GateOutcome:
        must_work_gate(say.officer)
        judged = self._judge_again(work, attempt, say.measured)
        attempt = replace(_as_judged(attempt, judged), officer_id=_officer_id(say))
        attempt = self._settle(attempt, judged, say)
        work.crossings.complete(attempt)
        return self._follow(work, attempt, judged, say)

    def _judge_again(
        self, work: Work, attempt: Attempt, measured: Measured | None, *, recalled: bool = False
    ) -> _Judged:
        """Judge an attempt by what is known now, or recall what was said of it."""
        judge = self._judge(work)
        subject = self._reader().of_attempt(work, attempt)
        moment = self._moment(work, subject)
        reading, refused = self._accept(judge, measured, moment.now)
        readings = work.crossings.readings(attempt.id)
        if reading is not None:
            readings = (*readings, reading)
        verdict = judge.verdict(
            subject,
            attempt.direction,
            moment,
            Measurements(readings, refused, rechecking=self._rechecking(work, attempt)),
            children_alone=Reason.CHILDREN_ALONE in attempt.reasons,
            said=attempt if recalled else None,
        )
        return _Judged(subject, attempt.direction, verdict, readings, reading, moment.now)

    def _draft(self, judged: _Judged, say: Say, *, deferred: bool) -> Attempt:
        subject, verdict = judged.subject, judged.verdict
        return Attempt(
            id=self._hands.new_id(),
            direction=judged.direction,
            identified=subject.identified,
            decision=verdict.decision,
            reasons=verdict.reasons,
            recorded_at=judged.now,
            raw=subject.raw,
            raw_hash=subject.raw_hash,
            pass_id=subject.entry_pass.id if subject.entry_pass else None,
            holder=subject.holder_ref if verdict.names_holder else None,
            category=subject.category,
            visit_id=subject.visit.id if subject.visit else None,
            linked_id=subject.linked_id,
            children=say.children,
            deferred=deferred,
            officer_id=_officer_id(say),
        )

    def _settle(self, attempt: Attempt, judged: _Judged, say: Say) -> Attempt:
        """Say whether the attempt passes now, and keep its last temperature on it."""
        last = judged.readings[-1] if judged.readings else None
        attempt = replace(
            attempt, tenths=last.tenths if last else None, site=last.site if last else None
        )
        verdict = judged.verdict
        passes = not attempt.deferred and _passes(verdict, say)
        overridden = passes and bool(say.override)
        waits = not passes and (verdict.decision is Decision.ATTENTION or _waits_for_host(verdict))
        return replace(
            attempt,
            passed=passes,
            passed_at=judged.now if passes else None,
            override_reason=say.override if overridden else attempt.override_reason,
            unfinished=waits and not attempt.deferred,
        )

    def _follow(self, work: Work, attempt: Attempt, judged: _Judged, say: Say) -> GateOutcome:
        """Write the reading, the passage's effects, and the recheck case of a fever."""
        if judged.new_reading is not None:
            place = work.place(judged.now, _officer_id(say))
            work.crossings.add_reading(self._hands.new_id(), place, attempt.id, judged.new_reading)
        if attempt.passed:
            self._effects.passed(work, attempt, judged.subject.entry_pass)
        last = judged.readings[-1] if judged.readings else None
        fever = (
            last is not None
            and self._judge(work).band(last).fever
            and attempt.direction is Direction.ENTRY
        )
        known = judged.subject.known
        if fever and not (known and known.open_case) and not work.cases.of_attempt(attempt.id):
            self._open_case(work, attempt, judged)
        return self._outcome_of(work, attempt, judged)

    def _open_case(self, work: Work, attempt: Attempt, judged: _Judged) -> None:
        holder = judged.subject.known.holder if judged.subject.known else None
        case = open_case(
            self._hands.new_id(),
            attempt,
            judged.readings,
            judged.now,
            self._policies.current().temperature,
            lives_here=bool(holder and holder.lives_here and attempt.holder),
        )
        work.cases.add(case, work.place(judged.now, attempt.officer_id))

    def _outcome_of(self, work: Work, attempt: Attempt, judged: _Judged) -> GateOutcome:
        subject = judged.subject
        case = None
        if _OF_A_FEVER.intersection(judged.verdict.reasons):
            case = work.cases.of_attempt(attempt.id)
        if case is None and subject.known and subject.known.open_case:
            case = work.cases.find(subject.known.open_case)
        return GateOutcome(
            direction=attempt.direction,
            identified=attempt.identified,
            verdict=judged.verdict,
            scan=subject.scan,
            attempt_id=attempt.id,
            recorded_at=attempt.recorded_at,
            passed=attempt.passed,
            passed_at=attempt.passed_at,
            undone=attempt.undone_at is not None,
            deferred=attempt.deferred,
            unfinished=attempt.unfinished,
            fields=subject.read.fields if subject.read else None,
            entry_pass=subject.entry_pass,
            holder=subject.known.holder if subject.known else None,
            last=subject.known.whereabouts if subject.known else None,
            readings=judged.readings,
            case=case,
            visit=subject.visit,
            children=attempt.children,
            override_reason=attempt.override_reason,
        )

    # small things

    def _look(
        self, work: Work, scan: Scan, direction: Direction | None, *, plain: bool
    ) -> GateOutcome:
        judge = self._judge(work)
        subject = self._reader().of_scan(work, scan)
        if plain and subject.known is not None:
            subject = replace(
                subject, known=replace(subject.known, whereabouts=None, open_case=None)
            )
        way = direction or judge.direction(subject)
        moment = self._moment(work, subject)
        verdict = judge.verdict(subject, way, moment, Measurements(ask=False))
        return GateOutcome(
            way,
            subject.identified,
            verdict,
            scan,
            fields=subject.read.fields if subject.read else None,
            entry_pass=subject.entry_pass,
            holder=subject.known.holder if subject.known else None,
            last=subject.known.whereabouts if subject.known else None,
        )

    def _reader(self) -> SubjectReader:
        return SubjectReader(self._database.booth.compound, self._hands.keys())

    def _judge(self, work: Work) -> Judge:
        def name(officer_id: UUID) -> str:
            if officer_id not in self._officers:
                self._officers = work.site.officer_names()
            return self._officers.get(officer_id, "")

        return Judge(self._policies.current(), name)

    def _moment(self, work: Work, subject: Subject) -> Moment:
        """Tell the moment, and whether the holder is at another gate in it."""
        now, doubtful = self._clock_watch.look(work.newest_recorded_at)
        ref = subject.holder_ref
        window = self._policies.current().verdict.clone_window
        elsewhere = (
            ref is not None
            and not work.alone
            and work.crossings.seen_elsewhere(ref.id, now - window)
        )
        return Moment(now, self._gate, doubtful=doubtful, elsewhere=elsewhere)

    def _rechecking(self, work: Work, attempt: Attempt) -> bool:
        """Whether this attempt's own fever is being rechecked; nobody may have been named."""
        if not _OF_A_FEVER.intersection(attempt.reasons):
            return False
        case = work.cases.of_attempt(attempt.id)
        return case is not None and case.open

    def _accept(
        self, judge: Judge, measured: Measured | None, now: datetime
    ) -> tuple[Reading | None, bool]:
        """Return the reading to store, and whether an implausible value was refused instead."""
        if measured is None:
            return None, False
        reading = Reading(measured.tenths, measured.site, measured.source, measured.taken_at or now)
        if judge.band(reading) is Band.IMPLAUSIBLE:
            return None, True
        return reading, False

    def _find(self, work: Work, attempt_id: UUID) -> Attempt:
        attempt = work.crossings.attempt(attempt_id)
        if attempt is None:
            raise KnownError("not_found")
        return attempt

    def _open_attempt(self, work: Work, attempt_id: UUID) -> Attempt:
        """Return an attempt that may still pass: not given up, and no recheck has decided it."""
        attempt = self._find(work, attempt_id)
        given_up = attempt.decision is Decision.ATTENTION and not attempt.unfinished
        if attempt.passed or attempt.deferred or given_up:
            raise KnownError("attempt_closed")
        if _OF_A_FEVER.intersection(attempt.reasons):
            case = work.cases.of_attempt(attempt.id)
            if case is not None and not case.open:
                raise KnownError("attempt_closed")
        return attempt


def _as_judged(attempt: Attempt, judged: _Judged) -> Attempt:
    """Put the verdict on the attempt; a card that is refused by now names nobody any more."""
    verdict = judged.verdict
    return replace(
        attempt,
        decision=verdict.decision,
        reasons=verdict.reasons,
        holder=judged.subject.holder_ref if verdict.names_holder else None,
    )


def must_work_gate(officer: Officer | None) -> None:
    """Let nobody record without signing in, or without the right to stand at the gate."""
    if officer is None:
        raise KnownError("not_signed_in")
    officer.must(Right.WORK_GATE)


def must_count(attempt: Attempt) -> None:
    """Let only a passage that counts be put right or followed by another reading."""
    if not attempt.passed:
        raise KnownError("not_passed")
    if attempt.undone_at is not None:
        raise KnownError("already_undone")


def _officer_id(say: Say) -> UUID | None:
    return say.officer.id if say.officer else None


def _waits_for_host(verdict: Verdict) -> bool:
    """Whether nothing but the host's word keeps a visitor out: they may say yes any moment."""
    refused = [f.reason for f in verdict.findings if f.decision is Decision.REFUSE]
    return refused == [Reason.NO_HOST_CONSENT]


def _passes(verdict: Verdict, say: Say) -> bool:
    if verdict.decision is Decision.ADMIT:
        return True
    if verdict.confirmable:
        return say.confirm or bool(say.override)
    return bool(say.override) and _may_override(verdict, say.officer)


def _may_override(verdict: Verdict, officer: Officer | None) -> bool:
    if officer is None or verdict.override is Override.NOBODY:
        return False
    return verdict.override is Override.ANY_OFFICER or officer.may(Right.OVERRIDE)


def _must_override(verdict: Verdict, officer: Officer) -> None:
    if verdict.confirmable or verdict.decision is Decision.ADMIT:
        return
    if verdict.override is Override.NOBODY:
        raise KnownError("override_not_allowed")
    if not _may_override(verdict, officer):
        raise KnownError("need_leader")
