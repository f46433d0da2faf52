"""The panel with a verdict: the word, the person, the reasons, the keys."""

from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gangting.domain.temperature import Site
from gangting.ui.screens.gate.card_values import Mood
from gangting.ui.screens.gate.case_steps import CaseSteps, SitesRow
from gangting.ui.screens.gate.findings_view import FindingsView
from gangting.ui.screens.gate.identity_view import Closeness, IdentityView
from gangting.ui.screens.gate.keys_row import KeysRow
from gangting.ui.screens.gate.outing_rows import BackByRow, ExcusesRow
from gangting.ui.screens.gate.page import Page
from gangting.ui.screens.gate.prompt_line import PromptLine
from gangting.ui.screens.gate.values import PanelState
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, IconLabel, Role


NARROW = 640
GAP, LEAST_GAP = 12, 6


class VerdictPage(Page):
    """Shows a `PanelState`; decides nothing."""

    name = "verdict"

    key_pressed = Signal(object)
    site_chosen = Signal(str)
    excused = Signal(object)
    measuring_closed = Signal()
    put_aside = Signal()

    def __init__(self) -> None:
        super().__init__(Tone.OK, filled=True)
        self.icon = IconLabel("check-circle", 72, "ok")
        self.headline = FittedLabel("", Role.VERDICT, Tone.OK)
        self.note = ElidedLabel("", Role.STRONG)
        self.aside = Button("", "close", size=ButtonSize.SMALL)
        self.identity = IdentityView()
        self.findings = FindingsView()
        self.back_by = BackByRow()
        self.excuses = ExcusesRow()
        self.steps = CaseSteps()
        self.sites = SitesRow()
        self.prompt = PromptLine()
        self.keys = KeysRow()
        self._state: PanelState | None = None
        self._lay_out()
        self.keys.pressed.connect(self.key_pressed)
        self.sites.chosen.connect(self.site_chosen)
        self.excuses.chosen.connect(self.excused)
        self.sites.closed.connect(self.measuring_closed)
        self.aside.clicked.connect(self.put_aside)

    def _lay_out(self) -> None:
        self._box = box = self.column(GAP)
        self._head = head = layouts.row(gap=18)
        head.addWidget(self.icon)
        head.addWidget(self.headline, 1)
        head.addWidget(self.aside)
        box.addLayout(head)
        for part in (self.identity, self.note, self.back_by, self.steps, self.sites):
            box.addWidget(part)
        box.addWidget(self.findings, 1)
        box.addWidget(self.excuses)
        self._spring = layouts.column(gap=0)
        box.addLayout(self._spring)
        box.addWidget(self.prompt)
        box.addWidget(self.keys)

    @property
    def state(self) -> PanelState | None:
        """What is shown."""
        return self._state

    def show_state(
        self,
        state: PanelState,
        now: datetime,
        site_words: tuple[str, ...],
        site: Site,
        next_at: datetime | None,
    ) -> None:
        """Show a verdict."""
        tone = Tone(state.mood)
        before, self._state = self._state, state
        if before is None or before.mood is not state.mood:
            self.set_tone(tone, filled=state.mood is not Mood.BRAND)
            self.headline.set_tone(tone)
        self.icon.set_icon(state.icon, tone.value)
        self.headline.setText(state.headline)
        self.setAccessibleName(state.headline)
        known = bool(state.name or state.place or state.number or state.reading or state.last)
        self.identity.setVisible(known or state.chip is not None)
        self.identity.show_state(state, tone)
        self.note.setText(self._note(state))
        self.note.setVisible(bool(self.note.text()))
        self.aside.setVisible(state.can_put_aside)
        self.steps.setVisible(state.case is not None and not state.sites)
        if state.case is not None:
            self.steps.show_state(state.case, now)
        self.sites.setVisible(bool(state.sites))
        if state.sites:
            self.sites.show_sites(state.sites, site_words, site, closable=state.case is not None)
        self.findings.show_findings(state.findings)
        self.back_by.say(state.back_by)
        self.excuses.offer(state.excuses)
        self.prompt.say(state.prompt)
        self.keys.show_keys(state.keys, state.children)
        self.count_down(now, next_at)
        self._fit()

    def _note(self, state: PanelState) -> str:
        if state.unrecorded:
            return self.tr("Only looked at: nothing is recorded")
        return self.tr("Reason: %1").replace("%1", state.note) if state.note else ""

    def count_down(self, now: datetime, next_at: datetime | None) -> None:
        """Let the seconds run that are shown."""
        state = self._state
        if state is None:
            return
        self.keys.count_down(now, next_at)
        if state.case is not None:
            self.steps.count_down(now)
        if state.sites:
            rest = state.case.rest_until if state.case else None
            self.sites.count_down(now, state.wait_until, rest)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.identity.fit(self.height())
        self._fit()
        self._head.setSpacing(18 if self.width() >= NARROW else 8)

    def _fit(self) -> None:
        """Let the person's lines stand closer until everything fits under one another."""
        room, free = self.contentsRect().height(), 0
        self.prompt.hide()
        for part in (self.keys, self.sites, self.steps):
            layouts.measure_anew(part.layout())
        for closeness in Closeness:
            self.identity.set_closeness(closeness)
            layouts.measure_anew(self.identity.layout())
            self._box.setSpacing(GAP if closeness < Closeness.CLOSEST else LEAST_GAP)
            self.excuses.title.setVisible(closeness < Closeness.CLOSEST)
            layouts.measure_anew(self.excuses.layout())
            free = room - self._wanted()
            if free >= 0:
                self._fit_prompt(free if closeness is Closeness.ROOMY else 0)
                break
        self._name_excuses(free)

    def _name_excuses(self, free: int) -> None:
        """Say what the reasons are for wherever a line is left for it."""
        title = self.excuses.title
        if title.isHidden() and free >= title.sizeHint().height() + LEAST_GAP:
            title.show()
            layouts.measure_anew(self.excuses.layout())

    def _fit_prompt(self, free: int) -> None:
        """Show what may be said where no reason loses its place to it."""
        width = self.contentsRect().width()
        reasons = self.findings.whole(width) - self.findings.least(width)
        self.prompt.fit(free - reasons - 2 * GAP)

    def _wanted(self) -> int:
        width = self.contentsRect().width()
        parts = (self.identity, self.note, self.back_by, self.steps, self.sites, self.excuses)
        heights = [_height(part, width) for part in parts if part.isVisibleTo(self)]
        heights += [self._head.sizeHint().height(), self.keys.minimumSizeHint().height()]
        findings = self.findings.least(width)
        return sum(heights) + findings + self._box.spacing() * (len(heights) + 1)

    def retranslate(self) -> None:
        """Write the words that do not come with a state."""
        self.aside.setAccessibleName(self.tr("Put aside"))
        self.keys.retranslate()
        self.excuses.retranslate()


def _height(part: QWidget, width: int) -> int:
    """Measure a part; one with words that wrap is as high as its width makes it."""
    if part.hasHeightForWidth():
        return part.heightForWidth(width)
    return part.sizeHint().height()
