"""Cards drawn, saved and printed in the background, through the real drawing."""

from dataclasses import replace
from datetime import date

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QCoreApplication, QThread  # noqa: TID251 - to see which thread works
from PySide6.QtGui import QImage, QPainter

from gangting.app.printing import TITLE, CardPrinting, document_of
from gangting.devices.printer import system
from gangting.documents.values import Layout
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.services.pass_values import Printable
from gangting.ui.jobs import Jobs, Lane, ManualJobs


CODE = "05986312647070341096492321563115614655210922138434586"


def printable(serial="48271936"):
    return Printable(
        "晴川里小区",
        "南门岗",
        "010-63330000",
        "沈青",
        "3号楼 2单元 501",
        Category.RESIDENT,
        date(2026, 12, 31),
        CODE,
        "482 719 368",
        serial,
    )


class Answers:
    """Keeps what came back."""

    def __init__(self):
        self.pages, self.done, self.failed = [], [], []

    def on_page(self, done, total):
        self.pages.append((done, total))

    def finished(self, result):
        self.done.append(result)

    def refused(self, error):
        self.failed.append(error.code)


@pytest.fixture
def jobs(qapp):
    made = ManualJobs()
    yield made
    made.stop()


@pytest.fixture
def real_jobs(qapp):
    made = Jobs()
    yield made
    assert made.stop()


@pytest.fixture
def answers():
    return Answers()


def start(printing, answers, printables=(), layout="card"):
    return printing.print(
        printables or (printable(),),
        layout,
        "CardPrinter",
        on_page=answers.on_page,
        done=answers.finished,
        failed=answers.refused,
    )


@pytest.mark.parametrize("room", [(400, 252), (400, 100), (150, 600)])
@pytest.mark.parametrize("layout", Layout)
def test_a_preview_fills_its_room_and_keeps_its_shape(jobs, layout, room):
    image = CardPrinting(jobs).preview(printable(), layout.value, *room)

    width, height = image.size().toTuple()
    assert width <= room[0]
    assert height <= room[1] + 1
    assert width >= room[0] - 2 or height >= room[1] - 2
    paper = document_of((printable(),), layout.value).page_size_mm
    assert width / height == pytest.approx(paper[0] / paper[1], rel=0.02)


def test_the_preview_of_a_sheet_shows_every_card_on_it(jobs, tmp_path):
    codes = [f"{number:053d}" for number in range(10**40, 10**40 + 10)]
    cards = tuple(replace(printable(), code=code) for code in codes)
    image = CardPrinting(jobs).preview(cards[0], "sheet10", 1600, 2400, more=cards[1:])

    assert image is not None
    image.save(str(tmp_path / "sheet.png"))
    read = zxingcpp.read_barcodes(Image.open(tmp_path / "sheet.png"))
    assert sorted(found.text for found in read) == codes


def test_there_is_no_preview_without_room(jobs):
    assert CardPrinting(jobs).preview(printable(), "card", 0, 0) is None


@pytest.mark.parametrize("name", ["card.png", "card.PNG"])
def test_a_saved_picture_is_read_back(jobs, answers, tmp_path, name):
    CardPrinting(jobs).save(
        (printable(),), "card", tmp_path / name, answers.finished, answers.refused
    )
    jobs.drain()

    assert answers.done == [(tmp_path / name,)]
    read = zxingcpp.read_barcodes(Image.open(tmp_path / name))
    assert [found.text for found in read] == [CODE]


def test_a_saved_pdf_names_nobody_in_its_title(jobs, answers, tmp_path):
    path = tmp_path / "card.pdf"
    CardPrinting(jobs).save((printable(),), "card", path, answers.finished, answers.refused)
    jobs.drain()

    body = path.read_bytes()
    assert body.startswith(b"%PDF")
    assert TITLE.encode("utf-16-be") in body or TITLE.encode() in body
    assert "沈青".encode("utf-16-be") not in body


