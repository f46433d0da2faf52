"""A prompt card: one quiet line with what may be said, where there is room for it."""

from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui.widgets import layouts
from gangting.ui.widgets.label import ElidedLabel, IconLabel, Role


class PromptLine(QWidget):
    """The sentence to say; without one it takes no place."""

    def __init__(self) -> None:
        super().__init__()
        self.text = ElidedLabel("", Role.HINT)
        box = layouts.row(self, gap=10)
        box.addWidget(IconLabel("account-voice", 24, "muted"))
        box.addWidget(self.text)
        box.addStretch(1)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def say(self, sentence: str) -> None:
        """Know the sentence; `fit` decides whether it is shown."""
        self.text.setText(sentence)
        self.setAccessibleName(sentence)

    def fit(self, room: int) -> None:
        """Show the sentence where so many pixels are free."""
        self.setVisible(bool(self.text.text()) and room >= self.sizeHint().height())
