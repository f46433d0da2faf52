"""A kit's check, the shopping list, thanks, and who was served."""

from datetime import date

import pytest

from gangting.domain.actors import Role
from gangting.domain.supplies.movements import Source, Worker
from gangting.ui.screens.station.pages.gifts import GiftsPage
from gangting.ui.screens.station.pages.kit_check import KitPage
from gangting.ui.screens.station.pages.shopping import ShoppingPage
from gangting.ui.screens.station.pages.stats import Span, StatsPage, days_of


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


# -- kits


@pytest.fixture
def kit(desk, show, items, take_in) -> KitPage:
    take_in("first_aid_kit", 1)
    page = show(KitPage(desk.context))
    page.show_item(items["first_aid_kit"].id)
    desk.settle()
    return page


def test_all_there_with_two_keys(kit, desk, items, press):
    assert len(kit.lines) == 6
    press(kit.all_there)
    press(kit.record)
    check = desk.services.station.shelf.item(items["first_aid_kit"].id).kit_check
    assert check is not None
    assert check.complete
    assert kit.result.text() == "都齐了"


def test_what_is_missing_or_expired_is_named(kit, desk, press):
    press(kit.all_there)
    kit.lines[1].count.set_value(15)
    kit.lines[4].month.setText("2026-10")
    press(kit.record)
    assert "创可贴" in kit.result.text()
    assert "碘伏" in kit.result.text()
    assert kit.lines[1].state.text == "缺 5"
    assert kit.lines[4].state.text == "已过期"
    assert "2" in kit.last.text


def test_a_month_is_typed_with_the_keys(kit, press, desk, items):
    press(kit.all_there)
    kit.lines[0].month.setFocus()
    kit.lines[0].focused.emit(kit.lines[0].month)
    for digit in "202705":
        kit.keys.typed.emit(digit)
    press(kit.record)
    check = desk.services.station.shelf.item(items["first_aid_kit"].id).kit_check
    assert check.lines[0].expiry == date(2027, 5, 31)


def test_a_date_that_is_none_is_refused_at_its_line(kit, press, desk, items):
    kit.lines[2].month.setText("13")
    press(kit.record)
    assert "纱布" in kit.result.text()
    assert kit.lines[2].month.property("wrong") == "true"
    assert desk.services.station.shelf.item(items["first_aid_kit"].id).kit_check is None


def test_the_next_check_knows_the_dates(desk, kit, items, press, show):
    kit.lines[0].month.setText("202705")
    press(kit.all_there)
    press(kit.record)
    again = show(KitPage(desk.context))
    again.show_item(items["first_aid_kit"].id)
    desk.settle()
    assert again.lines[0].month.text() == "2027-05-31"
    assert again.lines[0].count.value() == 0


def test_a_kit_without_contents_says_who_writes_them(desk, show, items):
    page = show(KitPage(desk.context))
    page.show_item(items["mask"].id)
    desk.settle()
    assert "值班长" in page.hint.text()
    assert not page.record.isVisible()


# -- the shopping list


def test_what_is_low_is_on_the_list(desk, show, items, take_in):
    for code, many in (("mask", 200), ("disposable_gloves", 19)):
        take_in(code, many)
    page = show(ShoppingPage(desk.context))
    names = [row[0] for row in cells(page.table)]
    assert "一次性手套" in names
    assert "防护口罩" not in names
    row = next(row for row in cells(page.table) if row[0] == "一次性手套")
    assert row[1:] == ["19 双", "20", "低于底线", "81 双"]


def test_keys_show_only_for_what_can_be_done(desk, show, qtbot):
    page = show(ShoppingPage(desk.context))
    assert not page.print.isVisible()
    page.offer(("print", "xlsx"))
    assert page.print.isVisible()
    assert not page.pdf.isVisible()
    with qtbot.waitSignal(page.print_wanted) as printed:
        page.print.click()
    assert printed.args[0] == page.lines
    with qtbot.waitSignal(page.save_wanted) as saved:
        page.xlsx.click()
    assert saved.args == ["xlsx"]


# -- gifts


@pytest.fixture
def gifts(desk, show, take_in) -> GiftsPage:
    take_in("bottled_water", 48, Source.DONATED, party="福满楼")
    take_in("mask", 100, Source.PURCHASED)
    return show(GiftsPage(desk.context))


def test_gifts_wait_for_thanks(gifts):
    assert cells(gifts.table) == [["2026-11-21", "福满楼", "矿泉水", "48 瓶", "还没答谢"]]
    assert "1" in gifts.open_thanks.text


def test_who_may_only_look_is_offered_no_keys(gifts, kit, desk, items, as_role):
    gifts._choose(gifts.table.rows[0].key)
    assert gifts._foot.isVisibleTo(gifts)
    as_role(Role.OBSERVER)
    gifts._choose(gifts.table.rows[0].key)
    kit.on_enter()
    desk.settle()
    assert not gifts._foot.isVisibleTo(gifts)
    assert not kit.record.isVisibleTo(kit)


def test_thanks_are_written_down(gifts, desk, press):
    gifts.table.pressed.emit(gifts.table.rows[0].key, 0)
    press(gifts.record)
    assert gifts.how.error
    press(gifts.ways.button("感谢信"))
    assert gifts.how.text() == "感谢信"
    press(gifts.record)
    assert cells(gifts.table)[0][4] == "感谢信"
    assert desk.services.station.care.gifts()[0].thanked == "感谢信"


def test_no_gift_is_said(desk, show):
    assert show(GiftsPage(desk.context)).table._empty.isVisible()


# -- who was served


def test_spans_end_today():
    today = date(2026, 11, 21)
    assert days_of(Span.TODAY, today) == (today, today)
    assert days_of(Span.WEEK, today) == (date(2026, 11, 15), today)
    assert days_of(Span.MONTH, today) == (date(2026, 10, 23), today)


def test_services_are_counted_by_kind_of_worker(desk, show, items, take_in, later):
    ledger = desk.services.station.ledger
    take_in("mask", 100)
    ledger.give(items["mask"].id, Worker.RIDER, desk.officer, 2)
    later(days=2)
    ledger.give(items["mask"].id, Worker.CLEANER, desk.officer)
    page = show(StatsPage(desk.context))
    counts = {bar.word: bar.value for bar in page.bars.bars}
    assert counts == {"送餐员": 0, "快递员": 0, "保洁员": 1, "保安员": 0, "其他": 0}
    page.spans.choose("week")
    page.on_enter()
    desk.settle()
    assert sum(bar.value for bar in page.bars.bars) == 2


def test_nobody_served_is_said(desk, show):
    page = show(StatsPage(desk.context))
    assert page.empty.isVisible()
