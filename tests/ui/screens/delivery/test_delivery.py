"""Riders, couriers and utilities: two taps, on a real booth."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from gangting.domain.errors import KnownError
from gangting.domain.visits import VisitKind
from gangting.services.visit_forms import DeliveryForm
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.delivery.screen import DeliveryScreen
from gangting.ui.screens.delivery.state import (
    EMPTY,
    INSIDE,
    Delivery,
    delivery_form,
    flaw,
    with_company,
    with_drop,
)
from gangting.ui.theme import Look


@pytest.fixture
def screen(desk) -> DeliveryScreen:
    """Return the form in front."""
    made = DeliveryScreen(desk.context)
    desk.show(made)
    return made


# -- as values


@pytest.mark.parametrize(
    ("company", "drop"),
    [("parcel", "parcel_locker"), ("meal", "meal_shelf"), ("gas", INSIDE), ("other", "gate_shelf")],
)
def test_a_kind_brings_its_usual_drop_point(company, drop):
    assert with_company(EMPTY, company) == Delivery(company, "", drop)


def test_a_drop_point_that_was_pressed_stays():
    form = with_company(with_drop(EMPTY, "gate_shelf"), "meal")
    assert (form.company, form.drop) == ("meal", "gate_shelf")


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (EMPTY, "company_missing"),
        (Delivery("meal"), ""),
        (Delivery("meal", "4821"), ""),
        (Delivery("meal", "138 1234 4821"), ""),
        (Delivery("meal", "482"), "invalid_phone_tail"),
        (Delivery("meal", "48a1"), "invalid_phone_tail"),
        (Delivery("meal", "138123448211"), "invalid_phone_tail"),
    ],
)
def test_what_keeps_it_from_being_registered(form, code):
    assert flaw(form) == code


def test_whoever_goes_in_leaves_nothing_at_a_drop_point():
    assert delivery_form(Delivery("gas", "48 21", INSIDE)) == DeliveryForm("gas", "4821", "")
    assert delivery_form(Delivery("meal", "", "meal_shelf")).drop_point == "meal_shelf"


# -- at work


def test_two_taps(screen, desk):
    screen.companies.key("meal").click()
    screen.keypad.confirmed.emit()
    desk.settle()
    visit = desk.outcomes[-1].visit
    assert visit.kind is VisitKind.DELIVERY
    assert (visit.company, visit.drop_point, visit.phone) == ("meal", "meal_shelf", "")
    assert desk.outcomes[-1].needs_reading
    assert desk.front() == "gate"
    assert screen.form == EMPTY
    assert screen.draft() is None


def test_with_the_tail_of_the_phone_and_another_place(screen, desk):
    for digit in "48213":
        screen.keypad.typed.emit(digit)
    screen.keypad.erased.emit()
    screen.companies.key("parcel").click()
    screen.drops.button("gate_shelf").click()
    assert screen.say.text() == "东西请放在投放点，我们会通知住户"
    screen.keypad.confirmed.emit()
    desk.settle()
    visit = desk.services.visits.find(desk.outcomes[-1].visit.id)
    assert (visit.phone, visit.drop_point) == ("4821", "gate_shelf")


def test_nothing_chosen_is_said_beside_the_question(screen, desk):
    screen.keypad.confirmed.emit()
    assert screen.who.error == "请选择是哪一类配送"
    screen.companies.key("gas").click()
    assert screen.who.error == ""
    assert desk.outcomes == []


def test_half_a_tail_is_said_beside_the_field(screen, desk):
    screen.companies.key("gas").click()
    screen.keypad.typed.emit("4")
    screen.keypad.confirmed.emit()
    assert screen.tail.error == "请输入手机号的后 4 位"
    assert QApplication.focusWidget() is screen.tail.line
    screen.keypad.typed.emit("8")
    assert screen.tail.error == ""
    assert desk.outcomes == []


def test_a_booth_that_cannot_write_keeps_the_form(screen, desk, monkeypatch):
    def busy(*_):
        raise KnownError("database_busy")

    monkeypatch.setattr(type(desk.services.visits), "register_delivery", busy)
    screen.companies.key("meal").click()
    screen.keypad.confirmed.emit()
    desk.settle()
    assert screen.notice.isVisible()
    assert screen.form.company == "meal"


def test_a_draft_that_cannot_be_cleared_is_no_failed_registering(screen, desk, monkeypatch):
    def full(*_):
        raise KnownError("disk_full")

    monkeypatch.setattr(type(desk.services.drafts), "drop", full)
    screen.companies.key("meal").click()
    screen.keypad.confirmed.emit()
    desk.settle()

    assert len(desk.outcomes) == 1
    assert desk.front() == "gate"
    assert screen.form == EMPTY
    assert not screen.notice.isVisible()
    assert desk.announced == ["已登记。表单的草稿没有清除：磁盘满了，请腾出空间再试"]


def speak(desk, language):
    desk.language.switch(language)
    QApplication.processEvents()  # the widgets hear of it by an event of their own


def test_what_is_wrong_is_said_in_the_language_spoken_now(screen, desk, monkeypatch):
    def full(*_):
        raise KnownError("disk_full")

    monkeypatch.setattr(type(desk.services.visits), "register_delivery", full)
    screen.keypad.confirmed.emit()
    speak(desk, ENGLISH)
    assert screen.who.error == "Please choose the kind of delivery"
    screen.companies.key("gas").click()
    screen.tail.set_text("4")
    screen.keypad.confirmed.emit()
    speak(desk, CHINESE)
    assert (screen.who.error, screen.tail.error) == ("", "请输入手机号的后 4 位")
    screen.tail.set_text("")
    screen.keypad.confirmed.emit()
    desk.settle()
    speak(desk, ENGLISH)
    assert screen.notice.text() == "The disk is full; please free some space and try again"
    assert screen.notice.isVisible()
    assert screen.tail.error == ""


def test_one_press_registers_once(screen, desk):
    screen.companies.key("meal").click()
    screen.keypad.confirmed.emit()
    screen.keypad.confirmed.emit()
    desk.settle()
    assert len(desk.outcomes) == 1


def test_a_draft_waits_and_comes_back(screen, desk, qtbot):
    screen.companies.key("post").click()
    screen.keypad.typed.emit("4")
    desk.services.drafts.save("delivery", dict(screen.draft()))
    other = DeliveryScreen(desk.context)
    qtbot.addWidget(other)
    other.restore(desk.services.drafts.load("delivery"))
    assert other.form == screen.form
    assert other.tail.text() == "4"
    other.restore({"company": "gone", "drop": "nowhere", "tail": "48"})
    assert other.form == Delivery(tail="48")


def test_clearing_can_be_taken_back(screen):
    screen.companies.key("post").click()
    form = screen.form
    screen.clear.click()
    assert screen.form == EMPTY
    screen.clear.click()
    assert screen.form == form
    assert screen.companies.key("post").isChecked()


def test_a_real_keyboard_is_enough(screen, desk):
    assert QApplication.focusWidget() is screen.tail.line
    for key in (Qt.Key.Key_4, Qt.Key.Key_8, Qt.Key.Key_2, Qt.Key.Key_1):
        QTest.keyClick(QApplication.focusWidget(), key)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert QApplication.focusWidget() is screen.companies.key("parcel")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Space)
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, control)
    desk.settle()
    assert desk.outcomes[-1].visit.phone == "4821"


def test_back_and_esc_go_to_the_gate(screen, desk):
    QTest.keyClick(screen.tail.line, Qt.Key.Key_Escape)
    assert desk.front() == "gate"
    desk.window.show_screen("delivery")
    screen.head.back.emit()
    assert desk.front() == "gate"


# -- as it is seen


@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_nothing_is_clipped(screen, desk, checks, size, spoken):
    desk.language.switch(spoken)
    desk.frame(practice=True, banner=True)
    desk.window.resize(*size)
    screen.companies.key("meal").click()
    QApplication.processEvents()
    assert (desk.window.width(), desk.window.height()) == size
    assert checks["outside"](screen) == []
    assert checks["too_small"](screen) == []
    assert checks["nameless"](screen) == []
    hint = screen.minimumSizeHint()
    assert (hint.width() <= 948, hint.height() <= 628) == (True, True)


def test_large_text_at_night(screen, desk, checks):
    desk.theme.set_look(Look(night=True, text_scale=150))
    screen.companies.key("gas").click()
    QApplication.processEvents()
    assert checks["outside"](screen) == []


def test_the_tail_takes_no_input_method(screen, checks):
    assert not checks["takes_input_method"](screen.tail.line)
