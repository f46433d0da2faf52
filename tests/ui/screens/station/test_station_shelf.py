"""The shelf at work: two touches give, what is left is said, anybody takes it back."""

from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from gangting.domain.actors import Role
from gangting.domain.errors import KnownError
from gangting.domain.supplies.movements import MovementKind, Source, Worker
from gangting.services.station.values import Receipt
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.station.book_pages import Book
from gangting.ui.screens.station.screen import StationScreen
from gangting.ui.screens.station.values import CardAct
from gangting.ui.theme import Look


def served(volunteer) -> dict[Worker, int]:
    return dict(volunteer.station.shelf.shelf().served)


def test_two_touches_give_one_and_say_what_is_left(volunteer):
    volunteer.serve("rider")
    volunteer.press("mask")

    assert volunteer.stock("mask").on_hand == 59
    assert served(volunteer) == {Worker.RIDER: 1}
    assert volunteer.said() == "防护口罩还有 59 个"
    assert volunteer.spoken == ["防护口罩还有 59 个"]
    assert volunteer.sounds == ["recorded"]
    assert volunteer.screen.shelf.served.text == "今日服务 1 人次"


def test_the_other_way_round_gives_as_well(volunteer):
    volunteer.press("bottled_water")

    assert volunteer.stock("bottled_water").on_hand == 31
    assert volunteer.card("bottled_water").state.wanted
    assert volunteer.said() == "矿泉水：谁来领？"

    volunteer.serve("courier")

    assert volunteer.stock("bottled_water").on_hand == 30
    assert served(volunteer) == {Worker.COURIER: 1}
    assert not volunteer.card("bottled_water").state.wanted


def test_the_same_person_takes_more_without_being_chosen_again(volunteer):
    volunteer.serve("guard")
    volunteer.press("mask")
    volunteer.press("bottled_water")

    assert served(volunteer) == {Worker.GUARD: 2}


def test_the_choice_is_let_go_after_a_while_and_when_the_screen_is_left(volunteer):
    volunteer.serve("guard")
    volunteer.screen.desk._let_go.timeout.emit()
    assert volunteer.screen.desk.facts.worker is None

    volunteer.serve("guard")
    volunteer.desk.window.show_screen("gate")
    assert volunteer.screen.desk.facts.worker is None


def test_several_at_once_then_one_again(volunteer):
    volunteer.serve("cleaner")
    volunteer.screen.shelf.times.key(5).click()
    assert volunteer.card("mask").key(CardAct.GIVE).text() == "领 5"
    volunteer.press("mask")

    assert volunteer.stock("mask").on_hand == 55
    assert served(volunteer) == {Worker.CLEANER: 1}
    assert volunteer.card("mask").key(CardAct.GIVE).text() == "领 1"


def test_a_trembling_finger_gives_once_and_a_second_touch_gives_again(volunteer):
    volunteer.serve("rider")
    key = volunteer.card("mask").key(CardAct.GIVE)
    key.click()
    key.click()
    volunteer.desk.settle()
    key.click()
    volunteer.desk.settle()
    assert volunteer.stock("mask").on_hand == 59

    volunteer.desk.clock.advance(timedelta(seconds=1))
    volunteer.press("mask")
    assert volunteer.stock("mask").on_hand == 58


def test_undo_brings_it_back_and_is_gone(volunteer):
    volunteer.serve("rider")
    volunteer.press("mask")
    assert volunteer.screen.shelf.said.counting
    volunteer.undo()

    assert volunteer.stock("mask").on_hand == 60
    assert volunteer.said() == "已撤销，防护口罩还有 60 个"
    assert volunteer.screen.shelf.said.undo.isHidden()
    assert served(volunteer) == {}


def test_after_thirty_seconds_there_is_nothing_to_take_back(volunteer):
    volunteer.serve("rider")
    volunteer.press("mask")
    volunteer.screen.shelf.said.end_now()
    assert volunteer.said() == ""

    volunteer.desk.clock.advance(timedelta(seconds=1))
    volunteer.press("mask")
    volunteer.desk.clock.advance(timedelta(seconds=31))  # a slow machine: the key is still there
    volunteer.undo()
    assert volunteer.said() == "超过 30 秒，不能撤销了，请值班长更正"
    assert volunteer.sounds[-1] == "attention"


def test_a_shortage_names_the_item_what_was_wanted_and_what_is_left(volunteer):
    volunteer.serve("rider")
    volunteer.screen.shelf.times.key(10).click()
    volunteer.press("disposable_raincoat")

    assert volunteer.stock("disposable_raincoat").on_hand == 4
    for part in ("一次性雨衣", "10", "4"):
        assert part in volunteer.said()
    assert volunteer.screen.shelf.said.undo.isHidden()
    assert volunteer.sounds == ["attention"]

    volunteer.desk.language.switch(ENGLISH)
    QApplication.processEvents()
    assert "Raincoat" in volunteer.said()
    assert "一次性雨衣" not in volunteer.said()
    volunteer.desk.language.switch(CHINESE)


def test_one_is_opened_for_everybody(volunteer):
    volunteer.press("hand_sanitizer", CardAct.OPEN)

    shown = volunteer.stock("hand_sanitizer")
    assert (shown.on_hand, len(shown.opened)) == (2, 1)
    assert volunteer.card("hand_sanitizer").key(CardAct.OPEN).text() == "开一瓶"
    assert "开封 1 瓶" in volunteer.card("hand_sanitizer").chip
    volunteer.undo()
    assert volunteer.stock("hand_sanitizer").on_hand == 3


