"""The parts of a report that are never torn apart, measured for a width."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import cycle

from gangting.documents.drawing import Box, Fill
from gangting.documents.report.blocks import (
    Block,
    Facts,
    Heading,
    Paragraph,
    Signature,
    Signatures,
    Table,
    Title,
)
from gangting.documents.text import (
    BLACK,
    INK,
    LINE_STEP,
    MUTED,
    RISE,
    Fitted,
    PlacedText,
    TextStyle,
    fit,
    text_width,
)
from gangting.documents.wrapping import flow, longest_part


_SHADE = "#eef2f6"
_RULE = "#9aa7b5"
#: How many lines of a table's row stand on one page at least; longer rows go over to the next.
_LINES_TOGETHER = 6
#: A cell's text may shrink this far before a second line is better, and this far for one word.
_SHRINKS_TO, _WORD_SHRINKS_TO = 0.85, 0.6
_LEAN = 0.04
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

    @property
    def pad(self) -> float:
        """The space at both sides of a cell."""
        return self.size * (0.2 if self.narrow else 0.6)

    @property
    def rule_colour(self) -> str:
        """The colour of thin lines; a slip's printer would make dots of grey."""
        return BLACK if self.narrow else _RULE

    @property
    def ink_colour(self) -> str:
        """The colour of a pen."""
        return BLACK if self.narrow else INK


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
    most = width * 0.6
    label = _alike(
        [name for name, _ in block.pairs], paper.style(0.9, muted=True), most - paper.size * 0.4
    )
    lines: list[Piece] = []
    for start in range(0, len(block.pairs), columns):
        texts: list[PlacedText] = []
        height = 0.0
        for place, (name, value) in enumerate(block.pairs[start : start + columns]):
            taken = min(text_width(name, label) + paper.size, most)
            x = place * width
            room = width - taken - (0 if columns == 1 else paper.size * 0.6)
            said = fit(value, paper.style(bold=True), room, paper.size * 3, 2, 0.85)
            named = fit(name, label, taken - paper.size * 0.4, paper.size)
            tops = _on_one_line(named, said)
            texts += named.placed(x, tops[0], taken)
            texts += said.placed(x + taken, tops[1], room, "right" if columns == 1 else "left")
            height = max(height, tops[1] + said.height)
        lines.append(Piece(max(height, paper.size) + paper.gap, tuple(texts)))
    return tuple(lines)


def _on_one_line(*fitted: Fitted) -> list[float]:
    """Return the tops at which texts of different sizes stand on the same line."""
    most = max(one.style.size for one in fitted)
    return [(most - one.style.size) * RISE for one in fitted]


def _alike(texts: Iterable[str], style: TextStyle, *rooms: float) -> TextStyle:
    """Return the style in which all the texts fit their rooms on one line, in one size."""
    sizes = [
        fit(text, style, room, style.size).style.size
        for text, room in zip(texts, cycle(rooms), strict=False)
    ]
    return replace(style, size=max(min(sizes, default=style.size), style.size * _WORD_SHRINKS_TO))


def _table(block: Table, paper: Measure) -> tuple[Piece, ...]:
    if not block.rows:
        return ()
    shares = sum(column.share for column in block.columns)
    widths = [paper.room * column.share / shares for column in block.columns]
    titles = [column.title for column in block.columns]
    muted = paper.style(0.86, muted=True)
    [head] = _row(
        tuple(titles), block, widths, paper, _alike(titles, muted, *(_within(widths, paper)))
    )
    if not paper.narrow:
        head = replace(head, fills=(Fill(Box(0, 0, paper.room, head.height), _SHADE),))
    rows = [
        replace(piece, head=head)
        for row in block.rows
        for piece in _row(row.cells, block, widths, paper, paper.style(0.96, bold=row.strong))
    ]
    last = replace(rows[-1], height=rows[-1].height + paper.gap)
    return (replace(head, keeps_next=True), *rows[:-1], last)


def _within(widths: Sequence[float], paper: Measure) -> list[float]:
    return [width - 2 * paper.pad for width in widths]


def _row(
    texts: tuple[str, ...],
    block: Table,
    widths: Sequence[float],
    paper: Measure,
    style: TextStyle,
) -> tuple[Piece, ...]:
    """Return a row as one piece, or as several where it has many lines."""
    pad = paper.size * 0.35
    cells = [
        _cell(text, style, room) for text, room in zip(texts, _within(widths, paper), strict=True)
    ]
    most = max(len(cell.lines) for cell in cells)
    pieces: list[Piece] = []
    for start in range(0, most, _LINES_TOGETHER):
        part = [replace(cell, lines=cell.lines[start : start + _LINES_TOGETHER]) for cell in cells]
        first, last = start == 0, start + _LINES_TOGETHER >= most
        tall = max(cell.height for cell in part)
        if not last:
            tall = _LINES_TOGETHER * LINE_STEP * max(cell.style.size for cell in part)
        top = pad if first else 0.0
        height = top + tall + (pad if last else 0.0)
        placed: list[PlacedText] = []
        x = 0.0
        for cell, width, column in zip(part, widths, block.columns, strict=True):
            y = (height - cell.height) / 2 if first and last else top
            placed += cell.placed(x + paper.pad, y, width - 2 * paper.pad, column.align)
            x += width
        pieces.append(Piece(height, tuple(placed), (), ((0, height, paper.room),) * last))
    return tuple(pieces)


def _cell(text: str, style: TextStyle, room: float) -> Fitted:
    """Set a cell's text on one line, a little smaller if need be, else on as many as it takes."""
    parts = text.replace("\t", " ").splitlines() or [""]
    if len(parts) == 1:
        one = fit(parts[0], style, room, style.size)
        if one.style.size >= style.size * _SHRINKS_TO:
            return one
    word = max(longest_part(part, partial(text_width, style=style)) for part in parts)
    fits = (room - _LEAN * style.size) / max(word, room / 2)
    small = replace(style, size=style.size * max(_WORD_SHRINKS_TO, min(1.0, fits)))
    return Fitted(tuple(line for part in parts for line in _flowed(part, small, room)), small)


def _flowed(text: str, style: TextStyle, room: float) -> tuple[str, ...]:
    return flow(text, room - _LEAN * style.size, partial(text_width, style=style))


def _paragraph(block: Paragraph, paper: Measure) -> tuple[Piece, ...]:
    style = paper.style(0.82 if block.small else 1.0, bold=block.strong, muted=block.small)
    step = style.size * LINE_STEP
    pieces = [
        Piece(step, Fitted((line,), style).placed(0, 0, paper.room))
        for part in block.text.replace("\t", " ").splitlines()
        for line in _flowed(part, style, paper.room)
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
        name = fit(one.name, paper.style(1.3, bold=True), room * 0.48, paper.size * 2.6, 2, 0.8)
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
