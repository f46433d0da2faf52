"""One step in the life of a pass inside a transaction: its state, its event, the journal."""

from dataclasses import replace
from datetime import date

from gangting.domain.actors import Officer
from gangting.domain.entry_pass import EntryPass, PassEvent
from gangting.domain.errors import KnownError
from gangting.domain.passes import PassAction, PassState, next_state
from gangting.services.hands import Hands
from gangting.storage.unit_of_work import Work


#: What a pass is reissued from that was no longer in use.
_ENDED = frozenset({PassState.LOST, PassState.VOID})


class PassLife:
    """Moves passes; whoever calls it has checked the right and saves nothing else of the pass."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def move(
        self, work: Work, entry_pass: EntryPass, action: PassAction, officer: Officer, reason: str
    ) -> EntryPass:
        """Write a pass with what was done to it; ``wrong_state`` where its life forbids it."""
        before = entry_pass.state
        after = next_state(before, action)
        if action is PassAction.REISSUE and before in _ENDED:
            held = _was_suspended(work.passes.events(entry_pass.id))
            after = PassState.SUSPENDED if held else after
        moved = replace(
            entry_pass,
            state=after,
            changed_at=self._hands.clock.now(),
            changed_by=officer.id,
            reason=reason,
        )
        work.passes.save(moved)
        self.record(work, moved, action, before, reason)
        return moved

    def extend_all(
        self,
        work: Work,
        passes: tuple[EntryPass, ...],
        until: date,
        officer: Officer,
        reason: str,
    ) -> tuple[EntryPass, ...]:
        """Give passes the same last day: an event for each, one entry in the journal for all."""
        now = self._hands.clock.now()
        after = tuple(
            replace(one, valid_until=until, changed_at=now, changed_by=officer.id, reason=reason)
            for one in passes
        )
        work.passes.extend([one.id for one in after], after[0])
        action = PassAction.EXTEND
        work.bulk.add_events(
            (
                self._hands.new_id(),
                work.place(now, officer.id),
                one,
                PassEvent(action, one.state, one.state, one.edition, now, officer.id, reason),
            )
            for one in after
        )
        work.journal.append(
            self._hands.new_id(),
            work.place(now, officer.id),
            "pass.extended_many",
            detail={"until": until.isoformat(), "serials": [one.serial_text for one in after]},
        )
        return after

    def record(
        self,
        work: Work,
        entry_pass: EntryPass,
        action: PassAction,
        before: PassState | None,
        reason: str,
    ) -> None:
        """Write the event of a pass that was saved, and the journal's entry."""
        now, officer_id = entry_pass.changed_at, entry_pass.changed_by
        event = PassEvent(
            action, before, entry_pass.state, entry_pass.edition, now, officer_id, reason
        )
        place = work.place(now, officer_id)
        work.passes.record(self._hands.new_id(), place, entry_pass, event)
        work.journal.append(
            self._hands.new_id(),
            work.place(now, officer_id),
            f"pass.{action.value}",
            subject=("entry_pass", entry_pass.id),
            detail={"serial": entry_pass.serial_text, "edition": entry_pass.edition},
        )


def the_pass(work: Work, serial: int) -> EntryPass:
    """Return a pass; ``not_found``."""
    entry_pass = work.passes.with_serial(serial)
    if entry_pass is None:
        raise KnownError("not_found")
    return entry_pass


def _was_suspended(events: tuple[PassEvent, ...]) -> bool:
    """Whether a pass was suspended when it was reported lost or made void: a new card is, too."""
    before = [one.before for one in events]
    while before and before[-1] in _ENDED:
        before.pop()
    return bool(before) and before[-1] is PassState.SUSPENDED
