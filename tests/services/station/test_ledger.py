"""Receive, give, open, discard, transfer: who may, what is refused, what the books say then."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.shop import FAR, TODAY, in_days

from gangting.domain.errors import KnownError
from gangting.domain.supplies.movements import DiscardReason, MovementKind, Source, Worker
from gangting.domain.supplies.opened import OpenedEnd
from gangting.services.station.values import Receipt


def refused(code):
    return pytest.raises(KnownError, match=f"^{code}$")


class TestReceiving:
    def test_goods_of_one_expiry_are_one_lot(self, shop):
        shop.receive("mask", 100)
        act = shop.receive("mask", 20)
        shop.receive("mask", 5, in_days(40), lot="A7")

        assert (act.kind, act.quantity, act.left) == (MovementKind.RECEIVE, 20, 120)
        assert shop.lots("mask") == [(in_days(40), 5), (FAR, 120)]
        assert shop.sound()

    def test_what_does_not_expire_needs_no_date(self, quick):
        quick.receive("umbrella", 3, None)
        quick.receive("umbrella", 2)
        assert quick.lots("umbrella") == [(None, 5)]

    @pytest.mark.parametrize(
        ("changes", "code"),
        [
            ({"expiry": None}, "expiry_missing"),
            ({"expiry": in_days(-1)}, "already_expired"),
            ({"source": Source.DONATED}, "donor_missing"),
            ({"source": Source.DONATED, "party": " "}, "donor_missing"),
        ],
    )
    def test_what_is_not_taken_in(self, quick, changes, code):
        with refused(code):
            quick.receive("mask", 1, **changes)
        assert quick.on_hand("mask") == 0

    def test_what_expires_today_is_taken_in(self, quick):
        assert quick.receive("mask", 1, TODAY).left == 1

    @pytest.mark.parametrize("quantity", [0, -1, 10_000])
    def test_no_odd_quantities(self, quick, quantity):
        quick.receive("mask", 10)
        for act in (quick.receive, quick.give):
            with refused("invalid_quantity"):
                act("mask", quantity)

    def test_an_unknown_item_and_a_retired_one(self, quick):
        ledger = quick.station.ledger
        with refused("unknown_item"):
            ledger.give(uuid4(), Worker.RIDER, quick.by)
        with refused("item_not_in_use"):
            quick.receive("ginger_tea", 1)


class TestGiving:
    def test_what_expires_first_goes_first_and_over_lots(self, shop):
        shop.receive("mask", 10, in_days(200))
        shop.receive("mask", 4, in_days(20))
        act = shop.give("mask", 6)

        assert (act.quantity, act.left, act.worker) == (6, 8, Worker.RIDER)
        assert shop.lots("mask") == [(in_days(200), 8)]
        assert [line.booked.movement.delta for line in shop.station.ledger.lines()[:2]] == [-2, -4]
        assert shop.sound()

    def test_a_shortage_says_item_wanted_and_left(self, shop):
        shop.receive("mask", 3)
        with refused("shortage") as error:
            shop.give("mask", 4)
        names = {"item": "防护口罩", "item_en": "Face mask"}
        assert error.value.params == {**names, "wanted": 4, "left": 3}
        assert shop.on_hand("mask") == 3

    def test_the_expired_are_never_given(self, shop):
        shop.receive("bottled_water", 5, in_days(1))
        shop.post.clock.advance(timedelta(days=1))
        assert shop.give("bottled_water").left == 4
        shop.post.clock.advance(timedelta(hours=10))  # past midnight in the compound
        with refused("only_expired"):
            shop.give("bottled_water")
        view = shop.view("bottled_water")
        assert (view.on_hand, view.usable, view.low) == (4, 0, True)

    def test_what_is_lent_opened_or_checked_is_not_given(self, quick):
        for code in ("umbrella", "hand_sanitizer", "first_aid_kit"):
            quick.receive(code, 1)
            with refused("not_given"):
                quick.give(code)

    def test_what_is_for_the_staff_goes_to_the_staff_only(self, quick):
        quick.add_item(code="bleach_84", in_use=True)
        quick.receive("bleach_84", 2)
        with refused("staff_only"):
            quick.give("bleach_84")
        assert quick.give("bleach_84", worker=Worker.STAFF).left == 1

    def test_services_are_counted_by_worker_and_not_by_piece(self, shop):
        shop.receive("mask", 3, in_days(10))
        shop.receive("mask", 30)
        shop.give("mask", 6, Worker.RIDER)  # of two lots
        shop.give("mask", 1, Worker.CLEANER)
        shop.give("mask", 1, Worker.STAFF)
        gone = shop.give("mask", 1, Worker.GUARD)
        shop.undo(gone)

        shelf = shop.station.shelf.shelf()
        assert shelf.served == ((Worker.RIDER, 1), (Worker.CLEANER, 1))
        assert shelf.services == 2
        counted = shop.station.shelf.services(in_days(-1), TODAY)
        assert counted == {
            Worker.RIDER: 1,
            Worker.COURIER: 0,
            Worker.CLEANER: 1,
            Worker.GUARD: 0,
            Worker.OTHER: 0,
        }
        assert set(shop.station.shelf.services(in_days(-2), in_days(-1)).values()) == {0}


class TestOpening:
    def test_an_opened_bottle_leaves_the_shelf_and_has_a_life(self, shop):
        shop.receive("hand_sanitizer", 2)
        act = shop.station.ledger.open_one(shop.id("hand_sanitizer"), shop.by)
        [opened] = shop.view("hand_sanitizer").opened

        assert (act.left, opened.use_by, opened.end) == (1, in_days(90), None)
        shop.station.ledger.finish_opened(opened.id, OpenedEnd.EMPTY, shop.by)
        assert shop.view("hand_sanitizer").opened == ()
        assert shop.post.count("journal", "action = 'opened.finished'") == 1
        with refused("not_found"):
            shop.station.ledger.finish_opened(opened.id, OpenedEnd.EMPTY, shop.by)
        with refused("not_found"):
            shop.station.ledger.finish_opened(uuid4(), OpenedEnd.EMPTY, shop.by)

    def test_the_print_may_end_before_the_life(self, quick):
        quick.receive("hand_sanitizer", 1, in_days(17))
        quick.station.ledger.open_one(quick.id("hand_sanitizer"), quick.by)
        assert quick.view("hand_sanitizer").opened[0].use_by == in_days(17)

    def test_what_is_given_is_not_opened(self, quick):
        quick.receive("mask", 1)
        with refused("not_opened"):
            quick.station.ledger.open_one(quick.id("mask"), quick.by)


class TestThrowingAway:
    def test_the_expired_as_expired(self, shop):
        shop.receive("mask", 5, in_days(3))
        shop.receive("mask", 10)
        shop.post.clock.advance(timedelta(days=4))
        discard = shop.station.ledger.discard
        with refused("nothing_expired"):
            discard(shop.id("mask"), 6, DiscardReason.EXPIRED, shop.by)
        act = discard(shop.id("mask"), 5, DiscardReason.EXPIRED, shop.by, "生产日期早")
        assert act.left == 10
        [line, *_] = shop.station.ledger.lines(shop.id("mask"))
        assert (line.booked.movement.note, line.officer) == ("生产日期早", "何平")
        with refused("shortage"):
            discard(shop.id("mask"), 11, DiscardReason.DAMAGED, shop.by)
        assert shop.sound()

    def test_to_another_booth(self, quick):
        quick.receive("mask", 5)
        transfer = quick.station.ledger.transfer
        with refused("party_missing"):
            transfer(quick.id("mask"), 2, "  ", quick.by)
        act = transfer(quick.id("mask"), 2, "北门岗", quick.by)
        assert (act.kind, act.left) == (MovementKind.TRANSFER, 3)
        with refused("shortage"):
            transfer(quick.id("mask"), 4, "北门岗", quick.by)


def test_who_may_only_look_moves_nothing(quick):
    watcher = quick.post.officers["乔远"]
    quick.receive("mask", 5)
    act = quick.give("mask")
    quick.umbrellas("U1")
    item_id, ledger, lending = quick.id("mask"), quick.station.ledger, quick.station.lending
    for attempt in (
        lambda: ledger.receive(Receipt(item_id, 1, Source.ALLOCATED, FAR), watcher),
        lambda: ledger.give(item_id, Worker.RIDER, watcher),
        lambda: ledger.open_one(item_id, watcher),
        lambda: ledger.finish_opened(item_id, OpenedEnd.EMPTY, watcher),
        lambda: ledger.discard(item_id, 1, DiscardReason.LOST, watcher),
        lambda: ledger.transfer(item_id, 1, "北门岗", watcher),
        lambda: ledger.undo(act.id, watcher),
        lambda: ledger.reverse(act.id, "记错了", watcher),
        lambda: lending.lend("U1", Worker.RIDER, watcher),
        lambda: lending.take_back("U1", watcher),
        lambda: lending.retire("U1", DiscardReason.LOST, watcher),
        lambda: ledger.reopen(item_id, watcher),
        lambda: quick.station.catalogue.add_tag(quick.id("umbrella"), "U9", watcher),
        lambda: quick.station.catalogue.learn_barcode(item_id, "69012345", watcher),
        lambda: quick.station.care.check_kit(quick.id("first_aid_kit"), {}, watcher),
        lambda: quick.station.care.thank(act.id, "写信", watcher),
        lambda: quick.station.catalogue.save(quick.items["mask"], watcher),
    ):
        with refused("not_allowed"):
            attempt()
    assert quick.on_hand("mask") == 4


def test_two_booths_do_not_mix_their_stock(shop, tmp_path):
    shop.receive("mask", 10)
    act = shop.give("mask", 2)
    shop.umbrellas("U1", "U2")
    shop.lend("U1")
    with shop.post.second_booth(tmp_path / "north") as north:
        north.officers = shop.post.officers
        there = type(shop)(north)
        assert there.on_hand("mask") == 0
        with refused("shortage"):
            there.give("mask")
        with refused("not_found"):
            there.undo(act)
        there.receive("mask", 3)
        assert (there.give("mask").left, shop.on_hand("mask")) == (2, 8)
        assert len(there.station.ledger.lines()) == 2
        assert there.station.shelf.shelf().services == 1
        assert there.station.lending.out() == ()

        # An umbrella may come back anywhere, and stands there from then on.
        back = there.back("U1")
        assert (back.left, there.on_hand("umbrella")) == (1, 1)
        assert (shop.view("umbrella").on_hand, shop.view("umbrella").lent) == (1, 0)
        # What another booth still has keeps an item in use.
        shop.station.ledger.discard(shop.id("mask"), 8, DiscardReason.DAMAGED, shop.by)
        with refused("still_in_stock"):
            shop.add_item(code="mask", in_use=False)
        assert shop.sound()
        assert there.sound()
