"""Open the database: SQLite by default, PostgreSQL by URL, one code for both."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, func, make_url, select
from sqlalchemy.exc import ArgumentError, DatabaseError, OperationalError

from gangting.domain.errors import KnownError


BUSY_SECONDS = 10
_CACHE_KIB = 8 * 1024  # for each connection; the system keeps the rest of the file at hand
_TURNS = 0x6774  # this program's own family of advisory locks


def sqlite_url(path: Path) -> str:
    """Return the URL of a database file."""
    return URL.create("sqlite", database=str(path)).render_as_string(hide_password=False)


def open_engine(url: str) -> Engine:
    """Make the engine; nothing is read before the first transaction.

    Parameters are hidden: an error's text must not carry a name or a phone into the log.
    """
    try:
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return create_engine(
                parsed,
                pool_pre_ping=True,
                hide_parameters=True,
                connect_args=_server_arguments(parsed),
            )
    except (ArgumentError, ImportError, ValueError) as error:
        # Not an URL, a kind of database that nobody knows, or one whose driver is not installed.
        raise KnownError("database_url_wrong") from error
    engine = create_engine(parsed, connect_args={"timeout": BUSY_SECONDS}, hide_parameters=True)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _server_arguments(url: URL) -> dict[str, Any]:
    """Wait for a server and for another writer as long as for a file; the URL may say otherwise."""
    waits: dict[str, Any] = {
        "connect_timeout": BUSY_SECONDS,
        "options": f"-c lock_timeout={int(BUSY_SECONDS * 1000)}",
    }
    return {name: value for name, value in waits.items() if name not in url.query}


def _prepare_sqlite(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # we begin ourselves: a writer takes its lock at once
    for pragma in (
        "journal_mode = WAL",
        "synchronous = FULL",  # a recorded entry survives a power cut
        "foreign_keys = ON",
        f"cache_size = -{_CACHE_KIB}",
        "temp_store = MEMORY",  # names are not left behind in a temporary file
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    driver = _driver(connection)
    if not driver.in_transaction:  # else it joins the one that we have begun
        writes = connection.get_execution_options().get("gangting_writes", False)
        driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def _driver(connection: Connection) -> sqlite3.Connection:
    driver = connection.connection.driver_connection
    assert isinstance(driver, sqlite3.Connection)
    return driver


#: What SQLite raises of a file that is damaged or no database at all; never a subclass.
_OF_THE_FILE = (sqlite3.OperationalError, sqlite3.DatabaseError)


@contextmanager
def transaction(engine: Engine, *, writes: bool) -> Iterator[Connection]:
    """One transaction; leaving it by an exception rolls everything back."""
    with _faults_known(), engine.connect() as connection, on(connection, writes=writes):
        yield connection


@contextmanager
def apart(engine: Engine) -> Iterator[Connection]:
    """Hold a connection; it is closed at the end, with all it held."""
    with _faults_known(), engine.connect() as connection:
        try:
            yield connection
        finally:
            connection.invalidate()


@contextmanager
def on(connection: Connection, *, writes: bool) -> Iterator[None]:
    """One transaction on a connection."""
    options: dict[str, Any] = {"gangting_writes": writes}
    if connection.dialect.name == "postgresql":
        # A reader has one view for all queries, as on SQLite.
        usual = connection.default_isolation_level
        options["isolation_level"] = usual if writes else "REPEATABLE READ"
    with _faults_known(), connection.execution_options(**options).begin():
        yield


@contextmanager
def _faults_known() -> Iterator[None]:
    try:
        yield
    except (DatabaseError, sqlite3.DatabaseError) as error:
        raise _known(error) from error


class Connections:
    """The connections of a database, kept at hand between transactions on SQLite.

    The pool's and SQLAlchemy's way into a transaction and out again costs a crossing as much as
    all that it writes; here the transaction is the driver's, and SQLAlchemy joins it when asked.
    """

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._idle: list[Connection] = []
        event.listen(engine, "engine_disposed", self._let_go)

    @contextmanager
    def transaction(self, *, writes: bool) -> Iterator[Connection]:
        """One transaction; leaving it by an exception rolls everything back."""
        if self._engine.dialect.name != "sqlite":
            with transaction(self._engine, writes=writes) as connection:
                yield connection
            return
        try:
            connection = self._take()
            try:
                driver = _driver(connection)
                driver.execute("BEGIN IMMEDIATE" if writes else "BEGIN")
                yield connection
                if connection.in_transaction():
                    connection.commit()
                else:
                    driver.commit()
            except BaseException:
                connection.close()  # rolls back
                raise
            self._idle.append(connection)
        except (DatabaseError, sqlite3.DatabaseError) as error:
            raise _known(error) from error

    def _take(self) -> Connection:
        try:
            return self._idle.pop()
        except IndexError:
            return self._engine.connect()

    def _let_go(self, _engine: Engine) -> None:
        while self._idle:
            connection = self._idle.pop()
            connection.detach()  # from a pool that is closed already
            connection.close()


def take_turn(connection: Connection, number: int) -> None:
    """Let one writer of a compound work at a time, on PostgreSQL as on SQLite, until the commit."""
    if connection.dialect.name == "postgresql":
        connection.execute(select(func.pg_advisory_xact_lock(_TURNS, number)))


def _known(error: DatabaseError | sqlite3.DatabaseError) -> Exception:
    """Tell the world's faults (locked, full, gone) from ours, such as a broken constraint."""
    origin = error.orig if isinstance(error, DatabaseError) else error
    if not (isinstance(error, OperationalError) or type(origin) in _OF_THE_FILE):
        return error
    text = str(origin).lower()
    for mark, code in (
        ("locked", "database_busy"),
        ("lock timeout", "database_busy"),
        ("full", "disk_full"),
        ("readonly", "database_readonly"),
        ("unable to open", "database_unreadable"),
        ("malformed", "database_unreadable"),
        ("not a database", "database_unreadable"),
        ("connection", "database_unreachable"),
        ("timeout expired", "database_unreachable"),
        ("resolve host", "database_unreachable"),
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
