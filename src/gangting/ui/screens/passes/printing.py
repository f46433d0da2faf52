"""What the screen asks of whatever draws and prints a pass."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage

from gangting.domain.errors import KnownError
from gangting.services.pass_values import Printable
from gangting.ui.jobs import Handle


CARD = "card"
LAYOUTS = (CARD, "sheet8", "sheet10", "label", "slip58", "slip80")
"""Codes of the papers, as the command line has them."""


class Printing(Protocol):
    """Draws passes as pictures and files, and sends them to printers.

    ``printers`` and ``preview`` are called on a background lane; ``print`` and ``save`` return at
    once and answer on the GUI thread.
    """

    def printers(self) -> tuple[str, ...]:
        """Return the printers of this machine, the one to offer first in front."""

    def preview(
        self, printable: Printable, layout: str, width_px: int, height_px: int
    ) -> QImage | None:
        """Return the first page as large as fits the room, or None where nothing can be drawn."""

    def print(
        self,
        printables: tuple[Printable, ...],
        layout: str,
        printer: str,
        *,
        on_page: Callable[[int, int], None],
        done: Callable[[int], None],
        failed: Callable[[KnownError], None],
    ) -> Handle:
        """Print; ``done`` gets the number of pages, ``failed`` also gets ``print_cancelled``."""

    def save(
        self,
        printables: tuple[Printable, ...],
        layout: str,
        path: Path,
        done: Callable[[tuple[Path, ...]], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Write a PDF or PNG, by the ending of the path; ``done`` gets what was written."""
