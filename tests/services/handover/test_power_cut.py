"""kill -9 at every step of a handover: it goes on exactly there, and nothing is done twice."""

import json
import random
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from tests.booths import PINS

from gangting.domain.handover import HandoverState, Step
from gangting.domain.handover_sheet import canonical, digest


WORKER = Path(__file__).with_name("handover_worker.py")


@pytest.fixture
def post(make_post):
    """Return a booth on SQLite: the worker opens the same file."""
    return make_post("sqlite")


def work(folder: Path, shifts: int, *ask: str) -> subprocess.Popen:
    return subprocess.Popen(
        [sys.executable, str(WORKER), str(folder), json.dumps(PINS), str(shifts), *ask],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def whole(crew) -> None:
    """Assert what must hold after any power cut."""
    assert crew.post.journal_break() is None
    assert crew.post.count("duty_shift", "running") <= 1
    assert crew.post.count("handover", "running") <= 1
    assert crew.post.count("duty_spell", "ended_at is null") == crew.post.count(
        "duty_shift", "running"
    )
    with crew.s.database.read() as books:
        assert books.supplies.stock.summed() == books.supplies.stock.running()
    for sheet in crew.handovers.sheets(limit=100):
        assert digest(canonical(sheet.content)) == sheet.content_hash


def picture(crew):
    """Return everything of the running handover that a power cut must not change."""
    view = crew.handovers.current()
    return view and (
        view.step,
        view.state,
        view.handover,
        view.count,
        view.equipment,
        tuple(group.acknowledged for group in view.groups),
    )


@pytest.mark.slow
def test_killed_after_each_step_it_goes_on_exactly_there(crew, clock):
    clock.set(datetime(2020, 6, 1, tzinfo=UTC))  # before whatever the machine's clock says
    crew.stock("mask", 50)
    crew.stock("umbrella", 3)
    steps: list[str] = []
    while not steps or not steps[-1].startswith("accept"):
        crew.post.booth.close()
        with work(crew.post.where.folder, 1, "ask") as process:
            steps.append(process.stdout.readline().strip())
            process.send_signal(signal.SIGKILL)
            errors = process.stderr.read()
        assert process.returncode == -signal.SIGKILL, errors
        crew.post.reopened()
        whole(crew)
        seen = picture(crew)
        crew.post.reopened()
        assert picture(crew) == seen
    assert len(steps) == len(set(steps)), "no step was to be done twice"
    assert {step.split()[0] for step in steps} == {
        *("begin", "start", "summary", "begin_count", "put", "explain", "finish_count"),
        *("open_items", "equipment", "sign", "leader", "accept"),
    }
    [sheet] = crew.handovers.sheets()
    assert steps[-1] == f"accept {sheet.content_hash}"
    assert sheet.state is HandoverState.ACCEPTED
    assert crew.s.duty.current().responsible == "康宁"


@pytest.mark.slow
def test_killed_at_any_moment_no_shift_is_lost_and_none_is_doubled(crew, clock):
    clock.set(datetime(2020, 6, 1, tzinfo=UTC))
    crew.stock("mask", 200)
    chance = random.Random(20200208)
    accepted: list[str] = []
    for _ in range(6):
        crew.post.booth.close()
        with work(crew.post.where.folder, 50) as process:
            for _ in range(chance.randint(3, 60)):
                line = process.stdout.readline()
                if line.startswith("accept"):
                    accepted.append(line.split()[1])
            process.send_signal(signal.SIGKILL)
            rest = process.stdout.read()
            errors = process.stderr.read()
        assert process.returncode == -signal.SIGKILL, errors
        accepted += [line.split()[1] for line in rest.splitlines() if line.startswith("accept")]
        crew.post.reopened()
        whole(crew)
        hashes = [sheet.content_hash for sheet in crew.handovers.sheets(limit=100)]
        # The last acceptance may be in the books and not yet acknowledged.
        assert hashes[::-1][: len(accepted)] == accepted
        assert len(hashes) - len(accepted) in {0, 1}
        accepted = hashes[::-1]
        assert crew.post.count("duty_shift") == len(accepted) + 1
        view = crew.handovers.current()
        assert view is None or view.step is not Step.DONE
    assert len(accepted) >= 2
    opened = [sheet.content["opening"]["previous_hash"] for sheet in crew.handovers.sheets(100)]
    assert opened == [*accepted[-2::-1], ""]
