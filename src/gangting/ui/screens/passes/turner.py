"""One of several, turned through with two keys: for lists of unknown length in a small room."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.label import ElidedLabel, Label, Role


class Turner(QWidget):
    """``‹  name  ›`` under a word."""

    turned = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._names: tuple[str, ...] = ()
        self._place = 0
        self._heading = Label("", Role.MUTED)
        self._name = ElidedLabel("", Role.STRONG, middle=True)
        self._name.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.before = Button("", "chevron-left", size=ButtonSize.SMALL)
        self.after = Button("", "chevron-right", size=ButtonSize.SMALL)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        line = layouts.row(gap=8)
        line.addWidget(self.before)
        line.addStretch(1)
        line.addWidget(self._name)
        line.addStretch(1)
        line.addWidget(self.after)
        box = layouts.column(self, gap=4)
        box.addWidget(self._heading)
        box.addLayout(line)
        self._say()

    def set_heading(self, heading: str) -> None:
        """Say what is chosen."""
        self._heading.setText(heading)
        self.setAccessibleName(heading)

    def show_names(self, names: tuple[str, ...], chosen: str) -> None:
        """Offer these."""
        self._names = names
        self._place = names.index(chosen) if chosen in names else 0
        self._show()

    def name(self) -> str:
        """Give the one in front, or nothing."""
        return self._names[self._place] if self._names else ""

    def _turn(self, by: int) -> None:
        self._place = (self._place + by) % len(self._names)
        self._show()
        self.turned.emit(self.name())

    def _show(self) -> None:
        self._name.setText(self.name())
        for key in (self.before, self.after):
            key.setVisible(len(self._names) > 1)

    def _say(self) -> None:
        self.before.setAccessibleName(self.tr("The one before"))
        self.after.setAccessibleName(self.tr("The next one"))

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()
