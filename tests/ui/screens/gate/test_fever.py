"""A fever: rest, measure again, decide, report; kept through a restart."""

import pytest

from gangting.domain.recheck import CaseDecision
from gangting.domain.temperature import Site
from gangting.domain.verdict.facts import Direction
from gangting.ui.screens.gate.list_page import ListKind, ListPage
from gangting.ui.screens.gate.report_page import ReportPage
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.screens.gate.values import Action, Mood
from gangting.ui.screens.gate.verdict_page import VerdictPage


@pytest.fixture
def feverish(gate):
    """Measure 37.5 of a visitor."""
    gate.screen.show_outcome(gate.visitor("陆一鸣", "13812344821", "5-1-302"))
    gate.settle()
    gate.screen.thermometer_value(37.5, Site.FOREHEAD)
    gate.settle()
    return gate


def only_case(gate):
    (view,) = gate.booth.services.rechecks.today()
    return view


def measure_again(gate, digits: str) -> None:
    gate.press(Action.MEASURE)
    gate.type(digits)
    gate.pass_time(1.6)


def test_a_fever_opens_the_recheck_with_its_rest(feverish):
    gate = feverish
    assert gate.panel.headline == "请勿放行 · 复测"
    assert gate.panel.mood is Mood.STOP
    assert gate.panel.reading.limit == "37.3"
    steps = gate.screen.verdict.steps
    assert steps.rest.figure.text() == "05:00"
    gate.pass_time(48)
    assert steps.rest.figure.text() == "04:12"
    gate.pass_time(300)
    assert steps.rest.text.text() == "已休息够时间"
    assert gate.sounds[-1] == "refuse"
    assert gate.said[-1] == "请稍等"


def test_others_pass_while_somebody_rests(feverish):
    gate = feverish
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.type("364")
    gate.pass_time(1.6)

    assert gate.panel.headline == "可以通行"
    assert gate.panel.name == "沈青"


def test_the_second_reading_has_its_place(feverish):
    gate = feverish
    gate.press(Action.MEASURE)
    assert gate.panel.sites == tuple(Site)
    gate.screen.verdict.sites.choices.button("neck").click()
    gate.type("374")
    gate.pass_time(1.6)

    case = only_case(gate).case
    assert [(r.tenths, r.site) for r in case.readings] == [
        (375, Site.FOREHEAD),
        (374, Site.NECK),
    ]
    assert gate.panel.case.rechecks[-1].value == "37.4"
    assert gate.panel.case.urgent
    assert gate.screen.verdict.steps.report.title.text() == "3 请马上上报"


def test_still_high_a_visitor_is_turned_away(feverish):
    gate = feverish
    measure_again(gate, "374")
    gate.press(Action.DECIDE, decision=CaseDecision.TURN_AWAY)

    assert only_case(gate).case.decision is CaseDecision.TURN_AWAY
    assert gate.panel.headline == "劝返"
    assert gate.booth.services.book.counters().entries == 0


def test_normal_again_the_visitor_is_let_in(feverish):
    gate = feverish
    measure_again(gate, "366")
    assert gate.panel.headline == "请再核对"
    gate.press(Action.DECIDE, decision=CaseDecision.ADMIT)

    assert gate.panel.headline == "复测正常，放行"
    assert gate.screen.verdict.steps.rest.text.text() == "复测已结束"
    assert gate.panel.mood is Mood.OK
    assert gate.booth.services.book.counters().entries == 1
    assert gate.sounds[-1] == "admit"


