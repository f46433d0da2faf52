"""Visitors, riders, couriers and outside vehicles (domain B.4)."""

from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

from gangting.domain.values import frozen
from gangting.domain.verdict.facts import HealthCode


class VisitKind(StrEnum):
    """Which form a visit was written with."""

    VISITOR = "visitor"
    DELIVERY = "delivery"
    VEHICLE = "vehicle"


class VisitReason(StrEnum):
    """Why somebody comes."""

    VISIT = "visit"
    HOUSEKEEPING = "housekeeping"
    REPAIR = "repair"
    DECORATION = "decoration"
    GOODS = "goods"
    VIEWING = "viewing"
    OFFICIAL = "official"
    MEDICAL = "medical"
    OTHER = "other"


class Consent(StrEnum):
    """How the host was asked, or that they did not agree."""

    PHONE = "phone"
    GATE = "gate"
    REFUSED = "refused"

    @property
    def given(self) -> bool:
        """Whether the visitor may come."""
        return self is not Consent.REFUSED


@frozen
class Visit:
    """One visit, from coming to leaving."""

    id: UUID
    kind: VisitKind
    name: str = ""
    phone: str = ""
    id_number: str = ""
    host_address: str = ""
    host_household_id: UUID | None = None
    consent_by: str = ""
    consent_at: datetime | None = None
    reason: VisitReason | None = None
    company: str = ""
    drop_point: str = ""
    plate: str = ""
    party_size: int = 1
    trunk_checked: bool | None = None
    health_code: HealthCode | None = None
    screening_yes: bool = False
    entered_at: datetime | None = None
    left_at: datetime | None = None

    @property
    def expected(self) -> bool:
        """Whether it came as one of the expected vehicles; the company is its name there."""
        return self.kind is VisitKind.VEHICLE and bool(self.company)

    def overstayed(self, now: datetime, limit: timedelta) -> bool:
        """Whether the visitor is still inside after the limit."""
        return (
            self.entered_at is not None and self.left_at is None and now - self.entered_at > limit
        )


@frozen
class Inside:
    """A visit that has not ended, and whether it has lasted too long."""

    visit: Visit
    overstayed: bool
