"""An item as it is written in the catalogue."""

from dataclasses import replace
from enum import StrEnum
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Caution, Content, Item, ItemCategory, ItemKind
from gangting.domain.values import frozen


NO_CAUTION = "none"
NEW_ICON = "package-variant"
ICONS = (
    "package-variant",
    "face-mask",
    "hand-back-right",
    "medical-bag",
    "bandage",
    "pill",
    "thermometer",
    "hand-water",
    "bottle-tonic-plus",
    "bottle-tonic",
    "spray-bottle",
    "shield-plus",
    "bottle-wine",
    "cup",
    "coffee",
    "tea",
    "bowl-mix",
    "food-apple",
    "noodles",
    "cookie",
    "cube-outline",
    "umbrella",
    "weather-pouring",
    "fire",
    "snowflake",
    "fan",
    "hat-fedora",
    "shoe-sneaker",
    "battery-charging",
    "cable-data",
    "flashlight",
    "toolbox",
    "needle",
    "bike",
    "cart",
    "wheelchair-accessibility",
    "glasses",
    "book-open-variant",
    "paper-roll",
    "trash-can",
)


class Part(StrEnum):
    """The parts of the form, each on its own page."""

    NAMES = "names"
    SORT = "sort"
    CAUTION = "caution"
    LIMITS = "limits"
    CONTENTS = "contents"
    BARCODES = "barcodes"
    ICON = "icon"


@frozen
class ItemForm:
    """An item as it was typed."""

    name: str = ""
    name_en: str = ""
    unit: str = ""
    unit_en: str = ""
    icon: str = NEW_ICON
    category: str = ItemCategory.SUNDRIES.value
    kind: str = ItemKind.CONSUMED.value
    caution: str = NO_CAUTION
    expires: bool = False
    bottom: str = "0"
    target: str = "0"
    life_days: str = ""
    loan_hours: str = ""
    contents: tuple[Content, ...] = ()
    barcodes: tuple[str, ...] = ()


def form_of(item: Item) -> ItemForm:
    """Write an item down."""
    return ItemForm(
        item.name,
        item.name_en,
        item.unit,
        item.unit_en,
        item.icon,
        item.category.value,
        item.kind.value,
        item.caution.value if item.caution else NO_CAUTION,
        item.expires,
        str(item.bottom),
        str(item.target),
        str(item.life_days or ""),
        str(item.loan_hours or ""),
        item.contents,
        item.barcodes,
    )


def item_of(form: ItemForm, before: Item | None, new_id: UUID, place: int) -> Item:
    """Make the item that is stored; ``invalid_limits`` where a number is none."""
    kind = ItemKind(form.kind)
    item = before or Item(
        id=new_id,
        code=f"item_{new_id.hex[-10:]}",
        name="",
        name_en="",
        unit="",
        unit_en="",
        icon=NEW_ICON,
        category=ItemCategory.SUNDRIES,
        kind=kind,
        bottom=0,
        target=0,
        expires=False,
        in_use=True,
        place=place,
    )
    return replace(
        item,
        name=form.name.strip(),
        name_en=form.name_en.strip(),
        unit=form.unit.strip(),
        unit_en=form.unit_en.strip(),
        icon=form.icon,
        category=ItemCategory(form.category),
        kind=kind,
        caution=None if form.caution == NO_CAUTION else Caution(form.caution),
        expires=form.expires,
        bottom=_whole(form.bottom),
        target=_whole(form.target),
        life_days=_optional(form.life_days) if kind is ItemKind.OPENED else None,
        loan_hours=_optional(form.loan_hours) if kind is ItemKind.LENT else None,
        contents=form.contents if kind is ItemKind.KIT else (),
        barcodes=form.barcodes,
    )


def _whole(text: str) -> int:
    bare = text.strip()
    if not (bare.isascii() and bare.isdecimal()):
        raise KnownError("invalid_limits")
    return int(bare)


def _optional(text: str) -> int | None:
    return _whole(text) or None if text.strip() else None


_PART_OF = {
    "item_name_missing": Part.NAMES,
    "item_name_taken": Part.NAMES,
    "invalid_limits": Part.LIMITS,
    "kind_is_fixed": Part.SORT,
    "contents_of_no_kit": Part.CONTENTS,
    "invalid_barcode": Part.BARCODES,
    "barcode_taken": Part.BARCODES,
}


def part_of(error: KnownError) -> Part | None:
    """Tell which part a refusal is about."""
    return _PART_OF.get(error.code)
