"""Cameras of this machine, through QtMultimedia. Imported when a camera is first asked for."""

import logging
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QCamera,
    QCameraDevice,
    QCameraFormat,
    QMediaCaptureSession,
    QMediaDevices,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoSink,
)

from gangting.devices.camera_frames import CameraInfo, Colours, Frame, Plane


_log = logging.getLogger(__name__)

_Format = QVideoFrameFormat.PixelFormat

# Where the brightness lies in the first plane: the first byte and the step to the next pixel.
# Of red, green and blue, green comes nearest.
_LAYOUT = {
    _Format.Format_Y8: (0, 1),
    _Format.Format_YUV420P: (0, 1),
    _Format.Format_YUV422P: (0, 1),
    _Format.Format_YV12: (0, 1),
    _Format.Format_NV12: (0, 1),
    _Format.Format_NV21: (0, 1),
    _Format.Format_IMC1: (0, 1),
    _Format.Format_IMC2: (0, 1),
    _Format.Format_IMC3: (0, 1),
    _Format.Format_IMC4: (0, 1),
    _Format.Format_YUYV: (0, 2),
    _Format.Format_UYVY: (1, 2),
    _Format.Format_BGRX8888: (1, 4),
    _Format.Format_BGRA8888: (1, 4),
    _Format.Format_RGBX8888: (1, 4),
    _Format.Format_RGBA8888: (1, 4),
    _Format.Format_XRGB8888: (2, 4),
    _Format.Format_ARGB8888: (2, 4),
    _Format.Format_XBGR8888: (2, 4),
    _Format.Format_ABGR8888: (2, 4),
}
# The planes of a frame that can be made a picture off the GUI thread, by the codes of
# ``camera_colours``. The few others go the long way through QImage.
_ORDERS = {
    _Format.Format_Y8: "grey",
    _Format.Format_YUV420P: "yuv420p",
    _Format.Format_YUV422P: "yuv422p",
    _Format.Format_YV12: "yv12",
    _Format.Format_NV12: "nv12",
    _Format.Format_NV21: "nv21",
    _Format.Format_YUYV: "yuyv",
    _Format.Format_UYVY: "uyvy",
    _Format.Format_BGRX8888: "BGRX",
    _Format.Format_BGRA8888: "BGRX",
    _Format.Format_RGBX8888: "RGBX",
    _Format.Format_RGBA8888: "RGBX",
    _Format.Format_XRGB8888: "XRGB",
    _Format.Format_ARGB8888: "XRGB",
    _Format.Format_XBGR8888: "XBGR",
    _Format.Format_ABGR8888: "XBGR",
    _Format.Format_Jpeg: "jpeg",
}
_HD_ROWS = 576
_WANTED = (1280, 720)
_ENOUGH_FRAMES = 10.0


def plane_of(frame: QVideoFrame) -> Plane | None:
    """Copy the brightness out of a frame; None for an empty one."""
    if not frame.isValid():
        return None
    kind = frame.surfaceFormat().pixelFormat()
    if kind in _LAYOUT and frame.map(QVideoFrame.MapMode.ReadOnly):
        try:
            return _mapped(frame, *_LAYOUT[kind])
        finally:
            frame.unmap()
    return _converted(frame.toImage())


