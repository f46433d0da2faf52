"""What the gate recorded: attempts, and the figures made of them."""

from datetime import datetime
from uuid import UUID

from gangting.domain.passes import Category, HolderRef
from gangting.domain.temperature import Site
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Decision, Direction, Identified, Reason


@frozen
class Attempt:
    """One scan or identification with its outcome; a passage is an attempt that passed."""

    id: UUID
    direction: Direction
    identified: Identified
    decision: Decision
    reasons: tuple[Reason, ...]
    recorded_at: datetime
    raw: str = ""
    raw_hash: str = ""
    pass_id: UUID | None = None
    holder: HolderRef | None = None
    category: Category | None = None
    visit_id: UUID | None = None
    linked_id: UUID | None = None
    children: int = 0
    tenths: int | None = None
    site: Site | None = None
    passed: bool = False
    passed_at: datetime | None = None
    override_reason: str = ""
    unfinished: bool = False
    deferred: bool = False
    undone_at: datetime | None = None
    officer_id: UUID | None = None

    @property
    def overridden(self) -> bool:
        """Whether it passed against a refusal: by a reason, or by a recheck's decision."""
        return self.passed and self.decision is Decision.REFUSE


@frozen
class AttemptLine:
    """One line of the recent list and the log; names are whole, faces mask them.

    ``rechecking`` while the case that this attempt opened is open.
    """

    attempt: Attempt
    holder_name: str
    place_short: str
    serial: int | None
    phone: str = ""
    company: str = ""
    rechecking: bool = False


@frozen
class Counters:
    """The figures in the corner of the gate; entries and exits are persons of the day."""

    entries: int = 0
    exits: int = 0
    visitors_inside: int = 0
    abnormal: int = 0
