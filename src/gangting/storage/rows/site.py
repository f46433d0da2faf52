"""The compound, its booths, officers, settings, drafts and the journal."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint

from gangting.domain.actors import Role
from gangting.storage.rows.base import Base, Fact, Json, Mapped, OfCompound, column, in_order


class CompoundRow(Base):
    """A residential compound; number 0 is the practice compound."""

    __tablename__ = "compound"

    number: Mapped[int] = column(primary_key=True, autoincrement=False)
    name: Mapped[str]
    zone: Mapped[str]
    phone: Mapped[str]
    created_at: Mapped[datetime]


class BoothRow(Base):
    """A booth, its epoch, the last place it gave to a fact, and the end of its journal's chain."""

    __tablename__ = "booth"

    compound: Mapped[int] = column(ForeignKey("compound.number"), primary_key=True)
    number: Mapped[int] = column(primary_key=True, autoincrement=False)
    gate: Mapped[str]
    epoch: Mapped[int]
    last_sequence: Mapped[int]
    last_recorded_at: Mapped[datetime | None]
    journal_head: Mapped[str]


class OfficerRow(OfCompound, Base):
    """One who signs in; ``pin_hash`` is an argon2id string."""

    __tablename__ = "officer"
    __table_args__ = (UniqueConstraint("compound", "name"),)

    name: Mapped[str]
    role: Mapped[Role]
    pin_hash: Mapped[str]
    active: Mapped[bool]
    wrong_pins: Mapped[int]
    wait_until: Mapped[datetime | None]
    created_at: Mapped[datetime]


class SettingRow(Base):
    """A setting of the compound, shared by its booths."""

    __tablename__ = "setting"

    compound: Mapped[int] = column(ForeignKey("compound.number"), primary_key=True)
    name: Mapped[str] = column(primary_key=True)
    value: Mapped[Json] = column(JSON)


class DraftRow(Base):
    """A half-filled form that a scan, a lock or a power cut must not lose."""

    __tablename__ = "draft"

    compound: Mapped[int] = column(ForeignKey("compound.number"), primary_key=True)
    booth: Mapped[int] = column(primary_key=True)
    form: Mapped[str] = column(primary_key=True)
    body: Mapped[Json] = column(JSON)
    saved_at: Mapped[datetime]


class JournalRow(Fact, Base):
    """Who did what to the books; each entry holds the digest of the one before it.

    Personal fields enter the digest as salted digests only, so erasing a person later leaves the
    chain verifiable.
    """

    __tablename__ = "journal"
    __table_args__ = (in_order("journal"), Index("ix_journal_subject", "subject_id"))

    action: Mapped[str]
    subject_kind: Mapped[str]
    subject_id: Mapped[UUID | None]
    detail: Mapped[Json] = column(JSON)
    previous: Mapped[str]
    digest: Mapped[str]
