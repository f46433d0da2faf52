"""The whole window in a tester's hands: real keys, real lanes, a booth on disk."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt
from PySide6.QtGui import QWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget
from sqlalchemy import text

from gangting.app.composition import Composition
from gangting.app.opening import Opening
from gangting.domain.actors import Officer, Role
from gangting.domain.crossings import Attempt
from gangting.domain.passes import Category, PassAction
from gangting.host.where import Where
from gangting.services.bundle import Services
from gangting.services.passes import IssueRequest
from gangting.ui.jobs import Lane
from gangting.ui.screens.gate.idle_page import IdlePage
from gangting.ui.screens.gate.values import PanelState


PATIENCE_S = 90.0


class RunningClock:
    """A clock that runs as time does, from a moment in the afternoon; a test may shift it."""

    def __init__(self, start: datetime = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)) -> None:
        self._start, self._begun = start, time.monotonic()
        self._shift = timedelta()

    def now(self) -> datetime:
        passed = timedelta(seconds=time.monotonic() - self._begun)
        return self._start + passed + self._shift

    def monotonic(self) -> float:
        return time.monotonic()

    def jump(self, step: timedelta) -> None:
        """Move the wall clock, as a person or a flat battery does."""
        self._shift += step


class Hand:
    """Opens the window on a folder, and works it."""

    def __init__(
        self,
        app: QApplication,
        folder: Path,
        *,
        practice: bool = False,
        clock: RunningClock | None = None,
    ) -> None:
        self.app, self.folder = app, folder
        self.clock = clock or RunningClock()
        self.composition = Composition(app, Opening(Where(folder), practice), self.clock)
        self.window = self.composition.window
        self.gate = self.composition.gate
        self.closed = False

    # -- the life of the window

    def show(self, *, kiosk: bool | None = None) -> "Hand":
        """Show it in front: a window that another test left may have the keyboard still."""
        self.composition.show(kiosk=kiosk)
        self.window.activateWindow()
        self.wait(self.window.isActiveWindow, "the window is in front")
        return self

    def open(self) -> "Hand":
        """Show it, open the booth and wait for it."""
        self.show()
        self.composition.open()
        self.wait(lambda: self.composition.ready, "the booth is open")
        return self.settle()

    def close(self) -> None:
        if not self.closed:
            self.closed = True
            self.composition.close()

    def let_go(self) -> None:
        """Close and delete everything, as the end of the process would."""
        self.close()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    # -- what is behind it

    @property
    def s(self) -> Services:
        opened = self.composition.opened
        assert opened is not None
        return opened.booth.services

    @property
    def lock(self):
        return self.composition.lock

    @property
    def first_start(self):
        """The form of the first start, while it is asked for."""
        start = self.composition._first_start
        return start.screen if start is not None else None

    @property
    def more(self):
        return self.composition.more

    @property
    def panel(self) -> PanelState:
        state = self.gate.verdict.state
        assert state is not None
        return state

    @property
    def idle(self) -> bool:
        return self.gate.shows(IdlePage)

    def attempts(self, limit: int = 50) -> tuple[Attempt, ...]:
        return tuple(line.attempt for line in self.s.book.recent(limit))

    def last(self) -> Attempt:
        return self.attempts(1)[0]

    def journal(self, action: str) -> list[UUID]:
        """Tell who is written down for an act, in its order."""
        statement = text("select officer_id from journal where action = :action order by sequence")
        with self.s.database.engine.connect() as connection:
            rows = connection.execute(statement, {"action": action})
            return [UUID(str(officer)) for (officer,) in rows]

    def banners(self) -> tuple[str, ...]:
        return tuple(banner.text for banner in self.composition.frame._banners.values())

    def issue(
        self, name: str = "沈青", room: str = "3-2-501", category: Category = Category.RESIDENT
    ) -> str:
        """Issue a pass that is in its holder's hand; return its code."""
        passes = self.s.passes
        leader = next(o for o in self.s.officers.active() if o.role is Role.LEADER)
        made = passes.issue(IssueRequest(name, room, category), leader).entry_pass
        passes.act(made.serial, PassAction.COLLECT, leader)
        return passes.code(passes.show(made.serial).entry_pass)

    # -- what a person does

    def sign_in(self, role: Role = Role.VOLUNTEER) -> Officer:
        officer = next(o for o in self.s.officers.active() if o.role is role)
        self.composition.session.sign_in(officer)
        self.settle()
        return officer

    def pin(self, digits: str) -> None:
        """Type a PIN on the locked screen's keys."""
        for digit in digits:
            self.touch(self._key_of(self.lock.keypad, digit))
        self.touch(self.lock.keypad.main_key)
        self.settle()

    def digits(self, text: str) -> None:
        """Touch keys of the number pad on the gate screen."""
        for digit in text:
            self.touch(self._key_of(self.gate.desk_card.keypad, digit))

    def show_screen(self, name: str) -> None:
        self.window.show_screen(name)
        self.settle()

    def touch(self, widget: QWidget) -> None:
        """Touch a widget in its middle."""
        assert widget.isVisible(), f"{widget.objectName() or widget} is not there to be touched"
        middle = QPoint(widget.width() // 2, widget.height() // 2)
        QTest.mouseClick(widget, Qt.MouseButton.LeftButton, pos=middle)

    def write(self, line: QLineEdit, text: str) -> None:
        """Put text into a line, as an input method commits it."""
        line.setFocus()
        line.setText(text)

    def type(self, keys: str, end: Qt.Key | None = Qt.Key.Key_Return) -> None:
        """Type as a scanner does, into the native window that has the keyboard.

        A scanner's keys are milliseconds apart however busy this machine is: what the simulated
        ones take longer is no pause.
        """
        target = self.keyboard()
        with self._one_burst():
            for character in keys:
                QTest.keyClick(target, character)
            if end is not None:
                QTest.keyClick(target, end)

    @contextmanager
    def _one_burst(self) -> Iterator[None]:
        scanner = self.composition._scanner
        assert scanner is not None
        hold_back = scanner._wedge._hold_back
        detector, timer = hold_back._detector, hold_back._timer
        gap, interval = detector.max_gap_ms, timer.interval()
        hold_back.end()  # what was typed before is no part of it
        detector.max_gap_ms = 1000 * round(PATIENCE_S)
        timer.setInterval(detector.max_gap_ms)
        yield
        detector.max_gap_ms = gap
        timer.setInterval(interval)
        if detector.holding:
            timer.start()

    def scan(self, text: str) -> None:
        """Hold something to the scanner and wait for the answer."""
        self.type(text)
        self.settle()

    def keyboard(self) -> QWindow:
        """Give the native window that the keys go to: a menu, a dialog, or the window itself."""
        front = self.app.activePopupWidget() or self.app.activeModalWidget() or self.window
        window = front.windowHandle()
        assert window is not None
        return window

    def settle(self) -> "Hand":
        """Wait until everything that was asked of the books is answered."""
        QTest.qWait(70)  # a burst without Enter ends by a pause of 50 ms
        self.wait(lambda: not self.composition.jobs.busy(Lane.STORE), "the books are quiet")
        QTest.qWait(1)
        return self

    def wait(self, seen: Callable[[], bool], what: str) -> None:
        end = time.monotonic() + PATIENCE_S
        while not seen():
            assert time.monotonic() < end, f"never so: {what}"
            QTest.qWait(5)

    @staticmethod
    def _key_of(pad: QWidget, word: str) -> QAbstractButton:
        return next(key for key in pad.findChildren(QAbstractButton) if key.text() == word)
