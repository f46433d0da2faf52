"""The window as a booth lives with it: scans, drafts, languages, files, troubles."""

import re
from dataclasses import replace

import pytest
import qrcode
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QLabel

from gangting.app import main
from gangting.app.opening import Opening
from gangting.domain.actors import Role
from gangting.domain.errors import KnownError
from gangting.host.settings import Language, Theme
from gangting.host.single_instance import SingleInstance
from gangting.host.where import Where
from gangting.ui import sizes
from gangting.ui.leader_dialog import LeaderDialog
from gangting.ui.screens.gate.card_values import ENTRY
from gangting.ui.screens.settings.state import Section


HAN = re.compile("[\u4e00-\u9fff]+")
NAMES = {"沈青", "沈", "何平", "何", "晴川里小区", "南门岗", "号楼", "单元", "简体中文"}
NAMES |= {"白班", "中班", "夜班"}


def dialog_of(hand) -> LeaderDialog:
    hand.wait(lambda: hand.window.findChild(LeaderDialog) is not None, "a leader is asked for")
    return hand.window.findChild(LeaderDialog)


def leader_of(hand):
    return next(o for o in hand.s.officers.active() if o.role is Role.LEADER)


class TestScanAnywhere:
    def test_in_the_middle_of_a_form(self, booth):
        code = booth.issue()
        booth.composition.go("visitor")
        visitor = booth.more.visitor
        booth.write(visitor.phone.line, "139 1111")
        visitor.name_field.line.setFocus()
        booth.type(code)
        booth.wait(lambda: booth.window.current_screen() is booth.gate, "the gate in front")
        booth.settle()

        assert booth.panel.name == "沈青"
        assert visitor.name_field.text() == ""
        assert visitor.phone.text() == "139 1111"
        booth.composition.go("visitor")
        assert visitor.phone.text() == "139 1111"

    def test_over_a_dialog(self, booth):
        code = booth.issue()
        agreed = []
        booth.composition.duty.guard(lambda: agreed.append(1))
        dialog_of(booth).pin.setFocus()
        booth.wait(lambda: booth.app.activeModalWidget() is not None, "it is in front")
        booth.scan(code)
        booth.wait(lambda: booth.app.activeModalWidget() is None, "it is gone")
        booth.wait(lambda: booth.panel.name == "沈青", "the verdict is shown")

        assert agreed == []

    def test_a_thermometer_that_types_is_one_too(self, booth):
        booth.scan(booth.issue())
        booth.composition.go("visitor")
        booth.more.visitor.name_field.line.setFocus()
        booth.type("36.5")
        booth.wait(lambda: booth.last().passed, "it is recorded")

        assert booth.last().tenths == 365
        assert booth.more.visitor.name_field.text() == ""

    def test_before_the_booth_is_open_with_digits_behind_it(self, make_hand, practice_folder):
        before = make_hand(practice_folder, practice=True).open()
        code = before.issue()
        before.close()
        hand = make_hand(practice_folder, practice=True).show()
        hand.gate.desk_card.ways.choose(ENTRY)  # who leaves is not measured
        hand.composition._listen()
        hand.type(code)
        hand.wait(lambda: hand.gate._scans_kept == 1, "the scan waits")
        hand.digits("36")
        hand.composition.open()
        hand.wait(lambda: hand.composition.ready, "the booth is open")
        hand.settle()
        hand.digits("4")
        shown = hand.panel.attempt_id
        hand.wait(lambda: hand.s.gate.outcome(shown).reading is not None, "recorded by itself")

        assert hand.panel.name == "沈青"
        assert hand.s.gate.outcome(shown).reading.tenths == 364


def test_a_half_filled_form_is_there_after_a_power_cut(booth, make_hand):
    booth.composition.go("visitor")
    booth.write(booth.more.visitor.name_field.line, "陆一鸣")
    booth.wait(lambda: bool(booth.s.drafts.load("visitor")), "the draft is kept by itself")
    booth.composition.duty.drafts._timer.stop()
    booth.composition.duty.drafts._saved.clear()  # nothing more is written at the end
    booth.composition.duty.drafts.save = lambda: None
    booth.close()

    again = make_hand(booth.folder).open()
    again.sign_in()
    again.wait(lambda: "visitor" in again.more.__dict__, "the form is made")
    again.wait(lambda: again.more.visitor.name_field.text() == "陆一鸣", "and filled")


