"""The warm station's shelf and its acts."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.booth import Booth
from gangting.cli.answer import Answer
from gangting.cli.asked import Asked
from gangting.cli.jobs.opened import opened, stamp, zone_of
from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.loans import LoanEnd
from gangting.domain.supplies.movements import DiscardReason, Source, Worker
from gangting.services.station.values import Act, ItemView, Receipt
from gangting.wording import Words


@dataclass(frozen=True, slots=True)
class Goods:
    """What comes in, as it was asked for."""

    item: str
    quantity: int
    source: str
    donor: str
    expiry: date | None
    lot: str
    tags: tuple[str, ...]
    note: str


def find_item(booth: Booth, text: str) -> Item:
    """Return the item of a code, a name or a barcode, one in use first; ``unknown_item``."""
    wanted = text.strip()
    for item in booth.services.station.catalogue.all():
        if wanted in {item.code, item.name, item.name_en, *item.barcodes}:
            return item
    raise KnownError("unknown_item")


def list_items(asked: Asked, *, low: bool) -> Answer:
    """List what there is."""
    with opened(asked) as booth:
        shelf = booth.services.station.shelf.shelf()
    views = [view for view in shelf.items if view.low or not low]
    body = {
        "items": [item_body(view) for view in views],
        "low": shelf.low,
        "served": {worker.value: count for worker, count in shelf.served},
    }
    return Answer(body, tuple(_left(view.item, view.on_hand, asked.words) for view in views))


def receive(asked: Asked, goods: Goods) -> Answer:
    """Take goods in, and number what is to be lent."""

    def act(booth: Booth, officer: Officer) -> Act:
        item = find_item(booth, goods.item)
        receipt = Receipt(
            item.id,
            goods.quantity,
            Source(goods.source),
            goods.expiry,
            goods.lot,
            goods.donor,
            goods.note,
        )
        for tag in goods.tags:  # first: a number that is taken stops the receipt
            booth.services.station.catalogue.add_tag(item.id, tag, officer)
        return booth.services.station.ledger.receive(receipt, officer)

    return _done(asked, act)


def give(asked: Asked, item: str, worker: str, quantity: int) -> Answer:
    """Give some away."""
    return _done(
        asked,
        lambda booth, officer: booth.services.station.ledger.give(
            find_item(booth, item).id, Worker(worker), officer, quantity
        ),
    )


def discard(asked: Asked, item: str, quantity: int, reason: str, note: str) -> Answer:
    """Throw some away."""
    return _done(
        asked,
        lambda booth, officer: booth.services.station.ledger.discard(
            find_item(booth, item).id, quantity, DiscardReason(reason), officer, note
        ),
    )


def lend(asked: Asked, tag: str, worker: str, phone_tail: str, due: datetime | None) -> Answer:
    """Lend the thing with a tag."""

    def act(booth: Booth, officer: Officer) -> Act:
        due_at = due if due is None or due.tzinfo else due.replace(tzinfo=zone_of(booth))
        return booth.services.station.lending.lend(
            tag, Worker(worker), officer, tail=phone_tail, due_at=due_at
        )

    return _done(asked, act)


def take_back(asked: Asked, tag: str, end: str) -> Answer:
    """End the loan of a tag."""
    return _done(
        asked,
        lambda booth, officer: booth.services.station.lending.take_back(tag, officer, LoanEnd(end)),
    )


def item_body(view: ItemView) -> dict[str, Any]:
    """Return an item as scripts see it."""
    item = view.item
    return {
        "code": item.code,
        "name": item.name,
        "unit": item.unit,
        "kind": item.kind.value,
        "on_hand": view.on_hand,
        "usable": view.usable,
        "lent": view.lent,
        "overdue": view.overdue,
        "bottom": item.bottom,
        "target": item.target,
        "low": view.low,
        "days": view.days,
        "lots": [
            {
                "expiry": line.lot.expiry.isoformat() if line.lot.expiry else None,
                "quantity": line.quantity,
            }
            for line in view.lots
        ],
    }


def _done(asked: Asked, act: Callable[[Booth, Officer], Act]) -> Answer:
    with opened(asked) as booth:
        officer = booth.services.officers.command_line()
        made = act(booth, officer)
        view = booth.services.station.shelf.item(made.item.id)
        zone, loan = zone_of(booth), _loan_of(booth, made.id)
    body = _act_body(made, view, zone) | loan
    return Answer(body, (_left(made.item, made.left, asked.words),))


def _loan_of(booth: Booth, act_id: UUID) -> dict[str, Any]:
    """Return the tag and the due time of what an act lent."""
    for line in booth.services.station.lending.out():
        if line.loan.act_id == act_id:
            due_at = stamp(line.loan.due_at, zone_of(booth))
            return {"tag": line.loan.tag, "due_at": due_at}
    return {}


def _act_body(act: Act, view: ItemView, zone: ZoneInfo) -> dict[str, Any]:
    return {
        "act_id": str(act.id),
        "kind": act.kind.value,
        "quantity": act.quantity,
        "worker": act.worker.value if act.worker else None,
        "at": stamp(act.at, zone),
        "item": item_body(view),
    }


def _left(item: Item, left: int, words: Words) -> str:
    language = words.language
    return words.sentence(
        "station.left", item=item.named(language), left=left, unit=item.unit_named(language)
    )
