"""The front of a pass at the size of a bank card (CR80), and a document of such cards."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtGui import QPainter

from gangting.documents.blocks import NameBlock, heading
from gangting.documents.canvas import Canvas
from gangting.documents.categories import StyleBook
from gangting.documents.drawing import Box, Code, Drawing, Fill, Icon
from gangting.documents.pass_words import PassWords, pass_words
from gangting.documents.text import MUTED, RISE, WHITE, PlacedText, TextStyle, fit, text_width
from gangting.documents.values import PassCard


WIDTH, HEIGHT = 85.6, 54.0
_MARGIN = 4.0
_RIGHT = WIDTH - _MARGIN
_HEAD = 9.9
#: Room for 37 modules of whole dots from 28 mm up: 28.2 mm at 300 and 600 dpi, 32.4 at 203.
#: The dark modules end on the right margin; beyond it is quiet zone.
_QR = Box(_RIGHT + 3.5 - 32.5, 12.4, 32.5, 32.5)
_COLUMN = _QR.x - _MARGIN
_SHORT_BASELINE = 41.4
_FOOT_BASELINE = 50.4
_SITE = TextStyle(4.5, bold=True, spacing=0.02)
_WORD = TextStyle(3.5)
_NAMES = NameBlock(TextStyle(6.6, bold=True), TextStyle(4.2))
_VALID = TextStyle(3.5, colour=MUTED)
_SHORT = TextStyle(4.0, bold=True, spacing=0.03)
_FOOT = TextStyle(2.6, colour=MUTED)


def card_drawing(card: PassCard, book: StyleBook) -> Drawing:
    """Lay out the front of one card."""
    words = pass_words(card, book)
    icon, head = _head(words)
    return Drawing(
        width=WIDTH,
        height=HEIGHT,
        fills=(
            Fill(Box(0, 0, WIDTH, HEIGHT), WHITE),
            Fill(Box(0, 0, WIDTH, _HEAD), words.style.colour),
        ),
        code=Code(card.code, _QR, (_RIGHT, _SHORT_BASELINE)),
        icons=(icon,),
        texts=(*head, *_body(words), *_foot(words)),
    )


def _head(words: PassWords) -> tuple[Icon, tuple[PlacedText, ...]]:
    """Write site and title on the left, icon and category on the right."""
    ink = words.style.ink
    side = 4.9
    word = fit(words.category, replace(_WORD, colour=ink), 16.0, _WORD.size)
    word_left = _RIGHT - text_width(words.category, word.style)
    icon = Box(word_left - side - 1.1, (_HEAD - side) / 2, side, side)
    room = Box(_MARGIN, 1.4, icon.x - 3.0 - _MARGIN, _HEAD - 2.8)
    named = heading(words, replace(_SITE, colour=ink), room)
    category = word.placed(word_left, (_HEAD - word.style.size) / 2, _RIGHT - word_left)
    return Icon(words.style.icon, icon, ink), (*named, *category)


def _body(words: PassWords) -> tuple[PlacedText, ...]:
    """Write name and place from above, validity and short number from below."""
    box = Box(_MARGIN, 14.4, _COLUMN, 15.1)
    valid = fit(words.valid_until, _VALID, _COLUMN, _VALID.size)
    short = fit(words.short_number, _SHORT, _COLUMN, _SHORT.size)
    return (
        *_NAMES.laid_out(words, box),
        *valid.placed(_MARGIN, 31.5, _COLUMN),
        *short.placed(_MARGIN, _SHORT_BASELINE - RISE * short.style.size, _COLUMN),
    )


def _foot(words: PassWords) -> tuple[PlacedText, ...]:
    """Write the rules of use, and the telephone below where there is one."""
    room = _RIGHT - _MARGIN
    foot = fit(words.foot, _FOOT, room, _FOOT.size)
    phone = fit(words.phone, _FOOT, room, _FOOT.size)
    baseline = _FOOT_BASELINE - (2.8 if words.phone else 0.0)
    return (
        *foot.placed(_MARGIN, baseline - RISE * foot.style.size, room),
        *phone.placed(_MARGIN, baseline + 3.5 - RISE * phone.style.size, room),
    )


class CardPages:
    """One card per page, each the size of a card."""

    def __init__(self, cards: Sequence[PassCard], book: StyleBook) -> None:
        self._cards = tuple(cards)
        self._book = book

    @property
    def page_count(self) -> int:
        """How many cards there are."""
        return len(self._cards)

    @property
    def page_size_mm(self) -> tuple[float, float]:
        """CR80."""
        return WIDTH, HEIGHT

    def paint(self, painter: QPainter, page: int, dots_per_mm: float) -> None:
        """Paint one card over the whole page."""
        with Canvas(painter, dots_per_mm) as canvas:
            canvas.draw(card_drawing(self._cards[page], self._book))
