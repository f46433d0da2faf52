"""The pages of the settings, one below the other: the height of a low window is the lines'."""

from collections.abc import Collection, Sequence

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
    """Keys of which one is chosen and some may be out of sight."""

    chosen = Signal(str)

    def __init__(self, codes: Sequence[str]) -> None:
        super().__init__()
        self._group = QButtonGroup(self)
        self._among: tuple[str, ...] = tuple(codes)
        self._tabs = {code: self._make(code) for code in codes}
        column = layouts.column(self, gap=6)
        for tab in self._tabs.values():
            column.addWidget(tab)
        column.addStretch(1)

    def _make(self, code: str) -> _Tab:
        tab = _Tab(Choice(code, ""))
        tab.clicked.connect(lambda: self.chosen.emit(code))
        self._group.addButton(tab)
        return tab

    def set_words(self, choices: Sequence[Choice]) -> None:
        """Say the pages in another language: a new key would cost far more than a word."""
        for choice in choices:
            self._tabs[choice.code].setText(choice.text)
            self._tabs[choice.code].set_icon(choice.icon)
        self.updateGeometry()

    def offer(self, codes: Collection[str], among: Collection[str]) -> None:
        """Show these; the column stays as wide as the widest of those they are ``among``."""
        self._among = tuple(among)
        for code, tab in self._tabs.items():
            tab.setVisible(code in codes)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        """Be no narrower when another group is shown, or the lines beside it would jump."""
        widest = max(self._tabs[code].sizeHint().width() for code in self._among)
        return super().minimumSizeHint().expandedTo(QSize(widest, 0))

    def choose(self, code: str) -> None:
        """Choose a page without telling anyone."""
        self._tabs[code].setChecked(True)

    def key(self, code: str) -> Button:
        """Give the key of a page."""
        return self._tabs[code]
