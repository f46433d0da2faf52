"""The handover sheet on paper: the content that was signed, whole, with its hash."""

import shutil
import subprocess

import pytest
from tests.papers import must_be_inside

from gangting.documents.handover_sheet import handover_document
from gangting.documents.output import write_pdf
from gangting.documents.report.pages import A4, PAPERS
from gangting.domain.handover import HandoverState


needs_poppler = pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
LANGUAGES = ("zh_CN", "en")


def copied(path, page=None):
    pages = [] if page is None else ["-f", str(page), "-l", str(page)]
    command = ["pdftotext", "-raw", *pages, str(path), "-"]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode()


def solid(text):
    return "".join(text.split())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("kind", ["small", "large", "empty"])
def test_nothing_stands_outside_the_margins(sheets, words_of, language, paper, kind):
    must_be_inside(handover_document(sheets[kind], words_of(language), paper), paper)


@needs_poppler
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
@pytest.mark.parametrize("kind", ["small", "large"])
def test_the_hash_is_on_every_page_as_it_is(sheets, words_of, tmp_path, language, paper, kind):
    sheet = sheets[kind]
    document = handover_document(sheet, words_of(language), paper)
    write_pdf(document, tmp_path / "a.pdf", "Gangting")

    assert document.page_count == 1 if paper.height is None or kind == "small" else 3
    for page in range(1, document.page_count + 1):
        text = copied(tmp_path / "a.pdf", page)
        assert sheet.content_hash in (text if paper is A4 else solid(text))
        assert paper is not A4 or f"{page} / {document.page_count}" in text


@needs_poppler
@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_what_was_written_is_copied_exactly(large_sheet, words_of, tmp_path, paper):
    document = handover_document(large_sheet, words_of("zh_CN"), paper)
    write_pdf(document, tmp_path / "a.pdf", "G")

    text = solid(copied(tmp_path / "a.pdf"))
    for page in range(1, document.page_count + 1):
        foot = f"SHA-256{large_sheet.content_hash}{page}/{document.page_count}"
        assert paper is not A4 or foot in text
        text = text.replace(foot, "")

    remarks = large_sheet.content["remarks"]
    for wanted in (
        remarks["orders"],
        remarks["incidents"],
        remarks["disputes"][0]["reason"],
        large_sheet.addenda[1].addendum.text,
        large_sheet.content["header"]["outgoing"],
        "晴川里小区",
        "盘点差得较多 · 设备缺失",
        *(line["name"] for line in large_sheet.content["stock"] if len(line["name"]) < 8),
    ):
        assert solid(wanted) in text, wanted


@needs_poppler
def test_a_small_sheet_says_what_happened(small_sheet, words_of, tmp_path):
    pages = {}
    for language in LANGUAGES:
        write_pdf(handover_document(small_sheet, words_of(language), A4), tmp_path / "a.pdf", "G")
        pages[language] = copied(tmp_path / "a.pdf")

    # An en dash shares its glyph with another dash and would be copied as that one.
    for said in ("交接班记录", "2026-11-21 白班", "08:00-16:00", "312", "送餐员 12", "-2",
                 "丢失 · 风大", "相符", "雨伞 U12", "矿泉水 3/12",
                 "额温枪", "上级要求：今晚十点后只开南门。",
                 "2026-11-21 16:03", "已接班"):  # fmt: skip
        assert said in pages["zh_CN"], said
    for said in ("Shift handover", "Day shift", "Lost · 风大", "Equal",
                 "Thermometer", "Orders: 今晚十点后只开南门。", "Accepted"):  # fmt: skip
        assert said in pages["en"]
    assert "交接" not in pages["en"]


def test_state_and_addenda_stand_beside_and_change_no_line_before(small_sheet, words_of):
    from dataclasses import replace  # noqa: PLC0415

    words = words_of("zh_CN")
    closed = replace(small_sheet, state=HandoverState.CLOSED, closed_by="周岚")
    pages = [
        [text.text for _, piece in handover_document(sheet, words, A4).placed(0)
         for text in piece.texts]
        for sheet in (small_sheet, closed)
    ]  # fmt: skip

    beside = pages[0].index("签字之后")
    assert pages[0][:beside] == pages[1][:beside]
    assert "班长已审：周岚" in pages[1][beside:]


@pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
def test_drawn_strokes_stay_in_their_field_and_off_the_name(large_sheet, words_of, paper):
    document = handover_document(large_sheet, words_of("zh_CN"), paper)

    signed = [
        piece
        for page in range(document.page_count)
        for _, piece in document.placed(page)
        if piece.strokes
    ]
    assert sum(len(piece.strokes) for piece in signed) == 6
    for piece in signed:
        line = min(y for _, y, _ in piece.rules)
        assert all(0 < y <= line for stroke in piece.strokes for _, y in stroke)
        for x, _, room in piece.rules:
            inside = [s for s in piece.strokes if x <= s[0][0] <= x + room]
            names = [t for t in piece.texts if t.style.bold and x <= t.x <= x + room]
            assert len(inside) == 2
            assert max(t.x + t.width for t in names) <= min(px for s in inside for px, _ in s)
