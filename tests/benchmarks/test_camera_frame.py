"""A camera frame from QtMultimedia to its codes, beside zxing on the bare grey buffer."""

import importlib.util
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
import zxingcpp
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtMultimedia import QVideoFrame, QVideoFrameFormat

from gangting.devices.camera import CameraScanner
from gangting.devices.camera_frames import CameraInfo, Frame, decode
from gangting.devices.camera_qt import plane_of


SIZE = (1280, 720)
pytestmark = pytest.mark.qt_log_ignore("Couldn.t (load|resolve)", "PulseAudio", "QRhi")


@pytest.fixture(scope="module")
def pictures():
    path = Path(__file__).parents[1] / "devices" / "pictures.py"
    spec = importlib.util.spec_from_file_location("benchmark_pictures", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def scene(pictures):
    """Return a noisy scene with a tilted card in it."""
    scene = Image.new("L", SIZE, 110)
    scene.paste(pictures.rotated(pictures.on_table(pictures.card(150)), 15), (300, 40))
    return pictures.noisy(scene, 8)


def frame_of(image, kind):
    """Return an image as a frame of a planar or a packed camera format."""
    frame = QVideoFrame(QVideoFrameFormat(QSize(*image.size), kind))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    assert frame.bytesPerLine(0) in {image.width, 2 * image.width}
    step = frame.bytesPerLine(0) // image.width
    brightness = bytearray(b"\x80" * (image.width * image.height * step))
    brightness[::step] = image.tobytes()
    frame.bits(0)[: len(brightness)] = bytes(brightness)
    frame.unmap()
    return frame


@pytest.mark.parametrize("kind", ["Format_YUV420P", "Format_NV12", "Format_YUYV"])
def test_a_frame_costs_little_more_than_zxing(qapp, paired, measuring, scene, pictures, kind):
    frame = frame_of(scene, QVideoFrameFormat.PixelFormat[kind])
    grey = memoryview(scene.tobytes())
    formats = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)

    def ours():
        return decode(plane_of(frame))

    def bare():
        view = zxingcpp.ImageView(grey, *SIZE, zxingcpp.ImageFormat.Lum, SIZE[0], 1)
        return zxingcpp.read_barcodes(view, formats=formats, try_invert=False)

    assert [code.text for code in ours()] == [code.text for code in bare()] == [pictures.CODE]
    result = paired(f"camera frame {kind}", ours, bare, limit=2.5, rounds=100)
    assert result.ours <= 10 or not measuring


class InlineLane:
    def submit(self, work, done):
        done(work())


class SteppedClock:
    """Thirty frames a second, however long they take."""

    def __init__(self):
        self.seconds = 0.0

    def now(self):
        return datetime.fromtimestamp(self.seconds, UTC)

    def monotonic(self):
        return self.seconds


class OneCamera:
    def __init__(self):
        self.arrived = None

    def made(self, _changed, _parent):
        return self

    def listed(self):
        return (CameraInfo("usb", "Camera"),)

    def open(self, _camera_id, arrived, _failed):
        self.arrived = arrived
        return self

    def close(self):
        self.arrived = None


def test_an_idle_camera_takes_less_than_a_fifth_of_a_core(qapp, pictures):
    """Ten seconds of thirty frames with no code in them, previews and decoding included."""
    camera, clock = OneCamera(), SteppedClock()
    scanner = CameraScanner(InlineLane(), clock, cameras=camera.made)
    shown = []
    scanner.preview.connect(shown.append)
    scanner.start()
    empty = pictures.noisy(Image.new("L", SIZE, 110), 8)
    frame = frame_of(empty, QVideoFrameFormat.PixelFormat.Format_YUYV)

    start = time.process_time()
    for _ in range(300):
        clock.seconds += 1 / 30
        camera.arrived(Frame(lambda: plane_of(frame), lambda: None))
    busy = time.process_time() - start

    assert len(shown) >= 100
    assert busy / 10 <= 0.2
    scanner.stop()
