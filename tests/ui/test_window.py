import subprocess
import sys
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAccessible, QFontDatabase, QFontMetricsF, QRawFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel, QLineEdit, QTableView, QWidget

from gangting.ui import sizes, theme
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.base import Screen
from gangting.ui.theme import Look
from gangting.ui.widgets.face import FaceButton
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, Label
from gangting.ui.window import NORMAL, MainWindow


SIZES = [(1024, 768), (1366, 768), (1920, 1080)]


def test_only_screens_that_exist_are_on_the_rail(window):
    assert list(window._rail._buttons) == ["gate", "pieces", "settings"]
    assert window.current_screen().name == "gate"
    assert [screen.name for screen in window.screens()] == ["gate", "pieces", "settings"]


def test_a_screen_outside_the_rail_is_reached_by_name(shown, qtbot):
    class Hidden(Screen):
        name = "hidden"
        in_rail = False

    window = shown(1366, 768)
    window.add_screen(Hidden())
    window.show_screen("hidden")
    assert window.current_screen().name == "hidden"
    assert "hidden" not in window._rail._buttons
    window.retranslate()
    with pytest.raises(KeyError):
        window.show_screen("nowhere")


def test_changing_the_screen_tells_it_and_everyone(shown, qtbot):
    window = shown(1366, 768)
    gate = window.current_screen()
    with qtbot.waitSignal(gate.left), qtbot.waitSignal(window.screen_changed) as told:
        QTest.mouseClick(window._rail._buttons["pieces"], Qt.MouseButton.LeftButton)
    assert told.args == ["pieces"]
    assert window.current_screen().name == "pieces"
    assert window.focusWidget() is window.current_screen()
    with qtbot.assertNotEmitted(window.screen_changed):
        window.show_screen("pieces")


def test_screens_are_reached_by_the_keyboard(shown, qtbot):
    window = shown(1366, 768)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: window.current_screen().name == "settings")


def test_a_screen_not_made_yet_is_asked_for_by_its_key(shown, qtbot):
    class Late(Screen):
        name = "late"
        in_rail = False

    window = shown(1366, 768)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.promise_screen("late", 7)

    def press():
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_7, Qt.KeyboardModifier.ControlModifier)

    with qtbot.waitSignal(window.screen_wanted) as asked:
        press()
    assert asked.args == ["late"]

    window.add_screen(Late())
    with qtbot.assertNotEmitted(window.screen_wanted):
        press()
        qtbot.waitUntil(lambda: window.current_screen().name == "late")


def test_what_a_screen_does_if_it_says_nothing(theme_of, qtbot):
    screen = Screen()
    qtbot.addWidget(screen)
    screen.on_enter()
    screen.on_leave()
    screen.restore({})
    assert screen.take_scan("482719368") is False
    assert screen.draft() is None
    with pytest.raises(NotImplementedError):
        screen.title()


def test_the_time_and_the_frame(window, shell_states, local):
    ordinary, practice = shell_states
    window.set_shell(practice)
    assert not window._practice.isHidden()
    assert not window._banner.isHidden()
    assert window._topbar._clock.text() == "14:32"
    window.set_shell(ordinary)
    assert window._practice.isHidden()
    assert window._banner.isHidden()


def test_the_window_passes_on_what_is_pressed_in_its_frame(shown, shell_states, qtbot):
    window = shown(1366, 768)
    window.set_shell(shell_states[1])
    for press, signal in (
        (window._topbar.lock_pressed.emit, window.lock_requested),
        (window._topbar.officer_pressed.emit, window.officer_switch_requested),
        (lambda: window._topbar.device_pressed.emit("camera"), window.device_pressed),
        (lambda: window._banner.action.emit("x"), window.banner_action),
        (lambda: window._banner.dismissed.emit("x"), window.banner_dismissed),
    ):
        with qtbot.waitSignal(signal):
            press()


