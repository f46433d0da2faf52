"""Screens behind the one in front learn a new language when they come to the front."""

from PySide6.QtCore import QCoreApplication, QEvent, QObject

from gangting.ui.screens.base import Screen
from gangting.ui.window import MainWindow


class Hidden(QObject):
    """Keeps a change of language from the screens nobody sees, and brings it to them later.

    A test that changes the language at every step else spends most of its time in translating a
    dozen screens to look at one.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._late: set[Screen] = set()
        self._screens = window.screens()
        for screen in self._screens:
            screen.installEventFilter(self)

    def tell(self) -> None:
        """Bring it to every screen that does not know yet, and hold nothing back any more."""
        for screen in self._screens:
            screen.removeEventFilter(self)
            self._bring(screen)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt names it
        kind = event.type()
        if kind == QEvent.Type.LanguageChange and not watched.isVisible():
            self._late.add(watched)
            return True
        if kind == QEvent.Type.Show:
            self._bring(watched)
        return False

    def _bring(self, screen: Screen) -> None:
        if screen in self._late:
            self._late.discard(screen)
            QCoreApplication.sendEvent(screen, QEvent(QEvent.Type.LanguageChange))
