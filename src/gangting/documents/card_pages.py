"""Cards one by one, each on a page of its own size."""

from collections.abc import Sequence

from PySide6.QtGui import QPainter

from gangting.documents.canvas import Canvas
from gangting.documents.card_back import back_drawing
from gangting.documents.categories import StyleBook
from gangting.documents.pass_card import HEIGHT, WIDTH, card_drawing
from gangting.documents.values import PassCard
from gangting.domain.printing import Sides


def pages_of(sides: Sides) -> int:
    """Return how many pages a piece of paper takes."""
    return 2 if sides is Sides.BOTH else 1


def side_of(page: int, sides: Sides) -> tuple[int, bool]:
    """Return which piece of paper a page is on, and whether it is the back."""
    paper, second = divmod(page, pages_of(sides))
    return paper, sides is Sides.BACK or second == 1


class CardPages:
    """One side of a card per page, the size of a card; with both, its back on the next page."""

    def __init__(
        self, cards: Sequence[PassCard], book: StyleBook, sides: Sides = Sides.FRONT
    ) -> None:
        self._cards = tuple(cards)
        self._book = book
        self._sides = sides

    @property
    def page_count(self) -> int:
        """How many sides are printed."""
        return len(self._cards) * pages_of(self._sides)

    @property
    def page_size_mm(self) -> tuple[float, float]:
        """CR80."""
        return WIDTH, HEIGHT

    def paint(self, painter: QPainter, page: int, dots_per_mm: float) -> None:
        """Paint one side over the whole page."""
        number, behind = side_of(page, self._sides)
        draw = back_drawing if behind else card_drawing
        with Canvas(painter, dots_per_mm) as canvas:
            canvas.draw(draw(self._cards[number], self._book))
