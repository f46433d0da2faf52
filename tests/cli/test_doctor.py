"""What the doctor finds."""

import shutil
import sqlite3
from datetime import UTC, datetime, timedelta

import pytest

from gangting.cli.jobs import doctor_books, doctor_machine
from gangting.domain.errors import KnownError
from gangting.host.clock import SystemClock


NAMES = [
    "display",
    "fonts",
    "scanner",
    "camera",
    "serial",
    "printers",
    "disk",
    "database",
    "clock",
    "keys",
]


@pytest.fixture
def examine(ask):
    """Return each check's state, and its sentence."""

    def run():
        return {c["name"]: (c["state"], c["detail"]) for c in ask("doctor")["checks"]}

    return run


def test_a_booth_in_good_health(ask):
    body = ask("doctor")

    assert list(body) == ["checks"]
    assert [list(check) for check in body["checks"]] == [["name", "state", "detail"]] * len(NAMES)
    assert [check["name"] for check in body["checks"]] == NAMES
    assert {check["state"] for check in body["checks"]} <= {"ok", "warn", "fail"}
    assert all(check["detail"] for check in body["checks"])
    states = {check["name"]: check["state"] for check in body["checks"]}
    assert {states[name] for name in ("fonts", "disk", "database", "clock", "keys")} == {"ok"}
    assert states["scanner"] == "warn"


def test_before_anything_is_set_up(command, folder):
    said = command("--data", folder, "doctor", "--json")

    assert said.status == 0
    states = {check["name"]: check["state"] for check in said.body["checks"]}
    assert states["database"] == "warn"
    assert states["keys"] == "warn"
    assert states["disk"] == "ok"
    assert not folder.exists()


def test_lines_for_people(gangting):
    said = gangting("doctor")

    assert len(said.out.splitlines()) == len(NAMES)
    assert "中文字体" in said.out


def test_it_says_where_to_try_the_scanner(examine):
    assert "53" in examine()["scanner"][1]


def test_the_key_file_open_to_others(examine, booth):
    (booth / "keys.json").chmod(0o644)

    state, detail = examine()["keys"]

    assert state == "fail"
    assert "chmod 600" in detail


def test_keys_that_are_gone_or_damaged(examine, booth):
    (booth / "keys.json").write_text("{}")
    assert examine()["keys"][0] == "fail"

    (booth / "keys.json").unlink()
    assert examine()["keys"][0] == "fail"


def test_a_database_that_is_gone(examine, booth):
    for path in booth.glob("gangting.db*"):
        path.unlink()

    assert examine()["database"][0] == "fail"
    assert not (booth / "gangting.db").exists()


def test_a_damaged_database(examine, booth):
    for path in booth.glob("gangting.db*"):
        path.write_bytes(b"no database at all" * 500)

    found = examine()
    assert found["database"][0] == "fail"
    assert found["clock"][0] == "ok"


def test_a_page_that_rotted(examine, gangting, booth):
    with sqlite3.connect(booth / "gangting.db") as file:
        file.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    content = bytearray((booth / "gangting.db").read_bytes())
    middle = len(content) // 2 // 4096 * 4096
    content[middle : middle + 4096] = b"\xff" * 4096
    for path in booth.glob("gangting.db-*"):
        path.unlink()
    (booth / "gangting.db").write_bytes(content)

    assert examine()["database"][0] == "fail"


def test_a_clock_behind_the_newest_record(examine, booth):
    ahead = (SystemClock().now() + timedelta(days=2)).strftime("%Y-%m-%d %H:%M:%S.000000")
    with sqlite3.connect(booth / "gangting.db") as file:
        file.execute("UPDATE booth SET last_recorded_at = ?", (ahead,))

    assert examine()["clock"][0] == "fail"


def test_a_clock_that_lost_its_battery(monkeypatch, booth, command):
    class OldClock:
        def now(self):
            return datetime(2011, 1, 1, tzinfo=UTC)

    monkeypatch.setattr(doctor_books, "SystemClock", OldClock)

    checks = command("--data", booth, "doctor", "--json").body["checks"]

    assert {c["name"]: c["state"] for c in checks}["clock"] == "fail"


@pytest.mark.parametrize(("free", "state"), [(10**11, "ok"), (10**9, "warn"), (10**6, "fail")])
def test_room_on_the_disk(monkeypatch, examine, free, state):
    monkeypatch.setattr(
        doctor_machine.shutil, "disk_usage", lambda _: shutil._ntuple_diskusage(free, 0, free)
    )

    assert examine()["disk"][0] == state


@pytest.mark.parametrize(
    ("problem", "part"),
    [
        (ImportError("libEGL.so.1: cannot open"), "libEGL.so.1"),
        (KnownError("font_missing", command="install it"), "install it"),
    ],
)
def test_what_cannot_be_loaded_is_a_finding(monkeypatch, ask, problem, part):
    def broken(_):
        raise problem

    monkeypatch.setattr("gangting.cli.jobs.doctor._CHECKS", (("fonts", broken),))

    (check,) = ask("doctor")["checks"]

    assert check["state"] == "fail"
    assert part in check["detail"]


@pytest.mark.parametrize(
    ("kind", "name"), [("cameras", "camera"), ("printers", "printers"), ("serial_ports", "serial")]
)
def test_what_is_plugged_in_is_named(monkeypatch, examine, kind, name):
    monkeypatch.setattr(f"gangting.devices.inventory.{kind}", lambda: ("Booth 1", "Booth 2"))

    assert examine()[name] == ("ok", "找到：Booth 1, Booth 2")


@pytest.mark.parametrize(
    ("kind", "name", "state"),
    [
        ("cameras", "camera", "warn"),
        ("printers", "printers", "warn"),
        ("serial_ports", "serial", "ok"),
    ],
)
def test_what_is_not_plugged_in_can_be_done_without(monkeypatch, examine, kind, name, state):
    monkeypatch.setattr(f"gangting.devices.inventory.{kind}", lambda: ())

    assert examine()[name][0] == state


@pytest.mark.parametrize("display", ["", ":0"])
def test_a_display(gangting, display):
    checks = gangting("doctor", "--json", DISPLAY=display, WAYLAND_DISPLAY="").body["checks"]

    assert checks[0]["state"] == ("ok" if display else "warn")


def test_wrong_use(gangting):
    assert gangting("doctor", "now", "--json").status == 2
