"""Which passage of a holder is the newest: by each booth's own order, then by time."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from gangting.domain.crossings import Attempt
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import Direction


@frozen
class Passage:
    """An attempt that passed, and the booth where it did."""

    attempt: Attempt
    booth: int


@frozen
class Step:
    """A passage's place in its booth's order; a correction is linked to what it replaced."""

    id: UUID
    linked_id: UUID | None
    booth: int
    epoch: int
    sequence: int
    passed_at: datetime | None
    undone_at: datetime | None
    direction: Direction


def newest_passage(steps: Iterable[Step], direction: Direction | None = None) -> Step | None:
    """Return the newest passage that was not undone, of one direction if one is given.

    Within a booth its sequence decides, since a clock may have been set back; a corrected passage
    stands where the one stood that it replaced.
    """
    known = {step.id: step for step in steps}
    newest: dict[int, Step] = {}
    for step in known.values():
        if step.undone_at is None and direction in {None, step.direction}:
            best = newest.get(step.booth)
            if best is None or _place(step, known) > _place(best, known):
                newest[step.booth] = step
    return max(newest.values(), key=_time, default=None)


def _time(step: Step) -> datetime:
    assert step.passed_at is not None  # it passed
    return step.passed_at


def _place(step: Step, known: dict[UUID, Step]) -> tuple[int, int]:
    replaced = known.get(step.linked_id) if step.linked_id else None
    while replaced is not None:
        step = replaced
        replaced = known.get(step.linked_id) if step.linked_id else None
    return step.epoch, step.sequence
