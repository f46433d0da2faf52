"""What the gate screen shows, as frozen values; nothing here knows Qt."""

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from gangting.domain.quota import OutingReason
from gangting.domain.recheck import CaseDecision
from gangting.domain.temperature import Site, TemperaturePolicy
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Direction
from gangting.services.gate.outcome import CaseView, GateOutcome
from gangting.ui.screens.gate.card_values import Mark, Mood


WHO = ("community", "leader", "clinic", "family")
"""Who can be told of a fever."""


class ListKind(StrEnum):
    """Which list it is."""

    INSIDE = "inside"
    RESIDENTS = "residents"
    AWAY = "away"
    CASES = "cases"
    UNFINISHED = "unfinished"
    DEFERRED = "deferred"


class Action(StrEnum):
    """What a key of the panel does."""

    CONFIRM = "confirm"
    OVERRIDE = "override"
    IDENTIFY = "identify"
    TURN = "turn"
    CHILD = "child"
    CHILD_LESS = "child_less"
    GIVE_UP = "give_up"
    LEFT = "left"
    UNDO = "undo"
    CORRECT = "correct"
    CONSENT = "consent"
    MEASURE_AGAIN = "measure_again"
    NEXT = "next"
    MEASURE = "measure"
    REPORT = "report"
    RECHECK = "recheck"
    CONTINUE_CASE = "continue_case"
    DECIDE = "decide"
    SLIP = "slip"


class Asking(StrEnum):
    """What the page of reasons is about."""

    OVERRIDE = "override"
    CORRECTION = "correction"
    READING = "reading"
    CONSENT = "consent"


class Weight(StrEnum):
    """How loud a key is; the names are those of the buttons."""

    PLAIN = "plain"
    PRIMARY = "primary"
    DANGER = "danger"
    GOOD = "good"


@frozen
class Key:
    """A key of the panel; ``until`` is counted down on it, ``at_right`` sets it apart."""

    action: Action
    weight: Weight = Weight.PLAIN
    decision: CaseDecision | None = None
    direction: Direction | None = None
    until: datetime | None = None
    at_right: bool = False


@frozen
class ReadingState:
    """The temperature on the panel; ``limit`` and ``recorded`` are empty where not said."""

    value: str
    mood: Mood
    site: str
    limit: str = ""
    recorded: str = ""


@frozen
class FindingState:
    """One reason in everyday words, and what to do now."""

    reason: str
    step: str
    mood: Mood


@frozen
class Excuse:
    """A reason for which an outing does not count, on a key of its own."""

    reason: OutingReason
    word: str


@frozen
class CaseState:
    """The three steps of a recheck: rest, measure again, report; ``urgent`` does not wait.

    ``over`` says that it was decided, and nobody rests any more.
    """

    rest_until: datetime
    rechecks: tuple[ReadingState, ...]
    told: tuple[str, ...]
    urgent: bool
    over: bool = False


@frozen
class PanelState:
    """Everything the panel says of one person; empty parts are not shown."""

    mood: Mood
    icon: str
    headline: str
    direction: Direction | None = None
    attempt_id: UUID | None = None
    name: str = ""
    place: str = ""
    chip: Mark | None = None
    number: str = ""
    valid_until: str = ""
    phone: str = ""
    last: str = ""
    note: str = ""
    back_by: str = ""
    reading: ReadingState | None = None
    findings: tuple[FindingState, ...] = ()
    excuses: tuple[Excuse, ...] = ()
    case: CaseState | None = None
    sites: tuple[Site, ...] = ()
    wait_until: datetime | None = None
    children: int = 0
    keys: tuple[Key, ...] = ()
    prompt: str = ""
    unrecorded: bool = False
    can_put_aside: bool = False
    returns: bool = False

    def has(self, action: Action) -> bool:
        """Whether there is such a key."""
        return any(key.action is action for key in self.keys)


@frozen
class Shown:
    """What the panel is about; ``case`` is set while the recheck itself is worked on.

    ``excuses`` are the reasons the compound's rule of outings knows, where this one counts.
    """

    outcome: GateOutcome
    case: CaseView | None = None
    measuring: bool = False
    excuses: tuple[OutingReason, ...] = ()

    @property
    def attempt_id(self) -> UUID | None:
        """The crossing the desk knows: a recheck's readings go to the one that opened it."""
        return self.case.case.attempt_id if self.case else self.outcome.attempt_id

    @property
    def peeked(self) -> bool:
        """Whether it was only looked at."""
        return self.outcome.attempt_id is None


@frozen
class Asked:
    """What is asked: a passage to be corrected went in ``direction``.

    ``refused`` is the sentence that says who may do it instead; ``excuses`` are the reasons for
    which an outing does not count.
    """

    who: str
    direction: Direction | None = None
    undoable: bool = False
    refused: str = ""
    about: Asking = Asking.OVERRIDE
    excuses: tuple[Excuse, ...] = ()

    @property
    def correction(self) -> bool:
        """Whether a passage is put right."""
        return self.about is Asking.CORRECTION


@frozen
class View:
    """From where it is looked at: the moment and the place's rules.

    ``slips`` can be printed; ``prompts`` are what an officer may say.
    """

    now: datetime
    zone: str
    limits: TemperaturePolicy
    slips: bool = False
    prompts: bool = True
