"""The back of a card: rules, privacy, whom to call; and on which side of the sheet it lies."""

import shutil
import subprocess
from itertools import combinations

import pytest
from tests.documents.test_layouts import ink_of, overlap

from gangting.documents.card_back import back_drawing
from gangting.documents.card_sheet import A4, EIGHT, TEN
from gangting.documents.categories import default_styles
from gangting.documents.output import page_image, write_pdf
from gangting.documents.pass_document import pass_document
from gangting.documents.values import Layout
from gangting.domain.card_back import NOTICE, RULES, WIDEST_LINE, CardBack, width_of
from gangting.domain.passes import Category
from gangting.domain.printing import Sides


SHEETS = {Layout.SHEET8: EIGHT, Layout.SHEET10: TEN}
TWO_SIDED = [layout for layout in Layout if layout.two_sided]


def back_of(card):
    return back_drawing(card, default_styles())


def words_of(card):
    return [placed.text for placed in back_of(card).texts]


def test_it_says_the_rules_what_happens_to_data_and_whom_to_call(card):
    text = "\n".join(words_of(card(phone="010-5550 1234")))

    for wanted in (
        "使用须知",
        "仅限本人使用",
        "遗失请马上到南门岗挂失",
        "本证不等于放行",
        "个人信息告知",
        "晴川里小区只为疫情防控收集",
        "二维码里只有编号",
        "要求删除",
        "应急电话 010-5550 1234",
        "拾到请交南门岗",
    ):
        assert wanted in text


def test_it_speaks_the_language_of_the_card(card):
    text = "\n".join(words_of(card(language="en", gate_name="", phone="010-5550 1234")))

    for wanted in ("How to use", "Tell the gate", "Your personal data", "Phone 010-5550 1234"):
        assert wanted in text
    assert "证" not in text


@pytest.mark.parametrize(
    ("category", "said", "unsaid"),
    [
        (Category.VEHICLE, "仅限本车使用", "仅限本人"),
        (Category.VISITOR, "离开时请把本证交回南门岗", "挂失"),
        (Category.TENANT, "仅限本人使用", "本车"),
    ],
)
def test_each_kind_has_its_own_rules(card, category, said, unsaid):
    text = "\n".join(words_of(card(category=category)))

    assert said in text
    assert unsaid not in text


def test_it_names_nobody_and_carries_no_code(hard_cards):
    for one in hard_cards:
        drawing = back_of(one)
        written = " ".join(placed.text for placed in drawing.texts)
        assert drawing.code is None
        assert not drawing.pictures
        assert one.short_number not in written
        if len(one.holder) > 1:
            assert one.holder not in written


def test_nothing_is_clipped_touches_or_is_too_small(hard_cards):
    for one in hard_cards:
        drawing = back_of(one)
        inks = [(placed.text, ink_of(placed)) for placed in drawing.texts]
        for text, ink in inks:
            assert ink.x >= 3.5, text
            assert ink.right <= drawing.width - 3.5, text
            assert ink.y >= 3.5, text
            assert ink.bottom <= drawing.height - 2.5, text
        for (first, ink), (second, other) in combinations(inks, 2):
            assert not overlap(ink, other, 0.02), (first, second)
        assert min(placed.style.size for placed in drawing.texts) >= 1.7


@pytest.mark.parametrize("layout", TWO_SIDED)
def test_a_page_of_backs_follows_every_page(card, layout):
    cards = [card()] * 11
    fronts = pass_document(cards, layout).page_count

    assert pass_document(cards, layout, sides=Sides.BOTH).page_count == 2 * fronts


@pytest.mark.parametrize("layout", [layout for layout in Layout if not layout.two_sided])
def test_a_label_or_slip_has_no_back(card, layout):
    with pytest.raises(ValueError, match="no back"):
        pass_document([card()], layout, sides=Sides.BOTH)


@pytest.mark.parametrize("plan", SHEETS.values(), ids=["8", "10"])
def test_a_sheet_turned_over_its_long_edge_brings_every_back_behind_its_front(plan):
    for number in range(plan.capacity):
        front, behind = plan.place(number), plan.behind(number)
        assert behind.y == front.y
        assert behind.x == pytest.approx(A4[0] - front.right)


@pytest.mark.parametrize("layout", SHEETS)
def test_backs_lie_behind_their_own_fronts(card, layout):
    """The strip of a back has the colour of its front; a lone card's back lies on the right."""
    plan, scale = SHEETS[layout], 4
    kinds = [*Category, *Category][: plan.capacity + 1]
    document = pass_document([card(category=kind) for kind in kinds], layout, sides=Sides.BOTH)
    pages = [page_image(document, page, scale) for page in range(document.page_count)]

    assert len(pages) == 4
    for number, kind in enumerate(kinds):
        sheet, place = divmod(number, plan.capacity)
        box = plan.place(place)
        x, y = int((box.x + 3) * scale), int((box.y + 1.2) * scale)
        colour = default_styles().style(kind, "zh_CN").colour
        behind = pages[2 * sheet + 1]
        assert pages[2 * sheet].pixelColor(x, y).name() == colour
        assert behind.pixelColor(behind.width() - 1 - x, y).name() == colour
    lone = plan.place(0)
    left_of_last = pages[3].pixelColor(int((lone.x + 3) * scale), int((lone.y + 1.2) * scale))
    assert left_of_last.name() == "#ffffff"


@pytest.mark.parametrize("layout", TWO_SIDED)
def test_backs_alone_are_those_that_follow_the_fronts(card, layout):
    """For a stack that is turned over by hand."""
    cards = [card(category=kind) for kind in [*Category, *Category][:11]]
    both = pass_document(cards, layout, sides=Sides.BOTH)
    backs = pass_document(cards, layout, sides=Sides.BACK)

    assert 2 * backs.page_count == both.page_count
    for page in range(backs.page_count):
        assert page_image(backs, page, 3) == page_image(both, 2 * page + 1, 3)


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
def test_both_sides_are_in_the_file(card, tmp_path):
    pdf = tmp_path / "card.pdf"
    write_pdf(pass_document([card()], Layout.CARD, sides=Sides.BOTH), pdf, "passes")

    pages = [
        subprocess.run(
            ["pdftotext", "-f", str(page), "-l", str(page), str(pdf), "-"],
            capture_output=True,
            check=True,
        ).stdout.decode()
        for page in (1, 2)
    ]

    assert "沈青" in pages[0]
    assert "个人信息告知" in pages[1]
    assert "沈青" not in pages[1]


def test_the_compounds_own_lines_stand_in_place_of_the_usual_ones(card):
    lines = (("lost", "丢失请打居委会电话"), ("purpose", "只用于小区防控"))
    own = CardBack(lines, "居委会 5550", 30)
    text = "\n".join(words_of(card(phone="010-5550 1234", back=own)))

    for wanted in (*dict(lines).values(), "居委会 5550", "保存 30 天", "仅限本人使用"):
        assert wanted in text
    for unwanted in ("挂失", "应急电话", "所需的期限"):
        assert unwanted not in text


def test_the_widest_lines_fit_and_can_be_read(card):
    for letter in "字W":
        widest = letter * (WIDEST_LINE // width_of(letter))
        own = CardBack(tuple((code, widest) for code in (*RULES, *NOTICE)), letter * 20, 3650)
        drawing = back_of(card(back=own.checked()))
        for placed in drawing.texts:
            assert ink_of(placed).right <= drawing.width - 3.5
        if letter == "字":
            assert min(placed.style.size for placed in drawing.texts) >= 1.7
