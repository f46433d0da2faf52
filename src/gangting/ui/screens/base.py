"""What the window asks of every screen."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QWidget


Draft = Mapping[str, object]


class Screen(QWidget):
    """One page of the window, reached from the rail.

    A subclass sets `name` (a stable code) and `icon`, and says its `title()` through `tr`.
    It writes all its words in `retranslate()`, which also runs when the language changes.
    """

    name = ""
    icon = ""
    at_bottom = False
    in_rail = True

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("content")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        # An empty place that is touched, or the screen coming to the front, takes the focus:
        # else Qt would give it to the first key, which would look pressed.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def title(self) -> str:
        """Say the screen's word on the rail."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Write every word of the screen in the language in force."""

    def on_enter(self) -> None:
        """Refresh when the screen comes to the front."""

    def on_leave(self) -> None:
        """Let go of what only a screen in front may hold."""

    def take_scan(self, text: str) -> bool:  # noqa: ARG002 - the default takes none
        """Take a scan before the gate does; True if it was meant for this screen."""
        return False

    def draft(self) -> Draft | None:
        """Give what is half filled, so that neither a lock nor a power cut loses it."""
        return None

    def restore(self, draft: Draft) -> None:
        """Fill in again what `draft` gave."""

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
