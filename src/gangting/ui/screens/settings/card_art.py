"""What the pages of the cards ask of whatever keeps the seal, and the card that they show."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from gangting.domain.actors import Officer
from gangting.domain.card_back import USUAL, CardBack
from gangting.domain.pass_code import DIGITS
from gangting.domain.passes import Category
from gangting.services.pass_values import Printable


CARD = "card"
_NO_CODE = "0" * DIGITS
_NO_NUMBER = "000 000 000"


class SealBox(Protocol):
    """Keeps the seal; ``prepare`` is the long lane's work, the others the store's."""

    def read(self) -> bytes:
        """Return the seal as PNG, nothing where there is none."""

    def prepare(self, picture: Path) -> bytes:
        """Make a seal of a picture's file."""

    def keep(self, png: bytes, officer: Officer) -> None:
        """Print this seal from now on, or none."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Whose card is shown while it is written; nobody real."""

    site: str = ""
    gate: str = ""
    phone: str = ""
    holder: str = ""
    place: str = ""
    until: date = date(2020, 1, 1)
    category: Category = Category.RESIDENT
    back: CardBack = USUAL

    def printable(self) -> Printable:
        """Return what the card says."""
        return Printable(
            self.site,
            self.gate,
            self.phone,
            self.holder,
            self.place,
            self.category,
            self.until,
            _NO_CODE,
            _NO_NUMBER,
            "",
            back=self.back,
        )

    def of(self, category: Category, back: CardBack) -> "Sample":
        """Return the same card of another kind, with another back."""
        return replace(self, category=category, back=back)
