"""One item's card: what it is, how many, how it stands, and its keys."""

import re
from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QSizePolicy

from gangting.ui import sizes, theme
from gangting.ui.screens.station.item_picture import ItemPicture
from gangting.ui.screens.station.sayings import act_word, more_word
from gangting.ui.screens.station.values import CardAct, CardState
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import RADIUS, Card
from gangting.ui.widgets.chip import Chip, chip_size
from gangting.ui.widgets.label import FittedLabel, IconLabel, Label, Role


_ICONS = {
    CardAct.GIVE: "minus",
    CardAct.OPEN: "bottle-tonic-outline",
    CardAct.CHECK: "clipboard-check-outline",
    CardAct.LEND: "arrow-right-top",
    CardAct.RETURN: "arrow-left-bottom",
    CardAct.MORE: "dots-horizontal",
}
_FRAME = 3
_TALL = 280
_PART = re.compile(r" · |[:：，,] ?")


def chip_words(text: str, room: int) -> str:
    """Give as many parts of a chip's words as fit: what comes first matters most."""
    while text and chip_size(text).width() > room:
        ends = [part.start() for part in _PART.finditer(text)]
        if not ends:
            return text
        text = text[: ends[-1]]
    return text


class _CardKey(Button):
    """A key of a card: it shares the card's width and takes what height there is."""

    def __init__(self, act: CardAct) -> None:
        super().__init__("", _ICONS[act])
        self._icon_size = 24
        wide = QSizePolicy.Policy.Fixed if act is CardAct.MORE else QSizePolicy.Policy.Ignored
        self.setSizePolicy(wide, QSizePolicy.Policy.Maximum)
        if act is CardAct.MORE:
            self.setFixedWidth(max(self.minimumSizeHint().width(), self.minimumSizeHint().height()))

    def grow(self, size: ButtonSize) -> None:
        """Stand higher where the card is tall; what is least needed stays the same."""
        if size is not self._size:
            self._size = size
            self.updateGeometry()


class ItemCard(Card):
    """Shows a state, tells which key was pressed."""

    pressed = Signal(object, object)
    """The item's id and the act."""

    def __init__(self) -> None:
        super().__init__(padding=16)
        self.state: CardState | None = None
        self._icon = ItemPicture("package-variant", 32, "warm", 40, hangs=True)
        self._name = FittedLabel("", Role.SECTION)
        self._caution = IconLabel("fire", 24, "warn")
        self._figure = Label("", Role.NAME)
        self._unit = Label("", Role.MUTED)
        self._bottom = Label("", Role.MUTED)
        self._chip = Chip()
        self._keys = {act: _CardKey(act) for act in CardAct}
        for act, key in self._keys.items():
            key.clicked.connect(self._presser(act))
        self._lay_out()

    def _lay_out(self) -> None:
        box = self.column(2)
        head = layouts.row(gap=12)
        head.addWidget(self._icon)
        head.addWidget(self._name, 1)
        head.addWidget(self._caution)
        box.addLayout(head)
        low = Qt.AlignmentFlag.AlignBottom
        figures = layouts.row(gap=8)
        figures.addWidget(self._figure, 0, low)
        figures.addWidget(self._unit, 0, low)
        figures.addStretch(1)
        figures.addWidget(self._bottom, 0, low)
        for label in (self._unit, self._bottom):
            label.setContentsMargins(0, 0, 0, 7)  # on the figure's line
        box.addLayout(figures)
        chips = layouts.row()
        chips.addWidget(self._chip)
        chips.addStretch(1)
        box.addLayout(chips)
        policy = self._chip.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._chip.setSizePolicy(policy)
        box.addStretch(1)
        box.addSpacing(4)
        keys = layouts.row(gap=8)
        for act, key in self._keys.items():
            keys.addWidget(key, 0 if act is CardAct.MORE else 1)
        box.addLayout(keys)

    def _presser(self, act: CardAct) -> Callable[[], None]:
        def press() -> None:
            if self.state is not None:
                self.pressed.emit(self.state.item_id, act)

        return press

    def key(self, act: CardAct) -> Button:
        """Give the key of an act."""
        return self._keys[act]

    @property
    def chip(self) -> str:
        """What the chip says."""
        return self._chip.text if not self._chip.isHidden() else ""

    def show_state(self, state: CardState) -> None:
        """Show an item."""
        self.state = state
        self.setAccessibleName(f"{state.name} {state.figure} {state.unit} {state.chip}")
        self._icon.set_icon(state.icon, "warm")
        self._icon.show_picture(state.item_id, state.picture)
        self._name.setText(state.name)
        self._caution.setVisible(bool(state.caution))
        if state.caution:
            self._caution.set_icon(state.caution_icon, "warn")
            self._caution.setAccessibleName(state.caution)
            self._caution.setToolTip(state.caution)
        self._figure.setText(state.figure)
        self._figure.set_tone(state.figure_tone)
        self._unit.setText(state.unit)
        self._bottom.setText(state.bottom)
        self._show_chip()
        self._show_keys(state)
        self.update()

    def _show_chip(self) -> None:
        if self.state is not None:
            text = chip_words(self.state.chip, self.contentsRect().width())
            self._chip.show_word(text, self.state.chip_tone)
            self._chip.setVisible(bool(text))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        tall = self.height() >= sizes.px(_TALL)
        for key in self._keys.values():
            key.grow(ButtonSize.MAIN if tall else ButtonSize.NORMAL)
        self._show_chip()

    def _show_keys(self, state: CardState) -> None:
        for act, key in self._keys.items():
            said = act_word(act, state.times, state.unit)
            key.setVisible(act in state.acts)
            key.setText(said)
            key.setAccessibleName(f"{said or more_word()}: {state.name}")
        # the dots stand at the right end, also where they stand alone
        stands_out = ButtonKind.WARM if state.in_stock else ButtonKind.PLAIN
        self._keys[CardAct.GIVE].set_kind(stands_out)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the picture, and a frame around the card that waits for who takes it."""
        super().paintEvent(event)
        self._icon.paint_hanging(QPainter(self))
        if self.state is None or not self.state.wanted:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.color("brand"), _FRAME))
        inside = self.rect().adjusted(2, 2, -2, -2)
        painter.drawRoundedRect(inside, RADIUS - 1, RADIUS - 1)
