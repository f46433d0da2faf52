"""The camera scanner with frames of QtMultimedia, and with no camera at all."""

from datetime import timedelta

import pytest
from PIL import Image
from PySide6.QtCore import QBuffer, QIODevice, QSize
from PySide6.QtGui import QImage
from PySide6.QtMultimedia import (
    QMediaCaptureSession,
    QVideoFrame,
    QVideoFrameFormat,
    QVideoFrameInput,
    QVideoSink,
)

from gangting.devices.camera import CameraScanner, CameraState
from gangting.devices.camera_frames import CameraInfo, decode, preview_of
from gangting.devices.camera_qt import SinkWatch, best_format, plane_of


# QtMultimedia tells on the way up which sound and screen services this machine lacks.
pytestmark = pytest.mark.qt_log_ignore(
    "Couldn.t (load|resolve)", "PulseAudio", "pa_context", "QRhi"
)

FRONT, REAR = CameraInfo("usb-1", "Front"), CameraInfo("usb-2", "Rear")
Pixel = QVideoFrameFormat.PixelFormat


class ManualLane:
    """Work that waits until the test has it done."""

    def __init__(self):
        self.waiting = []

    def submit(self, work, done):
        self.waiting.append((work, done))

    def drain(self):
        done_now, self.waiting = self.waiting, []
        for work, done in done_now:
            done(work())
        return len(done_now)


class FakeCamera:
    def __init__(self, arrived, failed):
        self.sink = QVideoSink()
        self._watch = SinkWatch(self.sink, arrived)
        self.fail = failed
        self.is_open = True

    def show(self, picture):
        self.sink.setVideoFrame(QVideoFrame(picture))  # the same frame again is no new one

    def close(self):
        self.is_open = False


class FakeCameras:
    """Cameras that a test plugs in and out."""

    def __init__(self):
        self.plugged = []
        self.opened = []
        self._changed = None

    def made(self, changed, _parent):
        self._changed = changed
        return self

    def plug(self, *infos):
        self.plugged = list(infos)
        self._changed()

    def listed(self):
        return tuple(self.plugged)

    def open(self, camera_id, arrived, failed):
        camera = FakeCamera(arrived, failed)
        self.opened.append((camera_id, camera))
        return camera

    @property
    def last(self):
        return self.opened[-1][1]


class Desk:
    """A scanner with a fake camera; every frame is 40 ms after the last."""

    def __init__(self, clock):
        self.clock, self.lane, self.cameras = clock, ManualLane(), FakeCameras()
        self.scanner = CameraScanner(self.lane, clock, cameras=self.cameras.made)
        self.found, self.states, self.previews, self.outlines = [], [], [], []
        self.scanner.found.connect(lambda text, quad: self.found.append((text, quad)))
        self.scanner.state_changed.connect(self.states.append)
        self.scanner.preview.connect(self.previews.append)
        self.scanner.outlined.connect(self.outlines.append)

    def plugged_in(self):
        self.scanner.cameras()
        self.cameras.plug(FRONT, REAR)
        self.scanner.start()
        return self

    def show(self, picture, times=1, drain=True):
        for _ in range(times):
            self.clock.advance(0.04)
            self.cameras.last.show(picture)
            if drain:
                self.lane.drain()

    @property
    def texts(self):
        return [text for text, _ in self.found]


@pytest.fixture
def desk(qapp, clock):
    return Desk(clock)


@pytest.fixture(scope="module")
def scene(pictures):
    """Return a 1280×720 scene with a card in it."""
    scene = Image.new("L", (1280, 720), 110)
    scene.paste(pictures.card(200), (300, 150))
    return scene


def qt_picture(image, kind=QImage.Format.Format_Grayscale8):
    grey = image.convert("L")
    picture = QImage(
        grey.tobytes(), grey.width, grey.height, grey.width, QImage.Format.Format_Grayscale8
    )
    return picture.convertToFormat(kind)


