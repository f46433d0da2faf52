"""The main job of a pass clerk, from the empty form to the new card of a lost one."""

from datetime import date, timedelta

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QSize, Qt
from PySide6.QtPdf import QPdfDocument

from gangting.domain.pass_rules import OnePer, PassRules
from gangting.domain.passes import Category, PassAction
from gangting.domain.verdict.facts import Reason
from gangting.ui.screens.passes.values import Act, Mode, Shelf


PRINTED = (PassAction.PRINT_DONE,)
IN_USE = (PassAction.PRINT_DONE, PassAction.COLLECT)


def read_png(path):
    return [found.text for found in zxingcpp.read_barcodes(Image.open(path))]


def read_pdf(path):
    document = QPdfDocument()
    document.load(str(path))
    points = document.pagePointSize(0)
    page = document.render(0, QSize(round(points.width() * 4), round(points.height() * 4)))
    size = (page.width(), page.height())
    picture = Image.frombytes("RGBA", size, bytes(page.constBits()))
    ground = Image.new("RGBA", size, "white")
    ground.alpha_composite(picture)
    document.close()
    return [found.text for found in zxingcpp.read_barcodes(ground.convert("L"))]


def written(desk):
    desk.screen.begin_form()
    form = desk.screen.new.form
    form.name.set_text("沈青")
    form.room.set_text("3#2-501室")
    form.phone.set_text("13912344821")
    desk.settle()
    return form


def issued_by_the_form(desk):
    written(desk)
    desk.screen.new.issue.click()
    desk.settle()
    return desk.screen.desk.facts.view.entry_pass


def test_issuing_puts_the_new_pass_in_hand_with_its_card(desk):
    form = written(desk)
    assert form.hint.text == "3号楼 2单元 501"
    desk.screen.new.picture.room_changed.emit()
    desk.settle()
    assert not desk.screen.new.picture.image.isNull(), "the card grows with the form"

    desk.screen.new.issue.click()
    desk.settle()

    one = desk.screen.desk.facts.view.entry_pass
    stored = desk.passes.show(one.serial)
    assert (stored.holder.name, stored.holder.phone) == ("沈青", "13912344821")
    assert stored.entry_pass.valid_until == date(2027, 11, 21)
    assert desk.state(one) == "applied"
    assert desk.notice() == "已办好，请打印卡片"
    assert not desk.panel.picture.image.isNull()
    assert desk.rows()[0] == ("沈青", "3-2-501", "居民证", one.short_number, "待打印", "2027-11-21")


def test_a_saved_card_is_read_back_by_another_reader(desk):
    one = issued_by_the_form(desk)
    code = desk.passes.code(one)

    desk.press(Act.SAVE_PDF)
    assert desk.notice() == f"已存为 出入证-{one.serial_text}.pdf"
    desk.press(Act.SAVE_PNG)

    assert desk.asked_names == [f"出入证-{one.serial_text}.pdf", f"出入证-{one.serial_text}.png"]
    assert read_pdf(desk.folder / desk.asked_names[0]) == [code]
    assert read_png(desk.folder / desk.asked_names[1]) == [code]
    assert desk.state(one) == "applied", "a file is no card yet"


def test_from_the_printer_to_the_new_card_of_a_lost_one(desk):
    one = issued_by_the_form(desk)
    code = desk.passes.code(one)

    desk.press(Act.PRINT)
    desk.panel.print.do.click()
    desk.settle()
    assert desk.state(one) == "applied", "nobody has said yet that it came out"
    desk.panel.ask.yes.click()
    desk.settle()
    assert desk.state(one) == "printed"

    desk.press(Act.COLLECT)
    assert desk.state(one) == "active"
    assert desk.notice() == "已交给本人，现在有效"

    desk.press(Act.LOST)
    assert desk.panel.reason.reasons.code() == "holder_reports", "the usual reason is proposed"
    desk.panel.reason.do.click()
    desk.settle()
    assert desk.state(one) == "lost"

    desk.press(Act.REISSUE)
    assert desk.panel.reason.reasons.code() == "lost"
    desk.panel.reason.do.click()
    desk.settle()
    again = desk.passes.show(one.serial).entry_pass
    assert (again.state.value, again.edition) == ("applied", 1)
    assert Reason.OLDER_EDITION in desk.booth.services.gate.look(code).verdict.reasons
    steps = [(e.action.value, e.reason) for e in desk.passes.show(one.serial).events]
    assert steps == [
        ("issue", ""),
        ("print_done", ""),
        ("collect", ""),
        ("lost", "holder_reports"),
        ("reissue", "lost"),
    ]


