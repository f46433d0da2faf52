"""The short number: Damm's check digit finds the slips of a hand."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.errors import KnownError
from gangting.domain.short_number import (
    SERIALS,
    format_serial,
    make_serial,
    parse_serial,
    read_short_number,
    short_number,
)


serials = st.integers(0, SERIALS - 1)


def digits_of(serial: int) -> str:
    return short_number(serial).replace(" ", "")


def test_the_card_of_the_page():
    assert short_number(48271936) == "482 719 368"
    assert read_short_number("482719368") == 48271936


@given(serials)
def test_what_is_printed_is_read(serial):
    assert read_short_number(digits_of(serial)) == serial
    assert [len(part) for part in short_number(serial).split(" ")] == [3, 3, 3]


@given(serials, st.integers(0, 8), st.integers(1, 9))
def test_every_wrong_digit_is_found(serial, place, by):
    right = digits_of(serial)
    wrong = right[:place] + str((int(right[place]) + by) % 10) + right[place + 1 :]
    assert read_short_number(wrong) is None


@given(serials)
def test_every_swap_of_neighbours_is_found(serial):
    right = digits_of(serial)
    for place, (a, b) in enumerate(pairwise(right)):
        if a != b:
            assert read_short_number(right[:place] + b + a + right[place + 2 :]) is None


def test_the_square_finds_all_single_errors_and_swaps_of_two_digits():
    """Exhaustive over all two-digit prefixes: a totally antisymmetric quasigroup."""
    for first in range(100):
        base = f"000000{first:02d}"
        right = base + digits_of(int(base))[-1]
        wrong = {
            right[:p] + d + right[p + 1 :]
            for p in range(6, 9)
            for d in "0123456789"
            if d != right[p]
        }
        assert not any(read_short_number(text) is not None for text in wrong)


@pytest.mark.parametrize(
    "text", ["", "48271936", "4827193680", "48271936８", "48271936x", "+82719368", " 82719368"]
)
def test_only_nine_ascii_digits_are_a_short_number(text):
    assert read_short_number(text) is None


@pytest.mark.parametrize(
    "text", ["", "1234567", "123456789", "1234567a", "１２３４５６７８", "-1234567"]
)
def test_a_serial_has_eight_ascii_digits(text):
    with pytest.raises(KnownError) as raised:
        parse_serial(text)
    assert raised.value.code == "bad_serial"


@pytest.mark.parametrize("serial", [-1, SERIALS])
def test_a_serial_out_of_range_is_not_written(serial):
    with pytest.raises(KnownError) as raised:
        format_serial(serial)
    assert raised.value.code == "bad_serial"


def test_serials_keep_their_zeros():
    assert format_serial(0) == "00000000"
    assert parse_serial("00000042") == 42


@given(st.integers(0, 99), st.integers(0, 999_999), st.integers(0, 99), st.integers(0, 999_999))
def test_two_booths_never_make_the_same_serial(booth, tail, other_booth, other_tail):
    one, two = make_serial(booth, tail), make_serial(other_booth, other_tail)
    assert (one == two) == ((booth, tail) == (other_booth, other_tail))
    assert format_serial(one)[:2] == f"{booth:02d}"


@pytest.mark.parametrize(("booth", "tail"), [(100, 0), (-1, 0), (0, 1_000_000), (0, -1)])
def test_a_booth_keeps_to_its_own_serials(booth, tail):
    with pytest.raises(KnownError) as raised:
        make_serial(booth, tail)
    assert raised.value.code == "bad_serial"
