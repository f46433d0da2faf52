"""People's names: Han with rare characters, others with ·, Latin ones."""

import re
import unicodedata
from enum import StrEnum
from functools import lru_cache
from itertools import pairwise
from typing import Final

from gangting.domain.identity.surnames import split_surname
from gangting.domain.identity.text_forms import half_width, one_space, plain_dashes
from gangting.domain.values import frozen


class NameFlaw(StrEnum):
    """Why a text is not a name."""

    EMPTY = "empty"
    TOO_SHORT = "too_short"
    TOO_LONG = "too_long"
    BAD_CHARACTER = "bad_character"
    MISPLACED_MARK = "misplaced_mark"


@frozen
class PersonName:
    """A name in its stored form."""

    text: str

    @property
    def surname(self) -> str:
        """The family name of a Chinese name, else nothing."""
        return split_surname(self.text)[0] if is_han(self.text[0]) else ""

    @property
    def masked(self) -> str:
        """For lists and prints: 张*, 欧阳**, J*** S****."""
        return mask_name(self.text)


@frozen
class NotAName:
    """A text that is no name, and why."""

    text: str
    why: NameFlaw


LONGEST: Final = 40

_HAN: Final = (
    (0x3400, 0x4DBF),
    (0x4E00, 0x9FFF),
    (0xF900, 0xFAFF),
    (0x20000, 0x2FA1F),  # extensions B to F and I, 䶮 and 𬭎 live outside the old plane
    (0x30000, 0x3FFFD),
)
_ZERO: Final = "〇"  # a character of names, by its block a mark
_DOTS: Final = str.maketrans(dict.fromkeys("•・‧∙●⋅", "·") | {"’": "'"})
_COMMON: Final = re.compile("[\u4e00-\u9fff]+")  # most names, already in their one form
_INVISIBLE: Final = re.compile("[\ufe00-\ufe0f\U000e0100-\U000e01ef\u200b-\u200d\ufeff]")
_MARKS: Final = "·-'. "
_AROUND_MARK: Final = re.compile(r" *([·-]) *")
_HAN_STOP: Final = re.compile(r"(?<=[^\x00-\x7f]) *\. *(?=[^\x00-\x7f])")


def is_han(character: str) -> bool:
    """Say whether a character is a Han ideograph, rare ones included."""
    code = ord(character)
    return character == _ZERO or any(low <= code <= high for low, high in _HAN)


def read_name(text: str) -> PersonName | NotAName:
    """Read a name of at least two characters; spaces inside a Chinese name are dropped."""
    name = normalise_name(text)
    flaw = _flaw(name)
    return PersonName(name) if flaw is None else NotAName(text, flaw)


def normalise_name(text: str) -> str:
    """Bring a name to one form: composed characters, one kind of dot, no stray spaces."""
    if _COMMON.fullmatch(text):
        return text
    plain = unicodedata.normalize("NFC", one_space(half_width(_INVISIBLE.sub("", text))))
    plain = _HAN_STOP.sub("·", plain_dashes(plain).translate(_DOTS))
    first, *rest = _AROUND_MARK.sub(r"\1", one_space(plain)).split(" ")
    name = first
    for word in rest:
        name += word if is_han(name[-1]) and is_han(word[0]) else f" {word}"
    return name


def mask_name(text: str) -> str:
    """Keep the family name, star every other letter; marks and spaces stay."""
    name = normalise_name(text)
    if not name:
        return ""
    family = split_surname(name)[0] if is_han(name[0]) else ""
    shown = len(family) or (1 if len(name) > 1 else 0)
    hidden = "".join(c if c in _MARKS else "*" for c in name)
    # A lone letter before a mark is no family name, and nothing would be hidden.
    return name[:shown] + hidden[shown:] if "*" in hidden[shown:] else hidden


def _flaw(name: str) -> NameFlaw | None:
    if not name:
        return NameFlaw.EMPTY
    if len(name) > LONGEST:
        return NameFlaw.TOO_LONG
    if not all(character in _MARKS or _is_letter(character) for character in name):
        return NameFlaw.BAD_CHARACTER
    if name[0] in _MARKS or name[-1] in _MARKS.replace(".", "") or _two_marks(name):
        return NameFlaw.MISPLACED_MARK
    letters = sum(character not in _MARKS for character in name)
    return NameFlaw.TOO_SHORT if letters < 2 else None


def _two_marks(name: str) -> bool:
    """Tell whether two marks touch; only a dot and a space may (J. Smith)."""
    return any(a in _MARKS and b in _MARKS and a + b != ". " for a, b in pairwise(name))


@lru_cache(maxsize=8192)
def _is_letter(character: str) -> bool:
    latin = ("LATIN SMALL LETTER", "LATIN CAPITAL LETTER")
    return is_han(character) or unicodedata.name(character, "").startswith(latin)
