"""A4 sheets: cards in rows, and marks on every cut outside every card."""

from itertools import combinations

import pytest

from gangting.documents.card_sheet import A4, EIGHT, TEN, cut_marks
from gangting.documents.output import page_image
from gangting.documents.pass_document import pass_document
from gangting.documents.values import Layout


@pytest.fixture(params=[EIGHT, TEN], ids=["8", "10"])
def plan(request):
    return request.param


def test_cards_have_their_size_and_lie_in_the_middle_of_the_paper(plan):
    boxes = [plan.place(number) for number in range(plan.capacity)]

    assert {(box.width, box.height) for box in boxes} == {(85.6, 54.0)}
    assert min(b.x for b in boxes) == pytest.approx(A4[0] - max(b.right for b in boxes))
    assert min(b.y for b in boxes) == pytest.approx(A4[1] - max(b.bottom for b in boxes))
    assert min(b.x for b in boxes) >= 12
    assert min(b.y for b in boxes) >= 12


def test_cards_never_lie_on_each_other(plan):
    boxes = [plan.place(number) for number in range(plan.capacity)]
    for one, other in combinations(boxes, 2):
        apart_x = one.right <= other.x + 1e-9 or other.right <= one.x + 1e-9
        apart_y = one.bottom <= other.y + 1e-9 or other.bottom <= one.y + 1e-9
        assert apart_x or apart_y


def test_every_cut_has_a_mark_at_both_ends(plan):
    boxes = [plan.place(number) for number in range(plan.capacity)]
    marks = cut_marks(plan)
    for x in {round(edge, 3) for box in boxes for edge in (box.x, box.right)}:
        upright = [mark for mark in marks if mark[0] == mark[2] == x]
        assert min(mark[1] for mark in upright) < min(box.y for box in boxes)
        assert max(mark[3] for mark in upright) > max(box.bottom for box in boxes)
    for y in {round(edge, 3) for box in boxes for edge in (box.y, box.bottom)}:
        level = [mark for mark in marks if mark[1] == mark[3] == y]
        assert min(mark[0] for mark in level) < min(box.x for box in boxes)
        assert max(mark[2] for mark in level) > max(box.right for box in boxes)


def test_no_mark_touches_a_card_or_the_edge_a_printer_cannot_reach(plan):
    boxes = [plan.place(number) for number in range(plan.capacity)]
    for x1, y1, x2, y2 in cut_marks(plan):
        for box in boxes:
            assert x2 < box.x or x1 > box.right or y2 < box.y or y1 > box.bottom
        assert min(x1, y1) >= 5
        assert x2 <= A4[0] - 5
        assert y2 <= A4[1] - 5


def test_the_last_sheet_holds_what_is_left(card, plan):
    layout = Layout.SHEET8 if plan is EIGHT else Layout.SHEET10
    document = pass_document([card()] * (plan.capacity + 1), layout)
    last = page_image(document, 1, 4)

    first, second = plan.place(0), plan.place(1)
    assert last.pixelColor(int(first.x * 4) + 40, int(first.y * 4) + 4).name() == "#1c5dbb"
    assert last.pixelColor(int(second.x * 4) + 40, int(second.y * 4) + 4).name() == "#ffffff"
