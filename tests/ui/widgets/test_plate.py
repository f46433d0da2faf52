"""The keys of a plate: every shape that is read can be written, temporary ones too."""

import pytest
from PySide6.QtWidgets import QAbstractButton

from gangting.domain.identity.plate import Plate, PlateKind, read_plate
from gangting.ui.widgets.plate import MIDDLE, NARROW, WIDE, PlateInput


def typed(plate: PlateInput, text: str) -> None:
    """Touch a key for each character, on the page that is in front."""
    for character in text:
        keys = [
            key
            for key in plate.findChildren(QAbstractButton)
            if key.text() == character and key.isVisibleTo(plate)
        ]
        assert len(keys) == 1, f"{character} after {plate.plate()}"
        keys[0].click()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("临京A12345", PlateKind.TEMPORARY),
        ("京A12345临", PlateKind.TEMPORARY),
        ("京A1234临", PlateKind.TEMPORARY),
        ("京A临12345", PlateKind.TEMPORARY),
        ("京A12345", PlateKind.ORDINARY),
        ("京AD12345", PlateKind.NEW_ENERGY_SMALL),
        ("京A1234挂", PlateKind.TRAILER),
        ("使014578", PlateKind.EMBASSY),
    ],
)
@pytest.mark.parametrize("columns", [WIDE, MIDDLE, NARROW])
def test_a_plate_is_written_key_by_key(qtbot, theme_of, text, kind, columns):
    plate = PlateInput("好", columns=columns)
    qtbot.addWidget(plate)
    typed(plate, text)
    assert plate.plate() == text
    known = read_plate(plate.plate())
    assert isinstance(known, Plate)
    assert known.kind is kind


def test_only_new_energy_is_green(qtbot, theme_of):
    plate = PlateInput()
    qtbot.addWidget(plate)
    for text, green in (
        ("京AD12345", True),
        ("京A12345D", True),
        ("临京A12345", False),
        ("京A12345临", False),
        ("WJ京1234A", False),
        ("京A12345", False),
    ):
        plate.set_plate(text)
        assert plate.display._energy is green, text