def test_every_change_carries_the_officer_who_made_it(desk):
    one = desk.issue("冯可", steps=IN_USE)
    desk.begin("leader")
    desk.choose(one)

    desk.more(Act.SUSPEND)
    desk.panel.reason.reasons.button("away").click()
    desk.panel.reason.do.click()
    desk.settle()

    event = desk.passes.show(one.serial).events[-1]
    assert (event.officer_id, event.reason) == (desk.people["leader"].id, "away")
    assert desk.state(one) == "suspended"
    desk.press(Act.RESUME)
    assert desk.state(one) == "active"


def test_voiding_asks_once_and_needs_a_reason(desk):
    one = desk.issue("冯可", steps=IN_USE)
    desk.choose(one)

    desk.more(Act.VOID)
    assert desk.shown(desk.panel.reason)
    desk.panel.reason.do.click()
    desk.settle()
    assert desk.panel.reason.other.error == "请写明原因"
    assert desk.state(one) == "active"

    desk.panel.reason.other.set_text("  邻居代为交回 ")
    desk.panel.reason.do.click()
    desk.settle()
    assert desk.state(one) == "void"
    assert desk.passes.show(one.serial).entry_pass.reason == "邻居代为交回"


def test_the_next_question_begins_without_the_error_of_the_last(desk):
    desk.choose(desk.issue("冯可", steps=IN_USE))
    desk.more(Act.VOID)
    desk.panel.reason.do.click()
    desk.panel.reason.leave.click()
    desk.more(Act.SUSPEND)
    assert desk.panel.reason.other.error == ""


def test_leaving_the_question_changes_nothing(desk):
    one = desk.issue("冯可", steps=IN_USE)
    desk.choose(one)
    desk.more(Act.VOID)
    desk.panel.reason.leave.click()
    desk.settle()

    assert desk.screen.desk.facts.mode is Mode.FACTS
    assert desk.state(one) == "active"


def test_a_typed_reason_and_a_chosen_one_replace_each_other(desk):
    desk.choose(desk.issue("冯可", steps=IN_USE))
    desk.press(Act.LOST)
    reason = desk.panel.reason

    reason.other.set_text("掉进河里了")
    assert reason.reasons.code() == ""
    assert reason.reason() == "掉进河里了"
    reason.reasons.button("stolen").click()
    assert reason.other.text() == ""
    assert reason.reason() == "stolen"


def test_extending_to_a_day(desk):
    one = desk.issue("冯可", steps=IN_USE, until=date(2026, 12, 1))
    code = desk.passes.code(one)
    desk.choose(one)

    desk.press(Act.EXTEND)
    until = desk.panel.extend.until
    assert until.text() == "2027-11-21"
    until.spans.button("6").click()
    assert until.text() == "2027-05-21"
    until.later.click()
    until.set_text("soon")
    desk.panel.extend.do.click()
    assert until.field.error == "日期不对，请写成 2026-12-31 这样"
    until.set_text("20270630")
    desk.panel.extend.do.click()
    desk.settle()

    now = desk.passes.show(one.serial).entry_pass
    assert now.valid_until == date(2027, 6, 30)
    assert now.edition == 0
    judged = desk.booth.services.gate.look(code).verdict.reasons
    assert Reason.OLDER_EDITION not in judged


