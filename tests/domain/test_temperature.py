"""Bands of a body temperature: a low value is never normal."""

from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.errors import KnownError
from gangting.domain.temperature import (
    Band,
    Site,
    TemperaturePolicy,
    band,
    celsius,
    to_tenths,
)


POLICY = TemperaturePolicy()
LAX = TemperaturePolicy(threshold_counts=False)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("29.9", Band.IMPLAUSIBLE),
        ("30.0", Band.LOW),
        ("33.8", Band.LOW),
        ("34.9", Band.LOW),
        ("35.0", Band.NORMAL),
        ("37.2", Band.NORMAL),
        ("37.3", Band.HIGH),
        ("37.9", Band.HIGH),
        ("38.0", Band.ALERT),
        ("45.0", Band.ALERT),
        ("45.1", Band.IMPLAUSIBLE),
        ("0", Band.IMPLAUSIBLE),
        ("-36.4", Band.IMPLAUSIBLE),
        # rounded half-up before the bands
        ("37.24", Band.NORMAL),
        ("37.25", Band.HIGH),
        ("34.95", Band.NORMAL),
        ("34.94", Band.LOW),
        ("29.95", Band.LOW),
        ("45.05", Band.IMPLAUSIBLE),
        ("45.04", Band.ALERT),
        ("37.95", Band.ALERT),
    ],
)
@pytest.mark.parametrize("site", Site)
def test_bands(value, expected, site):
    assert band(to_tenths(value), site, POLICY) is expected


@given(st.integers(-100, 600), st.sampled_from(Site))
def test_a_normal_value_lies_between_35_and_the_threshold(tenths, site):
    found = band(tenths, site, POLICY)
    assert (found is Band.NORMAL) == (350 <= tenths < 373)
    assert found.fever == (373 <= tenths <= 450)


def test_whether_the_threshold_itself_counts_is_a_setting():
    assert band(373, Site.FOREHEAD, POLICY) is Band.HIGH
    assert band(373, Site.FOREHEAD, LAX) is Band.NORMAL
    assert band(374, Site.FOREHEAD, LAX) is Band.HIGH
    assert band(380, Site.FOREHEAD, LAX) is Band.ALERT


def test_each_measuring_place_has_its_own_threshold():
    policy = TemperaturePolicy(thresholds={Site.WRIST: 368, Site.EAR: 378})
    assert band(370, Site.WRIST, policy) is Band.HIGH
    assert band(377, Site.EAR, policy) is Band.NORMAL
    assert band(370, Site.FOREHEAD, policy) is Band.NORMAL
    assert policy.threshold(Site.NECK) == 373


@pytest.mark.parametrize(
    ("value", "tenths"),
    [
        ("36.4", 364),
        (36.4, 364),
        (" 36.45 ", 365),
        ("36.449", 364),
        (37.25, 373),
        ("36", 360),
        ("１２.3", 123),
        (Decimal("36.65"), 367),
    ],
)
def test_degrees_are_rounded_half_up(value, tenths):
    assert to_tenths(value) == tenths


@pytest.mark.parametrize(
    "value", ["", "abc", "36,4", "NaN", "-inf", "sNaN", "1e9", "36.4.1", "0x24", "36_4", "1e400"]
)
def test_what_is_no_temperature_says_so(value):
    with pytest.raises(KnownError) as raised:
        to_tenths(value)
    assert raised.value.code == "invalid_temperature"


@given(st.integers(0, 999))
def test_tenths_and_degrees_agree(tenths):
    assert to_tenths(celsius(tenths)) == tenths


@given(st.text(max_size=12))
def test_any_text_is_a_number_or_known_to_be_none(text):
    try:
        assert isinstance(to_tenths(text), int)
    except KnownError as error:
        assert error.code == "invalid_temperature"  # noqa: PT017  either is right


def test_a_policy_is_a_value():
    assert replace(POLICY, rest_minutes=8).rest_minutes == 8
    assert TemperaturePolicy() == POLICY
