"""Days of supply, the bands of expiry, what to buy, how long an opened one is good."""

from datetime import date, timedelta
from uuid import UUID

import pytest

from gangting.domain.supplies.foresight import (
    SPAN_DAYS,
    ExpiryBand,
    Usage,
    days_of_supply,
    expiry_band,
    nearest_expiry,
    to_buy,
    usage_by_day,
)
from gangting.domain.supplies.movements import Lot, LotStock
from gangting.domain.supplies.opened import last_good_day


TODAY = date(2026, 11, 21)


def ago(days):
    return TODAY - timedelta(days=days)


@pytest.mark.parametrize(
    ("left", "band"),
    [
        (-1, ExpiryBand.EXPIRED),
        (0, ExpiryBand.WITHIN_30),
        (30, ExpiryBand.WITHIN_30),
        (31, ExpiryBand.WITHIN_90),
        (90, ExpiryBand.WITHIN_90),
        (91, None),
    ],
)
def test_bands_of_expiry(left, band):
    assert expiry_band(TODAY + timedelta(days=left), TODAY) is band


def test_what_does_not_expire_is_in_no_band():
    assert expiry_band(None, TODAY) is None


def test_the_nearest_expiry_is_of_what_is_there():
    lots = [
        LotStock(Lot(UUID(int=n), UUID(int=9), "", expiry), quantity)
        for n, (expiry, quantity) in enumerate([(ago(5), 0), (None, 3), (TODAY, 1)])
    ]
    assert nearest_expiry(lots) == TODAY
    assert nearest_expiry(lots[:2]) is None


@pytest.mark.parametrize(
    ("opened", "life", "expiry", "last"),
    [
        (date(2028, 2, 15), 14, None, date(2028, 2, 29)),
        (date(2028, 2, 15), 15, None, date(2028, 3, 1)),
        (date(2027, 2, 15), 14, None, date(2027, 3, 1)),
        (TODAY, 90, date(2026, 12, 8), date(2026, 12, 8)),
        (TODAY, 10, date(2026, 12, 8), date(2026, 12, 1)),
        (TODAY, None, date(2026, 12, 8), date(2026, 12, 8)),
        (TODAY, None, None, None),
    ],
)
def test_an_opened_one_is_good_until_its_life_or_its_print_ends(opened, life, expiry, last):
    assert last_good_day(opened, life, expiry) == last


@pytest.mark.parametrize(
    ("usable", "days", "expected"),
    [
        (10, [(5, True), (5, True)], 2),
        (42, [(21, True)] * 14, 2),
        (9, [(5, True), (0, False), (5, True)], 1),  # a day out of stock says nothing
        (10, [(5, True)], None),
        (10, [(0, True), (0, True)], None),
        (10, [(5, False), (5, True)], None),
        (10, [(-1, True), (1, True)], None),
        (0, [(5, True), (5, True)], 0),
    ],
)
def test_days_of_supply(usable, days, expected):
    usage = [Usage(ago(n), used, there) for n, (used, there) in enumerate(days)]
    assert days_of_supply(usable, usage) == expected


def test_days_without_stock_are_found_by_working_back_from_today():
    # Received 10 four days ago and gave all on the day after; bought 6 today and gave 2.
    deltas = {ago(4): (10, 0), ago(3): (-10, 10), TODAY: (4, 2)}
    usage = usage_by_day(deltas, TODAY, 4, ago(4))

    assert [(u.day, u.used, u.in_stock) for u in usage] == [
        (ago(4), 0, True),
        (ago(3), 10, True),
        (ago(2), 0, False),
        (ago(1), 0, False),
        (TODAY, 2, True),
    ]
    assert days_of_supply(4, usage) == 1  # 12 in 3 days with stock


def test_the_span_is_a_fortnight_and_begins_with_the_item():
    assert len(usage_by_day({}, TODAY, 5, ago(100))) == SPAN_DAYS
    assert [u.day for u in usage_by_day({}, TODAY, 5, None)] == [TODAY]


@pytest.mark.parametrize(
    ("usable", "bottom", "target", "days", "expected"),
    [
        (50, 50, 200, None, 0),
        (49, 50, 200, None, 151),
        (60, 50, 200, 2, 150),
        (60, 50, 200, 7, 0),
        (150, 50, 200, 2, 375),  # 75 a day over a week is more than the target
        (0, 1, 4, 0, 4),
        (5, 0, 4, 3, 7),
    ],
)
def test_what_to_buy(usable, bottom, target, days, expected):
    assert to_buy(usable, bottom, target, days, 7) == expected
