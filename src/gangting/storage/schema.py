"""Bring a database to this version's schema; a file is copied before it is changed."""

from datetime import datetime
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Engine, inspect

from gangting.domain.errors import KnownError
from gangting.storage import engine as engines


#: The newest revision; start-up compares it without loading Alembic's script folder.
HEAD = "0001"
_OF_THE_SCHEMA = -1


def current(engine: Engine) -> str | None:
    """Return the revision a database is at, None for an empty one."""
    with engines.transaction(engine, writes=False) as connection:
        return MigrationContext.configure(connection).get_current_revision()


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
        config = _config()
        config.attributes["connection"] = connection
        known = MigrationContext.configure(connection).get_current_revision()
        down = revision == "base" or (known is not None and known > revision)
        (command.downgrade if down else command.upgrade)(config, revision)


def is_empty(engine: Engine) -> bool:
    """Whether there is no table but Alembic's own."""
    return set(inspect(engine).get_table_names()) <= {"alembic_version"}


def _must_know(revision: str) -> None:
    """Refuse a database of a newer Gangting rather than damage it."""
    try:
        ScriptDirectory.from_config(_config()).get_revision(revision)
    except CommandError:
        raise KnownError("database_newer") from None


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "gangting:storage/migrations")
    config.set_main_option("path_separator", "os")
    return config
