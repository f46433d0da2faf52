"""Everything that is pressed: buttons, keys, toggles, choices."""

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gangting.ui import sizes
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize, TickBox
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.keypad import Corner, Key, Keypad
from gangting.ui.widgets.segmented import Choice, Segmented


WAYS = [Choice("auto", "自动"), Choice("in", "进"), Choice("out", "出")]


@pytest.fixture
def put(qtbot, theme_of, language):
    """Show a widget."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


def click(widget: QWidget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def key_event(key: Qt.Key, modifiers=Qt.KeyboardModifier.NoModifier) -> QKeyEvent:
    return QKeyEvent(QEvent.Type.KeyPress, key, modifiers)


def mouse(widget: QWidget, kind: QEvent.Type, x: float, y: float) -> None:
    held = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseButtonRelease else _LEFT
    point = QPointF(x, y)
    event = QMouseEvent(
        kind, point, widget.mapToGlobal(point), _LEFT, held, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(widget, event)


_LEFT = Qt.MouseButton.LeftButton


def test_a_button_acts_when_the_finger_is_lifted(put, qtbot):
    button = put(Button("记录"))
    with qtbot.assertNotEmitted(button.clicked):
        mouse(button, QEvent.Type.MouseButtonPress, 5, 5)
    with qtbot.waitSignal(button.clicked):
        mouse(button, QEvent.Type.MouseButtonRelease, 5, 5)


def test_a_finger_lifted_beside_the_button_does_nothing(put, qtbot):
    button = put(Button("记录"))
    with qtbot.assertNotEmitted(button.clicked):
        mouse(button, QEvent.Type.MouseButtonPress, 5, 5)
        mouse(button, QEvent.Type.MouseButtonRelease, -40, 5)


def test_a_touch_leaves_the_focus_in_the_field(put, qtbot):
    page = QWidget()
    box = layouts.column(page)
    field, button, keypad = Field("手机"), Button("保存"), Keypad(main_text="OK")
    for part in (field, button, keypad):
        box.addWidget(part)
    put(page)
    page.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    click(button)
    click(keypad.findChildren(Key)[0])
    assert field.line.hasFocus()


def test_the_space_bar_presses_and_enter_does_not(put, qtbot):
    button = put(Button("撤销"))
    button.setFocus(Qt.FocusReason.TabFocusReason)
    with qtbot.waitSignal(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Space)
    with qtbot.assertNotEmitted(button.clicked):
        QTest.keyClick(button, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("size", "millimetres"),
    [(ButtonSize.SMALL, 12), (ButtonSize.NORMAL, 16), (ButtonSize.MAIN, 20)],
)
def test_buttons_stand_in_millimetres(put, size, millimetres):
    button = put(Button("更正", "pencil", ButtonKind.PRIMARY, size))
    assert button.sizeHint().height() >= sizes.mm(millimetres)
    assert button.minimumSizeHint().height() >= sizes.mm(12)
    assert button.minimumSizeHint().width() >= sizes.mm(12)


def test_a_small_button_has_smaller_letters(put):
    small, normal = put(Button("更正", size=ButtonSize.SMALL)), put(Button("更正"))
    assert small.font().pixelSize() == 18
    assert normal.font().pixelSize() == 20


@pytest.mark.parametrize("kind", list(ButtonKind))
def test_every_kind_is_drawn_in_its_own_way(put, kind):
    button, other = put(Button("按钮", "check", kind)), put(Button("按钮", "check"))
    assert button.kind is kind
    if kind is not ButtonKind.PLAIN:
        assert button.grab().toImage() != other.grab().toImage()
    button.setEnabled(False)
    assert button.ink() in {"faint", "lock_faint"}


def test_a_word_that_does_not_fit_takes_smaller_letters(put):
    button = put(Button("Visitor registration", "account-plus"))
    assert button.minimumSizeHint().width() < button.sizeHint().width()
    button.setFixedWidth(button.minimumSizeHint().width())
    image = button.grab().toImage()
    background = image.pixelColor(6, image.height() // 2).name()
    rows = range(18, image.height() - 18)
    edges = {image.pixelColor(x, y).name() for x in (4, 5) for y in rows}
    assert edges == {background}, "letters reach the edge"


def test_changing_the_word_the_icon_and_the_kind(put):
    button = put(Button("甲"))
    before = button.sizeHint().width()
    button.setText("甲乙丙丁")
    button.set_icon("check")
    assert button.sizeHint().width() > before
    button.set_icon("")
    button.set_kind(ButtonKind.DANGER)
    assert button.property("kind") == "danger"
    with pytest.raises(KeyError):
        button.set_icon("no-such-icon")


def test_a_tick_box_shows_its_state_by_its_shape(put, qtbot):
    box = put(TickBox("已电话确认"))
    off = box.grab().toImage()
    with qtbot.waitSignal(box.toggled):
        click(box)
    assert box.isChecked()
    assert box.grab().toImage() != off


def test_a_keypad_tells_digits_and_holds_none(put, qtbot):
    keypad = put(Keypad(main_text="记录"))
    typed: list[str] = []
    keypad.typed.connect(typed.append)
    for key in keypad.findChildren(Key):
        if key.text().isdigit():
            click(key)
    assert sorted(typed) == list("0123456789")


def test_the_corners_of_a_keypad(put, qtbot):
    gate = put(Keypad(main_text="记录"))
    with qtbot.waitSignal(gate.erased):
        click(next(key for key in gate.findChildren(Key) if not key.text()))
    with qtbot.waitSignal(gate.confirmed):
        click(next(key for key in gate.findChildren(Key) if key.text() == "记录"))
    visitor = put(Keypad(Corner.DASH, Corner.BACKSPACE))
    with qtbot.waitSignal(visitor.typed) as told:
        click(next(key for key in visitor.findChildren(Key) if key.text() == "-"))
    assert told.args == ["-"]
    bare = put(Keypad(Corner.NONE, Corner.DOT))
    assert len(bare.findChildren(Key)) == 11


def test_the_main_key_can_be_renamed_and_rested(put, qtbot):
    keypad = put(Keypad(main_text="记录"))
    keypad.set_main_text("下一项")
    keypad.set_main_enabled(False)
    main = next(key for key in keypad.findChildren(Key) if key.text() == "下一项")
    with qtbot.assertNotEmitted(keypad.confirmed):
        click(main)
        assert keypad.take_key(key_event(Qt.Key.Key_Return))
    without = put(Keypad(Corner.DASH, Corner.BACKSPACE))
    without.set_main_text("x")
    without.set_main_enabled(True)
    assert not without.take_key(key_event(Qt.Key.Key_Return))


def test_a_real_keyboard_types_on_the_keypad(put, qtbot):
    keypad = put(Keypad(main_text="记录"))
    for key, signal in (
        (Qt.Key.Key_3, keypad.typed),
        (Qt.Key.Key_Backspace, keypad.erased),
        (Qt.Key.Key_Enter, keypad.confirmed),
    ):
        with qtbot.waitSignal(signal):
            assert keypad.take_key(key_event(key))
    numpad = key_event(Qt.Key.Key_7, Qt.KeyboardModifier.KeypadModifier)
    with qtbot.waitSignal(keypad.typed) as told:
        assert keypad.take_key(numpad)
    assert told.args == ["7"]
    assert not keypad.take_key(key_event(Qt.Key.Key_A))
    assert not keypad.take_key(key_event(Qt.Key.Key_3, Qt.KeyboardModifier.ControlModifier))


def test_keys_want_20_mm_and_take_12(put):
    key = put(Key("5"))
    assert key.sizeHint().width() >= sizes.mm(20) - 1
    assert key.minimumSizeHint().height() >= sizes.mm(12)


def test_a_toggle_has_exactly_one_way(put, qtbot):
    toggle = put(Segmented(WAYS, "方向"))
    assert toggle.code() == "auto"
    with qtbot.waitSignal(toggle.chosen) as told:
        click(toggle._segments["out"])
    assert told.args == ["out"]
    assert [segment.isChecked() for segment in toggle._segments.values()] == [False, False, True]
    with qtbot.assertNotEmitted(toggle.chosen):
        toggle.choose("in")
    assert toggle.code() == "in"
    toggle.set_words({"in": "Entry"})
    assert toggle._segments["in"].text() == "Entry"
    assert Segmented([]).code() == ""


def test_a_choice_may_be_none(put, qtbot):
    row = put(ChoiceRow([Choice(word, word) for word in ("探访", "维修", "看房")]))
    assert row.code() == ""
    with qtbot.waitSignal(row.chosen) as told:
        click(row.button("维修"))
    assert told.args == ["维修"]
    with qtbot.assertNotEmitted(row.chosen):
        row.choose("")
    assert row.code() == ""


def test_a_choice_survives_other_offers_if_it_is_among_them(put):
    row = put(ChoiceRow([Choice("a", "甲"), Choice("b", "乙")]))
    row.choose("b")
    row.set_choices([Choice("b", "B"), Choice("c", "C")])
    assert row.code() == "b"
    row.set_choices([Choice("c", "C")])
    assert row.code() == ""


def test_the_same_choices_in_other_words_keep_their_keys(put, qtbot):
    row = put(ChoiceRow([Choice("a", "甲"), Choice("b", "乙", "check")]))
    keys = [row.button("a"), row.button("b")]
    row.choose("b")
    row.set_choices([Choice("a", "First of all"), Choice("b", "Second", "check")])
    row.adjustSize()

    assert [row.button("a"), row.button("b")] == keys
    assert [key.text() for key in keys] == ["First of all", "Second"]
    assert row.code() == "b"
    assert all(key.width() > key.face_size().width() for key in keys)
    told = []
    row.chosen.connect(told.append)
    click(row.button("a"))
    assert told == ["a"]


@pytest.mark.parametrize(
    "others",
    [
        [Choice("b", "乙"), Choice("a", "甲")],
        [Choice("a", "甲", "check"), Choice("b", "乙")],
        [Choice("a", "甲")],
        [],
    ],
    ids=["another order", "another icon", "fewer", "none"],
)
def test_other_choices_are_other_keys(put, others):
    row = put(ChoiceRow([Choice("a", "甲"), Choice("b", "乙")]))
    before = row.button("a")
    row.set_choices(others)

    assert not before.isVisible()
    assert all(row.button(choice.code) is not before for choice in others)
    assert [row.button(choice.code).text() for choice in others] == [c.text for c in others]


def test_choices_wrap_when_room_is_short(put, qtbot):
    row = put(ChoiceRow([Choice(str(n), "选择项目") for n in range(6)]))
    row.resize(2000, 100)
    one_line = row.heightForWidth(2000)
    assert row.heightForWidth(420) >= 2 * one_line
    row.resize(420, row.heightForWidth(420))
    qtbot.waitUntil(lambda: row.button("5").y() > 0)
    assert all(row.button(str(n)).geometry().right() <= 420 for n in range(6))


def test_taking_from_a_flow(put):
    page = QWidget()
    flow = layouts.Flow(page)
    flow.addWidget(Button("甲"))
    put(page)
    assert flow.count() == 1
    assert flow.itemAt(3) is None
    assert flow.takeAt(3) is None
    assert flow.takeAt(0) is not None
    assert flow.count() == 0
    assert flow.sizeHint().width() == 0
