"""The list at work: pages of a shelf, a search, a card that is scanned to be found."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from gangting.domain.errors import KnownError
from gangting.services.pass_values import PassView
from gangting.ui.context import Context
from gangting.ui.screens.passes.list_state import ListFacts
from gangting.ui.screens.passes.values import Shelf, Tally
from gangting.ui.screens.passes.work import PassWork, Scanned


class Finder(QObject):
    """Reads what the list shows; answers that come too late are dropped."""

    changed = Signal()
    found = Signal(object)
    """A scanned card's `Scanned`."""
    failed = Signal(object)

    def __init__(self, context: Context, work: PassWork, parent: QObject) -> None:
        super().__init__(parent)
        self._jobs = context.jobs
        self._work = work
        self._facts = ListFacts()
        self._paging = 0
        self._searching = False

    @property
    def facts(self) -> ListFacts:
        """What the list knows."""
        return self._facts

    # -- what it is told

    def refresh(self) -> None:
        """Read the page in front, the counts and the answers again."""
        self._jobs.submit(self._work.tally, self._tallied, self.failed.emit)
        if self._facts.answers is None:
            self._read_page()
        else:
            self._search()

    def open(self, shelf: Shelf) -> None:
        """Show a shelf from its beginning; a search ends."""
        self._facts = ListFacts(shelf, self._facts.tally, limit=self._facts.limit)
        self.changed.emit()
        self.refresh()

    def turn_to(self, offset: int, limit: int) -> None:
        """Show the page that begins here."""
        self._facts = replace(self._facts, offset=offset, limit=limit)
        self._read_page()

    def search(self, text: str) -> None:
        """Find passes as the officer types, on all shelves."""
        asked = text.strip()
        if asked == self._facts.asked:
            return
        if not asked:
            self.open(self._facts.shelf)
            return
        self._change(shelf=Shelf.ALL, asked=asked, scanning=False, note="")
        self._search()

    def scan_next(self, *, wanted: bool) -> None:
        """Take the next scan for finding its pass, or let it go to the gate."""
        if wanted != self._facts.scanning:
            self._change(scanning=wanted, note="")

    def say(self, sentence: str) -> None:
        """Say this over the list until something else is looked for."""
        self._change(note=sentence)

    def scanned(self, text: str) -> None:
        """Find the pass of a card; one scan was asked for, so the next goes to the gate again."""
        self._change(scanning=False)
        self._jobs.submit(partial(self._work.scanned, text), self._scanned, self.failed.emit)

    # -- what comes back

    def _read_page(self) -> None:
        self._paging += 1
        facts = self._facts
        known = facts.loaded[: facts.offset]
        wanted = facts.offset + facts.limit - len(known)
        before = known[-1].entry_pass if known else None
        self._jobs.submit(
            partial(self._work.page, facts.shelf, before, wanted),
            self._only_latest(self._paging, known),
            self.failed.emit,
        )

    def _only_latest(
        self, paging: int, known: tuple[PassView, ...]
    ) -> Callable[[tuple[PassView, ...]], None]:
        def show(page: tuple[PassView, ...]) -> None:
            if paging != self._paging:
                return
            loaded = (*known, *page)
            if not page and known:  # what stood on the last page is gone
                offset = max(0, self._facts.offset - self._facts.limit)
                self._facts = replace(self._facts, offset=offset, loaded=known)
                self._read_page()
                return
            self._change(loaded=loaded)

        return show

    def _search(self) -> None:
        if self._searching:
            return
        self._searching = True
        asked = self._facts.asked
        self._jobs.submit(
            partial(self._work.find, asked), partial(self._answered, asked), self._not_answered
        )

    def _answered(self, asked: str, answers: tuple[PassView, ...]) -> None:
        self._searching = False
        if not self._facts.asked:
            return
        if asked != self._facts.asked:
            self._search()
            return
        self._change(answers=answers)

    def _not_answered(self, error: KnownError) -> None:
        self._searching = False
        self.failed.emit(error)

    def _scanned(self, scanned: Scanned) -> None:
        self.found.emit(scanned)

    def _tallied(self, tally: Tally) -> None:
        self._change(tally=tally)

    def _change(self, **facts: object) -> None:
        self._facts = replace(self._facts, **facts)  # type: ignore[arg-type]
        self.changed.emit()
