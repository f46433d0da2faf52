"""Passes on any paper."""

from collections.abc import Sequence
from typing import assert_never

from gangting.documents.card_pages import CardPages
from gangting.documents.card_sheet import EIGHT, TEN, CardSheets
from gangting.documents.categories import StyleBook, default_styles
from gangting.documents.fonts import ensure_application
from gangting.documents.slips import LABEL, SLIP58, SLIP80, Slips
from gangting.documents.values import Document, Layout, PassCard


def pass_document(
    cards: Sequence[PassCard],
    layout: Layout,
    book: StyleBook | None = None,
    *,
    back: bool = False,
) -> Document:
    """Return the document that prints these passes; ``book`` replaces the shipped styles.

    ``back`` lets a page of backs follow every page, for a printer that turns the paper over its
    long edge. ``ValueError`` for a layout that has none.
    """
    if back and not layout.two_sided:
        raise ValueError(f"{layout} has no back.")
    ensure_application()
    styles = book or default_styles()
    match layout:
        case Layout.CARD:
            return CardPages(cards, styles, back=back)
        case Layout.SHEET8:
            return CardSheets(cards, styles, EIGHT, back=back)
        case Layout.SHEET10:
            return CardSheets(cards, styles, TEN, back=back)
        case Layout.LABEL:
            return Slips(cards, styles, LABEL)
        case Layout.SLIP58:
            return Slips(cards, styles, SLIP58)
        case Layout.SLIP80:
            return Slips(cards, styles, SLIP80)
    assert_never(layout)
