"""Chinese on every machine, and an application where there is none."""

import os
import subprocess
import sys

import pytest
from PySide6.QtGui import QRawFont

from gangting.documents.fonts import (
    BUNDLED_FAMILY,
    BUNDLED_FILES,
    chinese_font,
    ensure_application,
    families,
    preferred_family,
)
from gangting.host.paths import resources_dir


BARE_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{folder}</dir><cachedir>{folder}/cache</cachedir></fontconfig>"""


def run(script, **environment):
    return subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("installed", "found"),
    [
        (("Arial", "WenQuanYi Zen Hei", "Microsoft YaHei"), "Microsoft YaHei"),
        (("PingFang SC", "Noto Sans CJK SC"), "PingFang SC"),
        (("Noto Sans CJK JP", "Noto Sans CJK SC"), "Noto Sans CJK SC"),
        (("Noto Serif CJK SC", "AR PL UMing CN"), None),
        ((), None),
    ],
)
def test_the_best_known_face_is_taken(installed, found):
    assert preferred_family(installed) == found


def test_documents_are_written_in_the_bundled_face_first():
    assert families()[0] == BUNDLED_FAMILY


def test_a_screen_is_written_in_the_face_of_the_system():
    assert chinese_font() in {*families()[1:], BUNDLED_FAMILY}


@pytest.mark.parametrize("name", BUNDLED_FILES)
def test_the_bundled_face_knows_names(name):
    font = QRawFont(str(resources_dir() / "fonts" / name), 20)

    for character in "沈青阿依古丽买提明䶮𬭎㐂𠮷·京AD12345—“”℃Ññçü０（）":
        assert font.supportsCharacter(ord(character)), character
    assert not font.supportsCharacter(0x2F3E), "a Kangxi radical would spoil copied text"


def test_the_licence_lies_beside_the_face():
    text = (resources_dir() / "fonts" / "OFL.txt").read_text(encoding="utf-8")

    assert "SIL OPEN FONT LICENSE Version 1.1" in text
    assert "Adobe" in text


def test_a_machine_without_chinese_shows_no_empty_boxes(tmp_path):
    (tmp_path / "fonts.conf").write_text(BARE_FONTS.format(folder=tmp_path), encoding="utf-8")
    script = """
from PySide6.QtGui import QRawFont
from gangting.documents.fonts import chinese_font, face
print(chinese_font())
font = QRawFont.fromFont(face(100, bold=True))
print(font.familyName(), font.styleName())
print(all(font.supportsCharacter(ord(character)) for character in "沈青䶮"))
"""
    done = run(script, FONTCONFIG_FILE=str(tmp_path / "fonts.conf"))

    lines = done.stdout.splitlines()
    assert lines == [BUNDLED_FAMILY, f"{BUNDLED_FAMILY} Bold", "True"], done.stderr


def test_an_application_is_made_without_a_screen():
    script = """
from gangting.documents.fonts import ensure_application
first = ensure_application()
assert ensure_application() is first
print(type(first).__name__, first.platformName())
"""
    environment = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
    done = run(script, **environment)

    assert done.stdout.split() == ["QGuiApplication", "offscreen"], done.stderr


def test_an_application_that_cannot_paint_is_a_mistake():
    script = """
from PySide6.QtCore import QCoreApplication
application = QCoreApplication([])
from gangting.documents.fonts import ensure_application
ensure_application()
"""
    done = run(script)

    assert done.returncode != 0
    assert "TypeError" in done.stderr


def test_the_running_application_is_used(qapp):
    assert ensure_application() is qapp
