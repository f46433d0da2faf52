"""A person's photo on their card: camera and file, frame, undo, rights; against the books."""

from io import BytesIO
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from tests.cameras import COAT, SKIN, picture_of, somebody

from gangting.domain.actors import Role
from gangting.services.officers import Officers
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.live_camera import LiveCamera, Sight
from gangting.ui.photo.values import PhotoTools, Step
from gangting.ui.screens.people.rows import whole
from gangting.ui.screens.people.screen import PeopleScreen
from gangting.ui.screens.people.values import Mode, Tab


@pytest.fixture
def on_duty(desk):
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    officers = Officers(desk.services.database, desk.services.hands, quick)
    leader = officers.add("周岚", Role.LEADER, "9182", None)
    clerk = officers.add("林一", Role.PASS_CLERK, "5820", leader)
    volunteer = officers.add("何田", Role.VOLUNTEER, "5821", leader)
    return {"clerk": clerk, "volunteer": volunteer, "now": clerk}


@pytest.fixture
def camera():
    return LiveCamera()


@pytest.fixture
def chosen():
    """Hold the file that the next question is answered with."""
    return {}


@pytest.fixture
def people(desk, on_duty, camera, chosen, monkeypatch):
    monkeypatch.setattr(type(desk.context), "officer", property(lambda _: lambda: on_duty["now"]))

    def ask_file(kinds, endings, then):
        chosen["asked"] = (kinds, endings)
        if chosen.get("path"):
            then(chosen["path"])

    screen = PeopleScreen(desk.context, PhotoTools(camera, ask_file))
    desk.show(screen)
    screen.search.set_text("李梅")
    desk.settle()
    screen.desk.choose(person_id(desk))
    desk.settle()
    return screen


def person_id(desk):
    return desk.services.people.find("李梅")[0].ref.id


def stored(desk) -> Image.Image | None:
    jpeg = desk.services.photos.find(person_id(desk))
    return Image.open(BytesIO(jpeg)) if jpeg else None


def is_near(dot, ink) -> bool:
    return all(abs(a - b) < 30 for a, b in zip(dot, ink, strict=True))


def press(desk, key):
    assert key.isVisible(), key.text()
    assert key.isEnabled(), key.text()
    key.click()
    desk.settle()


def file(tmp_path: Path, name: str = "she.jpg", image: Image.Image | None = None) -> Path:
    path = tmp_path / name
    (image or somebody(800, 1100)).save(path)
    return path


def take(desk, people, camera):
    camera.tell(Sight.LIVE)
    press(desk, people.card.photo)
    press(desk, people.photo.take)
    camera.seen.emit(picture_of(somebody(800, 450)))
    press(desk, people.photo.shoot)
    camera.shot.emit(picture_of(somebody()))
    desk.settle()


def test_a_photo_is_taken_framed_kept_and_undone(desk, people, camera):
    shots = []
    camera.shot_wanted.connect(lambda: shots.append(1))
    take(desk, people, camera)
    assert shots == [1]
    assert people.photo.desk.facts.step is Step.FRAME
    assert not camera.watching
    assert stored(desk) is None
    press(desk, people.photo.keep)

    photo = stored(desk)
    assert photo.size == (295, 413)
    assert is_near(photo.getpixel((147, 200)), SKIN)
    assert is_near(photo.getpixel((147, 405)), COAT)
    assert people.card.photo.has_photo
    assert people.desk.facts.mode is Mode.CARD
    people.desk.show_tab(Tab.CHANGES)
    [row] = people.card.table.rows
    assert whole(row) == "照片: 新加 · 林一"
    press(desk, people.card.undo)
    assert stored(desk) is None
    assert not people.card.photo.has_photo
    assert people.card.undo.isHidden()


def test_a_removed_photo_comes_back_by_undo_until_something_else_is_done(desk, people, camera):
    take(desk, people, camera)
    press(desk, people.photo.keep)
    kept = stored(desk).tobytes()
    press(desk, people.card.photo)
    press(desk, people.photo.remove)
    assert stored(desk) is None
    press(desk, people.card.undo)
    assert stored(desk).tobytes() == kept
    press(desk, people.card.photo)
    press(desk, people.photo.remove)
    press(desk, people.card.edit)
    assert people.desk.facts.photo_change is None


