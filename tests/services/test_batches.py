"""A print run of five hundred: a jam at card 213 loses none and prints none twice."""

from collections import Counter
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction, PassState
from gangting.domain.printing import BatchState, CardState
from gangting.services.passes import IssueRequest


_RUNS = count()


class JamError(Exception):
    """The printer stopped."""


class Printer:
    """Takes sheets and lays cards into a tray; stops once at a card, as if power failed."""

    def __init__(self, jams_at: int | None = None) -> None:
        self.tray: list[int] = []
        self._jams_at = jams_at

    def print(self, sheet) -> None:
        if self._jams_at in sheet.numbers:
            self._jams_at = None
            raise JamError
        self.tray.extend(sheet.serials)


def issued(post, count: int) -> list[int]:
    made = (
        post.s.passes.issue(
            IssueRequest(f"居民{chr(0x4E00 + n)}", f"3-2-{101 + n}", Category.RESIDENT), post.leader
        )
        for n in range(count)
    )
    return [view.entry_pass.serial for view in made]


def many(post, count: int) -> list[int]:
    """Copy one pass, so that hundreds are quickly there."""
    view = post.issue(collected=False).view
    first = view.entry_pass
    copies = [
        replace(first, id=post.s.hands.new_id(), serial=first.serial // 10**6 * 10**6 + n)
        for n in range(1, count + 1)
    ]
    with post.s.database.write() as work:
        work.passes.add_many(copies)
    return [one.serial for one in copies]


def run(post, batch_id, printer: Printer, sheets: int = 1) -> None:
    """Print as the window does: told before the paper moves, told after it came out."""
    batches = post.s.batches
    while following := batches.next(batch_id, sheets):
        batches.sent(batch_id, following, post.leader)
        for sheet in following:
            printer.print(sheet)
            batches.printed(batch_id, sheet.numbers, post.leader)


def code_of(act) -> str:
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value.code


def states(post, serials) -> Counter:
    return Counter(post.s.passes.show(serial).entry_pass.state for serial in serials)


@pytest.mark.parametrize(("layout", "jam", "came"), [("card", 213, 212), ("sheet10", 213, 210)])
def test_a_jam_at_card_213_of_500(post, layout, jam, came):
    serials = many(post, 500)
    view = post.s.batches.begin(serials, layout, post.leader)
    printer = Printer(jams_at=jam)
    with pytest.raises(JamError):
        run(post, view.batch.id, printer, sheets=5)
    assert len(printer.tray) == came

    post.reopened()  # the power failed as well
    [line] = post.s.batches.open()
    assert (line.batch.id, line.total) == (view.batch.id, 500)
    assert line.counts[CardState.PRINTED] == came
    view = post.s.batches.show(view.batch.id)
    assert view.unsure[0].number == came + 1
    assert code_of(lambda: post.s.batches.continue_(view.batch.id, post.leader)) == "cards_unsure"

    stopped = post.s.batches.stopped(view.batch.id, jam, "卡纸", post.leader)
    assert stopped.batch.state is BatchState.STOPPED
    assert stopped.batch.why == "卡纸"
    assert stopped.count(CardState.SPOILED) == (1 if layout == "card" else 10)
    assert stopped.unsure == ()
    assert code_of(lambda: post.s.batches.next(view.batch.id)) == "batch_stopped"
    assert states(post, serials)[PassState.PRINTED] == came

    post.s.batches.continue_(view.batch.id, post.leader)
    run(post, view.batch.id, printer, sheets=5)

    assert Counter(printer.tray) == Counter(serials)  # none lost, none doubled
    done = post.s.batches.show(view.batch.id)
    assert done.batch.state is BatchState.DONE
    assert done.left == 0
    assert post.s.batches.open() == ()
    assert states(post, serials) == {PassState.PRINTED: 500}
    assert post.journal_break() is None


def test_sheets_hold_as_many_cards_as_their_paper(post):
    serials = many(post, 21)
    view = post.s.batches.begin(serials, "sheet8", post.leader)
    sheets = post.s.batches.next(view.batch.id, 9)
    assert [len(sheet.cards) for sheet in sheets] == [8, 8, 5]
    assert [one for sheet in sheets for one in sheet.serials] == serials
    after = post.s.batches.sent(view.batch.id, sheets, post.leader)
    assert {card.sheet for card in after.cards} == {1, 2, 3}
    assert post.s.batches.next(view.batch.id, 9) == ()
    assert code_of(lambda: post.s.batches.sent(view.batch.id, sheets, post.leader)) == (
        "card_not_waiting"
    )
    post.s.batches.all_printed(view.batch.id, post.leader)
    assert post.s.batches.show(view.batch.id).batch.state is BatchState.DONE


def test_what_is_told_twice_happens_once(post):
    [serial] = many(post, 1)
    view = post.s.batches.begin([serial, serial], "card", post.leader)
    assert len(view.cards) == 1
    sheets = post.s.batches.next(view.batch.id)
    post.s.batches.sent(view.batch.id, sheets, post.leader)
    post.s.batches.printed(view.batch.id, [1], post.leader)
    assert post.s.batches.printed(view.batch.id, [1], post.leader).left == 0
    events = [event.action for event in post.s.passes.show(serial).events]
    assert events == [PassAction.PRINT_DONE]


def test_many_are_written_some_at_a_time_and_after_a_crash_the_rest_is_asked_about(
    post, monkeypatch
):
    serials = many(post, 230)
    view = post.s.batches.begin(serials, "card", post.leader)
    batch_id, batches = view.batch.id, post.s.batches
    batches.sent(batch_id, batches.next(batch_id, 230), post.leader)
    kind, held = type(post.s.database), []
    transaction = kind.write

    def write(database):
        if len(held) == 2:
            raise KnownError("disk_full")
        held.append(database)
        return transaction(database)

    monkeypatch.setattr(kind, "write", write)
    assert code_of(lambda: batches.all_printed(batch_id, post.leader)) == "disk_full"

    assert len(batches.show(batch_id).unsure) == 30
    assert states(post, serials) == {PassState.PRINTED: 200, PassState.APPLIED: 30}
    held.clear()
    done = batches.all_printed(batch_id, post.leader)
    assert len(held) == 1
    assert (done.batch.state, done.unsure) == (BatchState.DONE, ())
    assert states(post, serials) == {PassState.PRINTED: 230}
    assert post.journal_break() is None


def test_nobody_prints_one_pass_in_two_runs(post):
    serials = many(post, 3)
    view = post.s.batches.begin(serials[:2], "card", post.leader)
    begin = post.s.batches.begin
    assert code_of(lambda: begin(serials, "card", post.leader)) == "in_another_batch"
    post.s.batches.cancel(view.batch.id, "改天再打", post.leader)
    assert [line.batch.why for line in post.s.batches.over()] == ["改天再打"]
    assert len(begin(serials, "card", post.leader).cards) == 3
    assert code_of(lambda: post.s.batches.next(view.batch.id)) == "batch_over"


def test_what_changed_meanwhile_is_not_printed_as_it_was(post):
    void, newer, stays = issued(post, 3)
    view = post.s.batches.begin([void, newer, stays], "card", post.leader)
    post.act(void, PassAction.VOID, "重复")
    post.act(newer, PassAction.REISSUE, "资料变更")

    sheets = post.s.batches.next(view.batch.id, 9)
    assert [sheet.serials for sheet in sheets] == [(newer,), (stays,)]
    assert sheets[0].cards[0].edition == 1

    post.s.batches.sent(view.batch.id, sheets, post.leader)
    post.act(newer, PassAction.REISSUE, "又变更")  # while its card is in the printer
    after = post.s.batches.printed(view.batch.id, [2, 3], post.leader)
    assert [card.state for card in after.cards] == [
        CardState.DROPPED,
        CardState.SPOILED,
        CardState.PRINTED,
    ]
    assert post.s.passes.show(newer).entry_pass.state is PassState.APPLIED
    run(post, view.batch.id, Printer())
    assert post.s.passes.show(newer).entry_pass.state is PassState.PRINTED


def test_a_range_is_printed_again_and_keeps_its_edition(post):
    serials = many(post, 12)
    view = post.s.batches.begin(serials, "card", post.leader)
    printer = Printer()
    run(post, view.batch.id, printer, sheets=4)
    assert (
        code_of(lambda: post.s.batches.reprint(view.batch.id, 3, 5, " ", post.leader))
        == "reason_missing"
    )

    again = post.s.batches.reprint(view.batch.id, 3, 5, "颜色太淡", post.leader)
    assert again.batch.state is BatchState.PRINTING
    assert again.left == 3
    run(post, view.batch.id, printer)
    assert Counter(printer.tray) == Counter(serials) + Counter(serials[2:5])
    assert post.s.passes.show(serials[2]).entry_pass.edition == 0
    card = post.s.batches.show(view.batch.id).cards[2]
    assert (card.copies, card.state) == (2, CardState.PRINTED)

    post.act(serials[7], PassAction.COLLECT)
    assert (
        code_of(lambda: post.s.batches.reprint(view.batch.id, 8, 8, "弄丢了", post.leader))
        == "reprint_not_possible"
    )


def test_a_pause_leaves_what_was_sent_to_be_asked_about(post):
    serials = many(post, 6)
    view = post.s.batches.begin(serials, "card", post.leader)
    sheets = post.s.batches.next(view.batch.id, 4)
    post.s.batches.sent(view.batch.id, sheets, post.leader)
    halted = post.s.batches.halt(view.batch.id, "打印机没有回应", post.leader)
    assert [card.number for card in halted.unsure] == [1, 2, 3, 4]
    assert code_of(lambda: post.s.batches.cancel(view.batch.id, "", post.leader)) == "cards_unsure"

    post.s.batches.printed(view.batch.id, [1, 2], post.leader)
    post.s.batches.not_sent(view.batch.id, [3, 4], post.leader)
    post.s.batches.continue_(view.batch.id, post.leader)
    printer = Printer()
    run(post, view.batch.id, printer)
    assert printer.tray == serials[2:]


def test_what_cannot_be_printed_begins_no_run(post):
    card = post.issue()
    begin = post.s.batches.begin
    assert code_of(lambda: begin([card.serial], "card", post.leader)) == "wrong_state"
    assert code_of(lambda: begin([99999999], "card", post.leader)) == "not_found"
    assert code_of(lambda: begin([], "card", post.leader)) == "nothing_chosen"
    [serial] = many(post, 1)
    assert code_of(lambda: begin([serial], "stone", post.leader)) == "unknown_layout"
    assert code_of(lambda: begin([serial], "card", post.volunteer)) == "not_allowed"
    assert post.count("print_batch") == post.count("print_card") == 0


@settings(max_examples=30, suppress_health_check=list(HealthCheck))
@given(
    layout=st.sampled_from(["card", "sheet8", "sheet10"]),
    ahead=st.integers(1, 4),
    jams=st.lists(st.integers(1, 37), max_size=6),
    again=st.lists(st.tuples(st.integers(1, 37), st.integers(0, 5)), max_size=2),
)
def test_whatever_jams_every_card_comes_out_once(make_post, layout, ahead, jams, again):
    post = make_post("sqlite", f"run-{next(_RUNS)}")
    batches, serials = post.s.batches, many(post, 37)
    batch_id = batches.begin(serials, layout, post.leader).batch.id
    wanted, tray = Counter(serials), Counter()

    def go_on() -> None:
        while sheets := batches.next(batch_id, ahead):
            batches.sent(batch_id, sheets, post.leader)
            jam = next((n for sheet in sheets for n in sheet.numbers if n in jams), None)
            for sheet in sheets:
                if jam in sheet.numbers:
                    break
                tray.update(sheet.serials)
            if jam is None:
                batches.all_printed(batch_id, post.leader)
                continue
            jams.remove(jam)
            batches.stopped(batch_id, jam, "卡纸", post.leader)
            batches.continue_(batch_id, post.leader)

    go_on()
    for first, more in again:
        last = min(37, first + more)
        batches.reprint(batch_id, first, last, "太淡", post.leader)
        wanted.update(serials[first - 1 : last])
        go_on()
    assert tray == wanted
    assert batches.show(batch_id).batch.state is BatchState.DONE
    assert states(post, serials) == {PassState.PRINTED: 37}
    post.booth.close()
