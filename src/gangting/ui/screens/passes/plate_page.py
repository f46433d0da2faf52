"""The plate of a car: boxes and keys in the whole room of the form."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gangting.ui.widgets import layouts
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.plate import PlateInput


class PlatePage(QWidget):
    """Writes a plate; its main key goes on to the rest of the form."""

    changed = Signal()
    finished = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._heading = Label("", Role.MUTED)
        self._error = Label("", Role.ERROR, wrap=True)
        self._error.hide()
        self.input = PlateInput()
        self.setFocusProxy(self.input)
        box = layouts.column(self, gap=6)
        box.addWidget(self._heading)
        box.addWidget(self._error)
        box.addWidget(self.input, 1)
        self.input.plate_changed.connect(self._typed)
        self.input.confirmed.connect(lambda _: self.finished.emit())

    def plate(self) -> str:
        """Give what is written."""
        return self.input.plate()

    def set_plate(self, plate: str) -> None:
        """Write this."""
        self.input.set_plate(plate)

    def show_error(self, sentence: str) -> None:
        """Say what is wrong with the plate, in the place of the heading: the keys need the room."""
        first, second = self._heading, self._error
        if not sentence:
            first, second = second, first
        self._error.setText(sentence)
        first.hide()  # first: both together would make the keys too small
        second.show()

    @property
    def error(self) -> str:
        """What is said of the plate."""
        return self._error.text()

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self._heading.setText(self.tr("Plate"))
        self.input.setAccessibleName(self.tr("Plate"))
        self.input.keypad.set_main_text(self.tr("Next"))

    def _typed(self) -> None:
        self.show_error("")
        self.changed.emit()
