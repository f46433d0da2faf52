"""What is known when a person stands at the gate, and what the decision says."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date, datetime, timedelta
from enum import StrEnum

from gangting.domain.pass_code import Unreadable
from gangting.domain.passes import Category, HolderKind, PassState
from gangting.domain.temperature import Band, TemperaturePolicy
from gangting.domain.values import frozen


class Direction(StrEnum):
    """Which way somebody crosses."""

    ENTRY = "entry"
    EXIT = "exit"


class Presence(StrEnum):
    """Where a holder is by the records; it starts unknown."""

    UNKNOWN = "unknown"
    INSIDE = "inside"
    OUTSIDE = "outside"


class Decision(StrEnum):
    """Green, amber, red; later is worse."""

    ADMIT = "admit"
    ATTENTION = "attention"
    REFUSE = "refuse"

    @property
    def weight(self) -> int:
        """0 for admit, 2 for refuse."""
        return _WEIGHTS[self]


_WEIGHTS = {Decision.ADMIT: 0, Decision.ATTENTION: 1, Decision.REFUSE: 2}


class Identified(StrEnum):
    """How the one who crosses is known."""

    CARD = "card"
    SHORT_NUMBER = "short_number"
    GUARD = "guard"
    REGISTERED = "registered"


class HealthCode(StrEnum):
    """The colour the officer saw; nothing else of the code is kept."""

    GREEN = "green"
    YELLOW = "yellow"
    RED = "red"


class Reason(StrEnum):
    """Every reason, in the order of the table; stable codes."""

    MALFORMED = "malformed"
    UNKNOWN_VERSION = "unknown_version"
    UNKNOWN_KEY = "unknown_key"
    FORGED = "forged"
    OTHER_COMPOUND = "other_compound"
    RETIRED_KEY = "retired_key"
    VOID = "void"
    LOST = "lost"
    RETURNED = "returned"
    OLDER_EDITION = "older_edition"
    NEWER_EDITION = "newer_edition"
    UNKNOWN_PASS = "unknown_pass"  # noqa: S105  a reason's code
    SUSPENDED = "suspended"
    UNDER_OBSERVATION = "under_observation"
    NOT_COLLECTED = "not_collected"
    NOT_YET_VALID = "not_yet_valid"
    EXPIRED = "expired"
    BLOCKED = "blocked"
    COLLECT_TEMPORARY_PASS = "collect_temporary_pass"  # noqa: S105  a reason's code
    VISITORS_BARRED = "visitors_barred"
    NO_HOST_CONSENT = "no_host_consent"
    HEALTH_CODE_RED = "health_code_red"
    HEALTH_CODE_YELLOW = "health_code_yellow"
    SCREENING_YES = "screening_yes"
    ALREADY_INSIDE = "already_inside"
    ALREADY_OUTSIDE = "already_outside"
    CLONE_SUSPECTED = "clone_suspected"
    CLOCK_DOUBTFUL = "clock_doubtful"
    QUOTA_USED = "quota_used"
    LATE_RETURN = "late_return"
    RECHECK_OPEN = "recheck_open"
    TEMPERATURE_MISSING = "temperature_missing"
    TEMPERATURE_IMPLAUSIBLE = "temperature_implausible"
    TEMPERATURE_LOW = "temperature_low"
    TEMPERATURE_HIGH = "temperature_high"
    SHORT_NUMBER_ONLY = "short_number_only"
    IDENTIFIED_BY_GUARD = "identified_by_guard"
    CHILDREN_ALONE = "children_alone"


@frozen
class CardFacts:
    """What the card in the hand says; its tag was right."""

    edition: int
    category: Category
    valid_from: date
    valid_until: date
    key_retired: bool = False


@frozen
class RecordFacts:
    """What the records here say of the pass; for a known pass they decide, not the card."""

    state: PassState
    edition: int
    category: Category
    valid_from: date
    valid_until: date
    changed_on: date | None = None
    changed_by: str = ""


@frozen
class HolderFacts:
    """What the records say of the one who holds the pass."""

    kind: HolderKind
    lives_here: bool
    blocked: bool = False
    under_observation: bool = False


@frozen
class PresenceFacts:
    """Where the holder is, and which gate said so last.

    ``elsewhere``: scanned at another gate within the window for copies, passed there or not.
    """

    presence: Presence = Presence.UNKNOWN
    gate: int | None = None
    since: datetime | None = None
    elsewhere: bool = False


@frozen
class VisitFacts:
    """What was asked of a visitor; ``expected`` came as a line of the expected vehicles."""

    host_consent: bool = True
    expected: bool = False
    health_code: HealthCode = HealthCode.GREEN
    screening_yes: bool = False


@frozen
class TemperatureFacts:
    """The last reading of this crossing; ``readings`` counts the ones that were stored."""

    band: Band | None = None
    readings: int = 0
    recheck_open: bool = False
    needed: bool = True


@frozen
class Facts:
    """Everything the table looks at; frozen, gathered before deciding.

    ``outings_used`` and ``due_back`` (14:20) only word what ``quota_used`` and ``late_return`` say.
    """

    direction: Direction
    now: datetime
    today: date
    gate: int
    identified: Identified = Identified.CARD
    unreadable: Unreadable | None = None
    card: CardFacts | None = None
    record: RecordFacts | None = None
    holder: HolderFacts | None = None
    category: Category | None = None
    presence: PresenceFacts = field(default_factory=PresenceFacts)
    visit: VisitFacts = field(default_factory=VisitFacts)
    temperature: TemperatureFacts = field(default_factory=TemperatureFacts)
    visitors_barred: bool = False
    clock_doubtful: bool = False
    quota_used: bool = False
    outings_used: int = 0
    late_return: bool = False
    due_back: str = ""
    children_alone: bool = False

    @property
    def lives_here(self) -> bool:
        """Resident or tenant of this compound by the holder's record, never by the card alone."""
        return self.holder is not None and self.holder.lives_here

    @property
    def known_category(self) -> Category | None:
        """The record's category, else the card's."""
        if self.category is not None:
            return self.category
        source = self.record or self.card
        return source.category if source else None


