"""A card and a temperature: zero taps, three digits, and nobody's reading on somebody else."""

from datetime import timedelta

import pytest
from PySide6.QtTest import QTest

from gangting.domain.desk import Record
from gangting.domain.errors import KnownError
from gangting.domain.temperature import Site
from gangting.domain.verdict.facts import Direction
from gangting.ui.screens.gate.desk_state import Caption
from gangting.ui.screens.gate.idle_page import IdlePage
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.screens.gate.values import Action, Mood
from gangting.ui.screens.gate.who_page import WhoPage


def stored(gate) -> list[tuple[str, int | None]]:
    """Give what is in the book, the oldest first: name and temperature."""
    lines = gate.booth.services.book.recent()
    return [(line.holder_name, line.attempt.tenths) for line in reversed(lines)]


def test_a_valid_card_asks_for_the_temperature_and_three_digits_let_the_resident_in(gate):
    _, code = gate.pass_of("沈青")

    gate.scan(code)
    assert gate.panel.headline == "请测体温"
    assert gate.panel.name == "沈青"
    assert gate.panel.place == "3号楼 2单元 501"

    gate.type("364")
    assert gate.screen.desk_card.bar.running
    assert gate.screen.desk_card.caption.text().startswith("沈青")
    gate.pass_time(1.6)

    assert gate.panel.headline == "可以通行"
    assert gate.panel.mood is Mood.OK
    assert gate.panel.reading.value == "36.4"
    assert gate.booth.services.book.counters().entries == 1
    assert gate.sounds == ["recorded", "admit"]
    assert gate.said == ["请配合测一下体温", "您好，请进"]


