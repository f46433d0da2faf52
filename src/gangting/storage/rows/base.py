"""The base of every row: types, names of constraints, and what every fact carries."""

from datetime import UTC, date, datetime
from enum import StrEnum
from types import NoneType
from typing import (
    TYPE_CHECKING,
    Annotated,
    Any,
    ClassVar,
    Generic,
    TypeVar,
    get_args,
    get_origin,
    get_type_hints,
)
from uuid import UUID

from sqlalchemy import (
    Boolean,
    Column,
    Date,
    DateTime,
    Dialect,
    Enum,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Uuid,
)
from sqlalchemy.schema import SchemaItem
from sqlalchemy.types import TypeDecorator, TypeEngine

from gangting.domain.values import frozen


T = TypeVar("T")

if TYPE_CHECKING:  # what the type checker knows of a typed column
    from sqlalchemy.orm import Mapped as Mapped  # noqa: PLC0414  given on
else:

    class Mapped(Generic[T]):
        """A column of a row. The ORM is not loaded: it costs a start what a bare window does."""


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


_METADATA = MetaData(
    naming_convention={
        "ix": "ix_%(column_0_label)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)
_TYPES: dict[object, type[TypeEngine[Any]] | TypeEngine[Any]] = {
    bool: Boolean,
    int: Integer,
    str: String,
    bytes: LargeBinary,
    date: Date,
    datetime: UtcDateTime,
    UUID: Uuid,
}


@frozen
class _Said:
    """What a column says besides its type."""

    items: tuple[Any, ...]
    options: dict[str, Any]


def column(*items: SchemaItem | type[TypeEngine[Any]], **options: object) -> Any:
    """Declare a column that needs more than its Python type: a key, another type."""
    return _Said(items, options)


class Base:
    """Every table of the booth: a class with its columns, and nothing of the ORM.

    What a column may be follows from its annotation: ``Mapped[datetime | None]`` may be null.
    """

    metadata: ClassVar = _METADATA
    __tablename__: ClassVar[str]
    __table_args__: ClassVar[tuple[SchemaItem, ...]] = ()
    __table__: ClassVar[Table]

    def __init_subclass__(cls) -> None:
        kinds = get_type_hints(cls, include_extras=True)
        columns = [
            _column(name, get_args(kind)[0], getattr(cls, name, None))
            for name, kind in kinds.items()
            if get_origin(kind) is Mapped
        ]
        cls.__table__ = Table(cls.__tablename__, _METADATA, *columns, *cls.__table_args__)
        for made in cls.__table__.columns:
            setattr(cls, made.key, made)

    @classmethod
    def __clause_element__(cls) -> Table:
        """Stand for the table in a statement."""
        return cls.__table__


def _column(name: str, kind: object, said: _Said | None) -> Column[Any]:
    parts = [part for part in get_args(kind) if part is not NoneType]
    nullable = NoneType in get_args(kind)
    plain = parts[0] if nullable else kind
    said = said or _Said((), {})
    declared = any(not isinstance(item, ForeignKey) for item in said.items)
    types = () if declared else (_type(plain),)
    return Column(name, *types, *said.items, nullable=nullable, **said.options)


def _type(kind: Any) -> type[TypeEngine[Any]] | TypeEngine[Any]:
    if get_origin(kind) is Annotated:
        made: TypeEngine[Any] = get_args(kind)[1]
        return made
    if isinstance(kind, type) and issubclass(kind, StrEnum):
        return Enum(kind, native_enum=False, length=40, values_callable=_values)
    return _TYPES[kind]


def _values(codes: type[StrEnum]) -> list[str]:
    return [code.value for code in codes]


class OfCompound:
    """What belongs to a compound; ids are made by a booth and unique everywhere."""

    id: Mapped[UUID] = column(primary_key=True)
    compound: Mapped[int]


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
SearchKey = Annotated[str, String().with_variant(String(collation="C"), "postgresql")]
