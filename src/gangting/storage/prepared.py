"""Statements that never change, translated once: what every crossing asks and writes.

SQLAlchemy's way to a cursor costs several times what SQLite needs for such a statement. On SQLite
these go to the driver directly, with the text and the conversions that SQLAlchemy's compiler makes;
on a server, where the network costs more, they go through SQLAlchemy.
"""

import sqlite3
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from operator import attrgetter
from typing import Any
from uuid import UUID

from sqlalchemy import (
    Connection,
    Date,
    Dialect,
    Enum,
    Insert,
    Select,
    Table,
    Update,
    Uuid,
    insert,
)
from sqlalchemy.types import TypeEngine

from gangting.storage.batches import batches
from gangting.storage.rows.base import Base, UtcDateTime


Statement = Insert | Update | Select[*tuple[Any, ...]]
_Convert = Callable[[Any], Any] | None


class _ForSqlite:
    """A statement in SQLite's words, and what turns values into SQLite's and back."""

    def __init__(
        self, statement: Statement, dialect: Dialect, columns: Sequence[str] | None = None
    ) -> None:
        compiled: Any = statement.compile(dialect=dialect, column_keys=columns)
        binds = [(name, compiled.binds[name]) for name in compiled.positiontup]
        read = statement.selected_columns if isinstance(statement, Select) else ()
        made = [_from_driver(column.type, dialect) for column in read]
        self.text = str(compiled)
        self.fixed = {name: bind.value for name, bind in binds if not bind.required}
        self.given = tuple((name, _to_driver(bind.type, dialect)) for name, bind in binds)
        self.read = tuple((place, convert) for place, convert in enumerate(made) if convert)

    def execute(self, driver: sqlite3.Connection, values: Mapping[str, Any]) -> sqlite3.Cursor:
        if self.fixed:
            values = {**self.fixed, **values}
        return driver.execute(self.text, self._parameters(values))

    def execute_many(
        self, driver: sqlite3.Connection, rows: Iterable[Mapping[str, Any]]
    ) -> sqlite3.Cursor:
        return driver.executemany(self.text, map(self._parameters, rows))

    def _parameters(self, values: Mapping[str, Any]) -> list[Any]:
        return [
            convert(value) if (value := values[name]) is not None and convert else value
            for name, convert in self.given
        ]

    def row(self, row: Sequence[Any]) -> tuple[Any, ...]:
        fields = list(row)
        for place, convert in self.read:
            if (value := fields[place]) is not None:
                fields[place] = convert(value)
        return tuple(fields)


class Prepared:
    """A statement all of whose values are parameters, or the same every time."""

    def __init__(self, statement: Statement) -> None:
        self._statement = statement
        self._for_sqlite: _ForSqlite | None = None

    def run(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Write; return how many rows were written."""
        driver = _sqlite_of(connection)
        if driver is None:
            return connection.execute(self._statement, values).rowcount
        return self._translated(connection).execute(driver, values).rowcount

    def run_many(self, connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
        """Write once for each row, in batches."""
        driver = _sqlite_of(connection)
        if driver is not None:
            self._translated(connection).execute_many(driver, rows)
            return
        for batch in batches(rows):
            connection.execute(self._statement, batch)

    def first(self, connection: Connection, values: Mapping[str, Any]) -> tuple[Any, ...] | None:
        """Return the first row found, if there is one."""
        driver = _sqlite_of(connection)
        if driver is None:
            found = connection.execute(self._statement, values).first()
            return tuple(found) if found is not None else None
        translated = self._translated(connection)
        row = translated.execute(driver, values).fetchone()
        return translated.row(row) if row is not None else None

    def every(self, connection: Connection, values: Mapping[str, Any]) -> list[tuple[Any, ...]]:
        """Return all rows found."""
        driver = _sqlite_of(connection)
        if driver is None:
            return [tuple(row) for row in connection.execute(self._statement, values)]
        translated = self._translated(connection)
        return [translated.row(row) for row in translated.execute(driver, values)]

    def _translated(self, connection: Connection) -> _ForSqlite:
        if self._for_sqlite is None:
            self._for_sqlite = _ForSqlite(self._statement, connection.dialect)
        return self._for_sqlite


class Inserts:
    """Adds many rows to one table; each says the same columns."""

    def __init__(self, row: type[Base] | Table) -> None:
        self._statement = insert(row)
        self._for_sqlite: dict[tuple[str, ...], _ForSqlite] = {}

    def many(self, connection: Connection, rows: Iterable[dict[str, Any]]) -> None:
        """Write the rows in batches, without holding them all."""
        driver = _sqlite_of(connection)
        for batch in batches(rows):
            if driver is None:
                connection.execute(self._statement, batch)
                continue
            columns = tuple(batch[0])
            if columns not in self._for_sqlite:
                made = _ForSqlite(self._statement, connection.dialect, columns)
                self._for_sqlite[columns] = made
            self._for_sqlite[columns].execute_many(driver, batch)


def _sqlite_of(connection: Connection) -> sqlite3.Connection | None:
    driver = connection.connection.driver_connection
    return driver if isinstance(driver, sqlite3.Connection) else None


def _to_driver(kind: TypeEngine[Any], dialect: Dialect) -> _Convert:
    """Return what writes a value; the same text as SQLAlchemy's, made quicker where it counts."""
    if isinstance(kind, UtcDateTime):
        return _moment_text
    if isinstance(kind, Uuid):
        return attrgetter("hex")
    if isinstance(kind, Enum):
        return {code: code.value for code in kind.enum_class or ()}.__getitem__
    if isinstance(kind, Date):
        return date.isoformat
    return kind.dialect_impl(dialect).bind_processor(dialect)


def _from_driver(kind: TypeEngine[Any], dialect: Dialect) -> _Convert:
    if isinstance(kind, UtcDateTime):
        return _moment
    if isinstance(kind, Uuid):
        return _uuid
    if isinstance(kind, Enum):
        return {code.value: code for code in kind.enum_class or ()}.__getitem__
    return kind.dialect_impl(dialect).result_processor(dialect, None)


@lru_cache(maxsize=64)  # the rows of one transaction say the same moments
def _moment_text(moment: datetime) -> str:
    if moment.tzinfo is None:
        raise TypeError("a moment without a time zone")
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def _uuid(text: str) -> UUID:
    return UUID(int=int(text, 16))
