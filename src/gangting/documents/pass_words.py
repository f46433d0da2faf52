"""The words of one pass, in the language of the card."""

from dataclasses import dataclass

from gangting.documents.categories import CategoryStyle, StyleBook
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


def pass_words(card: PassCard, book: StyleBook) -> PassWords:
    """Return what stands on this card."""
    style = book.style(card.category, card.language)
    words = book.words[card.language]
    return PassWords(
        style=style,
        site=card.site_name,
        title=style.title,
        category=style.word,
        holder=card.holder,
        place=card.place,
        valid_until=f"{words.valid_until} {card.valid_until.isoformat()}",
        short_number=card.short_number,
        foot=style.foot.format(gate=card.gate_name or words.gate),
        phone=f"{words.phone} {card.phone}" if card.phone else "",
        hand_back=words.hand_back if card.category is Category.VISITOR else "",
    )
