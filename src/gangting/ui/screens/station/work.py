"""What the station asks of the services; everything here runs on the store lane."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.supplies.catalogue import Item, ItemKind
from gangting.domain.supplies.loans import Loan, LoanEnd, Tag, TagState
from gangting.domain.supplies.movements import Worker
from gangting.services.station.values import Act, LoanLine, Shelf
from gangting.ui.screens.station.lending_state import Terms


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services


@dataclass(frozen=True, slots=True)
class Done:
    """An act, and the shelf after it."""

    act: Act
    shelf: Shelf


@dataclass(frozen=True, slots=True)
class Known:
    """What a scan turned out to be; nothing where nobody knows it."""

    text: str
    item: Item | None = None
    tag: Tag | None = None
    loan: Loan | None = None


@dataclass(frozen=True, slots=True)
class Lent:
    """What can be lent and what is out; ``tags`` are those that are here."""

    items: tuple[Item, ...]
    tags: tuple[tuple[Item, tuple[Tag, ...]], ...]
    out: tuple[LoanLine, ...]


class StationWork:
    """The services of the station, each call a value in and a value out."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    def shelf(self) -> Shelf:
        """Read the shelf."""
        return self._services.station.shelf.shelf()

    def pictures(self) -> dict[UUID, bytes]:
        """Read the items' pictures."""
        return self._services.station.catalogue.pictures()

    def give(self, item_id: UUID, worker: Worker, officer: Officer, quantity: int) -> Done:
        """Give some to a worker."""
        ledger = self._services.station.ledger
        return self._after(lambda: ledger.give(item_id, worker, officer, quantity))

    def open_one(self, item_id: UUID, officer: Officer) -> Done:
        """Open one for everybody."""
        return self._after(lambda: self._services.station.ledger.open_one(item_id, officer))

    def undo(self, act_id: UUID, officer: Officer) -> Done:
        """Take an act back."""
        return self._after(lambda: self._services.station.ledger.undo(act_id, officer))

    # -- lending

    def lend(self, tag: str, worker: Worker, terms: Terms, officer: Officer) -> Done:
        """Lend the thing with a tag."""
        lending = self._services.station.lending
        return self._after(
            lambda: lending.lend(
                tag,
                worker,
                officer,
                tail=terms.tail,
                due_at=terms.due_at,
                lent_at=terms.lent_at,
            )
        )

    def take_back(self, tag: str, end: LoanEnd, terms: Terms, officer: Officer) -> Done:
        """End a loan."""
        lending = self._services.station.lending
        return self._after(lambda: lending.take_back(tag, officer, end, returned_at=terms.lent_at))

    def lent(self) -> Lent:
        """Read what is out and what is here to be lent."""
        catalogue, lending = self._services.station.catalogue, self._services.station.lending
        items = tuple(
            item for item in catalogue.all() if item.in_use and item.kind is ItemKind.LENT
        )
        here = tuple(
            (item, tuple(tag for tag in catalogue.tags(item.id) if tag.state is TagState.HERE))
            for item in items
        )
        return Lent(items, here, lending.out())

    # -- scans

    def look_up(self, text: str, *, maybe_tag: bool) -> Known:
        """Tell what was scanned: a tag, a product, or nothing known."""
        if maybe_tag:
            found = self._services.station.lending.find_tag(text)
            if found is not None:
                tag, item, loan = found
                return Known(text, item, tag, loan)
        return Known(text, self._services.station.catalogue.by_barcode(text))

    def learn_barcode(self, item_id: UUID, text: str, officer: Officer) -> Item:
        """Know a barcode from now on."""
        return self._services.station.catalogue.learn_barcode(item_id, text, officer)

    def learn_tag(self, item_id: UUID, text: str, officer: Officer) -> Tag:
        """Know a tag from now on."""
        return self._services.station.catalogue.add_tag(item_id, text, officer)

    def _after(self, act: Callable[[], Act]) -> Done:
        done = act()
        return Done(done, self.shelf())
