"""A print run that remembers every card: what was sent, what came out, what was spoiled."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum
from itertools import islice
from typing import Final
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.values import frozen


MOST_CARDS: Final = 5000
#: Cards on one sheet of paper; every other layout prints one card at a time.
_PER_SHEET: Final = {"sheet8": 8, "sheet10": 10}
LAYOUTS: Final = ("card", "sheet8", "sheet10", "label", "slip58", "slip80")
#: Cards have a back; labels and slips have none.
TWO_SIDED: Final = ("card", "sheet8", "sheet10")


class Sides(StrEnum):
    """What is printed of a card; with both, every page is followed by its backs."""

    FRONT = "front"
    BACK = "back"
    BOTH = "both"


class BatchState(StrEnum):
    """Where a batch stands; a stopped one goes on only when somebody says so."""

    PRINTING = "printing"
    STOPPED = "stopped"
    DONE = "done"
    CANCELLED = "cancelled"

    @property
    def open(self) -> bool:
        """Whether cards may still come out."""
        return self in {BatchState.PRINTING, BatchState.STOPPED}


class CardState(StrEnum):
    """Where one card of a batch stands; a dropped one is no longer wanted (its pass is void)."""

    WAITING = "waiting"
    SENT = "sent"
    PRINTED = "printed"
    SPOILED = "spoiled"
    DROPPED = "dropped"


#: What the printer has still to be given.
TO_PRINT: Final = frozenset({CardState.WAITING, CardState.SPOILED})


@frozen
class PrintBatch:
    """One print run; ``why`` says why it was stopped or cancelled.

    With ``both_sides`` a card has come out when its back has.
    """

    id: UUID
    layout: str
    per_sheet: int
    state: BatchState
    began_at: datetime
    officer_id: UUID | None
    booth: int
    why: str = ""
    sheets_sent: int = 0
    ended_at: datetime | None = None
    both_sides: bool = False


@frozen
class PrintCard:
    """One card; ``number`` counts from 1, ``sheet`` is the paper it was last sent on (0: none)."""

    number: int
    pass_id: UUID
    serial: int
    edition: int
    state: CardState
    sheet: int = 0
    copies: int = 0


@frozen
class Sheet:
    """What goes to the printer as one piece of paper: these cards, in this order."""

    cards: tuple[PrintCard, ...]

    @property
    def numbers(self) -> tuple[int, ...]:
        """The cards' numbers in the batch."""
        return tuple(card.number for card in self.cards)

    @property
    def serials(self) -> tuple[int, ...]:
        """The serials of their passes."""
        return tuple(card.serial for card in self.cards)


def per_sheet(layout: str) -> int:
    """Return how many cards a sheet holds; ``unknown_layout``."""
    if layout not in LAYOUTS:
        raise KnownError("unknown_layout")
    return _PER_SHEET.get(layout, 1)


def next_sheets(cards: Iterable[PrintCard], size: int, most: int) -> tuple[Sheet, ...]:
    """Return the next sheets to send, at most so many: in the order of the batch, none twice."""
    waiting = (card for card in cards if card.state in TO_PRINT)
    sheets: list[Sheet] = []
    while len(sheets) < most and (some := tuple(islice(waiting, size))):
        sheets.append(Sheet(some))
    return tuple(sheets)


@frozen
class Stop:
    """What a stop means for the cards that were sent: these came out, those are spoiled."""

    printed: tuple[int, ...]
    spoiled: tuple[int, ...]
    waiting: tuple[int, ...]


def stopped_at(cards: Sequence[PrintCard], number: int) -> Stop:
    """Tell what came of the cards that were sent when the printer stopped at one of them.

    Paper comes out in the order it was sent: what lies on an earlier sheet came out, the sheet
    itself is spoiled as a whole, what lies on a later one never reached the printer.
    """
    sent = [card for card in cards if card.state is CardState.SENT]
    at = next((card for card in sent if card.number == number), None)
    if at is None:
        raise KnownError("card_not_sent", number=number)
    return Stop(
        tuple(card.number for card in sent if card.sheet < at.sheet),
        tuple(card.number for card in sent if card.sheet == at.sheet),
        tuple(card.number for card in sent if card.sheet > at.sheet),
    )


def in_range(cards: Iterable[PrintCard], first: int, last: int) -> tuple[PrintCard, ...]:
    """Return the cards of a range, both ends included; ``invalid_range`` where there is none."""
    found = tuple(card for card in cards if first <= card.number <= last)
    if first > last or not found:
        raise KnownError("invalid_range")
    return found
