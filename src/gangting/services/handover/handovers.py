"""The handover of a shift, step by step: each step is in the books before the next begins."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.handover import (
    Acknowledged,
    Dispute,
    EquipmentCheck,
    Handover,
    HandoverMove,
    OpenGroup,
    Step,
    must_be_at,
    next_state,
    with_check,
)
from gangting.domain.stocktake import CountScope
from gangting.domain.supplies.movements import Mark
from gangting.services.counts import StockCounts
from gangting.services.gate.service import must_work_gate
from gangting.services.handover.duty import Duty
from gangting.services.handover.endings import Endings
from gangting.services.handover.reading import (
    SheetReader,
    found,
    frozen_sheet,
    must_be_frozen,
    running,
    running_shift,
    settled,
    shift_of,
)
from gangting.services.handover.signing import Signer
from gangting.services.handover.summary import SummaryView, summary_of
from gangting.services.handover.values import HandoverSheet, HandoverView
from gangting.services.policies import Policies
from gangting.storage.handovers import Addendum
from gangting.storage.unit_of_work import Work


class Handovers:
    """Hands over the running shift of one booth; a power cut comes back to the same step."""

    def __init__(self, duty: Duty, counts: StockCounts, policies: Policies) -> None:
        self._database, self._hands = duty.database, duty.hands
        self._settings, self._signing = duty.settings, duty.signing
        self._counts = counts
        self._reader = SheetReader(counts, policies, duty.hands, duty.settings)
        self._endings = Endings(duty, counts, policies, self._reader)

    # looking

    def current(self) -> HandoverView | None:
        """Return the handover that goes on, exactly where it was left; None where there is none."""
        with self._database.read() as work:
            sheet = work.handovers.running()
            return self._reader.view(work, sheet) if sheet else None

    def view(self, handover_id: UUID) -> HandoverView:
        """Return one handover; ``not_found``."""
        with self._database.read() as work:
            return self._reader.view(work, found(work, handover_id))

    def summary(self, handover_id: UUID) -> SummaryView:
        """Return the numbers of the running shift and how its beginning compares."""
        with self._database.read() as work:
            return summary_of(work, shift_of(work, running(work, handover_id)))

    def preview(self) -> SummaryView:
        """Return the same before a handover began; ``nobody_on_duty``."""
        with self._database.read() as work:
            return summary_of(work, running_shift(work))

    def sheet(self, handover_id: UUID) -> HandoverSheet:
        """Return a frozen sheet; ``not_accepted`` while the handover goes on."""
        with self._database.read() as work:
            return frozen_sheet(work, found(work, handover_id))

    def sheets(self, limit: int = 20, before: UUID | None = None) -> tuple[HandoverSheet, ...]:
        """Return this booth's sheets, the newest first, or those before one."""
        with self._database.read() as work:
            last = found(work, before) if before else None
            return tuple(frozen_sheet(work, one) for one in work.handovers.finished(limit, last))

    # the steps

    def start(self, officer: Officer) -> HandoverView:
        """Begin handing over the running shift, or go on where it was left; ``nobody_on_duty``."""
        must_work_gate(officer)
        with self._database.write() as work:
            sheet = self._endings.begun(work, running_shift(work), officer)
            return self._reader.view(work, sheet)

    def see_summary(self, handover_id: UUID, officer: Officer) -> HandoverView:
        """Write down that the summary was read."""
        now = self._hands.clock.now()
        return self._change(
            handover_id, officer, lambda _, sheet: replace(sheet, summary_seen_at=now)
        )

    def begin_count(
        self,
        handover_id: UUID,
        officer: Officer,
        scope: CountScope = CountScope.MOVED,
        *,
        afresh: bool = False,
    ) -> HandoverView:
        """Begin the count, or go on with it; ``afresh`` throws the one there is away."""

        def begin(work: Work, sheet: Handover) -> Handover:
            next_state(sheet.state, HandoverMove.FINISH_COUNT)  # only a draft is counted
            there = self._reader.count(work, sheet)
            if there is not None and not afresh:
                return sheet
            if there is not None:
                self._counts.cancel_in(work, there.count.id, officer)
            since = Mark(*shift_of(work, sheet).place)
            return replace(
                sheet, count_id=self._counts.begin_in(work, scope, officer, (), since).id
            )

        return self._change(handover_id, officer, begin)

    def finish_count(self, handover_id: UUID, officer: Officer) -> HandoverView:
        """End the count; what was not counted is listed among the open items.

        ``count_missing`` where none was begun, unless the booth keeps nothing to count.
        """

        def finish(work: Work, sheet: Handover) -> Handover:
            counted = self._reader.count(work, sheet) is not None
            if not counted and work.supplies.catalogue.items():
                raise KnownError("count_missing")
            return replace(sheet, state=next_state(sheet.state, HandoverMove.FINISH_COUNT))

        return self._change(handover_id, officer, finish)

    def acknowledge(self, handover_id: UUID, group: OpenGroup, officer: Officer) -> HandoverView:
        """Take note of a group as it is now; what comes later shows as new."""
        now = self._hands.clock.now()

        def note(work: Work, sheet: Handover) -> Handover:
            groups = self._reader.groups(work, sheet, self._reader.count(work, sheet))
            [items] = [g for g in groups if g.group is group]
            said = Acknowledged(group, tuple(line.id for line in items.lines), now, officer.id)
            others = tuple(a for a in sheet.acknowledged if a.group is not group)
            return replace(sheet, acknowledged=(*others, said))

        return self._change(handover_id, officer, note)

    def check_equipment(
        self, handover_id: UUID, check: EquipmentCheck, officer: Officer
    ) -> HandoverView:
        """Write what was found of one piece; ``equipment_unknown``, ``invalid_quantity``."""

        def write(work: Work, sheet: Handover) -> Handover:
            items = {item.code: item for item in self._settings.equipment_in(work)}
            return replace(sheet, equipment=with_check(sheet.equipment, check, items))

        return self._change(handover_id, officer, write)

    def equipment_complete(self, handover_id: UUID, officer: Officer) -> HandoverView:
        """Write that every piece nobody has looked at yet is there and good."""

        def write(work: Work, sheet: Handover) -> Handover:
            checks = tuple(
                EquipmentCheck(line.item.code, line.item.expected)
                for line in self._reader.equipment(work, sheet)
                if line.check is None
            )
            return replace(sheet, equipment=(*sheet.equipment, *checks))

        return self._change(handover_id, officer, write)

    def remark(
        self, handover_id: UUID, officer: Officer, *, orders: str = "", incidents: str = ""
    ) -> HandoverView:
        """Write orders from above and incidents."""
        return self._change(
            handover_id,
            officer,
            lambda _, sheet: replace(sheet, orders=orders.strip(), incidents=incidents.strip()),
        )

    def sign(self, handover_id: UUID, outgoing: Signer) -> HandoverView:
        """Sign as the outgoing officer; ``not_outgoing``, ``handover_not_ready``.

        A later change of the count, the equipment or the remarks makes the signature void.
        """
        officer = self._signing.confirm(outgoing)

        def write(work: Work, sheet: Handover) -> Handover:
            if officer.id != sheet.outgoing_id:
                raise KnownError("not_outgoing")
            progress = self._reader.progress(work, sheet)
            must_be_at(progress.next_step, Step.SIGN, Step.LEADER, Step.ACCEPT)
            return replace(sheet, outgoing_signed=self._endings.signature(outgoing, progress))

        return self._change(handover_id, officer, write)

    def countersign(self, handover_id: UUID, leader: Signer) -> HandoverView:
        """Sign as the leader: over tolerance, equipment missing, or a follow-on of oneself.

        ``leader_is_outgoing``, ``not_allowed``, ``handover_not_ready``.
        """
        officer = self._signing.confirm(leader, Right.MANAGE)

        def write(work: Work, sheet: Handover) -> Handover:
            if officer.id == sheet.outgoing_id:
                raise KnownError("leader_is_outgoing")
            progress = self._reader.progress(work, sheet)
            must_be_at(progress.next_step, Step.LEADER, Step.ACCEPT)
            return replace(sheet, leader_signed=self._endings.signature(leader, progress))

        return self._change(handover_id, officer, write)

    def dispute(self, handover_id: UUID, reason: str, incoming: Signer) -> HandoverView:
        """Do not agree, as the incoming officer; count again, or the leader decides."""
        officer = self._signing.confirm(incoming)
        now = self._hands.clock.now()

        def write(work: Work, sheet: Handover) -> Handover:
            if not reason.strip():
                raise KnownError("reason_missing")
            if officer.id == sheet.outgoing_id:
                raise KnownError("same_officer")
            state = next_state(sheet.state, HandoverMove.DISPUTE)
            self._endings.note(work, "handover.disputed", sheet, officer)
            said = Dispute(now, officer.id, reason.strip())
            return replace(sheet, state=state, disputes=(*sheet.disputes, said))

        return self._change(handover_id, officer, write)

    def recount(self, handover_id: UUID, officer: Officer) -> HandoverView:
        """Go back to the count; signatures are void, single lines may be counted again."""

        def write(work: Work, sheet: Handover) -> Handover:
            state = next_state(sheet.state, HandoverMove.RECOUNT)
            self._endings.note(work, "handover.recounted", sheet, officer)
            said = settled(sheet, "recount", officer)
            return replace(said, state=state, outgoing_signed=None, leader_signed=None)

        return self._change(handover_id, officer, write)

    def uphold(self, handover_id: UUID, reason: str, leader: Signer) -> HandoverView:
        """Decide as the leader that the count stands, with a reason; ``leader_is_outgoing``."""
        officer = self._signing.confirm(leader, Right.MANAGE)

        def write(work: Work, sheet: Handover) -> Handover:
            if officer.id == sheet.outgoing_id:
                raise KnownError("leader_is_outgoing")
            if not reason.strip():
                raise KnownError("reason_missing")
            state = next_state(sheet.state, HandoverMove.UPHOLD)
            self._endings.note(work, "handover.upheld", sheet, officer)
            return replace(settled(sheet, "upheld", officer, reason.strip()), state=state)

        return self._change(handover_id, officer, write)

    def accept(self, handover_id: UUID, incoming: Signer) -> HandoverSheet:
        """Take over, as the incoming officer: one transaction ends one shift and begins the next.

        ``same_officer``, ``handover_not_ready`` with the step that comes first.
        """
        return self._endings.accept(handover_id, incoming)

    def force(self, reason: str, leader: Signer, incoming: Signer | None = None) -> HandoverSheet:
        """Close the running shift as the leader: the outgoing is gone, or no relief came.

        A finished count is accepted with the leader as the second pair of eyes, any other is thrown
        away. With an incoming officer the next shift begins at once; else with the next sign-in.
        """
        return self._endings.force(reason, leader, incoming)

    # after the acceptance

    def close(self, handover_id: UUID, officer: Officer) -> HandoverSheet:
        """Close an accepted sheet: a leader has looked at it. The content stays as it is."""
        officer.must(Right.MANAGE)
        now = self._hands.clock.now()
        with self._database.write() as work:
            sheet = found(work, handover_id)
            state = next_state(sheet.state, HandoverMove.CLOSE)
            sheet = replace(sheet, state=state, closed_at=now, closed_by=officer.id)
            work.handovers.close(sheet)
            self._endings.note(work, "handover.closed", sheet, officer)
            return frozen_sheet(work, sheet)

    def add(self, handover_id: UUID, text: str, officer: Officer) -> HandoverSheet:
        """Add to a frozen sheet what was found later; it stands beside the content.

        ``addendum_missing``, ``not_accepted``.
        """
        must_work_gate(officer)
        now = self._hands.clock.now()
        if not text.strip():
            raise KnownError("addendum_missing")
        with self._database.write() as work:
            sheet = found(work, handover_id)
            must_be_frozen(sheet)
            addendum = Addendum(self._hands.new_id(), text.strip(), now, officer.id)
            work.handovers.add_addendum(addendum, sheet.id, work.place(now, officer.id))
            self._endings.note(work, "handover.added", sheet, officer)
            return frozen_sheet(work, sheet)

    def _change(
        self, handover_id: UUID, officer: Officer, change: Callable[[Work, Handover], Handover]
    ) -> HandoverView:
        """Do one step in one transaction."""
        must_work_gate(officer)
        with self._database.write() as work:
            sheet = change(work, running(work, handover_id))
            work.handovers.save(sheet)
            return self._reader.view(work, sheet)
