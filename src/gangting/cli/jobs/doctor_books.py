"""The doctor's checks of what belongs to the booth: database, clock, keys."""

import os
import stat
from datetime import UTC, datetime
from typing import Final

from gangting.booth import DATABASE_FILE, KEY_FILE
from gangting.cli.asked import Asked
from gangting.cli.jobs.finding import Finding, fail, lacking, ok, warn
from gangting.domain.errors import KnownError
from gangting.host.clock import SystemClock
from gangting.host.files import PRIVATE_FILE
from gangting.host.keys import KeyFile
from gangting.host.where import is_set_up
from gangting.storage.engine import sqlite_url
from gangting.storage.health import DatabaseHealth, examine


_WRITTEN: Final = datetime(2026, 1, 1, tzinfo=UTC)  # no clock that is right is before this


def database(asked: Asked) -> Finding:
    """Tell whether the database is whole, of this version, and safe against power cuts."""
    health = _health(asked)
    if health is None:
        return lacking("not_initialised")
    if not health.whole:
        return fail("database_damaged", kind=health.kind)
    if health.unsafe:
        return fail("database_unsafe", kind=health.kind, settings=health.unsafe)
    if not health.current:
        return warn("database_old", kind=health.kind, revision=health.revision or "0")
    return ok("database", kind=health.kind, revision=health.revision)


def clock(asked: Asked) -> Finding:
    """Tell whether the clock can be right: after this program was written, after every record."""
    now = SystemClock().now()
    shown = f"{now.astimezone():%Y-%m-%d %H:%M %Z}"
    if now < _WRITTEN:
        return fail("clock_old", time=shown)
    try:
        health = _health(asked)
    except KnownError:  # said by the database's own line
        health = None
    newest = health.newest_recorded_at if health else None
    if newest is not None and now < newest:
        return fail("clock_behind", time=shown, newest=f"{newest.astimezone():%Y-%m-%d %H:%M %Z}")
    return ok("clock", time=shown)


def keys(asked: Asked) -> Finding:
    """Tell whether the signing keys can be read, and by nobody else."""
    path = asked.where.folder / KEY_FILE
    if not path.exists():
        if is_set_up(asked.where.folder):
            raise KnownError("no_signing_key")
        return lacking("not_initialised")
    if os.name == "posix" and stat.S_IMODE(path.stat().st_mode) & ~PRIVATE_FILE:
        return fail("keys_open", command=f"chmod 600 {path}")
    live = [key for key in KeyFile(path).load() if not key.retired]
    if not live:
        raise KnownError("no_signing_key")
    return ok("keys", count=len(live))


def _health(asked: Asked) -> DatabaseHealth | None:
    """Examine the booth's database; None where no booth is set up."""
    where = asked.where
    if not is_set_up(where.folder):
        return None
    path = where.folder / DATABASE_FILE
    if not where.database_url and not path.is_file():
        raise KnownError("database_unreadable")
    return examine(where.database_url or sqlite_url(path))
