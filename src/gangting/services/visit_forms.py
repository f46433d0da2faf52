"""What is asked of visitors, riders and outside vehicles, and what the books fill in.

Frozen values without a database behind them, so that the window can paint before it is opened.
"""

from dataclasses import dataclass

from gangting.domain.deliveries import Listed
from gangting.domain.people import Household, Person, Vehicle
from gangting.domain.verdict.facts import HealthCode, Presence
from gangting.domain.visits import Visit, VisitReason


@dataclass(frozen=True, slots=True)
class VisitForm:
    """What is asked of a visitor: a phone or an ID number, never both by force.

    ``odd_plate`` takes a plate of no known shape as it is written.
    """

    name: str = ""
    phone: str = ""
    id_number: str = ""
    host_room: str = ""
    consent_by: str = ""
    reason: VisitReason | None = None
    plate: str = ""
    party_size: int = 1
    health_code: HealthCode | None = None
    screening_yes: bool = False
    odd_plate: bool = False


@dataclass(frozen=True, slots=True)
class DeliveryForm:
    """A rider, courier or utility worker: company and phone tail, and where they drop it."""

    company: str
    phone_tail: str = ""
    drop_point: str = ""
    plate: str = ""


@dataclass(frozen=True, slots=True)
class VehicleForm:
    """An outside vehicle: its host, who is in it, whether the trunk was looked at.

    ``expected`` names a line of the expected vehicles; inside its hours it needs no host, and no
    plate unless the line has one.
    """

    plate: str
    host_room: str = ""
    consent_by: str = ""
    reason: VisitReason | None = None
    party_size: int = 1
    trunk_checked: bool = False
    odd_plate: bool = False
    expected: str = ""


@dataclass(frozen=True, slots=True)
class Known:
    """What an earlier visit by the same phone fills in."""

    times: int
    visit: Visit | None


@dataclass(frozen=True, slots=True)
class Host:
    """Whom a visitor wants to see: the door, and who lives behind it."""

    household: Household
    people: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class AtPlate:
    """What the books know of a plate: a known vehicle, an open visit, a line of those expected."""

    vehicle: Vehicle | None = None
    presence: Presence = Presence.UNKNOWN
    visit: Visit | None = None
    listed: Listed | None = None
