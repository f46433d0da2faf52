"""A report laid on its paper: A4 pages with a foot, or one slip as long as it needs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtGui import QPainter

from gangting.documents.canvas import Canvas
from gangting.documents.fonts import ensure_application
from gangting.documents.report.blocks import Paragraph, Report
from gangting.documents.report.pieces import Measure, Piece, pieces_of
from gangting.documents.text import fit


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper in millimetres; ``height`` is None for a roll."""

    width: float
    height: float | None
    margin: tuple[float, float]
    text_size: float

    @property
    def measure(self) -> Measure:
        """How text is set on it."""
        room = self.width - 2 * self.margin[0]
        return Measure(room, self.text_size, narrow=self.height is None)


A4 = Paper(210.0, 297.0, (16.0, 14.0), 3.6)
SLIP58 = Paper(58.0, None, (5.0, 4.0), 2.9)
SLIP80 = Paper(80.0, None, (4.0, 4.0), 3.3)
PAPERS: Mapping[str, Paper] = {"a4": A4, "slip58": SLIP58, "slip80": SLIP80}
"""By the codes that the command line and the screens have for them."""
_FOOT = 8.0

Placed = tuple[float, Piece]


class ReportDocument:
    """A report as a document that prints."""

    def __init__(self, report: Report, paper: Paper) -> None:
        ensure_application()
        self._paper = paper
        self._foot = report.foot
        pieces = [piece for block in report.blocks for piece in pieces_of(block, paper.measure)]
        if paper.height is None:
            end = Paragraph(report.foot, small=True)
            pieces += pieces_of(end, paper.measure)
            self._pages = [_under_each_other(pieces, paper.margin[1])]
            self._height = sum(piece.height for piece in pieces) + 2 * paper.margin[1]
        else:
            self._pages = _paged(pieces, paper.margin[1], paper.height - paper.margin[1] - _FOOT)
            self._height = paper.height

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        return len(self._pages)

    @property
    def page_size_mm(self) -> tuple[float, float]:
        """Width and height of every page."""
        return self._paper.width, self._height

    def paint(self, painter: QPainter, page: int, dots_per_mm: float) -> None:
        """Paint one page, counted from 0."""
        left, measure = self._paper.margin[0], self._paper.measure
        with Canvas(painter, dots_per_mm) as canvas:
            for top, piece in self.placed(page):
                with canvas.at(left, top):
                    _paint(canvas, piece, measure)

    def placed(self, page: int) -> list[Placed]:
        """Return what stands on a page, its foot too, with how far down it stands."""
        if self._paper.height is None:
            return self._pages[page]
        return [*self._pages[page], (self._height - self._paper.margin[1], self._foot_of(page))]

    def _foot_of(self, page: int) -> Piece:
        paper = self._paper.measure
        style = paper.style(0.72, muted=True)
        number = f"{page + 1} / {self.page_count}"
        texts = (
            *fit(self._foot, style, paper.room * 0.9, style.size).placed(0, 0, paper.room),
            *fit(number, style, paper.room * 0.1, style.size).placed(0, 0, paper.room, "right"),
        )
        return Piece(style.size, texts)


def _paint(canvas: Canvas, piece: Piece, paper: Measure) -> None:
    for fill in piece.fills:
        canvas.fill(fill)
    canvas.lines([(x, y, x + width, y) for x, y, width in piece.rules], paper.rule_colour, 0.15)
    for stroke in piece.strokes:
        canvas.lines([(*a, *b) for a, b in pairwise(stroke)], paper.ink_colour, 0.35)
    for text in piece.texts:
        canvas.text(text)


def _under_each_other(pieces: Sequence[Piece], top: float) -> list[Placed]:
    placed: list[Placed] = []
    for piece in pieces:
        placed.append((top, piece))
        top += piece.height
    return placed


def _paged(pieces: Sequence[Piece], top: float, bottom: float) -> list[list[Placed]]:
    """Fill page after page; what belongs to the next piece goes over with it."""
    pages: list[list[Placed]] = [[]]
    y = top
    for index, piece in enumerate(pieces):
        if y + _with_followers(pieces, index) > bottom and pages[-1]:
            pages.append([])
            y = top
            if piece.head is not None:
                pages[-1].append((y, piece.head))
                y += piece.head.height
        pages[-1].append((y, piece))
        y += piece.height
    return pages


def _with_followers(pieces: Sequence[Piece], index: int) -> float:
    height = pieces[index].height
    while pieces[index].keeps_next and index + 1 < len(pieces):
        index += 1
        height += pieces[index].height
    return height
