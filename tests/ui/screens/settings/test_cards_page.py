"""The back of the cards, the seal and the pick-up points, written by a leader on a real booth."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw
from PySide6.QtWidgets import QApplication
from tests.machines import machine

from gangting.app.printing import CardPrinting
from gangting.app.seal_drawer import SealDrawer
from gangting.domain.actors import Officer, Role
from gangting.domain.card_back import USUAL, CardBack
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.host.seal import read_seal
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.settings.screen import SettingsScreen
from gangting.ui.screens.settings.state import Section, derive
from gangting.ui.theme import Look


@pytest.fixture
def leader(desk) -> Officer:
    return Officer(desk.officer.id, "王海燕", Role.LEADER)


@pytest.fixture
def screen(desk, leader, tmp_path) -> SettingsScreen:
    """Return the settings in front of a leader, open at the cards."""
    desk.officer = leader
    folder = tmp_path / "data"
    folder.mkdir()
    printing = CardPrinting(desk.context.jobs, seal=lambda: read_seal(folder))
    made = SettingsScreen(
        desk.context,
        machine(
            signed_in=lambda: leader, art=lambda: printing, seal=SealDrawer(folder, desk.services)
        ),
    )
    desk.show(made)
    made._tabs.chosen.emit(Section.CARDS.value)
    desk.settle()
    drawn(desk, made._cards)
    return made


@pytest.fixture
def page(screen):
    return screen._cards


def drawn(desk, page):
    """Let the picture be drawn now."""
    QApplication.processEvents()
    page.draw()
    desk.settle()


def open_part(desk, page, code):
    page.tabs.button(code).click()
    drawn(desk, page)


def press(desk, key):
    assert not key.isHidden()
    assert key.isEnabled()
    key.click()
    desk.settle()


def write(field, text):
    field.setText(text)
    field.textEdited.emit(text)


def scan_of_a_seal(folder: Path) -> Path:
    picture = Image.new("RGB", (500, 400), "white")
    ImageDraw.Draw(picture).ellipse((100, 50, 400, 350), outline=(200, 20, 30), width=20)
    picture.save(folder / "scan.jpg")
    return folder / "scan.jpg"


def test_only_a_leader_sees_it(leader):
    volunteer = Officer(leader.id, "韩梅", Role.VOLUNTEER)
    assert Section.CARDS not in derive(volunteer, Section.CARDS).sections
    assert derive(leader, Section.CARDS).shown is Section.CARDS


# -- the back


def test_the_usual_lines_stand_faintly_in_the_empty_fields(page):
    fields = page.rules.lines
    assert fields["personal"].text() == ""
    assert fields["personal"].placeholderText() == "仅限本人使用，不得转借、转让或涂改。"
    assert "南门岗" in fields["lost"].placeholderText()
    assert "所需的期限" in page.notice.lines["keeping"].placeholderText()


def test_a_line_is_seen_on_the_card_as_it_is_written_and_then_kept(page, desk):
    before = page.rules.picture.image
    assert not before.isNull()
    write(page.rules.lines["lost"], "丢失请打居委会电话")
    drawn(desk, page)
    assert page.rules.picture.image != before
    assert desk.services.card_back.current() == USUAL, "nothing is kept yet"
    press(desk, page.rules.save)

    assert desk.services.card_back.current() == CardBack((("lost", "丢失请打居委会电话"),))
    assert page.rules.said.text() == "已保存，以后打印的证都按这样印"


def test_each_kind_shows_its_own_back(page, desk):
    resident = page.rules.picture.image
    page.rules.kinds.button(Category.VEHICLE.value).click()
    drawn(desk, page)
    assert page.rules.picture.image != resident
    offered = {code for code, field in page.rules.lines.items() if not field.isHidden()}
    assert offered == {"vehicle", "show", "lost", "screen"}
    write(page.rules.lines["vehicle"], "只认车牌")
    page.rules.kinds.button(Category.VISITOR.value).click()
    drawn(desk, page)
    press(desk, page.rules.save)
    assert desk.services.card_back.current().lines == (("vehicle", "只认车牌"),)


def test_days_and_contact(page, desk):
    open_part(desk, page, "notice")
    before = page.notice.picture.image
    write(page.notice.days, "30")
    write(page.notice.contact, "居委会 010-5550 1234")
    drawn(desk, page)
    assert "保存 30 天" in page.notice.lines["keeping"].placeholderText()
    assert page.notice.picture.image != before
    press(desk, page.notice.save)
    assert desk.services.card_back.current() == CardBack((), "居委会 010-5550 1234", 30)


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("days", "soon", "这个数字不对，请再核对"),
        ("days", "99999", "这个数字不对，请再核对"),
        ("contact", "字" * 21, "这一行太长，证上印不清楚，请缩短到 20 个字以内"),
    ],
)
def test_what_cannot_be_printed_is_said_and_stays_written(page, desk, field, text, said):
    open_part(desk, page, "notice")
    write(getattr(page.notice, field), text)
    drawn(desk, page)
    assert not page.notice.picture.image.isNull(), "the last good card is still shown"
    press(desk, page.notice.save)
    assert page.notice.said.text() == said
    assert getattr(page.notice, field).text() == text
    assert desk.services.card_back.current() == USUAL


def test_the_usual_text_comes_back(page, desk):
    write(page.rules.lines["show"], "请出示")
    press(desk, page.rules.save)
    press(desk, page.rules.usual)
    assert desk.services.card_back.current() != USUAL, "only once it is saved"
    press(desk, page.rules.save)
    assert desk.services.card_back.current() == USUAL


def test_the_second_of_two_leaders_is_told(page, desk, leader):
    desk.services.card_back.save(CardBack(keep_days=7), leader)
    write(page.rules.lines["show"], "请出示")
    press(desk, page.rules.save)
    assert page.rules.said.text()
    assert desk.services.card_back.current() == CardBack(keep_days=7)
    assert page.notice.days.text() == "7", "what the first one wrote is shown"
    assert page.rules.lines["show"].text() == "请出示", "and what the second wrote stays"
    press(desk, page.rules.save)
    assert desk.services.card_back.current() == CardBack((("show", "请出示"),), keep_days=7)


# -- the seal


def test_a_seal_is_chosen_seen_taken_off_and_put_back(page, desk, tmp_path):
    open_part(desk, page, "seal")
    part, data = page.seal, tmp_path / "data"
    assert part.state.text() == "现在不印印章"
    assert part.remove.isHidden()
    plain = part.picture.image
    part.take(scan_of_a_seal(tmp_path))
    desk.settle()
    drawn(desk, page)
    seal = read_seal(data)
    assert seal
    assert part.state.text() == "每张证都印这个印章"
    assert part.picture.image != plain
    press(desk, part.remove)
    drawn(desk, page)
    assert read_seal(data) == b""
    assert part.picture.image == plain
    press(desk, part.undo)
    assert read_seal(data) == seal
    assert part.undo.isHidden()


def test_the_systems_question_offers_pictures(page, desk, tmp_path):
    asked = []
    page.seal._ask_file = lambda kinds, endings, then: asked.append((kinds, endings, then))
    open_part(desk, page, "seal")
    press(desk, page.seal.choose)
    [(kinds, endings, then)] = asked
    assert kinds == "图片"
    assert {".png", ".jpg", ".jpeg"} <= set(endings)
    then(scan_of_a_seal(tmp_path))
    desk.settle()
    assert read_seal(tmp_path / "data")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"not a picture", "图片打不开，请换一张"),
        (None, "图片 seal.bin 打不开，请换一张"),
        ("small", "印章太小，每边至少要 60 像素，请换一张大的"),
        ("white", "图片上没有印章，请换一张"),
    ],
)
def test_a_bad_picture_gets_a_sentence_and_changes_nothing(page, desk, tmp_path, content, said):
    open_part(desk, page, "seal")
    page.seal.take(scan_of_a_seal(tmp_path))
    desk.settle()
    kept, bad = read_seal(tmp_path / "data"), tmp_path / "seal.bin"
    if content == "small":
        Image.new("RGB", (30, 30), "red").save(bad, "PNG")
    elif content == "white":
        Image.new("RGB", (300, 300), "white").save(bad, "PNG")
    elif content is not None:
        bad.write_bytes(content)
    page.seal.take(bad)
    desk.settle()
    assert page.seal.error.text() == said
    assert read_seal(tmp_path / "data") == kept
    assert page.seal.choose.isEnabled()


def test_a_broken_seal_in_the_folder_can_be_taken_off(page, desk, tmp_path):
    (tmp_path / "data" / "seal.png").write_bytes(b"broken")
    page.load()
    desk.settle()
    open_part(desk, page, "seal")
    assert "seal.png" in page.seal.error.text()
    press(desk, page.seal.remove)
    drawn(desk, page)
    assert not (tmp_path / "data" / "seal.png").exists()
    assert not page.seal.picture.image.isNull()


# -- the points


def rows(part):
    return [tuple(cell.text for cell in row.cells) for row in part.table._model.rows]


def test_points_are_added_renamed_hidden_and_used_again(page, desk):
    open_part(desk, page, "points")
    part, pickup = page.points, desk.services.pickup
    assert rows(part)[0] == ("1 号领取点", "", "还没用过")
    part.name.set_text("活动室")
    press(desk, part.save)
    assert rows(part)[-1] == ("5 号领取点", "活动室", "还没用过")
    part.table.pressed.emit("5", 0)
    part.name.set_text("社区活动室")
    press(desk, part.save)
    assert pickup.points()[-1].name == "社区活动室"
    part.table.pressed.emit("5", 0)
    press(desk, part.hide_it)
    assert rows(part)[-1] == ("5 号领取点", "社区活动室", "已停用")
    assert [one.code for one in pickup.points()] == ["1", "2", "3", "4"]
    assert part.hide_it.text() == "恢复使用"
    press(desk, part.hide_it)
    assert [one.code for one in pickup.points()] == ["1", "2", "3", "4", "5"]
    press(desk, part.remove)
    assert len(rows(part)) == 4


def test_a_point_with_turns_offers_no_removal_and_says_why_not(page, desk, leader, monkeypatch):
    open_part(desk, page, "points")
    part, pickup = page.points, desk.services.pickup
    with desk.services.database.read() as work:
        kind = type(work.pickup)
    monkeypatch.setattr(kind, "knows_point", lambda _self, point: point == "1")
    part.load()
    desk.settle()
    part.table.pressed.emit("1", 0)
    assert part.remove.isHidden()
    assert not part.hide_it.isHidden()
    part._take_off()
    desk.settle()
    assert part.error.text() == "这个领取点已经办过证，不能删除，可以停用"
    assert len(pickup.points()) == 4


def test_the_last_point_stays(page, desk):
    open_part(desk, page, "points")
    part = page.points
    for code in "1234":
        part.table.pressed.emit(code, 0)
        press(desk, part.hide_it)
    assert part.error.text() == "至少要留一个领取点"
    assert [one.code for one in desk.services.pickup.points()] == ["4"]


@pytest.mark.parametrize("part", ["rules", "notice", "seal", "points"])
@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
def test_nothing_is_clipped(screen, page, desk, checks, size, spoken, part):
    desk.language.switch(spoken)
    desk.theme.set_look(Look(night=spoken == ENGLISH))
    desk.frame(practice=True, banner=True)
    desk.window.resize(*size)
    open_part(desk, page, part)
    if part == "points":
        page.points.table.pressed.emit("1", 0)
    QApplication.processEvents()
    assert (desk.window.width(), desk.window.height()) == size
    assert checks["outside"](screen) == []
    assert checks["too_small"](page) == []
    assert checks["nameless"](page) == []


def test_whether_cards_show_photos(page, desk):
    front = page.front
    assert desk.services.card_looks.current().photos
    front.photos.chosen.emit("off")
    desk.settle()
    assert not desk.services.card_looks.current().photos
    front.load()
    desk.settle()
    assert front.photos._choices.code() == "off"


def test_what_is_wrong_with_a_picture_is_said_in_the_language_in_force(page, desk, tmp_path):
    open_part(desk, page, "seal")
    (tmp_path / "no.png").write_bytes(b"no picture")
    page.seal.take(tmp_path / "no.png")
    desk.settle()
    said = page.seal.error.text()
    assert said
    desk.language.switch(ENGLISH)
    QApplication.processEvents()
    assert page.seal.error.text() not in {"", said}


def test_a_seal_that_is_ready_when_the_booth_was_locked_is_not_printed(
    page, desk, tmp_path, monkeypatch
):
    """Making it takes a while; nobody is on duty when it is done."""

    def nobody():
        raise KnownError("locked")

    open_part(desk, page, "seal")
    page.seal.take(scan_of_a_seal(tmp_path))
    monkeypatch.setattr(type(desk.context), "officer", property(lambda _: nobody))
    desk.settle()

    assert read_seal(tmp_path / "data") == b""
    assert page.seal.error.text()
    assert page.seal.choose.isEnabled()


def test_a_key_that_is_touched_twice_saves_once(page, desk):
    write(page.notice.contact, "居委会 010-1234")
    open_part(desk, page, "notice")
    page.notice.save.click()
    page.notice.save.click()
    desk.settle()

    assert desk.services.card_back.current().contact == "居委会 010-1234"
    assert "已保存" in page.notice.said.text()
