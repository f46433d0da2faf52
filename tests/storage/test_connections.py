"""Connections are kept at hand between transactions, and nothing of a transaction stays on them."""

import pytest
from sqlalchemy import text

from gangting.domain.errors import KnownError
from gangting.storage import engine as engines
from gangting.storage.engine import Connections, open_engine, sqlite_url


INSERT = text("insert into somebody values ('沈青')")
COUNT = text("select count(*) from somebody")


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request, tmp_path):
    url = sqlite_url(tmp_path / "books.db")
    if request.param == "postgresql":
        url = request.getfixturevalue("postgresql_url")
    engine = open_engine(url)
    with engines.transaction(engine, writes=True) as connection:
        connection.execute(text("create table somebody (name text)"))
    yield engine
    with engines.transaction(engine, writes=True) as connection:
        connection.execute(text("drop table somebody"))
    engine.dispose()


@pytest.fixture
def connections(engine):
    return Connections(engine)


def count(connections):
    with connections.transaction(writes=False) as connection:
        return connection.scalar(COUNT)


def test_what_is_written_is_there_for_everybody(connections, engine):
    for number in range(1, 4):
        with connections.transaction(writes=True) as connection:
            connection.execute(INSERT)
        assert count(connections) == count(Connections(engine)) == number


def cut_off(connections):
    with connections.transaction(writes=True) as connection:
        connection.execute(INSERT)
        raise KeyboardInterrupt


def test_left_by_an_exception_nothing_was_written_and_the_next_one_begins_anew(connections):
    for _ in range(2):
        with pytest.raises(KeyboardInterrupt):
            cut_off(connections)
        assert count(connections) == 0
        with connections.transaction(writes=True) as connection:
            connection.execute(text("delete from somebody"))


def test_a_reader_sees_one_view_and_does_not_hold_a_writer_up(connections):
    with connections.transaction(writes=False) as reader:
        assert reader.scalar(COUNT) == 0
        with connections.transaction(writes=True) as writer:
            writer.execute(INSERT)
        assert reader.scalar(COUNT) == 0
    assert count(connections) == 1


@pytest.fixture
def file_engine(tmp_path):
    engine = open_engine(sqlite_url(tmp_path / "file.db"))
    yield engine
    engine.dispose()


def test_what_the_driver_wrote_alone_is_committed_or_rolled_back_too(file_engine):
    connections = Connections(file_engine)
    with connections.transaction(writes=True) as connection:
        raw = connection.connection.driver_connection
        raw.execute("create table somebody (name text)")
        raw.execute("insert into somebody values ('沈青')")
        assert not connection.in_transaction()

    def write_alone():
        with connections.transaction(writes=True) as connection:
            connection.connection.driver_connection.execute("delete from somebody")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_alone()
    assert count(connections) == 1


def test_the_same_connection_serves_the_next_transaction(file_engine):
    connections = Connections(file_engine)
    with connections.transaction(writes=True) as first:
        pass
    with (
        connections.transaction(writes=False) as second,
        connections.transaction(writes=False) as o,
    ):
        assert second is first
        assert o is not first


def test_a_writer_takes_its_lock_at_once(file_engine, monkeypatch):
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    impatient = open_engine(file_engine.url.render_as_string(hide_password=False))
    with Connections(file_engine).transaction(writes=True):
        other = Connections(impatient)
        with pytest.raises(KnownError) as raised, other.transaction(writes=True):
            pass
    assert raised.value.code == "database_busy"
    with other.transaction(writes=True):
        pass
    impatient.dispose()


def test_once_disposed_of_no_file_stays_open(file_engine, tmp_path):
    connections = Connections(file_engine)
    with connections.transaction(writes=True) as connection:
        raw = connection.connection.driver_connection
    file_engine.dispose()
    with pytest.raises(Exception, match="closed"):
        raw.execute("select 1")
    assert not (tmp_path / "file.db-wal").exists()
    with connections.transaction(writes=False) as connection:
        assert connection.scalar(text("select 1")) == 1
