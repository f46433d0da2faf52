"""A person's photo through the real window: taken with a camera, printed on the card, or not."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, QSize, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtPdf import QPdfDocument
from PySide6.QtWidgets import QApplication
from tests.cameras import COAT, SKIN, PluggedCamera, somebody

from gangting.app import devices
from gangting.cli.asked import Asked
from gangting.cli.jobs.render import render
from gangting.domain.actors import Role
from gangting.domain.card_look import CardLook
from gangting.domain.passes import Category
from gangting.services.pass_values import IssueRequest
from gangting.ui.jobs import Lane
from gangting.ui.live_camera import Sight
from gangting.ui.photo.values import Step
from gangting.ui.screens.passes.values import Act
from gangting.ui.screens.passes.values import Mode as PassMode
from gangting.ui.screens.people.values import Mode


WIDTH_MM = 85.6
FACE, CHEST = (13.7, 27.5), (13.7, 40.6)
"""On the card, in millimetres: the middle of the photo, and its lower edge."""


@pytest.fixture
def camera(monkeypatch):
    made = PluggedCamera()
    monkeypatch.setattr(devices, "CameraScanner", made.scanner())
    return made


@pytest.fixture
def booth(make_hand, real_folder, set_up, camera):
    set_up(real_folder, camera=True)
    hand = make_hand(real_folder).open()
    hand.code = hand.issue("沈青", "3-2-501")
    hand.serial = hand.s.passes.page(limit=1)[0].entry_pass.serial
    hand.person = hand.s.people.find("沈青")[0].ref.id
    hand.sign_in(Role.LEADER)
    hand.wait(lambda: camera.opened == 1, "the scanner has opened the camera")
    hand.wait(lambda: hand.more.camera.there, "the window knows of the camera")
    return hand


def quiet(hand) -> None:
    for lane in (Lane.DEVICE, Lane.STORE, Lane.LONG, Lane.STORE):
        hand.wait(lambda lane=lane: not hand.composition.jobs.busy(lane), f"{lane} is quiet")


def open_card(hand):
    hand.composition.go("people")
    people = hand.more.people
    hand.write(people.search.line, "shenqing")
    hand.wait(lambda: bool(people.desk.facts.answers), "she is found")
    people.desk.choose(hand.person)
    hand.wait(lambda: people.desk.facts.opened is not None, "her card is shown")
    return people


def take_photo(hand, camera):
    people = open_card(hand)
    hand.touch(people.card.photo)
    hand.touch(people.photo.take)
    hand.wait(lambda: hand.more.camera.watching, "the camera is watched")

    def seen() -> bool:
        camera.show(somebody())
        return not people.photo.live.image.isNull()

    hand.wait(seen, "she is seen")
    assert hand.more.camera.sight is Sight.LIVE
    hand.touch(people.photo.shoot)
    hand.wait(lambda: people.photo.desk.facts.step is Step.FRAME, "the shot is there")
    picture = people.photo.desk.facts.picture
    assert (picture.width, picture.height) == (1280, 720)
    hand.touch(people.photo.keep)
    hand.wait(lambda: people.desk.facts.mode is Mode.CARD, "the photo is kept")
    quiet(hand)
    return people


def dots_of(pdf, where: tuple[float, float], page: int = 0) -> tuple[int, int, int]:
    """Draw a page of a PDF and give the colour at a place of the card."""
    document = QPdfDocument()
    assert document.load(str(pdf)) == QPdfDocument.Error.None_
    size = document.pagePointSize(page)
    scale = 4
    image = document.render(page, QSize(round(size.width() * scale), round(size.height() * scale)))
    per_mm = image.width() / WIDTH_MM
    dot = image.pixelColor(round(where[0] * per_mm), round(where[1] * per_mm))
    document.close()
    return dot.red(), dot.green(), dot.blue()


def is_near(dot, ink) -> bool:
    return all(abs(a - b) < 30 for a, b in zip(dot, ink, strict=True))


def has_photo(pdf, page: int = 0) -> bool:
    return is_near(dots_of(pdf, FACE, page), SKIN) and is_near(dots_of(pdf, CHEST, page), COAT)


def save_card(hand, path):
    """Save the card from the pass in hand, as a clerk does."""
    hand.composition.go("passes")
    passes = hand.more.passes
    passes.choose(hand.serial)
    quiet(hand)
    passes._ask_path = lambda name, then: then(path)
    passes._act(Act.SAVE_PDF)
    quiet(hand)
    hand.wait(path.exists, "the card is saved")
    quiet(hand)
    return path


def by_command(hand, path):
    """Draw the card as `pass render` does."""
    render(Asked(hand.folder), (f"{hand.serial:08}",), path, "card")
    return path


def by_run(hand, folder):
    """Issue another pass of hers and print it in a run, into a file."""
    folder.mkdir()
    request = IssueRequest("沈青", "3-2-501", Category.RESIDENT)
    hand.s.passes.issue(request, hand.composition.officer())
    hand.composition.go("passes")
    hand.touch(hand.more.passes.list.batch)
    quiet(hand)
    screen = hand.more.batches
    screen.desk._ask_path = lambda name, then: then(folder / name)
    screen.desk.choose_printer("")
    hand.touch(screen.choose.print)
    quiet(hand)
    quiet(hand)
    hand.touch(screen.run.yes)
    quiet(hand)
    screen.run.head.back.emit()  # the next run begins with choosing
    quiet(hand)
    [path] = folder.glob("*.pdf")
    return path


def test_a_photo_taken_with_the_camera_is_on_the_printed_card(booth, camera, tmp_path):
    take_photo(booth, camera)

    stored = Image.open(BytesIO(booth.s.photos.find(booth.person)))
    assert stored.size == (295, 413)
    assert dict(stored.getexif()) == {}
    assert camera.opened == 1
    assert booth.journal("photo.saved") == [booth.composition.officer().id]
    assert has_photo(save_card(booth, tmp_path / "single.pdf"))


def test_where_the_compound_wants_none_no_card_shows_it(booth, camera, tmp_path):
    take_photo(booth, camera)
    booth.composition.go("settings")
    page = booth.more.settings._cards.front
    page.load()
    quiet(booth)
    page.photos.chosen.emit("off")
    quiet(booth)
    assert booth.s.card_looks.current() == CardLook(photos=False)

    assert not has_photo(save_card(booth, tmp_path / "single.pdf"))
    assert not has_photo(by_command(booth, tmp_path / "command.pdf"))
    assert not has_photo(by_run(booth, tmp_path / "run"))
    page.photos.chosen.emit("on")
    quiet(booth)
    assert has_photo(by_command(booth, tmp_path / "command.pdf"))
    assert has_photo(by_run(booth, tmp_path / "second"))


def test_the_next_scan_wins_while_a_photo_is_taken_and_the_camera_is_let_go(booth, camera):
    people = open_card(booth)
    booth.touch(people.card.photo)
    booth.touch(people.photo.take)
    booth.wait(lambda: booth.more.camera.watching, "the camera is watched")
    booth.scan(booth.code)

    assert booth.window.current_screen() is booth.gate
    assert not booth.more.camera.watching
    assert booth.panel is not None
    booth.composition.go("people")
    assert people.photo.desk.facts.step is Step.LIVE
    assert booth.more.camera.watching
    booth.composition.session.lock()
    booth.settle()
    assert not booth.more.camera.watching


def test_a_camera_that_is_unplugged_leaves_the_way_by_file(booth, camera):
    people = open_card(booth)
    booth.touch(people.card.photo)
    booth.touch(people.photo.take)
    camera.plug(there=False)
    booth.wait(lambda: booth.more.camera.sight is Sight.ABSENT, "it is gone")
    assert not people.photo.shoot.isEnabled()
    booth.touch(people.photo.live_back)
    assert people.photo.take.isHidden()
    camera.plug(there=True)
    booth.wait(people.photo.take.isVisible, "it is back")


def test_a_photo_is_taken_from_the_pass_that_waits_to_be_printed(booth, camera):
    made = booth.s.passes.issue(
        IssueRequest("沈青", "3-2-501", Category.RESIDENT), booth.composition.officer()
    )
    booth.composition.go("passes")
    passes = booth.more.passes
    passes.choose(made.entry_pass.serial)
    quiet(booth)
    passes._act(Act.MORE)
    quiet(booth)
    booth.touch(passes.list.panel.more.keys.button(Act.PHOTO))
    people = booth.more.people
    booth.wait(lambda: people.desk.facts.mode is Mode.PHOTO, "the page of the photo is there")
    assert booth.window.current_screen() is people
    booth.touch(people.photo.take)

    def seen() -> bool:
        camera.show(somebody())
        return not people.photo.live.image.isNull()

    booth.wait(seen, "she is seen")
    booth.touch(people.photo.shoot)
    booth.wait(lambda: people.photo.desk.facts.step is Step.FRAME, "the shot is there")
    booth.touch(people.photo.keep)
    booth.wait(lambda: booth.window.current_screen() is passes, "the pass is in hand again")
    quiet(booth)
    assert passes.desk.facts.serial == made.entry_pass.serial
    assert passes.desk.facts.mode is PassMode.FACTS
    assert booth.s.photos.find(booth.person) is not None


def test_who_leaves_the_photo_is_back_at_the_pass(booth):
    booth.composition.go("passes")
    booth.more.passes.choose(booth.serial)
    quiet(booth)
    booth.more.passes._act(Act.PHOTO)
    people = booth.more.people
    booth.wait(lambda: people.desk.facts.mode is Mode.PHOTO, "the page of the photo is there")
    booth.touch(people.photo.leave)
    assert booth.window.current_screen() is booth.more.passes
    booth.composition.go("people")
    quiet(booth)
    booth.touch(people.card.photo)
    booth.touch(people.photo.leave)
    assert booth.window.current_screen() is people


def drop(widget, path) -> None:
    """Drop a file in the middle of a widget, as the system brings it."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path))])
    at, copy = widget.rect().center(), Qt.DropAction.CopyAction
    button, plain = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    QApplication.sendEvent(widget, QDragEnterEvent(at, copy, data, button, plain))
    QApplication.sendEvent(widget, QDropEvent(QPointF(at), copy, data, button, plain))


def test_a_picture_dropped_on_a_card_is_a_photo_and_everywhere_else_a_pass(booth, tmp_path):
    picture = tmp_path / "she.png"
    somebody(800, 1100).save(picture)
    people = open_card(booth)
    drop(people.card, picture)
    booth.wait(lambda: people.photo.desk.facts.step is Step.FRAME, "it is framed")
    booth.touch(people.photo.crop_back)
    booth.touch(people.photo.leave)

    card = by_command(booth, tmp_path / "pass.pdf")
    drop(people.card, card)
    booth.wait(lambda: booth.window.current_screen() is booth.gate, "a PDF is a pass, even there")
    as_picture = by_command(booth, tmp_path / "pass.png")
    booth.composition.go("people")
    booth.settle()
    drop(people.table, as_picture)
    booth.wait(lambda: booth.window.current_screen() is booth.gate, "beside the card it is a pass")
    quiet(booth)
