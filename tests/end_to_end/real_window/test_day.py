"""Ordinary crossings, from the start of the program to the figures in the books."""

import pytest


pytestmark = pytest.mark.slow

PEOPLE = (("沈青", "3-2-501"), ("林晓", "3-2-502"), ("高远", "3-2-503"))
GAPS_MS = (0, 1, 4)


def test_residents_come_home_whatever_pace_the_scanner_has(tools, make_window, practice_folder):
    cards = tools.issue(practice_folder, *PEOPLE)
    window = make_window(practice_folder, "--practice")
    assert window.start() < 10

    for card, gap_ms in zip(cards, GAPS_MS, strict=True):
        come_home(window, card, gap_ms)
    assert window.close() == 0
    assert tools.broken_at(practice_folder) is None


def come_home(window, card, gap_ms):
    attempt = window.show(card.code, gap_ms)
    assert (attempt["holder_id"], attempt["passed"], attempt["deferred"]) == (card.holder, 0, 0)

    window.measure(card.code, "364")
    (attempt,) = window.books.attempts(card.code)
    assert (attempt["direction"], attempt["decision"]) == ("entry", "admit")
    readings = window.books.rows(
        "select tenths, source from reading where attempt_id = ?", attempt["id"]
    )
    assert readings == [{"tenths": 364, "source": "manual"}]
    presence = window.books.value("select presence from presence where holder_id = ?", card.holder)
    assert presence == "inside"
