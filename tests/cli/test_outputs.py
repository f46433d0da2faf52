"""Whatever a command writes: private, whole or not at all, and never through a link."""

import os
import stat

import pytest
from tests.crew import Crew


LIST = "姓名,住处,电话\n沈青,3-2-501,19900004821\n何平,,19900004822\n"


@pytest.fixture
def crew(make_post, clock):
    crew = Crew(make_post("sqlite"), clock)
    crew.stock("mask", 50)
    crew.handed_over(mask=49)
    return crew


@pytest.fixture
def write(request, tmp_path):
    """Type a command that writes a file, its kind named by the test's parameter."""
    kind = request.param
    if kind == "sheet":
        crew, command = request.getfixturevalue("crew"), request.getfixturevalue("command")
        head = ("--data", crew.post.where.folder, "handover", "sheet")
        return lambda out: command(*head, "--out", out, "--json")
    gangting = request.getfixturevalue("gangting")
    if kind == "bad rows":
        (tmp_path / "list.csv").write_text(LIST, encoding="utf-8")
        head = ("people", "import", tmp_path / "list.csv")
        return lambda out: gangting(*head, "--bad-rows", out, "--json")
    serial = request.getfixturevalue("issue")()["serial"]
    return lambda out: gangting("pass", "render", serial, "--out", out, "--json")


OUTPUTS = [
    pytest.param("cards", "cards.pdf", id="cards-pdf"),
    pytest.param("cards", "cards.png", id="cards-png"),
    pytest.param("sheet", "sheet.pdf", id="sheet-pdf"),
    pytest.param("bad rows", "bad.csv", id="bad-csv"),
    pytest.param("bad rows", "bad.xlsx", id="bad-xlsx"),
]
every_output = pytest.mark.parametrize(("write", "name"), OUTPUTS, indirect=["write"])


@pytest.mark.skipif(os.name != "posix", reason="modes and links are a thing of POSIX")
@every_output
def test_a_link_leads_nowhere_and_nobody_else_may_read_it(write, name, tmp_path):
    theirs, out = tmp_path / "theirs", tmp_path / name
    theirs.write_text("somebody else's")
    out.symlink_to(theirs)

    said = write(out)

    assert said.status == 0, said
    assert theirs.read_text() == "somebody else's"
    assert not out.is_symlink()
    assert out.stat().st_size > 20
    assert stat.S_IMODE(out.stat().st_mode) == 0o600


@every_output
def test_a_place_that_cannot_be_is_told_before_anything_is_done(write, name, tmp_path):
    (tmp_path / name).mkdir()
    before = sorted(one.name for one in tmp_path.iterdir())
    for out, why in ((tmp_path / name, "文件夹"), (tmp_path / "no" / name, "没有这个文件夹")):
        said = write(out)
        assert said.error == "file_not_written"
        assert why in said.body["error"]["message"]
        assert name in said.body["error"]["message"]
    assert sorted(one.name for one in tmp_path.iterdir()) == before


def test_the_tour_says_where_it_cannot_put_its_pictures(command, tmp_path):
    (tmp_path / "file").write_text("mine")
    for out, word in ((tmp_path / "file", "同名"), (tmp_path / "file" / "in", "没有这个文件夹")):
        said = command("tour", "--out", out, "--json")
        assert said.error == "folder_not_made"
        assert word in said.body["error"]["message"]
    assert (tmp_path / "file").read_text() == "mine"
