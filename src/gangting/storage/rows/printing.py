"""Print runs, card by card, and the turns at the pick-up desk."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, false

from gangting.domain.pickup import PickupEnd
from gangting.domain.printing import BatchState, CardState
from gangting.storage.rows.base import Base, Fact, Mapped, OfCompound, column, in_order


class PrintBatchRow(Fact, Base):
    """One print run; ``running`` is null once it is over: a sparse index of the open ones."""

    __tablename__ = "print_batch"
    __table_args__ = (
        in_order("print_batch"),
        Index("ix_print_batch_running", "compound", "running"),
    )

    layout: Mapped[str]
    per_sheet: Mapped[int]
    state: Mapped[BatchState]
    running: Mapped[bool | None]
    why: Mapped[str]
    sheets_sent: Mapped[int]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None]
    both_sides: Mapped[bool] = column(server_default=false())


class PrintCardRow(OfCompound, Base):
    """One card of a run; ``wanted`` is null once nothing is to be printed of it any more."""

    __tablename__ = "print_card"
    __table_args__ = (
        Index("uq_print_card_number", "batch_id", "number", unique=True),
        Index("ix_print_card_wanted", "compound", "wanted", "pass_id"),
    )

    batch_id: Mapped[UUID] = column(ForeignKey("print_batch.id"))
    number: Mapped[int]
    pass_id: Mapped[UUID]
    serial: Mapped[int]
    edition: Mapped[int]
    state: Mapped[CardState]
    wanted: Mapped[bool | None]
    sheet: Mapped[int]
    copies: Mapped[int]
    changed_at: Mapped[datetime]


class PickupRow(Fact, Base):
    """One turn at a pick-up desk; ``running`` is null once it is over."""

    __tablename__ = "pickup"
    __table_args__ = (
        in_order("pickup"),
        Index("ix_pickup_running", "compound", "running", "point"),
        Index("ix_pickup_ended_at", "compound", "ended_at"),
        Index("ix_pickup_pass_id", "pass_id"),
    )

    pass_id: Mapped[UUID]
    point: Mapped[str]
    running: Mapped[bool | None]
    end: Mapped[PickupEnd | None]
    ended_at: Mapped[datetime | None]
    ended_by: Mapped[UUID | None]
    seconds: Mapped[int | None]
    proxy_name: Mapped[str]
    proxy_relation: Mapped[str]
    proxy_phone_tail: Mapped[str]
