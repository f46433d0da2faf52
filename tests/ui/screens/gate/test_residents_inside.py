"""The list of the residents inside, beside that of the visitors."""

import pytest

from gangting.domain.temperature import Site
from gangting.ui.screens.gate.list_page import ListKind


@pytest.fixture
def full(gate):
    """Let two residents in."""
    for name, room in (("沈青", "3-2-501"), ("陆一鸣", "5-1-302")):
        gate.scan(gate.pass_of(name, room)[1])
        gate.screen.thermometer_value(36.4, Site.FOREHEAD)
        gate.settle()
        gate.pass_time(60)
    gate.screen.counters.inside.click()
    gate.settle()
    return gate


def choose(gate, kind):
    page = gate.screen.lists
    page.kinds.choose(kind.value)
    page.kinds.chosen.emit(kind.value)
    gate.settle()


def who(gate):
    cells = [row.cells[1] for row in gate.screen.lists.table.rows]
    return [(cell.text, cell.after) for cell in cells]


def test_residents_are_one_touch_from_the_visitors(full):
    page = full.screen.lists
    assert page.kind is ListKind.INSIDE
    assert page.search.isHidden()
    choose(full, ListKind.RESIDENTS)
    assert who(full) == [("陆**", "5-1-3**"), ("沈*", "3-2-5**")]
    assert page.head._hint.text() == "在内 2 · 在外 0"
    assert not page.search.isHidden()
    choose(full, ListKind.INSIDE)
    assert who(full) == []


def test_found_letter_by_letter(full):
    choose(full, ListKind.RESIDENTS)
    page = full.screen.lists
    page.search.line.setText("s")
    page.search.line.setText("sq")
    full.settle()
    assert who(full) == [("沈*", "3-2-5**")]
    page.search.line.setText("zz")
    full.settle()
    assert who(full) == []
    page.search.line.setText("")
    full.settle()
    assert len(who(full)) == 2


def test_a_touch_on_a_resident_does_nothing(full):
    choose(full, ListKind.RESIDENTS)
    page = full.screen.lists
    page.table.pressed.emit(page.table.rows[0].key, 0)
    full.settle()
    assert len(full.booth.services.book.recent()) == 2
    assert page.kind is ListKind.RESIDENTS
