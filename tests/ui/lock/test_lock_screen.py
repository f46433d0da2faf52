from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gangting.ui import theme
from gangting.ui.language import ENGLISH
from gangting.ui.screens.lock.screen import LockScreen
from gangting.ui.screens.lock.state import LockedVerdict, LockOfficer
from gangting.ui.widgets.keypad import Key


NAMES = ("周岚", "高远", "许清", "值班长", "欧阳海燕", "冯可", "顾平", "梁苏", "康宁宇")
OFFICERS = tuple(LockOfficer(f"o{place}", name) for place, name in enumerate(NAMES))


@pytest.fixture
def lock(qtbot, theme_of, language, local):
    made = LockScreen(local)
    qtbot.addWidget(made)
    made.set_place("晴川里小区", "南门岗", "白班")
    made.set_officers(OFFICERS[:4], "o0")
    made.resize(1366, 768)
    made.show()
    qtbot.waitExposed(made)
    return made


def press(lock: LockScreen, keys: str) -> None:
    for text in keys:
        found = next(key for key in lock.findChildren(Key) if key.text() == text)
        QTest.mouseClick(found, Qt.MouseButton.LeftButton)


def confirm(lock: LockScreen) -> None:
    main = next(key for key in lock.findChildren(Key) if key.text() in {"确定", "OK"})
    QTest.mouseClick(main, Qt.MouseButton.LeftButton)


def circle(lock: LockScreen, name: str):
    return next(c for c in lock.officers._circles if c.text() == name)


def test_it_says_where_and_when(lock):
    assert lock.place.text() == "晴川里小区 · 南门岗"
    assert lock.clock.text() == "14:32"
    assert lock.date.text().split() == ["11", "月", "21", "日", "星期六", "白班"]
    assert lock.prompt.text() == "周岚，请输入 PIN"


def test_time_goes_on(lock, local):
    lock.set_time(local + timedelta(days=1, minutes=1))
    assert lock.clock.text() == "14:33"
    assert "星期日" in lock.date.text()


def test_a_pin_is_told_once_and_forgotten(lock, qtbot):
    press(lock, "1234")
    assert lock.state().dots == 4
    assert "4" in lock.dots.accessibleName()
    with qtbot.waitSignal(lock.unlock_attempted) as told:
        confirm(lock)
    assert told.args == ["o0", "1234"]
    assert lock._pin == ""
    with qtbot.assertNotEmitted(lock.unlock_attempted):
        confirm(lock)


def test_a_pin_has_four_to_six_digits(lock, qtbot):
    press(lock, "123")
    with qtbot.assertNotEmitted(lock.unlock_attempted):
        confirm(lock)
    press(lock, "45678")
    assert lock.state().dots == 6
    with qtbot.waitSignal(lock.unlock_attempted) as told:
        confirm(lock)
    assert told.args == ["o0", "123456"]


def test_digits_can_be_taken_back(lock):
    press(lock, "12")
    lock.keypad.erased.emit()
    lock.keypad.erased.emit()
    lock.keypad.erased.emit()
    assert lock.state().dots == 0


def test_another_officer_begins_anew(lock):
    press(lock, "12")
    QTest.mouseClick(circle(lock, "高远"), Qt.MouseButton.LeftButton)
    assert lock.state().dots == 0
    assert lock.prompt.text() == "高远，请输入 PIN"
    assert [c.isChecked() for c in lock.officers._circles] == [False, True, False, False]


def test_without_an_officer_chosen_the_keys_rest(lock):
    lock.set_officers(OFFICERS[:2])
    assert lock.prompt.text() == "请选择值守人"
    press(lock, "1")
    assert lock.state().dots == 0


def test_a_wrong_pin_is_said_and_the_keys_wait(lock, qtbot):
    press(lock, "1111")
    confirm(lock)
    lock.show_error("PIN 不对", wait_seconds=2)
    assert "PIN 不对" in lock.error.text()
    assert "2 秒" in lock.error.text()
    press(lock, "1234")
    assert lock.state().dots == 0
    lock.count_down()
    lock.count_down()
    assert not lock._second.isActive()
    assert lock.error.text() == "PIN 不对"
    press(lock, "1")
    assert lock.state().dots == 1
    assert lock.error.text() == ""


