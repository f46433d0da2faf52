"""Hours of the outside vehicles that a compound expects."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.deliveries import (
    EVERY_DAY,
    ExpectedVehicle,
    Listed,
    listed_at,
    with_name,
    with_plate,
)


ZONE = ZoneInfo("Asia/Shanghai")
TRUCK = ExpectedVehicle("蔬菜直通车", time(8), time(17))
NIGHT = ExpectedVehicle("垃圾清运", time(22), time(5), "京A12345", frozenset({5}))


def at(day, hour, minute=0):
    """Return a local time; 20 November 2026 is a Friday."""
    return datetime(2026, 11, day, hour, minute, tzinfo=ZONE)


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(20, 7, 59), False),
        (at(20, 8), True),
        (at(20, 16, 59), True),
        (at(20, 17), False),
        (at(22, 12), True),
    ],
    ids=str,
)
def test_the_vegetable_truck_comes_from_eight_to_five(moment, is_open):
    assert TRUCK.open_at(moment) is is_open


@pytest.mark.parametrize(
    ("moment", "is_open"),
    [
        (at(20, 4), False),  # Friday's small hours belong to Thursday
        (at(20, 21, 59), False),
        (at(20, 22), True),
        (at(20, 23, 59), True),
        (at(21, 0), True),
        (at(21, 4, 59), True),
        (at(21, 5), False),
        (at(21, 22), False),  # Saturday is not its day
    ],
    ids=str,
)
def test_hours_across_midnight_belong_to_the_day_they_began_on(moment, is_open):
    assert NIGHT.open_at(moment) is is_open


def test_sunday_night_runs_into_monday():
    sunday = ExpectedVehicle("配餐", time(23), time(1), weekdays=frozenset({7}))
    assert sunday.open_at(at(23, 0, 30))
    assert not sunday.open_at(at(22, 0, 30))


def test_an_end_equal_to_the_start_is_the_whole_day():
    whole = ExpectedVehicle("救护车", time(0), time(0), weekdays=frozenset({5}))
    assert whole.open_at(at(20, 0))
    assert whole.open_at(at(20, 23, 59))
    assert not whole.open_at(at(21, 0))
    late = ExpectedVehicle("救护车", time(6), time(6), weekdays=frozenset({5}))
    assert late.open_at(at(21, 5, 59))
    assert not late.open_at(at(20, 5, 59))


@given(
    start=st.times(),
    end=st.times(),
    weekdays=st.frozensets(st.sampled_from(sorted(EVERY_DAY))),
    minutes=st.integers(0, 7 * 24 * 60),
)
def test_every_moment_is_in_the_hours_or_in_those_of_the_rest(start, end, weekdays, minutes):
    """On its days a vehicle's hours and the hours that are left tile the time."""
    moment = at(16, 0) + timedelta(minutes=minutes)
    hours = ExpectedVehicle("甲", start, end, weekdays=EVERY_DAY)
    rest = ExpectedVehicle("乙", end, start, weekdays=EVERY_DAY)
    if start != end:
        assert hours.open_at(moment) is not rest.open_at(moment)
    some = ExpectedVehicle("丙", start, end, weekdays=weekdays)
    assert not some.open_at(moment) or hours.open_at(moment)


def test_open_lines_come_first_and_are_found_by_plate_and_name():
    noon = at(20, 12)
    lines = listed_at((NIGHT, TRUCK), noon)
    assert lines == (Listed(TRUCK, is_open=True), Listed(NIGHT, is_open=False))
    assert with_plate(lines, "京A12345") == Listed(NIGHT, is_open=False)
    assert with_plate(lines, "") is None
    assert with_name(lines, "蔬菜直通车", "京B00001") == Listed(TRUCK, is_open=True)
    assert with_name(lines, "垃圾清运", "京A12345") == Listed(NIGHT, is_open=False)
    assert with_name(lines, "垃圾清运", "京B00001") is None
    assert with_name(lines, "没有的") is None


def test_the_open_one_of_two_lines_with_a_plate_counts():
    day = ExpectedVehicle("清运白天", time(9), time(15), "京A12345")
    assert with_plate(listed_at((NIGHT, day), at(20, 12)), "京A12345").vehicle is day
