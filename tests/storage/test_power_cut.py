"""kill -9 in the middle of crossings: what was acknowledged is there, once, and all is whole."""

import random
import signal
import subprocess
import sys
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import UUID

import pytest

from gangting.domain.verdict.facts import Direction, Presence, Reason


WORKER = Path(__file__).with_name("crossing_worker.py")
ROUNDS = 4
CROSSINGS = 1000


@pytest.mark.slow
def test_every_acknowledged_crossing_is_there_exactly_once(make_post, clock):
    clock.set(datetime(2020, 6, 1, tzinfo=UTC))  # before whatever the machine's clock says
    post = make_post("sqlite")
    fever = post.issue("唐晓", "5-1-302")
    case = post.enter(fever, 378).case
    until = date(2060, 1, 1)
    cards = [post.issue(f"沈{name}", "3-2-501", until=until) for name in "青一文"]
    post.s.drafts.save("visitor", {"name": "陆一鸣"})
    before = post.count("attempt")
    post.booth.close()

    chance = random.Random(20200208)
    acknowledged: list[UUID] = []
    left = CROSSINGS
    for _ in range(ROUNDS):
        done = _cross_until_killed(post.where.folder, left, cards, chance.randint(40, 300))
        acknowledged += done
        left -= len(done)
    acknowledged += _cross_until_killed(post.where.folder, left, cards, None)
    assert len(acknowledged) == len(set(acknowledged)) == CROSSINGS

    post.reopened()
    rows = post.sql("select id, sequence, passed, holder_id, direction from attempt")
    times = Counter(UUID(str(row[0])) for row in rows)
    assert [a for a in acknowledged if times[a] != 1] == []
    assert CROSSINGS + before <= len(rows) <= CROSSINGS + before + ROUNDS
    sequences = [row[1] for row in rows]
    assert len(sequences) == len(set(sequences))
    assert post.journal_break() is None
    assert post.sql("pragma integrity_check") == [("ok",)]
    assert post.sql("pragma foreign_key_check") == []
    for table in ("reading", "pass_event", "journal"):
        numbers = [row[0] for row in post.sql(f"select sequence from {table}")]
        assert len(numbers) == len(set(numbers))

    ids = {UUID(str(row[0])) for row in rows}
    read = {UUID(str(row[0])) for row in post.sql("select attempt_id from reading")}
    assert read == ids, "a crossing and its temperature are written together, or not at all"
    for card in cards:
        own = [r for r in rows if r[3] is not None and UUID(str(r[3])) == card.ref.id]
        newest = max(own, key=lambda row: row[1])
        inside = newest[4] == Direction.ENTRY
        assert post.presence(card.ref) is (Presence.INSIDE if inside else Presence.OUTSIDE)

    [view] = post.s.rechecks.open()
    assert view.case == case
    assert Reason.RECHECK_OPEN in post.scan(fever.code, 364, Direction.ENTRY).verdict.reasons
    assert post.s.drafts.load("visitor") == {"name": "陆一鸣"}


def _cross_until_killed(folder: Path, count: int, cards: list, after: int | None) -> list[UUID]:
    """Start a booth that crosses, kill it after that many lines, return what it acknowledged."""
    codes = [card.code for card in cards]
    process = subprocess.Popen(
        [sys.executable, str(WORKER), str(folder), "", str(count), *codes],
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
    return [UUID(line.split()[0]) for line in lines if line.endswith("\n")]
