"""Migrations are tested like code: head equals the rows, up and down leaves no trace."""

import stat
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect, text

from gangting.domain.errors import KnownError
from gangting.domain.people import Person, Standing
from gangting.storage import migrating, schema
from gangting.storage.engine import open_engine, sqlite_url
from gangting.storage.people import FindKeys
from gangting.storage.rows import whole
from gangting.storage.unit_of_work import BoothRef, Database


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)


def tables(engine) -> set[str]:
    return set(inspect(engine).get_table_names()) - {"alembic_version"}


def fill(engine) -> Database:
    database = Database(engine, BoothRef(7, 0))
    with database.write() as work:
        work.site.add_compound("晴川里小区", "Asia/Shanghai", "", NOW)
        work.site.add_booth("南门岗")
    with database.write() as work:
        person = Person(UUID(int=1), "沈青", "13812344821", Standing.RESIDENT)
        work.people.add(person, FindKeys("sq", "shenqing"), NOW)
        work.journal.append(UUID(int=2), work.place(NOW, None), "clock.confirmed")
    return database


def test_the_newest_revision_is_the_one_the_program_knows():
    config = Config()
    config.set_main_option("script_location", "gangting:storage/migrations")
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert scripts.get_heads() == [schema.HEAD]


def test_head_equals_the_rows(engine):
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        assert compare_metadata(context, whole.metadata) == []
    assert tables(engine) == set(whole.metadata.tables)
    assert schema.current(engine) == schema.HEAD


def test_up_and_down_leaves_no_trace_even_with_data(empty_engine):
    schema.run(empty_engine, schema.HEAD)
    first = {
        name: sorted(c["name"] for c in inspect(empty_engine).get_columns(name))
        for name in tables(empty_engine)
    }
    fill(empty_engine)
    schema.run(empty_engine, "base")
    assert tables(empty_engine) == set()
    assert schema.is_empty(empty_engine)
    assert schema.current(empty_engine) is None

    assert schema.upgrade(empty_engine, now=NOW) is None
    again = {
        name: sorted(c["name"] for c in inspect(empty_engine).get_columns(name))
        for name in tables(empty_engine)
    }
    assert again == first
    with Database(empty_engine, BoothRef(7, 0)).read() as work:
        assert work.site.find() is None


def test_a_second_start_changes_nothing(engine):
    fill(engine)
    assert schema.upgrade(engine, now=NOW) is None
    with Database(engine, BoothRef(7, 0)).read() as work:
        assert work.people.person(UUID(int=1)).name == "沈青"


def test_a_newer_database_is_refused_and_left_alone(engine):
    fill(engine)
    with engine.begin() as connection:
        connection.execute(text("update alembic_version set version_num = '9999'"))
    with pytest.raises(KnownError) as raised:
        schema.upgrade(engine, now=NOW)
    assert raised.value.code == "database_newer"
    assert schema.current(engine) == "9999"
    assert tables(engine) == set(whole.metadata.tables)


NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "{next}"
down_revision = "{head}"
branch_labels = None
depends_on = None


def upgrade():
    op.create_table("bulletin", sa.Column("id", sa.Integer(), primary_key=True))
    op.execute("update person set name = '改了'")
    {then}


def downgrade():
    op.drop_table("bulletin")
