"""The outing quota: calendar days in the compound's zone, beside an oracle that counts by hand."""

from datetime import UTC, date, datetime, time, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.domain.quota import (
    Outing,
    OutingReason,
    QuotaRule,
    back_by,
    counts,
    late,
    used,
    used_up,
    window,
    window_start,
)


SHANGHAI = ZoneInfo("Asia/Shanghai")
ZONES = ("Asia/Shanghai", "Asia/Urumqi", "UTC", "Europe/Berlin", "America/St_Johns")
WHO = tuple(UUID(int=number) for number in range(1, 5))


def at(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=zone).astimezone(UTC)


def rule(**changes) -> QuotaRule:
    return QuotaRule(**{"on": True, "window_days": 2, "persons": 1, "outings": 1} | changes)


def may_go(rule: QuotaRule, outings, who: UUID, now: str) -> bool:
    moment = at(now)
    return not used_up(rule, used(rule, outings, moment, SHANGHAI), who)


class TestWindows:
    """One person every two days, and a day every day, where the calendar turns."""

    @pytest.mark.parametrize(
        ("days", "left", "now", "again"),
        [
            (1, "2026-11-21 23:59:59", "2026-11-22 00:00:00", True),
            (1, "2026-11-21 00:00:00", "2026-11-21 23:59:59", False),
            (2, "2026-11-21 23:59:59", "2026-11-22 23:59:59", False),
            (2, "2026-11-21 23:59:59", "2026-11-23 00:00:00", True),
            (2, "2026-11-30 18:00:00", "2026-12-01 09:00:00", False),
            (2, "2026-11-30 18:00:00", "2026-12-02 00:00:00", True),
            (2, "2028-02-28 12:00:00", "2028-02-29 12:00:00", False),
            (2, "2028-02-28 12:00:00", "2028-03-01 00:00:00", True),
            (2, "2028-02-29 12:00:00", "2028-03-01 23:59:59", False),
            (2, "2027-02-28 12:00:00", "2027-03-01 12:00:00", False),
            (2, "2027-02-28 12:00:00", "2027-03-02 00:00:00", True),
            (3, "2026-12-31 08:00:00", "2027-01-02 23:59:59", False),
            (3, "2026-12-31 08:00:00", "2027-01-03 00:00:00", True),
        ],
    )
    def test_days_are_calendar_days(self, days, left, now, again):
        outings = [Outing(WHO[0], at(left))]
        assert may_go(rule(window_days=days), outings, WHO[0], now) is again

    def test_a_day_begins_where_the_compound_is(self):
        outing = Outing(WHO[0], at("2026-11-21 23:30:00"))  # 15:30 in UTC, the same day
        assert may_go(rule(window_days=1), [outing], WHO[0], "2026-11-22 00:10:00")
        assert at("2026-11-22 00:10:00").date() == date(2026, 11, 21)  # in UTC it is not yet over

    def test_the_clocks_of_summer_move_no_day(self):
        berlin = ZoneInfo("Europe/Berlin")
        now = datetime(2027, 3, 29, 8, 0, tzinfo=berlin)
        start = window_start(rule(window_days=2), now, berlin)
        assert start == datetime(2027, 3, 28, 0, 0, tzinfo=berlin)
        assert (now.astimezone(UTC) - start.astimezone(UTC)) == timedelta(hours=31)

    def test_what_was_before_the_rule_does_not_count(self):
        outings = [Outing(WHO[0], at("2026-11-20 09:00:00"))]
        since = rule(first=date(2026, 11, 21))
        assert not may_go(rule(), outings, WHO[0], "2026-11-21 09:00:00")
        assert may_go(since, outings, WHO[0], "2026-11-21 09:00:00")
        assert window(since, at("2026-11-21 09:00:00"), SHANGHAI)[0] == date(2026, 11, 21)

    @pytest.mark.parametrize(
        ("day", "holds"),
        [
            (date(2028, 2, 28), False),
            (date(2028, 2, 29), True),
            (date(2028, 3, 31), True),
            (date(2028, 4, 1), False),
        ],
    )
    def test_a_rule_holds_from_its_first_to_its_last_day(self, day, holds):
        dated = rule(first=date(2028, 2, 29), last=date(2028, 3, 31))
        assert dated.holds_on(day) is holds
        assert not QuotaRule().holds_on(day)


