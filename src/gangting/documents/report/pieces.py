"""The parts of a report that are never torn apart, measured for a width."""

from dataclasses import dataclass, replace

from gangting.documents.drawing import Box, Fill
from gangting.documents.report.blocks import (
    Block,
    Facts,
    Heading,
    Paragraph,
    Signature,
    Signatures,
    Table,
    TableRow,
    Title,
)
from gangting.documents.text import (
    BLACK,
    INK,
    LINE_STEP,
    MUTED,
    Fitted,
    PlacedText,
    TextStyle,
    fit,
    text_width,
)
from gangting.documents.wrapping import flow


_SHADE = "#eef2f6"
Stroke = tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True)
class Piece:
    """Something of a height; everything in it is counted from its own upper left corner.

    ``keeps_next`` says that the next piece must stand on the same page; ``head`` is repeated
    where the page is turned before this piece.
    """

    height: float
    texts: tuple[PlacedText, ...] = ()
    fills: tuple[Fill, ...] = ()
    rules: tuple[tuple[float, float, float], ...] = ()
    strokes: tuple[Stroke, ...] = ()
    keeps_next: bool = False
    head: "Piece | None" = None


@dataclass(frozen=True, slots=True)
class Measure:
    """How a paper is set: the room across, the size of its text, whether it is a narrow slip."""

    room: float
    size: float
    narrow: bool = False

    def style(self, scale: float = 1.0, *, bold: bool = False, muted: bool = False) -> TextStyle:
        """Return a style of the paper; a slip knows black only."""
        colour = BLACK if self.narrow else (MUTED if muted else INK)
        return TextStyle(self.size * scale, bold, colour)

    @property
    def gap(self) -> float:
        """The space between two lines of text."""
        return self.size * 0.45


def pieces_of(block: Block, paper: Measure) -> tuple[Piece, ...]:
    """Return a block's pieces for a paper."""
    if isinstance(block, Title):
        return (_title(block, paper),)
    if isinstance(block, Heading):
        return (_heading(block, paper),)
    if isinstance(block, Facts):
        return _facts(block, paper)
    if isinstance(block, Table):
        return _table(block, paper)
    if isinstance(block, Paragraph):
        return _paragraph(block, paper)
    return _signatures(block, paper)


def _title(block: Title, paper: Measure) -> Piece:
    if paper.narrow:
        title = fit(block.text, paper.style(1.5, bold=True), paper.room, paper.size * 4, 2)
        beside = fit(block.beside, paper.style(), paper.room, paper.size * 3, 2)
        texts = (
            *title.placed(0, 0, paper.room, "centre"),
            *beside.placed(0, title.height + paper.gap, paper.room, "centre"),
        )
        return Piece(title.height + beside.height + 3 * paper.gap, texts, keeps_next=True)
    title = fit(block.text, paper.style(1.8, bold=True), paper.room * 0.62, paper.size * 2)
    beside = fit(block.beside, paper.style(muted=True), paper.room * 0.36, paper.size * 1.4)
    fall = title.height - beside.height
    texts = (
        *title.placed(0, 0, paper.room),
        *beside.placed(0, fall, paper.room, "right"),
    )
    height = title.height + 2.2
    return Piece(height + 2.4, texts, rules=((0, height, paper.room),), keeps_next=True)


def _heading(block: Heading, paper: Measure) -> Piece:
    above = paper.size * 0.9
    text = fit(block.text, paper.style(1.12, bold=True), paper.room * 0.7, paper.size * 1.2)
    beside = fit(block.beside, paper.style(0.9, muted=True), paper.room * 0.29, paper.size)
    texts = (
        *text.placed(0, above, paper.room),
        *beside.placed(0, above + text.height - beside.height, paper.room, "right"),
    )
    return Piece(above + text.height + paper.gap * 1.4, texts, keeps_next=True)


