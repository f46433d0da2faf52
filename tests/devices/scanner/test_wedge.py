"""The wedge filter over real widgets, with simulated keys: the road of every platform but X11."""

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QInputMethodEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gangting.devices.scanner.wedge import WedgeFilter


# The off-screen platform says so whenever a window or a menu is shown.
pytestmark = pytest.mark.qt_log_ignore("This plugin does not support")

CODE = "05986312647070341096492321563115614655210922138434586"


@pytest.fixture
def wedge(qapp, clock):
    wedge = WedgeFilter(qapp, clock)
    wedge.install()
    yield wedge
    wedge.remove()
    wedge.deleteLater()


@pytest.fixture
def scans(wedge):
    seen = []
    wedge.scanned.connect(seen.append)
    return seen


class Form(QWidget):
    def __init__(self):
        super().__init__()
        self.field = QLineEdit(self)
        self.other = QLineEdit(self)
        self.button = QPushButton("Record", self)
        self.button.setAutoDefault(True)
        layout = QVBoxLayout(self)
        for widget in (self.field, self.other, self.button):
            layout.addWidget(widget)
        self.clicks = 0
        self.button.clicked.connect(self._count)

    def _count(self):
        self.clicks += 1


@pytest.fixture
def form(qtbot):
    form = Form()
    qtbot.addWidget(form)
    form.show()
    form.field.setFocus()
    QTest.qWaitForWindowActive(form)
    return form


@pytest.fixture
def keys(clock, qtbot, qapp, wedge):
    """Return a function that types with a given gap and then lets the pause pass."""

    def type_keys(target, text, gap_ms, end=None, pause=True):
        for character in text:
            clock.advance(gap_ms / 1000)
            QTest.keyClick(target, character)
        if end is not None:
            clock.advance(gap_ms / 1000)
            QTest.keyClick(target, end)
        if pause:
            # The filter's own timer runs in real time.
            qtbot.waitUntil(lambda: not wedge._hold_back._held)
            qapp.processEvents()
            clock.advance(0.07)

    return type_keys


@pytest.mark.parametrize("end", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab, None])
def test_a_scan_never_reaches_the_field(form, keys, scans, end, wedge):
    keys(form.field, CODE, 1, end)

    assert scans == [CODE]
    assert form.field.text() == ""
    assert form.field.hasFocus()
    assert wedge.last_seen is not None


def test_digits_of_a_hand_arrive_complete_and_in_order(form, keys, scans):
    keys(form.field, "13800138000", 60)

    assert form.field.text() == "13800138000"
    assert scans == []


def test_a_quick_roll_of_fingers_arrives_in_order(form, keys, scans):
    keys(form.field, "wang", 30)
    keys(form.field, "hua", 45, Qt.Key.Key_Tab)

    assert form.field.text() == "wanghua"
    assert form.other.hasFocus()
    assert scans == []


def test_held_keys_come_before_the_key_that_lets_them_go(form, keys, scans):
    keys(form.field, "123", 10, Qt.Key.Key_Left, pause=False)
    keys(form.field, "9", 10)

    assert form.field.text() == "1293"


def test_no_button_is_pressed_by_a_scan(form, keys, scans):
    form.button.setFocus()
    keys(form.button, "482 719 368", 2, Qt.Key.Key_Return)
    assert (form.clicks, scans) == (0, ["482 719 368"])

    keys(form.button, " ", 60)
    assert form.clicks == 1


def test_a_scan_while_a_dialog_is_open_leaves_it_open(form, qtbot, keys, scans):
    dialog = QDialog(form)
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok, dialog)
    buttons.accepted.connect(dialog.accept)
    dialog.open()
    button = buttons.button(QDialogButtonBox.StandardButton.Ok)
    button.setFocus()

    keys(button, CODE, 1, Qt.Key.Key_Return)

    assert scans == [CODE]
    assert dialog.isVisible()
    dialog.reject()


def test_a_scan_is_taken_in_a_dialog_that_a_held_key_opened(form, keys, scans, qtbot):
    """The key that opened it is still being delivered, until the dialog closes."""
    dialog = QDialog(form)
    field = QLineEdit(dialog)
    form.button.clicked.connect(dialog.exec)

    def scan_inside():
        field.setFocus()
        keys(field, CODE, 1, Qt.Key.Key_Return)
        keys(field, "42", 60)
        texts.append(field.text())
        dialog.reject()

    texts = []
    QTimer.singleShot(200, scan_inside)
    form.button.setFocus()
    keys(form.button, " ", 60, pause=False)
    qtbot.waitUntil(lambda: bool(texts))

    assert scans == [CODE]
    assert texts == ["42"]


def test_a_scan_while_a_menu_is_open_chooses_nothing(form, qtbot, keys, scans):
    menu = QMenu(form)
    chosen = []
    for i in range(10):
        menu.addAction(f"&{i} item", lambda i=i: chosen.append(i))
    menu.popup(QPoint(5, 5))

    keys(menu, CODE, 1, Qt.Key.Key_Return)

    assert scans == [CODE]
    assert chosen == []
    assert menu.isVisible()
    menu.close()


