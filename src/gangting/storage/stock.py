"""Queries of the stock: the ledger of movements and the running sum kept with it."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    bindparam,
    case,
    func,
    insert,
    or_,
    select,
    update,
)

from gangting.domain.stocktake import Later
from gangting.domain.supplies.movements import (
    SERVICES,
    Booked,
    DiscardReason,
    Lot,
    LotStock,
    Mark,
    Movement,
    MovementKind,
    Source,
    Worker,
)
from gangting.storage.places import Place
from gangting.storage.prepared import Prepared
from gangting.storage.rows.supplies import LotRow, MovementRow, StockRow


_stock, _lot = StockRow.__table__.c, LotRow.__table__.c
_LOTS = (
    select(_lot.id, _lot.item_id, _lot.label, _lot.expiry, _stock.quantity)
    .join_from(StockRow.__table__, LotRow.__table__, _lot.id == _stock.lot_id)
    .where(_stock.compound == bindparam("c"), _stock.booth == bindparam("b"))
    .order_by(_lot.expiry.is_(None), _lot.expiry, _lot.id)
)
_LOTS_OF = Prepared(_LOTS.where(_stock.item_id == bindparam("i")))
_ALL_LOTS = Prepared(_LOTS.where(_stock.quantity > 0))
_ON_HAND = Prepared(
    select(_stock.item_id, func.sum(_stock.quantity))
    .where(_stock.compound == bindparam("c"), _stock.booth == bindparam("b"))
    .group_by(_stock.item_id)
)
_LINE_INSERT = Prepared(insert(MovementRow.__table__))
# Not an upsert: a line that takes something away would fail the check on what is never inserted.
_MOVE = Prepared(
    update(StockRow.__table__)
    .where(
        _stock.compound == bindparam("c"),
        _stock.booth == bindparam("b"),
        _stock.lot_id == bindparam("l"),
    )
    .values(quantity=_stock.quantity + bindparam("d"))
)
_STOCK_INSERT = Prepared(insert(StockRow.__table__))
_reversed = MovementRow.__table__.alias("reversed")
_reversal = MovementRow.__table__.alias("reversal")
_LEDGER = select(MovementRow.__table__, _reversal.c.act_id.label("reversed_by")).outerjoin(
    _reversal, _reversal.c.reverses == MovementRow.id
)


class Stock:
    """The stock of one booth; movements are added and nothing is ever changed."""

    def __init__(self, connection: Connection, compound: int, booth: int) -> None:
        self._connection = connection
        self._here = {"c": compound, "b": booth}
        self._mine = (MovementRow.compound == compound, MovementRow.booth == booth)

    # -- what is there

    def lots(self, item_id: UUID) -> tuple[LotStock, ...]:
        """Return an item's lots at the booth, first expiry first, the used-up ones too."""
        rows = _LOTS_OF.every(self._connection, {**self._here, "i": item_id})
        return tuple(_lot_stock(row) for row in rows)

    def all_lots(self) -> dict[UUID, tuple[LotStock, ...]]:
        """Return what is on the shelf, by item."""
        found: dict[UUID, list[LotStock]] = {}
        for row in _ALL_LOTS.every(self._connection, self._here):
            found.setdefault(row[1], []).append(_lot_stock(row))
        return {item_id: tuple(lots) for item_id, lots in found.items()}

    def on_hand(self) -> dict[UUID, int]:
        """Return the sum of each item's movements."""
        rows = _ON_HAND.every(self._connection, self._here)
        return {item_id: int(quantity) for item_id, quantity in rows}

    def anywhere(self, item_id: UUID) -> int:
        """Return how many there are at all booths of the compound."""
        found = self._connection.scalar(
            select(func.sum(StockRow.quantity)).where(
                StockRow.compound == self._here["c"], StockRow.item_id == item_id
            )
        )
        return int(found or 0)

    def ever_moved(self, item_id: UUID) -> bool:
        """Whether an item is in the ledger of any booth."""
        found = self._connection.scalar(
            select(LotRow.id)
            .where(LotRow.compound == self._here["c"], LotRow.item_id == item_id)
            .limit(1)
        )
        return found is not None

    def summed(self) -> dict[UUID, int]:
        """Return the quantity of each lot from the ledger itself: the proof of ``stock``."""
        rows = self._connection.execute(
            select(MovementRow.lot_id, func.sum(MovementRow.delta))
            .where(*self._mine)
            .group_by(MovementRow.lot_id)
        )
        return {lot_id: int(quantity) for lot_id, quantity in rows}

    def running(self) -> dict[UUID, int]:
        """Return the running sum of each lot."""
        rows = self._connection.execute(
            select(StockRow.lot_id, StockRow.quantity).where(
                StockRow.compound == self._here["c"], StockRow.booth == self._here["b"]
            )
        )
        return dict(rows.all())

    def find_lot(self, item_id: UUID, expiry: date | None, label: str) -> Lot | None:
        """Return the lot that goods of this expiry and label belong to."""
        same = LotRow.expiry.is_(None) if expiry is None else LotRow.expiry == expiry
        row = self._connection.execute(
            select(LotRow.id, LotRow.item_id, LotRow.label, LotRow.expiry)
            .where(
                LotRow.compound == self._here["c"],
                LotRow.item_id == item_id,
                LotRow.label == label,
                same,
            )
            .order_by(LotRow.id)
            .limit(1)
        ).one_or_none()
        return Lot(*row) if row else None

    def lot_of(self, act_id: UUID) -> Lot:
        """Return the lot that an act of any booth moved."""
        row = self._connection.execute(
            select(LotRow.id, LotRow.item_id, LotRow.label, LotRow.expiry)
            .join(MovementRow.__table__, MovementRow.lot_id == LotRow.id)
            .where(MovementRow.compound == self._here["c"], MovementRow.act_id == act_id)
            .order_by(MovementRow.sequence)
            .limit(1)
        ).one()
        return Lot(*row)

    # -- moving

    def add_lot(self, lot: Lot) -> None:
        """Open a lot."""
        self._connection.execute(
            insert(LotRow).values(
                id=lot.id,
                compound=self._here["c"],
                item_id=lot.item_id,
                label=lot.label,
                expiry=lot.expiry,
            )
        )

    def book(self, movement: Movement, place: Place, occurred_at: datetime | None = None) -> None:
        """Write one line of the ledger and move the running sum with it."""
        _LINE_INSERT.run(
            self._connection,
            {
                **place.columns(movement.id, occurred_at),
                "act_id": movement.act_id,
                "item_id": movement.item_id,
                "lot_id": movement.lot_id,
                "kind": movement.kind,
                "delta": movement.delta,
                "worker": movement.worker,
                "source": movement.source,
                "discard": movement.discard,
                "party": movement.party,
                "note": movement.note,
                "reverses": movement.reverses,
            },
        )
        change = {**self._here, "l": movement.lot_id, "d": movement.delta}
        if _MOVE.run(self._connection, change) == 0:
            _STOCK_INSERT.run(
                self._connection,
                {
                    "compound": self._here["c"],
                    "booth": self._here["b"],
                    "lot_id": movement.lot_id,
                    "item_id": movement.item_id,
                    "quantity": movement.delta,
                },
            )

    # -- the ledger

    def act(self, act_id: UUID) -> tuple[Booked, ...]:
        """Return the movements of one act, in their order."""
        return self._booked(MovementRow.act_id == act_id, newest_first=False)

    def ledger(
        self, item_id: UUID | None, limit: int, before: Mark | None = None
    ) -> tuple[Booked, ...]:
        """Return the newest lines, of one item or all, before a place in the order."""
        where: list[ColumnElement[bool]] = []
        if item_id is not None:
            where.append(MovementRow.item_id == item_id)
        if before is not None:
            where.append(_earlier(before))
        return self._booked(*where, limit=limit, newest_first=True)

    def newest_marks(self, since: Mark) -> dict[UUID, Mark]:
        """Return the place of the last movement after a place, of each item that moved."""
        newest: dict[UUID, Mark] = {}
        rows = self._connection.execute(
            select(MovementRow.item_id, MovementRow.epoch, func.max(MovementRow.sequence))
            .where(*self._mine, _later(since))
            .group_by(MovementRow.item_id, MovementRow.epoch)
            .order_by(MovementRow.epoch)
        )
        for item_id, epoch, sequence in rows:
            newest[item_id] = Mark(epoch, sequence)
        return newest

    def later(self, since: Mark, items: Sequence[UUID]) -> tuple[Later, ...]:
        """Return what was booked of items after a place and may speak of the time before it."""
        rows = self._connection.execute(
            select(
                MovementRow.item_id,
                MovementRow.kind,
                MovementRow.epoch,
                MovementRow.sequence,
                MovementRow.occurred_at,
                MovementRow.recorded_at,
                _reversed.c.epoch.label("reversed_epoch"),
                _reversed.c.sequence.label("reversed_sequence"),
            )
            .outerjoin(_reversed, _reversed.c.id == MovementRow.reverses)
            .where(
                *self._mine,
                _later(since),
                MovementRow.item_id.in_(items),
                or_(
                    MovementRow.kind == MovementKind.ADJUST,
                    MovementRow.reverses.is_not(None),
                    MovementRow.occurred_at < MovementRow.recorded_at,
                ),
            )
        )
        return tuple(
            Later(
                row.item_id,
                MovementKind(row.kind),
                Mark(row.epoch, row.sequence),
                row.occurred_at,
                row.recorded_at,
                None
                if row.reversed_epoch is None
                else Mark(row.reversed_epoch, row.reversed_sequence),
            )
            for row in rows
        )

    def changes(self, since: Mark) -> dict[UUID, int]:
        """Return how much each item changed after a place in the order."""
        rows = self._connection.execute(
            select(MovementRow.item_id, func.sum(MovementRow.delta))
            .where(*self._mine, _later(since))
            .group_by(MovementRow.item_id)
        )
        return {item_id: int(change) for item_id, change in rows}

    def usage(self, start: datetime, end: datetime) -> dict[UUID, tuple[int, int]]:
        """Return (all changes, what was consumed) of each item in a span of time.

        A reversal counts against what it reverses.
        """
        counts = case(
            (
                or_(
                    MovementRow.kind.in_((MovementKind.GIVE, MovementKind.OPEN)),
                    and_(
                        MovementRow.kind == MovementKind.REVERSAL,
                        _reversed.c.kind.in_((MovementKind.GIVE, MovementKind.OPEN)),
                    ),
                ),
                -MovementRow.delta,
            ),
            else_=0,
        )
        rows = self._connection.execute(
            select(MovementRow.item_id, func.sum(MovementRow.delta), func.sum(counts))
            .outerjoin(_reversed, _reversed.c.id == MovementRow.reverses)
            .where(*self._mine, MovementRow.occurred_at >= start, MovementRow.occurred_at < end)
            .group_by(MovementRow.item_id)
        )
        return {item_id: (int(change), int(used)) for item_id, change, used in rows}

    def flows(self, item_id: UUID, since: datetime) -> tuple[tuple[datetime, int, int], ...]:
        """Return (when, came in, went out) of an item's lines from a moment on.

        What is taken back counts against the way it had gone.
        """
        direction = func.coalesce(_reversed.c.delta, MovementRow.delta)
        rows = self._connection.execute(
            select(MovementRow.occurred_at, MovementRow.delta, direction)
            .outerjoin(_reversed, _reversed.c.id == MovementRow.reverses)
            .where(*self._mine, MovementRow.item_id == item_id, MovementRow.occurred_at >= since)
        )
        return tuple((at, delta, 0) if way > 0 else (at, 0, -delta) for at, delta, way in rows)

    def first_days(self) -> dict[UUID, datetime]:
        """Return when each item first moved."""
        rows = self._connection.execute(
            select(MovementRow.item_id, func.min(MovementRow.occurred_at))
            .where(*self._mine)
            .group_by(MovementRow.item_id)
        )
        return dict(rows.all())

    def services(self, start: datetime, end: datetime | None = None) -> dict[Worker, int]:
        """Return how many services each kind of worker had; what was taken back is none."""
        where = [*self._mine, MovementRow.occurred_at >= start]
        if end is not None:
            where.append(MovementRow.occurred_at < end)
        rows = self._connection.execute(
            select(MovementRow.worker, func.count(MovementRow.act_id.distinct()))
            .outerjoin(_reversal, _reversal.c.reverses == MovementRow.id)
            .where(
                *where,
                MovementRow.kind.in_(SERVICES),
                MovementRow.worker.is_not(None),
                MovementRow.worker != Worker.STAFF,
                _reversal.c.id.is_(None),
            )
            .group_by(MovementRow.worker)
        )
        return {Worker(worker): count for worker, count in rows if worker is not None}

    def received(self, source: Source, limit: int) -> tuple[Booked, ...]:
        """Return what came from a source and was not taken back, the newest first."""
        return self._booked(
            MovementRow.kind == MovementKind.RECEIVE,
            MovementRow.source == source,
            _reversal.c.id.is_(None),
            limit=limit,
            newest_first=True,
        )

    def _booked(
        self, *where: ColumnElement[bool], newest_first: bool, limit: int | None = None
    ) -> tuple[Booked, ...]:
        order: list[Any] = [MovementRow.epoch, MovementRow.sequence]
        if newest_first:
            order = [column.desc() for column in order]
        rows = self._connection.execute(
            _LEDGER.where(*self._mine, *where).order_by(*order).limit(limit)
        )
        return tuple(_booked(row) for row in rows)


def _earlier(mark: Mark) -> ColumnElement[bool]:
    return or_(
        MovementRow.epoch < mark.epoch,
        and_(MovementRow.epoch == mark.epoch, MovementRow.sequence < mark.sequence),
    )


def _later(mark: Mark) -> ColumnElement[bool]:
    return or_(
        MovementRow.epoch > mark.epoch,
        and_(MovementRow.epoch == mark.epoch, MovementRow.sequence > mark.sequence),
    )


def _lot_stock(row: Any) -> LotStock:
    return LotStock(Lot(*row[:4]), row[4])


def _booked(row: Any) -> Booked:
    movement = Movement(
        row.id,
        row.act_id,
        row.item_id,
        row.lot_id,
        MovementKind(row.kind),
        row.delta,
        Worker(row.worker) if row.worker else None,
        Source(row.source) if row.source else None,
        DiscardReason(row.discard) if row.discard else None,
        row.party,
        row.note,
        row.reverses,
    )
    return Booked(
        movement,
        Mark(row.epoch, row.sequence),
        row.occurred_at,
        row.recorded_at,
        row.officer_id,
        row.reversed_by,
    )
