"""What the pass screen shows, as frozen values."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from gangting.domain.passes import PassAction
from gangting.domain.printing import TWO_SIDED, Sides
from gangting.ui.theme import Tone


class Shelf(StrEnum):
    """Where passes are looked for: by their state, and whether their last day has passed."""

    ALL = "all"
    APPLIED = "applied"
    PRINTED = "printed"
    VALID = "valid"
    EXPIRED = "expired"
    SUSPENDED = "suspended"
    LOST = "lost"
    VOID = "void"
    RETURNED = "returned"


HEAD_SHELVES = (Shelf.APPLIED, Shelf.PRINTED, Shelf.VALID)
"""Those that somebody waits at; they stand beside the title."""

SHELF_TONES = {
    Shelf.ALL: Tone.MUTED,
    Shelf.APPLIED: Tone.BRAND,
    Shelf.PRINTED: Tone.WARN,
    Shelf.VALID: Tone.OK,
    Shelf.EXPIRED: Tone.WARN,
    Shelf.SUSPENDED: Tone.WARM,
    Shelf.LOST: Tone.STOP,
    Shelf.VOID: Tone.MUTED,
    Shelf.RETURNED: Tone.MUTED,
}


@dataclass(frozen=True, slots=True)
class Tally:
    """How many passes are on each shelf, and how many print runs are not over."""

    shelves: tuple[tuple[Shelf, int], ...] = ()
    open_runs: int = 0

    def of(self, shelf: Shelf) -> int:
        """Return the count of a shelf."""
        return dict(self.shelves).get(shelf, 0)


NO_TALLY = Tally()


@dataclass(frozen=True, slots=True)
class Place:
    """What every card says of the booth that issued it."""

    site: str = ""
    gate: str = ""
    phone: str = ""


class Act(StrEnum):
    """What a key of the panel does."""

    PRINT = "print"
    REPRINT = "reprint"
    PRINTED = "printed"
    COLLECT = "collect"
    EXTEND = "extend"
    REISSUE = "reissue"
    LOST = "lost"
    SUSPEND = "suspend"
    RESUME = "resume"
    RETURN = "return"
    VOID = "void"
    SAVE_PDF = "save_pdf"
    SAVE_PNG = "save_png"
    PHOTO = "photo"
    LIFE = "life"
    MORE = "more"


ACTIONS = {
    Act.PRINTED: PassAction.PRINT_DONE,
    Act.COLLECT: PassAction.COLLECT,
    Act.EXTEND: PassAction.EXTEND,
    Act.REISSUE: PassAction.REISSUE,
    Act.LOST: PassAction.REPORT_LOST,
    Act.SUSPEND: PassAction.SUSPEND,
    Act.RESUME: PassAction.RESUME,
    Act.RETURN: PassAction.RETURN,
    Act.VOID: PassAction.VOID,
}
"""Those that change the pass."""

REASONS: dict[Act, tuple[str, ...]] = {
    Act.LOST: ("holder_reports", "family_reports", "stolen"),
    Act.REISSUE: ("lost", "damaged", "details_changed"),
    Act.SUSPEND: ("home_observation", "away", "lent_out"),
    Act.VOID: ("issued_wrongly", "duplicate", "moved_away", "no_longer_needed"),
}
"""Codes of the usual reasons, for those that ask why."""


class Mode(StrEnum):
    """What the panel under the card is used for."""

    FACTS = "facts"
    MORE = "more"
    LIFE = "life"
    REASON = "reason"
    EXTEND = "extend"
    PRINT = "print"


class FactKind(StrEnum):
    """What a line of the panel tells."""

    VALID = "valid"
    PHONE = "phone"
    ISSUED = "issued"
    PRINTED = "printed"
    COLLECTED = "collected"
    CHANGED = "changed"
    REASON = "reason"
    EDITION = "edition"


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of the panel; ``word`` names it where its kind does not say enough."""

    kind: FactKind
    value: str
    tone: Tone | None = None
    word: str = ""


@dataclass(frozen=True, slots=True)
class LifeLine:
    """One thing that was done to a pass."""

    at: datetime
    when: str
    what: str
    who: str
    why: str


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence on the panel: what was done, or what could not be."""

    sentence: str
    tone: Tone = Tone.OK


@dataclass(frozen=True, slots=True)
class Run:
    """A card on its way to the printer, with the side that is printed now."""

    serial: int
    done: int = 0
    total: int = 0
    sides: Sides = Sides.FRONT


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys a pass allows now: one that stands out, some beside it, the rest behind "more"."""

    main: Act | None = None
    side: tuple[Act, ...] = ()
    more: tuple[Act, ...] = ()

    @property
    def all(self) -> tuple[Act, ...]:
        """Every key."""
        return (*((self.main,) if self.main else ()), *self.side, *self.more)


@dataclass(frozen=True, slots=True)
class PrintChoice:
    """Where a card is printed and on what."""

    printers: tuple[str, ...] | None = None
    """None until the machine was asked."""
    printer: str = ""
    layout: str = "card"
    back: bool = False
    """Whether the back is wanted, where the paper has one."""
    by_hand: bool = False
    """Whether somebody has to turn the paper over: this printer cannot."""
    lacks: frozenset[str] = frozenset()
    """The layouts for which this printer takes no paper."""

    @property
    def with_back(self) -> bool:
        """Whether the back is printed."""
        return self.back and self.layout in TWO_SIDED


NO_CHOICE = PrintChoice()


@dataclass(frozen=True, slots=True)
class FormText:
    """What is written in the form."""

    name: str = ""
    category: str = ""
    room: str = ""
    phone: str = ""
    plate: str = ""
    until: str = ""
