"""What is counted: the two-minute count, or everything."""

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from gangting.domain.stocktake import CountScope
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.label import Label, Role


class ScopePage(QWidget):
    """Two keys and what they mean."""

    chosen = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", Role.TITLE)
        self._short, self._long = (Label("", Role.HINT, wrap=True) for _ in range(2))
        self.moved = Button("", "clipboard-check", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self.full = Button("", "format-list-checks", size=ButtonSize.MAIN)
        card = Card(padding=28)
        box = card.column(gap=16)
        box.addStretch(1)
        for part in (self._title, self._short, self.moved, self._long, self.full):
            box.addWidget(part)
        box.addStretch(2)
        layouts.column(self).addWidget(card)
        self.moved.clicked.connect(lambda: self.chosen.emit(CountScope.MOVED))
        self.full.clicked.connect(lambda: self.chosen.emit(CountScope.FULL))
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def _say(self) -> None:
        self._title.setText(self.tr("What is counted?"))
        self._short.setText(self.tr("What moved in this shift, and one more in turn"))
        self._long.setText(self.tr("Everything on the shelf, when there is time"))
        self.moved.setText(self.tr("What moved"))
        self.full.setText(self.tr("Everything"))
