"""What the list shows, from what was read."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeVar

from gangting.domain.passes import PassState
from gangting.services.pass_values import PassView
from gangting.ui.models.rows import Cell, CellKind, Row
from gangting.ui.screens.passes.naming import (
    holder_place,
    shelf_of,
    state_word,
    view_name,
)
from gangting.ui.screens.passes.values import NO_TALLY, SHELF_TONES, Shelf, Tally
from gangting.wording.words import Words


class Room(StrEnum):
    """How much of a pass a line of the list has room for."""

    WIDE = "wide"
    MIDDLE = "middle"
    NARROW = "narrow"


_T = TypeVar("_T")
_WITHOUT_END = {PassState.LOST, PassState.VOID, PassState.RETURNED}
_COLUMNS = {
    Room.WIDE: {"holder", "place", "category", "number", "state", "until"},
    Room.MIDDLE: {"holder", "place", "number", "state"},
    Room.NARROW: {"holder", "place", "state"},
}
NO_DAY = "—"


@dataclass(frozen=True, slots=True)
class ListFacts:
    """What the list knows: pages of a shelf, or the answers to a search (None while there is none).

    ``loaded`` holds the passes read so far, from the newest on.
    """

    shelf: Shelf = Shelf.ALL
    tally: Tally = NO_TALLY
    asked: str = ""
    answers: tuple[PassView, ...] | None = None
    loaded: tuple[PassView, ...] = ()
    offset: int = 0
    limit: int = 1
    scanning: bool = False
    note: str = ""

    @property
    def total(self) -> int:
        """How many passes the shelf holds; never fewer than were read."""
        return max(self.tally.of(self.shelf), len(self.loaded))

    @property
    def page(self) -> tuple[PassView, ...]:
        """The passes of the page in front."""
        return self.loaded[self.offset : self.offset + self.limit]


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who looks at the list, and when."""

    whole: bool
    today: date
    words: Words
    room: Room = Room.WIDE


def rows(views: Iterable[PassView], viewer: Viewer) -> tuple[Row, ...]:
    """Write passes as rows, their serial as the key."""
    return tuple(_row(view, viewer) for view in views)


def _row(view: PassView, viewer: Viewer) -> Row:
    entry_pass, words = view.entry_pass, viewer.words
    shelf = shelf_of(entry_pass, expired=entry_pass.expired(viewer.today))
    ends = NO_DAY if entry_pass.state in _WITHOUT_END else entry_pass.valid_until.isoformat()
    cells = {
        "holder": Cell(view_name(view, whole=viewer.whole), CellKind.STRONG),
        "place": Cell(holder_place(view.holder, whole=viewer.whole)),
        "category": Cell(words.pass_name(entry_pass.category.value)),
        "number": Cell(entry_pass.short_number),
        "state": Cell(state_word(shelf, words), CellKind.CHIP, SHELF_TONES[shelf]),
        "until": Cell(ends),
    }
    return Row(entry_pass.serial_text, tuple(pick(cells, viewer.room)))


def pick(columns: Mapping[str, _T], room: Room) -> tuple[_T, ...]:
    """Leave out what a narrow list has no room for; the card beside it says it."""
    return tuple(cell for name, cell in columns.items() if name in _COLUMNS[room])
