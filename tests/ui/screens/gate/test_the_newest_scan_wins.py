"""A newer scan always wins; what an older answer says is kept, never shown over it."""

from dataclasses import replace

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from gangting.domain.errors import KnownError
from gangting.domain.temperature import Site
from gangting.ui.jobs import Jobs
from gangting.ui.screens.gate.idle_page import IdlePage
from gangting.ui.screens.gate.reason_page import ReasonPage
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.screens.gate.values import Action, Mood


def test_two_scans_before_the_first_answer_show_the_second(gate):
    _, first = gate.pass_of("沈青")
    _, second = gate.pass_of("陆一鸣", "5-1-302")
    shown: list[str] = []
    gate.screen.road.answered.connect(lambda answer: shown.append(answer.outcome.holder.name))
    gate.screen.handle_scan(first)
    gate.screen.handle_scan(second)
    gate.settle()

    assert shown == ["陆一鸣"]
    assert gate.panel.name == "陆一鸣"
    unfinished = gate.booth.services.book.unfinished()
    assert {line.holder_name for line in unfinished} == {"沈青", "陆一鸣"}


def test_a_late_confirmation_is_recorded_but_not_shown(gate):
    first, _ = gate.pass_of("沈青")
    _, second = gate.pass_of("陆一鸣", "5-1-302")
    gate.scan(first.short_number.replace(" ", ""))
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()
    gate.screen.verdict.keys.press(Action.CONFIRM)
    gate.screen.handle_scan(second)
    gate.settle()

    assert gate.panel.name == "陆一鸣"
    assert gate.booth.services.book.counters().entries == 1


def test_a_late_fever_is_not_lost_behind_the_next_person(gate):
    _, first = gate.pass_of("沈青")
    _, second = gate.pass_of("陆一鸣", "5-1-302")
    gate.scan(first)
    gate.screen.thermometer_value(37.8, Site.FOREHEAD)
    gate.screen.handle_scan(second)
    gate.settle()
    gate.screen.books.refresh()
    gate.settle()

    assert gate.panel.name == "陆一鸣"
    assert gate.screen.counters.abnormal.value == "1"
    assert len(gate.booth.services.rechecks.open()) == 1


def test_a_scan_brings_its_verdict_while_a_reason_is_typed_and_the_reason_is_kept(gate):
    _, code = gate.lost_card("欧阳建国", "2-1-1402")
    _, second = gate.pass_of("陆一鸣", "5-1-302")
    gate.on_duty[0] = gate.people["leader"]
    gate.scan(code)
    refused = gate.panel.attempt_id
    gate.press(Action.OVERRIDE)
    gate.screen.reason.why.button("other").click()
    gate.screen.reason.other.set_text("送老人去医院")
    gate.scan(second)
    assert gate.panel.name == "陆一鸣"

    gate.screen.books.refresh()
    gate.settle()
    gate.screen.recent.pressed.emit(refused, False)
    gate.settle()
    assert gate.panel.name == "欧阳建国"
    gate.press(Action.OVERRIDE)
    assert gate.screen.shows(ReasonPage)
    assert gate.screen.reason.other.text() == "送老人去医院"


def test_an_old_green_verdict_does_not_stand_while_the_new_one_is_slow(gate, qtbot):
    _, first = gate.pass_of("沈青")
    _, second = gate.pass_of("陆一鸣", "5-1-302")
    gate.scan(first)
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()
    assert gate.panel.headline == "可以通行"

    gate.screen.handle_scan(second)
    qtbot.waitUntil(lambda: gate.panel.headline == "正在核对…")
    gate.settle()
    assert gate.panel.name == "陆一鸣"


def test_a_scan_that_could_not_be_stored_says_so_and_leaves_no_old_verdict(gate, monkeypatch):
    _, first = gate.pass_of("沈青")
    gate.scan(first)
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()

    def full(*_args, **_named):
        raise KnownError("disk_full")

    monkeypatch.setattr(gate.booth.services.gate, "scan", full)
    gate.scan(first)

    assert gate.announced == ["磁盘满了，请腾出空间再试"]
    assert gate.screen.shows(IdlePage)
    assert gate.sounds[-1] == "attention"


def test_a_key_pressed_twice_acts_once(gate):
    first, _ = gate.pass_of("沈青")
    gate.scan(first.short_number.replace(" ", ""))
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()
    gate.screen.verdict.keys.press(Action.CONFIRM)
    gate.screen.verdict.keys.press(Action.CONFIRM)
    gate.settle()

    assert gate.announced == []
    assert gate.booth.services.book.counters().entries == 1


def test_the_same_card_within_three_seconds_is_one_scan(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.pass_time(2)
    gate.scan(code)

    assert len(gate.booth.services.book.recent()) == 1
    assert gate.panel.name == "沈青"
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()
    assert gate.panel.headline == "可以通行"


def test_an_outcome_of_another_screen_waits_for_that_persons_temperature(gate):
    outcome = gate.visitor("陆一鸣", "13812344821", "5-1-302")
    gate.screen.show_outcome(outcome)
    gate.settle()
    assert gate.panel.headline == "请测体温"
    assert gate.panel.place == "访客 → 5-1-302"
    assert gate.panel.phone == "138****4821"

    gate.type("365")
    gate.pass_time(1.6)
    assert gate.panel.headline == "可以通行"
    assert gate.booth.services.book.counters().visitors_inside == 1


def test_a_hurry_of_scans_through_the_real_lane_ends_with_the_last(gate, qtbot):
    codes = [gate.pass_of(name, f"{place}-1-101")[1] for place, name in enumerate(NAMES, 1)]
    jobs = Jobs()
    screen = GateScreen(replace(gate.screen._context, jobs=jobs))
    qtbot.addWidget(screen)
    screen.set_locked(False)
    settled: list[str] = []
    screen.road.settled.connect(lambda answer: settled.append(answer.outcome.holder.name))
    for code in codes:
        screen.handle_scan(code)
    qtbot.waitUntil(lambda: len(settled) == len(codes))
    screen.prepare()

    assert settled == list(NAMES)
    assert screen.verdict.state.name == NAMES[-1]
    assert len(gate.booth.services.book.unfinished()) == len(NAMES)
    assert jobs.stop()


NAMES = ("沈青", "陆一鸣", "韦雪梅", "赵小满", "钱多多", "林小雨", "郝运来")


class Windows(QObject):
    """Notes what is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_a_verdict_opens_no_window_that_would_take_the_keyboard(gate, qapp):
    _, code = gate.pass_of("沈青")
    windows = Windows()
    qapp.installEventFilter(windows)

    gate.scan(code)
    gate.screen.thermometer_value(38.1, Site.FOREHEAD)
    gate.settle()
    qapp.removeEventFilter(windows)

    assert gate.panel.mood is Mood.STOP
    assert windows.shown == []
