"""Many processes at once on one booth."""

import json
import subprocess
import sys

import pytest


AT_ONCE = 20


@pytest.mark.slow
def test_twenty_crossings_at_once_are_all_recorded(ask, issue, booth):
    made = issue()
    command = [
        sys.executable, "-m", "gangting", "--data", str(booth), "gate", "cross", made["code"],
        "--direction", "entry", "--temperature", "36.4", "--confirm", "--json",
    ]  # fmt: skip

    started = [
        subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(AT_ONCE)
    ]
    finished = [process.communicate() for process in started]

    assert [process.returncode for process in started] == [0] * AT_ONCE
    assert [errors for _, errors in finished] == [b""] * AT_ONCE
    answers = [json.loads(out) for out, _ in finished]
    assert [answer["passed"] for answer in answers] == [True] * AT_ONCE
    log = ask("gate", "log", "--limit", 100)["attempts"]
    assert {a["attempt_id"] for a in log} == {a["attempt_id"] for a in answers}
    assert len(log) == AT_ONCE
    assert [a["decision"] for a in log].count("admit") == 1  # then the holder is inside


@pytest.mark.slow
def test_the_first_commands_of_a_booth_may_come_together(booth, ask):
    command = [
        sys.executable, "-m", "gangting", "--data", str(booth), "pass", "issue", "--name", "沈青",
        "--room", "3-2-501", "--category", "resident", "--json",
    ]  # fmt: skip

    started = [subprocess.Popen(command, stdout=subprocess.PIPE) for _ in range(6)]
    made = [json.loads(process.communicate()[0]) for process in started]

    assert len({one["serial"] for one in made}) == 6
    (person,) = ask("people", "find", "沈青")["people"]
    assert sorted(person["passes"]) == sorted(one["serial"] for one in made)
