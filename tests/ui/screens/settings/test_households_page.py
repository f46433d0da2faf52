"""The rules of a household: written as they are touched, in force from the next scan on."""

from dataclasses import replace
from datetime import date

import pytest

from gangting.domain.actors import Officer, Role
from gangting.domain.pass_rules import OnePer
from gangting.domain.passes import Category
from gangting.domain.quota import OutingReason
from gangting.ui.screens.settings.households_page import HouseholdsPage
from gangting.ui.screens.settings.state import Section, derive


@pytest.fixture
def leader(desk) -> Officer:
    return Officer(desk.officer.id, "王海燕", Role.LEADER)


@pytest.fixture
def page(qtbot, desk, leader) -> HouseholdsPage:
    """Return the page, open in front of a leader."""
    made = HouseholdsPage(replace(desk.context, officer=lambda: leader))
    qtbot.addWidget(made)
    made.load()
    desk.settle()
    return made


def test_only_a_leader_sees_it(leader):
    assert derive(leader, Section.HOUSEHOLDS).shown is Section.HOUSEHOLDS
    volunteer = replace(leader, role=Role.VOLUNTEER)
    assert Section.HOUSEHOLDS not in derive(volunteer, Section.HOUSEHOLDS).sections


def test_how_many_passes_at_once(desk, page):
    assert desk.services.pass_rules.current().one_per is OnePer.NOBODY
    page.one_per.chosen.emit("person")
    desk.settle()
    page.most.chosen.emit("4")
    desk.settle()
    rules = desk.services.pass_rules.current()
    assert (rules.one_per, rules.most_per_household) == (OnePer.PERSON, 4)


def test_the_outing_quota_is_off_until_it_is_switched_on(desk, page):
    assert not desk.services.quota.rule().on
    for line, code in (
        (page.on, "on"),
        (page.days, "3"),
        (page.persons, "2"),
        (page.outings, "0"),
        (page.hours, "4"),
    ):
        line.chosen.emit(code)
        desk.settle()
    rule = desk.services.policies.current().quota
    assert rule.on
    assert (rule.window_days, rule.persons, rule.outings) == (3, 2, 0)
    assert rule.minutes_outside == 240


def test_what_does_not_count(desk, page):
    page.categories.keys[Category.TENANT].click()
    page.reasons.keys[OutingReason.FUNERAL].click()
    desk.settle()
    rule = desk.services.quota.rule()
    assert Category.TENANT in rule.exempt_categories
    assert Category.WORKER in rule.exempt_categories
    assert OutingReason.FUNERAL not in rule.exempt_reasons


def test_the_dates_it_holds(desk, page):
    page.dates.entered.emit(("2026-11-01", "20261231"))
    desk.settle()
    rule = desk.services.quota.rule()
    assert (rule.first, rule.last) == (date(2026, 11, 1), date(2026, 12, 31))
    page.dates.entered.emit(("soon", ""))
    desk.settle()
    assert page.dates._hint.text()
    assert desk.services.quota.rule() == rule
    page.dates.entered.emit(("2026-12-31", "2026-11-01"))
    desk.settle()
    assert desk.announced
    assert desk.services.quota.rule() == rule
    assert page.quota == rule, "what is in force is shown again"


def test_the_second_of_two_leaders_is_told_and_shown_the_newer(qtbot, desk, leader, page):
    other = HouseholdsPage(replace(desk.context, officer=lambda: leader))
    qtbot.addWidget(other)
    other.load()
    desk.settle()
    for line, code in ((page.on, "on"), (page.days, "3")):
        line.chosen.emit(code)
        desk.settle()
    assert desk.announced == []

    other.hours.chosen.emit("4")
    desk.settle()
    [said] = desk.announced
    assert "刚有人改过" in said
    rule = desk.services.quota.rule()
    assert (rule.on, rule.window_days, rule.minutes_outside) == (True, 3, 120)
    assert other.quota == rule, "the newer is shown"
    other.hours.chosen.emit("4")
    desk.settle()
    assert desk.services.quota.rule().minutes_outside == 240

    page.one_per.chosen.emit("person")
    desk.settle()
    other.most.chosen.emit("6")
    desk.settle()
    assert len(desk.announced) == 2
    rules = desk.services.pass_rules.current()
    assert (rules.one_per, rules.most_per_household) == (OnePer.PERSON, 0)
    assert other.rules == rules
