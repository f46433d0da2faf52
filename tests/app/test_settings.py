"""The settings of the machine and of the officers, as they take hold of the window."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import QThread  # noqa: TID251 - asks which thread writes

from gangting.domain.actors import Role
from gangting.domain.errors import KnownError
from gangting.domain.temperature import Site
from gangting.host.settings import Settings, SettingsFile
from gangting.ui import sizes
from gangting.ui.screens.settings.state import Section
from gangting.ui.widgets.buttons import Button


def stored(hand) -> dict:
    return json.loads((hand.folder / "settings.json").read_text(encoding="utf-8"))


def open_settings(hand, section=Section.LOOK):
    hand.composition.go("settings")
    hand.settle()
    screen = hand.window.current_screen()
    screen._open(section)
    hand.settle()
    return screen


def press(hand, line, code):
    hand.wait(lambda: line._choices.button(code).isVisible(), f"{code} can be touched")
    hand.touch(line._choices.button(code))
    hand.settle()


def enter(hand, line, *texts):
    for field, text in zip(line.lines, texts, strict=True):
        field.setText(text)
    line.lines[-1].editingFinished.emit()
    hand.settle()


class TestKeeping:
    def test_it_is_written_off_the_gui_thread(self, booth, monkeypatch):
        threads = []
        save = SettingsFile.save

        def saved(file, settings):
            threads.append(QThread.currentThread())
            save(file, settings)

        monkeypatch.setattr(SettingsFile, "save", saved)
        press(booth, open_settings(booth)._look._language, "en")

        assert threads != []
        assert booth.app.thread() not in threads
        assert stored(booth)["language"] == "en"
        assert booth.composition.language.code == "en"

    def test_what_cannot_be_kept_is_said_and_taken_back(self, booth, monkeypatch):
        monkeypatch.setattr(sizes, "text_room", lambda: 150)
        look = open_settings(booth)._look

        def full(*_):
            raise KnownError("disk_full")

        monkeypatch.setattr(SettingsFile, "save", full)
        press(booth, look._language, "en")
        press(booth, look._scale, "130")

        assert booth.composition.settings.text_scale == 100
        assert look._language._choices.code() == "zh_CN"
        assert look._scale._choices.code() == "100"
        assert booth.composition.language.code == "zh_CN"
        assert any("磁盘满了" in banner for banner in booth.banners())
        assert stored(booth).get("language", "zh_CN") == "zh_CN"

    def test_an_older_failure_does_not_undo_a_newer_change(self, booth, monkeypatch):
        outcomes = [KnownError("disk_full"), None]
        save = SettingsFile.save

        def first_fails(file, settings):
            error = outcomes.pop(0)
            if error:
                raise error
            save(file, settings)

        monkeypatch.setattr(SettingsFile, "save", first_fails)
        made = booth.composition
        made.change_settings(replace(made.settings, text_scale=130))
        made.change_settings(replace(made.settings, muted=True))
        booth.settle()

        assert made.settings == made._kept_settings
        assert (stored(booth)["text_scale"], stored(booth)["muted"]) == (130, True)

    def test_what_is_changed_last_is_kept_when_the_window_closes(self, booth):
        made = booth.composition
        made.change_settings(replace(made.settings, volume=20))
        booth.close()
        assert stored(booth)["volume"] == 20


ODD = {
    "auto_lock_minutes": 1,
    "scanner_max_gap_ms": 44,
    "volume": 33,
    "printer": "办公室的旧打印机",
    "thermometer_port": "/dev/ttyUSB7",
}


class TestPages:
    def test_what_only_the_file_can_set_is_shown_and_breaks_nothing(
        self, make_hand, real_folder, set_up
    ):
        set_up(real_folder, **ODD)
        hand = make_hand(real_folder).open()
        hand.sign_in()
        screen = open_settings(hand, Section.DEVICES)

        shown = [key.text() for key in screen._devices.findChildren(Button) if key.isChecked()]
        assert {"办公室的旧打印机", "ttyUSB7", "44 ms"} <= set(shown)
        assert screen._devices._protocol.isVisible()
        screen._open(Section.LOOK)
        assert screen._look._lock._choices.code() == "1"
        screen._open(Section.SOUND)
        assert screen._sound._volume._choices.code() == "33"

    def test_the_night_begins_and_ends_when_it_is_said(self, booth):
        look = open_settings(booth)._look
        enter(booth, look._night, "18", "7:15")
        assert (stored(booth)["night_from"], stored(booth)["night_until"]) == ("18:00", "07:15")
        assert look._night.lines[0].text() == "18:00"

        enter(booth, look._night, "bald", "7:15")
        assert "19:00" in look._night._hint.text()
        assert stored(booth)["night_from"] == "18:00"

    def test_what_the_scanner_adds_is_taken_off(self, booth):
        devices = open_settings(booth, Section.DEVICES)._devices
        enter(booth, devices._around, "]Q1", "#")
        assert (stored(booth)["scanner_prefix"], stored(booth)["scanner_suffix"]) == ("]Q1", "#")

        code = booth.issue()
        booth.scan(f"]Q1{code}#")
        assert booth.panel.name == "沈青"

    def test_the_usual_place_is_where_the_next_is_measured(self, booth):
        devices = open_settings(booth, Section.DEVICES)._devices
        press(booth, devices._place, "wrist")
        assert stored(booth)["measuring_place"] == "wrist"

        booth.scan(booth.issue())
        booth.digits("364")
        booth.wait(lambda: booth.last().passed, "recorded by itself")
        assert booth.s.gate.outcome(booth.last().id).reading.site is Site.WRIST

    def test_a_camera_and_a_way_of_writing_are_chosen(self, booth):
        screen = open_settings(booth, Section.DEVICES)
        booth.more.know_cameras((("/dev/video2", "门口的摄像头"),))
        screen._open(Section.DEVICES)
        booth.wait(lambda: "/dev/video2" in screen._devices._camera._offered, "it is offered")
        made: list[Settings] = []
        screen._devices._change = made.append

        screen._devices._set_camera("/dev/video2")
        screen._devices._set_camera("first")
        screen._devices._set_camera("off")
        screen._devices._protocol.chosen.emit("t_body")
        screen._devices._protocol.chosen.emit("auto")

        assert [(s.camera, s.camera_id) for s in made[:3]] == [
            (True, "/dev/video2"),
            (True, ""),
            (False, ""),
        ]
        assert [s.thermometer_protocol for s in made[3:]] == ["t_body", ""]


class TestOfficers:
    @pytest.fixture
    def page(self, make_hand, real_folder):
        """Open the officers in front of a leader."""
        hand = make_hand(real_folder).open()
        leader = hand.sign_in(Role.LEADER)
        page = open_settings(hand, Section.OFFICERS)._officers
        return hand, page, leader

    def another_leader(self, hand, by):
        return hand.s.officers.add("梁苏", Role.LEADER, "907153", by)

    def test_a_new_role_holds_at_once_for_who_is_signed_in(self, page):
        hand, officers, leader = page
        self.another_leader(hand, leader)
        officers._choose(str(leader.id))
        officers._role.choose(Role.VOLUNTEER.value)
        hand.touch(officers._save)
        hand.settle()

        assert hand.composition.officer().role is Role.VOLUNTEER
        assert hand.composition.officer().id == leader.id
        screen = hand.window.current_screen()
        hand.wait(lambda: screen._section is Section.LOOK, "a volunteer's settings")
        assert not hand.window.locked

    def test_who_was_let_go_is_signed_out(self, page):
        hand, officers, leader = page
        self.another_leader(hand, leader)
        officers._choose(str(leader.id))
        hand.touch(officers._leave)
        hand.settle()

        assert hand.window.locked
        assert hand.composition.session.officer is None
        assert leader.name not in {one.name for one in hand.lock.state().officers}

    def test_a_change_of_somebody_else_signs_nobody_out(self, page):
        hand, officers, leader = page
        self.another_leader(hand, leader)
        officers.load()
        hand.settle()

        assert hand.composition.officer() == leader
        assert not hand.window.locked
