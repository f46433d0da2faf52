"""Text that always fits: shrunk first, then wrapped where a reader would break it.

All lengths are millimetres. A size is the side of a Chinese character.
"""

from dataclasses import dataclass, replace
from functools import cache, lru_cache, partial
from typing import Literal

from PySide6.QtGui import QFontMetricsF

from gangting.documents.fonts import face
from gangting.documents.wrapping import wrap


INK = "#16202e"
MUTED = "#5a6878"
BLACK = "#000000"
WHITE = "#ffffff"

#: A Chinese character reaches this far above the baseline, as a part of its size.
RISE = 0.88
LINE_STEP = 1.24
_EM = 1000
#: The last letter may lean out of its own width, as f does.
_OVERHANG = 0.04
#: A single line may shrink this far before a second line is better.
_SHRINK_FIRST = 0.68

Align = Literal["left", "centre", "right"]


@dataclass(frozen=True, slots=True)
class TextStyle:
    """How a text is written; ``spacing`` widens each character by a part of its width."""

    size: float
    bold: bool = False
    colour: str = INK
    spacing: float = 0.0


@dataclass(frozen=True, slots=True)
class PlacedText:
    """One line at its place: the left end of its baseline."""

    text: str
    x: float
    baseline: float
    style: TextStyle

    @property
    def width(self) -> float:
        """How far the line goes."""
        return text_width(self.text, self.style)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines that fit a box, and the size they are written in."""

    lines: tuple[str, ...]
    style: TextStyle

    @property
    def height(self) -> float:
        """From the top of the first line's characters to the foot of the last line's."""
        return block_height(len(self.lines), self.style.size)

    def placed(
        self, x: float, top: float, width: float, align: Align = "left"
    ) -> tuple[PlacedText, ...]:
        """Put the lines under each other, the first one's top at ``top``; nothing for no text."""
        size = self.style.size
        return tuple(
            PlacedText(
                line,
                x + _SHIFT[align] * (width - text_width(line, self.style)),
                top + size * (RISE + LINE_STEP * number),
                self.style,
            )
            for number, line in enumerate(self.lines)
            if line
        )


_SHIFT = {"left": 0.0, "centre": 0.5, "right": 1.0}


@cache
def _metrics(*, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(face(_EM, bold=bold))


@lru_cache(maxsize=512)  # the words of a batch are mostly the same on every card
def _advance(text: str, *, bold: bool) -> float:
    """Return how far a line goes at size 1, without added spacing."""
    return _metrics(bold=bold).horizontalAdvance(text) / _EM


def text_width(text: str, style: TextStyle) -> float:
    """Return how far a line goes in this style."""
    advance = _advance(text, bold=style.bold)
    return style.size * advance * (1 + style.spacing)


def block_height(lines: int, size: float) -> float:
    """Return the height of so many lines of this size."""
    return size * (1 + LINE_STEP * (lines - 1))


def fit(
    text: str,
    style: TextStyle,
    width: float,
    height: float,
    max_lines: int = 1,
    shrink: float = _SHRINK_FIRST,
) -> Fitted:
    """Make the text fit the box at ``style.size`` or as little below it as possible.

    It shrinks on one line at first, down to ``shrink`` of its size. Beyond that it is wrapped,
    if ``max_lines`` and the height allow a larger size that way.
    """
    best = _fit_lines((text,), style, width, height)
    letter = partial(_advance, bold=style.bold)
    for count in range(2, max_lines + 1):
        if best.style.size >= style.size * shrink:
            break
        wrapped = _fit_lines(wrap(text, count, letter), style, width, height)
        if wrapped.style.size > best.style.size:
            best = wrapped
    return best


def _fit_lines(lines: tuple[str, ...], style: TextStyle, width: float, height: float) -> Fitted:
    widest = max(text_width(line, style) for line in lines) + _OVERHANG * style.size
    tall = block_height(len(lines), style.size)
    scale = min(1.0, width / widest, height / tall)
    return Fitted(lines, style if scale == 1.0 else replace(style, size=style.size * scale))
