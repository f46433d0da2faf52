"""What stands in the panel now, and the seconds that run on it."""

from dataclasses import replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from gangting.domain.temperature import Reading, Site, TemperaturePolicy, band, celsius
from gangting.ui.context import Context
from gangting.ui.screens.gate import desk_state, state
from gangting.ui.screens.gate.card_values import Mood
from gangting.ui.screens.gate.desk_hand import DeskHand
from gangting.ui.screens.gate.desk_state import DeskFacts
from gangting.ui.screens.gate.layout import GateLayout
from gangting.ui.screens.gate.naming import Called
from gangting.ui.screens.gate.readings import BAND_MOODS
from gangting.ui.screens.gate.road import Road
from gangting.ui.screens.gate.values import PanelState, Shown, View
from gangting.ui.screens.gate.work import Answer
from gangting.ui.theme import Tone


TICK_MS = 100
SLOW_MS = 200


class PanelHand(QObject):
    """Shows the person in front, the question whose a value is, or the welcome."""

    changed = Signal()

    def __init__(self, layout: GateLayout, context: Context, road: Road, hand: DeskHand) -> None:
        super().__init__(layout)
        self._layout, self._context = layout, context
        self._road, self._hand = road, hand
        self.limits = TemperaturePolicy()
        self.slips = False
        self.prompts = True
        self.usual_site = Site.FOREHEAD
        self.shown: Shown | None = None
        self._next_at: datetime | None = None
        self._nagged = False
        self._asking = False
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self.tick)
        self._slow = QTimer(self)
        self._slow.setSingleShot(True)
        self._slow.setInterval(SLOW_MS)
        self._slow.timeout.connect(self._show_checking)
        hand.changed.connect(self._desk_changed)
        road.asked.connect(self._slow.start)

    def view(self) -> View:
        """Say from where it is looked at."""
        now, zone = self._context.now(), self._context.zone()
        return View(now, zone, self.limits, self.slips, self.prompts)

    # -- who is in front

    def show_answer(self, answer: Answer) -> None:
        """Show the newest answer."""
        self._slow.stop()
        self.limits = answer.limits
        self.show(self._shown(answer))

    def _shown(self, answer: Answer) -> Shown:
        measuring = self._still_measuring(answer)
        return Shown(answer.outcome, answer.case, measuring, answer.excuses)

    def _still_measuring(self, answer: Answer) -> bool:
        """Keep offering the places of a recheck until its reading has come."""
        before, case = self.shown, answer.case
        if before is None or before.case is None or case is None or not before.measuring:
            return False
        same = before.case.case.id == case.case.id
        return same and case.case.open and self._hand.waits(case.case.attempt_id)

    def keep(self, answer: Answer) -> None:
        """Know the newest of the one in front without bringing the panel back."""
        self.shown = self._shown(answer)

    def show(self, shown: Shown) -> None:
        """Put somebody in front."""
        self.shown = shown
        self._nagged = False
        made = self._derive(shown)
        self._hand.site = made.sites[0] if made.sites else self.usual_site
        if shown.measuring:
            self._hand.site = Site.AXILLARY
        self._next_at = self._context.now() + state.NEXT_AFTER if made.returns else None
        self._paint(made)
        self.render_desk()
        self._wake()

    def measure(self, *, measuring: bool) -> None:
        """Offer the places of a recheck's next reading, or its steps again."""
        if self.shown is not None:
            self.show(replace(self.shown, measuring=measuring))

    def use_site(self, site: Site) -> None:
        """Measure there from the next person on, and now where nobody is in front."""
        self.usual_site = site
        if self.shown is None:
            self.choose_site(site)

    def choose_site(self, site: Site) -> None:
        """Take the next value as measured there."""
        self._hand.site = site
        self.render_desk()

    def stay(self) -> None:
        """Let the panel stand until somebody presses something."""
        self._next_at = None

    def back(self) -> None:
        """Return to whom was in front, or to the welcome."""
        if self.shown is None:
            self.idle()
        else:
            self._paint(self._derive(self.shown))
            self._wake()

    def idle(self) -> None:
        """Ask for the next person."""
        self._slow.stop()
        self.shown, self._next_at = None, None
        self._hand.site = self.usual_site
        self._layout.idle.set_finding(finding=False)
        self._layout.bring(self._layout.idle)
        self.render_desk()
        self.changed.emit()

    def retranslate(self) -> None:
        """Say what is shown in the language in force."""
        if self.shown is not None:
            self._layout.verdict.show_state(*self._arguments(self._derive(self.shown)))
        self.render_desk()

    def _derive(self, shown: Shown) -> PanelState:
        return state.derive(shown, self.view(), self._context.words())

    def _paint(self, made: PanelState) -> None:
        self._layout.verdict.show_state(*self._arguments(made))
        self._layout.bring(self._layout.verdict)
        self.changed.emit()

    def _arguments(
        self, made: PanelState
    ) -> tuple[PanelState, datetime, tuple[str, ...], Site, datetime | None]:
        words = self._context.words()
        sites = tuple(words.site(site.value) for site in made.sites)
        return made, self._context.now(), sites, self._hand.site, self._next_at

    def _show_checking(self) -> None:
        """Take an old verdict away while the new one is slow: it is of somebody else."""
        self.shown, self._next_at = None, None
        self._paint(PanelState(Mood.MUTED, "timer-sand", self.tr("Checking…")))

    # -- whose temperature

    def ask_whose(self) -> None:
        """Ask whose the value without owner is."""
        desk = self._hand.desk
        value = desk.ownerless
        if value is None or not desk.must_choose:
            return
        mood = BAND_MOODS[band(value.tenths, value.site, self.limits)]
        unknown = Called(self.tr("Unknown card"))
        people = tuple(
            (one.attempt_id, self._road.names.get(one.attempt_id, unknown).whole)
            for one in desk.choices
        )
        self._layout.who.show_people(celsius(value.tenths), Tone(mood), people)
        self._layout.bring(self._layout.who)
        self.changed.emit()

    def _desk_changed(self) -> None:
        asks = self._hand.desk.must_choose
        if asks and not self._asking:
            self.ask_whose()
        elif self._asking and not asks and self._layout.front == "who":
            self.back()
        self._asking = asks
        self._nagged = False
        self.render_desk()
        self._wake()
        self.changed.emit()

    # -- the keypad card

    def nag(self) -> None:
        """Say that three digits are needed."""
        self._nagged = True
        self.render_desk()

    def render_desk(self) -> None:
        """Show the desk on the keypad card."""
        idle = self._layout.idle
        in_front = self._layout.front == "idle"
        facts = DeskFacts(
            names={key: known.name for key, known in self._road.names.items()},
            site=self._hand.site,
            last=self._last_reading(),
            field=in_front and (idle.short.line.hasFocus() or idle.search.line.hasFocus()),
            nagged=self._nagged,
        )
        made = desk_state.derive(self._hand.desk, facts, self.limits)
        word = self._context.words().site(made.site.value)
        self._layout.desk_card.show_state(made, word)

    def _last_reading(self) -> Reading | None:
        shown = self.shown
        if shown is None:
            return None
        if shown.case is not None:
            return None if shown.measuring else shown.case.case.readings[-1]
        return shown.outcome.reading

    # -- seconds

    def tick(self) -> None:
        """Let time pass."""
        now = self._context.now()
        if self._hand.busy:
            self._hand.tick()
        if self._next_at is not None and now >= self._next_at:
            self.idle()
        elif self._layout.front == "verdict":
            self._layout.verdict.count_down(now, self._next_at)
        if not self._needs_ticks(now):
            self._tick.stop()

    def _wake(self) -> None:
        if self._needs_ticks(self._context.now()) and not self._tick.isActive():
            self._tick.start()

    def _needs_ticks(self, now: datetime) -> bool:
        if self._hand.busy or self._next_at is not None:
            return True
        made = self._layout.verdict.state if self.shown is not None else None
        if made is None:
            return False
        until = [key.until for key in made.keys if key.until is not None]
        if made.wait_until is not None:
            until.append(made.wait_until)
        if made.case is not None:
            until.append(made.case.rest_until)
        return any(moment >= now for moment in until)

    @property
    def ticking(self) -> bool:
        """Whether seconds run."""
        return self._tick.isActive()

    def attempt_in_front(self) -> UUID | None:
        """Return the crossing that is shown."""
        return self.shown.attempt_id if self.shown is not None else None
