"""Whose shift it is: begun with a sign-in, named in the top bar, and said when it is over."""

from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from gangting.app.frame import Frame
from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.shifts import ShiftPattern
from gangting.domain.values import frozen
from gangting.services.bundle import Services
from gangting.services.handover.duty import DutyView
from gangting.ui.context import Context
from gangting.ui.shell import Banner, Level


LOOK_MS = 60_000
OVERDUE = "shift_overdue"


@frozen
class Known:
    """The running shift and the patterns it is one of."""

    duty: DutyView | None
    patterns: tuple[ShiftPattern, ...]

    @property
    def pattern(self) -> ShiftPattern | None:
        """The pattern of the running shift."""
        code = self.duty.shift.code if self.duty else ""
        return next((pattern for pattern in self.patterns if pattern.code == code), None)


class ShiftWatch(QObject):
    """Begins duty, off the GUI thread, and looks every minute whether somebody should have come."""

    handover_wanted = Signal()

    def __init__(self, context: Context, frame: Frame, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._frame = context, frame
        self._known: Known | None = None
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self.look)

    def start(self) -> None:
        """Look every minute from now on."""
        self._look.start()

    def stop(self) -> None:
        """Look no more."""
        self._look.stop()

    def begin(self, officer: Officer) -> None:
        """Begin a shift with a sign-in, where none runs; nobody waits for it."""
        work = partial(_begin, self._context.services, officer)
        self._context.jobs.submit(work, self._know, self._trouble)

    def look(self) -> None:
        """Read whose shift it is."""
        self._context.jobs.submit(partial(_read, self._context.services), self._know, self._trouble)

    def press(self, code: str) -> None:
        """Do what the key of the notice says."""
        if code == OVERDUE:
            self.handover_wanted.emit()

    def retranslate(self) -> None:
        """Say what is shown in the language in force."""
        if self._frame.announces(OVERDUE):
            self._say()

    def _know(self, known: Known) -> None:
        before, self._known = self._known, known
        pattern = known.pattern
        self._frame.set_shift(pattern.names if pattern else ())
        if known.duty is None or not known.duty.overdue:
            self._frame.withdraw(OVERDUE)
        elif self._frame.announces(OVERDUE) or not _was_overdue(before, known.duty):
            self._say()

    def _say(self) -> None:
        known = self._known
        if known is None or known.duty is None or known.duty.until is None:
            return
        until = known.duty.until.astimezone(ZoneInfo(self._context.zone()))
        said = self.tr("The shift ended at %1 and nobody has taken over").replace(
            "%1", f"{until:%H:%M}"
        )
        self._frame.announce(Banner(OVERDUE, Level.WARN, said, self.tr("Handover")))

    def _trouble(self, error: KnownError) -> None:
        self._context.announce(self._context.words().error(error.code, **error.params))


def _was_overdue(before: Known | None, duty: DutyView) -> bool:
    """Whether it was said already: whoever closed the notice hears of the next end."""
    last = before.duty if before else None
    return last is not None and last.overdue and last.until == duty.until


def _begin(services: Services, officer: Officer) -> Known:
    return Known(services.duty.begin(officer), services.duty_settings.patterns())


def _read(services: Services) -> Known:
    return Known(services.duty.current(), services.duty_settings.patterns())
