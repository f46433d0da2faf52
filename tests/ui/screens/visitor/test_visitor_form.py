"""What is written into the visitor form, as values."""

from dataclasses import replace
from datetime import date
from uuid import UUID

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.identity.id_number import Sex
from gangting.domain.people import Household
from gangting.domain.verdict.facts import HealthCode
from gangting.domain.visits import Visit, VisitKind, VisitReason
from gangting.services.visit_forms import Host, VisitForm
from gangting.ui.models.doors import Door
from gangting.ui.models.drafts import from_draft, to_draft
from gangting.ui.models.flaws import Flaw
from gangting.ui.screens.visitor.form import (
    CODES,
    EMPTY,
    Answer,
    Form,
    Part,
    answered,
    changed,
    fill,
    unfill,
    visit_form,
)
from gangting.ui.screens.visitor.state import (
    Facts,
    Questions,
    derive,
    flaws_of,
    grouped_id,
    grouped_phone,
    part_of,
    whole_phone,
)


WHOLE = Form(
    phone="139 1111 2222",
    name="陆一鸣",
    address="5-1-302",
    plate="京AD12345",
    reason="repair",
    answers=("none",),
    consent="phone",
    party=2,
)
EARLIER = Visit(
    UUID(int=1),
    VisitKind.VISITOR,
    name="陆一鸣",
    host_address="5-1-302",
    reason=VisitReason.REPAIR,
)
ALL = Facts(checked=frozenset(Part))


def test_a_whole_form_becomes_what_the_service_is_asked():
    assert flaws_of(WHOLE, Questions()) == {}
    assert visit_form(WHOLE) == VisitForm(
        name="陆一鸣",
        phone="139 1111 2222",
        host_room="5-1-302",
        consent_by="phone",
        reason=VisitReason.REPAIR,
        plate="京AD12345",
        party_size=2,
    )


def test_everything_missing_is_named_in_the_order_it_is_asked():
    asked = Questions(host_consent=True, screening=True, health_code=True)
    assert list(flaws_of(EMPTY, asked).items()) == [
        (Part.PHONE, Flaw("phone_or_id_missing")),
        (Part.NAME, Flaw("invalid_name", "empty")),
        (Part.ADDRESS, Flaw("host_missing")),
        (Part.REASON, Flaw("nothing_chosen")),
        (Part.ANSWERS, Flaw("nothing_chosen")),
        (Part.HEALTH, Flaw("nothing_chosen")),
        (Part.CONSENT, Flaw("consent_missing")),
    ]


def test_what_the_compound_does_not_ask_is_not_missing():
    quiet = Questions(host_consent=False, screening=False, health_code=False)
    bare = replace(WHOLE, answers=(), consent="", health="")
    assert flaws_of(bare, quiet) == {}


@pytest.mark.parametrize(
    ("change", "part", "flaw"),
    [
        ({"phone": "1391111"}, Part.PHONE, Flaw("invalid_phone", "wrong_length")),
        ({"phone": "23911112222"}, Part.PHONE, Flaw("invalid_phone", "wrong_start")),
        ({"name": "鸣"}, Part.NAME, Flaw("invalid_name", "too_short")),
        ({"address": "302"}, Part.ADDRESS, Flaw("invalid_address", "no_building")),
        ({"address": "物业办公室"}, Part.ADDRESS, Flaw("invalid_address", "unclear")),
        ({"plate": "京AO1234"}, Part.PLATE, Flaw("invalid_plate")),
        ({"by_id": True}, Part.ID_NUMBER, Flaw("phone_or_id_missing")),
        (
            {"by_id": True, "id_number": "110106198503071238"},
            Part.ID_NUMBER,
            Flaw("invalid_id_number", "bad_check"),
        ),
    ],
)
def test_what_is_wrong_is_said_of_its_part(change, part, flaw):
    assert flaws_of(replace(WHOLE, **change), Questions()) == {part: flaw}


@pytest.mark.parametrize(
    "change",
    [
        {"address": "物业办公室", "odd_address": True},
        {"plate": "电动0123", "odd_plate": True},
        {"plate": ""},
        {"phone": "", "by_id": True, "id_number": "110106 19850307 1237"},
        {"phone": "010-62345678"},
    ],
)
def test_what_may_stand_as_it_is(change):
    assert flaws_of(replace(WHOLE, **change), Questions()) == {}


def test_a_phone_left_behind_an_id_number_is_kept_and_not_sent():
    form = replace(WHOLE, by_id=True, id_number="110106198503071237")
    sent = visit_form(form)
    assert (sent.phone, sent.id_number) == ("", "110106198503071237")
    assert form.phone == WHOLE.phone


def test_an_earlier_visit_fills_only_what_nobody_wrote():
    form = fill(replace(EMPTY, phone="139", name="陆鸣"), EARLIER)
    assert (form.name, form.address, form.reason) == ("陆鸣", "5-1-302", "repair")
    assert set(form.filled) == {Part.ADDRESS, Part.REASON}


def test_what_belonged_to_another_phone_goes_with_it_unless_it_was_touched():
    form = changed(fill(EMPTY, EARLIER), Part.NAME, "陆一鸣先")
    assert unfill(form) == replace(EMPTY, name="陆一鸣先")


def test_a_second_visit_replaces_what_the_first_filled():
    other = replace(EARLIER, name="韦舟", host_address="3-2-501")
    form = fill(fill(EMPTY, EARLIER), other)
    assert (form.name, form.address) == ("韦舟", "3-2-501")


