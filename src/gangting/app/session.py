"""Who is signed in: lock, unlock, fast switch, automatic lock."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.ui.context import Context
from gangting.ui.screens.lock.screen import LockScreen
from gangting.ui.screens.lock.state import LockOfficer
from gangting.ui.window import MainWindow


_SIGNS_OF_LIFE = frozenset(
    {
        QEvent.Type.MouseButtonPress,
        QEvent.Type.KeyPress,
        QEvent.Type.TouchBegin,
        QEvent.Type.TabletPress,
    }
)


class Session(QObject):
    """Holds the officer on duty at this booth's screen."""

    signed_in = Signal(object)
    locked = Signal()

    def __init__(self, window: MainWindow, lock: LockScreen, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._lock = lock
        self._context: Context | None = None
        self._officers: tuple[Officer, ...] = ()
        self.officer: Officer | None = None
        self._idle = QTimer(self)
        self._idle.setSingleShot(True)
        self._idle.timeout.connect(self.lock)
        lock.unlock_attempted.connect(self._try)
        window.lock_requested.connect(self.lock)
        window.officer_switch_requested.connect(self.lock)

    def begin(self, context: Context, officers: tuple[Officer, ...]) -> None:
        """Know the officers; the services are there now."""
        self._context = context
        self.know(officers)
        app = QGuiApplication.instance()
        assert isinstance(app, QGuiApplication)
        app.focusWindowChanged.connect(self._watch)
        self._watch(self._window.windowHandle())

    @property
    def officers(self) -> tuple[Officer, ...]:
        """Everybody who may sign in."""
        return self._officers

    def know(self, officers: tuple[Officer, ...]) -> None:
        """Offer these officers on the locked screen.

        Who is signed in has the role that is theirs now; who was let go is signed out.
        """
        self._officers = officers
        self._offer()
        if self.officer is None:
            return
        now = self._known(self.officer)
        if now is None:
            self.lock()
        elif now != self.officer:
            self.officer = now
            self.signed_in.emit(now)

    def _offer(self) -> None:
        officers = self._officers
        chosen = self._known(self.officer) or (officers[0] if officers else None)
        self._lock.set_officers(
            tuple(LockOfficer(str(o.id), o.name) for o in officers),
            str(chosen.id) if chosen else "",
        )

    def _known(self, officer: Officer | None) -> Officer | None:
        return next((o for o in self._officers if officer and o.id == officer.id), None)

    def set_auto_lock(self, minutes: int) -> None:
        """Lock after this many minutes without a sign of life; 0 is never."""
        self._idle.stop()
        self._idle.setInterval(minutes * 60_000)
        if minutes and self.officer is not None:
            self._idle.start()

    def sign_in(self, officer: Officer) -> None:
        """Open the screens for an officer."""
        self.officer = officer
        self._lock.clear()
        self._window.unlock()
        if self._idle.interval():
            self._idle.start()
        self.signed_in.emit(officer)

    def lock(self) -> None:
        """Put the lock in front; whoever was signed in no longer is."""
        if self._window.locked:
            return
        self._idle.stop()
        self._lock.clear()
        self._offer()
        self.officer = None
        self._window.lock()
        self.locked.emit()

    def alive(self) -> None:
        """Put the automatic lock off: somebody did something, or a card was scanned."""
        if self._idle.isActive():
            self._idle.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice signs of life in the windows of the application."""
        if event.type() in _SIGNS_OF_LIFE:
            self.alive()
        return super().eventFilter(watched, event)

    def _watch(self, window: QWindow | None) -> None:
        """Watch a window that comes to the front; the windows alone, not every widget's events."""
        if window is not None:
            window.removeEventFilter(self)
            window.installEventFilter(self)

    def _try(self, officer_id: str, pin: str) -> None:
        context = self._context
        if context is None:
            return
        context.jobs.submit(
            partial(context.services.officers.sign_in, UUID(officer_id), pin),
            self.sign_in,
            self._refused,
        )

    def _refused(self, error: KnownError) -> None:
        assert self._context is not None
        words = self._context.words()
        seconds = error.params.get("seconds", 0)
        self._lock.show_error(
            words.error(error.code, **error.params), seconds if isinstance(seconds, int) else 0
        )
