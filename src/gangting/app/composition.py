"""Everything of the window, made and joined in one place.

Two steps: what is painted first is made at once; what needs the books (and SQLAlchemy, which
costs three bare windows) is made by ``Duty`` once they are open.
"""

import logging
import os
from collections.abc import Iterator
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from gangting.app.frame import Frame, look_of, notice
from gangting.app.late import Late, Slot
from gangting.app.loading import in_turns
from gangting.app.opening import Opening, choose
from gangting.domain.errors import KnownError
from gangting.host import paths
from gangting.host.clock import SystemClock
from gangting.host.settings import SETTINGS_FILE, Settings, SettingsFile
from gangting.host.where import Where, is_set_up
from gangting.ui import sizes
from gangting.ui.context import Context
from gangting.ui.jobs import Jobs
from gangting.ui.language import Language
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.shell import Banner, Level
from gangting.ui.theme import Theme
from gangting.ui.window import MainWindow, Proceed


if TYPE_CHECKING:  # loaded after the first paint
    from uuid import UUID

    from gangting.app.duty import Duty
    from gangting.app.first_start import FirstStart
    from gangting.app.opened import Opened
    from gangting.app.scanner import Scanner
    from gangting.app.screens import MoreScreens
    from gangting.app.session import Session
    from gangting.domain.actors import Officer
    from gangting.services.gate.outcome import GateOutcome
    from gangting.services.hands import Clock
    from gangting.ui.file_question import AskPlace
    from gangting.ui.screens.lock.screen import LockScreen
    from gangting.wording.words import Words

_log = logging.getLogger(__name__)
_ZONE_UNTIL_KNOWN = "Asia/Shanghai"
_PRACTICE = "practice"
ATTENDS = (
    "gangting.ui.screens.lock.screen",
    "gangting.app.screens",
    "gangting.app.alarms",
    "gangting.app.leader_guard",
    "gangting.app.routing",
    "gangting.app.duty",
)
"""In the order of what they import."""


