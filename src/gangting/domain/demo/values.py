"""What the invented community is made of; numbers point from one value to another."""

from datetime import date, datetime

from gangting.domain.actors import Role
from gangting.domain.identity.address import Address
from gangting.domain.passes import Category, HolderKind, PassState
from gangting.domain.people import Standing
from gangting.domain.recheck import CaseDecision
from gangting.domain.temperature import Site, Source
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Decision, Direction, HealthCode, Identified, Reason
from gangting.domain.visits import VisitKind, VisitReason


@frozen
class DemoOfficer:
    """One who signs in; the PIN stands on the practice banner."""

    number: int
    name: str
    role: Role
    pin: str


@frozen
class DemoRef:
    """Points at a person, a vehicle or a visit by its number."""

    kind: HolderKind
    number: int


@frozen
class DemoHousehold:
    """One door."""

    number: int
    address: Address
    children: int = 0
    under_observation: bool = False


@frozen
class DemoPerson:
    """A person of 14 or older; those of no household have a place of work."""

    number: int
    name: str
    phone: str
    standing: Standing
    household: int | None = None
    workplace: str = ""
    under_observation: bool = False


@frozen
class DemoVehicle:
    """A resident's vehicle; ``owner`` is the number of a person."""

    number: int
    plate: str
    household: int
    owner: int


@frozen
class DemoPass:
    """A pass and what became of it; an expired one is active with its last day gone.

    ``changed_at``, ``changed_by`` and ``reason`` tell of the last change.
    """

    serial: int
    category: Category
    holder: DemoRef
    state: PassState
    valid_from: date
    valid_until: date
    issued_at: datetime
    changed_at: datetime
    changed_by: int
    edition: int = 0
    printed_at: datetime | None = None
    collected_at: datetime | None = None
    reason: str = ""


@frozen
class DemoVisit:
    """A visitor or rider; one who was turned away has no ``entered_at``.

    The host did not agree where ``consent_at`` is missing too, else it was a fever.
    """

    number: int
    kind: VisitKind
    registered_at: datetime
    officer: int
    name: str
    phone: str
    host: int | None = None
    consent_by: str = ""
    consent_at: datetime | None = None
    reason: VisitReason | None = None
    company: str = ""
    drop_point: str = ""
    plate: str = ""
    party_size: int = 1
    health_code: HealthCode | None = None
    entered_at: datetime | None = None
    left_at: datetime | None = None
    serial: int | None = None


@frozen
class DemoReading:
    """One temperature, in tenths of a degree."""

    tenths: int
    site: Site
    source: Source
    taken_at: datetime


@frozen
class DemoCase:
    """A finished recheck; its readings are the crossing's."""

    opened_at: datetime
    rest_until: datetime
    closed_at: datetime
    decision: CaseDecision
    told: str = ""


@frozen
class DemoCrossing:
    """One attempt at the gate, as the books would hold it afterwards.

    ``holder`` is None where the card was refused; ``linked`` is the number of the refused attempt
    that this identification followed; ``raw`` is what was scanned where it was no pass of ours.
    """

    number: int
    at: datetime
    direction: Direction
    identified: Identified
    decision: Decision
    officer: int
    reasons: tuple[Reason, ...] = ()
    holder: DemoRef | None = None
    category: Category | None = None
    serial: int | None = None
    readings: tuple[DemoReading, ...] = ()
    passed_at: datetime | None = None
    children: int = 0
    case: DemoCase | None = None
    linked: int | None = None
    raw: str = ""

    @property
    def passed(self) -> bool:
        """Whether somebody went through."""
        return self.passed_at is not None


@frozen
class DemoCommunity:
    """Everything, each list in the order of its numbers, the crossings in the order of time."""

    name: str
    gate: str
    officers: tuple[DemoOfficer, ...]
    households: tuple[DemoHousehold, ...]
    people: tuple[DemoPerson, ...]
    vehicles: tuple[DemoVehicle, ...]
    visits: tuple[DemoVisit, ...]
    passes: tuple[DemoPass, ...]
    crossings: tuple[DemoCrossing, ...]
