"""The part of the schema's care that loads Alembic; ``schema`` imports it when it is needed."""

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import Connection


def move(connection: Connection, revision: str, *, down: bool) -> None:
    """Run the migrations up or down to a revision, inside the caller's transaction."""
    config = _config()
    config.attributes["connection"] = connection
    (command.downgrade if down else command.upgrade)(config, revision)


def is_known(revision: str) -> bool:
    """Whether this version of Gangting has a migration of that name."""
    try:
        return ScriptDirectory.from_config(_config()).get_revision(revision) is not None
    except CommandError:
        return False


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", "gangting:storage/migrations")
    config.set_main_option("path_separator", "os")
    return config
