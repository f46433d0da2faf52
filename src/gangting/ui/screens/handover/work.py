"""What the handover asks of the services; everything here runs on the store lane."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.handover import EquipmentCheck, OpenGroup
from gangting.domain.shifts import PlannedShift, ShiftPattern, planned_at
from gangting.domain.stocktake import CountScope
from gangting.domain.supplies.movements import Mark
from gangting.services.counts import CountView
from gangting.services.handover.duty import DutyView
from gangting.services.handover.roster import Week
from gangting.services.handover.signing import Signer
from gangting.services.handover.summary import SummaryView
from gangting.services.handover.values import HandoverSheet, HandoverView


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services

SHEETS = 60


@dataclass(frozen=True, slots=True)
class Looked:
    """Everything the screen shows, read at one moment.

    ``coming`` is the shift that follows, ``expected`` who is planned for it.
    """

    duty: DutyView | None = None
    view: HandoverView | None = None
    summary: SummaryView | None = None
    officers: tuple[Officer, ...] = ()
    patterns: tuple[ShiftPattern, ...] = ()
    coming: PlannedShift | None = None
    expected: tuple[str, ...] = ()

    def pattern(self, code: str) -> ShiftPattern | None:
        """Return the pattern of a shift's code."""
        return next((pattern for pattern in self.patterns if pattern.code == code), None)


