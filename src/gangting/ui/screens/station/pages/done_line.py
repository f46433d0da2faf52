"""What was just done and what is left, with the way back for thirty seconds."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.supplies.movements import UNDO_SPAN
from gangting.domain.supplies.opened import OpenedEnd
from gangting.services.station.values import Act
from gangting.ui.context import Context
from gangting.ui.screens.station.pages.wordbook import left_sentence, word
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.label import ElidedLabel, IconLabel, Role
from gangting.ui.widgets.shrinking_bar import ShrinkingBar


_MILLISECONDS = round(UNDO_SPAN.total_seconds() * 1000)


@dataclass(frozen=True, slots=True)
class WayBack:
    """How what was done is said, and how it is taken back by whoever is on duty then."""

    said: Callable[[], str]
    back: Callable[[Officer], Act | None]


class DoneLine(QWidget):
    """`+ 60 · 口罩还有 185 个`, a key that takes it back, a bar that runs out."""

    undone = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._way: WayBack | None = None
        self._icon = IconLabel("check-circle", 24, "ok")
        self.words = ElidedLabel("", Role.STRONG)
        self.undo = Button("", "undo", ButtonKind.PLAIN, ButtonSize.SMALL)
        self.undo.clicked.connect(self._take_back)
        self._bar = ShrinkingBar(_MILLISECONDS)
        self._bar.finished.connect(self._too_late)
        line = layouts.row(gap=10)
        line.addWidget(self._icon)
        line.addWidget(self.words)
        line.addStretch(1)
        line.addWidget(self.undo)
        box = layouts.column(self, gap=4)
        box.addLayout(line)
        box.addWidget(self._bar)
        self.hide()
        self.retranslate()

    def show_act(self, act: Act) -> None:
        """Say what is left, and offer the way back."""
        undo = partial(self._context.services.station.ledger.undo, act.id)
        self.show_way(WayBack(partial(self._left, act), undo))

    def show_way(self, way: WayBack) -> None:
        """Say what was done, and offer the way back."""
        self._way = way
        self._say(way.said(), Tone.OK)
        self.undo.show()
        self.undo.setEnabled(True)
        self._bar.show()
        self._bar.start()
        self.show()

    def clear(self) -> None:
        """Say nothing."""
        self._way = None
        self._bar.stop()
        self.hide()

    def _left(self, act: Act) -> str:
        return left_sentence(self._context.words(), act)

    def _take_back(self) -> None:
        if self._way is None:
            return
        self.undo.setEnabled(False)
        undo = partial(self._way.back, self._context.officer())
        self._context.jobs.submit(undo, self._taken_back, self._refused)

    def _taken_back(self, act: Act | None) -> None:
        self._end()
        said = word(self._context.words(), OpenedEnd.UNDONE)
        if act is not None:
            said = self.tr("Taken back. %1").replace("%1", self._left(act))
        self._say(said, Tone.MUTED)
        self.undone.emit()

    def _refused(self, error: KnownError) -> None:
        self._end()
        self._say(self._context.words().error(error.code, **error.params), Tone.STOP)

    def _too_late(self) -> None:
        self.undo.hide()
        self._bar.hide()

    def _end(self) -> None:
        self._way = None
        self._bar.stop()
        self._too_late()

    def _say(self, sentence: str, tone: Tone) -> None:
        icon = {Tone.OK: "check-circle", Tone.STOP: "alert-circle"}.get(tone, "undo")
        self._icon.set_icon(icon, tone.value)
        self.words.setText(sentence)
        self.words.set_tone(None if tone is Tone.OK else tone)

    def retranslate(self) -> None:
        """Write the words; what was done is said again with the next act."""
        self.undo.setText(self.tr("Take back"))
        if self._way is not None:
            self.words.setText(self._way.said())
