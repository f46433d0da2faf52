"""Nothing is clipped, nothing lies on anything else, on any paper."""

from itertools import combinations

import pytest
from PySide6.QtGui import QFontMetricsF, QImage
from tests.documents.test_qr import rows_of

from gangting.documents.categories import default_styles
from gangting.documents.drawing import Box
from gangting.documents.fonts import face
from gangting.documents.output import page_image
from gangting.documents.pass_card import card_drawing
from gangting.documents.pass_document import pass_document
from gangting.documents.pass_words import pass_words
from gangting.documents.slips import LABEL, SLIP58, SLIP80
from gangting.documents.text import block_height
from gangting.documents.values import Layout
from gangting.domain.passes import Category


CARD = "card"
PLANS = {CARD: None, "label": LABEL, "slip58": SLIP58, "slip80": SLIP80}
EDGE = {CARD: 3.0, "label": 1.2, "slip58": 4.9, "slip80": 3.9}
LANGUAGES = ("zh_CN", "en")


def drawing_of(kind, card):
    if kind == CARD:
        return card_drawing(card, default_styles())
    return PLANS[kind].lay_out(pass_words(card, default_styles()), card.code)


def ink_of(placed):
    """Return the box of the ink of a line, in millimetres."""
    pixels = 1000
    tight = QFontMetricsF(face(pixels, bold=placed.style.bold)).tightBoundingRect(placed.text)
    scale = placed.style.size / pixels
    return Box(
        placed.x + tight.x() * scale,
        placed.baseline + tight.y() * scale,
        tight.width() * scale,
        tight.height() * scale,
    )


def overlap(one, other, slack=0.0):
    return (
        one.x < other.right - slack
        and other.x < one.right - slack
        and one.y < other.bottom - slack
        and other.y < one.bottom - slack
    )


@pytest.fixture(params=PLANS)
def kind(request):
    return request.param


def test_every_word_stays_on_the_paper(kind, hard_cards):
    for card in hard_cards:
        drawing = drawing_of(kind, card)
        for placed in drawing.texts:
            ink = ink_of(placed)
            assert ink.x >= EDGE[kind] - 0.01, placed
            assert ink.right <= drawing.width - EDGE[kind] + 0.01, placed
            assert ink.y >= 0.6, placed
            assert ink.bottom <= drawing.height - 1.5, placed


def test_no_word_touches_another_or_the_code(kind, hard_cards):
    for card in hard_cards:
        drawing = drawing_of(kind, card)
        inks = [(placed.text, ink_of(placed)) for placed in drawing.texts]
        for (one, first), (other, second) in combinations(inks, 2):
            assert not overlap(first, second, 0.02), (one, other)
        for text, ink in inks:
            assert not overlap(ink, drawing.code.box), text
            assert not any(overlap(ink, icon.box) for icon in drawing.icons), text


def test_every_word_can_be_read_without_a_glass(kind, hard_cards):
    for card in hard_cards:
        sizes = [p.style.size for p in drawing_of(kind, card).texts]
        assert min(sizes) >= 1.7


def test_the_name_is_the_largest_word(kind, card):
    texts = drawing_of(kind, card()).texts

    assert max(texts, key=lambda placed: placed.style.size).text == "沈青"


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("category", Category)
def test_everything_a_guard_looks_for_is_there(kind, card, category, language):
    pass_ = card(category=category, language=language, phone="010-5550 1234")
    drawing = drawing_of(kind, pass_)
    text = " ".join(placed.text for placed in drawing.texts)
    style = default_styles().style(category, language)

    for wanted in ("晴川里小区", style.title, style.word, "沈青", "3号楼 2单元 501"):
        assert wanted in text
    assert "2026-12-31" in text
    assert "482 719 368" in text
    assert drawing.icons[0].name == style.icon
    assert drawing.code.digits == pass_.code
    if kind != "label":
        assert "010-5550 1234" in text
        assert "南门岗" in text


@pytest.mark.parametrize(
    ("language", "words"), [("zh_CN", "离开时交回"), ("en", "Hand back on leaving")]
)
@pytest.mark.parametrize("paper", ["label", "slip58", "slip80"])
def test_a_temporary_pass_says_hand_it_back(card, paper, language, words):
    visitor = drawing_of(paper, card(category=Category.VISITOR, language=language))
    resident = drawing_of(paper, card(language=language))

    assert words in [placed.text for placed in visitor.texts]
    assert words not in [placed.text for placed in resident.texts]


def test_a_gate_without_a_name_is_called_the_gate(card):
    texts = [p.text for p in drawing_of(CARD, card(gate_name="")).texts]

    assert "一人一证 · 进出测温 · 遗失请到门岗挂失" in texts


def test_a_card_without_a_place_or_phone_leaves_no_empty_lines(kind, card):
    texts = [placed.text for placed in drawing_of(kind, card(place="")).texts]

    assert "3号楼 2单元 501" not in texts
    assert not any("010" in text for text in texts)


def test_a_head_of_two_lines_stands_in_the_middle(card):
    pass_ = card(site_name="丰台区卢沟桥街道六里桥社区晴川里小区")
    site, title = (p for p in drawing_of(CARD, pass_).texts[:2])

    top = site.baseline - 0.88 * title.style.size
    middle = top + block_height(2, title.style.size) / 2
    assert title.text == "出入证"
    assert middle == pytest.approx(9.9 / 2, abs=0.1)


@pytest.mark.parametrize("layout", Layout)
def test_the_outermost_edge_of_the_paper_is_never_written_on(layout, hard_cards):
    document = pass_document(hard_cards[:10], layout)
    for page in range(document.page_count):
        image = page_image(document, page, 8).convertToFormat(QImage.Format.Format_Grayscale8)
        rows = rows_of(image)
        columns = [row[0] for row in rows] + [row[-1] for row in rows]
        head = 80 if layout is Layout.CARD else 0
        assert set(rows[-1]) == {255}
        if layout is not Layout.CARD:
            assert set(rows[0]) == {255}
        assert set(columns[head : len(rows)] + columns[len(rows) + head :]) == {255}