def test_a_day_before_the_first_is_refused_in_words(desk):
    one = desk.issue("冯可", steps=IN_USE)
    desk.choose(one)
    desk.more(Act.EXTEND)
    desk.panel.extend.until.set_text("2026-01-01")
    desk.panel.extend.do.click()
    desk.settle()

    assert desk.notice() == "截止日期早于开始日期，请改一下"
    assert desk.shown(desk.panel.extend)


def test_another_booth_was_quicker(desk):
    one = desk.issue("冯可", steps=PRINTED)
    desk.choose(one)
    desk.passes.act(one.serial, PassAction.VOID, desk.people["leader"])

    desk.press(Act.COLLECT)

    assert desk.state(one) == "void"
    assert "已作废" in desk.notice()
    assert Act.COLLECT not in desk.offered()


def test_two_touches_are_one_change(desk):
    one = desk.issue("冯可", steps=PRINTED)
    desk.choose(one)
    button = desk.panel.facts.keys.button(Act.COLLECT)
    button.click()
    button.click()
    desk.settle()

    actions = [event.action for event in desk.passes.show(one.serial).events]
    assert actions.count(PassAction.COLLECT) == 1
    assert desk.notice() == "已交给本人，现在有效"


def test_a_temporary_pass_is_taken_back(desk):
    one = desk.issue("陆远", "5-1-302", Category.VISITOR, steps=(PassAction.COLLECT,))
    desk.choose(one)
    desk.more(Act.RETURN)

    assert desk.state(one) == "returned"
    assert desk.offered() == {Act.LIFE}


def test_the_counts_follow(desk):
    one = desk.issue("冯可")
    desk.screen.refresh()
    desk.settle()
    keys = desk.screen.list.shelves
    assert keys.key(Shelf.APPLIED).text() == "待打印 1"
    desk.choose(one)
    desk.more(Act.PRINTED)
    assert keys.key(Shelf.APPLIED).text() == "待打印 0"
    assert keys.key(Shelf.PRINTED).text() == "待领取 1"
    desk.press(Act.COLLECT)
    assert keys.key(Shelf.VALID).text() == "有效 1"
    desk.clock.advance(timedelta(days=400))
    desk.screen.refresh()
    desk.settle()
    assert keys.key(Shelf.VALID).text() == "有效 0"
    assert desk.screen.list.all_shelves.key(Shelf.EXPIRED).text() == "已过期 1"


@pytest.mark.parametrize("steps", [(), PRINTED, IN_USE])
def test_escape_goes_a_step_back(desk, qtbot, steps):
    desk.choose(desk.issue("冯可", steps=steps))
    desk.press(Act.MORE)
    qtbot.keyClick(desk.screen, Qt.Key.Key_Escape)

    assert desk.screen.desk.facts.mode is Mode.FACTS


def test_a_new_card_against_the_rules_is_asked_for_twice(desk):
    lost = desk.issue("沈青", steps=IN_USE)
    desk.passes.act(lost.serial, PassAction.REPORT_LOST, desk.people["clerk"], "holder_reports")
    desk.issue("沈青")
    desk.booth.services.pass_rules.save(PassRules(OnePer.PERSON), desk.people["leader"])
    desk.choose(lost)
    desk.press(Act.REISSUE)
    page = desk.panel.reason
    assert page.do.text() == "补办"
    page.other.set_text("两处住房各一张")
    page.do.click()
    desk.settle()
    assert desk.state(lost) == "lost"
    assert "确需再办" in desk.notice()
    assert page.do.text() == "仍要办"

    page.do.click()
    desk.settle()
    assert desk.state(lost) == "applied"
    again = desk.passes.show(lost.serial).entry_pass
    assert (again.edition, again.reason) == (1, "两处住房各一张")
    assert not desk.screen.desk.facts.limited
