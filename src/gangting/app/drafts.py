"""Keeps half-filled forms in the books, so that a scan, a lock or a power cut loses none."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import QObject, QTimer

from gangting.ui.context import Context
from gangting.ui.screens.base import Screen


EVERY_MS = 1500


class DraftKeeper(QObject):
    """Saves what changed every second and a half, and fills forms in again at the start."""

    def __init__(self, context: Context, screens: Iterable[Screen], parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._screens = tuple(screens)
        self._saved: dict[str, dict[str, object]] = {}
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.save)

    def restore(self) -> None:
        """Fill every form in again, then begin to keep them."""
        for screen in self._screens:
            self._context.jobs.submit(
                partial(self._context.services.drafts.load, screen.name),
                partial(self._fill, screen),
            )
        self._timer.start()

    def save(self) -> None:
        """Write the forms that changed."""
        for screen in self._screens:
            body = dict(screen.draft() or {})
            if body != self._saved.get(screen.name, {}):
                self._saved[screen.name] = body
                self._context.jobs.submit(
                    partial(self._context.services.drafts.save, screen.name, body), _nothing
                )

    def _fill(self, screen: Screen, body: dict[str, object] | None) -> None:
        if body:
            self._saved[screen.name] = dict(body)
            screen.restore(body)


def _nothing(_: object) -> None:
    """Wait for nothing: the draft is written."""
