"""What the pages of the cards ask of whatever draws cards and keeps the seal."""

from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QImage

from gangting.domain.actors import Officer
from gangting.domain.card_back import USUAL, CardBack
from gangting.domain.passes import Category
from gangting.domain.printing import Sides
from gangting.services.pass_values import Printable


CARD = "card"
_NO_CODE = "0" * 53
_NO_NUMBER = "000 000 000"


class CardArt(Protocol):
    """Draws cards; the long lane's work."""

    def preview(
        self,
        printable: Printable,
        layout: str,
        width_px: int,
        height_px: int,
        sides: Sides = Sides.FRONT,
    ) -> QImage | None:
        """Return a side of a card as large as fits the room."""


class SealBox(Protocol):
    """Keeps the seal; ``prepare`` is the long lane's work, the others the store's."""

    def read(self) -> bytes:
        """Return the seal as PNG, nothing where there is none."""

    def prepare(self, picture: Path) -> bytes:
        """Make a seal of a picture's file."""

    def keep(self, png: bytes, officer: Officer) -> None:
        """Print this seal from now on, or none."""


@dataclass(frozen=True, slots=True)
class NoArt:
    """Draws nothing."""

    def preview(
        self,
        printable: Printable,
        layout: str,
        width_px: int,
        height_px: int,
        sides: Sides = Sides.FRONT,
    ) -> QImage | None:
        """Draw nothing."""


@dataclass(frozen=True, slots=True)
class NoSeal:
    """Has no seal and keeps none."""

    def read(self) -> bytes:
        """Have none."""
        return b""

    def prepare(self, picture: Path) -> bytes:  # noqa: ARG002  it keeps none
        """Make none."""
        return b""

    def keep(self, png: bytes, officer: Officer) -> None:
        """Keep none."""


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