"""


@pytest.fixture
def next_version(tmp_path, monkeypatch):
    """Let the program be one migration newer; the test says how it goes."""
    head, following = schema.HEAD, f"{int(schema.HEAD) + 1:04}"

    def make(then: str) -> tuple[str, str]:
        folder = tmp_path / "versions"
        folder.mkdir()
        text = NEXT.format(then=then, next=following, head=head)
        (folder / f"{following}_next.py").write_text(text, encoding="utf-8")

        def config():
            made = Config()
            made.set_main_option("script_location", "gangting:storage/migrations")
            made.set_main_option("path_separator", "newline")
            shipped = f"{migrating.__file__.rsplit('/', 1)[0]}/migrations/versions"
            made.set_main_option("version_locations", f"{shipped}\n{folder}")
            return made

        monkeypatch.setattr(migrating, "_config", config)
        monkeypatch.setattr(schema, "HEAD", following)
        return head, following

    return make


def test_an_older_file_is_copied_before_it_is_changed(tmp_path, next_version):
    engine = open_engine(sqlite_url(tmp_path / "gangting.db"))
    schema.run(engine, schema.HEAD)
    fill(engine)
    before, after = next_version("pass")
    copy = schema.upgrade(engine, now=NOW, copies=tmp_path / "copies")

    assert schema.current(engine) == after
    assert copy.parent.name == "copies"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    kept = open_engine(sqlite_url(copy))
    assert schema.current(kept) == before
    with Database(kept, BoothRef(7, 0)).read() as work:
        assert work.people.person(UUID(int=1)).name == "沈青"
    with Database(engine, BoothRef(7, 0)).read() as work:
        assert work.people.person(UUID(int=1)).name == "改了"
    for one in (engine, kept):
        one.dispose()


def test_a_migration_that_fails_half_way_changes_nothing(engine, next_version):
    fill(engine)
    before, _after = next_version('raise RuntimeError("half way")')
    with pytest.raises(RuntimeError, match="half way"):
        schema.upgrade(engine, now=NOW)

    assert schema.current(engine) == before
    assert "bulletin" not in tables(engine)
    with Database(engine, BoothRef(7, 0)).read() as work:
        assert work.people.person(UUID(int=1)).name == "沈青"


class TestValues:
    def test_moments_are_utc_in_and_out_whatever_the_server_thinks(self, engine):
        from zoneinfo import ZoneInfo  # noqa: PLC0415

        if engine.dialect.name == "postgresql":
            with engine.begin() as connection:
                [name] = connection.execute(text("select current_database()")).scalars()
                connection.execute(text(f"alter database \"{name}\" set timezone = 'Asia/Tokyo'"))
            engine.dispose()
        fill(engine)
        local = datetime(2026, 11, 21, 14, 32, 5, 123456, tzinfo=ZoneInfo("Asia/Shanghai"))
        with Database(engine, BoothRef(7, 0)).write() as work:
            work.site.confirm_clock(local)
        with Database(engine, BoothRef(7, 0)).read() as work:
            found = work.newest_recorded_at
            assert work.journal.broken_at(7) is None
        assert found == local
        assert found.tzinfo is UTC

    def test_a_moment_without_a_zone_is_a_bug(self, engine):
        database = fill(engine)
        naive = datetime(2026, 11, 21, 6, 32)  # noqa: DTZ001  that is the point
        with (
            pytest.raises(Exception, match="without a time zone"),
            database.write() as work,
        ):
            work.site.confirm_clock(naive)

    def test_days_are_days(self, engine):
        database = fill(engine)
        with database.write() as work:
            work.people.update(UUID(int=1), left_on=date(2028, 2, 29))
        with database.read() as work:
            assert work.people.person(UUID(int=1)).left_on == date(2028, 2, 29)

    def test_rare_characters_and_marks_come_back(self, engine):
        database = fill(engine)
        name = "䶮·𬭎·👮'\"\\%_;--"
        with database.write() as work:
            work.people.update(UUID(int=1), name=name)
        with database.read() as work:
            assert work.people.person(UUID(int=1)).name == name


class TestFindingByTheBeginning:
    """A range of code points, whatever order the server's language has."""

    def test_a_server_compares_what_is_searched_by_code_point(self, engine):
        if engine.dialect.name == "sqlite":
            return  # it always does
        searched = "'name', 'initials', 'pinyin', 'phone', 'phone_tail', 'room'"
        with engine.connect() as connection:
            found = connection.execute(
                text(
                    "select column_name, collation_name from information_schema.columns "
                    f"where table_name = 'person' and column_name in ({searched}) "
                    "or table_name = 'vehicle' and column_name = 'plate'"
                )
            ).all()
        assert len(found) == 7
        assert {collation for _, collation in found} == {"C"}

    NAMES = ("沈青", "沈一", "申江", "阿依·古丽", "Shen", "shen", "沉")

    def test_names_doors_and_phones(self, engine):
        database = fill(engine)
        with database.write() as work:
            for number, name in enumerate(self.NAMES, 10):
                person = Person(
                    UUID(int=number),
                    name,
                    f"138{number:08d}",
                    Standing.RESIDENT,
                    address_short=f"{number - 9}-2-501",
                )
                work.people.add(person, FindKeys(f"s{number}", f"s{number}"), NOW)
            work.people.update(UUID(int=10), room="32-1-101")
            work.people.update(UUID(int=11), room="3-2-501")

        def found(column: str, prefix: str) -> set[int]:
            with database.read() as work:
                people = work.people.starting_with(column, prefix, 20)
            return {person.id.int for person in people}

        assert found("name", "沈") == {1, 10, 11}
        assert found("name", "阿") == {13}
        assert found("name", "S") == {14}
        assert found("name", "s") == {15}
        assert found("room", "3-2") == {11, 12}
        assert found("phone", "1380000001") == set(range(10, 17))
        assert found("initials", "s1") == set(range(10, 17))
        assert found("name", "\U0010ffff") == found("name", "\ud7ff") == set()
