"""A sheet that was accepted is printed the same for ever, whatever happens to the booth."""

import shutil
import signal
import subprocess
import sys
from dataclasses import replace

import pytest
from tests.booths import PINS
from tests.crew import Crew
from tests.papers import texts

from gangting.documents.handover_sheet import handover_document
from gangting.documents.output import write_pdf
from gangting.documents.report.pages import A4, PAPERS, SLIP58
from gangting.domain.actors import Role
from gangting.domain.handover_sheet import canonical, digest


HANDING_OVER = """
import json, sys
from pathlib import Path
from gangting.booth import Where, open_booth
from gangting.services.handover.signing import Signer
services = open_booth(Where(Path(sys.argv[1]))).services
officers = {officer.name: officer for officer in services.officers.active()}
view = services.handovers.current()
sheet = services.handovers.accept(view.handover.id, Signer(officers["康宁"].id, sys.argv[2]))
print(sheet.content_hash, flush=True)
sys.stdin.read()
"""


@pytest.fixture
def crew(make_post, clock):
    made = Crew(make_post("sqlite"), clock)
    made.stock("mask", 50)
    made.stock("umbrella", 3)
    return made


def printed(crew, sheet, words_of):
    """Return every text on every paper, as it is now."""
    return {
        (name, language): [
            texts(document, page)
            for document in [handover_document(sheet, words_of(language), paper)]
            for page in range(document.page_count)
        ]
        for name, paper in PAPERS.items()
        for language in ("zh_CN", "en")
    }


def test_later_days_change_neither_the_hash_nor_a_word(crew, words_of):
    accepted = crew.handed_over(mask=48)
    before = printed(crew, accepted, words_of)
    post, leader = crew.post, crew.officer("周岚")

    crew.stock("mask", 500)
    mask = crew.item("mask")
    crew.s.station.catalogue.save(
        replace(mask, name="医用口罩", unit="只", bottom=300, target=900), leader
    )
    crew.s.setup.rename("莲花池小区", "北门岗", "010-55550199", leader)
    crew.s.officers.change(crew.officer("何平").id, leader, role=Role.OBSERVER, active=False)
    patterns = crew.s.duty_settings.patterns()
    names = (("zh_CN", "早班"), ("en", "Early shift"))
    crew.s.duty_settings.save_patterns(
        tuple(replace(pattern, names=names) for pattern in patterns), leader
    )
    crew.s.duty_settings.save_equipment((), leader)
    crew.pass_time(days=40)
    post.reopened()

    again = crew.handovers.sheet(accepted.id)

    assert again == accepted
    assert digest(canonical(again.content)) == accepted.content_hash
    assert printed(crew, again, words_of) == before
    assert "何平" in before["a4", "zh_CN"][0]
    assert "防护口罩 (个)" in before["a4", "en"][0]


@pytest.mark.skipif(not shutil.which("pdftotext"), reason="needs poppler-utils")
def test_the_copied_text_is_the_same_too(crew, words_of, tmp_path):
    accepted = crew.handed_over(mask=48)
    copies = []
    for name in ("before", "after"):
        for paper in (A4, SLIP58):
            path = tmp_path / f"{name}.pdf"
            sheet = crew.handovers.sheet(accepted.id)
            write_pdf(handover_document(sheet, words_of("zh_CN"), paper), path, "Gangting")
            command = ["pdftotext", "-layout", str(path), "-"]
            copies.append(subprocess.run(command, capture_output=True, check=True).stdout.decode())
        crew.stock("mask", 7)
        crew.s.setup.rename("莲花池小区", "北门岗", "", crew.officer("周岚"))

    assert copies[:2] == copies[2:]
    assert accepted.content_hash in copies[0]


def test_what_stands_beside_is_added_below_and_the_hash_stays(crew, words_of):
    accepted = crew.handed_over()
    leader = crew.officer("周岚")

    crew.handovers.add(accepted.id, "口罩在抽屉里找到了", leader)
    closed = crew.handovers.close(accepted.id, leader)

    assert closed.content_hash == accepted.content_hash
    before, after = (
        [text for page in printed(crew, sheet, words_of)["a4", "zh_CN"] for text in page]
        for sheet in (accepted, closed)
    )
    beside = before.index("签字之后")
    assert after[:beside] == before[:beside]
    assert any("口罩在抽屉里找到了" in text for text in after[beside:])
    assert after[-2] == before[-2] == f"SHA-256 {accepted.content_hash}"


@pytest.mark.slow
def test_killed_right_after_the_acceptance_it_prints_what_was_accepted(crew, words_of):
    crew.signed(mask=48)
    crew.post.booth.close()
    folder = str(crew.post.where.folder)
    command = [sys.executable, "-c", HANDING_OVER, folder, PINS["康宁"]]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        told = process.stdout.readline().strip()
        process.send_signal(signal.SIGKILL)
        errors = process.stderr.read()
    assert process.returncode == -signal.SIGKILL, errors

    crew.post.reopened()

    [sheet] = crew.handovers.sheets()
    assert sheet.content_hash == told == digest(canonical(sheet.content))
    first = printed(crew, sheet, words_of)
    crew.post.reopened()
    assert printed(crew, crew.handovers.sheet(sheet.id), words_of) == first
    assert first["a4", "en"][0][-2] == f"SHA-256 {told}"
    assert crew.s.duty.current().responsible == "康宁"
