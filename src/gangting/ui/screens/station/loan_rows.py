"""What is out, as rows of a list."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from gangting.domain.supplies.loans import LoanEnd
from gangting.services.station.values import LoanLine
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.station.sayings import fill, short_day
from gangting.ui.theme import Tone
from gangting.wording.words import Words


translate = QCoreApplication.translate

_ENDS = (LoanEnd.RETURNED, LoanEnd.DAMAGED, LoanEnd.LOST)
_FACTS = 4
"""Columns before those that end a loan."""


def end_of(column: int) -> LoanEnd | None:
    """Tell what a column does to the loan of its row."""
    return _ENDS[column - _FACTS] if column >= _FACTS else None


def columns(*, may_work: bool, roomy: bool) -> list[Column]:
    """Say the titles; who may only look is offered no keys."""
    shown = [
        Column(translate("Station", "Tag"), share=2),
        Column(translate("Station", "Who")),
        Column(translate("Station", "Lent") if roomy else ""),
        Column(translate("Station", "Due")),
    ]
    return [*shown, Column(), Column(), Column()] if may_work else shown


def rows(
    out: Sequence[LoanLine], words: Words, now: datetime, zone: str, *, may_work: bool, roomy: bool
) -> list[Row]:
    """Show what is out, what is overdue first; little room leaves out when it was lent."""
    ordered = sorted(out, key=lambda line: (not line.overdue, line.loan.due_at))
    named = roomy or len({line.item.id for line in out}) > 1
    return [
        _row(line, words, now, zone, may_work=may_work, roomy=roomy, named=named)
        for line in ordered
    ]


def _row(
    line: LoanLine,
    words: Words,
    now: datetime,
    zone: str,
    *,
    may_work: bool,
    roomy: bool,
    named: bool,
) -> Row:
    loan, place = line.loan, ZoneInfo(zone)
    today = now.astimezone(place).date()
    who = words.sentence(f"worker.{loan.worker}")
    due = loan.due_at.astimezone(place)
    said = f"{short_day(due.date(), today)} {due:%H:%M}"
    if line.overdue:
        days = max((today - due.date()).days, 0)
        late = translate("Station", "%1 d overdue") if days else translate("Station", "Overdue")
        said = fill(late, days)
    lent = loan.lent_at.astimezone(place)
    cells = (
        Cell(loan.tag, CellKind.STRONG, after=line.item.named(words.language) if named else ""),
        Cell(f"{who} {loan.phone_tail}".strip()),
        Cell(f"{lent:%m-%d %H:%M}" if roomy else "", CellKind.MUTED),
        Cell(said, CellKind.CHIP, Tone.WARN if line.overdue else Tone.MUTED),
    )
    keys = (
        Cell(translate("Station", "Back"), CellKind.LINK),
        Cell(translate("Station", "Broken"), CellKind.LINK),
        Cell(translate("Station", "Lost"), CellKind.LINK),
    )
    return Row(loan.tag, (*cells, *keys) if may_work else cells)