class TestLive:
    def said(self, hand) -> set[str]:
        """Collect every visible word that is Chinese and nobody's name."""
        words = set()
        for widget in (
            *hand.window.findChildren(QLabel),
            *hand.window.findChildren(QAbstractButton),
        ):
            if widget.isVisible():
                words |= set(HAN.findall(widget.text()))
        return words - NAMES

    def test_the_language(self, booth):
        booth.scan(booth.issue())
        assert "请测体温" in self.said(booth)
        made = booth.composition
        made.change_settings(replace(made.settings, language=Language.EN))
        booth.wait(lambda: not self.said(booth), "everything visible is English")
        assert made.words().language == "en"
        booth.digits("375")
        booth.wait(lambda: bool(booth.s.rechecks.open()), "a fever")
        booth.settle()
        assert not self.said(booth)
        for section in (Section.LOOK, Section.DEVICES, Section.SOUND):
            made.go("settings")
            booth.more.settings._open(section)
            booth.settle()
            assert not self.said(booth)

    def test_theme_and_size(self, booth, monkeypatch):
        monkeypatch.setattr(sizes, "text_room", lambda: 150)
        made = booth.composition
        made.change_settings(replace(made.settings, theme=Theme.LIGHT))
        label = booth.gate.desk_card.caption
        light, small = booth.window.grab().toImage().pixelColor(700, 20), label.font().pixelSize()
        made.change_settings(replace(made.settings, theme=Theme.NIGHT, text_scale=150))
        booth.wait(lambda: label.font().pixelSize() > small, "the words have grown")
        night = booth.window.grab().toImage().pixelColor(700, 20)

        assert night.lightness() < light.lightness()
        booth.scan(booth.issue())
        assert booth.panel.name == "沈青"


@pytest.mark.parametrize("kind", ["png", "pdf"])
def test_a_file_that_is_dropped_is_a_scan(booth, tmp_path, kind):
    file = tmp_path / f"出入证.{kind}"
    qrcode.make(booth.issue()).get_image().convert("RGB").save(file)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file))])
    how = (Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton)
    modifiers = Qt.KeyboardModifier.NoModifier
    for event in (
        QDragEnterEvent(QPoint(600, 400), *how, modifiers),
        QDropEvent(QPointF(600, 400), *how, modifiers),
    ):
        QCoreApplication.sendEvent(booth.window, event)
        assert event.isAccepted()
    booth.wait(lambda: len(booth.attempts()) == 1, "it is read")
    booth.settle()

    assert booth.panel.name == "沈青"


class TestTrouble:
    def test_a_second_window_on_one_folder_says_so_and_goes(self, booth, monkeypatch):
        said = []
        monkeypatch.setattr(main, "_say_running", said.append)
        first = SingleInstance(booth.folder / "window.lock")
        assert first.acquire()
        try:
            ended = main._stay(booth.app, Opening(Where(booth.folder), practice=False), kiosk=None)
        finally:
            first.release()

        assert ended == (1, None)
        assert said == [booth.folder]
        booth.scan(booth.issue())
        assert booth.panel.name == "沈青"

    def test_what_the_database_refuses_stands_in_the_banner(self, booth, monkeypatch):
        code = booth.issue()

        def refused(*_args, **_named):
            raise KnownError("database_readonly")

        with monkeypatch.context() as patch:
            patch.setattr(booth.s.gate, "scan", refused)
            booth.scan(code)
        assert any("数据库写不进去" in banner for banner in booth.banners())
        assert booth.idle
        booth.scan(code)
        assert booth.panel.name == "沈青"

    def test_books_that_cannot_be_opened_are_tried_again(self, make_hand, real_folder, expect_log):
        expect_log("the booth could not be opened")
        (books,) = real_folder.glob("*.db")
        books.write_bytes(b"no database " * 500)
        hand = make_hand(real_folder).show()
        hand.composition.open()
        hand.wait(lambda: any("数据库打不开" in said for said in hand.banners()), "it is said")

        assert not hand.composition.ready
        hand.window.banner_action.emit("not_opened")
        assert hand.composition.next_opening == Opening(Where(real_folder), practice=False)


class TestFullScreen:
    @pytest.fixture
    def kiosk(self, make_hand, real_folder):
        hand = make_hand(real_folder)
        hand.show(kiosk=True)
        hand.composition.open()
        hand.wait(lambda: hand.composition.ready, "the booth is open")
        hand.settle()
        hand.sign_in()
        assert hand.window.isFullScreen()
        return hand

    def test_it_is_left_with_a_leaders_pin_only(self, kiosk):
        leader = leader_of(kiosk)
        QTest.keyClick(kiosk.keyboard(), Qt.Key.Key_F11)
        dialog = dialog_of(kiosk)
        dialog.tried.emit(str(leader.id), "0000")
        kiosk.settle()
        assert dialog.isVisible()
        assert kiosk.window.isFullScreen()
        dialog.tried.emit(str(leader.id), "2468")
        kiosk.wait(lambda: not kiosk.window.isFullScreen(), "a leader agreed")

        assert kiosk.journal("officer.confirmed") == [leader.id]
        assert kiosk.composition.officer().role is Role.VOLUNTEER

    def test_nor_is_it_closed(self, kiosk):
        kiosk.window.close()
        dialog_of(kiosk).reject()
        kiosk.settle()

        assert kiosk.window.isVisible()
        assert kiosk.window.isFullScreen()
