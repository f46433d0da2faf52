"""The three steps of a recheck side by side, and the choice of where it is measured."""

from datetime import datetime, timedelta
from math import ceil

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.temperature import Site
from gangting.ui.screens.gate.values import CaseState
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, Label, Role
from gangting.ui.widgets.segmented import Choice


def minutes_left(until: datetime, now: datetime) -> str:
    """Write what is left of a rest: 04:12."""
    left = max(timedelta(0), until - now)
    minutes, seconds = divmod(ceil(left.total_seconds()), 60)
    return f"{minutes:02d}:{seconds:02d}"


class StepCard(Card):
    """One step: its title, and under it how far it is."""

    def __init__(self) -> None:
        super().__init__(padding=14)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        box = self.column(2)
        self.title = FittedLabel("", Role.STRONG)
        self.figure = FittedLabel("", Role.FIGURE)
        self.text = Label("", Role.HINT, wrap=True)
        for part in (self.title, self.figure, self.text):
            box.addWidget(part)
        box.addStretch(1)

    def show_figure(self, figure: str, tone: Tone) -> None:
        """Say how far it is with a figure."""
        self.figure.set_tone(tone)
        self.figure.setText(figure)
        self.figure.show()
        self.text.hide()

    def show_text(self, text: str) -> None:
        """Say how far it is in words."""
        self.text.setText(text)
        self.text.show()
        self.figure.hide()


class CaseSteps(QWidget):
    """Rest, measure with the contact thermometer, report."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.rest, self.again, self.report = StepCard(), StepCard(), StepCard()
        box = layouts.row(self, gap=14)
        for card in (self.rest, self.again, self.report):
            box.addWidget(card, 1)
        self._state: CaseState | None = None

    def show_state(self, state: CaseState, now: datetime) -> None:
        """Show how far a recheck is."""
        self._state = state
        self.rest.title.setText(self.tr("1 Sit and rest"))
        if state.rechecks:
            last = state.rechecks[-1]
            self.again.title.setText(self.tr("2 Again · %1").replace("%1", last.site))
            self.again.show_figure(f"{last.value}℃", Tone(last.mood))
        else:
            self.again.title.setText(self.tr("2 Contact, armpit"))
            self.again.show_text(self.tr("Then type it on the right"))
        self.report.title.setText(
            self.tr("3 Report at once") if state.urgent else self.tr("3 Still high: report")
        )
        self.report.title.set_tone(Tone.STOP if state.urgent else None)
        told = state.told[-1] if state.told else self.tr("Community desk, fever clinic")
        more = f" +{len(state.told) - 1}" if len(state.told) > 1 else ""
        self.report.show_text(told + more)
        self.count_down(now)

    def count_down(self, now: datetime) -> None:
        """Show how long the rest still lasts."""
        if self._state is None:
            return
        if self._state.over:
            self.rest.show_text(self.tr("The recheck is over"))
        elif now >= self._state.rest_until:
            self.rest.show_text(self.tr("Rested long enough"))
        else:
            left = minutes_left(self._state.rest_until, now)
            if self.rest.figure.text() != left or not self.rest.figure.isVisibleTo(self.rest):
                self.rest.show_figure(left, Tone.STOP)


class SitesRow(QWidget):
    """Where the next reading is taken, and how long to wait before it."""

    chosen = Signal(str)
    closed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.title = ElidedLabel("", Role.STRONG)
        self.choices = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.close_key = Button("", "close", size=ButtonSize.SMALL)
        self.choices.chosen.connect(self.chosen)
        self.close_key.clicked.connect(self.closed)
        line = layouts.row(gap=8)
        line.addWidget(self.choices, 1)
        line.addWidget(self.close_key)
        box = layouts.column(self, gap=6)
        box.addWidget(self.title)
        box.addLayout(line)
        self._sites: tuple[Site, ...] = ()
        self._words: tuple[str, ...] = ()

    def show_sites(
        self, sites: tuple[Site, ...], words: tuple[str, ...], chosen: Site, *, closable: bool
    ) -> None:
        """Offer these places."""
        if (sites, words) != (self._sites, self._words):
            self._sites, self._words = sites, words
            pairs = zip(sites, words, strict=True)
            self.choices.set_choices([Choice(site.value, word) for site, word in pairs])
        self.choices.choose(chosen.value if chosen in sites else "")
        self.close_key.setVisible(closable)
        self.close_key.setAccessibleName(self.tr("Back to the steps"))
        self.choices.setAccessibleName(self.tr("Where it is measured"))

    def count_down(
        self, now: datetime, wait_until: datetime | None, rest_until: datetime | None
    ) -> None:
        """Say how long to wait before measuring."""
        if wait_until is not None and now < wait_until:
            left = str(ceil((wait_until - now).total_seconds()))
            said = self.tr("Wait %1 s, then measure here:").replace("%1", left)
        elif rest_until is not None and now < rest_until:
            left = minutes_left(rest_until, now)
            said = self.tr("Rest for %1 more, then measure here:").replace("%1", left)
        else:
            said = self.tr("Measure now, here:")
        self.title.setText(said)
