"""Two programs cross at the same time on one database: none fails, no place is taken twice."""

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest


WORKER = Path(__file__).with_name("crossing_worker.py")
CROSSINGS = 60


@pytest.fixture(params=["sqlite", "postgresql"])
def post(request, make_post, clock):
    clock.set(datetime(2020, 6, 1, tzinfo=UTC))  # before whatever the machine's clock says
    return make_post(request.param)


def run(folder: Path, url: str, code: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, str(WORKER), str(folder), url, str(CROSSINGS), code],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


@pytest.mark.slow
@pytest.mark.parametrize("same_booth", [True, False], ids=["one booth", "two booths"])
def test_two_at_once(post, tmp_path, same_booth):
    until = date(2060, 1, 1)
    shen, lu = post.issue(until=until), post.issue("陆一鸣", "3-2-502", until=until)
    where = post.where
    if same_booth:  # the window and the command line
        other = where.folder, where.database_url
    else:
        with post.second_booth(tmp_path / "north") as north:
            other = north.where.folder, north.where.database_url
    post.booth.close()

    both = [run(where.folder, where.database_url, shen.code), run(*other, lu.code)]
    acknowledged = []
    for process in both:
        out, errors = process.communicate(timeout=100)
        assert process.returncode == 0, errors
        acknowledged += [UUID(line.split()[0]) for line in out.splitlines()]
    assert len(set(acknowledged)) == 2 * CROSSINGS

    post.reopened()
    compound = post.booth.ref.compound
    rows = post.sql(f"select id, booth, epoch, sequence from attempt where compound = {compound}")
    assert {UUID(str(row[0])) for row in rows} == set(acknowledged)
    places = {tuple(row[1:]) for row in rows}
    assert len(places) == len(rows)
    assert {row[1] for row in rows} == ({0} if same_booth else {0, 1})
    assert post.journal_break() is None
    assert post.count("reading") == 2 * CROSSINGS
    counters = post.s.book.counters()
    assert counters.entries == counters.exits == CROSSINGS
