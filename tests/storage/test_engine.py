"""The engine: durable, whole or nothing, and its troubles told as the world's."""

import logging
import sqlite3

import pytest
from sqlalchemy import make_url, text
from sqlalchemy.exc import IntegrityError

from gangting.domain.errors import KnownError
from gangting.storage import engine as engines
from gangting.storage.engine import open_engine, sqlite_url, transaction


def pragma(engine, name):
    with transaction(engine, writes=False) as connection:
        return connection.scalar(text(f"PRAGMA {name}"))


@pytest.fixture
def file_engine(tmp_path):
    engine = open_engine(sqlite_url(tmp_path / "一 二.db"))
    with transaction(engine, writes=True) as connection:
        connection.execute(text("create table person (name text unique)"))
    yield engine
    engine.dispose()


def test_a_recorded_entry_survives_a_power_cut(file_engine):
    assert pragma(file_engine, "journal_mode") == "wal"
    assert pragma(file_engine, "synchronous") == 2
    assert pragma(file_engine, "foreign_keys") == 1


def test_left_by_an_exception_nothing_was_written(file_engine):
    def cut_off():
        with transaction(file_engine, writes=True) as connection:
            connection.execute(text("insert into person values ('沈青')"))
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_off()
    with transaction(file_engine, writes=False) as connection:
        assert connection.scalar(text("select count(*) from person")) == 0


def test_a_reader_sees_one_view_and_does_not_hold_a_writer_up(file_engine):
    with transaction(file_engine, writes=False) as reader:
        assert reader.scalar(text("select count(*) from person")) == 0
        with transaction(file_engine, writes=True) as writer:
            writer.execute(text("insert into person values ('沈青')"))
        assert reader.scalar(text("select count(*) from person")) == 0


def test_on_a_server_too(postgresql_url):
    engine = open_engine(postgresql_url)
    with transaction(engine, writes=True) as connection:
        connection.execute(text("create table one_view (n int)"))
    with transaction(engine, writes=False) as reader:
        assert reader.scalar(text("select count(*) from one_view")) == 0
        with transaction(engine, writes=True) as writer:
            writer.execute(text("insert into one_view values (1)"))
        assert reader.scalar(text("select count(*) from one_view")) == 0
    with transaction(engine, writes=True) as connection:
        connection.execute(text("drop table one_view"))
    engine.dispose()


def code_of(act) -> str:
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value.code


def test_a_database_that_somebody_else_holds_is_busy(file_engine, monkeypatch):
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    impatient = open_engine(file_engine.url.render_as_string(hide_password=False))

    def write():
        with transaction(impatient, writes=True):
            pass

    with transaction(file_engine, writes=True):
        assert code_of(write) == "database_busy"
    impatient.dispose()


def test_a_server_that_somebody_else_writes_to_is_busy_too(postgresql_url, monkeypatch):
    patient = open_engine(postgresql_url)
    monkeypatch.setattr(engines, "BUSY_SECONDS", 0.05)
    impatient = open_engine(postgresql_url)

    def write():
        with transaction(impatient, writes=True) as connection:
            engines.take_turn(connection, 4711)

    with transaction(patient, writes=True) as connection:
        engines.take_turn(connection, 4711)
        assert code_of(write) == "database_busy"
    write()
    for engine in (patient, impatient):
        engine.dispose()


def test_what_the_address_says_of_waiting_counts():
    url = "postgresql+psycopg://u@h/d"
    assert engines._server_arguments(make_url(url)) == {
        "connect_timeout": 10,
        "options": "-c lock_timeout=10000",
    }
    own = f"{url}?connect_timeout=3&options=-c%20lock_timeout%3D1"
    assert engines._server_arguments(make_url(own)) == {}


def test_a_full_disk_is_known(file_engine):
    def fill():
        with transaction(file_engine, writes=True) as connection:
            connection.execute(text("PRAGMA max_page_count = 3"))
            for number in range(1000):
                connection.execute(text(f"insert into person values ('{number:0900d}')"))

    assert code_of(fill) == "disk_full"


def test_a_database_nobody_may_write_is_known(file_engine, tmp_path):
    file_engine.dispose()
    url = f"sqlite:///file:{tmp_path / '一 二.db'}?mode=ro&uri=true"
    engine = open_engine(url)

    def write():
        with transaction(engine, writes=True) as connection:
            connection.execute(text("insert into person values ('沈青')"))

    assert code_of(write) == "database_readonly"
    engine.dispose()


def test_a_folder_that_is_not_there_is_known(tmp_path):
    engine = open_engine(sqlite_url(tmp_path / "no" / "such.db"))
    assert code_of(lambda: pragma(engine, "journal_mode")) == "database_unreadable"


def test_a_broken_rule_is_a_bug_of_ours_and_names_nobody(file_engine, caplog):
    def twice():
        with transaction(file_engine, writes=True) as connection:
            for _ in range(2):
                connection.execute(text("insert into person values (:name)"), {"name": "沈青"})

    with caplog.at_level(logging.DEBUG), pytest.raises(IntegrityError) as raised:
        twice()
    assert "沈青" not in str(raised.value)
    assert "沈青" not in caplog.text


def test_a_live_file_is_copied_whole(file_engine, tmp_path):
    with transaction(file_engine, writes=True) as connection:
        connection.execute(text("insert into person values ('沈青')"))
    engines.copy_sqlite(file_engine, tmp_path / "copy.db")
    copy = sqlite3.connect(tmp_path / "copy.db")
    assert copy.execute("select name from person").fetchall() == [("沈青",)]
    copy.close()
