"""What the pick-up desk asks of the services; everything here runs on the store lane."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from gangting.domain.actors import Officer
from gangting.domain.pickup import PickupPoint, PointDay, Proxy, Turn
from gangting.services.pass_values import PassView
from gangting.services.pickup import Queue, TurnView


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services


#: More answers than this are narrowed down by another letter.
MOST_ANSWERS = 40


@dataclass(frozen=True, slots=True)
class PointState:
    """The points, what this one did today, and the turn that runs there."""

    points: tuple[PickupPoint, ...]
    point: str
    day: PointDay
    all_day: PointDay
    turn: TurnView | None


class PickupWork:
    """One method per thing that is done at the desk."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    def state(self, point: str) -> PointState:
        """Return a point's state; the first point where there is none of that code."""
        desk = self._services.pickup
        points = desk.points()
        if point not in {one.code for one in points}:
            point = points[0].code
        day = next(iter(desk.today(point)), PointDay(point, 0, None, 0))
        return PointState(points, point, day, desk.whole_day(), desk.running(point))

    def queue(self, officer: Officer, offset: int, limit: int) -> Queue:
        """Return a page of what waits."""
        return self._services.pickup.queue("", officer, limit=limit, offset=offset)

    def find(self, text: str, officer: Officer) -> Queue:
        """Return who a text can mean; ``not_found``, ``not_waiting`` for a number."""
        return self._services.pickup.queue(text, officer, limit=MOST_ANSWERS)

    def scanned(self, text: str, point: str, officer: Officer) -> TurnView:
        """Begin the turn of a scanned card."""
        [line] = self._services.pickup.queue(text, officer, limit=1).lines
        return self.open(line.entry_pass.serial, point, officer)

    def open(self, serial: int, point: str, officer: Officer) -> TurnView:
        """Begin a turn."""
        return self._services.pickup.open(serial, point, officer)

    def hand_over(
        self, serial: int, officer: Officer, proxy: Proxy | None
    ) -> tuple[Turn, PassView]:
        """Hand the card over."""
        return self._services.pickup.hand_over(serial, officer, proxy)

    def give_up(self, serial: int, officer: Officer) -> Turn:
        """Put the card back."""
        return self._services.pickup.give_up(serial, officer)

    def undo(self, serial: int, officer: Officer) -> tuple[Turn, PassView]:
        """Take a hand-over back."""
        return self._services.pickup.undo(serial, officer)
