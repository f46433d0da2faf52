"""Taking back: half a minute by anybody, later with a reason, never under later bookings."""

from datetime import timedelta

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.stocktake import CountScope, DifferenceReason
from gangting.domain.supplies.loans import LoanEnd, TagState
from gangting.domain.supplies.movements import DiscardReason, MovementKind
from gangting.domain.supplies.opened import OpenedEnd


def refused(code):
    return pytest.raises(KnownError, match=f"^{code}$")


def tag_state(shop, number):
    tag, _item, _loan = shop.station.lending.find_tag(number)
    return tag.state


@pytest.mark.parametrize("seconds", [0, 29.9, 30])
def test_half_a_minute_by_anybody(shop, seconds):
    shop.receive("mask", 10)
    act = shop.give("mask", 3)
    shop.post.clock.advance(seconds)
    undone = shop.undo(act)

    assert (undone.kind, undone.quantity, undone.left) == (MovementKind.REVERSAL, 3, 10)
    assert shop.sound()
    with refused("already_reversed"):
        shop.undo(act)
    with refused("already_reversed"):
        shop.reverse(act)
    with refused("not_reversible"):
        shop.undo(undone)


def test_later_with_a_reason_by_who_may_correct(shop):
    shop.receive("mask", 10)
    act = shop.give("mask", 3)
    shop.post.clock.advance(30.1)
    with refused("undo_too_late"):
        shop.undo(act)
    with refused("not_allowed"):
        shop.station.ledger.reverse(act.id, "记错了", shop.by)
    with refused("reason_missing"):
        shop.reverse(act, "  ")
    assert shop.reverse(act).left == 10
    [line, *_] = shop.station.ledger.lines()
    assert (line.booked.movement.note, line.officer, line.may_undo) == ("记错了", "周岚", False)


def test_the_ledger_says_what_may_still_be_undone(quick):
    quick.receive("mask", 10)
    quick.post.clock.advance(60)
    act = quick.give("mask")
    assert [line.may_undo for line in quick.station.ledger.lines()] == [True, False]
    quick.undo(act)
    assert [line.may_undo for line in quick.station.ledger.lines()] == [False, False, False]


def test_an_unknown_act(quick):
    with refused("not_found"):
        quick.station.ledger.undo(quick.id("mask"), quick.by)


def test_goods_that_went_out_meanwhile_keep_their_receipt(shop):
    received = shop.receive("mask", 5)
    given = shop.give("mask", 1)
    with refused("act_has_followers"):
        shop.undo(received)
    shop.undo(given)
    assert shop.undo(received).left == 0
    assert shop.sound()


def test_a_receipt_into_a_fuller_lot_may_go(quick):
    quick.receive("mask", 5)
    again = quick.receive("mask", 5)
    quick.give("mask", 5)
    assert quick.undo(again).left == 0


def test_a_loan_taken_back_never_was(shop):
    shop.umbrellas("U1")
    lent = shop.lend("U1")
    assert shop.undo(lent).left == 1
    assert tag_state(shop, "U1") is TagState.HERE
    assert shop.station.lending.out() == ()
    assert shop.station.shelf.shelf().services == 0


def test_a_loan_that_ended_keeps_its_beginning(shop):
    shop.umbrellas("U1")
    lent = shop.lend("U1")
    back = shop.back("U1")
    with refused("act_has_followers"):
        shop.undo(lent)
    shop.undo(back)
    assert tag_state(shop, "U1") is TagState.LENT
    shop.undo(lent)
    assert (shop.on_hand("umbrella"), tag_state(shop, "U1")) == (1, TagState.HERE)
    assert shop.sound()


@pytest.mark.parametrize("end", [LoanEnd.DAMAGED, LoanEnd.LOST])
def test_a_loss_may_be_undone(shop, end):
    shop.umbrellas("U1", "U2")
    shop.lend("U1")
    gone = shop.back("U1", end)
    assert (gone.left, tag_state(shop, "U1"), shop.view("umbrella").owned) == (1, TagState.GONE, 1)
    undone = shop.undo(gone)

    assert (undone.quantity, undone.left) == (1, 1)
    assert tag_state(shop, "U1") is TagState.LENT
    assert shop.view("umbrella").owned == 2
    assert shop.back("U1").left == 2
    assert shop.sound()


def test_a_loss_stays_where_its_number_is_on_another_since(quick):
    quick.umbrellas("U1")
    quick.lend("U1")
    lost = quick.back("U1", LoanEnd.LOST)
    quick.umbrellas("U1")
    with refused("act_has_followers"):
        quick.undo(lost)


@pytest.mark.parametrize("again", ["out", "out and back"])
def test_a_return_stays_where_the_thing_went_out_again(shop, again):
    shop.umbrellas("U1")
    shop.lend("U1")
    back = shop.back("U1")
    lent_again = shop.lend("U1")
    if again == "out and back":
        shop.back("U1")
    with refused("act_has_followers"):
        shop.undo(back)
    if again == "out":
        shop.undo(lent_again)
        shop.undo(back)  # the second loan never was
        assert tag_state(shop, "U1") is TagState.LENT


