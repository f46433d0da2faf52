import os
import subprocess
import sys
import zipfile

import pytest


@pytest.fixture(scope="module")
def wheel(checkout, tmp_path_factory):
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", out],
        cwd=checkout,
        check=True,
        capture_output=True,
    )
    (built,) = out.iterdir()
    return built


def shipped(checkout):
    """Yield what stands in the two data folders of the checkout."""
    for folder in ("seeds", "resources"):
        for file in (checkout / folder).rglob("*"):
            if file.is_file() and "__pycache__" not in file.parts:
                yield file.relative_to(checkout).as_posix()


def test_seeds_and_resources_are_inside(wheel, checkout):
    inside = set(zipfile.ZipFile(wheel).namelist())

    wanted = {f"gangting/_data/{file}" for file in shipped(checkout)}
    assert wanted
    assert wanted <= inside


def test_an_installed_app_reads_its_own_data(wheel, checkout, tmp_path):
    zipfile.ZipFile(wheel).extractall(tmp_path)
    code = "from gangting.host.paths import resources_dir, seeds_dir; print(resources_dir()); "
    code += "print(seeds_dir())"

    said = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(tmp_path)},
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()

    assert said == [
        str(tmp_path / "gangting/_data/resources"),
        str(tmp_path / "gangting/_data/seeds"),
    ]
    assert (
        "gangting = gangting.__main__:main"
        in next(tmp_path.glob("gangting-*.dist-info/entry_points.txt")).read_text()
    )
