"""What the visitor and vehicle forms look up while they are filled."""

from dataclasses import replace

import pytest
from sqlalchemy import text

from gangting.booth import BoothRef, NewBooth, Where, create_booth
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, HolderKind, HolderRef
from gangting.domain.verdict.facts import Direction, Presence
from gangting.domain.visits import VisitReason
from gangting.services.gate.outcome import Measured, Say
from gangting.services.passes import IssueRequest
from gangting.services.visit_forms import AtPlate, VehicleForm


@pytest.fixture
def booth(tmp_path, clock):
    made = create_booth(Where(tmp_path), NewBooth("晴川里小区", "南门岗"), BoothRef(7, 1), clock)
    yield made
    made.close()


@pytest.fixture
def officer(booth):
    return booth.services.officers.command_line()


@pytest.fixture
def family(booth, officer):
    issue = booth.services.passes.issue
    for name, phone in (("沈青", "13812344821"), ("沈小禾", "")):
        issue(IssueRequest(name, "5-1-302", Category.RESIDENT, phone), officer)
    request = IssueRequest("沈青", "5-1-302", Category.VEHICLE, plate="京A12345")
    return issue(request, officer)


@pytest.mark.parametrize("room", ["5号楼1单元302", "晴川里5-1-302", "晴川里小区 5号楼1单元302"])
def test_a_door_of_the_books_gives_who_lives_behind_it(booth, family, room):
    host = booth.services.visits.host(room)

    assert host.household.address_spoken == "5号楼 1单元 302"
    assert {(p.name, p.phone) for p in host.people} == {("沈青", "13812344821"), ("沈小禾", "")}


@pytest.mark.parametrize("room", ["", "5-1-303", "物业办公室"])
def test_a_door_the_books_do_not_know_gives_nobody(booth, family, room):
    assert booth.services.visits.host(room) is None


def test_a_phone_that_was_shown_stands_in_the_journal_without_the_number(booth, family, officer):
    person = booth.services.visits.host("5-1-302").people[0]
    booth.services.visits.phone_seen(person.id, officer)

    with booth.services.database.write() as work:
        rows = work.journal._connection.execute(
            text("select action, subject_kind, detail from journal order by sequence desc limit 1")
        ).all()
        assert work.journal.broken_at(7) is None
    assert [tuple(row) for row in rows] == [("person.phone_seen", "person", "{}")]


def test_a_plate_nobody_knows(booth):
    assert booth.services.visits.at_plate("京A·12345") == AtPlate()


def test_a_plate_of_the_compound_and_where_it_is(booth, family, officer):
    visits = booth.services.visits
    found = visits.at_plate("京a·12345")
    assert (found.vehicle.address_short, found.presence) == ("5-1-302", Presence.UNKNOWN)

    ref = HolderRef(HolderKind.VEHICLE, found.vehicle.id)
    booth.services.gate.identify(ref, Say(officer, confirm=True))
    assert visits.at_plate("京A12345").presence is Presence.INSIDE


def test_a_plate_of_a_visit_that_has_not_ended(booth, family, officer, clock):
    visits, gate = booth.services.visits, booth.services.gate
    form = VehicleForm("津B67890", "5-1-302", "phone", VisitReason.REPAIR, 2, trunk_checked=True)
    outcome = visits.register_vehicle(form, officer)
    assert visits.at_plate("津B67890").visit is None

    gate.measure(outcome.attempt_id, Measured(364), officer)
    found = visits.at_plate("津B 67890")
    assert found == replace(AtPlate(), visit=visits.find(outcome.visit.id))

    clock.advance(60)
    assert visits.leave(found.visit.id, officer).direction is Direction.EXIT
    assert visits.at_plate("津B67890") == AtPlate()


@pytest.mark.parametrize("plate", ["电动 0123", "AB-12-CD"])
def test_a_plate_of_no_known_shape_is_taken_when_the_officer_says_so(booth, officer, plate):
    form = VehicleForm(plate, "5-1-302", "phone")
    with pytest.raises(KnownError) as error:
        booth.services.visits.register_vehicle(form, officer)
    assert error.value.code == "invalid_plate"

    outcome = booth.services.visits.register_vehicle(replace(form, odd_plate=True), officer)
    assert outcome.visit.plate == plate


@pytest.mark.parametrize("asked", ["晴川里5-1-302", "晴川里小区5号楼1单元302"])
def test_people_are_found_at_their_door_with_the_name_of_the_compound(booth, family, asked):
    found = booth.services.people.find(asked)
    assert {one.name for one in found} >= {"沈青", "沈小禾"}
    assert booth.services.people.find("晴川外里5-1-302") == ()
