"""A name drawn with a finger, as strokes of a field of 1000 by 1000."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from gangting.ui.widgets.ink_pad import FIELD, InkPad


@pytest.fixture
def pad(qtbot, theme_of) -> InkPad:
    made = InkPad("在此签名")
    qtbot.addWidget(made)
    made.resize(400, 200)
    made.show()
    qtbot.waitExposed(made)
    return made


def draw(pad: InkPad, *spots: tuple[int, int]) -> None:
    first, *rest = (QPoint(*spot) for spot in spots)
    QTest.mousePress(pad, Qt.MouseButton.LeftButton, pos=first)
    for spot in rest:
        QTest.mouseMove(pad, spot)
    QTest.mouseRelease(pad, Qt.MouseButton.LeftButton, pos=rest[-1] if rest else first)


def test_strokes_are_scaled_to_the_field(pad) -> None:
    draw(pad, (20, 10), (200, 100), (399, 199))
    draw(pad, (100, 50))
    first, second = pad.strokes()
    assert first[:2] == ((50, 50), (500, 500))
    assert all(0 <= part <= FIELD for point in first for part in point)
    assert second == ((250, 250),)


def test_beyond_the_edge_stays_at_the_edge(pad) -> None:
    draw(pad, (200, 100), (900, -50))
    assert pad.strokes()[0][-1] == (FIELD, 0)


def test_wiping_takes_everything_back(pad, qtbot) -> None:
    draw(pad, (10, 10), (50, 50))
    with qtbot.waitSignal(pad.changed, timeout=0):
        pad.clear()
    assert pad.strokes() == ()


def test_what_is_drawn_is_seen(pad) -> None:
    before = pad.grab().toImage()
    draw(pad, (20, 20), (380, 180))
    assert pad.grab().toImage() != before
    assert pad.accessibleName() == "在此签名"
