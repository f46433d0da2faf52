"""What the pick-up desk knows."""

from dataclasses import dataclass
from datetime import datetime
from math import ceil

from gangting.domain.actors import Officer, Right
from gangting.domain.pickup import UNDO_SECONDS, PickupPoint, PointDay, Turn
from gangting.services.pickup import QueueLine, TurnView
from gangting.ui.screens.passes.said import SILENT, Said


NO_DAY = PointDay("", 0, None, 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """The point, its queue, and the card in hand."""

    officer: Officer | None = None
    points: tuple[PickupPoint, ...] = ()
    point: str = ""
    day: PointDay = NO_DAY
    all_day: PointDay = NO_DAY
    lines: tuple[QueueLine, ...] = ()
    waiting: int = 0
    offset: int = 0
    limit: int = 1
    asked: str = ""
    answers: tuple[QueueLine, ...] | None = None
    turn: TurnView | None = None
    proxy: bool = False
    busy: bool = False
    said: Said = SILENT
    given: Turn | None = None
    given_serial: int = 0
    given_name: str = ""

    @property
    def may_work(self) -> bool:
        """Whether whoever is on duty may hand cards over."""
        return self.officer is not None and self.officer.may(Right.WORK_GATE)

    @property
    def serial(self) -> int | None:
        """The card in hand."""
        return self.turn.view.entry_pass.serial if self.turn else None


def seconds_of(facts: Facts, now: datetime) -> int:
    """Tell how long the turn has run."""
    if facts.turn is None:
        return 0
    return max(0, int((now - facts.turn.turn.opened_at).total_seconds()))


def seconds_to_undo(facts: Facts, now: datetime) -> int:
    """Tell for how long the last hand-over can be taken back; 0 where it cannot."""
    if facts.given is None or facts.given.ended_at is None:
        return 0
    passed = (now - facts.given.ended_at).total_seconds()
    return max(0, min(UNDO_SECONDS, ceil(UNDO_SECONDS - passed)))


def clock_text(seconds: int) -> str:
    """Write seconds as a clock does: 1:08."""
    minutes, rest = divmod(seconds, 60)
    return f"{minutes}:{rest:02d}"
