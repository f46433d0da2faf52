"""The warm station: catalogue, lots, the ledger, tags and loans, opened ones, counts."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, CheckConstraint, ForeignKey, Index, UniqueConstraint

from gangting.domain.stocktake import CountScope, CountState, DifferenceReason
from gangting.domain.supplies.catalogue import Caution, ItemCategory, ItemKind
from gangting.domain.supplies.loans import LoanEnd
from gangting.domain.supplies.movements import DiscardReason, MovementKind, Source, Worker
from gangting.domain.supplies.opened import OpenedEnd
from gangting.storage.rows.base import Base, Fact, Json, Mapped, OfCompound, column, in_order


class ItemRow(OfCompound, Base):
    """One kind of supply."""

    __tablename__ = "supply_item"
    __table_args__ = (UniqueConstraint("compound", "code"),)

    code: Mapped[str]
    name: Mapped[str]
    name_en: Mapped[str]
    unit: Mapped[str]
    unit_en: Mapped[str]
    icon: Mapped[str]
    category: Mapped[ItemCategory]
    kind: Mapped[ItemKind]
    bottom: Mapped[int]
    target: Mapped[int]
    expires: Mapped[bool]
    in_use: Mapped[bool]
    place: Mapped[int]
    life_days: Mapped[int | None]
    loan_hours: Mapped[int | None]
    caution: Mapped[Caution | None]
    picture: Mapped[str]
    contents: Mapped[Json] = column(JSON)


class BarcodeRow(Base):
    """A product's barcode; an item may have several."""

    __tablename__ = "supply_barcode"
    __table_args__ = (Index("ix_supply_barcode_item_id", "item_id"),)

    compound: Mapped[int] = column(primary_key=True, autoincrement=False)
    barcode: Mapped[str] = column(primary_key=True)
    item_id: Mapped[UUID] = column(ForeignKey("supply_item.id"))


class LotRow(OfCompound, Base):
    """Goods of one item with one expiry date."""

    __tablename__ = "supply_lot"
    __table_args__ = (Index("ix_supply_lot_item_id", "item_id"),)

    item_id: Mapped[UUID] = column(ForeignKey("supply_item.id"))
    label: Mapped[str]
    expiry: Mapped[date | None]


class MovementRow(Fact, Base):
    """One line of the ledger; only ever added."""

    __tablename__ = "stock_movement"
    __table_args__ = (
        in_order("stock_movement"),
        Index("ix_stock_movement_item", "compound", "booth", "item_id", "epoch", "sequence"),
        Index("ix_stock_movement_occurred", "compound", "booth", "occurred_at"),
        Index("ix_stock_movement_act_id", "act_id"),
        Index("uq_stock_movement_reverses", "reverses", unique=True),
    )

    act_id: Mapped[UUID]
    item_id: Mapped[UUID]
    lot_id: Mapped[UUID] = column(ForeignKey("supply_lot.id"))
    kind: Mapped[MovementKind]
    delta: Mapped[int]
    worker: Mapped[Worker | None]
    source: Mapped[Source | None]
    discard: Mapped[DiscardReason | None]
    party: Mapped[str]
    note: Mapped[str]
    reverses: Mapped[UUID | None]


class StockRow(Base):
    """The running sum of a lot's movements at a booth, written with each of them."""

    __tablename__ = "stock"
    __table_args__ = (CheckConstraint("quantity >= 0", name="not_below_zero"),)

    compound: Mapped[int] = column(primary_key=True, autoincrement=False)
    booth: Mapped[int] = column(primary_key=True, autoincrement=False)
    lot_id: Mapped[UUID] = column(ForeignKey("supply_lot.id"), primary_key=True)
    item_id: Mapped[UUID]
    quantity: Mapped[int]


class TagRow(OfCompound, Base):
    """One numbered thing that is lent."""

    __tablename__ = "supply_tag"
    __table_args__ = (UniqueConstraint("compound", "number"),)

    item_id: Mapped[UUID] = column(ForeignKey("supply_item.id"))
    number: Mapped[str]
    gone: Mapped[bool]


