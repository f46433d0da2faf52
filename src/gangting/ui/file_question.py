"""Asks where a file goes, or which one is meant; the name proposed tells nobody's name."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


AskPlace = Callable[[str, Callable[[Path], None]], None]
"""Asks where a file of this proposed name goes, and calls back with the place."""
AskFile = Callable[[str, tuple[str, ...], Callable[[Path], None]], None]
"""Asks for a file of these kinds, named so and with these endings, and calls back with it."""


#: Qt's own dialog, where the system has none, asks its translation for these too early.
_LABELS = (
    (QFileDialog.DialogLabel.LookIn, "Look in:"),
    (QFileDialog.DialogLabel.FileType, "Files of type:"),
)


def speak(dialog: QFileDialog) -> QFileDialog:
    """Let a file dialog say all its labels in the language in force."""
    for label, words in _LABELS:
        dialog.setLabelText(label, QCoreApplication.translate("QFileDialog", words))
    return dialog


class FileQuestion(QObject):
    """Shows the system's own question, without standing in the way of the next scan.

    It goes with the page that asks: when another one comes, nobody answers any more.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        parent.installEventFilter(self)
        self._dialog: QFileDialog | None = None

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the question back when the page goes; a window that is put aside keeps it."""
        if event.type() == QEvent.Type.Hide and not event.spontaneous():
            self.close()
        return super().eventFilter(watched, event)

    def ask(self, name: str, then: Callable[[Path], None]) -> None:
        """Ask for a place for a file of this name; nothing happens when the question is closed."""
        ending = Path(name).suffix.lstrip(".")
        dialog = self._made(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setNameFilter(f"{ending.upper()} (*.{ending})")
        dialog.setDefaultSuffix(ending)
        dialog.selectFile(name)
        self._show(dialog, then)

    def ask_file(
        self,
        kinds: str,
        endings: tuple[str, ...],
        then: Callable[[Path], None],
        place: QStandardPaths.StandardLocation = QStandardPaths.StandardLocation.PicturesLocation,
    ) -> None:
        """Ask for a file that is there; nothing happens when the question is closed."""
        dialog = self._made(place)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptOpen)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{kinds} ({' '.join(f'*{ending}' for ending in endings)})")
        self._show(dialog, then)

    def _made(self, place: QStandardPaths.StandardLocation) -> QFileDialog:
        self.close()
        folder = QStandardPaths.writableLocation(place)
        return speak(QFileDialog(self._parent, self._parent.windowTitle(), folder))

    def _show(self, dialog: QFileDialog, then: Callable[[Path], None]) -> None:
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
