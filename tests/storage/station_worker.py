"""Run a station at random, and print what was done once it is acknowledged.

station_worker.py FOLDER SEED COUNT; a line is "KIND ID": an act of the ledger, or a count.
"""

import random
import sys
from datetime import date
from pathlib import Path

from gangting.booth import Where, open_booth
from gangting.domain.errors import KnownError
from gangting.domain.stocktake import CountScope, DifferenceReason
from gangting.domain.supplies.loans import LoanEnd
from gangting.domain.supplies.movements import Source, Worker
from gangting.services.station.values import Receipt


TAGS = ("U1", "U2", "U3", "U4")


class Random:
    """Somebody who does one thing after the other, without a plan."""

    def __init__(self, folder, seed):
        self.booth = open_booth(Where(Path(folder)))
        self.chance = random.Random(seed)
        self.station, self.counts = self.booth.services.station, self.booth.services.counts
        roles = {officer.role: officer for officer in self.booth.services.officers.active()}
        self.one, self.two = roles["leader"], roles["volunteer"]
        self.ids = {item.code: item.id for item in self.station.catalogue.all()}
        self.acts = []

    def act(self):
        """Do something and return what it was, or raise why it cannot be done."""
        doing = self.chance.choice((self.receive, self.give, self.give, self.loan, self.back))
        doing = self.chance.choice((doing, doing, doing, self.open_one, self.undo, self.count))
        return doing()

    def receive(self):
        receipt = Receipt(self.ids["mask"], 5, Source.ALLOCATED, date(2060, 1, 1))
        return self._made(self.station.ledger.receive(receipt, self.one))

    def give(self):
        quantity = self.chance.randint(1, 3)
        ledger = self.station.ledger
        return self._made(ledger.give(self.ids["mask"], Worker.RIDER, self.one, quantity))

    def loan(self):
        tag = self.chance.choice(TAGS)
        return self._made(self.station.lending.lend(tag, Worker.RIDER, self.one))

    def back(self):
        end = self.chance.choice((LoanEnd.RETURNED,) * 9 + (LoanEnd.LOST,))
        return self._made(self.station.lending.take_back(self.chance.choice(TAGS), self.one, end))

    def open_one(self):
        receipt = Receipt(self.ids["hand_sanitizer"], 1, Source.ALLOCATED, date(2060, 1, 1))
        self.station.ledger.receive(receipt, self.one)
        return self._made(self.station.ledger.open_one(self.ids["hand_sanitizer"], self.one))

    def undo(self):
        if not self.acts:
            raise KnownError("not_found")
        return self._made(self.station.ledger.undo(self.chance.choice(self.acts[-4:]), self.two))

    def count(self):
        codes = ("mask", "hand_sanitizer", "umbrella")
        ids = [self.ids[code] for code in codes]
        count_id = self.counts.begin(CountScope.PARTIAL, self.one, ids).count.id
        for item_id in ids:
            line = self.counts.put(count_id, item_id, self.chance.randint(0, 9), self.one)
            if line.difference:
                self.counts.explain(count_id, item_id, DifferenceReason.OTHER, self.one)
        self.counts.accept(count_id, self.one, self.two)
        return f"count {count_id}"

    def _made(self, act):
        self.acts.append(act.id)
        return f"act {act.id}"


def main(folder: str, seed: str, count: str) -> None:
    somebody = Random(folder, int(seed))
    done = 0
    while done < int(count):
        try:
            line = somebody.act()
        except KnownError:
            continue
        done += 1
        sys.stdout.write(line + "\n")
        sys.stdout.flush()
    somebody.booth.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
