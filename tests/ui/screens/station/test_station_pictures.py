"""A picture stands in the icon's place on the shelf, and is chosen in the catalogue."""

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtGui import QColor

from gangting.domain.actors import Role
from gangting.ui.screens.station.book_pages import Book
from gangting.ui.screens.station.pages.catalogue import CataloguePage
from gangting.ui.screens.station.pages.catalogue_form import Part


BLUE = (20, 20, 200)


def picture(side: int, kind: str = "PNG") -> bytes:
    out = BytesIO()
    Image.new("RGB", (side, side), BLUE).save(out, kind)
    return out.getvalue()


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "mask.png").write_bytes(picture(400))
    (tmp_path / "small.png").write_bytes(picture(20))
    (tmp_path / "words.png").write_text("no picture", encoding="utf-8")
    return tmp_path


@pytest.fixture
def asked():
    """Collect what was asked for: the kinds, the endings, and whom to call back."""
    return []


@pytest.fixture
def page(desk, volunteer, asked) -> CataloguePage:
    page = CataloguePage(desk.context, lambda *question: asked.append(question))
    volunteer.screen._add(page)
    page.show_item(volunteer.item("mask").id)
    volunteer.screen.stack.setCurrentWidget(page)
    desk.settle()
    page.open(Part.ICON)
    return page


@pytest.fixture
def choose(page, desk, asked, folder):
    """Answer the question with a file."""

    def answer(name: str) -> None:
        page.icon.picture.click()
        asked.pop()[2](folder / name)
        desk.settle()

    return answer


def middle(widget) -> QColor:
    image = widget.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


def at_icon(card, dx: float, dy: float) -> QColor:
    """Look at the card where its picture is, so many shares from the picture's middle."""
    icon = card._icon
    x, y = icon.geometry().center().x(), icon.geometry().center().y()
    point = x + round(dx * icon.width()), y + round(dy * icon.width())
    return card.grab().toImage().pixelColor(*point)


def is_blue(colour: QColor) -> bool:
    return colour.blue() > 150 and colour.red() < 80


def test_a_chosen_picture_stands_beside_the_icon_and_on_the_shelf(page, choose, desk, volunteer):
    assert page.icon.shown.isHidden()
    assert page.icon.remove.isHidden()

    choose("mask.png")

    assert page.said.text() == "已保存"
    assert not page.icon.shown.isHidden()
    assert is_blue(middle(page.icon.shown))
    volunteer.screen.show_shelf()
    desk.settle()
    card = volunteer.card("mask")
    assert card._icon.has_picture
    assert is_blue(at_icon(card, 0, 0))
    assert not volunteer.card("umbrella")._icon.has_picture


def test_its_corners_are_round_on_either_ground(page, choose, desk, volunteer, theme_of):
    choose("mask.png")
    volunteer.screen.show_shelf()
    desk.settle()
    card = volunteer.card("mask")
    for night in (False, True):
        theme_of.set_night(night)
        assert is_blue(at_icon(card, 0.42, 0))
        assert is_blue(at_icon(card, 0, -0.42))
        assert not is_blue(at_icon(card, -0.48, -0.48))
    theme_of.set_night(False)


def test_a_picture_is_taken_off(page, choose, desk, volunteer):
    choose("mask.png")
    page.icon.remove.click()
    desk.settle()

    assert page.icon.shown.isHidden()
    assert volunteer.station.catalogue.pictures() == {}
    volunteer.screen.show_shelf()
    desk.settle()
    assert not volunteer.card("mask")._icon.has_picture


def test_another_picture_takes_its_place(page, choose, desk, volunteer, folder):
    choose("mask.png")
    Image.new("RGB", (300, 300), (200, 20, 20)).save(folder / "red.png")
    choose("red.png")
    volunteer.screen.show_shelf()
    desk.settle()
    assert at_icon(volunteer.card("mask"), 0, 0).red() > 150


def test_the_cards_are_as_high_as_before(page, choose, desk, volunteer):
    before = volunteer.card("mask").minimumSizeHint().height()
    choose("mask.png")
    volunteer.screen.show_shelf()
    desk.settle()
    assert volunteer.card("mask").minimumSizeHint().height() == before
    one, other = volunteer.card("mask"), volunteer.card("umbrella")
    assert one._name.y() == other._name.y()


@pytest.mark.parametrize(
    ("name", "sentence"),
    [
        ("small.png", "图片太小"),
        ("words.png", "图片打不开"),
        ("nothing.png", "图片 nothing.png 打不开"),
    ],
)
def test_what_is_no_picture_is_refused(page, choose, volunteer, name, sentence):
    choose(name)
    assert page.said.text().startswith(sentence)
    assert volunteer.station.catalogue.pictures() == {}


def test_what_is_written_half_stays_when_a_picture_is_chosen(page, choose, desk):
    page.names.name.set_text("医用口罩")
    choose("mask.png")
    assert page.names.name.text() == "医用口罩"


def test_the_question_names_pictures_and_a_new_item_has_none_yet(page, asked):
    page.icon.picture.click()
    kinds, endings, _ = asked.pop()
    assert kinds == "图片"
    assert {".jpg", ".png", ".webp"} <= set(endings)
    page.new.click()
    page.open(Part.ICON)
    assert not page.icon.picture.isEnabled()
    page.icon.picture.click()
    assert asked == []


def test_the_systems_own_question_goes_when_another_screen_comes(desk, volunteer):
    volunteer.screen.open_book(Book.CATALOGUE, volunteer.item("mask").id)
    desk.settle()
    page = volunteer.screen.front()
    page.icon.picture.click()
    filters = page._question._dialog.nameFilters()
    assert filters[0].startswith("图片 (*.jpg *.jpeg *.png ")
    volunteer.screen.show_shelf()
    assert page._question._dialog is None


def test_the_screen_reads_pictures_when_it_is_entered(volunteer, desk):
    mask = volunteer.item("mask").id
    leader = desk.services.officers.add("周岚", Role.LEADER, "9182", desk.officer)
    jpeg = volunteer.station.catalogue.set_picture(mask, picture(300, "JPEG"), leader)
    volunteer.screen.on_enter()
    desk.settle()
    assert volunteer.screen.desk.facts.pictures == {mask: jpeg}
    assert volunteer.card("mask").state.picture == jpeg
    volunteer.screen.open_book(Book.CATALOGUE)
    assert volunteer.screen.desk.facts.pictures == {mask: jpeg}


def test_what_cannot_be_decoded_leaves_the_icon(volunteer):
    card = volunteer.card("mask")
    before = card._icon.grab().toImage()
    card._icon.show_picture(volunteer.item("mask").id, b"no picture")
    assert card._icon.grab().toImage() == before
