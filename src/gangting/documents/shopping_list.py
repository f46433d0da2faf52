"""The shopping list on paper: to be taken along, with room to tick off what was bought."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from gangting.documents.report.blocks import (
    Block,
    Column,
    Paragraph,
    Report,
    Table,
    TableRow,
    Title,
)
from gangting.documents.report.pages import Paper, ReportDocument
from gangting.services.station.shelf import COVER_DAYS
from gangting.services.station.values import ToBuy
from gangting.wording.words import Words


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Whose paper it is, and when it was made in the compound's own time."""

    site: str
    gate: str
    at: datetime

    def title(self, text: str) -> Title:
        """Return the first line of a report."""
        return Title(text, f"{self.site} · {self.gate}")

    def foot(self, words: Words) -> str:
        """Say when it was printed."""
        return words.sentence("shopping.made", at=f"{self.at:%Y-%m-%d %H:%M}")


def shopping_document(
    lines: Sequence[ToBuy], head: Letterhead, words: Words, paper: Paper
) -> ReportDocument:
    """Return the list as a document for a paper."""
    report = shopping_report(lines, head, words, narrow=paper.height is None)
    return ReportDocument(report, paper)


def shopping_report(
    lines: Sequence[ToBuy], head: Letterhead, words: Words, *, narrow: bool = False
) -> Report:
    """Return the list as blocks; a slip has what is needed in the shop only."""
    blocks: list[Block] = [head.title(words.sentence("shopping.title"))]
    if lines:
        blocks.append(_table(lines, words, narrow=narrow))
        blocks.append(Paragraph(words.sentence("shopping.until", days=COVER_DAYS), small=True))
    else:
        blocks.append(Paragraph(words.sentence("shopping.nothing")))
    return Report(tuple(blocks), head.foot(words))


def lasting(line: ToBuy, words: Words) -> str:
    """Say how long what is there will last, nothing where too little is known."""
    if not line.usable:
        return words.sentence("shopping.used_up")
    return "" if line.days is None else words.sentence("shopping.days", days=line.days)


def _table(lines: Sequence[ToBuy], words: Words, *, narrow: bool) -> Table:
    def said(code: str) -> str:
        return words.sentence(f"shopping.{code}")

    if narrow:
        few = (Column(said("item"), 4), Column(said("lasts"), 2), Column(said("buy"), 2.4, "right"))
        cells = [
            (_name(line, words), lasting(line, words), _amount(line, line.quantity, words))
            for line in lines
        ]
        return Table(few, tuple(TableRow(row) for row in cells))
    columns = (
        Column(said("item"), 4),
        Column(said("usable"), 1.8, "right"),
        Column(said("bottom"), 1.8, "right"),
        Column(said("lasts"), 1.8),
        Column(said("buy"), 1.8, "right"),
        Column(said("bought"), 2.2),
    )
    rows = [
        TableRow(
            (
                _name(line, words),
                _amount(line, line.usable, words),
                _amount(line, line.item.bottom, words),
                lasting(line, words),
                _amount(line, line.quantity, words),
                "",
            ),
            strong=not line.usable,
        )
        for line in lines
    ]
    return Table(columns, tuple(rows))


def _name(line: ToBuy, words: Words) -> str:
    return line.item.named(words.language)


def _amount(line: ToBuy, quantity: int, words: Words) -> str:
    return f"{quantity} {line.item.unit_named(words.language)}"
