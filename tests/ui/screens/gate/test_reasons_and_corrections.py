"""Overrides with a reason, undo for thirty seconds, corrections by a leader."""

import pytest

from gangting.domain.actors import Role
from gangting.domain.temperature import Site
from gangting.domain.verdict.facts import Direction
from gangting.ui.screens.gate.idle_page import IdlePage
from gangting.ui.screens.gate.reason_page import ReasonPage
from gangting.ui.screens.gate.recent_list import Part
from gangting.ui.screens.gate.values import Action, Mood
from gangting.ui.screens.gate.verdict_page import VerdictPage


@pytest.fixture
def admitted(gate):
    """Let a resident in."""
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()
    gate.screen.books.refresh()
    gate.settle()
    return gate


def press_link(gate, row: int = 0) -> None:
    """Press 更正 in the recent list."""
    table, parts = gate.screen.recent.table, gate.screen.recent.table.parts
    table.pressed.emit(table.rows[row].key, len(parts) - 1)
    gate.settle()


def last(gate):
    return gate.booth.services.book.recent()[0].attempt


def test_anybody_undoes_within_thirty_seconds(admitted):
    gate = admitted
    assert gate.screen.verdict.keys.button(Action.UNDO).text() == "撤销这一条 · 30"
    gate.press(Action.UNDO)

    assert gate.panel.headline == "已撤销"
    assert gate.panel.mood is Mood.MUTED
    assert last(gate).undone_at is not None
    assert gate.booth.services.book.counters().entries == 0


def test_the_recent_list_still_undoes_after_the_panel_has_gone(admitted):
    gate = admitted
    gate.pass_time(10)
    assert gate.screen.shows(IdlePage)
    press_link(gate)
    assert gate.screen.shows(ReasonPage)
    assert gate.screen.reason.undo_key.isVisibleTo(gate.screen)
    gate.screen.reason.undo_key.click()
    gate.settle()

    assert last(gate).undone_at is not None
    assert gate.panel.headline == "已撤销"


def test_after_thirty_seconds_a_volunteer_is_told_who_corrects(admitted):
    gate = admitted
    gate.pass_time(31)
    press_link(gate)

    page = gate.screen.reason
    assert page.refused.isVisibleTo(gate.screen)
    assert "值班长" in page.refused.text()
    assert not page.undo_key.isVisibleTo(gate.screen)
    assert not page.done.isVisibleTo(gate.screen)


def test_a_leader_corrects_the_direction_with_a_reason(admitted):
    gate = admitted
    gate.pass_time(60)
    gate.on_duty[0] = gate.people["leader"]
    press_link(gate)
    page = gate.screen.reason
    assert not page.done.isEnabled()
    page.what.button(Direction.EXIT.value).click()
    page.why.button("wrong_way").click()
    assert page.done.isEnabled()
    page.done.click()
    gate.settle()

    newest = gate.booth.services.book.recent()[0].attempt
    assert newest.direction is Direction.EXIT
    assert newest.override_reason == "", "a correction is no override"
    assert gate.panel.note == "方向错了"
    assert gate.booth.services.book.counters().exits == 1
    assert gate.booth.services.book.counters().entries == 0


def test_a_volunteer_cannot_override_what_needs_a_leader_and_is_told_so(gate):
    _, code = gate.lost_card("欧阳建国", "2-1-1402")
    gate.scan(code)
    gate.press(Action.OVERRIDE)

    page = gate.screen.reason
    assert page.refused.text() == "这一步要值班长来做"
    assert not page.done.isVisibleTo(gate.screen)
    page.back.emit()
    assert gate.screen.shows(VerdictPage)
    assert gate.panel.headline == "请勿放行"


def test_a_leader_lets_pass_with_a_typed_reason(gate):
    _, code = gate.lost_card("欧阳建国", "2-1-1402")
    gate.on_duty[0] = gate.people["leader"]
    gate.scan(code)
    gate.press(Action.OVERRIDE)
    page = gate.screen.reason
    page.why.button("other").click()
    assert not page.done.isEnabled()
    page.other.set_text("送老人去医院")
    page.done.click()
    gate.settle()

    assert gate.panel.headline == "可以通行"
    assert gate.panel.note == "送老人去医院"
    assert last(gate).override_reason == "送老人去医院"
    assert gate.sounds[-1] == "admit"


def test_any_officer_lets_pass_without_a_reading_with_a_reason(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.press(Action.OVERRIDE)
    gate.screen.reason.why.button("device").click()
    gate.screen.reason.done.click()
    gate.settle()

    assert last(gate).passed
    assert last(gate).override_reason == "测温仪故障"


def test_an_attention_is_confirmed_with_one_press_or_refused(gate):
    made, _ = gate.pass_of("沈青")
    number = made.short_number.replace(" ", "")
    gate.scan(number)
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()
    assert gate.panel.headline == "请再核对"
    assert gate.sounds[-1] == "attention"
    assert not last(gate).passed
    gate.press(Action.GIVE_UP)
    assert gate.screen.shows(IdlePage)
    assert not last(gate).passed
    assert gate.booth.services.book.unfinished() == ()

    gate.pass_time(5)
    gate.scan(number)
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()
    gate.press(Action.CONFIRM)
    assert last(gate).passed


def test_the_direction_is_turned_before_it_is_recorded(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    assert gate.screen.verdict.keys.button(Action.TURN).text() == "改为出"
    gate.press(Action.TURN)

    assert gate.panel.direction is Direction.EXIT
    assert last(gate).direction is Direction.EXIT


def test_a_fixed_direction_that_contradicts_the_records_asks(admitted):
    gate = admitted
    gate.pass_time(60)
    gate.screen.desk_card.ways.choose(Direction.ENTRY.value)
    serial = gate.booth.services.book.recent()[0].serial
    shown = gate.booth.services.passes.show(serial).entry_pass
    gate.scan(gate.booth.services.passes.code(shown))

    reasons = {f.reason: f.step for f in gate.panel.findings}
    assert "记录显示已经在里面" in reasons
    assert all(reasons.values())
    assert gate.panel.last.startswith("上次：今天")


def test_an_observer_may_look_but_correct_nothing(admitted):
    gate = admitted
    officers = gate.booth.services.officers
    gate.on_duty[0] = officers.add("督导", Role.OBSERVER, "4826", gate.people["leader"])
    gate.pass_time(60)
    press_link(gate)

    assert gate.screen.reason.refused.isVisibleTo(gate.screen)


def test_the_recent_list_is_masked(admitted):
    cells = admitted.screen.recent.table.rows[0].cells
    who = cells[list(admitted.screen.recent.table.parts).index(Part.WHO)]

    assert (who.text, who.after) == ("沈*", "3-2-5**")
