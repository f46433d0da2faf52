"""Random orders of scans, values, digits, taps and crossings: no value finds the wrong person.

The oracle knows what the desk cannot: of whom each value was truly taken. Whoever measures keeps
to the rules of the booth: somebody who may stand there now is measured, or somebody who comes next
where nobody does; who was scanned more than a minute ago is tapped first.
"""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
)

from gangting.domain import desk as desks
from gangting.domain.desk import Awaited, Desk, Record, Value
from gangting.domain.temperature import Source


MINUTE = timedelta(seconds=60)
COMING = -1


@dataclass
class Body:
    """Somebody at the gate, as they truly are."""

    number: int
    since: datetime
    state: str  # asked, waiting, refused, recording, crossed, gone
    measured: bool = False


class AtTheDesk(RuleBasedStateMachine):
    @initialize()
    def open_the_booth(self):
        self.now = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
        self.desk = Desk()
        self.people: dict[int, Body] = {}
        self.truth: dict[Value, int] = {}
        self.typing_for: int | None = None
        self.recorded: dict[Value, int] = {}
        self.stopped: set[Value] = set()
        self.pending: dict[int, Record] = {}
        self.newest: int | None = None
        self.tenths = 0
        self.asked: list[Awaited] = []

    # what is so

    def step(self, seconds: float = 0.01) -> None:
        self.now += timedelta(seconds=seconds)

    def at_the_gate(self) -> list[int]:
        """Return who may be measured now without being tapped first."""
        found = []
        for body in self.people.values():
            near = self.now - body.since <= MINUTE
            newest = body.number == self.newest and body.state in {"refused", "recording"}
            asked = self.desk.awaited is not None and self.desk.awaited.number == body.number
            if near and (body.state == "waiting" or newest or asked):
                found.append(body.number)
        return found

    def choose(self, data) -> int:
        here = self.at_the_gate() or self.still_asked()
        return data.draw(st.sampled_from(here)) if here else COMING

    def still_asked(self) -> list[int]:
        """Return who was scanned and is not known yet, though somebody else was tapped since."""
        near = [body for body in self.people.values() if self.now - body.since <= MINUTE]
        return [body.number for body in near if body.state == "asked"]

    def take(self, desk: Desk, records: tuple[Record, ...] = ()) -> None:
        """Look at every effect with the eyes of the oracle."""
        for record in records:
            number, value = record.attempt_id.int, record.value
            body = self.people[number]
            assert value not in self.recorded, "recorded twice"
            assert value not in self.stopped, "a bar that was stopped has recorded"
            assert self.truth[value] == number, "recorded for somebody else"
            assert body.state == "waiting", "recorded for one who does not wait"
            self.recorded[value] = number
            self.pending[number] = record
            body.state = "recording"
            self.newest = number
        was, self.desk = self.desk, desk
        if was.bar is not None and desk.bar != was.bar and was.bar.value not in self.recorded:
            self.stopped.add(was.bar.value)
        if not desk.digits:
            self.typing_for = None

    def ran_out(self) -> None:
        """Whatever the clock does, a bar that has run out is recorded by the next tick."""
        bar = self.desk.bar
        due = bar is not None and self.now - bar.since >= timedelta(seconds=1.5)
        self.take(*desks.ticked(self.desk, self.now))
        if due:
            assert bar.value in self.recorded
            assert self.desk.bar is None
        elif bar is not None:
            assert self.desk.bar == bar, "a tick neither stops a bar nor hurries it"

    # what happens

    def somebody_comes(self, state: str) -> Body:
        number = len(self.people) + 1
        for value, owner in self.truth.items():
            if owner == COMING:
                self.truth[value] = number
        self.people[number] = Body(number, self.now, state)
        return self.people[number]

    @precondition(lambda self: not self.asked)  # answers come in the order of the questions
    @rule(needs=st.booleans())
    def scan(self, needs):
        self.step()
        running = self.desk.bar
        body = self.somebody_comes("waiting" if needs else "refused")
        number = body.number
        desk, records = desks.scanned(self.desk, UUID(int=number), self.now, needs_reading=needs)
        if running is not None:
            assert records
            assert records[0].value == running.value, "a running bar records first"
        assert desk.digits == "", "half-typed digits are dropped"
        for record in records:
            if record.attempt_id.int == number:
                assert self.now - record.value.taken_at <= timedelta(seconds=10)
        self.newest = number
        self.take(desk, records)
        if body.state != "recording":
            self.newest = number

    @rule()
    def scan_that_is_asked_about(self):
        """The answer comes later; what runs records, what was typed was for the one before."""
        self.step()
        running = self.desk.bar
        awaited = Awaited(self.somebody_comes("asked").number, self.now)
        self.asked.append(awaited)
        desk, records = desks.began(self.desk, awaited)
        assert [r.value for r in records] == ([running.value] if running else [])
        assert desk.digits == ""
        self.take(desk, records)

    @precondition(lambda self: self.asked)
    @rule(needs=st.booleans())
    def who_was_scanned_is_known(self, needs):
        self.step()
        awaited = self.asked.pop(0)
        body, digits = self.people[awaited.number], self.desk.digits
        body.state = "waiting" if needs else "refused"
        theirs = self.desk.awaited == awaited
        held = self.desk.held
        attempt = UUID(int=body.number)
        desk, records = desks.arrived(self.desk, awaited, attempt, self.now, needs_reading=needs)
        if theirs and not needs:
            assert desk.digits == ""
        elif theirs and held is None and not records:
            assert desk.digits == digits, "what was typed since the scan is kept"
        elif theirs and held is not None and not records:
            assert held in {desk.bar.value if desk.bar else None, desk.ownerless}
        elif self.desk.awaited is not None:
            assert (desk.digits, desk.held) == (digits, held), "it is of a later scan"
        self.newest = body.number
        self.take(desk, records)
        if body.state != "recording":
            self.newest = body.number

    @precondition(lambda self: self.asked)
    @rule()
    def a_scan_brings_nobody(self):
        """It could not be stored, or was only looked at."""
        self.step()
        awaited = self.asked.pop(0)
        self.people[awaited.number].state = "gone"
        self.take(desks.unanswered(self.desk, awaited))

    @rule(data=st.data())
    def measure(self, data):
        self.step()
        owner = self.choose(data)
        here = self.at_the_gate()
        self.tenths += 1
        value = Value(self.tenths, Source.SERIAL, self.now)
        self.truth[value] = owner
        desk, records = desks.measured(self.desk, value)
        if len(here) > 1:
            assert records == (), "while two people wait nothing records itself"
        self.take(desk, records)

    @precondition(lambda self: not self.desk.must_choose)  # the keys wait while it is asked whose
    @rule(digit=st.sampled_from("0123456789"), data=st.data())
    def type_digit(self, digit, data):
        self.step()
        if self.typing_for is None or self.desk.bar is not None:
            awaited = self.desk.awaited
            self.typing_for = awaited.number if awaited else self.choose(data)
        owner, here = self.typing_for, self.at_the_gate()
        desk = desks.typed(self.desk, digit, self.now)
        value = desk.bar.value if desk.bar else desk.held or desk.ownerless
        if value is not None:
            self.truth[value] = owner
        if desk.bar is not None:
            assert len(here) == 1, "a bar beside a name is no guess"
        if self.desk.bar is not None:
            assert desk.bar is None, "a digit stops the bar"
        self.take(desk)
        self.typing_for = owner if desk.digits else None

    @rule()
    def erase(self):
        self.step()
        running = self.desk.bar
        desk = desks.backspace(self.desk)
        if running is not None and self.desk.ownerless is None:
            assert desk.bar is None, "a backspace stops the bar"
            assert len(desk.digits) == 2
        self.take(desk)

    @rule()
    def press_record(self):
        self.step()
        running = self.desk.bar
        desk, records = desks.record_now(self.desk)
        assert [r.value for r in records] == ([running.value] if running else [])
        self.take(desk, records)

    @rule(seconds=st.sampled_from([0.2, 0.7, 1.5, 4, 9, 31, 61, 700]))
    def let_time_pass(self, seconds):
        self.step(seconds)
        self.ran_out()

    @rule(seconds=st.sampled_from([0.4, 5, 45]))
    def let_time_pass_unnoticed(self, seconds):
        """A busy machine: the timer of the window comes late."""
        self.step(seconds)

    @rule(data=st.data())
    def tap(self, data):
        """Tap on a person: whose the value is, or who is measured next."""
        self.step()
        waiting = [b.number for b in self.people.values() if b.state == "waiting"]
        value = self.desk.ownerless
        fresh = value is not None and self.now - value.taken_at <= timedelta(
            seconds=60 if self.desk.choices else 10
        )
        if fresh:
            waiting = [n for n in waiting if self.truth[value] == n]
        owner = self.desk.bar.attempt_id.int if self.desk.bar else None
        waiting = [n for n in waiting if n != owner]
        if not waiting:
            return
        number = data.draw(st.sampled_from(waiting))
        desk, records = desks.picked(self.desk, UUID(int=number), self.now)
        if not fresh:
            self.people[number].since = self.now
            assert value is None or value not in [r.value for r in records], "too old to be given"
        self.take(desk, records)
        if self.people[number].state == "waiting":
            self.newest = number

    @rule(data=st.data(), how=st.sampled_from(["crosses", "again", "fails", "refused"]))
    def an_answer_comes(self, data, how):
        """The value is stored, or it is not; the person crosses, or is measured again."""
        self.step()
        if not self.pending:
            return
        number = data.draw(st.sampled_from(sorted(self.pending)))
        record = self.pending.pop(number)
        body, attempt = self.people[number], UUID(int=number)
        if how == "crosses":
            body.state = "crossed"
            self.take(desks.finished(self.desk, attempt, self.now))
        elif how == "refused":
            body.state = "refused"
            self.take(desks.gone(self.desk, attempt))
        else:
            body.state, body.since = "waiting", self.now
            if how == "again":
                self.take(desks.again(self.desk, attempt, self.now))
            else:
                del self.recorded[record.value]
                self.take(desks.unrecorded(self.desk, record, self.now))

    @rule(data=st.data(), crosses=st.booleans())
    def somebody_leaves(self, data, crosses):
        """Without a temperature: let pass by the officer, sent away, or simply gone."""
        self.step()
        there = [b.number for b in self.people.values() if b.state in {"waiting", "refused"}]
        if not there:
            return
        number = data.draw(st.sampled_from(there))
        body, attempt = self.people[number], UUID(int=number)
        typed_for_them = self.typing_for == number and body.state == "waiting"
        if crosses:
            body.state = "crossed"
            self.take(desks.finished(self.desk, attempt, self.now))
        else:
            was_waiting = body.state == "waiting"
            body.state = "gone" if was_waiting else body.state
            self.take(desks.gone(self.desk, attempt))
        if typed_for_them:
            assert self.desk.digits == ""
            assert self.desk.bar is None

    # what is always so

    @invariant()
    def who_waits_at_the_desk_truly_waits(self):
        if not hasattr(self, "desk"):
            return
        waiting = {b.number for b in self.people.values() if b.state == "waiting"}
        assert {p.attempt_id.int for p in self.desk.people} == waiting
        numbers = [p.attempt_id for p in self.desk.people]
        assert len(numbers) == len(set(numbers))

    @invariant()
    def a_bar_stands_beside_one_who_waits(self):
        if hasattr(self, "desk") and self.desk.bar is not None:
            assert self.people[self.desk.bar.attempt_id.int].state == "waiting"
            assert len(self.desk.digits) == 3


AtTheDesk.TestCase.settings = settings(max_examples=150, stateful_step_count=60, deadline=None)
TestAtTheDesk = AtTheDesk.TestCase
