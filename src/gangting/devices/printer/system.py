"""Printers of this machine, through the system's own print service."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from PySide6.QtCore import QMarginsF, QSizeF
from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from gangting.domain.errors import KnownError


MM_PER_INCH = 25.4


class PaintedDocument(Protocol):
    """Something with pages of one size that can paint itself."""

    @property
    def page_count(self) -> int:
        """Number of pages."""

    @property
    def page_size_mm(self) -> tuple[float, float]:
        """Width and height of every page, in millimetres."""

    def paint(self, painter: QPainter, page: int, dots_per_mm: float) -> None:
        """Paint one page, counted from 0, from the paper's top left corner."""


class PaperSides(StrEnum):
    """Which sides of the paper are printed; as the printer is set, unless it is said."""

    AS_SET = "as_set"
    ONE = "one"
    LONG_EDGE = "long_edge"


class PrinterState(StrEnum):
    """What the system says about a printer."""

    IDLE = "idle"
    ACTIVE = "active"
    STOPPED = "stopped"
    MISSING = "missing"


@dataclass(frozen=True, slots=True)
class PrinterInfo:
    """A printer the system knows."""

    name: str
    description: str
    is_default: bool
    state: PrinterState


@dataclass(frozen=True, slots=True)
class PaperHandling:
    """What a printer does with paper, as far as its description tells."""

    turns: bool = False
    """Whether it prints both sides by itself."""
    sizes_mm: tuple[tuple[float, float], ...] | None = None
    """Width and height of the paper it takes; None where it takes any size or tells none."""


OnPage = Callable[[int], None]
"""Told the number of pages handed over so far, after each."""

_DUPLEX = {
    PaperSides.ONE: QPrinter.DuplexMode.DuplexNone,
    PaperSides.LONG_EDGE: QPrinter.DuplexMode.DuplexLongSide,
}
_STATES = {
    QPrinter.PrinterState.Idle: PrinterState.IDLE,
    QPrinter.PrinterState.Active: PrinterState.ACTIVE,
    QPrinter.PrinterState.Aborted: PrinterState.STOPPED,
    QPrinter.PrinterState.Error: PrinterState.STOPPED,
}


def printers() -> tuple[PrinterInfo, ...]:
    """Return the printers, the default one first."""
    found = (_info(QPrinterInfo.printerInfo(n)) for n in QPrinterInfo.availablePrinterNames())
    return tuple(sorted(found, key=lambda info: (not info.is_default, info.name)))


def default_printer() -> str:
    """Return the name of the system's default printer, '' if there is none."""
    return QPrinterInfo.defaultPrinterName()


def printer_state(name: str = "") -> PrinterState:
    """Return the state of a printer; '' means the default one."""
    info = QPrinterInfo.printerInfo(name or default_printer())
    return PrinterState.MISSING if info.isNull() else _state(info)


def paper_handling(name: str = "") -> PaperHandling:
    """Tell what a printer does with paper; '' means the default one."""
    info = QPrinterInfo.printerInfo(name or default_printer())
    sizes = tuple(
        (size.width(), size.height())
        for size in (page.size(QPageSize.Unit.Millimeter) for page in info.supportedPageSizes())
    )
    return PaperHandling(
        turns=QPrinter.DuplexMode.DuplexLongSide in info.supportedDuplexModes(),
        sizes_mm=None if info.supportsCustomPageSizes() or not sizes else sizes,
    )


def print_document(
    document: PaintedDocument,
    printer_name: str,
    title: str,
    on_page: OnPage | None = None,
    sides: PaperSides = PaperSides.AS_SET,
) -> None:
    """Hand all pages to a printer; '' means the default one. Returns when they are spooled.

    Where an exception ends it, the pages told of so far may come out all the same.

    The title is shown by the print service and must not name a person. Raises
    ``printer_missing``, ``printer_failed``.
    """
    info = QPrinterInfo.printerInfo(printer_name or default_printer())
    if info.isNull():
        raise KnownError("printer_missing", printer=printer_name)
    if _state(info) is PrinterState.STOPPED:
        # The job would wait unseen, and come out a second time after the next try.
        raise KnownError("printer_failed", printer=info.printerName())
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    if sides in _DUPLEX:
        printer.setDuplex(_DUPLEX[sides])
    _spool(document, printer, title, on_page)


def _spool(
    document: PaintedDocument, printer: QPrinter, title: str, on_page: OnPage | None
) -> None:
    printer.setDocName(title)
    printer.setCreator("Gangting")
    printer.setFullPage(True)
    size = QPageSize(QSizeF(*document.page_size_mm), QPageSize.Unit.Millimeter)
    printer.setPageLayout(
        QPageLayout(size, QPageLayout.Orientation.Portrait, QMarginsF(0, 0, 0, 0))
    )
    dots_per_mm = printer.resolution() / MM_PER_INCH
    painter = QPainter()
    if not painter.begin(printer):
        raise _failed(printer)
    try:
        for page in range(document.page_count):
            if page and not printer.newPage():
                raise _failed(printer)  # noqa: TRY301 -- the abort below is for this one too
            document.paint(painter, page, dots_per_mm)
            if on_page is not None:
                on_page(page + 1)
    except BaseException:
        printer.abort()
        raise
    finally:
        painter.end()
    if printer.printerState() in {QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted}:
        raise _failed(printer)


def _failed(printer: QPrinter) -> KnownError:
    return KnownError("printer_failed", printer=printer.printerName())


def _info(info: QPrinterInfo) -> PrinterInfo:
    return PrinterInfo(info.printerName(), info.description(), info.isDefault(), _state(info))


def _state(info: QPrinterInfo) -> PrinterState:
    return _STATES[info.state()]
