"""What a shift was: its numbers, and how its beginning compares with the last one's end."""

from dataclasses import dataclass
from uuid import UUID

from gangting.domain.duty import DutyShift
from gangting.domain.handover import Handover
from gangting.domain.handover_sheet import (
    OpeningLine,
    Quantity,
    ShiftSummary,
    closing_of,
    opening_lines,
    read_content,
)
from gangting.domain.supplies.movements import Mark
from gangting.storage.unit_of_work import Work


@dataclass(frozen=True, slots=True)
class SummaryView:
    """The numbers so far, and the differences to the sheet before (None: there is none)."""

    numbers: ShiftSummary
    opening: tuple[OpeningLine, ...]
    previous: Handover | None


def summary_of(work: Work, shift: DutyShift) -> SummaryView:
    """Return the summary of a running shift."""
    previous = work.handovers.finished(1)
    last = previous[0] if previous else None
    known = closing_of(read_content(last.content)) if last else {}
    return SummaryView(
        work.shift_figures.summary(shift.place, shift.began_at),
        opening_lines(_opening(work, shift), known),
        last,
    )


def closing(work: Work) -> tuple[Quantity, ...]:
    """Return how many of each item there are now."""
    return _quantities(work, {})


def _opening(work: Work, shift: DutyShift) -> tuple[Quantity, ...]:
    """Return how many there were when the shift began: what there is, less what moved since."""
    return _quantities(work, work.supplies.stock.changes(Mark(*shift.place)))


def _quantities(work: Work, changes: dict[UUID, int]) -> tuple[Quantity, ...]:
    stock = work.supplies.stock.on_hand()
    return tuple(
        Quantity(
            str(item.id),
            item.code,
            item.name,
            item.unit,
            stock.get(item.id, 0) - changes.get(item.id, 0),
        )
        for item in work.supplies.catalogue.items(every=True)
        if item.in_use or item.id in stock
    )
