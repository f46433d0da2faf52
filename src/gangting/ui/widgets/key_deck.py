"""The keys beside a form: those that the field in focus needs."""

from enum import StrEnum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.plate import NARROW, PlateKeypad


class Pad(StrEnum):
    """Which keys."""

    NUMBERS = "numbers"
    ID_NUMBER = "id_number"
    PLATE = "plate"


class KeyDeck(QStackedWidget):
    """Digits with a dash, digits with an X, or a plate's characters."""

    typed = Signal(str)
    erased = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.numbers = Keypad(Corner.DASH, Corner.BACKSPACE)
        self.id_number = Keypad(Corner.X, Corner.BACKSPACE)
        self.plate = PlateKeypad(columns=NARROW)
        self._pads: dict[Pad, Keypad | PlateKeypad] = {
            Pad.NUMBERS: self.numbers,
            Pad.ID_NUMBER: self.id_number,
            Pad.PLATE: self.plate,
        }
        for keys in self._pads.values():
            self.addWidget(keys)
            keys.typed.connect(self.typed)
            keys.erased.connect(self.erased)

    def turn_to(self, pad: Pad) -> None:
        """Show these keys."""
        self.setCurrentWidget(self._pads[pad])

    def pad(self) -> Pad:
        """Tell which keys are shown."""
        shown = self.currentWidget()
        return next(pad for pad, keys in self._pads.items() if keys is shown)
