"""Handover sheets printed and saved in the background, through the real drawing."""

import shutil
import subprocess

import pytest
from tests.crew import Crew

from gangting.app.printing import CardPrinting
from gangting.app.sheet_printing import SheetPrinter
from gangting.devices.printer import system
from gangting.documents.report.pages import PAPERS
from gangting.domain.errors import KnownError
from gangting.ui.jobs import ManualJobs
from gangting.ui.screens.handover import printing
from gangting.wording.words import Words


@pytest.fixture
def sheet(make_post, clock):
    crew = Crew(make_post("sqlite"), clock)
    crew.stock("mask", 50)
    return crew.handed_over(mask=49)


@pytest.fixture
def jobs(qapp):
    made = ManualJobs()
    yield made
    made.stop()


@pytest.fixture
def words(checkout):
    return Words("zh_CN", checkout / "resources" / "wording")


@pytest.fixture
def printers(monkeypatch):
    """Return the names of the printers there are."""
    names = ["Booth"]
    monkeypatch.setattr(
        system,
        "printers",
        lambda: tuple(
            system.PrinterInfo(name, name, True, system.PrinterState.IDLE) for name in names
        ),
    )
    return names


class Answers:
    def __init__(self):
        self.done, self.failed = [], []

    def told(self, result):
        self.done.append(result)

    def refused(self, error):
        self.failed.append(error.code)


@pytest.fixture
def answers():
    return Answers()


def test_the_papers_of_the_screen_are_those_of_the_documents():
    assert tuple(PAPERS) == printing.PAPERS


@pytest.mark.parametrize("paper", PAPERS)
def test_a_sheet_is_handed_to_the_printer_that_is_offered_first(
    jobs, words, printers, answers, sheet, paper
):
    handed = []
    printer = SheetPrinter(
        jobs, CardPrinting(jobs), lambda: words, lambda *document: handed.append(document)
    )

    printer.print_sheet(sheet, paper, answers.told, answers.refused)
    assert handed == [], "it is drawn in the background"
    jobs.drain()

    [(document, name)] = handed
    assert name == "Booth"
    assert document.page_size_mm[0] == PAPERS[paper].width
    assert (answers.done, answers.failed) == (["Booth"], [])


def test_without_a_printer_that_is_said(jobs, words, printers, answers, sheet):
    printers.clear()

    SheetPrinter(jobs, CardPrinting(jobs), lambda: words).print_sheet(
        sheet, "a4", answers.told, answers.refused
    )
    jobs.drain()

    assert (answers.done, answers.failed) == ([], ["printer_missing"])


def test_what_the_printer_says_is_told(jobs, words, printers, answers, sheet):
    def jammed(document, printer):
        raise KnownError("printer_failed", printer=printer)

    SheetPrinter(jobs, CardPrinting(jobs), lambda: words, jammed).print_sheet(
        sheet, "slip58", answers.told, answers.refused
    )
    jobs.drain()

    assert answers.failed == ["printer_failed"]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
@pytest.mark.parametrize("paper", PAPERS)
def test_a_saved_sheet_has_its_hash(jobs, words, answers, sheet, tmp_path, paper):
    path = tmp_path / "sheet.pdf"

    SheetPrinter(jobs, CardPrinting(jobs), lambda: words).save_sheet(
        sheet, paper, path, answers.told, answers.refused
    )
    jobs.drain()

    assert answers.done == [(path,)]
    text = subprocess.run(["pdftotext", path, "-"], capture_output=True, check=True).stdout.decode()
    assert sheet.content_hash in "".join(text.split())


def test_a_picture_is_made_where_the_name_ends_so_and_a_lost_folder_is_told(
    jobs, words, answers, sheet, tmp_path
):
    printer = SheetPrinter(jobs, CardPrinting(jobs), lambda: words)

    printer.save_sheet(sheet, "slip80", tmp_path / "a.png", answers.told, answers.refused)
    printer.save_sheet(sheet, "a4", tmp_path / "no" / "a.pdf", answers.told, answers.refused)
    jobs.drain()

    assert answers.done == [(tmp_path / "a.png",)]
    assert answers.failed == ["file_not_written"]
