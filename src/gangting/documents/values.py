"""What a printed pass shows, on what it is printed, and what a printable document offers."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Literal, Protocol

from PySide6.QtGui import QPainter

from gangting.domain.card_back import USUAL, CardBack
from gangting.domain.passes import Category
from gangting.domain.printing import TWO_SIDED


Language = Literal["zh_CN", "en"]


class Layout(StrEnum):
    """The paper a pass is printed on."""

    CARD = "card"
    SHEET8 = "sheet8"
    SHEET10 = "sheet10"
    LABEL = "label"
    SLIP58 = "slip58"
    SLIP80 = "slip80"

    @property
    def two_sided(self) -> bool:
        """Say whether a back can be printed: cards have one, labels and slips have none."""
        return self.value in TWO_SIDED


@dataclass(frozen=True, slots=True)
class PassCard:
    """Everything that stands on one printed pass.

    ``holder`` is a person's name or a plate, ``place`` may be empty, ``code`` is the 53 digits
    of the QR, ``short_number`` is printed as given (in threes), ``phone`` is the site's
    emergency phone and may be empty, ``photo`` is a JPEG of 25 × 35 and ``seal`` a PNG; they are
    shown on cards and may be empty. ``back`` has the compound's own lines for the back.
    """

    site_name: str
    gate_name: str
    holder: str
    place: str
    category: Category
    valid_until: date
    code: str
    short_number: str
    phone: str = ""
    language: Language = "zh_CN"
    photo: bytes = field(default=b"", repr=False)
    seal: bytes = field(default=b"", repr=False)
    back: CardBack = USUAL


class Document(Protocol):
    """Pages of one size that paint themselves."""

    @property
    def page_count(self) -> int:
        """How many pages there are."""
        ...

    @property
    def page_size_mm(self) -> tuple[float, float]:
        """Width and height of every page."""
        ...

    def paint(self, painter: QPainter, page: int, dots_per_mm: float) -> None:
        """Paint one page, counted from 0.

        The painter counts in dots and its origin is the top left corner of the paper.
        """
        ...
