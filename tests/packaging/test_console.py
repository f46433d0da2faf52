import os
import sys

import pytest


@pytest.fixture
def console(steps, tmp_path):
    return steps("console").Console(tmp_path / "logs" / "bootstrap.log")


def python(code):
    return [sys.executable, "-c", code]


def test_a_step_is_one_line_with_its_seconds(console, capsys):
    with console.step("装 · Installing"):
        pass

    assert capsys.readouterr().out == "装 · Installing  0.0 s\n"


def test_a_failing_step_ends_its_line(console, capsys):
    with pytest.raises(ZeroDivisionError), console.step("装"):
        1 / 0  # noqa: B018

    assert capsys.readouterr().out == "装 \n"


def test_output_goes_to_the_log_and_the_status_comes_back(console, capfd):
    assert console.run(python("print('first')")) == 0
    assert console.run(python("print('岗亭'); raise SystemExit(7)")) == 7

    assert console.said().split() == ["岗亭"]
    assert "first" in console.log.read_text(encoding="utf-8")
    assert capfd.readouterr().out == ""


def test_shown_output_goes_to_the_terminal(console, capfd):
    console.run(python("print('seen')"), shown=True)

    assert "seen" in capfd.readouterr().out
    assert console.said() == ""


def test_a_long_program_shows_that_it_lives(console, steps, monkeypatch, capfd):
    monkeypatch.setattr(steps("console"), "HEARTBEAT_SECONDS", 0.01)
    console.run(python("import sys; sys.stdin.read(); print(sum(range(10**6)))"))

    assert set(capfd.readouterr().out) == {"."}


@pytest.mark.skipif(os.name != "posix", reason="sessions are a thing of POSIX")
def test_what_must_not_stop_half_way_does_not_hear_ctrl_c(console):
    ours = os.getsid(0)

    console.run(python("import os; print(os.getsid(0))"), unbroken=True)

    assert int(console.said()) != ours


@pytest.mark.skipif(os.name != "posix", reason="descriptors are inherited on POSIX")
def test_a_program_keeps_what_is_held_open(console, tmp_path):
    with (tmp_path / "lock").open("w") as lock:
        console.held = (lock.fileno(),)
        status = console.run(python(f"import os; os.fstat({lock.fileno()})"))

    assert status == 0


def test_only_the_end_of_a_long_output_is_shown(steps):
    text = "\n".join([*map(str, range(100)), "", "x" * 500])

    lines = steps("console").last_lines(text, 3).splitlines()

    assert lines == ["    98", "    99", "    " + "x" * 160]