def _facts(block: Facts, paper: Measure) -> tuple[Piece, ...]:
    columns = min(block.columns, 2) if paper.narrow and block.columns > 3 else block.columns
    columns = 1 if paper.narrow and block.columns <= 3 else columns
    width = paper.room / columns
    lines: list[Piece] = []
    for start in range(0, len(block.pairs), columns):
        texts: list[PlacedText] = []
        height = 0.0
        for place, (name, value) in enumerate(block.pairs[start : start + columns]):
            label = paper.style(0.9, muted=True)
            taken = min(text_width(name, label) + paper.size, width * 0.55)
            x = place * width
            texts += fit(name, label, taken - paper.size * 0.4, paper.size).placed(x, 0, taken)
            room = width - taken - paper.size * 0.6
            said = fit(value, paper.style(bold=True), room, paper.size * 3, 2)
            texts += said.placed(x + taken, 0, room, "right" if columns == 1 else "left")
            height = max(height, said.height)
        lines.append(Piece(max(height, paper.size) + paper.gap, tuple(texts)))
    return tuple(lines)


def _table(block: Table, paper: Measure) -> tuple[Piece, ...]:
    shares = sum(column.share for column in block.columns)
    widths = [paper.room * column.share / shares for column in block.columns]
    titles = TableRow(tuple(column.title for column in block.columns))
    head = _row(titles, block, widths, paper, head=True)
    rows = [replace(_row(row, block, widths, paper), head=head) for row in block.rows]
    return (replace(head, keeps_next=True), *rows)


def _row(
    row: TableRow, block: Table, widths: list[float], paper: Measure, *, head: bool = False
) -> Piece:
    pad = paper.size * 0.35
    style = paper.style(0.86 if head else 0.96, bold=row.strong, muted=head)
    fitted: list[Fitted] = []
    for cell, width in zip(row.cells, widths, strict=True):
        fitted.append(fit(cell, style, width - 2 * pad, paper.size * 3.4, 3, 0.85))
    height = max((one.height for one in fitted), default=paper.size) + 2 * pad
    texts: list[PlacedText] = []
    x = 0.0
    for one, width, column in zip(fitted, widths, block.columns, strict=True):
        top = (height - one.height) / 2
        texts += one.placed(x + pad, top, width - 2 * pad, column.align)
        x += width
    shaded = (Fill(Box(0, 0, paper.room, height), _SHADE),) if head and not paper.narrow else ()
    return Piece(height, tuple(texts), shaded, ((0, height, paper.room),))


def _paragraph(block: Paragraph, paper: Measure) -> tuple[Piece, ...]:
    style = paper.style(0.82 if block.small else 1.0, bold=block.strong, muted=block.small)
    pieces: list[Piece] = []
    for part in block.text.splitlines():
        lines = flow(part, paper.room, lambda letter: text_width(letter, style))
        step = style.size * LINE_STEP
        pieces += [
            Piece(step, fit(line, style, paper.room, style.size).placed(0, 0, paper.room))
            for line in lines
        ]
    if not pieces:
        return ()
    return (*pieces[:-1], replace(pieces[-1], height=pieces[-1].height + paper.gap))


def _signatures(block: Signatures, paper: Measure) -> tuple[Piece, ...]:
    if paper.narrow:
        return tuple(_signed((one,), paper) for one in block.signed)
    return (_signed(block.signed, paper),) if block.signed else ()


def _signed(signed: tuple[Signature, ...], paper: Measure) -> Piece:
    width = paper.room / len(signed)
    field = paper.size * 4.2
    texts: list[PlacedText] = []
    strokes: list[Stroke] = []
    rules: list[tuple[float, float, float]] = []
    for place, one in enumerate(signed):
        x, room = place * width, width - (0 if paper.narrow else paper.size)
        texts += fit(one.role, paper.style(0.9, muted=True), room, paper.size).placed(x, 0, room)
        name = fit(one.name, paper.style(1.3, bold=True), room * 0.5, paper.size * 1.4)
        texts += name.placed(x, field - name.height - paper.gap, room)
        rules.append((x, field, room))
        at = fit(one.at, paper.style(0.86, muted=True), room, paper.size)
        texts += at.placed(x, field + paper.gap, room)
        side = field - paper.size * 1.2
        left = x + room * 0.5
        tall = paper.size * 1.1
        strokes += [
            tuple((left + px / 1000 * room * 0.5, tall + py / 1000 * side) for px, py in stroke)
            for stroke in one.strokes
        ]
    height = field + paper.gap + paper.size * 1.6
    return Piece(height, tuple(texts), (), tuple(rules), tuple(strokes))
