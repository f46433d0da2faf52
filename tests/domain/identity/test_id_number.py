from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.identity.id_number import (
    DocumentKind,
    IdFlaw,
    NotAnId,
    OtherDocument,
    ResidentId,
    Sex,
    check_character,
    mask_id_number,
    read_document,
    read_id_number,
)


@st.composite
def resident_numbers(draw):
    region = draw(st.integers(110000, 659999))
    born = draw(st.dates(date(1900, 1, 1), date(2025, 12, 31)))
    first = f"{region}{born:%Y%m%d}{draw(st.integers(0, 999)):03d}"
    return first + check_character(first)


@pytest.mark.parametrize(
    ("text", "born", "sex"),
    [
        ("11010519491231002X", date(1949, 12, 31), Sex.FEMALE),
        ("11010519491231002x", date(1949, 12, 31), Sex.FEMALE),
        ("11010620000229001X", date(2000, 2, 29), Sex.MALE),
        ("110106 19850307 1237", date(1985, 3, 7), Sex.MALE),
        ("１１０１０６２０１２０２２９１０１１", date(2012, 2, 29), Sex.MALE),
    ],
)
def test_the_field_s_examples(text, born, sex):
    found = read_id_number(text)
    assert isinstance(found, ResidentId)
    assert (found.born, found.sex) == (born, sex)
    assert found.number == found.number.upper()


def test_sex_and_age_come_from_the_number():
    leap = ResidentId("11010620000229001X")
    assert leap.age_on(date(2018, 2, 28)) == 17
    assert leap.age_on(date(2018, 3, 1)) == 18
    assert leap.age_on(date(2020, 2, 29)) == 20
    assert leap.age_on(date(2000, 2, 29)) == 0


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", IdFlaw.EMPTY),
        ("110106850307123", IdFlaw.OLD_FIFTEEN),
        ("1101061985030712", IdFlaw.WRONG_LENGTH),
        ("110106198503071236", IdFlaw.BAD_CHECK),
        ("11010619850307123A", IdFlaw.BAD_CHARACTER),
        ("1101061985030712X7", IdFlaw.BAD_CHARACTER),
        ("010106198503071237", IdFlaw.BAD_CHARACTER),
        ("110106198502301237", IdFlaw.BAD_BIRTH_DATE),
        ("110106190002291237", IdFlaw.BAD_BIRTH_DATE),
        ("110106000003071237", IdFlaw.BAD_BIRTH_DATE),
    ],
)
def test_a_wrong_number_says_why(text, why):
    assert read_id_number(text) == NotAnId(text, why)


def test_other_documents_are_taken_as_they_are():
    passport = read_document(DocumentKind.PASSPORT, " e12345678 ")
    assert passport == OtherDocument(DocumentKind.PASSPORT, "E12345678")
    assert passport.masked == "*****5678"
    assert read_document(DocumentKind.OTHER, " ") == NotAnId(" ", IdFlaw.EMPTY)
    assert isinstance(read_document(DocumentKind.RESIDENT_ID, "1"), NotAnId)


@given(resident_numbers())
def test_reading_is_idempotent_in_any_width(number):
    found = read_id_number(number)
    assert found == ResidentId(number)
    wide = "".join(chr(ord(c) + 0xFEE0) for c in number.lower())
    assert read_id_number(wide) == found


@given(resident_numbers(), st.integers(0, 17), st.integers(1, 9))
def test_one_changed_digit_is_noticed(number, place, step):
    if number[place] == "X":
        return
    changed = str((int(number[place]) + step) % 10)
    other = number[:place] + changed + number[place + 1 :]
    assert isinstance(read_id_number(other), NotAnId)


@given(resident_numbers())
def test_the_mask_hides_the_birthday(number):
    masked = mask_id_number(number)
    assert masked == f"{number[:6]}********{number[-4:]}"


@given(st.text(max_size=24))
def test_any_text_is_answered_and_masked(text):
    read_id_number(text)
    masked = mask_id_number(text)
    assert len(masked.replace("*", "")) <= max(0, len(masked) - 4)


def test_one_example_masked():
    assert mask_id_number("110106198503071237") == "110106********1237"
    assert mask_id_number("A1") == "**"
