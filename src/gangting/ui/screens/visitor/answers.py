"""The answers to the three questions: any of them, or none."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui.screens.visitor.form import Answer
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.layouts import Flow


_ICONS = {Answer.NONE: "check"}


class AnswerRow(QWidget):
    """Keys that stay pressed; several may, except with "none"."""

    pressed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        flow = Flow(self, 8)
        self._keys: dict[Answer, Button] = {}
        for answer in (Answer.NONE, *(a for a in Answer if a is not Answer.NONE)):
            key = Button("", _ICONS.get(answer, ""), size=ButtonSize.SMALL)
            key.setCheckable(True)
            key.clicked.connect(lambda _=False, code=answer: self.pressed.emit(code.value))
            self._keys[answer] = key
            flow.addWidget(key)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def show_answers(self, answers: tuple[str, ...]) -> None:
        """Press these, release the others."""
        for answer, key in self._keys.items():
            key.setChecked(answer in answers)

    def set_words(self, words: dict[Answer, str]) -> None:
        """Say the answers."""
        for answer, key in self._keys.items():
            key.setText(words[answer])

    def key(self, answer: Answer) -> Button:
        """Give the key of an answer."""
        return self._keys[answer]
