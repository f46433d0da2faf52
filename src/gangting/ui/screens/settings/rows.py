"""One setting a line: its word on the left, what is chosen on the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice


class SettingLine(QWidget):
    """A word, a hint below it, and a row of choices."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._word = Label("", Role.STRONG, wrap=True)
        self._hint = Label("", Role.MUTED, wrap=True)
        self._hint.hide()
        self._choices = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self._choices.chosen.connect(self.chosen)
        text = layouts.column(gap=2)
        text.addStretch(1)
        text.addWidget(self._word)
        text.addWidget(self._hint)
        text.addStretch(1)
        box = layouts.row(self, gap=16)
        box.addLayout(text, 1)
        box.addWidget(self._choices)

    def say(self, word: str, choices: Sequence[tuple[str, str]], hint: str = "") -> None:
        """Name the setting and its choices; what is chosen stays chosen."""
        code = self._choices.code()
        self._word.setText(word)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))
        self._choices.setAccessibleName(word)
        self._choices.set_choices([Choice(c, w) for c, w in choices])
        self._choices.choose(code)

    def choose(self, code: str) -> None:
        """Show what is in force."""
        self._choices.choose(code)


class Page(QWidget):
    """A page of settings lines."""

    def __init__(self) -> None:
        super().__init__()
        self.box = layouts.column(self, gap=12)

    def line(self, on_chosen: Callable[[str], None]) -> SettingLine:
        """Add a line."""
        line = SettingLine()
        line.chosen.connect(on_chosen)
        self.box.addWidget(line)
        return line

    def end(self) -> None:
        """Leave the rest of the page empty."""
        self.box.addStretch(1)

    def retranslate(self) -> None:
        """Write the page's words."""
