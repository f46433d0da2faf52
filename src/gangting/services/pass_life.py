"""One step in the life of a pass inside a transaction: its state, its event, the journal."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.entry_pass import EntryPass, PassEvent
from gangting.domain.errors import KnownError
from gangting.domain.free_text import free_text
from gangting.domain.passes import MOVES, PassAction, PassState, next_state
from gangting.services.hands import Hands
from gangting.storage.journal import Entry
from gangting.storage.unit_of_work import Work


#: What can lie at a pick-up desk, waiting to be handed over.
_ON_THE_DESK = MOVES[PassAction.COLLECT][0]
#: What a pass is reissued from that was no longer in use.
_ENDED = frozenset({PassState.LOST, PassState.VOID})


class PassLife:
    """Moves passes; whoever calls it has checked the right and saves nothing else of the pass."""

    def __init__(self, hands: Hands) -> None:
        self._hands = hands

    def move(
        self, work: Work, entry_pass: EntryPass, action: PassAction, officer: Officer, reason: str
    ) -> EntryPass:
        """Write a pass with what was done to it; ``wrong_state`` where its life forbids it.

        ``text_too_long`` for a reason that no history can show.
        """
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
            reason=free_text(reason),
        )
        work.passes.save(moved)
        self.record(work, moved, action, before, moved.reason)
        if action is PassAction.REISSUE or moved.state not in _ON_THE_DESK:
            # What lies at a pick-up desk is handed over no more.
            work.pickup.give_up(moved.id, moved.changed_at, officer.id)
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
        now, reason = self._hands.clock.now(), free_text(reason)
        after = tuple(
            replace(one, valid_until=until, changed_at=now, changed_by=officer.id, reason=reason)
            for one in passes
        )
        self._write_all(work, zip(passes, after, strict=True), PassAction.EXTEND)
        work.journal.append(
            self._hands.new_id(),
            work.place(now, officer.id),
            "pass.extended_many",
            detail={"until": until.isoformat(), "serials": [one.serial_text for one in after]},
        )
        return after

    def print_all(self, work: Work, passes: Sequence[EntryPass], officer: Officer) -> None:
        """Let passes be printed: an event and an entry in the journal for each, written at once.

        ``wrong_state`` where the life of one forbids it.
        """
        now, action = self._hands.clock.now(), PassAction.PRINT_DONE
        after = tuple(
            replace(
                one,
                state=next_state(one.state, action),
                changed_at=now,
                changed_by=officer.id,
                reason="",
            )
            for one in passes
        )
        self._write_all(work, zip(passes, after, strict=True), action)
        work.journal.append_many(
            [
                Entry(self._hands.new_id(), work.place(now, officer.id), *_told(one, action))
                for one in after
            ]
        )

    def _write_all(
        self, work: Work, moved: Iterable[tuple[EntryPass, EntryPass]], action: PassAction
    ) -> None:
        """Write passes as they are after what was done to all of them, and their events."""
        both = tuple(moved)
        work.passes.change_many(after for _, after in both)
        work.bulk.add_events(
            (
                self._hands.new_id(),
                work.place(one.changed_at, one.changed_by),
                one,
                PassEvent(
                    action,
                    before.state,
                    one.state,
                    one.edition,
                    one.changed_at,
                    one.changed_by,
                    one.reason,
                ),
            )
            for before, one in both
        )

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
        told, subject, detail = _told(entry_pass, action)
        at = work.place(now, officer_id)
        work.journal.append(self._hands.new_id(), at, told, subject=subject, detail=detail)


def the_pass(work: Work, serial: int) -> EntryPass:
    """Return a pass; ``not_found``."""
    entry_pass = work.passes.with_serial(serial)
    if entry_pass is None:
        raise KnownError("not_found")
    return entry_pass


def _told(
    entry_pass: EntryPass, action: PassAction
) -> tuple[str, tuple[str, UUID], dict[str, object]]:
    """Return what the journal says of one step: the action, its subject and the detail."""
    detail: dict[str, object] = {"serial": entry_pass.serial_text, "edition": entry_pass.edition}
    return f"pass.{action.value}", ("entry_pass", entry_pass.id), detail


def _was_suspended(events: tuple[PassEvent, ...]) -> bool:
    """Whether a pass was suspended when it was reported lost or made void: a new card is, too."""
    before = [one.before for one in events]
    while before and before[-1] in _ENDED:
        before.pop()
    return bool(before) and before[-1] is PassState.SUSPENDED
