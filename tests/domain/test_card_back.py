"""What a leader may write on the back of a card."""

import pytest

from gangting.domain.card_back import NOTICE, RULES, USUAL, WIDEST_LINE, CardBack, width_of
from gangting.domain.errors import KnownError


def test_the_usual_back_has_nothing_of_its_own():
    assert USUAL.checked() == USUAL
    assert {USUAL.line(code) for code in (*RULES, *NOTICE)} == {""}


def test_lines_are_kept_tidy_and_in_their_order():
    written = (("rights", " 可 来 查 "), ("show", "  "), ("lost", "丢了  马上说"))
    kept = CardBack(written, " 居委会 ", 30).checked()
    assert kept.lines == (("lost", "丢了 马上说"), ("rights", "可 来 查"))
    assert (kept.contact, kept.keep_days) == ("居委会", 30)
    assert kept.line("lost") == "丢了 马上说"
    assert kept.line("show") == "", "an empty line is the usual one"


def test_a_line_nobody_knows_is_let_go():
    assert CardBack((("footer", "x"),)).checked() == USUAL


@pytest.mark.parametrize(
    ("text", "width"), [("证", 2), ("A", 1), ("，", 2), ("证A1", 4), ("", 0), ("·", 1)]
)
def test_width_counts_what_paper_needs(text, width):
    assert width_of(text) == width


@pytest.mark.parametrize(
    ("back", "code"),
    [
        (CardBack((("show", "字" * (WIDEST_LINE // 2 + 1)),)), "card_line_too_long"),
        (CardBack((("show", "a" * (WIDEST_LINE + 1)),)), "card_line_too_long"),
        (CardBack(contact="字" * 21), "card_line_too_long"),
        (CardBack(keep_days=-1), "invalid_number"),
        (CardBack(keep_days=4000), "invalid_number"),
    ],
)
def test_what_cannot_be_printed_is_refused(back, code):
    with pytest.raises(KnownError) as raised:
        back.checked()
    assert raised.value.code == code
