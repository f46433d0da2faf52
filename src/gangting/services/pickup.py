"""The pick-up desk: found, compared, handed over; the clock runs from the first to the last."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.entry_pass import EntryPass, Holder
from gangting.domain.errors import KnownError
from gangting.domain.identity.names import mask_name
from gangting.domain.identity.plate import mask_plate
from gangting.domain.pass_code import Unreadable, read
from gangting.domain.passes import MOVES, HolderKind, PassAction, PassState
from gangting.domain.pickup import (
    POINTS,
    UNDO_SECONDS,
    PickupEnd,
    PickupPoint,
    PointDay,
    Proxy,
    Turn,
    checked_points,
    day_of_point,
    free_code,
    seconds_between,
)
from gangting.domain.scan_text import PassScan, ShortNumberScan, classify
from gangting.services.hands import Hands, day_start
from gangting.services.pass_life import PassLife, the_pass
from gangting.services.pass_values import PassView
from gangting.services.people import find_in
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database, Work


_SETTING = "pickup"
_MOST_FOUND = 200


@dataclass(frozen=True, slots=True)
class QueueLine:
    """One card that waits for its holder; ``name`` is masked, as in every list."""

    entry_pass: EntryPass
    name: str
    place: str
    phone_tail: str


@dataclass(frozen=True, slots=True)
class Queue:
    """What is printed and not collected: some lines, and how many there are in all."""

    lines: tuple[QueueLine, ...]
    waiting: int


@dataclass(frozen=True, slots=True)
class TurnView:
    """A running turn with the whole pass, to be compared; the clock runs since ``opened_at``."""

    turn: Turn
    view: PassView


@dataclass(frozen=True, slots=True)
class PointUse:
    """A point as the settings show it; one that was ever used can be hidden, never removed."""

    point: PickupPoint
    used: bool


class PickupDesk:
    """The pick-up points of the compound."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands
        self._life = PassLife(hands)

    # the points

    def points(self) -> tuple[PickupPoint, ...]:
        """Return the points that are worked at, in their order; four, unless others were set."""
        with self._database.read() as work:
            return _shown(work)

    def every_point(self) -> tuple[PointUse, ...]:
        """Return the hidden ones as well, with whether a turn was ever taken there."""
        with self._database.read() as work:
            return tuple(PointUse(one, work.pickup.knows_point(one.code)) for one in _points(work))

    def add_point(self, name: str, officer: Officer) -> PickupPoint:
        """Add one at the end; a leader's right. ``too_many``, ``listed_twice``."""
        added: list[PickupPoint] = []

        def change(_work: Work, points: tuple[PickupPoint, ...]) -> Sequence[PickupPoint]:
            added[:] = [PickupPoint(free_code(points), name)]
            return (*points, *added)

        return _with_code(self._change_points(officer, change), added[0].code)

    def rename_point(self, code: str, name: str, officer: Officer) -> PickupPoint:
        """Give one another name, or none; ``unknown_point``, ``listed_twice``."""
        return self._change_point(code, officer, lambda point: replace(point, name=name))

    def hide_point(self, code: str, officer: Officer, *, hidden: bool = True) -> PickupPoint:
        """Take one off the desk, or back; ``last_point``, ``point_busy`` while a card is out."""

        def change(work: Work, points: tuple[PickupPoint, ...]) -> Sequence[PickupPoint]:
            point = _with_code(points, code)
            if hidden and work.pickup.running_at(code) is not None:
                raise KnownError("point_busy")
            return [replace(one, hidden=hidden) if one == point else one for one in points]

        return _with_code(self._change_points(officer, change), code)

    def remove_point(self, code: str, officer: Officer) -> None:
        """Drop one where nobody ever was; ``point_used``: the day's figures stand on it."""

        def change(work: Work, points: tuple[PickupPoint, ...]) -> Sequence[PickupPoint]:
            point = _with_code(points, code)
            if work.pickup.knows_point(code):
                raise KnownError("point_used")
            return [one for one in points if one != point]

        self._change_points(officer, change)

    def _change_point(
        self, code: str, officer: Officer, change: Callable[[PickupPoint], PickupPoint]
    ) -> PickupPoint:
        def change_one(_work: Work, points: tuple[PickupPoint, ...]) -> Sequence[PickupPoint]:
            point = _with_code(points, code)
            return [change(one) if one == point else one for one in points]

        return _with_code(self._change_points(officer, change_one), code)

    def _change_points(
        self,
        officer: Officer,
        change: Callable[[Work, tuple[PickupPoint, ...]], Sequence[PickupPoint]],
    ) -> tuple[PickupPoint, ...]:
        """Read, change and write the list in one transaction: two leaders lose nothing."""
        officer.must(Right.MANAGE)
        with self._database.write() as work:
            found = checked_points(change(work, _points(work)))
            lines = [{"code": p.code, "name": p.name, "hidden": p.hidden} for p in found]
            work.site.save_setting(_SETTING, {"points": lines})
            place = work.place(self._hands.clock.now(), officer.id)
            work.journal.append(
                self._hands.new_id(), place, "pickup.points_changed", detail={"points": lines}
            )
            return found

    # the queue

    def queue(self, text: str, officer: Officer, *, limit: int = 50, offset: int = 0) -> Queue:
        """Return what waits, the longest waiting first.

        Found by name, pinyin, initials, phone tail, room or plate; by a scanned code or a short
        number exactly one. A code that is no pass of ours is ``not_found``; one that does not wait
        is ``not_waiting`` with its state.
        """
        officer.must(Right.WORK_GATE)
        with self._database.read() as work:
            total = work.pickup.count_waiting()
            exact = self._scanned(work, text)
            if exact is not None:
                found: tuple[tuple[EntryPass, Holder | None], ...] = (
                    (exact, work.crossings.known_holder(exact.holder).holder),
                )
            elif text.strip():
                holders = _holders(work, text)
                found = work.pickup.waiting(holders=holders, limit=limit, offset=offset)
            else:
                found = work.pickup.waiting(limit=limit, offset=offset)
        lines = tuple(_line(one, holder) for one, holder in found)
        return Queue(lines, total)

    # a turn

    def open(self, serial: int, point: str, officer: Officer) -> TurnView:
        """Begin a turn: the clock starts, and the holder is shown in full to be compared.

        The same card at the same point is the same turn; another one that still ran there is given
        up. ``not_waiting`` for a card that is not to be collected, ``pickup_elsewhere`` for one
        that is at another point.
        """
        officer.must(Right.WORK_GATE)
        now = self._hands.clock.now()
        with self._database.write() as work:
            if point not in {one.code for one in _shown(work)}:
                raise KnownError("unknown_point")
            entry_pass = the_pass(work, serial)
            _must_wait(entry_pass)
            running = work.pickup.running_of(entry_pass.id)
            if running is not None and running.point == point:
                return TurnView(running, _view(work, entry_pass))
            if running is not None:
                there = (one.name for one in _points(work) if one.code == running.point)
                name = next(there, "")
                raise KnownError("pickup_elsewhere", point=running.point, name=name)
            before = work.pickup.running_at(point)
            if before is not None:
                self._end(work, before, PickupEnd.GIVEN_UP, officer, None)
            turn = Turn(self._hands.new_id(), entry_pass.id, point, now)
            work.pickup.add(turn, work.place(now, officer.id))
            return TurnView(turn, _view(work, entry_pass))

    def running(self, point: str) -> TurnView | None:
        """Return the turn that runs at a point: the clock goes on after a restart."""
        with self._database.read() as work:
            turn = work.pickup.running_at(point)
            entry_pass = work.passes.with_id(turn.pass_id) if turn else None
            if turn is None or entry_pass is None:
                return None
            return TurnView(turn, _view(work, entry_pass))

    def hand_over(
        self, serial: int, officer: Officer, proxy: Proxy | None = None
    ) -> tuple[Turn, PassView]:
        """Hand the card over: the pass is active, the clock stops, and who came is kept.

        ``pickup_not_open`` where no turn runs for it, with the state of a card that something was
        done to meanwhile; ``proxy_missing`` where a proxy is half named.
        """
        officer.must(Right.WORK_GATE)
        who = proxy.checked() if proxy is not None else None
        with self._database.write() as work:
            entry_pass = the_pass(work, serial)
            turn = _running(work, entry_pass)
            _must_wait(entry_pass)
            done = self._end(work, turn, PickupEnd.HANDED_OVER, officer, who)
            moved = self._life.move(work, entry_pass, PassAction.COLLECT, officer, "")
            return done, _view(work, moved)

    def give_up(self, serial: int, officer: Officer) -> Turn:
        """End a turn without handing over: the wrong person, or no paper with them."""
        officer.must(Right.WORK_GATE)
        with self._database.write() as work:
            turn = _running(work, the_pass(work, serial))
            return self._end(work, turn, PickupEnd.GIVEN_UP, officer, None)

    def undo(self, serial: int, officer: Officer) -> tuple[Turn, PassView]:
        """Take a hand-over back, for whoever stands at the desk: the card waits again.

        Its life keeps both steps; the turn counts no more. ``pickup_undo_expired`` after 30
        seconds, and where something else was done to the pass meanwhile.
        """
        officer.must(Right.WORK_GATE)
        with self._database.write() as work:
            entry_pass = the_pass(work, serial)
            turn = work.pickup.of_pass(entry_pass.id)
            last = work.passes.events(entry_pass.id)[-1]
            if turn is None or last.action is not PassAction.COLLECT or not self._fresh(turn):
                raise KnownError("pickup_undo_expired")
            moved = self._life.move(work, entry_pass, PassAction.UNDO_COLLECT, officer, "")
            undone = replace(turn, end=PickupEnd.UNDONE)
            work.pickup.end(undone, officer.id)
            return undone, _view(work, moved)

    def _fresh(self, turn: Turn) -> bool:
        now = self._hands.clock.now()
        return turn.ended_at is not None and now - turn.ended_at <= timedelta(seconds=UNDO_SECONDS)

    def handed_over(self, serial: int) -> Turn | None:
        """Return the turn in which a card was handed over, with the proxy who took it."""
        with self._database.read() as work:
            return work.pickup.of_pass(the_pass(work, serial).id)

    # figures

    def today(self, point: str = "") -> tuple[PointDay, ...]:
        """Return what every point (or one) did today, in their order.

        A point that was hidden since stands at the end.
        """
        zone = self._policies.current().zone
        with self._database.read() as work:
            known = [one.code for one in _shown(work)]
            ended = work.pickup.ended_since(day_start(self._hands.clock.now(), zone))
        codes = [*known, *sorted({code for code, _, _ in ended} - set(known))]
        return tuple(
            day_of_point(code, ((end, seconds) for at, end, seconds in ended if at == code))
            for code in codes
            if point in {"", code}
        )

    def whole_day(self) -> PointDay:
        """Return what all the points did today together."""
        zone = self._policies.current().zone
        with self._database.read() as work:
            ended = work.pickup.ended_since(day_start(self._hands.clock.now(), zone))
        return day_of_point("", ((end, seconds) for _, end, seconds in ended))

    # inside

    def _scanned(self, work: Work, text: str) -> EntryPass | None:
        scan = classify(text)
        match scan:
            case PassScan(code):
                found = read(code, self._hands.keys(), self._database.booth.compound)
                if isinstance(found, Unreadable):
                    raise KnownError("not_found", what="pass")
                serial = found.fields.serial
            case ShortNumberScan(serial):
                pass
            case _:
                return None
        entry_pass = work.passes.with_serial(serial)
        if entry_pass is None:
            raise KnownError("not_found", what="pass")
        _must_wait(entry_pass)
        return entry_pass

    def _end(
        self, work: Work, turn: Turn, end: PickupEnd, officer: Officer, proxy: Proxy | None
    ) -> Turn:
        now = self._hands.clock.now()
        done = replace(
            turn,
            end=end,
            ended_at=now,
            seconds=seconds_between(turn.opened_at, now),
            proxy=proxy,
        )
        work.pickup.end(done, officer.id)
        return done