def test_the_lock_covers_everything_and_the_screen_stays_as_it_was(shown, qtbot):
    window = shown(1366, 768)
    window.lock()
    assert not window.locked, "there is nothing to lock with yet"
    lock = QWidget()
    window.set_lock_screen(lock)
    window.show_screen("pieces")
    window.lock()
    assert window.locked
    assert lock.isVisible()
    assert not window._topbar.isVisible()
    assert window.current_screen().name == "pieces"
    window.unlock()
    assert not window.locked
    assert window.current_screen().isVisible()


def test_a_window_without_screens_unlocks_too(qtbot, theme_of):
    window = MainWindow()
    qtbot.addWidget(window)
    window.unlock()
    assert window.current_screen() is None


def test_leaving_the_full_screen_needs_a_leader(qtbot, theme_of):
    asked = []
    window = MainWindow(guard=asked.append)
    qtbot.addWidget(window)
    window.set_kiosk(True)
    assert window.isFullScreen()
    assert window.geometry().topLeft() == window.screen().geometry().topLeft()
    assert window.geometry().contains(window.screen().geometry())
    window.close()
    assert window.isVisible(), "a full screen is not closed without a leader"
    window.set_kiosk(False)
    assert window.isFullScreen()
    assert len(asked) == 2
    asked[1]()
    assert not window.isFullScreen()
    assert window.size() == NORMAL
    window.set_kiosk(True)
    asked[0]()
    assert not window.isVisible()


def test_a_plain_window_closes_at_once(shown):
    window = shown(1366, 768)
    window.set_kiosk(False)
    assert window.close()
    assert not window.isVisible()


def test_f11_turns_the_full_screen_on_and_off(shown, qtbot):
    window = shown(1366, 768)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F11)
    qtbot.waitUntil(window.isFullScreen)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: not window.isFullScreen())


def test_a_small_window_has_a_narrow_rail(shown, qtbot):
    window = shown(1366, 768)
    wide = window._rail.width()
    window.resize(1024, 768)
    qtbot.waitUntil(lambda: window._rail.width() < wide)


def test_a_screen_speaks_the_language_in_force(shown, language, qtbot):
    window = shown(1366, 768)
    screen = window.current_screen()
    said = len(screen.words)
    language.switch(ENGLISH)
    qtbot.waitUntil(lambda: len(screen.words) > said)
    assert window.windowTitle() == "Gangting"
    language.switch(CHINESE)
    qtbot.waitUntil(lambda: window.windowTitle() == "岗亭")


# -- nothing cut off, nothing empty, everything named


def visible(window: QWidget, kind: type) -> list:
    return [found for found in window.findChildren(kind) if found.isVisible()]


def cut_off(window: MainWindow, least: int = 40) -> list[str]:
    """List words that do not fit into their widget, and widgets outside the window."""
    wrong = []
    for label in visible(window, Label):
        shortens = isinstance(label, ElidedLabel | FittedLabel)
        if not shortens and not label.wordWrap():
            needed = QFontMetricsF(label.font()).horizontalAdvance(label.text())
            if needed > label.contentsRect().width() + 1:
                wrong.append(f"label {label.text()!r}")
        if label.wordWrap() and label.heightForWidth(label.width()) > label.height() + 1:
            wrong.append(f"lines of {label.text()!r}")
    for button in visible(window, FaceButton):
        size = button.face_size()
        if size.width() * 0.65 > button.width() - 8 or button.height() < least:
            wrong.append(f"button {button.text()!r} {button.size()}")
    for widget in visible(window, QWidget):
        corner = widget.mapTo(window, QPoint(0, 0))
        if corner.x() < 0 or corner.x() + widget.width() > window.width():
            wrong.append(f"{type(widget).__name__} stands outside")
    return wrong


