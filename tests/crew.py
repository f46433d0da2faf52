"""The officers of a booth who hand a shift over: short words for what they do at its end."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from tests.booths import PINS

from gangting.domain.handover import HandoverState, Step
from gangting.domain.stocktake import CountScope, DifferenceReason
from gangting.domain.supplies.movements import Source
from gangting.services.handover.signing import Signer
from gangting.services.handover.values import HandoverSheet, HandoverView
from gangting.services.station.values import Receipt


@dataclass
class Crew:
    """A post with short words for what the officers do at the end of a shift."""

    post: Any
    clock: Any

    @property
    def s(self):
        return self.post.s

    @property
    def handovers(self):
        return self.post.s.handovers

    def officer(self, name: str):
        return self.post.officers[name]

    def signer(self, name: str, strokes=()) -> Signer:
        return Signer(self.officer(name).id, PINS[name], strokes)

    def pass_time(self, **span) -> None:
        self.clock.advance(timedelta(**span))

    # the shelf

    def item(self, code: str):
        [found] = [item for item in self.s.station.catalogue.all() if item.code == code]
        return found

    def stock(self, code: str, quantity: int):
        item = self.item(code)
        receipt = Receipt(item.id, quantity, Source.PURCHASED)
        if item.expires:
            day = self.clock.now().date() + timedelta(days=15_000)
            receipt = Receipt(item.id, quantity, Source.PURCHASED, day)
        return self.s.station.ledger.receive(receipt, self.post.leader)

    def on_hand(self, code: str) -> int:
        with self.s.database.read() as work:
            return work.supplies.stock.on_hand().get(self.item(code).id, 0)

    # the steps

    def started(self, by: str = "何平") -> HandoverView:
        """Begin a shift if nobody is on duty, and hand it over as far as the summary."""
        self.s.duty.begin(self.officer(by))
        view = self.handovers.start(self.officer(by))
        return self.handovers.see_summary(view.handover.id, self.officer(by))

    def count(self, view: HandoverView, by: str = "何平", **counted: int) -> HandoverView:
        """Count what is named by its code, everything else as the book says."""
        officer = self.officer(by)
        view = self.handovers.begin_count(view.handover.id, officer, CountScope.FULL)
        for line in view.count.lines:
            said = counted.get(line.item.code, self.on_hand(line.item.code))
            done = self.s.counts.put(view.count.count.id, line.item.id, said, officer)
            if done.difference:
                reason = (
                    DifferenceReason.LOST if done.difference < 0 else DifferenceReason.MISCOUNTED
                )
                self.s.counts.explain(view.count.count.id, line.item.id, reason, officer)
        return self.handovers.finish_count(view.handover.id, officer)

    def acknowledge(self, view: HandoverView, by: str = "康宁") -> HandoverView:
        for group in view.groups:
            if not group.settled:
                view = self.handovers.acknowledge(view.handover.id, group.group, self.officer(by))
        return view

    def ready(self, by: str = "何平", **counted: int) -> HandoverView:
        """Go on until the outgoing officer can sign."""
        view = self.acknowledge(self.count(self.started(by), by, **counted))
        view = self.handovers.equipment_complete(view.handover.id, self.officer(by))
        assert view.step is Step.SIGN
        return view

    def signed(self, by: str = "何平", **counted: int) -> HandoverView:
        view = self.ready(by, **counted)
        return self.handovers.sign(view.handover.id, self.signer(by))

    def handed_over(self, by: str = "何平", to: str = "康宁", **counted: int) -> HandoverSheet:
        view = self.signed(by, **counted)
        sheet = self.handovers.accept(view.handover.id, self.signer(to))
        assert sheet.state is HandoverState.ACCEPTED
        return sheet
