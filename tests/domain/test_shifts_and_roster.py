"""Shift patterns across midnight; gaps, rest and hours of a roster."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.duty import DutyRole, Spell
from gangting.domain.errors import KnownError
from gangting.domain.roster import RosterEntry, gaps, hours, week_of, without_rest
from gangting.domain.shifts import (
    EARLY_TO_HAND_OVER,
    EARLY_TO_SIGN_IN,
    ShiftPattern,
    checked_patterns,
    planned_at,
)
from gangting.host.paths import seeds_dir
from gangting.host.seeds import equipment, pattern_sets, shift_patterns


ZONE = ZoneInfo("Asia/Shanghai")
NAMES = (("zh_CN", "班"), ("en", "Shift"))
TWELVE = (
    ShiftPattern("day", NAMES, time(7), time(19)),
    ShiftPattern("night", NAMES, time(19), time(7)),
)
HE, KANG = UUID(int=1), UUID(int=2)
DAY = date(2026, 11, 21)


def at(hour: int, minute: int = 0, day: date = DAY) -> datetime:
    return datetime.combine(day, time(hour, minute), ZONE)


@pytest.mark.parametrize(
    ("moment", "early", "code", "day"),
    [
        (at(7), EARLY_TO_SIGN_IN, "day", DAY),
        (at(6, 59), EARLY_TO_SIGN_IN, "day", DAY),
        (at(6, 29), EARLY_TO_SIGN_IN, "night", date(2026, 11, 20)),
        (at(18, 31), EARLY_TO_SIGN_IN, "night", DAY),
        (at(18, 29), EARLY_TO_SIGN_IN, "day", DAY),
        (at(17, 1), EARLY_TO_HAND_OVER, "night", DAY),
        (at(16, 59), EARLY_TO_HAND_OVER, "day", DAY),
        (at(2), EARLY_TO_HAND_OVER, "night", date(2026, 11, 20)),
    ],
)
def test_which_shift_a_takeover_begins(moment, early, code, day):
    planned = planned_at(TWELVE, moment, early)
    assert (planned.code, planned.day) == (code, day)
    assert planned.end - planned.start == timedelta(hours=12)


def test_a_short_shift_is_handed_over_early_by_half_at_most():
    slots = (
        ShiftPattern("first", NAMES, time(8), time(10)),
        ShiftPattern("second", NAMES, time(10), time(12)),
    )
    assert planned_at(slots, at(8, 30), EARLY_TO_HAND_OVER).code == "first"
    assert planned_at(slots, at(9), EARLY_TO_HAND_OVER).code == "second"
    assert planned_at(slots, at(13), EARLY_TO_HAND_OVER) is None
    assert planned_at(slots, at(6, 30), EARLY_TO_HAND_OVER).code == "first"
    assert planned_at((), at(9), EARLY_TO_HAND_OVER) is None


def test_one_shift_of_a_whole_day():
    whole = (ShiftPattern("all", NAMES, time(8), time(8)),)
    planned = planned_at(whole, at(7), EARLY_TO_SIGN_IN)
    assert (planned.day, planned.end) == (date(2026, 11, 20), at(8))


@given(st.datetimes(datetime(2020, 1, 1), datetime(2030, 1, 1)))  # noqa: DTZ001  made local below
def test_a_day_without_gaps_always_has_a_shift(moment):
    local = moment.replace(tzinfo=ZONE)
    planned = planned_at(TWELVE, local, EARLY_TO_SIGN_IN)
    assert planned.start - EARLY_TO_SIGN_IN <= local < planned.end
    assert planned.day == planned.start.date()


def test_patterns_that_cannot_be_kept():
    day = TWELVE[0]
    assert checked_patterns(TWELVE) == TWELVE
    for patterns, code in (
        ((), "nothing_chosen"),
        ((day, day), "invalid_shift"),
        ((ShiftPattern("白", NAMES, time(1), time(2)),), "invalid_shift"),
        ((ShiftPattern("a", (("zh_CN", " "),), time(1), time(2)),), "name_missing"),
        ((ShiftPattern("a", (), time(1), time(2)),), "name_missing"),
    ):
        with pytest.raises(KnownError, match=code):
            checked_patterns(patterns)


def test_the_shipped_lists_can_be_kept():
    folder = seeds_dir()
    assert checked_patterns(shift_patterns(folder))
    sets = pattern_sets(folder)
    assert [one.code for one in sets] == ["three_by_eight", "two_by_twelve", "slots_of_four"]
    for one in sets:
        assert checked_patterns(one.patterns) == one.patterns
    codes = [item.code for item in equipment(folder)]
    assert len(codes) == len(set(codes)) >= 12
    for item in equipment(folder):
        assert item.expected > 0
        assert item.name("zh_CN") != item.name("en")


def entry(officer: UUID, day: date, shift: str = "day") -> RosterEntry:
    return RosterEntry(UUID(int=day.toordinal()), day, shift, officer)


def test_gaps_of_a_week():
    week = week_of(DAY)
    assert (week[0], len(week)) == (date(2026, 11, 16), 7)
    found = gaps(["day", "night"], [entry(HE, week[0]), entry(KANG, week[6], "night")], week)
    assert len(found) == 12
    assert (week[0], "day") not in {(gap.day, gap.shift) for gap in found}


@given(st.sets(st.integers(0, 40)))
def test_no_rest_is_a_run_of_seven_days(offsets):
    days = {DAY + timedelta(days=offset) for offset in offsets}
    runs = without_rest([entry(HE, day) for day in days])
    inside = {run.first + timedelta(days=n) for run in runs for n in range(run.days)}
    for day in days:
        reach, back = 1, day
        while back - timedelta(days=1) in days:
            back, reach = back - timedelta(days=1), reach + 1
        ahead = day
        while ahead + timedelta(days=1) in days:
            ahead, reach = ahead + timedelta(days=1), reach + 1
        assert (day in inside) is (reach >= 7)


def spell(officer: UUID, began: datetime, ended: datetime | None) -> Spell:
    return Spell(UUID(int=5), UUID(int=6), officer, DutyRole.JOINT, began, ended)


def test_hours_are_clipped_merged_and_counted_by_day():
    spells = [
        spell(HE, at(22, day=date(2026, 11, 20)), at(2)),
        spell(HE, at(1), at(3)),
        spell(HE, at(8), None),
        spell(KANG, at(9), at(9, 59) + timedelta(seconds=59)),
        spell(KANG, at(9, day=date(2026, 11, 25)), None),
    ]
    he, kang = hours(spells, at(0), at(12), ZONE)
    assert (he.officer_id, he.minutes, he.spells, he.days) == (HE, 3 * 60 + 4 * 60, 3, 1)
    assert (kang.minutes, kang.spells) == (59, 1)
    assert hours(spells, at(4), at(5), ZONE) == ()
    utc = [spell(HE, at(8).astimezone(UTC), at(9).astimezone(UTC))]
    assert hours(utc, at(0), at(12), ZONE)[0].minutes == 60
