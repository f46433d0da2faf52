"""The frame over a picture: always of the card's ratio, inside, and of enough dots."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.pictures import LEAST_PHOTO_SIDE
from gangting.ui.photo.framing import RATIO, begun


SIDES = st.integers(LEAST_PHOTO_SIDE, 1920)
ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("moved"), st.floats(-3000, 3000), st.floats(-3000, 3000)),
        st.tuples(st.just("zoomed"), st.floats(0.05, 20)),
        st.tuples(st.just("turned")),
    ),
    max_size=12,
)


@given(width=SIDES, height=SIDES, acts=ACTS)
def test_whatever_is_done_the_frame_stays_inside_and_keeps_its_ratio(width, height, acts):
    framing = begun(width, height)
    for act, *values in acts:
        framing = getattr(framing, act)(*values)
        left, top, wide, high = framing.frame
        assert wide / high == pytest.approx(RATIO)
        assert left >= -1e-6
        assert top >= -1e-6
        assert left + wide <= framing.size[0] + 1e-6
        assert top + high <= framing.size[1] + 1e-6
        whole = begun(*framing.size).frame[2]
        assert wide >= min(LEAST_PHOTO_SIDE, whole) - 1e-6


@given(width=SIDES, height=SIDES)
def test_four_quarter_turns_are_none(width, height):
    framing = begun(width, height).zoomed(1.5).moved(30, -20)
    turned = framing.turned().turned().turned().turned()
    assert turned.turns == 0
    assert turned.size == framing.size


def test_a_wide_picture_is_framed_in_its_middle_a_tall_one_above_it():
    left, top, wide, high = begun(1280, 720).frame
    assert (top, high) == (0, 720)
    assert left + wide / 2 == 640
    left, top, wide, high = begun(700, 2000).frame
    assert (left, wide) == (0, 700)
    assert 0 < top < 2000 - top - high


def test_what_is_framed_turns_with_the_picture():
    framing = begun(1000, 1400).zoomed(2).moved(-200, -300)
    x, y = framing.x, framing.y
    turned = framing.turned()
    assert turned.size == (1400, 1000)
    assert (turned.x, turned.y) == (pytest.approx(1400 - y), pytest.approx(x))
