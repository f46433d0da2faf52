"""Lending by tag: out with a kind of worker and a due time, back by the same tag."""

from collections.abc import Callable
from datetime import datetime, timedelta

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.loans import (
    Loan,
    LoanEnd,
    Tag,
    TagState,
    phone_tail,
    tag_number,
)
from gangting.domain.supplies.movements import (
    DiscardReason,
    Movement,
    MovementKind,
    Worker,
)
from gangting.domain.supplies.picking import Pick, on_hand, pick, pick_discard
from gangting.services.hands import Hands
from gangting.services.policies import Policies
from gangting.services.station.books import (
    Booker,
    must_work,
    the_item,
    today_of,
    when,
)
from gangting.services.station.values import Act, LoanLine
from gangting.storage.unit_of_work import Database, Work


#: An umbrella may be kept two days where nothing else is said (domain D.4).
DEFAULT_LOAN = timedelta(hours=48)
_DISCARD = {LoanEnd.DAMAGED: DiscardReason.DAMAGED, LoanEnd.LOST: DiscardReason.LOST}


class Lending:
    """There is no "return all": each thing comes back by its own tag."""

    def __init__(
        self,
        database: Database,
        policies: Policies,
        hands: Hands,
        past_changed: Callable[[], None],
    ) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands
        self._past_changed = past_changed

    def out(self) -> tuple[LoanLine, ...]:
        """Return what is out, what is due first."""
        now = self._hands.clock.now()
        with self._database.read() as work:
            items = {item.id: item for item in work.supplies.catalogue.items(every=True)}
            return tuple(
                LoanLine(loan, items[loan.item_id], loan.overdue(now))
                for loan in work.supplies.loans.out()
            )

    def find_tag(self, text: str) -> tuple[Tag, Item, Loan | None] | None:
        """Return the thing with a tag, and its loan while it is out; None for an unknown tag."""
        with self._database.read() as work:
            tag = work.supplies.catalogue.tag(tag_number(text))
            if tag is None:
                return None
            item = work.supplies.catalogue.item(tag.item_id)
            assert item is not None
            return tag, item, work.supplies.loans.of_tag(tag.id)

    def lend(
        self,
        tag: str,
        worker: Worker,
        officer: Officer,
        *,
        tail: str = "",
        due_at: datetime | None = None,
        lent_at: datetime | None = None,
    ) -> Act:
        """Lend the thing with a tag.

        ``unknown_tag``, ``tag_is_out``, ``tag_is_gone``, ``due_before_lent``; back-dated with
        ``lent_at``, though not before the last accepted count.
        """
        must_work(officer)
        number, tail = tag_number(tag), phone_tail(tail)
        today = today_of(self._hands, self._policies)
        with self._database.write() as work:
            known = _must_be_here(work, number)
            item = the_item(work, known.item_id)
            books = Booker(work, self._hands, officer)
            at = when(work, item.id, lent_at, books.now)
            span = timedelta(hours=item.loan_hours) if item.loan_hours else DEFAULT_LOAN
            due = due_at or at + span
            if due <= at:
                raise KnownError("due_before_lent")
            like = _like(books, item, MovementKind.LEND, worker)
            lots = work.supplies.stock.lots(item.id)
            books.book(like, pick(lots, 1, today, **item.names), at)
            loan = Loan(self._hands.new_id(), item.id, number, worker, tail, at, due, books.act_id)
            work.supplies.loans.add(loan, known.id, work.place(books.now, officer.id))
            act = Act(books.act_id, like.kind, item, 1, on_hand(lots) - 1, worker, books.now)
        if lent_at is not None:
            self._past_changed()
        return act

    def take_back(
        self,
        tag: str,
        officer: Officer,
        end: LoanEnd = LoanEnd.RETURNED,
        *,
        returned_at: datetime | None = None,
    ) -> Act:
        """End the loan of a tag: returned, returned damaged, or lost.

        What comes back damaged is booked in and thrown away; what is lost stays out of the stock
        and its tag out of use. It may have been lent by another booth: it is on this one's shelf
        from then on. ``tag_is_here``, ``returned_before_lent``.
        """
        must_work(officer)
        if end is LoanEnd.UNDONE:
            raise ValueError("a loan is undone by undoing its act")
        number = tag_number(tag)
        with self._database.write() as work:
            known = work.supplies.catalogue.tag(number)
            if known is None:
                raise KnownError("unknown_tag", tag=number)
            loan = work.supplies.loans.of_tag(known.id)
            if loan is None:
                raise KnownError("tag_is_here", tag=number)
            item = the_item(work, known.item_id)
            books = Booker(work, self._hands, officer)
            at = when(work, item.id, returned_at, books.now)
            if returned_at is not None and at < loan.lent_at:
                raise KnownError("returned_before_lent")
            self._bring_back(work, books, item, loan, end, at)
            work.supplies.loans.end(loan.id, end, at, books.act_id)
            if end is not LoanEnd.RETURNED:
                work.supplies.catalogue.mark_tag(known.id, gone=True)
            left = on_hand(work.supplies.stock.lots(item.id))
            act = Act(books.act_id, MovementKind.RETURN, item, 1, left, loan.worker, books.now)
        if returned_at is not None:
            self._past_changed()
        return act

    def retire(self, tag: str, reason: DiscardReason, officer: Officer) -> Act:
        """Throw away or write off a thing that is here; its tag goes out of use with it.

        ``unknown_tag``, ``tag_is_out``, ``tag_is_gone``; ``shortage`` where the shelf has none.
        """
        must_work(officer)
        number, today = tag_number(tag), today_of(self._hands, self._policies)
        with self._database.write() as work:
            known = _must_be_here(work, number)
            item = the_item(work, known.item_id)
            books = Booker(work, self._hands, officer)
            lots = work.supplies.stock.lots(item.id)
            like = _like(books, item, MovementKind.DISCARD, None, reason, number)
            books.book(like, pick_discard(lots, 1, today, reason, **item.names))
            work.supplies.catalogue.mark_tag(known.id, gone=True)
            return Act(books.act_id, like.kind, item, 1, on_hand(lots) - 1, None, books.now)

    def _bring_back(
        self, work: Work, books: Booker, item: Item, loan: Loan, end: LoanEnd, at: datetime
    ) -> None:
        """Book a return onto the lot it left; damaged and lost are written off at once."""
        lot = work.supplies.stock.lot_of(loan.act_id)
        like = _like(books, item, MovementKind.RETURN, loan.worker)
        books.book(like, [Pick(lot, 1)], at)
        if end in _DISCARD:
            gone = _like(books, item, MovementKind.DISCARD, loan.worker, _DISCARD[end])
            books.book(gone, [Pick(lot, -1)], at)


def _must_be_here(work: Work, number: str) -> Tag:
    known = work.supplies.catalogue.tag(number)
    if known is None:
        raise KnownError("unknown_tag", tag=number)
    if known.state is TagState.LENT:
        raise KnownError("tag_is_out", tag=number)
    if known.state is TagState.GONE:
        raise KnownError("tag_is_gone", tag=number)
    return known


def _like(
    books: Booker,
    item: Item,
    kind: MovementKind,
    worker: Worker | None,
    discard: DiscardReason | None = None,
    tag: str = "",
) -> Movement:
    like = (books.act_id, books.act_id, item.id, item.id, kind, 0, worker)
    return Movement(*like, discard=discard, party=tag)
