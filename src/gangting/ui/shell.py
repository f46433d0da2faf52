"""What the frame around the screens shows, as frozen values."""

from enum import StrEnum

from gangting.domain.values import frozen


class Device(StrEnum):
    """The hardware of a booth."""

    SCANNER = "scanner"
    CAMERA = "camera"
    THERMOMETER = "thermometer"
    PRINTER = "printer"


class Health(StrEnum):
    """How a device is; absent is not a fault, the manual way is complete."""

    READY = "ready"
    ABSENT = "absent"
    TROUBLE = "trouble"


@frozen
class DeviceState:
    """One dot of the top bar."""

    device: Device
    health: Health


class Level(StrEnum):
    """How loud a banner is."""

    INFO = "info"
    WARN = "warn"
    STOP = "stop"


@frozen
class Banner:
    """A notice: a stable code, its sentence, perhaps a key to press.

    ``answer``: it tells what became of what somebody did just now, so it is seen at once.
    """

    code: str
    level: Level
    text: str
    action: str = ""
    closable: bool = True
    answer: bool = False


@frozen
class ShellState:
    """Everything around the screens."""

    site: str = ""
    gate: str = ""
    officer: str = ""
    shift: str = ""
    devices: tuple[DeviceState, ...] = ()
    practice: bool = False
    practice_note: str = ""
    """The PINs of the practice officers."""
    banners: tuple[Banner, ...] = ()

    @property
    def initial(self) -> str:
        """The first character of the officer's name."""
        return self.officer[:1]
