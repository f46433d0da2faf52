"""A booth on a folder of its own, and a way to type commands at it."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from gangting.cli.root import app


@dataclass(frozen=True)
class Said:
    """What a command left behind."""

    status: int
    out: str
    err: str

    @property
    def body(self) -> dict[str, Any]:
        """The one JSON object on standard output; anything more fails the test."""
        assert self.out.endswith("\n")
        body = json.loads(self.out)
        assert isinstance(body, dict)
        return body

    @property
    def error(self) -> str:
        """The code of the error, of a command that could not be done."""
        assert self.status == 1, self
        (error,) = self.body.values()
        assert set(error) == {"code", "message"}
        assert isinstance(error["message"], str)
        assert error["message"]
        return error["code"]


Gangting = Callable[..., Said]


def type_command(*arguments: object, **environment: str) -> Said:
    """Run ``gangting`` with these arguments in this process."""
    result = CliRunner().invoke(app, [str(a) for a in arguments], env=environment)
    if result.exception is not None and not isinstance(result.exception, SystemExit):
        raise result.exception
    return Said(result.exit_code, result.stdout, result.stderr)


@pytest.fixture
def command() -> Gangting:
    """Type a command as it stands."""
    return type_command


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder in which nothing is set up."""
    return tmp_path / "data"


@pytest.fixture(scope="session")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set one booth up, to be copied for each test."""
    folder = tmp_path_factory.mktemp("fresh") / "data"
    names = ("--compound", "晴川里小区", "--gate", "南门岗", "--compound-number", 4660)
    said = type_command("--data", folder, "init", *names, "--booth", 3)
    assert said.status == 0, said
    return folder


@pytest.fixture
def booth(fresh: Path, folder: Path) -> Path:
    """Return the data folder of a booth that was just set up."""
    shutil.copytree(fresh, folder)
    return folder


@pytest.fixture
def gangting(booth: Path) -> Gangting:
    """Type a command at the booth."""

    def run(*arguments: object, **environment: str) -> Said:
        return type_command("--data", booth, *arguments, **environment)

    return run


@pytest.fixture
def ask(gangting: Gangting) -> Callable[..., dict[str, Any]]:
    """Type a command that succeeds, and return its JSON."""

    def run(*arguments: object) -> dict[str, Any]:
        said = gangting(*arguments, "--json")
        assert said.status == 0, said
        assert said.err == ""
        return said.body

    return run


@pytest.fixture
def issue(ask: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Issue a pass, a resident's unless told otherwise, and bring it into a state."""

    def run(*more: object, state: str = "active", **given: object) -> dict[str, Any]:
        wanted = {"name": "沈青", "room": "3-2-501", "category": "resident", **given}
        options = [part for key, value in wanted.items() for part in (f"--{key}", value)]
        made = ask("pass", "issue", *options, *more)
        for verb in _STEPS[state]:
            made = ask("pass", verb, made["serial"])
        return made

    return run


_STEPS = {
    "applied": (),
    "printed": ("print-done",),
    "active": ("collect",),
    "suspended": ("collect", "suspend"),
    "lost": ("collect", "lost"),
    "void": ("void",),
    "returned": ("collect", "return"),
}
