"""The books behind the shelf, each made when it is first opened."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from importlib import import_module
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from gangting.ui.context import Context
from gangting.ui.screens.base import Draft
from gangting.ui.screens.station.pages.page import StationPage


class Book(StrEnum):
    """A page behind the shelf."""

    RECEIVE = "receive"
    LEDGER = "ledger"
    ITEM = "item"
    KIT = "kit"
    SHOPPING = "shopping"
    GIFTS = "gifts"
    STATS = "stats"
    CATALOGUE = "catalogue"


_ROOM = "gangting.ui.screens.station.pages"
_MADE_OF = {
    Book.RECEIVE: ("receive", "ReceivePage"),
    Book.LEDGER: ("ledger", "LedgerPage"),
    Book.ITEM: ("item_detail", "ItemPage"),
    Book.KIT: ("kit_check", "KitPage"),
    Book.SHOPPING: ("shopping", "ShoppingPage"),
    Book.GIFTS: ("gifts", "GiftsPage"),
    Book.STATS: ("stats", "StatsPage"),
    Book.CATALOGUE: ("catalogue", "CataloguePage"),
}


class BookPages(QObject):
    """Makes pages and keeps them; `made` tells of each once."""

    made = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._pages: dict[Book, StationPage] = {}

    def page(self, book: Book) -> StationPage:
        """Give a page."""
        if book not in self._pages:
            module, name = _MADE_OF[book]
            make: Callable[[Context], StationPage]
            make = getattr(import_module(f"{_ROOM}.{module}"), name)
            self._pages[book] = make(self._context)
            self.made.emit(self._pages[book])
        return self._pages[book]

    @staticmethod
    def point(page: StationPage, item_id: UUID) -> None:
        """Let a page be about an item."""
        show: Callable[[UUID], None] = page.show_item  # type: ignore[attr-defined]  # it is of one
        show(item_id)

    def drafts(self) -> dict[str, object]:
        """Give what the pages hold half filled."""
        kept: dict[str, object] = {}
        for book, page in self._pages.items():
            draft = page.draft()
            if draft:
                kept[book.value] = dict(draft)
        return kept

    def restore(self, draft: Draft) -> None:
        """Fill the pages in again."""
        for book in Book:
            held = draft.get(book.value)
            if isinstance(held, Mapping):
                self.page(book).restore(held)
