"""Which lots are touched: first expiry first out, the expired never, the rest by reason."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.supplies.movements import DiscardReason, Lot, LotStock
from gangting.domain.supplies.picking import on_hand, pick, pick_discard, spread, usable


TODAY = date(2026, 11, 21)
ITEM = UUID(int=1)


def shelf(*lots):
    """Build lots from (days to expiry or None, quantity)."""
    made = []
    for number, (days, quantity) in enumerate(lots):
        expiry = None if days is None else TODAY + timedelta(days=days)
        made.append(LotStock(Lot(UUID(int=number + 10), ITEM, "", expiry), quantity))
    return made


def picked(picks):
    return [(p.lot.id.int - 10, p.delta) for p in picks]


@pytest.mark.parametrize(
    ("lots", "wanted", "expected"),
    [
        ([(30, 5), (10, 5)], 3, [(1, -3)]),
        ([(30, 5), (10, 5)], 7, [(1, -5), (0, -2)]),
        ([(None, 5), (10, 5)], 6, [(1, -5), (0, -1)]),
        ([(-1, 5), (10, 5)], 5, [(1, -5)]),
        ([(0, 5), (10, 5)], 2, [(0, -2)]),  # the printed day itself is still good
        ([(10, 0), (20, 4)], 4, [(1, -4)]),
        ([(10, 2), (10, 2)], 3, [(0, -2), (1, -1)]),
    ],
)
def test_what_expires_first_goes_first(lots, wanted, expected):
    assert picked(pick(shelf(*lots), wanted, TODAY)) == expected


@pytest.mark.parametrize(
    ("lots", "wanted", "code", "left"),
    [
        ([(10, 5)], 6, "shortage", 5),
        ([], 1, "shortage", 0),
        ([(-1, 9), (10, 5)], 6, "shortage", 5),
        ([(-1, 9)], 1, "only_expired", 9),
        ([(-1, 0)], 1, "shortage", 0),
    ],
)
def test_a_shortage_says_item_wanted_and_left(lots, wanted, code, left):
    with pytest.raises(KnownError) as refused:
        pick(shelf(*lots), wanted, TODAY, item="口罩")
    assert (refused.value.code, refused.value.params["left"]) == (code, left)
    assert refused.value.params["item"] == "口罩"
    assert refused.value.params.get("wanted", wanted) == wanted


def test_on_hand_holds_the_expired_and_usable_does_not():
    lots = shelf((-1, 9), (0, 3), (None, 2))
    assert (on_hand(lots), usable(lots, TODAY)) == (14, 5)


def test_only_the_expired_are_thrown_away_as_expired():
    lots = shelf((-3, 2), (-1, 2), (5, 4))
    assert picked(pick_discard(lots, 3, TODAY, DiscardReason.EXPIRED)) == [(0, -2), (1, -1)]
    assert picked(pick_discard(lots, 5, TODAY, DiscardReason.DAMAGED)) == [
        (0, -2),
        (1, -2),
        (2, -1),
    ]
    with pytest.raises(KnownError) as refused:
        pick_discard(lots, 5, TODAY, DiscardReason.EXPIRED)
    assert (refused.value.code, refused.value.params["left"]) == ("nothing_expired", 4)
    with pytest.raises(KnownError) as refused:
        pick_discard(lots, 9, TODAY, DiscardReason.LOST)
    assert (refused.value.code, refused.value.params["left"]) == ("shortage", 8)


@pytest.mark.parametrize(
    ("lots", "difference", "expected"),
    [
        ([(10, 5), (30, 5)], 0, []),
        ([(10, 5), (30, 5)], 2, [(1, 2)]),
        ([(10, 5), (None, 5)], 2, [(1, 2)]),
        ([(10, 5), (30, 5)], -7, [(0, -5), (1, -2)]),
        ([(-1, 5), (30, 5)], -6, [(1, -5), (0, -1)]),  # of the expired last
        ([(10, 0)], 3, [(0, 3)]),
    ],
)
def test_a_counted_difference_is_laid_on_the_lots(lots, difference, expected):
    assert picked(spread(shelf(*lots), difference, TODAY)) == expected


def test_more_than_there_is_cannot_be_missing():
    with pytest.raises(KnownError) as refused:
        spread(shelf((10, 3)), -4, TODAY)
    assert (refused.value.code, refused.value.params) == ("count_below_zero", {"left": 3})
