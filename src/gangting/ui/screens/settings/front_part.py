"""The front of the cards: whether it shows its holder's photo, and the compound's seal."""

from dataclasses import replace
from functools import partial

from PySide6.QtWidgets import QWidget

from gangting.domain.card_look import CardLook
from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.screens.settings.card_art import SealBox
from gangting.ui.screens.settings.rows import SettingLine
from gangting.ui.screens.settings.rules_page import OFF, ON
from gangting.ui.screens.settings.seal_part import SealPart
from gangting.ui.widgets import layouts


class FrontPart(QWidget):
    """A line for the photos, and the seal below it."""

    def __init__(self, context: Context, seal: SealBox) -> None:
        super().__init__()
        self._context = context
        self._look = CardLook()
        self.seal = SealPart(context, seal)
        self.photos = SettingLine()
        self.photos.chosen.connect(lambda code: self._change(photos=code == ON))
        box = layouts.column(self, gap=12)
        box.addWidget(self.photos)
        box.addWidget(self.seal, 1)

    def load(self) -> None:
        """Read what is in force."""
        self._read()
        self.seal.load()

    def _read(self) -> None:
        read = self._context.services.card_looks.current
        self._context.jobs.submit(read, self._show, self._say)

    def _show(self, look: CardLook) -> None:
        self._look = look
        self.photos.choose(ON if look.photos else OFF)

    def _change(self, **changes: bool) -> None:
        save = self._context.services.card_looks.save
        task = partial(save, replace(self._look, **changes), self._context.officer())
        self._context.jobs.submit(task, self._show, self._failed)

    def _failed(self, error: KnownError) -> None:
        """Say why, and show what is in force instead of what was not kept."""
        self._read()
        self._say(error)

    def _say(self, error: KnownError) -> None:
        self._context.announce(self._context.words().error(error.code, **error.params))

    def retranslate(self) -> None:
        """Write the part's words."""
        self.photos.say(
            self.tr("Photos on cards"),
            ((ON, self.tr("On")), (OFF, self.tr("Off"))),
            self.tr("Off, the photos stay with their people; no card shows them."),
        )
        self._show(self._look)
        self.seal.retranslate()
