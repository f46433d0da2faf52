"""A prepared statement is what SQLAlchemy would have run, on a file and on a server."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import bindparam, insert, literal, select, update
from sqlalchemy.dialects import sqlite

from gangting.domain.people import Standing
from gangting.domain.verdict.facts import Presence
from gangting.storage.engine import transaction
from gangting.storage.prepared import Inserts, Prepared, _from_driver, _to_driver
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
    "merged_into": None,
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
        assert row[list(PERSON).index("created_at")].tzinfo is UTC
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


MOMENTS = st.datetimes(
    min_value=datetime(1000, 1, 2),  # noqa: DTZ001  the zone is drawn beside it
    max_value=datetime(9998, 1, 1),  # noqa: DTZ001
    timezones=st.timezones(),
)


@given(moment=MOMENTS, number=st.uuids(), standing=st.sampled_from(Standing))
def test_what_is_converted_quicker_is_converted_the_same(moment, number, standing):
    dialect = sqlite.dialect()
    for kind, value in (
        (PersonRow.created_at.type, moment),
        (PersonRow.id.type, number),
        (PersonRow.standing.type, standing),
    ):
        usual = kind.dialect_impl(dialect)
        stored = _to_driver(kind, dialect)(value)
        assert stored == usual.bind_processor(dialect)(value)
        read = _from_driver(kind, dialect)(stored)
        assert read == usual.result_processor(dialect, None)(stored)
        # An hour that is there twice is no equal across zones.
        assert read == (value.astimezone(UTC) if isinstance(value, datetime) else value)
        assert type(read) is type(usual.result_processor(dialect, None)(stored))


def test_many_rows_are_written_as_one_is(engine):
    people = [PERSON | {"id": UUID(int=number), "phone": str(number)} for number in range(2500)]
    with transaction(engine, writes=True) as connection:
        Inserts(PersonRow).many(connection, (dict(person) for person in people))
        Inserts(PersonRow).many(connection, [])
        of_all = select(PersonRow.phone, PersonRow.left_on, PersonRow.standing)
        rows = connection.execute(of_all.order_by(PersonRow.id)).all()
    assert rows == [(str(n), date(2026, 11, 20), Standing.RESIDENT) for n in range(2500)]


def test_many_rows_that_leave_a_column_out(engine):
    person = {name: value for name, value in PERSON.items() if name != "merged_into"}
    with transaction(engine, writes=True) as connection:
        Inserts(PersonRow).many(connection, [person])
        assert Prepared(ONE).first(connection, {"c": 1, "i": UUID(int=7)})[-1] is None
