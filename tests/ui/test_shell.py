"""The frame: top bar, rail, notices."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from gangting.ui import theme
from gangting.ui.banner import BannerLine, PracticeLine, in_order
from gangting.ui.language import ENGLISH
from gangting.ui.rail import NARROW, WIDE, Rail
from gangting.ui.shell import Banner, Device, DeviceState, Health, Level, ShellState
from gangting.ui.topbar import TopBar


BACKUP = Banner("backup_old", Level.WARN, "已经 3 天没有备份", action="立即备份")
CLOCK = Banner("clock_doubtful", Level.STOP, "电脑时间不可信", closable=False)
NEWS = Banner("news", Level.INFO, "今天 14 点发放口罩")


def state(*healths: Health, **rest) -> ShellState:
    dots = tuple(
        DeviceState(device, health) for device, health in zip(Device, healths, strict=False)
    )
    rest = {"site": "晴川里小区", "gate": "南门岗", "officer": "周岚", "shift": "白班"} | rest
    return ShellState(devices=dots, **rest)


ALL_READY = state(*[Health.READY] * 4)


@pytest.fixture
def room(qtbot, theme_of):
    made = QWidget()  # a window of its own would not let the bar be narrower than its words
    qtbot.addWidget(made)
    made.resize(1366, 60)
    return made


@pytest.fixture
def topbar(room, language, qtbot):
    made = TopBar()
    made.setParent(room)
    made.resize(1366, 60)
    made.set_time("14:32")
    room.show()
    qtbot.waitExposed(room)
    return made


def test_the_bar_says_where_we_are_and_who_is_on_duty(topbar):
    topbar.show_state(ALL_READY)
    topbar.set_time("14:32")
    assert topbar._site.text() == "晴川里小区"
    assert topbar._gate.text() == "南门岗"
    assert topbar._officer._words.text() == "周岚 · 白班"
    assert topbar._clock.text() == "14:32"
    assert topbar._clock.accessibleName() == "时间 14:32"
    assert "周岚 · 白班" in topbar._officer.accessibleName()
    assert ALL_READY.initial == "周"


def test_without_an_officer_there_is_nobody_to_lock_out(topbar):
    topbar.show_state(state(officer="", shift=""))
    assert not topbar._officer.isVisible()
    assert not topbar._lock.isVisible()


@pytest.mark.parametrize(
    ("health", "colour", "words"),
    [
        (Health.READY, "ok", "摄像头: 正常"),
        (Health.ABSENT, "muted", "摄像头: 未连接，可手工操作"),
        (Health.TROUBLE, "stop", "摄像头: 没有响应"),
    ],
)
def test_a_device_says_how_it_is_by_icon_word_and_colour(topbar, health, colour, words):
    topbar.show_state(state(Health.READY, health))
    dot = topbar._dots[Device.CAMERA]
    assert dot.accessibleName() == words
    assert dot.toolTip() == words
    image = dot.grab().toImage()
    seen = {image.pixelColor(x, y).name() for x in range(40) for y in range(image.height())}
    assert theme.color(colour).name() in seen


def test_only_the_devices_of_this_booth_are_shown(topbar):
    topbar.show_state(state(Health.READY, Health.READY))
    shown = [device for device, dot in topbar._dots.items() if dot.isVisible()]
    assert shown == [Device.SCANNER, Device.CAMERA]


def test_a_narrow_bar_gives_up_words_of_devices_first(topbar, qtbot):
    topbar.show_state(state(Health.READY, Health.TROUBLE, Health.READY, Health.READY))
    assert topbar._dots[Device.SCANNER].text() == "扫码枪"
    topbar.resize(topbar._box.sizeHint().width() - 20, 60)
    qtbot.waitUntil(lambda: topbar._dots[Device.SCANNER].text() == "")
    assert topbar._dots[Device.CAMERA].text() == "摄像头", "a device in trouble keeps its word"
    assert topbar._officer._words.text() == "周岚 · 白班"
    topbar.resize(topbar._box.sizeHint().width() - 20, 60)
    qtbot.waitUntil(lambda: topbar._lock.text() == "")
    assert topbar._officer._words.text() == "周岚"
    assert topbar._lock.accessibleName() == "锁定屏幕"
    topbar.resize(1366, 60)
    qtbot.waitUntil(lambda: topbar._dots[Device.SCANNER].text() == "扫码枪")


def test_the_bar_fits_anew_in_another_language_and_text_size(topbar, language, theme_of, qtbot):
    topbar.show_state(ALL_READY)
    topbar.resize(topbar._box.sizeHint().width() + 10, 60)
    assert topbar._dots[Device.SCANNER].text() == "扫码枪"
    language.switch(ENGLISH)
    qtbot.waitUntil(lambda: topbar._dots[Device.SCANNER].text() == "")
    assert topbar._lock.text() == "Lock"
    topbar.resize(1366, 60)
    qtbot.waitUntil(lambda: topbar._dots[Device.SCANNER].text() == "Scanner")
    theme_of.set_text_scale(150)
    qtbot.waitUntil(lambda: topbar._dots[Device.SCANNER].text() == "")
    assert topbar._box.sizeHint().width() <= 1366


def test_practice_marks_the_bar(topbar):
    topbar.show_state(state(practice=True))
    topbar.resize(1366, 60)
    image = topbar.grab().toImage()
    assert image.pixelColor(700, 58).name() == theme.color("practice").name()


def test_the_keys_of_the_bar(topbar, qtbot):
    topbar.show_state(ALL_READY)
    for key, signal in (
        (topbar._lock, topbar.lock_pressed),
        (topbar._officer, topbar.officer_pressed),
    ):
        with qtbot.waitSignal(signal):
            QTest.mouseClick(key, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(topbar.device_pressed) as told:
        QTest.mouseClick(topbar._dots[Device.PRINTER], Qt.MouseButton.LeftButton)
    assert told.args == ["printer"]


@pytest.fixture
def rail(qtbot, theme_of):
    made = Rail()
    qtbot.addWidget(made)
    made.add("gate", "shield-check", "值守", at_bottom=False)
    made.add("station", "coffee", "暖心驿站", at_bottom=False)
    made.add("settings", "cog", "设置", at_bottom=True)
    made.resize(96, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_the_rail_tells_which_screen_is_wanted(rail, qtbot):
    with qtbot.waitSignal(rail.chosen) as told:
        QTest.mouseClick(rail._buttons["station"], Qt.MouseButton.LeftButton)
    assert told.args == ["station"]
    assert rail._buttons["station"].isChecked()
    rail.mark("gate")
    assert not rail._buttons["station"].isChecked()
    rail.mark("not-in-the-rail")
    assert rail._buttons["gate"].isChecked()


def test_settings_stay_at_the_bottom(rail):
    tops = [rail._buttons[name].y() for name in ("gate", "station", "settings")]
    assert tops == sorted(tops)
    assert rail._buttons["settings"].geometry().bottom() > 650


def test_the_rail_is_narrow_in_a_small_window_and_wider_for_large_text(rail, theme_of, qtbot):
    assert rail.width() == WIDE
    rail.set_narrow(True)
    assert rail.width() == NARROW
    theme_of.set_text_scale(150)
    qtbot.waitUntil(lambda: rail.width() > NARROW)


@pytest.mark.parametrize("height", [48, 60, 82])
@pytest.mark.parametrize("word", ["值守", "暖心驿站", "Warm station", "Registrations"])
def test_words_of_the_rail_stay_inside(rail, height, word):
    button = rail._buttons["gate"]
    rail.set_word("gate", word)
    button.setFixedSize(80, height)
    image = button.grab().toImage()
    empty = {image.pixelColor(x, y).name() for x in (0, 79) for y in range(14, height - 14)}
    assert len(empty) == 1
    assert button.accessibleName() == word


def test_the_loudest_notice_comes_first():
    assert in_order((NEWS, BACKUP, CLOCK)) == (CLOCK, BACKUP, NEWS)
    assert in_order(()) == ()


@pytest.fixture
def line(qtbot, theme_of, language):
    made = BannerLine()
    qtbot.addWidget(made)
    made.resize(1000, 52)
    return made


def test_one_notice_at_a_time(line, qtbot):
    assert line.shown is None
    line.show_banners((NEWS, BACKUP))
    assert line.isVisible()
    assert line.shown == BACKUP
    assert line._more.text == "1 / 2"
    line._next.click()
    assert line.shown == NEWS
    assert not line._act.isVisible()
    line._next.click()
    assert line.shown == BACKUP


def test_what_somebody_just_did_is_answered_in_sight(line):
    saved = Banner("announcement", Level.INFO, "已保存", answer=True)
    refused = Banner("announcement", Level.INFO, "没有改成", answer=True)
    line.show_banners((BACKUP, saved))
    assert line.shown == saved
    line._next.click()
    line.show_banners((BACKUP, saved))
    assert line.shown == BACKUP, "it was seen"
    line.show_banners((BACKUP, refused))
    assert line.shown == refused
    line.show_banners((CLOCK, BACKUP, saved))
    assert line.shown == CLOCK, "nothing is louder than a stop"


def test_a_notice_can_be_acted_on_and_closed(line, qtbot):
    line.show_banners((BACKUP,))
    assert not line._next.isVisible()
    with qtbot.waitSignal(line.action) as told:
        line._act.click()
    assert told.args == ["backup_old"]
    with qtbot.waitSignal(line.dismissed) as told:
        line._close.click()
    assert told.args == ["backup_old"]
    line.show_banners((CLOCK,))
    assert not line._close.isVisible()
    line.show_banners(())
    assert not line.isVisible()


def test_the_notice_in_sight_stays_unless_something_loud_comes(line):
    line.show_banners((BACKUP, NEWS))
    line._next.click()
    line.show_banners((BACKUP, NEWS))
    assert line.shown == NEWS
    line.show_banners((BACKUP, NEWS, CLOCK))
    assert line.shown == CLOCK


def test_notices_speak_the_language_in_force(line, language, qtbot):
    assert line._close.accessibleName() == "关闭通知"
    language.switch(ENGLISH)
    qtbot.waitUntil(lambda: line._close.accessibleName() == "Close the notice")


def test_practice_is_unmistakable(qtbot, theme_of, language):
    practice = PracticeLine()
    qtbot.addWidget(practice)
    practice.resize(1000, practice.sizeHint().height())
    practice.show()
    practice.set_note("PIN 周岚 1111")
    assert "练习模式" in practice.accessibleName()
    assert "PIN 周岚 1111" in practice.accessibleName()
    image = practice.grab().toImage()
    seen = {image.pixelColor(x, 3).name() for x in range(1000)}
    assert {theme.color("practice").name(), theme.color("practice_stripe").name()} <= seen
    language.switch(ENGLISH)
    qtbot.waitUntil(lambda: practice.accessibleName().startswith("Practice"))
    height = practice.sizeHint().height()
    theme_of.set_text_scale(150)
    assert practice.sizeHint().height() > height


def test_a_new_warning_comes_before_the_news_in_sight(line):
    line.show_banners((NEWS,))
    line.show_banners((NEWS, BACKUP))
    assert line.shown is BACKUP
    line._next.click()
    assert line.shown is NEWS
    line.show_banners((NEWS, BACKUP))
    assert line.shown is NEWS
