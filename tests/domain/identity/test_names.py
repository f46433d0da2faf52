import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from gangting.domain.identity.names import (
    NameFlaw,
    NotAName,
    PersonName,
    mask_name,
    normalise_name,
    read_name,
)
from gangting.domain.identity.surnames import COMPOUND_SURNAMES, SURNAME_READINGS, split_surname


@pytest.mark.parametrize(
    ("text", "stored", "masked"),
    [
        ("张三", "张三", "张*"),
        (" 张 三 丰 ", "张三丰", "张**"),
        ("欧阳修", "欧阳修", "欧阳*"),
        ("欧阳", "欧阳", "欧*"),
        ("尉迟小刚", "尉迟小刚", "尉迟**"),
        ("张䶮", "张䶮", "张*"),
        ("李𬭎", "李𬭎", "李*"),
        ("〇小明", "〇小明", "〇**"),
        ("买买提・阿不都", "买买提·阿不都", "买**·***"),
        ("买买提 . 阿不都", "买买提·阿不都", "买**·***"),
        ("Ｊｏｈｎ  Smith", "John Smith", "J*** *****"),
        ("J. Smith", "J. Smith", "J. *****"),
        ("José García-López", "José García-López", "J*** ******-*****"),
        ("O’Neil", "O'Neil", "O'****"),
        ("王 Tony", "王 Tony", "王 ****"),
    ],
)
def test_names(text, stored, masked):
    name = read_name(text)
    assert name == PersonName(stored)
    assert name.masked == masked


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", NameFlaw.EMPTY),
        (" ", NameFlaw.EMPTY),
        ("张", NameFlaw.TOO_SHORT),
        ("J.", NameFlaw.TOO_SHORT),
        ("张3", NameFlaw.BAD_CHARACTER),
        ("张三（父）", NameFlaw.BAD_CHARACTER),
        ("🌸小雨", NameFlaw.BAD_CHARACTER),
        ("13812344821", NameFlaw.BAD_CHARACTER),
        ("·买买提", NameFlaw.MISPLACED_MARK),
        ("买买提··阿不都", NameFlaw.MISPLACED_MARK),
        ("张三-", NameFlaw.MISPLACED_MARK),
        ("张" * 41, NameFlaw.TOO_LONG),
    ],
)
def test_what_is_no_name_says_why(text, why):
    assert read_name(text) == NotAName(text, why)


def test_the_family_name():
    assert PersonName("张三").surname == "张"
    assert PersonName("欧阳娜").surname == "欧阳"
    assert PersonName("买买提·阿不都").surname == ""
    assert PersonName("John Smith").surname == ""
    assert split_surname("欧阳") == ("欧", "阳")


def test_the_tables_agree():
    for surname, reading in SURNAME_READINGS.items():
        assert len(reading.split()) == len(surname)
        assert len(surname) == 1 or surname in COMPOUND_SURNAMES
        assert reading.replace(" ", "").isascii()


HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), min_size=2, max_size=5)
LATIN = st.from_regex(r"[A-Z][a-z]{1,8}( [A-Z][a-z]{1,8}){0,2}", fullmatch=True)


@given(HAN | LATIN)
def test_a_mask_shows_the_family_name_or_one_letter_only(text):
    name = read_name(text)
    assert isinstance(name, PersonName)
    shown = name.masked.replace("*", "").replace(" ", "")
    assert shown == (name.surname or text[0])
    assert name.masked.count("*") >= 1
    assert len(name.masked) == len(name.text)


@example("\x80.\r\x80")
@given(st.text(max_size=40))
def test_normalising_is_idempotent(text):
    once = normalise_name(text)
    assert normalise_name(once) == once


@given(st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), max_size=30))
def test_width_does_not_matter(text):
    wide = "".join(chr(ord(c) + 0xFEE0) if c != " " else "　" for c in text)
    assert normalise_name(wide) == normalise_name(text)


@example("0'")
@given(st.text(max_size=20))
def test_a_mask_of_any_text_never_shows_it_all(text):
    letters = [c for c in normalise_name(text) if c not in "·-'. "]
    if letters:
        assert "*" in mask_name(text)
