"""The line on top of a page: a way back, the title, what it is about, the main keys."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.label import ElidedLabel, Label, Role


class PageHead(QWidget):
    """Back key (if there is somewhere to go back to), title, hint, then what the page adds."""

    back = Signal()

    def __init__(self, title: str = "", hint: str = "", *, with_back: bool = False) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._box = layouts.row(self, gap=14)
        self._back: Button | None = None
        if with_back:
            self._back = Button("", "arrow-left", size=ButtonSize.SMALL)
            self._back.clicked.connect(self.back)
            self._box.addWidget(self._back)
        self._title = Label(title, Role.TITLE)
        self._hint = ElidedLabel(hint, Role.HINT)
        self._left = layouts.row(gap=14)
        self._box.addWidget(self._title)
        self._box.addWidget(self._hint)
        self._box.addLayout(self._left)
        self._box.addStretch(1)
        self._say()

    def set_words(self, title: str, hint: str = "") -> None:
        """Change title and hint."""
        self._title.setText(title)
        self._hint.setText(hint)
        self._hint.setVisible(bool(hint))

    def add_beside(self, widget: QWidget) -> None:
        """Put a chip or the like after the title."""
        self._left.addWidget(widget)

    def add(self, widget: QWidget) -> None:
        """Put a key at the right end."""
        self._box.addWidget(widget)

    def _say(self) -> None:
        if self._back:
            self._back.setText(self.tr("Back"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
