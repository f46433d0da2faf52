"""Entry passes and everything that was done to them."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import Index, UniqueConstraint

from gangting.domain.passes import Category, HolderKind, PassAction, PassState
from gangting.storage.rows.base import Base, Fact, Mapped, OfCompound, in_order


class EntryPassRow(OfCompound, Base):
    """One pass; a reissue keeps the serial and raises the edition."""

    __tablename__ = "entry_pass"
    __table_args__ = (
        UniqueConstraint("compound", "serial"),
        Index("ix_entry_pass_holder_id", "holder_id"),
        Index("ix_entry_pass_state", "compound", "state"),
        Index("ix_entry_pass_issued_at", "compound", "issued_at"),
    )

    serial: Mapped[int]
    category: Mapped[Category]
    holder_kind: Mapped[HolderKind]
    holder_id: Mapped[UUID]
    key_id: Mapped[int]
    valid_from: Mapped[date]
    valid_until: Mapped[date]
    edition: Mapped[int]
    state: Mapped[PassState]
    issued_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    changed_by: Mapped[UUID | None]
    reason: Mapped[str]


class PassEventRow(Fact, Base):
    """Who did what to a pass, when and why."""

    __tablename__ = "pass_event"
    __table_args__ = (in_order("pass_event"), Index("ix_pass_event_pass_id", "pass_id"))

    pass_id: Mapped[UUID]
    action: Mapped[PassAction]
    before: Mapped[PassState | None]
    after: Mapped[PassState]
    edition: Mapped[int]
    reason: Mapped[str]
