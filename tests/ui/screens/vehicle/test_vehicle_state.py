"""What the vehicle screen makes of a plate, as values."""

from dataclasses import replace
from uuid import UUID

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.people import Vehicle
from gangting.domain.verdict.facts import Direction, Presence
from gangting.domain.visits import Visit, VisitKind, VisitReason
from gangting.services.visit_forms import AtPlate, VehicleForm
from gangting.ui.models.doors import Door
from gangting.ui.models.drafts import from_draft, to_draft
from gangting.ui.models.flaws import Flaw
from gangting.ui.screens.vehicle.form import CODES, EMPTY, Form, Part, changed, vehicle_form
from gangting.ui.screens.vehicle.state import (
    Facts,
    Questions,
    Stage,
    derive,
    flaws_of,
    part_of,
    to_ask,
)


CAR = Vehicle(UUID(int=1), "京A12345", "沈青", resident=True, address_short="5-1-302")
VISIT = Visit(UUID(int=2), VisitKind.VEHICLE, plate="津B67890")
WHOLE = Form("津B67890", address="5-1-302", reason="repair", consent="gate", party=2, trunk=True)


@pytest.mark.parametrize(
    ("plate", "stage"),
    [
        ("", Stage.TYPING),
        ("京A1234", Stage.TYPING),
        ("京A12345", Stage.ASKING),
        ("京AD12345", Stage.ASKING),
        ("京AO1234", Stage.UNREADABLE),
        ("京AO12345", Stage.UNREADABLE),
        ("京A123456", Stage.UNREADABLE),
    ],
)
def test_how_far_a_plate_has_come(plate, stage):
    assert derive(Form(plate), Facts()).stage is stage


@pytest.mark.parametrize(
    ("found", "stage"),
    [
        (AtPlate(CAR), Stage.KNOWN),
        (AtPlate(CAR, visit=VISIT), Stage.KNOWN),
        (AtPlate(visit=VISIT), Stage.VISITING),
        (AtPlate(), Stage.NEW),
    ],
)
def test_what_the_books_say_of_a_plate(found, stage):
    assert derive(Form("京A12345"), Facts(asked="京A12345", found=found)).stage is stage


def test_the_answer_for_another_plate_says_nothing():
    facts = Facts(asked="京A12345", found=AtPlate(CAR))
    assert derive(Form("京A12346"), facts).stage is Stage.ASKING
    assert derive(Form("京A12346"), facts).found == AtPlate()


@pytest.mark.parametrize(
    ("presence", "direction"),
    [
        (Presence.INSIDE, Direction.EXIT),
        (Presence.OUTSIDE, Direction.ENTRY),
        (Presence.UNKNOWN, Direction.ENTRY),
    ],
)
def test_the_way_is_known_by_where_the_vehicle_is(presence, direction):
    facts = Facts(asked="京A12345", found=AtPlate(CAR, presence))
    assert derive(Form("京A12345"), facts).direction is direction


def test_an_odd_plate_is_asked_for_when_the_officer_keeps_it():
    assert to_ask(Form("电动0123")) == ""
    assert to_ask(Form("电动0123", odd_plate=True)) == "电动0123"
    assert changed(Form("电动0123", odd_plate=True), Part.PLATE, "电动012").odd_plate is False


def test_an_o_is_offered_as_a_zero_and_new_energy_is_seen():
    assert derive(Form("京AO12345"), Facts()).suggested_plate == ""
    assert derive(Form("京AO1234"), Facts()).suggested_plate == "京A01234"
    assert derive(Form("京AD12345"), Facts()).new_energy
    assert not derive(Form("京A12345"), Facts()).new_energy


def test_what_is_missing_in_the_order_it_is_asked():
    assert list(flaws_of(Form("津B67890"), Questions()).items()) == [
        (Part.ADDRESS, Flaw("host_missing")),
        (Part.REASON, Flaw("nothing_chosen")),
        (Part.CONSENT, Flaw("consent_missing")),
    ]
    assert flaws_of(WHOLE, Questions()) == {}


def test_where_no_host_is_needed_consent_is_asked_only_of_one_who_was_named():
    free = Questions(needs_host=False)
    assert flaws_of(Form(reason="repair"), free) == {}
    named = Form(address="5-1-302", reason="repair")
    assert flaws_of(named, free) == {Part.CONSENT: Flaw("consent_missing")}
    assert flaws_of(named, replace(free, host_consent=False)) == {}


def test_an_unclear_place_is_asked():
    form = replace(WHOLE, address="302")
    facts = Facts(checked=frozenset(Part), door=Door("302"))
    state = derive(form, facts)
    assert state.flaws == {Part.ADDRESS: Flaw("invalid_address", "no_building")}
    assert state.ask_address
    assert not derive(replace(form, odd_address=True), facts).flaws


def test_the_service_is_asked_for_what_was_written():
    assert vehicle_form(WHOLE) == VehicleForm(
        "津B67890", "5-1-302", "gate", VisitReason.REPAIR, 2, trunk_checked=True
    )
    assert vehicle_form(replace(WHOLE, consent="refused")).consent_by == ""


def test_consent_was_given_for_one_door():
    assert changed(WHOLE, Part.ADDRESS, "5#1-302").consent == "gate"
    assert changed(WHOLE, Part.ADDRESS, "5-1-303").consent == ""


def test_a_draft_comes_back_whole():
    assert from_draft(to_draft(WHOLE, EMPTY), EMPTY, CODES) == WHOLE


def test_a_refusal_of_the_service_finds_its_part():
    assert part_of(KnownError("invalid_plate")) is Part.PLATE
    assert part_of(KnownError("disk_full")) is None


def test_the_name_of_the_compound_may_stand_before_an_address():
    questions = Questions(compound="晴川里小区")
    assert flaws_of(replace(WHOLE, address="晴川里5-1-302"), questions) == {}
    assert Part.ADDRESS in flaws_of(replace(WHOLE, address="别处5-1-302左"), questions)
