"""The visitor form as it is seen: in every size, look and language."""

import pytest
from PySide6.QtWidgets import QApplication

from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.theme import Look


@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
@pytest.mark.parametrize("size", [(1024, 768), (1366, 768), (1920, 1080)])
@pytest.mark.parametrize("state", ["empty", "filled", "errors", "host"])
def test_nothing_is_clipped(screen, desk, fill, checks, size, spoken, state):
    desk.language.switch(spoken)
    desk.frame(practice=True)
    desk.window.resize(*size)
    if state == "filled":
        fill()
        screen.plate.set_text("京AD12345")
    elif state == "errors":
        screen.register.click()
    elif state == "host":
        screen.address.set_text("5-1-302")
        desk.settle()
        screen.contact.click()
    QApplication.processEvents()
    screen.fit()
    QApplication.processEvents()

    assert (desk.window.width(), desk.window.height()) == size
    assert checks["outside"](screen) == []
    assert checks["too_small"](screen) == []
    assert checks["nameless"](screen) == []


@pytest.mark.parametrize("night", [False, True])
def test_large_text_and_night_fit_too(screen, desk, fill, checks, night):
    desk.theme.set_look(Look(night=night, text_scale=125))
    fill()
    QApplication.processEvents()
    assert checks["outside"](screen) == []


def test_a_small_window_with_every_notice_is_not_pushed_off_the_screen(screen, desk):
    desk.frame(practice=True, banner=True)
    screen.to_id.click()
    screen.register.click()
    QApplication.processEvents()
    hint = screen.minimumSizeHint()
    assert hint.width() <= 948
    assert hint.height() <= 628


def test_every_word_follows_the_language(screen, desk, fill):
    fill()
    screen.register.click()
    desk.language.switch(ENGLISH)
    QApplication.processEvents()
    assert screen.register.text() == "Register and measure"
    assert screen.reasons.button("repair").text() == "Repair"
    assert screen.contact.text() in {"Call the host", "Agreed by phone"}
    desk.language.switch(CHINESE)
    QApplication.processEvents()
    assert screen.register.text() == "登记并测温"
    assert screen.title() == "访客"
