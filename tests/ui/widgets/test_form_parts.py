"""The pieces that forms are made of."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.clear_key import ClearKey
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.form_card import FORM_SIZES, FormCard
from gangting.ui.widgets.form_keys import FormKeys
from gangting.ui.widgets.hint_line import HintLine
from gangting.ui.widgets.hold_to_see import HoldToSee
from gangting.ui.widgets.key_deck import KeyDeck, Pad
from gangting.ui.widgets.label import Label
from gangting.ui.widgets.plate import MIDDLE, NARROW, WIDE, PlateKeypad
from gangting.ui.widgets.question import Question
from gangting.ui.widgets.stepper import Stepper


@pytest.fixture
def shown(qtbot, theme_of, language):
    """Show a widget at a size."""

    def show(widget, width=400, height=300):
        qtbot.addWidget(widget)
        widget.resize(width, height)
        widget.show()
        widget.activateWindow()
        QApplication.processEvents()
        return widget

    return show


def test_a_stepper_counts_between_its_ends(shown, qtbot):
    stepper = shown(Stepper("人数", 1, 3))
    assert not stepper.fewer.isEnabled()
    with qtbot.waitSignal(stepper.changed) as told:
        stepper.more.click()
    assert told.args == [2]
    stepper.more.click()
    assert (stepper.value(), stepper.more.isEnabled()) == (3, False)
    stepper.set_value(99)
    assert stepper.value() == 3
    assert stepper.more.accessibleName() == "人数加一"


def test_what_is_held_shows_only_while_it_is_held(shown, qtbot):
    line = shown(HoldToSee("138****4821", "138 1234 4821"))
    with qtbot.waitSignal(line.seen):
        QTest.mousePress(line, Qt.MouseButton.LeftButton)
    assert line.text() == "138 1234 4821"
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton)
    assert line.text() == "138****4821"


def test_a_line_with_nothing_behind_it_cannot_be_held(shown, qtbot):
    line = shown(HoldToSee())
    line.show_line("沈*", "")
    assert not line.isEnabled()
    assert (line.text(), line.accessibleName()) == ("沈*", "沈*")


def test_the_space_key_holds_too(shown):
    line = shown(HoldToSee("138****4821", "138 1234 4821"))
    line.setFocus()
    QTest.keyPress(line, Qt.Key.Key_Space)
    assert line.text() == "138 1234 4821"
    QTest.keyRelease(line, Qt.Key.Key_Space)
    assert line.text() == "138****4821"


def test_the_deck_has_the_keys_each_field_needs(shown, qtbot):
    deck = shown(KeyDeck())
    written = []
    deck.typed.connect(written.append)
    for pad, keys, character in (
        (Pad.NUMBERS, deck.numbers, "-"),
        (Pad.ID_NUMBER, deck.id_number, "X"),
        (Pad.PLATE, deck.plate, "京"),
    ):
        deck.turn_to(pad)
        assert deck.pad() is pad
        key = next(k for k in keys.findChildren(QWidget) if getattr(k, "text", str)() == character)
        key.click()
    assert written == ["-", "X", "京"]


@pytest.mark.parametrize("columns", [WIDE, MIDDLE, NARROW])
def test_every_plate_can_be_written_in_every_width(shown, columns):
    keypad = shown(PlateKeypad(columns=columns), 500, 500)
    written = []
    keypad.typed.connect(written.append)
    for key in keypad.findChildren(QWidget):
        if len(getattr(key, "text", str)()) == 1:
            key.click()
    assert len(written) == len(set(written)) == 32 + 40 + 1
    assert not {"I", "O"} & set(written)


def test_a_hint_says_with_an_icon_and_keeps_its_place(shown):
    hint = HintLine()
    box = QWidget()
    layouts.column(box).addWidget(hint)
    shown(box)
    assert not hint.isVisible()
    assert hint.sizePolicy().retainSizeWhenHidden()
    hint.show_hint("5号楼 1单元 302", Tone.OK)
    assert (hint.isVisible(), hint.text) == (True, "5号楼 1单元 302")
    hint.keep_place(keep=False)
    hint.show_hint("")
    assert not hint.isVisible()


def test_a_question_says_what_is_missing_beside_itself(shown):
    answers = QWidget()
    question = shown(Question(answers))
    question.set_words("事由")
    question.show_error("还没有选，请先选一个")
    assert question.error == "还没有选，请先选一个"
    assert (answers.accessibleName(), answers.accessibleDescription()) == ("事由", question.error)
    question.show_error("")
    assert answers.accessibleDescription() == ""


def test_a_clear_key_takes_itself_back(shown):
    box = QWidget()
    key = ClearKey()
    layouts.row(box).addWidget(key)
    shown(box)
    assert not key.isVisible()
    key.show_for(pristine=False, can_restore=False)
    assert (key.isVisible(), key.text()) == (True, "清空")
    key.show_for(pristine=True, can_restore=True)
    assert key.text() == "恢复"
    key.show_for(pristine=True, can_restore=False)
    assert not key.isVisible()


@pytest.mark.parametrize(
    ("height", "size"), [(600, FORM_SIZES[0]), (250, FORM_SIZES[2]), (120, FORM_SIZES[3])]
)
def test_a_form_takes_the_first_size_that_fits(shown, height, size):
    card = FormCard()
    field, hint = Field("手机"), HintLine()
    for part in (field, hint, Label("一"), Label("二"), Label("三")):
        card.box.addWidget(part)
    card.box.addStretch(1)
    card.take((field,), (hint,))
    shown(card, 400, height)
    assert card.box.spacing() == size.gap
    assert hint.sizePolicy().retainSizeWhenHidden() is size.keeps_hints


class _Form(QWidget):
    """Two fields whose keys are taken."""

    def __init__(self):
        super().__init__()
        self.done, self.left = [], []
        self.keys = FormKeys(self, lambda: self.left.append(1), lambda: self.done.append(1))
        self.first, self.hidden, self.last = Field("一"), Field("二"), Field("三")
        box = layouts.column(self)
        for field in (self.last, self.hidden, self.first):
            box.addWidget(field)
        self.hidden.hide()
        self.keys.set_stops([self.first.line, self.hidden.line, self.last.line])

    def keyPressEvent(self, event):
        if not self.keys.take_key(event):
            super().keyPressEvent(event)


def test_enter_goes_on_past_what_is_hidden_and_finishes_at_the_end(shown):
    form = shown(_Form())
    form.first.setFocus()
    QTest.keyClick(form.first.line, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is form.last.line
    assert form.done == []
    QTest.keyClick(form.last.line, Qt.Key.Key_Enter)
    assert form.done == [1]


def test_ctrl_enter_finishes_and_esc_leaves_from_anywhere(shown):
    form = shown(_Form())
    form.first.setFocus()
    QTest.keyClick(form.first.line, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(form.first.line, Qt.Key.Key_Escape)
    assert (form.done, form.left) == ([1], [1])
