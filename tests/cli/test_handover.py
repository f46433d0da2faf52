"""The sheet of a handover, from the command line."""

import shutil
import subprocess
from typing import get_args
from uuid import uuid4

import pytest
from tests.crew import Crew

from gangting.cli.handover import PaperName
from gangting.documents.report.pages import PAPERS
from gangting.domain.handover import HandoverState


@pytest.fixture
def crew(make_post, clock):
    made = Crew(make_post("sqlite"), clock)
    made.stock("mask", 50)
    return made


@pytest.fixture
def sheet(crew, command):
    """Type the command at the crew's booth."""

    def run(*arguments, **environment):
        folder = crew.post.where.folder
        return command("--data", folder, "handover", "sheet", *arguments, **environment)

    return run


def test_the_papers_are_those_of_the_documents():
    assert get_args(PaperName) == tuple(PAPERS)


@pytest.mark.parametrize("layout", PAPERS)
@pytest.mark.parametrize("suffix", [".pdf", ".png"])
def test_a_sheet_is_drawn_and_nothing_is_changed(crew, sheet, tmp_path, layout, suffix):
    accepted = crew.handed_over(mask=49)
    out = tmp_path / f"sheet{suffix}"

    said = sheet("--out", out, "--layout", layout, "--json")

    assert said.status == 0, said
    files = said.body.pop("files")
    assert said.body["sheet_id"] == str(accepted.id)
    assert said.body["content_hash"] == accepted.content_hash
    assert said.body["state"] == "accepted"
    assert set(said.body) == {"files", "sheet_id", "content_hash", "state"}
    assert files
    assert sorted(files) == sorted(str(file) for file in tmp_path.glob("sheet*"))
    assert crew.handovers.sheet(accepted.id) == accepted


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
@pytest.mark.parametrize(("language", "title"), [("zh_CN", "交接班记录"), ("en", "Shift handover")])
def test_it_speaks_the_language_of_the_desk(crew, sheet, tmp_path, language, title):
    accepted = crew.handed_over()
    out = tmp_path / "sheet.pdf"

    said = sheet("--out", out, GANGTING_LANGUAGE=language)

    assert said.status == 0, said
    assert accepted.content_hash in said.out
    text = subprocess.run(["pdftotext", out, "-"], capture_output=True, check=True).stdout.decode()
    assert title in text
    assert accepted.content_hash in text


def test_the_newest_unless_another_is_named(crew, sheet, tmp_path):
    first = crew.handed_over()
    crew.pass_time(hours=8)
    second = crew.handed_over("康宁", "何平")
    crew.handovers.close(first.id, crew.officer("周岚"))
    crew.pass_time(hours=1)
    crew.started()
    out = tmp_path / "a.pdf"

    newest = sheet("--out", out, "--json").body
    named = sheet("--out", out, "--id", first.id, "--json").body

    assert newest["content_hash"] == second.content_hash
    assert (named["content_hash"], named["state"]) == (first.content_hash, HandoverState.CLOSED)


def test_there_is_nothing_to_draw_yet(crew, sheet, tmp_path):
    out = tmp_path / "a.pdf"
    assert sheet("--out", out, "--json").error == "no_sheet_yet"

    running = crew.started().handover.id

    assert sheet("--out", out, "--json").error == "no_sheet_yet"
    assert sheet("--out", out, "--id", running, "--json").error == "not_accepted"
    assert sheet("--out", out, "--id", uuid4(), "--json").error == "not_found"
    assert not out.exists()


def test_a_place_where_nothing_can_be_written(crew, sheet, tmp_path):
    crew.handed_over()

    assert sheet("--out", tmp_path / "no" / "a.pdf", "--json").error == "file_not_written"


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("--out", "a.xlsx"),
        ("--out", "a"),
        ("--out", "a.pdf", "--layout", "card"),
        ("--out", "a.pdf", "--id", "7"),
    ],
)
def test_wrong_use(crew, sheet, options):
    said = sheet(*options, "--json")

    assert said.status == 2
    assert said.out == ""
