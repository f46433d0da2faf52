"""A masked line that shows itself while it is held."""

from PySide6.QtCore import QEvent, QTimer, Signal
from PySide6.QtWidgets import QSizePolicy

from gangting.ui.widgets.buttons import Button, ButtonSize


LONGEST_LOOK_MS = 10_000


class HoldToSee(Button):
    """Shows the masked text, the whole one while it is pressed, for ten seconds at most.

    `seen` is emitted with every look, so that it can be written down.
    """

    seen = Signal()

    def __init__(self, masked: str = "", whole: str = "") -> None:
        super().__init__(masked, "eye-outline", size=ButtonSize.SMALL)
        self._masked, self._whole = masked, whole
        self._limit = QTimer(self)
        self._limit.setSingleShot(True)
        self._limit.setInterval(LONGEST_LOOK_MS)
        self._limit.timeout.connect(self._hide)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.pressed.connect(self._show)
        self.released.connect(self._hide)
        self._name()

    def show_line(self, masked: str, whole: str) -> None:
        """Hold another line; without a whole text there is nothing to see."""
        self._masked, self._whole = masked, whole
        self.setEnabled(bool(whole))
        self._hide()
        self._name()

    def _show(self) -> None:
        if self._whole:
            self.setText(self._whole)
            self.set_icon("eye")
            self._limit.start()
            self.seen.emit()

    def _hide(self) -> None:
        self._limit.stop()
        self.setText(self._masked)
        self.set_icon("eye-outline" if self._whole else "")

    def _name(self) -> None:
        self.setAccessibleName(self._masked)
        self.setAccessibleDescription(self.tr("Hold to see the whole number"))

    def changeEvent(self, event: QEvent) -> None:
        """Say what holding does in the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name()
