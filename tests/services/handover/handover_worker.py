"""Hand over shift after shift, and print each step once it is in the books.

handover_worker.py FOLDER PINS SHIFTS [ask]   (with "ask" it waits for a line after each step)
"""

import json
import sys
from pathlib import Path

from gangting.booth import Where, open_booth
from gangting.domain.handover import Step
from gangting.domain.stocktake import CountScope, DifferenceReason
from gangting.domain.supplies.movements import Worker
from gangting.services.handover.signing import Signer


class Hand:
    """Does whatever comes next."""

    def __init__(self, folder: str, pins: str) -> None:
        self.services = open_booth(Where(Path(folder))).services
        self.officers = {officer.name: officer for officer in self.services.officers.active()}
        self.pins = json.loads(pins)

    def step(self) -> str:
        """Do the next step and return its name."""
        handovers = self.services.handovers
        view = handovers.current()
        if view is None:
            duty = self.services.duty.current()
            if duty is None:
                self.services.duty.begin(self.officers["何平"])
                return "begin"
            [mask] = [i for i in self.services.station.catalogue.all() if i.code == "mask"]
            self.services.station.ledger.give(mask.id, Worker.RIDER, self.officers["周岚"])
            handovers.start(self.officers[duty.responsible])
            return "start"
        return self._go_on(view)

    def _go_on(self, view) -> str:
        handovers, sheet_id = self.services.handovers, view.handover.id
        outgoing = self.officers[view.outgoing]
        incoming = "康宁" if view.outgoing == "何平" else "何平"
        match view.step:
            case Step.SUMMARY:
                handovers.see_summary(sheet_id, outgoing)
            case Step.COUNT:
                return self._count(view, outgoing)
            case Step.OPEN_ITEMS:
                group = next(g for g in view.groups if not g.settled)
                handovers.acknowledge(sheet_id, group.group, outgoing)
                return f"open_items {group.group}"
            case Step.EQUIPMENT:
                handovers.equipment_complete(sheet_id, outgoing)
            case Step.SIGN:
                handovers.sign(sheet_id, self._signer(view.outgoing))
            case Step.LEADER:
                handovers.countersign(sheet_id, self._signer("周岚"))
            case Step.ACCEPT:
                sheet = handovers.accept(sheet_id, self._signer(incoming))
                return f"accept {sheet.content_hash}"
        return str(view.step)

    def _count(self, view, outgoing) -> str:
        handovers, counts = self.services.handovers, self.services.counts
        if view.count is None:
            handovers.begin_count(view.handover.id, outgoing, CountScope.FULL)
            return "begin_count"
        count_id = view.count.count.id
        for line in view.count.lines:
            if line.counted is None:
                with self.services.database.read() as work:
                    book = work.supplies.stock.on_hand().get(line.item.id, 0)
                counts.put(count_id, line.item.id, max(book - 1, 0), outgoing)
                return f"put {line.item.code}"
            if line.difference and line.reason is None:
                counts.explain(count_id, line.item.id, DifferenceReason.LOST, outgoing)
                return f"explain {line.item.code}"
        handovers.finish_count(view.handover.id, outgoing)
        return "finish_count"

    def _signer(self, name: str) -> Signer:
        return Signer(self.officers[name].id, self.pins[name])


def main(folder: str, pins: str, shifts: str, *ask: str) -> None:
    hand, left = Hand(folder, pins), int(shifts)
    while left:
        done = hand.step()
        left -= done.startswith("accept")
        sys.stdout.write(f"{done}\n")
        sys.stdout.flush()
        if ask and not sys.stdin.readline():
            return


if __name__ == "__main__":
    main(*sys.argv[1:])
