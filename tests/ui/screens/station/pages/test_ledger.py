"""The ledger: what is said of a movement, who takes it back and when."""

import pytest

from gangting.domain.actors import Role
from gangting.domain.supplies.movements import DiscardReason, Source, Worker
from gangting.ui.screens.station.pages.ledger import LedgerPage
from gangting.ui.screens.station.pages.ledger_rows import signed


@pytest.fixture
def moved(desk, items, take_in, later):
    """Move some goods; the last a minute ago."""
    ledger = desk.services.station.ledger
    take_in("mask", 100, Source.DONATED, party="李奶奶")
    ledger.give(items["mask"].id, Worker.RIDER, desk.officer, 3)
    ledger.discard(items["mask"].id, 2, DiscardReason.DAMAGED, desk.officer, "受潮")
    later(minutes=1)


@pytest.fixture
def page(desk, show, moved) -> LedgerPage:
    return show(LedgerPage(desk.context))


def said(page):
    return [[cell.text for cell in row.cells] for row in page.table.rows]


def hold(page, place):
    page.table.pressed.emit(page.table.rows[place].key, 0)


def test_signs_are_those_of_a_ledger():
    assert (signed(1200), signed(-3)) == ("+1,200", "−3")


def test_the_newest_stands_first_in_words(page):
    lines = said(page)
    assert [line[2:5] for line in lines] == [
        ["报废", "−2", "损坏 · 受潮"],
        ["发放", "−3", "送餐员"],
        ["入库", "+100", "捐赠 · 李奶奶 · 有效期至 2028-01-31"],
    ]


def test_nothing_moved_is_said(desk, show):
    page = show(LedgerPage(desk.context))
    assert page.table._empty.isVisible()


def test_at_once_anybody_takes_it_back(page, desk, items, left, press, as_role):
    as_role(Role.VOLUNTEER)
    desk.services.station.ledger.give(items["mask"].id, Worker.COURIER, desk.officer, 5)
    page.on_enter()
    desk.settle()
    hold(page, 0)
    assert page.undo.isVisible()
    assert not page.reverse.isVisible()
    press(page.undo)
    assert left(items["mask"]) == 95
    assert "95" in page.answer.text()
    assert said(page)[1][6] == "已撤销"


def test_the_word_in_the_line_takes_it_back_too(page, desk, items, left):
    desk.services.station.ledger.give(items["mask"].id, Worker.COURIER, desk.officer, 5)
    page.on_enter()
    desk.settle()
    assert said(page)[0][6] == "撤销"
    page.table.pressed.emit(page.table.rows[0].key, 6)
    desk.settle()
    assert left(items["mask"]) == 95


def test_later_a_leader_takes_it_back_with_a_reason(page, items, left, press):
    hold(page, 0)
    assert page.reverse.isVisible()
    press(page.reverse)
    assert page.reason.error
    page.reason.set_text("登记错了")
    press(page.reverse)
    assert left(items["mask"]) == 97
    assert "登记错了" in said(page)[0][4]


def test_later_a_volunteer_is_told_who_may(page, as_role):
    as_role(Role.VOLUNTEER)
    hold(page, 0)
    assert not page.reverse.isVisible()
    assert not page.reason.isVisible()
    assert "值班长" in page.said.text()


def test_a_refusal_says_why(page, items, left, press):
    hold(page, 2)
    page.reason.set_text("不是捐的")
    press(page.reverse)
    assert left(items["mask"]) == 95
    assert page.answer.text()
    assert page.answer.isVisible()


def test_what_took_something_back_stays(page, press):
    hold(page, 0)
    page.reason.set_text("登记错了")
    press(page.reverse)
    hold(page, 0)
    assert not page.reverse.isVisible()
    assert not page.undo.isVisible()


def test_the_lines_of_one_item(page, desk, items, take_in, press):
    take_in("umbrella", 3)
    press(page.filter)
    assert page.grid.isVisible()
    press(page.grid.key(items["umbrella"]))
    assert [line[1] for line in said(page)] == ["雨伞"]
    page.show_only(None)
    desk.settle()
    assert len(said(page)) == 4


def test_older_lines_are_asked_for(page, press, monkeypatch):
    monkeypatch.setattr("gangting.ui.screens.station.pages.ledger._BATCH", 2)
    page.show_only(None)
    page.context.jobs.drain()
    assert len(said(page)) == 2
    press(page.older)
    assert len(said(page)) == 3
    assert not page.older.isVisible()