class HandoverWork:
    """The services of the handover, each call a value in and a value out."""

    def __init__(self, services: "Services", zone: Callable[[], str]) -> None:
        self._services = services
        self._zone = zone

    # -- looking

    def look(self) -> Looked:
        """Read everything."""
        services = self._services
        duty = services.duty.current()
        officers, patterns = services.officers.active(), services.duty_settings.patterns()
        if duty is None:
            return Looked(officers=officers, patterns=patterns)
        coming = self._coming(duty, patterns)
        return Looked(
            duty,
            services.handovers.current(),
            services.handovers.preview(),
            officers,
            patterns,
            coming,
            services.roster.expected(coming.day, coming.code) if coming else (),
        )

    def _coming(self, duty: DutyView, patterns: tuple[ShiftPattern, ...]) -> PlannedShift | None:
        end = duty.shift.planned_end
        if end is None:
            return None
        return planned_at(patterns, end.astimezone(ZoneInfo(self._zone())), timedelta(0))

    def sheets(self) -> tuple[HandoverSheet, ...]:
        """Read the newest sheets."""
        return self._services.handovers.sheets(SHEETS)

    # -- the steps

    def begin_duty(self, officer: Officer) -> Looked:
        """Begin a shift where nobody is on duty."""
        self._services.duty.begin(officer)
        return self.look()

    def start(self, officer: Officer) -> Looked:
        """Begin handing over; the summary was seen."""
        view = self._services.handovers.start(officer)
        if view.handover.summary_seen_at is None:
            self._services.handovers.see_summary(view.handover.id, officer)
        return self.look()

    def begin_count(self, officer: Officer, scope: CountScope) -> Looked:
        """Begin the count, and the handover with it."""
        looked = self.start(officer)
        assert looked.view is not None
        try:
            self._services.handovers.begin_count(looked.view.handover.id, officer, scope)
        except KnownError as error:
            if error.code != "nothing_to_count":
                raise
            self._services.handovers.finish_count(looked.view.handover.id, officer)
        return self.look()

    def finish_count(self, handover_id: UUID, officer: Officer) -> Looked:
        """End the count."""
        return self._then(lambda: self._services.handovers.finish_count(handover_id, officer))

    def acknowledge(
        self, handover_id: UUID, groups: tuple[OpenGroup, ...], officer: Officer
    ) -> Looked:
        """Take note of groups."""
        for group in groups:
            self._services.handovers.acknowledge(handover_id, group, officer)
        return self.look()

    def check_equipment(self, handover_id: UUID, check: EquipmentCheck, officer: Officer) -> Looked:
        """Write what was found of one piece."""
        handovers = self._services.handovers
        return self._then(lambda: handovers.check_equipment(handover_id, check, officer))

    def equipment_complete(self, handover_id: UUID, officer: Officer) -> Looked:
        """Write that the rest is there and good."""
        handovers = self._services.handovers
        return self._then(lambda: handovers.equipment_complete(handover_id, officer))

    def remark(self, handover_id: UUID, officer: Officer, orders: str, incidents: str) -> Looked:
        """Write the remarks."""
        handovers = self._services.handovers
        return self._then(
            lambda: handovers.remark(handover_id, officer, orders=orders, incidents=incidents)
        )

    def sign(self, handover_id: UUID, signer: Signer) -> Looked:
        """Sign as the outgoing officer."""
        return self._then(lambda: self._services.handovers.sign(handover_id, signer))

    def countersign(self, handover_id: UUID, signer: Signer) -> Looked:
        """Sign as the leader."""
        return self._then(lambda: self._services.handovers.countersign(handover_id, signer))

    def dispute(self, handover_id: UUID, reason: str, signer: Signer) -> Looked:
        """Do not agree, as the incoming officer."""
        return self._then(lambda: self._services.handovers.dispute(handover_id, reason, signer))

    def recount(self, handover_id: UUID, officer: Officer) -> Looked:
        """Go back to the count."""
        return self._then(lambda: self._services.handovers.recount(handover_id, officer))

    def uphold(self, handover_id: UUID, reason: str, signer: Signer) -> Looked:
        """Let the count stand, as the leader."""
        return self._then(lambda: self._services.handovers.uphold(handover_id, reason, signer))

    def accept(self, handover_id: UUID, signer: Signer) -> HandoverSheet:
        """Take over."""
        return self._services.handovers.accept(handover_id, signer)

    def force(self, reason: str, leader: Signer, incoming: Signer | None) -> HandoverSheet:
        """Close the running shift as the leader."""
        return self._services.handovers.force(reason, leader, incoming)

    # -- counting without a handover

    def shelf_count(self) -> CountView | None:
        """Return a count that goes on and belongs to no handover."""
        running = self._services.handovers.current()
        theirs = running.handover.count_id if running else None
        others = [c for c in self._services.counts.open() if c.count.id != theirs]
        return others[0] if others else None

    def begin_shelf_count(self, officer: Officer, scope: CountScope) -> CountView:
        """Begin one; what moved is what moved since the shift began."""
        duty = self._services.duty.current()
        since = Mark(*duty.shift.place) if duty else None
        return self._services.counts.begin(scope, officer, (), since)

    def accept_count(self, count_id: UUID, officer: Officer, second: Signer | None) -> None:
        """Take the count over; a difference needs a second officer's PIN."""
        verifier = officer
        if second is not None:
            verifier = self._services.officers.confirm_pin(
                second.officer_id, second.pin, Right.WORK_GATE
            )
        self._services.counts.accept(count_id, officer, verifier)

    def cancel_count(self, count_id: UUID, officer: Officer) -> None:
        """Throw a count away."""
        self._services.counts.cancel(count_id, officer)

    # -- afterwards

    def close(self, handover_id: UUID, officer: Officer) -> HandoverSheet:
        """Close an accepted sheet."""
        return self._services.handovers.close(handover_id, officer)

    def add(self, handover_id: UUID, text: str, officer: Officer) -> HandoverSheet:
        """Add to a sheet."""
        return self._services.handovers.add(handover_id, text, officer)

    # -- duty

    def relieve(self, officer_id: UUID, pin: str) -> Officer:
        """Let the one whose PIN it is stand at the booth for a while, or come back."""
        officer = self._services.officers.sign_in(officer_id, pin)
        self._services.duty.relieve(officer, officer)
        return officer

    def join(self, officer_id: UUID, pin: str) -> Looked:
        """Let somebody work jointly."""
        officer = self._services.officers.confirm_pin(officer_id, pin, Right.WORK_GATE)
        return self._then(lambda: self._services.duty.join(officer))

    def leave(self, officer_id: UUID, pin: str) -> Looked:
        """Let somebody who works jointly go."""
        officer = self._services.officers.confirm_pin(officer_id, pin, Right.WORK_GATE)
        return self._then(lambda: self._services.duty.leave(officer))

    def extend(
        self, until: datetime, reason: str, officer: Officer, leader: Signer | None
    ) -> Looked:
        """Stay longer."""
        return self._then(lambda: self._services.duty.extend(until, reason, officer, leader))

    # -- the roster

    def week(self, day: date | None) -> Week:
        """Read the week of a day."""
        return self._services.roster.week(day)

    def plan(self, day: date, shift: str, officer_id: UUID, by: Officer) -> Week:
        """Plan somebody."""
        return self._services.roster.plan(day, shift, officer_id, by)

    def unplan(self, entry_id: UUID, day: date, by: Officer) -> Week:
        """Take somebody off the roster."""
        self._services.roster.unplan(entry_id, by)
        return self._services.roster.week(day)

    def hours(self, first: date, last: date) -> tuple[tuple[str, str, str, int, int, str], ...]:
        """Read the hours of everybody."""
        return self._services.roster.hours_rows(first, last)

    def take_hours(
        self, days: tuple[date, date], officer: Officer
    ) -> tuple[tuple[str, str, str, int, int, str], ...]:
        """Read the hours for a file; who takes them is written down."""
        return self._services.roster.take_hours(*days, officer)

    def _then(self, act: Callable[[], object]) -> Looked:
        act()
        return self.look()
