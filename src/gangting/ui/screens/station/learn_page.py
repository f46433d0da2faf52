"""A code nobody knows: asks which item it belongs to."""

from collections.abc import Sequence

from PySide6.QtCore import Signal

from gangting.domain.supplies.catalogue import Item, ItemKind
from gangting.ui.context import Context
from gangting.ui.screens.station.pages.item_grid import ItemGrid
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.sayings import fill
from gangting.ui.screens.station.work import Known
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.label import Label, Role


_SHORTEST_BARCODE = 4


class LearnPage(StationPage):
    """Offers the items; what is chosen is remembered with the code."""

    chosen = Signal(object, object)
    """The code as it was looked up, and the item."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self.known = Known("")
        self._items: tuple[Item, ...] = ()
        self.question = Label("", Role.LEAD, wrap=True)
        self.hint = Label("", Role.HINT, wrap=True)
        self.grid = ItemGrid()
        self.grid.chosen.connect(lambda item: self.chosen.emit(self.known, item))
        card = Card(padding=20)
        inside = card.column(10)
        for part in (self.question, self.hint):
            inside.addWidget(part)
        inside.addWidget(self.grid, 1)
        self.box.addWidget(card, 1)
        self.retranslate()

    def ask_about(self, known: Known, items: Sequence[Item]) -> None:
        """Ask which item a code belongs to: a short one may be a tag of what is lent."""
        self.known = known
        self._items = tuple(
            item
            for item in items
            if item.kind is not ItemKind.KIT
            and (item.kind is ItemKind.LENT or len(known.text) >= _SHORTEST_BARCODE)
        )
        self.retranslate()

    def retranslate(self) -> None:
        """Write every word of the page in the language in force."""
        self.head.set_words(self.tr("A new code"))
        self.question.setText(
            fill(self.tr("%1 is not known yet. Which item is it?"), self.known.text)
        )
        self.hint.setText(
            self.tr("It is remembered: the next scan gives or lends at once. Not it? Go back.")
        )
        self.grid.show_items(self._items, self.context.words().language)
