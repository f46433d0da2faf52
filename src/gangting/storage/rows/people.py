"""Households, people and vehicles."""

from datetime import date, datetime
from uuid import UUID

from sqlalchemy import ForeignKey, Index, UniqueConstraint

from gangting.domain.people import Standing
from gangting.storage.rows.base import Base, Mapped, OfCompound, SearchKey, column


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
    """One person of 14 or older, with the keys to find them by."""

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


class VehicleRow(OfCompound, Base):
    """A plate that the booth knows."""

    __tablename__ = "vehicle"
    __table_args__ = (UniqueConstraint("compound", "plate"),)

    plate: Mapped[SearchKey]
    household_id: Mapped[UUID | None] = column(ForeignKey("household.id"))
    owner: Mapped[str]
    resident: Mapped[bool]
    blocked: Mapped[bool]
    created_at: Mapped[datetime]
