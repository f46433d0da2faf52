"""The visitor form at work, in the window, on a real booth."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import text

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.domain.verdict.facts import Decision, HealthCode, Reason
from gangting.domain.visits import Consent, VisitReason
from gangting.services.passes import IssueRequest
from gangting.services.visit_forms import VisitForm
from gangting.ui.language import ENGLISH
from gangting.ui.screens.visitor.form import EMPTY, Answer, Part
from gangting.ui.screens.visitor.screen import VisitorScreen
from gangting.ui.widgets.key_deck import Pad


def type_on(screen, characters):
    for character in characters:
        screen.deck.typed.emit(character)


def press(screen, key, modifier=Qt.KeyboardModifier.NoModifier):
    QTest.keyClick(QApplication.focusWidget() or screen, key, modifier)


# -- writing


def test_it_opens_with_the_phone_in_focus(screen):
    assert QApplication.focusWidget() is screen.phone.line
    assert screen.deck.pad() is Pad.NUMBERS


def test_the_keys_write_where_the_focus_is(screen):
    type_on(screen, "13911112222")
    screen.address.setFocus()
    type_on(screen, "5-1-302")
    screen.deck.erased.emit()

    assert (screen.phone.text(), screen.address.text()) == ("139 1111 2222", "5-1-30")
    assert (screen.form.phone, screen.form.address) == ("139 1111 2222", "5-1-30")


def test_a_plate_brings_its_own_keys(screen):
    screen.plate.setFocus()
    assert screen.deck.pad() is Pad.PLATE
    type_on(screen, "京AD12345")
    assert screen.plate_hint.text == "京A·D12345"


def test_no_number_is_typed_into_a_name(screen):
    screen.name_field.setFocus()
    assert not screen.deck.isEnabled()
    screen.phone.setFocus()
    assert screen.deck.isEnabled()


def test_a_touch_beside_the_fields_leaves_the_focus_in_its_field(screen):
    screen.address.setFocus()
    QTest.mouseClick(screen, Qt.MouseButton.LeftButton, pos=screen.rect().bottomRight())
    assert QApplication.focusWidget() is screen.address.line


def test_the_input_method_is_on_for_names_and_places_only(screen, checks):
    lines = {part: checks["takes_input_method"](f.line) for part, f in screen.lines().items()}
    assert {part for part, on in lines.items() if on} == {Part.NAME, Part.ADDRESS}


# -- what the books know


def test_an_address_with_the_compounds_name_finds_its_door(screen, desk):
    screen.on_enter()
    desk.settle()

    screen.address.set_text("晴川里小区5-1-302")
    desk.settle()

    door = screen.state().door
    assert (door.spoken, door.known) == ("5号楼 1单元 302", True)
    assert "沈青" in {one.name for one in door.host.people}


@pytest.fixture
def came_twice(desk):
    form = VisitForm(
        "陆一鸣",
        "13911112222",
        host_room="5-1-302",
        consent_by="phone",
        reason=VisitReason.REPAIR,
    )
    for _ in range(2):
        outcome = desk.services.visits.register_visitor(form, desk.officer)
        desk.measure(outcome)
        desk.clock.advance(600)
        desk.services.visits.leave(outcome.visit.id, desk.officer)
        desk.clock.advance(600)


def test_one_who_came_before_is_filled_in_as_soon_as_the_phone_is_whole(screen, desk, came_twice):
    type_on(screen, "1391111222")
    desk.settle()
    assert not screen.times.isVisible()

    type_on(screen, "2")
    desk.settle()
    form = screen.form
    assert (form.name, form.address, form.reason) == ("陆一鸣", "5-1-302", "repair")
    assert screen.name_field.text() == "陆一鸣"
    assert screen.reasons.code() == "repair"
    assert screen.place.text == "5号楼 1单元 302"
    assert screen.times.isVisible()
    assert screen.times.text == "来过 2 次，已自动填写"


def test_another_phone_takes_back_what_was_filled_and_leaves_what_was_typed(
    screen, desk, came_twice
):
    type_on(screen, "13911112222")
    desk.settle()
    screen.name_field.set_text("陆一鸣先生")
    screen.phone.setFocus()
    screen.deck.erased.emit()
    type_on(screen, "3")
    desk.settle()

    assert (screen.form.name, screen.form.address) == ("陆一鸣先生", "")
    assert screen.reasons.code() == ""
    assert not screen.times.isVisible()


def test_an_answer_that_comes_too_late_fills_nothing(screen, desk, came_twice):
    type_on(screen, "13911112222")
    screen.deck.erased.emit()
    desk.settle()
    assert screen.form.name == ""


@pytest.mark.parametrize("written", ["5-1-302", "5号楼1单元302", "5#1-302室"])
def test_an_address_is_shown_as_it_was_understood(screen, desk, written):
    screen.address.set_text(written)
    desk.settle()
    assert screen.place.text == "5号楼 1单元 302"


def test_a_door_that_is_not_in_the_books_is_asked_again(screen, desk):
    screen.address.set_text("9-9-999")
    desk.settle()
    assert screen.place.text == "名册里没有这一户，请核对"


def test_a_place_that_cannot_be_read_is_asked_and_can_be_kept(screen, desk, fill):
    fill(address="物业办公室")
    screen.register.click()
    assert desk.outcomes == []
    assert screen.address.error.startswith("看不懂")
    assert screen.keep_address.isVisible()

    screen.keep_address.click()
    assert screen.address.error == ""
    assert screen.place.text == "照写的登记"
    screen.register.click()
    desk.settle()
    assert desk.outcomes[-1].visit.host_address == "物业办公室"


def test_a_plate_with_an_o_is_mended_with_one_key(screen, fill):
    fill()
    screen.plate.set_text("京AO1234")
    screen.register.click()
    assert screen.plate.error == "是不是 京A01234？"
    screen.mend_plate.click()
    assert (screen.plate.text(), screen.plate.error) == ("京A01234", "")


def test_an_odd_plate_is_kept_as_it_is_written(screen, desk, fill):
    fill()
    screen.plate.set_text("电动 0123")
    screen.register.click()
    screen.keep_plate.click()
    screen.register.click()
    desk.settle()
    assert desk.outcomes[-1].visit.plate == "电动 0123"


# -- ID number


def test_an_id_number_instead_of_the_phone(screen, desk, fill):
    fill()
    screen.to_id.click()
    assert QApplication.focusWidget() is screen.id_number.line
    assert screen.deck.pad() is Pad.ID_NUMBER
    type_on(screen, "11010519491231002X")

    assert screen.id_number.text() == "110105 19491231 002X"
    assert screen.person.text == "女 · 76 岁"
    screen.register.click()
    desk.settle()
    visit = desk.outcomes[-1].visit
    assert (visit.id_number, visit.phone) == ("11010519491231002X", "")


def test_the_phone_is_still_there_after_a_look_at_the_id_number(screen, fill):
    fill()
    screen.to_id.click()
    screen.to_phone.click()
    assert screen.phone.text() == "139 1111 2222"
    assert QApplication.focusWidget() is screen.phone.line


# -- the host


def test_the_host_is_called_by_a_masked_number_that_is_shown_while_held(screen, desk):
    screen.address.set_text("5-1-302")
    desk.settle()
    screen.contact.click()
    assert screen.side.currentWidget() is screen.hosts
    line = screen.hosts.line(0)
    assert line.text() == "沈*  138****4821"
    assert screen.hosts.line(1).text() == "欧阳**  139****1111"
    assert not screen.hosts.line(2).isVisible()

    QTest.mousePress(line, Qt.MouseButton.LeftButton)
    assert line.text() == "沈青  138 1234 4821"
    assert line.accessibleName() == "沈*  138****4821"
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton)
    assert line.text() == "沈*  138****4821"


def test_every_look_at_a_number_is_written_down(screen, desk):
    screen.address.set_text("5-1-302")
    desk.settle()
    screen.contact.click()
    QTest.mousePress(screen.hosts.line(0), Qt.MouseButton.LeftButton)
    QTest.mouseRelease(screen.hosts.line(0), Qt.MouseButton.LeftButton)
    desk.settle()
    with desk.services.database.read() as work:
        count = text("select count(*) from journal where action = 'person.phone_seen'")
        assert work.journal._connection.scalar(count) == 1


def test_a_look_ends_after_ten_seconds(screen, desk):
    screen.address.set_text("5-1-302")
    desk.settle()
    screen.contact.click()
    line = screen.hosts.line(0)
    QTest.mousePress(line, Qt.MouseButton.LeftButton)
    assert line._limit.isActive()
    assert line._limit.interval() == 10_000
    line._limit.timeout.emit()
    assert line.text() == "沈*  138****4821"
    QTest.mouseRelease(line, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize(
    ("address", "note"),
    [
        ("", "请先填写去往哪一家，电话会显示在这里"),
        ("物业办公室", "名册里没有这里的电话，请当面问清"),
        ("9-9-999", "这一户没有登记，请再核对住处"),
    ],
)
def test_where_nobody_can_be_called_it_says_why(screen, desk, address, note):
    screen.address.set_text(address)
    desk.settle()
    screen.contact.click()
    assert screen.hosts._note.text() == note
    assert not screen.hosts.line(0).isVisible()


@pytest.mark.parametrize(
    ("consent", "said"),
    [(Consent.PHONE, "电话同意"), (Consent.GATE, "当面同意"), (Consent.REFUSED, "住户不同意")],
)
def test_the_answer_stands_on_the_key_and_the_number_keys_come_back(screen, consent, said):
    screen.contact.click()
    screen.hosts.key(consent).click()
    assert screen.contact.text() == said
    assert screen.side.currentWidget() is screen.deck


def test_consent_does_not_go_to_another_door(screen, desk, fill):
    fill()
    screen.address.set_text("3-2-501")
    desk.settle()
    assert screen.contact.text() == "联系住户"
    screen.register.click()
    assert desk.outcomes == []
    assert screen.side.currentWidget() is screen.hosts
    assert screen.hosts._asked.text() == "请先联系住户，同意后再登记"


def test_a_household_of_many_is_turned_page_by_page(screen, desk):
    for number in range(4):
        request = IssueRequest(
            "韦舟海林木"[number : number + 2], "8-1-101", Category.RESIDENT, f"1360000000{number}"
        )
        desk.services.passes.issue(request, desk.services.officers.command_line())
    screen.address.set_text("8-1-101")
    desk.settle()
    screen.contact.click()
    assert screen.hosts._more.text() == "另外 1 人"
    first = screen.hosts.line(0).text()
    screen.hosts._more.click()
    assert screen.hosts.line(0).text() != first
    assert not screen.hosts.line(1).isVisible()


# -- registering


def test_a_visitor_is_registered_and_the_gate_takes_the_temperature(screen, desk, fill):
    fill()
    screen.party.more.click()
    screen.plate.set_text("京AD12345")
    screen.register.click()
    desk.settle()

    outcome = desk.outcomes[-1]
    visit = desk.services.visits.find(outcome.visit.id)
    assert (visit.name, visit.phone, visit.host_address) == ("陆一鸣", "13911112222", "5-1-302")
    assert (visit.plate, visit.party_size, visit.reason) == ("京AD12345", 2, VisitReason.REPAIR)
    assert (visit.consent_by, visit.consent_at) == ("phone", desk.clock.now())
    assert outcome.needs_reading
    assert desk.front() == "gate"
    assert screen.form == EMPTY
    assert screen.draft() is None
    assert [field.text() for field in screen.lines().values()] == [""] * 5


def test_few_taps_for_one_who_came_before(screen, desk, came_twice):
    taps = 0
    for digit in "13911112222":
        screen.deck.typed.emit(digit)
        taps += 1
    desk.settle()
    for key in (
        screen.answers.key(Answer.NONE),
        screen.contact,
        screen.hosts.key(Consent.PHONE),
        screen.register,
    ):
        key.click()
        taps += 1
    desk.settle()
    assert desk.outcomes[-1].needs_reading
    assert taps == 15


def test_a_draft_is_dropped_with_the_form_it_was_of(screen, desk, fill):
    fill()
    desk.services.drafts.save("visitor", dict(screen.draft()))
    screen.register.click()
    desk.settle()
    assert desk.services.drafts.load("visitor") is None


def test_a_draft_that_cannot_be_cleared_is_no_failed_registering(screen, desk, fill, monkeypatch):
    def full(*_):
        raise KnownError("disk_full")

    monkeypatch.setattr(type(desk.services.drafts), "drop", full)
    fill()
    screen.register.click()
    desk.settle()

    assert len(desk.outcomes) == 1
    assert [one.visit.id for one in desk.services.visits.inside()] == []  # not measured yet
    assert screen.form == EMPTY
    assert not screen.notice.isVisible()
    assert desk.announced == ["已登记。表单的草稿没有清除：磁盘满了，请腾出空间再试"]


def test_what_went_wrong_is_said_in_the_language_spoken_now(screen, desk, fill, monkeypatch):
    def full(*_):
        raise KnownError("disk_full")

    monkeypatch.setattr(type(desk.services.visits), "register_visitor", full)
    fill()
    screen.register.click()
    desk.settle()
    desk.language.switch(ENGLISH)
    QApplication.processEvents()
    assert screen.notice.text() == "The disk is full; please free some space and try again"
    assert screen.notice.isVisible()
    screen.name_field.set_text("陆二鸣")
    assert not screen.notice.isVisible()


def test_a_slip_is_wished_for_and_told_with_the_visit(screen, desk, fill, qtbot):
    fill()
    screen.slip.click()
    assert screen.slip.text() == "要打印临时证"
    with qtbot.waitSignal(screen.slip_wanted) as told:
        screen.register.click()
        desk.settle()
    assert told.args == [desk.outcomes[-1].visit.id]
    assert screen.slip.text() == "打印临时证"


def test_without_the_wish_no_slip_is_told(screen, desk, fill, qtbot):
    fill()
    screen.slip.click()
    screen.slip.click()
    with qtbot.assertNotEmitted(screen.slip_wanted):
        screen.register.click()
        desk.settle()


def test_a_host_who_refuses_is_written_down_as_a_refusal(screen, desk, fill):
    fill()
    screen.hosts.answered.emit("refused")
    screen.register.click()
    desk.settle()
    verdict = desk.outcomes[-1].verdict
    assert verdict.decision is Decision.REFUSE
    assert Reason.NO_HOST_CONSENT in verdict.reasons


def test_an_answer_of_yes_is_looked_at_more_closely(screen, desk, fill):
    fill()
    screen.answers.key(Answer.AREA).click()
    screen.register.click()
    desk.settle()
    assert Reason.SCREENING_YES in desk.outcomes[-1].verdict.reasons


def test_every_error_stands_beside_its_field_and_the_first_has_the_focus(screen, desk):
    screen.name_field.setFocus()
    screen.register.click()
    assert screen.phone.error == "请填写手机号或证件号，填一个就行"
    assert screen.name_field.error == "姓名还没填，请改一下"
    assert screen.address.error == "请填写要去哪一家"
    assert screen.plate.error == ""
    assert screen.reason.error == screen.screening.error == "还没有选，请先选一个"
    assert QApplication.focusWidget() is screen.phone.line
    assert desk.outcomes == []

    screen.reasons.button("visit").click()
    type_on(screen, "1")
    assert (screen.reason.error, screen.phone.error) == ("", "")
    assert screen.name_field.error == "姓名还没填，请改一下"


def test_a_field_is_judged_when_it_is_left_and_not_before(screen):
    type_on(screen, "1391111")
    assert screen.phone.error == ""
    screen.name_field.setFocus()
    assert screen.phone.error == "手机号应是 11 位，请改一下"


def test_a_booth_that_cannot_write_keeps_the_form(screen, desk, fill, monkeypatch):
    fill()
    before = screen.form

    def busy(*_):
        raise KnownError("database_busy")

    monkeypatch.setattr(type(desk.services.visits), "register_visitor", busy)
    screen.register.click()
    desk.settle()
    assert screen.notice.isVisible()
    assert screen.notice.text() == desk.context.words().error("database_busy")
    assert screen.form == before
    assert screen.register.isEnabled()


def test_one_press_registers_once(screen, desk, fill):
    fill()
    screen.register.click()
    assert not screen.register.isEnabled()
    press(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert len(desk.outcomes) == 1


# -- as configured


def test_what_the_compound_asks_is_shown(screen, desk, fill):
    policies = desk.services.policies
    assert (screen.screening.isVisible(), screen.health.isVisible()) == (True, False)
    changed = replace(
        policies.current(), ask_health_code=True, ask_screening=False, ask_host_consent=False
    )
    policies.save(changed, desk.officer)
    screen.on_enter()
    desk.settle()
    assert (screen.screening.isVisible(), screen.health.isVisible()) == (False, True)
    assert not screen.contact.isVisible()

    fill()
    screen.register.click()
    assert screen.health.error == "还没有选，请先选一个"
    screen.colours.button("yellow").click()
    screen.register.click()
    desk.settle()
    assert desk.outcomes[-1].visit.health_code is HealthCode.YELLOW


# -- nothing is lost


def test_a_scan_in_the_middle_and_the_form_waits(screen, desk, fill):
    fill()
    form = screen.form
    desk.window.show_screen("gate")
    desk.window.show_screen("visitor")
    desk.settle()
    assert screen.form == form


def test_a_draft_fills_a_new_window(screen, desk, fill, qtbot):
    fill()
    screen.slip.click()
    draft = dict(screen.draft())
    desk.services.drafts.save("visitor", draft)

    other = VisitorScreen(desk.context)
    qtbot.addWidget(other)
    other.restore(desk.services.drafts.load("visitor"))
    desk.settle()
    assert other.form == screen.form
    assert other.phone.text() == "139 1111 2222"
    assert other.contact.text() == "电话同意"
    assert other.reasons.code() == "repair"


def test_clearing_can_be_taken_back(screen, fill):
    assert not screen.clear.isVisible()
    fill()
    form = screen.form
    screen.clear.click()
    assert screen.form == EMPTY
    assert screen.clear.text() == "恢复"
    screen.clear.click()
    assert screen.form == form
    assert screen.clear.text() == "清空"


# -- a real keyboard


def test_enter_goes_on_and_ctrl_enter_registers(screen, desk, fill):
    fill()
    screen.phone.setFocus()
    seen = []
    for _ in range(7):
        press(screen, Qt.Key.Key_Return)
        seen.append(QApplication.focusWidget())
    assert seen[:3] == [screen.name_field.line, screen.address.line, screen.plate.line]
    assert seen[3] is screen.reasons.button("repair")
    assert seen[4] is screen.answers.key(Answer.NONE)
    assert seen[5] is screen.register
    assert desk.outcomes == []
    desk.settle()
    assert len(desk.outcomes) == 1

    desk.window.show_screen("visitor")
    fill(phone="13911113333")
    press(screen, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    desk.settle()
    assert len(desk.outcomes) == 2


def test_tab_visits_the_fields_in_the_order_they_are_asked(screen):
    seen = [QApplication.focusWidget()]
    for _ in range(5):
        press(screen, Qt.Key.Key_Tab)
        seen.append(QApplication.focusWidget())
    assert seen[:4] == [
        screen.phone.line,
        screen.name_field.line,
        screen.address.line,
        screen.plate.line,
    ]
    assert screen.reasons.isAncestorOf(seen[4])


def test_a_missing_consent_is_given_from_the_keyboard_too(screen, desk, fill):
    fill()
    screen.hosts.answered.emit("phone")
    screen.address.set_text("3-2-501")
    desk.settle()
    control = Qt.KeyboardModifier.ControlModifier
    press(screen, Qt.Key.Key_Return, control)
    assert QApplication.focusWidget() is screen.hosts.key(Consent.PHONE)
    press(screen, Qt.Key.Key_Space)
    assert QApplication.focusWidget() is screen.register
    press(screen, Qt.Key.Key_Return)
    desk.settle()
    assert desk.outcomes[-1].visit.consent_by == "phone"


@pytest.mark.parametrize("way", ["key", "esc"])
def test_back_to_the_gate_and_nothing_is_lost(screen, desk, fill, way):
    fill()
    form = screen.form
    if way == "key":
        screen.head.back.emit()
    else:
        press(screen, Qt.Key.Key_Escape)
    assert desk.front() == "gate"
    assert screen.form == form
