"""Where everything stands on a label and on slips; the paper is white, the print is black."""

from dataclasses import dataclass

from gangting.documents.blocks import NameBlock, heading
from gangting.documents.drawing import Box, Code, Drawing, Fill, Icon
from gangting.documents.pass_words import PassWords
from gangting.documents.text import (
    BLACK,
    RISE,
    WHITE,
    Fitted,
    PlacedText,
    TextStyle,
    fit,
    text_width,
)


_RULE = 0.25
_RADIUS = 0.8
_QUIET = 3.5


def label(words: PassWords, code: str) -> Drawing:
    """60 × 40 mm: a head line, the words left, the code right."""
    width, height, margin = 60.0, 40.0, _QUIET
    room = width - 2 * margin
    chip = _chip(words, Box(margin, 1.3, room, 4.8), 3.0)
    head = Box(margin, 1.3, chip.fill.box.x - margin - 1.6, 4.8)
    square = Box(width - 32.5, 7.2, 32.5, 32.5)
    column = square.x - margin
    bottom = 31.0 if words.hand_back else 36.2
    band = _band(words.hand_back, Box(margin, 33.0, column, 4.4), 2.9)
    valid = fit(words.valid_until, _text(2.9), column, 2.9)
    short = fit(words.short_number, _text(3.7, bold=True), column, 3.7)
    valid_top = bottom - RISE * 3.7 - 1.8 - 2.9
    names = NameBlock(_text(5.2, bold=True), _text(3.2), lines=3)
    return Drawing(
        width=width,
        height=height,
        fills=(
            Fill(Box(0, 0, width, height), WHITE),
            Fill(Box(margin, 6.8, room, _RULE), BLACK),
            chip.fill,
            *band.fills,
        ),
        code=Code(code, square, (width - margin, 36.2)),
        icons=(chip.icon,),
        texts=(
            *heading(words, _text(3.4, bold=True), head),
            *chip.texts,
            *names.laid_out(words, Box(margin, 10.2, column, valid_top - 1.8 - 10.2)),
            *valid.placed(margin, valid_top, column),
            *short.placed(margin, bottom - RISE * short.style.size, column),
            *band.texts,
        ),
    )


def slip58(words: PassWords, code: str) -> Drawing:
    """58 mm paper, 384 dots: everything under each other, centred."""
    width, left, room = 58.0, 5.0, 48.0
    texts: list[PlacedText] = []

    def write(fitted: Fitted, top: float) -> float:
        texts.extend(fitted.placed(left, top, room, "centre"))
        return top + fitted.height

    y = write(fit(words.site, _text(3.8, bold=True), room, 8.6, max_lines=2), 3.0)
    y = write(fit(words.title, _text(6.0, bold=True), room, 6.0), y + 1.8)
    chip = _chip(words, Box(left, y + 2.4, room, 6.6), 4.0, wide=True)
    y = chip.fill.box.bottom + 3.2
    y = write(fit(words.holder, _text(7.0, bold=True), room, 14.0, max_lines=2), y)
    if words.place:
        y = write(fit(words.place, _text(4.0), room, 9.0, max_lines=2), y + 2.2)
    y = write(fit(words.valid_until, _text(4.0), room, 4.0), y + 2.2)
    square = Box(left + (room - 32.5) / 2, y + 0.4, 32.5, 32.5)
    y = write(fit(words.short_number, _text(5.2, bold=True), room, 5.2), square.bottom)
    band = _band(words.hand_back, Box(left, y + 2.8, room, 6.6), 4.2)
    y = band.fills[0].box.bottom if band.fills else y
    y = write(fit(words.foot, _text(2.8), room, 6.6, max_lines=2, shrink=0.95), y + 3.0)
    if words.phone:
        y = write(fit(words.phone, _text(2.8), room, 2.8), y + 1.2)
    height = y + 4.0
    return Drawing(
        width=width,
        height=height,
        fills=(Fill(Box(0, 0, width, height), WHITE), chip.fill, *band.fills),
        code=Code(code, square),
        icons=(chip.icon,),
        texts=(*texts, *chip.texts, *band.texts),
    )


