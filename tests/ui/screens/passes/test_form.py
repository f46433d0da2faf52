"""The form of a new pass: nothing guessed, nothing lost, nothing issued twice."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from gangting.domain.pass_rules import OnePer, PassRules
from gangting.domain.passes import Category, PassAction
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.passes.values import Act


@pytest.fixture
def form(desk):
    """Open an empty form."""
    desk.screen.begin_form()
    desk.settle()
    return desk.screen.new.form


def issue(desk):
    desk.screen.new.issue.click()
    desk.settle()


def test_an_empty_form_says_at_each_field_what_is_missing(desk, form):
    issue(desk)

    assert form.name.error == "请填写姓名"
    assert form.room.error == "请填写住处"
    assert form.phone.error == ""
    assert desk.passes.counts() == {}
    assert form.name.line.hasFocus()


def test_what_cannot_be_read_as_a_room_is_asked(desk, form):
    form.name.set_text("沈青")
    form.room.set_text("501")
    desk.settle()
    assert form.hint.text == "没看出是几号楼"
    issue(desk)

    assert form.room.error == "没看出是几号楼，请写成 3-2-501 这样"
    assert desk.passes.counts() == {}


def test_the_compound_before_a_room_is_read_as_its_name(desk, form):
    other = desk.issue("沈青", steps=(PassAction.PRINT_DONE, PassAction.COLLECT))
    form.name.set_text("沈青")
    form.room.set_text("晴川里3-2-501")
    desk.settle()

    assert form.hint.text == "3号楼 2单元 501"
    assert other.short_number in desk.screen.new.known.text()


def test_the_error_goes_when_it_is_mended(desk, form):
    issue(desk)
    form.name.set_text("沈青")

    assert form.name.error == ""


def test_a_year_is_proposed_and_other_spans_are_a_touch_away(desk, form):
    assert form.until.text() == "2027-11-21"
    assert form.until.spans.code() == "12"
    form.until.spans.button("1").click()
    assert form.until.text() == "2026-12-21"
    form.until.earlier.click()
    assert form.until.text() == "2026-11-21"
    assert form.until.spans.code() == ""
    form.until.set_text("2028年2月29日")
    assert form.until.day() == date(2028, 2, 29)


def test_a_day_that_is_over_or_too_far_is_refused(desk, form):
    form.name.set_text("沈青")
    form.room.set_text("3-2-501")
    form.until.set_text("2026-11-20")
    issue(desk)
    assert form.until.field.error == "截止日期早于开始日期，请改一下"

    form.until.set_text("2099-01-01")
    issue(desk)
    assert form.until.field.error == "日期超出证件能写的范围，请改一下"
    assert desk.passes.counts() == {}


def test_who_already_has_a_pass_is_pointed_out_before_and_after(desk, form):
    other = desk.issue("沈青", steps=(PassAction.PRINT_DONE, PassAction.COLLECT))
    form.name.set_text("沈青")
    form.room.set_text("3号楼2单元501")
    desk.settle()
    page = desk.screen.new
    assert page.known.text() == f"已有 1 张证：{other.short_number}（已领取）"
    assert desk.shown(page.look)

    issue(desk)
    assert "另外还有 1 张证" in desk.notice()


def test_a_namesake_behind_another_door_is_nobody_known(desk, form):
    desk.issue("沈青", "5-1-101")
    form.name.set_text("沈青")
    form.room.set_text("3-2-501")
    desk.settle()

    assert not desk.shown(desk.screen.new.look)


def test_looking_at_the_known_pass_keeps_the_form(desk, form):
    other = desk.issue("沈青")
    form.name.set_text("沈青")
    form.room.set_text("3-2-501")
    desk.settle()
    desk.screen.new.look.click()
    desk.settle()

    assert desk.screen.desk.facts.serial == other.serial
    assert desk.screen.list.new.text() == "继续新办"
    desk.screen.list.new.click()
    assert form.name.text() == "沈青"


def test_going_back_loses_nothing_and_starting_over_does(desk, form, qtbot):
    form.name.set_text("沈青")
    qtbot.keyClick(desk.screen, Qt.Key.Key_Escape)
    assert desk.screen.pages.currentWidget() is desk.screen.list

    desk.screen.list.new.click()
    assert form.name.text() == "沈青"
    desk.screen.new.clear.click()
    assert form.name.text() == ""
    assert form.until.text() == "2027-11-21"


def test_a_half_filled_form_survives_a_restart(desk, form):
    form.categories.button("tenant").click()
    form.name.set_text("康宁宇")
    form.room.set_text("5-1-302")
    form.until.set_text("2027-03-31")
    kept = dict(desk.screen.draft())
    desk.booth.services.drafts.save("passes", kept)
    desk.screen.new.clear.click()
    desk.screen.leave_form()

    desk.screen.restore(desk.booth.services.drafts.load("passes"))
    desk.settle()

    assert desk.screen.pages.currentWidget() is desk.screen.new
    issue(desk)
    made = desk.screen.desk.facts.view
    assert made.entry_pass.category is Category.TENANT
    assert made.entry_pass.valid_until == date(2027, 3, 31)
    assert made.holder.name == "康宁宇"
    assert desk.screen.draft() is None, "what was issued is no draft any more"


def test_an_untouched_form_is_no_draft(desk, form):
    assert desk.screen.draft() is None


def test_two_touches_issue_one_pass(desk, form):
    form.name.set_text("沈青")
    form.room.set_text("3-2-501")
    desk.screen.new.issue.click()
    desk.screen.new.issue.click()
    form.submitted.emit()
    desk.settle()

    assert sum(desk.passes.counts().values()) == 1


def test_a_car_is_asked_for_its_plate_first(desk, form, qtbot):
    form.categories.button("vehicle").click()
    page = form.plate_page
    assert desk.shown(page)
    assert not desk.shown(form.room)

    for character in "京A":
        page.input.keypad.typed.emit(character)
    page.finished.emit()
    assert "没有这样的车牌" in page.error
    for key in (Qt.Key.Key_D, Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5):
        qtbot.keyClick(page.input, key)
    page.finished.emit()
    assert not desk.shown(page)
    assert form.plate_key.text() == "京A·D12345"
    assert not desk.shown(form.phone)

    form.room.set_text("3-2-501")
    issue(desk)
    made = desk.screen.desk.facts.view
    assert (made.holder.name, made.entry_pass.category) == ("京AD12345", Category.VEHICLE)
    assert desk.rows()[0][:2] == ("京A·D12345", "3-2-501")


def test_a_car_that_has_a_pass_is_pointed_out(desk, form):
    other = desk.issue("", "3-2-501", Category.VEHICLE, plate="京AD12345")
    form.categories.button("vehicle").click()
    form.plate_page.set_plate("京AD12345")
    desk.settle()

    assert other.short_number in desk.screen.new.known.text()


def test_another_category_takes_the_errors_of_the_last_one_back(desk, form):
    issue(desk)
    form.categories.button("worker").click()

    assert form.name.error == ""
    assert form.room.error == ""


def test_a_worker_belongs_to_a_place_in_plain_words(desk, form):
    form.categories.button("worker").click()
    form.name.set_text("齐望")
    form.room.set_text("物业")
    desk.settle()
    assert form.hint.text == "证上照这样印"
    issue(desk)

    assert desk.screen.desk.facts.view.holder.place_short == "物业"
    assert Act.PRINT in desk.offered()


def test_only_names_and_plain_words_take_an_input_method(desk, form):
    enabled = Qt.WidgetAttribute.WA_InputMethodEnabled

    assert form.name.line.testAttribute(enabled)
    for field in (form.phone, form.until.field, desk.screen.list.search):
        assert not field.line.testAttribute(enabled)


def test_enter_in_a_field_issues(desk, form, qtbot):
    form.name.set_text("沈青")
    form.room.set_text("3-2-501")
    qtbot.keyClick(form.room.line, Qt.Key.Key_Return)
    desk.settle()

    assert sum(desk.passes.counts().values()) == 1


def test_a_rule_of_the_compound_is_overcome_with_a_reason(desk, form, language):
    held = desk.issue("沈青")
    leader = desk.people["leader"]
    desk.booth.services.pass_rules.save(PassRules(OnePer.PERSON), leader)
    form.name.set_text("沈青")
    form.room.set_text("3-2-501")
    desk.settle()
    page = desk.screen.new
    issue(desk)
    assert held.short_number in page.refused.text()
    assert "请填写理由" in page.refused.text()
    assert desk.shown(page.despite)
    assert page.despite.line.hasFocus()
    assert page.issue.text() == "仍要办证"
    assert sum(desk.passes.counts().values()) == 1
    language.switch(ENGLISH)
    QApplication.processEvents()
    assert "give a reason" in page.refused.text()
    language.switch(CHINESE)
    QApplication.processEvents()
    assert "请填写理由" in page.refused.text()

    issue(desk)
    assert sum(desk.passes.counts().values()) == 1, "not without a reason"
    page.despite.set_text("旧证给了护工")
    issue(desk)
    assert not desk.shown(page.despite)
    newest = desk.passes.page(limit=1)[0].entry_pass
    assert newest.serial != held.serial
    assert newest.reason == "旧证给了护工"


def test_another_name_is_asked_no_reason(desk, form):
    desk.issue("沈青")
    desk.booth.services.pass_rules.save(PassRules(OnePer.PERSON), desk.people["leader"])
    form.name.set_text("沈青")
    form.room.set_text("3-2-501")
    desk.settle()
    issue(desk)
    page = desk.screen.new
    page.despite.set_text("要紧")
    form.name.set_text("陆远")
    desk.settle()
    assert not desk.shown(page.despite)
    assert page.despite.text() == ""
    assert page.issue.text() == "办证"
    issue(desk)
    newest = desk.passes.page(limit=1)[0].entry_pass
    assert newest.reason == ""
