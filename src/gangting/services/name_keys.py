"""Pinyin keys by which people are found: 张三 by zs or zhangsan.

pypinyin is slow to import, so it is loaded with the first name, and without its phrases: single
characters are asked for, and 47,000 phrases would cost 45 MB and another 0.15 s.
"""

import os
import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from gangting.domain.identity.names import is_han, normalise_name
from gangting.domain.identity.surnames import SURNAME_READINGS, split_surname


_COMMON: Final = re.compile("[\u4e00-\u9fff]{2,8}")
_MARKS: Final = re.compile(r"[-·'. ]+")


@dataclass(frozen=True, slots=True)
class NameKeys:
    """What somebody may type of a name; lower case, without spaces and marks."""

    initials: str
    pinyin: str


def name_keys(name: str) -> NameKeys:
    """Spell a name; a character without a reading stands for itself."""
    if not _COMMON.fullmatch(name):
        return _keys(_uncommon(normalise_name(name)))
    family, given = split_surname(name)
    front, back = _family(family), _given(given)
    return NameKeys(front.initials + back.initials, front.pinyin + back.pinyin)


def _keys(syllables: Iterable[str]) -> NameKeys:
    whole = tuple(syllables)
    return NameKeys("".join([s[0] for s in whole]), "".join(whole))


@lru_cache(maxsize=4096)
def _family(name: str) -> NameKeys:
    return _keys(_family_syllables(name))


@lru_cache(maxsize=16384)
def _given(name: str) -> NameKeys:
    return _keys(map(_reading, name))


def _uncommon(name: str) -> list[str]:
    """Read rare Han one by one and keep Latin words whole."""
    family, given = split_surname(name) if name and is_han(name[0]) else ("", name)
    spaced = "".join(f" {_reading(c)} " if is_han(c) else c for c in given)
    return [*_family_syllables(family), *_MARKS.sub(" ", _without_accents(spaced)).lower().split()]


def _without_accents(text: str) -> str:
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def _family_syllables(name: str) -> list[str]:
    special = SURNAME_READINGS.get(name)
    return special.split() if special else [_reading(character) for character in name]


@lru_cache(maxsize=32768)
def _reading(character: str) -> str:
    os.environ.setdefault("PYPINYIN_NO_PHRASES", "1")
    os.environ.setdefault("PYPINYIN_NO_DICT_COPY", "1")
    from pypinyin import lazy_pinyin  # noqa: PLC0415  see above

    return lazy_pinyin(character)[0]
