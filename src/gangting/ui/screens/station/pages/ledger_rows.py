"""How a movement is said in one line of the ledger."""

from datetime import date
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from gangting.domain.supplies.movements import MovementKind
from gangting.services.station.values import LedgerLine
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.station.pages.wordbook import MOVEMENT_TONES, word
from gangting.wording.words import Words


translate = QCoreApplication.translate

#: Movements that nothing takes back: a count's, and what took something back.
FIXED = frozenset({MovementKind.REVERSAL, MovementKind.ADJUST})


def columns() -> list[Column]:
    """Title the columns."""
    return [
        Column(translate("LedgerRows", "Time")),
        Column(translate("LedgerRows", "Item"), share=5),
        Column(translate("LedgerRows", "What")),
        Column(translate("LedgerRows", "Change"), right=True),
        Column(translate("LedgerRows", "For, from, why"), share=6),
        Column(translate("LedgerRows", "Officer")),
        Column(""),
    ]


def ledger_row(line: LedgerLine, words: Words, zone: ZoneInfo, today: date) -> Row:
    """Say a movement."""
    booked = line.booked
    movement = booked.movement
    local = booked.occurred_at.astimezone(zone)
    moment = f"{local:%H:%M}" if local.date() == today else f"{local:%m-%d %H:%M}"
    tone = MOVEMENT_TONES[movement.kind]
    gone = booked.reversed_by is not None
    return Row(
        str(movement.id),
        (
            Cell(moment, CellKind.MUTED),
            Cell(line.item.named(words.language), CellKind.STRONG, icon=line.item.icon),
            Cell(word(words, movement.kind), CellKind.CHIP, tone),
            Cell(signed(movement.delta), CellKind.MUTED if gone else CellKind.STRONG),
            Cell(about(line, words)),
            Cell(line.officer, CellKind.MUTED),
            _mark(line, gone=gone),
        ),
    )


def signed(delta: int) -> str:
    """Write a change with its sign, as ledgers do: `−12`, `+60`."""
    return f"+{delta:,}" if delta > 0 else f"−{-delta:,}"


def about(line: LedgerLine, words: Words) -> str:
    """Say for whom, from whom, why, and what was noted."""
    movement = line.booked.movement
    codes = (movement.worker, movement.source, movement.discard)
    said = [word(words, code) for code in codes if code is not None]
    expiry = line.expiry if movement.kind is MovementKind.RECEIVE else None
    until = translate("LedgerRows", "until %1").replace("%1", expiry.isoformat()) if expiry else ""
    return " · ".join(part for part in (*said, movement.party, until, movement.note) if part)


def _mark(line: LedgerLine, *, gone: bool) -> Cell:
    if gone:
        return Cell(translate("LedgerRows", "Taken back"), CellKind.CHIP, icon="undo")
    if line.may_undo:
        return Cell(translate("LedgerRows", "Undo"), CellKind.LINK)
    return Cell()
