"""A report on its paper: full pages, heads repeated, nothing outside, nothing torn apart."""

from dataclasses import replace
from itertools import pairwise

import pytest
from PySide6.QtGui import QColor
from tests.papers import must_be_inside, texts

from gangting.documents.output import page_image
from gangting.documents.report.blocks import (
    Column,
    Facts,
    Heading,
    Paragraph,
    Report,
    Signature,
    Signatures,
    Table,
    TableRow,
    Title,
)
from gangting.documents.report.pages import A4, PAPERS, SLIP58, SLIP80, ReportDocument
from gangting.documents.text import BLACK, LINE_STEP


COLUMNS = (Column("物品", 3), Column("数量", 1, "right"), Column("备注", 2))
LONG = "水管漏水，已报物业；夜里请留意有没有结冰。Please close the gate. " * 40


def table(rows, cell="口罩"):
    return Table(COLUMNS, tuple(TableRow((f"{cell}{n}", str(n), "")) for n in range(rows)))


def every_block():
    return (
        Title("交接班记录", "晴川里小区 · 南门岗"),
        Facts((("班次", "2026-11-21 白班"), ("交班人", "阿依古丽·买买提明"), ("接班人", "何平"))),
        Heading("1 小结", "已盘 3/3"),
        Facts(tuple((f"数字{n}", str(n * 1111)) for n in range(9)), 4),
        Heading("2 盘点"),
        table(60),
        Paragraph(LONG),
        Paragraph("小字", small=True),
        Signatures(
            (Signature("交班人", "何平", "2026-11-21 16:03", (((0, 0), (1000, 1000)),)),) * 3
        ),
    )


def written(document):
    """Return what stands on the pages, without blanks, repeated heads and feet."""
    last = None if document.page_count == 1 else -2  # the foot and the number of the page
    pages = [texts(document, page)[:last] for page in range(document.page_count)]
    titles = [column.title for column in COLUMNS]
    bodies = [page[3:] if page[:3] == titles else page for page in pages]
    return "".join("".join(text for page in bodies for text in page).split())


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("blocks", [every_block(), (), (Table(COLUMNS, ()),), (Paragraph(""),)])
def test_nothing_stands_outside_the_margins(paper, blocks):
    must_be_inside(ReportDocument(Report(blocks, "foot"), paper), paper)


@pytest.mark.parametrize("rows", range(30, 60))
def test_a_heading_never_stands_alone_at_the_foot(rows):
    blocks = (Title("t"), table(rows), Heading("HEADING"), table(3, "after"))
    document = ReportDocument(Report(blocks), A4)

    for page in range(document.page_count):
        body = [text for text in texts(document, page)[:-1] if text]
        if "HEADING" in body:
            assert "after0" in body[body.index("HEADING") :]
    must_be_inside(document, A4)


def test_pages_are_filled_and_every_page_repeats_the_tables_head():
    document = ReportDocument(Report((Title("t"), table(200)), "foot"), A4)

    assert document.page_count >= 4
    room = A4.height - A4.margin[1] - 8
    for page in range(document.page_count):
        body = document.placed(page)[:-1]
        assert "物品" in texts(document, page)[:5]
        if page < document.page_count - 1:
            top, last = body[-1]
            assert top + last.height > room - 2 * last.height, "the page was turned too early"
    assert [n for page in range(document.page_count) for n in texts(document, page)
            if n.startswith("口罩")] == [f"口罩{n}" for n in range(200)]  # fmt: skip


def test_the_page_is_told_and_the_foot_is_on_each():
    document = ReportDocument(Report((table(120),), "SHA-256 abc"), A4)

    for page in range(document.page_count):
        assert texts(document, page)[-2:] == ["SHA-256 abc", f"{page + 1} / {document.page_count}"]


@pytest.mark.parametrize("paper", [SLIP58, SLIP80])
def test_a_slip_is_one_page_as_long_as_it_needs(paper):
    short = ReportDocument(Report((table(2),), "foot"), paper)
    long = ReportDocument(Report((table(200),), "foot"), paper)

    assert (short.page_count, long.page_count) == (1, 1)
    assert short.page_size_mm[0] == paper.width
    assert short.page_size_mm[1] < 35
    assert long.page_size_mm[1] > 600
    for document in (short, long):
        top, last = document.placed(0)[-1]
        assert top + last.height + paper.margin[1] == pytest.approx(document.page_size_mm[1])
        assert texts(document, 0)[-1] == "foot"


@pytest.mark.parametrize("paper", [SLIP58, SLIP80])
def test_a_slip_knows_black_only(paper):
    document = ReportDocument(Report(every_block(), "foot"), paper)

    pieces = [piece for _, piece in document.placed(0)]
    assert {text.style.colour for piece in pieces for text in piece.texts} == {BLACK}
    assert not any(piece.fills for piece in pieces)
    image = page_image(document, 0, 4.0)
    colours = {
        QColor(image.pixel(x, y)).getRgb()[:3]
        for y in range(0, image.height(), 2)
        for x in range(0, image.width(), 2)
    }
    assert all(r == g == b for r, g, b in colours), "smoothing makes greys, and nothing else"


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("length", [10, 300, 2000])
def test_a_cell_of_any_length_is_printed_whole_and_readable(paper, length):
    note = LONG[:length]
    rows = (TableRow(("口罩", "12", note)), TableRow(("雨伞", "1", "")))
    document = ReportDocument(Report((Title("t"), Table(COLUMNS, rows)), "foot"), paper)

    assert "".join(note.split()) in written(document)
    sizes = {
        text.style.size
        for page in range(document.page_count)
        for _, piece in document.placed(page)
        for text in piece.texts
    }
    assert min(sizes) >= paper.text_size * 0.55
    must_be_inside(document, paper)


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_a_long_paragraph_goes_over_pages_line_by_line(paper):
    document = ReportDocument(
        Report((Paragraph(LONG * 3), Heading("after"), table(1)), "foot"), paper
    )

    assert "".join((LONG * 3).split()) in written(document)
    must_be_inside(document, paper)


def test_the_lines_of_a_row_over_several_pieces_keep_their_distance():
    note = "水管漏水" * 60
    document = ReportDocument(
        Report((Table(COLUMNS, (TableRow(("口罩", "1", note)),)),)), replace(A4, width=120)
    )

    lines = [
        (top + text.baseline, text.style.size)
        for top, piece in document.placed(0)[:-1]
        for text in piece.texts
        if set(text.text) <= set(note)
    ]
    steps = {round(b - a, 3) for (a, _), (b, _) in pairwise(lines)}
    assert len(lines) > 12
    assert steps == {round(lines[0][1] * LINE_STEP, 3)}


def test_labels_and_heads_are_written_in_one_size():
    facts = Facts((("出", "1"), ("Vehicles out of the compound", "2"), ("进", "3")), 4)
    head = Table((Column("Book", 1), Column("Difference", 0.6)), (TableRow(("1", "2")),))
    document = ReportDocument(Report((facts, head)), SLIP58)

    labels = ("出", "Vehicles out of the compound", "进")
    for wanted in (labels, ("Book", "Difference")):
        sizes = {
            text.style.size
            for _, piece in document.placed(0)
            for text in piece.texts
            if text.text in wanted
        }
        assert len(sizes) == 1 or wanted is labels, sizes
