"""The largest text that a screen is offered: the gate, the settings and the setup still fit it."""

import importlib.util
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from types import ModuleType

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from gangting.domain.actors import Role
from gangting.domain.passes import PassAction
from gangting.host.settings import TEXT_SCALES, Language
from gangting.ui import sizes
from gangting.ui.screens.settings.state import Section


def _load(name: str) -> ModuleType:
    """Load a helper beside this file: the tests are no package."""
    spec = importlib.util.spec_from_file_location(
        f"app_{name}", Path(__file__).with_name(f"{name}.py")
    )
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


faults: Callable[[QWidget], Iterator[str]] = _load("fit").faults
screens = _load("test_screens_fit")
LARGEST = {"1024": 100, "1366": 100, "1920": 150}
SCENES = [  # in this order: one goes on where the other ends
    screens.gate_idle,
    screens.gate_unknown,
    screens.gate_due,
    screens.gate_typed,
    screens.gate_admit,
    screens.gate_again,
    screens.gate_low,
    screens.gate_refuse,
    screens.gate_reason,
    screens.gate_correction,
    screens.gate_fever,
    screens.gate_measuring,
    screens.settings_page(Section.LOOK),
    screens.settings_page(Section.DEVICES),
    screens.setup_empty,
    screens.setup_errors,
    screens.leader_dialog,
]


@pytest.fixture
def enlarged(make_hand, practice_folder, set_up, monkeypatch) -> Iterator[Callable]:
    """Return a maker of windows on a screen of some size, with 150 % in the settings."""

    def make(size: str):
        glass = screens.SCREENS[size]
        measured = sizes.density(glass.width, glass.height, glass.wide_mm, glass.high_mm)
        room = sizes.text_room_for(glass.width, glass.height, measured)
        monkeypatch.setattr(sizes, "use_screen", lambda _: sizes.use(measured, text_room=room))
        set_up(practice_folder, text_scale=150)
        hand = make_hand(practice_folder, practice=True).open()
        hand.window.resize(glass.width, glass.height)
        hand.wait(
            lambda: any(screen.name == "settings" for screen in hand.window.screens()),
            "the settings are there",
        )
        hand.known_code = hand.issue("冯可可", "3-2-502")
        shown = hand.s.passes.page(limit=1)[0].entry_pass
        hand.known_number = shown.short_number.replace(" ", "")
        hand.lost_code = hand.issue("康宁", "5-1-302")
        lost = hand.s.passes.page(limit=1)[0].entry_pass
        hand.s.passes.act(lost.serial, PassAction.REPORT_LOST, hand.sign_in(Role.LEADER), "")
        return hand

    yield make
    sizes.use(sizes.density(1366, 768, 345.4, 194.2))


@pytest.mark.parametrize("size", LARGEST)
def test_the_largest_text_that_is_offered_fits(enlarged, size: str) -> None:
    glass, hand = screens.SCREENS[size], enlarged(size)
    assert hand.composition._theme.look.text_scale == LARGEST[size]
    languages, wrong = list(Language), []
    for scene in SCENES:
        scene(hand)
        screens.calm(hand)
        for language in languages:
            screens.speak(hand, language)
            assert (hand.window.width(), hand.window.height()) == (glass.width, glass.height)
            top = QApplication.activeModalWidget() or hand.window
            wrong += [f"{scene.__name__} {language}: {fault}" for fault in faults(top)]
        languages.reverse()  # the next scene begins in the language that is spoken

    assert wrong == []


def test_a_larger_text_than_fits_is_kept_reduced_and_said(enlarged) -> None:
    hand = enlarged("1366")
    screens.settings_page(Section.LOOK)(hand)
    line = hand.more.settings._look._scale
    assert list(line._offered) == ["100"]
    assert line._choices.code() == "100"
    assert line._hint.text() == "原设为 150%；这块屏幕最多放得下 100%"
    assert hand.composition.settings.text_scale == 150

    hand.composition.change_settings(replace(hand.composition.settings, text_scale=100))
    hand.more.settings._look.show_settings()
    assert line._hint.text() == "这块屏幕最多放得下 100%"


def test_where_everything_fits_nothing_is_said(enlarged) -> None:
    hand = enlarged("1920")
    screens.settings_page(Section.LOOK)(hand)
    line = hand.more.settings._look._scale
    assert list(line._offered) == [str(scale) for scale in TEXT_SCALES]
    assert line._choices.code() == "150"
    assert line._hint.text() == ""
