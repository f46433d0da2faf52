"""Everything of the window, made and joined in one place."""

import logging
import os
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication

from gangting.app.drafts import DraftKeeper
from gangting.app.frame import Frame, look_of, notice
from gangting.app.late import Late, Slot
from gangting.app.leader_guard import LeaderGuard
from gangting.app.opened import Opened, found_booth, open_for_window, reopened
from gangting.app.opening import Opening, choose
from gangting.app.routing import Routing
from gangting.app.session import Session
from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.host import paths
from gangting.host.clock import SystemClock
from gangting.host.seeds import shift_patterns
from gangting.host.settings import Settings, SettingsFile
from gangting.host.where import Where, is_set_up
from gangting.services.gate.outcome import GateOutcome
from gangting.services.hands import Clock
from gangting.ui import sizes
from gangting.ui.context import Context
from gangting.ui.jobs import Jobs
from gangting.ui.language import LANGUAGES, Language
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.screens.lock.screen import LockScreen
from gangting.ui.screens.lock.state import LockedVerdict
from gangting.ui.screens.setup.screen import SetupScreen
from gangting.ui.screens.setup.state import NewSite
from gangting.ui.shell import Banner, Level
from gangting.ui.theme import Theme
from gangting.ui.window import MainWindow, Proceed
from gangting.wording.words import Words


if TYPE_CHECKING:  # these bring SQLAlchemy, which must not come before the first paint
    from gangting.app.screens import MoreScreens
    from gangting.ui.screens.passes.screen import AskPath

_log = logging.getLogger(__name__)
_ZONE_UNTIL_KNOWN = "Asia/Shanghai"
_PRACTICE = "practice"


