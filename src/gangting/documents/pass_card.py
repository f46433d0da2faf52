"""The front of a pass at the size of a bank card (CR80)."""

from dataclasses import replace

from gangting.documents.blocks import NameBlock, heading
from gangting.documents.categories import StyleBook
from gangting.documents.drawing import Box, Code, Drawing, Fill, Icon, Picture
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
_COLUMN = Box(_MARGIN, 14.4, _QR.x - _MARGIN, 15.1)
_SHORT_BASELINE = 41.4
_FOOT_BASELINE = 50.4
#: A one-inch photo, 25 × 35, that ends on the baseline of the short number like the code.
_PHOTO = Box(_MARGIN, 14.2, 27.2 * 25 / 35, 27.2)
_BESIDE_PHOTO = Box(_PHOTO.right + 2.2, _PHOTO.y, _QR.x - _PHOTO.right - 2.2, 15.3)
#: Beside the validity, where a stamp belongs; on the photo where there is one.
_SEAL = Box(_QR.x - 13.5, 29.9, 12.5, 12.5)
_SEAL_ON_PHOTO = Box(_PHOTO.x + 0.6, _PHOTO.bottom - 10.6, 10.0, 10.0)
_SITE = TextStyle(4.5, bold=True, spacing=0.02)
_WORD = TextStyle(3.5)
_NAMES = NameBlock(TextStyle(6.6, bold=True), TextStyle(4.2))
_NARROW_NAMES = NameBlock(TextStyle(6.6, bold=True), TextStyle(4.2), lines=3)
_VALID = TextStyle(3.5, colour=MUTED)
_SHORT = TextStyle(4.0, bold=True, spacing=0.05)
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
        texts=(*head, *_body(card, words), *_foot(words)),
        pictures=_pictures(card),
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


def _pictures(card: PassCard) -> tuple[Picture, ...]:
    """Show the photo, and the seal over it."""
    photo = (Picture(card.photo, _PHOTO),) if card.photo else ()
    seal = (Picture(card.seal, _SEAL_ON_PHOTO if card.photo else _SEAL),) if card.seal else ()
    return (*photo, *seal)


def _body(card: PassCard, words: PassWords) -> tuple[PlacedText, ...]:
    """Write name and place from above, validity and short number from below."""
    box, names = (_BESIDE_PHOTO, _NARROW_NAMES) if card.photo else (_COLUMN, _NAMES)
    room = _SEAL.x - 1.0 - box.x if card.seal and not card.photo else box.width
    valid = fit(words.valid_until, _VALID, room, _VALID.size)
    short = fit(words.short_number, _SHORT, room, _SHORT.size)
    return (
        *names.laid_out(words, box),
        *valid.placed(box.x, 31.5, box.width),
        *short.placed(box.x, _SHORT_BASELINE - RISE * short.style.size, box.width),
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
