"""The card a form stands on: roomy where there is room, tight where there is not."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout

from gangting.ui import sizes
from gangting.ui.widgets import layouts
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.hint_line import HintLine
from gangting.ui.widgets.stepper import Stepper


@dataclass(frozen=True, slots=True)
class FormSize:
    """How generous a form is with its room, in pixels."""

    padding: int
    gap: int
    lower_by: int
    """How much lower than they like the lines are, never under a finger."""
    keeps_hints: bool


FORM_SIZES = (
    FormSize(24, 20, 0, keeps_hints=True),
    FormSize(20, 12, 0, keeps_hints=True),
    FormSize(20, 12, 0, keeps_hints=False),
    FormSize(14, 8, 14, keeps_hints=False),
    FormSize(10, 5, 14, keeps_hints=False),
)


_LEAST_HEIGHT = 480


class FormCard(Card):
    """Lays a form out and takes the first of `FORM_SIZES` that fits.

    `fitted` follows every change of size.
    """

    fitted = Signal()

    def __init__(self) -> None:
        super().__init__(padding=0)
        self.box: QVBoxLayout = layouts.column(self)
        self._fields: tuple[Field, ...] = ()
        self._hints: tuple[HintLine, ...] = ()
        self._steppers: tuple[Stepper, ...] = ()
        self._fitting = False

    def take(
        self,
        fields: tuple[Field, ...],
        hints: tuple[HintLine, ...] = (),
        steppers: tuple[Stepper, ...] = (),
    ) -> None:
        """Know what may be lower, and which empty hints may give up their places."""
        self._fields, self._hints, self._steppers = fields, hints, steppers

    def fit(self) -> None:
        """Take the first size that fits; call it after anything appeared or vanished."""
        if self._fitting or not self._fields:
            return
        self._fitting = True
        self.fitted.emit()
        for size in FORM_SIZES:
            self._use(size)
            layouts.measure_anew(self.box)
            if self._needed() <= self.height():
                break
        self._fitting = False

    def _needed(self) -> int:
        if self.box.hasHeightForWidth():
            return self.box.minimumHeightForWidth(self.width())
        return self.box.minimumSize().height()

    def _use(self, size: FormSize) -> None:
        wanted = self._fields[0].line.sizeHint().height()
        height = max(sizes.touch(), wanted - size.lower_by)
        for field in self._fields:
            field.line.setFixedHeight(height)
        for stepper in self._steppers:
            stepper.set_height(height)
        crowded = any(field.error for field in self._fields)
        for hint in self._hints:
            hint.keep_place(keep=size.keeps_hints and not crowded)
        self.box.setSpacing(size.gap)
        self.box.setContentsMargins(size.padding, size.padding, size.padding, size.padding)

    def minimumSizeHint(self) -> QSize:
        """Never ask for more than a small window has: the form gets tighter instead."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), min(hint.height(), _LEAST_HEIGHT))

    def changeEvent(self, event: QEvent) -> None:
        """Fit again once every line speaks the new language or has its new letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.StyleChange}:
            QTimer.singleShot(0, self, self.fit)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.fit()
