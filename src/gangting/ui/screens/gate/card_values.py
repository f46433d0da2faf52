"""What the cards show that are painted first. Quick to load: the rules of the gate come later."""

from enum import StrEnum
from typing import TYPE_CHECKING

from gangting.domain.values import frozen


if TYPE_CHECKING:  # not needed before the first paint
    from uuid import UUID

    from gangting.domain.verdict.facts import Direction

# The codes of Direction.
ENTRY, EXIT = "entry", "exit"


class Mood(StrEnum):
    """What a colour says; the theme has a tone of the same name for each."""

    OK = "ok"
    WARN = "warn"
    STOP = "stop"
    BRAND = "brand"
    WARM = "warm"
    MUTED = "muted"


@frozen
class Mark:
    """A word in a pill."""

    text: str
    mood: Mood = Mood.MUTED


@frozen
class LineState:
    """One row of a list; which of its parts are shown is the list's matter."""

    id: "UUID"
    time: str = ""
    name: str = ""
    place: str = ""
    category: Mark | None = None
    direction: "Direction | None" = None
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