def test_seconds_are_counted_by_themselves(lock, qtbot):
    lock._second.setInterval(5)
    lock.show_error("", wait_seconds=2)
    qtbot.waitUntil(lambda: lock.state().wait_seconds == 0)


def test_a_wrong_pin_without_a_wait_can_be_typed_again(lock):
    lock.show_error("PIN 不对")
    assert lock.state().can_type
    assert not lock._second.isActive()


def test_more_than_eight_officers_stand_in_pages(lock):
    lock.set_officers(OFFICERS, "o8")
    assert lock.officers.pager.isVisible()
    assert len(lock.officers._circles) == 8
    assert not lock.officers.before.isEnabled()
    lock.officers.after.click()
    assert [c.text() for c in lock.officers._circles] == ["康宁宇"]
    assert lock.officers._circles[0].isChecked()
    assert not lock.officers.after.isEnabled()
    lock.officers.before.click()
    assert lock.officers.place.text() == "1 / 2"


def test_a_scan_is_seen_in_grey_and_counted(lock):
    lock.show_verdict(LockedVerdict("可以通行", "沈* · 3-2-***", "check-circle-outline"))
    lock.set_waiting_scans(3)
    assert lock.verdict.isVisible()
    assert lock.verdict.note.text() == "未登记"
    assert "3" in lock.waiting.text()
    image = lock.verdict.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(0, image.width(), 2) for y in range(60)}
    for tone in ("ok", "warn", "stop"):
        assert theme.color(tone).name() not in seen
    lock.show_verdict(None)
    assert not lock.verdict.isVisible()
    assert lock.hint.isVisible()


def test_opening_forgets_everything(lock):
    press(lock, "12")
    lock.show_verdict(LockedVerdict("可以通行", "沈*", "check"))
    lock.set_waiting_scans(1)
    lock.show_error("PIN 不对", 30)
    lock.clear()
    state = lock.state()
    assert (state.dots, state.error, state.wait_seconds, state.waiting_scans) == (0, "", 0, 0)
    assert state.verdict is None
    assert not lock._second.isActive()


def test_a_real_keyboard_types_the_pin(lock, qtbot):
    lock.activateWindow()
    QTest.keyClicks(lock, "12345")
    QTest.keyClick(lock, Qt.Key.Key_Backspace)
    with qtbot.waitSignal(lock.unlock_attempted) as told:
        QTest.keyClick(lock, Qt.Key.Key_Return)
    assert told.args == ["o0", "1234"]
    QTest.keyClick(lock, Qt.Key.Key_A)


def test_it_speaks_english_too(lock, language, qtbot):
    language.switch(ENGLISH)
    qtbot.waitUntil(lambda: lock.prompt.text() == "周岚, please enter your PIN")
    assert lock.date.text().startswith("November 21")
    assert lock.verdict.note.text() == "Not recorded"


@pytest.mark.parametrize("scale", [100, 150])
@pytest.mark.parametrize(("width", "height"), [(1024, 768), (1366, 768), (1920, 1080)])
def test_everything_fits_on_the_locked_screen(lock, theme_of, qtbot, width, height, scale):
    theme_of.set_text_scale(scale)
    lock.set_officers(OFFICERS, "o0")
    lock.show_verdict(LockedVerdict("请再看一眼", "沈* · 3-2-***", "alert"))
    lock.set_waiting_scans(12)
    lock.show_error("PIN 不对", 30)
    lock.resize(width, height)
    lock.grab()
    assert lock.minimumSizeHint().height() <= 768
    assert lock.minimumSizeHint().width() <= 1024
    for part in (lock.hint, lock.waiting, lock.verdict, lock.keypad):
        if part.isVisible():
            bottom = part.mapTo(lock, part.rect().bottomLeft()).y()
            assert bottom <= height
    for key in lock.findChildren(Key):
        assert key.height() >= 48
