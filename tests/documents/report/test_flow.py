"""Running text: nothing is lost, nothing sticks out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gangting.documents.wrapping import flow, longest_part


LETTERS = st.text(st.sampled_from("沈青口罩，。、（）“”《》· -/ 　\tabcXYZ019%"), max_size=120)
ROOMS = st.floats(0.3, 40)


def width(letter):
    """Return a width like that of a face: Chinese is wide, a blank narrow."""
    return 1.0 if letter >= "\u2e80" else 0.3 if letter.isspace() else 0.55


def wide(line):
    return sum(map(width, line))


@given(LETTERS, ROOMS)
def test_every_character_is_kept_in_order_except_blanks_at_breaks(text, room):
    lines = flow(text, room, width)

    rest = text
    for line in lines:
        rest = rest[len(rest) - len(rest.lstrip()) :] if not rest.startswith(line) else rest
        assert rest.startswith(line)
        rest = rest[len(line) :]
    assert not rest.strip()


@given(LETTERS, ROOMS)
def test_no_line_is_wider_than_the_room_unless_it_is_one_character(text, room):
    for line in flow(text, room, width):
        assert wide(line) <= room * (1 + 1e-9) or len(line.strip()) <= 1


@given(LETTERS, ROOMS)
def test_it_takes_no_more_lines_than_there_are_characters(text, room):
    lines = flow(text, room, width)

    assert len(lines) <= max(1, len(text))
    assert all(line.strip() for line in lines[1:])


@given(LETTERS)
def test_text_that_fits_stays_one_line(text):
    assert flow(text, wide(text) + 1, width) == (text.rstrip(),)


@given(LETTERS, ROOMS)
def test_where_the_longest_part_fits_no_word_is_cut(text, room):
    text = text.strip()
    if longest_part(text, width) > room:
        return
    for line in flow(text, room, width)[:-1]:
        assert not (line[-1].isalnum() and line[-1].isascii()) or " " in text or "　" in text


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("今晚十点后只开南门", 5, ("今晚十点后", "只开南门")),
        ("今晚十点后，只开南门", 5, ("今晚十点", "后，只开南", "门")),
        ("水管漏水（三号楼）", 5, ("水管漏水", "（三号楼）")),
        ("Please close the gate", 6, ("Please", "close the", "gate")),
        ("0123456789abcdef", 5, ("012345678", "9abcdef")),
        ("沈青 · 何平", 3, ("沈青 ·", "何平")),
        ("住户 3-2-501 来电", 5, ("住户", "3-2-501", "来电")),
        ("well-known", 4, ("well-", "known")),
        ("", 5, ("",)),
        ("   ", 5, ("",)),
    ],
)  # fmt: skip
def test_lines_end_where_a_reader_would_end_them(text, room, lines):
    assert flow(text, room, width) == lines
