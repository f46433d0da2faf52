"""Keep events back while it is not clear whether a scanner or a hand made them."""

from collections.abc import Callable
from typing import Generic, TypeVar, assert_never

from PySide6.QtCore import QObject, Qt, QTimer

from gangting.devices.scanner.burst import (
    BurstDetector,
    Fate,
    KeyPress,
    Outcome,
    Released,
    Scanned,
)


Event = TypeVar("Event")

_TIMER_SLACK_MS = 5
_STALL_MS = 20
_MOST_GRACES = 3


class HoldBack(QObject, Generic[Event]):
    """A detector, the events it holds back, and the timer that ends a burst.

    ``replay`` gets the held events of a human in order, ``scanned`` the text of a scan and the
    events that made it. ``ask`` gets a number when a pause seems over; where it is given, the
    burst ends only when `confirm` brings that number back.
    """

    def __init__(
        self,
        detector: BurstDetector,
        replay: Callable[[list[Event]], None],
        scanned: Callable[[str, list[Event]], None],
        now_ms: Callable[[], int],
        parent: QObject | None = None,
        ask: Callable[[int], None] | None = None,
    ) -> None:
        super().__init__(parent)
        self._detector = detector
        self._replay = replay
        self._scanned = scanned
        self._now_ms = now_ms
        self._held: list[Event] = []
        self._due_ms = 0
        self._graces = 0
        self._ask = ask
        self._question = 0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(detector.max_gap_ms + _TIMER_SLACK_MS)
        self._timer.timeout.connect(self._on_timeout)

    def wants(self, key: KeyPress) -> bool:
        """Tell whether the press would be kept away from its receiver."""
        return self._detector.wants(key)

    def press(self, key: KeyPress, keep: Callable[[], Event]) -> bool:
        """Take a press; return whether it must not reach its receiver now."""
        answer = self._detector.press(key)
        self.settle(answer.before)
        if answer.fate is Fate.HOLD:
            self._hold(keep())
        return answer.fate is not Fate.PASS

    def release(self, code: int, keep: Callable[[], Event]) -> bool:
        """Take a release; return whether it must not reach its receiver now."""
        fate = self._detector.release(code)
        if fate is Fate.HOLD:
            self._held.append(keep())
        return fate is not Fate.PASS

    def hold_extra(self, time_ms: int, event: Event) -> None:
        """Hold back something that is no key, with the burst."""
        self._detector.hold_extra(time_ms)
        self._hold(event)

    def end(self) -> None:
        """End the burst at once."""
        self.settle(self._detector.pause())

    def confirm(self, question: int) -> None:
        """Take note that nothing came before the question was answered."""
        if question == self._question:
            self.end()

    def settle(self, outcome: Outcome | None) -> None:
        """Do what the detector said about the events held so far."""
        if outcome is None:
            return
        self._timer.stop()
        self._question += 1
        held, self._held = self._held, []
        match outcome:
            case Released():
                self._replay(held)
            case Scanned(text):
                self._scanned(text, held)
            case _:
                assert_never(outcome)

    def _hold(self, event: Event) -> None:
        self._held.append(event)
        self._due_ms = self._now_ms() + self._timer.interval()
        self._graces = 0
        self._question += 1
        self._timer.start()

    def _on_timeout(self) -> None:
        if self._ask is not None:
            self._ask(self._question)
            return
        # After a stall of the GUI thread the rest of a scan may wait unread in the queue: let
        # it come first, its own time stamps tell whether there was a pause.
        if self._now_ms() - self._due_ms > _STALL_MS and self._graces < _MOST_GRACES:
            self._graces += 1
            self._due_ms = self._now_ms() + _STALL_MS
            self._timer.start(_STALL_MS)
            return
        self.end()
