"""The pick-up desk at work: finding, comparing, handing over."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.pickup import Proxy, Turn
from gangting.services.pass_values import PassView
from gangting.services.pickup import Queue, TurnView
from gangting.ui.context import Context
from gangting.ui.screens.passes.knowing import Knowing
from gangting.ui.screens.passes.pickup.state import Facts
from gangting.ui.screens.passes.pickup.work import PickupWork, PointState
from gangting.ui.screens.passes.said import SILENT, Said, trouble
from gangting.ui.theme import Tone


Result = TypeVar("Result")


class PickupHand(Knowing[Facts]):
    """Holds what the desk knows; everything that is done is written at once."""

    handed_over = Signal()
    """The next one may come."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(Facts(), parent)
        self._jobs = context.jobs
        self._work = PickupWork(context.services)

    # -- the point

    def set_officer(self, officer: Officer | None) -> None:
        """Look with this officer's eyes."""
        if officer != self._facts.officer:
            self.change(officer=officer, lines=(), answers=None, said=SILENT, given=None)

    def choose_point(self, code: str) -> None:
        """Work at this point from now on; a turn that runs here goes on there when asked for."""
        if code != self._facts.point:
            self.change(point=code, turn=None, proxy=False, said=SILENT, given=None)
            self.refresh()

    def refresh(self) -> None:
        """Read the point, its queue and its day again."""
        asked = self._facts.point
        work = partial(self._work.state, asked)
        self._jobs.submit(work, partial(self._read, asked), self._failed)
        self._read_queue()

    def _read(self, asked: str, state: PointState) -> None:
        if asked != self._facts.point:
            return  # another one was chosen meanwhile
        self.change(
            points=state.points,
            point=state.point,
            day=state.day,
            all_day=state.all_day,
            turn=state.turn,
        )

    # -- the queue

    def turn_to(self, offset: int, limit: int) -> None:
        """Show another page of the queue."""
        self._facts = replace(self._facts, offset=offset, limit=limit)
        self._read_queue()

    def _read_queue(self) -> None:
        facts = self._facts
        if facts.officer is None or not facts.may_work:
            return
        work = partial(self._work.queue, facts.officer, facts.offset, facts.limit)
        self._jobs.submit(work, self._queued, self._failed)

    def _queued(self, queue: Queue) -> None:
        self.change(lines=queue.lines, waiting=queue.waiting)

    def search(self, text: str) -> None:
        """Find as it is written; an empty text shows the queue."""
        text = text.strip()
        self._facts = replace(self._facts, asked=text)
        if not text:  # emptied after a card was handed over too: that it was stays said
            said = SILENT if self._facts.said.error else self._facts.said
            self.change(answers=None, said=said)
            return
        officer = self._facts.officer
        if officer is not None and self._facts.may_work:
            work = partial(self._work.find, text, officer)
            self._jobs.submit(work, partial(self._found, text), partial(self._not_found, text))

    def _found(self, text: str, queue: Queue) -> None:
        if text == self._facts.asked:
            self.change(answers=queue.lines, waiting=queue.waiting, said=SILENT)

    def _not_found(self, text: str, error: KnownError) -> None:
        if text == self._facts.asked:
            self.change(answers=(), said=trouble(error))

    def take_only(self) -> None:
        """Take the one that was found, if it is only one."""
        answers = self._facts.answers
        if answers is not None and len(answers) == 1:
            self.open(answers[0].entry_pass.serial)

    # -- a turn

    def scanned(self, text: str) -> None:
        """Begin the turn of a scanned card."""
        officer = self._facts.officer
        if officer is not None:
            work = partial(self._work.scanned, text, self._facts.point, officer)
            self._do(work, self._opened)

    def open(self, serial: int) -> None:
        """Begin the turn of a card that was found."""
        officer = self._facts.officer
        if officer is not None:
            self._do(partial(self._work.open, serial, self._facts.point, officer), self._opened)

    def _opened(self, turn: TurnView) -> None:
        self.change(turn=turn, proxy=False, busy=False, said=SILENT)

    def ask_proxy(self, *, wanted: bool) -> None:
        """Ask who came instead, or not."""
        self.change(proxy=wanted, said=SILENT)

    def hand_over(self, proxy: Proxy | None = None) -> None:
        """Hand the card over."""
        serial, officer = self._facts.serial, self._facts.officer
        if serial is not None and officer is not None and not self._facts.busy:
            self._do(partial(self._work.hand_over, serial, officer, proxy), self._given)

    def _given(self, done: tuple[Turn, PassView]) -> None:
        turn, view = done
        name = _named(view)
        said = Said("given", Tone.OK, (("1", name), ("2", turn.seconds or 0)))
        if view.others:
            said = replace(said, code="given_more", params=(*said.params, ("3", view.others)))
        self.change(turn=None, proxy=False, busy=False, said=said)
        self.change(given=turn, given_serial=view.entry_pass.serial, given_name=name)
        self.refresh()
        self.handed_over.emit()

    def undo(self) -> None:
        """Take the last hand-over back: the card went to the wrong one."""
        facts = self._facts
        if facts.given is not None and facts.officer is not None and not facts.busy:
            self._do(partial(self._work.undo, facts.given_serial, facts.officer), self._undone)

    def _undone(self, done: tuple[Turn, PassView]) -> None:
        said = Said("undone", Tone.WARN, (("1", _named(done[1])),))
        self.change(given=None, busy=False, said=said)
        self.refresh()

    def give_up(self) -> None:
        """Put the card back into the box."""
        serial, officer = self._facts.serial, self._facts.officer
        if serial is not None and officer is not None and not self._facts.busy:
            self._do(partial(self._work.give_up, serial, officer), self._put_back)

    def _put_back(self, _turn: Turn) -> None:
        self.change(turn=None, proxy=False, busy=False, said=Said("put_back", Tone.MUTED))
        self.refresh()
        self.handed_over.emit()

    def _do(self, work: Callable[[], Result], done: Callable[[Result], None]) -> None:
        self.change(busy=True)
        self._jobs.submit(work, done, self._failed)

    def _failed(self, error: KnownError) -> None:
        if error.code == "pickup_not_open":  # it ended elsewhere: at another desk, or reissued
            self.change(turn=None, proxy=False)
            self.refresh()
        self.change(busy=False, said=trouble(error))


def _named(view: PassView) -> str:
    return view.holder.name if view.holder else view.entry_pass.short_number
