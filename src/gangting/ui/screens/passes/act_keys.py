"""Keys for what can be done to a pass."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gangting.ui.screens.passes.values import Act, Keys
from gangting.ui.screens.passes.wordbook import ACT_ICONS, act_word
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize


_DANGERS = {Act.LOST, Act.VOID}
COLUMNS = 2
SPAN = 12
"""Columns of the grid under the keys: halves, thirds and quarters of the width fall on them."""
_EDGES = 14
_LEAST_LETTERS = 0.8


def act_button(act: Act, *, main: bool = False, small: bool = False) -> Button:
    """Make the key of an act."""
    kind = ButtonKind.DANGER if act in _DANGERS else ButtonKind.PLAIN
    size = ButtonSize.SMALL if small else ButtonSize.NORMAL
    return Button(act_word(act), ACT_ICONS[act], ButtonKind.PRIMARY if main else kind, size)


def _least_width(button: Button) -> float:
    """Return how wide a key must be for its word to be read in letters of 16 pixels."""
    icon = button.face_size().width() - button.fontMetrics().horizontalAdvance(button.text())
    return icon + _LEAST_LETTERS * button.fontMetrics().horizontalAdvance(button.text()) + _EDGES


class ActKeys(QWidget):
    """The key that stands out over a line of others, or two lines where one is too short."""

    acted = Signal(Act)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Keys | None = None
        self._across = 0
        self._buttons: dict[Act, Button] = {}
        self._grid = layouts.grid(self, gap=12)

    def show_keys(self, keys: Keys) -> None:
        """Offer these; "more" stands at the end of the line where there is more."""
        if keys == self._shown:
            return
        self._shown = keys
        for button in self._buttons.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        line = (*keys.side, Act.MORE) if keys.more else keys.side
        main = (keys.main,) if keys.main else ()
        self._buttons = {act: self._make(act, main=act is keys.main) for act in (*main, *line)}
        self._across = 0
        self._place()

    def button(self, act: Act) -> Button | None:
        """Return the key of an act, where it is offered."""
        return self._buttons.get(act)

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        for act, button in self._buttons.items():
            button.setText(act_word(act))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use another line where the words need it."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width of its own: the keys take another line instead."""
        return QSize(1, super().minimumSizeHint().height())

    def _make(self, act: Act, *, main: bool = False) -> Button:
        button = act_button(act, main=main)
        button.clicked.connect(lambda: self.acted.emit(act))
        return button

    def _place(self) -> None:
        if self._shown is None:
            return
        line = [button for act, button in self._buttons.items() if act is not self._shown.main]
        across = len(line) if self._fits(line) else COLUMNS
        if across == self._across:
            return
        self._across = across
        for button in self._buttons.values():
            self._grid.removeWidget(button)
        top = 0
        if self._shown.main:
            self._grid.addWidget(self._buttons[self._shown.main], 0, 0, 1, SPAN)
            top = 1
        for place, button in enumerate(line):
            row, column = divmod(place, across)
            alone = place == len(line) - 1 and column == 0
            wide = SPAN if alone else SPAN // across
            self._grid.addWidget(button, top + row, column * (SPAN // across), 1, wide)
        for column in range(SPAN):
            self._grid.setColumnStretch(column, 1)

    def _fits(self, line: list[Button]) -> bool:
        if not line:
            return True
        each = (self.width() - (len(line) - 1) * self._grid.spacing()) / len(line)
        return all(_least_width(button) <= each for button in line)


class ActGrid(QWidget):
    """All other keys, two in a line; one whose word needs it has a line of its own.

    ``last`` stands behind them all, in a line with another where there is room.
    """

    acted = Signal(Act)

    def __init__(self, last: Button) -> None:
        super().__init__()
        self._last = last
        self._wide: tuple[Act, ...] | None = None
        self._buttons: dict[Act, Button] = {}
        self._grid = layouts.grid(self, gap=8)
        for column in range(COLUMNS):
            self._grid.setColumnStretch(column, 1)

    def show_acts(self, acts: Iterable[Act]) -> None:
        """Offer these."""
        acts = tuple(acts)
        if acts == tuple(self._buttons):
            return
        for button in self._buttons.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {act: act_button(act, small=True) for act in acts}
        for act, button in self._buttons.items():
            button.clicked.connect(lambda _=False, act=act: self.acted.emit(act))
        self._wide = None
        self._place()

    def button(self, act: Act) -> Button | None:
        """Return the key of an act, where it is offered."""
        return self._buttons.get(act)

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        for act, button in self._buttons.items():
            button.setText(act_word(act))
        self._place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give long words a line of their own."""
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        """Ask for no width of its own."""
        return QSize(1, super().minimumSizeHint().height())

    def _place(self) -> None:
        half = (self.width() - self._grid.spacing()) / COLUMNS
        wide = tuple(act for act, b in self._buttons.items() if _least_width(b) > half)
        if wide == self._wide:
            return
        self._wide = wide
        for button in (*self._buttons.values(), self._last):
            self._grid.removeWidget(button)
        for row, act in enumerate(wide):
            self._grid.addWidget(self._buttons[act], row, 0, 1, COLUMNS)
        narrow = [button for act, button in self._buttons.items() if act not in wide]
        for place, button in enumerate((*narrow, self._last)):
            row, column = divmod(place, COLUMNS)
            across = COLUMNS - column if button is self._last else 1
            self._grid.addWidget(button, len(wide) + row, column, 1, across)
