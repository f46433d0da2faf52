"""The stock count: blind, line by line, two to accept a difference, and then for ever."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.shop import Shop, in_days

from gangting.domain.actors import Right
from gangting.domain.errors import KnownError
from gangting.domain.stocktake import (
    CountScope,
    CountState,
    DifferenceReason,
    LineState,
)
from gangting.domain.supplies.movements import Mark, Worker


LOST, FOUND = DifferenceReason.LOST, DifferenceReason.FOUND


def refused(code):
    return pytest.raises(KnownError, match=f"^{code}$")


class Count:
    """One count of a shop, with short words."""

    def __init__(self, shop, *codes):
        self.shop = shop
        scope = CountScope.PARTIAL if codes else CountScope.FULL
        ids = [shop.id(code) for code in codes]
        self.id = shop.counts.begin(scope, shop.by, ids).count.id

    def put(self, code, quantity, reason=None, **more):
        shop = self.shop
        officer = more.pop("officer", shop.by)
        return shop.counts.put(self.id, shop.id(code), quantity, officer, reason, **more)

    def explain(self, code, reason, **more):
        return self.shop.counts.explain(
            self.id, self.shop.id(code), reason, self.shop.leader, **more
        )

    def keep(self, code):
        return self.shop.counts.keep(self.id, self.shop.id(code), self.shop.by)

    def line(self, code):
        view = self.shop.counts.view(self.id)
        return next(line for line in view.lines if line.item.code == code)

    def accept(self):
        return self.shop.counts.accept(self.id, self.shop.by, self.shop.leader)


@pytest.fixture
def shop(post):
    return Shop(post)


@pytest.fixture
def quick(make_post):
    return Shop(make_post("sqlite"))


class TestBegin:
    def test_everything_in_the_order_of_the_shelf(self, shop):
        view = shop.counts.begin(CountScope.FULL, shop.by)
        assert [line.item.code for line in view.lines][:2] == ["mask", "disposable_gloves"]
        assert len(view.lines) == 8
        assert (view.counted, view.over_tolerance, len(view.unsettled)) == (0, False, 8)

    def test_some_each_once(self, quick):
        ids = [quick.id(code) for code in ("umbrella", "mask", "umbrella")]
        view = quick.counts.begin(CountScope.PARTIAL, quick.by, ids)
        assert [line.item.code for line in view.lines] == ["mask", "umbrella"]

    def test_what_moved_and_one_in_turn(self, shop):
        shop.receive("mask", 5)
        mark = shop.station.ledger.lines()[0].booked.mark
        shop.receive("bottled_water", 5)
        begin = shop.counts.begin
        first = begin(CountScope.MOVED, shop.by, since=mark)
        assert [line.item.code for line in first.lines] == ["mask", "bottled_water"]
        shop.counts.put(first.count.id, shop.id("mask"), 5, shop.by)
        shop.counts.accept(first.count.id, shop.by, shop.by)
        second = begin(CountScope.MOVED, shop.by, since=mark)
        assert [line.item.code for line in second.lines] == ["disposable_gloves", "bottled_water"]
        everything = begin(CountScope.MOVED, shop.by)
        assert len(everything.lines) == 3

    def test_what_is_refused(self, quick):
        with refused("nothing_to_count"):
            quick.counts.begin(CountScope.PARTIAL, quick.by)
        for item_id in (uuid4(), quick.id("ginger_tea")):
            with refused("unknown_item"):
                quick.counts.begin(CountScope.PARTIAL, quick.by, [item_id])
        with refused("not_allowed"):
            quick.counts.begin(CountScope.FULL, quick.post.officers["乔远"])

    def test_more_may_be_added(self, shop):
        count = Count(shop, "umbrella")
        more = (shop.id(code) for code in ("mask", "umbrella"))
        view = shop.counts.add_items(count.id, more, shop.by)
        assert [line.item.code for line in view.lines] == ["umbrella", "mask"]
        with refused("item_not_in_use"):
            shop.counts.add_items(count.id, [shop.id("ginger_tea")], shop.by)


class TestCounting:
    def test_the_book_shows_only_after_the_line_was_counted(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask", "umbrella")
        blind = count.line("mask")
        assert (blind.state, blind.counted, blind.book, blind.difference) == (
            LineState.NOT_COUNTED,
            None,
            None,
            None,
        )
        seen = count.put("mask", 8)
        assert (seen.state, seen.counted, seen.book, seen.difference) == (
            LineState.REASON_MISSING,
            8,
            10,
            -2,
        )
        assert count.line("umbrella").book is None

    def test_equal_is_verified_and_zero_is_a_number(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask", "umbrella")
        assert count.put("mask", 10).state is LineState.VERIFIED
        assert count.put("umbrella", 0).state is LineState.VERIFIED
        lines = shop.counts.accept(count.id, shop.by, shop.by)  # no difference: one is enough
        assert [(f.actual, f.difference, f.counted) for f in lines] == [(10, 0, True), (0, 0, True)]

    def test_a_reason_may_come_at_once_or_follow(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask")
        assert count.put("mask", 8, LOST, note="找过了").state is LineState.DIFFERENT
        with refused("reason_does_not_fit"):
            count.put("mask", 8, FOUND)
        assert count.line("mask").reason is LOST, "the earlier line holds"
        assert count.put("mask", 10, FOUND).reason is None, "nothing differs"
        with refused("reason_does_not_fit"):
            count.explain("mask", LOST)
        count.put("mask", 12)
        with refused("reason_does_not_fit"):
            count.explain("mask", LOST)
        line = count.explain("mask", FOUND, note="柜子后面")
        assert (line.state, line.counted, line.note) == (LineState.DIFFERENT, 12, "柜子后面")

    def test_who_counted_stays_whoever_explains(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask")
        count.put("mask", 8)
        count.explain("mask", LOST)
        with shop.post.s.database.read() as work:
            [counted] = work.supplies.counts.lines(count.id).values()
        assert counted.by == shop.by.id

    def test_what_is_refused(self, quick):
        count = Count(quick, "mask")
        watcher = quick.post.officers["乔远"]
        for quantity in (-1, 100_000):
            with refused("invalid_quantity"):
                count.put("mask", quantity)
        with refused("not_in_count"):
            count.put("umbrella", 1)
        for early in (lambda: count.explain("mask", LOST), lambda: count.keep("mask")):
            with refused("not_counted"):
                early()
        with refused("not_found"):
            quick.counts.view(uuid4())
        for act in (
            lambda: count.put("mask", 1, officer=watcher),
            lambda: quick.counts.keep(count.id, quick.id("mask"), watcher),
            lambda: quick.counts.accept(count.id, watcher, quick.leader),
            lambda: quick.counts.accept(count.id, quick.by, watcher),
            lambda: quick.counts.cancel(count.id, watcher),
            lambda: quick.counts.add_items(count.id, [], watcher),
        ):
            with refused("not_allowed"):
                act()

    def test_tolerance(self, quick):
        quick.receive("mask", 100)
        quick.umbrellas("U1", "U2")
        count = Count(quick, "mask", "umbrella")
        assert not count.put("mask", 95).over_tolerance
        assert count.put("mask", 94).over_tolerance
        assert not count.put("umbrella", 2).over_tolerance
        assert count.put("umbrella", 1).over_tolerance
        assert quick.counts.view(count.id).over_tolerance


class TestMeanwhile:
    def test_what_moved_since_wants_a_recount_or_a_keep(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask")
        count.put("mask", 9, LOST)
        shop.give("mask", 2)
        assert count.line("mask").state is LineState.MOVED_SINCE
        assert count.keep("mask").state is LineState.DIFFERENT
        shop.give("mask", 1)
        assert count.line("mask").state is LineState.DIFFERENT, "the difference holds"
        [frozen] = count.accept()
        assert (frozen.expected, frozen.actual, frozen.difference) == (10, 9, -1)
        assert shop.on_hand("mask") == 6
        assert shop.sound()

    def test_a_recount_takes_the_place_of_the_line(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask")
        count.put("mask", 9, LOST)
        shop.give("mask", 2)
        line = count.put("mask", 8)
        assert (line.state, line.book) == (LineState.VERIFIED, 8)
        count.accept()
        assert shop.on_hand("mask") == 8

    def test_a_difference_below_zero_wants_a_recount(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask", "umbrella")
        count.put("mask", 2, LOST)
        shop.give("mask", 5)
        assert count.keep("mask").state is LineState.BELOW_ZERO
        frozen = {f.code: f for f in count.accept()}
        assert (frozen["mask"].counted, frozen["mask"].expected) == (False, 5)
        assert shop.on_hand("mask") == 5

    def test_what_speaks_of_the_time_before_wants_a_recount(self, shop):
        shop.receive("mask", 10)
        given = shop.give("mask", 2)
        shop.umbrellas("U1")
        then = shop.post.clock.now()
        shop.post.clock.advance(5)
        count = Count(shop, "mask", "umbrella")
        count.put("mask", 10, FOUND)  # the two were never handed out
        count.put("umbrella", 0, LOST)  # it was lent, but not written down
        shop.post.clock.advance(5)
        shop.undo(given)
        shop.lend("U1", lent_at=then)

        for code in ("mask", "umbrella"):
            assert count.line(code).state is LineState.MOVED_SINCE
            with refused("recount_needed"):
                count.keep(code)
        assert count.put("mask", 10).state is LineState.VERIFIED
        assert count.put("umbrella", 0).state is LineState.VERIFIED
        count.accept()
        assert (shop.on_hand("mask"), shop.on_hand("umbrella")) == (10, 0)

    def test_two_counts_of_one_item_never_book_a_difference_twice(self, shop):
        shop.receive("mask", 10)
        first, second = Count(shop, "mask"), Count(shop, "mask")
        first.put("mask", 8, LOST)
        second.put("mask", 8, LOST)
        first.accept()
        assert second.line("mask").state is LineState.MOVED_SINCE
        with refused("recount_needed"):
            second.keep("mask")
        [frozen] = second.accept()
        assert not frozen.counted
        assert shop.on_hand("mask") == 8

    def test_an_older_line_never_speaks_against_a_newer_accepted_count(self, shop):
        shop.receive("mask", 10)
        older, newer = Count(shop, "mask"), Count(shop, "mask")
        older.put("mask", 8, LOST)
        newer.put("mask", 10)
        newer.accept()
        assert older.line("mask").state is LineState.MOVED_SINCE
        older.accept()
        assert shop.on_hand("mask") == 10


class TestAccepting:
    def test_one_bad_line_never_blocks_the_rest(self, shop):
        for code in ("mask", "disposable_gloves", "bottled_water"):
            shop.receive(code, 10)
        count = Count(shop, "mask", "disposable_gloves", "bottled_water", "umbrella")
        count.put("mask", 9, LOST)
        count.put("disposable_gloves", 8)  # no reason yet
        count.put("bottled_water", 10)
        shop.give("bottled_water", 1)  # moved since
        frozen = {f.code: f.actual for f in count.accept()}

        assert frozen == {
            "mask": 9,
            "disposable_gloves": None,
            "bottled_water": None,
            "umbrella": None,
        }
        assert [shop.on_hand(code) for code in ("mask", "disposable_gloves", "bottled_water")] == [
            9,
            10,
            9,
        ]
        assert shop.post.count("journal", "action = 'count.accepted'") == 1
        assert shop.post.journal_break() is None

    def test_a_difference_needs_another_pair_of_eyes(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask")
        count.put("mask", 9, LOST)
        with refused("verifier_must_differ"):
            shop.counts.accept(count.id, shop.by, shop.by)
        assert shop.counts.view(count.id).count.state is CountState.OPEN
        count.accept()
        done = shop.counts.view(count.id).count
        assert (done.state, done.counted_by, done.verified_by) == (
            CountState.ACCEPTED,
            shop.by.id,
            shop.leader.id,
        )

    def test_a_large_difference_needs_a_leader_between_handovers_too(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask")
        count.put("mask", 2, LOST)
        other = shop.post.officers["康宁"]
        assert other.may(Right.WORK_GATE)
        with refused("leader_must_verify"):
            shop.counts.accept(count.id, shop.by, other)
        assert shop.on_hand("mask") == 10
        assert shop.counts.view(count.id).count.state is CountState.OPEN
        shop.counts.accept(count.id, shop.leader, other)  # either of the two
        assert shop.on_hand("mask") == 2

    def test_what_is_over_is_over(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask")
        count.put("mask", 9, LOST)
        count.accept()
        for act in (
            lambda: count.put("mask", 1),
            lambda: count.explain("mask", LOST),
            lambda: count.keep("mask"),
            count.accept,
            lambda: shop.counts.cancel(count.id, shop.by),
            lambda: shop.counts.add_items(count.id, [], shop.by),
        ):
            with refused("count_is_closed"):
                act()
        assert shop.counts.open() == ()

    def test_a_cancelled_count_changes_nothing_and_can_be_read(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask")
        count.put("mask", 3, LOST)
        shop.counts.cancel(count.id, shop.by)
        assert shop.on_hand("mask") == 10
        assert count.line("mask").counted == 3
        assert shop.counts.view(count.id).count.state is CountState.CANCELLED
        assert shop.post.count("journal", "action = 'count.cancelled'") == 1

    def test_what_is_missing_was_given_and_what_is_found_lasts_longest(self, shop):
        shop.receive("mask", 5, in_days(10))
        shop.receive("mask", 5, in_days(100))
        count = Count(shop, "mask")
        count.put("mask", 3, DifferenceReason.UNRECORDED)
        count.accept()
        assert shop.lots("mask") == [(in_days(100), 3)]
        again = Count(shop, "mask")
        again.put("mask", 4, FOUND)
        again.accept()
        assert shop.lots("mask") == [(in_days(100), 4)]
        assert shop.sound()

    def test_a_surplus_of_what_was_never_received(self, shop):
        for quantity in (3, 5):
            count = Count(shop, "mask")
            count.put("mask", quantity, FOUND)
            count.accept()
        assert shop.lots("mask") == [(None, 5)]
        assert shop.give("mask", 1, Worker.RIDER).left == 4
        assert shop.sound()

    def test_what_was_accepted_never_changes(self, shop):
        shop.receive("mask", 10)
        count = Count(shop, "mask")
        count.put("mask", 9, LOST)
        count.accept()

        def results():
            with shop.post.s.database.read() as work:
                return work.supplies.counts.results(count.id)

        before = results()
        shop.give("mask", 3)
        other = Count(shop, "mask")
        other.put("mask", 1, LOST)
        other.accept()
        assert results() == before
        assert (before[0].expected, before[0].actual, before[0].reason) == (10, 9, LOST)

    def test_a_retired_item_stays_readable(self, quick):
        count = Count(quick, "disposable_raincoat")
        quick.add_item(code="disposable_raincoat", in_use=False)
        assert count.put("disposable_raincoat", 0).state is LineState.VERIFIED
        count.accept()

    def test_another_booths_count_is_not_ours(self, shop, tmp_path):
        count = Count(shop, "mask")
        with shop.post.second_booth(tmp_path / "north") as north:
            there = north.s.counts
            with refused("not_found"):
                there.put(count.id, shop.id("mask"), 1, shop.by)
            assert there.open() == ()

    def test_an_unfinished_count_survives_a_restart(self, quick):
        quick.receive("mask", 10)
        count = Count(quick, "mask", "umbrella")
        count.put("mask", 9)
        again = Shop(quick.post.reopened())
        [view] = again.counts.open()
        assert (view.count.id, view.counted) == (count.id, 1)
        assert view.lines[0].state is LineState.REASON_MISSING

    def test_epochs_go_before_sequences(self, quick):
        """A booth restored from a backup starts a new epoch with small numbers."""
        quick.receive("mask", 10)
        count = Count(quick, "mask")
        count.put("mask", 10)
        quick.post.sql("update booth set epoch = epoch + 1, last_sequence = 0")
        quick.post.clock.advance(timedelta(minutes=1))
        given = quick.give("mask", 1)
        assert count.line("mask").state is LineState.MOVED_SINCE
        with quick.post.s.database.read() as work:
            assert quick.id("mask") in work.supplies.stock.newest_marks(Mark(1, 10_000))
        assert quick.undo(given).left == 10


def test_the_count_of_a_handover_is_finished_there(quick):
    services, by = quick.post.s, quick.by
    services.duty.begin(by)
    sheet = services.handovers.start(by).handover
    count_id = services.handovers.begin_count(sheet.id, by).count.count.id
    for act in (
        lambda: quick.counts.accept(count_id, by, quick.leader),
        lambda: quick.counts.cancel(count_id, by),
    ):
        with refused("count_of_handover"):
            act()
    assert quick.counts.view(count_id).count.state is CountState.OPEN
