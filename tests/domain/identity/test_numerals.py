import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.identity.numerals import counted, in_words, spelled


@pytest.mark.parametrize(
    ("text", "number"),
    [("六", 6), ("十", 10), ("十二", 12), ("二十", 20), ("两", 2), ("九十九", 99),
     ("一百", 100), ("一百零二", 102), ("一百一十二", 112), ("", None), ("八一", None),
     ("五零一", None), ("甲", None), ("十甲", None)],
)  # fmt: skip
def test_spoken_numbers(text, number):
    assert counted(text) == number


def test_rows_of_digits():
    assert spelled("五零一") == "501"
    assert spelled("一二〇三") == "1203"
    assert spelled("十二") is None
    assert spelled("") is None


@given(st.integers(1, 99))
def test_words_are_read_back(number):
    assert counted(in_words(number)) == number