def _holders(work: Work, text: str) -> list[UUID]:
    """Return who a text can mean: people, and the shared card and the cars of their doors."""
    found = find_in(work, text, _MOST_FOUND)
    doors = {one.household_id for one in found if one.household_id is not None}
    cars = work.records.vehicles_of(tuple(doors))
    return [*(one.ref.id for one in found), *doors, *(car.id for car in cars)]


def _points(work: Work) -> tuple[PickupPoint, ...]:
    lines: list[dict[str, Any]] = work.site.settings().get(_SETTING, {}).get("points", [])
    read = (PickupPoint(one["code"], one["name"], one.get("hidden") is True) for one in lines)
    return tuple(read) or POINTS


def _shown(work: Work) -> tuple[PickupPoint, ...]:
    return tuple(one for one in _points(work) if not one.hidden)


def _with_code(points: Sequence[PickupPoint], code: str) -> PickupPoint:
    found = next((one for one in points if one.code == code), None)
    if found is None:
        raise KnownError("unknown_point")
    return found


def _running(work: Work, entry_pass: EntryPass) -> Turn:
    turn = work.pickup.running_of(entry_pass.id)
    if turn is None:
        waits = entry_pass.state in MOVES[PassAction.COLLECT][0]
        raise KnownError("pickup_not_open", **({} if waits else {"state": entry_pass.state.value}))
    return turn


def _must_wait(entry_pass: EntryPass) -> None:
    """Only a card that can be collected is handed over; one not yet printed can be, by hand."""
    if entry_pass.state not in MOVES[PassAction.COLLECT][0]:
        raise KnownError("not_waiting", state=entry_pass.state.value)


def _view(work: Work, entry_pass: EntryPass) -> PassView:
    known = work.crossings.known_holder(entry_pass.holder)
    others = sum(
        one.id != entry_pass.id and one.state is PassState.PRINTED
        for one in work.passes.of_holder(entry_pass.holder.id)
    )
    return PassView(entry_pass, known.holder, work.passes.events(entry_pass.id), others)


def _line(entry_pass: EntryPass, holder: Holder | None) -> QueueLine:
    if holder is None:
        return QueueLine(entry_pass, "", "", "")
    hidden = mask_plate if holder.ref.kind is HolderKind.VEHICLE else mask_name
    return QueueLine(entry_pass, hidden(holder.name), holder.place_short, holder.phone[-4:])
