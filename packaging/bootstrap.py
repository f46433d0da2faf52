"""Set Gangting up, then open it or test it. Needs nothing but Python.

    python3 packaging/bootstrap.py run     the window (the tour where there is no display)
    python3 packaging/bootstrap.py test    every check

The first call installs what is missing; a later one with nothing changed starts at once.
"""

import sys


if sys.version_info < (3, 11):  # noqa: UP036 -- said in a sentence, before anything newer is read
    sys.exit("岗亭需要 Python 3.11 或更新的版本 · Gangting needs Python 3.11 or newer")

import io
import os
import subprocess
from collections.abc import Mapping
from pathlib import Path

from bootstrap_steps.checks import run_checks
from bootstrap_steps.console import Console, Stop
from bootstrap_steps.environment import RUN, TEST, Environment
from bootstrap_steps.machine import TO_RUN, TO_TEST, provide, venv_need


CHECKOUT = Path(__file__).resolve().parents[1]
WINDOW_FLAGS = {"--practice", "--kiosk", "--windowed"}
WINDOW_VALUES = {"--data", "--database"}
USAGE = """\
用法 · Usage:
    python3 packaging/bootstrap.py run  [岗亭的参数 · options of gangting]
    python3 packaging/bootstrap.py test [pytest 的参数 · options of pytest]"""


def main(arguments: list[str]) -> int:
    """Do what the verb asks and return the exit status."""
    verb, options = (arguments[0], arguments[1:]) if arguments else ("", [])
    if verb not in {RUN, TEST}:
        print(USAGE, file=sys.stderr)
        return 2
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    console = Console(CHECKOUT / ".cache" / "bootstrap.log")
    try:
        python = ready(console, verb)
        if verb == TEST:
            return run_checks(console, python, CHECKOUT, options)
        return start(console, python, options)
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print(
            "\n停下了；再运行同一条命令就接着做 · Stopped; run it again to go on", file=sys.stderr
        )
        return 130


def ready(console: Console, kind: str) -> Path:
    """See that machine and environment have everything; return the environment's Python."""
    environment = Environment(CHECKOUT, console)
    is_ready = environment.is_ready(kind)
    needs = [*TO_RUN, *(TO_TEST if kind == TEST else ())]
    provide(console, needs if is_ready else [venv_need(), *needs])
    if not is_ready:
        environment.prepare(kind)
    return environment.python


def start(console: Console, python: Path, options: list[str]) -> int:
    """Become the app: the window, or the tour where there is no display."""
    command = [str(python), "-P", "-m", "gangting", *options]
    environment = {"GANGTING_FIRST_RUN": "practice", **os.environ}
    if wants_window(options) and not has_display(os.environ, sys.platform):
        console.say(
            "没有显示器：在后台演示一遍，图片在 ./tour/ · No display: playing the tour into ./tour/"
        )
        command = [str(python), "-P", "-m", "gangting", "tour", "--out", "tour"]
    return become(command, environment)


def become(command: list[str], environment: Mapping[str, str]) -> int:
    """Give the process to the app, so that signals reach it; Windows can only wait for it."""
    if os.name == "posix":
        os.execve(command[0], command, environment)  # noqa: S606 -- no shell is wanted
    return subprocess.run(command, env=environment, check=False).returncode


def wants_window(options: list[str]) -> bool:
    """Tell whether nothing but the window is asked for: no sub-command, no help, no version."""
    rest = iter(options)
    for option in rest:
        name, joined, _ = option.partition("=")
        if name in WINDOW_VALUES:
            if not joined:
                next(rest, None)
        elif option not in WINDOW_FLAGS:
            return False
    return True


def has_display(environment: Mapping[str, str], platform: str) -> bool:
    """Tell whether a window can be shown."""
    if platform in {"win32", "darwin"}:
        return True
    return bool(environment.get("DISPLAY") or environment.get("WAYLAND_DISPLAY"))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
