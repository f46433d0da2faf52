"""Databases as they lie on disk or on a server."""

import shutil

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
    name = f"t{abs(hash(request.node.name)) % 10**12}"
    _tell(url, f'drop database if exists "{name}"', f'create database "{name}"')
    engine = open_engine(url.set(database=name).render_as_string(hide_password=False))
    yield engine
    engine.dispose()
    _tell(url, f'drop database "{name}" with (force)')


@pytest.fixture
def engine(request, empty_engine):
    """Return an engine on a database of this version: a copy, for to migrate takes long."""
    if empty_engine.dialect.name == "sqlite":
        shutil.copy(request.getfixturevalue("_migrated_file"), empty_engine.url.database)
    else:
        name, template = empty_engine.url.database, request.getfixturevalue("_migrated_on_server")
        made = f'create database "{name}" template "{template}"'
        _tell(empty_engine.url.set(database="postgres"), f'drop database "{name}"', made)
    return empty_engine


@pytest.fixture(scope="session")
def _migrated_file(tmp_path_factory, new_clock):
    """Migrate a file once."""
    file = tmp_path_factory.mktemp("migrated") / "migrated.db"
    engine = open_engine(sqlite_url(file))
    schema.upgrade(engine, now=new_clock().now())
    engine.dispose()
    return file


@pytest.fixture(scope="session")
def _migrated_on_server(postgresql_url, new_clock):
    """Migrate a database on the server once."""
    url = make_url(postgresql_url)
    _tell(url, "create database migrated")
    engine = open_engine(url.set(database="migrated").render_as_string(hide_password=False))
    schema.upgrade(engine, now=new_clock().now())
    engine.dispose()
    return "migrated"


def _tell(url, *statements):
    """Say something to the server that is said outside of any transaction."""
    keeper = open_engine(url.render_as_string(hide_password=False))
    with keeper.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        for statement in statements:
            connection.execute(text(statement))
    keeper.dispose()
