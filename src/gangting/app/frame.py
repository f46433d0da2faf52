"""What stands around the screens: site, officer, shift, clock, night, device dots, banners."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from gangting.host.settings import TEXT_SCALES, Settings
from gangting.host.settings import Theme as ThemeChoice
from gangting.ui import sizes, theme
from gangting.ui.shell import Banner, DeviceState, Level, ShellState
from gangting.ui.theme import Look, Theme
from gangting.ui.window import MainWindow


if TYPE_CHECKING:  # loaded after the first paint
    from gangting.app.opened import Opened
    from gangting.domain.actors import Officer
    from gangting.ui.screens.lock.screen import LockScreen

CLOCK_MS = 1000
SOON_MS = 700


def look_of(settings: Settings, local: datetime) -> Look:
    """Turn the settings and the clock into the window's look."""
    night = settings.theme is ThemeChoice.NIGHT
    if settings.theme is ThemeChoice.AUTO:
        night = theme.is_night(local.time(), settings.night_from, settings.night_until)
    room = min(settings.text_scale, sizes.text_room())
    scale = max(scale for scale in TEXT_SCALES if scale <= room)
    return Look(night=night, text_scale=scale, reduced_motion=settings.reduced_motion)


class Frame(QObject):
    """Keeps the shell, the lock's heading and the theme as the clock and the settings say."""

    def __init__(
        self,
        window: MainWindow,
        dress: Theme,
        local: Callable[[], datetime],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._lock: LockScreen | None = None
        self._theme = dress
        self._local = local
        self._settings = Settings()
        self._opened: Opened | None = None
        self._officer: Officer | None = None
        self._pins: tuple[tuple[str, str], ...] = ()
        self._shift: tuple[tuple[str, str], ...] = ()
        self._devices: tuple[DeviceState, ...] = ()
        self._banners: dict[str, Banner] = {}
        self._soon: dict[str, Banner] = {}
        window.banner_dismissed.connect(self.withdraw)
        self._tick = QTimer(self)
        self._tick.setInterval(CLOCK_MS)
        self._tick.timeout.connect(self.tick)
        self._tick.start()

    def use_settings(self, settings: Settings) -> None:
        """Take the machine's settings."""
        self._settings = settings
        self.tick()
        if self._opened is not None or self._banners:
            self.show()

    def use(self, opened: "Opened") -> None:
        """Take the opened booth."""
        self._opened = opened
        self.show()

    def use_lock(self, lock: "LockScreen") -> None:
        """Keep the heading of the locked screen too."""
        self._lock = lock
        self.tick()
        self.show()

    def set_officer(self, officer: "Officer | None") -> None:
        """Show who is signed in."""
        self._officer = officer
        self.show()

    def set_shift(self, names: tuple[tuple[str, str], ...]) -> None:
        """Show the shift somebody is on duty for, by language; with none the clock says it."""
        if names != self._shift:
            self._shift = names
            self.show()

    def set_pins(self, pins: tuple[tuple[str, str], ...]) -> None:
        """Show names and PINs of the practice officers; there are none of a real booth."""
        if pins != self._pins:
            self._pins = pins
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

    def announce_soon(self, banner: Banner) -> None:
        """Show a banner unless it is taken away at once: what is quick needs no words."""
        self._soon[banner.code] = banner
        QTimer.singleShot(SOON_MS, self, lambda: self._announce_waiting(banner.code))

    def _announce_waiting(self, code: str) -> None:
        banner = self._soon.pop(code, None)
        if banner is not None:
            self.announce(banner)

    def withdraw(self, code: str) -> None:
        """Take a banner away."""
        self._soon.pop(code, None)
        if self._banners.pop(code, None) is not None:
            self.show()

    def tick(self) -> None:
        """Show the time; change to the night theme and back when it is time."""
        local = self._local()
        self._window.set_time(local)
        if self._lock is not None:
            self._lock.set_time(local)
        self._theme.set_look(look_of(self._settings, local))

    def show(self) -> None:
        """Show everything as it is now."""
        opened, shift = self._opened, self.shift()
        site = opened.site if opened else None
        practice = bool(opened and opened.booth.practice)
        pins = "  ".join(f"{name} {pin}" for name, pin in self._pins)
        self._window.set_shell(
            ShellState(
                site=site.name if site else "",
                gate=site.gate if site else "",
                officer=self._officer.name if self._officer else "",
                shift=shift,
                devices=self._devices,
                practice=practice,
                practice_note=pins,
                banners=tuple(self._banners.values()),
            )
        )
        if self._lock is not None and site is not None:
            self._lock.set_place(site.name, site.gate, shift)
            self._lock.set_practice(practice=practice, note=pins)

    def shift(self) -> str:
        """Return the name of the running shift, else of the one that the clock says."""
        if self._opened is None:
            return ""
        if self._shift:
            names = dict(self._shift)
            return names.get(self._settings.language.value) or self._shift[0][1]
        from gangting.domain.shifts import shift_at  # noqa: PLC0415  loaded with the books

        found = shift_at(self._opened.shifts, self._local().time())
        return found.name(self._settings.language.value) if found else ""


def notice(code: str, sentence: str, action: str = "", *, answer: bool = False) -> Banner:
    """Make an everyday banner."""
    return Banner(code, Level.INFO, sentence, action, answer=answer)
