"""The seal on the cards: chosen from a picture, seen on a card, taken off, put back."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.file_question import AskFile, FileQuestion
from gangting.ui.jobs import Lane
from gangting.ui.picture_file import ENDINGS
from gangting.ui.screens.settings.card_art import SealBox
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card_picture import CardPicture
from gangting.ui.widgets.label import Label, Role


class SealPart(QWidget):
    """A card with the seal as it is now, and the keys that change it."""

    changed = Signal()

    def __init__(self, context: Context, seal: SealBox, ask_file: AskFile | None = None) -> None:
        super().__init__()
        self._context, self._box = context, seal
        self._ask_file = ask_file or FileQuestion(self).ask_file
        self._seal = b""
        self._before: bytes | None = None
        self._wrong: KnownError | None = None
        self.picture = CardPicture()
        self.state = Label("", Role.STRONG, wrap=True)
        self.hint = Label("", Role.MUTED, wrap=True)
        self.error = Label("", Role.ERROR, wrap=True)
        self.choose = Button("", "image-plus", ButtonKind.PRIMARY, ButtonSize.SMALL)
        self.remove = Button("", "delete-outline", ButtonKind.DANGER, ButtonSize.SMALL)
        self.undo = Button("", "undo", size=ButtonSize.SMALL)
        self.choose.clicked.connect(self._ask)
        self.remove.clicked.connect(lambda: self._keep(b""))
        self.undo.clicked.connect(self._put_back)
        self._lay_out()

    def _lay_out(self) -> None:
        words = layouts.column(gap=8)
        for part in (self.state, self.hint, self.error):
            words.addWidget(part)
        words.addStretch(1)
        for key in (self.choose, self.remove, self.undo):
            words.addWidget(key)
        picture = layouts.column()
        picture.addWidget(self.picture)
        picture.addStretch(1)
        box = layouts.row(self, gap=16)
        box.addLayout(picture, 3)
        box.addLayout(words, 2)

    # -- reading

    def load(self) -> None:
        """Read the seal; what was undone before is gone."""
        self._before = None
        self._complain(None)
        self._context.jobs.submit(self._box.read, self._show, self._not_read)

    def _show(self, seal: bytes) -> None:
        self._seal = seal
        self._say_state()
        self.changed.emit()

    def _not_read(self, error: KnownError) -> None:
        """Say it, and let a seal that cannot be read be taken off or replaced."""
        self._seal = b""
        self._failed(error)
        self.state.setText("")
        self.remove.show()

    # -- changing

    def _ask(self) -> None:
        self._ask_file(self.tr("Pictures"), ENDINGS, self.take)

    def take(self, picture: Path) -> None:
        """Make a seal of this picture, and print it from now on."""
        self._complain(None)
        self.choose.setEnabled(False)
        work = partial(self._box.prepare, picture)
        self._context.jobs.submit(work, self._keep, self._failed, lane=Lane.LONG)

    def _keep(self, png: bytes, *, undone: bool = False) -> None:
        try:
            officer = self._context.officer()
        except KnownError as error:  # the booth was locked while the seal was made
            self._failed(error)
            return
        work = partial(self._box.keep, png, officer)
        before = None if undone else self._seal
        self._context.jobs.submit(work, lambda _: self._kept(png, before), self._failed)

    def _kept(self, png: bytes, before: bytes | None) -> None:
        self._before = before
        self._complain(None)
        self._show(png)

    def _put_back(self) -> None:
        if self._before is not None:
            self._keep(self._before, undone=True)

    def _failed(self, error: KnownError) -> None:
        self._say_state()
        self._complain(error)

    def _complain(self, wrong: KnownError | None) -> None:
        self._wrong = wrong
        words = self._context.words()
        self.error.setText(words.error(wrong.code, **wrong.params) if wrong else "")

    # -- words

    def _say_state(self) -> None:
        there = bool(self._seal)
        self.state.setText(
            self.tr("This seal is printed on every card")
            if there
            else self.tr("No seal is printed")
        )
        self.choose.setEnabled(True)
        self.choose.setText(
            self.tr("Choose another picture …") if there else self.tr("Choose a picture …")
        )
        self.remove.setVisible(there)
        self.undo.setVisible(self._before is not None)

    def retranslate(self) -> None:
        """Write the part's words."""
        self.hint.setText(
            self.tr("A scan or photo of the seal on white paper; the paper becomes clear.")
        )
        self.remove.setText(self.tr("Take the seal off"))
        self.undo.setText(self.tr("Undo"))
        self.picture.setAccessibleName(self.tr("A card with the seal"))
        self._say_state()
        self._complain(self._wrong)
