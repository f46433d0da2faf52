"""One item: what is shown of it, and everything that is done with it but giving."""

from datetime import date

import pytest

from gangting.domain.actors import Role
from gangting.domain.supplies.movements import Worker
from gangting.ui.screens.station.pages.item_detail import ItemPage, Subject
from gangting.ui.theme import Tone
from gangting.ui.widgets.stock_chart import round_top


GTIN = "6901234567892"


@pytest.fixture
def page(desk, show, items, take_in) -> ItemPage:
    """Return the masks: 20 expired, 100 good."""
    take_in("mask", 20, expiry=date(2026, 11, 30))
    take_in("mask", 100, expiry=date(2028, 1, 31), lot="B11")
    return show(ItemPage(desk.context))


def open_item(desk, page, item, subject=Subject.OVERVIEW):
    page.show_item(item.id, subject)
    desk.settle()


def cells(table):
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize(
    ("most", "top"), [(0, 2), (2, 2), (3, 5), (10, 10), (11, 20), (186, 200), (999, 1000)]
)
def test_the_axis_ends_at_a_number_that_is_easy_to_read(most, top):
    assert round_top(most) == top


def test_lots_stand_with_their_expiry_and_band(page, desk, items):
    open_item(desk, page, items["mask"])
    assert cells(page.overview.lots) == [
        ["2026-11-30", "30 天内到期", "", "20 个"],
        ["2028-01-31", "", "B11", "100 个"],
    ]
    assert page.band.isVisible()


def test_the_month_ends_today_with_what_is_there(page, desk, items):
    desk.services.station.ledger.give(items["mask"].id, Worker.RIDER, desk.officer, 7)
    open_item(desk, page, items["mask"])
    days = page.overview.chart._days
    assert len(days) == 30
    assert (days[-1].evening, days[-1].came, days[-1].went) == (113, 120, 7)
    assert "113" in page.overview.chart.accessibleDescription()


def test_each_kind_has_its_subjects(page, desk, items, as_role):
    open_item(desk, page, items["umbrella"])
    assert Subject.TAGS in page._offered
    assert Subject.OPENED not in page._offered
    open_item(desk, page, items["hand_sanitizer"])
    assert Subject.OPENED in page._offered
    assert Subject.LIMITS in page._offered
    as_role(Role.VOLUNTEER)
    open_item(desk, page, items["mask"])
    assert Subject.LIMITS not in page._offered


def test_who_may_only_look_is_offered_nothing_to_do(page, desk, items, as_role):
    as_role(Role.OBSERVER)
    open_item(desk, page, items["umbrella"])
    assert page._offered == (Subject.OVERVIEW,)


def test_a_broken_umbrella_is_thrown_away_by_its_tag(page, desk, items, take_in, left, press):
    take_in("umbrella", 1)
    desk.services.station.catalogue.add_tag(items["umbrella"].id, "U1", desk.officer)
    open_item(desk, page, items["umbrella"], Subject.DISCARD)
    page.discard.quantity.set_text("1")
    press(page.discard.reasons.button("damaged"))
    press(page.discard.record)
    assert "编号" in page.discard.error.text()
    page.open(Subject.TAGS)
    desk.settle()
    assert not page.tags.damaged.isEnabled()
    page.tags.table.pressed.emit("U1", 0)
    press(page.tags.damaged)
    assert cells(page.tags.table) == [["U1", "停用"]]
    assert left(items["umbrella"]) == 0
    assert not page.tags.damaged.isEnabled()
    press(page.done.undo)
    assert left(items["umbrella"]) == 1
    assert [row[0] for row in cells(page.tags.table)] == ["U1"]


def test_the_expired_are_thrown_away_with_one_key(page, desk, items, left, press, later):
    later(days=20)
    open_item(desk, page, items["mask"])
    assert page.overview.usable.isVisible()
    page.open(Subject.DISCARD)
    assert "20" in page.discard.expired.text()
    press(page.discard.expired)
    press(page.discard.record)
    assert left(items["mask"]) == 100
    assert page.done.isVisible()
    press(page.done.undo)
    assert left(items["mask"]) == 120


