"""The booth at work: who is signed in, the devices, the screens beside the gate, the drafts.

Made when the books are open; nothing of it is needed to paint the window.
"""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from gangting.app.alarms import Alarms
from gangting.app.drafts import DraftKeeper
from gangting.app.frame import Frame
from gangting.app.leader_guard import LeaderGuard
from gangting.app.opened import Opened
from gangting.app.routing import Routing
from gangting.app.scanner import Scanner
from gangting.app.screens import NAMES, Ground, MoreScreens
from gangting.app.session import Session
from gangting.app.shift_watch import ShiftWatch
from gangting.app.way import clear_the_way
from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.values import frozen
from gangting.host.settings import Settings
from gangting.ui.jobs import Lane
from gangting.ui.screens.lock.screen import LockScreen
from gangting.ui.screens.lock.state import LockedVerdict
from gangting.ui.window import Proceed


if TYPE_CHECKING:  # made a moment after the booth is open
    from gangting.app.devices import Devices

SOON_MS = 250
DEVICES_MS = 900


@frozen
class Front:
    """What was painted first, and stays."""

    frame: Frame
    scanner: Scanner
    local: Callable[[], datetime]


class Duty(QObject):
    """Everything that attends to an open booth."""

    renamed = Signal()
    other_booth_wanted = Signal()

    def __init__(self, front: Front, ground: Ground, opened: Opened, parent: QObject) -> None:
        super().__init__(parent)
        self._front, self._ground, self._opened = front, ground, opened
        self._window, self._gate, self._context = ground.window, ground.gate, ground.context
        self.lock = LockScreen(front.local())
        self._window.set_lock_screen(self.lock)
        front.frame.use_lock(self.lock)
        self._gate.begin()
        self.session = Session(self._window, self.lock, self)
        self.routing = Routing(ground, self.session, self)
        self._devices: Devices | None = None
        self._stopped = False
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self._begin_the_rest)
        self.more = MoreScreens(ground, opened, self)
        self.drafts = DraftKeeper(self._context, self._window, self.more, self)
        self.shifts = ShiftWatch(self._context, front.frame, self)
        self.alarms = Alarms(self._context, front.frame, self._gate, self.ask_leader)
        self._join()

    def start(self, officer_id: UUID | None) -> None:
        """Open for the one who has just shown to know the PIN, in practice for anybody."""
        self.session.begin(self._context, self._opened.officers)
        self.use(self._ground.settings())
        known = [officer for officer in self._opened.officers if officer.id == officer_id]
        if self._opened.booth.practice:
            known += self._opened.officers
        if known:
            self.session.sign_in(known[0])
        else:
            self.session.lock()
        self._soon.start()
        self.alarms.start()
        self.shifts.start()
        self.more.make_all()

    def use(self, settings: Settings) -> None:
        """Take changed settings."""
        self.session.set_auto_lock(settings.auto_lock_minutes)
        self._gate.set_prompts(settings.show_prompts)
        self._gate.set_usual_site(settings.measuring_place)
        self.more.show_settings()
        if self._devices is not None:
            self._devices.use(settings)
        self.alarms.retranslate()
        self.shifts.retranslate()

    def stop(self) -> None:
        """Write what is half filled, and let the devices go."""
        self.alarms.stop()
        self.shifts.stop()
        self.more.stop()
        self.drafts.save()
        self._stopped = True
        self._soon.stop()
        if self._devices is not None:
            self._devices.stop()

    def go(self, name: str) -> None:
        """Bring a screen to the front, making it if nobody has been there yet."""
        if name in NAMES:
            self.more.screen(name)
        self._window.show_screen(name)

    def guard(self, proceed: Proceed) -> None:
        """Let the full screen be left by a leader only."""
        why = self.tr("Leaving the full screen needs a leader's PIN.")
        self.ask_leader(why, Right.LEAVE_KIOSK, lambda _: proceed())

    def ask_leader(self, why: str, right: Right, agreed: Callable[[Officer | None], None]) -> None:
        """Let a leader decide; practice and a booth without leaders let anybody."""
        leaders = [o for o in self.session.officers if o.may(right)]
        if self._opened.booth.practice or not leaders:
            agreed(None)
            return
        LeaderGuard(self._context, leaders, self._window).ask(why, right, agreed)

    # -- joining

    def _join(self) -> None:
        self._window.banner_action.connect(self.alarms.press)
        self._window.banner_action.connect(self.shifts.press)
        self._window.screen_wanted.connect(self.go)
        self.session.signed_in.connect(self._on_duty)
        self.session.signed_in.connect(self.shifts.begin)
        self.session.locked.connect(self._off_duty)
        self.shifts.handover_wanted.connect(lambda: self.go("handover"))
        self.more.taken_over.connect(self._take_over)
        self.more.duty_changed.connect(self.shifts.look)
        self.routing.trouble.connect(self._trouble)
        self.routing.screen_wanted.connect(self.go)
        self._gate.deferred_shown.connect(self._show_deferred)
        self._gate.deferred_counted.connect(self.lock.set_waiting_scans)
        self.more.officers_changed.connect(self.session.know)
        self.more.renamed.connect(self.renamed)
        self.more.other_booth_wanted.connect(self.other_booth_wanted)

    def _begin_the_rest(self) -> None:
        """Do what can wait until whoever stood there first has been answered."""
        jobs = self._context.jobs
        if jobs.busy(Lane.STORE):
            self._soon.start()
            return
        self.drafts.restore()
        jobs.submit(self._opened.booth.practice_pins, self._front.frame.set_pins, lane=Lane.LONG)
        QTimer.singleShot(DEVICES_MS, self, self._start_devices)

    def _start_devices(self) -> None:
        from gangting.app.devices import Devices, Lent  # noqa: PLC0415  see its first lines

        if self._stopped:
            return
        lent = Lent(self._gate, self.more.camera)
        self._devices = Devices(lent, self._context.jobs, self._front.scanner, self)
        self._devices.changed.connect(self._front.frame.set_devices)
        self._devices.printers_known.connect(self.more.know_printers)
        self._devices.cameras_known.connect(self.more.know_cameras)
        self._devices.scanned.connect(self.routing.scanned)
        self._devices.measured.connect(self.routing.measured)
        self._devices.start(self._ground.settings())

    def _trouble(self, error: KnownError) -> None:
        self._context.announce(self._context.words().error(error.code, **error.params))

    def _show_deferred(self, word: str, detail: str, icon: str) -> None:
        self.lock.show_verdict(LockedVerdict(word, detail, icon))

    def _on_duty(self, officer: Officer) -> None:
        self._front.frame.set_officer(officer)
        self._gate.set_locked(False)
        self._gate.refresh_soon()
        front = self._window.current_screen()
        if front is not None and front is not self._gate:
            front.on_enter()  # another officer may see and change other things

    def _take_over(self, officer_id: UUID) -> None:
        """Sign in who took the post over, who has just shown to know the PIN."""
        officer = next((o for o in self.session.officers if o.id == officer_id), None)
        if officer is not None:
            self.session.sign_in(officer)

    def _off_duty(self) -> None:
        clear_the_way()
        self._front.frame.set_officer(None)
        self._gate.set_locked(True)
        self._gate.refresh_soon()
        self.drafts.save()
