"""Passes drawn into files."""

from typing import get_args

import pytest
from PIL import Image

from gangting.cli.passes import TWO_SIDED, LayoutName
from gangting.devices.image_reader import read_codes
from gangting.documents.values import Layout


def test_the_layouts_are_those_of_the_documents():
    assert get_args(LayoutName) == tuple(layout.value for layout in Layout)


def test_the_layouts_with_a_back_are_those_of_the_documents():
    assert tuple(layout.value for layout in Layout if layout.two_sided) == TWO_SIDED


@pytest.mark.parametrize("layout", TWO_SIDED)
def test_backs_are_pages_of_their_own(ask, issue, tmp_path, layout):
    made, out = issue(), tmp_path / "card.png"

    files = ask("pass", "render", made["serial"], "--out", out, "--layout", layout, "--back")

    front, behind = (tmp_path / f"card-{number}.png" for number in (1, 2))
    assert files == {"files": [str(front), str(behind)]}
    (result,) = ask("pass", "read", front)["results"]
    assert result["text"] == made["code"]
    assert list(read_codes(behind)) == []


@pytest.mark.parametrize("layout", [layout.value for layout in Layout])
@pytest.mark.parametrize("suffix", [".pdf", ".png"])
def test_what_is_drawn_can_be_read(ask, issue, tmp_path, layout, suffix):
    made = issue()
    out = tmp_path / f"card{suffix}"

    files = ask("pass", "render", made["serial"], "--out", out, "--layout", layout)["files"]

    assert files == [str(out)]
    (result,) = ask("pass", "read", files[0])["results"]
    assert result["text"] == made["code"]
    assert result["decision"] == "admit"


def test_many_cards_make_many_pictures_and_one_pdf(ask, issue, tmp_path):
    cards = [issue(name=name) for name in ("沈青", "冯可", "康宁宇")]
    serials = [card["serial"] for card in cards]

    pictures = ask("pass", "render", *serials, "--out", tmp_path / "cards.png")["files"]
    (pdf,) = ask("pass", "render", *serials, "--out", tmp_path / "cards.PDF")["files"]

    assert pictures == [str(tmp_path / f"cards-{number}.png") for number in (1, 2, 3)]
    texts = [r["text"] for r in ask("pass", "read", *pictures)["results"]]
    assert texts == [card["code"] for card in cards]
    results = ask("pass", "read", pdf)["results"]
    assert [r["input"] for r in results] == [pdf] * 3
    assert [r["text"] for r in results] == texts


def test_a_sheet_holds_several_cards_in_one_picture(ask, issue, tmp_path):
    cards = [issue(name=name) for name in ("沈青", "冯可")]
    out = tmp_path / "sheet.png"

    ask("pass", "render", *(c["serial"] for c in cards), "--out", out, "--layout", "sheet8")

    results = ask("pass", "read", out)["results"]
    assert {r["text"] for r in results} == {card["code"] for card in cards}
    assert {r["input"] for r in results} == {str(out)}


def test_drawing_changes_no_state(ask, issue, tmp_path):
    made = issue(state="applied")

    ask("pass", "render", made["serial"], "--out", tmp_path / "card.pdf")

    assert ask("pass", "show", made["serial"])["state"] == "applied"


@pytest.mark.parametrize(("serial", "code"), [("00000001", "not_found"), ("12", "bad_serial")])
def test_an_unknown_pass_draws_nothing(gangting, issue, tmp_path, serial, code):
    made, out = issue(), tmp_path / "card.pdf"

    said = gangting("pass", "render", made["serial"], serial, "--out", out, "--json")

    assert said.error == code
    assert not out.exists()


@pytest.mark.parametrize("name", ["card.pdf", "card.png"])
def test_a_place_where_nothing_can_be_written(gangting, issue, tmp_path, name):
    out = tmp_path / "not there" / name

    said = gangting("pass", "render", issue()["serial"], "--out", out, "--json")

    assert said.error == "file_not_written"


@pytest.mark.parametrize(
    "options",
    [
        (),
        ("00000001",),
        ("--out", "card.pdf"),
        ("00000001", "--out", "card.svg"),
        ("00000001", "--out", "card"),
        ("00000001", "--out", "card.pdf", "--layout", "poster"),
        ("00000001", "--out", "card.pdf", "--layout", "slip58", "--back"),
    ],
)
def test_wrong_use(gangting, options):
    said = gangting("pass", "render", *options, "--json")

    assert said.status == 2
    assert said.out == ""


def test_the_seal_of_the_booths_folder_is_drawn_and_a_broken_one_says_so(
    ask, gangting, issue, tmp_path, booth
):
    made = issue()
    out = tmp_path / "card.png"
    ask("pass", "render", made["serial"], "--out", out)
    bare = out.read_bytes()
    Image.new("RGBA", (300, 300), "#c8102e").save(booth / "seal.png")
    ask("pass", "render", made["serial"], "--out", out)
    assert out.read_bytes() != bare

    (booth / "seal.png").write_bytes(b"not a picture")

    said = gangting("pass", "render", made["serial"], "--out", out, "--json")
    assert said.error == "image_unreadable"
