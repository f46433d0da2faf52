"""Passes on any paper."""

from collections.abc import Sequence
from typing import assert_never

from gangting.documents.card_sheet import EIGHT, TEN, CardSheets
from gangting.documents.categories import StyleBook, default_styles
from gangting.documents.fonts import ensure_application
from gangting.documents.pass_card import CardPages
from gangting.documents.slips import LABEL, SLIP58, SLIP80, Slips
from gangting.documents.values import Document, Layout, PassCard


def pass_document(
    cards: Sequence[PassCard], layout: Layout, book: StyleBook | None = None
) -> Document:
    """Return the document that prints these passes; ``book`` replaces the shipped styles."""
    ensure_application()
    styles = book or default_styles()
    match layout:
        case Layout.CARD:
            return CardPages(cards, styles)
        case Layout.SHEET8:
            return CardSheets(cards, styles, EIGHT)
        case Layout.SHEET10:
            return CardSheets(cards, styles, TEN)
        case Layout.LABEL:
            return Slips(cards, styles, LABEL)
        case Layout.SLIP58:
            return Slips(cards, styles, SLIP58)
        case Layout.SLIP80:
            return Slips(cards, styles, SLIP80)
    assert_never(layout)
