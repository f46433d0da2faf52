"""What the gate answers; frozen, so it may cross threads and layers."""

from datetime import datetime, timedelta
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.crossings import AttemptLine
from gangting.domain.entry_pass import EntryPass, Holder
from gangting.domain.holders import Whereabouts
from gangting.domain.pass_code import PassFields
from gangting.domain.quota import OutingReason
from gangting.domain.recheck import CaseDecision, RecheckCase
from gangting.domain.scan_text import Scan
from gangting.domain.temperature import Reading, Site, Source
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Direction, Identified, Verdict
from gangting.domain.visits import Visit


UNDO_WINDOW = timedelta(seconds=30)
MOST_CHILDREN = 20


@frozen
class Measured:
    """A temperature as it comes from a thermometer or the keypad."""

    tenths: int
    site: Site = Site.FOREHEAD
    source: Source = Source.MANUAL
    taken_at: datetime | None = None


@frozen
class Say:
    """What the officer says besides the scan itself."""

    officer: Officer | None
    measured: Measured | None = None
    confirm: bool = False
    override: str = ""
    children: int = 0


@frozen
class GateOutcome:
    """The verdict with everything the panel shows.

    ``attempt_id`` and ``recorded_at`` are None where nothing was recorded (info mode). ``last`` is
    where the holder was before. ``undo_until`` is set while the passage can be undone by anyone.
    ``back_by`` is when one who goes out is asked to be back, where the compound has such a rule.
    """

    direction: Direction
    identified: Identified
    verdict: Verdict
    scan: Scan | None = None
    attempt_id: UUID | None = None
    recorded_at: datetime | None = None
    passed: bool = False
    passed_at: datetime | None = None
    undone: bool = False
    deferred: bool = False
    unfinished: bool = False
    fields: PassFields | None = None
    entry_pass: EntryPass | None = None
    holder: Holder | None = None
    last: Whereabouts | None = None
    readings: tuple[Reading, ...] = ()
    case: RecheckCase | None = None
    visit: Visit | None = None
    children: int = 0
    override_reason: str = ""
    correction_reason: str = ""
    repeated: bool = False
    back_by: datetime | None = None
    counted: bool = False
    excused: OutingReason | None = None

    @property
    def reading(self) -> Reading | None:
        """The latest temperature of this crossing."""
        return self.readings[-1] if self.readings else None

    @property
    def undo_until(self) -> datetime | None:
        """Until when anybody may undo the passage."""
        if self.passed_at is None or self.undone:
            return None
        return self.passed_at + UNDO_WINDOW

    @property
    def needs_reading(self) -> bool:
        """Whether the desk waits for this person's temperature."""
        return self.unfinished and self.case is None and self.verdict.needs_reading


@frozen
class CaseView:
    """A case with the crossing it came from and what may be decided now."""

    case: RecheckCase
    line: AttemptLine
    allowed: frozenset[CaseDecision]
