"""The stock count: blind, line by line, accepted by two (product 4)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.stocktake import (
    SETTLED,
    Counted,
    CountScope,
    CountState,
    DifferenceReason,
    LineState,
    Result,
    StockCount,
    fits,
    in_turn,
    line_state,
    must_be_quantity,
    rewrites,
    tolerance,
)
from gangting.domain.supplies.catalogue import Item, ItemKind
from gangting.domain.supplies.movements import Lot, LotStock, Mark, Movement, MovementKind
from gangting.domain.supplies.picking import Pick, on_hand, spread
from gangting.services.hands import Hands
from gangting.services.policies import Policies
from gangting.services.station.books import Booker, must_work, the_item, today_of
from gangting.storage.unit_of_work import Database, Work


@dataclass(frozen=True, slots=True)
class CountLine:
    """One line as the counter may see it: the book shows only after the line was counted."""

    item: Item
    state: LineState
    counted: int | None = None
    book: int | None = None
    difference: int | None = None
    reason: DifferenceReason | None = None
    note: str = ""
    over_tolerance: bool = False
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CountView:
    """A count and its lines in the order of the shelf."""

    count: StockCount
    lines: tuple[CountLine, ...]

    @property
    def counted(self) -> int:
        """Return how many lines were counted."""
        return sum(line.counted is not None for line in self.lines)

    @property
    def over_tolerance(self) -> bool:
        """Whether a leader must look at it."""
        return any(line.over_tolerance for line in self.lines)

    @property
    def unsettled(self) -> tuple[CountLine, ...]:
        """Return the lines an acceptance would leave out."""
        return tuple(line for line in self.lines if line.state not in SETTLED)


@dataclass(frozen=True, slots=True)
class FrozenLine:
    """What an accepted count says of an item, for the sheet; ``actual`` is None if not counted."""

    item_id: UUID
    code: str
    name: str
    unit: str
    kind: ItemKind
    expected: int
    actual: int | None
    reason: DifferenceReason | None = None
    note: str = ""
    over_tolerance: bool = False

    @property
    def counted(self) -> bool:
        """Whether somebody counted it."""
        return self.actual is not None

    @property
    def difference(self) -> int | None:
        """Return actual minus expected."""
        return None if self.actual is None else self.actual - self.expected


class StockCounts:
    """A count never stops the station: what moves meanwhile is asked about, line by line."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands

    def begin(
        self,
        scope: CountScope,
        officer: Officer,
        items: Sequence[UUID] = (),
        since: Mark | None = None,
    ) -> CountView:
        """Begin a count of everything, of some items, or of what moved ``since`` and one in turn.

        ``nothing_to_count`` where the catalogue is empty, ``unknown_item``.
        """
        must_work(officer)
        with self._database.write() as work:
            return self._view(work, self.begin_in(work, scope, officer, items, since))

    def begin_in(
        self,
        work: Work,
        scope: CountScope,
        officer: Officer,
        items: Sequence[UUID] = (),
        since: Mark | None = None,
    ) -> StockCount:
        """Begin a count inside a handover's transaction."""
        now = self._hands.clock.now()
        every = [item.id for item in work.supplies.catalogue.items()]
        if unknown := set(items) - set(every):
            raise KnownError("unknown_item", count=len(unknown))
        if scope is CountScope.MOVED:
            moved = frozenset(work.supplies.stock.newest_marks(since or Mark(0, 0)))
            chosen = in_turn(every, moved, work.supplies.counts.last_counted())
        else:
            wanted = every if scope is CountScope.FULL else set(items)
            chosen = tuple(item_id for item_id in every if item_id in wanted)
        if not chosen:
            raise KnownError("nothing_to_count")
        count = StockCount(self._hands.new_id(), scope, CountState.OPEN, chosen, now, officer.id)
        work.supplies.counts.add(count, work.place(now, officer.id))
        return count

    def open(self) -> tuple[CountView, ...]:
        """Return the unfinished counts: a power cut leaves them where they were."""
        with self._database.read() as work:
            return tuple(self._view(work, count) for count in work.supplies.counts.open())

    def view(self, count_id: UUID) -> CountView:
        """Return a count; ``not_found``."""
        with self._database.read() as work:
            return self._view(work, _must_find(work, count_id))

    def view_in(self, work: Work, count_id: UUID) -> CountView:
        """Return a count as it stands inside a handover's transaction."""
        return self._view(work, _must_find(work, count_id))

    def add_items(self, count_id: UUID, items: Iterable[UUID], officer: Officer) -> CountView:
        """Count more than was chosen: all of it, or one that looks wrong."""
        must_work(officer)
        more = tuple(items)
        with self._database.write() as work:
            count = _must_be_open(work, count_id)
            for item_id in more:
                the_item(work, item_id)
            chosen = tuple(dict.fromkeys((*count.items, *more)))
            work.supplies.counts.set_items(count_id, chosen)
            return self._view(work, replace(count, items=chosen))

    def put(
        self,
        count_id: UUID,
        item_id: UUID,
        quantity: int,
        officer: Officer,
        reason: DifferenceReason | None = None,
        note: str = "",
    ) -> CountLine:
        """Write down what was counted; the book's quantity of this very moment is stored with it.

        A zero is counted like any other number. ``invalid_quantity``; the reason may follow.
        """
        must_work(officer)
        must_be_quantity(quantity)
        now = self._hands.clock.now()
        with self._database.write() as work:
            count = _must_hold(work, count_id, item_id)
            book = on_hand(work.supplies.stock.lots(item_id))
            if quantity == book:
                reason = None
            if reason is not None and not fits(reason, quantity - book):
                raise KnownError("reason_does_not_fit")
            place = work.place(now, officer.id)
            mark = Mark(place.epoch, place.sequence)
            counted = Counted(quantity, book, mark, now, officer.id, reason, note.strip())
            work.supplies.counts.put(self._hands.new_id(), place, count.id, item_id, counted)
            return _line(_item(work, item_id), counted, book, _QUIET)  # nothing is newer than this

    def explain(
        self,
        count_id: UUID,
        item_id: UUID,
        reason: DifferenceReason,
        officer: Officer,
        note: str = "",
    ) -> CountLine:
        """Say why a line differs; ``not_counted``, ``reason_does_not_fit``."""
        return self._again(count_id, item_id, officer, reason=reason, note=note.strip())

    def keep(self, count_id: UUID, item_id: UUID, officer: Officer) -> CountLine:
        """Keep a line although stock moved since: the count was right when it was made.

        ``recount_needed`` where what was booked since speaks of the time before the count.
        """
        return self._again(count_id, item_id, officer, kept=True)

    def _again(
        self,
        count_id: UUID,
        item_id: UUID,
        officer: Officer,
        *,
        kept: bool | None = None,
        reason: DifferenceReason | None = None,
        note: str | None = None,
    ) -> CountLine:
        """Write a line once more with something added; quantity, book and mark stay."""
        must_work(officer)
        now = self._hands.clock.now()
        with self._database.write() as work:
            count = _must_hold(work, count_id, item_id)
            counted = work.supplies.counts.lines(count_id).get(item_id)
            if counted is None:
                raise KnownError("not_counted")
            if reason is not None and not fits(reason, counted.difference):
                raise KnownError("reason_does_not_fit")
            counted = replace(
                counted,
                reason=reason or counted.reason,
                note=counted.note if note is None else note,
                kept=counted.kept if kept is None else kept,
            )
            since = _since(work, {item_id: counted})
            if kept and item_id in since.rewritten:
                raise KnownError("recount_needed")
            place = work.place(now, officer.id)
            work.supplies.counts.put(self._hands.new_id(), place, count.id, item_id, counted)
            stock = on_hand(work.supplies.stock.lots(item_id))
            return _line(_item(work, item_id), counted, stock, since)

    def accept(
        self, count_id: UUID, counted_by: Officer, verified_by: Officer
    ) -> tuple[FrozenLine, ...]:
        """Accept what is settled; differences are booked, the rest stays as it is.

        ``verifier_must_differ`` where there is a difference: two look at it;
        ``leader_must_verify`` where one is over the tolerance and neither of the two is a leader:
        a count between handovers must not be a way round the leader;
        ``count_of_handover`` where a handover goes on with it.
        """
        with self._database.write() as work:
            _must_be_free(work, count_id)
            frozen = self.accept_in(work, count_id, counted_by, verified_by)
            if any(line.over_tolerance for line in frozen):
                _must_be_led(counted_by, verified_by)
            return frozen

    def accept_in(
        self, work: Work, count_id: UUID, counted_by: Officer, verified_by: Officer
    ) -> tuple[FrozenLine, ...]:
        """Accept inside a handover's transaction."""
        must_work(counted_by)
        must_work(verified_by)
        count = _must_be_open(work, count_id)
        kept, stock = work.supplies.counts.lines(count_id), work.supplies.stock.on_hand()
        view = self._view_of(work, count, kept, stock)
        differs = any(line.state is LineState.DIFFERENT for line in view.lines)
        if differs and counted_by.id == verified_by.id:
            raise KnownError("verifier_must_differ")
        frozen = tuple(
            self._freeze(work, count, line, kept[line.item.id], verified_by)
            if line.state in SETTLED
            else FrozenLine(*_plain(line.item), stock.get(line.item.id, 0), None)
            for line in view.lines
        )
        now = self._hands.clock.now()
        work.supplies.counts.end(
            count_id,
            CountState.ACCEPTED,
            now,
            counted_by=counted_by.id,
            verified_by=verified_by.id,
        )
        work.journal.append(
            self._hands.new_id(),
            work.place(now, verified_by.id),
            "count.accepted",
            subject=("count", count_id),
            detail={"lines": len(frozen), "differences": sum(bool(f.difference) for f in frozen)},
        )
        return frozen

    def cancel(self, count_id: UUID, officer: Officer) -> None:
        """Throw a count away; its lines stay readable and change nothing. ``count_of_handover``."""
        must_work(officer)
        with self._database.write() as work:
            _must_be_free(work, count_id)
            self.cancel_in(work, count_id, officer)

    def cancel_in(self, work: Work, count_id: UUID, officer: Officer) -> None:
        """Throw a count away inside a handover's transaction."""
        now = self._hands.clock.now()
        _must_be_open(work, count_id)
        work.supplies.counts.end(
            count_id, CountState.CANCELLED, now, counted_by=officer.id, verified_by=None
        )
        work.journal.append(
            self._hands.new_id(),
            work.place(now, officer.id),
            "count.cancelled",
            subject=("count", count_id),
        )

    def _freeze(
        self,
        work: Work,
        count: StockCount,
        line: CountLine,
        counted: Counted,
        officer: Officer,
    ) -> FrozenLine:
        item = line.item
        act_id = self._adjust(work, item, counted, officer) if counted.difference else None
        result = Result(
            item.id,
            counted.book,
            counted.quantity,
            counted.reason,
            counted.note,
            line.over_tolerance,
            counted.at,
            counted.mark,
            act_id,
        )
        work.supplies.counts.freeze(count.id, result)
        return FrozenLine(
            *_plain(item),
            counted.book,
            counted.quantity,
            counted.reason,
            counted.note,
            line.over_tolerance,
        )

    def _adjust(self, work: Work, item: Item, counted: Counted, officer: Officer) -> UUID:
        books = Booker(work, self._hands, officer)
        today = today_of(self._hands, self._policies)
        lots = work.supplies.stock.lots(item.id)
        if not lots:  # found, though never received here: nobody knows its expiry
            lot = work.supplies.stock.find_lot(item.id, None, "")
            if lot is None:
                lot = Lot(self._hands.new_id(), item.id, "", None)
                work.supplies.stock.add_lot(lot)
            lots = (LotStock(lot, 0),)
        picks: tuple[Pick, ...] = spread(lots, counted.difference, today)
        reason = counted.reason.value if counted.reason else ""
        like = Movement(
            books.act_id, books.act_id, item.id, item.id, MovementKind.ADJUST, 0, note=reason
        )
        books.book(like, picks)
        return books.act_id

    def _view(self, work: Work, count: StockCount) -> CountView:
        lines, stock = work.supplies.counts.lines(count.id), work.supplies.stock.on_hand()
        return self._view_of(work, count, lines, stock)

    def _view_of(
        self,
        work: Work,
        count: StockCount,
        lines: Mapping[UUID, Counted],
        stock: Mapping[UUID, int],
    ) -> CountView:
        items = {item.id: item for item in work.supplies.catalogue.items(every=True)}
        since = _since(work, lines)
        return CountView(
            count,
            tuple(
                _line(items[item_id], lines.get(item_id), stock.get(item_id, 0), since)
                for item_id in count.items
            ),
        )


