"""What leaves the warm station: the shopping list on paper and as a file, the services as a table.

Documents and tables are loaded and made on the long lane: Qt's fonts are not shared by threads.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.file_question import AskPlace
from gangting.ui.jobs import Cancelled, Lane, Progress
from gangting.ui.screens.station.pages.paper_page import PaperPage
from gangting.ui.screens.station.pages.shopping import ShoppingPage
from gangting.ui.screens.station.pages.stats import StatsPage


if TYPE_CHECKING:  # loaded with the first paper
    from gangting.documents.report.pages import ReportDocument
    from gangting.services.station.values import ToBuy


class Printing(Protocol):
    """Knows the printers and hands a document to one."""

    def printers(self) -> tuple[str, ...]:
        """Return the printers' names, the preferred one first."""

    def print_paper(self, document: "ReportDocument", printer: str) -> int:
        """Print; return the number of pages."""


@dataclass(frozen=True, slots=True)
class Desk:
    """What the papers are made with."""

    context: Context
    printing: Callable[[], Printing]
    ask_path: AskPlace


class StationPapers(QObject):
    """Serves the pages of the station that have something to print or to save."""

    def __init__(self, desk: Desk, parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk

    def serve(self, page: object) -> None:
        """Offer a page what can be done with it."""
        if isinstance(page, ShoppingPage):
            page.offer(("print", "pdf", "xlsx"))
            page.print_wanted.connect(lambda lines: self._print(page, lines))
            page.save_wanted.connect(lambda kind: self._save_list(page, kind))
        elif isinstance(page, StatsPage):
            page.offer_saving()
            page.save_wanted.connect(partial(self._save_services, page))

    # -- the shopping list

    def _print(self, page: ShoppingPage, lines: "tuple[ToBuy, ...]") -> None:
        def work(_progress: Progress, _cancelled: Cancelled) -> int:
            printing = self._desk.printing()
            printers = printing.printers()
            if not printers:
                raise KnownError("printer_missing")
            return printing.print_paper(self._list(lines), printers[0])

        self._desk.context.jobs.run_long(work, _ignore, page.tell_printed, page.tell_failed)

    def _save_list(self, page: ShoppingPage, kind: str) -> None:
        lines = page.lines
        write = self._write_table if kind == "xlsx" else self._write_list
        self._ask(page, "shopping", kind, lambda path: write(lines, path))

    def _write_list(self, lines: "tuple[ToBuy, ...]", path: Path) -> tuple[Path, ...]:
        from gangting.documents.files import write_document  # noqa: PLC0415  when needed

        return write_document(self._list(lines), path)

    def _write_table(self, lines: "tuple[ToBuy, ...]", path: Path) -> tuple[Path, ...]:
        from gangting.exchange.spreadsheet import write_table  # noqa: PLC0415  when needed
        from gangting.exchange.tables import shopping_table  # noqa: PLC0415  when needed

        write_table(shopping_table(lines, self._desk.context.words()), path)
        return (path,)

    def _list(self, lines: "tuple[ToBuy, ...]") -> "ReportDocument":
        from gangting.documents.report.pages import A4  # noqa: PLC0415  when needed
        from gangting.documents.shopping_list import (  # noqa: PLC0415  when needed
            Letterhead,
            shopping_document,
        )

        context = self._desk.context
        site = context.services.setup.site()
        at = context.now().astimezone(ZoneInfo(context.zone()))
        head = Letterhead(site.name if site else "", site.gate if site else "", at)
        return shopping_document(lines, head, context.words(), A4)

    # -- the services

    def _save_services(self, page: StatsPage, first: date, last: date) -> None:
        self._ask(page, "services", "xlsx", partial(self._write_services, first, last))

    def _write_services(self, first: date, last: date, path: Path) -> tuple[Path, ...]:
        from gangting.exchange.spreadsheet import write_table  # noqa: PLC0415  when needed
        from gangting.exchange.tables import services_table  # noqa: PLC0415  when needed

        context = self._desk.context
        served = context.services.station.shelf.services(first, last)
        write_table(services_table(served, (first, last), context.words()), path)
        return (path,)

    def _ask(
        self,
        page: PaperPage,
        group: str,
        ending: str,
        write: Callable[[Path], tuple[Path, ...]],
    ) -> None:
        """Ask where to, then write on the long lane."""
        context = self._desk.context
        today = context.now().astimezone(ZoneInfo(context.zone())).date()
        name = f"{context.words().sentence(f'{group}.title')}-{today:%Y%m%d}.{ending}"

        def save(path: Path) -> None:
            context.jobs.submit(
                partial(write, path), page.tell_saved, page.tell_failed, lane=Lane.LONG
            )

        self._desk.ask_path(name, save)


def _ignore(_done: int, _total: int) -> None:
    """Show no progress: it is one page."""