def test_a_scan_over_a_combo_box_changes_nothing(form, qtbot, keys, scans):
    combo = QComboBox(form)
    combo.addItems(["0 a", "5 b", "9 c"])
    combo.show()
    combo.setFocus()

    keys(combo, CODE[1:], 1, Qt.Key.Key_Return)

    assert combo.currentIndex() == 0
    assert scans == [CODE[1:]]


def test_keys_through_the_window_are_handled_too(form, wedge, scans, qtbot):
    window = form.windowHandle()
    QTest.keyClick(window, "1")
    qtbot.waitUntil(lambda: form.field.text() == "1")
    for digit in CODE:
        QTest.keyClick(window, digit)
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(scans))

    assert scans == [CODE]
    assert form.field.text() == "1"


def test_shortcuts_with_modifiers_work_and_bare_ones_do_not_see_a_scan(form, keys, scans, qtbot):
    fired = []
    for sequence in ("Ctrl+K", "5", "Return"):
        QShortcut(QKeySequence(sequence), form).activated.connect(
            lambda sequence=sequence: fired.append(sequence)
        )
    window = form.windowHandle()

    QTest.keyClick(window, "k", Qt.KeyboardModifier.ControlModifier)
    assert fired == ["Ctrl+K"]

    for digit in CODE:
        QTest.keyClick(window, digit)
    QTest.keyClick(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: bool(scans))
    assert fired == ["Ctrl+K"]


def test_the_next_scan_comes_at_once(form, keys, scans):
    keys(form.field, CODE, 1, Qt.Key.Key_Return, pause=False)
    keys(form.field, "6901234567892", 1, Qt.Key.Key_Return)

    assert scans == [CODE, "6901234567892"]
    assert form.field.text() == ""


def test_enter_of_a_hand_after_a_scan_works_again(form, keys, scans, clock):
    form.button.setFocus()
    keys(form.button, CODE, 1, Qt.Key.Key_Return)
    clock.advance(0.2)
    keys(form.button, "", 1, Qt.Key.Key_Return)

    assert form.clicks == 1


def test_a_click_gives_the_typed_keys_to_the_old_focus(form, keys):
    keys(form.field, "12", 10, pause=False)
    QTest.mouseClick(form.other, Qt.MouseButton.LeftButton)

    assert form.field.text() == "12"
    assert form.other.hasFocus()


def test_a_widget_that_went_away_gets_nothing(form, keys, qtbot):
    gone = QLineEdit()
    gone.show()
    keys(gone, "12", 10, pause=False)
    gone.deleteLater()
    keys(form.field, "", 1)

    assert form.field.text() == ""


def test_a_field_may_switch_the_filter_off(form, keys, scans, wedge):
    wedge.set_enabled(enabled=False)
    keys(form.field, "1234567", 1)
    assert (form.field.text(), scans) == ("1234567", [])

    wedge.set_enabled(enabled=True)
    keys(form.field, "1234567", 1)
    assert (form.field.text(), scans) == ("1234567", ["1234567"])


def test_a_repeating_key_passes(form, qapp, keys, scans, clock):
    keys(form.field, "5", 60)
    for _ in range(8):
        clock.advance(0.03)
        qapp.sendEvent(
            form.field,
            QKeyEvent(
                QEvent.Type.KeyPress,
                Qt.Key.Key_5,
                Qt.KeyboardModifier.NoModifier,
                "5",
                autorep=True,
            ),
        )

    assert form.field.text() == "5" * 9
    assert scans == []


class CompositionSpy(QObject):
    """Notes what an input method shows and commits in a field."""

    def __init__(self, field):
        super().__init__(field)
        self.preedit = None
        self.commits = []
        field.installEventFilter(self)

    def eventFilter(self, watched, event):  # noqa: N802 -- Qt's name
        if event.type() == QEvent.Type.InputMethod:
            self.preedit = event.preeditString()
            self.commits.append(event.commitString())
        return False


def commit(qapp, target, text, preedit=""):
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(text)
    qapp.sendEvent(target, event)


def test_full_width_digits_of_an_input_method_are_a_scan(form, qapp, clock, qtbot, scans):
    for digit in CODE:
        clock.advance(0.002)
        commit(qapp, form.field, chr(ord(digit) + 0xFEE0))
    qtbot.waitUntil(lambda: bool(scans))

    assert scans == [CODE]
    assert form.field.text() == ""


def test_a_committed_word_of_a_hand_arrives(form, qapp, clock, qtbot, scans):
    commit(qapp, form.field, "", preedit="zhang")
    commit(qapp, form.field, "张")
    qtbot.waitUntil(lambda: form.field.text() == "张")
    commit(qapp, form.field, "１")
    qtbot.waitUntil(lambda: form.field.text() == "张１")

    assert scans == []


def test_a_candidate_chosen_by_a_scan_is_taken_back(form, qapp, keys, scans):
    """Only where keys cannot be had before the input method: the first digit is gone with it."""
    spy = CompositionSpy(form.field)
    commit(qapp, form.field, "", preedit="zhang")
    assert spy.preedit == "zhang"

    commit(qapp, form.field, "章")
    keys(form.field, CODE[1:], 1, Qt.Key.Key_Return)

    assert scans == [CODE[1:]]
    assert form.field.text() == ""
    assert spy.preedit == ""
    assert set(spy.commits) == {""}