@dataclass(frozen=True, slots=True)
class _Since:
    """The items whose stock moved, or whose past changed, after their line was counted."""

    moved: frozenset[UUID]
    rewritten: frozenset[UUID]


_QUIET = _Since(frozenset(), frozenset())


def _since(work: Work, lines: Mapping[UUID, Counted]) -> _Since:
    if not lines:
        return _QUIET
    first = min(line.mark for line in lines.values())
    newest = work.supplies.stock.newest_marks(first)
    moved = {item for item, line in lines.items() if newest.get(item, first) > line.mark}
    later = work.supplies.stock.later(first, tuple(moved)) if moved else ()
    walls = work.supplies.counts.walls()
    rewritten = {one.item_id for one in later if rewrites(one, lines[one.item_id])}
    rewritten |= {item for item, line in lines.items() if walls.get(item, first) > line.mark}
    return _Since(frozenset(moved), frozenset(rewritten))


def _item(work: Work, item_id: UUID) -> Item:
    """Return an item of a count; it may have been put out of use since."""
    item = work.supplies.catalogue.item(item_id)
    assert item is not None
    return item


def _plain(item: Item) -> tuple[UUID, str, str, str, ItemKind]:
    return item.id, item.code, item.name, item.unit, item.kind


def _line(item: Item, counted: Counted | None, stock: int, since: _Since) -> CountLine:
    moved, rewritten = item.id in since.moved, item.id in since.rewritten
    state = line_state(counted, stock, moved=moved, rewritten=rewritten)
    if counted is None:
        return CountLine(item, state)
    difference = counted.difference
    return CountLine(
        item,
        state,
        counted.quantity,
        counted.book,
        difference,
        counted.reason,
        counted.note,
        abs(difference) > tolerance(item.kind, counted.book),
        counted.at,
    )


def _must_find(work: Work, count_id: UUID) -> StockCount:
    count = work.supplies.counts.find(count_id)
    if count is None:
        raise KnownError("not_found")
    return count


def _must_be_free(work: Work, count_id: UUID) -> None:
    """Leave the count of a running handover to the handover."""
    handover = work.handovers.running()
    if handover is not None and handover.count_id == count_id:
        raise KnownError("count_of_handover")


def _must_be_led(*two: Officer) -> None:
    if not any(officer.may(Right.MANAGE) for officer in two):
        raise KnownError("leader_must_verify")


def _must_be_open(work: Work, count_id: UUID) -> StockCount:
    count = _must_find(work, count_id)
    if count.state is not CountState.OPEN:
        raise KnownError("count_is_closed")
    return count


def _must_hold(work: Work, count_id: UUID, item_id: UUID) -> StockCount:
    count = _must_be_open(work, count_id)
    if item_id not in count.items:
        raise KnownError("not_in_count")
    return count
