"""Which files may be lists, and how one is asked for."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths

from gangting.ui.file_question import FileQuestion


ENDINGS = (".xlsx", ".xls", ".csv")

AskList = Callable[[str, Callable[[Path], None]], None]
"""Asks for a list's file, of these kinds, and calls back with it."""


def asking_with(question: FileQuestion) -> AskList:
    """Return what asks for a list with this question, where documents lie."""
    documents = QStandardPaths.StandardLocation.DocumentsLocation
    return lambda kinds, then: question.ask_file(kinds, ENDINGS, then, documents)


def dropped_list(data: QMimeData) -> Path | None:
    """Return the one file that is dropped, if it may be a list."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) != 1 or paths[0].suffix.lower() not in ENDINGS:
        return None
    return paths[0]
