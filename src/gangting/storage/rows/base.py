"""The base of every row: types, names of constraints, and what every fact carries."""

from datetime import UTC, date, datetime
from enum import StrEnum
from typing import Annotated, Any
from uuid import UUID

from sqlalchemy import Date, DateTime, Dialect, Enum, Index, MetaData, String, Uuid
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.types import TypeDecorator


class UtcDateTime(TypeDecorator[datetime]):
    """An aware moment, stored in UTC; a naive one is a bug."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise TypeError("a moment without a time zone")
        return value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        # PostgreSQL answers in the time zone of its session.
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Base(DeclarativeBase):
    """Every table of the booth."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(column_0_label)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {
        datetime: UtcDateTime,
        date: Date,
        UUID: Uuid,
        str: String,
        StrEnum: Enum(
            StrEnum,
            native_enum=False,
            create_constraint=False,
            length=40,
            values_callable=lambda codes: [code.value for code in codes],
        ),
    }


class OfCompound:
    """What belongs to a compound; ids are made by a booth and unique everywhere."""

    id: Mapped[UUID] = mapped_column(primary_key=True)
    compound: Mapped[int] = mapped_column()


class Fact(OfCompound):
    """Something that happened: when, when recorded, by whom, and its place in the booth's order.

    Order is by (booth, epoch, sequence), never by clock alone: a restored booth starts a new epoch.
    """

    booth: Mapped[int]
    epoch: Mapped[int]
    sequence: Mapped[int]
    occurred_at: Mapped[datetime]
    recorded_at: Mapped[datetime]
    officer_id: Mapped[UUID | None]


def in_order(table: str) -> Index:
    """Return the unique index that orders the facts of a table."""
    return Index(f"uq_{table}_order", "compound", "booth", "epoch", "sequence", unique=True)


Json = dict[str, Any]

#: What is searched by its beginning: a range of code points, whatever language a server sorts by.
SearchKey = Annotated[
    str, mapped_column(String().with_variant(String(collation="C"), "postgresql"))
]
