"""Households, people and vehicles."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import JSON, ForeignKey, Index, UniqueConstraint

from gangting.domain.people import PersonChangeKind, Standing
from gangting.storage.rows.base import (
    Base,
    Fact,
    Json,
    Mapped,
    OfCompound,
    SearchKey,
    column,
    in_order,
)


class HouseholdRow(OfCompound, Base):
    """One door; children under 14 are a number here, never persons (PIPL art. 31)."""

    __tablename__ = "household"
    __table_args__ = (UniqueConstraint("compound", "address_key"),)

    address_key: Mapped[str]
    area: Mapped[str]
    building: Mapped[str]
    unit: Mapped[str]
    room: Mapped[str]
    short: Mapped[str]
    spoken: Mapped[str]
    children: Mapped[int]
    under_observation: Mapped[bool]
    created_at: Mapped[datetime]


class PersonRow(OfCompound, Base):
    """One person of 14 or older, with the keys to find them by.

    ``merged_into`` is the person that a duplicate was merged into: it is no longer found.
    """

    __tablename__ = "person"
    __table_args__ = (
        Index("ix_person_initials", "compound", "initials", "pinyin"),
        Index("ix_person_pinyin", "compound", "pinyin"),
        Index("ix_person_name", "compound", "name"),
        Index("ix_person_phone_tail", "compound", "phone_tail"),
        Index("ix_person_phone", "compound", "phone"),
        Index("ix_person_room", "compound", "room"),
        Index("ix_person_household_id", "household_id"),
    )

    household_id: Mapped[UUID | None] = column(ForeignKey("household.id"))
    name: Mapped[SearchKey]
    initials: Mapped[SearchKey]
    pinyin: Mapped[SearchKey]
    phone: Mapped[SearchKey]
    phone_tail: Mapped[SearchKey]
    room: Mapped[SearchKey]
    standing: Mapped[Standing]
    blocked: Mapped[bool]
    under_observation: Mapped[bool]
    left_on: Mapped[date | None]
    created_at: Mapped[datetime]
    merged_into: Mapped[UUID | None]


class PersonHistoryRow(Fact, Base):
    """What was changed of a person, both versions; erased with the person, unlike the journal."""

    __tablename__ = "person_history"
    __table_args__ = (in_order("person_history"), Index("ix_person_history_person_id", "person_id"))

    person_id: Mapped[UUID] = column(ForeignKey("person.id"))
    kind: Mapped[PersonChangeKind]
    before: Mapped[Json] = column(JSON)
    after: Mapped[Json] = column(JSON)
    reason: Mapped[str]


class PersonPhotoRow(Base):
    """A small picture of a person for the card, as JPEG; optional."""

    __tablename__ = "person_photo"

    person_id: Mapped[UUID] = column(ForeignKey("person.id"), primary_key=True)
    compound: Mapped[int]
    jpeg: Mapped[bytes]
    added_at: Mapped[datetime]
    added_by: Mapped[UUID | None]


class VehicleRow(OfCompound, Base):
    """A plate that the booth knows."""

    __tablename__ = "vehicle"
    __table_args__ = (
        UniqueConstraint("compound", "plate"),
        Index("ix_vehicle_household_id", "household_id"),
    )

    plate: Mapped[SearchKey]
    household_id: Mapped[UUID | None] = column(ForeignKey("household.id"))
    owner: Mapped[str]
    resident: Mapped[bool]
    blocked: Mapped[bool]
    created_at: Mapped[datetime]
