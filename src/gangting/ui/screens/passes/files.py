"""Asks where a card is saved; the name proposed tells nobody who holds it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


@dataclass(frozen=True, slots=True)
class FileName:
    """What a saved card is called."""

    word: str
    serial: str
    ending: str

    @property
    def text(self) -> str:
        """Such as pass-48271936.pdf."""
        return f"{self.word}-{self.serial}.{self.ending}"


class FileQuestion:
    """Shows the system's own question, without standing in the way of the next scan."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._dialog: QFileDialog | None = None

    def ask(self, name: FileName, then: Callable[[Path], None]) -> None:
        """Ask for a place; nothing happens when the question is closed."""
        self.close()
        places = QStandardPaths.StandardLocation
        folder = Path(QStandardPaths.writableLocation(places.DocumentsLocation))
        dialog = QFileDialog(self._parent, self._parent.windowTitle(), str(folder))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{name.ending.upper()} (*.{name.ending})")
        dialog.setDefaultSuffix(name.ending)
        dialog.selectFile(name.text)
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()

    def close(self) -> None:
        """Take the question back: the gate comes first."""
        if self._dialog is not None:
            self._dialog.reject()

    def _forget(self) -> None:
        self._dialog = None
