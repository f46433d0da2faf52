"""The tables of printing, pick-up, outings and people's changes, up and down with something in."""

from datetime import UTC, datetime
from uuid import UUID

from sqlalchemy import inspect, text

from gangting.domain.people import Person, PersonChange, PersonChangeKind, Standing
from gangting.domain.pickup import PickupEnd, Proxy, Turn
from gangting.domain.printing import BatchState, CardState, PrintBatch, PrintCard
from gangting.domain.quota import OutingReason
from gangting.storage import schema
from gangting.storage.people import FindKeys
from gangting.storage.unit_of_work import BoothRef, Database


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
WHO, TWIN, BATCH, TURN = (UUID(int=number) for number in range(1, 5))


def fill(engine) -> Database:
    database = Database(engine, BoothRef(7, 0))
    with database.write() as work:
        work.site.add_compound("晴川里小区", "Asia/Shanghai", "", NOW)
        work.site.add_booth("南门岗")
    with database.write() as work:
        for who, name in ((WHO, "沈青"), (TWIN, "沈菁")):
            person = Person(who, name, "13812344821", Standing.RESIDENT)
            work.people.add(person, FindKeys("sq", "shenqing"), NOW)
        work.people.update(TWIN, merged_into=WHO)
        change = PersonChange(PersonChangeKind.EDITED, NOW, None, {"name": "沈"}, {"name": "沈青"})
        work.records.add_history(UUID(int=10), work.place(NOW, None), WHO, change)
        work.records.save_photo(WHO, b"\xff\xd8\x00jpeg", NOW, WHO)
        batch = PrintBatch(BATCH, "card", 1, BatchState.PRINTING, NOW, None, 0)
        card = PrintCard(1, UUID(int=20), 48271936, 0, CardState.WAITING)
        work.printing.add(batch, [(UUID(int=21), card)], work.place(NOW, None))
        work.pickup.add(Turn(TURN, UUID(int=20), "1", NOW), work.place(NOW, None))
        proxy = Proxy("陆远", "儿子", "1234")
        done = Turn(TURN, UUID(int=20), "1", NOW, PickupEnd.HANDED_OVER, NOW, 0, proxy)
        work.pickup.end(done, WHO)
        place = work.place(NOW, None)
        work.outings.add_excuse(UUID(int=30), place, UUID(int=31), OutingReason.WORK)
    return database


def test_what_is_written_comes_back(engine):
    with fill(engine).read() as work:
        assert work.records.photo(WHO) == b"\xff\xd8\x00jpeg"
        assert work.records.merged_into(TWIN) == WHO
        [change] = work.records.history(WHO)
        assert (change.kind, change.at) == (PersonChangeKind.EDITED, NOW)
        assert (dict(change.before), dict(change.after)) == ({"name": "沈"}, {"name": "沈青"})
        [batch] = work.printing.open()
        assert work.printing.cards(batch.id)[0].state is CardState.WAITING
        assert work.pickup.of_pass(UUID(int=20)).proxy == Proxy("陆远", "儿子", "1234")
        assert work.outings.excuse(UUID(int=31)) is OutingReason.WORK
        assert work.people.same("沈菁", None, "13812344821") is None


def test_one_step_down_and_up_again_with_people_in_the_books(empty_engine):
    schema.run(empty_engine, schema.HEAD)
    fill(empty_engine)
    schema.run(empty_engine, "0003")
    tables = set(inspect(empty_engine).get_table_names())
    gone = {"print_batch", "print_card", "pickup", "person_history", "person_photo"}
    assert not tables & {*gone, "outing_excuse"}
    columns = {column["name"] for column in inspect(empty_engine).get_columns("person")}
    assert "merged_into" not in columns
    with empty_engine.connect() as connection:
        names = connection.execute(text("select name from person order by id")).scalars().all()
    assert names == ["沈青", "沈菁"]

    schema.run(empty_engine, schema.HEAD)
    with Database(empty_engine, BoothRef(7, 0)).read() as work:
        assert work.people.person(WHO).name == "沈青"
        assert work.records.merged_into(TWIN) is None
        assert (work.printing.open(), work.records.history(WHO)) == ((), ())


def test_a_run_of_an_older_version_has_no_backs(empty_engine):
    schema.run(empty_engine, schema.HEAD)
    fill(empty_engine)
    with Database(empty_engine, BoothRef(7, 0)).write() as work:
        other = PrintBatch(
            UUID(int=77), "card", 1, BatchState.PRINTING, NOW, None, 0, both_sides=True
        )
        work.printing.add(other, (), work.place(NOW, None))
    with Database(empty_engine, BoothRef(7, 0)).read() as work:
        assert {one.id: one.both_sides for one in work.printing.open()}[other.id]
    schema.run(empty_engine, "0004")
    columns = {column["name"] for column in inspect(empty_engine).get_columns("print_batch")}
    assert "both_sides" not in columns

    schema.run(empty_engine, schema.HEAD)
    with Database(empty_engine, BoothRef(7, 0)).read() as work:
        assert not any(one.both_sides for one in work.printing.open())
        assert len(work.printing.open()) == 2
