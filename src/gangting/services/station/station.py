"""The warm station: its catalogue, ledger, loans, shelf and care in one hand."""

from functools import cached_property

from gangting.services.hands import Hands
from gangting.services.policies import Policies
from gangting.services.station.care import Care
from gangting.services.station.catalogue import CatalogueService
from gangting.services.station.ledger import Ledger
from gangting.services.station.lending import Lending
from gangting.services.station.shelf import ShelfService
from gangting.storage.unit_of_work import Database


class Station:
    """What the faces ask of the warm station."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database, self._policies, self._hands = database, policies, hands
        self.ledger = Ledger(database, policies, hands)
        self.shelf = ShelfService(database, policies, hands)
        self.lending = Lending(database, policies, hands, self.shelf.forget)

    @cached_property
    def catalogue(self) -> CatalogueService:
        """The items."""
        return CatalogueService(self._database, self._hands)

    @cached_property
    def care(self) -> Care:
        """Kits and donors."""
        return Care(self._database, self._policies, self._hands)
