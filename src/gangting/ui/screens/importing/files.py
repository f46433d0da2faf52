"""Asks for a list's file, and where the rows to mend are saved."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from gangting.ui.file_question import speak


ENDINGS = (".xlsx", ".xls", ".csv")

AskFile = Callable[[str, Callable[[Path], None]], None]


class ListQuestion:
    """Shows the system's own question, without standing in the way of the next scan."""

    def __init__(self, parent: QWidget) -> None:
        self._parent = parent
        self._dialog: QFileDialog | None = None

    def ask_list(self, kinds: str, then: Callable[[Path], None]) -> None:
        """Ask for a file; nothing happens when the question is closed."""
        self._open(kinds, ENDINGS, QFileDialog.AcceptMode.AcceptOpen, then)

    def ask_place(self, name: str, then: Callable[[Path], None]) -> None:
        """Ask where a workbook is saved."""
        dialog = self._open("XLSX", ENDINGS[:1], QFileDialog.AcceptMode.AcceptSave, then)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(name)

    def _open(
        self,
        kinds: str,
        endings: tuple[str, ...],
        mode: QFileDialog.AcceptMode,
        then: Callable[[Path], None],
    ) -> QFileDialog:
        self.close()
        documents = QStandardPaths.StandardLocation.DocumentsLocation
        folder = QStandardPaths.writableLocation(documents)
        dialog = speak(QFileDialog(self._parent, self._parent.windowTitle(), folder))
        dialog.setAcceptMode(mode)
        if mode is QFileDialog.AcceptMode.AcceptOpen:
            dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilter(f"{kinds} ({' '.join(f'*{ending}' for ending in endings)})")
        dialog.fileSelected.connect(lambda chosen: then(Path(chosen)))
        dialog.finished.connect(dialog.deleteLater)
        dialog.finished.connect(self._forget)
        self._dialog = dialog
        dialog.open()
        return dialog

    def close(self) -> None:
        """Take the question back: the gate comes first."""
        if self._dialog is not None:
            self._dialog.reject()

    def _forget(self) -> None:
        self._dialog = None


def dropped_list(data: QMimeData) -> Path | None:
    """Return the one file that is dropped, if it may be a list."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) != 1 or paths[0].suffix.lower() not in ENDINGS:
        return None
    return paths[0]
