"""Whatever is done in whatever order: one shift runs, frozen sheets stay, the stock adds up."""

from contextlib import suppress
from datetime import timedelta

import pytest
from hypothesis import event, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from gangting.domain.errors import KnownError
from gangting.domain.handover import (
    FROZEN,
    MOVES,
    EquipmentCheck,
    HandoverState,
    OpenGroup,
)
from gangting.domain.handover_sheet import canonical, digest
from gangting.domain.stocktake import CountScope, DifferenceReason
from gangting.domain.supplies.movements import Worker


NAMES = st.sampled_from(["何平", "康宁", "周岚"])
LEADS = {(source, target) for sources, target in MOVES.values() for source in sources}


class Shifts(RuleBasedStateMachine):
    """Three officers who do what comes to their minds."""

    make = None  # returns a fresh crew

    def __init__(self):
        super().__init__()
        self.crew = type(self).make()
        self.crew.stock("mask", 60)
        self.crew.stock("umbrella", 3)
        self.frozen: dict = {}
        self.state: dict = {}

    def teardown(self):
        event(f"{min(len(self.frozen), 3)} sheets or more")
        assert self.crew.post.journal_break() is None
        self.crew.post.booth.close()

    @property
    def running(self):
        return self.crew.handovers.current()

    def try_to(self, act):
        with suppress(KnownError):
            return act()
        return None

    @rule(name=NAMES)
    def start(self, name):
        self.crew.s.duty.begin(self.crew.officer(name))
        self.crew.handovers.start(self.crew.officer(name))

    @initialize()
    def the_first_shift(self):
        self.start("何平")
        self.all_the_rest("康宁", 1)
        assert len(self.crew.handovers.sheets()) == 1

    @rule(quantity=st.integers(1, 3))
    def give(self, quantity):
        mask = self.crew.item("mask").id
        by = self.crew.post.leader
        self.try_to(lambda: self.crew.s.station.ledger.give(mask, Worker.RIDER, by, quantity))

    @rule(name=NAMES, by=NAMES, what=st.sampled_from(["relieve", "relief_back", "join", "leave"]))
    def inside(self, name, by, what):
        duty, officer, hand = self.crew.s.duty, self.crew.officer(name), self.crew.officer(by)
        acts = {
            "relieve": lambda: duty.relieve(officer, hand),
            "relief_back": lambda: duty.relief_back(hand),
            "join": lambda: duty.join(officer),
            "leave": lambda: duty.leave(officer),
        }
        self.try_to(acts[what])

    @rule(name=NAMES, countersigned=st.booleans())
    def stay(self, name, countersigned):
        until = self.crew.clock.now() + timedelta(hours=20)
        leader = self.crew.signer("周岚") if countersigned else None
        self.try_to(
            lambda: self.crew.s.duty.extend(until, "没人来", self.crew.officer(name), leader)
        )

    @precondition(lambda self: self.running is not None)
    @rule(code=st.sampled_from(["mask", "umbrella"]), short=st.integers(0, 3), name=NAMES)
    def count_one(self, code, short, name):
        view, officer = self.running, self.crew.officer(name)
        handovers, counts = self.crew.handovers, self.crew.s.counts
        self.try_to(lambda: handovers.see_summary(view.handover.id, officer))
        self.try_to(lambda: handovers.begin_count(view.handover.id, officer, CountScope.FULL))
        view = self.running
        if view.count is not None:
            item, count_id = self.crew.item(code).id, view.count.count.id
            said = max(self.crew.on_hand(code) - short, 0)
            self.try_to(lambda: counts.put(count_id, item, said, officer))
            self.try_to(lambda: counts.explain(count_id, item, DifferenceReason.LOST, officer))

    @precondition(lambda self: self.running is not None)
    @rule(name=NAMES, there=st.booleans())
    def prepare(self, name, there):
        sheet_id, officer = self.running.handover.id, self.crew.officer(name)
        handovers = self.crew.handovers
        if not there:
            handovers.check_equipment(sheet_id, EquipmentCheck("radio", 0), officer)
        for group in OpenGroup:
            handovers.acknowledge(sheet_id, group, officer)
        handovers.equipment_complete(sheet_id, officer)
        self.try_to(lambda: handovers.finish_count(sheet_id, officer))

    @precondition(lambda self: self.running is not None)
    @rule(
        name=NAMES,
        what=st.sampled_from(
            ["sign", "countersign", "accept", "accept", "dispute", "recount", "uphold"]
        ),
    )
    def decide(self, name, what):
        if self.running is None:
            return
        sheet_id, signer = self.running.handover.id, self.crew.signer(name)
        handovers = self.crew.handovers
        acts = {
            "sign": lambda: handovers.sign(sheet_id, signer),
            "countersign": lambda: handovers.countersign(sheet_id, signer),
            "accept": lambda: handovers.accept(sheet_id, signer),
            "dispute": lambda: handovers.dispute(sheet_id, "数不对", signer),
            "recount": lambda: handovers.recount(sheet_id, self.crew.officer(name)),
            "uphold": lambda: handovers.uphold(sheet_id, "照旧", signer),
        }
        self.try_to(acts[what])

    @rule(to=NAMES, short=st.integers(0, 3))
    def all_the_rest(self, to, short):
        """Let everything be done that is left, as two people who agree would."""
        self.start(to)
        if self.running.state is HandoverState.DISPUTED:
            self.decide("周岚", "uphold")
        outgoing = self.running.outgoing
        self.count_one("mask", short, outgoing)
        self.prepare(outgoing, there=True)
        for name, what in ((outgoing, "sign"), ("周岚", "countersign"), (to, "accept")):
            self.decide(name, what)

    @rule(name=NAMES, to=st.none() | NAMES)
    def force(self, name, to):
        signer = self.crew.signer(name)
        follows = self.crew.signer(to) if to else None
        self.try_to(lambda: self.crew.handovers.force("没人来", signer, follows))

    @rule(name=NAMES)
    def close(self, name):
        for sheet in self.crew.handovers.sheets():
            self.try_to(lambda s=sheet: self.crew.handovers.close(s.id, self.crew.officer(name)))

    @rule(minutes=st.integers(1, 600))
    def wait(self, minutes):
        self.crew.pass_time(minutes=minutes)

    @invariant()
    def one_shift_runs_at_most(self):
        post = self.crew.post
        running = post.count("duty_shift", "running")
        assert running <= 1
        assert post.count("handover", "running") <= running
        responsible = post.count("duty_spell", "ended_at is null and role <> 'joint'")
        assert responsible == running

    @invariant()
    def frozen_sheets_stay(self):
        for sheet in self.crew.handovers.sheets(limit=100):
            text = canonical(sheet.content)
            assert digest(text) == sheet.content_hash
            assert self.frozen.setdefault(sheet.id, text) == text
        assert len(self.frozen) == self.crew.post.count("handover", "running is null")

    @invariant()
    def states_follow_the_moves(self):
        found = {
            row[0]: HandoverState(row[1])
            for row in self.crew.post.sql("select id, state from handover")
        }
        for sheet_id, state in found.items():
            before = self.state.get(sheet_id, HandoverState.DRAFT)
            reachable = {before}
            for _ in range(4):  # a rule may do several moves
                reachable |= {target for source, target in LEADS if source in reachable}
            assert state in reachable
            assert before not in FROZEN or state in FROZEN
            self.state[sheet_id] = state

    @invariant()
    def the_stock_adds_up(self):
        with self.crew.s.database.read() as work:
            assert work.supplies.stock.summed() == work.supplies.stock.running()


@pytest.mark.slow
def test_any_order(make_post, clock, crew_of):
    number = iter(range(10_000))

    class Here(Shifts):
        make = staticmethod(lambda: crew_of(make_post("sqlite", f"booth{next(number)}")))

    run_state_machine_as_test(
        Here, settings=settings(max_examples=8, stateful_step_count=20, deadline=None)
    )