def test_a_finished_bottle_stays_opened(shop):
    shop.receive("hand_sanitizer", 2)
    ledger = shop.station.ledger
    first = ledger.open_one(shop.id("hand_sanitizer"), shop.by)
    assert shop.undo(first).left == 2
    assert shop.view("hand_sanitizer").opened == ()
    second = ledger.open_one(shop.id("hand_sanitizer"), shop.by)
    [opened] = shop.view("hand_sanitizer").opened
    ledger.finish_opened(opened.id, OpenedEnd.EMPTY, shop.by)
    with refused("act_has_followers"):
        shop.undo(second)


def test_what_was_thrown_away_or_handed_on_comes_back(shop):
    shop.receive("mask", 10)
    ledger = shop.station.ledger
    thrown = ledger.discard(shop.id("mask"), 4, DiscardReason.DAMAGED, shop.by)
    handed = ledger.transfer(shop.id("mask"), 3, "北门岗", shop.by)
    shop.undo(thrown)
    assert shop.undo(handed).left == 10
    assert shop.sound()


def test_nothing_before_an_accepted_count_is_changed(shop):
    shop.receive("mask", 10)
    before = shop.give("mask", 1)
    count_id = shop.counts.begin(CountScope.PARTIAL, shop.by, [shop.id("mask")]).count.id
    shop.counts.put(count_id, shop.id("mask"), 9, shop.by)
    after = shop.give("mask", 1)
    shop.counts.keep(count_id, shop.id("mask"), shop.by)
    shop.counts.accept(count_id, shop.by, shop.leader)

    for take_back in (shop.undo, shop.reverse):
        with refused("before_count"):
            take_back(before)
    assert shop.undo(after).left == 9


def test_what_a_count_booked_is_not_taken_back(shop):
    shop.receive("mask", 10)
    count_id = shop.counts.begin(CountScope.PARTIAL, shop.by, [shop.id("mask")]).count.id
    shop.counts.put(count_id, shop.id("mask"), 12, shop.by)
    shop.counts.explain(count_id, shop.id("mask"), DifferenceReason.FOUND, shop.by)
    shop.counts.accept(count_id, shop.by, shop.leader)
    [line, *_] = shop.station.ledger.lines(shop.id("mask"))
    assert (line.booked.movement.kind, line.may_undo) == (MovementKind.ADJUST, False)
    with refused("not_reversible"):
        shop.station.ledger.reverse(line.booked.movement.act_id, "记错了", shop.leader)


def test_a_clock_set_back_stops_neither_loans_nor_undo(quick):
    quick.umbrellas("U1")
    count_id = quick.counts.begin(CountScope.FULL, quick.by).count.id
    quick.counts.put(count_id, quick.id("umbrella"), 1, quick.by)
    quick.counts.accept(count_id, quick.by, quick.leader)
    quick.lend("U1")
    quick.post.clock.set(quick.post.clock.now() - timedelta(hours=3))
    back = quick.back("U1")
    assert quick.undo(back).left == 0
    quick.back("U1")
    assert quick.lend("U1").left == 0


def test_a_broken_umbrella_takes_its_tag_with_it(shop):
    shop.umbrellas("U1", "U2")
    ledger, lending = shop.station.ledger, shop.station.lending
    with refused("tag_missing"):
        ledger.discard(shop.id("umbrella"), 1, DiscardReason.DAMAGED, shop.by)
    shop.lend("U2")
    for tag, code in (("U2", "tag_is_out"), ("U9", "unknown_tag")):
        with refused(code):
            lending.retire(tag, DiscardReason.DAMAGED, shop.by)
    act = lending.retire("u1", DiscardReason.DAMAGED, shop.by)
    assert (act.kind, act.left, tag_state(shop, "U1")) == (MovementKind.DISCARD, 0, TagState.GONE)
    with refused("tag_is_gone"):
        lending.retire("U1", DiscardReason.DAMAGED, shop.by)
    assert shop.undo(act).left == 1
    assert tag_state(shop, "U1") is TagState.HERE
    act = lending.retire("U1", DiscardReason.LOST, shop.by)
    shop.station.catalogue.add_tag(shop.id("umbrella"), "U1", shop.by)
    with refused("act_has_followers"):
        shop.undo(act)
    assert shop.sound()


def test_one_without_a_tag_may_be_thrown_away_without_one(quick):
    quick.umbrellas("U1")
    quick.receive("umbrella", 1, None)
    ledger = quick.station.ledger
    assert ledger.discard(quick.id("umbrella"), 1, DiscardReason.DAMAGED, quick.by).left == 1
    with refused("tag_missing"):
        ledger.discard(quick.id("umbrella"), 1, DiscardReason.DAMAGED, quick.by)


def test_a_finished_bottle_is_in_use_again_for_half_a_minute(shop):
    shop.receive("hand_sanitizer", 1)
    ledger = shop.station.ledger
    ledger.open_one(shop.id("hand_sanitizer"), shop.by)
    [opened] = shop.view("hand_sanitizer").opened
    with refused("not_found"):
        ledger.reopen(opened.id, shop.by)
    ledger.finish_opened(opened.id, OpenedEnd.TOO_OLD, shop.by)
    ledger.reopen(opened.id, shop.by)
    assert shop.view("hand_sanitizer").opened == (opened,)
    ledger.finish_opened(opened.id, OpenedEnd.EMPTY, shop.by)
    shop.post.clock.advance(timedelta(seconds=31))
    with refused("undo_too_late"):
        ledger.reopen(opened.id, shop.by)
    assert shop.view("hand_sanitizer").opened == ()
    assert shop.post.count("journal", "action = 'opened.reopened'") == 1
