"""Duty and handover: shifts, who stood there, sheets, addenda, the roster."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index

from gangting.domain.duty import DutyEnd, DutyRole
from gangting.domain.handover import HandoverState
from gangting.storage.rows.base import Base, Fact, Json, Mapped, OfCompound, column, in_order


class DutyShiftRow(Fact, Base):
    """A shift somebody took over; ``running`` is true or null, so that a booth has one at most."""

    __tablename__ = "duty_shift"
    __table_args__ = (
        in_order("duty_shift"),
        Index("uq_duty_shift_running", "compound", "booth", "running", unique=True),
        Index("ix_duty_shift_day", "compound", "day"),
    )

    code: Mapped[str]
    day: Mapped[date]
    planned_start: Mapped[datetime | None]
    planned_end: Mapped[datetime | None]
    responsible_id: Mapped[UUID] = column(ForeignKey("officer.id"))
    running: Mapped[bool | None]
    ended_at: Mapped[datetime | None]
    ended_how: Mapped[DutyEnd | None]


class DutySpellRow(Fact, Base):
    """Somebody's time at the booth; it begins when the fact occurred."""

    __tablename__ = "duty_spell"
    __table_args__ = (
        in_order("duty_spell"),
        Index("ix_duty_spell_duty_id", "duty_id"),
        Index("ix_duty_spell_occurred_at", "compound", "occurred_at"),
    )

    duty_id: Mapped[UUID] = column(ForeignKey("duty_shift.id"))
    standing_id: Mapped[UUID] = column(ForeignKey("officer.id"))
    role: Mapped[DutyRole]
    ended_at: Mapped[datetime | None]


class DutyExtensionRow(Fact, Base):
    """Extended duty of a shift."""

    __tablename__ = "duty_extension"
    __table_args__ = (
        in_order("duty_extension"),
        Index("ix_duty_extension_duty_id", "duty_id"),
    )

    duty_id: Mapped[UUID] = column(ForeignKey("duty_shift.id"))
    until: Mapped[datetime]
    reason: Mapped[str]
    countersigned_by: Mapped[UUID | None]


class HandoverRow(Fact, Base):
    """A handover's sheet; ``content`` is written once, as text, and its hash is of that text.

    ``running`` is true or null, so that a booth hands over one shift at a time.
    """

    __tablename__ = "handover"
    __table_args__ = (
        in_order("handover"),
        Index("uq_handover_running", "compound", "booth", "running", unique=True),
        Index("ix_handover_duty_id", "duty_id"),
    )

    duty_id: Mapped[UUID] = column(ForeignKey("duty_shift.id"))
    state: Mapped[HandoverState]
    running: Mapped[bool | None]
    count_id: Mapped[UUID | None]
    outgoing_id: Mapped[UUID] = column(ForeignKey("officer.id"))
    incoming_id: Mapped[UUID | None]
    summary_seen_at: Mapped[datetime | None]
    acknowledged: Mapped[Json] = column(JSON)
    equipment: Mapped[Json] = column(JSON)
    orders: Mapped[str]
    incidents: Mapped[str]
    signatures: Mapped[Json] = column(JSON)
    disputes: Mapped[Json] = column(JSON)
    accepted_at: Mapped[datetime | None]
    content: Mapped[str]
    content_hash: Mapped[str]
    closed_at: Mapped[datetime | None]
    closed_by: Mapped[UUID | None]
    forced_reason: Mapped[str]


class HandoverAddendumRow(Fact, Base):
    """What was added to a sheet later; it stands beside the content."""

    __tablename__ = "handover_addendum"
    __table_args__ = (
        in_order("handover_addendum"),
        Index("ix_handover_addendum_handover_id", "handover_id"),
    )

    handover_id: Mapped[UUID] = column(ForeignKey("handover.id"))
    text: Mapped[str]


class RosterEntryRow(OfCompound, Base):
    """Who is planned for a shift of a day at a booth."""

    __tablename__ = "roster_entry"
    __table_args__ = (
        Index(
            "uq_roster_entry_place",
            "compound",
            "booth",
            "day",
            "shift",
            "officer_id",
            unique=True,
        ),
    )

    booth: Mapped[int]
    day: Mapped[date]
    shift: Mapped[str]
    officer_id: Mapped[UUID] = column(ForeignKey("officer.id"))