def test_a_folder_that_is_not_there_is_said(jobs, answers, tmp_path):
    path = tmp_path / "gone" / "card.pdf"
    CardPrinting(jobs).save((printable(),), "card", path, answers.finished, answers.refused)
    jobs.drain()

    assert answers.failed == ["file_not_written"]


def test_printing_tells_every_page_and_hands_over_no_name(jobs, answers):
    handed = []

    def paper(document, printer, title, on_page, _sides):
        for page in range(document.page_count):
            on_page(page + 1)
        handed.append((printer, title, document.page_count))

    start(CardPrinting(jobs, print_document=paper), answers, (printable(),) * 23, "sheet10")
    jobs.drain()

    assert handed == [("CardPrinter", "Gangting", 3)]
    assert answers.pages[-1] == (3, 3)
    assert answers.done == [3]


def test_what_has_begun_is_printed_to_its_end_and_told(jobs, answers):
    """Qt sends a job that was aborted: a card that may come out must not count as unprinted."""
    printed = []

    def paper(document, printer, title, on_page, _sides):
        for page in range(document.page_count):
            printed.append(page)
            if page == 1:
                handle.cancel()
            on_page(page + 1)

    handle = start(CardPrinting(jobs, print_document=paper), answers, (printable(),) * 5)
    jobs.drain()

    assert printed == [0, 1, 2, 3, 4]
    assert answers.failed == []
    assert answers.done == [5]


def test_a_print_cancelled_before_it_began_prints_nothing(jobs, answers):
    def paper(*_):
        pytest.fail("nothing was to be printed")

    start(CardPrinting(jobs, print_document=paper), answers).cancel()
    jobs.drain()

    assert answers.failed == ["print_cancelled"]


def test_a_printer_that_is_not_there_is_said(jobs, answers):
    start(CardPrinting(jobs), answers)
    jobs.drain()

    assert answers.failed == ["printer_missing"]


def test_the_printer_of_this_machine_is_offered_first(jobs, monkeypatch):
    known = tuple(
        system.PrinterInfo(name, name, name == "A", system.PrinterState.IDLE)
        for name in ("A", "B", "C")
    )
    monkeypatch.setattr(system, "printers", lambda: known)

    assert CardPrinting(jobs).printers() == ("A", "B", "C")
    assert CardPrinting(jobs, preferred=lambda: "C").printers() == ("C", "A", "B")
    assert CardPrinting(jobs, preferred=lambda: "gone").printers() == ("A", "B", "C")


def test_all_drawing_is_done_off_the_gui_thread(qtbot, real_jobs, tmp_path):
    jobs = real_jobs
    answers, threads, images = Answers(), [], []

    def paper(document, printer, title, on_page, _sides):
        threads.append(QThread.currentThread())
        for page in range(document.page_count):
            image = QImage(1011, 638, QImage.Format.Format_RGB32)
            with QPainter(image) as painter:
                document.paint(painter, page, 11.8)
            on_page(page + 1)

    printing = CardPrinting(jobs, print_document=paper)
    start(printing, answers, (printable(),) * 20)
    for number in range(20):
        jobs.submit(
            lambda: printing.preview(printable(), "card", 400, 252), images.append, lane=Lane.LONG
        )
        path = tmp_path / f"{number}.png"
        printing.save((printable(),), "card", path, answers.finished, answers.refused)
    qtbot.waitUntil(lambda: len(images) == 20 and len(answers.done) == 21)

    assert threads
    assert QCoreApplication.instance().thread() not in threads
    assert {image.height() for image in images} == {252}
    assert answers.failed == []


def test_an_unknown_paper_is_a_bug_and_not_a_sentence():
    with pytest.raises(ValueError, match="napkin"):
        document_of((printable(),), "napkin")


def test_errors_of_the_world_keep_their_code(jobs, answers):
    def paper(*_):
        raise KnownError("printer_failed", printer="CardPrinter")

    start(CardPrinting(jobs, print_document=paper), answers)
    jobs.drain()

    assert answers.failed == ["printer_failed"]
