"""The warm station of the practice compound: the shelf of the handbook, the same every time."""

from collections import Counter
from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest

from gangting.booth import Where, create_demo
from gangting.domain.demo.station import DAYS, shelf
from gangting.domain.supplies.movements import MovementKind, Worker


ZONE = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def booth(tmp_path, clock):
    made = create_demo(Where(tmp_path / "data"), 20, clock)
    yield made
    made.close()


def test_the_shelf_is_that_of_the_handbook(booth, clock):
    views = {view.item.code: view for view in booth.services.station.shelf.shelf().items}

    assert {code: view.on_hand for code, view in views.items()} == {
        "mask": 62,
        "disposable_gloves": 86,
        "first_aid_kit": 1,
        "hand_sanitizer": 3,
        "medical_alcohol": 2,
        "bottled_water": 31,
        "disposable_raincoat": 4,
        "umbrella": 5,
    }
    assert [code for code, view in views.items() if view.low] == ["disposable_raincoat"]
    assert (views["umbrella"].lent, views["umbrella"].overdue) == (3, 1)
    assert len(booth.services.station.catalogue.tags(views["umbrella"].item.id)) == 8
    [opened] = views["hand_sanitizer"].opened
    assert not opened.too_old(clock.now().date())
    assert views["first_aid_kit"].kit_check.complete
    assert views["mask"].days in {2, 3, 4}
    [gift] = booth.services.station.care.gifts()
    assert (gift.item.code, gift.thanked) == ("mask", "")


def test_the_books_are_sound_and_in_order(booth, clock):
    lines = booth.services.station.ledger.lines(limit=5_000)
    times = [line.booked.recorded_at for line in lines]
    assert times == sorted(times, reverse=True)
    assert times[0] <= clock.now()
    with booth.services.database.read() as work:
        assert work.supplies.stock.running() == work.supplies.stock.summed()
        assert work.journal.broken_at(0) is None
    officers = {line.officer for line in lines}
    assert len(officers) > 1
    assert "" not in officers


def test_a_fortnight_of_every_kind_of_worker(booth, clock):
    today = clock.now().astimezone(ZONE).date()
    served = booth.services.station.shelf.services(today - timedelta(days=DAYS), today)
    assert min(served.values()) > 5
    assert 400 < sum(served.values()) < 700
    assert served[Worker.RIDER] == max(served.values())


def test_the_practice_goes_on_from_there(booth):
    officer = booth.services.officers.active()[0]
    station = booth.services.station
    [late, *_] = station.lending.out()
    assert late.overdue
    station.lending.take_back(late.loan.tag, officer)
    mask = next(item for item in station.catalogue.all() if item.code == "mask")
    assert station.ledger.give(mask.id, Worker.COURIER, officer).left == 61


@pytest.mark.parametrize("hour", range(0, 24, 3))
def test_at_any_hour_the_same_and_never_short(clock, hour):
    now = clock.now().replace(hour=hour)
    made = shelf(now, ZONE, "热心居民")
    assert made == shelf(now, ZONE, "热心居民")
    stock = Counter()
    for move in made.moves:
        assert move.at <= now
        stock[move.code] += move.quantity * (1 if move.kind is MovementKind.RECEIVE else -1)
        assert stock[move.code] >= 0
    assert made.kit_checked_at <= now
    spans = [(loan.lent_at, loan.back_at or now) for loan in made.loans]
    for tag in made.tags:
        own = [span for span, loan in zip(spans, made.loans, strict=True) if loan.tag == tag]
        assert all(before[1] < after[0] for before, after in pairwise(own))
