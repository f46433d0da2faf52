"""A count in hand, on a real booth: blind lines, what is next, what is written."""

from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QObject

from gangting.domain.actors import Role
from gangting.domain.stocktake import CountScope, DifferenceReason, LineState
from gangting.domain.supplies.movements import Source, Worker
from gangting.services.station.values import Receipt
from gangting.ui.screens.handover.count_desk import CountDesk
from gangting.ui.screens.handover.count_state import Pad, Said, lines, reasons
from gangting.ui.theme import Tone


@pytest.fixture
def clock(clock):
    """Return a clock on the morning after the booth was set up."""
    clock._now = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
    return clock


@pytest.fixture
def items(desk):
    return {item.code: item for item in desk.services.station.catalogue.all()}


@pytest.fixture
def count(desk, items, qtbot) -> CountDesk:
    """Return a count of three items: 10 masks, 5 gloves, 2 bottles of alcohol on the shelf."""
    wanted = {"mask": 10, "disposable_gloves": 5, "medical_alcohol": 2}
    for code, quantity in wanted.items():
        receipt = Receipt(items[code].id, quantity, Source.ALLOCATED, date(2028, 1, 31))
        desk.services.station.ledger.receive(receipt, desk.officer)
    chosen = [items[code].id for code in wanted]
    view = desk.services.counts.begin(CountScope.PARTIAL, desk.officer, chosen)
    made = CountDesk(desk.context, QObject(desk.window))
    made.show(view)
    return made


def put(count: CountDesk, number: int) -> None:
    for digit in str(number):
        count.type(digit)
    count.confirm()


def current(count: CountDesk) -> str:
    line = count.facts.line(count.facts.current)
    return line.item.code if line else ""


def shown(count: CountDesk, desk):
    return lines(count.facts, Said(desk.context.words(), "有变动", "重数"))


def test_the_book_is_not_shown_before_the_line_is_counted(count, desk) -> None:
    assert all(not line.chip and not line.value for line in shown(count, desk))
    assert all(line.book is None for line in count.facts.lines)
    put(count, 8)
    assert not shown(count, desk)[0].chip  # on its way to the books
    desk.settle()
    assert (shown(count, desk)[0].chip, shown(count, desk)[0].tone) == ("−2", Tone.WARN)


def test_the_next_line_is_lit_before_the_books_answer(count, desk) -> None:
    assert current(count) == "mask"
    put(count, 10)
    assert current(count) == "disposable_gloves"
    put(count, 5)
    assert current(count) == "medical_alcohol"
    desk.settle()
    assert count.facts.done == 2


def test_a_zero_is_counted_like_any_number(count, desk, items) -> None:
    put(count, 0)
    desk.settle()
    line = count.facts.line(items["mask"].id)
    assert (line.counted, line.difference, line.state) == (0, -10, LineState.REASON_MISSING)


def test_nothing_typed_skips_a_line_and_comes_back_to_it(count, desk) -> None:
    count.confirm()
    assert current(count) == "disposable_gloves"
    put(count, 5)
    put(count, 2)
    desk.settle()
    assert current(count) == "mask"
    assert not count.facts.complete


def test_only_reasons_that_fit_are_offered(count, desk, items) -> None:
    put(count, 12)
    put(count, 4)
    desk.settle()
    more = reasons(count.facts.line(items["mask"].id))
    less = reasons(count.facts.line(items["disposable_gloves"].id))
    assert DifferenceReason.FOUND in more
    assert DifferenceReason.LOST not in more
    assert DifferenceReason.FOUND not in less
    assert DifferenceReason.LOST in less


def test_what_waits_is_lit_at_the_end_and_then_the_count_is_done(count, desk, qtbot) -> None:
    for number in (8, 5, 2):
        put(count, number)
    desk.settle()
    assert (current(count), count.facts.pad) == ("mask", Pad.REASON)
    count.explain(DifferenceReason.UNRECORDED)
    desk.settle()
    assert count.facts.complete
    with qtbot.waitSignal(count.finished, timeout=0):
        count.confirm()


def test_a_moved_line_is_kept_or_counted_again(count, desk, items) -> None:
    put(count, 10)
    desk.settle()
    desk.services.station.ledger.give(items["mask"].id, Worker.RIDER, desk.officer, 1)
    count.refresh()
    desk.settle()
    assert shown(count, desk)[0].moved
    count.keep(items["mask"].id)
    desk.settle()
    assert count.facts.line(items["mask"].id).state is LineState.VERIFIED
    count.choose(items["mask"].id)
    put(count, 9)
    desk.settle()
    assert count.facts.line(items["mask"].id).state is LineState.VERIFIED


def test_going_on_lists_what_is_left(count, desk, qtbot) -> None:
    put(count, 10)
    count.finish()
    desk.settle()
    assert count.facts.pad is Pad.REST
    assert len(count.facts.view.unsettled) == 2
    with qtbot.waitSignal(count.finished, timeout=0):
        count.go_on()


def test_another_item_is_added_by_hand_and_by_its_barcode(count, desk, items) -> None:
    leader = desk.services.officers.add("周岚", Role.LEADER, "2468", None)
    water, coat = items["bottled_water"], items["disposable_raincoat"]
    desk.services.station.catalogue.learn_barcode(water.id, "6901234567892", leader)
    assert count.take_scan("6901234567892")
    desk.settle()
    assert current(count) == "bottled_water"
    count.add((coat.id,))
    desk.settle()
    assert current(count) == "disposable_raincoat"
    assert len(count.facts.lines) == 5
    assert not count.take_scan("GT1:no-product")


def test_what_is_typed_comes_back_with_the_draft(count, desk) -> None:
    put(count, 10)
    count.type("4")
    draft = dict(count.draft())
    again = CountDesk(desk.context, QObject(desk.window))
    desk.settle()
    again.show(desk.services.counts.view(count.facts.view.count.id))
    again.restore(draft)
    assert (current(again), again.facts.typed) == ("disposable_gloves", "4")
    again.restore({"count": "another", "item": "x", "typed": "9"})
    assert again.facts.typed == "4"