def test_consent_was_given_for_one_door():
    same = changed(WHOLE, Part.ADDRESS, "5号楼1单元302")
    other = changed(WHOLE, Part.ADDRESS, "5-1-303")
    assert (same.consent, other.consent) == ("phone", "")


def test_a_refusal_is_no_consent():
    sent = visit_form(replace(WHOLE, consent="refused"))
    assert sent.consent_by == ""
    assert flaws_of(replace(WHOLE, consent="refused"), Questions()) == {}


def test_none_stands_alone_among_the_answers():
    form = answered(answered(EMPTY, Answer.SYMPTOMS), Answer.AREA)
    assert form.answers == ("area", "symptoms")
    assert visit_form(form).screening_yes
    assert answered(form, Answer.NONE).answers == ("none",)
    assert answered(answered(form, Answer.NONE), Answer.CONTACT).answers == ("contact",)
    assert answered(answered(EMPTY, Answer.NONE), Answer.NONE).answers == ()
    assert not visit_form(answered(EMPTY, Answer.NONE)).screening_yes


def test_the_health_code_is_a_colour_only():
    assert visit_form(replace(WHOLE, health="yellow")).health_code is HealthCode.YELLOW


@pytest.mark.parametrize("form", [WHOLE, fill(EMPTY, EARLIER), replace(WHOLE, by_id=True)])
def test_a_draft_comes_back_whole(form):
    assert from_draft(to_draft(form, EMPTY), EMPTY, CODES) == form


def test_an_empty_form_leaves_no_draft():
    assert to_draft(EMPTY, EMPTY) is None


@pytest.mark.parametrize(
    "draft",
    [
        {"reason": "gone", "health": "blue", "answers": ["x"], "filled": ["what"]},
        {"party": "two", "phone": 7, "wants_slip": 1, "answers": "none", "unknown": True},
    ],
)
def test_a_draft_of_another_program_loses_only_what_does_not_fit(draft):
    assert from_draft({**draft, "name": "陆一鸣"}, EMPTY, CODES) == replace(EMPTY, name="陆一鸣")


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("1", "1"),
        ("1381", "138 1"),
        ("13812344821", "138 1234 4821"),
        ("138 1234 4821", "138 1234 4821"),
        ("138123448219", "138123448219"),
        ("010-62345678", "010-62345678"),
        ("", ""),
    ],
)
def test_a_mobile_is_grouped_while_it_is_typed(typed, shown):
    assert grouped_phone(typed) == shown


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("110106198", "110106 198"),
        ("11010519491231002x", "110105 19491231 002X"),
        ("G1234567", "G1234567"),
        ("x", "x"),
    ],
)
def test_an_id_number_is_grouped_while_it_is_typed(typed, shown):
    assert grouped_id(typed) == shown


def test_a_phone_is_whole_or_nothing():
    assert whole_phone("138 1234 4821") == "13812344821"
    assert whole_phone("138 1234 482") == ""


def test_sex_and_age_come_from_the_id_number():
    form = Form(by_id=True, id_number="110106 19850307 1237")
    state = derive(form, Facts(today=date(2026, 3, 6)))
    assert (state.sex, state.age) == (Sex.MALE, 40)
    assert derive(replace(form, by_id=False), Facts(today=date(2026, 3, 6))).sex is None


def test_flaws_show_only_where_they_may():
    assert derive(EMPTY, Facts()).flaws == {}
    assert set(derive(EMPTY, Facts(checked=frozenset({Part.NAME}))).flaws) == {Part.NAME}
    refused = Facts(refused={Part.PLATE: Flaw("invalid_plate")})
    assert derive(WHOLE, refused).flaws == {Part.PLATE: Flaw("invalid_plate")}


def test_an_unclear_place_is_asked_and_never_guessed():
    form = replace(WHOLE, address="物业办公室")
    state = derive(form, replace(ALL, door=Door("物业办公室")))
    assert (state.ask_address, state.door.spoken) == (True, "")
    assert not derive(replace(form, address=""), ALL).ask_address


def test_a_plate_with_an_o_is_offered_with_a_zero():
    state = derive(replace(WHOLE, plate="京AO1234"), ALL)
    assert (state.ask_plate, state.suggested_plate) == (True, "京A01234")
    assert derive(WHOLE, ALL).plate_shown == "京A·D12345"


def test_a_door_is_spoken_and_known_or_not():
    household = Household(UUID(int=2), "5-1-302", "5号楼 1单元 302")
    door = Door("5#1-302", known=True, host=Host(household, ()))
    assert (door.spoken, door.written) == ("5号楼 1单元 302", "5号楼 1单元 302")
    assert Door("物业").written == "物业"


def test_a_refusal_of_the_service_finds_its_part():
    assert part_of(KnownError("invalid_id_number", why="bad_check")) is Part.ID_NUMBER
    assert part_of(KnownError("database_busy")) is None


def test_the_name_of_the_compound_may_stand_before_an_address():
    questions = Questions(compound="晴川里小区")
    form = replace(WHOLE, address="晴川里5-1-302")

    assert flaws_of(form, questions) == {}
    assert Door("晴川里 5号楼1单元302", compound="晴川里小区").spoken == "5号楼 1单元 302"
    same = changed(form, Part.ADDRESS, "晴川里小区5号楼1单元302", "晴川里小区")
    assert same.consent == form.consent
    assert changed(form, Part.ADDRESS, "晴川里5-1-303", "晴川里小区").consent == ""
