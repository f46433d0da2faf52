"""The quota at two gates of one compound, beside an oracle that keeps its own list by hand.

Midnight, the end of a month and of a year, 29 February, the nights when other countries change
their clocks; outings undone, excused and overridden; the rule changed in the middle of a window.
"""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta
from itertools import count
from typing import Any

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from gangting.domain.quota import OutingReason, QuotaRule
from gangting.domain.verdict.facts import Decision, Direction, Reason


_LIVES = count()
EIGHT_HOURS = timedelta(hours=8)
EVES = (
    "2026-11-29T22:30",
    "2026-12-30T23:00",
    "2027-02-27T23:59",
    "2027-03-27T21:00",
    "2027-10-30T23:30",
    "2028-02-28T22:00",
    "2028-02-29T23:50",
)
MEDICAL, WORK = OutingReason.MEDICAL, OutingReason.WORK
RULES = st.builds(
    QuotaRule,
    on=st.sampled_from((True, True, True, False)),
    window_days=st.integers(1, 4),
    persons=st.integers(0, 2),
    outings=st.integers(0, 3),
    minutes_outside=st.sampled_from((0, 60, 180)),
    exempt_reasons=st.sampled_from((frozenset({MEDICAL}), frozenset({WORK}), frozenset())),
    first=st.none() | st.sampled_from([date.fromisoformat(eve[:10]) for eve in EVES]),
    last=st.none() | st.just(date(2028, 2, 29)),
)
WHO, GATES = st.integers(0, 3), st.integers(0, 1)
STEPS = st.one_of(
    st.tuples(st.just("out"), WHO, GATES),
    st.tuples(st.just("insist"), WHO, GATES),
    st.tuples(st.just("back_out_of_it"), WHO, GATES),
    st.tuples(st.just("home"), WHO, GATES),
    st.tuples(st.just("excuse"), st.integers(0, 9), st.sampled_from((MEDICAL, WORK))),
    st.tuples(st.just("wait"), st.sampled_from((1, 61, 240, 600, 1440)), st.none()),
    st.tuples(st.just("rule"), RULES, GATES),
)


@dataclass
class Gone:
    """A passage as the oracle remembers it."""

    who: int
    at: datetime
    out: bool
    attempt_id: Any
    undone: bool = False
    excused: OutingReason | None = None


@dataclass
class Oracle:
    """Knows what happened and counts it off day by day; China's clocks never change."""

    rule: QuotaRule
    gone: list[Gone] = field(default_factory=list)

    def in_force(self, at: datetime) -> bool:
        day = self.day(at)
        after = self.rule.first is None or day >= self.rule.first
        before = self.rule.last is None or day <= self.rule.last
        return self.rule.on and after and before

    @staticmethod
    def day(at: datetime) -> date:
        return (at.astimezone(UTC) + EIGHT_HOURS).date()

    def counted(self, now: datetime, household: int) -> list[Gone]:
        days = {self.day(now) - timedelta(days=back) for back in range(self.rule.window_days)}
        if self.rule.first is not None:
            days = {one for one in days if one >= self.rule.first}
        return [
            one
            for one in self.gone
            if one.out
            and not one.undone
            and home_of(one.who) == household
            and self.day(one.at) in days
            and (one.excused is None or one.excused not in self.rule.exempt_reasons)
        ]

    def refuses(self, who: int, now: datetime) -> bool:
        if not self.in_force(now):
            return False
        before = self.counted(now, home_of(who))
        too_often = self.rule.outings > 0 and len(before) >= self.rule.outings
        people = {one.who for one in before} | {who}
        return too_often or (self.rule.persons > 0 and len(people) > self.rule.persons)

    def late(self, who: int, now: datetime) -> bool:
        mine = [one for one in self.gone if one.who == who and not one.undone]
        last = mine[-1] if mine else None
        if last is None or not last.out or not self.rule.minutes_outside:
            return False
        if last.excused is not None and last.excused in self.rule.exempt_reasons:
            return False
        in_force = self.in_force(now) and self.in_force(last.at)
        return in_force and now - last.at > timedelta(minutes=self.rule.minutes_outside)

    def missing(self, who: int, now: datetime) -> bool:
        """Who stays away for a week has travelled, and is asked about elsewhere."""
        mine = [one for one in self.gone if one.who == who and not one.undone]
        longest = timedelta(days=7, minutes=self.rule.minutes_outside)
        return self.late(who, now) and now - mine[-1].at < longest


def home_of(who: int) -> int:
    """Three live behind one door, the fourth is a neighbour."""
    return 0 if who < 3 else 1


