"""The keypad card: which way, whose temperature, the keys."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent

from gangting.ui.screens.gate.card_values import ENTRY, EXIT, Caption
from gangting.ui.theme import Tone
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.keypad import Keypad
from gangting.ui.widgets.label import FittedLabel, Role
from gangting.ui.widgets.segmented import Choice, Segmented
from gangting.ui.widgets.shrinking_bar import ShrinkingBar
from gangting.ui.widgets.temperature import TemperatureDisplay


if TYPE_CHECKING:  # not needed before the first paint
    from gangting.domain.verdict.facts import Direction
    from gangting.ui.screens.gate.desk_state import DeskState

AUTOMATIC = "automatic"
BAR_MS = 1500
"""As long as the desk's own `BAR`."""
LOW, LOWEST = 460, 380


class DeskCard(Card):
    """Shows the desk; the keys tell what was pressed and decide nothing."""

    direction_chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=18)
        self.ways = Segmented(
            [
                Choice(AUTOMATIC, "", "swap-horizontal"),
                Choice(ENTRY, "", "login"),
                Choice(EXIT, "", "logout"),
            ]
        )
        self.display = TemperatureDisplay()
        self.caption = FittedLabel("", Role.MUTED)
        self.caption.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter)
        self.bar = ShrinkingBar(BAR_MS)
        self.keypad = Keypad()
        self._state: DeskState | None = None
        self._site_word = ""
        self._box = box = self.column(8)
        for part in (self.ways, self.display, self.caption, self.bar):
            box.addWidget(part)
        box.addWidget(self.keypad, 1)
        self.ways.chosen.connect(lambda _code: self.direction_chosen.emit(self.direction))

    def minimumSizeHint(self) -> QSize:
        """Stand closer where the window is low."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), min(hint.height(), LOWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is: the keys keep their twelve millimetres."""
        super().resizeEvent(event)
        low = self.height() < LOW
        side, gap = (10, 4) if low else (18, 8)
        self.setContentsMargins(18, side, 18, side)
        self._box.setSpacing(gap)

    @property
    def direction(self) -> "Direction | None":
        """The fixed direction, or None where presence tells it."""
        from gangting.domain.verdict.facts import Direction  # noqa: PLC0415  not for painting

        code = self.ways.code()
        return None if code == AUTOMATIC else Direction(code)

    @property
    def state(self) -> "DeskState | None":
        """What is shown; nothing before anybody attends."""
        return self._state

    def show_state(self, state: "DeskState", site_word: str) -> None:
        """Show the desk."""
        before = self._state
        runs = before is not None and before.bar and before.figures == state.figures
        started = state.bar and not runs
        self._state, self._site_word = state, site_word
        if state.typed:
            self.display.show_typed(state.figures)
        elif state.figures:
            self.display.show_reading(state.figures, Tone(state.mood) if state.mood else None)
        else:
            self.display.clear()
        if started:
            self.bar.start()
        elif not state.bar:
            self.bar.stop()
        loud = state.caption in {Caption.RECORDING, Caption.WHOSE}
        self.caption.set_role(Role.STRONG if loud else Role.MUTED)
        self.caption.setText(self._caption(state))

    def _caption(self, state: "DeskState") -> str:
        by = self.tr("typed") if state.by_hand else self.tr("thermometer")
        name_site = (("%1", state.owner), ("%2", self._site_word))
        said = {
            Caption.WAITING: self.tr("Measure, or type"),
            Caption.WAITING_FOR: self.tr("%1: measure or type"),
            Caption.TYPING: self.tr("%1: %2") if state.owner else self._site_word,
            Caption.RECORDING: self.tr("%1: recording"),
            Caption.MEASURED: f"{by} · {self._site_word}",
            Caption.WHOSE: self.tr("Whose temperature is it?"),
            Caption.EARLY: self.tr("For the next one who is scanned"),
            Caption.THREE_DIGITS: self.tr("Type three digits, such as 364"),
            Caption.FIELD: self.tr("The keys now write into the field"),
        }[state.caption]
        for place, word in name_site:
            said = said.replace(place, word)
        return said

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.ways.setAccessibleName(self.tr("Direction"))
        self.ways.set_words(
            {
                AUTOMATIC: self.tr("Auto"),
                ENTRY: self.tr("In"),
                EXIT: self.tr("Out"),
            }
        )
        self.keypad.set_main_text(self.tr("Record"))
        state = self._state
        self.caption.setText(self._caption(state) if state else self.tr("Measure, or type"))