def framed(image, kind=QImage.Format.Format_Grayscale8):
    return QVideoFrame(qt_picture(image, kind))


@pytest.fixture(scope="module")
def with_code(scene):
    return qt_picture(scene)


@pytest.fixture(scope="module")
def without():
    return qt_picture(Image.new("L", (1280, 720), 110))


def raw_frame(image, kind):
    """Return a frame with the brightness of an image laid out as a camera's format."""
    width, height = image.size
    frame = QVideoFrame(QVideoFrameFormat(QSize(width, height), kind))
    assert frame.map(QVideoFrame.MapMode.WriteOnly)
    stride, target, grey = frame.bytesPerLine(0), frame.bits(0), image.tobytes()
    first, step = {Pixel.Format_YUYV: (0, 2), Pixel.Format_UYVY: (1, 2)}.get(kind, (0, 1))
    for row in range(height):
        start = row * stride
        line = bytearray(b"\x80" * (width * step))
        line[first::step] = grey[row * width : (row + 1) * width]
        target[start : start + width * step] = bytes(line)
    frame.unmap()
    return frame


@pytest.mark.parametrize(
    "kind",
    [
        Pixel.Format_YUV420P,
        Pixel.Format_NV12,
        Pixel.Format_YV12,
        Pixel.Format_YUYV,
        Pixel.Format_UYVY,
        Pixel.Format_Y8,
    ],
)
def test_the_brightness_of_every_camera_format(qapp, scene, kind, pictures):
    odd = scene.crop((0, 0, 1102, 618))  # rows with bytes to spare at the end
    plane = plane_of(raw_frame(odd, kind))

    assert (plane.width, plane.height) == odd.size
    assert [code.text for code in decode(plane)] == [pictures.CODE]
    shown = preview_of(plane, QSize(640, 480))
    assert abs(shown.pixelColor(5, 5).value() - 110) < 3


@pytest.mark.parametrize(
    "kind",
    [
        QImage.Format.Format_RGB32,
        QImage.Format.Format_ARGB32,
        QImage.Format.Format_RGBA8888,
        QImage.Format.Format_Grayscale8,
    ],
)
def test_the_brightness_of_pictures(qapp, scene, kind, pictures):
    assert [c.text for c in decode(plane_of(framed(scene, kind)))] == [pictures.CODE]


def test_an_empty_frame_has_none(qapp):
    assert plane_of(QVideoFrame()) is None


def test_corners_are_shares_of_the_frame(qapp, with_code):
    (code,) = decode(plane_of(QVideoFrame(with_code)))
    left, top = code.quad[0]
    right, bottom = code.quad[2]

    assert 0.5 < left < right < 0.8
    assert 0.3 < top < bottom < 0.7
    assert (right - left) * 1280 == pytest.approx((bottom - top) * 720, rel=0.05)


def test_without_a_camera_it_is_absent(desk):
    desk.scanner.start()

    assert desk.states == [CameraState.ABSENT]
    assert desk.scanner.cameras() == ()


def test_no_camera_of_this_machine_has_this_name(qapp, clock):
    """The real QtMultimedia, which finds none or another."""
    scanner = CameraScanner(ManualLane(), clock)
    scanner.start("no-such-camera")

    assert scanner.state is CameraState.ABSENT
    scanner.stop()
    assert scanner.state is CameraState.OFF
    scanner.deleteLater()


def test_a_code_is_found_and_told_once(desk, with_code, pictures):
    desk.plugged_in().show(with_code, 50)

    assert desk.states == [CameraState.STARTING, CameraState.LIVE]
    assert desk.texts == [pictures.CODE]
    assert desk.scanner.last_seen is not None
    assert len(desk.outlines) > 10
    assert all(len(quads) == 1 for quads in desk.outlines)


