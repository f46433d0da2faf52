"""Notices that wait for somebody: a clock that jumped, visitors who stay too long."""

from dataclasses import replace
from datetime import timedelta

import pytest

from gangting.domain.actors import Role
from gangting.domain.verdict.facts import Reason
from gangting.services.gate.outcome import Measured
from gangting.services.visit_forms import VisitForm
from gangting.ui.leader_dialog import LeaderDialog
from gangting.ui.screens.gate.list_page import ListPage
from gangting.ui.screens.settings.state import Section


DOUBT = "岗亭的时间可能不准"
TOO_LONG = "有访客超过了停留时间：1 位"


@pytest.fixture
def press(booth):
    """Press the key of a notice in the banner line."""

    def press(code):
        booth.window.banner_action.emit(code)
        booth.settle()

    return press


def doubt(booth) -> None:
    """Set the clock ten minutes forward between two scans."""
    booth.scan(booth.issue())
    booth.clock.jump(timedelta(minutes=10))
    booth.scan(booth.issue("李梅", "5-1-302"))
    assert Reason.CLOCK_DOUBTFUL in booth.last().reasons


def visit(booth):
    """Let a visitor in."""
    form = VisitForm("陆一鸣", "13911112222", host_room="5-1-302", consent_by="phone")
    outcome = booth.s.visits.register_visitor(form, booth.composition.officer())
    booth.s.gate.measure(outcome.attempt_id, Measured(364), booth.composition.officer())
    return outcome.visit


def look(booth) -> None:
    booth.composition.duty.alarms.look()
    booth.settle()


class TestClock:
    def test_a_leader_says_that_it_is_right(self, booth, press):
        doubt(booth)
        assert DOUBT in booth.banners()
        booth.sign_in(Role.LEADER)
        press("clock")
        assert DOUBT not in booth.banners()
        booth.scan(booth.issue("周岚", "2-1-101"))
        assert Reason.CLOCK_DOUBTFUL not in booth.last().reasons

    def test_a_volunteer_needs_a_leaders_pin(self, booth, press):
        doubt(booth)
        press("clock")
        assert DOUBT in booth.banners()
        dialog = booth.window.findChild(LeaderDialog)
        assert dialog.isVisible()
        leader = next(o for o in booth.s.officers.active() if o.role is Role.LEADER)
        dialog.tried.emit(str(leader.id), "0000")
        booth.settle()
        assert DOUBT in booth.banners()
        dialog.tried.emit(str(leader.id), "2468")
        booth.settle()
        assert DOUBT not in booth.banners()
        assert booth.window.findChild(LeaderDialog) is None
        assert booth.journal("clock.confirmed") == [leader.id]
        assert booth.journal("officer.confirmed") == [leader.id]
        assert booth.composition.officer().role is Role.VOLUNTEER

    def test_a_pin_that_was_right_after_cancel_confirms_nothing(self, booth, press):
        doubt(booth)
        press("clock")
        dialog = booth.window.findChild(LeaderDialog)
        leader = next(o for o in booth.s.officers.active() if o.role is Role.LEADER)
        dialog.tried.emit(str(leader.id), "2468")
        dialog.reject()
        booth.settle()
        assert DOUBT in booth.banners()
        assert booth.journal("officer.confirmed") == [leader.id]
        assert booth.journal("clock.confirmed") == []

    def test_ok_pressed_twice_confirms_once(self, booth, press):
        doubt(booth)
        press("clock")
        dialog = booth.window.findChild(LeaderDialog)
        leader = next(o for o in booth.s.officers.active() if o.role is Role.LEADER)
        for _ in range(2):
            dialog.tried.emit(str(leader.id), "2468")
        booth.settle()
        assert booth.journal("clock.confirmed") == [leader.id]

    def test_the_next_verdict_with_a_good_clock_takes_it_away(self, booth):
        doubt(booth)
        booth.s.gate.confirm_clock(booth.composition.officer())
        booth.scan(booth.issue("周岚", "2-1-101"))
        assert DOUBT not in booth.banners()


class TestVisitors:
    def test_who_stays_too_long_is_announced_once_and_shown(self, booth, press):
        visit(booth)
        look(booth)
        assert TOO_LONG not in booth.banners()
        booth.clock.jump(timedelta(hours=4, minutes=1))
        look(booth)
        assert TOO_LONG in booth.banners()
        press("overstayed")
        assert booth.gate.shows(ListPage)

        booth.window.banner_dismissed.emit("overstayed")
        look(booth)
        assert TOO_LONG not in booth.banners()

    def test_it_goes_when_they_leave_and_speaks_both_languages(self, booth):
        made = visit(booth)
        booth.clock.jump(timedelta(hours=5))
        look(booth)
        composition = booth.composition
        english = type(composition.settings.language)("en")
        composition.change_settings(replace(composition.settings, language=english))
        assert "Visitors who have stayed too long: 1" in booth.banners()
        booth.s.visits.leave(made.id, composition.officer())
        look(booth)
        assert "Visitors who have stayed too long: 1" not in booth.banners()


def test_what_may_be_said_follows_the_settings(booth):
    booth.scan(booth.issue())
    assert booth.panel.prompt
    composition = booth.composition
    composition.change_settings(replace(composition.settings, show_prompts=False))
    assert booth.panel.prompt == ""


def test_the_settings_in_front_are_those_of_whoever_signs_in(booth):
    booth.sign_in(Role.LEADER)
    booth.composition.go("settings")
    booth.settle()
    settings = booth.window.current_screen()
    settings._open(Section.DELIVERIES)
    booth.settle()
    assert settings._section is Section.DELIVERIES
    booth.sign_in(Role.VOLUNTEER)
    assert settings._section is Section.LOOK
    assert settings._stack.currentWidget() is settings._look
