"""A count in hand: typing, going on to the next line, asking the books."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from gangting.domain.errors import KnownError
from gangting.domain.scan_text import ProductScan, classify
from gangting.domain.stocktake import DifferenceReason, LineState
from gangting.domain.supplies.catalogue import Item
from gangting.services.counts import CountLine, CountView
from gangting.ui.context import Context
from gangting.ui.screens.handover.count_state import LONGEST, CountFacts, Pad, pad_of


class CountDesk(QObject):
    """Works one count; `finished` tells that the counter wants to go on.

    What is typed goes to the books with 下一项 and the next line is lit at once: the answer may
    come later.
    """

    changed = Signal()
    finished = Signal()
    trouble = Signal(object)
    offered = Signal(object)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.facts = CountFacts()

    # -- what is counted

    def show(self, view: CountView | None) -> None:
        """Take a count as the books have it; another one begins at its first line."""
        before = self.facts.view
        same = before is not None and view is not None and before.count.id == view.count.id
        if not same:
            self.facts = CountFacts(view)
            self._point(self.facts.next_after(None))
        else:
            self.facts = replace(self.facts, view=view)
            if self.facts.line(self.facts.current) is None:
                self._point(self.facts.next_after(None))
        self.changed.emit()

    def refresh(self) -> None:
        """Read the count again: stock may have moved."""
        view = self.facts.view
        if view is not None:
            look = partial(self._context.services.counts.view, view.count.id)
            self._context.jobs.submit(look, self._seen, self._failed)

    def _seen(self, view: CountView) -> None:
        now = self.facts.view
        if now is not None and now.count.id == view.count.id and not self.facts.pending:
            self.show(view)

    # -- the line in hand

    def choose(self, item_id: UUID) -> None:
        """Count this line next."""
        self._put_typed()
        self._point(item_id, Pad.KEYS)
        self.changed.emit()

    def ask_reason(self, item_id: UUID) -> None:
        """Ask why this line differs."""
        self._put_typed()
        self._point(item_id, Pad.REASON)
        self.changed.emit()

    def turn_to(self, pad: Pad) -> None:
        """Show something else beside the lines."""
        self.facts = replace(self.facts, pad=pad)
        self.changed.emit()

    def _point(self, item_id: UUID | None, pad: Pad | None = None) -> None:
        line = self.facts.line(item_id)
        self.facts = replace(self.facts, current=item_id, typed="", pad=pad or pad_of(line))

    # -- typing

    def type(self, digit: str) -> None:
        """Take a digit; the first one replaces what was counted before."""
        facts = self.facts
        if not digit.isdigit() or facts.line(facts.current) is None:
            return
        typed = (facts.typed + digit)[:LONGEST]
        self.facts = replace(facts, typed=str(int(typed)), pad=Pad.KEYS)
        self.changed.emit()

    def erase(self) -> None:
        """Take the last digit back."""
        self.facts = replace(self.facts, typed=self.facts.typed[:-1])
        self.changed.emit()

    def confirm(self) -> None:
        """Write what is typed and go on to the next line; with nothing left, the count is done."""
        if self.facts.pad is not Pad.KEYS:
            return
        if not self.facts.typed and self.facts.complete:
            self.finish()
            return
        here = self.facts.current
        self._put_typed()
        self._point(self.facts.next_after(here))
        self.changed.emit()

    def finish(self) -> None:
        """Go on; what was not counted or settled is listed first."""
        self._put_typed()
        if self.facts.view is not None and self.facts.pending:
            self._context.jobs.submit(lambda: None, lambda _: self._finish(), self._failed)
        else:
            self._finish()

    def _finish(self) -> None:
        if self.facts.view is not None and self.facts.view.unsettled:
            self.turn_to(Pad.REST)
        else:
            self.finished.emit()

    def go_on(self) -> None:
        """Go on although some lines are left; they are listed among the open items."""
        self.facts = replace(self.facts, pad=Pad.KEYS)
        self.finished.emit()

    def go_back(self) -> None:
        """Count on."""
        self._point(self.facts.next_after(None))
        self.changed.emit()

    # -- the books

    def _put_typed(self) -> None:
        facts = self.facts
        if not facts.typed or facts.current is None or facts.view is None:
            return
        item_id, quantity = facts.current, int(facts.typed)
        self.facts = replace(facts, typed="", pending={**facts.pending, item_id: quantity})
        put = partial(
            self._context.services.counts.put,
            facts.view.count.id,
            item_id,
            quantity,
            self._context.officer(),
        )
        self._context.jobs.submit(
            put, partial(self._written, quantity), partial(self._not_written, item_id)
        )

    def _written(self, quantity: int, line: CountLine) -> None:
        if self.facts.pending.get(line.item.id) == quantity:
            self._settle(line.item.id)
        self._take(line)

    def _not_written(self, item_id: UUID, error: KnownError) -> None:
        self._settle(item_id)
        self._failed(error)
        self.changed.emit()

    def _settle(self, item_id: UUID) -> None:
        pending = {item: much for item, much in self.facts.pending.items() if item != item_id}
        self.facts = replace(self.facts, pending=pending)

    def _take(self, line: CountLine) -> None:
        """Put a line into its place; where nothing is lit, light what waits for a word."""
        view = self.facts.view
        if view is None:
            return
        lines = tuple(line if one.item.id == line.item.id else one for one in view.lines)
        self.facts = replace(self.facts, view=replace(view, lines=lines))
        if self.facts.current is None and self.facts.pad is Pad.KEYS:
            self._point(self.facts.next_after(None))
        self.changed.emit()

    def explain(self, reason: DifferenceReason) -> None:
        """Say why the line in hand differs."""
        view, item_id = self.facts.view, self.facts.current
        if view is None or item_id is None:
            return
        explain = partial(
            self._context.services.counts.explain,
            view.count.id,
            item_id,
            reason,
            self._context.officer(),
        )
        self._context.jobs.submit(explain, self._explained, self._failed)

    def keep(self, item_id: UUID | None = None) -> None:
        """Keep a line although stock moved since."""
        view, item_id = self.facts.view, item_id or self.facts.current
        if view is None or item_id is None:
            return
        keep = partial(
            self._context.services.counts.keep, view.count.id, item_id, self._context.officer()
        )
        self._context.jobs.submit(keep, self._explained, self._failed)

    def _explained(self, line: CountLine) -> None:
        """Go on to what is next; a kept line may still lack its reason."""
        self._take(line)
        if line.state is LineState.REASON_MISSING:
            self._point(line.item.id)
        else:
            self._point(self.facts.next_after(line.item.id))
        self.changed.emit()

    # -- counting more

    def offer_more(self) -> None:
        """Ask which items are not in the count."""
        self._put_typed()
        work = self._context.services.station.catalogue.all
        self._context.jobs.submit(work, self._offer, self._failed)

    def _offer(self, items: tuple[Item, ...]) -> None:
        there = {line.item.id for line in self.facts.lines}
        more = tuple(item for item in items if item.in_use and item.id not in there)
        self.facts = replace(self.facts, pad=Pad.ADD)
        self.offered.emit(more)
        self.changed.emit()

    def add(self, items: tuple[UUID, ...]) -> None:
        """Count these too."""
        view = self.facts.view
        if view is None:
            return
        work = partial(
            self._context.services.counts.add_items, view.count.id, items, self._context.officer()
        )
        first = items[0] if len(items) == 1 else None
        self._context.jobs.submit(work, partial(self._added, first), self._failed)

    def _added(self, first: UUID | None, view: CountView) -> None:
        self.show(view)
        self._point(first or self.facts.next_after(None), Pad.KEYS)
        self.changed.emit()

    # -- scans

    def take_scan(self, text: str) -> bool:
        """Take a product's barcode; a code of an entry pass is the gate's."""
        scan = classify(text)
        if self.facts.view is None or not isinstance(scan, ProductScan):
            return False
        find = partial(self._context.services.station.catalogue.by_barcode, scan.gtin)
        self._context.jobs.submit(find, self._found, self._failed)
        return True

    def _found(self, item: Item | None) -> None:
        if item is None:
            self._failed(KnownError("unknown_item", count=1))
        elif self.facts.line(item.id) is not None:
            self.choose(item.id)
        else:
            self.add((item.id,))

    # -- half-typed

    def draft(self) -> Mapping[str, object]:
        """Give what is typed and not yet written."""
        facts = self.facts
        if not facts.typed or facts.view is None:
            return {}
        return {
            "count": str(facts.view.count.id),
            "item": str(facts.current),
            "typed": facts.typed,
        }

    def restore(self, draft: Mapping[str, object]) -> None:
        """Type it again, where the count still goes on."""
        view, typed = self.facts.view, draft.get("typed")
        if view is None or draft.get("count") != str(view.count.id) or not isinstance(typed, str):
            return
        line = next((one for one in view.lines if str(one.item.id) == draft.get("item")), None)
        if line is not None and typed.isdigit() and len(typed) <= LONGEST:
            self.facts = replace(self.facts, current=line.item.id, typed=typed, pad=Pad.KEYS)
            self.changed.emit()

    def _failed(self, error: KnownError) -> None:
        self.trouble.emit(error)
        self.refresh()
