"""kill -9 while the station is busy: what was acknowledged is there, once, and all is whole."""

import random
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from tests.shop import Shop


WORKER = Path(__file__).with_name("station_worker.py")
ROUNDS = 4
ACTS = 600


@pytest.mark.slow
def test_every_acknowledged_act_is_there_exactly_once(make_post, clock):
    clock.set(datetime(2020, 6, 1, tzinfo=UTC))  # before whatever the machine's clock says
    post = make_post("sqlite")
    shop = Shop(post)
    shop.receive("mask", 30, datetime(2060, 1, 1, tzinfo=UTC).date())
    shop.umbrellas("U1", "U2", "U3", "U4")
    post.booth.close()

    chance = random.Random(20200208)
    acknowledged: list[tuple[str, UUID]] = []
    for round_ in range(ROUNDS):
        after = chance.randint(30, 150)
        acknowledged += _run_until_killed(post.where.folder, round_, ACTS, after)
    acknowledged += _run_until_killed(post.where.folder, ROUNDS, ACTS - len(acknowledged), None)
    assert len(acknowledged) == len(set(acknowledged)) >= ACTS

    shop = Shop(post.reopened())
    assert shop.sound(), "each running sum is the sum of its movements"
    movements = post.sql("select id, act_id, kind, sequence, reverses from stock_movement")
    acts = {UUID(str(row[1])) for row in movements}
    counts = dict(post.sql("select id, state from stock_count"))
    counts = {UUID(str(count_id)): state for count_id, state in counts.items()}
    for kind, made in acknowledged:
        assert made in acts if kind == "act" else counts[made] == "accepted"
    taken_back = Counter(row[4] for row in movements if row[4] is not None)
    assert set(taken_back.values()) <= {1}

    # An act and what it began or ended are written together, or not at all.
    loans = post.sql('select act_id, end_act_id, "end" from loan')
    lent = {UUID(str(row[1])) for row in movements if row[2] == "lend"}
    assert {UUID(str(row[0])) for row in loans} == lent
    assert {UUID(str(row[1])) for row in loans if row[1] is not None} <= acts
    opened = {UUID(str(row[0])) for row in post.sql("select act_id from opened")}
    assert opened == {UUID(str(row[1])) for row in movements if row[2] == "open"}
    out = sum(1 for row in loans if row[1] is None)
    assert out == shop.view("umbrella").lent <= 4
    adjusted = {UUID(str(row[1])) for row in movements if row[2] == "adjust"}
    results = post.sql("select act_id, count_id from count_result")
    assert {UUID(str(row[0])) for row in results if row[0] is not None} == adjusted
    assert {counts[UUID(str(row[1]))] for row in results} == {"accepted"}
    assert sum(state == "open" for state in counts.values()) <= ROUNDS

    _is_whole(post)
    shop.receive("mask", 1, datetime(2060, 1, 1, tzinfo=UTC).date())  # and it goes on


def _is_whole(post):
    """Check that the file is sound, and that every fact has a place of its own."""
    tables = ("stock_movement", "loan", "opened", "stock_count", "count_line", "journal")
    numbers = [n for table in tables for (n,) in post.sql(f"select sequence from {table}")]
    assert len(numbers) == len(set(numbers))
    assert post.journal_break() is None
    assert post.sql("pragma integrity_check") == [("ok",)]
    assert post.sql("pragma foreign_key_check") == []


def _run_until_killed(folder, seed, count, after):
    """Start a station, kill it after that many lines, return what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, str(WORKER), str(folder), str(seed), str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    with process:
        lines = []
        for line in process.stdout:
            lines.append(line)
            if after is not None and len(lines) == after:
                process.send_signal(signal.SIGKILL)
        errors = process.stderr.read()
        status = process.wait()
    assert status == (0 if after is None else -signal.SIGKILL), errors
    said = (line.split() for line in lines if line.endswith("\n"))
    return [(kind, UUID(made)) for kind, made in said]
