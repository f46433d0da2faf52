"""The compound's rules, changed by two leaders at once, and how much moves on this machine."""

from dataclasses import replace

import pytest

from gangting.domain.actors import Officer, Role
from gangting.host.settings import Settings
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.settings.machine_pages import LookPage
from gangting.ui.screens.settings.rules_page import VisitorsPage


@pytest.fixture
def leader(desk) -> Officer:
    return Officer(desk.officer.id, "王海燕", Role.LEADER)


@pytest.fixture
def page(qtbot, desk, leader):
    """Return the page of the visitors' rules, open in front of a leader."""
    made = VisitorsPage(replace(desk.context, officer=lambda: leader))
    made.retranslate()
    qtbot.addWidget(made)
    made.load()
    desk.settle()
    return made


def test_what_another_leader_changed_meanwhile_stays_and_is_shown(desk, page, leader):
    policies = desk.context.services.policies
    seen = policies.current()
    policies.save(replace(seen, ask_health_code=True), leader, seen)
    page.change(visitor_hours=8)
    desk.settle()

    now = policies.current()
    assert (now.visitor_hours, now.ask_health_code) == (8, True)
    assert page.policy == now, "the page shows the other leader's word too"


def test_reduced_motion_is_called_so_and_on_means_less(qtbot, desk, language):
    kept = [Settings()]
    page = LookPage(lambda: kept[0], lambda changed: kept.__setitem__(0, changed))
    qtbot.addWidget(page)
    words = []
    for code in (CHINESE, ENGLISH):
        language.switch(code)
        page.retranslate()
        words.append(page._motion._word.text())
    assert words == ["减少动画", "Reduce motion"]
    assert page._motion._choices.code() == "off"
    page._motion.chosen.emit("on")
    assert kept[0].reduced_motion
