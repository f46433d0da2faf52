"""The gate's use cases: one transaction each, refusals recorded too."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.crossings import Attempt
from gangting.domain.errors import KnownError
from gangting.domain.free_text import free_text
from gangting.domain.passes import HolderRef
from gangting.domain.recheck import open_case
from gangting.domain.scan_text import Scan, classify
from gangting.domain.temperature import Band, Reading
from gangting.domain.verdict.facts import (
    Decision,
    Direction,
    Identified,
    Reason,
)
from gangting.services.gate.clock_watch import ClockWatch
from gangting.services.gate.effects import Effects
from gangting.services.gate.judge import Judge, Measurements, Moment
from gangting.services.gate.judged import (
    Judged,
    as_judged,
    drafted,
    must_override,
    outcome_of,
    seen,
    settled,
)
from gangting.services.gate.outcome import MOST_CHILDREN, GateOutcome, Measured, Say
from gangting.services.gate.outings import NO_OUTING, NOTHING, going_out, outing_facts
from gangting.services.gate.repeats import Repeats
from gangting.services.gate.subjects import Subject, SubjectReader
from gangting.services.hands import Hands
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database, Work


_OF_A_FEVER = frozenset({Reason.TEMPERATURE_HIGH, Reason.RECHECK_OPEN})


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
            must_override(judged.verdict, officer)
            return self._continue(work, attempt, Say(officer, override=free_text(reason)))

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
            outcome = self._outcome(work, attempt, judged)
            why = work.crossings.correction_reason(attempt.id, attempt.linked_id)
            return replace(outcome, correction_reason=why)

    def again_in(self, work: Work, attempt_id: UUID, officer: Officer) -> GateOutcome:
        """Judge an open attempt again in the transaction that changed what is known of it."""
        return self._continue(work, self._open_attempt(work, attempt_id), Say(officer))

    def judged_again(self, work: Work, attempt: Attempt) -> Attempt:
        """Return an attempt as it is judged by what is known now; writes nothing."""
        return as_judged(attempt, self._judge_again(work, attempt, None))

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
        moment = self._moment(work, subject, way)
        reading, refused = self._accept(judge, say.measured, moment.now)
        readings = (reading,) if reading else ()
        measurements = Measurements(readings, refused)
        verdict = judge.verdict(subject, way, moment, measurements, children_alone=children_alone)
        judged = Judged(subject, way, verdict, readings, reading, moment.now)
        attempt = drafted(self._hands.new_id(), judged, say, deferred=deferred)
        work.crossings.add(attempt, work.place(moment.now, attempt.officer_id))
        return self._follow(work, attempt, judged, new=True)

    def _complete(self, attempt_id: UUID, say: Say) -> GateOutcome:
        with self._database.write() as work:
            return self._continue(work, self._open_attempt(work, attempt_id), say)

    def _continue(self, work: Work, attempt: Attempt, say: Say) -> GateOutcome:
        must_work_gate(say.officer)
        judged = self._judge_again(work, attempt, say.measured)
        attempt = settled(as_judged(attempt, judged), judged, say)
        work.crossings.complete(attempt)
        return self._follow(work, attempt, judged)

    def _judge_again(
        self, work: Work, attempt: Attempt, measured: Measured | None, *, recalled: bool = False
    ) -> Judged:
        """Judge an attempt by what is known now, or recall what was said of it."""
        judge = self._judge(work)
        subject = self._reader().of_attempt(work, attempt)
        way = None if recalled else attempt.direction
        moment = self._moment(work, subject, way, attempt.id)
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
        return Judged(subject, attempt.direction, verdict, readings, reading, moment.now)

    def _follow(
        self, work: Work, attempt: Attempt, judged: Judged, *, new: bool = False
    ) -> GateOutcome:
        """Write the reading, the passage's effects, and the recheck case of a fever."""
        if judged.new_reading is not None:
            place = work.place(judged.now, attempt.officer_id)
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
        return self._outcome(work, attempt, judged, new=new)

    def _outcome(
        self, work: Work, attempt: Attempt, judged: Judged, *, new: bool = False
    ) -> GateOutcome:
        case, known = None, judged.subject.known
        if _OF_A_FEVER.intersection(judged.verdict.reasons):
            case = work.cases.of_attempt(attempt.id)
        if case is None and known and known.open_case:
            case = work.cases.find(known.open_case)
        going = NO_OUTING
        goes = attempt.passed or attempt.decision is not Decision.REFUSE
        if attempt.direction is Direction.EXIT and goes:
            left_at, policy = attempt.passed_at or judged.now, self._policies.current()
            known_as = None if new else attempt.id
            going = going_out(work, policy, judged.subject, left_at, known_as)
        return outcome_of(attempt, judged, case, going)

    def _open_case(self, work: Work, attempt: Attempt, judged: Judged) -> None:
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
        moment = self._moment(work, subject, way)
        verdict = judge.verdict(subject, way, moment, Measurements(ask=False))
        return seen(Judged(subject, way, verdict, (), None, moment.now))

    def _reader(self) -> SubjectReader:
        return SubjectReader(self._database.booth.compound, self._hands.keys())

    def _judge(self, work: Work) -> Judge:
        def name(officer_id: UUID) -> str:
            if officer_id not in self._officers:
                self._officers = work.site.officer_names()
            return self._officers.get(officer_id, "")

        return Judge(self._policies.current(), name)

    def _moment(
        self, work: Work, subject: Subject, way: Direction | None, attempt_id: UUID | None = None
    ) -> Moment:
        """Tell the moment, whether the holder is at another gate in it, and of their quota.

        Without a way nothing is decided anew, so the quota is not asked.
        """
        now, doubtful = self._clock_watch.look(work.newest_recorded_at)
        ref = subject.holder_ref
        window = self._policies.current().verdict.clone_window
        elsewhere = (
            ref is not None
            and not work.alone
            and work.crossings.seen_elsewhere(ref.id, now - window)
        )
        outing = NOTHING
        if way is not None:
            policy = self._policies.current()
            outing = outing_facts(work, policy, subject, way, now, attempt_id)
        return Moment(now, self._gate, doubtful=doubtful, elsewhere=elsewhere, outing=outing)

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
