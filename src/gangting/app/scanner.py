"""The scanner from the first second on: what is scanned before the booth is open waits."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from gangting.devices.scanner.wedge import WedgeFilter
from gangting.domain.scan_text import clean
from gangting.host.clock import SystemClock
from gangting.host.settings import Settings


class Scanner(QObject):
    """Listens to the keyboard of the whole application, and keeps scans until they are taken."""

    scanned = Signal(str)
    kept = Signal()
    """Something was scanned that waits."""

    def __init__(self, app: QApplication, settings: Settings, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._settings = settings
        self._waiting: list[str] | None = []
        self._wedge = self._listen()

    @property
    def seen(self) -> bool:
        """Whether it has been heard: a keyboard scanner shows that it lives only by scanning."""
        return self._wedge.last_seen is not None

    def use(self, settings: Settings) -> None:
        """Take changed settings."""
        before, self._settings = self._settings, settings
        if settings.scanner_max_gap_ms != before.scanner_max_gap_ms:
            self._wedge.remove()
            self._wedge = self._listen()

    def deliver(self) -> None:
        """Give what waited, in its order, and everything after it at once."""
        waiting, self._waiting = self._waiting, None
        for text in waiting or ():
            self.scanned.emit(text)

    def stop(self) -> None:
        """Let every key pass again."""
        self._wedge.remove()

    def _listen(self) -> WedgeFilter:
        gap = self._settings.scanner_max_gap_ms
        wedge = WedgeFilter(self._app, SystemClock(), max_gap_ms=gap)
        wedge.scanned.connect(self._take)
        wedge.install()
        return wedge

    def _take(self, text: str) -> None:
        """Take off what this scanner is set to send around every code."""
        scan = clean(text, self._settings.scanner_prefix, self._settings.scanner_suffix)
        if self._waiting is None:
            self.scanned.emit(scan)
        else:
            self._waiting.append(scan)
            self.kept.emit()
