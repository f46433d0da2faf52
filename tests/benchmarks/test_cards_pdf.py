"""Cards on A4 sheets as PDF, beside a bare QPdfWriter with one line and one code per card."""

import random
import time
from datetime import date

import pytest
import qrcode
from PySide6.QtCore import QMarginsF, QRectF
from PySide6.QtGui import QFont, QImage, QPageSize, QPainter, QPdfWriter

from gangting.documents.output import write_pdf
from gangting.documents.pass_document import pass_document
from gangting.documents.values import Layout, PassCard
from gangting.domain.passes import Category


NAMES = ("沈青", "冯可", "康宁宇", "阿依古丽·买买提明", "Alexander Papadopoulos-Montgomery")
PER_PAGE = 10
LIMIT_S = 1.5  # of the processor's time for 500 cards, which others' work stretches less
LINEAR = 1.3  # times as long for each card of a run that is four times as long


def some(count):
    """Return so many different cards."""
    dice = random.Random(3)
    return [
        PassCard(
            site_name="晴川里小区",
            gate_name="南门岗",
            holder=dice.choice(NAMES),
            place=f"{dice.randint(1, 30)}号楼 {dice.randint(1, 6)}单元 {dice.randint(101, 2804)}",
            category=dice.choice(list(Category)),
            valid_until=date(2026, 12, 31),
            code=f"{dice.getrandbits(176):053d}",
            short_number=f"482 {dice.randint(100, 999)} {dice.randint(100, 999)}",
            phone="010-5550 1234",
        )
        for _ in range(count)
    ]


@pytest.fixture
def cards(measuring):
    """Return 500 different cards."""
    return some(500 if measuring else 20)


def bare_code(code):
    """Return a code as qrcode makes it, one pixel per module."""
    symbol = qrcode.QRCode(
        version=3, error_correction=qrcode.constants.ERROR_CORRECT_H, mask_pattern=0, border=0
    )
    symbol.add_data(code, optimize=0)
    symbol.make(fit=False)
    pixels = b"".join(bytes(255 * (not dark) for dark in row) for row in symbol.modules)
    return QImage(pixels, 29, 29, 29, QImage.Format.Format_Grayscale8).copy()


def bare_pdf(cards, path):
    writer = QPdfWriter(str(path))
    writer.setResolution(600)
    writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    writer.setPageMargins(QMarginsF(0, 0, 0, 0))
    font = QFont("Noto Sans CJK SC")
    font.setPixelSize(100)
    with QPainter(writer) as painter:
        painter.setFont(font)
        for number, card in enumerate(cards):
            if number and number % PER_PAGE == 0:
                writer.newPage()
            top = 200 + number % PER_PAGE * 640
            painter.drawText(200, top + 200, f"{card.holder} {card.place}")
            painter.drawImage(QRectF(3000, top, 600, 600), bare_code(card.code))


def test_cards_cost_little_more_than_a_line_and_a_code(qapp, paired, cards, tmp_path):
    def ours():
        write_pdf(pass_document(cards, Layout.SHEET10), tmp_path / "ours.pdf", "cards")

    def floor():
        bare_pdf(cards, tmp_path / "bare.pdf")

    result = paired(f"{len(cards)} cards on A4 to PDF", ours, floor, limit=4, rounds=5)

    assert (tmp_path / "ours.pdf").stat().st_size > 10_000
    assert result.ours > 0


def test_500_cards_take_at_most_1_5_s_and_more_take_in_proportion(
    qapp, tmp_path, measuring, capsys
):
    few, many = (some(count) for count in ((500, 2_000) if measuring else (20, 80)))
    write_pdf(pass_document(few[:PER_PAGE], Layout.SHEET10), tmp_path / "warm.pdf", "cards")
    worked = {len(few): [], len(many): []}
    for _ in range(3 if measuring else 1):
        for some_cards in (few, many):
            begun = time.process_time()
            write_pdf(pass_document(some_cards, Layout.SHEET10), tmp_path / "a.pdf", "cards")
            worked[len(some_cards)].append(time.process_time() - begun)
    seconds = min(worked[len(few)])
    more = min(worked[len(many)]) / len(many) / (seconds / len(few))
    assert (tmp_path / "a.pdf").read_bytes().startswith(b"%PDF")
    if measuring:
        with capsys.disabled():
            print(
                f"\n500 cards to PDF: {seconds:.2f} s of the processor (limit {LIMIT_S}); "
                f"a card of 2,000: {more:.2f} times as long (limit {LINEAR})"
            )
        assert seconds <= LIMIT_S
        assert more <= LINEAR
