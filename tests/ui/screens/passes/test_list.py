"""Finding passes: pages, shelves, a search, a scanned card; whole or masked."""

from datetime import date, timedelta

import pytest

from gangting.domain.passes import Category, PassAction
from gangting.ui.screens.passes.values import Act, Shelf


PRINTED = (PassAction.PRINT_DONE,)
IN_USE = (PassAction.PRINT_DONE, PassAction.COLLECT)


@pytest.fixture
def filled(desk):
    """Return passes of several states, the newest last."""
    made = {}
    for name, room, steps in (
        ("沈青", "3-2-501", IN_USE),
        ("冯可", "3-2-502", PRINTED),
        ("顾平", "1-1-201", ()),
        ("梁苏", "5-3-101", (*IN_USE, PassAction.REPORT_LOST)),
    ):
        made[name] = desk.issue(name, room, steps=steps, phone="13912344821")
        desk.clock.advance(60)
    desk.screen.refresh()
    desk.settle()
    return made


def names(desk):
    return [row[0] for row in desk.rows()]


def search(desk, text):
    desk.screen.list.search.set_text(text)
    desk.settle()


def test_the_newest_stands_first_and_a_touch_takes_it_in_hand(desk, filled):
    assert names(desk) == ["梁苏", "顾平", "冯可", "沈青"]

    desk.screen.list.table.pressed.emit(filled["顾平"].serial_text, 0)
    desk.settle()
    assert desk.screen.desk.facts.serial == filled["顾平"].serial


@pytest.mark.parametrize(("width", "columns"), [(1270, 6), (948, 4)])
def test_the_titles_stand_over_their_columns(desk, filled, width, columns):
    desk.screen.resize(width, 708)
    desk.settle()

    model = desk.screen.list.table._model
    assert len(model.columns) == columns
    assert {len(row.cells) for row in model.rows} == {columns}
    assert model.columns[0].title == "持证人"


def test_pages_are_read_one_by_one(desk):
    made = []
    for number in range(30):
        made.append(desk.issue(f"陈{'一二三四五六'[number % 6]}", f"{number + 1}-1-101"))
        desk.clock.advance(1)
    desk.screen.refresh()
    desk.settle()
    table = desk.screen.list.table
    newest = [one.serial_text for one in reversed(made)]
    limit = table.limit
    assert [row.key for row in table.rows] == newest[:limit]

    table._after.click()
    desk.settle()
    assert [row.key for row in table.rows] == newest[limit : 2 * limit]
    table._before.click()
    desk.settle()
    assert [row.key for row in table.rows] == newest[:limit]


def test_a_change_on_a_later_page_stays_on_it(desk):
    made = []
    for number in range(30):
        made.append(desk.issue("陈安", f"{number + 1}-1-101"))
        desk.clock.advance(1)
    desk.screen.refresh()
    desk.settle()
    table = desk.screen.list.table
    table._after.click()
    desk.settle()
    key = table.rows[1].key
    desk.choose(next(one for one in made if one.serial_text == key))

    desk.more(Act.COLLECT)

    assert table.rows[1].key == key
    assert table.rows[1].cells[4].text == "已领取"


def test_a_touched_count_opens_its_shelf_and_a_second_touch_closes_it(desk, filled):
    shelves = desk.screen.list.shelves
    shelves.key(Shelf.PRINTED).click()
    desk.settle()
    assert names(desk) == ["冯可"]
    assert desk.screen.list.shelf.text() == "待领取"

    shelves.key(Shelf.PRINTED).click()
    desk.settle()
    assert len(names(desk)) == 4
    assert desk.screen.list.shelf.text() == "全部状态"


def test_all_shelves_are_a_touch_away(desk, filled):
    page = desk.screen.list
    assert not desk.shown(page.all_shelves)
    page.shelf.click()
    assert desk.shown(page.all_shelves)
    page.all_shelves.key(Shelf.LOST).click()
    desk.settle()

    assert names(desk) == ["梁苏"]
    assert not desk.shown(page.all_shelves)


def test_a_pass_that_leaves_its_shelf_leaves_the_list(desk, filled):
    desk.screen.list.shelves.key(Shelf.PRINTED).click()
    desk.settle()
    desk.choose(filled["冯可"])
    desk.press(Act.COLLECT)

    assert names(desk) == []
    assert desk.screen.list.table._empty.text() == "没有待领取的证，先去打印待打印的证。"


@pytest.mark.parametrize("text", ["gp", "guping", "顾平", "1-1-201"])
def test_a_search_finds_like_the_gate_does(desk, filled, text):
    search(desk, text)

    assert names(desk) == ["顾平"]


def test_a_search_by_the_end_of_a_phone(desk, filled):
    search(desk, "4821")

    assert set(names(desk)) == {"梁苏", "顾平", "冯可", "沈青"}


def test_a_search_by_short_number_finds_one_pass_even_a_visitors(desk, filled):
    visit = desk.issue("陆远", "5-1-302", Category.VISITOR, steps=(PassAction.COLLECT,))
    search(desk, visit.short_number)
    assert names(desk) == ["陆远"]

    search(desk, filled["沈青"].short_number.replace(" ", ""))
    assert names(desk) == ["沈青"]


def test_a_search_that_finds_nobody_says_what_to_try(desk, filled):
    search(desk, "zzz")

    assert names(desk) == []
    assert "姓名拼音" in desk.screen.list.table._empty.text()
    search(desk, "")
    assert len(names(desk)) == 4


