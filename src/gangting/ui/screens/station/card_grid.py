"""The cards in rows and columns, as many as there is room for; the rest is on further pages."""

from collections.abc import Callable, Sequence
from math import ceil
from uuid import UUID

from PySide6.QtCore import QEvent, QRect, QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import sizes, theme
from gangting.ui.screens.station.card import ItemCard
from gangting.ui.screens.station.values import CardState


GAP = 14
_NARROWEST = 270
_MOST_COLUMNS, _MOST_ROWS = 6, 4
_USUAL_COLUMNS, _USUAL_ROWS = 4, 2
_LEAST_HEIGHT = 190


class CardGrid(QWidget):
    """Places its cards itself: a layout would ask the window for room they do not need."""

    pressed = Signal(object, object)
    turned = Signal(int, int)
    """The page in front and how many there are."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._states: tuple[CardState, ...] = ()
        self._cards: list[ItemCard] = []
        self._page = 0
        self._told = (0, 0)
        self._whole: Callable[[], int] = self.height

    def use_whole(self, whole: Callable[[], int]) -> None:
        """Know how high this would be without page keys below it."""
        self._whole = whole

    def show_states(self, states: Sequence[CardState]) -> None:
        """Show these items."""
        self._states = tuple(states)
        self._fill()

    def cards(self) -> tuple[ItemCard, ...]:
        """Give the cards in front."""
        return tuple(card for card in self._cards if not card.isHidden())

    def card(self, item_id: UUID) -> ItemCard | None:
        """Give the card of an item where it is in front."""
        for card in self.cards():
            if card.state is not None and card.state.item_id == item_id:
                return card
        return None

    @property
    def pages(self) -> int:
        """How many pages there are."""
        across, down = self._room()
        return max(1, ceil(len(self._states) / (across * down)))

    def turn(self, by: int) -> None:
        """Turn pages."""
        self._page += by
        self._fill()

    def bring(self, item_id: UUID) -> None:
        """Turn to the page an item is on."""
        across, down = self._room()
        for place, state in enumerate(self._states):
            if state.item_id == item_id:
                self._page = place // (across * down)
        self._fill()

    def _room(self) -> tuple[int, int]:
        """Tell how many columns and rows there are: the picture's four by two where they fit."""
        gap, letters = sizes.px(GAP), theme.text_px(theme.BASE_PX) / sizes.px(theme.BASE_PX)
        narrowest = round(sizes.px(_NARROWEST) * (1 + (letters - 1) * 0.8))
        lowest = self._lowest()
        columns = min(_MOST_COLUMNS, max(1, (self.width() + gap) // (narrowest + gap)))
        rows = self._rows(self.height(), lowest)
        roomier = self._rows(max(self._whole(), self.height()), lowest)
        if columns * roomier >= len(self._states):
            rows = roomier  # the page keys will go
        if len(self._states) <= _USUAL_COLUMNS * _USUAL_ROWS:
            columns, rows = min(columns, _USUAL_COLUMNS), min(rows, max(_USUAL_ROWS, 1))
        return columns, rows

    @staticmethod
    def _rows(height: int, lowest: int) -> int:
        gap = sizes.px(GAP)
        return min(_MOST_ROWS, max(1, (height + gap) // (lowest + gap)))

    def _lowest(self) -> int:
        if not self._cards:
            self._cards.append(self._make())
        return max(sizes.px(_LEAST_HEIGHT), self._cards[0].minimumSizeHint().height())

    def _make(self) -> ItemCard:
        card = ItemCard()
        card.setParent(self)
        card.hide()
        card.pressed.connect(self.pressed)
        return card

    def _fill(self) -> None:
        across, down = self._room()
        self._page = min(max(self._page, 0), self.pages - 1)
        first = self._page * across * down
        shown = self._states[first : first + across * down]
        while len(self._cards) < len(shown):
            self._cards.append(self._make())
        for card, state in zip(self._cards, shown, strict=False):
            card.show_state(state)
        for place, card in enumerate(self._cards):
            if place < len(shown):
                card.setGeometry(self._spot(place, across, down))
            card.setVisible(place < len(shown))
        if self._told != (self._page, self.pages):
            self._told = (self._page, self.pages)
            self.turned.emit(*self._told)

    def _spot(self, place: int, across: int, down: int) -> QRect:
        gap = sizes.px(GAP)
        row, column = divmod(place, across)
        left, right = (self._edge(self.width(), gap, across, n) for n in (column, column + 1))
        top, bottom = (self._edge(self.height(), gap, down, n) for n in (row, row + 1))
        return QRect(left, top, right - left - gap, bottom - top - gap)

    @staticmethod
    def _edge(length: int, gap: int, parts: int, place: int) -> int:
        return (length + gap) * place // parts

    def minimumSizeHint(self) -> QSize:
        """Hold one card."""
        return QSize(sizes.px(_NARROWEST), self._lowest())

    def sizeHint(self) -> QSize:
        """Like the picture: four by two."""
        return QSize(sizes.px(_NARROWEST + GAP) * _USUAL_COLUMNS, self._lowest() * _USUAL_ROWS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Grow with the letters."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.updateGeometry()
            self._fill()
