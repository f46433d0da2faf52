"""Rare characters: the bundled face, the machine's face, or a stand-in; never an empty box."""

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QRawFont, QTextLayout

from gangting.documents.categories import default_styles
from gangting.documents.fonts import can_write, face
from gangting.documents.pass_words import STAND_IN, pass_words, writable


NOBODYS = "\U000effff"
BARE_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"""


def glyphs(text):
    """Return the numbers of the glyphs Qt takes; 0 is the empty box of a face."""
    layout = QTextLayout(text, face(50, bold=True))
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    return [number for run in layout.glyphRuns() for number in run.glyphIndexes()]


@pytest.mark.parametrize("name", ["欧阳䶮", "王𬭎", "𠮷田", "阿依古丽·买买提明", "Ñandú-Ğ", "㛃𬀩"])
def test_names_that_registries_know_are_written_as_they_are(name):
    assert writable(name) == name
    assert 0 not in glyphs(name)


@pytest.mark.parametrize("letter", ["龘", "㐱", "\U0003106c", "\U00030ede"])
def test_a_character_outside_the_bundled_face_comes_from_the_machine_or_is_stood_in_for(letter):
    bundled = QRawFont.fromFont(face(50, bold=True))
    assert not bundled.supportsCharacter(ord(letter))

    assert writable(letter) == (letter if can_write(letter) else STAND_IN)
    assert 0 not in glyphs(writable(letter))


def test_a_character_that_no_face_has_gets_a_stand_in(card):
    name = f"李{NOBODYS}明"
    made = card(holder=name, place=f"{NOBODYS}里", site_name=f"{NOBODYS}园", gate_name=NOBODYS)

    words = pass_words(made, default_styles())

    assert (words.holder, words.place, words.site) == ("李〓明", "〓里", "〓园")
    assert "〓" in words.foot
    assert 0 not in glyphs(words.holder + words.place + words.site)


def test_a_machine_without_chinese_prints_a_stand_in_and_no_empty_box(tmp_path):
    (tmp_path / "fonts.conf").write_text(BARE_FONTS.format(folder=tmp_path), encoding="utf-8")
    script = """
from gangting.documents.fonts import ensure_application
ensure_application()
from gangting.documents.pass_words import writable
print(ascii(writable("沈青䶮\\U0002cb4e龘〓")))
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")},
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.strip() == ascii("沈青䶮\U0002cb4e〓〓"), done.stderr