@pytest.mark.parametrize("code", [CHINESE, ENGLISH])
@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize(("width", "height"), SIZES)
def test_nothing_is_cut_off(shown, theme_of, language, shell_states, width, height, night, code):
    theme_of.set_look(Look(night=night))
    language.switch(code)
    window = shown(width, height)
    for name in ("gate", "pieces"):
        window.show_screen(name)
        window.grab()
        assert (window.width(), window.height()) == (width, height)
        assert cut_off(window) == []
    window.set_shell(replace(shell_states[1], banners=()))
    window.show_screen("gate")
    window.grab()
    assert cut_off(window) == []


@pytest.mark.parametrize(("width", "height"), [(1280, 720), (960, 540)])
def test_nothing_is_cut_off_on_a_full_hd_screen_at_150_and_200_percent(
    qtbot, theme_of, language, make_window, width, height
):
    sizes.use(sizes.density(width, height, 345.4, 194.2), sizes.zoom_for(width, height))
    theme_of.set_night(True)  # dress anew
    window = make_window()
    window.resize(width, height)
    window.show()
    qtbot.waitExposed(window)
    window.grab()
    assert (window.width(), window.height()) == (width, height)
    assert cut_off(window, least=30) == []


@pytest.mark.parametrize(("width", "height"), SIZES[1:])
def test_large_text_is_not_cut_off(shown, theme_of, width, height):
    theme_of.set_text_scale(125)
    window = shown(width, height)
    window.grab()
    assert cut_off(window) == []


def test_no_empty_boxes(shown):
    window = shown(1366, 768)
    words = "".join(
        [label.text() for label in visible(window, QLabel)]
        + [button.text() for button in visible(window, QAbstractButton)]
    )
    assert theme.chinese_face() is not None
    face = QRawFont.fromFont(theme.font(), QFontDatabase.WritingSystem.SimplifiedChinese)
    assert len(set(words)) > 60
    assert [c for c in set(words) if not face.supportsCharacter(ord(c))] == []


def test_everything_that_can_be_used_has_a_name(shown, shell_states):
    window = shown(1366, 768)
    window.set_shell(shell_states[1])
    nameless = []
    for name in ("gate", "pieces"):
        window.show_screen(name)
        for kind in (QAbstractButton, QLineEdit, QTableView):
            for widget in visible(window, kind):
                if widget.objectName().startswith("qt_") or type(widget).__module__ == "PySide6":
                    continue
                spoken = QAccessible.queryAccessibleInterface(widget)
                if not spoken.text(QAccessible.Text.Name):
                    nameless.append(f"{type(widget).__name__} in {name}")
    assert nameless == []


def test_every_control_is_reached_by_the_tab_key(shown, qtbot):
    window = shown(1366, 768)
    window.activateWindow()
    wanted = {
        widget
        for kind in (QAbstractButton, QLineEdit, QTableView)
        for widget in visible(window, kind)
        if widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
    }
    reached = set()
    for _ in range(len(wanted) + 20):
        QTest.keyClick(window, Qt.Key.Key_Tab)
        reached.add(window.focusWidget())
    missed = {widget for widget in wanted if widget not in reached}
    # Of an exclusive group the tab key stops at the chosen one; the arrows go on from there.
    assert [w for w in missed if not (isinstance(w, QAbstractButton) and w.group())] == []


def test_the_focus_can_be_seen(shown, qtbot):
    window = shown(1366, 768)
    window.activateWindow()
    for button in visible(window, FaceButton)[:6]:
        before = button.grab().toImage()
        button.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.waitUntil(button.hasFocus)
        assert button.grab().toImage() != before, button.text()


def test_the_first_paint_waits_for_nothing_heavy():
    heavy = ["sqlalchemy", "alembic", "pypinyin", "PIL", "qrcode", "zxingcpp", "argon2"]
    qt = ["QtMultimedia", "QtPrintSupport", "QtSvg", "QtNetwork", "QtOpenGL", "QtSerialPort"]
    program = (
        "import sys; import gangting.ui.window, gangting.ui.screens.lock.screen\n"
        f"heavy = {heavy} + ['PySide6.' + name for name in {qt}]\n"
        "print(' '.join(name for name in heavy if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.split() == []