class Compound:
    """Two gates on one set of books, and the oracle beside them."""

    def __init__(self, north, south, eve: str, rule: QuotaRule) -> None:
        self.gates = (north, south)
        self.clock, self.leader = north.clock, north.leader
        far = date(2029, 12, 31)
        rooms = ("3-2-501", "3-2-501", "3-2-501", "3-2-502")
        names = ("沈青", "陆远", "欧阳锦", "冯可")
        self.cards = [
            north.issue(name, room, until=far) for name, room in zip(names, rooms, strict=True)
        ]
        self.clock.advance(datetime.fromisoformat(f"{eve}:00+08:00") - self.clock.now())
        self.oracle = Oracle(rule)
        self.set_rule(rule, north)

    def set_rule(self, rule: QuotaRule, post) -> None:
        post.s.quota.save(rule, self.leader)
        self.oracle.rule = rule
        self.clock.advance(timedelta(seconds=11))  # by then the other gate has heard of it

    def cross(self, who: int, gate: int, way: Direction):
        return self.gates[gate].scan(self.cards[who].code, 364, way)

    def passed(self, outcome, who: int, gate: int):
        """Let pass whom the quota does not hold up: a doubt of where they are is no refusal."""
        if not outcome.passed:
            post = self.gates[gate]
            outcome = post.s.gate.confirm(outcome.attempt_id, post.volunteer)
        out = outcome.direction is Direction.EXIT
        self.oracle.gone.append(Gone(who, outcome.passed_at, out, outcome.attempt_id))
        return outcome

    def go_out(self, kind: str, who: int, gate: int) -> None:
        outcome = self.cross(who, gate, Direction.EXIT)
        refused = self.oracle.refuses(who, self.clock.now())
        assert (Reason.QUOTA_USED in outcome.verdict.reasons) is refused
        assert (outcome.verdict.decision is Decision.REFUSE) is refused
        post = self.gates[gate]
        if refused:
            assert outcome.back_by is None
            used = str(len(self.oracle.counted(self.clock.now(), home_of(who))))
            found = next(f for f in outcome.verdict.findings if f.reason is Reason.QUOTA_USED)
            assert found.params.get("used", "0") == used
            if kind != "insist":
                return
            outcome = post.s.gate.override(outcome.attempt_id, "家中有急事", post.volunteer)
        outcome = self.passed(outcome, who, gate)
        asked_back = self.oracle.in_force(outcome.passed_at) and self.oracle.rule.minutes_outside
        due = timedelta(minutes=self.oracle.rule.minutes_outside)
        assert outcome.back_by == (outcome.passed_at + due if asked_back else None)
        if kind == "back_out_of_it":
            post.s.corrections.undo(outcome.attempt_id, post.volunteer)
            self.oracle.gone[-1].undone = True

    def come_home(self, who: int, gate: int) -> None:
        outcome = self.cross(who, gate, Direction.ENTRY)
        assert outcome.verdict.decision is not Decision.REFUSE, "nobody is refused the way home"
        late = self.oracle.late(who, self.clock.now())
        assert (Reason.LATE_RETURN in outcome.verdict.reasons) is late
        self.passed(outcome, who, gate)

    def excuse(self, place: int, reason: OutingReason) -> None:
        outings = [one for one in self.oracle.gone if one.out and not one.undone]
        if not outings or reason not in self.oracle.rule.exempt_reasons:
            return
        one = outings[place % len(outings)]
        self.gates[0].s.quota.excuse(one.attempt_id, reason, self.leader)
        one.excused = one.excused or reason

    def act(self, step: tuple[Any, Any, Any]) -> None:
        kind, what, where = step
        self.clock.advance(timedelta(seconds=4))
        if kind == "wait":
            self.clock.advance(timedelta(minutes=what))
        elif kind == "rule":
            self.set_rule(what, self.gates[where])
        elif kind == "excuse":
            self.excuse(what, where)
        elif kind == "home":
            self.come_home(what, where)
        else:
            self.go_out(kind, what, where)

    def check_books(self) -> None:
        """Compare what the households have used, and who is not back, with the list by hand."""
        now = self.clock.now()
        for household, card in ((0, self.cards[0]), (1, self.cards[3])):
            use = self.gates[0].s.quota.use_of(card.view.holder.household_id)
            if not self.oracle.in_force(now):
                assert use is None
                continue
            counted = self.oracle.counted(now, household)
            assert use.used.outings == len(counted)
            assert len(use.used.persons) == len({one.who for one in counted})
        late = {self.cards[who].ref.id for who in range(4) if self.oracle.missing(who, now)}
        assert {one.holder.ref.id for one in self.gates[1].s.quota.not_back()} == late


OFTEN = QuotaRule(on=True, window_days=2, persons=1, outings=1, minutes_outside=60)


@settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))
@given(eve=st.sampled_from(EVES), rule=RULES, steps=st.lists(STEPS, max_size=24))
@example(
    eve="2028-02-28T22:00",
    rule=OFTEN,
    steps=[
        ("out", 0, 0),
        ("home", 0, 1),
        ("wait", 240, None),  # 29 February
        ("out", 1, 1),
        ("excuse", 0, MEDICAL),
        ("out", 1, 1),
        ("rule", replace(OFTEN, window_days=3, exempt_reasons=frozenset()), 1),
        ("home", 1, 0),
        ("wait", 1440, None),  # 1 March
        ("insist", 2, 0),
        ("home", 2, 1),
    ],
)
def test_two_gates_say_what_counting_by_hand_says(make_post, tmp_path, eve, rule, steps):
    number = next(_LIVES)
    north = make_post("sqlite", f"oracle-{number}")
    with north.second_booth(tmp_path / f"south-{number}") as south:
        compound = Compound(north, south, eve, rule)
        for step in steps:
            compound.act(step)
        compound.check_books()
        for who in range(4):
            compound.come_home(who, who % 2)
    north.booth.close()
