"""What is done about a person's photo; pictures are read and cut on the long lane."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.pictures import Cut, Picture
from gangting.ui.context import Context
from gangting.ui.file_question import AskFile
from gangting.ui.jobs import Lane
from gangting.ui.live_camera import LiveCamera
from gangting.ui.photo.values import PhotoFacts, Source, Step, Subject
from gangting.ui.picture_file import ENDINGS, UNREADABLE, content_of


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.photo_change import PhotoChange


class PhotoDesk(QObject):
    """Holds one picture at a time; `stored` brings what can be undone, `left` nothing."""

    changed = Signal()
    stored = Signal(object)
    left = Signal()

    def __init__(
        self, context: Context, camera: LiveCamera, ask_file: AskFile, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._context, self._camera, self._ask_file = context, camera, ask_file
        self._asked = 0
        self.facts = PhotoFacts(camera=camera.there)
        camera.changed.connect(lambda: self._change(camera=camera.there))
        camera.shot.connect(self._shot)

    # -- coming and going

    def begin(self, subject: Subject) -> None:
        """Take the photo of a person in hand, and show it."""
        self._asked += 1
        self.facts = PhotoFacts(subject, camera=self._camera.there)
        self.changed.emit()

    def know(self, subject: Subject) -> None:
        """Take in how the same person's photo is now."""
        if self.facts.subject is not None and self.facts.subject != subject:
            self._change(subject=subject)

    def end(self) -> None:
        """Forget everything: nobody's face is kept longer than needed."""
        self._asked += 1
        self.facts = PhotoFacts(camera=self._camera.there)
        self.changed.emit()

    def back(self) -> None:
        """Go a step back; from the first one, leave."""
        if self.facts.step is Step.SHOW:
            self.end()
            self.left.emit()
        else:
            self._show(Step.SHOW)

    # -- a picture

    def look(self) -> None:
        """Look through the camera."""
        if self._camera.there:
            self._show(Step.LIVE)

    def shoot(self) -> None:
        """Take what is seen."""
        if self.facts.step is Step.LIVE:
            self._change(error=None)
            self._camera.shoot()

    def _shot(self, picture: Picture) -> None:
        if self.facts.step is Step.LIVE:
            self._frame(picture, Source.CAMERA)

    def ask(self, kinds: str) -> None:
        """Ask for a file."""
        asked = self._asked
        self._ask_file(kinds, (*ENDINGS, *UNREADABLE), lambda path: self._chosen(asked, path))

    def _chosen(self, asked: int, path: Path) -> None:
        if asked == self._asked:  # else another person is in hand by now
            self.open(path)

    def open(self, path: Path) -> None:
        """Read a picture's file."""
        if self.facts.subject is None or self.facts.busy:
            return
        self._asked += 1
        self._change(busy=True, error=None)
        done, failed = partial(self._read, self._asked), partial(self._failed, self._asked)
        self._context.jobs.submit(partial(_picture_in, path), done, failed, lane=Lane.LONG)

    def _read(self, asked: int, picture: Picture) -> None:
        if asked == self._asked:
            self._frame(picture, Source.FILE)

    def _frame(self, picture: Picture, source: Source) -> None:
        self._change(step=Step.FRAME, picture=picture, source=source, busy=False, error=None)

    def again(self, kinds: str) -> None:
        """Look for another picture where this one came from."""
        if self.facts.source is Source.CAMERA and self._camera.there:
            self._show(Step.LIVE)
        else:
            self.ask(kinds)

    # -- the books

    def keep(self, cut: Cut) -> None:
        """Store the framed part as the photo."""
        subject, picture = self.facts.subject, self.facts.picture
        if subject is not None and picture is not None:
            take = self._context.services.photos.take
            self._write(lambda by: take(subject.person_id, picture, cut, by))

    def remove(self) -> None:
        """Erase the photo."""
        subject = self.facts.subject
        if subject is not None:
            remove = self._context.services.photos.remove
            self._write(lambda by: remove(subject.person_id, by))

    def _write(self, act: "Callable[[Officer], PhotoChange]") -> None:
        if self.facts.busy:
            return
        try:
            officer = self._context.officer()
        except KnownError as error:  # the booth was locked meanwhile
            self._change(error=error)
            return
        self._asked += 1
        self._change(busy=True, error=None)
        done, failed = partial(self._written, self._asked), partial(self._failed, self._asked)
        # cutting and pressing takes a while: the gate's work goes before
        self._context.jobs.submit(lambda: act(officer), done, failed, lane=Lane.LONG)

    def _written(self, asked: int, change: "PhotoChange") -> None:
        if asked == self._asked:
            self.end()
            self.stored.emit(change)

    def _failed(self, asked: int, error: KnownError) -> None:
        if asked == self._asked:
            self._change(error=error, busy=False)

    # -- what is known

    def _show(self, step: Step) -> None:
        self._asked += 1
        self._change(step=step, picture=None, error=None, busy=False)

    def _change(self, **facts: object) -> None:
        self.facts = replace(self.facts, **facts)  # type: ignore[arg-type]
        self.changed.emit()


def _picture_in(path: Path) -> Picture:
    from gangting.services.photos import picture_of  # noqa: PLC0415  with the first picture

    return picture_of(content_of(path))
