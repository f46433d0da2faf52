"""Prompt cards: the sentence an officer may say, at each step of the road."""

import pytest

from gangting.domain.passes import Category
from gangting.domain.recheck import CaseDecision
from gangting.domain.temperature import Site
from gangting.domain.verdict.facts import Direction
from gangting.services.visit_forms import VisitForm
from gangting.ui.screens.gate.values import Action


def said(gate) -> str:
    """Give what the panel offers to say."""
    return gate.panel.prompt


def test_a_resident_from_the_card_to_the_way_in(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    assert said(gate) == "请配合测一下体温"
    gate.screen.thermometer_value(33.9, Site.FOREHEAD)
    gate.settle()
    assert said(gate) == "请配合测一下体温"
    gate.screen.thermometer_value(36.5, Site.WRIST)
    gate.settle()
    assert gate.panel.returns
    assert said(gate) == gate.said[-1] == "您好，请进"
    gate.press(Action.UNDO)
    assert said(gate) == ""


def test_whoever_leaves_is_not_asked_in(gate):
    _, code = gate.pass_of("沈青")
    gate.screen.desk_card.ways.choose(Direction.EXIT.value)
    gate.scan(code)
    assert gate.panel.direction is Direction.EXIT
    assert said(gate) == gate.said[-1] == "谢谢配合，请慢走"


def test_a_resident_who_is_let_in_after_a_recheck_is_asked_in(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.thermometer_value(37.6, Site.FOREHEAD)
    gate.settle()
    gate.press(Action.MEASURE)
    gate.screen.thermometer_value(36.6, Site.AXILLARY)
    gate.settle()
    gate.press(Action.DECIDE, decision=CaseDecision.ADMIT)
    assert said(gate) == "您好，请进"


def test_a_fever_is_never_named(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.thermometer_value(37.6, Site.FOREHEAD)
    gate.settle()
    assert said(gate) == "请到这边坐一会儿，几分钟后再测一次"
    gate.press(Action.MEASURE)
    assert said(gate) == "请配合测一下体温"


def test_a_visitor_who_is_turned_away(gate):
    gate.screen.show_outcome(gate.visitor("陆一鸣", "13812344821", "5-1-302"))
    gate.settle()
    gate.screen.thermometer_value(37.6, Site.FOREHEAD)
    gate.settle()
    gate.press(Action.MEASURE)
    gate.screen.thermometer_value(37.5, Site.AXILLARY)
    gate.settle()
    gate.press(Action.DECIDE, decision=CaseDecision.TURN_AWAY)
    assert said(gate) == "今天不方便进去，麻烦您请住户到门口来"


def test_a_host_who_was_not_asked_yet(gate):
    form = VisitForm("陆一鸣", "13812344821", host_room="5-1-302")
    outcome = gate.booth.services.visits.register_visitor(form, gate.people["leader"])
    gate.screen.show_outcome(outcome)
    gate.settle()
    assert said(gate) == "我先联系一下住户，请稍等"


def test_a_refused_card_and_one_to_be_compared(gate):
    gate.scan(gate.lost_card("欧阳建国", "2-1-1402")[1])
    assert said(gate) == "请稍等，我核对一下"
    gate.scan("6901234567892")
    assert said(gate) == "请稍等，我核对一下"


def test_what_is_only_looked_at_asks_for_no_words(gate):
    _, code = gate.pass_of("沈青")
    gate.screen.idle.peek.click()
    gate.scan(code)
    assert said(gate) == ""


def test_a_temporary_pass_is_asked_back(gate):
    made, code = gate.pass_of("陆一鸣", "5-1-302", Category.VISITOR)
    assert made.category is Category.VISITOR
    gate.screen.desk_card.ways.choose(Direction.EXIT.value)
    gate.scan(code)
    assert said(gate) == "请把临时证交给我，谢谢，慢走"


def test_it_can_be_switched_off_and_on_again(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.set_prompts(False)
    assert said(gate) == ""
    gate.screen.set_prompts(True)
    assert said(gate) == "请配合测一下体温"


@pytest.mark.parametrize(("height", "shown"), [(1020, True), (628, False)])
def test_it_is_shown_only_where_nothing_gives_way(gate, height, shown):
    gate.screen.resize(1270, height)
    gate.screen.show()
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.resize(1270, height)
    assert gate.screen.verdict.prompt.isVisible() is shown
