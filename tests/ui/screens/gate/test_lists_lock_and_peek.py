"""The lists behind the figures, the locked screen, looking without recording."""

from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from gangting.domain.temperature import Site
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.gate.camera_view import CameraState
from gangting.ui.screens.gate.idle_page import IdlePage
from gangting.ui.screens.gate.list_page import ListKind, ListPage
from gangting.ui.screens.gate.values import Action, Mood
from gangting.ui.screens.gate.verdict_page import VerdictPage


def enter_visitor(gate, name: str, phone: str) -> None:
    gate.screen.show_outcome(gate.visitor(name, phone, "5-1-302"))
    gate.settle()
    gate.screen.thermometer_value(36.5, Site.FOREHEAD)
    gate.settle()
    gate.pass_time(5)


def test_the_figures_of_the_day(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()
    gate.pass_time(60)
    gate.scan(code)
    enter_visitor(gate, "陆一鸣", "13812344821")
    gate.screen.refresh()
    gate.settle()

    counters = gate.screen.counters
    assert counters.entries.accessibleName() == "今日进 2"
    assert counters.exits.accessibleName() == "今日出 1"
    assert counters.inside.accessibleName() == "访客在内 1"
    assert counters.abnormal.accessibleName() == "体温异常 0"


def test_visitors_inside_leave_from_the_list(gate):
    enter_visitor(gate, "陆一鸣", "13812344821")
    gate.pass_time(5 * 3600)
    enter_visitor(gate, "韦雪梅", "13912345678")
    gate.screen.counters.inside.click()
    gate.settle()
    table = gate.screen.lists.table
    assert [row.cells[1].text for row in table.rows] == ["陆**", "韦**"]
    assert "超时" in [cell.text for cell in table.rows[0].cells]
    assert "超时" not in [cell.text for cell in table.rows[1].cells]

    table.pressed.emit(table.rows[0].key, len(table.rows[0].cells) - 1)
    gate.settle()
    assert [row.cells[1].text for row in table.rows] == ["韦**"]
    assert gate.screen.shows(ListPage)
    assert gate.sounds[-1] == "exit"
    assert gate.booth.services.book.counters().exits == 1


def test_a_list_and_who_was_found_speak_the_language_of_now(gate, language):
    enter_visitor(gate, "陆一鸣", "13812344821")
    gate.screen.counters.inside.click()
    gate.settle()
    table = gate.screen.lists.table
    assert "访客" in [cell.text for cell in table.rows[0].cells]
    language.switch(ENGLISH)
    QApplication.processEvents()
    said = [cell.text for row in table.rows for cell in row.cells]
    assert "Visitor" in said
    assert "访客" not in said
    assert len(table.rows) == 1

    gate.pass_of("沈青")
    gate.screen.lists.back.emit()
    gate.screen.finder.typed("sq")
    gate.screen.finder.ask()
    gate.settle()
    results = gate.screen.idle.results
    assert results.rows[0].cells[-1].text == "Resident"
    language.switch(CHINESE)
    QApplication.processEvents()
    assert results.rows[0].cells[-1].text == "居民"


def test_an_overstay_shows_on_the_figure(gate):
    enter_visitor(gate, "陆一鸣", "13812344821")
    gate.pass_time(5 * 3600)
    gate.screen.refresh()
    gate.settle()

    assert gate.screen.counters.inside._tone is not None


def test_everybody_unfinished_stands_in_one_list(gate):
    for place, name in enumerate(("沈青", "陆一鸣", "韦雪梅", "赵小满", "钱多多")):
        gate.scan(gate.pass_of(name, f"{place + 1}-1-101")[1])
    gate.screen.panel_hand.idle()
    gate.screen.refresh()
    gate.settle()
    strip = gate.screen.recent.strip
    assert strip.more_key.text() == "+2"
    strip.more_key.click()
    gate.settle()

    assert gate.screen.lists.kind is ListKind.UNFINISHED
    table = gate.screen.lists.table
    assert len(table.rows) == 5
    table.pressed.emit(table.rows[4].key, 0)
    gate.settle()
    assert gate.screen.shows(VerdictPage)
    assert gate.panel.name == "沈青"


def test_a_locked_screen_shows_a_masked_grey_verdict_and_keeps_the_scan(gate):
    shown: list[tuple[str, str, str]] = []
    counted: list[int] = []
    gate.screen.deferred_shown.connect(lambda *said: shown.append(said))
    gate.screen.deferred_counted.connect(counted.append)
    _, code = gate.pass_of("沈青")
    gate.screen.set_locked(True)
    gate.scan(code)
    gate.screen.refresh()
    gate.settle()

    assert shown == [("请再核对", "沈*  3-2-5**", "alert")]
    assert counted[-1] == 1
    assert gate.booth.services.book.counters().entries == 0
    assert gate.screen.shows(IdlePage)


def test_after_unlocking_the_kept_scans_are_offered_and_claimed(gate):
    _, code = gate.pass_of("沈青")
    gate.screen.set_locked(True)
    gate.scan(code)
    gate.pass_time(60)
    gate.screen.set_locked(False)
    gate.screen.refresh()
    gate.settle()

    assert gate.screen.shows(ListPage)
    assert gate.screen.lists.kind is ListKind.DEFERRED
    table = gate.screen.lists.table
    assert table.rows[0].cells[1].text == "沈*"
    table.pressed.emit(table.rows[0].key, 0)
    gate.settle()
    assert gate.panel.headline == "请测体温"
    gate.type("364")
    gate.pass_time(1.6)
    attempt = gate.booth.services.book.recent()[0].attempt
    assert attempt.passed
    assert attempt.officer_id == gate.people["volunteer"].id
    assert gate.booth.services.book.deferred() == ()


def test_a_value_typed_before_the_lock_is_still_recorded(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.type("364")
    gate.screen.set_locked(True)
    gate.settle()

    assert gate.booth.services.book.recent()[0].attempt.tenths == 364


def test_a_thermometer_on_a_locked_screen_says_that_nobody_is_on_duty(gate):
    shown: list[tuple[str, str, str]] = []
    gate.screen.deferred_shown.connect(lambda *said: shown.append(said))
    gate.screen.set_locked(True)
    gate.scan("36.4")

    assert shown == [("36.4 ℃", "现在没有人值守", "thermometer")]


def test_looking_records_nothing_and_lasts_for_one_scan(gate):
    _, code = gate.pass_of("沈青")
    gate.screen.idle.peek.click()
    assert gate.screen.idle._headline.text() == "看一眼，不记录"
    gate.scan(code)

    assert gate.panel.mood is Mood.MUTED
    assert gate.screen.verdict.note.text() == "只看了一眼，没有记录"
    assert gate.booth.services.book.recent() == ()
    assert [key.action for key in gate.panel.keys] == [Action.NEXT]
    assert not gate.screen.idle.peek.isChecked()
    gate.scan(code)
    assert len(gate.booth.services.book.recent()) == 1


def test_the_tiles_open_their_screens(gate):
    for code in ("visitor", "vehicle", "delivery"):
        gate.screen.idle.tiles[code].click()
    gate.screen.idle.image.click()

    assert gate.opened == ["visitor", "vehicle", "delivery", "image"]


def test_the_slip_of_a_visitor_is_offered_where_it_can_be_printed(gate):
    wanted: list[object] = []
    gate.screen.slip_wanted.connect(wanted.append)
    gate.screen.set_slips(True)
    gate.screen.show_outcome(gate.visitor("陆一鸣", "13812344821", "5-1-302"))
    gate.settle()
    gate.screen.thermometer_value(36.5, Site.FOREHEAD)
    gate.settle()
    gate.press(Action.SLIP)

    assert [visit.name for visit in wanted] == ["陆一鸣"]


def test_the_camera_says_how_it_is_and_frames_what_it_found(gate, shown):
    shown()
    view = gate.screen.idle.camera
    assert view.words == "没有摄像头"
    gate.screen.set_camera_state("on")
    frame = QImage(640, 360, QImage.Format.Format_RGB32)
    frame.fill(QColor("white"))
    gate.screen.set_camera_frame(frame)
    gate.screen.set_camera_found([(260, 110), (400, 110), (400, 250), (260, 250)])
    green = view.grab().toImage()
    gate.screen.set_camera_found(None)
    plain = view.grab().toImage()
    assert green != plain
    gate.screen.set_camera_state(CameraState.TROUBLE)
    assert view.words == "摄像头没有反应，请重新插一下"
    assert view.accessibleName() == view.words


def test_scans_and_keys_are_signs_of_life(gate):
    seen: list[bool] = []
    gate.screen.activity.connect(lambda: seen.append(True))
    gate.type("3")
    gate.scan("36.4")
    gate.screen.idle.search.set_text("s")

    assert len(seen) == 3
