"""The command line as a whole: help, the window, languages, what goes wrong."""

import json
import os
import subprocess
import sys
from types import ModuleType

import pytest

from gangting import __main__
from gangting.domain.errors import KnownError
from gangting.host.where import Where


COMMANDS = {
    (): ["count", "doctor", "gate", "handover", "init", "pass", "people", "station", "tour"],
    ("count",): ["finish", "line", "start"],
    ("station",): ["discard", "give", "lend", "list", "receive", "return"],
    ("gate",): ["cross", "log"],
    ("handover",): ["sheet"],
    ("people",): ["find", "import"],
    ("pass",): [
        "collect", "extend", "issue", "lost", "print-done", "read", "reissue",
        "render", "resume", "return", "show", "suspend", "void",
    ],
}  # fmt: skip
LEAVES = [(*noun, verb) for noun, verbs in COMMANDS.items() for verb in verbs if noun]
EVERY = [*LEAVES, ("init",), ("doctor",), ("tour",)]


def listed(help_text):
    """Return the sub-commands that a help page lists."""
    below = help_text.partition("Commands:\n")[2]
    lines = [line for line in below.splitlines() if line.startswith("  ") and line[2] != " "]
    return sorted(line.split()[0] for line in lines)


@pytest.mark.parametrize("noun", COMMANDS)
def test_help_lists_the_commands(command, noun):
    said = command(*noun, "--help")

    assert said.status == 0
    assert listed(said.out) == COMMANDS[noun]


@pytest.mark.parametrize("words", EVERY)
def test_every_command_has_help_and_json(command, words):
    said = command(*words, "--help")

    assert said.status == 0
    assert "--json" in said.out
    assert said.err == ""


@pytest.mark.parametrize("words", EVERY)
def test_every_command_refuses_an_unknown_option_without_a_word_on_stdout(command, words):
    said = command(*words, "--json", "--no-such-option")

    assert said.status == 2
    assert said.out == ""
    assert "no-such-option" in said.err


@pytest.mark.parametrize(
    "words", [("dance",), ("gate", "dance"), ("pass", "dance"), ("people", "dance"), ("--dance",)]
)
def test_an_unknown_command(command, words):
    said = command(*words)

    assert said.status == 2
    assert said.out == ""


def test_version(command):
    said = command("--version")

    assert said.status == 0
    assert said.out.strip().count(".") == 2


def in_a_process(*arguments, **environment):
    """Run ``python -m gangting`` and say which modules it loaded."""
    code = (
        "import sys, runpy\n"
        "sys.argv = ['gangting', *sys.argv[1:]]\n"
        "try: runpy.run_module('gangting', run_name='__main__')\n"
        "finally: print(*sorted(m for m in sys.modules if '.' not in m), file=sys.stderr)\n"
    )
    return subprocess.run(
        [sys.executable, "-c", code, *map(str, arguments)],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environment},
    )


HEAVY = {"PySide6", "sqlalchemy", "alembic", "pypinyin", "PIL", "zxingcpp", "qrcode", "argon2"}


@pytest.mark.parametrize("words", [("--help",), ("pass", "--help"), ("gate", "cross", "--json")])
def test_help_and_wrong_use_load_nothing_heavy(words):
    loaded = set(in_a_process(*words).stderr.splitlines()[-1].split())

    assert "typer" in loaded
    assert not loaded & HEAVY


def test_reading_digits_loads_no_qt(booth):
    done = in_a_process("--data", booth, "pass", "read", "123", "--json")

    assert done.returncode == 0
    assert set(json.loads(done.stdout)) == {"results"}
    assert not set(done.stderr.splitlines()[-1].split()) & (HEAVY - {"sqlalchemy", "argon2"})