def test_enter_takes_the_first_answer(desk, filled):
    search(desk, "gp")
    desk.screen.list.search.submitted.emit("gp")
    desk.settle()

    assert desk.screen.desk.facts.serial == filled["顾平"].serial


def test_only_the_last_of_quick_keys_is_answered(desk, filled):
    field = desk.screen.list.search
    for text in ("g", "gu", "gup", "zzz", "fk"):
        field.set_text(text)
    desk.settle()

    assert names(desk) == ["冯可"]


# -- a scanned card


def test_a_scan_goes_to_the_gate_unless_it_was_asked_for(desk, filled):
    code = desk.passes.code(filled["沈青"])

    assert desk.screen.take_scan(code) is False


def test_a_scan_that_was_asked_for_finds_its_pass_once(desk, filled):
    code = desk.passes.code(filled["沈青"])
    before = desk.booth.services.book.recent(10)
    desk.screen.list.scan.click()
    assert "请扫要查的证" in desk.screen.list.note.text()

    assert desk.screen.take_scan(code) is True
    desk.settle()

    assert desk.screen.desk.facts.serial == filled["沈青"].serial
    assert not desk.screen.list.scan.isChecked()
    assert desk.screen.take_scan(code) is False, "the next scan is the gate's again"
    assert desk.booth.services.book.recent(10) == before, "finding records nothing"


@pytest.mark.parametrize("text", ["6901234567892", "36.5", "hello"])
def test_what_is_no_card_still_goes_to_the_gate(desk, filled, text):
    desk.screen.list.scan.click()

    assert desk.screen.take_scan(text) is False


def test_an_old_card_finds_the_pass_and_says_that_it_is_old(desk, filled):
    one = filled["沈青"]
    code = desk.passes.code(one)
    desk.passes.act(one.serial, PassAction.REISSUE, desk.people["clerk"], "damaged")
    desk.screen.list.scan.click()
    desk.screen.take_scan(code)
    desk.settle()

    assert desk.screen.desk.facts.serial == one.serial
    assert desk.screen.list.note.text() == "这是补办前的旧证"


def test_a_forged_card_finds_no_pass(desk, filled):
    code = desk.passes.code(filled["沈青"])
    changed = code[:-1] + str((int(code[-1]) + 1) % 10)
    desk.screen.list.scan.click()
    assert desk.screen.take_scan(changed) is True
    desk.settle()

    assert desk.screen.desk.facts.serial is None
    assert desk.screen.list.note.text() == "这张证没通过验证，可能是仿制的"


def test_leaving_the_screen_gives_the_next_scan_back(desk, filled):
    desk.screen.list.scan.click()
    desk.screen.on_leave()

    assert desk.screen.take_scan(desk.passes.code(filled["沈青"])) is False


# -- who looks


def test_a_volunteer_sees_masked_names_no_card_and_no_keys(desk, filled):
    desk.begin("volunteer")
    desk.choose(filled["沈青"])

    assert [row[:2] for row in desk.rows()] == [
        ("梁*", "5-3-1**"),
        ("顾*", "1-1-2**"),
        ("冯*", "3-2-5**"),
        ("沈*", "3-2-5**"),
    ]
    assert desk.panel.picture.image.isNull()
    assert desk.offered() == {Act.LIFE}
    assert not desk.shown(desk.screen.list.new)
    assert "请找：发证员、值班长、社区工作者" in desk.panel.facts._who_may.text()
    words = [label.text() for label in desk.screen.findChildren(type(desk.panel.notice))]
    assert not any("沈青" in text for text in words)
    desk.press(Act.LIFE)
    life = desk.panel.life
    assert len(life.table.rows) == 3
    newest, oldest = life.table.rows[0].cells[1], life.table.rows[2].cells[1]
    assert life.whole.text() == f"今天 14:32 · 领取 · {newest.after}"
    life.table.pressed.emit(life.table.rows[2].key, 0)
    assert life.whole.text().endswith(f" · {oldest.after}")


def test_what_a_clerk_left_open_is_not_shown_to_the_volunteer_who_follows(desk, filled):
    desk.choose(filled["沈青"])
    desk.more(Act.VOID)
    desk.screen.begin_form()
    desk.settle()
    desk.begin("volunteer")

    assert desk.screen.pages.currentWidget() is desk.screen.list
    assert desk.panel.picture.image.isNull()
    assert not desk.shown(desk.panel.reason)
    desk.screen.begin_form()
    assert desk.screen.pages.currentWidget() is desk.screen.list


def test_an_unlock_by_another_officer_is_noticed(desk, filled):
    desk.screen.hide()
    desk.on_duty[:] = [desk.people["observer"]]
    desk.screen.show()
    desk.settle()

    assert desk.rows()[0][0] == "梁*"


def test_an_old_pass_is_on_the_expired_shelf_only(desk):
    desk.issue("方远", until=date(2026, 12, 1), steps=IN_USE)
    desk.clock.advance(timedelta(days=30))
    desk.screen.refresh()
    desk.settle()
    assert desk.rows()[0][4] == "已过期"

    desk.screen._open_shelf(Shelf.VALID)
    desk.settle()
    assert names(desk) == []
    desk.screen._open_shelf(Shelf.EXPIRED)
    desk.settle()
    assert names(desk) == ["方远"]
