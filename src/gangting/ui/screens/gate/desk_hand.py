"""Keeps the desk and tells what it wants done: the only place where a temperature finds its owner.

No value goes without a word: what was dropped is told.
"""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from gangting.domain import desk as desks
from gangting.domain.desk import Awaited, Desk, Record, Value
from gangting.domain.temperature import Site


class DeskHand(QObject):
    """The desk of this booth's screen."""

    changed = Signal()
    record_wanted = Signal(object)
    dropped = Signal(object)

    def __init__(self, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._now = now
        self._desk = Desk()
        self.site = Site.FOREHEAD

    @property
    def desk(self) -> Desk:
        """The desk as it is."""
        return self._desk

    @property
    def busy(self) -> bool:
        """Whether time matters: a bar runs, or a value waits for its owner."""
        return self._desk.bar is not None or self._desk.ownerless is not None

    def waits(self, attempt_id: UUID) -> bool:
        """Whether somebody's temperature is waited for."""
        return any(person.attempt_id == attempt_id for person in self._desk.people)

    # -- what happens at the gate

    def scan_began(self, number: int) -> Awaited:
        """Record a running bar, drop half-typed digits: the next scan wins, and what is typed now.

        The answer is told by `arrived` or `unanswered`.
        """
        awaited = Awaited(number, self._now())
        self._take(*desks.began(self._desk, awaited))
        return awaited

    def unanswered(self, awaited: Awaited) -> None:
        """Wait no longer for the one who was scanned."""
        self._take(desks.unanswered(self._desk, awaited))

    def arrived(self, awaited: Awaited, attempt_id: UUID, *, needs_reading: bool) -> None:
        """Take the next person."""
        step = desks.arrived(
            self._desk, awaited, attempt_id, self._now(), needs_reading=needs_reading
        )
        self._take(*step)

    def measured(self, value: Value) -> None:
        """Take a thermometer's value."""
        self._take(*desks.measured(self._desk, value))

    def typed(self, digit: str) -> None:
        """Take a key; while it is asked whose a value is, keys wait."""
        if not self._desk.must_choose:
            self._take(desks.typed(self._desk, digit, self._now(), self.site), edited=True)

    def erased(self) -> None:
        """Take a digit back, or let go of a value without owner."""
        self._take(desks.backspace(self._desk), edited=True)

    def record_now(self) -> bool:
        """Record a running bar at once; False where nothing is typed in full."""
        running = self._desk.bar is not None or self._desk.held is not None
        self._take(*desks.record_now(self._desk))
        return running

    def tick(self) -> None:
        """Let time pass."""
        self._take(*desks.ticked(self._desk, self._now()))

    def picked(self, attempt_id: UUID) -> None:
        """Take the officer's tap on a person."""
        self._take(*desks.picked(self._desk, attempt_id, self._now()))

    def again(self, attempt_id: UUID) -> None:
        """Keep a person waiting who needs another reading."""
        self._take(desks.again(self._desk, attempt_id, self._now()))

    def finished(self, attempt_id: UUID) -> None:
        """Close a person's crossing."""
        self._take(desks.finished(self._desk, attempt_id, self._now()))

    def gone(self, attempt_id: UUID) -> None:
        """Wait no longer for somebody; no crossing happened."""
        self._take(desks.gone(self._desk, attempt_id))

    def unrecorded(self, record: Record) -> None:
        """Take back a value that could not be stored."""
        self._take(desks.unrecorded(self._desk, record, self._now()))

    def _take(self, desk: Desk, records: tuple[Record, ...] = (), *, edited: bool = False) -> None:
        before, self._desk = self._desk, desk
        kept = {record.value for record in records} | {desk.ownerless, desk.held}
        if desk.bar is not None:
            kept.add(desk.bar.value)
        # What is typed anew, or taken back, its officer sees.
        lost = {before.ownerless, None if edited else before.held} - kept - {None}
        for record in records:
            self.record_wanted.emit(record)
        for value in lost:
            self.dropped.emit(value)
        if before != desk or records:
            self.changed.emit()
