"""Two groups of pages: this machine's for everybody, the compound's for a leader."""

import pytest
from PySide6.QtWidgets import QApplication
from tests.machines import machine

from gangting.domain.actors import Officer, Role
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.settings.screen import SettingsScreen
from gangting.ui.screens.settings.state import Group, Section, derive, group_of


@pytest.fixture
def signed_in(desk) -> list[Officer]:
    """Return who is on duty, for a test to change."""
    return [Officer(desk.officer.id, "王海燕", Role.LEADER)]


@pytest.fixture
def screen(desk, signed_in) -> SettingsScreen:
    """Return the settings in front of a leader."""
    made = SettingsScreen(desk.context, machine(signed_in=lambda: signed_in[0]))
    desk.show(made)
    made.on_enter()
    return made


def in_sight(screen):
    return {s for s in Section if not screen._tabs.key(s.value).isHidden()}


def test_every_page_is_in_one_group(signed_in):
    seen = derive(signed_in[0], Section.CARDS)
    assert seen.group is Group.COMPOUND
    parts = [seen.within(group) for group in Group]
    assert [s for part in parts for s in part] == list(Section)


def test_a_group_opens_where_it_was_left(screen, desk):
    assert in_sight(screen) == {s for s in Section if group_of(s) is Group.MACHINE}
    screen._groups.chosen.emit(Group.COMPOUND.value)
    assert screen._section is Section.TEMPERATURE
    screen._tabs.key(Section.CARDS.value).click()
    screen._groups.chosen.emit(Group.MACHINE.value)
    assert screen._section is Section.LOOK
    screen._groups.chosen.emit(Group.COMPOUND.value)
    desk.settle()

    assert screen._section is Section.CARDS
    assert in_sight(screen) == {s for s in Section if group_of(s) is Group.COMPOUND}
    assert screen._groups.code() == Group.COMPOUND.value


def test_a_volunteer_who_follows_sees_one_group_and_no_choice_of_groups(screen, desk, signed_in):
    screen._open(Section.DUTY)
    desk.settle()
    signed_in[0] = Officer(desk.officer.id, "韩梅", Role.VOLUNTEER)
    screen.on_enter()
    assert screen._section is Section.LOOK
    assert screen._groups.isHidden()
    assert in_sight(screen) == {s for s in Section if group_of(s) is Group.MACHINE}


def test_another_language_is_said_on_the_same_keys(screen, desk):
    keys = [screen._tabs.key(section.value) for section in Section]
    desk.language.switch(ENGLISH)
    QApplication.processEvents()
    assert keys == [screen._tabs.key(section.value) for section in Section]
    assert keys[0].text() == "Look"
    desk.language.switch(CHINESE)
    QApplication.processEvents()
    assert keys[0].text() == "外观"


def test_the_column_is_as_wide_in_either_group(screen):
    wide = screen._tabs.minimumSizeHint().width()
    screen._open(Section.TEMPERATURE)
    assert screen._tabs.minimumSizeHint().width() == wide
