"""The booth itself: its names, its keys, practice; a leader's page."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.storage.site import Site
from gangting.ui.context import Context
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role


Rotate = Callable[[Officer], None]


class BoothPage(QWidget):
    """Names on the top bar and the cards; a new signing key; to practice and back."""

    renamed = Signal()
    other_booth_wanted = Signal()

    def __init__(self, context: Context, rotate: Rotate, *, practice: bool) -> None:
        super().__init__()
        self._context, self._rotate, self._practice = context, rotate, practice
        self._site, self._gate = Field(free_text=True), Field(free_text=True)
        self._phone = Field()
        self._sure = False
        self._said = Label("", Role.MUTED, wrap=True)
        self._save = Button("", "check", ButtonKind.PRIMARY)
        self._key = Button("", "key-change")
        self._other = Button("", "swap-horizontal")
        self._key_hint = Label("", Role.MUTED, wrap=True)
        self._save.clicked.connect(self._store)
        self._key.clicked.connect(self._new_key)
        self._other.clicked.connect(self.other_booth_wanted)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        box = layouts.column(self, gap=12)
        names = layouts.row(gap=12)
        for field in (self._site, self._gate, self._phone):
            names.addWidget(field, 1)
        box.addLayout(names)
        saving = layouts.row(gap=12)
        saving.addWidget(self._said, 1)
        saving.addWidget(self._save)
        box.addLayout(saving)
        keys = layouts.row(gap=12)
        keys.addWidget(self._key)
        keys.addWidget(self._key_hint, 1)
        box.addLayout(keys)
        across = layouts.row(gap=12)
        across.addWidget(self._other)
        across.addStretch(1)
        box.addLayout(across)
        box.addStretch(1)

    def load(self) -> None:
        """Read the names."""
        self._say_key(sure=False)
        self._context.jobs.submit(self._context.services.setup.site, self._show, self._failed)

    def _show(self, site: Site | None) -> None:
        if site is not None:
            self._site.set_text(site.name)
            self._gate.set_text(site.gate)
            self._phone.set_text(site.phone)

    def _store(self) -> None:
        rename = partial(
            self._context.services.setup.rename,
            self._site.text(),
            self._gate.text(),
            self._phone.text(),
            self._context.officer(),
        )
        self._context.jobs.submit(rename, self._stored, self._failed)

    def _stored(self, _: object) -> None:
        self._said.setText(self.tr("Saved"))
        self.renamed.emit()

    def _new_key(self) -> None:
        """Ask once, on the key itself: what was signed before cannot be signed again."""
        if not self._sure:
            self._say_key(sure=True)
            return
        self._say_key(sure=False)
        rotate = partial(self._rotate, self._context.officer())
        self._context.jobs.submit(rotate, self._rotated, self._failed)

    def _rotated(self, _: object) -> None:
        self._said.setText(self.tr("New cards are signed with the new key; old cards stay valid"))

    def _say_key(self, *, sure: bool) -> None:
        self._sure = sure
        self._key.setText(
            self.tr("Press again to change the key") if sure else self.tr("New signing key")
        )

    def _failed(self, error: KnownError) -> None:
        self._said.setText(self._context.words().error(error.code, **error.params))

    def retranslate(self) -> None:
        """Write the page's words."""
        self._site.set_words(self.tr("Name of the compound"))
        self._gate.set_words(self.tr("Name of the gate"))
        self._phone.set_words(self.tr("Telephone of the booth"))
        self._save.setText(self.tr("Save"))
        self._say_key(sure=False)
        self._key_hint.setText(self.tr("After a booth or a backup was lost"))
        self._other.setText(
            self.tr("Open the real booth") if self._practice else self.tr("Practise")
        )
