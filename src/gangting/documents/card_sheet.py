"""Cards on A4 with marks to cut along."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtGui import QPainter

from gangting.documents.canvas import Canvas
from gangting.documents.card_back import back_drawing
from gangting.documents.card_pages import pages_of, side_of
from gangting.documents.categories import StyleBook
from gangting.documents.drawing import Box
from gangting.documents.pass_card import HEIGHT, WIDTH, card_drawing
from gangting.documents.values import PassCard
from gangting.domain.printing import Sides


A4 = (210.0, 297.0)
COLUMNS = 2
_MARK = 5.0
_MARK_GAP = 1.5
_HAIRLINE = 0.1
_MARK_COLOUR = "#000000"
_EDGE_COLOUR = "#c3ccd7"

Line = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class SheetPlan:
    """How many rows of cards there are and how much paper lies between two cards."""

    rows: int
    gap: float

    @property
    def capacity(self) -> int:
        """How many cards one sheet holds."""
        return self.rows * COLUMNS

    def behind(self, number: int) -> Box:
        """Return where the back of a card lies once the paper is turned over its long edge."""
        row, column = divmod(number, COLUMNS)
        return self.place(row * COLUMNS + COLUMNS - 1 - column)

    def place(self, number: int) -> Box:
        """Return where a card of the sheet lies, counted from 0, row by row."""
        row, column = divmod(number, COLUMNS)
        left = (A4[0] - COLUMNS * WIDTH - (COLUMNS - 1) * self.gap) / 2
        top = (A4[1] - self.rows * HEIGHT - (self.rows - 1) * self.gap) / 2
        return Box(
            left + column * (WIDTH + self.gap), top + row * (HEIGHT + self.gap), WIDTH, HEIGHT
        )


#: Edge to edge: five cuts across and three along.
TEN = SheetPlan(rows=5, gap=0.0)
#: With paper between the cards: for a hand with scissors, or for pouches to laminate.
EIGHT = SheetPlan(rows=4, gap=8.0)


def cut_marks(plan: SheetPlan) -> tuple[Line, ...]:
    """Return the marks of a sheet: on every cut, outside every card."""
    boxes = [plan.place(number) for number in range(plan.capacity)]
    lines = {line for box in boxes for line in _corner_marks(box)}
    return tuple(sorted(line for line in lines if not _touches_any(line, boxes)))


def _corner_marks(box: Box) -> Iterator[Line]:
    for x in (box.x, box.right):
        yield _rounded(x, box.y - _MARK_GAP - _MARK, x, box.y - _MARK_GAP)
        yield _rounded(x, box.bottom + _MARK_GAP, x, box.bottom + _MARK_GAP + _MARK)
    for y in (box.y, box.bottom):
        yield _rounded(box.x - _MARK_GAP - _MARK, y, box.x - _MARK_GAP, y)
        yield _rounded(box.right + _MARK_GAP, y, box.right + _MARK_GAP + _MARK, y)


def _rounded(*line: float) -> Line:
    x1, y1, x2, y2 = (round(coordinate, 3) for coordinate in line)
    return x1, y1, x2, y2


def _touches_any(line: Line, boxes: Sequence[Box]) -> bool:
    x1, y1, x2, y2 = line
    slack = 1e-3
    return any(
        x1 <= box.right + slack
        and x2 >= box.x - slack
        and y1 <= box.bottom + slack
        and y2 >= box.y - slack
        for box in boxes
    )


class CardSheets:
    """A4 pages of cards; with both sides, a page of their backs after every page.

    Backs carry no cut marks: two sides never meet exactly, and one cuts by the fronts.
    """

    def __init__(
        self,
        cards: Sequence[PassCard],
        book: StyleBook,
        plan: SheetPlan,
        sides: Sides = Sides.FRONT,
    ) -> None:
        self._cards = tuple(cards)
        self._book = book
        self._plan = plan
        self._sides = sides
        self._marks = cut_marks(plan)

    @property
    def page_count(self) -> int:
        """How many pages the cards need."""
        return ceil(len(self._cards) / self._plan.capacity) * pages_of(self._sides)

    @property
    def page_size_mm(self) -> tuple[float, float]:
        """A4 upright."""
        return A4

    def paint(self, painter: QPainter, page: int, dots_per_mm: float) -> None:
        """Paint one side of a sheet."""
        sheet, behind = side_of(page, self._sides)
        first = sheet * self._plan.capacity
        cards = self._cards[first : first + self._plan.capacity]
        if behind:
            self._paint_backs(painter, cards, dots_per_mm)
        else:
            self._paint_fronts(painter, cards, dots_per_mm)

    def _paint_backs(
        self, painter: QPainter, cards: Sequence[PassCard], dots_per_mm: float
    ) -> None:
        for number, card in enumerate(cards):
            box = self._plan.behind(number)
            with Canvas(painter, dots_per_mm, (box.x, box.y)) as canvas:
                canvas.draw(back_drawing(card, self._book))

    def _paint_fronts(
        self, painter: QPainter, cards: Sequence[PassCard], dots_per_mm: float
    ) -> None:
        for number, card in enumerate(cards):
            box = self._plan.place(number)
            with Canvas(painter, dots_per_mm, (box.x, box.y)) as canvas:
                canvas.draw(card_drawing(card, self._book))
                canvas.frame(Box(0, 0, WIDTH, HEIGHT), _EDGE_COLOUR, _HAIRLINE)
        with Canvas(painter, dots_per_mm) as canvas:
            canvas.lines(self._marks, _MARK_COLOUR, _HAIRLINE)
