"""The five steps as pills that can be pressed: what is done, what comes next, what waits."""

from collections.abc import Sequence
from enum import StrEnum

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gangting.ui import sizes, theme
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.label import IconLabel


_SIDE = 11


class Mark(StrEnum):
    """How a step stands."""

    DONE = "done"
    NEXT = "next"
    LATER = "later"


_TONES = {Mark.DONE: Tone.OK, Mark.NEXT: Tone.BRAND, Mark.LATER: Tone.MUTED}


class StepKey(QAbstractButton):
    """One step: a pill, with room for a finger around it."""

    def __init__(self) -> None:
        super().__init__()
        self._mark = Mark.LATER
        self._shown = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

    def show_step(self, text: str, mark: Mark, said: str, *, shown: bool) -> None:
        """Show a step; ``shown`` is the one that is looked at."""
        self.setText(text)
        self.setAccessibleName(said)
        self._mark, self._shown = mark, shown
        self.updateGeometry()
        self.update()

    @property
    def mark(self) -> Mark:
        """How the step stands."""
        return self._mark

    def sizeHint(self) -> QSize:
        """Hold the words, a finger high."""
        words = QFontMetrics(theme.font(16, bold=True)).horizontalAdvance(self.text())
        return QSize(max(sizes.touch(), words + 2 * _SIDE + 2), sizes.touch())

    def minimumSizeHint(self) -> QSize:
        """Give up some letters, never the finger's room."""
        return QSize(sizes.touch(), sizes.touch())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the pill."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        tall = theme.text_px(32)
        tone = _TONES[self._mark]
        pill = QRectF(1.5, (self.height() - tall) / 2, self.width() - 3, tall)
        edge = theme.color(tone) if self._shown or self.hasFocus() else None
        painter.setPen(QPen(edge, 2) if edge else Qt.PenStyle.NoPen)
        painter.setBrush(theme.color("track") if tone is Tone.MUTED else theme.soft(tone))
        painter.drawRoundedRect(pill, tall / 2, tall / 2)
        font = theme.font(16, bold=True)
        painter.setFont(font)
        painter.setPen(theme.color(tone))
        room = round(pill.width()) - 2 * _SIDE + 4
        shown = QFontMetrics(font).elidedText(self.text(), Qt.TextElideMode.ElideRight, room)
        painter.drawText(pill, int(Qt.AlignmentFlag.AlignCenter), shown)


class StepsBar(QWidget):
    """Five steps in a row; any of them can be looked at."""

    chosen = Signal(int)

    def __init__(self, count: int) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.keys = [StepKey() for _ in range(count)]
        self._arrows: list[IconLabel] = []
        box = layouts.row(self, gap=2)
        for place, key in enumerate(self.keys):
            if place:
                arrow = IconLabel("chevron-right", 20, "muted")
                self._arrows.append(arrow)
                box.addWidget(arrow)
            box.addWidget(key)
            key.clicked.connect(lambda _=False, place=place: self.chosen.emit(place))

    def show_steps(
        self, words: Sequence[str], marks: Sequence[Mark], said: Sequence[str], shown: int
    ) -> None:
        """Show the steps; ``said`` is what is read aloud of each mark."""
        for place, key in enumerate(self.keys):
            state = f"{words[place]}: {said[place]}"
            key.show_step(words[place], marks[place], state, shown=place == shown)

    def set_narrow(self, narrow: bool) -> None:  # noqa: FBT001 - a property
        """Leave the arrows out where room is short."""
        for arrow in self._arrows:
            arrow.setVisible(not narrow)
