import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.identity.plate import (
    PROVINCES,
    NotAPlate,
    Plate,
    PlateKind,
    mask_plate,
    normalise_plate,
    other_plate,
    read_plate,
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("京A12345", PlateKind.ORDINARY),
        ("京N8K6Z2", PlateKind.ORDINARY),
        ("京AD12345", PlateKind.NEW_ENERGY_SMALL),
        ("京ADA1234", PlateKind.NEW_ENERGY_SMALL),
        ("京A12345D", PlateKind.NEW_ENERGY_LARGE),
        ("京A1234挂", PlateKind.TRAILER),
        ("京A1234学", PlateKind.TRAINING),
        ("京A1234警", PlateKind.POLICE),
        ("粤Z1234港", PlateKind.HONG_KONG),
        ("粤Z1234澳", PlateKind.MACAU),
        ("使014578", PlateKind.EMBASSY),
        ("224578使", PlateKind.EMBASSY),
        ("沪A0023领", PlateKind.CONSULATE),
        ("VA12345", PlateKind.MILITARY),
        ("WJ京1234X", PlateKind.ARMED_POLICE),
        ("WJ0112345", PlateKind.ARMED_POLICE),
        ("临京A12345", PlateKind.TEMPORARY),
        ("京A12345临", PlateKind.TEMPORARY),
    ],
)
def test_the_shapes(text, kind):
    assert read_plate(text) == Plate(text, kind)


@pytest.mark.parametrize(
    "text", ["京AF0A123", "京I12345", "东A12345", "京A1234", "京AD123456", "使14578", "", "12345"]
)
def test_what_has_no_shape(text):
    assert isinstance(read_plate(text), NotAPlate)


@pytest.mark.parametrize(
    "text", ["京a·d12345", "京A D12345", " 京A-D12345", "京Ａ．Ｄ１２３４５", "京A・D1.2345"]
)
def test_dots_dashes_spaces_width_and_case_do_not_matter(text):
    assert read_plate(text) == Plate("京AD12345", PlateKind.NEW_ENERGY_SMALL)


def test_lookalikes_are_offered_never_replaced():
    assert read_plate("京AO12I5") == NotAPlate("京AO12I5", Plate("京A01215", PlateKind.ORDINARY))
    assert read_plate("京O12345").suggestion is None


def test_other_takes_free_text_but_knows_a_real_plate():
    assert other_plate("京A·12345").kind is PlateKind.ORDINARY
    assert other_plate("丰台  电动车 0123") == Plate("丰台 电动车 0123", PlateKind.OTHER)
    assert other_plate("  ") == NotAPlate("  ")


@pytest.mark.parametrize(
    ("text", "shown", "masked"),
    [
        ("京AD12345", "京A·D12345", "京A·***345"),
        ("京A12345", "京A·12345", "京A·**345"),
        ("京A1234警", "京A·1234警", "京A·**34警"),
        ("使014578", "使014578", "****578"),
        ("VA12345", "VA·12345", "VA·**345"),
        ("WJ京1234X", "WJ京1234X", "*****34X"),
        ("0123", "0123", "**23"),
        ("A", "A", "*"),
    ],
)
def test_shown_and_masked(text, shown, masked):
    plate = other_plate(text)
    assert isinstance(plate, Plate)
    assert (plate.shown, plate.masked) == (shown, masked)


LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
PLATES = st.one_of(
    st.from_regex(
        rf"[{PROVINCES}][{LETTERS}][{LETTERS}0-9]{{4}}[{LETTERS}0-9挂学警港澳]", fullmatch=True
    ),
    st.from_regex(rf"[{PROVINCES}][{LETTERS}][A-HJK][{LETTERS}0-9][0-9]{{4}}", fullmatch=True),
    st.from_regex(rf"[{PROVINCES}][{LETTERS}][0-9]{{5}}[A-HJK]", fullmatch=True),
)


@given(PLATES)
def test_reading_is_idempotent_in_any_dress(text):
    plate = read_plate(text)
    assert isinstance(plate, Plate)
    assert read_plate(plate.shown) == plate
    wide = "".join(chr(ord(c) + 0xFEE0) if c.isascii() else c for c in text.lower())
    assert read_plate(wide) == plate
    assert normalise_plate(plate.text) == plate.text


@given(PLATES)
def test_a_mask_hides_at_least_two(text):
    masked = mask_plate(text)
    assert masked[:2] == text[:2]
    assert masked.count("*") == len(text) - 5


@given(st.text(max_size=20))
def test_any_text_is_answered_and_never_shown_whole(text):
    read_plate(text)
    bare = normalise_plate(text)
    if bare:
        assert "*" in mask_plate(text)
