"""Ten thousand random acts against the oracle: the books are right whatever happens in any order.

On hand is the sum of the movements, no lot is below zero, no expired lot is given, what moves
while a count is open never corrupts it, and what was accepted never changes.
"""

import random
from contextlib import suppress
from datetime import timedelta
from itertools import count as numbers

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from tests.services.station.oracle import Count, Oracle, refusal
from tests.shop import Shop

from gangting.domain.errors import KnownError
from gangting.domain.stocktake import CountScope, DifferenceReason
from gangting.domain.supplies.loans import LoanEnd
from gangting.domain.supplies.movements import DiscardReason
from gangting.domain.supplies.opened import OpenedEnd
from gangting.services.hands import local_day


EXAMPLES, STEPS, ACTS = 10, 200, 10_000
ITEMS = ("mask", "bottled_water", "hand_sanitizer", "umbrella")
GIVEN = st.sampled_from(ITEMS[:2])
BOUGHT = st.sampled_from(ITEMS[:3])
ANY = st.sampled_from(ITEMS)
TAGS = st.sampled_from(("U1", "U2", "U3"))
FEW = st.integers(1, 6)
RECENT = st.integers(0, 5)
SPANS = st.sampled_from([1, 1, 10, 31, 3600, 86400])


class Books(RuleBasedStateMachine):
    """Every rule asks the oracle first and the services then; they must agree, refusals too."""

    make_post = None
    clock = None
    started = None
    done = 0

    def __init__(self):
        super().__init__()
        number = next(Books.started)
        self.post = Books.make_post("sqlite", f"booth{number}")
        self.post.clock = Books.clock
        self.shop = Shop(self.post)
        self.ledger, self.lending = self.shop.station.ledger, self.shop.station.lending
        self.oracle = Oracle()
        self.ids, self.counts, self.results = [], [], {}
        self.code_of = {self.shop.id(code): code for code in ITEMS}
        for tag in ("U1", "U2", "U3"):
            self.shop.station.catalogue.add_tag(self.shop.id("umbrella"), tag, self.shop.by)
            self.oracle.tags[tag] = "here"
        for code in ITEMS:  # something to begin with
            self.receive(code, 6, 40)

    @property
    def now(self):
        return Books.clock.now()

    @property
    def today(self):
        return local_day(self.now, "Asia/Shanghai")

    def agree(self, expect, act):
        """Do it on both sides; they must refuse with the same code."""
        Books.done += 1
        code, _ = refusal(expect)
        if code is not None:
            with pytest.raises(KnownError) as refused:
                act()
            assert refused.value.code == code
            return
        made = act()
        if len(self.oracle.acts) > len(self.ids):
            self.ids.append(made.id)
            item = self.oracle.acts[-1].item
            assert made.left == self.oracle.on_hand(item)

    @rule(code=ANY, quantity=st.integers(1, 12), days=st.sampled_from([0, 1, 5, 40, 400]))
    def receive(self, code, quantity, days):
        expiry = None if code == "umbrella" else self.today + timedelta(days=days)
        self.agree(
            lambda: self.oracle.receive(code, quantity, expiry, self.now),
            lambda: self.shop.receive(code, quantity, expiry),
        )

    @rule(code=GIVEN, quantity=FEW)
    def give(self, code, quantity):
        self.agree(
            lambda: self.oracle.out("give", code, quantity, self.now, self.today),
            lambda: self.shop.give(code, quantity),
        )

    @rule(code=ANY, quantity=FEW)
    def transfer(self, code, quantity):
        item_id, by = self.shop.id(code), self.shop.by
        self.agree(
            lambda: self.oracle.out("transfer", code, quantity, self.now, self.today),
            lambda: self.ledger.transfer(item_id, quantity, "北门岗", by),
        )

    @rule()
    def open_one(self):
        item_id = self.shop.id("hand_sanitizer")
        self.agree(
            lambda: self.oracle.out("open", "hand_sanitizer", 1, self.now, self.today),
            lambda: self.ledger.open_one(item_id, self.shop.by),
        )

    @rule()
    def finish(self):
        """Finish the oldest bottle in use."""
        if "open" not in self.oracle.opened:
            self.open_one()
            return
        number = self.oracle.opened.index("open")
        with self.post.s.database.read() as work:
            [first, *_] = work.supplies.loans.opened()
        self.agree(
            lambda: self.oracle.finish(number),
            lambda: self.ledger.finish_opened(first.id, OpenedEnd.EMPTY, self.shop.by),
        )

    @rule(code=BOUGHT, quantity=FEW, expired=st.booleans())
    def discard(self, code, quantity, expired):
        reason = DiscardReason.EXPIRED if expired else DiscardReason.DAMAGED
        self.agree(
            lambda: self.oracle.discard(code, quantity, expired, self.now, self.today),
            lambda: self.ledger.discard(self.shop.id(code), quantity, reason, self.shop.by),
        )

    @rule(tag=TAGS, ago=st.sampled_from([0, 0, 20, 4000]))
    def lend(self, tag, ago):
        at = self.now - timedelta(seconds=ago)
        self.agree(
            lambda: self.oracle.lend(tag, at, self.now, self.today),
            lambda: self.shop.lend(tag, lent_at=at if ago else None),
        )

    @rule(
        tag=TAGS,
        end=st.sampled_from(["returned", "returned", "damaged"]),
        ago=st.sampled_from([0, 0, 15]),
    )
    def back(self, tag, end, ago):
        at = self.now - timedelta(seconds=ago)
        if self.oracle.tags[tag] == "gone":  # the number goes on a new one
            self.shop.station.catalogue.add_tag(self.shop.id("umbrella"), tag, self.shop.by)
            self.oracle.tags[tag] = "here"
            for act in self.oracle.acts:  # whose loss can no longer be undone
                if act.kind == "return" and act.tag == tag and len(act.changes) == 2:
                    self.oracle.loans.append(self.oracle.loans[act.loan])
        self.agree(
            lambda: self.oracle.back(tag, end, at, self.now),
            lambda: self.shop.back(tag, LoanEnd(end), returned_at=at if ago else None),
        )

    @rule(recent=RECENT)
    def undo(self, recent):
        self._reverse(recent, hurry=True)

    @rule(recent=RECENT)
    def reverse(self, recent):
        self._reverse(recent, hurry=False)

    def _reverse(self, recent, *, hurry):
        number = max(0, len(self.ids) - 1 - recent)
        ledger, act_id = self.ledger, self.ids[number]
        self.agree(
            lambda: self.oracle.reverse(number, self.now, hurry=hurry),
            lambda: (
                ledger.undo(act_id, self.shop.by)
                if hurry
                else ledger.reverse(act_id, "记错了", self.shop.leader)
            ),
        )

    @rule(seconds=SPANS)
    def wait(self, seconds):
        Books.clock.advance(seconds)

    # counts

    @rule(codes=st.sets(ANY, min_size=1))
    def begin(self, codes):
        if sum(one.state == "open" for one in self.oracle.counts) >= 2:
            self.end(1, accept=True)
            return
        Books.done += 1
        ids = [self.shop.id(code) for code in codes]
        view = self.shop.counts.begin(CountScope.PARTIAL, self.shop.by, ids)
        self.counts.append(view.count.id)
        self.oracle.counts.append(Count([line.item.code for line in view.lines]))

    @rule(
        which=st.integers(0, 1), code=ANY, off=st.sampled_from([0, 0, -1, -2, 3]), why=st.booleans()
    )
    def put(self, which, code, off, why):
        if not self.counts:
            self.begin(set(ITEMS))
        number = self._count(which)
        quantity = max(0, self.oracle.on_hand(code) + off)
        self.agree(
            lambda: self.oracle.put(number, code, quantity, self.now, reason=why),
            lambda: self.shop.counts.put(
                self.counts[number],
                self.shop.id(code),
                quantity,
                self.shop.by,
                DifferenceReason.OTHER if why else None,
            ),
        )

    @rule(which=st.integers(0, 1), code=ANY, what=st.sampled_from(["keep", "explain"]))
    def again(self, which, code, what):
        if not self.counts:
            self.begin(set(ITEMS))
        number, counts = self._count(which), self.shop.counts
        count_id, item_id = self.counts[number], self.shop.id(code)
        if what == "keep":
            self.agree(
                lambda: self.oracle.keep(number, code),
                lambda: counts.keep(count_id, item_id, self.shop.by),
            )
        else:
            self.agree(
                lambda: self.oracle.explain(number, code),
                lambda: counts.explain(count_id, item_id, DifferenceReason.OTHER, self.shop.by),
            )

    @rule(which=st.integers(0, 1), accept=st.sampled_from([True, True, False]))
    def end(self, which, accept):
        if not self.counts:
            self.begin(set(ITEMS))
        number, counts = self._count(which), self.shop.counts
        if not accept:
            self.agree(
                lambda: self.oracle.cancel(number),
                lambda: counts.cancel(self.counts[number], self.shop.by),
            )
            return
        Books.done += 1
        code, expected = refusal(lambda: self.oracle.accept(number, self.now, self.today))
        if code is not None:
            with pytest.raises(KnownError) as refused:
                counts.accept(self.counts[number], self.shop.by, self.shop.leader)
            assert refused.value.code == code
            return
        frozen = counts.accept(self.counts[number], self.shop.by, self.shop.leader)
        assert [(f.code, f.expected, f.actual) for f in frozen] == expected
        with self.post.s.database.read() as work:
            results = work.supplies.counts.results(self.counts[number])
        self.results[self.counts[number]] = results
        acts = {self.code_of[one.item_id]: one.act_id for one in results if one.act_id}
        booked = self.oracle.acts[len(self.ids) :]
        self.ids += [acts.pop(act.item) for act in booked]
        assert acts == {}

    def _count(self, which):
        return max(0, len(self.counts) - 1 - which)

    # always

    @invariant()
    def the_lots_are_the_oracles(self):
        with self.post.s.database.read() as work:
            shelf = work.supplies.stock.all_lots()
        found = {
            (self.code_of[item_id], line.lot.expiry): line.quantity
            for item_id, lots in shelf.items()
            for line in lots
        }
        assert found == {lot: n for lot, n in self.oracle.stock.items() if n}

    def teardown(self):
        with self.post.s.database.read() as work:
            running, summed = work.supplies.stock.running(), work.supplies.stock.summed()
            deltas = [line.movement for line in work.supplies.stock.ledger(None, 100_000)]
            for count_id, results in self.results.items():
                assert work.supplies.counts.results(count_id) == results
        assert running == summed
        assert min(running.values()) >= 0
        random.Random(7).shuffle(deltas)
        for code in ITEMS:
            total = sum(one.delta for one in deltas if one.item_id == self.shop.id(code))
            assert total == self.oracle.on_hand(code), "the sum in any order"
        given = [one for one in self.ledger.lines(limit=100_000) if one.booked.movement.worker]
        assert all(
            one.expiry is None
            or one.booked.movement.kind != "give"
            or one.expiry >= local_day(one.booked.recorded_at, "Asia/Shanghai")
            for one in given
        )
        assert self.post.journal_break() is None
        with suppress(OSError):
            self.post.booth.close()


@pytest.mark.slow
def test_any_order_of_ten_thousand_acts(make_post, clock):
    Books.make_post, Books.clock = staticmethod(make_post), clock
    Books.started, Books.done = numbers(), 0

    while Books.done < ACTS:  # an example may end early
        run_state_machine_as_test(
            Books,
            settings=settings(
                max_examples=EXAMPLES,
                stateful_step_count=STEPS,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                phases=(Phase.generate,),  # a failure is told as it is: shrinking takes minutes
            ),
        )
