"""The vehicle screen at work, in the window, on a real booth."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, HolderKind
from gangting.domain.verdict.facts import Direction, Reason
from gangting.domain.visits import Consent, VisitKind, VisitReason
from gangting.services.passes import IssueRequest
from gangting.services.visit_forms import VehicleForm, VisitForm
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.vehicle.form import EMPTY
from gangting.ui.screens.vehicle.screen import VehicleScreen
from gangting.ui.screens.vehicle.state import Stage
from gangting.ui.theme import Look


@pytest.fixture
def screen(desk) -> VehicleScreen:
    """Return the screen in front."""
    made = VehicleScreen(desk.context)
    desk.show(made)
    return made


@pytest.fixture
def write(screen, desk):
    """Write a plate with the keys and wait for the books."""

    def write(plate):
        for character in plate:
            screen.plate_keys.typed.emit(character)
        desk.settle()

    return write


@pytest.fixture
def guest(desk):
    """Return an outside vehicle that is inside."""
    form = VehicleForm("津B67890", "5-1-302", "phone", VisitReason.REPAIR, 2, trunk_checked=True)
    outcome = desk.services.visits.register_vehicle(form, desk.officer)
    desk.measure(outcome)
    desk.clock.advance(600)
    return outcome.visit


def shown(screen):
    return screen.pages.currentWidget()


# -- vehicles of the compound


def test_a_vehicle_of_the_compound_shows_its_door_and_passes_with_one_key(screen, desk, write):
    write("京A12345")
    assert shown(screen) is screen.known
    assert (screen.known.plate.text(), screen.known.place.text()) == ("京A·12345", "5-1-302")
    assert screen.known.kind.text == "小区车辆"
    assert screen.known.act.text() == "放行 · 进"

    screen.known.act.click()
    desk.settle()
    outcome = desk.outcomes[-1]
    assert outcome.passed
    assert outcome.direction is Direction.ENTRY
    assert outcome.holder.ref.kind is HolderKind.VEHICLE
    assert outcome.readings == ()
    assert desk.front() == "gate"
    assert screen.form == EMPTY


def test_a_vehicle_that_is_inside_goes_out(screen, desk, write):
    write("京A12345")
    screen.known.act.click()
    desk.settle()
    desk.clock.advance(3600)
    desk.window.show_screen("vehicle")
    write("京A12345")
    assert screen.known.act.text() == "放行 · 出"
    assert screen.known.where.text == "在内"
    screen.known.act.click()
    desk.settle()
    assert desk.outcomes[-1].direction is Direction.EXIT
    assert desk.outcomes[-1].passed


def test_a_blocked_vehicle_is_not_let_through_by_the_key(screen, desk, write):
    with desk.services.database.write() as work:
        work.visits._connection.execute(text("update vehicle set blocked = 1"))
    write("京A12345")
    assert "限制进入" in screen.known.detail.text()
    screen.known.act.click()
    desk.settle()
    outcome = desk.outcomes[-1]
    assert Reason.BLOCKED in outcome.verdict.reasons
    assert not outcome.passed


def test_a_pass_nobody_collected_is_shown_at_the_gate_and_waits(screen, desk, write):
    request = IssueRequest("李梅", "3-2-501", Category.VEHICLE, plate="冀C24680")
    desk.services.passes.issue(request, desk.officer)
    write("冀C24680")
    screen.known.act.click()
    desk.settle()
    assert Reason.NOT_COLLECTED in desk.outcomes[-1].verdict.reasons
    assert not desk.outcomes[-1].passed


# -- outside vehicles


def test_an_outside_vehicle_is_written_down(screen, desk, write):
    write("沪A67890")
    assert screen.state().stage is Stage.NEW
    assert shown(screen) is screen.new
    screen.new.address.setFocus()
    for character in "5-1-302":
        screen.numbers.typed.emit(character)
    desk.settle()
    assert screen.new.place.text == "5号楼 1单元 302"
    screen.new.reasons.button("repair").click()
    screen.new.party.more.click()
    screen.new.trunk.click()
    screen.new.contact.click()
    assert screen.hosts.line(0).text() == "沈*  138****4821"
    screen.hosts.key(Consent.GATE).click()
    assert screen.new.contact.text() == "当面同意"
    screen.new.register.click()
    desk.settle()

    visit = desk.services.visits.find(desk.outcomes[-1].visit.id)
    assert visit.kind is VisitKind.VEHICLE
    assert (visit.plate, visit.host_address, visit.party_size) == ("沪A67890", "5-1-302", 2)
    assert (visit.reason, visit.trunk_checked, visit.consent_by) == (
        VisitReason.REPAIR,
        True,
        "gate",
    )
    assert desk.outcomes[-1].needs_reading
    assert screen.draft() is None


def test_seven_characters_are_asked_at_once_and_the_eighth_makes_it_new_energy(screen, desk, write):
    write("沪AD1234")
    assert screen.state().stage is Stage.NEW
    write("5")
    assert screen.new.plate.text() == "沪A·D12345"
    assert screen.state().new_energy
    write("6")
    assert screen.form.plate == "沪AD12345"


def test_an_answer_for_a_plate_that_was_changed_since_is_dropped(screen, desk, write):
    for character in "京A12345":
        screen.plate_keys.typed.emit(character)
    screen.plate_keys.erased.emit()
    desk.settle()
    assert screen.state().stage is Stage.TYPING
    assert shown(screen) is screen.waiting


def test_a_plate_with_an_o_is_mended_with_one_key(screen, desk):
    for key in (Qt.Key.Key_A, Qt.Key.Key_B):
        QTest.keyClick(screen, key)
    assert screen.form.plate == "AB"
    screen.clear.click()
    screen.waiting.picked.emit("京AO1234")
    desk.settle()
    assert screen.waiting.error.text() == "是不是 京A01234？"
    screen.waiting.mend.click()
    desk.settle()
    assert screen.form.plate == "京A01234"
    assert screen.state().stage is Stage.NEW


def test_an_odd_plate_is_kept_as_it_is_written(screen, desk):
    screen.waiting.picked.emit("电动A0123")
    desk.settle()
    assert screen.waiting.keep.isVisible()
    screen.waiting.keep.click()
    desk.settle()
    assert screen.state().stage is Stage.NEW
    assert screen.new.plate.text() == "电动A0123"


def test_every_error_stands_beside_its_field(screen, desk, write):
    write("沪A67890")
    screen.new.register.click()
    assert screen.new.address.error == "请填写要去哪一家"
    assert screen.new.reason.error == "还没有选，请先选一个"
    assert QApplication.focusWidget() is screen.new.address.line
    assert desk.outcomes == []

    screen.new.address.set_text("物业")
    screen.new.reasons.button("goods").click()
    screen.new.register.click()
    assert screen.new.address.error.startswith("看不懂")
    screen.new.keep_address.click()
    screen.new.register.click()
    assert screen.keys.currentWidget() is screen.hosts
    assert screen.hosts._asked.text() == "请先联系住户，同意后再登记"
    screen.hosts.key(Consent.PHONE).click()
    screen.new.register.click()
    desk.settle()
    assert desk.outcomes[-1].visit.host_address == "物业"


def test_where_no_host_is_needed_none_is_asked(screen, desk, write):
    policies = desk.services.policies
    changed = replace(policies.current(), vehicle_needs_host=False, ask_host_consent=False)
    policies.save(changed, desk.officer)
    screen.on_enter()
    desk.settle()
    write("沪A67890")
    assert not screen.new.contact.isVisible()
    screen.new.reasons.button("goods").click()
    screen.new.register.click()
    desk.settle()
    assert desk.outcomes[-1].visit.host_address == ""


# -- leaving


def test_an_outside_vehicle_leaves_with_one_key(screen, desk, write, guest):
    write("津B67890")
    assert screen.state().stage is Stage.VISITING
    assert screen.known.detail.text() == "今天 14:32 进入 · 维修 · 车里 2 人"
    assert screen.known.act.text() == "记录离开"
    screen.known.act.click()
    desk.settle()
    assert desk.outcomes[-1].direction is Direction.EXIT
    assert desk.services.visits.find(guest.id).left_at == desk.clock.now()


def test_those_still_inside_are_listed_masked_and_picked_without_typing(screen, desk, guest):
    screen.on_enter()
    desk.settle()
    rows = screen.waiting.inside._model.rows
    assert [[cell.text for cell in row.cells] for row in rows] == [
        ["津B·**890", "5-1-3**", "今天 14:32"]
    ]
    screen.waiting.inside.pressed.emit(rows[0].key, 0)
    desk.settle()
    assert screen.state().stage is Stage.VISITING


def test_a_visitor_on_foot_is_not_among_the_vehicles(screen, desk):
    form = VisitForm("陆一鸣", "13911112222", host_room="5-1-302", consent_by="phone")
    desk.measure(desk.services.visits.register_visitor(form, desk.officer))
    screen.on_enter()
    desk.settle()
    assert screen.waiting.inside._model.rows == ()


# -- nothing is lost


def test_a_booth_that_cannot_write_keeps_the_form(screen, desk, write, monkeypatch):
    def busy(*_):
        raise KnownError("database_busy")

    monkeypatch.setattr(type(desk.services.visits), "register_vehicle", busy)
    write("沪A67890")
    screen.new.address.set_text("5-1-302")
    screen.new.reasons.button("goods").click()
    screen.hosts.answered.emit("phone")
    form = screen.form
    screen.new.register.click()
    desk.settle()
    assert screen.new.notice.isVisible()
    assert screen.form == form
    assert screen.new.register.isEnabled()


def test_a_draft_waits_and_comes_back(screen, desk, write, qtbot):
    write("沪A67890")
    screen.new.address.set_text("5-1-302")
    screen.new.trunk.click()
    desk.services.drafts.save("vehicle", dict(screen.draft()))
    other = VehicleScreen(desk.context)
    qtbot.addWidget(other)
    other.restore(desk.services.drafts.load("vehicle"))
    desk.settle()
    assert other.form == screen.form
    assert other.state().stage is Stage.NEW
    assert other.new.trunk.isChecked()


def test_a_scan_in_the_middle_and_the_form_waits(screen, desk, write):
    write("沪A67890")
    screen.new.address.setFocus()
    screen.new.address.set_text("5-1")
    desk.window.show_screen("gate")
    desk.window.show_screen("vehicle")
    desk.settle()
    assert (screen.form.plate, screen.form.address) == ("沪A67890", "5-1")
    assert QApplication.focusWidget() is screen.new.address.line


def test_clearing_can_be_taken_back(screen, desk, write):
    write("沪A67890")
    screen.new.address.set_text("5-1-302")
    form = screen.form
    screen.clear.click()
    assert screen.form == EMPTY
    assert shown(screen) is screen.waiting
    screen.clear.click()
    desk.settle()
    assert screen.form == form
    assert shown(screen) is screen.new


# -- a real keyboard


def test_the_plate_can_be_written_with_a_real_keyboard(screen, desk):
    screen.plate_keys.typed.emit("京")
    for key in "a12345":
        QTest.keyClick(QApplication.focusWidget(), key)
    desk.settle()
    assert screen.form.plate == "京A12345"
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Backspace)
    assert screen.form.plate == "京A1234"
    QTest.keyClick(QApplication.focusWidget(), "5")
    desk.settle()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    desk.settle()
    assert desk.outcomes[-1].passed


def test_enter_goes_through_the_form_and_ctrl_enter_registers(screen, desk, write):
    write("沪A67890")
    seen = []
    for _ in range(3):
        QTest.keyClick(QApplication.focusWidget() or screen, Qt.Key.Key_Return)
        seen.append(QApplication.focusWidget())
    assert seen[0] is screen.new.address.line
    assert screen.new.reasons.isAncestorOf(seen[1])
    assert seen[2] is screen.new.trunk

    screen.new.address.set_text("5-1-302")
    screen.new.reasons.button("goods").click()
    screen.hosts.answered.emit("phone")
    control = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return, control)
    desk.settle()
    assert desk.outcomes[-1].visit.plate == "沪A67890"


def test_back_and_esc_go_to_the_gate(screen, desk):
    QTest.keyClick(screen, Qt.Key.Key_Escape)
    assert desk.front() == "gate"
    desk.window.show_screen("vehicle")
    screen.head.back.emit()
    assert desk.front() == "gate"


# -- as it is seen


@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("plate", ["", "京A12345", "津B67890", "沪AD12345", "京AO12345"])
def test_nothing_is_clipped(screen, desk, guest, checks, size, spoken, plate):
    desk.language.switch(spoken)
    desk.frame(practice=True)
    desk.window.resize(*size)
    screen.on_enter()
    screen.waiting.picked.emit(plate)
    desk.settle()
    if screen.state().stage is Stage.NEW:
        screen.new.address.set_text("5-1-302")
        desk.settle()
        screen.new.contact.click()
        screen.new.register.click()
    QApplication.processEvents()
    screen.new.fit()
    QApplication.processEvents()

    assert (desk.window.width(), desk.window.height()) == size
    assert checks["outside"](screen) == []
    assert checks["too_small"](screen) == []
    assert checks["nameless"](screen) == []
    hint = screen.minimumSizeHint()
    assert (hint.width() <= 948, hint.height() <= 628) == (True, True)


def test_large_text_at_night(screen, desk, write, checks):
    desk.theme.set_look(Look(night=True, text_scale=150))
    write("沪AD12345")
    QApplication.processEvents()
    assert checks["outside"](screen) == []


def test_only_the_address_takes_an_input_method(screen, checks):
    assert checks["takes_input_method"](screen.new.address.line)
