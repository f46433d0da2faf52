"""One setting a line: its word on the left, what is chosen or written on the right."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from gangting.ui import sizes, theme
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import LineEdit
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice


TEXT_WIDTH = 190
WORD_WIDTH = 120
"""The choices wrap before the words beside them become a column of single words."""


class Line(QWidget):
    """A word with a hint below it, and what is chosen or written on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._word = Label("", Role.STRONG, wrap=True)
        self._hint = Label("", Role.MUTED, wrap=True)
        self._hint.hide()
        self._word.setMinimumWidth(sizes.px(WORD_WIDTH))
        text = layouts.column(gap=2)
        text.addStretch(1)
        text.addWidget(self._word)
        text.addWidget(self._hint)
        text.addStretch(1)
        self._row = layouts.row(self, gap=16)
        self._row.addLayout(text, 1)

    def name(self, word: str, hint: str = "") -> None:
        """Name the setting."""
        self._word.setText(word)
        self._hint.set_role(Role.MUTED)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def complain(self, sentence: str) -> None:
        """Say in the hint's place why something was not taken."""
        self._hint.set_role(Role.ERROR)
        self._hint.setText(sentence)
        self._hint.show()


class SettingLine(Line):
    """A row of choices."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._offered: dict[str, str] = {}
        self._choices = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self._choices.chosen.connect(self.chosen)
        self._row.addWidget(self._choices)

    def say(self, word: str, choices: Sequence[tuple[str, str]], hint: str = "") -> None:
        """Name the setting and its choices; what is chosen stays chosen."""
        code = self._choices.code()
        self.name(word, hint)
        self._choices.setAccessibleName(word)
        self._offer(dict(choices))
        self._choices.choose(code if code in self._offered else "")

    def choose(self, code: str, word: str = "") -> None:
        """Show what is in force.

        Also where it is not offered: a file or another booth may have set it, and a device may be
        unplugged; ``word`` says it then.
        """
        if code and code not in self._offered:
            self._offer({**self._offered, code: word or code})
        self._choices.choose(code if code in self._offered else "")

    def _offer(self, choices: dict[str, str]) -> None:
        self._offered = choices
        self._choices.set_choices([Choice(code, word) for code, word in choices.items()])


class TextLine(Line):
    """One or two short texts, taken when they are left or Enter is pressed."""

    entered = Signal(tuple)

    def __init__(self, count: int) -> None:
        super().__init__()
        self._shown = ("",) * count
        self.lines = tuple(LineEdit() for _ in range(count))
        for line in self.lines:
            line.editingFinished.connect(self._tell)
            self._row.addWidget(line)

    def showEvent(self, event: QShowEvent) -> None:
        """Be as wide as the text in force asks for."""
        super().showEvent(event)
        for line in self.lines:
            line.setFixedWidth(theme.text_px(TEXT_WIDTH))

    def say(self, word: str, names: Sequence[str], hint: str = "") -> None:
        """Name the setting, and each text for who cannot see them side by side."""
        self.name(word, hint)
        for line, name in zip(self.lines, names, strict=True):
            line.setAccessibleName(name)
            line.setPlaceholderText(name)

    def show_texts(self, *texts: str) -> None:
        """Show what is in force."""
        self._shown = texts
        for line, text in zip(self.lines, texts, strict=True):
            if line.text() != text:
                line.setText(text)

    def _tell(self) -> None:
        texts = tuple(line.text() for line in self.lines)
        if texts != self._shown:
            self.entered.emit(texts)


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

    def text_line(self, count: int, on_entered: Callable[[tuple[str, ...]], None]) -> TextLine:
        """Add a line with so many short texts."""
        line = TextLine(count)
        line.entered.connect(on_entered)
        self.box.addWidget(line)
        return line

    def end(self) -> None:
        """Leave the rest of the page empty."""
        self.box.addStretch(1)

    def retranslate(self) -> None:
        """Write the page's words."""
