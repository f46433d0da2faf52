"""What batch printing asks of the services; everything here runs on the store lane."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import TYPE_CHECKING
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.passes import PassState
from gangting.domain.printing import MOST_CARDS, CardState, Sheet
from gangting.domain.scan_text import PassScan, ShortNumberScan, classify
from gangting.services.batches import BatchLine, BatchView
from gangting.services.pass_values import PassView, Printable


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services


#: Sheets in one job of the printer: few, so that a stop leaves few to look for in the tray.
JOB_SHEETS = 10
#: Cards that are written down as printed in one go: a scan waits for them, well under 150 ms.
CAME_OUT = 200
_SETTLED = frozenset({CardState.PRINTED, CardState.DROPPED})


@dataclass(frozen=True, slots=True)
class Waiting:
    """Passes that wait to be printed and are in no open run; and the open runs."""

    passes: tuple[PassView, ...]
    open: tuple[BatchLine, ...]


@dataclass(frozen=True, slots=True)
class Chunk:
    """What goes to the printer next; without sheets the run has nothing left to send."""

    view: BatchView
    sheets: tuple[Sheet, ...] = ()
    printables: tuple[Printable, ...] = ()

    @property
    def numbers(self) -> tuple[int, ...]:
        """The cards of the sheets, by their number in the run."""
        return tuple(number for sheet in self.sheets for number in sheet.numbers)


class BatchWork:
    """One method per thing a clerk can do."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    def number_of(self, batch_id: UUID, text: str) -> int:
        """Return the number in a run of a card that was scanned; ``not_found`` if it has none."""
        scan = classify(text)
        serial = scan.serial if isinstance(scan, ShortNumberScan) else None
        if isinstance(scan, PassScan):
            found = self._services.gate.peek(scan.code).entry_pass
            serial = found.serial if found else None
        for card in self._services.batches.show(batch_id).cards:
            if card.serial == serial:
                return card.number
        raise KnownError("not_found")

    def waiting(self) -> Waiting:
        """Return what is to be printed, by door, so that the cards lie as the houses stand."""
        open_runs = self._services.batches.open()
        held = {
            card.serial
            for line in open_runs
            for card in self._services.batches.show(line.batch.id).cards
            if card.state not in _SETTLED
        }
        found = self._services.passes.page((PassState.APPLIED,), None, MOST_CARDS)
        free = [view for view in found if view.entry_pass.serial not in held]
        return Waiting(tuple(sorted(free, key=_by_door)), open_runs)

    def printables(self, serials: tuple[int, ...]) -> tuple[Printable, ...]:
        """Return what these cards say."""
        return self._services.passes.printables(serials)

    def runs(self) -> tuple[BatchLine, ...]:
        """Return the open runs, then those that are over."""
        return (*self._services.batches.open(), *self._services.batches.over())

    def show(self, batch_id: UUID) -> BatchView:
        """Return one run."""
        return self._services.batches.show(batch_id)

    def holders(self, serials: Sequence[int]) -> tuple[PassView, ...]:
        """Return whose these cards are."""
        return self._services.passes.views(serials)

    def begin(
        self, serials: Sequence[int], layout: str, officer: Officer, *, both_sides: bool = False
    ) -> BatchView:
        """Begin a run."""
        return self._services.batches.begin(serials, layout, officer, both_sides=both_sides)

    def go_on(self, batch_id: UUID, officer: Officer) -> BatchView:
        """Let a stopped run go on."""
        return self._services.batches.continue_(batch_id, officer)

    def take(self, batch_id: UUID, sheets: int, officer: Officer, *, alike: bool = False) -> Chunk:
        """Take the next sheets and write down that they go to the printer now.

        ``alike`` takes as many as have the same backs at the same places: a stack of them may
        be turned over by hand and fed from either end, and no card gets another's back.
        """
        batches = self._services.batches
        some = batches.next(batch_id, sheets)
        if not some:
            return Chunk(batches.show(batch_id))
        serials = tuple(serial for sheet in some for serial in sheet.serials)
        printables = self._services.passes.printables(serials)
        if alike:
            some = with_like_backs(some, printables)
            printables = printables[: sum(len(sheet.cards) for sheet in some)]
        return Chunk(batches.sent(batch_id, some, officer), some, printables)

    def halt(self, batch_id: UUID, why: str, officer: Officer) -> BatchView:
        """Send no more; what was sent is asked about."""
        return self._services.batches.halt(batch_id, why, officer)

    def not_sent(
        self, batch_id: UUID, numbers: Sequence[int], why: str, officer: Officer
    ) -> BatchView:
        """Stop, and let cards that never reached paper or file wait again."""
        self._services.batches.not_sent(batch_id, numbers, officer)
        return self._services.batches.halt(batch_id, why, officer)

    def some_came_out(self, batch_id: UUID, officer: Officer) -> BatchView:
        """Write down the first of the cards that were sent, all of which lie on the table.

        Few at a time: between two calls the gate has its turn.
        """
        batches = self._services.batches
        unsure = batches.show(batch_id).unsure[:CAME_OUT]
        return batches.printed(batch_id, (card.number for card in unsure), officer)

    def came_out_up_to(self, batch_id: UUID, number: int, officer: Officer) -> BatchView:
        """Write down the last good card: later ones are printed again. ``card_not_sent``."""
        batches = self._services.batches
        unsure = [card.number for card in batches.show(batch_id).unsure]
        if not unsure or not unsure[0] - 1 <= number <= unsure[-1]:
            raise KnownError("card_not_sent", number=number)
        later = [one for one in unsure if one > number]
        if not later:
            return batches.all_printed(batch_id, officer)
        return batches.stopped(batch_id, later[0], "jam", officer)

    def reprint(self, batch_id: UUID, first: int, last: int, officer: Officer) -> BatchView:
        """Print a range again."""
        return self._services.batches.reprint(batch_id, first, last, "spoiled", officer)

    def cancel(self, batch_id: UUID, officer: Officer) -> BatchView:
        """End a run; the rest stays to be printed."""
        return self._services.batches.cancel(batch_id, "cancelled", officer)


def _by_door(view: PassView) -> tuple[list[tuple[int, str]], int]:
    place = view.holder.place_short if view.holder else ""
    parts = re.findall(r"\d+|\D+", place)
    key = [(int(part), "") if part.isdecimal() else (-1, part) for part in parts]
    return key, view.entry_pass.serial


def with_like_backs(
    sheets: tuple[Sheet, ...], printables: tuple[Printable, ...]
) -> tuple[Sheet, ...]:
    """Return the first sheets whose backs cannot be told apart: a back goes by its category."""
    kinds = iter(one.category for one in printables)
    backs = [tuple(next(kinds) for _ in sheet.cards) for sheet in sheets]
    same = takewhile(lambda back: back == backs[0], backs)
    return sheets[: len(tuple(same))]
