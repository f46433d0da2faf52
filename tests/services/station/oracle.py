"""A second opinion on the station: plain dictionaries that say what every act must lead to.

It shares no code with the program but its codes. Lots are (item, expiry); the order of what
happened is a counter.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta


Lot = tuple[str, date | None]
LATE = timedelta(seconds=30)


class RefusedError(Exception):
    """What the program must refuse, with its code."""


def refusal(act):
    """Do it and return None, or the code it is refused with, and what it returned."""
    try:
        return None, act()
    except RefusedError as error:
        return str(error), None


@dataclass
class Act:
    kind: str
    item: str
    changes: list[tuple[Lot, int]]
    at: datetime
    order: int
    occurred: datetime
    tag: str = ""
    loan: int = -1
    opened: int = -1
    reverses: int = -1
    gone: bool = False  # taken back


@dataclass
class Loan:
    tag: str
    lot: Lot
    lent_at: datetime
    end: str = ""


@dataclass
class Line:
    counted: int
    book: int
    order: int
    at: datetime
    explained: bool = False
    kept: bool = False


@dataclass
class Count:
    items: list[str]
    lines: dict[str, Line] = field(default_factory=dict)
    state: str = "open"
    frozen: list[tuple[str, int, int | None]] = field(default_factory=list)


class Oracle:
    def __init__(self):
        self.stock: dict[Lot, int] = {}
        self.acts: list[Act] = []
        self.loans: list[Loan] = []
        self.tags: dict[str, str] = {}  # number: here, lent, gone
        self.opened: list[str] = []  # "open", "ended", "undone"
        self.counts: list[Count] = []
        self.walls: dict[str, tuple[int, datetime]] = {}
        self.order = 0

    # what there is

    def lots(self, item):
        own = [(lot, n) for lot, n in self.stock.items() if lot[0] == item]
        return sorted(own, key=lambda pair: pair[0][1] or date.max)

    def on_hand(self, item):
        return sum(n for _lot, n in self.lots(item))

    def _take(self, lots, wanted):
        changes = []
        for lot, there in lots:
            taken = min(there, wanted)
            if taken:
                changes.append((lot, -taken))
                wanted -= taken
        return changes

    def _pick(self, item, wanted, today):
        good = [(lot, n) for lot, n in self.lots(item) if lot[1] is None or lot[1] >= today]
        left = sum(n for _lot, n in good)
        if left < wanted:
            raise RefusedError("only_expired" if left == 0 and self.on_hand(item) else "shortage")
        return self._take(good, wanted)

    def _book(self, kind, item, changes, now, occurred=None, **more):
        for lot, delta in changes:
            self.stock[lot] = self.stock.get(lot, 0) + delta
            assert self.stock[lot] >= 0
        self.order += 1
        self.acts.append(Act(kind, item, changes, now, self.order, occurred or now, **more))
        return len(self.acts) - 1

    # acts

    def receive(self, item, quantity, expiry, now):
        return self._book("receive", item, [((item, expiry), quantity)], now)

    def out(self, kind, item, quantity, now, today):
        changes = self._pick(item, quantity, today)
        more = {}
        if kind == "open":
            self.opened.append("open")
            more["opened"] = len(self.opened) - 1
        return self._book(kind, item, changes, now, **more)

    def discard(self, item, quantity, expired, now, today):
        lots = self.lots(item)
        if expired:
            lots = [(lot, n) for lot, n in lots if lot[1] is not None and lot[1] < today]
        if sum(n for _lot, n in lots) < quantity:
            raise RefusedError("nothing_expired" if expired else "shortage")
        return self._book("discard", item, self._take(lots, quantity), now)

    def finish(self, number):
        if self.opened[number] != "open":
            raise RefusedError("not_found")
        self.opened[number] = "ended"

    def lend(self, tag, occurred, now, today):
        if self.tags[tag] != "here":
            raise RefusedError({"lent": "tag_is_out", "gone": "tag_is_gone"}[self.tags[tag]])
        self._open_then("umbrella", occurred, now)
        changes = self._pick("umbrella", 1, today)
        self.tags[tag] = "lent"
        self.loans.append(Loan(tag, changes[0][0], occurred))
        loan = len(self.loans) - 1
        return self._book("lend", "umbrella", changes, now, occurred, tag=tag, loan=loan)

    def back(self, tag, end, occurred, now):
        if self.tags[tag] != "lent":
            raise RefusedError("tag_is_here")
        [number] = [n for n, one in enumerate(self.loans) if one.tag == tag and not one.end]
        loan = self.loans[number]
        self._open_then("umbrella", occurred, now)
        if occurred != now and occurred < loan.lent_at:
            raise RefusedError("returned_before_lent")
        changes = [(loan.lot, 1)] + ([(loan.lot, -1)] if end != "returned" else [])
        loan.end = end
        self.tags[tag] = "here" if end == "returned" else "gone"
        return self._book("return", "umbrella", changes, now, occurred, tag=tag, loan=number)

    def _open_then(self, item, occurred, now):
        if occurred != now and item in self.walls and occurred < self.walls[item][1]:
            raise RefusedError("before_count")

    # back

    def reverse(self, number, now, *, hurry):
        act = self.acts[number]
        if act.kind in {"adjust", "reversal"}:
            raise RefusedError("not_reversible")
        if act.gone:
            raise RefusedError("already_reversed")
        if hurry and now - act.at > LATE:
            raise RefusedError("undo_too_late")
        if act.item in self.walls and act.order < self.walls[act.item][0]:
            raise RefusedError("before_count")
        self._must_stand_alone(act)
        for lot, delta in act.changes:
            if sum(d for one, d in act.changes if one == lot) > self.stock[lot] and delta > 0:
                raise RefusedError("act_has_followers")
        if act.kind == "lend":
            self.loans[act.loan].end, self.tags[act.tag] = "undone", "here"
        elif act.kind == "return":
            self.loans[act.loan].end, self.tags[act.tag] = "", "lent"
        elif act.kind == "open":
            self.opened[act.opened] = "undone"
        act.gone = True
        changes = [(lot, -delta) for lot, delta in reversed(act.changes)]
        return self._book("reversal", act.item, changes, now, reverses=number)

    def _must_stand_alone(self, act):
        if act.kind == "lend" and self.loans[act.loan].end:
            raise RefusedError("act_has_followers")
        if act.kind == "open" and self.opened[act.opened] != "open":
            raise RefusedError("act_has_followers")
        if act.kind == "return":
            again = [one for one in self.loans[act.loan + 1 :] if one.tag == act.tag]
            if any(one.end != "undone" for one in again):
                raise RefusedError("act_has_followers")

    # counts

    def put(self, number, item, counted, now, *, reason):
        count = self._open_count(number, item)
        book = self.on_hand(item)
        self.order += 1
        explained = reason and counted != book
        count.lines[item] = Line(counted, book, self.order, now, explained)
        return book

    def explain(self, number, item):
        line = self._counted(number, item)
        if line.counted == line.book:
            raise RefusedError("reason_does_not_fit")
        line.explained = True

    def keep(self, number, item):
        line = self._counted(number, item)
        if self._rewritten(item, line):
            raise RefusedError("recount_needed")
        line.kept = True

    def cancel(self, number):
        self._open_count(number).state = "cancelled"

    def accept(self, number, now, today):
        count = self._open_count(number)
        states = {item: self._state(item, count.lines.get(item)) for item in count.items}
        expected = {item: self.on_hand(item) for item in count.items}
        for item in count.items:
            line = count.lines.get(item)
            if states[item] != "settled":
                count.frozen.append((item, expected[item], None))
                continue
            self._adjust(item, line.counted - line.book, now, today)
            self.walls[item] = max(
                self.walls.get(item, (0, now)), (line.order, line.at), key=lambda wall: wall[0]
            )
            count.frozen.append((item, line.book, line.counted))
        count.state = "accepted"
        return count.frozen

    def _adjust(self, item, difference, now, today):
        lots = self.lots(item)
        if difference > 0:
            lot = lots[-1][0] if lots else (item, None)
            self._book("adjust", item, [(lot, difference)], now)
        elif difference < 0:
            good = [(lot, n) for lot, n in lots if lot[1] is None or lot[1] >= today]
            bad = [pair for pair in lots if pair not in good]
            self._book("adjust", item, self._take(good + bad, -difference), now)

    def _state(self, item, line):
        if line is None:
            return "not counted"
        later = [act for act in self.acts if act.item == item and act.order > line.order]
        if self._rewritten(item, line) or (later and not line.kept):
            return "moved"
        difference = line.counted - line.book
        if self.on_hand(item) + difference < 0:
            return "below zero"
        return "settled" if difference == 0 or line.explained else "no reason"

    def _rewritten(self, item, line):
        if item in self.walls and self.walls[item][0] > line.order:
            return True
        for act in self.acts:
            if act.item != item or act.order <= line.order:
                continue
            old = act.kind == "reversal" and self.acts[act.reverses].order < line.order
            early = act.occurred < act.at and act.occurred < line.at
            if act.kind == "adjust" or old or early:
                return True
        return False

    def _open_count(self, number, item=None):
        count = self.counts[number]
        if count.state != "open":
            raise RefusedError("count_is_closed")
        if item is not None and item not in count.items:
            raise RefusedError("not_in_count")
        return count

    def _counted(self, number, item):
        count = self._open_count(number, item)
        if item not in count.lines:
            raise RefusedError("not_counted")
        return count.lines[item]
