"""What the warm station keeps (domain D.3): kinds of items, their limits, a kit's contents."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from uuid import UUID

from gangting.domain.errors import KnownError


class ItemKind(StrEnum):
    """How an item goes out."""

    CONSUMED = "consumed"
    LENT = "lent"
    OPENED = "opened"
    KIT = "kit"
    STAFF_ONLY = "staff_only"


class ItemCategory(StrEnum):
    """The shelf an item stands on."""

    PROTECTION = "protection"
    DISINFECTION = "disinfection"
    MEDICAL = "medical"
    FOOD = "food"
    RAIN_GEAR = "rain_gear"
    CONVENIENCE = "convenience"
    SEASONAL = "seasonal"
    SUNDRIES = "sundries"


class Caution(StrEnum):
    """What must be known of an item wherever it is shown."""

    FLAMMABLE = "flammable"
    CORROSIVE = "corrosive"
    MEDICINE = "medicine"


_BARCODE = re.compile(r"[0-9A-Za-z.\-]{4,32}")
_MOST = 100_000


@dataclass(frozen=True, slots=True)
class Content:
    """One thing a kit must hold."""

    name: str
    quantity: int


@dataclass(frozen=True, slots=True)
class Item:
    """One kind of supply; names and units by language (``zh_CN`` first).

    ``bottom`` is the quantity below which it must be bought, ``target`` what is bought up to.
    ``life_days`` is how long an opened one may be used, ``loan_hours`` how long one may be kept.
    """

    id: UUID
    code: str
    name: str
    name_en: str
    unit: str
    unit_en: str
    icon: str
    category: ItemCategory
    kind: ItemKind
    bottom: int
    target: int
    expires: bool
    in_use: bool
    place: int
    life_days: int | None = None
    loan_hours: int | None = None
    caution: Caution | None = None
    contents: tuple[Content, ...] = ()
    barcodes: tuple[str, ...] = ()

    def named(self, language: str) -> str:
        """Return the item's name in a language, the Chinese one where there is no other."""
        return self.name_en if language == "en" and self.name_en else self.name

    def unit_named(self, language: str) -> str:
        """Return the unit in a language."""
        return self.unit_en if language == "en" and self.unit_en else self.unit

    @property
    def names(self) -> dict[str, str]:
        """Return the name as a refusal carries it: it is worded in the language in force."""
        return {"item": self.name, "item_en": self.name_en}

    def checked(self) -> "Item":
        """Return the item as it may be stored; ``item_name_missing``, ``invalid_limits``, …."""
        if not self.name.strip() or not self.unit.strip():
            raise KnownError("item_name_missing")
        numbers = (self.bottom, self.target, self.life_days or 1, self.loan_hours or 1)
        if not all(0 <= number <= _MOST for number in numbers) or self.target < self.bottom:
            raise KnownError("invalid_limits")
        for barcode in self.barcodes:
            if not _BARCODE.fullmatch(barcode):
                raise KnownError("invalid_barcode", barcode=barcode)
        if self.kind is not ItemKind.KIT and self.contents:
            raise KnownError("contents_of_no_kit")
        return self


def moved(items: Sequence[Item], item: Item, step: int) -> tuple[Item, ...]:
    """Put an item so many places further; give those whose place is another one now.

    Those in use and the others are ordered apart. Nothing moves beyond the end.
    """
    order = [other for other in items if other.in_use == item.in_use]
    here = order.index(item)
    there = here + step
    if not 0 <= there < len(order):
        return ()
    order.insert(there, order.pop(here))
    places = sorted(other.place for other in order)
    if len(set(places)) < len(places):
        places = list(range(min(places), min(places) + len(places)))
    return tuple(
        replace(other, place=place)
        for other, place in zip(order, places, strict=True)
        if other.place != place
    )