def test_the_thermometers_value_records_itself(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.thermometer_value(36.45, Site.WRIST)
    gate.settle()

    assert gate.panel.headline == "可以通行"
    assert gate.panel.reading.value == "36.5"
    assert gate.panel.reading.site == "腕温"


def test_a_thermometer_that_types_is_no_scan(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.scan("36.4")

    assert stored(gate) == [("沈青", 364)]


def test_a_backspace_stops_the_bar(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.type("374")
    gate.screen.desk_card.keypad.erased.emit()
    gate.pass_time(5)

    assert not gate.screen.desk_card.bar.running
    assert gate.screen.desk_card.display.text == "37.-"
    assert stored(gate) == [("沈青", None)]


def test_another_digit_stops_the_bar_and_begins_anew(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.type("374")
    gate.type("3")
    gate.pass_time(5)
    assert gate.screen.desk_card.display.text == "3-.-"
    gate.type("64")
    gate.pass_time(1.6)

    assert stored(gate) == [("沈青", 364)]


def test_the_record_key_does_not_wait(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.type("364")
    gate.screen.desk_card.keypad.confirmed.emit()
    gate.settle()

    assert gate.panel.headline == "可以通行"


def test_the_record_key_says_that_three_digits_are_needed(gate):
    gate.type("36")
    gate.screen.desk_card.keypad.confirmed.emit()

    assert gate.screen.desk_card.caption.text() == "请输入三位数字，如 364"


def test_after_three_seconds_the_next_person_is_asked_for(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()

    gate.pass_time(2)
    assert gate.screen.verdict.keys.button(Action.NEXT).text() == "下一位 · 1"
    gate.pass_time(1.1)
    assert gate.screen.shows(IdlePage)
    gate.pass_time(60)
    assert not gate.screen.panel_hand.ticking


def test_a_low_reading_is_never_normal(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.thermometer_value(33.8, Site.FOREHEAD)
    gate.settle()

    assert gate.panel.headline == "读数偏低"
    assert gate.panel.sites == (Site.WRIST, Site.NECK)
    assert gate.screen.verdict.sites.title.text() == "请等 5 秒，再测这里："
    gate.pass_time(5.1)
    assert gate.screen.verdict.sites.title.text() == "现在可以测，请选部位："
    assert gate.booth.services.book.counters().entries == 0

    gate.screen.verdict.sites.choices.button("neck").click()
    gate.type("362")
    gate.pass_time(1.6)
    assert gate.panel.headline == "可以通行"
    assert gate.panel.reading.site == "颈温"


def test_a_second_low_reading_may_be_confirmed(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    for digits in ("338", "341"):
        gate.type(digits)
        gate.pass_time(6)

    assert gate.panel.has(Action.CONFIRM)
    gate.press(Action.CONFIRM)
    assert gate.panel.headline == "可以通行"


def test_a_value_that_cannot_be_right_is_not_stored(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.type("214")
    gate.pass_time(1.6)

    assert gate.panel.headline == "读数不合常理"
    assert stored(gate) == [("沈青", None)]
    gate.type("364")
    gate.pass_time(1.6)
    assert stored(gate) == [("沈青", 364)]


def test_a_reading_just_before_the_scan_belongs_to_it(gate):
    _, code = gate.pass_of("沈青")
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    assert gate.screen.desk_card.state.caption is Caption.EARLY
    gate.pass_time(8)
    gate.scan(code)
    gate.settle()

    assert gate.panel.headline == "可以通行"
    assert stored(gate) == [("沈青", 364)]


def test_an_early_reading_that_nobody_came_for_is_said_to_be_lost(gate):
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.pass_time(11)

    assert gate.announced == ["36.4℃ 没有记给任何人"]
    assert gate.screen.desk_card.display.text == "--.-"


def test_a_scan_during_the_bar_records_that_reading_first(gate):
    _, first = gate.pass_of("沈青")
    _, second = gate.pass_of("陆一鸣", "5-1-302")
    gate.scan(first)
    gate.type("364")
    gate.scan(second)

    assert stored(gate) == [("沈青", 364), ("陆一鸣", None)]
    assert gate.panel.name == "陆一鸣"


def test_half_typed_digits_go_with_the_next_scan(gate):
    _, first = gate.pass_of("沈青")
    _, second = gate.pass_of("陆一鸣", "5-1-302")
    gate.scan(first)
    gate.type("36")
    gate.scan(second)
    gate.type("4")
    gate.pass_time(5)

    assert stored(gate) == [("沈青", None), ("陆一鸣", None)]


def test_while_two_wait_the_officer_says_whose_it_is(gate):
    _, first = gate.pass_of("沈青")
    _, second = gate.pass_of("陆一鸣", "5-1-302")
    gate.scan(first)
    gate.pass_time(4)
    gate.scan(second)
    gate.screen.thermometer_value(36.6, Site.FOREHEAD)
    gate.settle()

    assert gate.screen.shows(WhoPage)
    names = [key.text() for key in gate.screen.who.people if key.isVisibleTo(gate.screen)]
    assert names == ["陆一鸣 5-1-302", "沈青 3-2-501"]
    gate.screen.who.people[1].click()
    gate.settle()

    assert gate.panel.name == "沈青"
    assert sorted(stored(gate)) == [("沈青", 366), ("陆一鸣", None)]


def test_three_digits_while_two_wait_are_asked_about_too(gate):
    _, first = gate.pass_of("沈青")
    _, second = gate.pass_of("陆一鸣", "5-1-302")
    gate.scan(first)
    gate.scan(second)
    gate.type("366")
    gate.pass_time(5)

    assert gate.screen.shows(WhoPage)
    assert [tenths for _, tenths in stored(gate)] == [None, None]


def test_the_next_scan_wins_over_the_question_and_the_value_is_kept(gate):
    codes = [gate.pass_of(name, room)[1] for name, room in NEIGHBOURS]
    gate.scan(codes[0])
    gate.scan(codes[1])
    gate.screen.thermometer_value(36.6, Site.FOREHEAD)
    gate.scan(codes[2])

    assert gate.panel.name == "韦雪梅"
    strip = gate.screen.recent.strip
    assert strip.whose_key.isVisibleTo(gate.screen)
    assert strip.whose_key.text() == "36.6℃ 是谁的？"
    strip.whose_key.click()
    gate.screen.who.people[2].click()
    gate.settle()
    assert dict(stored(gate))["沈青"] == 366


NEIGHBOURS = (("沈青", "3-2-501"), ("陆一鸣", "5-1-302"), ("韦雪梅", "1-1-101"))


def test_a_late_reading_of_the_one_in_front_is_asked_about(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.pass_time(70)
    gate.type("364")

    assert gate.screen.shows(WhoPage)
    gate.screen.who.people[0].click()
    gate.settle()
    assert stored(gate) == [("沈青", 364)]


def test_nobody_of_them_lets_the_value_go_and_says_so(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.pass_time(70)
    gate.type("364")
    gate.screen.who.nobody_key.click()
    gate.settle()

    assert gate.announced == ["36.4℃ 没有记给任何人"]
    assert gate.panel.name == "沈青"
    assert not gate.screen.shows(WhoPage)


def test_a_value_that_could_not_be_stored_comes_back(gate, monkeypatch):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    services = gate.booth.services

    def busy(*_args):
        raise KnownError("database_busy")

    with monkeypatch.context() as patch:
        patch.setattr(services.gate, "measure", busy)
        gate.screen.thermometer_value(36.4, Site.FOREHEAD)
        gate.settle()

    assert gate.announced == ["数据库正忙，请稍后再试"]
    assert gate.screen.shows(WhoPage)
    gate.screen.who.people[0].click()
    gate.settle()
    assert stored(gate) == [("沈青", 364)]


def test_a_value_for_a_closed_crossing_is_said_to_be_lost(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    attempt = gate.panel.attempt_id
    gate.press(Action.LEFT)
    hand = gate.screen.hand
    hand.arrived(hand.scan_began(99), attempt, needs_reading=True)
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()

    assert gate.announced
    assert gate.announced[0].startswith("36.4℃ 没有记给任何人")


def test_the_strip_keeps_who_is_not_finished_and_a_tap_goes_on(gate):
    _, first = gate.pass_of("沈青")
    _, second = gate.pass_of("陆一鸣", "5-1-302")
    gate.scan(first)
    gate.scan(second)
    gate.screen.books.refresh()
    gate.settle()

    strip = gate.screen.recent.strip
    assert strip.people[0].text() == "沈* 3-2-5**"
    strip.people[0].click()
    gate.settle()
    assert gate.panel.name == "沈青"
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()
    assert ("沈青", 364) in stored(gate) or gate.screen.shows(WhoPage)


@pytest.mark.parametrize("minutes", [2, 30])
def test_who_was_picked_later_owns_the_next_value(gate, minutes):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.panel_hand.idle()
    gate.pass_time(timedelta(minutes=minutes).total_seconds())
    gate.screen.books.refresh()
    gate.settle()
    gate.screen.recent.strip.people[0].click()
    gate.settle()
    gate.type("364")
    gate.pass_time(1.6)

    assert stored(gate) == [("沈青", 364)]


def test_an_exit_needs_no_temperature(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()
    gate.pass_time(60)
    gate.scan(code)

    assert gate.panel.headline == "可以通行"
    assert gate.panel.direction is Direction.EXIT
    assert gate.sounds[-1] == "exit"
    assert gate.said[-1] == "谢谢配合，请慢走"


def test_the_display_says_who_is_waited_for(gate):
    _, code = gate.pass_of("沈青")
    assert gate.screen.desk_card.caption.text() == "等待测温仪或手工输入"
    gate.scan(code)
    assert gate.screen.desk_card.caption.text() == "沈青：请测温或输入"
    gate.type("3")
    assert gate.screen.desk_card.caption.text() == "沈青 · 额温"


def test_no_record_is_asked_for_twice(gate):
    _, code = gate.pass_of("沈青")
    wanted: list[Record] = []
    gate.screen.hand.record_wanted.connect(wanted.append)
    gate.scan(code)
    gate.type("364")
    gate.screen.desk_card.keypad.confirmed.emit()
    gate.pass_time(5)

    assert len(wanted) == 1


def test_what_is_typed_before_the_answer_is_of_whom_was_scanned(gate):
    _, code = gate.pass_of("沈青")
    gate.screen.handle_scan(code)
    gate.type("36")
    gate.settle()
    assert gate.screen.desk_card.state.figures == "36"
    gate.type("4")
    assert gate.screen.desk_card.state.bar
    gate.pass_time(1.6)
    assert gate.panel.headline == "可以通行"
    assert gate.booth.services.book.recent()[0].attempt.tenths == 364


def test_it_goes_to_nobody_who_waits_from_before(gate):
    _, first = gate.pass_of("沈青")
    _, second = gate.pass_of("陆一鸣", "5-1-302")
    gate.scan(first)
    gate.screen.handle_scan(second)
    gate.type("378")
    gate.settle()
    gate.pass_time(2)
    assert {line.attempt.tenths for line in gate.booth.services.book.recent()} == {None}
    assert gate.screen.hand.desk.must_choose


def test_typed_for_a_scan_that_was_not_stored_it_is_said_to_be_lost(gate, monkeypatch):
    def full(*_args, **_named):
        raise KnownError("disk_full")

    _, code = gate.pass_of("沈青")
    monkeypatch.setattr(gate.booth.services.gate, "scan", full)
    gate.screen.handle_scan(code)
    gate.type("364")
    gate.settle()
    assert "36.4℃ 没有记给任何人" in gate.announced
    assert gate.screen.desk_card.state.figures == ""


class TestBeforeTheBoothIsOpen:
    """The window is painted; the books come a second later."""

    def waiting(self, gate, qtbot):
        screen = GateScreen(gate.screen._context, wait=True)
        qtbot.addWidget(screen)
        return screen

    def press(self, screen, digits):
        for digit in digits:
            screen.desk_card.keypad.typed.emit(digit)

    def test_digits_follow_the_scan_that_waited(self, gate, qtbot):
        _, code = gate.pass_of("沈青")
        screen = self.waiting(gate, qtbot)
        self.press(screen, "99")  # for nobody: nothing was scanned
        screen.scan_kept()
        self.press(screen, "365")
        screen.desk_card.keypad.erased.emit()
        self.press(screen, "4")
        assert screen.desk_card.display.text == "36.4"

        screen.begin()
        screen.set_locked(False)
        screen.handle_scan(code)
        assert screen.hand.desk.digits == "364"
        gate.settle()
        assert screen.hand.desk.bar.value.tenths == 364

    def test_only_the_last_of_two_scans(self, gate, qtbot):
        _, first = gate.pass_of("沈青")
        _, second = gate.pass_of("陆一鸣", "5-1-302")
        screen = self.waiting(gate, qtbot)
        screen.scan_kept()
        self.press(screen, "36")
        screen.scan_kept()
        self.press(screen, "37")
        screen.begin()
        screen.set_locked(False)
        screen.handle_scan(first)
        assert screen.hand.desk.digits == ""
        screen.handle_scan(second)
        assert screen.hand.desk.digits == "37"

    def test_under_the_lock_they_are_nobodys(self, gate, qtbot):
        _, code = gate.pass_of("沈青")
        screen = self.waiting(gate, qtbot)
        screen.scan_kept()
        self.press(screen, "364")
        screen.begin()
        screen.set_locked(True)
        screen.handle_scan(code)
        gate.settle()
        assert (screen.hand.desk.digits, screen.hand.desk.held) == ("", None)

    def test_what_was_scanned_for_another_screen_leaves_nothing(self, gate, qtbot):
        _, code = gate.pass_of("沈青")
        screen = self.waiting(gate, qtbot)
        screen.scan_kept()
        self.press(screen, "364")
        screen.begin()
        screen.set_locked(False)
        QTest.qWait(1)
        screen.handle_scan(code)
        assert screen.hand.desk.digits == ""
        assert screen.desk_card.display.text != "36.4"
