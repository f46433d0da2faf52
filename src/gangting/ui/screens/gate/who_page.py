"""The question whose temperature it is, with a large key for everyone who waits."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from gangting.ui.screens.gate.identity_view import Figures
from gangting.ui.screens.gate.page import Page
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.label import FittedLabel, IconLabel, Label, Role


MOST = 6


class WhoPage(Page):
    """Nobody guesses: the officer taps the person."""

    name = "who"

    chosen = Signal(object)
    nobody = Signal()

    def __init__(self) -> None:
        super().__init__(Tone.WARN, filled=True)
        self._headline = FittedLabel("", Role.VERDICT, Tone.WARN)
        self._figures = Figures()
        self._hint = Label("", Role.LEAD, wrap=True)
        self.people = [Button("", "account", size=ButtonSize.MAIN) for _ in range(MOST)]
        self.nobody_key = Button("", "close", ButtonKind.PLAIN, ButtonSize.NORMAL)
        self._ids: tuple[UUID, ...] = ()
        self._lay_out()
        for place, key in enumerate(self.people):
            key.clicked.connect(lambda _=False, place=place: self.chosen.emit(self._ids[place]))
        self.nobody_key.clicked.connect(self.nobody)

    def _lay_out(self) -> None:
        box = self.column(12)
        head = layouts.row(gap=18)
        head.addWidget(IconLabel("help-circle", 72, "warn"))
        head.addWidget(self._headline, 1)
        head.addWidget(self._figures)
        box.addLayout(head)
        box.addWidget(self._hint)
        self._grid: QGridLayout = layouts.grid(gap=12)
        for place, key in enumerate(self.people):
            self._grid.addWidget(key, place // 2, place % 2)
        for place in range(2):
            self._grid.setColumnStretch(place, 1)
        box.addLayout(self._grid)
        box.addStretch(1)
        box.addWidget(self.nobody_key, 0, Qt.AlignmentFlag.AlignRight)

    def show_people(self, value: str, tone: Tone, people: tuple[tuple[UUID, str], ...]) -> None:
        """Ask whose value it is, the newest scan first."""
        self._figures.show_value(value, tone)
        self._ids = tuple(attempt_id for attempt_id, _ in people[:MOST])
        for place, key in enumerate(self.people):
            key.setVisible(place < len(self._ids))
            if place < len(self._ids):
                key.setText(people[place][1])

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self._headline.setText(self.tr("Whose is it?"))
        self._hint.setText(self.tr("Tap the person it was taken from"))
        self.nobody_key.setText(self.tr("None of them"))
