"""Write the invented fortnight of the warm station into the books, in the order of time."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.demo.station import DemoLoan, DemoMove, DemoShelf
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.kits import KitCheck, Present
from gangting.domain.supplies.loans import Loan, LoanEnd, Tag, TagState
from gangting.domain.supplies.movements import Lot, Movement, MovementKind
from gangting.domain.supplies.opened import Opened, last_good_day
from gangting.domain.supplies.picking import Pick, pick
from gangting.services.hands import Hands, local_day
from gangting.storage.places import Place
from gangting.storage.unit_of_work import Work


class DemoStation:
    """Everything goes through the same ledger as in earnest: each lot is the sum of its lines."""

    def __init__(self, work: Work, hands: Hands, officers: Sequence[UUID], zone: ZoneInfo) -> None:
        self._work, self._hands, self._officers, self._zone = work, hands, officers, zone
        self._items = {item.code: item for item in work.supplies.catalogue.items()}
        self._tags: dict[str, UUID] = {}
        self._lent: dict[str, tuple[Loan, Lot]] = {}

    def write(self, made: DemoShelf) -> None:
        """Write what happened; an item that the catalogue lacks is left out."""
        if "umbrella" in self._items:
            for number in made.tags:
                self._add_tag(number)
        facts: list[tuple[datetime, Callable[[], None]]] = [
            (move.at, partial(self._move, move, made.begin))
            for move in made.moves
            if move.code in self._items
        ]
        for loan in made.loans if self._tags else ():
            facts.append((loan.lent_at, partial(self._lend, loan)))
            if loan.back_at is not None:
                facts.append((loan.back_at, partial(self._take_back, loan.tag, loan.back_at)))
        facts.append((made.kit_checked_at, partial(self._check_kit, made.kit_checked_at)))
        for _at, keep in sorted(facts, key=lambda fact: fact[0]):
            keep()

    def _move(self, move: DemoMove, begin: datetime) -> None:
        item, today = self._items[move.code], local_day(move.at, self._zone.key)
        act_id = self._hands.new_id()
        like = Movement(
            act_id,
            act_id,
            item.id,
            item.id,
            move.kind,
            0,
            move.worker,
            move.source,
            party=move.party,
        )
        if move.kind is MovementKind.RECEIVE:
            self._book(like, [Pick(self._lot(item, move, begin), move.quantity)], move.at)
            return
        picks = pick(self._work.supplies.stock.lots(item.id), move.quantity, today)
        self._book(like, picks, move.at)
        if move.kind is MovementKind.OPEN:
            use_by = last_good_day(today, item.life_days, picks[0].lot.expiry)
            opened = Opened(self._hands.new_id(), item.id, move.at, use_by, act_id)
            self._work.supplies.loans.add_opened(opened, self._place(move.at))

    def _lot(self, item: Item, move: DemoMove, begin: datetime) -> Lot:
        expiry = None
        if item.expires and move.expiry_days is not None:
            expiry = local_day(begin, self._zone.key) + timedelta(days=move.expiry_days)
        stock = self._work.supplies.stock
        lot = stock.find_lot(item.id, expiry, "")
        if lot is None:
            lot = Lot(self._hands.new_id(), item.id, "", expiry)
            stock.add_lot(lot)
        return lot

    def _lend(self, made: DemoLoan) -> None:
        item, act_id = self._items["umbrella"], self._hands.new_id()
        lots = self._work.supplies.stock.lots(item.id)
        picks = pick(lots, 1, local_day(made.lent_at, self._zone.key))
        like = Movement(act_id, act_id, item.id, item.id, MovementKind.LEND, 0, made.worker)
        self._book(like, picks, made.lent_at)
        loan = Loan(
            self._hands.new_id(),
            item.id,
            made.tag,
            made.worker,
            made.phone_tail,
            made.lent_at,
            made.lent_at + timedelta(hours=item.loan_hours or 48),
            act_id,
        )
        place = self._place(made.lent_at)
        self._work.supplies.loans.add(loan, self._tags[made.tag], place)
        self._lent[made.tag] = loan, picks[0].lot

    def _take_back(self, tag: str, at: datetime) -> None:
        (loan, lot), act_id = self._lent.pop(tag), self._hands.new_id()
        like = Movement(act_id, act_id, loan.item_id, lot.id, MovementKind.RETURN, 0, loan.worker)
        self._book(like, [Pick(lot, 1)], at)
        self._work.supplies.loans.end(loan.id, LoanEnd.RETURNED, at, act_id)

    def _check_kit(self, at: datetime) -> None:
        for item in self._items.values():
            if not item.contents:
                continue
            lines = tuple(
                Present(part.name, part.quantity, part.quantity) for part in item.contents
            )
            check = KitCheck(self._hands.new_id(), item.id, at, lines, complete=True)
            self._work.supplies.loans.add_kit_check(check, self._place(at))

    def _add_tag(self, number: str) -> None:
        tag = Tag(self._hands.new_id(), self._items["umbrella"].id, number, TagState.HERE)
        self._work.supplies.catalogue.add_tag(tag)
        self._tags[number] = tag.id

    def _book(self, like: Movement, picks: Sequence[Pick], at: datetime) -> None:
        for one in picks:
            movement = Movement(
                self._hands.new_id(),
                like.act_id,
                like.item_id,
                one.lot.id,
                like.kind,
                one.delta,
                like.worker,
                like.source,
                party=like.party,
            )
            self._work.supplies.stock.book(movement, self._place(at))

    def _place(self, at: datetime) -> Place:
        """Take the next place; who was there changes with the day."""
        officer = self._officers[at.astimezone(self._zone).toordinal() % len(self._officers)]
        return self._work.place(at, officer)
