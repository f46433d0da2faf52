"""The shopping list on paper and as a file, the services as a table, on a real booth."""

from pathlib import Path

import pytest

from gangting.app.station_papers import Desk, StationPapers
from gangting.domain.errors import KnownError
from gangting.domain.supplies.movements import Worker
from gangting.exchange.reading import read_rows
from gangting.ui.screens.station.pages.shopping import ShoppingPage
from gangting.ui.screens.station.pages.stats import StatsPage


class Printer:
    """A printer that keeps what it was handed."""

    def __init__(self) -> None:
        self.names: tuple[str, ...] = ("HP LaserJet",)
        self.printed: list[tuple[int, str]] = []
        self.jam = False

    def printers(self) -> tuple[str, ...]:
        return self.names

    def print_paper(self, document, printer) -> int:
        if self.jam:
            raise KnownError("printer_failed")
        self.printed.append((document.page_count, printer))
        return document.page_count


@pytest.fixture
def printer() -> Printer:
    return Printer()


@pytest.fixture
def asked() -> list[str]:
    """Keep the names of the files that were proposed."""
    return []


@pytest.fixture
def papers(desk, printer, asked, tmp_path) -> StationPapers:
    def ask(name, then) -> None:
        asked.append(name)
        then(tmp_path / name)

    made = StationPapers(Desk(desk.context, lambda: printer, ask), desk.window)
    yield made
    made.deleteLater()


@pytest.fixture
def shopping(desk, show, papers, take_in) -> ShoppingPage:
    take_in("disposable_gloves", 3)
    page = ShoppingPage(desk.context)
    papers.serve(page)
    return show(page)


def cells(path: Path) -> tuple[tuple[str, ...], ...]:
    return read_rows(path).cells


def test_the_list_is_printed_on_the_first_printer(shopping, printer, press):
    press(shopping.print)
    assert printer.printed == [(1, "HP LaserJet")]
    assert shopping.said.isVisible()


def test_without_a_printer_the_next_step_is_said(shopping, printer, press):
    printer.names = ()
    press(shopping.print)
    assert printer.printed == []
    assert "PDF" in shopping.said.text()


def test_a_printer_that_refuses_is_said(shopping, printer, press):
    printer.jam = True
    press(shopping.print)
    assert shopping.said.text()


def test_the_list_is_saved_as_pdf(shopping, asked, press, tmp_path):
    press(shopping.pdf)
    assert asked == ["采购清单-20261121.pdf"]
    assert (tmp_path / asked[0]).read_bytes().startswith(b"%PDF")
    assert asked[0] in shopping.said.text()


def test_the_list_is_saved_as_a_table(shopping, asked, press, tmp_path):
    press(shopping.xlsx)
    rows = cells(tmp_path / asked[0])
    gloves = next(row for row in rows if row[0] == "一次性手套")
    assert "3" in gloves


def test_the_services_are_saved_as_a_table(
    desk, show, papers, items, take_in, asked, press, tmp_path
):
    take_in("mask", 10)
    desk.services.station.ledger.give(items["mask"].id, Worker.RIDER, desk.officer, 2)
    page = StatsPage(desk.context)
    papers.serve(page)
    show(page)
    press(page.save)
    rows = cells(tmp_path / asked[0])
    assert any("送餐员" in row and "1" in row for row in rows)
