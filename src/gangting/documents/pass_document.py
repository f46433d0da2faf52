"""Passes on any paper."""

from collections.abc import Sequence
from typing import assert_never

from gangting.documents.card_pages import CardPages
from gangting.documents.card_sheet import A4, EIGHT, TEN, CardSheets
from gangting.documents.categories import StyleBook, default_styles
from gangting.documents.fonts import ensure_application
from gangting.documents.pass_card import HEIGHT, WIDTH
from gangting.documents.slips import LABEL, SLIP58, SLIP80, Slips
from gangting.documents.values import Document, Layout, PassCard
from gangting.domain.printing import Sides


def pass_document(
    cards: Sequence[PassCard],
    layout: Layout,
    book: StyleBook | None = None,
    *,
    sides: Sides = Sides.FRONT,
) -> Document:
    """Return the document that prints these passes; ``book`` replaces the shipped styles.

    With both sides a page of backs follows every page, for a printer that turns the paper over
    its long edge; with the back alone they are the pages for the same paper once it lies turned.
    ``ValueError`` for a layout that has none.
    """
    if sides is not Sides.FRONT and not layout.two_sided:
        raise ValueError(f"{layout} has no back.")
    ensure_application()
    styles = book or default_styles()
    match layout:
        case Layout.CARD:
            return CardPages(cards, styles, sides=sides)
        case Layout.SHEET8:
            return CardSheets(cards, styles, EIGHT, sides=sides)
        case Layout.SHEET10:
            return CardSheets(cards, styles, TEN, sides=sides)
        case Layout.LABEL:
            return Slips(cards, styles, LABEL)
        case Layout.SLIP58:
            return Slips(cards, styles, SLIP58)
        case Layout.SLIP80:
            return Slips(cards, styles, SLIP80)
    assert_never(layout)


def paper_of(layout: Layout) -> tuple[float, float | None]:
    """Return the width and height of a layout's paper in mm; a roll has no height of its own."""
    match layout:
        case Layout.CARD:
            return WIDTH, HEIGHT
        case Layout.SHEET8 | Layout.SHEET10:
            return A4
        case Layout.LABEL:
            return LABEL.width, None
        case Layout.SLIP58:
            return SLIP58.width, None
        case Layout.SLIP80:
            return SLIP80.width, None
    assert_never(layout)
