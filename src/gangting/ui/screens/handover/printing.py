"""What the handover asks of whatever prints a sheet."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from gangting.domain.errors import KnownError
from gangting.services.handover.values import HandoverSheet


PAPERS = ("a4", "slip58", "slip80")
"""Codes of the papers, as the command line has them."""


class SheetPrinting(Protocol):
    """Prints sheets and saves them; answers on the GUI thread."""

    def print_sheet(
        self,
        sheet: HandoverSheet,
        paper: str,
        done: Callable[[str], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Print where slips are printed; ``done`` gets the printer, ``printer_missing`` fails."""

    def save_sheet(
        self,
        sheet: HandoverSheet,
        paper: str,
        path: Path,
        done: Callable[[tuple[Path, ...]], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Write a PDF or PNG, by the ending of the path."""