class TestWindow:
    @pytest.fixture
    def asked_for(self, monkeypatch):
        """Stand in for the window, and say how it was asked for."""
        calls = []
        module = ModuleType("gangting.app")

        def run(where, *, kiosk=None, practice=False):
            calls.append((where, kiosk, practice))
            return 7

        module.run = run
        monkeypatch.setitem(sys.modules, "gangting.app", module)
        return calls

    @pytest.mark.parametrize(
        ("options", "call"),
        [
            ((), (None, None, False)),
            (("--kiosk",), (None, True, False)),
            (("--windowed",), (None, False, False)),
            (("--practice",), (None, None, True)),
            (("--practice", "--kiosk"), (None, True, True)),
        ],
    )
    def test_without_a_sub_command(self, command, asked_for, options, call):
        assert command(*options).status == 7
        assert asked_for == [call]

    def test_with_a_folder(self, command, asked_for, folder):
        command("--data", folder)
        command("--data", folder, "--database", "sqlite:///x.db")

        assert [call[0] for call in asked_for] == [Where(folder), Where(folder, "sqlite:///x.db")]

    def test_with_a_shared_database(self, command, asked_for):
        command(GANGTING_DATABASE="sqlite:///x.db")
        command("--practice", GANGTING_DATABASE="sqlite:///x.db")

        assert asked_for[0][0].database_url == "sqlite:///x.db"
        assert asked_for[1] == (None, None, True)

    def test_no_argument_at_all_does_not_load_the_parser(self, monkeypatch, asked_for):
        monkeypatch.setattr(sys, "argv", ["gangting"])

        with pytest.raises(SystemExit) as ended:
            __main__.main()

        assert ended.value.code == 7
        assert asked_for == [(None, None, False)]

    def test_an_error_of_the_world_is_a_sentence(self, command, monkeypatch, asked_for):
        def run(*_, **__):
            raise KnownError("already_initialised")

        monkeypatch.setattr(sys.modules["gangting.app"], "run", run)

        said = command()

        assert said.status == 1
        assert said.out == ""
        assert "已经设置过了" in said.err

    def test_window_options_are_for_the_window(self, command, asked_for, folder):
        said = command("--data", folder, "--kiosk", "gate", "log", "--json")

        assert said.status == 2
        assert said.out == ""
        assert asked_for == []


class TestTroubles:
    @pytest.fixture
    def broken(self, monkeypatch):
        """Make the log raise something."""

        def raising(error):
            def log(*_, **__):
                raise error

            monkeypatch.setattr("gangting.cli.jobs.gate.log", log)

        return raising

    def test_a_bug_is_told_with_its_traceback_masked(self, gangting, broken, expect_log):
        expect_log("nobody caught this")
        broken(RuntimeError("沈青 13812344821"))

        said = gangting("gate", "log", "--json")

        assert said.error == "internal_error"
        assert "RuntimeError" in said.err
        assert "沈青" not in said.err
        assert "13812344821" not in said.err

    def test_a_bug_without_json_leaves_stdout_empty(self, gangting, broken, expect_log):
        expect_log("nobody caught this")
        broken(RuntimeError("no"))

        said = gangting("gate", "log")

        assert said.status == 1
        assert said.out == ""
        assert said.err.count("RuntimeError: no") == 1

    def test_an_interruption(self, gangting, broken):
        broken(KeyboardInterrupt())

        said = gangting("gate", "log", "--json")

        assert said.status == 130
        assert said.out == ""

    def test_a_warning_of_the_program_goes_to_stderr(self, gangting, booth, expect_log):
        expect_log("settings")
        (booth / "settings.json").write_text("{")

        said = gangting("people", "find", "nobody", "--json")

        assert said.status == 0
        assert said.body == {"people": []}
        assert "settings.json" in said.err


class TestLanguages:
    @pytest.mark.parametrize(
        ("environment", "setting", "part"),
        [
            ("", "", "没有找到"),
            ("en", "", "Nothing found"),
            ("", "en", "Nothing found"),
            ("zh_CN", "en", "没有找到"),
            ("fr", "", "没有找到"),
        ],
    )
    def test_the_desk_s_language_unless_the_environment_says(
        self, gangting, booth, environment, setting, part
    ):
        if setting:
            (booth / "settings.json").write_text(json.dumps({"language": setting}))

        said = gangting("pass", "show", "00000001", GANGTING_LANGUAGE=environment)

        assert part in said.err

    def test_json_messages_speak_it_too(self, gangting):
        said = gangting(
            "gate", "cross", "hello", "--direction", "entry", "--json", GANGTING_LANGUAGE="en"
        )

        assert said.body["message"].isascii()


def test_a_terminal_without_chinese_still_gets_json(booth):
    done = in_a_process(
        "--data", booth, "gate", "cross", "hello", "--direction", "entry", "--json",
        PYTHONIOENCODING="ascii",
    )  # fmt: skip

    assert done.returncode == 0
    assert "不" in json.loads(done.stdout)["message"]


def test_a_terminal_without_chinese_still_gets_lines(booth):
    done = in_a_process("--data", booth, "pass", "read", "hello", PYTHONIOENCODING="ascii")

    assert done.returncode == 0
    assert done.stdout.startswith("hello: ?")


def test_bytes_that_are_no_text_are_answered(booth):
    done = subprocess.run(
        [sys.executable, "-m", "gangting", "--data", booth, "pass", "read", b"\xff\xfe", "--json"],
        capture_output=True,
        check=False,
    )

    assert done.returncode == 0
    (result,) = json.loads(done.stdout)["results"]
    assert result["decision"] == "refuse"


def test_a_reader_that_goes_away(booth):
    command = f"{sys.executable} -m gangting --data {booth} gate log --json | true"

    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)

    assert "Traceback" not in done.stderr
