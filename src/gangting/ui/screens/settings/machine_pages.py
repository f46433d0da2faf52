"""The pages that belong to this machine: look, sound, devices."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from gangting.devices.thermometer.framing import ThermometerProtocol
from gangting.domain.temperature import Site
from gangting.host.settings import TEXT_SCALES, Language, Settings, Theme
from gangting.ui import sizes
from gangting.ui.context import Context
from gangting.ui.jobs import Lane
from gangting.ui.language import LANGUAGES
from gangting.ui.screens.settings.hours import read_hour
from gangting.ui.screens.settings.rows import Page


Change = Callable[[Settings], None]


@dataclass(frozen=True, slots=True)
class Plugged:
    """What is plugged in: names of printers and serial ports, ids and names of cameras."""

    printers: tuple[str, ...] = ()
    ports: tuple[str, ...] = ()
    cameras: tuple[tuple[str, str], ...] = ()


Listed = Callable[[], Plugged]
_ON, _OFF = "on", "off"
_FIRST_CAMERA = "first"
_AUTO = "auto"
_MOST_LISTED = 3
_PROTOCOLS = {
    ThermometerProtocol.GY_MCU90614: "GY-MCU90614",
    ThermometerProtocol.GY_614V: "GY-614V",
    ThermometerProtocol.CJMCU_90614: "CJMCU-90614",
    ThermometerProtocol.T_BODY: "T-Body",
    ThermometerProtocol.ASCII_PAIR: "ASCII",
}
_VOLUMES = (20, 50, 80, 100)
_LOCKS = (0, 5, 10, 20, 30)


class LookPage(Page):
    """Language, theme, size of the text, full screen, automatic lock."""

    def __init__(self, settings: Callable[[], Settings], change: Change) -> None:
        super().__init__()
        self._settings, self._change = settings, change
        self._language = self.line(lambda c: self._set(language=Language(c)))
        self._theme = self.line(lambda c: self._set(theme=Theme(c)))
        self._night = self.text_line(2, self._set_night)
        self._scale = self.line(lambda c: self._set(text_scale=int(c)))
        self._motion = self.line(lambda c: self._set(reduced_motion=c == _ON))
        self._prompts = self.line(lambda c: self._set(show_prompts=c == _ON))
        self._kiosk = self.line(lambda c: self._set(kiosk=c == _ON))
        self._lock = self.line(lambda c: self._set(auto_lock_minutes=int(c)))
        self.end()

    def _set(self, **changes: object) -> None:
        self._change(replace(self._settings(), **changes))  # type: ignore[arg-type]

    def _set_night(self, texts: tuple[str, ...]) -> None:
        begins, ends = (read_hour(text) for text in texts)
        if begins is None or ends is None:
            self._night.complain(self.tr("A time of day such as 19:00"))
        else:
            self._set(night_from=begins, night_until=ends)
            self._say_night()
            self.show_settings()

    def show_settings(self) -> None:
        """Show what is in force."""
        now = self._settings()
        self._language.choose(now.language.value)
        self._theme.choose(now.theme.value)
        self._night.show_texts(f"{now.night_from:%H:%M}", f"{now.night_until:%H:%M}")
        self._say_scale(now.text_scale)
        self._motion.choose(_ON if now.reduced_motion else _OFF)
        self._prompts.choose(_ON if now.show_prompts else _OFF)
        self._kiosk.choose(_ON if now.kiosk else _OFF)
        self._lock.choose(str(now.auto_lock_minutes), self._minutes(now.auto_lock_minutes))

    def _minutes(self, minutes: int) -> str:
        return self.tr("%1 min").replace("%1", str(minutes)) if minutes else self.tr("Never")

    def _say_scale(self, wanted: int) -> None:
        """Offer what the gate has room for on this screen, and say what is kept for a larger."""
        offered = [scale for scale in TEXT_SCALES if scale <= sizes.text_room()]
        hint = ""
        if wanted > offered[-1]:
            hint = self.tr("Set to %1; this screen has room for %2")
        elif offered[-1] < TEXT_SCALES[-1]:
            hint = self.tr("This screen has room for %2")
        hint = hint.replace("%1", f"{wanted}%").replace("%2", f"{offered[-1]}%")
        self._scale.say(self.tr("Size of the text"), [(str(s), f"{s}%") for s in offered], hint)
        self._scale.choose(str(min(wanted, offered[-1])))

    def _say_night(self) -> None:
        self._night.say(self.tr("Night by the clock"), (self.tr("From"), self.tr("Until")))

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
        )
        self._say_night()
        self._motion.say(self.tr("Reduce motion"), on_off)
        self._prompts.say(self.tr("Show the sentence to say"), on_off)
        self._kiosk.say(
            self.tr("Full screen"), on_off, self.tr("From the next start; leaving needs a leader")
        )
        self._lock.say(self.tr("Lock by itself"), [(str(m), self._minutes(m)) for m in _LOCKS])
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
        self._volume.choose(str(now.volume), f"{now.volume}%")
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
    """Camera, printer, thermometer and scanner."""

    def __init__(
        self, settings: Callable[[], Settings], change: Change, context: Context, listed: Listed
    ) -> None:
        super().__init__()
        self._settings, self._change = settings, change
        self._context, self._listed = context, listed
        self._plugged = Plugged()
        self._camera = self.line(self._set_camera)
        self._printer = self.line(lambda c: self._set(printer=c))
        self._port = self.line(lambda c: self._set(thermometer_port=c))
        self._protocol = self.line(
            lambda c: self._set(thermometer_protocol="" if c == _AUTO else c)
        )
        self._place = self.line(lambda c: self._set(measuring_place=Site(c)))
        self._gap = self.line(lambda c: self._set(scanner_max_gap_ms=int(c)))
        self._around = self.text_line(
            2, lambda texts: self._set(scanner_prefix=texts[0], scanner_suffix=texts[1])
        )
        self.end()

    def _set(self, **changes: object) -> None:
        self._change(replace(self._settings(), **changes))  # type: ignore[arg-type]
        self.show_settings()

    def _set_camera(self, code: str) -> None:
        which = "" if code in {_OFF, _FIRST_CAMERA} else code
        self._set(camera=code != _OFF, camera_id=which)

    def show_settings(self) -> None:
        """Show what is in force, plugged in or not."""
        now = self._settings()
        self._camera.choose((now.camera_id or _FIRST_CAMERA) if now.camera else _OFF)
        self._printer.choose(now.printer)
        port, protocol = now.thermometer_port, now.thermometer_protocol
        self._port.choose(port, _last(port))
        self._protocol.setVisible(bool(port))
        self._protocol.choose(protocol or _AUTO)
        self._place.choose(now.measuring_place.value)
        self._gap.choose(str(now.scanner_max_gap_ms), f"{now.scanner_max_gap_ms} ms")
        self._around.show_texts(now.scanner_prefix, now.scanner_suffix)

    def load(self) -> None:
        """Ask what is plugged in; the print service may take its time."""
        self._context.jobs.submit(self._listed, self._know, lane=Lane.LONG)

    def _know(self, found: Plugged) -> None:
        self._plugged = found
        self.retranslate()

    def retranslate(self) -> None:
        """Write the page's words, with the devices that were found."""
        plugged, words = self._plugged, self._context.words()
        cameras = [(_FIRST_CAMERA, self.tr("On")), *plugged.cameras[:_MOST_LISTED]]
        self._camera.say(self.tr("Read codes with the camera"), [*cameras, (_OFF, self.tr("Off"))])
        printers = [(name, name) for name in plugged.printers[:_MOST_LISTED]]
        self._printer.say(self.tr("Printer"), [("", self.tr("System's own")), *printers])
        ports = [(port, _last(port)) for port in plugged.ports[:_MOST_LISTED]]
        self._port.say(self.tr("Thermometer on a serial port"), [("", self.tr("None")), *ports])
        protocols = [(one.value, name) for one, name in _PROTOCOLS.items()]
        self._protocol.say(
            self.tr("How it writes"), [(_AUTO, self.tr("Found out by itself")), *protocols]
        )
        self._place.say(
            self.tr("Usually measured at"), [(site.value, words.site(site.value)) for site in Site]
        )
        self._gap.say(
            self.tr("Longest pause inside a scan"),
            [(str(g), f"{g} ms") for g in (30, 50, 80, 120)],
            self.tr("A slow scanner needs more"),
        )
        self._around.say(
            self.tr("What the scanner adds to a code"),
            (self.tr("Before it"), self.tr("After it")),
            self.tr("Besides Enter and Tab"),
        )
        self.show_settings()


def _last(port: str) -> str:
    return port.rpartition("/")[2]
