"""The visitor form on the window."""

import pytest

from gangting.ui.screens.visitor.form import Answer
from gangting.ui.screens.visitor.screen import VisitorScreen


@pytest.fixture
def screen(desk) -> VisitorScreen:
    """Return the form in front."""
    made = VisitorScreen(desk.context)
    desk.show(made)
    return made


@pytest.fixture
def fill(screen, desk):
    """Fill everything a visitor is asked, by the keys."""

    def fill(phone="13911112222", name="陆一鸣", address="5-1-302"):
        screen.phone.setFocus()
        for digit in phone:
            screen.deck.typed.emit(digit)
        desk.settle()
        screen.name_field.set_text(name)
        screen.address.set_text(address)
        desk.settle()
        screen.reasons.button("repair").click()
        screen.answers.key(Answer.NONE).click()
        screen.hosts.answered.emit("phone")

    return fill