class LoanRow(Fact, Base):
    """One thing out, until it comes back or is given up."""

    __tablename__ = "loan"
    __table_args__ = (
        in_order("loan"),
        Index("ix_loan_open", "compound", "booth", "ended_at"),
        Index("ix_loan_tag_id", "tag_id"),
        Index("ix_loan_act_id", "act_id"),
    )

    item_id: Mapped[UUID]
    tag_id: Mapped[UUID] = column(ForeignKey("supply_tag.id"))
    worker: Mapped[Worker]
    phone_tail: Mapped[str]
    due_at: Mapped[datetime]
    act_id: Mapped[UUID]
    end: Mapped[LoanEnd | None]
    ended_at: Mapped[datetime | None]
    end_act_id: Mapped[UUID | None]


class OpenedRow(Fact, Base):
    """One that was opened for everybody, until it is empty or its life is over."""

    __tablename__ = "opened"
    __table_args__ = (in_order("opened"), Index("ix_opened_open", "compound", "booth", "ended_at"))

    item_id: Mapped[UUID]
    act_id: Mapped[UUID]
    use_by: Mapped[date | None]
    end: Mapped[OpenedEnd | None]
    ended_at: Mapped[datetime | None]


class KitCheckRow(Fact, Base):
    """What was found in a kit when it was checked."""

    __tablename__ = "kit_check"
    __table_args__ = (in_order("kit_check"), Index("ix_kit_check_item_id", "item_id"))

    item_id: Mapped[UUID]
    complete: Mapped[bool]
    lines: Mapped[Json] = column(JSON)


class ThanksRow(Fact, Base):
    """How a donor was thanked."""

    __tablename__ = "gift_thanks"
    __table_args__ = (in_order("gift_thanks"), Index("ix_gift_thanks_act_id", "act_id"))

    act_id: Mapped[UUID]
    how: Mapped[str]


class CountRow(Fact, Base):
    """A stock count."""

    __tablename__ = "stock_count"
    __table_args__ = (
        in_order("stock_count"),
        Index("ix_stock_count_state", "compound", "booth", "state"),
    )

    scope: Mapped[CountScope]
    state: Mapped[CountState]
    items: Mapped[Json] = column(JSON)
    ended_at: Mapped[datetime | None]
    counted_by: Mapped[UUID | None]
    verified_by: Mapped[UUID | None]


class CountLineRow(Fact, Base):
    """A line as it was counted once; a later one of the same item takes its place."""

    __tablename__ = "count_line"
    __table_args__ = (in_order("count_line"), Index("ix_count_line_count_id", "count_id"))

    count_id: Mapped[UUID] = column(ForeignKey("stock_count.id"))
    item_id: Mapped[UUID]
    quantity: Mapped[int]
    book: Mapped[int]
    mark_epoch: Mapped[int]
    mark_sequence: Mapped[int]
    reason: Mapped[DifferenceReason | None]
    note: Mapped[str]
    kept: Mapped[bool]


class CountResultRow(Base):
    """A line of an accepted count: frozen, and the wall before which nothing changes."""

    __tablename__ = "count_result"
    __table_args__ = (Index("ix_count_result_item", "compound", "booth", "item_id", "counted_at"),)

    count_id: Mapped[UUID] = column(ForeignKey("stock_count.id"), primary_key=True)
    item_id: Mapped[UUID] = column(primary_key=True)
    compound: Mapped[int]
    booth: Mapped[int]
    expected: Mapped[int]
    actual: Mapped[int]
    reason: Mapped[DifferenceReason | None]
    note: Mapped[str]
    over_tolerance: Mapped[bool]
    counted_at: Mapped[datetime]
    mark_epoch: Mapped[int]
    mark_sequence: Mapped[int]
    act_id: Mapped[UUID | None]
