"""A prepared statement is what SQLAlchemy would have run, on a file and on a server."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from sqlalchemy import bindparam, insert, literal, select, update

from gangting.domain.people import Standing
from gangting.domain.verdict.facts import Presence
from gangting.storage.engine import transaction
from gangting.storage.prepared import Prepared
from gangting.storage.rows.gate import PresenceRow
from gangting.storage.rows.people import PersonRow


BEIJING = timezone(timedelta(hours=8))
PERSON = {
    "id": UUID(int=7),
    "compound": 1,
    "household_id": None,
    "name": "沈青",
    "initials": "sq",
    "pinyin": "shenqing",
    "phone": "13900000000",
    "phone_tail": "0000",
    "room": "3-2-501",
    "standing": Standing.RESIDENT,
    "blocked": False,
    "under_observation": True,
    "left_on": date(2026, 11, 20),
    "created_at": datetime(2026, 11, 21, 14, 32, 5, 1, BEIJING),
}
ONE = select(PersonRow).where(PersonRow.compound == bindparam("c"), PersonRow.id == bindparam("i"))


def test_it_writes_and_reads_as_sqlalchemy_does(engine):
    columns = {**PERSON, "created_at": PERSON["created_at"].astimezone(UTC)}
    with transaction(engine, writes=True) as connection:
        Prepared(insert(PersonRow)).run(connection, PERSON)
        usual = connection.execute(ONE, {"c": 1, "i": UUID(int=7)}).one()
        row = Prepared(ONE).first(connection, {"c": 1, "i": UUID(int=7)})
        assert row == tuple(usual) == tuple(columns.values())
        assert [type(value) for value in row] == [type(value) for value in columns.values()]
        assert row[-1].tzinfo is UTC
        connection.execute(insert(PersonRow).values(PERSON | {"id": UUID(int=8)}))
        other = Prepared(ONE).first(connection, {"c": 1, "i": UUID(int=8)})
        assert other[1:] == row[1:]


def test_nothing_found_is_none(engine):
    with transaction(engine, writes=False) as connection:
        assert Prepared(ONE).first(connection, {"c": 1, "i": UUID(int=1)}) is None


def test_what_is_the_same_every_time_stands_anywhere_in_it(engine):
    statement = Prepared(
        select(literal(5), PersonRow.name)
        .where(PersonRow.standing == Standing.RESIDENT, PersonRow.name == bindparam("n"))
        .limit(1)
    )
    changed = Prepared(
        update(PersonRow)
        .where(PersonRow.id == bindparam("i"), PersonRow.standing == Standing.RESIDENT)
        .values(blocked=True, left_on=bindparam("on"))
    )
    with transaction(engine, writes=True) as connection:
        Prepared(insert(PersonRow)).run(connection, PERSON)
        assert statement.first(connection, {"n": "沈青"}) == (5, "沈青")
        assert statement.first(connection, {"n": "沈"}) is None
        changed.run(connection, {"i": UUID(int=7), "on": None})
        row = connection.execute(select(PersonRow.blocked, PersonRow.left_on)).one()
        assert tuple(row) == (True, None)


def test_it_is_written_with_the_transaction_or_not_at_all(engine):
    def cut_off():
        with transaction(engine, writes=True) as connection:
            Prepared(insert(PersonRow)).run(connection, PERSON)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        cut_off()
    with transaction(engine, writes=False) as connection:
        assert connection.execute(select(PersonRow.id)).all() == []


def test_a_value_that_does_not_fit_is_refused(engine):
    row = {"compound": 1, "holder_id": UUID(int=7), "holder_kind": "person", "gate": 0}
    row |= {"presence": Presence.INSIDE, "attempt_id": UUID(int=9)}
    naive = datetime(2026, 11, 21, 6, 32)  # noqa: DTZ001  that is what must not get in
    with pytest.raises(Exception, match="time zone"), transaction(engine, writes=True) as books:
        Prepared(insert(PresenceRow)).run(books, row | {"since": naive})


def test_a_value_that_is_missing_is_a_bug(engine):
    values = {name: value for name, value in PERSON.items() if name != "standing"}
    with pytest.raises(Exception, match="standing"), transaction(engine, writes=True) as books:
        Prepared(insert(PersonRow)).run(books, values)
