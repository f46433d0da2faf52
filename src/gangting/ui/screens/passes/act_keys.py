"""Keys for what can be done to a pass."""

from collections.abc import Iterable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gangting.ui.screens.passes.values import Act, Keys
from gangting.ui.screens.passes.wordbook import ACT_ICONS, act_word
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize


_DANGERS = {Act.LOST, Act.VOID}
COLUMNS = 2


def act_button(act: Act, *, main: bool = False, small: bool = False) -> Button:
    """Make the key of an act."""
    kind = ButtonKind.DANGER if act in _DANGERS else ButtonKind.PLAIN
    size = ButtonSize.SMALL if small else ButtonSize.NORMAL
    return Button(act_word(act), ACT_ICONS[act], ButtonKind.PRIMARY if main else kind, size)


class ActKeys(QWidget):
    """The key that stands out over a line of others."""

    acted = Signal(Act)

    def __init__(self) -> None:
        super().__init__()
        self._shown: Keys | None = None
        self._buttons: dict[Act, Button] = {}
        self._box = layouts.column(self, gap=12)

    def show_keys(self, keys: Keys) -> None:
        """Offer these; "more" stands at the end of the line where there is more."""
        if keys == self._shown:
            return
        self._shown = keys
        self._clear()
        if keys.main:
            self._box.addWidget(self._make(keys.main, main=True))
        line = (*keys.side, Act.MORE) if keys.more else keys.side
        if line:
            row = QWidget()
            across = layouts.row(row, gap=12)
            for act in line:
                across.addWidget(self._make(act), 1)
            self._box.addWidget(row)

    def button(self, act: Act) -> Button | None:
        """Return the key of an act, where it is offered."""
        return self._buttons.get(act)

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        for act, button in self._buttons.items():
            button.setText(act_word(act))

    def _make(self, act: Act, *, main: bool = False) -> Button:
        button = act_button(act, main=main)
        button.clicked.connect(lambda: self.acted.emit(act))
        self._buttons[act] = button
        return button

    def _clear(self) -> None:
        self._buttons = {}
        while item := self._box.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


class ActGrid(QWidget):
    """All other keys, two in a line."""

    acted = Signal(Act)

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[Act, ...] = ()
        self._buttons: dict[Act, Button] = {}
        self._grid = layouts.grid(self, gap=8)

    def show_acts(self, acts: Iterable[Act]) -> None:
        """Offer these."""
        acts = tuple(acts)
        if acts == self._shown:
            return
        self._shown = acts
        for button in self._buttons.values():
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {act: act_button(act, small=True) for act in acts}
        for place, (act, button) in enumerate(self._buttons.items()):
            button.clicked.connect(lambda _=False, act=act: self.acted.emit(act))
            self._grid.addWidget(button, place // COLUMNS, place % COLUMNS)

    def button(self, act: Act) -> Button | None:
        """Return the key of an act, where it is offered."""
        return self._buttons.get(act)

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        for act, button in self._buttons.items():
            button.setText(act_word(act))
