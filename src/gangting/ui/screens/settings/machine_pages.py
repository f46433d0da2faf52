"""The pages that belong to this machine: look, sound, devices."""

from collections.abc import Callable
from dataclasses import replace

from gangting.host.settings import Language, Settings, Theme
from gangting.ui.jobs import Jobs, Lane
from gangting.ui.language import LANGUAGES
from gangting.ui.screens.settings.rows import Page


Change = Callable[[Settings], None]
Listed = Callable[[], tuple[tuple[str, ...], tuple[str, ...]]]
"""Gives the names of the printers and of the serial ports."""
_ON, _OFF = "on", "off"
_VOLUMES = (20, 50, 80, 100)
_LOCKS = (0, 5, 10, 20, 30)
_SCALES = (100, 115, 130, 150)


class LookPage(Page):
    """Language, theme, size of the text, full screen, automatic lock."""

    def __init__(self, settings: Callable[[], Settings], change: Change) -> None:
        super().__init__()
        self._settings, self._change = settings, change
        self._language = self.line(lambda c: self._set(language=Language(c)))
        self._theme = self.line(lambda c: self._set(theme=Theme(c)))
        self._scale = self.line(lambda c: self._set(text_scale=int(c)))
        self._motion = self.line(lambda c: self._set(reduced_motion=c == _OFF))
        self._prompts = self.line(lambda c: self._set(show_prompts=c == _ON))
        self._kiosk = self.line(lambda c: self._set(kiosk=c == _ON))
        self._lock = self.line(lambda c: self._set(auto_lock_minutes=int(c)))
        self.end()

    def _set(self, **changes: object) -> None:
        self._change(replace(self._settings(), **changes))  # type: ignore[arg-type]

    def show_settings(self) -> None:
        """Show what is in force."""
        now = self._settings()
        self._language.choose(now.language.value)
        self._theme.choose(now.theme.value)
        self._scale.choose(str(now.text_scale))
        self._motion.choose(_OFF if now.reduced_motion else _ON)
        self._prompts.choose(_ON if now.show_prompts else _OFF)
        self._kiosk.choose(_ON if now.kiosk else _OFF)
        self._lock.choose(str(now.auto_lock_minutes))

    def retranslate(self) -> None:
        """Write the page's words."""
        on_off = ((_ON, self.tr("On")), (_OFF, self.tr("Off")))
        self._language.say(self.tr("Language"), tuple(LANGUAGES.items()))
        self._theme.say(
            self.tr("Light or night"),
            (
                ("auto", self.tr("By the clock")),
                ("light", self.tr("Light")),
                ("night", self.tr("Night")),
            ),
            self.tr("Night from 19:00 to 06:30"),
        )
        self._scale.say(self.tr("Size of the text"), [(str(s), f"{s}%") for s in _SCALES])
        self._motion.say(self.tr("Moving bars"), on_off)
        self._prompts.say(self.tr("Show the sentence to say"), on_off)
        self._kiosk.say(
            self.tr("Full screen"), on_off, self.tr("From the next start; leaving needs a leader")
        )
        minutes = self.tr("%1 min")
        self._lock.say(
            self.tr("Lock by itself"),
            [(str(m), minutes.replace("%1", str(m)) if m else self.tr("Never")) for m in _LOCKS],
        )
        self.show_settings()


class SoundPage(Page):
    """Sounds and voice."""

    def __init__(self, settings: Callable[[], Settings], change: Change) -> None:
        super().__init__()
        self._settings, self._change = settings, change
        self._sounds = self.line(lambda c: self._set(muted=c == _OFF))
        self._volume = self.line(lambda c: self._set(volume=int(c)))
        self._speak = self.line(lambda c: self._set(speak=c == _ON))
        self.end()

    def _set(self, **changes: object) -> None:
        self._change(replace(self._settings(), **changes))  # type: ignore[arg-type]

    def show_settings(self) -> None:
        """Show what is in force."""
        now = self._settings()
        self._sounds.choose(_OFF if now.muted else _ON)
        self._volume.choose(str(min(_VOLUMES, key=lambda v: abs(v - now.volume))))
        self._speak.choose(_ON if now.speak else _OFF)

    def retranslate(self) -> None:
        """Write the page's words."""
        on_off = ((_ON, self.tr("On")), (_OFF, self.tr("Off")))
        self._sounds.say(self.tr("Sounds"), on_off)
        self._volume.say(self.tr("Loudness"), [(str(v), f"{v}%") for v in _VOLUMES])
        self._speak.say(
            self.tr("Say the sentence aloud"), on_off, self.tr("Where a voice is installed")
        )
        self.show_settings()


class DevicesPage(Page):
    """Camera, printer and thermometer."""

    def __init__(
        self, settings: Callable[[], Settings], change: Change, jobs: Jobs, listed: Listed
    ) -> None:
        super().__init__()
        self._settings, self._change = settings, change
        self._jobs, self._listed = jobs, listed
        self._printers: tuple[str, ...] = ()
        self._ports: tuple[str, ...] = ()
        self._camera = self.line(lambda c: self._set(camera=c == _ON))
        self._printer = self.line(lambda c: self._set(printer=c))
        self._port = self.line(lambda c: self._set(thermometer_port=c))
        self._gap = self.line(lambda c: self._set(scanner_max_gap_ms=int(c)))
        self.end()

    def _set(self, **changes: object) -> None:
        self._change(replace(self._settings(), **changes))  # type: ignore[arg-type]

    def show_settings(self) -> None:
        """Show what is in force."""
        now = self._settings()
        self._camera.choose(_ON if now.camera else _OFF)
        self._printer.choose(now.printer)
        self._port.choose(now.thermometer_port)
        self._gap.choose(str(now.scanner_max_gap_ms))

    def load(self) -> None:
        """Ask what is plugged in; the print service may take its time."""
        self._jobs.submit(self._listed, self._know, lane=Lane.LONG)

    def _know(self, found: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
        self._printers, self._ports = found
        self.retranslate()

    def retranslate(self) -> None:
        """Write the page's words, with the devices that were found."""
        on_off = ((_ON, self.tr("On")), (_OFF, self.tr("Off")))
        self._camera.say(self.tr("Read codes with the camera"), on_off)
        printers = [("", self.tr("System's own")), *((p, p) for p in self._printers[:3])]
        self._printer.say(self.tr("Printer"), printers)
        ports = [("", self.tr("None")), *((p, p.rpartition("/")[2]) for p in self._ports[:3])]
        self._port.say(self.tr("Thermometer on a serial port"), ports)
        self._gap.say(
            self.tr("Longest pause inside a scan"),
            [(str(g), f"{g} ms") for g in (30, 50, 80, 120)],
            self.tr("A slow scanner needs more"),
        )
        self.show_settings()
