import sys
from pathlib import Path

import pytest


@pytest.fixture
def checks(steps, monkeypatch):
    """Put tiny programs in place of the real checks."""

    def build(*statuses):
        module = steps("checks")
        tiny = tuple(
            (f"check {i}", ("-c", f"raise SystemExit({s})")) for i, s in enumerate(statuses)
        )
        monkeypatch.setattr(module, "CHECKS", tiny)
        return module

    return build


def run(module, steps, tmp_path):
    console = steps("console").Console(tmp_path / "log")
    return module.run_checks(console, Path(sys.executable), tmp_path, [])


def test_all_passed(checks, steps, tmp_path, capfd):
    assert run(checks(0, 0), steps, tmp_path) == 0
    assert "All passed" in capfd.readouterr().out


def test_every_check_runs_and_every_failure_is_named(checks, steps, tmp_path, capfd):
    assert run(checks(0, 3, 0, 1), steps, tmp_path) == 3

    said = capfd.readouterr().out
    assert said.count("✓ check") == 2
    summary = said.split("Failed:")[1]
    assert "check 1" in summary
    assert "check 3" in summary
    assert "check 0" not in summary


def test_the_real_list_holds_every_check(steps):
    names = [name for name, _ in steps("checks").CHECKS]

    assert {"ruff check", "ruff format", "mypy", "import-linter"} < set(names)
    assert names[-1] == "pytest"
