"""What a report is made of; where it stands is worked out later."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Title:
    """The first line of the report; ``beside`` stands at its right end."""

    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Heading:
    """Begins a part; it never stands alone at the foot of a page."""

    text: str
    beside: str = ""


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values in ``columns``; on a slip one under the other."""

    pairs: tuple[tuple[str, str], ...]
    columns: int = 3


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table, as wide as its share of all shares."""

    title: str
    share: float
    align: Literal["left", "centre", "right"] = "left"


@dataclass(frozen=True, slots=True)
class TableRow:
    """The cells of one line; ``strong`` lines are what must be looked at."""

    cells: tuple[str, ...]
    strong: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """Lines under a head that is repeated on every page."""

    columns: tuple[Column, ...]
    rows: tuple[TableRow, ...]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text."""

    text: str
    strong: bool = False
    small: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Who signed, when, and the drawn strokes if there are any (points of a 0–1000 field)."""

    role: str
    name: str
    at: str
    strokes: tuple[tuple[tuple[int, int], ...], ...] = ()


@dataclass(frozen=True, slots=True)
class Signatures:
    """The signatures beside each other; on a slip under each other."""

    signed: tuple[Signature, ...]


Block = Title | Heading | Facts | Table | Paragraph | Signatures


@dataclass(frozen=True, slots=True)
class Report:
    """A whole report; ``foot`` stands on every page beside its number."""

    blocks: Sequence[Block]
    foot: str = ""
