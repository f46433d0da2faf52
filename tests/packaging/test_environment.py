import json
import os
import sys
from pathlib import Path

import pytest


class FakeConsole:
    """Plays venv and pip: makes an interpreter that answers, and remembers what was asked."""

    is_terminal = False

    def __init__(self, real, log):
        self.step = real.step
        self.log = log
        self.held = ()
        self.asked = []
        self.output = ""
        self.status = {}

    def run(self, command, *, shown=False, unbroken=False, environment=None):
        words = [str(word) for word in command]
        self.asked.append(words)
        if "venv" in words:
            make_interpreter(Path(words[-1]))
        return next((status for word, status in self.status.items() if word in words), 0)

    def said(self):
        return self.output

    def kinds(self):
        """Return what was done, in short."""
        locks = [Path(w).stem for words in self.asked for w in words if w.endswith(".txt")]
        return ["venv" for words in self.asked if "venv" in words] + locks


def make_interpreter(folder):
    python = folder / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text("#!/bin/sh\necho found\n")
    python.chmod(0o755)
    packages = folder / "lib" / "site-packages"
    packages.mkdir(parents=True)
    (packages / "_editable_impl_gangting.pth").write_text(str(folder.parent / "src"))


@pytest.fixture
def root(tmp_path):
    """Return a small checkout in a folder with a space and Chinese characters."""
    root = tmp_path / "岗亭 1"
    (root / "packaging" / "lock").mkdir(parents=True)
    (root / "packaging" / "lock" / "run.txt").write_text("run 1")
    (root / "packaging" / "lock" / "test.txt").write_text("test 1")
    (root / "pyproject.toml").write_text("[project]")
    return root


@pytest.fixture
def console(steps, root):
    log = root / ".cache" / "bootstrap.log"
    return FakeConsole(steps("console").Console(log), log)


@pytest.fixture
def environment(steps, root, console):
    return steps("environment").Environment(root, console)


POSIX = pytest.mark.skipif(os.name != "posix", reason="the fake interpreter is a shell script")
pytestmark = POSIX


def test_a_fresh_checkout_is_not_ready_and_gets_everything(environment, console, root):
    assert not environment.is_ready("run")

    environment.prepare("run")

    assert console.kinds() == ["venv", "run"]
    assert environment.is_ready("run")
    assert not environment.is_ready("test")


def test_dependencies_are_checked_by_hash_and_never_built(environment, console):
    environment.prepare("run")

    dependencies, app = (words for words in console.asked if "pip" in words)
    assert {"--require-hashes", "--only-binary=:all:"} <= set(dependencies)
    assert {"--no-deps", "--no-index", "--no-build-isolation"} <= set(app)


def test_for_tests_the_same_environment_is_added_to(environment, console):
    environment.prepare("run")
    environment.prepare("test")

    assert console.kinds() == ["venv", "run", "test"]
    assert environment.is_ready("test")


def test_an_environment_for_tests_can_run_the_app(environment):
    environment.prepare("test")

    assert environment.is_ready("run")


@pytest.mark.parametrize("name", ["packaging/lock/run.txt", "pyproject.toml"])
def test_a_changed_lock_or_project_is_installed_again(environment, console, root, name):
    environment.prepare("run")
    (root / name).write_text("changed")

    assert not environment.is_ready("run")
    environment.prepare("run")

    assert console.kinds() == ["venv", "run", "run"]


def broken(root, how):
    venv = root / ".venv"
    if how == "no interpreter":
        (venv / "bin" / "python").unlink()
    elif how == "an interpreter that fails":
        (venv / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    elif how == "an interpreter without the app":
        (venv / "bin" / "python").write_text("#!/bin/sh\necho found None\n")
    elif how == "no stamp":
        (venv / "gangting-stamp.json").unlink()
    elif how == "half a stamp":
        (venv / "gangting-stamp.json").write_text("{")
    elif how == "a stamp of something else":
        (venv / "gangting-stamp.json").write_text("[]")
    else:
        stamp = json.loads((venv / "gangting-stamp.json").read_text())
        (venv / "gangting-stamp.json").write_text(json.dumps(stamp | {how: "other"}))


@pytest.mark.parametrize(
    "how",
    [
        "no interpreter",
        "an interpreter that fails",
        "an interpreter without the app",
        "no stamp",
        "half a stamp",
        "a stamp of something else",
        "python",
        "checkout",
        "format",
    ],
)
def test_a_broken_or_half_made_environment_is_made_anew(environment, console, root, how):
    environment.prepare("run")
    (root / ".venv" / "rest").write_text("of the old one")
    broken(root, how)

    assert not environment.is_ready("run")
    environment.prepare("run")

    assert console.kinds() == ["venv", "venv", "run", "run"]
    assert not (root / ".venv" / "rest").exists()
    assert environment.is_ready("run")


def test_a_link_is_taken_away_and_what_it_points_to_is_left(environment, root, tmp_path):
    precious = tmp_path / "precious"
    precious.mkdir()
    (precious / "file").write_text("kept")
    (root / ".venv").symlink_to(precious)

    environment.prepare("run")

    assert (precious / "file").read_text() == "kept"
    assert not (root / ".venv").is_symlink()


@pytest.mark.parametrize(
    ("output", "sentence"),
    [
        ("NewConnectionError(...): Failed to establish a new connection", "Check the network"),
        ("Temporary failure in name resolution", "Check the network"),
        ("OSError: [Errno 28] No space left on device", "The disk is full"),
        ("THESE PACKAGES DO NOT MATCH THE HASHES", "The installation failed"),
    ],
)
def test_a_failure_is_a_sentence_and_leaves_no_stamp(environment, console, steps, output, sentence):
    console.status = {"--require-hashes": 1}
    console.output = output

    with pytest.raises(steps("console").Stop) as stopped:
        environment.prepare("run")

    assert sentence in str(stopped.value)
    assert output in str(stopped.value)
    assert not environment.is_ready("run")
    console.status = {}
    environment.prepare("run")
    assert console.kinds() == ["venv", "venv", "run", "run"]


def test_two_terminals_do_not_build_at_once(environment, steps, root, console):
    with environment._alone(), pytest.raises(steps("console").Stop, match="Another terminal"):
        steps("environment").Environment(root, console).prepare("run")

    environment.prepare("run")


def test_in_a_chinese_folder_the_path_to_the_source_is_plain_ascii(environment, root, steps):
    environment.prepare("run")

    (file,) = (root / ".venv").rglob("*.pth")
    line = file.read_bytes().decode("ascii")
    scope = {}
    before = list(sys.path)
    prefix = sys.prefix
    try:
        sys.prefix = str(root / ".venv")
        exec(line, scope)
        added = sys.path[len(before) :]
    finally:
        sys.prefix = prefix
        sys.path[:] = before

    assert line.startswith("import ")
    assert added == [str(root / "src")]


def test_windows_keeps_its_interpreter_elsewhere(steps, root, console):
    environment = steps("environment").Environment(root, console, platform="win32")

    assert environment.python == root / ".venv" / "Scripts" / "python.exe"
