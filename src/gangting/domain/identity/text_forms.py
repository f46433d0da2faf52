"""How typed and scanned text is brought to one form before it is read."""

import re
import unicodedata
from typing import Final


_FULL_WIDTH: Final = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: 0x20}
_DASHES: Final = dict.fromkeys(map(ord, "‐‑‒–—―−﹣－"), "-")
_SPACES: Final = re.compile(r"\s+")
_UNSEEN: Final = frozenset({"Cc", "Cf", "Cs"})


def half_width(text: str) -> str:
    """Turn full-width letters, digits and marks into their half-width forms."""
    return text if text.isascii() else text.translate(_FULL_WIDTH)


def plain_dashes(text: str) -> str:
    """Turn every kind of dash into the hyphen of the keyboard."""
    return text if text.isascii() else text.translate(_DASHES)


def one_space(text: str) -> str:
    """Trim, and join every run of white space into one space."""
    return _SPACES.sub(" ", text).strip()


def plain_text(text: str) -> str:
    """Return words on one line, without what nobody sees: controls, turns of direction, halves."""
    if not text.isprintable():
        seen = (c for c in text if c.isspace() or unicodedata.category(c) not in _UNSEEN)
        text = "".join(seen)
    return one_space(text)


def no_space(text: str) -> str:
    """Drop all white space."""
    return _SPACES.sub("", text)


def is_digits(text: str) -> bool:
    """Say whether the text is ASCII digits only, at least one."""
    return text.isascii() and text.isdigit()


def hide_head(text: str, keep: int, least: int) -> str:
    """Star all but the last `keep` characters, and at least `least` of them in any case."""
    shown = max(0, min(keep, len(text) - least))
    return "*" * (len(text) - shown) + text[len(text) - shown :]
