"""What the cards show that are painted first. Short to load: nothing here waits for the books."""

from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from gangting.domain.temperature import Site, Source
from gangting.domain.verdict.facts import Direction


class Mood(StrEnum):
    """What a colour says; the theme has a tone of the same name for each."""

    OK = "ok"
    WARN = "warn"
    STOP = "stop"
    BRAND = "brand"
    WARM = "warm"
    MUTED = "muted"


@dataclass(frozen=True, slots=True)
class Mark:
    """A word in a pill."""

    text: str
    mood: Mood = Mood.MUTED


@dataclass(frozen=True, slots=True)
class LineState:
    """One row of a list; which of its parts are shown is the list's matter."""

    id: UUID
    time: str = ""
    name: str = ""
    place: str = ""
    category: Mark | None = None
    direction: Direction | None = None
    value: str = ""
    outcome: Mark | None = None
    can_correct: bool = False
    detail: str = ""


class Caption(StrEnum):
    """What the line under the figures of the keypad card says."""

    WAITING = "waiting"
    WAITING_FOR = "waiting_for"
    TYPING = "typing"
    RECORDING = "recording"
    MEASURED = "measured"
    WHOSE = "whose"
    EARLY = "early"
    THREE_DIGITS = "three_digits"
    FIELD = "field"


@dataclass(frozen=True, slots=True)
class DeskState:
    """What the keypad card shows; ``figures`` are whole (36.4) unless ``typed`` (364, 36)."""

    caption: Caption
    figures: str = ""
    typed: bool = False
    mood: Mood | None = None
    owner: str = ""
    site: Site = Site.FOREHEAD
    source: Source = Source.MANUAL
    bar: bool = False