def test_who_lives_here_is_never_turned_away(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.thermometer_value(38.1, Site.FOREHEAD)
    gate.settle()

    decisions = {key.decision for key in gate.panel.keys if key.decision}
    assert decisions == {CaseDecision.STRAIGHT_HOME, CaseDecision.HOLD}
    assert gate.panel.case.urgent
    gate.press(Action.DECIDE, decision=CaseDecision.STRAIGHT_HOME)
    assert gate.panel.headline == "直接回家"
    assert gate.panel.mood is Mood.WARN


def test_a_second_scan_of_the_same_person_goes_on_with_the_recheck(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.thermometer_value(38.1, Site.FOREHEAD)
    gate.settle()
    gate.screen.panel_hand.idle()
    gate.pass_time(30)
    gate.scan(code)

    assert gate.panel.headline == "请勿放行 · 复测"
    assert gate.panel.case is not None
    measure_again(gate, "366")
    assert len(only_case(gate).case.readings) == 2


def test_who_was_told_is_written_down_with_the_minute(feverish):
    gate = feverish
    gate.press(Action.REPORT)
    assert gate.screen.shows(ReportPage)
    page = gate.screen.report
    assert page.keys["community"].text() == "社区值班"
    page.keys["community"].click()
    gate.settle()
    page.other.set_text("王医生")
    page.other_key.click()
    gate.settle()

    assert gate.screen.shows(ReportPage)
    assert [told.who for told in only_case(gate).case.told] == ["community", "王医生"]
    assert [row.cells[1].text for row in page.table.rows] == ["王医生", "社区值班"]
    assert page.table.rows[1].cells[0].text == "14:32"
    assert page.other.text() == ""
    page.back.emit()
    assert gate.screen.shows(VerdictPage)
    assert gate.panel.case.told == ("社区值班 14:32", "王医生 14:32")


def test_the_recheck_survives_a_restart(feverish, qtbot):
    gate = feverish
    gate.pass_time(60)
    again = GateScreen(gate.screen._context)
    qtbot.addWidget(again)
    again.set_locked(False)
    again.refresh()
    gate.settle()
    assert again.counters.abnormal.value == "1"
    again.counters.abnormal.click()
    gate.settle()
    assert again.shows(ListPage)
    row = again.lists.table.rows[0]
    assert row.cells[1].text == "陆**"
    again.lists.table.pressed.emit(row.key, 0)
    gate.settle()

    state = again.verdict.state
    assert state.headline == "请勿放行 · 复测"
    assert again.verdict.steps.rest.figure.text() == "04:00"


def test_show_case_brings_it_to_the_front(feverish):
    gate = feverish
    case_id = only_case(gate).case.id
    gate.screen.panel_hand.idle()
    gate.screen.show_case(case_id)
    gate.settle()

    assert gate.panel.headline == "请勿放行 · 复测"


def test_a_closed_case_stays_on_the_days_list(feverish):
    gate = feverish
    gate.press(Action.DECIDE, decision=CaseDecision.HOLD)
    gate.screen.list_hand.open(ListKind.CASES)
    gate.settle()

    cells = gate.screen.lists.table.rows[0].cells
    assert "到观察点等候" in [cell.text for cell in cells]


def test_a_fever_on_the_way_out_is_offered_a_recheck(gate):
    _, code = gate.pass_of("沈青")
    gate.screen.desk_card.ways.choose(Direction.EXIT.value)
    gate.scan(code)
    gate.pass_time(60)
    made, _ = gate.pass_of("陆一鸣", "5-1-302")
    gate.screen.desk_card.ways.choose(Direction.EXIT.value)
    gate.scan(made.short_number.replace(" ", ""))
    attempt = gate.panel.attempt_id
    gate.screen.hand.picked(attempt)
    gate.screen.thermometer_value(37.9, Site.FOREHEAD)
    gate.settle()

    assert gate.panel.mood is Mood.WARN
    assert gate.panel.has(Action.CONFIRM)
    gate.press(Action.RECHECK)
    assert gate.panel.case is not None
    assert gate.panel.headline == "请勿放行 · 复测"


def test_a_recheck_value_that_cannot_be_right_is_asked_for_again(feverish):
    gate = feverish
    measure_again(gate, "214")

    assert gate.announced == ["这个体温不合常理，请重新测量并输入"]
    assert len(only_case(gate).case.readings) == 1
    gate.type("366")
    gate.pass_time(1.6)
    assert len(only_case(gate).case.readings) == 2
