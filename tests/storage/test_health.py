"""Looking at a database without changing it."""

import sqlite3

import pytest

from gangting.booth import DATABASE_FILE, BoothRef, NewBooth, Where, create_booth
from gangting.domain.errors import KnownError
from gangting.storage import schema
from gangting.storage.engine import sqlite_url
from gangting.storage.health import examine


@pytest.fixture
def path(tmp_path, clock):
    booth = create_booth(Where(tmp_path), NewBooth("晴川里小区", "南门岗"), BoothRef(1, 0), clock)
    booth.services.officers.add("周岚", "leader", "2580", None)
    booth.close()
    return tmp_path / DATABASE_FILE


def test_a_whole_database(path, clock):
    health = examine(sqlite_url(path))

    assert (health.kind, health.revision, health.current) == ("SQLite", schema.HEAD, True)
    assert (health.whole, health.unsafe) == (True, "")
    assert health.newest_recorded_at == clock.now()


def test_an_empty_database_is_left_empty(tmp_path):
    path = tmp_path / "empty.db"
    sqlite3.connect(path).close()

    health = examine(sqlite_url(path))

    assert (health.revision, health.current, health.whole) == ("", False, True)
    assert health.newest_recorded_at is None
    with sqlite3.connect(path) as file:
        assert file.execute("SELECT count(*) FROM sqlite_master").fetchone() == (0,)


def test_an_older_schema_is_seen_and_left(path):
    with sqlite3.connect(path) as file:
        file.execute("UPDATE alembic_version SET version_num = '0000'")

    assert not examine(sqlite_url(path)).current
    assert examine(sqlite_url(path)).revision == "0000"


def test_no_database(tmp_path):
    path = tmp_path / "text.db"
    path.write_bytes(b"no database at all" * 100)

    with pytest.raises(KnownError) as refused:
        examine(sqlite_url(path))

    assert refused.value.code == "database_unreadable"
