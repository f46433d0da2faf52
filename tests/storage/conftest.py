"""Databases as they lie on disk or on a server."""

import pytest
from sqlalchemy import make_url, text

from gangting.storage import schema
from gangting.storage.engine import open_engine, sqlite_url


@pytest.fixture(params=["sqlite", "postgresql"])
def empty_engine(request, tmp_path):
    """Return an engine on a database without any table."""
    if request.param == "sqlite":
        engine = open_engine(sqlite_url(tmp_path / "empty.db"))
        yield engine
        engine.dispose()
        return
    url = make_url(request.getfixturevalue("postgresql_url"))
    keeper = open_engine(url.render_as_string(hide_password=False))
    name = f"t{abs(hash(request.node.name)) % 10**12}"
    with keeper.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f'drop database if exists "{name}"'))
        connection.execute(text(f'create database "{name}"'))
    engine = open_engine(url.set(database=name).render_as_string(hide_password=False))
    yield engine
    engine.dispose()
    with keeper.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text(f'drop database "{name}" with (force)'))
    keeper.dispose()


@pytest.fixture
def engine(empty_engine, clock):
    """Return an engine on a database of this version."""
    schema.upgrade(empty_engine, now=clock.now())
    return empty_engine
