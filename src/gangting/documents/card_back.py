"""The back of a card: the rules, what happens to personal data, whom to call."""

from collections.abc import Sequence
from functools import cache
from operator import attrgetter

from gangting.documents.categories import StyleBook
from gangting.documents.drawing import Box, Drawing, Fill
from gangting.documents.pass_card import HEIGHT, WIDTH
from gangting.documents.pass_words import pass_words, writable
from gangting.documents.text import MUTED, WHITE, PlacedText, TextStyle, fit
from gangting.documents.values import Language, PassCard
from gangting.domain.card_back import NOTICE, RULES, CardBack
from gangting.domain.passes import Category
from gangting.host.paths import resources_dir
from gangting.wording import Words


_MARGIN = 4.0
_ROOM = WIDTH - 2 * _MARGIN
_STRIP = 2.4
_TITLE = TextStyle(3.0, bold=True)
_SITE = TextStyle(2.6, colour=MUTED)
_RULE = TextStyle(2.6)
_NOTICE = TextStyle(2.2)
_PHONE = TextStyle(3.2, bold=True)
_FOUND = TextStyle(2.6, colour=MUTED)
_RULES_TOP, _NOTICE_TOP, _FOOT_TOP = 4.8, 26.0, 47.6
_RULE_STEP, _NOTICE_STEP = 3.6, 3.1
_RULE_NUMBER = 3.4


def back_drawing(card: PassCard, book: StyleBook) -> Drawing:
    """Lay out the back of one card; it names nobody and looks the same for a whole category."""
    words = _words(card.language)
    front = pass_words(card, book)
    gate = writable(card.gate_name) or book.words[card.language].gate
    return Drawing(
        width=WIDTH,
        height=HEIGHT,
        fills=(
            Fill(Box(0, 0, WIDTH, HEIGHT), WHITE),
            Fill(Box(0, 0, WIDTH, _STRIP), front.style.colour),
        ),
        code=None,
        icons=(),
        texts=(
            *_rules(words, card, front.site, gate),
            *_notice(words, card.back, front.site, gate),
            *_foot(words, writable(card.back.contact) or front.phone, gate),
        ),
    )


@cache
def _words(language: Language) -> Words:
    return Words(language, resources_dir() / "wording")


def rules_of(category: Category) -> tuple[str, ...]:
    """Return which rules stand on a card of this kind."""
    return (
        "vehicle" if category is Category.VEHICLE else "personal",
        "show",
        "hand_back" if category is Category.VISITOR else "lost",
        "screen",
    )


def usual_lines(site: str, gate: str, days: int = 0) -> dict[str, str]:
    """Return every usual line as it stands on a Chinese card."""
    words = _words("zh_CN")
    return {code: usual_line(words, code, site, gate, days) for code in (*RULES, *NOTICE)}


def usual_line(words: Words, code: str, site: str, gate: str, days: int = 0) -> str:
    """Return the usual line of this code, in the language of the words."""
    if code == "keeping" and days:
        return words.sentence("card_back.keeping_days", days=days)
    section = "card_privacy" if code in NOTICE else "card_rule"
    return words.sentence(f"{section}.{code}", site=site, gate=gate)


def _rules(words: Words, card: PassCard, site: str, gate: str) -> tuple[PlacedText, ...]:
    """Write the rules of this kind of pass, numbered, under a title and the site's name."""
    title = fit(words.sentence("card_back.rules"), _TITLE, _ROOM / 2, _TITLE.size)
    whose = fit(site, _SITE, _ROOM / 2, _SITE.size)
    texts = [
        *title.placed(_MARGIN, _RULES_TOP, _ROOM),
        *whose.placed(_MARGIN, _RULES_TOP, _ROOM, "right"),
    ]
    room = _ROOM - _RULE_NUMBER
    said = [
        writable(card.back.line(rule)) or usual_line(words, rule, site, gate)
        for rule in rules_of(card.category)
    ]
    style = _alike(said, _RULE, room)
    for number, text in enumerate(said, 1):
        baseline = _RULES_TOP + 3.4 + number * _RULE_STEP
        texts.append(PlacedText(str(number), _MARGIN, baseline, style))
        texts.append(PlacedText(text, _MARGIN + _RULE_NUMBER, baseline, style))
    return tuple(texts)


def _notice(words: Words, back: CardBack, site: str, gate: str) -> tuple[PlacedText, ...]:
    """Write who keeps what about people, what for, how long, and what they may ask."""
    title = fit(words.sentence("card_back.privacy"), _TITLE, _ROOM, _TITLE.size)
    texts = [*title.placed(_MARGIN, _NOTICE_TOP, _ROOM)]
    said = [
        writable(back.line(line)) or usual_line(words, line, site, gate, back.keep_days)
        for line in NOTICE
    ]
    style = _alike(said, _NOTICE, _ROOM)
    for number, text in enumerate(said):
        baseline = _NOTICE_TOP + 6.6 + number * _NOTICE_STEP
        texts.append(PlacedText(text, _MARGIN, baseline, style))
    return tuple(texts)


def _alike(texts: Sequence[str], style: TextStyle, width: float) -> TextStyle:
    """Return the style in which even the longest of these lines fits."""
    return min(
        (fit(text, style, width, style.size).style for text in texts), key=attrgetter("size")
    )


def _foot(words: Words, phone: str, gate: str) -> tuple[PlacedText, ...]:
    """Write the telephone for emergencies, where there is one, and where a found card goes."""
    left = _ROOM * 0.56 if phone else 0.0
    call = fit(phone, _PHONE, left or _ROOM, _PHONE.size)
    room = _ROOM - left
    found = fit(words.sentence("card_back.found", gate=gate), _FOUND, room, _FOUND.size)
    return (
        *call.placed(_MARGIN, _FOOT_TOP, _ROOM),
        *found.placed(_MARGIN + left, _FOOT_TOP + 0.5, room, "right" if phone else "left"),
    )
