"""What the screen asks of whatever draws and prints a pass."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage

from gangting.domain.errors import KnownError
from gangting.domain.printing import Sides
from gangting.services.pass_values import Printable
from gangting.ui.card_art import CardArt
from gangting.ui.jobs import Handle
from gangting.ui.widgets.card_picture import BETWEEN_PAGES


CARD = "card"


@dataclass(frozen=True, slots=True)
class Ability:
    """What a printer can do for passes, as far as it tells."""

    turns_paper: bool = False
    """Whether it prints both sides by itself."""
    lacks: frozenset[str] = frozenset()
    """The layouts for which it takes no paper."""


class Printing(CardArt, Protocol):
    """Draws passes as pictures and files, and sends them to printers.

    ``printers``, ``ability`` and ``preview`` are called on a background lane; ``print`` and
    ``save`` return at once and answer on the GUI thread.
    """

    def printers(self) -> tuple[str, ...]:
        """Return the printers of this machine, the one to offer first in front."""

    def ability(self, printer: str) -> Ability:
        """Tell what a printer can do with paper."""

    def print(
        self,
        printables: tuple[Printable, ...],
        layout: str,
        printer: str,
        sides: Sides = Sides.FRONT,
        *,
        on_page: Callable[[int, int], None],
        done: Callable[[int], None],
        failed: Callable[[KnownError], None],
    ) -> Handle:
        """Print; both sides only where the printer turns the paper.

        ``done`` gets the number of pages, ``failed`` also gets ``print_cancelled``,
        where it was cancelled before it began.
        """

    def save(
        self,
        printables: tuple[Printable, ...],
        layout: str,
        path: Path,
        done: Callable[[tuple[Path, ...]], None],
        failed: Callable[[KnownError], None],
        sides: Sides = Sides.FRONT,
    ) -> None:
        """Write a PDF or PNG, by the ending of the path; ``done`` gets what was written."""


def pages_drawn(
    printing: Printing,
    printables: tuple[Printable, ...],
    layout: str,
    room: tuple[int, int],
    *,
    back: bool,
) -> tuple[QImage, ...]:
    """Draw the first page as it will be, and what lies behind it, side by side in the room."""
    first, more = printables[0], printables[1:]
    sides = (Sides.FRONT, Sides.BACK) if back else (Sides.FRONT,)
    width = (room[0] - BETWEEN_PAGES * (len(sides) - 1)) // len(sides)
    pages = (printing.preview(first, layout, width, room[1], side, more) for side in sides)
    return tuple(page for page in pages if page is not None)