def test_a_code_that_left_the_picture_is_told_again(desk, with_code, without, pictures):
    desk.plugged_in().show(with_code, 10)
    desk.show(without, 20)
    desk.show(with_code, 10)
    assert desk.texts == [pictures.CODE], "a blink is no leaving"

    desk.show(without, 45)
    desk.show(with_code, 10)
    assert desk.texts == [pictures.CODE] * 2
    assert desk.outlines[0] != ()
    assert () in desk.outlines


def test_two_codes_in_one_picture_are_two(desk, pictures):
    sheet = Image.new("L", (1280, 720), 110)
    sheet.paste(pictures.card(180), (10, 100))
    sheet.paste(pictures.card(180, pictures.CODE[::-1]), (650, 100))
    desk.plugged_in().show(qt_picture(sheet), 20)

    assert sorted(desk.texts) == sorted([pictures.CODE, pictures.CODE[::-1]])


def test_at_most_eight_frames_a_second_are_decoded_and_fifteen_shown(desk, without):
    desk.plugged_in()
    decoded = 0
    for _ in range(50):  # two seconds
        desk.show(without, drain=False)
        decoded += desk.lane.drain()

    assert 12 <= decoded <= 16
    assert 24 <= len(desk.previews) <= 30
    assert desk.previews[0].size() == QSize(640, 360)


def test_one_frame_is_in_flight_and_those_between_are_dropped(desk, with_code, pictures):
    desk.plugged_in().show(with_code, 50, drain=False)
    assert len(desk.lane.waiting) == 1

    desk.lane.drain()
    assert desk.texts == [pictures.CODE]


def test_what_comes_back_after_stopping_is_dropped(desk, with_code):
    desk.plugged_in().show(with_code, drain=False)
    camera = desk.cameras.last
    desk.scanner.stop()
    desk.lane.drain()
    camera.show(with_code)

    assert desk.found == []
    assert not camera.is_open
    assert desk.states[-1] is CameraState.OFF


def test_unplugging_and_plugging_in_again(desk, with_code, pictures):
    desk.plugged_in().show(with_code, 5)
    first = desk.cameras.last
    desk.cameras.plug()
    assert (desk.states[-1], first.is_open) == (CameraState.ABSENT, False)

    desk.cameras.plug(FRONT)
    desk.show(with_code, 5)
    assert desk.states[-2:] == [CameraState.STARTING, CameraState.LIVE]
    assert desk.texts == [pictures.CODE] * 2


def test_the_chosen_camera_is_waited_for(desk):
    desk.scanner.cameras()
    desk.cameras.plug(FRONT)
    desk.scanner.start(REAR.id)
    assert desk.states == [CameraState.ABSENT]

    desk.cameras.plug(FRONT, REAR)
    assert [camera_id for camera_id, _ in desk.cameras.opened] == [REAR.id]


def test_another_camera_plugged_in_changes_nothing(desk, with_code):
    desk.plugged_in().show(with_code, 5)
    desk.cameras.plug(REAR, FRONT)

    assert len(desk.cameras.opened) == 1


def test_a_camera_that_fails_is_opened_again(desk, with_code):
    desk.plugged_in()
    desk.cameras.last.fail("camera_failed")
    assert desk.states[-1] is CameraState.ERROR
    assert desk.scanner.detail == "camera_failed"

    desk.scanner.look_after()
    assert desk.states[-1] is CameraState.STARTING
    desk.show(with_code)
    assert desk.states[-1] is CameraState.LIVE
    assert desk.scanner.detail == ""


def test_a_camera_that_fell_silent_is_an_error(desk, with_code):
    desk.plugged_in().show(with_code)
    desk.clock.advance(timedelta(seconds=5))
    desk.scanner.look_after()
    assert desk.states[-1] is CameraState.LIVE

    desk.clock.advance(timedelta(seconds=2))
    desk.scanner.look_after()
    assert desk.states[-1] is CameraState.ERROR
    assert desk.scanner.detail == "no_frames"
    assert not desk.cameras.last.is_open


