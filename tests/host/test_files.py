import os
import stat

import pytest

from gangting.domain.errors import KnownError
from gangting.host import files
from gangting.host.files import must_be_writable, write_atomically


def test_the_content_is_replaced_and_nothing_else_is_left(tmp_path):
    path = tmp_path / "settings.json"
    write_atomically(path, "old")

    write_atomically(path, "新的")

    assert path.read_text(encoding="utf-8") == "新的"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="modes are a thing of POSIX")
def test_the_file_is_private_even_where_an_open_one_stood(tmp_path):
    path = tmp_path / "keys.json"
    path.write_text("old")
    path.chmod(0o644)

    write_atomically(path, "new")

    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_failure_leaves_the_old_content_and_no_rest(tmp_path, monkeypatch):
    path = tmp_path / "keys.json"
    write_atomically(path, "old")

    def full(descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(KnownError) as raised:
        write_atomically(path, "new")

    assert raised.value.code == "file_not_written"
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_missing_folder_is_a_known_error(tmp_path):
    with pytest.raises(KnownError) as raised:
        write_atomically(tmp_path / "gone" / "keys.json", "new")

    assert raised.value.code == "file_not_written"


@pytest.mark.skipif(os.name != "posix", reason="how long a name may be is a thing of the system")
def test_a_name_as_long_as_names_may_be_is_written(tmp_path):
    path = tmp_path / f"{'名' * 83}.csv"
    must_be_writable(path)

    write_atomically(path, "new")

    assert path.read_text() == "new"
    assert list(tmp_path.iterdir()) == [path]


def test_a_place_where_nothing_can_be_written_is_told_before(tmp_path):
    (tmp_path / "there").mkdir()
    for path in (tmp_path / "gone" / "a.csv", tmp_path / "there"):
        with pytest.raises(KnownError, match="file_not_written"):
            must_be_writable(path)

    assert [one.name for one in tmp_path.iterdir()] == ["there"]
