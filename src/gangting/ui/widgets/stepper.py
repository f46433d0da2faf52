"""A small number that is counted up and down."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import sizes, theme
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.label import Label, Role


class Stepper(QWidget):
    """A label over `−  1  +`; counts from `least` to `most`."""

    changed = Signal(int)

    def __init__(self, label: str = "", least: int = 1, most: int = 99) -> None:
        super().__init__()
        self._range = (least, most)
        self._value = least
        self._label = Label(label, Role.MUTED)
        self.fewer = Button("", "minus", size=ButtonSize.SMALL)
        self.more = Button("", "plus", size=ButtonSize.SMALL)
        self._figure = Label("", Role.SECTION)
        self._figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.fewer.clicked.connect(lambda: self._step(-1))
        self.more.clicked.connect(lambda: self._step(1))
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        line = layouts.row(gap=2)
        line.addWidget(self.fewer)
        line.addWidget(self._figure, 1)
        line.addWidget(self.more)
        box = layouts.column(self, gap=4)
        box.addWidget(self._label)
        box.addLayout(line, 1)
        self.set_height(sizes.touch())
        self.set_words(label)
        self._show()

    def set_words(self, label: str) -> None:
        """Say what is counted."""
        self._label.setText(label)
        self._label.setVisible(bool(label))
        self.setAccessibleName(label)
        self._name_keys()

    def value(self) -> int:
        """Give the number."""
        return self._value

    def set_value(self, value: int) -> None:
        """Set the number without telling anyone."""
        least, most = self._range
        self._value = min(most, max(least, value))
        self._show()

    def set_height(self, height: int) -> None:
        """Stand as high as the fields beside it."""
        for key in (self.fewer, self.more):
            key.setFixedSize(max(sizes.touch(), theme.text_px(30)), height)

    def _step(self, by: int) -> None:
        self.set_value(self._value + by)
        self.changed.emit(self._value)

    def _show(self) -> None:
        least, most = self._range
        self._figure.setText(str(self._value))
        self._figure.setMinimumWidth(theme.text_px(30))
        self.setAccessibleDescription(str(self._value))
        self.fewer.setEnabled(self._value > least)
        self.more.setEnabled(self._value < most)

    def _name_keys(self) -> None:
        name = self.accessibleName()
        self.fewer.setAccessibleName(self.tr("%1: one fewer").replace("%1", name))
        self.more.setAccessibleName(self.tr("%1: one more").replace("%1", name))

    def changeEvent(self, event: QEvent) -> None:
        """Name the keys in the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_keys()
