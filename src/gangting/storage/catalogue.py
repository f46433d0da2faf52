"""Queries of the catalogue: items, their barcodes and tags."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, bindparam, delete, insert, select, update

from gangting.domain.supplies.catalogue import Caution, Content, Item, ItemCategory, ItemKind
from gangting.domain.supplies.loans import Tag, TagState
from gangting.storage.prepared import Prepared
from gangting.storage.rows.supplies import BarcodeRow, ItemRow, LoanRow, TagRow


_PLAIN = (
    "code",
    "name",
    "name_en",
    "unit",
    "unit_en",
    "icon",
    "category",
    "kind",
    "bottom",
    "target",
    "expires",
    "in_use",
    "place",
    "life_days",
    "loan_hours",
    "caution",
)
_columns_of = ItemRow.__table__.c
_ITEMS = (
    select(_columns_of.id, *(_columns_of[name] for name in _PLAIN), _columns_of.contents)
    .where(_columns_of.compound == bindparam("c"))
    .order_by(_columns_of.place, _columns_of.code)
)
_ALL = Prepared(_ITEMS)
_IN_USE = Prepared(_ITEMS.where(_columns_of.in_use.is_(True)))
_ITEM = Prepared(_ITEMS.where(_columns_of.id == bindparam("i")))
_BARCODES = Prepared(
    select(BarcodeRow.item_id, BarcodeRow.barcode)
    .where(BarcodeRow.compound == bindparam("c"))
    .order_by(BarcodeRow.barcode)
)
_BARCODES_OF = Prepared(
    select(BarcodeRow.barcode)
    .where(BarcodeRow.compound == bindparam("c"), BarcodeRow.item_id == bindparam("i"))
    .order_by(BarcodeRow.barcode)
)
# a picture is many times what the rest of the shelf is: it is read for itself
_PICTURES = Prepared(
    select(_columns_of.id, _columns_of.picture).where(
        _columns_of.compound == bindparam("c"), _columns_of.picture != ""
    )
)


class Catalogue:
    """What the compound's warm stations keep."""

    def __init__(self, connection: Connection, compound: int) -> None:
        self._connection = connection
        self._compound = compound

    def items(self, *, every: bool = False) -> tuple[Item, ...]:
        """Return the items in use, in the order of the shelf; with ``every`` the others too."""
        here = {"c": self._compound}
        rows = (_ALL if every else _IN_USE).every(self._connection, here)
        barcodes: dict[UUID, list[str]] = {}
        for item_id, barcode in _BARCODES.every(self._connection, here):
            barcodes.setdefault(item_id, []).append(barcode)
        return tuple(_item(row, barcodes.get(row[0], ())) for row in rows)

    def item(self, item_id: UUID) -> Item | None:
        """Return one item."""
        wanted = {"c": self._compound, "i": item_id}
        row = _ITEM.first(self._connection, wanted)
        if row is None:
            return None
        return _item(row, [code for (code,) in _BARCODES_OF.every(self._connection, wanted)])

    def by_code(self, code: str) -> Item | None:
        """Return the item with a code."""
        item_id = self._connection.scalar(
            select(ItemRow.id).where(ItemRow.compound == self._compound, ItemRow.code == code)
        )
        return self.item(item_id) if item_id else None

    def owner_of(self, barcode: str) -> UUID | None:
        """Return the item that has a barcode."""
        return self._connection.scalar(
            select(BarcodeRow.item_id).where(
                BarcodeRow.compound == self._compound, BarcodeRow.barcode == barcode
            )
        )

    def add(self, items: Iterable[Item]) -> None:
        """Add items with their barcodes."""
        added = list(items)
        rows = [
            {"id": item.id, "compound": self._compound, "picture": "", **_columns(item)}
            for item in added
        ]
        if rows:
            self._connection.execute(insert(ItemRow), rows)
        self._write_barcodes(*added)

    def save(self, item: Item) -> None:
        """Write an item as it now is."""
        self._connection.execute(
            update(ItemRow)
            .where(ItemRow.compound == self._compound, ItemRow.id == item.id)
            .values(**_columns(item))
        )
        self._connection.execute(
            delete(BarcodeRow).where(
                BarcodeRow.compound == self._compound, BarcodeRow.item_id == item.id
            )
        )
        self._write_barcodes(item)

    # pictures

    def pictures(self) -> dict[UUID, str]:
        """Return the pictures of the items that have one, as they were saved."""
        rows = _PICTURES.every(self._connection, {"c": self._compound})
        return {row[0]: row[1] for row in rows}

    def save_picture(self, item_id: UUID, text: str) -> None:
        """Write an item's picture; an empty text is none."""
        self._connection.execute(
            update(ItemRow)
            .where(ItemRow.compound == self._compound, ItemRow.id == item_id)
            .values(picture=text)
        )

    # tags

    def tags(self, item_id: UUID) -> tuple[Tag, ...]:
        """Return an item's numbered things."""
        return self._tags(TagRow.item_id == item_id)

    def tag(self, number: str) -> Tag | None:
        """Return the thing with a number; numbers are the compound's."""
        found = self._tags(TagRow.number == number)
        return found[0] if found else None

    def add_tag(self, tag: Tag) -> None:
        """Add a numbered thing."""
        self._connection.execute(
            insert(TagRow).values(
                id=tag.id,
                compound=self._compound,
                item_id=tag.item_id,
                number=tag.number,
                gone=tag.state is TagState.GONE,
            )
        )

    def mark_tag(self, tag_id: UUID, *, gone: bool) -> None:
        """Take a number out of use, or back."""
        self._connection.execute(update(TagRow).where(TagRow.id == tag_id).values(gone=gone))

    def _tags(self, *where: Any) -> tuple[Tag, ...]:
        rows = self._connection.execute(
            select(TagRow.id, TagRow.item_id, TagRow.number, TagRow.gone, LoanRow.id)
            .outerjoin(LoanRow, (LoanRow.tag_id == TagRow.id) & LoanRow.ended_at.is_(None))
            .where(TagRow.compound == self._compound, *where)
            .order_by(TagRow.number)
        )
        return tuple(
            Tag(tag_id, item_id, number, _tag_state(gone=gone, out=loan is not None))
            for tag_id, item_id, number, gone, loan in rows
        )

    def _write_barcodes(self, *items: Item) -> None:
        rows = [
            {"compound": self._compound, "barcode": barcode, "item_id": item.id}
            for item in items
            for barcode in item.barcodes
        ]
        if rows:
            self._connection.execute(insert(BarcodeRow), rows)


def _tag_state(*, gone: bool, out: bool) -> TagState:
    if gone:
        return TagState.GONE
    return TagState.LENT if out else TagState.HERE


def _columns(item: Item) -> dict[str, Any]:
    plain = {name: getattr(item, name) for name in _PLAIN}
    contents = [{"name": part.name, "quantity": part.quantity} for part in item.contents]
    return {**plain, "contents": {"contents": contents}}


def _item(row: Sequence[Any], barcodes: Iterable[str]) -> Item:
    item_id, *values, contents = row
    plain = dict(zip(_PLAIN, values, strict=True))
    item = Item(id=item_id, **plain)
    parts = tuple(Content(part["name"], part["quantity"]) for part in contents["contents"])
    return replace(
        item,
        category=ItemCategory(item.category),
        kind=ItemKind(item.kind),
        caution=Caution(item.caution) if item.caution else None,
        contents=parts,
        barcodes=tuple(barcodes),
    )
