import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.identity.phone import (
    NotAPhone,
    Phone,
    PhoneFlaw,
    PhoneKind,
    mask_phone,
    read_mobile,
    read_phone,
)


MOBILES = st.from_regex(r"1[3-9][0-9]{9}", fullmatch=True)
LANDLINES = st.from_regex(r"0(10|2[0-9]|[3-9][0-9]{2})[2-9][0-9]{6,7}", fullmatch=True)
WIDE = str.maketrans("0123456789-+ ", "０１２３４５６７８９－＋　")


@pytest.mark.parametrize(
    "text",
    [
        "13812344821",
        " 138 1234 4821 ",
        "138-1234-4821",
        "+86 138 1234 4821",
        "008613812344821",
        "8613812344821",
        "（＋86）138—1234—4821",
        "１３８１２３４４８２１",
    ],
)
def test_a_mobile_in_any_dress(text):
    phone = read_phone(text)
    assert phone == Phone("13812344821", PhoneKind.MOBILE)
    assert phone.grouped == "138 1234 4821"
    assert phone.masked == "138****4821"


@pytest.mark.parametrize(
    ("text", "grouped", "masked"),
    [
        ("010-63821234", "010-63821234", "010-****1234"),
        ("(0311) 8382123", "0311-8382123", "0311-***2123"),
        ("０２１ ６３８２１２３４", "021-63821234", "021-****1234"),
    ],
)
def test_a_landline(text, grouped, masked):
    phone = read_phone(text)
    assert isinstance(phone, Phone)
    assert phone.kind is PhoneKind.LANDLINE
    assert (phone.grouped, phone.masked) == (grouped, masked)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", PhoneFlaw.EMPTY),
        (" - ", PhoneFlaw.EMPTY),
        ("1381234482", PhoneFlaw.WRONG_LENGTH),
        ("138123448210", PhoneFlaw.WRONG_LENGTH),
        ("12812344821", PhoneFlaw.WRONG_START),
        ("63821234", PhoneFlaw.WRONG_LENGTH),
        ("010-1234", PhoneFlaw.WRONG_LENGTH),
        ("0101234567", PhoneFlaw.WRONG_START),
        ("138123x4821", PhoneFlaw.NOT_DIGITS),
        ("١٣٨١٢٣٤٤٨٢١", PhoneFlaw.NOT_DIGITS),
        ("¹³812344821", PhoneFlaw.NOT_DIGITS),
    ],
)
def test_what_is_no_phone_says_why(text, why):
    assert read_phone(text) == NotAPhone(text, why)


def test_a_landline_is_no_mobile():
    assert read_mobile("010-63821234") == NotAPhone("010-63821234", PhoneFlaw.WRONG_START)
    assert isinstance(read_mobile("13812344821"), Phone)


@given(MOBILES | LANDLINES)
def test_reading_is_idempotent_and_width_does_not_matter(text):
    phone = read_phone(text)
    assert isinstance(phone, Phone)
    assert read_phone(phone.digits) == phone
    assert read_phone(phone.grouped) == phone
    assert read_phone(text.translate(WIDE)) == phone


@given(MOBILES | LANDLINES)
def test_a_mask_hides_at_least_three_digits_and_stays_masked(text):
    masked = mask_phone(text)
    assert masked.count("*") >= 3
    assert not re.search(r"\d{5}", masked)
    assert masked.endswith(text[-4:])


@given(st.text(max_size=30))
def test_any_text_is_answered_and_its_mask_reveals_little(text):
    read_phone(text)
    shown = mask_phone(text).replace("*", "")
    assert len(shown) <= 8


def test_the_mask_of_a_short_number_shows_nothing():
    assert mask_phone("1234") == "****"
    assert mask_phone("63821234") == "****1234"
    assert mask_phone("") == ""
