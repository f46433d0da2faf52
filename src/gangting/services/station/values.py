"""What the station answers: frozen pictures of the shelf, of an act, of what is out."""

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.foresight import ExpiryBand, is_low
from gangting.domain.supplies.kits import KitCheck
from gangting.domain.supplies.loans import Loan
from gangting.domain.supplies.movements import Booked, LotStock, MovementKind, Source, Worker
from gangting.domain.supplies.opened import Opened


@dataclass(frozen=True, slots=True)
class ItemView:
    """One item as the shelf shows it.

    ``on_hand`` is everything on the shelf, ``usable`` what may be given; ``days`` is None where
    too little is known.
    """

    item: Item
    on_hand: int
    usable: int
    lots: tuple[LotStock, ...]
    lent: int
    overdue: int
    opened: tuple[Opened, ...]
    kit_check: KitCheck | None
    days: int | None
    expiry: date | None
    band: ExpiryBand | None

    @property
    def low(self) -> bool:
        """Whether it must be bought: what is out comes back, and is not bought twice."""
        return is_low(self.usable, self.lent, self.item.bottom)

    @property
    def owned(self) -> int:
        """What is on the shelf and what is out."""
        return self.on_hand + self.lent


@dataclass(frozen=True, slots=True)
class Shelf:
    """The whole station at one moment; ``served`` counts today's services by kind of worker."""

    items: tuple[ItemView, ...]
    served: tuple[tuple[Worker, int], ...]
    today: date

    @property
    def low(self) -> int:
        """Return how many items are under their bottom line."""
        return sum(view.low for view in self.items)

    @property
    def services(self) -> int:
        """Return how many were served today."""
        return sum(count for _worker, count in self.served)


@dataclass(frozen=True, slots=True)
class Act:
    """What was just done, and what is left: what is shown, spoken and can be undone."""

    id: UUID
    kind: MovementKind
    item: Item
    quantity: int
    left: int
    worker: Worker | None
    at: datetime


@dataclass(frozen=True, slots=True)
class LedgerLine:
    """One line of the ledger with the words it needs; ``officer`` is a name."""

    booked: Booked
    item: Item
    expiry: date | None
    officer: str
    may_undo: bool


@dataclass(frozen=True, slots=True)
class LoanLine:
    """One thing out."""

    loan: Loan
    item: Item
    overdue: bool


@dataclass(frozen=True, slots=True)
class Receipt:
    """What comes in."""

    item_id: UUID
    quantity: int
    source: Source
    expiry: date | None = None
    lot: str = ""
    party: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class ToBuy:
    """One line of the shopping list."""

    item: Item
    usable: int
    days: int | None
    quantity: int


@dataclass(frozen=True, slots=True)
class DayOfStock:
    """One day of an item's history: the stock at its end, what came in and went out.

    Everything counts, a loan and a count too; what was taken back counts against what it was.
    """

    day: date
    evening: int
    came: int
    went: int


@dataclass(frozen=True, slots=True)
class Gift:
    """One line of the thanks book."""

    act_id: UUID
    item: Item
    quantity: int
    donor: str
    at: datetime
    thanked: str
    thanked_at: datetime | None