class Composition(QObject):
    """Makes the window at once, and the rest when it has been painted.

    `settled` tells that the start is over: the booth is open, or something has to be done first.
    """

    settled = Signal()

    def __init__(
        self,
        app: QApplication,
        opening: Opening,
        clock: "Clock | None" = None,
        jobs: Jobs | None = None,
        ask_path: "AskPlace | None" = None,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._opening = opening
        self._clock = clock or SystemClock()
        self._slot = Slot()
        self._ask_path = ask_path
        self.opened: Opened | None = None
        self.duty: Duty | None = None
        self.next_opening: Opening | None = None
        self._scanner: Scanner | None = None
        self._first_start: FirstStart | None = None
        self._settings_file = SettingsFile(opening.where.folder / SETTINGS_FILE)
        self.settings = self._kept_settings = self._settings_file.load()
        sizes.use_screen(app.primaryScreen())
        self._theme = Theme(app, look_of(self.settings, self.local()))
        self.language = Language(app)
        self.language.switch(self.settings.language.value)
        self._words: dict[str, Words] = {}
        self.jobs = jobs or Jobs(self)
        self.window = MainWindow(self._guard)
        self.context = self._context()
        self.gate = GateScreen(self.context, wait=True)
        self.window.add_screen(self.gate)
        self.frame = Frame(self.window, self._theme, self.local)
        self.window.banner_action.connect(self._banner_pressed)
        if not opening.practice and not is_set_up(opening.where.folder):
            self._set_up()

    # -- the life of the window

    def show(self, *, kiosk: bool | None = None) -> None:
        """Show the window; nothing slow has happened yet."""
        self.frame.use_settings(self.settings)
        if self.settings.kiosk if kiosk is None else kiosk:
            self.window.set_kiosk(True)
        else:
            self.window.show_windowed()

    def open(self) -> None:
        """Listen to the scanner, and open the booth on the store lane."""
        self._listen()
        if self._first_start is None:
            self._open_booth()
        elif self._scanner is not None:
            self._scanner.deliver()
            self.settled.emit()

    def close(self) -> None:
        """Finish what is being written, then let everything go."""
        self.window.hide()
        if self._scanner is not None:
            self._scanner.stop()
        if self.duty is not None:
            self.duty.stop()
        ended = self.jobs.stop()
        if self.opened is not None and ended:
            self.opened.booth.close()
        if not ended:
            _log.error("a background lane did not end")
            os._exit(1)  # a worker returning into a dying interpreter would crash it
        self.language.deleteLater()
        self._theme.deleteLater()
        self.window.deleteLater()
        self.deleteLater()

    @property
    def ready(self) -> bool:
        """Whether the booth is open and attended to."""
        return self.duty is not None

    def _listen(self) -> None:
        from gangting.app.scanner import Scanner  # noqa: PLC0415  after the first paint

        if self._scanner is None:
            self._scanner = Scanner(self._app, self.settings, self)
            self._scanner.scanned.connect(self._scanned)
            self._scanner.kept.connect(self.gate.scan_kept)

    def _open_booth(self) -> None:
        from gangting.app.opened import open_for_window  # noqa: PLC0415  after the first paint

        self.frame.announce_soon(self._opening_notice())
        words = self.words()
        task = partial(open_for_window, self._opening, self._slot, self._clock, words)
        self.jobs.submit(task, self._ready, self._not_opened)
        self._load_next(in_turns(ATTENDS))

    def _load_next(self, turns: Iterator[str]) -> None:
        """Load what will attend to the booth, while the store lane opens it."""
        if next(turns, None) is not None:
            QTimer.singleShot(0, self, partial(self._load_next, turns))

    def _opening_notice(self) -> Banner:
        if self._opening.practice and not is_set_up(self._opening.where.folder):
            said = self.tr("Inventing a community to practise with; this happens only once")
        else:
            said = self.tr("Opening the booth")
        return Banner("opening", Level.INFO, said, closable=False)

    def _ready(self, opened: "Opened") -> None:
        self.frame.withdraw("opening")
        if not (opened.officers or opened.booth.practice):
            self._take_over(opened)
            return
        from gangting.app.duty import Duty, Front  # noqa: PLC0415  loaded with the books
        from gangting.app.screens import Ground  # noqa: PLC0415  as above

        assert self._scanner is not None
        self.opened = opened
        self.frame.use(opened)
        front = Front(self.frame, self._scanner, self.local)
        ground = Ground(
            self.context,
            self.window,
            self.gate,
            settings=lambda: self.settings,
            change_settings=self.change_settings,
            signed_in=lambda: self.duty.session.officer if self.duty else None,
            ask_path=self._ask_path,
        )
        self.duty = Duty(front, ground, opened, self)
        self.duty.renamed.connect(self._renamed)
        self.duty.other_booth_wanted.connect(self._other_booth)
        self.duty.start(self._opening.officer_id)
        if opened.booth.practice:
            self._say_practice()
        self._first_start = None
        self._scanner.deliver()
        self.settled.emit()

    def _not_opened(self, error: KnownError) -> None:
        self.frame.withdraw("opening")
        _log.error("the booth could not be opened: %s", error.code)
        again = self.tr("Try again")
        banner = Banner("not_opened", Level.STOP, self._say(error), again, closable=False)
        self.frame.announce(banner)
        self.settled.emit()

    def advise_face(self, advice: str) -> None:
        """Say how to get hanzi drawn; in Latin letters, which every machine can draw."""
        self.frame.announce(Banner("no_face", Level.STOP, advice, closable=False))

    def fail(self, error: KnownError) -> None:
        """Say why the booth cannot even be tried to open."""
        self._not_opened(error)

    def say_bug(self) -> None:
        """Say that something went wrong that nobody foresaw; it stands in the log."""
        sentence = self.words().error("internal_error")
        self.frame.announce(Banner("bug", Level.WARN, sentence))

    # -- what was made later

    @property
    def session(self) -> "Session":
        """Who is signed in."""
        assert self.duty is not None
        return self.duty.session

    @property
    def lock(self) -> "LockScreen":
        """What covers the window while nobody is."""
        assert self.duty is not None
        return self.duty.lock

    @property
    def more(self) -> "MoreScreens":
        """The screens beside the gate."""
        assert self.duty is not None
        return self.duty.more

    # -- what the screens are given

    def words(self) -> "Words":
        """Return the sentences of the language in force."""
        from gangting.wording.words import Words  # noqa: PLC0415  after the first paint

        code = self.language.code
        if code not in self._words:
            self._words[code] = Words(code, paths.resources_dir() / "wording")
        return self._words[code]

    def officer(self) -> "Officer":
        """Return who is signed in; asked for only where somebody is."""
        officer = self.duty.session.officer if self.duty else None
        if officer is None:
            raise KnownError("locked")
        return officer

    def zone(self) -> str:
        """Return the compound's time zone."""
        return self.opened.site.zone if self.opened else _ZONE_UNTIL_KNOWN

    def local(self) -> datetime:
        """Return the present moment in the compound."""
        return self._clock.now().astimezone(ZoneInfo(self.zone()))

    def go(self, name: str) -> None:
        """Bring a screen to the front, making it if nobody has been there yet."""
        if self.duty is not None:
            self.duty.go(name)

    def show_outcome(self, outcome: "GateOutcome") -> None:
        """Bring the gate to the front with a verdict from another screen."""
        self.window.show_screen(self.gate.name)
        self.gate.show_outcome(outcome)

    def announce(self, sentence: str) -> None:
        """Show a sentence in the banner line."""
        self.frame.announce(notice("announcement", sentence, answer=True))

    def change_settings(self, settings: Settings) -> None:
        """Take new settings at once, and keep them; what cannot be kept is taken back."""
        self._use_settings(settings)
        keep = partial(self._settings_file.save, settings)
        kept, not_kept = partial(self._kept, settings), partial(self._not_kept, settings)
        self.jobs.submit(keep, kept, not_kept)

    def _kept(self, settings: Settings, _: None) -> None:
        self._kept_settings = settings

    def _not_kept(self, settings: Settings, error: KnownError) -> None:
        """Go back to what is in the file, unless a newer change is on its way there."""
        if settings is self.settings:
            self._use_settings(self._kept_settings)
        self.announce(self._say(error))

    def _use_settings(self, settings: Settings) -> None:
        self.settings = settings
        self.language.switch(settings.language.value)
        if self.frame.announces(_PRACTICE):
            self._say_practice()
        self.frame.use_settings(settings)
        if self._scanner is not None:
            self._scanner.use(settings)
        if self.duty is not None:
            self.duty.use(settings)

    def _context(self) -> Context:
        return Context(
            services=Late(self._slot.resolve),  # type: ignore[arg-type]  # until the booth is open
            jobs=self.jobs,
            words=self.words,
            officer=self.officer,
            now=self._clock.now,
            zone=self.zone,
            go=self.go,
            show_outcome=self.show_outcome,
            announce=self.announce,
        )

    def _scanned(self, text: str) -> None:
        if self.duty is not None:
            self.duty.routing.scanned(text)
        elif self._first_start is not None:
            self._first_start.scanned()

    def _say(self, error: KnownError) -> str:
        return self.words().error(error.code, **error.params)

    # -- the first start, and to practice and back

    def _set_up(self) -> None:
        """Ask for the site and the first leader of a real booth."""
        from gangting.app.first_start import FirstStart  # noqa: PLC0415  once in a life

        if self._first_start is None:
            where = self._opening.where
            if self._opening.practice:
                where = Where(paths.data_folder(practice=False))
            start = FirstStart(where, self._clock, self.jobs, self._say, self)
            start.founded.connect(partial(self._founded, where))
            start.practice_wanted.connect(self._practise)
            start.left.connect(self._practise)
            self._first_start = start
            if self.opened is not None:
                self.window.add_screen(start.screen)
        if self.opened is not None:
            self.window.show_screen(self._first_start.screen.name)
        else:
            self.window.cover(self._first_start.screen)

    def _take_over(self, opened: "Opened") -> None:
        """Ask for the first leader alone where a command set the booth up."""
        opened.booth.close()
        self._slot.services = None
        self._set_up()
        assert self._first_start is not None
        if self._scanner is not None:
            self._scanner.deliver()
        self.settled.emit()
        self._first_start.fill_in(opened.site.name, opened.site.gate, opened.site.phone)

    def _founded(self, where: Where, leader_id: "UUID") -> None:
        """Open the new booth for its leader, who has just shown to know the PIN."""
        opening = Opening(where, practice=False, officer_id=leader_id)
        if self._opening.practice:
            self._reopen(opening)
        else:
            self._opening = opening
            self._open_booth()

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

    def _renamed(self) -> None:
        from gangting.app.opened import reopened  # noqa: PLC0415  loaded with the books

        task = partial(reopened, self.opened, self._slot)
        self.jobs.submit(task, self.frame.use, self._not_opened)

    def _say_practice(self) -> None:
        sentence = self.tr("Everybody here is invented. Set up the real booth when ready.")
        self.frame.announce(notice(_PRACTICE, sentence, self.tr("Set up the real booth")))

    def _banner_pressed(self, code: str) -> None:
        if code == _PRACTICE:
            self._other_booth()
        elif code == "not_opened":
            self._reopen(self._opening)

    def _guard(self, proceed: Proceed) -> None:
        """Let the kiosk be left only by a leader; practice and an unopened booth let anybody."""
        if self.duty is None:
            proceed()
        else:
            self.duty.guard(proceed)
