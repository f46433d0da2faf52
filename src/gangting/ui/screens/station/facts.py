"""What the station knows while it is worked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from gangting.domain.supplies.movements import Worker
from gangting.services.station.values import ItemView, Shelf
from gangting.ui.screens.station.values import NOTHING_SAID, Said


@dataclass(frozen=True, slots=True)
class Facts:
    """The shelf, who is served, what waits for a worker, what was said last.

    ``turn`` counts what was said, so that the same sentence twice is seen to be said twice.
    """

    shelf: Shelf | None = None
    worker: Worker | None = None
    times: int = 1
    wanted: UUID | None = None
    said: Said = NOTHING_SAID
    turn: int = 0
    pictures: Mapping[UUID, bytes] = field(default_factory=dict, repr=False)
    """Those of the items that have one, as JPEG."""

    def view(self, item_id: UUID) -> ItemView | None:
        """Return an item of the shelf."""
        if self.shelf is None:
            return None
        return next((view for view in self.shelf.items if view.item.id == item_id), None)