@frozen
class Policy:
    """The settings of a compound that the table reads."""

    temperature: TemperaturePolicy = field(default_factory=TemperaturePolicy)
    clone_window: timedelta = timedelta(seconds=60)
    worker_grace_days: int = 7


class Override(StrEnum):
    """Who may let somebody pass against the finding, with a reason."""

    NOBODY = "nobody"
    LEADER = "leader"
    ANY_OFFICER = "any_officer"

    @property
    def strictness(self) -> int:
        """Higher is stricter."""
        return _STRICTNESS[self]


_STRICTNESS = {Override.ANY_OFFICER: 0, Override.LEADER: 1, Override.NOBODY: 2}


class Confirm(StrEnum):
    """What an amber finding needs before one press lets the person pass."""

    PRESS = "press"
    READING = "reading"
    SECOND_READING = "second_reading"


@frozen
class Finding:
    """One reason that applies here, its colour, and the next step's code."""

    reason: Reason
    decision: Decision
    step: str
    override: Override
    confirm: Confirm
    params: Mapping[str, str] = field(default_factory=dict)


@frozen
class Verdict:
    """The decision with every reason, in the order of the table."""

    decision: Decision
    findings: tuple[Finding, ...]

    @property
    def main(self) -> Finding | None:
        """The first of the worst findings: what the panel says in large letters."""
        worst = [f for f in self.findings if f.decision is self.decision]
        return worst[0] if worst else None

    @property
    def reasons(self) -> tuple[Reason, ...]:
        """All reason codes."""
        return tuple(f.reason for f in self.findings)

    @property
    def confirmable(self) -> bool:
        """Whether one press lets the person pass."""
        return self.decision is Decision.ATTENTION and all(
            f.confirm is Confirm.PRESS for f in self.findings
        )

    @property
    def override(self) -> Override:
        """Who may override; nobody where nothing is to be overridden."""
        held = [
            f.override
            for f in self.findings
            if f.decision is Decision.REFUSE or f.confirm is not Confirm.PRESS
        ]
        return max(held, key=lambda o: o.strictness, default=Override.NOBODY)

    @property
    def needs_reading(self) -> bool:
        """Whether a (further) temperature is what is missing, asked for though not enforced."""
        return self.decision is Decision.ATTENTION and any(
            f.confirm is not Confirm.PRESS or f.reason is Reason.TEMPERATURE_MISSING
            for f in self.findings
        )

    @property
    def names_holder(self) -> bool:
        """False where the card itself is refused: the crossing then belongs to nobody."""
        return not any(f.reason in CARD_JUDGED for f in self.findings)


#: Reasons that judge the card and say nothing of the person (decisions page, "Identifying").
CARD_JUDGED = frozenset(
    {
        Reason.MALFORMED,
        Reason.UNKNOWN_VERSION,
        Reason.UNKNOWN_KEY,
        Reason.FORGED,
        Reason.OTHER_COMPOUND,
        Reason.VOID,
        Reason.LOST,
        Reason.RETURNED,
        Reason.OLDER_EDITION,
    }
)
