"""Chinese numerals as they stand in addresses: 六 is 6, 十二 is 12, 五零一 is 501."""

from typing import Final


NUMERALS: Final = "零〇一二两三四五六七八九十百"

_DIGITS: Final = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_UNITS: Final = {"十": 10, "百": 100}
_WORDS: Final = "零一二三四五六七八九"


def counted(text: str) -> int | None:
    """Read a spoken number below a thousand (六, 十二, 二十, 一百零二), or None.

    A row of bare digits such as 八一 is not one: it may be a name.
    """
    total, digit = 0, None
    for character in text:
        unit = _UNITS.get(character)
        if unit is not None:
            total += (1 if digit is None else digit) * unit
            digit = None
        elif digit is None or digit == 0:
            digit = _DIGITS.get(character)
            if digit is None:
                return None
        else:
            return None
    return total + (digit or 0) if text else None


def spelled(text: str) -> str | None:
    """Read a row of bare digits one by one (五零一 is "501"), or None."""
    digits = [_DIGITS.get(character) for character in text]
    if not digits or None in digits:
        return None
    return "".join(map(str, digits))


def in_words(number: int) -> str:
    """Write 1–99 as it is spoken: 12 is 十二."""
    tens, ones = divmod(number, 10)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_WORDS[tens]}十"
    return head + (_WORDS[ones] if ones or not tens else "")
