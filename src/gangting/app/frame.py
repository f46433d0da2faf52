"""What stands around the screens: site, officer, shift, clock, night, device dots, banners."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer

from gangting.app.opened import Opened
from gangting.domain.actors import Officer
from gangting.domain.shifts import ShiftPattern, shift_at
from gangting.host.settings import Settings
from gangting.host.settings import Theme as ThemeChoice
from gangting.ui import theme
from gangting.ui.screens.lock.screen import LockScreen
from gangting.ui.shell import Banner, DeviceState, Level, ShellState
from gangting.ui.theme import Look, Theme
from gangting.ui.window import MainWindow


CLOCK_MS = 1000


def look_of(settings: Settings, *, night: bool = False) -> Look:
    """Turn the settings into the window's look."""
    return Look(night=night, text_scale=settings.text_scale, reduced_motion=settings.reduced_motion)


class Frame(QObject):
    """Keeps the shell, the lock's heading and the theme as the clock and the settings say."""

    def __init__(
        self,
        window: MainWindow,
        lock: LockScreen,
        dress: Theme,
        local: Callable[[], datetime],
        shifts: tuple[ShiftPattern, ...],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._lock = lock
        self._theme = dress
        self._local = local
        self._shifts = shifts
        self._settings = Settings()
        self._opened: Opened | None = None
        self._officer: Officer | None = None
        self._devices: tuple[DeviceState, ...] = ()
        self._banners: dict[str, Banner] = {}
        window.banner_dismissed.connect(self.withdraw)
        self._tick = QTimer(self)
        self._tick.setInterval(CLOCK_MS)
        self._tick.timeout.connect(self.tick)
        self._tick.start()

    def use_settings(self, settings: Settings) -> None:
        """Take the machine's settings."""
        self._settings = settings
        self._theme.set_look(look_of(settings, night=self._night()))
        self.tick()
        self.show()

    def use(self, opened: Opened) -> None:
        """Take the opened booth."""
        self._opened = opened
        self.show()

    def set_officer(self, officer: Officer | None) -> None:
        """Show who is signed in."""
        self._officer = officer
        self.show()

    def set_devices(self, devices: tuple[DeviceState, ...]) -> None:
        """Show the devices' dots."""
        if devices != self._devices:
            self._devices = devices
            self.show()

    def announce(self, banner: Banner) -> None:
        """Show a banner; one with the same code is replaced."""
        self._banners[banner.code] = banner
        self.show()

    def announces(self, code: str) -> bool:
        """Whether a banner with this code is shown."""
        return code in self._banners

    def withdraw(self, code: str) -> None:
        """Take a banner away."""
        if self._banners.pop(code, None) is not None:
            self.show()

    def tick(self) -> None:
        """Show the time; change to the night theme and back when it is time."""
        local = self._local()
        self._window.set_time(local)
        self._lock.set_time(local)
        self._theme.set_night(self._night())

    def show(self) -> None:
        """Show everything as it is now."""
        opened, shift = self._opened, self.shift()
        site = opened.site if opened else None
        pins = opened.pins if opened else ()
        self._window.set_shell(
            ShellState(
                site=site.name if site else "",
                gate=site.gate if site else "",
                officer=self._officer.name if self._officer else "",
                shift=shift,
                devices=self._devices,
                practice=bool(opened and opened.booth.practice),
                practice_note="  ".join(f"{name} {pin}" for name, pin in pins),
                banners=tuple(self._banners.values()),
            )
        )
        self._lock.set_place(site.name if site else "", site.gate if site else "", shift)

    def shift(self) -> str:
        """Return the present shift's name in the language in force."""
        found = shift_at(self._shifts, self._local().time())
        return found.name(self._settings.language.value) if found else ""

    def _night(self) -> bool:
        choice = self._settings.theme
        if choice is not ThemeChoice.AUTO:
            return choice is ThemeChoice.NIGHT
        local = self._local().time()
        return theme.is_night(local, self._settings.night_from, self._settings.night_until)


def notice(code: str, sentence: str, action: str = "") -> Banner:
    """Make an everyday banner."""
    return Banner(code, Level.INFO, sentence, action)
