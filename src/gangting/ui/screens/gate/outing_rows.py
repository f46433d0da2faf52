"""What the rule of outings adds to the panel: until when, and for what an outing does not count."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.quota import OutingReason
from gangting.ui.screens.gate.values import Excuse
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, IconLabel, Role
from gangting.ui.widgets.segmented import Choice


class BackByRow(QWidget):
    """Until when one who goes out is asked to be back, to be said aloud."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.word = FittedLabel("", Role.TITLE)
        box = layouts.row(self, gap=12)
        box.addWidget(IconLabel("timer-outline", 32, "ink"))
        box.addWidget(self.word, 1)

    def say(self, sentence: str) -> None:
        """Say it, or nothing."""
        self.word.setText(sentence)
        self.setVisible(bool(sentence))


class ExcusesRow(QWidget):
    """The reasons for which an outing does not count, each on a key that lets pass with it."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        # the keys wrap: a height of the width's own, not the one line of the hint at most
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self.title = ElidedLabel("", Role.STRONG)
        self.choices = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.choices.chosen.connect(lambda code: self.chosen.emit(OutingReason(code)))
        box = layouts.column(self, gap=6)
        box.addWidget(self.title)
        box.addWidget(self.choices)
        self._excuses: tuple[Excuse, ...] = ()

    def offer(self, excuses: tuple[Excuse, ...]) -> None:
        """Offer these, or nothing."""
        if excuses != self._excuses:
            self._excuses = excuses
            self.choices.set_choices([Choice(one.reason.value, one.word) for one in excuses])
        self.choices.choose("")
        self.setVisible(bool(excuses))
        self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        said = self.tr("An outing for this does not count:")
        self.title.setText(said)
        self.choices.setAccessibleName(said)
