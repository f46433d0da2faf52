"""Files: exact sizes, text that can be copied, nobody's name where strangers look."""

import shutil
import subprocess
from contextlib import contextmanager
from pathlib import Path

import pytest
from PySide6.QtGui import QImage

from gangting.documents import output
from gangting.documents.categories import default_styles
from gangting.documents.output import preview_image, write_pdf, write_pngs
from gangting.documents.pass_card import card_drawing
from gangting.documents.pass_document import pass_document
from gangting.documents.values import Layout
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category


needs_poppler = pytest.mark.skipif(not shutil.which("pdfinfo"), reason="needs poppler-utils")
SIZES = {
    Layout.CARD: (85.6, 54.0),
    Layout.SHEET8: (210.0, 297.0),
    Layout.SHEET10: (210.0, 297.0),
    Layout.LABEL: (60.0, 40.0),
}


def tell(*command):
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def page_size_mm(pdf):
    """Return what pdfinfo says, which rounds to a thousandth of a point or so."""
    line = next(line for line in tell("pdfinfo", str(pdf)).splitlines() if "Page size" in line)
    width, height = line.split(":")[1].split("pts")[0].split("x")
    return float(width) / 72 * 25.4, float(height) / 72 * 25.4


def copied_text(pdf):
    """Return the text as a reader copies it."""
    return tell("pdftotext", "-layout", str(pdf), "-")


@needs_poppler
@pytest.mark.parametrize("layout", Layout)
def test_pages_have_their_exact_size(card, tmp_path, layout):
    document = pass_document([card()] * 2, layout)
    write_pdf(document, tmp_path / "passes.pdf", "passes")

    size = page_size_mm(tmp_path / "passes.pdf")

    assert document.page_size_mm == SIZES.get(layout, document.page_size_mm)
    assert size == pytest.approx(document.page_size_mm, abs=0.002)
    assert size[0] == pytest.approx({"slip58": 58, "slip80": 80}.get(layout, size[0]), abs=0.002)


@needs_poppler
def test_the_words_can_be_searched_and_copied(card, tmp_path):
    cards = [
        card(phone="010-5550 1234"),
        card(holder="阿依古丽·买买提明", place="户口楼 西区 3单元 1204", category=Category.TENANT),
        card(holder="欧阳䶮", place="", category=Category.VISITOR, language="en"),
    ]
    write_pdf(pass_document(cards, Layout.SHEET10), tmp_path / "passes.pdf", "passes")

    text = copied_text(tmp_path / "passes.pdf")

    for words in (
        "晴川里小区",
        "出入证",
        "居民",
        "沈青",
        "3号楼 2单元 501",
        "有效至 2026-12-31",
        "482 719 368",
        "遗失请到南门岗挂失",
        "应急电话 010-5550 1234",
        "阿依古丽·买买提明",
        "户口楼 西区 3单元 1204",
        "欧阳䶮",
        "Valid until 2026-12-31",
        "Visitor",
    ):
        assert words in text


@needs_poppler
def test_the_code_in_a_pdf_is_one_pixel_per_module_and_the_fonts_are_inside(card, tmp_path):
    pdf = tmp_path / "passes.pdf"
    write_pdf(pass_document([card()], Layout.CARD), pdf, "passes")

    images = tell("pdfimages", "-list", str(pdf)).splitlines()[2:]
    fonts = tell("pdffonts", str(pdf)).splitlines()[2:]

    assert [line.split()[3:5] for line in images] == [["37", "37"]]
    assert images[0].split()[8] == "image"
    assert fonts
    assert all(line.split()[-5] == "yes" for line in fonts)


@needs_poppler
@pytest.mark.parametrize("layout", Layout)
def test_nobody_is_named_where_strangers_look(card, tmp_path, layout):
    pdf = tmp_path / "passes.pdf"
    write_pdf(pass_document([card(phone="010-5550 1234")], layout), pdf, "Passes")

    about = tell("pdfinfo", str(pdf)) + tell("pdfinfo", "-meta", str(pdf))

    assert "Passes" in about
    for private in ("沈青", "501", "482", "010", "05986312", "晴川里"):
        assert private not in about.replace("Page size", "").split("CreationDate")[0]


@needs_poppler
@pytest.mark.parametrize(
    ("layout", "passes", "pages"),
    [
        (Layout.CARD, 3, 3),
        (Layout.SHEET8, 8, 1),
        (Layout.SHEET8, 9, 2),
        (Layout.SHEET10, 10, 1),
        (Layout.SHEET10, 21, 3),
        (Layout.LABEL, 2, 2),
        (Layout.SLIP58, 2, 2),
        (Layout.SLIP80, 1, 1),
    ],
)
def test_every_pass_gets_its_page(card, tmp_path, layout, passes, pages):
    document = pass_document([card()] * passes, layout)
    write_pdf(document, tmp_path / "passes.pdf", "passes")

    assert document.page_count == pages
    assert f"Pages:           {pages}\n" in tell("pdfinfo", str(tmp_path / "passes.pdf"))