def slip80(words: PassWords, code: str) -> Drawing:
    """80 mm paper, 576 dots: the words left, the code right."""
    width, left, room = 80.0, 4.0, 72.0
    chip = _chip(words, Box(left, 3.0, room, 6.6), 4.0)
    head = Box(left, 3.0, chip.fill.box.x - left - 2.0, 6.6)
    square = Box(left + room + _QUIET - 32.5, 14.6, 32.5, 32.5)
    column = square.x - left
    valid = fit(words.valid_until, _text(3.7), column, 3.7)
    short = fit(words.short_number, _text(4.8, bold=True), column, 4.8)
    names = NameBlock(_text(7.0, bold=True), _text(4.2), lines=3)
    band = _band(words.hand_back, Box(left, 47.2, room, 6.6), 4.2)
    y = band.fills[0].box.bottom + 2.6 if band.fills else 48.6
    foot = fit(words.foot, _text(2.8), room, 2.8)
    phone = fit(words.phone, _text(2.8), room, 2.8)
    phone_top = y + 2.8 + 1.2
    height = (phone_top if words.phone else y) + 2.8 + 4.0
    return Drawing(
        width=width,
        height=height,
        fills=(
            Fill(Box(0, 0, width, height), WHITE),
            Fill(Box(left, 10.6, room, _RULE), BLACK),
            chip.fill,
            *band.fills,
        ),
        code=Code(code, square, (left + room, 43.6)),
        icons=(chip.icon,),
        texts=(
            *heading(words, _text(4.6, bold=True), head),
            *chip.texts,
            *names.laid_out(words, Box(left, 14.0, column, 18.2)),
            *valid.placed(left, 34.2, column),
            *short.placed(left, 43.6 - RISE * short.style.size, column),
            *band.texts,
            *foot.placed(left, y, room),
            *phone.placed(left, phone_top, room),
        ),
    )


@dataclass(frozen=True, slots=True)
class _Chip:
    """Icon and category, white in a black field."""

    fill: Fill
    icon: Icon
    texts: tuple[PlacedText, ...]


def _chip(words: PassWords, line: Box, size: float, *, wide: bool = False) -> _Chip:
    """Put the chip at the right end of a line, or over all of it."""
    side, gap, padding = size * 1.3, size * 0.2, size * 0.45
    room = line.width * (1.0 if wide else 0.5) - side - gap - 2 * padding
    word = fit(words.category, _text(size, bold=True, colour=WHITE), room, size)
    inner = side + gap + text_width(words.category, word.style)
    width = line.width if wide else inner + 2 * padding
    x = line.right - (width + inner) / 2
    return _Chip(
        Fill(Box(line.right - width, line.y, width, line.height), BLACK, _RADIUS),
        Icon(words.style.icon, Box(x, line.y + (line.height - side) / 2, side, side), WHITE),
        word.placed(x + side + gap, line.y + (line.height - word.height) / 2, inner),
    )


@dataclass(frozen=True, slots=True)
class _Band:
    """A sentence that must not be missed, white on black."""

    fills: tuple[Fill, ...] = ()
    texts: tuple[PlacedText, ...] = ()


def _band(text: str, box: Box, size: float) -> _Band:
    """Put the sentence in the middle of the box; nothing where there is none."""
    if not text:
        return _Band()
    inner = box.width - 2.0
    fitted = fit(text, _text(size, bold=True, colour=WHITE), inner, size)
    top = box.y + (box.height - fitted.height) / 2
    return _Band((Fill(box, BLACK, _RADIUS),), fitted.placed(box.x + 1.0, top, inner, "centre"))


def _text(size: float, *, bold: bool = False, colour: str = BLACK) -> TextStyle:
    return TextStyle(size, bold, colour)
