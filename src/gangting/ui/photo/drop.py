"""Takes a picture file that is dropped on a widget; everything else goes on to the window.

A PDF is always a pass and is left to the window, and so is every picture where no photo may be
taken: then the window looks for a code in it, as everywhere.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QWidget

from gangting.ui.picture_file import ENDINGS, UNREADABLE


class PictureDrop(QObject):
    """Watches a widget; `over` tells while a picture is held above it."""

    dropped = Signal(Path)
    over = Signal(bool)

    def __init__(self, widget: QWidget, may: Callable[[], bool] = lambda: True) -> None:
        super().__init__(widget)
        self._may = may
        widget.setAcceptDrops(True)
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take one picture; not accepted, an event goes to the widget behind."""
        if event.type() == QEvent.Type.DragLeave:
            self.over.emit(False)  # noqa: FBT003  a signal's value
            return False
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        path = picture_in(event.mimeData()) if self._may() else None
        if path is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self.over.emit(False)  # noqa: FBT003  a signal's value
            self.dropped.emit(path)
        elif isinstance(event, QDragEnterEvent):
            self.over.emit(True)  # noqa: FBT003  a signal's value
        return True


def picture_in(data: QMimeData) -> Path | None:
    """Return the one picture file that is dragged."""
    urls = data.urls()
    if len(urls) != 1 or not urls[0].isLocalFile():
        return None
    path = Path(urls[0].toLocalFile())
    return path if path.suffix.lower() in {*ENDINGS, *UNREADABLE} else None
