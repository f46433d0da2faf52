"""Look at a database without changing it: its schema, its safety, whether it is whole."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, inspect, select, text

from gangting.storage import engine as engines
from gangting.storage import schema
from gangting.storage.rows.site import BoothRow


_FULL = 2


@dataclass(frozen=True, slots=True)
class DatabaseHealth:
    """What was found; ``unsafe`` names settings under which a power cut could lose records."""

    kind: str
    revision: str
    current: bool
    whole: bool
    unsafe: str
    newest_recorded_at: datetime | None


def examine(url: str) -> DatabaseHealth:
    """Examine the database at a URL; raises what opening it raises."""
    engine = engines.open_engine(url)
    try:
        revision = schema.current(engine)
        with engines.transaction(engine, writes=False) as connection:
            sqlite = engine.dialect.name == "sqlite"
            return DatabaseHealth(
                "SQLite" if sqlite else "PostgreSQL",
                revision or "",
                revision == schema.HEAD,
                not sqlite or connection.scalar(text("PRAGMA quick_check(1)")) == "ok",
                _unsafe(connection) if sqlite else "",
                _newest(connection),
            )
    finally:
        engine.dispose()


def _unsafe(connection: Connection) -> str:
    journal = connection.scalar(text("PRAGMA journal_mode"))
    synchronous = connection.scalar(text("PRAGMA synchronous"))
    if journal == "wal" and synchronous >= _FULL:
        return ""
    return f"journal_mode {journal}, synchronous {synchronous}"


def _newest(connection: Connection) -> datetime | None:
    if not inspect(connection).has_table(BoothRow.__tablename__):
        return None
    return connection.scalar(select(func.max(BoothRow.last_recorded_at)))