def test_the_camera_is_watched_as_long_as_it_is_seen(desk, people, camera):
    camera.tell(Sight.LIVE)
    press(desk, people.card.photo)
    assert not camera.watching
    press(desk, people.photo.take)
    assert camera.watching
    desk.window.show_screen("gate")
    QApplication.processEvents()
    assert not camera.watching
    desk.window.show_screen("people")
    QApplication.processEvents()
    assert camera.watching
    press(desk, people.photo.live_back)
    assert not camera.watching


def test_without_a_camera_there_is_no_key_and_the_page_says_why(desk, people, camera):
    press(desk, people.card.photo)
    assert people.photo.take.isHidden()
    assert "设置" in people.photo.hint.text()
    camera.tell(Sight.ABSENT)
    assert "没有插摄像头" in people.photo.hint.text()
    camera.tell(Sight.STARTING)
    assert people.photo.take.isVisible()
    press(desk, people.photo.take)
    assert not people.photo.shoot.isEnabled()
    camera.tell(Sight.TROUBLE)
    assert "重新插" in people.photo.live.words
    assert not people.photo.shoot.isEnabled()


def test_a_file_is_chosen_turned_zoomed_and_moved(desk, people, chosen, tmp_path):
    chosen["path"] = file(tmp_path)
    press(desk, people.card.photo)
    press(desk, people.photo.choose)
    crop = people.photo.crop
    assert chosen["asked"][0] == "图片"
    assert ".heic" in chosen["asked"][1]
    assert crop.hasFocus()
    before = crop.framing
    press(desk, people.photo.nearer)
    assert crop.framing.zoom > before.zoom
    QTest.keyClick(crop, Qt.Key.Key_Plus)
    QTest.keyClick(crop, Qt.Key.Key_Down)
    assert crop.framing.y > before.y
    held = crop.framing
    middle = crop.rect().center()
    QTest.mousePress(crop, Qt.MouseButton.LeftButton, pos=middle)
    QTest.mouseMove(crop, middle + QPoint(10, -20))
    QTest.mouseRelease(crop, Qt.MouseButton.LeftButton, pos=middle + QPoint(10, -20))
    assert crop.framing.x == pytest.approx(held.x + 10 * crop.dots(), abs=1)
    assert crop.framing.y == pytest.approx(held.y - 20 * crop.dots(), abs=1)
    away = QWheelEvent(
        QPointF(middle),
        QPointF(middle),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    zoom = crop.framing.zoom
    QApplication.sendEvent(crop, away)
    assert crop.framing.zoom < zoom
    press(desk, people.photo.turn)
    assert crop.image.width() > crop.image.height()
    QTest.keyClick(crop, Qt.Key.Key_Return)
    desk.settle()
    assert stored(desk).size == (295, 413)


def test_what_is_no_picture_is_said_and_another_can_be_chosen(desk, people, chosen, tmp_path):
    (tmp_path / "a.heic").write_bytes(b"\0\0\0\x20ftypheic" + b"\0" * 40)
    (tmp_path / "b.jpg").write_bytes(file(tmp_path).read_bytes()[:2000])
    (tmp_path / "c.png").write_text("no picture")
    file(tmp_path, "d.png", Image.new("RGB", (100, 100)))
    words = desk.context.words()
    press(desk, people.card.photo)
    for name, code, params in (
        ("a.heic", "picture_heic", {}),
        ("b.jpg", "picture_damaged", {}),
        ("c.png", "image_unreadable", {}),
        ("d.png", "photo_too_small", {"least": 120}),
        ("gone.jpg", "image_unreadable", {"file": "gone.jpg"}),
    ):
        chosen["path"] = tmp_path / name
        press(desk, people.photo.choose)
        assert people.photo.error.text() == words.error(code, **params)
        assert people.photo.desk.facts.step is Step.SHOW
    chosen["path"] = file(tmp_path)
    press(desk, people.photo.choose)
    assert people.photo.error.isHidden()
    chosen["path"] = tmp_path / "c.png"
    press(desk, people.photo.again)
    assert people.photo.error.text() != ""
    assert not people.photo.crop.image.isNull()


def test_escape_goes_back_step_by_step_and_keeps_nothing(desk, people, chosen, tmp_path):
    chosen["path"] = file(tmp_path)
    press(desk, people.card.photo)
    press(desk, people.photo.choose)
    QTest.keyClick(people.photo.crop, Qt.Key.Key_Escape)
    assert people.photo.desk.facts.step is Step.SHOW
    assert people.photo.crop.image.isNull()
    QTest.keyClick(people.photo, Qt.Key.Key_Escape)
    assert people.desk.facts.mode is Mode.CARD
    assert stored(desk) is None


def test_who_may_not_see_names_sees_no_photo_and_takes_none(desk, people, camera, on_duty):
    take(desk, people, camera)
    press(desk, people.photo.keep)
    on_duty["now"] = on_duty["volunteer"]
    people.on_enter()
    desk.settle()
    people.desk.choose(person_id(desk))
    desk.settle()
    assert not people.card.photo.has_photo
    assert not people.card.photo.isEnabled()


def test_another_officer_is_not_left_a_picture(desk, people, chosen, tmp_path, on_duty):
    chosen["path"] = file(tmp_path)
    press(desk, people.card.photo)
    press(desk, people.photo.choose)
    on_duty["now"] = on_duty["volunteer"]
    people.on_enter()
    desk.settle()
    assert people.photo.desk.facts.picture is None
    assert people.photo.crop.image.isNull()


def test_a_question_answered_after_another_person_was_chosen_is_nobodys(
    desk, people, chosen, tmp_path
):
    late = []
    people.photo.desk._ask_file = lambda kinds, endings, then: late.append(then)
    press(desk, people.card.photo)
    press(desk, people.photo.choose)
    people.desk.choose(desk.services.people.find("沈青")[0].ref.id)
    desk.settle()
    people.desk.turn_to(Mode.PHOTO)
    late[0](file(tmp_path))
    desk.settle()
    assert people.photo.desk.facts.step is Step.SHOW


def dragged(kind, widget, path: Path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at = widget.rect().center()
    where = at if kind is QDragEnterEvent else QPointF(at)
    event = kind(
        where,
        Qt.DropAction.CopyAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(widget, event)
    return event.isAccepted()


def test_a_picture_dropped_on_the_card_is_framed_and_a_pdf_is_the_windows(
    desk, people, tmp_path, on_duty
):
    path = file(tmp_path)
    pdf = tmp_path / "pass.pdf"
    pdf.write_bytes(b"%PDF-1.4")
    assert not dragged(QDragEnterEvent, people.card, pdf)
    assert dragged(QDragEnterEvent, people.card, path)
    assert dragged(QDropEvent, people.card, path)
    desk.settle()
    assert people.desk.facts.mode is Mode.PHOTO
    assert people.photo.desk.facts.step is Step.FRAME
    assert stored(desk) is None

    on_duty["now"] = on_duty["volunteer"]
    people.on_enter()
    desk.settle()
    people.desk.choose(person_id(desk))
    desk.settle()
    assert not dragged(QDragEnterEvent, people.card, path)


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
def test_every_step_fits(desk, people, language, checks, camera, size, spoken):
    language.switch(spoken)
    desk.window.resize(*size)
    desk.frame(practice=True, banner=True)
    steps = [
        lambda: press(desk, people.card.photo),
        lambda: camera.tell(Sight.LIVE),
        lambda: press(desk, people.photo.take),
        lambda: camera.shot.emit(picture_of(somebody())),
        lambda: press(desk, people.photo.keep),
    ]
    for step in steps:
        step()
        desk.settle()
        for _ in range(3):
            QApplication.processEvents()
        assert desk.window.size().toTuple() == size
        for fault in ("nameless", "too_small", "outside"):
            assert checks[fault](people) == []


def test_a_photo_of_somebody_else_leads_nobody_back_to_the_passes(desk, people, camera):
    """The passes asked for one person's photo; another is opened, and given one, meanwhile."""
    ended = []
    people.photo_ended.connect(lambda: ended.append(True))
    other = desk.services.people.find("沈青")[0].ref.id
    people.take_photo(other)
    desk.settle()
    assert people.desk.facts.mode is Mode.PHOTO
    people.desk.choose(person_id(desk))
    desk.settle()
    take(desk, people, camera)
    press(desk, people.photo.keep)

    assert stored(desk) is not None
    assert ended == []
