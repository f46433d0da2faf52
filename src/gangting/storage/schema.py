"""Bring a database to this version's schema; a file is copied before it is changed.

Alembic takes a tenth of a second to load, so it is left alone where there is nothing to change.
"""

from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, Engine, String, column, inspect, select, table

from gangting.domain.errors import KnownError
from gangting.storage import engine as engines


#: The newest revision; start-up compares it without loading Alembic's script folder.
HEAD = "0005"
_OF_THE_SCHEMA = -1
_VERSION = table("alembic_version", column("version_num", String()))


def current(engine: Engine) -> str | None:
    """Return the revision a database is at, None for an empty one."""
    with engines.transaction(engine, writes=False) as connection:
        return _revision(connection)


def upgrade(engine: Engine, *, now: datetime, copies: Path | None = None) -> Path | None:
    """Migrate to ``HEAD``; returns the copy made of a file that held an older schema."""
    revision = current(engine)
    if revision == HEAD:
        return None
    copy = None
    if revision is None and not is_empty(engine) and current(engine) is None:
        raise KnownError("database_unreadable")  # somebody else's tables
    if revision is not None:
        _must_know(revision)
        if copies is not None and engine.dialect.name == "sqlite":
            copies.mkdir(parents=True, exist_ok=True, mode=0o700)
            copy = copies / f"before-{HEAD}-{now:%Y%m%dT%H%M%S}.db"
            engines.copy_sqlite(engine, copy)
            copy.chmod(0o600)
    run(engine, HEAD)
    return copy


def run(engine: Engine, revision: str) -> None:
    """Run the migrations up, or down, to a revision (``base`` for an empty schema)."""
    with engines.transaction(engine, writes=True) as connection:
        engines.take_turn(connection, _OF_THE_SCHEMA)  # two booths may start at once
        from gangting.storage import migrating  # noqa: PLC0415  brings Alembic

        known = _revision(connection)
        down = revision == "base" or (known is not None and known > revision)
        migrating.move(connection, revision, down=down)


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table(_VERSION.name):
        return None
    revision: str | None = connection.scalar(select(_VERSION.c.version_num))
    return revision


def is_empty(engine: Engine) -> bool:
    """Whether there is no table but Alembic's own."""
    return set(inspect(engine).get_table_names()) <= {"alembic_version"}


def _must_know(revision: str) -> None:
    """Refuse a database of a newer Gangting rather than damage it."""
    from gangting.storage import migrating  # noqa: PLC0415  brings Alembic

    if not migrating.is_known(revision):
        raise KnownError("database_newer")
