"""The camera as a scanner: a live picture, codes found in it, plugged in and out at will."""

from collections.abc import Callable
from datetime import datetime
from enum import StrEnum
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QSize, QTimer, Signal
from PySide6.QtGui import QImage

from gangting.devices.camera_frames import (
    CameraInfo,
    Colours,
    Frame,
    Plane,
    SeenCode,
    decode,
    preview_of,
)
from gangting.devices.ports import Clock, Lane
from gangting.domain.pictures import Picture


DECODES_PER_S = 8
PREVIEWS_PER_S = 15
PREVIEW_SIZE = QSize(640, 480)
COLOURED_PER_S = 12
COLOURED_WIDTH = 800
SHOT_WIDTH = 1920
OUT_OF_VIEW_S = 1.5
"""A code that was not seen for so long has left the picture."""
_SILENCE_S = 6.0
_WATCH_MS = 3000


class CameraState(StrEnum):
    """What the camera is doing."""

    OFF = "off"
    ABSENT = "absent"
    STARTING = "starting"
    LIVE = "live"
    ERROR = "error"


class OpenCamera(Protocol):
    """A camera that is on."""

    def close(self) -> None:
        """Switch it off."""


class Cameras(Protocol):
    """The cameras of this machine."""

    def listed(self) -> tuple[CameraInfo, ...]:
        """Return those plugged in, the default first."""

    def open(
        self, camera_id: str, arrived: Callable[[Frame], None], failed: Callable[[str], None]
    ) -> OpenCamera:
        """Switch one on; raise LookupError if it went away."""


def _cameras_of_qt(changed: Callable[[], None], parent: QObject) -> Cameras:
    from gangting.devices.camera_qt import QtCameras  # noqa: PLC0415 -- QtMultimedia loads slowly

    return QtCameras(changed, parent)


