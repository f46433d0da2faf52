import os
import stat

import pytest

from gangting.domain.errors import KnownError
from gangting.host.paths import (
    data_folder,
    resources_dir,
    secure_folder,
    seeds_dir,
    shipped_folder,
)


POSIX = pytest.mark.skipif(os.name != "posix", reason="modes are a thing of POSIX")


def test_a_checkout_reads_its_own_folders(checkout):
    assert resources_dir() == checkout / "resources"
    assert seeds_dir() == checkout / "seeds"


def test_an_installed_package_reads_what_it_carries(tmp_path):
    package = tmp_path / "site-packages" / "gangting"
    (package / "_data" / "seeds").mkdir(parents=True)

    assert shipped_folder("seeds", package) == package / "_data" / "seeds"


def test_practice_has_a_folder_of_its_own():
    real, practice = data_folder(practice=False), data_folder(practice=True)

    assert real.name == "gangting"
    assert practice.name == "gangting-practice"
    assert practice not in real.parents
    assert real not in practice.parents


@POSIX
def test_a_folder_is_made_for_its_owner_alone(tmp_path):
    made = secure_folder(tmp_path / "岗亭" / "data")

    assert stat.S_IMODE(made.stat().st_mode) == 0o700


@POSIX
def test_a_folder_that_was_open_is_closed(tmp_path):
    folder = tmp_path / "data"
    folder.mkdir(mode=0o755)

    secure_folder(folder)

    assert stat.S_IMODE(folder.stat().st_mode) == 0o700


def test_a_file_in_the_way_is_a_known_error(tmp_path):
    (tmp_path / "data").write_text("not a folder")

    with pytest.raises(KnownError) as raised:
        secure_folder(tmp_path / "data")

    assert raised.value.code == "folder_unusable"