@pytest.mark.parametrize(
    ("code", "acts"),
    [
        ("mask", (CardAct.GIVE, CardAct.MORE)),
        ("first_aid_kit", (CardAct.CHECK, CardAct.MORE)),
        ("medical_alcohol", (CardAct.OPEN, CardAct.MORE)),
        ("umbrella", (CardAct.LEND, CardAct.RETURN, CardAct.MORE)),
    ],
)
def test_the_keys_follow_the_kind(volunteer, code, acts):
    card = volunteer.card(code)
    assert card.state.acts == acts
    assert {act for act in CardAct if not card.key(act).isHidden()} == set(acts)


def test_what_only_the_staff_use_asks_for_nobody(volunteer):
    bleach = volunteer.item("bleach_84")
    leader = volunteer.desk.services.officers.add("周岚", Role.LEADER, "481526", None)
    volunteer.station.catalogue.save(replace(bleach, in_use=True, expires=False), leader)
    volunteer.station.ledger.receive(Receipt(bleach.id, 3, Source.PURCHASED), leader)
    volunteer.screen.desk.refresh()
    volunteer.desk.settle()
    volunteer.press("bleach_84")

    assert volunteer.stock("bleach_84").on_hand == 2
    line = volunteer.station.ledger.lines(limit=1)[0].booked.movement
    assert (line.kind, line.worker) == (MovementKind.GIVE, Worker.STAFF)


def test_nine_items_are_on_two_pages(volunteer):
    shelf = volunteer.screen.shelf
    assert not shelf.after.isVisible()
    leader = volunteer.desk.services.officers.add("周岚", Role.LEADER, "481526", None)
    volunteer.station.catalogue.save(replace(volunteer.item("tissue"), in_use=True), leader)
    volunteer.desk.window.resize(1024, 768)
    volunteer.screen.desk.refresh()
    volunteer.desk.settle()
    QApplication.processEvents()

    assert shelf.after.isVisible()
    shelf.after.click()
    names = [card.state.name for card in shelf.grid.cards()]
    assert names == ["一次性雨衣", "雨伞", "纸巾"]


def test_an_empty_shelf_says_what_to_do_first(bare):
    shelf = bare.screen.shelf
    assert shelf.empty.isVisible()
    assert "入库" in shelf.empty.words.text()
    assert not shelf.workers.isVisible()
    assert all(not card.chip for card in shelf.grid.cards())
    shelf.empty.key.click()
    bare.desk.settle()
    assert bare.screen.front() is not shelf


def test_who_may_only_look_is_offered_nothing_to_press(desk, volunteer):
    leader = desk.services.officers.add("周岚", Role.LEADER, "481526", None)
    observer = desk.services.officers.add("林小雨", Role.OBSERVER, "739158", leader)
    screen = StationScreen(replace(desk.context, officer=lambda: observer))
    screen.desk.refresh()
    desk.settle()

    assert screen.shelf.workers.isHidden()
    assert screen.shelf.receive.isHidden()
    assert not screen.shelf.looking.isHidden()
    for card in screen.shelf.grid.cards():
        assert card.state.acts == (CardAct.MORE,)
    assert not screen.take_scan("6901234567892")


def test_the_books_stand_in_the_place_of_the_workers(volunteer):
    shelf = volunteer.screen.shelf
    before = shelf.grid.geometry()
    shelf.more.click()
    QApplication.processEvents()
    assert shelf.gifts.isVisible()
    assert not shelf.workers.isVisible()
    assert shelf.grid.geometry() == before
    shelf.more.click()
    assert shelf.workers.isVisible()


def test_the_count_is_offered_where_there_is_one(volunteer, qtbot):
    shelf = volunteer.screen.shelf
    assert not shelf.count.isVisible()
    volunteer.screen.offer_count(wanted=True)
    with qtbot.waitSignal(volunteer.screen.count_wanted):
        shelf.count.click()


@pytest.mark.parametrize("night", [False, True])
@pytest.mark.parametrize("code", [CHINESE, ENGLISH])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_nothing_sticks_out_or_is_too_small(volunteer, checks, size, code, night):
    volunteer.desk.theme.set_look(Look(night=night))
    volunteer.desk.language.switch(code)
    volunteer.desk.window.resize(*size)
    volunteer.serve("rider")
    volunteer.press("mask")
    QApplication.processEvents()

    screen = volunteer.screen
    assert (volunteer.desk.window.width(), volunteer.desk.window.height()) == size
    assert checks["nameless"](screen) == []
    assert checks["too_small"](screen) == []
    assert checks["outside"](screen) == []


def test_a_locked_station_follows_the_language(desk, volunteer):
    def nobody():
        raise KnownError("locked")

    screen = StationScreen(replace(desk.context, officer=nobody))
    for book in Book:
        about = book in {Book.ITEM, Book.KIT}
        screen.open_book(book, volunteer.item("first_aid_kit").id if about else None)
    desk.settle()
    desk.language.switch(ENGLISH)
    QApplication.processEvents()

    assert screen.shelf.receive.isHidden()
    assert screen.title() == "Warm station"
