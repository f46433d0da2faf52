"""The ledger: receive, give, open, discard, transfer, undo. Nothing else changes the stock."""

from collections.abc import Sequence
from datetime import date
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item, ItemKind
from gangting.domain.supplies.loans import TagState
from gangting.domain.supplies.movements import (
    UNDO_SPAN,
    Booked,
    DiscardReason,
    Lot,
    Mark,
    Movement,
    MovementKind,
    Source,
    Worker,
)
from gangting.domain.supplies.opened import Opened, OpenedEnd, last_good_day
from gangting.domain.supplies.picking import Pick, on_hand, pick, pick_discard
from gangting.services.hands import Hands
from gangting.services.policies import Policies
from gangting.services.station.books import (
    Booker,
    must_work,
    quantity_of,
    the_item,
    today_of,
)
from gangting.services.station.undoing import FIXED, Undoing, must_be_reversible
from gangting.services.station.values import Act, LedgerLine, Receipt
from gangting.storage.unit_of_work import Database, Work


_PAGE = 50


class Ledger:
    """Every act is one transaction and can be taken back for 30 seconds by anybody."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands
        self._undoing = Undoing(hands)

    # -- in

    def receive(self, receipt: Receipt, officer: Officer) -> Act:
        """Take goods in: allocated, purchased, or donated by somebody.

        ``expiry_missing`` for what expires, ``donor_missing``, ``already_expired``.
        """
        must_work(officer)
        today = today_of(self._hands, self._policies)
        with self._database.write() as work:
            item = the_item(work, receipt.item_id)
            _check_receipt(item, receipt, today)
            books = Booker(work, self._hands, officer)
            lot = self._lot(work, item, receipt)
            template = _like(
                books,
                item,
                MovementKind.RECEIVE,
                source=receipt.source,
                party=receipt.party.strip(),
                note=receipt.note.strip(),
            )
            books.book(template, [Pick(lot, quantity_of(receipt.quantity))])
            return _act(work, books, template, item, receipt.quantity)

    # -- out

    def give(self, item_id: UUID, worker: Worker, officer: Officer, quantity: int = 1) -> Act:
        """Give some to a worker, what expires first; nobody's name is asked.

        ``not_given`` for what is lent, opened or checked; ``staff_only`` for what workers must
        not have; ``shortage`` and ``only_expired`` where there is not enough.
        """
        must_work(officer)
        today = today_of(self._hands, self._policies)
        with self._database.write() as work:
            item = the_item(work, item_id)
            _must_be_given(item, worker)
            books = Booker(work, self._hands, officer)
            lots = work.supplies.stock.lots(item_id)
            picks = pick(lots, quantity_of(quantity), today, **item.names)
            template = _like(books, item, MovementKind.GIVE, worker=worker)
            books.book(template, picks)
            return _act_left(books, template, item, quantity, on_hand(lots) - quantity)

    def open_one(self, item_id: UUID, officer: Officer) -> Act:
        """Open one for everybody: it leaves the shelf and its life begins."""
        must_work(officer)
        today = today_of(self._hands, self._policies)
        with self._database.write() as work:
            item = the_item(work, item_id)
            if item.kind is not ItemKind.OPENED:
                raise KnownError("not_opened")
            books = Booker(work, self._hands, officer)
            picks = pick(work.supplies.stock.lots(item_id), 1, today, **item.names)
            template = _like(books, item, MovementKind.OPEN)
            books.book(template, picks)
            use_by = last_good_day(today, item.life_days, picks[0].lot.expiry)
            opened = Opened(self._hands.new_id(), item.id, books.now, use_by, books.act_id)
            work.supplies.loans.add_opened(opened, work.place(books.now, officer.id))
            return _act(work, books, template, item, 1)

    def finish_opened(self, opened_id: UUID, end: OpenedEnd, officer: Officer) -> None:
        """Say that an opened one is empty or too old; ``not_found`` where it is not in use."""
        must_work(officer)
        now = self._hands.clock.now()
        with self._database.write() as work:
            opened = work.supplies.loans.opened_with_id(opened_id)
            if opened is None or opened.end is not None:
                raise KnownError("not_found")
            work.supplies.loans.end_opened(opened_id, end, now)
            place = work.place(now, officer.id)
            subject = ("opened", opened_id)
            detail = {"end": end.value}
            work.journal.append(
                self._hands.new_id(), place, "opened.finished", subject=subject, detail=detail
            )

    def reopen(self, opened_id: UUID, officer: Officer) -> None:
        """Say that one is in use after all; anybody, for 30 seconds.

        ``not_found`` where it is not finished, ``undo_too_late``.
        """
        must_work(officer)
        now = self._hands.clock.now()
        with self._database.write() as work:
            opened = work.supplies.loans.opened_with_id(opened_id)
            if opened is None or opened.end in {None, OpenedEnd.UNDONE} or not opened.ended_at:
                raise KnownError("not_found")
            if now - opened.ended_at > UNDO_SPAN:
                raise KnownError("undo_too_late")
            work.supplies.loans.end_opened(opened_id, None, None)
            place = work.place(now, officer.id)
            subject = ("opened", opened_id)
            work.journal.append(self._hands.new_id(), place, "opened.reopened", subject=subject)

    def discard(
        self,
        item_id: UUID,
        quantity: int,
        reason: DiscardReason,
        officer: Officer,
        note: str = "",
    ) -> Act:
        """Throw away or write off, the oldest first; as expired only what has expired.

        ``nothing_expired``, ``shortage``; ``tag_missing`` for a thing that has a tag, which goes
        out of use with it: see ``Lending.retire``.
        """
        must_work(officer)
        today = today_of(self._hands, self._policies)
        with self._database.write() as work:
            item = the_item(work, item_id)
            books = Booker(work, self._hands, officer)
            lots = work.supplies.stock.lots(item_id)
            _must_have_no_tag(work, item, quantity)
            picks = pick_discard(lots, quantity_of(quantity), today, reason, **item.names)
            template = _like(books, item, MovementKind.DISCARD, discard=reason, note=note.strip())
            books.book(template, picks)
            return _act(work, books, template, item, quantity)

    def transfer(
        self, item_id: UUID, quantity: int, to: str, officer: Officer, note: str = ""
    ) -> Act:
        """Hand some to another booth, which takes them in as transferred; ``party_missing``."""
        must_work(officer)
        if not to.strip():
            raise KnownError("party_missing")
        today = today_of(self._hands, self._policies)
        with self._database.write() as work:
            item = the_item(work, item_id)
            books = Booker(work, self._hands, officer)
            lots = work.supplies.stock.lots(item_id)
            picks = pick(lots, quantity_of(quantity), today, **item.names)
            template = _like(
                books, item, MovementKind.TRANSFER, party=to.strip(), note=note.strip()
            )
            books.book(template, picks)
            return _act(work, books, template, item, quantity)

    # -- back

    def undo(self, act_id: UUID, officer: Officer) -> Act:
        """Take an act back within 30 seconds; anybody may. ``undo_too_late`` afterwards.

        The refusals of ``reverse`` hold here too.
        """
        must_work(officer)
        with self._database.write() as work:
            acts = _must_know(work, act_id)
            must_be_reversible(acts)
            if not acts[0].may_undo(self._hands.clock.now()):
                raise KnownError("undo_too_late")
            return self._reverse(work, acts, officer, "")

    def reverse(self, act_id: UUID, reason: str, officer: Officer) -> Act:
        """Take an older act back, with a reason; the right to correct.

        ``reason_missing``, ``already_reversed``, ``not_reversible``, ``before_count``,
        ``act_has_followers``.
        """
        officer.must(Right.CORRECT)
        if not reason.strip():
            raise KnownError("reason_missing")
        with self._database.write() as work:
            return self._reverse(work, _must_know(work, act_id), officer, reason.strip())

    # -- looking

    def lines(
        self, item_id: UUID | None = None, before: Mark | None = None, limit: int = _PAGE
    ) -> tuple[LedgerLine, ...]:
        """Return the newest lines of the ledger, of one item or all."""
        now = self._hands.clock.now()
        with self._database.read() as work:
            booked = work.supplies.stock.ledger(item_id, limit, before)
            items = {item.id: item for item in work.supplies.catalogue.items(every=True)}
            names = work.site.officer_names()
            expiries = _expiries(work, booked)
        return tuple(
            LedgerLine(
                line,
                items[line.movement.item_id],
                expiries.get(line.movement.lot_id),
                names.get(line.officer_id, "") if line.officer_id else "",
                line.may_undo(now) and line.movement.kind not in FIXED,
            )
            for line in booked
        )

    def _reverse(self, work: Work, acts: Sequence[Booked], officer: Officer, note: str) -> Act:
        item = the_item(work, acts[0].movement.item_id)
        books = Booker(work, self._hands, officer)
        self._undoing.reverse(work, acts, books, officer, note)
        template = _like(books, item, MovementKind.REVERSAL)
        kind = acts[0].movement.kind  # of a damaged return the discard is the other half
        quantity = abs(sum(line.movement.delta for line in acts if line.movement.kind is kind))
        return _act(work, books, template, item, quantity)

    def _lot(self, work: Work, item: Item, receipt: Receipt) -> Lot:
        expiry, label = receipt.expiry if item.expires else None, receipt.lot.strip()
        lot = work.supplies.stock.find_lot(item.id, expiry, label)
        if lot is None:
            lot = Lot(self._hands.new_id(), item.id, label, expiry)
            work.supplies.stock.add_lot(lot)
        return lot


def _check_receipt(item: Item, receipt: Receipt, today: date) -> None:
    if item.expires and receipt.expiry is None:
        raise KnownError("expiry_missing")
    if item.expires and receipt.expiry is not None and receipt.expiry < today:
        raise KnownError("already_expired")
    if receipt.source is Source.DONATED and not receipt.party.strip():
        raise KnownError("donor_missing")


def _must_be_given(item: Item, worker: Worker) -> None:
    if item.kind is ItemKind.STAFF_ONLY and worker is not Worker.STAFF:
        raise KnownError("staff_only")
    if item.kind not in {ItemKind.CONSUMED, ItemKind.STAFF_ONLY}:
        raise KnownError("not_given")


def _must_have_no_tag(work: Work, item: Item, quantity: int) -> None:
    """Raise ``tag_missing`` where some of what is thrown away must be numbered."""
    if item.kind is not ItemKind.LENT:
        return
    tagged = sum(tag.state is TagState.HERE for tag in work.supplies.catalogue.tags(item.id))
    if tagged and work.supplies.stock.anywhere(item.id) - quantity < tagged:
        raise KnownError("tag_missing", **item.names)


def _must_know(work: Work, act_id: UUID) -> tuple[Booked, ...]:
    acts = work.supplies.stock.act(act_id)
    if not acts:
        raise KnownError("not_found")
    return acts


def _expiries(work: Work, booked: Sequence[Booked]) -> dict[UUID, date | None]:
    found: dict[UUID, date | None] = {}
    for item_id in {line.movement.item_id for line in booked}:
        for stock in work.supplies.stock.lots(item_id):
            found[stock.lot.id] = stock.lot.expiry
    return found


def _like(
    books: Booker,
    item: Item,
    kind: MovementKind,
    *,
    worker: Worker | None = None,
    source: Source | None = None,
    discard: DiscardReason | None = None,
    party: str = "",
    note: str = "",
) -> Movement:
    """Return what the movements of an act have in common."""
    return Movement(
        books.act_id, books.act_id, item.id, item.id, kind, 0, worker, source, discard, party, note
    )


def _act(work: Work, books: Booker, like: Movement, item: Item, quantity: int) -> Act:
    left = on_hand(work.supplies.stock.lots(item.id))
    return _act_left(books, like, item, quantity, left)


def _act_left(books: Booker, like: Movement, item: Item, quantity: int, left: int) -> Act:
    return Act(books.act_id, like.kind, item, quantity, left, like.worker, books.now)
