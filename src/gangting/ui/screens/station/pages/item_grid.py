"""Choosing an item: its icon and name on a key, in pages."""

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.supplies.catalogue import Item
from gangting.ui import sizes
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.label import Label, Role


_WIDTH = 220
_HEIGHT = 84


def _key_height() -> int:
    return max(sizes.action(), sizes.px(_HEIGHT))


class _ItemKey(Button):
    """One item's key, its word beside its icon, on the left."""

    def __init__(self, text: str, icon: str) -> None:
        super().__init__(text, icon)
        self._centred = False
        self._indent = 14
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(_key_height())


class ItemGrid(QWidget):
    """Keys in as many columns as there is room for; `chosen` carries the item."""

    chosen = Signal(object)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self._items: tuple[Item, ...] = ()
        self._language = ""
        self._page = 0
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._keys: list[QWidget] = []
        self._grid = layouts.grid(gap=10)
        self._before = Button("", "chevron-left", size=ButtonSize.SMALL)
        self._after = Button("", "chevron-right", size=ButtonSize.SMALL)
        self._place = Label("", Role.MUTED)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self._pager = QWidget()
        strip = layouts.row(self._pager)
        strip.addStretch(1)
        for part in (self._before, self._place, self._after):
            strip.addWidget(part)
        box = layouts.column(self, gap=8)
        box.addLayout(self._grid)
        box.addStretch(1)
        box.addWidget(self._pager)
        self._pager.hide()

    def show_items(self, items: Sequence[Item], language: str) -> None:
        """Offer these items, named in a language."""
        self._items, self._language = tuple(items), language
        self._fill()

    def key(self, item: Item) -> Button | None:
        """Give the key of an item that is on the page."""
        for key in self._keys:
            if isinstance(key, _ItemKey) and key.property("item") == str(item.id):
                return key
        return None

    def _room(self) -> tuple[int, int]:
        gap = self._grid.spacing()
        across = max(1, (self.width() + gap) // (sizes.px(_WIDTH) + gap))
        pager = sizes.touch() + 8
        down = max(1, (self.height() - pager + gap) // (_key_height() + gap))
        return across, down

    def _fill(self) -> None:
        for key in self._keys:
            self._grid.removeWidget(key)
            key.hide()
            key.deleteLater()
        across, down = self._room()
        per_page = across * down
        pages = max(1, ceil(len(self._items) / per_page))
        self._page = min(self._page, pages - 1)
        shown = self._items[self._page * per_page : (self._page + 1) * per_page]
        self._keys = [self._make(item) for item in shown]
        for place, key in enumerate(self._keys):
            self._grid.addWidget(key, place // across, place % across)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < across else 0)
        self._place.setText(f"{self._page + 1} / {pages}")
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page < pages - 1)
        self._pager.setVisible(pages > 1)
        self._name_pager()

    def _make(self, item: Item) -> _ItemKey:
        key = _ItemKey(item.named(self._language), item.icon)
        key.setProperty("item", str(item.id))
        key.clicked.connect(lambda: self.chosen.emit(item))
        return key

    def _turn(self, pages: int) -> None:
        self._page += pages
        self._fill()

    def _name_pager(self) -> None:
        self._before.setAccessibleName(self.tr("Page before"))
        self._after.setAccessibleName(self.tr("Next page"))

    def minimumSizeHint(self) -> QSize:
        """Hold one key and the page keys."""
        return QSize(sizes.px(_WIDTH), _key_height() + sizes.touch() + 8)

    def sizeHint(self) -> QSize:
        """Like three columns of three."""
        return QSize(3 * sizes.px(_WIDTH + 10), 3 * _key_height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        if self._items:
            self._fill()
