"""Duty: who is responsible for a booth's shift, and who stood there from when to when."""

from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from gangting.domain.values import frozen


class DutyRole(StrEnum):
    """As what somebody stands at the booth."""

    RESPONSIBLE = "responsible"
    RELIEF = "relief"
    JOINT = "joint"


class DutyEnd(StrEnum):
    """How a shift ended."""

    HANDOVER = "handover"
    FORCED = "forced"


@frozen
class DutyShift:
    """One officer's responsibility for the booth, from taking over to handing over.

    ``day`` is the day the shift began, also of one that crosses midnight. Where no pattern holds
    the moment, ``code`` is empty and nothing was planned. ``place`` is its epoch and sequence in
    the booth's order: what was recorded after it belongs to it, whatever a clock said.
    """

    id: UUID
    code: str
    day: date
    planned_start: datetime | None
    planned_end: datetime | None
    began_at: datetime
    responsible_id: UUID
    ended_at: datetime | None = None
    ended_how: DutyEnd | None = None
    place: tuple[int, int] = (0, 0)

    @property
    def open(self) -> bool:
        """Whether it goes on."""
        return self.ended_at is None

    def overdue(self, now: datetime) -> bool:
        """Whether the relief should have come."""
        return self.open and self.planned_end is not None and now > self.planned_end


@frozen
class Spell:
    """Somebody's time at the booth inside a shift; open until ``ended_at``."""

    id: UUID
    duty_id: UUID
    officer_id: UUID
    role: DutyRole
    began_at: datetime
    ended_at: datetime | None = None


@frozen
class Extension:
    """Extended duty (延时值守): no relief came, or the same officer stays for the next shift."""

    id: UUID
    duty_id: UUID
    until: datetime
    reason: str
    at: datetime
    officer_id: UUID | None
    countersigned_by: UUID | None = None
