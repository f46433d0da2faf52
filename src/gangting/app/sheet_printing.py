"""Handover sheets on paper and in files, drawn on the long lane as everything that is drawn is."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from gangting.app.printing import CardPrinting
from gangting.devices.printer import system
from gangting.documents.files import TITLE, write_document
from gangting.documents.handover_sheet import handover_document
from gangting.documents.report.pages import PAPERS, ReportDocument
from gangting.domain.errors import KnownError
from gangting.services.handover.values import HandoverSheet
from gangting.ui.jobs import Jobs, Lane
from gangting.wording.words import Words


PrintSheet = Callable[[ReportDocument, str], None]


def _print(document: ReportDocument, printer: str) -> None:
    system.print_document(document, printer, TITLE, lambda _page: None)


class SheetPrinter:
    """Prints on the printer that is offered first, as slips are."""

    def __init__(
        self,
        jobs: Jobs,
        cards: CardPrinting,
        words: Callable[[], Words],
        print_document: PrintSheet = _print,
    ) -> None:
        self._jobs, self._cards, self._words = jobs, cards, words
        self._print_document = print_document

    def print_sheet(
        self,
        sheet: HandoverSheet,
        paper: str,
        done: Callable[[str], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Print; ``done`` gets the printer's name, ``printer_missing`` is an error."""
        work = partial(self._print_now, sheet, paper, self._words())
        self._jobs.submit(work, done, failed, lane=Lane.LONG)

    def save_sheet(
        self,
        sheet: HandoverSheet,
        paper: str,
        path: Path,
        done: Callable[[tuple[Path, ...]], None],
        failed: Callable[[KnownError], None],
    ) -> None:
        """Write a PNG where the path ends so, else a PDF."""
        work = partial(_save, sheet, paper, path, self._words())
        self._jobs.submit(work, done, failed, lane=Lane.LONG)

    def _print_now(self, sheet: HandoverSheet, paper: str, words: Words) -> str:
        printers = self._cards.printers()
        if not printers:
            raise KnownError("printer_missing")
        self._print_document(handover_document(sheet, words, PAPERS[paper]), printers[0])
        return printers[0]


def _save(sheet: HandoverSheet, paper: str, path: Path, words: Words) -> tuple[Path, ...]:
    return write_document(handover_document(sheet, words, PAPERS[paper]), path)
