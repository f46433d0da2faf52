"""Taking back and putting right: undo for 30 s by anyone, a leader's correction after that."""

from dataclasses import replace
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.crossings import Attempt
from gangting.domain.errors import KnownError
from gangting.domain.free_text import free_text
from gangting.domain.verdict.facts import Direction
from gangting.services.gate.effects import Effects
from gangting.services.gate.outcome import MOST_CHILDREN, UNDO_WINDOW, GateOutcome
from gangting.services.gate.service import Gate, must_count, must_work_gate
from gangting.services.hands import Hands
from gangting.storage.unit_of_work import Database, Work


class Corrections:
    """Both versions of what is corrected are kept; nothing recorded is ever deleted."""

    def __init__(self, database: Database, gate: Gate, hands: Hands) -> None:
        self._database = database
        self._gate = gate
        self._hands = hands
        self._effects = Effects(hands.new_id, database.booth.booth)

    def with_children(self, attempt_id: UUID, children: int, officer: Officer) -> GateOutcome:
        """Count children on a crossing, also just after it passed."""
        must_work_gate(officer)
        if not 0 <= children <= MOST_CHILDREN:
            raise KnownError("too_many_children")
        with self._database.write() as work:
            attempt = self._find(work, attempt_id)
            late = attempt.passed_at is not None and not self._undoable(attempt)
            if late or attempt.undone_at is not None:
                raise KnownError("undo_expired")
            after = replace(attempt, children=children)
            place = work.place(self._hands.clock.now(), officer.id)
            work.crossings.correct(self._hands.new_id(), place, attempt, after, "children")
        return self._gate.outcome(attempt_id)

    def give_up(self, attempt_id: UUID, officer: Officer) -> None:
        """Close an open attempt without a passage: the person went away."""
        must_work_gate(officer)
        with self._database.write() as work:
            attempt = self._find(work, attempt_id)
            if not (attempt.unfinished or attempt.deferred):
                raise KnownError("attempt_closed")
            closed = replace(attempt, unfinished=False, deferred=False, officer_id=officer.id)
            work.crossings.complete(closed)
        self._gate.forget_scan(attempt_id)

    def undo(self, attempt_id: UUID, officer: Officer) -> GateOutcome:
        """Take a passage back within 30 s, by anyone; later only by a correction."""
        must_work_gate(officer)
        with self._database.write() as work:
            attempt = self._find(work, attempt_id)
            must_count(attempt)
            if not self._undoable(attempt):
                raise KnownError("undo_expired")
            self._take_back(work, attempt, officer, "undo", "")
        return self._gate.outcome(attempt_id)

    def correct(
        self,
        attempt_id: UUID,
        officer: Officer,
        reason: str,
        *,
        direction: Direction | None = None,
    ) -> GateOutcome:
        """Correct a passage, with a reason, by a leader: another direction, or taken back."""
        officer.must(Right.CORRECT)
        if not reason.strip():
            raise KnownError("reason_missing")
        why = free_text(reason)
        with self._database.write() as work:
            attempt = self._find(work, attempt_id)
            must_count(attempt)
            if direction is None:
                self._take_back(work, attempt, officer, "correct", why)
            else:
                self._turn_back(work, attempt, direction, officer, why)
        return self._gate.outcome(attempt_id)

    def _find(self, work: Work, attempt_id: UUID) -> Attempt:
        attempt = work.crossings.attempt(attempt_id)
        if attempt is None:
            raise KnownError("not_found")
        return attempt

    def _undoable(self, attempt: Attempt) -> bool:
        passed = attempt.passed_at
        return passed is not None and self._hands.clock.now() - passed <= UNDO_WINDOW

    def _take_back(
        self, work: Work, attempt: Attempt, officer: Officer, kind: str, reason: str
    ) -> None:
        now = self._hands.clock.now()
        after = replace(attempt, undone_at=now)
        place = work.place(now, officer.id)
        work.crossings.correct(self._hands.new_id(), place, attempt, after, kind, reason)
        self._effects.undone(work, attempt, now)

    def _turn_back(
        self,
        work: Work,
        attempt: Attempt,
        direction: Direction,
        officer: Officer,
        reason: str,
    ) -> None:
        now = self._hands.clock.now()
        self._take_back(work, attempt, officer, "correct", reason)
        again = replace(
            attempt,
            id=self._hands.new_id(),
            direction=direction,
            linked_id=attempt.id,
            recorded_at=now,
            officer_id=officer.id,
        )
        place = work.place(now, officer.id)
        work.crossings.add(again, place, attempt.recorded_at)
        entry_pass = work.passes.with_id(again.pass_id) if again.pass_id else None
        self._effects.corrected(work, again, entry_pass)
