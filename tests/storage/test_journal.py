"""The journal's chain: whatever is changed or taken out shows."""

from datetime import UTC, datetime, timedelta, timezone
from uuid import UUID

import pytest
from sqlalchemy import inspect, text

from gangting.storage.journal import Break, Journal
from gangting.storage.unit_of_work import BoothRef, Database


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
CHANGES = {
    "action": "'pass.issue'",
    "subject_kind": "'officer'",
    "subject_id": "'{uuid}'",
    "detail": """'{{"serial": "00000001"}}'""",
    "previous": "'{zeros}'",
    "digest": "'{zeros}'",
    "officer_id": "null",
    "occurred_at": "'2026-11-21 06:32:59.000000'",
    "recorded_at": "'2026-11-21 06:32:59.000000'",
    "sequence": "99",
    "epoch": "2",
    "id": "'{uuid}'",
}


@pytest.fixture
def database(engine):
    """Return a database whose journal has three entries of one booth and two of another."""
    database = Database(engine, BoothRef(7, 0))
    north = Database(engine, BoothRef(7, 1))
    with database.write() as work:
        work.site.add_compound("晴川里小区", "Asia/Shanghai", "", NOW)
        work.site.add_booth("南门岗")
    with north.write() as work:
        work.site.add_booth("北门岗")
    for number, place in ((1, database), (2, database), (11, north), (3, database), (12, north)):
        write(place, number)
    return database


def write(database: Database, number: int, now: datetime = NOW) -> None:
    with database.write() as work:
        work.journal.append(
            UUID(int=number),
            work.place(now + timedelta(seconds=number), UUID(int=900)),
            "pass.void",
            subject=("entry_pass", UUID(int=50 + number)),
            detail={"serial": f"{number:08d}", "edition": number, "why": ["a", None, 1.5, "证"]},
        )


def broken(database: Database) -> Break | None:
    with database.read() as work:
        return work.journal.broken_at(7)


def tampered(database: Database, *statements: str) -> Break | None:
    """Return what is found after somebody changed the books; they are put right again."""
    with database.engine.connect() as connection, connection.begin() as transaction:
        for statement in statements:
            connection.execute(text(statement.replace(":", "\\:")))
        found = Journal(connection).broken_at(7)
        transaction.rollback()
    assert broken(database) is None
    return found


def uuid(database: Database, number: int) -> str:
    value = UUID(int=number)
    return value.hex if database.engine.dialect.name == "sqlite" else str(value)


def test_it_is_whole(database):
    assert broken(database) is None


def test_it_stays_whole_after_a_restart_and_more_entries(database):
    database.engine.dispose()
    write(database, 4)
    write(database, 5, NOW - timedelta(days=1))
    assert broken(database) is None


def test_a_moment_in_another_zone_is_the_same_moment(database):
    write(database, 4, NOW.astimezone(timezone(timedelta(hours=8))))
    assert broken(database) is None


def test_a_changed_column_shows(database):
    unnoticed = []
    for number in (1, 2, 3):
        for column, value in CHANGES.items():
            value = value.format(uuid=uuid(database, 999), zeros="0" * 63 + "1")  # noqa: PLW2901
            found = tampered(
                database,
                f"update journal set {column} = {value} where id = '{uuid(database, number)}'",
            )
            if found is None or found.booth != 0:
                unnoticed.append((number, column))
    assert unnoticed == []
    with database.engine.connect() as connection:
        columns = {c["name"] for c in inspect(connection).get_columns("journal")}
    assert columns - set(CHANGES) == {"booth", "compound"}, "moved ones are tried below"


def test_a_removed_row_shows(database):
    """Also the last one, and all of a booth."""
    for numbers in ([1], [2], [3], [2, 3], [1, 2, 3], [12], [11, 12]):
        ids = [f"delete from journal where id = '{uuid(database, n)}'" for n in numbers]
        found = tampered(database, *ids)
        assert found is not None, numbers
        assert found.booth == (0 if numbers[0] < 10 else 1)


def test_moved_and_swapped_rows_show(database):
    third = f"where id = '{uuid(database, 3)}'"
    first = f"where id = '{uuid(database, 1)}'"
    assert tampered(database, f"update journal set sequence = 77 {first}") == Break(0, UUID(int=2))
    assert tampered(database, f"update journal set booth = 1, sequence = 50 {third}")
    assert tampered(database, f"update journal set compound = 8 {third}") == Break(0, None)


def test_a_changed_end_of_the_chain_shows(database):
    cut = "update booth set journal_head = '' where number = 1"
    assert tampered(database, cut) == Break(1, None)


def test_the_chains_of_booths_are_their_own(database):
    gone = f"delete from journal where id = '{uuid(database, 11)}'"
    assert tampered(database, gone) == Break(1, UUID(int=12))


def test_an_entry_that_was_rolled_back_was_never_there(database):
    def cut_off():
        with database.write() as work:
            work.journal.append(UUID(int=8), work.place(NOW, None), "pass.void")
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_off()
    assert broken(database) is None
    write(database, 9)
    assert broken(database) is None