def test_discarding_asks_for_a_reason_and_a_quantity(page, desk, items, press):
    open_item(desk, page, items["mask"], Subject.DISCARD)
    press(page.discard.record)
    assert page.discard.reason.error
    press(page.discard.reasons.button("lost"))
    assert not page.discard.reason.error
    press(page.discard.record)
    assert page.discard.quantity.error
    page.discard.keys.typed.emit("9")
    page.discard.keys.typed.emit("9")
    page.discard.keys.typed.emit("9")
    press(page.discard.record)
    assert "120" in page.discard.quantity.error


def test_a_transfer_names_its_booth(page, desk, items, left, press):
    open_item(desk, page, items["mask"], Subject.TRANSFER)
    page.transfer.quantity.set_text("10")
    press(page.transfer.record)
    assert page.transfer.to.error
    page.transfer.to.set_text("北门岗")
    press(page.transfer.record)
    assert left(items["mask"]) == 110
    movement = desk.services.station.ledger.lines()[0].booked.movement
    assert (movement.party, movement.delta) == ("北门岗", -10)


def test_an_opened_bottle_is_finished(page, desk, items, take_in, press):
    take_in("hand_sanitizer", 3)
    open_item(desk, page, items["hand_sanitizer"], Subject.OPENED)
    assert page.opened.table._empty.isVisible()
    press(page.opened.open)
    assert cells(page.opened.table) == [["2026-11-21 14:32", "2027-02-19", "在用"]]
    press(page.opened.empty)
    assert cells(page.opened.table) == []
    assert desk.services.station.shelf.item(items["hand_sanitizer"].id).opened == ()
    assert page.done.words.text() == "用完了"
    press(page.done.undo)
    assert page.done.words.text() == "已撤销"
    assert len(cells(page.opened.table)) == 1


def test_a_bottle_that_stood_too_long_says_so(page, desk, items, take_in, press, later):
    take_in("medical_alcohol", 3)
    open_item(desk, page, items["medical_alcohol"], Subject.OPENED)
    press(page.opened.open)
    later(days=40)
    page.on_enter()
    desk.settle()
    assert cells(page.opened.table)[0][2] == "开封太久"
    press(page.opened.too_old)
    assert cells(page.opened.table) == []


def test_tags_are_added_and_one_twice_is_refused(page, desk, items, press):
    open_item(desk, page, items["umbrella"], Subject.TAGS)
    page.tags.field.set_text("u 07")
    press(page.tags.add)
    assert [row[0] for row in cells(page.tags.table)] == ["U07"]
    page.tags.field.set_text("U07")
    press(page.tags.add)
    assert "U07" in page.tags.field.error
    assert page.take_scan("U08")
    desk.settle()
    assert [row[0] for row in cells(page.tags.table)] == ["U07", "U08"]


def test_a_barcode_is_learnt_by_scanning_it(page, desk, items):
    open_item(desk, page, items["mask"])
    assert not page.take_scan(GTIN)
    page.open(Subject.BARCODES)
    assert not page.take_scan("1" * 53)
    assert page.take_scan(GTIN)
    desk.settle()
    assert cells(page.barcodes.table) == [[GTIN]]
    open_item(desk, page, items["umbrella"], Subject.BARCODES)
    page.take_scan(GTIN)
    desk.settle()
    assert page.barcodes.field.error


def test_a_leader_changes_the_limits(page, desk, items, press):
    open_item(desk, page, items["mask"], Subject.LIMITS)
    assert page.limits.bottom.text() == "50"
    page.limits.bottom.set_text("500")
    press(page.limits.save)
    assert page.limits.target.error
    page.limits.target.set_text("600")
    press(page.limits.save)
    assert desk.services.station.shelf.item(items["mask"].id).item.bottom == 500
    assert page.state.tone is Tone.STOP


def test_going_back_leads_to_the_overview_first(page, desk, items, qtbot):
    open_item(desk, page, items["mask"], Subject.DISCARD)
    page.leave()
    assert page.overview.isVisible()
    with qtbot.waitSignal(page.back):
        page.leave()


def test_an_item_that_is_gone_is_said(page, desk, items):
    heard = []
    object.__setattr__(desk.context, "announce", heard.append)
    page.show_item(desk.services.hands.new_id())
    desk.settle()
    assert heard


def test_all_settings_are_asked_for(page, desk, items, qtbot):
    open_item(desk, page, items["mask"], Subject.LIMITS)
    with qtbot.waitSignal(page.edit_wanted) as asked:
        page.limits.edit.click()
    assert asked.args == [items["mask"].id]