class TestWhoCounts:
    NOW = "2026-11-21 15:00:00"
    MORNING = at("2026-11-21 09:00:00")

    def test_persons_and_outings_are_counted_apart(self):
        once = [Outing(WHO[0], self.MORNING)]
        two_outings = rule(outings=2, persons=1)
        assert may_go(two_outings, once, WHO[0], self.NOW)
        assert not may_go(two_outings, once, WHO[1], self.NOW)
        two_people = rule(outings=0, persons=2)
        assert may_go(two_people, once * 5, WHO[1], self.NOW)
        assert not may_go(two_people, [*once, Outing(WHO[1], self.MORNING)], WHO[2], self.NOW)
        assert may_go(rule(outings=0, persons=0), once * 9, WHO[3], self.NOW)

    def test_an_exempt_card_and_an_exempt_reason_are_no_outings(self):
        to_work = Outing(WHO[0], self.MORNING, Category.RESIDENT, OutingReason.WORK)
        worker = Outing(WHO[1], self.MORNING, Category.WORKER)
        assert may_go(rule(), [to_work, worker], WHO[2], self.NOW)
        strict = rule(exempt_categories=frozenset(), exempt_reasons=frozenset())
        assert counts(strict, to_work)
        assert not may_go(strict, [to_work], WHO[0], self.NOW)


class TestBackHome:
    def test_two_hours_to_the_minute(self):
        two_hours = rule(minutes_outside=120)
        left = at("2026-11-21 23:10:00")
        assert back_by(two_hours, left) == at("2026-11-22 01:10:00")
        assert not late(two_hours, left, at("2026-11-22 01:10:00"))
        assert late(two_hours, left, at("2026-11-22 01:10:01"))

    def test_without_a_limit_nobody_is_late(self):
        free = rule(minutes_outside=0)
        assert back_by(free, at("2026-11-21 09:00:00")) is None
        assert not late(free, at("2020-01-01 09:00:00"), at("2026-11-21 09:00:00"))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"window_days": 0}, "invalid_number"),
        ({"window_days": 32}, "invalid_number"),
        ({"persons": -1}, "invalid_number"),
        ({"outings": 100}, "invalid_number"),
        ({"minutes_outside": 60 * 24 * 7 + 1}, "invalid_number"),
        ({"first": date(2026, 3, 2), "last": date(2026, 3, 1)}, "dates_out_of_order"),
    ],
)
def test_a_rule_that_makes_no_sense_is_refused(changes, error):
    with pytest.raises(KnownError) as raised:
        rule(**changes).checked()
    assert raised.value.code == error


DAYS = st.dates(date(2027, 12, 20), date(2028, 3, 10))
TIMES = st.times().map(lambda one: one.replace(microsecond=0, fold=0))
RULES = st.builds(
    QuotaRule,
    on=st.just(value=True),
    window_days=st.integers(1, 31),
    persons=st.integers(0, 3),
    outings=st.integers(0, 4),
    exempt_categories=st.frozensets(st.sampled_from(list(Category)), max_size=2),
    exempt_reasons=st.frozensets(st.sampled_from(list(OutingReason)), max_size=3),
    first=st.none() | DAYS,
)


@st.composite
def moments(draw, zone):
    return datetime.combine(draw(DAYS), draw(TIMES), zone).astimezone(UTC)


@st.composite
def lives(draw):
    """Draw a rule, a household's outings, and one who stands at the gate."""
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    outing = st.builds(
        Outing,
        st.sampled_from(WHO),
        moments(zone),
        st.none() | st.sampled_from(list(Category)),
        st.none() | st.sampled_from(list(OutingReason)),
    )
    outings = draw(st.lists(outing, max_size=8))
    return draw(RULES), outings, draw(moments(zone)), draw(st.sampled_from(WHO)), zone


def oracle(rule: QuotaRule, outings, now: datetime, who: UUID, zone: ZoneInfo) -> bool:
    """Walk the window day by day, midnight to midnight, and cross off what happened in each."""
    people, times = set(), 0
    today = now.astimezone(zone).date()
    for back in range(rule.window_days):
        day = date.fromordinal(today.toordinal() - back)
        if rule.first is not None and day < rule.first:
            continue
        start = datetime.combine(day, time(), zone).astimezone(UTC)
        end = datetime.combine(day + timedelta(days=1), time(), zone).astimezone(UTC)
        for outing in outings:
            if not start <= outing.left_at < end:
                continue
            if outing.category in rule.exempt_categories or outing.reason in rule.exempt_reasons:
                continue
            people.add(outing.who)
            times += 1
    too_often = rule.outings != 0 and times + 1 > rule.outings
    too_many = rule.persons != 0 and len({*people, who}) > rule.persons
    return too_often or too_many


@given(lives())
def test_the_quota_is_what_counting_by_hand_says(life):
    rule, outings, now, who, zone = life
    said = used_up(rule, used(rule, outings, now, zone), who)
    assert said is oracle(rule, outings, now, who, zone)
    # and what lies before the window's first midnight need not be read at all
    since = window_start(rule, now, zone)
    near = [outing for outing in outings if outing.left_at >= since]
    assert said is used_up(rule, used(rule, near, now, zone), who)
