"""Many passes given one later last day at once: all of them or none, and none cut short."""

from datetime import date, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from gangting.domain.passes import Category, PassAction
from gangting.ui.screens.passes.extending.screen import ExtendManyScreen


IN_USE = (PassAction.PRINT_DONE, PassAction.COLLECT)
SOON, LATER = date(2026, 12, 1), date(2027, 6, 1)


@pytest.fixture
def many(qtbot, desk):
    """Open the screen before a clerk, on a booth with some passes."""
    made = ExtendManyScreen(desk.screen._context)
    qtbot.addWidget(made)
    made.resize(1270, 708)
    made.show()
    qtbot.waitExposed(made)
    return made


def enter(desk, many) -> None:
    many.on_enter()
    desk.settle()


def days(desk, *passes) -> list[date]:
    return [desk.passes.show(one.serial).entry_pass.valid_until for one in passes]


def shown(many) -> list[tuple[str, ...]]:
    return [tuple(cell.text for cell in row.cells) for row in many.page.table.rows]


def test_what_ends_soon_is_offered_the_soonest_first(desk, many):
    later = desk.issue("陆远", "3-2-502", until=LATER)
    soon = desk.issue("沈青", until=SOON, steps=IN_USE)
    over = desk.issue("欧阳锦", "5-1-101", until=date(2026, 11, 21), steps=IN_USE)
    gone = desk.issue("冯可", "5-1-102", until=SOON, steps=(*IN_USE, PassAction.VOID))
    desk.clock.advance(timedelta(days=1))
    enter(desk, many)
    assert [row[1:3] for row in shown(many)] == [("欧阳锦", "5-1-101"), ("沈青", "3-2-501")]
    assert [row[0] for row in shown(many)] == ["x", "x"]
    many.page.which.chosen.emit("over")
    desk.settle()
    assert [row[1] for row in shown(many)] == ["欧阳锦"]
    many.page.which.chosen.emit("all")
    desk.settle()
    assert [row[1] for row in shown(many)] == ["欧阳锦", "沈青", "陆远"]

    many.page.extend.click()
    desk.settle()
    assert days(desk, later, soon, over) == [date(2027, 11, 22)] * 3
    assert days(desk, gone) == [SOON]
    assert "已续期 3 张" in many.page.said.text()


def test_who_is_left_out_stays_and_nobody_is_cut_short(desk, many):
    first, second, longer = (
        desk.issue("沈青", until=SOON),
        desk.issue("陆远", until=SOON),
        desk.issue("欧阳锦", until=LATER),
    )
    enter(desk, many)
    many.page.which.chosen.emit("all")
    desk.settle()
    many.page.table.pressed.emit(str(second.serial), 0)
    many.page.until.set_day(date(2027, 1, 31))
    desk.settle()
    assert many.page.count.text() == "已选 2 / 3"
    assert many.page.extend.text() == "续期 1 张"
    assert "1 张的截止日期不早于这一天" in many.page.hint.text()
    many.page.extend.click()
    desk.settle()
    assert days(desk, first, second, longer) == [date(2027, 1, 31), SOON, LATER]
    assert desk.passes.show(first.serial).events[-1].action is PassAction.EXTEND

    many.page.none.click()
    assert not many.page.extend.isEnabled()
    many.page.all.click()
    many.page.until.set_text("soon")
    many.page.until.field.submitted.emit("soon")
    assert many.page.until.field.error == "日期不对，请写成 2026-12-31 这样"


def test_one_that_was_voided_meanwhile_stops_them_all(desk, many):
    first, second = desk.issue("沈青", until=SOON), desk.issue("陆远", until=SOON)
    enter(desk, many)
    desk.passes.act(second.serial, PassAction.VOID, desk.people["clerk"], "duplicate")
    many.page.extend.click()
    desk.settle()
    assert days(desk, first, second) == [SOON, SOON]
    assert second.short_number in many.page.said.text()
    assert "不能续期" in many.page.said.text()
    assert [row[1] for row in shown(many)] == ["沈青"], "shown as they are now"
    many.page.extend.click()
    desk.settle()
    assert days(desk, first) == [date(2027, 11, 21)]


def test_who_was_left_out_stays_so_when_one_was_voided_meanwhile(desk, many):
    kept, voided = desk.issue("沈青", until=SOON), desk.issue("陆远", until=SOON)
    enter(desk, many)
    many.page.table.pressed.emit(str(kept.serial), 0)
    desk.passes.act(voided.serial, PassAction.VOID, desk.people["clerk"], "duplicate")
    many.page.extend.click()
    desk.settle()
    assert many.page.count.text() == "已选 0 / 1"


def test_a_wrong_day_is_told_by_the_key(desk, many):
    desk.issue("沈青", until=SOON)
    enter(desk, many)
    many.page.until.set_text("2027-13-40")
    assert many.page.extend.isEnabled()
    many.page.extend.click()
    assert many.page.until.field.error == "日期不对，请写成 2026-12-31 这样"


def test_many_are_extended_only_after_a_question(desk, many):
    first, *_ = (
        desk.issue("沈青", f"3-2-{101 + n}", Category.TENANT, until=SOON) for n in range(51)
    )
    enter(desk, many)
    many.page.until.set_day(LATER)
    many.page.extend.click()
    desk.settle()
    assert days(desk, first) == [SOON]
    asked = many.page.question
    assert asked.isVisibleTo(many)
    assert asked.text() == "将有 51 张证续到 2027-06-01，续期后不能撤销。确定续期吗？"
    QTest.keyClick(many, Qt.Key.Key_Escape)
    assert not asked.isVisibleTo(many)
    many.page.extend.click()
    many.page.leave.click()
    assert not many.page.leave.isVisibleTo(many)
    many.page.extend.click()
    many.page.table.pressed.emit(str(first.serial), 0)
    assert not asked.isVisibleTo(many), "another choice is another question"
    many.page.extend.click()
    many.page.extend.click()
    desk.settle()
    assert days(desk, first) == [SOON]
    assert "已续期 50 张" in many.page.said.text()
    assert not asked.isVisibleTo(many)


def test_sixty_on_pages_with_names_read_as_they_are_shown(desk, many):
    for number in range(60):
        desk.issue("沈青", f"3-2-{101 + number}", Category.TENANT, until=SOON)
    enter(desk, many)
    assert len(many.desk.facts.views) == len(shown(many)) < 60
    many.page.table._after.click()
    desk.settle()
    assert all(row[1] == "沈青" for row in shown(many))
    many.page.extend.click()
    many.page.extend.click()
    desk.settle()
    assert "已续期 60 张" in many.page.said.text()
    assert shown(many) == []


def test_who_may_not_issue_finds_no_key(desk, many):
    desk.issue("沈青", until=SOON)
    assert desk.shown(desk.screen.list.many)
    desk.begin("volunteer")
    assert not desk.shown(desk.screen.list.many)
    enter(desk, many)
    assert [row[1] for row in shown(many)] == ["沈*"]
    assert not many.page.extend.isEnabled()


def test_escape_leads_back(desk, many, monkeypatch):
    went = []
    monkeypatch.setattr(many, "_leave", lambda: went.append("passes"))
    QTest.keyClick(many, Qt.Key.Key_Escape)
    assert went == ["passes"]
