"""The booth's camera as a screen knows it that takes pictures; the app joins it to the device."""

from enum import StrEnum

from PySide6.QtCore import QObject, Signal


class Sight(StrEnum):
    """How the camera is; OFF is the settings' wish, ABSENT has none plugged in."""

    OFF = "off"
    ABSENT = "absent"
    STARTING = "starting"
    LIVE = "live"
    TROUBLE = "trouble"


class LiveCamera(QObject):
    """What it sees as long as somebody watches, and a shot on demand; both are a ``Picture``.

    There is one camera, and it is open for the scanner already: nothing here opens it.
    """

    changed = Signal()
    seen = Signal(object)
    shot = Signal(object)
    watched = Signal(bool)
    shot_wanted = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._sight = Sight.OFF
        self._watching = False

    @property
    def sight(self) -> Sight:
        """How the camera is."""
        return self._sight

    @property
    def there(self) -> bool:
        """Whether there is a camera to take a picture with."""
        return self._sight not in {Sight.OFF, Sight.ABSENT}

    @property
    def watching(self) -> bool:
        """Whether somebody looks."""
        return self._watching

    def tell(self, sight: Sight) -> None:
        """Take in how the camera is."""
        if sight is not self._sight:
            self._sight = sight
            self.changed.emit()

    def watch(self, *, on: bool) -> None:
        """Look, or look no longer."""
        if on != self._watching:
            self._watching = on
            self.watched.emit(on)

    def shoot(self) -> None:
        """Ask for the picture that was seen last, as fine as it is; `shot` brings it."""
        if self._watching:
            self.shot_wanted.emit()
