"""What the station's services share: today, an item that must be there, booking picks."""

from collections.abc import Iterable
from datetime import date, datetime
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.movements import Movement
from gangting.domain.supplies.picking import Pick
from gangting.services.hands import Hands, local_day
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Work


class Booker:
    """Writes the movements of one act; made per transaction."""

    def __init__(self, work: Work, hands: Hands, officer: Officer) -> None:
        self._work, self._hands, self._officer = work, hands, officer
        self.now = hands.clock.now()
        self.act_id = hands.new_id()

    def book(
        self, template: Movement, picks: Iterable[Pick], occurred_at: datetime | None = None
    ) -> int:
        """Book each pick like the template; return the sum of their deltas."""
        total = 0
        for pick in picks:
            movement = Movement(
                self._hands.new_id(),
                template.act_id,
                pick.lot.item_id,
                pick.lot.id,
                template.kind,
                pick.delta,
                template.worker,
                template.source,
                template.discard,
                template.party,
                template.note,
            )
            place = self._work.place(self.now, self._officer.id)
            self._work.supplies.stock.book(movement, place, occurred_at)
            total += pick.delta
        return total


def must_work(officer: Officer) -> None:
    """Raise ``not_allowed`` for who may only look."""
    officer.must(Right.WORK_GATE)


def the_item(work: Work, item_id: UUID) -> Item:
    """Return an item in use; ``unknown_item``, ``item_not_in_use``."""
    item = work.supplies.catalogue.item(item_id)
    if item is None:
        raise KnownError("unknown_item")
    if not item.in_use:
        raise KnownError("item_not_in_use", **item.names)
    return item


def today_of(hands: Hands, policies: Policies) -> date:
    """Return the compound's day."""
    return local_day(hands.clock.now(), policies.current().zone)


def when(work: Work, item_id: UUID, occurred_at: datetime | None, now: datetime) -> datetime:
    """Return when something happened: now, or a moment that is still open to be written.

    ``in_the_future``, ``before_count`` where a count was accepted since. What happens now is
    never refused: a clock that was set back must not stop the station.
    """
    if occurred_at is None:
        return now
    if occurred_at > now:
        raise KnownError("in_the_future")
    wall = work.supplies.counts.wall(item_id)
    if wall is not None and occurred_at < wall.counted_at:
        raise KnownError("before_count")
    return occurred_at


def quantity_of(quantity: int, most: int = 9_999) -> int:
    """Return a quantity that can be moved; ``invalid_quantity``."""
    if not 0 < quantity <= most:
        raise KnownError("invalid_quantity")
    return quantity
