"""Text that shrinks, then wraps, and always fits."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.documents.text import TextStyle, block_height, fit, text_width


STYLE = TextStyle(6.0, bold=True)
WORDS = st.text(
    st.sampled_from("沈青阿依古丽买提明䶮𬭎·-  ABCDEFabcdefghimW0123456789楼单元"), max_size=60
)


def without_breaks(text):
    return "".join(text.split()).replace("·", "")


@given(WORDS, st.floats(8, 80), st.floats(3, 20), st.integers(1, 3), st.booleans())
def test_it_always_fits_and_loses_no_letter(text, width, height, lines, bold):
    fitted = fit(text, TextStyle(6.0, bold=bold), width, height, lines)

    assert len(fitted.lines) <= lines
    assert fitted.style.size <= 6.0
    assert all(text_width(line, fitted.style) <= width * (1 + 1e-9) for line in fitted.lines)
    assert block_height(len(fitted.lines), fitted.style.size) <= height * (1 + 1e-9)
    assert without_breaks("".join(fitted.lines)) == without_breaks(text)


def test_a_short_name_keeps_its_size():
    fitted = fit("沈青", STYLE, 48, 12, max_lines=2)

    assert fitted.lines == ("沈青",)
    assert fitted.style.size == 6.0


def test_a_longer_name_shrinks_first():
    fitted = fit("阿依古丽·买买提明", STYLE, 48, 12, max_lines=2)

    assert fitted.lines == ("阿依古丽·买买提明",)
    assert 4.1 < fitted.style.size < 6.0


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("Alexander Papadopoulos-Montgomery", 48, ("Alexander", "Papadopoulos-Montgomery")),
        ("阿依古丽·买买提明", 25, ("阿依古丽·", "买买提明")),
        ("外贸六号楼 西区 3单元 1204", 40, ("外贸六号楼 西区", "3单元 1204")),
        (
            "一人一证 · 进出测温 · 遗失请到南门岗挂失",
            50,
            ("一人一证 · 进出测温", "遗失请到南门岗挂失"),
        ),
        ("Bldg 3 Unit 2 Room 501", 30, ("Bldg 3 Unit 2", "Room 501")),
        ("莲花池西里外贸六号楼", 30, ("莲花池西里", "外贸六号楼")),
    ],
)
def test_a_long_text_breaks_where_a_reader_would(text, width, lines):
    assert fit(text, STYLE, width, 20, max_lines=2).lines == lines


def test_digits_are_never_torn_apart():
    assert fit("13800001234567890123", STYLE, 20, 20, max_lines=3).lines == (
        "13800001234567890123",
    )


def test_lines_can_stand_left_in_the_middle_and_right():
    fitted = fit("沈青", STYLE, 48, 12)

    left, centre, right = (
        fitted.placed(10, 0, 48, align)[0] for align in ("left", "centre", "right")
    )

    assert left.x == 10
    assert centre.x == pytest.approx(10 + (48 - left.width) / 2)
    assert right.x + right.width == pytest.approx(58)


def test_nothing_takes_no_width():
    assert fit("", STYLE, 48, 12).placed(0, 0, 48) == ()
