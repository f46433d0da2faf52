"""Many values in little room: the same as a tuple of them to whoever goes through them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.applications.packing import made, plain
from gangting.domain.applications.values import Application
from gangting.domain.identity.address import Address
from gangting.domain.packed import PIECE, Packing, in_pieces, packed
from gangting.domain.passes import Category


@given(st.lists(st.tuples(st.integers(), st.text(st.characters()), st.none() | st.binary())))
def test_what_was_packed_is_there_again(values):
    kept = packed(values)

    assert tuple(kept) == tuple(values)
    assert kept == tuple(values)
    assert kept == values
    assert hash(kept) == hash(tuple(values))
    assert len(kept) == len(values)


@pytest.mark.parametrize("count", [0, 1, PIECE - 1, PIECE, PIECE + 1, 3 * PIECE])
def test_places_and_pieces(count):
    kept = packed(range(count))

    assert [len(piece) for piece in kept.pieces()] == [len(p) for p in in_pieces(range(count))]
    assert [kept[place] for place in range(0, count, 499)] == list(range(0, count, 499))
    assert kept[-3:] == tuple(range(count))[-3:]
    assert kept[1:] == tuple(range(1, count))
    if count:
        assert kept[-1] == count - 1
    for outside in (count, -count - 1):
        with pytest.raises(IndexError):
            kept[outside]


def test_it_differs_from_what_is_not_the_same():
    kept = packed([("沈青", 1), ("何平", 2)])

    assert kept != (("沈青", 1),)
    assert kept != (("沈青", 1), ("何平", 3))
    assert kept != "沈青"
    assert kept != 2
    assert "沈青" not in repr(kept)


@pytest.mark.parametrize(
    "one",
    [
        Application(2, Category.RESIDENT, "沈青"),
        Application(
            41_000,
            Category.TENANT,
            "阿依古丽·买买提明",
            "13812345678",
            Address("东区", "3", "2", "501"),
            plate="京AD12345",
            document="11010619800229001X",
            until=date(2027, 2, 28),
            children=0,
            remark="𬭎",
        ),
        Application(3, Category.WORKER, "何平", place="物业"),
    ],
)
def test_an_application_comes_out_as_it_went_in(one):
    packing = Packing(plain, made)
    packing.add(one)

    assert packing.packed() == (one,)
