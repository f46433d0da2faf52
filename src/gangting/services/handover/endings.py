"""How a handover ends: accepted by the incoming officer, or closed by force by the leader."""

from dataclasses import replace
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.duty import DutyEnd, DutyShift
from gangting.domain.errors import KnownError
from gangting.domain.handover import (
    Handover,
    HandoverMove,
    HandoverState,
    Progress,
    Signature,
    Step,
    must_be_at,
    must_follow,
    next_state,
)
from gangting.domain.shifts import EARLY_TO_HAND_OVER
from gangting.services.counts import FrozenLine, StockCounts
from gangting.services.handover.duty import Duty
from gangting.services.handover.freezing import Ending, frozen
from gangting.services.handover.reading import (
    SheetReader,
    frozen_sheet,
    officer_of,
    running,
    running_shift,
    shift_of,
)
from gangting.services.handover.signing import Signer
from gangting.services.handover.values import HandoverSheet
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Work


class Endings:
    """Ends one shift and begins the next in one transaction, at one moment."""

    def __init__(
        self, duty: Duty, counts: StockCounts, policies: Policies, reader: SheetReader
    ) -> None:
        self._duty = duty
        self._counts = counts
        self._policies = policies
        self._reader = reader

    def begun(self, work: Work, shift: DutyShift, officer: Officer) -> Handover:
        """Return the shift's handover, begun if there is none."""
        sheet = work.handovers.running()
        if sheet is None:
            now = self._duty.hands.clock.now()
            sheet = Handover(self._duty.hands.new_id(), shift.id, shift.responsible_id, now)
            work.handovers.add(sheet, work.place(now, officer.id))
        return sheet

    def accept(self, handover_id: UUID, incoming: Signer) -> HandoverSheet:
        """Take over; ``same_officer``, ``handover_not_ready`` with the step that comes first."""
        officer = self._duty.signing.confirm(incoming)
        now = self._duty.hands.clock.now()
        with self._duty.database.write() as work:
            sheet = running(work, handover_id)
            shift = shift_of(work, sheet)
            countersigned_by = _countersigned_by(work, shift)
            must_follow(sheet.outgoing_id, officer.id, countersigned=countersigned_by is not None)
            progress = self._reader.progress(work, sheet)
            must_be_at(progress.next_step, Step.ACCEPT)
            sheet = replace(
                sheet,
                state=next_state(sheet.state, HandoverMove.ACCEPT),
                incoming_id=officer.id,
                accepted_at=now,
            )
            verified = officer
            if officer.id == sheet.outgoing_id and countersigned_by is not None:
                verified = officer_of(work, countersigned_by)
            stock = self._accepted(work, sheet, verified)
            signed = self.signature(incoming, progress)
            sheet = self._freeze(work, sheet, progress, stock, signed)
            work.duties.end(shift.id, now, DutyEnd.HANDOVER)
            self.note(work, "handover.accepted", sheet, officer)
            self._duty.begin_in(work, officer, now, EARLY_TO_HAND_OVER)
            return frozen_sheet(work, sheet)

    def force(self, reason: str, leader: Signer, incoming: Signer | None = None) -> HandoverSheet:
        """Close the running shift as the leader; ``reason_missing``, ``nobody_on_duty``."""
        officer = self._duty.signing.confirm(leader, Right.MANAGE)
        follows = self._duty.signing.confirm(incoming) if incoming else None
        if not reason.strip():
            raise KnownError("reason_missing")
        now = self._duty.hands.clock.now()
        with self._duty.database.write() as work:
            shift = running_shift(work)
            sheet = self.begun(work, shift, officer)
            progress = self._reader.progress(work, sheet)
            stock = self._forced_count(work, sheet, officer)
            sheet = replace(
                sheet,
                state=next_state(sheet.state, HandoverMove.FORCE),
                incoming_id=follows.id if follows else None,
                leader_signed=self.signature(leader, progress),
                closed_at=now,
                closed_by=officer.id,
                forced_reason=reason.strip(),
            )
            signed = self.signature(incoming, progress) if incoming else None
            sheet = self._freeze(work, sheet, progress, stock, signed)
            work.duties.end(shift.id, now, DutyEnd.FORCED)
            self.note(work, "handover.forced", sheet, officer)
            if follows is not None:
                self._duty.begin_in(work, follows, now, EARLY_TO_HAND_OVER)
            return frozen_sheet(work, sheet)

    def signature(self, signer: Signer, progress: Progress) -> Signature:
        """Return a signature for what the sheet says now."""
        now = self._duty.hands.clock.now()
        return Signature(signer.officer_id, now, progress.signed_digest, signer.strokes)

    def note(self, work: Work, action: str, sheet: Handover, officer: Officer) -> None:
        """Write into the journal what was done to a sheet."""
        place = work.place(self._duty.hands.clock.now(), officer.id)
        detail = {"hash": sheet.content_hash} if sheet.content_hash else {}
        subject = ("handover", sheet.id)
        work.journal.append(
            self._duty.hands.new_id(), place, action, subject=subject, detail=detail
        )

    def _accepted(self, work: Work, sheet: Handover, verified: Officer) -> tuple[FrozenLine, ...]:
        count = self._reader.count(work, sheet)
        if count is None:
            return ()
        outgoing = officer_of(work, sheet.outgoing_id)
        return self._counts.accept_in(work, count.count.id, outgoing, verified)

    def _forced_count(self, work: Work, sheet: Handover, leader: Officer) -> tuple[FrozenLine, ...]:
        """Accept a finished count with the leader as the second pair of eyes, else drop it."""
        count = self._reader.count(work, sheet)
        if count is None:
            return ()
        if sheet.state is HandoverState.DRAFT or sheet.outgoing_id == leader.id:
            self._counts.cancel_in(work, count.count.id, leader)
            return ()
        return self._accepted(work, sheet, leader)

    def _freeze(
        self,
        work: Work,
        sheet: Handover,
        progress: Progress,
        stock: tuple[FrozenLine, ...],
        incoming_signed: Signature | None,
    ) -> Handover:
        ending = Ending(
            self._duty.hands.clock.now(),
            shift_of(work, sheet),
            progress.groups,
            progress.equipment,
            stock,
            progress.leader_reasons,
            self._duty.settings.patterns_in(work),
            incoming_signed,
        )
        sheet = frozen(work, sheet, ending, self._policies.current().zone)
        work.handovers.freeze(sheet)
        return sheet


def _countersigned_by(work: Work, shift: DutyShift) -> UUID | None:
    """Return the leader who let the responsible officer stay for the next shift."""
    found = [e.countersigned_by for e in work.duties.extensions(shift.id) if e.countersigned_by]
    return found[-1] if found else None
