"""The words of one pass, in the language of the card."""

from dataclasses import dataclass
from functools import lru_cache

from gangting.documents.categories import CategoryStyle, StyleBook
from gangting.documents.fonts import can_write
from gangting.documents.values import PassCard
from gangting.domain.passes import Category


@dataclass(frozen=True, slots=True)
class PassWords:
    """Everything that is written on a pass; ``hand_back`` only on a temporary one."""

    style: CategoryStyle
    site: str
    title: str
    category: str
    holder: str
    place: str
    valid_until: str
    short_number: str
    foot: str
    phone: str
    hand_back: str


#: What Chinese printers set where they lack a character; an empty box looks like a fault.
STAND_IN = "〓"


@lru_cache(maxsize=1024)
def writable(text: str) -> str:
    """Return a text with a stand-in for every character that no face of this machine has."""
    return "".join(letter if can_write(letter) else STAND_IN for letter in text)


def pass_words(card: PassCard, book: StyleBook) -> PassWords:
    """Return what stands on this card."""
    style = book.style(card.category, card.language)
    words = book.words[card.language]
    return PassWords(
        style=style,
        site=writable(card.site_name),
        title=style.title,
        category=style.word,
        holder=writable(card.holder),
        place=writable(card.place),
        valid_until=f"{words.valid_until} {card.valid_until.isoformat()}",
        short_number=card.short_number,
        foot=style.foot.format(gate=writable(card.gate_name) or words.gate),
        phone=f"{words.phone} {card.phone}" if card.phone else "",
        hand_back=words.hand_back if card.category is Category.VISITOR else "",
    )