def test_one_page_is_one_picture_of_its_name(card, tmp_path):
    path = tmp_path / "出入证 1.png"

    assert write_pngs(pass_document([card()], Layout.CARD), path, 300) == (path,)

    image = QImage(str(path))
    assert (image.width(), image.height()) == (1011, 638)
    assert image.dotsPerMeterX() == 11811


def test_more_pages_are_numbered_pictures(card, tmp_path):
    path = tmp_path / "passes.png"

    written = write_pngs(pass_document([card()] * 3, Layout.LABEL), path, 150)

    assert [file.name for file in written] == ["passes-1.png", "passes-2.png", "passes-3.png"]
    assert sorted(tmp_path.iterdir()) == sorted(written)


@pytest.mark.parametrize("layout", Layout)
def test_a_preview_is_as_wide_as_asked_and_shaped_like_the_paper(card, layout):
    document = pass_document([card()], layout)
    width, height = document.page_size_mm

    image = preview_image(document, 0, 400)

    assert image.width() == 400
    assert image.height() == round(400 * height / width)


def test_the_preview_breaks_lines_like_the_paper(card):
    """A glance at both: words stand at the same share of the page at any size."""
    document = pass_document([card(holder="Alexander Papadopoulos-Montgomery")], Layout.CARD)
    small = preview_image(document, 0, 428)
    large = preview_image(document, 0, 1712).scaled(small.size())

    differing = sum(
        abs(small.pixelColor(x, y).lightness() - large.pixelColor(x, y).lightness()) > 160
        for x in range(200)
        for y in range(60, 250)
    )

    assert differing < 200 * 190 * 0.01


@pytest.mark.parametrize("layout", [Layout.CARD, Layout.SLIP80])
def test_a_place_that_cannot_be_written_is_told(card, tmp_path, layout):
    document = pass_document([card()], layout)
    nowhere = tmp_path / "no" / "such" / "folder"

    for write in (
        lambda: write_pdf(document, nowhere / "a.pdf", "passes"),
        lambda: write_pngs(document, nowhere / "a.png", 150),
    ):
        with pytest.raises(KnownError) as caught:
            write()
        assert caught.value.code == "file_not_written"


def test_a_file_is_replaced_whole(card, tmp_path):
    path = tmp_path / "passes.pdf"
    path.write_bytes(b"x" * 1_000_000)

    write_pdf(pass_document([card()], Layout.CARD), path, "passes")

    content = path.read_bytes()
    assert content.startswith(b"%PDF-")
    assert len(content) < 300_000
    assert [file.name for file in tmp_path.iterdir()] == ["passes.pdf"]


@needs_poppler
def test_words_in_a_file_are_as_wide_as_they_were_measured(card, tmp_path):
    """Qt stretches some letter spacings by the resolution of a file or printer."""
    made, pdf, page = card(), tmp_path / "card.pdf", tmp_path / "words.html"
    write_pdf(pass_document([made], Layout.CARD), pdf, "passes")
    subprocess.run(["pdftotext", "-bbox", str(pdf), str(page)], check=True)

    lines = page.read_text(encoding="utf-8").splitlines()
    (end,) = (
        float(line.split('xMax="')[1].split('"')[0]) / 72 * 25.4
        for line in lines
        if ">368</word>" in line
    )
    texts = card_drawing(made, default_styles()).texts
    (placed,) = (placed for placed in texts if placed.text == made.short_number)

    assert end == pytest.approx(placed.x + placed.width, abs=0.3)


@pytest.mark.parametrize("size", [1, 7, 64, 100_000])
def test_the_exact_size_is_put_in_wherever_a_piece_ends(card, size):
    document = pass_document([card()], Layout.CARD)
    written = b"/MediaBox [0 0 243.000000 153.000000] x " * 9 + b"/MediaBox [0 0 243.0"
    pieces = [written[at : at + size] for at in range(0, len(written), size)]

    exact = b"".join(output._with_exact_size(pieces, document))

    assert len(exact) == len(written)
    assert (
        exact.count(
            b"Box [0 0 %.6f %.6f]" % tuple(side / 25.4 * 72 for side in document.page_size_mm)
        )
        == 9
    )
    assert exact.endswith(b"[0 0 243.0")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no disk is always full here")
def test_a_disk_that_is_full_leaves_nothing(card, tmp_path, monkeypatch):
    @contextmanager
    def full(_path):
        with Path("/dev/full").open("r+b", buffering=0) as file:
            yield file

    monkeypatch.setattr(output, "nameless_beside", full)

    with pytest.raises(KnownError, match="file_not_written") as told:
        write_pdf(pass_document([card()], Layout.CARD), tmp_path / "a.pdf", "passes")

    assert told.value.params["why"] == "disk_full"
    assert list(tmp_path.iterdir()) == []
