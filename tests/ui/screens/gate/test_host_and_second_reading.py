"""A host who agrees a moment later, and a temperature that is followed by another."""

import pytest

from gangting.domain.verdict.facts import Decision
from gangting.domain.visits import Consent
from gangting.services.visit_forms import VisitForm
from gangting.ui.screens.gate.reason_page import ReasonPage
from gangting.ui.screens.gate.values import Action, ListKind, Mood
from gangting.ui.screens.gate.verdict_page import VerdictPage


@pytest.fixture
def refused(gate):
    """Stand a visitor at the gate whose host was not reached."""
    form = VisitForm("陆一鸣", "13812344821", host_room="5-1-302")
    outcome = gate.booth.services.visits.register_visitor(form, gate.people["volunteer"])
    gate.screen.show_outcome(outcome)
    gate.settle()
    return outcome


def test_the_host_agrees_and_the_temperature_is_next(gate, refused):
    assert gate.panel.mood is Mood.STOP
    keys = [key.action for key in gate.panel.keys]
    assert keys == [Action.CONSENT, Action.OVERRIDE, Action.GIVE_UP, Action.NEXT]
    gate.press(Action.CONSENT)
    page = gate.screen.reason
    assert gate.screen.shows(ReasonPage)
    assert not page.done.isEnabled()
    page.why.button(Consent.PHONE.value).click()
    page.done.click()
    gate.settle()

    assert gate.screen.shows(VerdictPage)
    assert gate.panel.headline == "请测体温"
    assert gate.booth.services.visits.find(refused.visit.id).consent_by == "phone"
    gate.type("364")
    gate.pass_time(1.6)
    assert gate.panel.headline == "可以通行"
    assert [one.visit.id for one in gate.booth.services.visits.inside()] == [refused.visit.id]


def test_they_are_found_again_in_the_list_of_the_unfinished(gate, refused):
    gate.press(Action.NEXT)
    gate.screen.refresh()
    gate.settle()
    gate.screen.list_hand.open(ListKind.UNFINISHED)
    gate.settle()
    [row] = gate.screen.lists.table.rows
    assert row.cells[-2].text == "未放行"
    gate.screen.lists.table.pressed.emit(row.key, 0)
    gate.settle()
    assert gate.panel.has(Action.CONSENT)
    assert not gate.screen.hand.waits(refused.attempt_id), "no temperature before the host's word"


def test_sent_away_they_are_finished(gate, refused):
    gate.press(Action.GIVE_UP)
    assert gate.booth.services.book.unfinished() == ()
    [line] = gate.booth.services.book.recent()
    assert (line.attempt.decision, line.attempt.passed) == (Decision.REFUSE, False)


def test_the_keys_and_the_page_in_both_languages(gate, refused, language):
    words = [gate.screen.verdict.keys.button(Action.CONSENT).text()]
    gate.press(Action.CONSENT)
    words += [choice.text() for choice in page_choices(gate)]
    assert words == ["户主同意", "电话同意", "本人到门口"]
    language.switch("en")
    gate.screen.retranslate()
    gate.screen.reason.retranslate()
    assert [choice.text() for choice in page_choices(gate)] == ["By phone", "Came to the gate"]


def page_choices(gate):
    return [gate.screen.reason.why.button(code.value) for code in Consent if code.given]


@pytest.fixture
def inside(gate):
    """Let a resident in, a minute ago."""
    gate.scan(gate.pass_of("沈青")[1])
    gate.type("364")
    gate.pass_time(1.6)
    gate.pass_time(60)
    gate.screen.refresh()
    gate.settle()
    [line] = gate.booth.services.book.recent()
    gate.screen.recent.pressed.emit(line.attempt.id, False)
    gate.settle()
    return line.attempt.id


def follow(gate, digits, why="too_quick"):
    gate.press(Action.MEASURE_AGAIN)
    gate.screen.reason.why.button(why).click()
    gate.screen.reason.done.click()
    gate.settle()
    gate.type(digits)
    gate.pass_time(1.6)


def test_another_reading_with_its_reason_stands_on_the_crossing(gate, inside):
    follow(gate, "368")
    assert gate.panel.headline == "可以通行"
    assert (gate.panel.reading.value, gate.panel.note) == ("36.8", "量得太快")
    after = gate.booth.services.gate.outcome(inside)
    assert [reading.tenths for reading in after.readings] == [364, 368]
    assert not gate.screen.hand.waits(inside)


def test_a_fever_brings_the_recheck_to_the_front(gate, inside):
    follow(gate, "378", "unwell")
    assert gate.panel.case is not None
    assert gate.panel.mood is Mood.STOP
    [view] = gate.booth.services.rechecks.open()
    assert view.case.attempt_id == inside


def test_a_mistake_is_asked_for_again_with_the_same_reason(gate, inside):
    follow(gate, "299")
    assert gate.screen.hand.waits(inside)
    gate.type("366")
    gate.pass_time(1.6)
    after = gate.booth.services.gate.outcome(inside)
    assert [reading.tenths for reading in after.readings] == [364, 366]


def test_next_person_please_forgets_that_somebody_was_to_be_measured_again(gate, inside):
    gate.press(Action.MEASURE_AGAIN)
    gate.screen.reason.why.button("too_quick").click()
    gate.screen.reason.done.click()
    gate.settle()
    assert gate.screen.hand.waits(inside)
    gate.press(Action.NEXT)
    assert not gate.screen.hand.waits(inside)
    gate.scan(gate.pass_of("陆一鸣", "3-2-502")[1])
    gate.type("365")
    gate.pass_time(1.6)
    assert [reading.tenths for reading in gate.booth.services.gate.outcome(inside).readings] == [
        364
    ]
