"""What the gate asks all day is found by an index, however full the books are."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from gangting.domain.passes import HolderKind, HolderRef, PassState
from gangting.domain.visits import VisitKind


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
ID = UUID(int=1)
GROWING = (
    *("attempt", "reading", "presence", "recheck_case", "visit", "journal", "pass_event"),
    *("correction", "stock_movement", "loan", "duty_shift", "duty_spell", "handover"),
    *("handover_addendum", "roster_entry", "print_batch", "print_card", "pickup"),
    *("person_history", "person_photo", "outing_excuse"),
)
LARGE = (*GROWING, "person", "household", "vehicle", "entry_pass")

ASKED = {
    "the pass of a scan": lambda w: w.crossings.known_pass(42),
    "a holder": lambda w: w.crossings.known_holder(HolderRef(HolderKind.PERSON, ID)),
    "another gate": lambda w: w.crossings.seen_elsewhere(ID, NOW),
    "an attempt": lambda w: w.crossings.attempt(ID),
    "its line": lambda w: w.crossings.line(ID),
    "its readings": lambda w: w.crossings.readings(ID),
    "the last passage": lambda w: w.crossings.last_passage(ID),
    "the recent list": lambda w: w.crossings.lines(limit=3),
    "the log since a moment": lambda w: w.crossings.lines(since=NOW, limit=3),
    "who waits": lambda w: w.crossings.open_lines(deferred=False),
    "who is to be claimed": lambda w: w.crossings.open_lines(deferred=True),
    "open rechecks": lambda w: w.cases.open(),
    "the recheck of an attempt": lambda w: w.cases.of_attempt(ID),
    "the day's figures": lambda w: w.crossings.counters(NOW - timedelta(hours=6)),
    "visitors inside": lambda w: w.visits.inside(),
    "an earlier visit": lambda w: w.visits.earlier(phone="139", kind=VisitKind.VISITOR),
    "somebody by initials": lambda w: w.people.starting_with("initials", "sq", 20),
    "by pinyin": lambda w: w.people.starting_with("pinyin", "shen", 20),
    "by name": lambda w: w.people.starting_with("name", "沈", 20),
    "by room": lambda w: w.people.starting_with("room", "3-2", 20),
    "by phone": lambda w: w.people.starting_with("phone", "138", 20),
    "by the phone's tail": lambda w: w.people.starting_with("phone_tail", "48", 20),
    "by plate": lambda w: w.people.vehicles_starting_with("京A", 20),
    "the passes of a holder": lambda w: w.passes.of_holder(ID),
    "the passes of a state": lambda w: w.passes.page(states=(PassState.LOST,), limit=50),
    "the life of a pass": lambda w: w.passes.events(ID),
    "the figures of a shift": lambda w: w.shift_figures.summary((1, 5), NOW),
    "temporary passes that are out": lambda w: w.shift_figures.open_slips(),
    "the running shift": lambda w: w.duties.running(),
    "who stood there": lambda w: w.duties.spells(ID),
    "everybody's hours": lambda w: w.duties.spells_between(NOW - timedelta(days=30), NOW),
    "the running handover": lambda w: w.handovers.running(),
    "the sheets of the booth": lambda w: w.handovers.finished(20),
    "a sheet's addenda": lambda w: w.handovers.addenda(ID),
    "who of a household went out": lambda w: w.outings.of_household(ID, NOW),
    "the outing that is not over": lambda w: w.outings.last_of(ID),
    "why it does not count": lambda w: w.outings.excuse(ID),
    "who is not back": lambda w: w.outings.away(NOW - timedelta(days=7), NOW, 50),
    "open print runs": lambda w: w.printing.open(),
    "the cards of a run": lambda w: w.printing.cards(ID),
    "their passes by now": lambda w: w.printing.passes_now(ID),
    "what another run holds": lambda w: w.printing.wanted_elsewhere([ID]),
    "the cards to be collected": lambda w: w.pickup.waiting(limit=20),
    "those of some people": lambda w: w.pickup.waiting(holders=[ID], limit=20),
    "the turn at a point": lambda w: w.pickup.running_at("1"),
    "the turn of a card": lambda w: w.pickup.running_of(ID),
    "the day of the points": lambda w: w.pickup.ended_since(NOW),
    "a person's crossings": lambda w: w.crossings.of_holder(ID, 30),
    "a person's temperatures": lambda w: w.records.temperatures(ID, 30),
    "a person's changes": lambda w: w.records.history(ID),
    "a person's photo": lambda w: w.records.photo(ID),
    "the cars of a door": lambda w: w.records.vehicles_of((ID,)),
    "what is a person's": lambda w: w.records.belongings(ID),
    "the roster": lambda w: w.roster.between(NOW.date(), NOW.date()),
}


@pytest.mark.parametrize("asked", ASKED)
def test_it_is_found_by_an_index(make_post, asked):
    post = make_post("sqlite")
    statements = []
    with post.s.database.read() as work:
        raw = work.crossings._connection.connection.driver_connection
        raw.set_trace_callback(statements.append)  # with their values, whoever asked
        ASKED[asked](work)
        raw.set_trace_callback(None)
        assert statements
        plan = [
            row[3]
            for statement in statements
            for row in raw.execute(f"explain query plan {statement}")
        ]
    if asked in {"who waits", "who is to be claimed"}:
        assert any("ix_attempt_open (compound=? AND booth=? AND unfinished=?)" in s for s in plan)
    scans = [step for step in plan if step.split()[0] == "SCAN" and step.split()[1] in LARGE]
    assert scans == [], plan