class CameraScanner(QObject):
    """Shows what a camera sees and tells every code once while it stays in view.

    ``found`` gives the text and the corners of the code; ``outlined`` the corners of all codes
    in each frame that was looked at, for the frame drawn around them. Whoever takes photos sees
    the same camera in colour: ``coloured`` as long as it is watched, and ``shot`` on demand, both
    a ``Picture``.
    """

    preview = Signal(QImage)
    found = Signal(str, object)
    outlined = Signal(object)
    coloured = Signal(object)
    shot = Signal(object)
    state_changed = Signal(object)

    def __init__(
        self,
        lane: Lane,
        clock: Clock,
        parent: QObject | None = None,
        cameras: Callable[[Callable[[], None], QObject], Cameras] = _cameras_of_qt,
    ) -> None:
        super().__init__(parent)
        self._lane = lane
        self._clock = clock
        self._make_cameras = cameras
        self._cameras: Cameras | None = None
        self._open: OpenCamera | None = None
        self._wanted: str | None = None
        self._session = 0
        self._decoding = False
        self._next_decode = 0.0
        self._next_preview = 0.0
        self._last_frame = 0.0
        self._pictured: Callable[[Colours, int], Picture | None] | None = None
        self._colouring = False
        self._next_coloured = 0.0
        self._shown: Colours | None = None
        self._in_view: dict[str, float] = {}
        self._watch = QTimer(self)
        self._watch.setInterval(_WATCH_MS)
        self._watch.timeout.connect(self.look_after)
        self.state = CameraState.OFF
        self.detail = ""
        self.last_seen: datetime | None = None

    def cameras(self) -> tuple[CameraInfo, ...]:
        """Return the cameras plugged in now, the default first."""
        return self._known_cameras().listed()

    def start(self, camera_id: str = "") -> None:
        """Switch a camera on and keep it on through unplugging; '' takes the default one."""
        self.stop()
        self._wanted = camera_id
        self._watch.start()
        self._connect()

    def stop(self) -> None:
        """Switch the camera off."""
        self._watch.stop()
        self._wanted = None
        self._disconnect()
        self._enter(CameraState.OFF)

    def watch(self, *, colours: bool) -> None:
        """Show what is seen in colour too, or no longer."""
        self._pictured = self._shown = None
        if colours:
            from gangting.devices.camera_colours import picture_of  # noqa: PLC0415  for photos only

            self._pictured = picture_of

    def shoot(self) -> bool:
        """Take the picture that was shown last, as fine as it is; whether there is one."""
        if self._shown is None or self._pictured is None:
            return False
        self._lane.submit(partial(self._pictured, self._shown, SHOT_WIDTH), self._on_shot)
        return True

    def _known_cameras(self) -> Cameras:
        if self._cameras is None:
            self._cameras = self._make_cameras(self._on_plugged, self)
        return self._cameras

    def _present(self) -> str | None:
        """Return the id of the wanted camera if it is plugged in."""
        ids = [info.id for info in self._known_cameras().listed()]
        if self._wanted:
            return self._wanted if self._wanted in ids else None
        return ids[0] if ids else None

    def _connect(self) -> None:
        camera_id = self._present()
        if camera_id is None:
            self._enter(CameraState.ABSENT)
            return
        self._session += 1
        self._last_frame = self._clock.monotonic()
        self._enter(CameraState.STARTING)
        session = self._session
        try:
            self._open = self._known_cameras().open(
                camera_id, partial(self._on_frame, session), partial(self._on_failed, session)
            )
        except LookupError:
            self._enter(CameraState.ABSENT)

    def _disconnect(self) -> None:
        self._session += 1
        self._in_view.clear()
        self._shown = None
        if self._open is not None:
            self._open.close()
            self._open = None

    def _on_plugged(self) -> None:
        if self._wanted is None:
            return
        if self._present() is None:
            self._disconnect()
            self._enter(CameraState.ABSENT)
        elif self._open is None:
            self._connect()

    def _on_failed(self, session: int, detail: str) -> None:
        if session == self._session:
            self._enter(CameraState.ERROR, detail)

    def look_after(self) -> None:
        """Open a camera again that failed or fell silent (unplugged without a word)."""
        silent = self._clock.monotonic() - self._last_frame > _SILENCE_S
        if self.state is CameraState.ERROR:
            self._disconnect()
            self._connect()
        elif silent and self.state in {CameraState.STARTING, CameraState.LIVE}:
            self._disconnect()
            self._enter(CameraState.ERROR, "no_frames")

    def _on_frame(self, session: int, frame: Frame) -> None:
        now = self._clock.monotonic()
        if session != self._session:
            return
        self._last_frame = now
        if now >= self._next_coloured and not self._colouring:
            self._colour(session, frame, now)
        shows = now >= self._next_preview
        decodes = now >= self._next_decode and not self._decoding
        if not shows and not decodes:
            return
        plane = frame.plane()
        if plane is None:
            return
        self._enter(CameraState.LIVE)
        if shows:
            self._next_preview = now + 1 / PREVIEWS_PER_S
            self.preview.emit(preview_of(plane, PREVIEW_SIZE))
        if decodes:
            self._next_decode = now + 1 / DECODES_PER_S
            self._decoding = True
            self._lane.submit(partial(_look, session, plane), self._on_decoded)

    def _colour(self, session: int, frame: Frame, now: float) -> None:
        colours = frame.colours() if self._pictured is not None else None
        if colours is not None and self._pictured is not None:
            self._next_coloured = now + 1 / COLOURED_PER_S
            self._colouring = True
            done = partial(self._on_coloured, session, colours)
            self._lane.submit(partial(self._pictured, colours, COLOURED_WIDTH), done)

    def _on_coloured(self, session: int, colours: Colours, picture: Picture | None) -> None:
        self._colouring = False
        if session == self._session and self._pictured is not None and picture is not None:
            self._shown = colours
            self.coloured.emit(picture)

    def _on_shot(self, picture: Picture | None) -> None:
        if picture is not None:
            self.shot.emit(picture)

    def _on_decoded(self, result: tuple[int, tuple[SeenCode, ...]]) -> None:
        session, codes = result
        self._decoding = False
        if session != self._session:
            return
        now = self._clock.monotonic()
        left = [text for text, seen in self._in_view.items() if now - seen > OUT_OF_VIEW_S]
        for text in left:
            del self._in_view[text]
        self.outlined.emit(tuple(code.quad for code in codes))
        for code in codes:
            known = code.text in self._in_view
            self._in_view[code.text] = now
            if not known:
                self.last_seen = self._clock.now()
                self.found.emit(code.text, code.quad)

    def _enter(self, state: CameraState, detail: str = "") -> None:
        if (state, detail) != (self.state, self.detail):
            self.state, self.detail = state, detail
            self.state_changed.emit(state)


def _look(session: int, plane: Plane) -> tuple[int, tuple[SeenCode, ...]]:
    return session, decode(plane)
