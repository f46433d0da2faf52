"""Reading a handover inside a transaction: what comes next, and why."""

from dataclasses import replace
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.duty import DutyShift
from gangting.domain.errors import KnownError
from gangting.domain.handover import (
    FROZEN,
    EquipmentLine,
    Handover,
    OpenItems,
    Progress,
    leader_reasons,
)
from gangting.domain.handover_sheet import read_content, signed_digest
from gangting.domain.stocktake import CountState
from gangting.services.counts import CountView, StockCounts
from gangting.services.handover.open_items import OpenItemsReader
from gangting.services.handover.settings import DutySettings
from gangting.services.handover.values import AddendumLine, HandoverSheet, HandoverView
from gangting.services.hands import Hands
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Work


class SheetReader:
    """Knows what a sheet says now."""

    def __init__(
        self, counts: StockCounts, policies: Policies, hands: Hands, settings: DutySettings
    ) -> None:
        self._counts = counts
        self._policies = policies
        self._hands = hands
        self._settings = settings

    def view(self, work: Work, sheet: Handover) -> HandoverView:
        """Return a handover as it stands."""
        progress = self.progress(work, sheet)
        names = work.site.officer_names()
        return HandoverView(
            sheet,
            shift_of(work, sheet),
            progress.next_step,
            names[sheet.outgoing_id],
            names[sheet.incoming_id] if sheet.incoming_id else "",
            tuple(progress.groups),
            tuple(progress.equipment),
            self.count(work, sheet),
            progress.leader_reasons,
            progress.signature_holds(sheet.outgoing_signed),
            progress.signature_holds(sheet.leader_signed),
        )

    def progress(self, work: Work, sheet: Handover) -> Progress:
        """Return what the next step follows from."""
        count = self.count(work, sheet)
        equipment = self.equipment(work, sheet)
        reasons = leader_reasons(
            over_tolerance=count is not None and count.over_tolerance, equipment=equipment
        )
        counted = [
            (str(line.item.id), line.counted, line.book, line.reason.value if line.reason else "")
            for line in (count.lines if count else ())
            if line.counted is not None and line.book is not None
        ]
        said = signed_digest(counted, sheet.equipment, sheet.orders, sheet.incidents)
        return Progress(sheet, self.groups(work, sheet, count), equipment, reasons, said)

    def groups(self, work: Work, sheet: Handover, count: CountView | None) -> tuple[OpenItems, ...]:
        """Return the open items, group by group."""
        policy = self._policies.current()
        now = self._hands.clock.now()
        reader = OpenItemsReader(work, now, policy.zone, policy.visitor_limit)
        return reader.groups(sheet, count)

    def equipment(self, work: Work, sheet: Handover) -> tuple[EquipmentLine, ...]:
        """Return the equipment with what was found of it."""
        checks = {check.code: check for check in sheet.equipment}
        return tuple(
            EquipmentLine(item, checks.get(item.code)) for item in self._settings.equipment_in(work)
        )

    def count(self, work: Work, sheet: Handover) -> CountView | None:
        """Return the sheet's count; one that was thrown away is none."""
        if sheet.count_id is None:
            return None
        view = self._counts.view_in(work, sheet.count_id)
        return None if view.count.state is CountState.CANCELLED else view


def found(work: Work, handover_id: UUID) -> Handover:
    """Return a handover; ``not_found``."""
    sheet = work.handovers.find(handover_id)
    if sheet is None:
        raise KnownError("not_found")
    return sheet


def running(work: Work, handover_id: UUID) -> Handover:
    """Return a handover that still goes on; ``handover_finished``."""
    sheet = found(work, handover_id)
    if not sheet.open:
        raise KnownError("handover_finished")
    return sheet


def running_shift(work: Work) -> DutyShift:
    """Return the running shift; ``nobody_on_duty``."""
    shift = work.duties.running()
    if shift is None:
        raise KnownError("nobody_on_duty")
    return shift


def shift_of(work: Work, sheet: Handover) -> DutyShift:
    """Return the shift that is handed over."""
    shift = work.duties.find(sheet.duty_id)
    assert shift is not None  # a foreign key
    return shift


def officer_of(work: Work, officer_id: UUID) -> Officer:
    """Return an officer of the books, also one who has gone."""
    secret = work.site.officer_secret(officer_id)
    assert secret is not None  # nobody is ever deleted
    return secret.officer


def must_be_frozen(sheet: Handover) -> None:
    """Raise ``not_accepted`` while a handover goes on."""
    if sheet.state not in FROZEN:
        raise KnownError("not_accepted")


def settled(sheet: Handover, how: str, officer: Officer, reason: str = "") -> Handover:
    """Say how the last dispute ended, if there is one that has not."""
    if not sheet.disputes or sheet.disputes[-1].settled:
        return sheet
    last = replace(sheet.disputes[-1], settled=how, settled_by=officer.id, settled_reason=reason)
    return replace(sheet, disputes=(*sheet.disputes[:-1], last))


def frozen_sheet(work: Work, sheet: Handover) -> HandoverSheet:
    """Return a frozen sheet with what stands beside it; ``not_accepted``."""
    must_be_frozen(sheet)
    names = work.site.officer_names()
    return HandoverSheet(
        sheet.id,
        read_content(sheet.content),
        sheet.content_hash,
        sheet.state,
        tuple(
            AddendumLine(added, names[added.officer_id] if added.officer_id else "")
            for added in work.handovers.addenda(sheet.id)
        ),
        sheet.accepted_at,
        sheet.closed_at,
        names[sheet.closed_by] if sheet.closed_by else "",
    )
