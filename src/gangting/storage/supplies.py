"""The warm station's books in one transaction; loaded when the station is first asked."""

from sqlalchemy import Connection

from gangting.storage.catalogue import Catalogue
from gangting.storage.counts import Counts
from gangting.storage.loans import Loans
from gangting.storage.stock import Stock


class Supplies:
    """What a booth keeps, what of it moved, is out, and was counted."""

    def __init__(self, connection: Connection, compound: int, booth: int) -> None:
        self.catalogue = Catalogue(connection, compound)
        self.stock = Stock(connection, compound, booth)
        self.loans = Loans(connection, compound, booth)
        self.counts = Counts(connection, compound, booth)
