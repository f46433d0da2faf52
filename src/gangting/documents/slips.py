"""Passes from a thermal printer: a label of 60 × 40 mm, and slips 58 and 80 mm wide.

Black and white only. A slip's content stays within the dots the head can reach.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from gangting.documents.canvas import Canvas
from gangting.documents.categories import StyleBook
from gangting.documents.drawing import Drawing
from gangting.documents.fonts import ensure_application
from gangting.documents.pass_words import PassWords, pass_words
from gangting.documents.slip_layouts import label, slip58, slip80
from gangting.documents.values import PassCard


#: Thermal heads of "203 dpi" have eight dots to the millimetre.
HEAD_DOTS_PER_MM = 8


@dataclass(frozen=True, slots=True)
class SlipPlan:
    """One kind of paper: its width, how much of it the head reaches, and what is laid on it."""

    width: float
    printable: float
    lay_out: Callable[[PassWords, str], Drawing]

    @property
    def left(self) -> float:
        """Where the head's first dot lies."""
        return (self.width - self.printable) / 2


LABEL = SlipPlan(60.0, 60.0, label)
SLIP58 = SlipPlan(58.0, 48.0, slip58)
SLIP80 = SlipPlan(80.0, 72.0, slip80)


class Slips:
    """One pass per label or slip; slips are as long as the longest of them needs."""

    def __init__(self, cards: Sequence[PassCard], book: StyleBook, plan: SlipPlan) -> None:
        self._plan = plan
        self._drawings = tuple(plan.lay_out(pass_words(card, book), card.code) for card in cards)

    @property
    def page_count(self) -> int:
        """How many labels or slips there are."""
        return len(self._drawings)

    @property
    def page_size_mm(self) -> tuple[float, float]:
        """The paper, with the edges the head cannot reach."""
        return self._plan.width, max((drawing.height for drawing in self._drawings), default=40.0)

    def paint(self, painter: QPainter, page: int, dots_per_mm: float) -> None:
        """Paint one label or slip."""
        with Canvas(painter, dots_per_mm) as canvas:
            canvas.draw(self._drawings[page])

    def head_image(self, page: int) -> QImage:
        """Return the dots for the head, one bit each: 384 across for 58 mm, 576 for 80 mm."""
        ensure_application()
        image = QImage(
            round(self._plan.printable * HEAD_DOTS_PER_MM),
            round(self._drawings[page].height * HEAD_DOTS_PER_MM),
            QImage.Format.Format_RGB32,
        )
        image.fill(Qt.GlobalColor.white)
        with QPainter(image) as painter:
            painter.translate(-self._plan.left * HEAD_DOTS_PER_MM, 0)
            self.paint(painter, page, HEAD_DOTS_PER_MM)
        return image.convertToFormat(
            QImage.Format.Format_Mono, Qt.ImageConversionFlag.ThresholdDither
        )
