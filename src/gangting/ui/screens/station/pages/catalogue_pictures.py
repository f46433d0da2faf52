"""What the catalogue asks about pictures: read them all, store one from a file, take one off."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.file_question import AskFile
from gangting.ui.jobs import Lane
from gangting.ui.picture_file import ENDINGS, content_of


class CataloguePictures(QObject):
    """Holds the pictures; `known` when they were read, `stored` when one is another now."""

    known = Signal()
    stored = Signal()
    refused = Signal(object)
    """A `KnownError`."""

    def __init__(self, context: Context, ask_file: AskFile, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self._ask_file = ask_file
        self._pictures: Mapping[UUID, bytes] = {}

    def of(self, item_id: UUID) -> bytes:
        """Give an item's picture as JPEG, empty where it has none."""
        return self._pictures.get(item_id, b"")

    def read(self) -> None:
        """Read them all."""
        pictures = self._context.services.station.catalogue.pictures
        self._context.jobs.submit(pictures, self._know, self.refused.emit)

    def _know(self, pictures: Mapping[UUID, bytes]) -> None:
        self._pictures = pictures
        self.known.emit()

    def choose(self, item_id: UUID, kinds: str) -> None:
        """Ask for a file and store it as the item's picture."""
        self._ask_file(kinds, ENDINGS, lambda path: self._store(item_id, path))

    def _store(self, item_id: UUID, path: Path) -> None:
        self._set(item_id, partial(content_of, path))

    def remove(self, item_id: UUID) -> None:
        """Take an item's picture off."""
        self._set(item_id, lambda: None)

    def _set(self, item_id: UUID, content: Callable[[], bytes | None]) -> None:
        catalogue = self._context.services.station.catalogue
        try:
            officer: Officer = self._context.officer()
        except KnownError as error:  # the booth was locked while the question was open
            self.refused.emit(error)
            return

        def work() -> bytes:
            return catalogue.set_picture(item_id, content(), officer)

        def done(jpeg: bytes) -> None:
            self._pictures = {**self._pictures, item_id: jpeg}
            self.stored.emit()

        # a large picture takes a while: the gate's work goes before
        self._context.jobs.submit(work, done, self.refused.emit, lane=Lane.LONG)
