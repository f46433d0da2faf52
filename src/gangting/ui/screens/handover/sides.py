"""The pages beside the steps, made when somebody goes there."""

from collections.abc import Callable
from datetime import datetime
from functools import cached_property, partial
from pathlib import Path
from typing import Protocol, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.services.handover.signing import Signer
from gangting.services.handover.values import HandoverSheet
from gangting.ui.context import Context
from gangting.ui.file_question import AskPlace, FileQuestion
from gangting.ui.screens.handover.count_page import CountPage
from gangting.ui.screens.handover.duty_page import DutyPage
from gangting.ui.screens.handover.printing import SheetPrinting
from gangting.ui.screens.handover.roster_page import RosterPage
from gangting.ui.screens.handover.sheets_page import SheetsPage
from gangting.ui.screens.handover.state import Side
from gangting.ui.screens.handover.work import HandoverWork, Looked
from gangting.ui.theme import Tone


Result = TypeVar("Result")


class Host(Protocol):
    """The screen, as its pages see it."""

    work: HandoverWork
    looked: Looked

    def do(
        self,
        work: Callable[[], Result],
        done: Callable[[Result], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        """Do one thing on the store lane."""

    def announce(self, error: KnownError) -> None:
        """Say what could not be done."""

    def officer(self) -> Officer | None:
        """Return who is signed in."""

    def stay(self, looked: Looked) -> None:
        """Show what the books say now."""

    def handed_over(self, incoming: Signer | None, sheet: HandoverSheet) -> None:
        """Go on after a shift has ended."""

    def stands_in(self, officer_id: UUID) -> None:
        """Let somebody else be signed in."""

    def put_in_front(self, page: QWidget) -> None:
        """Show a page."""

    def show_steps(self) -> None:
        """Go back to the steps."""

    def leave_count(self) -> None:
        """Leave the count of the shelf."""

    @property
    def in_front(self) -> QWidget | None:
        """Return the page in front."""


class Sides(QObject):
    """Relief and extended duty, earlier sheets, the roster, a count between handovers."""

    def __init__(
        self,
        context: Context,
        screen: Host,
        parent: QWidget,
        printing: SheetPrinting,
        ask_place: AskPlace | None,
    ) -> None:
        super().__init__(parent)
        self._context, self._screen, self._printing = context, screen, printing
        self._question = FileQuestion(parent)
        self._ask_place = ask_place or self._question.ask

    # -- the pages

    @cached_property
    def duty(self) -> DutyPage:
        """Relief, joint work, extended duty, forced end."""
        page = DutyPage(self._context)
        page.back.connect(self._screen.show_steps)
        page.relieved.connect(self._relieve)
        page.joined.connect(lambda who, pin: self._change(self._screen.work.join, who, pin))
        page.left.connect(lambda who, pin: self._change(self._screen.work.leave, who, pin))
        page.extended.connect(self._extend)
        page.forced.connect(self._force)
        return page

    @cached_property
    def sheets(self) -> SheetsPage:
        """Earlier sheets."""
        page = SheetsPage(self._context)
        page.back.connect(self._screen.show_steps)
        page.print_wanted.connect(self._print)
        page.save_wanted.connect(self._save)
        page.added.connect(self._add)
        page.closed.connect(self._close)
        return page

    @cached_property
    def count(self) -> CountPage:
        """A count between handovers."""
        page = CountPage(self._context)
        page.back.connect(self._leave_count)
        page.accepted.connect(self._leave_count)
        return page

    @cached_property
    def roster(self) -> RosterPage:
        """Who comes when."""
        page = RosterPage(self._context)
        page.back.connect(self._screen.show_steps)
        page.save_wanted.connect(self._ask_place)
        return page

    def open(self, side: Side) -> None:
        """Put a page in front."""
        page = self._page(side)
        if side is Side.DUTY:
            self.duty.show_looked(self._screen.looked)
        self._screen.put_in_front(page)
        if side is Side.SHEETS:
            self._read_sheets()
        elif isinstance(page, CountPage | RosterPage):
            page.on_enter()

    def _page(self, side: Side) -> QWidget:
        pages: dict[Side, Callable[[], QWidget]] = {
            Side.DUTY: lambda: self.duty,
            Side.SHEETS: lambda: self.sheets,
            Side.ROSTER: lambda: self.roster,
            Side.COUNT: lambda: self.count,
        }
        return pages[side]()

    # -- what the screen tells

    def on_enter(self) -> None:
        """Read what the page in front shows."""
        front = self._screen.in_front
        if isinstance(front, CountPage | RosterPage):
            front.on_enter()
        elif isinstance(front, SheetsPage):
            self._read_sheets()

    def show_looked(self) -> None:
        """Show who stands there now."""
        if isinstance(self._screen.in_front, DutyPage):
            self.duty.show_looked(self._screen.looked)

    def forget(self) -> None:
        """Forget PINs, and take a question back."""
        self._question.close()
        if "duty" in self.__dict__:
            self.duty.forget()
        if "count" in self.__dict__:
            self.count.verify.pin.clear()

    def take_scan(self, text: str) -> bool:
        """Take a product's barcode while the shelf is counted."""
        front = self._screen.in_front
        return isinstance(front, CountPage) and front.take_scan(text)

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key of a real keyboard."""
        front = self._screen.in_front
        return isinstance(front, CountPage | DutyPage) and front.take_key(event)

    # -- who stands there

    def _officer(self) -> Officer:
        return self._context.officer()

    def _relieve(self, officer_id: UUID, pin: str) -> None:
        work = partial(self._screen.work.relieve, officer_id, pin)

        def relieved(officer: Officer) -> None:
            self._screen.stands_in(officer.id)
            self._screen.show_steps()

        self._screen.do(work, relieved, self.duty.refuse)

    def _change(self, act: Callable[[UUID, str], Looked], officer_id: UUID, pin: str) -> None:
        self._screen.do(partial(act, officer_id, pin), self._screen.stay, self.duty.refuse)

    def _extend(self, until: datetime, reason: str, leader: Signer | None) -> None:
        work = partial(self._screen.work.extend, until, reason, self._officer(), leader)

        def extended(looked: Looked) -> None:
            self._screen.stay(looked)
            self._screen.show_steps()

        self._screen.do(work, extended, self.duty.refuse)

    def _force(self, reason: str, leader: Signer, incoming: Signer | None) -> None:
        work = partial(self._screen.work.force, reason, leader, incoming)
        self._screen.do(work, partial(self._screen.handed_over, incoming), self.duty.refuse)

    # -- sheets

    def show_new(self, sheet: HandoverSheet) -> None:
        """Offer a sheet that was signed just now."""
        self.sheets.choose(sheet.id)
        self.sheets.show_sheets((sheet,), self._screen.officer())
        self.sheets.say(self.tr("Handed over. Print the sheet, or save it."))
        self._screen.put_in_front(self.sheets)
        self._read_sheets()

    def _read_sheets(self) -> None:
        self._context.jobs.submit(
            self._screen.work.sheets,
            lambda sheets: self.sheets.show_sheets(sheets, self._screen.officer()),
            self._screen.announce,
        )

    def _add(self, sheet_id: UUID, text: str) -> None:
        work = partial(self._screen.work.add, sheet_id, text, self._officer())

        def added(sheet: HandoverSheet) -> None:
            self.sheets.text.set_text("")
            self.sheets.replace(sheet)
            self.sheets.say(self.tr("The addition stands beside the sheet"))

        self._screen.do(work, added)

    def _close(self, sheet_id: UUID) -> None:
        work = partial(self._screen.work.close, sheet_id, self._officer())
        self._screen.do(work, self.sheets.replace)

    def _print(self, sheet: HandoverSheet, paper: str) -> None:
        self.sheets.say(self.tr("Printing"), Tone.MUTED)
        self._printing.print_sheet(sheet, paper, self._printed, self._not_printed)

    def _printed(self, printer: str) -> None:
        self.sheets.say(self.tr("Printed on %1").replace("%1", printer))

    def _not_printed(self, error: KnownError) -> None:
        words = self._context.words()
        self.sheets.say(words.error(error.code, **error.params), Tone.WARN)

    def _save(self, sheet: HandoverSheet, paper: str) -> None:
        header = sheet.content["header"]
        word, shift = self.tr("handover"), header["shift"] or "duty"
        name = f"{word}-{header['day']}-{shift}-{paper}.pdf"

        def save(path: Path) -> None:
            self._printing.save_sheet(sheet, paper, path, self._saved, self._not_printed)

        self._ask_place(name, save)

    def _saved(self, paths: tuple[Path, ...]) -> None:
        self.sheets.say(self.tr("Saved: %1").replace("%1", paths[0].name))

    # -- the count of the shelf

    def _leave_count(self) -> None:
        self._screen.leave_count()
