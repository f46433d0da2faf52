"""Cards on the screen, in files and on paper, for the screens that ask for them.

Everything is drawn on the long lane, one thing after the other: Qt's fonts are shared by all
documents and must not be used by two threads at once.
"""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtGui import QImage

from gangting.devices.printer import system
from gangting.documents.files import TITLE, document_of, write_passes
from gangting.documents.output import preview_image
from gangting.documents.pass_document import paper_of
from gangting.documents.values import Document, Layout
from gangting.domain.errors import KnownError
from gangting.domain.printing import Sides
from gangting.services.pass_values import Printable
from gangting.ui.jobs import Cancelled, Handle, Jobs, Lane, Progress
from gangting.ui.screens.passes.printing import Ability


PrintDocument = Callable[[Document, str, str, system.OnPage, system.PaperSides], None]
#: How far the paper that a printer names may be from the paper that is meant, in mm.
_NEAR = 2.0


class CardPrinting:
    """Draws cards and hands them to the system's printers.

    ``preferred`` names the printer this machine is set to; it is offered first. ``seal``
    reads the seal's picture for cards; it touches the disk.
    """

    def __init__(
        self,
        jobs: Jobs,
        preferred: Callable[[], str] = str,
        print_document: PrintDocument = system.print_document,
        seal: Callable[[], bytes] = bytes,
        handling: Callable[[str], system.PaperHandling] = system.paper_handling,
    ) -> None:
        self._jobs = jobs
        self._preferred = preferred
        self._print_document = print_document
        self._seal = seal
        self._handling = handling

    def printers(self) -> tuple[str, ...]:
        """Return the printers' names; asks the print service, so not on the GUI thread."""
        names = tuple(printer.name for printer in system.printers())
        preferred = self._preferred()
        return tuple(sorted(names, key=lambda name: name != preferred))

    def ability(self, printer: str) -> Ability:
        """Tell what a printer can do with paper; asks the print service."""
        handling = self._handling(printer)
        return Ability(handling.turns, frozenset(_lacking(handling.sizes_mm)))

    def preview(
        self,
        printable: Printable,
        layout: str,
        width_px: int,
        height_px: int,
        sides: Sides = Sides.FRONT,
        more: tuple[Printable, ...] = (),
    ) -> QImage | None:
        """Return the first page as large as fits the room; the long lane's work."""
        document = document_of((printable, *more), layout, sides, seal=self._seal())
        width_mm, height_mm = document.page_size_mm
        width = int(min(width_px, height_px * width_mm / height_mm))
        return preview_image(document, 0, width) if width > 0 else None

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
        """Print in the background; ``print_cancelled`` when it was stopped before it began.

        Later it cannot be: Qt gives the print service what it has, even when it is told to abort.
        """
        work = partial(self._print, printables, layout, printer, sides)
        return self._jobs.run_long(work, on_page, done, failed)

    def save(
        self,
        printables: tuple[Printable, ...],
        layout: str,
        path: Path,
        done: Callable[[tuple[Path, ...]], None],
        failed: Callable[[KnownError], None],
        sides: Sides = Sides.FRONT,
    ) -> None:
        """Write a PNG where the path ends so, else a PDF."""
        self._jobs.submit(
            lambda: write_passes(printables, layout, path, sides, seal=self._seal()),
            done,
            failed,
            lane=Lane.LONG,
        )

    def print_paper(self, document: Document, printer: str) -> int:
        """Print a document that names nobody; the long lane's work. Returns the pages."""
        self._print_document(document, printer, TITLE, lambda _page: None, system.PaperSides.AS_SET)
        return document.page_count

    def _print(
        self,
        printables: tuple[Printable, ...],
        layout: str,
        printer: str,
        sides: Sides,
        progress: Progress,
        cancelled: Cancelled,
    ) -> int:
        document = document_of(printables, layout, sides, seal=self._seal())
        pages = document.page_count
        progress(0, pages)

        if cancelled():
            raise KnownError("print_cancelled")
        paper = system.PaperSides.LONG_EDGE if sides is Sides.BOTH else system.PaperSides.ONE
        self._print_document(document, printer, TITLE, lambda done: progress(done, pages), paper)
        return pages


def _lacking(sizes: tuple[tuple[float, float], ...] | None) -> Iterator[str]:
    """Name the layouts none of these papers is for; of rolls the width alone counts."""
    for layout in Layout if sizes is not None else ():
        width, height = paper_of(layout)
        if not any(
            abs(one[0] - width) <= _NEAR and (height is None or abs(one[1] - height) <= _NEAR)
            for one in sizes or ()
        ):
            yield layout.value
