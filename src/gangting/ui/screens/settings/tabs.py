"""The pages of the settings, one below the other: the height of a low window is the lines'."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.segmented import Choice


class _Tab(Button):
    """One page's key, its word on the left."""

    def __init__(self, choice: Choice) -> None:
        super().__init__(choice.text, choice.icon, size=ButtonSize.SMALL)
        self._centred = False
        self._indent = 12
        self.setCheckable(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def minimumSizeHint(self) -> QSize:
        """Keep the word at its size: the lines beside it can give way."""
        return self.sizeHint()


class Tabs(QWidget):
    """Keys of which one is chosen."""

    chosen = Signal(str)

    def __init__(self, name: str = "") -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._tabs: dict[str, _Tab] = {}
        self._column = layouts.column(self, gap=2)
        self._column.addStretch(1)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these pages; none is chosen."""
        for tab in self._tabs.values():
            self._group.removeButton(tab)
            self._column.removeWidget(tab)
            tab.hide()
            tab.deleteLater()
        self._tabs = {choice.code: self._make(choice) for choice in choices}

    def _make(self, choice: Choice) -> _Tab:
        tab = _Tab(choice)
        tab.clicked.connect(lambda: self.chosen.emit(choice.code))
        self._group.addButton(tab)
        self._column.insertWidget(self._column.count() - 1, tab)
        return tab

    def choose(self, code: str) -> None:
        """Choose a page without telling anyone."""
        self._tabs[code].setChecked(True)
