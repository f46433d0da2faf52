"""Something asked: the words of the question, its answers under it, what is wrong beside it."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui.widgets import layouts
from gangting.ui.widgets.label import ElidedLabel, Role


_GAP = 12


class Question(QWidget):
    """A heading over a row of answers; the error stands in the heading's line."""

    def __init__(self, answers: QWidget) -> None:
        super().__init__()
        self._heading = ElidedLabel("", Role.MUTED)
        self._error = ElidedLabel("", Role.ERROR)
        self._error.hide()
        self._answers = answers
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        line = layouts.row(gap=_GAP)
        line.addWidget(self._heading)
        line.addWidget(self._error)
        line.addStretch(1)
        box = layouts.column(self, gap=4)
        box.addLayout(line)
        box.addWidget(answers)

    def set_words(self, heading: str) -> None:
        """Ask this."""
        self._heading.setText(heading)
        self._answers.setAccessibleName(heading)

    def show_error(self, sentence: str) -> None:
        """Say what is missing; an empty sentence takes it back."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        self._share_line()
        self._answers.setAccessibleDescription(sentence)

    def _share_line(self) -> None:
        """Let the error keep its words before the heading does."""
        taken = self._error.sizeHint().width() + _GAP if self._error.text() else 0
        self._heading.setMaximumWidth(max(self.width() // 4, self.width() - taken))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._share_line()

    @property
    def error(self) -> str:
        """What is said to be missing."""
        return self._error.text()
