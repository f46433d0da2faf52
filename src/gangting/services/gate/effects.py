"""What follows from a passage, and what an undo takes back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from gangting.domain.crossings import Attempt
from gangting.domain.entry_pass import EntryPass, PassEvent
from gangting.domain.holders import Whereabouts
from gangting.domain.passes import Category, HolderKind, PassAction, PassState
from gangting.domain.verdict.facts import Direction, Identified, Presence
from gangting.storage.unit_of_work import Work


_AFTER = {Direction.ENTRY: Presence.INSIDE, Direction.EXIT: Presence.OUTSIDE}


class Effects:
    """Applies a passage to presence, visits and passes, inside the gate's transaction."""

    def __init__(self, new_id: Callable[[], UUID], gate: int) -> None:
        self._new_id = new_id
        self._gate = gate

    def passed(self, work: Work, attempt: Attempt, entry_pass: EntryPass | None) -> None:
        """Write what the passage changes; a refused card moves nobody."""
        if attempt.holder is None or attempt.passed_at is None:
            return
        now = attempt.passed_at
        where = Whereabouts(_AFTER[attempt.direction], now, self._gate)
        work.crossings.set_presence(attempt.holder, where, attempt.id)
        if attempt.holder.kind is HolderKind.VISIT:
            if attempt.direction is Direction.ENTRY:
                work.visits.update(attempt.holder.id, entered_at=now, left_at=None)
            else:
                work.visits.update(attempt.holder.id, left_at=now)
        if entry_pass is not None:
            self._hand_over(work, attempt, entry_pass, now)
            self._take_back(work, attempt, entry_pass, now)

    def corrected(self, work: Work, attempt: Attempt, entry_pass: EntryPass | None) -> None:
        """Write what a corrected passage changes, unless the holder has passed again since."""
        newest = work.crossings.last_passage(attempt.holder.id) if attempt.holder else None
        if newest is not None and newest.attempt.id == attempt.id:
            self.passed(work, attempt, entry_pass)

    def undone(self, work: Work, attempt: Attempt, now: datetime) -> None:
        """Put presence, the visit and the pass back as the passages before say."""
        ref = attempt.holder
        if ref is None:
            return
        before = work.crossings.last_passage(ref.id)
        last = before.attempt if before else None
        if before is None or last is None or last.passed_at is None:
            work.crossings.forget_presence(ref)
        else:
            where = Whereabouts(_AFTER[last.direction], last.passed_at, before.booth)
            work.crossings.set_presence(ref, where, last.id)
        gone = last is not None and last.direction is Direction.EXIT
        if ref.kind is HolderKind.VISIT:
            entry = work.crossings.last_passage(ref.id, Direction.ENTRY)
            work.visits.update(
                ref.id,
                entered_at=entry.attempt.passed_at if entry else None,
                left_at=last.passed_at if last and gone else None,
            )
        if not gone:
            self._give_back(work, attempt, now)

    def _hand_over(
        self, work: Work, attempt: Attempt, entry_pass: EntryPass, now: datetime
    ) -> None:
        """Take a card that passes at the gate for collected: it is in the holder's hand."""
        by_card = attempt.identified in {Identified.CARD, Identified.SHORT_NUMBER}
        if by_card and entry_pass.state in {PassState.APPLIED, PassState.PRINTED}:
            self._move(work, attempt, entry_pass, PassAction.COLLECT, PassState.ACTIVE, now)
            work.pickup.give_up(entry_pass.id, now, attempt.officer_id)

    def _take_back(
        self, work: Work, attempt: Attempt, entry_pass: EntryPass, now: datetime
    ) -> None:
        """Set a temporary pass returned when its visitor leaves."""
        leaving = attempt.direction is Direction.EXIT
        if leaving and entry_pass.category is Category.VISITOR:
            self._move(work, attempt, entry_pass, PassAction.RETURN, PassState.RETURNED, now)

    def _give_back(self, work: Work, attempt: Attempt, now: datetime) -> None:
        entry_pass = work.passes.with_id(attempt.pass_id) if attempt.pass_id else None
        leaving = attempt.direction is Direction.EXIT
        if entry_pass is not None and leaving and entry_pass.state is PassState.RETURNED:
            self._move(work, attempt, entry_pass, PassAction.RESUME, PassState.ACTIVE, now)

    def _move(
        self,
        work: Work,
        attempt: Attempt,
        entry_pass: EntryPass,
        action: PassAction,
        after: PassState,
        now: datetime,
    ) -> None:
        if entry_pass.state is after:
            return
        moved = replace(
            entry_pass, state=after, changed_at=now, changed_by=attempt.officer_id, reason=""
        )
        work.passes.save(moved)
        event = PassEvent(
            action, entry_pass.state, after, moved.edition, now, attempt.officer_id, ""
        )
        work.passes.record(self._new_id(), work.place(now, attempt.officer_id), moved, event)
