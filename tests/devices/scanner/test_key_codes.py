import pytest

from gangting.devices.scanner.burst import KeyKind
from gangting.devices.scanner.key_codes import kind_of, narrow, text_of


@pytest.mark.parametrize(
    ("place", "plain", "shifted"),
    [
        (2, "1", "!"),
        (11, "0", ")"),
        (12, "-", "_"),
        (16, "q", "Q"),
        (30, "a", "A"),
        (44, "z", "Z"),
        (50, "m", "M"),
        (41, "`", "~"),
        (43, "\\", "|"),
        (53, "/", "?"),
        (57, " ", " "),
        (71, "7", "7"),
        (82, "0", "0"),
        (83, ".", "."),
        (74, "-", "-"),
        (1, "", ""),
        (103, "", ""),
    ],
)
def test_the_character_of_a_place(place, plain, shifted):
    assert text_of(place, shift=False, control=False) == plain
    assert text_of(place, shift=True, control=False) == shifted


def test_control_makes_control_characters():
    assert text_of(27, shift=False, control=True) == "\x1d"
    assert text_of(50, shift=False, control=True) == "\r"
    assert text_of(2, shift=False, control=True) == "1"


@pytest.mark.parametrize(
    ("place", "kind"),
    [
        (2, KeyKind.CHARACTER),
        (79, KeyKind.CHARACTER),
        (28, KeyKind.SUFFIX),
        (96, KeyKind.SUFFIX),
        (15, KeyKind.SUFFIX),
        (42, KeyKind.SHIFT),
        (58, KeyKind.SHIFT),
        (29, KeyKind.MODIFIER),
        (14, KeyKind.OTHER),
        (105, KeyKind.OTHER),
        (0x148, KeyKind.OTHER),
    ],
)
def test_the_kind_of_a_place(place, kind):
    assert kind_of(place, shift=False) is kind


def test_shift_tab_ends_nothing():
    assert kind_of(15, shift=True) is KeyKind.OTHER
    assert kind_of(28, shift=True) is KeyKind.SUFFIX


@pytest.mark.parametrize(
    ("text", "plain"),
    [("１", "1"), ("Ａ", "A"), ("7", "7"), ("章", ""), ("12", ""), ("", ""), ("\r", "")],
)
def test_narrow(text, plain):
    assert narrow(text) == plain
