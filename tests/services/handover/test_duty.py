"""Who is on duty: beginning, relief, working jointly, staying longer, hours."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from gangting.domain.duty import DutyRole
from gangting.domain.errors import KnownError


SHANGHAI = ZoneInfo("Asia/Shanghai")


def refused(code):
    return pytest.raises(KnownError, match=f"^{code}$")


def at(hour: int, minute: int = 0, day: int = 21) -> datetime:
    return datetime(2026, 11, day, hour, minute, tzinfo=SHANGHAI)


def roles(view):
    return [(one.name, one.role) for one in view.standing]


class TestBegin:
    def test_the_first_sign_in_begins_and_the_second_changes_nothing(self, crew):
        assert crew.s.duty.current() is None
        first = crew.s.duty.begin(crew.officer("何平"))
        assert crew.s.duty.begin(crew.officer("康宁")) == first
        assert crew.post.reopened().s.duty.current() == first
        assert crew.post.count("duty_shift") == 1
        assert roles(first) == [("何平", DutyRole.RESPONSIBLE)]

    def test_an_observer_begins_none(self, crew):
        assert crew.s.duty.begin(crew.officer("乔远")) is None
        assert crew.post.count("duty_shift") == 0

    @pytest.mark.parametrize(
        ("moment", "code", "day"),
        [
            (at(14, 32), "day", date(2026, 11, 21)),
            (at(15, 45), "evening", date(2026, 11, 21)),
            (at(15, 20), "day", date(2026, 11, 21)),
            (at(23, 50), "night", date(2026, 11, 22)),
            (at(3), "night", date(2026, 11, 21)),
        ],
    )
    def test_who_comes_a_little_early_begins_the_next_shift(self, crew, moment, code, day):
        crew.clock.set(moment)
        shift = crew.s.duty.begin(crew.officer("何平")).shift
        assert (shift.code, shift.day) == (code, day)

    @pytest.mark.parametrize("moment", [at(22, 50), at(23, 30), at(2, day=22), at(6, 20, day=22)])
    def test_a_shift_across_midnight_belongs_to_the_day_it_began(self, crew, moment):
        eight = crew.s.duty_settings.pattern_sets()[0].patterns
        crew.s.duty_settings.save_patterns(eight, crew.post.leader)
        crew.clock.set(moment)
        shift = crew.s.duty.begin(crew.officer("何平")).shift
        assert (shift.code, shift.day) == ("night", date(2026, 11, 21))
        assert shift.planned_start == at(23).astimezone(UTC)
        assert shift.planned_end == at(7, day=22).astimezone(UTC)

    def test_between_shifts_nothing_is_planned(self, crew):
        slots = crew.s.duty_settings.pattern_sets()[2].patterns
        crew.s.duty_settings.save_patterns(slots, crew.post.leader)
        crew.clock.set(at(22))
        view = crew.s.duty.begin(crew.officer("何平"))
        assert (view.shift.code, view.shift.planned_end, view.until) == ("", None, None)
        assert not view.overdue

    def test_each_booth_has_its_own(self, crew, tmp_path):
        crew.s.duty.begin(crew.officer("何平"))
        with crew.post.second_booth(tmp_path / "north") as north:
            assert north.s.duty.current() is None
            assert north.s.duty.begin(crew.officer("康宁")).responsible == "康宁"
        assert crew.s.duty.current().responsible == "何平"


class TestInsideAShift:
    def test_relief_swaps_who_stands_there_and_nobody_hands_over(self, crew):
        duty = crew.s.duty
        duty.begin(crew.officer("何平"))
        crew.pass_time(minutes=60)
        view = duty.relieve(crew.officer("康宁"), crew.officer("何平"))
        assert roles(view) == [("康宁", DutyRole.RELIEF)]
        assert view.responsible == "何平"
        with refused("already_on_duty"):
            duty.relieve(crew.officer("康宁"), crew.officer("康宁"))
        with refused("must_hand_over"):
            duty.leave(crew.officer("康宁"))
        crew.pass_time(minutes=20)
        view = duty.relief_back(crew.officer("康宁"))
        assert roles(view) == [("何平", DutyRole.RESPONSIBLE)]
        with refused("no_relief"):
            duty.relief_back(crew.officer("康宁"))
        assert crew.handovers.current() is None
        crew.pass_time(minutes=40)
        lines = crew.s.roster.hours(date(2026, 11, 21), date(2026, 11, 21))
        assert [(line.name, line.hours.minutes) for line in lines] == [("何平", 100), ("康宁", 20)]

    def test_overlap_who_comes_early_works_jointly(self, crew):
        duty = crew.s.duty
        duty.begin(crew.officer("何平"))
        crew.pass_time(minutes=73)
        view = duty.join(crew.officer("康宁"))
        assert roles(view) == [("何平", DutyRole.RESPONSIBLE), ("康宁", DutyRole.JOINT)]
        with refused("already_on_duty"):
            duty.join(crew.officer("康宁"))
        crew.pass_time(minutes=15)
        sheet = crew.handed_over()
        people = [(p["name"], p["role"], p["ended_at"]) for p in sheet.content["people"]]
        assert people == [
            ("何平", "responsible", "2026-11-21T16:00:00+08:00"),
            ("康宁", "joint", "2026-11-21T16:00:00+08:00"),
        ]
        assert roles(duty.current()) == [("康宁", DutyRole.RESPONSIBLE)]
        crew.pass_time(minutes=60)
        lines = crew.s.roster.hours(date(2026, 11, 21), date(2026, 11, 21))
        assert [(line.name, line.hours.minutes) for line in lines] == [("何平", 88), ("康宁", 75)]

    def test_joint_work_ends_by_leaving(self, crew):
        crew.s.duty.begin(crew.officer("何平"))
        crew.s.duty.join(crew.officer("康宁"))
        view = crew.s.duty.leave(crew.officer("康宁"))
        assert roles(view) == [("何平", DutyRole.RESPONSIBLE)]
        with refused("not_on_duty"):
            crew.s.duty.leave(crew.officer("康宁"))
        with refused("must_hand_over"):
            crew.s.duty.leave(crew.officer("何平"))

    def test_nothing_of_it_without_a_shift(self, crew):
        volunteer = crew.officer("何平")
        for act in (
            lambda: crew.s.duty.relieve(volunteer, volunteer),
            lambda: crew.s.duty.relief_back(volunteer),
            lambda: crew.s.duty.join(volunteer),
            lambda: crew.s.duty.leave(volunteer),
            lambda: crew.s.duty.extend(at(20), "没人来", volunteer),
        ):
            with refused("nobody_on_duty"):
                act()

    def test_no_relief_came(self, crew):
        crew.s.duty.begin(crew.officer("何平"))
        crew.clock.set(at(16, 10))
        assert crew.s.duty.current().overdue
        volunteer = crew.officer("何平")
        with refused("not_responsible"):
            crew.s.duty.extend(at(20), "没人来", crew.officer("康宁"))
        with refused("reason_missing"):
            crew.s.duty.extend(at(20), "", volunteer)
        with refused("until_not_later"):
            crew.s.duty.extend(at(16, 5), "没人来", volunteer)
        with refused("until_not_later"):
            crew.s.duty.extend(crew.clock.now() + timedelta(hours=25), "没人来", volunteer)
        view = crew.s.duty.extend(at(20), "没人来", volunteer)
        assert (view.until, view.overdue, view.responsible) == (at(20), False, "何平")
        assert [extension.reason for extension in view.extensions] == ["没人来"]


class TestSettings:
    def test_patterns_and_equipment_are_the_leaders(self, crew):
        settings = crew.s.duty_settings
        assert [pattern.code for pattern in settings.patterns()] == ["day", "evening", "night"]
        assert len(settings.equipment()) >= 12
        with refused("not_allowed"):
            settings.save_patterns(settings.patterns(), crew.officer("何平"))
        with refused("not_allowed"):
            settings.save_equipment(settings.equipment(), crew.officer("康宁"))
        for _, one in enumerate(settings.pattern_sets()):
            settings.save_patterns(one.patterns, crew.post.leader)
            assert settings.patterns() == one.patterns
        settings.save_equipment(settings.equipment()[3:5], crew.post.leader)
        assert [item.code for item in settings.equipment()] == ["batteries", "radio"]

    def test_what_cannot_be_kept(self, crew):
        settings, leader = crew.s.duty_settings, crew.post.leader
        [day, *_] = settings.patterns()
        [item, *_] = settings.equipment()
        with refused("nothing_chosen"):
            settings.save_patterns([], leader)
        with refused("invalid_shift"):
            settings.save_patterns([day, day], leader)
        with refused("too_many"):
            settings.save_patterns([day] * 13, leader)
        with refused("listed_twice"):
            settings.save_equipment([item, item], leader)
        with refused("too_many"):
            settings.save_equipment([item] * 61, leader)


class TestRoster:
    def test_a_week_its_gaps_and_who_has_no_rest(self, crew):
        roster, leader = crew.s.roster, crew.post.leader
        he, kang = crew.officer("何平").id, crew.officer("康宁").id
        monday = date(2026, 11, 16)
        for step in range(-2, 5):
            roster.plan(monday + timedelta(days=step), "day", he, leader)
        roster.plan(monday, "evening", kang, leader)
        week = roster.plan(monday, "evening", kang, leader)  # planned already
        assert (week.days[0], week.days[-1]) == (monday, date(2026, 11, 22))
        assert [p.name for p in week.at(monday, "evening")] == ["康宁"]
        assert len(week.planned) == 6
        assert len(week.gaps) == 21 - 6
        [(name, run)] = week.no_rest
        assert (name, run.first, run.days) == ("何平", date(2026, 11, 14), 7)
        assert roster.expected(monday, "day") == ("何平",)

        roster.unplan(week.at(monday, "day")[0].entry.id, leader)
        assert roster.week(monday).no_rest == ()
        with refused("not_found"):
            roster.unplan(week.at(monday, "day")[0].entry.id, leader)
        assert ("2026-11-16", "evening", "康宁") in roster.rows(monday, week.days[-1])

    def test_only_the_leader_plans_and_only_what_there_is(self, crew):
        he = crew.officer("何平").id
        with refused("not_allowed"):
            crew.s.roster.plan(date(2026, 11, 16), "day", he, crew.officer("何平"))
        with refused("invalid_shift"):
            crew.s.roster.plan(date(2026, 11, 16), "noon", he, crew.post.leader)
        with refused("not_found"):
            crew.s.roster.plan(date(2026, 11, 16), "day", crew.item("mask").id, crew.post.leader)

    def test_hours_of_a_range_and_their_rows(self, crew):
        crew.clock.set(at(22))
        crew.s.duty.begin(crew.officer("何平"))
        crew.clock.set(at(4, 30, day=22))
        crew.handed_over()
        crew.clock.set(at(9, day=22))
        roster = crew.s.roster
        assert [
            (line.name, line.hours.minutes, line.hours.days)
            for line in roster.hours(date(2026, 11, 21), date(2026, 11, 22))
        ] == [("何平", 390, 1), ("康宁", 270, 1)]
        assert roster.hours_rows(date(2026, 11, 21), date(2026, 11, 21)) == (
            ("何平", "2026-11-21", "2026-11-21", 1, 1, "2.0"),
        )
        assert roster.hours(date(2026, 11, 23), date(2026, 11, 30)) == ()
        with refused("dates_out_of_order"):
            roster.hours(date(2026, 11, 22), date(2026, 11, 21))
        with refused("too_many"):
            roster.hours(date(2020, 1, 1), date(2026, 1, 1))
