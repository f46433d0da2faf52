"""A line under a field: what was understood of it."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.label import ElidedLabel, IconLabel, Role


_ICONS = {Tone.OK: "check-circle", Tone.WARN: "help-circle", Tone.MUTED: "information-outline"}


class HintLine(QWidget):
    """An icon and a few words in a tone; keeps its height while it is empty, if told to."""

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("check-circle", 18, Tone.OK)
        self._words = ElidedLabel("", Role.SMALL)
        box = layouts.row(self, gap=6)
        box.addWidget(self._icon)
        box.addWidget(self._words)
        box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self.keep_place(keep=True)
        self.hide()

    def show_hint(self, text: str, tone: Tone = Tone.MUTED) -> None:
        """Say this; an empty text hides the line."""
        self._words.setText(text)
        self._words.set_tone(tone)
        self._icon.set_icon(_ICONS[tone], tone)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def keep_place(self, *, keep: bool) -> None:
        """Keep the line's height while it is empty, so that nothing below it moves."""
        policy = self.sizePolicy()
        if policy.retainSizeWhenHidden() != keep:
            policy.setRetainSizeWhenHidden(keep)
            self.setSizePolicy(policy)

    @property
    def text(self) -> str:
        """What it says."""
        return self._words.text()
