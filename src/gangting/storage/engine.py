"""Open the database: SQLite by default, PostgreSQL by URL, one code for both."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError

from gangting.domain.errors import KnownError


BUSY_SECONDS = 10
_CACHE_KIB = 64 * 1024


def sqlite_url(path: Path) -> str:
    """Return the URL of a database file."""
    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)


def open_engine(url: str) -> Engine:
    """Make the engine; nothing is read before the first transaction."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite":
        return create_engine(parsed, pool_pre_ping=True)
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS})
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we begin ourselves: a writer takes its lock at once
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",  # a recorded entry survives a power cut
        "foreign_keys = ON",
        f"cache_size = -{_CACHE_KIB}",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("gangting_writes", False)
    # Straight to the driver: this runs once per crossing and SQLAlchemy's way costs as much again.
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def transaction(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    """One transaction; leaving it by an exception rolls everything back."""
    try:
        with (
            engine.connect().execution_options(gangting_writes=writes) as connection,
            connection.begin(),
        ):
            yield connection
    except OperationalError as error:
        raise _known(error, str(error.orig)) from error
    except sqlite3.OperationalError as error:
        raise _known(error, str(error)) from error


def _known(error: Exception, said: str) -> Exception:
    """Tell the world's faults (locked, full, gone) from ours."""
    text = said.lower()
    for mark, code in (
        ("locked", "database_busy"),
        ("full", "disk_full"),
        ("readonly", "database_readonly"),
        ("unable to open", "database_unreadable"),
        ("malformed", "database_unreadable"),
        ("not a database", "database_unreadable"),
        ("connection", "database_unreachable"),
    ):
        if mark in text:
            return KnownError(code)
    return error


def copy_sqlite(engine: Engine, target: Path) -> None:
    """Copy a live database file, page by page, into ``target``."""
    raw: Any = engine.raw_connection()
    try:
        copy = sqlite3.connect(target)
        try:
            raw.driver_connection.backup(copy)
        finally:
            copy.close()
    finally:
        raw.close()
