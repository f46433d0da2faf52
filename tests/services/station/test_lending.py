"""Lending by tag: out and back, late, lost, back-dated; never "return all"."""

from datetime import timedelta
from uuid import uuid4

import pytest
from tests.shop import TODAY

from gangting.domain.errors import KnownError
from gangting.domain.stocktake import CountScope
from gangting.domain.supplies.loans import LoanEnd, TagState
from gangting.domain.supplies.movements import Worker


def refused(code):
    return pytest.raises(KnownError, match=f"^{code}$")


def test_out_and_back_by_the_same_tag(shop):
    shop.umbrellas("U1", "U2")
    act = shop.lend("u 1", tail="5678")
    now = shop.post.clock.now()
    [line] = shop.station.lending.out()

    assert (act.left, act.worker) == (1, Worker.COURIER)
    assert (line.loan.tag, line.loan.phone_tail, line.item.code) == ("U1", "5678", "umbrella")
    assert (line.loan.due_at, line.overdue) == (now + timedelta(hours=48), False)
    assert [tag.state for tag in shop.station.catalogue.tags(shop.id("umbrella"))] == [
        TagState.LENT,
        TagState.HERE,
    ]
    shop.post.clock.advance(timedelta(hours=49))
    assert shop.station.lending.out()[0].overdue
    assert shop.view("umbrella").overdue == 1
    back = shop.back("U1")
    assert (back.left, back.worker) == (2, Worker.COURIER)
    assert shop.station.lending.out() == ()
    assert shop.sound()


def test_what_cannot_be_lent_or_taken_back(quick):
    quick.umbrellas("U1", "U2", "U3")
    quick.lend("U1")
    quick.lend("U2")
    quick.back("U2", LoanEnd.LOST)
    now = quick.post.clock.now()
    for act, code in (
        (lambda: quick.lend("U9"), "unknown_tag"),
        (lambda: quick.back("U9"), "unknown_tag"),
        (lambda: quick.lend("伞"), "invalid_tag"),
        (lambda: quick.lend("U1"), "tag_is_out"),
        (lambda: quick.lend("U2"), "tag_is_gone"),
        (lambda: quick.back("U3"), "tag_is_here"),
        (lambda: quick.lend("U3", tail="12"), "invalid_phone_tail"),
        (lambda: quick.lend("U3", due_at=now), "due_before_lent"),
        (lambda: quick.lend("U3", lent_at=now + timedelta(seconds=1)), "in_the_future"),
        (lambda: quick.back("U1", returned_at=now + timedelta(seconds=1)), "in_the_future"),
        (lambda: quick.back("U1", returned_at=now - timedelta(hours=1)), "returned_before_lent"),
    ):
        with refused(code):
            act()
    assert quick.view("umbrella").lent == 1
    with pytest.raises(ValueError, match="undone"):
        quick.back("U1", LoanEnd.UNDONE)
    assert quick.station.lending.find_tag("U9") is None


def test_tags(quick):
    catalogue = quick.station.catalogue
    quick.umbrellas("U1")
    with refused("tag_taken"):
        catalogue.add_tag(quick.id("umbrella"), "u1", quick.by)
    with refused("not_lent"):
        catalogue.add_tag(quick.id("mask"), "M1", quick.by)
    with refused("unknown_item"):
        catalogue.add_tag(uuid4(), "M1", quick.by)
    quick.lend("U1")
    quick.back("U1", LoanEnd.DAMAGED)
    tag = catalogue.add_tag(quick.id("umbrella"), "U1", quick.by)  # the number goes on a new one
    assert tag.state is TagState.HERE
    with refused("shortage"):
        quick.lend("U1")  # which is yet to be taken in


def test_written_down_later(shop):
    shop.umbrellas("U1", "U2")
    then = shop.post.clock.now()
    shop.post.clock.advance(timedelta(hours=3))
    shop.lend("U1", lent_at=then + timedelta(hours=1))
    [line] = shop.station.lending.out()
    assert line.loan.lent_at == then + timedelta(hours=1)
    assert line.loan.due_at == then + timedelta(hours=49)
    shop.back("U1", returned_at=then + timedelta(hours=2))
    assert shop.station.lending.out() == ()


def test_nothing_is_written_before_an_accepted_count(shop):
    shop.umbrellas("U1", "U2")
    shop.lend("U2")
    then = shop.post.clock.now()
    shop.post.clock.advance(timedelta(hours=1))
    count_id = shop.counts.begin(CountScope.PARTIAL, shop.by, [shop.id("umbrella")]).count.id
    shop.counts.put(count_id, shop.id("umbrella"), 1, shop.by)
    shop.counts.accept(count_id, shop.by, shop.leader)
    shop.post.clock.advance(timedelta(hours=1))

    with refused("before_count"):
        shop.lend("U1", lent_at=then)
    with refused("before_count"):
        shop.back("U2", returned_at=then + timedelta(minutes=30))
    assert shop.back("U2", returned_at=then + timedelta(minutes=90)).left == 2


def test_the_shelf_sees_what_was_written_for_an_earlier_day(quick):
    quick.umbrellas("U1")
    quick.post.clock.advance(timedelta(days=3))
    before = quick.station.shelf._past
    quick.view("umbrella")
    quick.lend("U1", lent_at=quick.post.clock.now() - timedelta(days=2))
    quick.view("umbrella")
    past = quick.station.shelf._past
    day = TODAY + timedelta(days=1)

    assert before is None
    assert past.days[day][quick.id("umbrella")] == (-1, 0)
    [*_, there, day_after] = quick.station.shelf.history(quick.id("umbrella"), 3)
    assert (there.evening, day_after.evening) == (0, 0)
