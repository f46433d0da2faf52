"""Keeps half-filled forms in the books, so that a scan, a lock or a power cut loses none."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from gangting.app.screens import KEEPING, NAMES, MoreScreens
from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.window import MainWindow


EVERY_MS = 1500

Body = dict[str, object]


class DraftKeeper(QObject):
    """Saves what changed every second and a half, and fills forms in again at the start."""

    def __init__(
        self, context: Context, window: MainWindow, more: MoreScreens, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._window, self._more = context, window, more
        self._saved: dict[str, Body] = {}
        self._troubled = False
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY_MS)
        self._timer.timeout.connect(self.save)

    def restore(self) -> None:
        """Fill every form in again, then begin to keep them."""
        load = self._context.services.drafts.load
        for name in (*NAMES, *KEEPING):
            self._context.jobs.submit(partial(load, name), partial(self._fill, name), self._failed)
        self._timer.start()

    def save(self) -> None:
        """Write the forms that changed."""
        for screen in self._window.screens():
            body = dict(screen.draft() or {})
            if body != self._saved.get(screen.name, {}):
                self._write(screen.name, body)

    def _write(self, name: str, body: Body) -> None:
        before = self._saved.get(name, {})
        self._saved[name] = body
        self._context.jobs.submit(
            partial(self._context.services.drafts.save, name, body),
            self._written,
            partial(self._unwritten, name, before),
        )

    def _fill(self, name: str, body: Body | None) -> None:
        if body:
            self._saved[name] = dict(body)
            self._more.screen(name).restore(body)

    def _written(self, _: object) -> None:
        self._troubled = False

    def _unwritten(self, name: str, before: Body, error: KnownError) -> None:
        """Try again with the next round; say it once."""
        self._saved[name] = before
        self._failed(error)

    def _failed(self, error: KnownError) -> None:
        if not self._troubled:
            self._troubled = True
            self._context.announce(self._context.words().error(error.code, **error.params))
