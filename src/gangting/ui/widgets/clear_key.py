"""The key that empties a form, and takes that back."""

from PySide6.QtCore import QEvent

from gangting.ui.widgets.buttons import Button, ButtonSize


class ClearKey(Button):
    """`×` while there is something to empty, then the way back until something new is written."""

    def __init__(self) -> None:
        super().__init__("", "close", size=ButtonSize.SMALL)
        self._restores = False
        self.hide()

    def show_for(self, *, pristine: bool, can_restore: bool) -> None:
        """Offer what can be done with a form that is empty or not."""
        self._restores = pristine and can_restore
        self.set_icon("restore" if self._restores else "close")
        self.setVisible(not pristine or can_restore)
        self._say()

    def _say(self) -> None:
        self.setText(self.tr("Take back") if self._restores else self.tr("Clear"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
