"""What the road to the gate, and on to the first verdict, must not load: each costs a start.

The lists say what holds. A name stands for the module and everything in it.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from gangting.booth import Where, create_demo
from gangting.domain.passes import PassState


SCRIPT = Path(__file__).with_name("start_road.py")

HEAVY = [
    "alembic",
    "PIL",
    "pypinyin",
    "qrcode",
    "argon2",
    "psycopg",
    "reportlab",
    "openpyxl",
    "xlsxwriter",
    "zxingcpp",
    "typer",
    "click",
    "rich",
]
QT = [
    "PySide6.QtMultimedia",
    "PySide6.QtNetwork",
    "PySide6.QtOpenGL",
    "PySide6.QtPdf",
    "PySide6.QtPrintSupport",
    "PySide6.QtSerialPort",
    "PySide6.QtSvg",
    "PySide6.QtTextToSpeech",
]

BEFORE_THE_GATE = [
    *HEAVY,
    *QT,
    *[
        "sqlalchemy",
        "asyncio",
        "ctypes",
        "email",
        "hashlib",
        "locale",
        "multiprocessing",
        "sqlite3",
        "socket",
        "ssl",
        "subprocess",
        "uuid",
        "gangting.booth",
        "gangting.devices",
        "gangting.documents",
        "gangting.exchange",
        "gangting.services",
        "gangting.storage",
        "gangting.wording",
        "gangting.domain.crossings",
        "gangting.domain.identity",
        "gangting.domain.passes",
        "gangting.domain.verdict",
        "gangting.app.duty",
        "gangting.app.opened",
        "gangting.app.screens",
        "gangting.ui.screens.lock",
        "gangting.ui.screens.gate.verdict_page",
    ],
]

BEFORE_THE_VERDICT = [
    *HEAVY,
    *QT,
    *[
        "gangting.documents",
        "gangting.exchange",
        "gangting.storage.migrations",
        "gangting.app.devices",
        "gangting.app.printing",
        "gangting.app.slips",
        "gangting.app.tour",
        "gangting.devices.camera",
        "gangting.devices.printer",
        "gangting.devices.thermometer",
        "gangting.domain.applications",
        "gangting.domain.demo",
        "gangting.domain.supplies",
        "gangting.services.gate.corrections",
        "gangting.services.demo",
        "gangting.services.drafts",
        "gangting.services.passes",
        "gangting.services.people",
        "gangting.services.gate.rechecks",
        "gangting.services.station",
        "gangting.services.visits",
        "gangting.ui.screens.delivery",
        "gangting.ui.screens.handover",
        "gangting.ui.screens.passes",
        "gangting.ui.screens.settings",
        "gangting.ui.screens.station",
        "gangting.ui.screens.vehicle",
        "gangting.ui.screens.visitor",
    ],
]


@pytest.fixture(scope="module")
def loaded(tmp_path_factory):
    """Start the window once, and tell what was loaded at the gate and at the verdict."""
    folder = tmp_path_factory.mktemp("start") / "booth"
    booth = create_demo(Where(folder), 60)
    (view,) = booth.services.passes.page((PassState.ACTIVE,), limit=1)
    code = booth.services.passes.code(view.entry_pass)
    booth.close()
    done = subprocess.run(
        [sys.executable, SCRIPT, folder, code],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.stdout, done.stderr
    return json.loads(done.stdout)


def of(forbidden, modules):
    return [name for name in modules if any(f"{name}.".startswith(f"{one}.") for one in forbidden)]


def test_the_gate_is_painted_without(loaded):
    assert "gangting.ui.screens.gate.screen" in loaded["gate"], "the road was not seen"
    assert of(BEFORE_THE_GATE, loaded["gate"]) == []


def test_the_first_verdict_is_shown_without(loaded):
    assert {"sqlalchemy", "gangting.services.gate.service"} <= set(loaded["verdict"])
    assert of(BEFORE_THE_VERDICT, loaded["verdict"]) == []


def test_what_is_forbidden_is_there_to_be_loaded():
    """A name that was changed would forbid nothing."""
    source = SCRIPT.parents[2] / "src"
    for name in [*BEFORE_THE_GATE, *BEFORE_THE_VERDICT]:
        if name.startswith("gangting."):
            path = source.joinpath(*name.split("."))
            assert path.is_dir() or path.with_suffix(".py").is_file(), name