def test_a_camera_gone_between_list_and_opening_is_absent(desk, monkeypatch):
    def gone(*_):
        raise LookupError

    monkeypatch.setattr(desk.cameras, "open", gone)
    desk.plugged_in()

    assert desk.states[-1] is CameraState.ABSENT


def test_frames_through_a_capture_session(qapp, qtbot, scene, pictures):
    """The road of a real camera: a source, a session, a sink, frames on a thread of their own."""
    taken = []
    sink, source, session = QVideoSink(), QVideoFrameInput(), QMediaCaptureSession()
    watch = SinkWatch(sink, lambda one: taken.append(one.plane()))
    session.setVideoFrameInput(source)
    session.setVideoSink(sink)
    frame = framed(scene, QImage.Format.Format_RGB32)
    qtbot.waitUntil(lambda: source.sendVideoFrame(frame) and bool(taken))

    assert decode(taken[0])[0].text == pictures.CODE
    watch.deleteLater()


def test_a_compressed_frame_takes_the_long_way(qapp, scene, pictures):
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert qt_picture(scene).save(buffer, "JPG")
    data = bytes(buffer.data())
    kind = QVideoFrameFormat(QSize(*scene.size), Pixel.Format_Jpeg)
    frame = QVideoFrame(kind)
    if not frame.map(QVideoFrame.MapMode.WriteOnly) or frame.mappedBytes(0) < len(data):
        pytest.skip("this QtMultimedia makes no compressed frames")
    frame.bits(0)[: len(data)] = data
    frame.unmap()

    assert [c.text for c in decode(plane_of(frame))] == [pictures.CODE]


class Format:
    """The face of QCameraFormat, which nothing but a camera makes."""

    def __init__(self, kind, width, height, rate):
        self._kind, self._size, self._rate = kind, QSize(width, height), rate

    def pixelFormat(self):  # noqa: N802 -- Qt's name
        return self._kind

    def resolution(self):
        return self._size

    def maxFrameRate(self):  # noqa: N802 -- Qt's name
        return self._rate


def test_the_format_is_raw_quick_and_near_720_lines():
    jpeg = Format(Pixel.Format_Jpeg, 1280, 720, 30)
    slow = Format(Pixel.Format_YUYV, 1280, 720, 5)
    small = Format(Pixel.Format_YUYV, 640, 480, 30)
    right = Format(Pixel.Format_NV12, 1280, 720, 10)

    assert best_format([jpeg, slow, small, right]) is right
    assert best_format([jpeg, slow, small]) is small
    assert best_format([jpeg]) is jpeg
    assert best_format([]) is None


def plain(grey):
    return qt_picture(Image.new("L", (1280, 720), grey), QImage.Format.Format_RGB32)


def test_nothing_is_coloured_unless_somebody_watches(desk):
    desk.plugged_in()
    seen, shots = [], []
    desk.scanner.coloured.connect(seen.append)
    desk.scanner.shot.connect(shots.append)
    desk.show(plain(200), 5)
    assert seen == []
    assert not desk.scanner.shoot()

    desk.scanner.watch(colours=True)
    desk.show(plain(200), 20)
    assert 4 <= len(seen) <= 12
    assert seen[0].width <= 800
    assert desk.scanner.shoot()
    desk.lane.drain()
    assert [(shot.width, shot.height) for shot in shots] == [(1280, 720)]
    assert shots[0].rgb[:3] == bytes([200, 200, 200])
    assert len(desk.cameras.opened) == 1

    desk.scanner.watch(colours=False)
    before = len(seen)
    desk.show(plain(100), 5)
    assert len(seen) == before
    assert not desk.scanner.shoot()


def test_a_frame_of_a_camera_that_was_unplugged_is_no_photo(desk):
    desk.plugged_in()
    seen = []
    desk.scanner.coloured.connect(seen.append)
    desk.scanner.watch(colours=True)
    desk.show(plain(200), drain=False)
    desk.cameras.plug()
    desk.lane.drain()
    assert seen == []
    assert not desk.scanner.shoot()
