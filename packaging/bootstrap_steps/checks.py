"""The whole test command: every check runs, every failure is reported."""

import subprocess
import time
from pathlib import Path

from bootstrap_steps.console import Console


LINT_IMPORTS = "from importlinter.cli import lint_imports_command as main; main(['--no-logo'])"
CHECKS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("ruff check", ("-m", "ruff", "check")),
    ("ruff format", ("-m", "ruff", "format", "--check")),
    ("mypy", ("-m", "mypy")),
    ("mypy packaging", ("-m", "mypy", "packaging/bootstrap.py", "packaging/relock.py")),
    ("import-linter", ("-c", LINT_IMPORTS)),
    # The groups and their order are made in tests/conftest.py.
    (
        "pytest",
        ("-m", "pytest", "--numprocesses=auto", "--dist=loadgroup", "--no-loadscope-reorder"),
    ),
)


def run_checks(console: Console, python: Path, checkout: Path, options: list[str]) -> int:
    """Run every check and return the first failing status; the options go to pytest."""
    results = []
    for name, arguments in CHECKS:
        is_last = name == "pytest"
        begin = time.monotonic()
        console.say(f"… {name}")
        command = [python, *arguments, *(options if is_last else ())]
        status = subprocess.run(
            command, cwd=checkout, stdin=subprocess.DEVNULL, check=False
        ).returncode
        results.append((name, status, time.monotonic() - begin))
        console.say(_line(*results[-1]))
    failed = [result for result in results if result[1] != 0]
    if failed:
        console.say("\n没有通过 · Failed:")
        for result in failed:
            console.say(_line(*result))
        return failed[0][1]
    console.say("\n全部通过 · All passed")
    return 0


def _line(name: str, status: int, seconds: float) -> str:
    mark = "✓" if status == 0 else "✗"
    return f"{mark} {name:<15}{seconds:7.1f} s" + (f"  (status {status})" if status else "")
