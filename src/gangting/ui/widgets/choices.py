"""One of several, as large buttons."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QWidget

from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.layouts import Flow
from gangting.ui.widgets.segmented import Choice


class ChoiceRow(QWidget):
    """Buttons of which at most one is chosen; they wrap into lines when room is short."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        size: ButtonSize = ButtonSize.NORMAL,
        *,
        name: str = "",
        gap: int = 12,
    ) -> None:
        super().__init__()
        self._size = size
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._flow = Flow(self, gap)
        self._group = QButtonGroup(self)
        self._buttons: dict[str, Button] = {}
        self._icons: list[tuple[str, str]] = []
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these; a choice that is still among them stays chosen.

        The same ones in other words keep their buttons: another language is said all over the
        window, and a new button costs far more than a word.
        """
        icons = [(choice.code, choice.icon) for choice in choices]
        if icons == self._icons:
            for choice in choices:
                self._buttons[choice.code].setText(choice.text)
            self._flow.invalidate()
            self.updateGeometry()
            return
        self._icons = icons
        held = self.code()
        for button in self._buttons.values():
            self._group.removeButton(button)
            self._flow.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = {choice.code: self._make(choice) for choice in choices}
        if held in self._buttons:
            self.choose(held)
        self.updateGeometry()

    def _make(self, choice: Choice) -> Button:
        button = Button(choice.text, choice.icon, ButtonKind.PLAIN, self._size)
        button.setCheckable(True)
        button.clicked.connect(self._tell)
        self._group.addButton(button)
        self._flow.addWidget(button)
        button.show()  # the layout shows it with the next event: too late to be measured
        return button

    def _tell(self) -> None:
        self.chosen.emit(self.code())

    def code(self) -> str:
        """Give the chosen code, or nothing."""
        held = (code for code, button in self._buttons.items() if button.isChecked())
        return next(held, "")

    def choose(self, code: str) -> None:
        """Choose without telling anyone; an empty code takes the choice back."""
        if code:
            self._buttons[code].setChecked(True)
            return
        self._group.setExclusive(False)
        for button in self._buttons.values():
            button.setChecked(False)
        self._group.setExclusive(True)

    def button(self, code: str) -> Button:
        """Give the button of a code."""
        return self._buttons[code]
