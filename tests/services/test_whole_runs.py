"""Hundreds of passes in one step: as many events and entries as passes."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import select

from gangting.domain.errors import KnownError
from gangting.domain.passes import PassAction, PassState
from gangting.domain.printing import CardState
from gangting.storage.rows.passes import PassEventRow
from gangting.storage.rows.site import JournalRow


def copies(post, count: int, *, state: PassState = PassState.APPLIED) -> list[int]:
    """Copy one pass, so that hundreds are quickly there."""
    first = post.issue(collected=False).view.entry_pass
    made = [
        replace(first, id=post.s.hands.new_id(), serial=first.serial // 10**6 * 10**6 + n)
        for n in range(1, count + 1)
    ]
    with post.s.database.write() as work:
        work.passes.add_many(replace(one, state=state) for one in made)
    return [one.serial for one in made]


def all_sent(post, serials):
    """Begin a run and send every card."""
    batches = post.s.batches
    view = batches.begin(serials, "card", post.leader)
    batches.sent(view.batch.id, batches.next(view.batch.id, len(serials)), post.leader)
    return view.batch.id


def ours(post) -> int:
    """Return the compound: a server holds several."""
    return post.s.database.booth.compound


def told(post, action: str) -> list[str]:
    """Return the serials of the journal's entries of an action, in the booth's order."""
    with post.s.database.engine.connect() as connection:
        rows = connection.execute(
            select(JournalRow.detail)
            .where(JournalRow.compound == ours(post), JournalRow.action == action)
            .order_by(JournalRow.sequence)
        )
        return [row.detail["serial"] for row in rows]


def lives(post) -> list[tuple]:
    """Return every event of printing."""
    with post.s.database.engine.connect() as connection:
        rows = connection.execute(
            select(PassEventRow.before, PassEventRow.after, PassEventRow.officer_id).where(
                PassEventRow.compound == ours(post),
                PassEventRow.action == PassAction.PRINT_DONE,
            )
        )
        return [tuple(row) for row in rows]


def test_each_card_of_a_whole_run_has_its_event_and_its_entry(post):
    serials = copies(post, 120)
    post.s.passes.act(serials[3], PassAction.COLLECT, post.leader)
    post.s.passes.act(serials[3], PassAction.SUSPEND, post.leader, "x")
    batch = all_sent(post, serials)
    post.s.passes.act(serials[5], PassAction.REISSUE, post.leader, "x")
    post.s.passes.act(serials[7], PassAction.VOID, post.leader, "x")

    view = post.s.batches.all_printed(batch, post.leader)

    assert view.count(CardState.PRINTED) == 118
    assert view.cards[5].state is CardState.SPOILED  # a newer edition was written meanwhile
    assert view.cards[7].state is CardState.DROPPED
    came = [f"{one:08d}" for n, one in enumerate(serials) if n not in {5, 7}]
    assert told(post, "pass.print_done") == came
    applied, held = PassState.APPLIED, PassState.SUSPENDED
    moved = [(applied, PassState.PRINTED, post.leader.id)] * 117
    assert sorted(lives(post)) == sorted([*moved, (held, held, post.leader.id)])
    assert post.s.passes.show(serials[3]).entry_pass.state is held
    assert post.s.passes.show(serials[0]).entry_pass.state is PassState.PRINTED
    assert post.journal_break() is None


def test_a_whole_run_is_printed_or_none_of_it(post, monkeypatch):
    serials = copies(post, 20)
    batch = all_sent(post, serials)
    made = post.s.hands.new_id
    ids = iter([made() for _ in range(30)])  # they run out among the entries of the journal
    monkeypatch.setattr(post.s.batches._life, "_hands", replace(post.s.hands, new_id=ids.__next__))
    with pytest.raises(StopIteration):
        post.s.batches.all_printed(batch, post.leader)
    assert lives(post) == []
    assert told(post, "pass.print_done") == []
    assert len(post.s.batches.show(batch).unsure) == 20
    assert post.journal_break() is None


def test_five_hundred_cards_are_written_down_at_once(make_post):
    post = make_post("sqlite")
    serials = copies(post, 501)
    batch = all_sent(post, serials)
    post.s.batches.printed(batch, [501], post.leader)

    post.s.batches.all_printed(batch, post.leader)

    assert len(told(post, "pass.print_done")) == 501


def test_thousands_are_extended_with_an_event_each(make_post):
    post = make_post("sqlite")
    serials = copies(post, 2000, state=PassState.ACTIVE)
    until = date(2030, 12, 31)
    post.s.passes.extend_many(serials, until, post.leader)
    page = post.s.passes.page(limit=3000)
    assert {view.entry_pass.valid_until for view in page if view.entry_pass.serial in serials} == {
        until
    }
    assert post.s.passes.show(serials[-1]).events[-1].action is PassAction.EXTEND
    assert post.journal_break() is None


def test_of_many_none_is_extended_where_one_cannot_be(post):
    serials = copies(post, 30, state=PassState.ACTIVE)
    before = post.s.passes.show(serials[0]).entry_pass
    post.s.passes.act(serials[20], PassAction.VOID, post.leader, "x")
    with pytest.raises(KnownError, match="cannot_extend"):
        post.s.passes.extend_many(serials, date(2030, 12, 31), post.leader)
    assert post.s.passes.show(serials[0]).entry_pass == before
