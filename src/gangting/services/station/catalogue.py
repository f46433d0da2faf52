"""The catalogue in use: what a new compound starts with, and what a leader changes."""

from base64 import b64decode, b64encode
from collections.abc import Sequence
from dataclasses import replace
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item, ItemKind, moved
from gangting.domain.supplies.loans import Tag, TagState, tag_number
from gangting.services.hands import Hands
from gangting.services.station.books import the_item
from gangting.storage.unit_of_work import Database, Work


#: Pixels each way: the card's picture on a screen of high density.
PICTURE_SIDE = 192
PICTURE_BYTES = 24_000


class CatalogueService:
    """Items are added and changed; one that is no longer kept is put out of use."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands

    def all(self) -> tuple[Item, ...]:
        """Return every item there ever was, those in use first."""
        with self._database.read() as work:
            items = work.supplies.catalogue.items(every=True)
        return tuple(sorted(items, key=lambda item: not item.in_use))

    def seed(self, items: Sequence[Item]) -> None:
        """Fill the catalogue of a compound; the codes it knows stay as they are."""
        with self._database.write() as work:
            known = {item.code for item in work.supplies.catalogue.items(every=True)}
            work.supplies.catalogue.add(item for item in items if item.code not in known)

    def save(self, item: Item, officer: Officer) -> Item:
        """Add an item or change one; a leader's right.

        The kind of an item that ever moved stays: its ledger would no longer make sense. What
        any booth still has, or has out, stays in use.
        """
        officer.must(Right.MANAGE)
        name, unit = " ".join(item.name.split()), item.unit.strip()
        barcodes = tuple(dict.fromkeys(code.strip() for code in item.barcodes if code.strip()))
        item = replace(item, name=name, unit=unit, barcodes=barcodes).checked()
        with self._database.write() as work:
            before = work.supplies.catalogue.item(item.id)
            self._must_fit(work, item, before)
            if before is None:
                work.supplies.catalogue.add([item])
            else:
                work.supplies.catalogue.save(item)
            self._note(work, "item.added" if before is None else "item.changed", item, officer)
        return item

    def move(self, item_id: UUID, step: int, officer: Officer) -> None:
        """Put an item so many places further on the shelf, earlier with a negative step.

        A leader's right. At the end of the shelf nothing changes; ``unknown_item``.
        """
        officer.must(Right.MANAGE)
        with self._database.write() as work:
            items = work.supplies.catalogue.items(every=True)
            item = next((one for one in items if one.id == item_id), None)
            if item is None:
                raise KnownError("unknown_item")
            others = moved(items, item, step)
            for other in others:
                work.supplies.catalogue.save(other)
            if others:
                self._note(work, "item.moved", item, officer)

    def by_barcode(self, text: str) -> Item | None:
        """Return the item that has a barcode."""
        with self._database.read() as work:
            item_id = work.supplies.catalogue.owner_of(text.strip())
            return work.supplies.catalogue.item(item_id) if item_id else None

    def learn_barcode(self, item_id: UUID, barcode: str, officer: Officer) -> Item:
        """Give an item one more barcode: a new brand came in."""
        officer.must(Right.WORK_GATE)
        with self._database.write() as work:
            item = the_item(work, item_id)
            code = barcode.strip()
            if code in item.barcodes:
                return item
            item = replace(item, barcodes=(*item.barcodes, code)).checked()
            self._must_be_free(work, item)
            work.supplies.catalogue.save(item)
            self._note(work, "item.changed", item, officer)
        return item

    # -- pictures

    def pictures(self) -> dict[UUID, bytes]:
        """Return the pictures of the items that have one, as JPEG."""
        with self._database.read() as work:
            found = work.supplies.catalogue.pictures()
        return {item_id: b64decode(text) for item_id, text in found.items()}

    def set_picture(self, item_id: UUID, content: bytes | None, officer: Officer) -> bytes:
        """Give an item a picture, or none, and return it as it was stored; a leader's right.

        ``picture_too_small``, ``unknown_item``, and the errors of ``pictures.prepared``.
        """
        officer.must(Right.MANAGE)
        jpeg = _square(content) if content is not None else b""
        with self._database.write() as work:
            item = the_item(work, item_id)
            work.supplies.catalogue.save_picture(item_id, b64encode(jpeg).decode("ascii"))
            self._note(work, "item.changed", item, officer, picture="set" if jpeg else "removed")
        return jpeg

    # -- tags

    def tags(self, item_id: UUID) -> tuple[Tag, ...]:
        """Return the numbered things of a lent item."""
        with self._database.read() as work:
            return work.supplies.catalogue.tags(item_id)

    def add_tag(self, item_id: UUID, number: str, officer: Officer) -> Tag:
        """Add a numbered thing; ``tag_taken`` where the number is in use."""
        officer.must(Right.WORK_GATE)
        number = tag_number(number)
        with self._database.write() as work:
            item = the_item(work, item_id)
            if item.kind is not ItemKind.LENT:
                raise KnownError("not_lent")
            known = work.supplies.catalogue.tag(number)
            if known is not None and (known.item_id != item_id or known.state is not TagState.GONE):
                raise KnownError("tag_taken", tag=number)
            if known is not None:
                tag = replace(known, state=TagState.HERE)
                work.supplies.catalogue.mark_tag(known.id, gone=False)
            else:
                tag = Tag(self._hands.new_id(), item_id, number, TagState.HERE)
                work.supplies.catalogue.add_tag(tag)
            self._note(work, "tag.added", item, officer, tag=number)
        return tag

    def _note(self, work: Work, action: str, item: Item, officer: Officer, **more: str) -> None:
        place = work.place(self._hands.clock.now(), officer.id)
        detail = {"code": item.code, **more}
        subject = ("item", item.id)
        work.journal.append(self._hands.new_id(), place, action, subject=subject, detail=detail)

    def _must_fit(self, work: Work, item: Item, before: Item | None) -> None:
        same = work.supplies.catalogue.by_code(item.code)
        if same is not None and same.id != item.id:
            raise KnownError("code_taken")
        for other in work.supplies.catalogue.items():
            if other.id != item.id and other.name == item.name and item.in_use:
                raise KnownError("item_name_taken")
        books = work.supplies
        if before is not None and before.kind is not item.kind and books.stock.ever_moved(item.id):
            raise KnownError("kind_is_fixed")
        retired = before is not None and before.in_use and not item.in_use
        if retired and (books.stock.anywhere(item.id) or books.loans.any_out(item.id)):
            raise KnownError("still_in_stock")
        self._must_be_free(work, item)

    def _must_be_free(self, work: Work, item: Item) -> None:
        for barcode in item.barcodes:
            owner = work.supplies.catalogue.owner_of(barcode)
            if owner is not None and owner != item.id:
                raise KnownError("barcode_taken", barcode=barcode)


def _square(content: bytes) -> bytes:
    """Make a picture as a card of the shelf shows it."""
    from gangting.services.pictures import Shape, prepared  # noqa: PLC0415  when needed

    shape = Shape(PICTURE_SIDE, PICTURE_SIDE, PICTURE_BYTES, 0.5, 64, "picture_too_small")
    return prepared(content, shape)
