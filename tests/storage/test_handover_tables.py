"""The tables of duty, handover and roster: they come and go with their data, and stay frozen."""

from dataclasses import replace
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import IntegrityError

from gangting.domain.actors import Officer, Role
from gangting.domain.duty import DutyEnd, DutyRole, DutyShift, Extension, Spell
from gangting.domain.errors import KnownError
from gangting.domain.handover import (
    Acknowledged,
    Condition,
    Dispute,
    EquipmentCheck,
    Handover,
    HandoverState,
    OpenGroup,
    Signature,
)
from gangting.domain.roster import RosterEntry
from gangting.storage import schema
from gangting.storage.handovers import Addendum
from gangting.storage.unit_of_work import BoothRef, Database


NOW = datetime(2026, 11, 21, 6, 32, 5, 123456, tzinfo=UTC)
HE = UUID(int=1)
OURS = {
    *("duty_shift", "duty_spell", "duty_extension"),
    *("handover", "handover_addendum", "roster_entry"),
}
SHIFT = DutyShift(UUID(int=10), "day", date(2026, 11, 21), NOW, None, NOW, HE)
SHEET = Handover(
    UUID(int=20),
    SHIFT.id,
    HE,
    NOW,
    HandoverState.COUNTED,
    UUID(int=21),
    summary_seen_at=NOW,
    acknowledged=(Acknowledged(OpenGroup.LOANS, ("a", "b"), NOW, HE),),
    equipment=(EquipmentCheck("radio", 1, Condition.DAMAGED, "䶮\"'"),),
    orders="明早消杀",
    incidents="栏杆",
    outgoing_signed=Signature(HE, NOW, "d", (((1, 2), (3, 4)), ())),
    disputes=(Dispute(NOW, HE, "不对", "upheld", HE, "照旧"),),
)


def fill(engine) -> Database:
    """Write one of everything."""
    database = Database(engine, BoothRef(7, 0))
    with database.write() as work:
        work.site.add_compound("晴川里小区", "Asia/Shanghai", "", NOW)
        work.site.add_booth("南门岗")
    with database.write() as work:
        work.site.add_officer(Officer(HE, "何平", Role.VOLUNTEER), "", NOW)
        work.duties.add(SHIFT, work.place(NOW, HE))
        spell = Spell(UUID(int=11), SHIFT.id, HE, DutyRole.RESPONSIBLE, NOW)
        work.duties.add_spell(spell, work.place(NOW, HE))
        more = Extension(UUID(int=12), SHIFT.id, NOW, "没人来", NOW, HE, HE)
        work.duties.extend(more, work.place(NOW, HE))
        work.handovers.add(SHEET, work.place(NOW, HE))
        added = Addendum(UUID(int=22), "补", NOW, HE)
        work.handovers.add_addendum(added, SHEET.id, work.place(NOW, HE))
        work.roster.add(RosterEntry(UUID(int=30), SHIFT.day, "day", HE))
    return database


def test_it_comes_back_as_it_went_in(engine):
    with fill(engine).read() as work:
        assert replace(work.duties.running(), place=(0, 0)) == SHIFT
        assert work.duties.running().place == (1, 1)
        assert work.handovers.running() == SHEET
        assert work.handovers.find(SHEET.id) == SHEET
        [spell] = work.duties.spells(SHIFT.id)
        assert (spell.officer_id, spell.ended_at) == (HE, None)
        [extension] = work.duties.extensions(SHIFT.id)
        assert extension.countersigned_by == HE
        assert [added.text for added in work.handovers.addenda(SHEET.id)] == ["补"]
        assert [entry.shift for entry in work.roster.between(SHIFT.day, SHIFT.day)] == ["day"]


def test_down_and_up_again_with_data(engine):
    fill(engine)
    schema.run(engine, "0002")
    tables = set(inspect(engine).get_table_names())
    assert not OURS & tables
    assert {"stock_movement", "attempt"} <= tables
    schema.run(engine, schema.HEAD)
    assert set(inspect(engine).get_table_names()) >= OURS
    with Database(engine, BoothRef(7, 0)).read() as work:
        assert work.duties.running() is None
        assert [officer.name for officer in work.site.officers()] == ["何平"]


def test_an_older_database_keeps_what_it_holds(empty_engine):
    schema.run(empty_engine, "0002")
    database = Database(empty_engine, BoothRef(7, 0))
    with database.write() as work:
        work.site.add_compound("晴川里小区", "Asia/Shanghai", "", NOW)
        work.site.add_booth("南门岗")
    schema.upgrade(empty_engine, now=NOW)
    with database.read() as work:
        assert work.site.find().gate == "南门岗"
        assert work.handovers.running() is None


def test_a_booth_has_one_running_shift_and_one_running_handover(engine):
    database = fill(engine)
    with pytest.raises(IntegrityError), database.write() as work:
        work.duties.add(replace(SHIFT, id=UUID(int=13)), work.place(NOW, HE))
    with pytest.raises(IntegrityError), database.write() as work:
        work.handovers.add(replace(SHEET, id=UUID(int=23)), work.place(NOW, HE))
    with database.write() as work:
        work.duties.end(SHIFT.id, NOW, DutyEnd.FORCED)
        work.duties.add(replace(SHIFT, id=UUID(int=13)), work.place(NOW, HE))
    with database.read() as work:
        ended = work.duties.find(SHIFT.id)
        assert (ended.ended_how, ended.open) == (DutyEnd.FORCED, False)
        assert [spell.ended_at for spell in work.duties.spells(SHIFT.id)] == [NOW]
    with pytest.raises(KnownError, match="nobody_on_duty"), database.write() as work:
        work.duties.end(SHIFT.id, NOW, DutyEnd.FORCED)


def test_a_frozen_sheet_is_never_written_again(engine):
    database = fill(engine)
    frozen = replace(
        SHEET, state=HandoverState.ACCEPTED, content="{}", content_hash="h", accepted_at=NOW
    )
    with database.write() as work:
        work.handovers.freeze(frozen)
    for act in ("save", "freeze"):
        with pytest.raises(KnownError, match="handover_finished"), database.write() as work:
            getattr(work.handovers, act)(replace(frozen, orders="改", content="[]"))
    closed = replace(
        frozen, state=HandoverState.CLOSED, closed_at=NOW, closed_by=HE, orders="改", content="[]"
    )
    with database.write() as work:
        work.handovers.close(closed)
    with database.read() as work:
        found = work.handovers.find(SHEET.id)
        assert found == replace(closed, orders=SHEET.orders, content="{}")
        assert work.handovers.finished(5) == (found,)
        assert work.handovers.running() is None
