import os
import stat

import pytest

from gangting.domain.errors import KnownError
from gangting.host import files
from gangting.host.files import (
    make_folder,
    must_be_writable,
    nameless_beside,
    write_atomically,
    write_bytes_atomically,
    write_pieces_atomically,
)
from gangting.wording import LANGUAGES, Words


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


posix = pytest.mark.skipif(os.name != "posix", reason="links and pipes are a thing of POSIX")


@posix
@pytest.mark.parametrize("kind", ["theirs", "nothing"])
def test_a_link_is_replaced_and_what_it_points_to_is_left_alone(tmp_path, kind):
    target, out = tmp_path / "theirs", tmp_path / "cards.pdf"
    if kind == "theirs":
        target.write_text("somebody else's")
        target.chmod(0o644)
    out.symlink_to(target)

    must_be_writable(out)
    write_bytes_atomically(out, b"cards")

    assert not out.is_symlink()
    assert out.read_bytes() == b"cards"
    assert stat.S_IMODE(out.stat().st_mode) == 0o600
    assert target.exists() == (kind == "theirs")
    if kind == "theirs":
        assert target.read_text() == "somebody else's"
        assert stat.S_IMODE(target.stat().st_mode) == 0o644


@posix
def test_a_pipe_or_a_link_to_one_is_never_replaced(tmp_path):
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link):
        for act in (must_be_writable, lambda path: write_atomically(path, "x")):
            with pytest.raises(KnownError, match="file_not_written") as raised:
                act(path)
            assert raised.value.params == {"file": path.name, "why": "forbidden"}
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert link.is_symlink()


def test_the_sentence_says_what_is_the_matter_and_what_to_do(tmp_path, checkout, monkeypatch):
    (tmp_path / "there").mkdir()
    (tmp_path / "file").write_text("x")
    cases = {
        "folder_missing": lambda: write_atomically(tmp_path / "gone" / "a.pdf", ""),
        "is_folder": lambda: write_atomically(tmp_path / "there", ""),
        "not_a_folder": lambda: make_folder(tmp_path / "file"),
        "name_too_long": lambda: write_atomically(tmp_path / ("长" * 300), ""),
        "forbidden": lambda: refused(13),
        "disk_full": lambda: refused(28),
    }

    def refused(number: int) -> None:
        with monkeypatch.context() as patch:
            patch.setattr(files.os, "fsync", refuse(number))
            write_atomically(tmp_path / "a.pdf", "")

    for why, act in cases.items():
        with pytest.raises(KnownError) as raised:
            act()
        error = raised.value
        assert error.params["why"] == why
        for language in LANGUAGES:
            words = Words(language, checkout / "resources" / "wording")
            assert words.sentence(f"file_trouble.{why}") in words.error(error.code, **error.params)
    assert sorted(one.name for one in tmp_path.iterdir()) == ["file", "there"]


def test_what_the_system_says_otherwise_is_told_without_a_guess(tmp_path, checkout, monkeypatch):
    monkeypatch.setattr(files.os, "fsync", refuse(5))
    with pytest.raises(KnownError) as raised:
        write_atomically(tmp_path / "a.pdf", "")
    words = Words("zh_CN", checkout / "resources" / "wording")
    told = words.error(raised.value.code, **raised.value.params)
    assert told == "文件 a.pdf 写不进去，请换个位置"


def refuse(number: int):
    def fsync(_descriptor: int) -> None:
        raise OSError(number, os.strerror(number))

    return fsync


def test_a_folder_is_made_where_there_is_none(tmp_path):
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


def test_what_comes_in_pieces_is_written_whole_or_not_at_all(tmp_path):
    path = tmp_path / "cards.pdf"
    write_pieces_atomically(path, iter((b"one ", b"", b"two")))
    assert path.read_bytes() == b"one two"

    def torn():
        yield b"half of it"
        raise OSError

    with pytest.raises(KnownError, match="file_not_written"):
        write_pieces_atomically(path, torn())
    assert path.read_bytes() == b"one two"
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(os.name != "posix", reason="elsewhere it has a name while it is open")
def test_a_file_in_the_making_has_no_name_and_is_gone_when_it_is_let_go(tmp_path):
    with nameless_beside(tmp_path / "cards.pdf") as file:
        file.write(b"half of it")
        file.flush()
        assert list(tmp_path.iterdir()) == []
    assert file.closed


@pytest.mark.parametrize("place", ["nowhere/cards.pdf", "."])
def test_where_nothing_can_be_made_it_is_told_before(tmp_path, place):
    with (
        pytest.raises(KnownError, match="file_not_written"),
        nameless_beside(tmp_path / place),
    ):
        pytest.fail("it was opened")
