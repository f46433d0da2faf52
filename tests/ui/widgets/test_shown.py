"""Everything that only shows: words, cards, chips, readings, bars, faces."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from gangting.ui import theme
from gangting.ui.theme import Tone
from gangting.ui.widgets.avatar import Avatar, Portrait
from gangting.ui.widgets.buttons import Button
from gangting.ui.widgets.card import BAR, Card
from gangting.ui.widgets.chip import Chip, chip_size, paint_chip
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, IconLabel, Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.progress import ProgressStrip
from gangting.ui.widgets.shrinking_bar import ShrinkingBar
from gangting.ui.widgets.stat import Stat
from gangting.ui.widgets.temperature import TemperatureDisplay, typed_reading


@pytest.fixture
def put(qtbot, theme_of, language):
    """Show a widget at a size."""

    def show(widget: QWidget, width: int = 0, height: int = 0) -> QWidget:
        qtbot.addWidget(widget)
        if width:
            widget.setFixedSize(width, height)
        widget.show()
        qtbot.waitExposed(widget)
        return widget

    return show


def colours(widget: QWidget) -> set[str]:
    image = widget.grab().toImage()
    return {
        image.pixelColor(x, y).name() for x in range(image.width()) for y in range(image.height())
    }


def test_words_are_never_markup(put):
    label = put(Label("<b>沈青</b>"))
    assert label.text() == "<b>沈青</b>"
    assert label.sizeHint().width() > put(Label("沈青")).sizeHint().width() * 2


@pytest.mark.parametrize(
    ("role", "pixels"),
    [(Role.BODY, 18), (Role.MUTED, 16), (Role.TITLE, 28), (Role.NAME, 44), (Role.VERDICT, 64)],
)
def test_roles_have_the_sizes_of_the_design(put, role, pixels):
    assert put(Label("沈青", role)).font().pixelSize() == pixels


def test_words_take_the_colour_of_a_tone(put):
    label = put(Label("停", Role.TITLE, Tone.STOP))
    assert theme.color("stop").name() in colours(label)
    label.set_tone(None)
    assert theme.color("ink").name() in colours(label)
    label.set_role(Role.MUTED)
    assert label.font().pixelSize() == 16


def test_a_short_room_ends_words_in_dots_and_keeps_them_for_the_ear(put):
    label = put(ElidedLabel("晴川里小区南门岗值守台"), 60, 30)
    assert label.text() == "晴川里小区南门岗值守台"
    assert label.accessibleName() == "晴川里小区南门岗值守台"
    short = label.grab().toImage()
    label.setFixedWidth(400)
    assert label.grab().toImage().width() > short.width()
    assert label.minimumSizeHint().width() < label.sizeHint().width()


def test_a_long_verdict_shrinks_instead_of_being_cut(put):
    label = put(FittedLabel("请勿放行 · 复测", Role.VERDICT, Tone.STOP), 300, 90)
    image = label.grab().toImage()
    edge = {image.pixelColor(299, y).name() for y in range(90)}
    assert theme.color("stop").name() not in edge
    label.setFixedWidth(900)
    label.setText("可以通行")
    assert label.accessibleName() == "可以通行"


def test_an_icon_beside_words_changes(put):
    icon = put(IconLabel("check", 40, "ok"))
    assert theme.color("ok").name() in colours(icon)
    icon.set_icon("close", "stop")
    assert theme.color("stop").name() in colours(icon)
    with pytest.raises(KeyError):
        icon.set_icon("no-such-icon", "ok")


def test_a_card_shows_its_tone_by_bar_and_ground(put):
    card = put(Card(), 300, 200)
    assert colours(card) >= {theme.color("surface").name()}
    left = card.contentsMargins().left()
    card.set_tone(Tone.OK, filled=True)
    assert card.tone is Tone.OK
    image = card.grab().toImage()
    assert image.pixelColor(BAR // 2, 100).name() == theme.color("ok").name()
    assert image.pixelColor(150, 100).name() == theme.soft(Tone.OK).name()
    assert card.contentsMargins().left() > left


def test_cards_lay_out_without_margins_of_their_own(put):
    for make in (Card.column, Card.row, Card.grid):
        card = Card()
        layout = make(card)
        assert layout.contentsMargins().left() == 0
        put(card)


def test_a_card_follows_the_night(put, theme_of):
    card = put(Card(), 200, 100)
    theme_of.set_night(True)
    assert card.grab().toImage().pixelColor(100, 50).name() == "#172230"


def test_a_chip_says_its_word_in_a_tone(put):
    chip = put(Chip("通行", Tone.OK, "check"))
    assert (chip.text, chip.tone, chip.accessibleName()) == ("通行", Tone.OK, "通行")
    assert theme.soft(Tone.OK).name() in colours(chip)
    chip.show_word("复测", Tone.STOP)
    assert theme.soft(Tone.STOP).name() in colours(chip)
    chip.set_text("更长的文字")
    assert chip.sizeHint().width() > chip_size("复测").width()
    assert chip.minimumSizeHint().width() <= chip.sizeHint().width()


def test_a_chip_that_is_too_narrow_ends_in_dots(put):
    image = QImage(60, 32, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_chip(painter, QRectF(0, 0, 60, 32), "非常长的标签文字", Tone.WARN)
    painter.end()
    edge = {image.pixelColor(x, 16).name() for x in range(54, 58)}
    assert edge == {theme.soft(Tone.WARN).name()}


@pytest.mark.parametrize(
    ("digits", "written"), [("3", "3-.-"), ("36", "36.-"), ("364", "36.4"), ("3645", "36.4")]
)
def test_digits_on_their_way_keep_their_places(digits, written):
    assert typed_reading(digits) == written


def test_a_reading_is_shown_and_read_aloud(put):
    display = put(TemperatureDisplay(), 300, 92)
    assert display.text == "--.-"
    assert display.accessibleName() == ""
    display.show_typed("36")
    assert display.text == "36.-"
    display.show_reading("37.5", Tone.STOP)
    assert display.accessibleName() == "37.5 ℃"
    assert theme.color("stop").name() in colours(display)
    display.show_reading("36.4")
    assert theme.color("ink").name() in colours(display)
    display.show_typed("")
    assert display.text == "--.-"
    display.clear()
    assert display.minimumSizeHint().height() < display.sizeHint().height()


def test_the_bar_shrinks_and_then_tells(put, qtbot):
    bar = put(ShrinkingBar(40), 200, 8)
    assert not bar.running
    with qtbot.waitSignal(bar.finished):
        bar.start()
        assert bar.running
        assert theme.color("brand").name() in colours(bar)
    assert not bar.running


def test_stopping_the_bar_tells_nobody(put, qtbot):
    bar = put(ShrinkingBar(10_000), 200, 8)
    bar.start()
    with qtbot.assertNotEmitted(bar.finished):
        bar.stop()
        bar.finish_now()
    assert theme.color("brand").name() not in colours(bar)


def test_the_bar_can_be_ended_at_once(put, qtbot):
    bar = put(ShrinkingBar(10_000), 200, 8)
    bar.start()
    with qtbot.waitSignal(bar.finished):
        bar.finish_now()


def test_with_reduced_motion_the_bar_stands_still(put, qtbot, theme_of):
    theme_of.set_reduced_motion(True)
    bar = put(ShrinkingBar(10_000), 200, 8)
    bar.start()
    assert bar._motion.state() == bar._motion.State.Stopped
    assert bar._left == 1.0
    bar.stop()


def test_progress_can_be_cancelled_once(put, qtbot):
    strip = ProgressStrip()
    assert strip.isHidden()
    put(strip)
    strip.begin("打印")
    strip.show_progress(213, 500)
    assert strip._count.text() == "213 / 500"
    button = strip.findChild(Button)
    with qtbot.waitSignal(strip.cancelled):
        button.click()
    with qtbot.assertNotEmitted(strip.cancelled):
        button.click()
    strip.end()
    assert strip.isHidden()
    strip.begin("导入")
    assert button.isEnabled()
    assert strip._count.text() == ""


def test_a_count_is_read_with_its_word(put):
    for below in (False, True):
        stat = put(Stat("今日进", "312", below=below))
        assert stat.accessibleName() == "今日进 312"
        stat.show_value("313", Tone.STOP)
        stat.set_word("Entries today")
        assert stat.accessibleName() == "Entries today 313"


def test_a_face_is_an_initial_or_an_outline_or_a_photo(put):
    avatar = put(Avatar("周", 40))
    assert theme.color("brand").name() in colours(avatar)
    avatar.set_initial("高")
    dark = put(Avatar("高", 40, "lock_circle", "lock_ink"))
    assert theme.color("lock_circle").name() in colours(dark)
    portrait = put(Portrait(64, 80, Tone.STOP))
    before = colours(portrait)
    photo = QPixmap(30, 60)
    photo.fill("#123456")
    portrait.show_tone(Tone.OK, photo=photo)
    assert "#123456" in colours(portrait) != before
    portrait.show_tone(Tone.OK, "car")
    assert "#123456" not in colours(portrait)


def test_the_head_of_a_page(put, qtbot):
    head = put(PageHead("访客登记", "只登记必要信息", with_back=True))
    with qtbot.waitSignal(head.back):
        head._back.click()
    head.add_beside(Chip("3"))
    head.add(Button("新办"))
    head.set_words("发证")
    assert head._title.text() == "发证"
    assert not head._hint.isVisible()
    assert put(PageHead("报表"))._back is None
