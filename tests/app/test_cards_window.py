"""Through the real window: a leader writes the back and chooses a seal, and both are on paper."""

import shutil
import subprocess

import pytest
from PIL import Image, ImageDraw

from gangting.domain.actors import Role
from gangting.domain.passes import Category
from gangting.host.seal import read_seal
from gangting.services.pass_values import IssueRequest
from gangting.ui.jobs import Lane
from gangting.ui.screens.settings.state import Section


def quiet(hand) -> None:
    for lane in (Lane.STORE, Lane.LONG, Lane.STORE):
        hand.wait(lambda lane=lane: not hand.composition.jobs.busy(lane), f"{lane} is quiet")


def cards_page(hand):
    wanted = {"passes", "settings"}
    hand.wait(
        lambda: wanted <= {one.name for one in hand.window.screens()}, "the screens are there"
    )
    hand.sign_in(Role.LEADER)
    hand.show_screen("settings")
    hand.more.settings._open(Section.CARDS)
    quiet(hand)
    return hand.more.settings._cards


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
def test_what_a_leader_writes_is_printed_behind_every_card(practice, tmp_path) -> None:
    page = cards_page(practice)
    field = page.rules.lines["lost"]
    field.setText("丢失请打居委会电话")
    page.rules.save.click()
    quiet(practice)
    assert practice.s.card_back.current().line("lost") == "丢失请打居委会电话"

    leader = next(one for one in practice.s.officers.active() if one.role is Role.LEADER)
    for number in range(9):
        request = IssueRequest("沈安宁", f"12-3-{number + 1}01", Category.RESIDENT)
        practice.s.passes.issue(request, leader)
    practice.show_screen("passes")
    practice.more.passes.list.batch.click()
    quiet(practice)
    screen, path = practice.more.batches, tmp_path / "cards.pdf"
    screen.desk._ask_path = lambda _name, then: then(path)
    screen.desk.choose_printer("")
    screen.choose.papers.button("sheet8").click()
    screen.choose.sides.button("both").click()
    quiet(practice)
    chosen = len(screen.desk.facts.chosen)
    screen.choose.print.click()
    practice.wait(path.exists, "the file is there")
    quiet(practice)

    pages = _pages(path)
    sheets = -(-chosen // 8)
    assert len(pages) == 2 * sheets
    for number in range(sheets):
        cards = min(8, chosen - 8 * number)
        assert pages[2 * number].count("出入证") == cards
        assert pages[2 * number + 1].count("丢失请打居委会电话") == cards
        assert "出入证" not in pages[2 * number + 1]


def _pages(pdf) -> list[str]:
    text = subprocess.run(["pdftotext", "-raw", str(pdf), "-"], capture_output=True, check=True)
    return text.stdout.decode().split("\f")[:-1]


def test_a_seal_is_chosen_in_the_window_and_taken_off_again(practice) -> None:
    page = cards_page(practice)
    page.open("seal")
    picture = Image.new("RGB", (500, 400), "white")
    ImageDraw.Draw(picture).ellipse((100, 50, 400, 350), outline=(200, 20, 30), width=20)
    picture.save(practice.folder / "scan.jpg")
    page.seal.take(practice.folder / "scan.jpg")
    practice.wait(lambda: read_seal(practice.folder) != b"", "the seal is kept")
    practice.wait(lambda: not page.seal.remove.isHidden(), "it can be taken off")
    page.seal.remove.click()
    practice.wait(lambda: read_seal(practice.folder) == b"", "it is off")


def test_a_hidden_point_is_gone_from_the_desk(practice) -> None:
    page = cards_page(practice)
    page.open("points")
    page.points.table.pressed.emit("4", 0)
    page.points.hide_it.click()
    quiet(practice)
    page.points.table.pressed.emit("1", 0)
    page.points.name.set_text("活动室")
    page.points.save.click()
    quiet(practice)
    practice.show_screen("passes")
    practice.more.passes.list.hand.click()
    quiet(practice)
    points = practice.more.pickup.desk.facts.points
    assert [(one.code, one.name) for one in points] == [("1", "活动室"), ("2", ""), ("3", "")]
