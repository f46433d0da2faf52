"""Long work: how far it is, and a way to stop it."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QProgressBar, QSizePolicy, QWidget

from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.label import ElidedLabel, Label, Role


class ProgressStrip(QWidget):
    """A word, a bar, a count and a cancel key; hidden until work begins."""

    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self._word = ElidedLabel("")
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setMinimumWidth(24)  # it gives way to the key
        self._count = Label("", Role.MUTED)
        self._cancel = Button("", "close", size=ButtonSize.SMALL)
        self._cancel.clicked.connect(self._ask)
        box = layouts.row(self)
        box.addWidget(self._word)
        box.addWidget(self._bar, 1)
        box.addWidget(self._count)
        box.addWidget(self._cancel)
        self._say()
        self.hide()

    def begin(self, word: str) -> None:
        """Appear with the name of the work."""
        self.set_word(word)
        self._cancel.setEnabled(True)
        self._cancel.setVisible(True)
        self.show_progress(0, 0)
        self.show()

    def set_word(self, word: str) -> None:
        """Name the work, in another language too."""
        self._word.setText(word)
        self._bar.setAccessibleName(word)

    def show_progress(self, done: int, total: int) -> None:
        """Show how far the work is; a total of 0 means nobody knows."""
        self._bar.setRange(0, total)
        self._bar.setValue(done)
        self._count.setText(f"{done} / {total}" if total else "")

    def end(self) -> None:
        """Disappear."""
        self.hide()

    def _ask(self) -> None:
        self._cancel.setEnabled(False)
        self.cancelled.emit()

    def _say(self) -> None:
        self._cancel.setText(self.tr("Cancel"))
        self._cancel.setMinimumWidth(self._cancel.sizeHint().width())

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