def _mapped(frame: QVideoFrame, first: int, step: int) -> Plane:
    width, height, stride = frame.width(), frame.height(), frame.bytesPerLine(0)
    data = bytes(frame.bits(0)[: height * stride])
    return Plane(width, height, stride // step, data if step == 1 else data[first::step])


def colours_of(frame: QVideoFrame) -> Colours | None:
    """Copy a frame with its colours; None for an empty one."""
    if not frame.isValid():
        return None
    order = _ORDERS.get(frame.surfaceFormat().pixelFormat())
    if order is not None and frame.map(QVideoFrame.MapMode.ReadOnly):
        try:
            return _coloured(frame, order)
        finally:
            frame.unmap()
    image = frame.toImage().convertToFormat(QImage.Format.Format_RGB888)
    if image.isNull():
        return None
    plane = (bytes(image.constBits()), image.bytesPerLine())
    return Colours("RGB", image.width(), image.height(), (plane,))


def _coloured(frame: QVideoFrame, order: str) -> Colours:
    planes = tuple(
        (bytes(frame.bits(n)[: frame.mappedBytes(n)]), frame.bytesPerLine(n))
        for n in range(frame.planeCount())
    )
    kind = frame.surfaceFormat()
    space, spaces = kind.colorSpace(), QVideoFrameFormat.ColorSpace
    undefined = space == spaces.ColorSpace_Undefined
    return Colours(
        order,
        frame.width(),
        frame.height(),
        planes,
        full_range=kind.colorRange() == QVideoFrameFormat.ColorRange.ColorRange_Full,
        bt709=space == spaces.ColorSpace_BT709 or (undefined and frame.height() > _HD_ROWS),
    )


def _converted(image: QImage) -> Plane | None:
    """Take the long way, for compressed and rare formats."""
    if image.isNull():
        return None
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    return Plane(grey.width(), grey.height(), grey.bytesPerLine(), bytes(grey.constBits()))


def best_format(formats: list[QCameraFormat]) -> QCameraFormat | None:
    """Choose raw before compressed, then quick enough, then nearest to 1280×720."""

    def cost(one: QCameraFormat) -> tuple[bool, bool, int]:
        size = one.resolution()
        away = abs(size.width() - _WANTED[0]) + abs(size.height() - _WANTED[1])
        return one.pixelFormat() not in _LAYOUT, one.maxFrameRate() < _ENOUGH_FRAMES, away

    return min(formats, key=cost, default=None)


class QtCameras(QObject):
    """The cameras that are plugged in now."""

    def __init__(self, changed: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._devices = QMediaDevices(self)
        self._devices.videoInputsChanged.connect(changed)

    def listed(self) -> tuple[CameraInfo, ...]:
        """Return the cameras, the machine's default first."""
        return listed_cameras()

    def open(
        self, camera_id: str, arrived: Callable[[Frame], None], failed: Callable[[str], None]
    ) -> "QtCamera":
        """Switch a camera on."""
        for device in QMediaDevices.videoInputs():
            if _info(device).id == camera_id:
                return QtCamera(device, arrived, failed, self)
        raise LookupError(camera_id)


class SinkWatch(QObject):
    """Tells of every frame of a sink, on its own thread: sinks may be filled on another.

    Whoever is told takes the frame's brightness, its colours, or leaves it.
    """

    def __init__(
        self,
        sink: QVideoSink,
        arrived: Callable[[Frame], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._arrived = arrived
        sink.videoFrameChanged.connect(self._on_frame)

    def _on_frame(self, frame: QVideoFrame) -> None:
        self._arrived(Frame(partial(plane_of, frame), partial(colours_of, frame)))


class QtCamera(QObject):
    """One camera, switched on until it is closed."""

    def __init__(
        self,
        device: QCameraDevice,
        arrived: Callable[[Frame], None],
        failed: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._failed = failed
        self._camera = QCamera(device, self)
        chosen = best_format(device.videoFormats())
        if chosen is not None:
            self._camera.setCameraFormat(chosen)
        self._camera.errorOccurred.connect(self._on_error)
        self._sink = QVideoSink(self)
        SinkWatch(self._sink, arrived, self)
        self._session = QMediaCaptureSession(self)
        self._session.setCamera(self._camera)
        self._session.setVideoSink(self._sink)
        self._camera.start()

    def close(self) -> None:
        """Switch it off."""
        self._camera.stop()
        self.deleteLater()

    def _on_error(self, error: QCamera.Error, text: str) -> None:
        _log.warning("camera_failed error=%s text=%s", error.name, text)
        self._failed("camera_failed")


def listed_cameras() -> tuple[CameraInfo, ...]:
    """Return the cameras plugged in now, the machine's default first."""
    default = bytes(QMediaDevices.defaultVideoInput().id().data())
    found = [_info(device) for device in QMediaDevices.videoInputs()]
    return tuple(sorted(found, key=lambda info: info.id.encode() != default))


def _info(device: QCameraDevice) -> CameraInfo:
    return CameraInfo(bytes(device.id().data()).decode("utf-8", "replace"), device.description())
