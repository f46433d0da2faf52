import subprocess
import sys

import pytest


@pytest.fixture
def started(bootstrap, monkeypatch):
    """Start nothing, and return what would have been started."""
    commands = []

    def become(command, environment):
        commands.append((command, environment))
        return 0

    monkeypatch.setattr(bootstrap, "become", become)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "GANGTING_FIRST_RUN"):
        monkeypatch.delenv(name, raising=False)
    return commands


@pytest.fixture
def start(bootstrap, steps, tmp_path, started):
    def start(*options):
        console = steps("console").Console(tmp_path / "log")
        assert bootstrap.start(console, tmp_path / "python", list(options)) == 0
        return started[-1]

    return start


@pytest.mark.parametrize("arguments", [[], ["build"], ["--help"], ["RUN"], [""]])
def test_anything_but_the_two_verbs_is_wrong_use(checkout, arguments):
    said = subprocess.run(
        [sys.executable, checkout / "packaging" / "bootstrap.py", *arguments],
        capture_output=True,
        check=False,
    )

    assert said.returncode == 2
    assert said.stdout == b""
    assert "bootstrap.py run" in said.stderr.decode()


def test_with_a_display_the_window_opens_with_practice_on_the_first_start(start, monkeypatch):
    monkeypatch.setenv("DISPLAY", ":0")

    command, environment = start("--kiosk")

    assert command[1:] == ["-P", "-m", "gangting", "--kiosk"]
    assert environment["GANGTING_FIRST_RUN"] == "practice"


def test_without_a_display_the_tour_is_played_and_said(start, capsys):
    command, _ = start("--kiosk")

    assert command[1:] == ["-P", "-m", "gangting", "tour", "--out", "tour"]
    assert "./tour/" in capsys.readouterr().out


@pytest.mark.parametrize(
    "options",
    [
        [],
        ["--practice", "--windowed"],
        ["--data", "folder", "--kiosk"],
        ["--data=folder", "--database=sqlite://"],
        ["--data"],
    ],
)
def test_the_window_s_own_options_do_not_keep_the_tour_away(start, options):
    command, _ = start(*options)

    assert command[1:] == ["-P", "-m", "gangting", "tour", "--out", "tour"]


@pytest.mark.parametrize(
    "options",
    [
        ["doctor", "--json"],
        ["--help"],
        ["--version"],
        ["--practice", "--help"],
        ["tour", "--help"],
        ["--data", "folder", "pass", "list"],
        ["--no-such-option"],
    ],
)
def test_whatever_needs_no_display_is_passed_on(start, options):
    command, _ = start(*options)

    assert command[1:] == ["-P", "-m", "gangting", *options]


@pytest.mark.parametrize(
    ("environment", "platform", "shown"),
    [
        ({}, "linux", False),
        ({"DISPLAY": ""}, "linux", False),
        ({"DISPLAY": ":0"}, "linux", True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, "linux", True),
        ({}, "win32", True),
        ({}, "darwin", True),
    ],
)
def test_where_a_window_can_be_shown(bootstrap, environment, platform, shown):
    assert bootstrap.has_display(environment, platform) is shown


def test_a_stop_is_a_sentence_and_status_1(bootstrap, steps, monkeypatch, capsys):
    def stopped(console, kind):
        raise steps("console").Stop("没有网络 · no network")

    monkeypatch.setattr(bootstrap, "ready", stopped)

    assert bootstrap.main(["run"]) == 1
    assert "no network" in capsys.readouterr().err


def test_ctrl_c_says_how_to_go_on(bootstrap, monkeypatch, capsys):
    def interrupted(console, kind):
        raise KeyboardInterrupt

    monkeypatch.setattr(bootstrap, "ready", interrupted)

    assert bootstrap.main(["test"]) == 130
    assert "run it again" in capsys.readouterr().err


def test_test_hands_its_options_to_pytest(bootstrap, monkeypatch, tmp_path):
    seen = []
    monkeypatch.setattr(bootstrap, "ready", lambda console, kind: tmp_path / "python")
    monkeypatch.setattr(bootstrap, "run_checks", lambda *given: seen.append(given) or 3)

    assert bootstrap.main(["test", "-q", "tests/host"]) == 3
    assert seen[0][1] == tmp_path / "python"
    assert seen[0][3] == ["-q", "tests/host"]
