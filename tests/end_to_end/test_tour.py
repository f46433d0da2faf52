"""The tour, as it is played for whoever has no display: in a process of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PIL import Image


pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(sys.platform != "linux", reason="elsewhere there is always a display"),
]

STEPS = 14
HIDDEN = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SMALLEST = (1024, 700)  # the smallest booth's screen, less the frame of a window


def test_with_no_display_every_step_is_played_and_seen(tmp_path):
    out = tmp_path / "tour"
    done = subprocess.run(
        [sys.executable, "-m", "gangting", "tour", "--out", str(out), "--json"],
        env={name: value for name, value in os.environ.items() if name not in HIDDEN},
        capture_output=True,
        check=False,
        text=True,
        timeout=600,
    )

    assert done.returncode == 0, done.stderr
    steps = json.loads(done.stdout)["steps"]
    assert [step["name"] for step in steps if not step["ok"]] == []
    assert len(steps) == STEPS
    for step in steps:
        with Image.open(Path(step["file"])) as picture:
            assert all(a >= b for a, b in zip(picture.size, SMALLEST, strict=True)), step
    assert (out / "pass-card.pdf").read_bytes().startswith(b"%PDF-")
    assert (out / "handover-sheet.pdf").read_bytes().startswith(b"%PDF-")
