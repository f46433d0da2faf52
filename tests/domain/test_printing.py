"""Sheets of a print run, and what a jam means for the cards that were sent."""

from dataclasses import replace
from uuid import UUID

import pytest

from gangting.documents.values import Layout
from gangting.domain.errors import KnownError
from gangting.domain.printing import (
    LAYOUTS,
    CardState,
    PrintCard,
    in_range,
    next_sheets,
    per_sheet,
    stopped_at,
)


def cards(count: int, state: CardState = CardState.WAITING) -> tuple[PrintCard, ...]:
    return tuple(PrintCard(n, UUID(int=n), n, 0, state) for n in range(1, count + 1))


def test_the_layouts_are_those_that_can_be_drawn():
    assert set(LAYOUTS) == {layout.value for layout in Layout}
    assert [per_sheet(layout) for layout in LAYOUTS] == [1, 8, 10, 1, 1, 1]
    with pytest.raises(KnownError, match="unknown_layout"):
        per_sheet("papyrus")


def test_sheets_are_filled_in_order_and_the_last_is_what_is_left():
    sheets = next_sheets(cards(19), 8, 99)
    assert [sheet.numbers for sheet in sheets] == [
        tuple(range(1, 9)),
        tuple(range(9, 17)),
        (17, 18, 19),
    ]
    assert [len(sheet.cards) for sheet in next_sheets(cards(19), 8, 1)] == [8]
    assert next_sheets(cards(5, CardState.PRINTED), 8, 9) == ()


def test_after_a_jam_the_spoiled_and_the_waiting_share_sheets():
    some = list(cards(20))
    for number in (*range(1, 9), *range(11, 15)):
        some[number - 1] = replace(some[number - 1], state=CardState.PRINTED)
    some[8] = replace(some[8], state=CardState.SPOILED)
    assert [sheet.numbers for sheet in next_sheets(some, 8, 9)] == [(9, 10, 15, 16, 17, 18, 19, 20)]


def test_a_jam_spoils_its_sheet_and_nothing_else():
    sent = [
        replace(card, state=CardState.SENT, sheet=(card.number - 1) // 10 + 1) for card in cards(40)
    ]
    stop = stopped_at(sent, 13)
    assert stop.printed == tuple(range(1, 11))
    assert stop.spoiled == tuple(range(11, 21))
    assert stop.waiting == tuple(range(21, 41))
    with pytest.raises(KnownError, match="card_not_sent"):
        stopped_at(cards(40), 13)


def test_a_range_has_two_ends_and_something_between():
    assert [card.number for card in in_range(cards(9), 3, 5)] == [3, 4, 5]
    for first, last in ((5, 3), (10, 12)):
        with pytest.raises(KnownError, match="invalid_range"):
            in_range(cards(9), first, last)
