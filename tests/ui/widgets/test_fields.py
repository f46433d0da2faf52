"""Everything that is written in: fields and plates."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from gangting.ui import sizes
from gangting.ui.widgets.buttons import Button
from gangting.ui.widgets.field import Field, SearchField
from gangting.ui.widgets.keypad import Key
from gangting.ui.widgets.plate import (
    LETTERS,
    PROVINCES,
    PlateDisplay,
    PlateInput,
    PlateKeypad,
)


@pytest.fixture
def put(qtbot, theme_of, language):
    """Show a widget."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


def key(widget: QWidget, text: str) -> Key:
    return next(found for found in widget.findChildren(Key) if found.text() == text)


def test_what_no_longer_fits_is_not_left_out_in_silence(put):
    field = put(Field(free_text=True))
    field.keep_to(5)

    QTest.keyClicks(field.line, "abcde")
    assert (field.text(), field.error) == ("abcde", "")
    QTest.keyClicks(field.line, "f")
    assert field.text() == "abcde"
    assert "5" in field.error
    field.backspace()
    assert field.error == ""

    QApplication.sendEvent(field.line, commit("一二三"))  # an input method gives it in one go
    assert field.text() == "abcd一"
    assert "5" in field.error
    field.set_text("")
    assert field.error == ""


def commit(text: str) -> QInputMethodEvent:
    event = QInputMethodEvent()
    event.setCommitString(text)
    return event


@pytest.mark.parametrize("free", [True, False])
def test_the_input_method_is_on_for_free_text_only(put, free):
    line = put(Field("姓名", free_text=free)).line
    assert line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) is free
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(line, query)
    assert query.value(Qt.InputMethodQuery.ImEnabled) is free


def test_keys_and_search_fields_have_no_input_method(put):
    assert not put(SearchField("找")).line.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert not put(Button("甲")).testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)


def test_a_field_is_60_pixels_high(put):
    assert put(Field("手机")).line.height() == 60
    assert put(Field("手机")).line.minimumSizeHint().height() >= sizes.touch()


def test_a_field_is_written_by_keyboard_and_by_keys(put, qtbot):
    field = put(Field("手机", "11 位"))
    with qtbot.waitSignal(field.text_changed):
        QTest.keyClicks(field.line, "138")
    field.insert("1")
    field.backspace()
    assert field.text() == "138"
    with qtbot.waitSignal(field.submitted) as told:
        QTest.keyClick(field.line, Qt.Key.Key_Return)
    assert told.args == ["138"]
    field.set_text("139")
    assert field.text() == "139"


def test_a_field_tells_when_the_keys_should_write_here(put, qtbot):
    field = put(Field("手机"))
    field.line.clearFocus()
    field.activateWindow()
    with qtbot.waitSignal(field.focused):
        field.setFocus()


def test_the_clear_key_is_there_while_there_is_something_to_clear(put):
    field = put(Field("手机", icon="phone"))
    assert not field.line.clear_key.isVisible()
    field.set_text("138")
    assert field.line.clear_key.isVisible()
    field.line.clear_key.click()
    assert field.text() == ""
    assert not field.line.clear_key.isVisible()


def test_what_is_wrong_is_said_until_it_is_mended(put):
    field = put(Field("姓名", free_text=True))
    field.show_error("请填写姓名")
    assert field.error == "请填写姓名"
    assert field.line.property("wrong") == "true"
    assert field.line.accessibleDescription() == "请填写姓名"
    field.set_text("陆")
    assert field.error == ""
    assert field.line.property("wrong") == "false"


def test_a_field_without_a_label_is_named_by_its_placeholder(put):
    field = put(SearchField("姓名拼音 / 手机尾号"))
    assert field.line.accessibleName() == "姓名拼音 / 手机尾号"
    field.set_words("", "Name initials", name="Find a person")
    assert field.line.accessibleName() == "Find a person"
    field.add_beside(Button("全部状态"))
    assert len(field.findChildren(Button)) == 1


def test_long_text_stays_clear_of_icon_and_key(put):
    field = put(Field("手机", icon="phone"))
    field.set_text("1" * 60)
    margins = field.line.textMargins()
    assert margins.left() >= 26
    assert margins.right() >= field.line.clear_key.width() - 20


def test_the_first_page_leads_with_the_provinces_of_the_north():
    assert PROVINCES.startswith("京津冀")
    assert len(PROVINCES) == len(set(PROVINCES)) == 31
    assert not set("IO") & set(LETTERS)
    assert len(LETTERS) == 24


def test_a_plate_is_written_with_keys(put, qtbot):
    plate = put(PlateInput("登记"))
    for character in "京AD12345":
        assert key(plate, character).isVisible(), character
        key(plate, character).click()
    assert plate.plate() == "京AD12345"
    assert plate.display.accessibleName() == "京AD12345"
    key(plate, "9").click()
    assert plate.plate() == "京AD12345", "eight characters are the most"
    with qtbot.waitSignal(plate.confirmed) as told:
        key(plate, "登记").click()
    assert told.args == ["京AD12345"]


def test_a_plate_is_taken_back_to_the_provinces(put):
    plate = put(PlateInput())
    plate.set_plate("京")
    assert key(plate, "A").isVisible()
    plate.keypad.erased.emit()
    assert plate.plate() == ""
    assert key(plate, "京").isVisible()
    assert not key(plate, "A").isVisible()


def test_a_plate_may_begin_with_a_letter(put):
    keypad = put(PlateKeypad())
    keypad._turn.click()
    assert key(keypad, "W").isVisible()
    keypad._turn.click()
    assert key(keypad, "京").isVisible()
    keypad.set_main_text("查找")
    assert key(keypad, "查找").isVisible()


def test_a_plate_is_written_with_a_real_keyboard(put):
    plate = put(PlateInput())
    plate.set_plate("京")
    for code, text in ((Qt.Key.Key_A, "a"), (Qt.Key.Key_1, "1"), (Qt.Key.Key_O, "o")):
        event = QKeyEvent(QEvent.Type.KeyPress, code, Qt.KeyboardModifier.NoModifier, text)
        QApplication.sendEvent(plate, event)
    assert plate.plate() == "京A1", "plates have no letter O"
    QTest.keyClick(plate, Qt.Key.Key_Backspace)
    assert plate.plate() == "京A"


def test_new_energy_is_shown_by_the_eighth_box(put):
    display = put(PlateDisplay())
    display.resize(600, 64)
    display.show_plate("京A12345")
    seven = display.grab().toImage()
    display.show_plate("京AD12345")
    eight = display.grab().toImage()
    box = (int(600 * 0.95), 12)
    assert seven.pixelColor(*box) != eight.pixelColor(*box)
    assert seven.pixelColor(20, 12) != eight.pixelColor(20, 12), "the whole plate turns green"
