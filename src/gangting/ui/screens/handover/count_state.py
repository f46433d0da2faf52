"""What the count shows: its lines, what is typed, which line is next."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from gangting.domain.stocktake import DifferenceReason, LineState, fits
from gangting.services.counts import CountLine, CountView
from gangting.ui.theme import Tone
from gangting.wording.words import Words


LONGEST = 5
MINUS = "−"


class Pad(StrEnum):
    """What stands beside the lines."""

    KEYS = "keys"
    REASON = "reason"
    MOVED = "moved"
    REST = "rest"
    ADD = "add"


#: Lines in these states wait for a word of the counter once everything is counted.
_WAITING = frozenset({LineState.REASON_MISSING, LineState.MOVED_SINCE, LineState.BELOW_ZERO})


@dataclass(frozen=True, slots=True)
class CountFacts:
    """The count in hand. ``pending`` is on its way to the books, ``typed`` not even that."""

    view: CountView | None = None
    current: UUID | None = None
    typed: str = ""
    pending: Mapping[UUID, int] = field(default_factory=dict)
    pad: Pad = Pad.KEYS

    @property
    def lines(self) -> tuple[CountLine, ...]:
        """The lines, in the order of the shelf."""
        return self.view.lines if self.view else ()

    def line(self, item_id: UUID | None) -> CountLine | None:
        """Return the line of an item."""
        return next((line for line in self.lines if line.item.id == item_id), None)

    def counted(self, line: CountLine) -> bool:
        """Whether a line was counted, the answer of the books not awaited."""
        return line.counted is not None or line.item.id in self.pending

    @property
    def done(self) -> int:
        """How many lines were counted."""
        return sum(self.counted(line) for line in self.lines)

    @property
    def complete(self) -> bool:
        """Whether every line is counted and nothing waits."""
        return bool(self.lines) and not self.pending and self.next_after(None) is None

    def next_after(self, item_id: UUID | None) -> UUID | None:
        """Return the next line to count, then the first that waits for a word."""
        ids = [line.item.id for line in self.lines]
        start = ids.index(item_id) + 1 if item_id in ids else 0
        around = self.lines[start:] + self.lines[:start]
        for line in around:
            if line.item.id != item_id and not self.counted(line):
                return line.item.id
        left = self.line(item_id)
        if left is not None and not self.counted(left):
            return item_id
        return self.waiting()

    def waiting(self) -> UUID | None:
        """Return the first line that waits for a word."""
        return next(
            (
                line.item.id
                for line in self.lines
                if line.state in _WAITING and line.item.id not in self.pending
            ),
            None,
        )


def pad_of(line: CountLine | None) -> Pad:
    """Return what a line that waits asks for."""
    if line is not None and line.state is LineState.MOVED_SINCE:
        return Pad.MOVED
    if line is not None and line.state is LineState.REASON_MISSING:
        return Pad.REASON
    return Pad.KEYS


def reasons(line: CountLine | None) -> tuple[DifferenceReason, ...]:
    """Return the reasons that fit a line's difference."""
    if line is None or not line.difference:
        return ()
    return tuple(reason for reason in DifferenceReason if fits(reason, line.difference))


def signed(difference: int) -> str:
    """Write a difference with its sign."""
    return f"+{difference}" if difference > 0 else f"{MINUS}{-difference}" if difference else "0"


@dataclass(frozen=True, slots=True)
class Line:
    """One line as it is drawn."""

    item_id: UUID
    name: str
    unit: str
    value: str
    current: bool
    chip: str = ""
    tone: Tone = Tone.MUTED
    icon: str = ""
    reason: str = ""
    asks: bool = False
    """Whether the reason still has to be given, or may be changed."""
    moved: bool = False


@dataclass(frozen=True, slots=True)
class Said:
    """The words in force, and short ones for a pill."""

    words: Words
    moved: str
    again: str


def lines(facts: CountFacts, said: Said) -> tuple[Line, ...]:
    """Return every line as it is drawn."""
    return tuple(_line(facts, line, said) for line in facts.lines)


def _line(facts: CountFacts, line: CountLine, said: Said) -> Line:
    item_id, current = line.item.id, line.item.id == facts.current
    counted = facts.pending.get(item_id, line.counted)
    value = "" if counted is None else str(counted)
    if current and facts.typed:
        value = facts.typed
    waits = item_id in facts.pending or (current and bool(facts.typed))
    words, language = said.words, said.words.language
    bare = Line(item_id, line.item.named(language), line.item.unit_named(language), value, current)
    if waits or line.counted is None:
        return bare
    chip, tone, icon = _chip(line, said)
    reason = words.sentence(f"difference_reason.{line.reason}") if line.reason else ""
    return Line(
        item_id,
        bare.name,
        bare.unit,
        value,
        current,
        chip,
        tone,
        icon,
        reason,
        line.state in {LineState.REASON_MISSING, LineState.DIFFERENT},
        line.state is LineState.MOVED_SINCE,
    )


def _chip(line: CountLine, said: Said) -> tuple[str, Tone, str]:
    state = line.state
    if state is LineState.VERIFIED:
        return said.words.sentence("sheet.equal"), Tone.OK, ""
    if state in {LineState.DIFFERENT, LineState.REASON_MISSING}:
        number = signed(line.difference or 0)
        return (number, Tone.STOP, "alert") if line.over_tolerance else (number, Tone.WARN, "")
    if state is LineState.BELOW_ZERO:
        return said.again, Tone.STOP, ""
    return said.moved, Tone.WARN, ""
