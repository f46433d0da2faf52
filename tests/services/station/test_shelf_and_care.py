"""The shelf and its foresight, history, kits, gifts, the catalogue."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from tests.shop import TODAY, in_days

from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Content, ItemKind
from gangting.domain.supplies.foresight import ExpiryBand
from gangting.domain.supplies.loans import LoanEnd
from gangting.domain.supplies.movements import Source


def refused(code):
    return pytest.raises(KnownError, match=f"^{code}$")


class TestShelf:
    def test_a_new_booth_keeps_the_eight_items(self, shop):
        shelf = shop.station.shelf.shelf()
        assert [view.item.code for view in shelf.items] == [
            "mask",
            "disposable_gloves",
            "first_aid_kit",
            "hand_sanitizer",
            "medical_alcohol",
            "bottled_water",
            "disposable_raincoat",
            "umbrella",
        ]
        assert (shelf.low, shelf.services, shelf.today) == (8, 0, TODAY)
        with refused("unknown_item"):
            shop.station.shelf.item(uuid4())

    def test_days_of_supply_leave_out_the_days_without(self, shop):
        shop.receive("mask", 20)
        shop.give("mask", 10)
        shop.post.clock.advance(timedelta(days=1))
        shop.give("mask", 10)
        shop.post.clock.advance(timedelta(days=4))  # nothing there for three days
        shop.receive("mask", 30)
        assert shop.view("mask").days == 4  # 20 in three days with something to give
        shop.undo(shop.give("mask", 5))
        assert shop.view("mask").days == 4

    def test_expiry_and_the_bottom_line(self, shop):
        shop.receive("mask", 40, in_days(20))
        shop.receive("mask", 10, in_days(300))
        view = shop.view("mask")
        assert (view.band, view.expiry, view.low) == (ExpiryBand.WITHIN_30, in_days(20), False)
        shop.give("mask", 1)
        assert shop.view("mask").low

    def test_what_to_buy(self, quick):
        quick.receive("mask", 49)
        quick.receive("disposable_gloves", 50)
        quick.umbrellas(*[f"U{n}" for n in range(10)])
        quick.lend("U1")
        wanted = {line.item.code: line.quantity for line in quick.station.shelf.shopping_list()}
        assert wanted["mask"] == 151
        assert "disposable_gloves" not in wanted
        assert "umbrella" not in wanted, "what is out is not to be bought"
        for number in range(2, 10):
            quick.lend(f"U{number}")
        assert (quick.view("umbrella").usable, quick.view("umbrella").low) == (1, False)
        quick.back("U1", LoanEnd.LOST)
        for number in range(2, 9):
            quick.back(f"U{number}", LoanEnd.LOST)
        assert quick.view("umbrella").low
        wanted = {line.item.code: line.quantity for line in quick.station.shelf.shopping_list()}
        assert wanted["umbrella"] == 8, "the shelf and the shopping list have one rule"

    def test_history_day_by_day(self, shop):
        shop.receive("mask", 20)
        given = shop.give("mask", 5)
        shop.post.clock.advance(timedelta(days=1))
        shop.give("mask", 3)
        shop.reverse(given)
        shop.umbrellas("U1")
        shop.lend("U1")
        days = shop.station.shelf.history(shop.id("mask"), 3)

        assert [(d.day, d.evening, d.came, d.went) for d in days] == [
            (in_days(-1), 0, 0, 0),
            (TODAY, 15, 20, 5),
            (in_days(1), 17, 0, -2),
        ]
        [day] = shop.station.shelf.history(shop.id("umbrella"), 1)
        assert (day.evening, day.came, day.went) == (0, 1, 1)


class TestCare:
    def test_a_kit_is_checked_against_its_list(self, shop):
        kit = shop.items["first_aid_kit"]
        full = {part.name: (part.quantity, None) for part in kit.contents}
        check = shop.station.care.check_kit(kit.id, full, shop.by)
        assert check.complete
        del full["镊子"]
        full["碘伏"] = (1, in_days(-1))
        shop.station.care.check_kit(kit.id, full, shop.by)
        last = shop.view("first_aid_kit").kit_check  # of two in one moment the later
        assert not last.complete
        assert [line.name for line in last.to_replace(TODAY)] == ["镊子", "碘伏"]
        shop.post.clock.set(shop.post.clock.now() - timedelta(hours=3))  # put right
        full = {part.name: (part.quantity, None) for part in kit.contents}
        shop.station.care.check_kit(kit.id, full, shop.by)
        assert shop.view("first_aid_kit").kit_check.complete

    def test_the_day_of_a_check_is_the_compounds(self, quick):
        quick.post.clock.advance(timedelta(hours=10))  # 00:32 on the 22nd there, the 21st in UTC
        kit = quick.items["first_aid_kit"]
        full = {part.name: (part.quantity, TODAY) for part in kit.contents}
        assert not quick.station.care.check_kit(kit.id, full, quick.by).complete
        assert not quick.view("first_aid_kit").kit_check.complete

    def test_what_is_no_kit(self, quick):
        with refused("not_a_kit"):
            quick.station.care.check_kit(quick.id("mask"), {}, quick.by)
        with refused("invalid_quantity"):
            quick.station.care.check_kit(quick.id("first_aid_kit"), {"镊子": (-1, None)}, quick.by)

    def test_gifts_and_thanks(self, shop):
        gift = shop.receive("mask", 50, source=Source.DONATED, party="热心居民")
        plain = shop.receive("mask", 5)
        care = shop.station.care
        assert [(g.donor, g.quantity, g.thanked) for g in care.gifts()] == [("热心居民", 50, "")]
        for act, how, code in (
            (gift, " ", "how_missing"),
            (plain, "写信", "not_a_gift"),
            (replace(gift, id=uuid4()), "写信", "not_a_gift"),
        ):
            with refused(code):
                care.thank(act.id, how, shop.by)
        care.thank(gift.id, "打电话", shop.by)
        care.thank(gift.id, "写信", shop.by)
        assert care.gifts()[0].thanked == "写信"
        shop.undo(gift)
        assert care.gifts() == ()
        with refused("not_a_gift"):
            care.thank(gift.id, "写信", shop.by)


class TestCatalogue:
    def test_a_leader_changes_it_and_the_journal_says_so(self, shop):
        shop.add_item(code="mask", name=" 医用  口罩 ", barcodes=("69012345", " 69012345 "))
        found = shop.station.catalogue.by_barcode("69012345 ")
        assert (found.name, found.barcodes) == ("医用 口罩", ("69012345",))
        new = replace(shop.items["mask"], id=uuid4(), code="hot_pack", name="热贴", barcodes=())
        shop.station.catalogue.save(new, shop.leader)
        assert shop.post.count("journal", "action = 'item.changed'") == 1
        assert shop.post.count("journal", "action = 'item.added'") == 1
        assert shop.post.journal_break() is None
        assert shop.station.catalogue.by_barcode("000000") is None

    def test_an_item_changes_its_place_in_one_transaction(self, quick):
        catalogue = quick.station.catalogue

        def shelf():
            return [item.code for item in catalogue.all() if item.in_use]

        before = shelf()
        with refused("not_allowed"):
            catalogue.move(quick.id(before[1]), -1, quick.by)
        catalogue.move(quick.id(before[1]), -1, quick.leader)
        assert shelf() == [before[1], before[0], *before[2:]]
        assert quick.post.count("journal", "action = 'item.moved'") == 1
        for code, step in ((before[1], -1), (before[-1], 1)):
            catalogue.move(quick.id(code), step, quick.leader)
        assert shelf() == [before[1], before[0], *before[2:]], "nothing is beyond the ends"
        assert quick.post.count("journal", "action = 'item.moved'") == 1
        with refused("unknown_item"):
            catalogue.move(uuid4(), 1, quick.leader)

    def test_what_is_refused(self, quick):
        quick.receive("mask", 1)
        quick.add_item(code="bottled_water", barcodes=("69012345",))
        for changes, code in (
            ({"code": "bottled_water"}, "code_taken"),
            ({"name": "矿泉水"}, "item_name_taken"),
            ({"name": ""}, "item_name_missing"),
            ({"barcodes": ("69012345",)}, "barcode_taken"),
            ({"barcodes": ("?",)}, "invalid_barcode"),
            ({"kind": ItemKind.STAFF_ONLY}, "kind_is_fixed"),
            ({"in_use": False}, "still_in_stock"),
            ({"bottom": 300}, "invalid_limits"),
            ({"contents": (Content("镊子", 1),)}, "contents_of_no_kit"),
        ):
            with refused(code):
                quick.station.catalogue.save(replace(quick.items["mask"], **changes), quick.leader)

    def test_what_is_out_stays_in_use(self, quick):
        quick.umbrellas("U1")
        quick.lend("U1")
        with refused("still_in_stock"):
            quick.add_item(code="umbrella", in_use=False)

    def test_a_new_brand_is_learnt(self, shop):
        learn = shop.station.catalogue.learn_barcode
        learn(shop.id("mask"), "69012345", shop.by)
        assert learn(shop.id("mask"), "69012346", shop.by).barcodes == ("69012345", "69012346")
        assert learn(shop.id("mask"), "69012346", shop.by).barcodes == ("69012345", "69012346")
        with refused("barcode_taken"):
            learn(shop.id("bottled_water"), "69012346", shop.by)
        with refused("invalid_barcode"):
            learn(shop.id("mask"), "?", shop.by)
        assert shop.post.count("journal", "action = 'item.changed'") == 2
