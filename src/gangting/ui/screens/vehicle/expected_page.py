"""Vehicles the compound expects: keys to pick one by its name, and the page with its one key."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gangting.domain.deliveries import Listed
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.avatar import Portrait
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize, TickBox
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, IconLabel, Label, Role


MOST = 4
"""Keys at once; the rest of a longer list is found by plate."""


class ExpectedKeys(QWidget):
    """A key per expected vehicle, those whose hours hold first; it vanishes with an empty list."""

    picked = Signal(str)

    def __init__(self, most: int = MOST, *, with_hours: bool = True) -> None:
        super().__init__()
        self._most, self._with_hours = most, with_hours
        self._shown: tuple[Listed, ...] = ()
        self._keys: list[Button] = []
        self._box = layouts.column(self, gap=8)
        self.hide()

    def show_listed(self, listed: Sequence[Listed]) -> None:
        """Offer these."""
        shown = tuple(listed[: self._most])
        if shown == self._shown:
            return
        self._shown = shown
        for key in self._keys:
            self._box.removeWidget(key)
            key.hide()
            key.deleteLater()
        self._keys = [self._key(line) for line in shown]
        self.setVisible(bool(shown))

    def key(self, name: str) -> Button:
        """Return the key of a name."""
        return next(
            k for k, s in zip(self._keys, self._shown, strict=True) if s.vehicle.name == name
        )

    def _key(self, line: Listed) -> Button:
        told = line.vehicle.told
        hours = f"  {told['start']}–{told['end']}" if self._with_hours else ""
        icon = "truck-check" if line.is_open else "truck-remove"
        key = Button(told["name"] + hours, icon, size=ButtonSize.SMALL)
        key.clicked.connect(lambda: self.picked.emit(line.vehicle.name))
        self._box.addWidget(key)
        return key


class ExpectedPage(Card):
    """One that is expected at this hour: look into the trunk, one key."""

    def __init__(self) -> None:
        super().__init__(Tone.BRAND, filled=True)
        self.portrait = Portrait(112, 112, Tone.BRAND)
        self.portrait.show_tone(Tone.BRAND, "truck")
        self.name = FittedLabel("", Role.NAME)
        self.plate = ElidedLabel("", Role.LARGE)
        self.kind = Chip()
        self.trunk = TickBox("")
        self.say = Label("", Role.LEAD, wrap=True)
        self.notice = Label("", Role.ERROR, wrap=True)
        self.notice.hide()
        self.act = Button("", "check", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self._lay_out()

    def _lay_out(self) -> None:
        box = self.column(12)
        head = layouts.row(gap=20)
        head.addWidget(self.portrait)
        words = layouts.column(gap=4)
        for part in (self.name, self.plate):
            words.addWidget(part)
        chips = layouts.row()
        chips.addWidget(self.kind)
        chips.addStretch(1)
        words.addLayout(chips)
        head.addLayout(words, 1)
        box.addLayout(head)
        box.addSpacing(8)
        box.addWidget(self.trunk)
        box.addStretch(1)
        spoken = layouts.row()
        spoken.addWidget(IconLabel("account-voice", 28, Tone.MUTED))
        spoken.addWidget(self.say, 1)
        box.addLayout(spoken)
        box.addWidget(self.notice)
        box.addWidget(self.act)
