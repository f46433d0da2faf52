"""A warm station to test with: short words for what its officers do."""

from datetime import date, timedelta
from uuid import UUID

from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.movements import Source, Worker
from gangting.services.station.values import Act, ItemView, Receipt


TODAY = date(2026, 11, 21)
FAR = date(2028, 1, 1)


class Shop:
    """One post's station; times are the compound's."""

    def __init__(self, post):
        self.post = post
        self.station = post.s.station
        self.counts = post.s.counts
        self.items = {item.code: item for item in self.station.catalogue.all()}
        self.by = post.volunteer
        self.leader = post.leader

    def id(self, code: str) -> UUID:
        return self.items[code].id

    def receive(self, code: str, quantity: int, expiry: date | None = FAR, **more) -> Act:
        source = more.pop("source", Source.ALLOCATED)
        receipt = Receipt(self.id(code), quantity, source, expiry, **more)
        return self.station.ledger.receive(receipt, self.by)

    def give(self, code: str, quantity: int = 1, worker: Worker = Worker.RIDER) -> Act:
        return self.station.ledger.give(self.id(code), worker, self.by, quantity)

    def umbrellas(self, *numbers: str) -> None:
        """Take in as many umbrellas as there are tags for them."""
        self.receive("umbrella", len(numbers), None)
        for number in numbers:
            self.station.catalogue.add_tag(self.id("umbrella"), number, self.by)

    def lend(self, tag: str, worker: Worker = Worker.COURIER, **more) -> Act:
        return self.station.lending.lend(tag, worker, self.by, **more)

    def back(self, tag: str, *how, **more) -> Act:
        return self.station.lending.take_back(tag, self.by, *how, **more)

    def undo(self, act: Act) -> Act:
        return self.station.ledger.undo(act.id, self.by)

    def reverse(self, act: Act, reason: str = "记错了") -> Act:
        return self.station.ledger.reverse(act.id, reason, self.leader)

    def view(self, code: str) -> ItemView:
        return self.station.shelf.item(self.id(code))

    def on_hand(self, code: str) -> int:
        return self.view(code).on_hand

    def lots(self, code: str) -> list[tuple[date | None, int]]:
        return [(line.lot.expiry, line.quantity) for line in self.view(code).lots]

    def add_item(self, **changes) -> Item:
        """Switch an item on or change it, as a leader does."""
        from dataclasses import replace  # noqa: PLC0415

        code = changes.pop("code")
        item = self.station.catalogue.save(replace(self.items[code], **changes), self.leader)
        self.items[code] = item
        return item

    def sound(self) -> bool:
        """Whether every running sum is the sum of its movements, and none is below zero."""
        with self.post.s.database.read() as work:
            running, summed = work.supplies.stock.running(), work.supplies.stock.summed()
        return running == summed and all(quantity >= 0 for quantity in running.values())


def in_days(days: int) -> date:
    return TODAY + timedelta(days=days)