class Composition(QObject):
    """Makes the window at once, and the rest when it has been painted."""

    def __init__(
        self,
        app: QApplication,
        opening: Opening,
        clock: Clock | None = None,
        jobs: Jobs | None = None,
        ask_path: "AskPath | None" = None,
    ) -> None:
        super().__init__(app)
        self._opening = opening
        self._clock = clock or SystemClock()
        self._slot = Slot()
        self._ask_path = ask_path
        self.opened: Opened | None = None
        self.more: MoreScreens | None = None
        self.ready = False
        self._drafts: DraftKeeper | None = None
        self._setup: SetupScreen | None = None
        self.next_opening: Opening | None = None
        self._settings_file = SettingsFile(opening.where.folder / "settings.json")
        self.settings = self._settings_file.load()
        sizes.use_screen(app.primaryScreen())
        self._theme = Theme(app, look_of(self.settings))
        self.language = Language(app)
        self.language.switch(self.settings.language.value)
        folder = paths.resources_dir() / "wording"
        self._words = {code: Words(code, folder) for code in LANGUAGES}
        self.jobs = jobs or Jobs(self)
        self.window = MainWindow(self._guard)
        self.lock = LockScreen(self.local())
        self.window.set_lock_screen(self.lock)
        self.session = Session(self.window, self.lock, self)
        self.context = self._context()
        self.gate = GateScreen(self.context)
        self.window.add_screen(self.gate)
        shifts = shift_patterns(paths.seeds_dir())
        self.frame = Frame(self.window, self.lock, self._theme, self.local, shifts)
        self.routing = Routing(self.window, self.gate, self.session, self.jobs, self)
        self._join()

    # -- the life of the window

    def show(self, *, kiosk: bool | None = None) -> None:
        """Show the window; nothing slow has happened yet."""
        self.frame.use_settings(self.settings)
        if self.settings.kiosk if kiosk is None else kiosk:
            self.window.showFullScreen()
        else:
            self.window.resize(1366, 768)
            self.window.show()

    def open(self) -> None:
        """Open the booth on the store lane; what is scanned meanwhile waits behind it."""
        self.jobs.submit(
            partial(open_for_window, self._opening, self._slot, self._clock),
            self._ready,
            self._not_opened,
        )

    def close(self) -> None:
        """Finish what is being written, then let everything go."""
        if self._drafts is not None:
            self._drafts.save()
        self.routing.stop()
        ended = self.jobs.stop()
        if self.opened is not None and ended:
            self.opened.booth.close()
        if not ended:
            _log.error("a background lane did not end")
            os._exit(1)  # a worker returning into a dying interpreter would crash it

    def _ready(self, opened: Opened | None) -> None:
        if opened is None or not (opened.officers or opened.booth.practice):
            self._set_up()
            self._take_over(opened)
            return
        self.opened = opened
        self.session.begin(self.context, opened.officers)
        self.frame.use(opened)
        self._add_screens(opened)
        self._drafts = DraftKeeper(self.context, self.window.screens(), self)
        self._drafts.restore()
        self.session.set_auto_lock(self.settings.auto_lock_minutes)
        if opened.booth.practice and opened.officers:
            self.session.sign_in(opened.officers[0])
            self._say_practice()
        else:
            self.session.lock()
        self.routing.start(self.settings)
        self.ready = True

    def _not_opened(self, error: KnownError) -> None:
        _log.error("the booth could not be opened: %s", error.code)
        sentence = self.words().error(error.code, **error.params)
        self.frame.announce(Banner("not_opened", Level.STOP, sentence, closable=False))

    def advise_face(self, advice: str) -> None:
        """Say how to get hanzi drawn; in Latin letters, which every machine can draw."""
        self.frame.announce(Banner("no_face", Level.STOP, advice, closable=False))

    # -- what the screens are given

    def words(self) -> Words:
        """Return the sentences of the language in force."""
        return self._words[self.language.code]

    def officer(self) -> Officer:
        """Return who is signed in; asked for only where somebody is."""
        if self.session.officer is None:
            raise KnownError("locked")
        return self.session.officer

    def zone(self) -> str:
        """Return the compound's time zone."""
        return self.opened.site.zone if self.opened else _ZONE_UNTIL_KNOWN

    def local(self) -> datetime:
        """Return the present moment in the compound."""
        return self._clock.now().astimezone(ZoneInfo(self.zone()))

    def show_outcome(self, outcome: GateOutcome) -> None:
        """Bring the gate to the front with a verdict from another screen."""
        self.window.show_screen(self.gate.name)
        self.gate.show_outcome(outcome)

    def announce(self, sentence: str) -> None:
        """Show a sentence in the banner line."""
        self.frame.announce(notice("announcement", sentence))

    def change_settings(self, settings: Settings) -> None:
        """Keep new settings; they take effect at once."""
        self.settings = settings
        self._settings_file.save(settings)
        self.language.switch(settings.language.value)
        if self.frame.announces(_PRACTICE):
            self._say_practice()
        self.frame.use_settings(settings)
        self.session.set_auto_lock(settings.auto_lock_minutes)
        self.routing.use(settings)

    def _context(self) -> Context:
        return Context(
            services=Late(self._slot.resolve),  # type: ignore[arg-type]  # until the booth is open
            jobs=self.jobs,
            words=self.words,
            officer=self.officer,
            now=self._clock.now,
            zone=self.zone,
            go=self.window.show_screen,
            show_outcome=self.show_outcome,
            announce=self.announce,
        )

    # -- joining

    def _join(self) -> None:
        self.session.signed_in.connect(self._on_duty)
        self.session.locked.connect(self._off_duty)
        self.window.banner_action.connect(self._banner_pressed)
        self.routing.devices_changed.connect(self.frame.set_devices)
        self.routing.trouble.connect(self._trouble)
        self.gate.deferred_shown.connect(self._show_deferred)
        self.gate.deferred_counted.connect(self.lock.set_waiting_scans)

    def _trouble(self, error: KnownError) -> None:
        self.announce(self.words().error(error.code, **error.params))

    def _show_deferred(self, word: str, detail: str, icon: str) -> None:
        self.lock.show_verdict(LockedVerdict(word, detail, icon))

    def _on_duty(self, officer: Officer) -> None:
        self.frame.set_officer(officer)
        self.gate.set_locked(False)
        self.gate.refresh()

    def _off_duty(self) -> None:
        self.frame.set_officer(None)
        self.gate.set_locked(True)
        if self._drafts is not None:
            self._drafts.save()

    def _add_screens(self, opened: Opened) -> None:
        """Add the screens that the first paint could do without."""
        from gangting.app.screens import Ground, add_screens  # noqa: PLC0415  they bring SQLAlchemy

        ground = Ground(
            self.context,
            self.window,
            self.gate,
            settings=lambda: self.settings,
            change_settings=self.change_settings,
            signed_in=lambda: self.session.officer,
            ask_path=self._ask_path,
        )
        self.more = add_screens(ground, opened)
        settings = self.more.settings
        settings.officers_changed.connect(self.session.know)
        settings.renamed.connect(self._renamed)
        settings.other_booth_wanted.connect(self._other_booth)

    def _renamed(self) -> None:
        self.jobs.submit(
            partial(reopened, self.opened, self._slot), self.frame.use, self._not_opened
        )

    # -- the first start, and to practice and back

    def _set_up(self) -> None:
        """Ask for the site and the first leader of a real booth."""
        if self._setup is None:
            self._setup = SetupScreen()
            self._setup.wanted.connect(self._found_booth)
            self._setup.practice_wanted.connect(self._practise)
            self._setup.back.connect(self._leave_setup)
            self.window.add_screen(self._setup)
        self.window.show_screen(self._setup.name)

    def _take_over(self, opened: Opened | None) -> None:
        """Ask for the first leader alone where a command set the booth up."""
        if opened is None or self._setup is None:
            return
        site = opened.site
        opened.booth.close()
        self._setup.restore({"site": site.name, "gate": site.gate, "phone": site.phone})

    def _found_booth(self, new: NewSite) -> None:
        where = Where(paths.data_folder(practice=False))
        if not self._opening.practice:
            where = self._opening.where
        self.jobs.submit(
            partial(found_booth, where, new, self._clock),
            lambda _: self._reopen(Opening(where, practice=False)),
            self._not_founded,
        )

    def _not_founded(self, error: KnownError) -> None:
        if self._setup is not None:
            self._setup.show_trouble(self.words().error(error.code, **error.params))

    def _leave_setup(self) -> None:
        if self.opened is not None:
            self.window.show_screen(self.gate.name)
        else:
            self._practise()

    def _practise(self) -> None:
        if self._opening.practice and self.opened is not None:
            self.window.show_screen(self.gate.name)
        else:
            self._reopen(choose(None, practice=True))

    def _other_booth(self) -> None:
        if not self._opening.practice:
            self._reopen(choose(None, practice=True))
        elif is_set_up(paths.data_folder(practice=False)):
            self._reopen(Opening(Where(paths.data_folder(practice=False)), practice=False))
        else:
            self._set_up()

    def _reopen(self, opening: Opening) -> None:
        """Close this window and open the other booth in its place."""
        self.next_opening = opening
        QApplication.exit(0)

    def _say_practice(self) -> None:
        sentence = self.tr(
            "This is practice with invented people. When you are ready, set up the real booth."
        )
        self.frame.announce(notice(_PRACTICE, sentence, self.tr("Set up the real booth")))

    def _banner_pressed(self, code: str) -> None:
        if code == _PRACTICE:
            self._other_booth()

    def _guard(self, proceed: Proceed) -> None:
        """Let the kiosk be left only by a leader; practice and an unopened booth let anybody."""
        opened = self.opened
        leaders = [o for o in opened.officers if o.may(Right.LEAVE_KIOSK)] if opened else []
        if opened is None or opened.booth.practice or not leaders:
            proceed()
            return
        LeaderGuard(self.context, leaders, self.window).ask(
            self.tr("Leaving the full screen needs a leader's PIN."), proceed
        )
