"""What the person at the terminal sees: one line a step, with its time."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path


HEARTBEAT_SECONDS = 5
WIDTH = 160


class Stop(Exception):  # noqa: N818 -- the end of the road, not a bug
    """Setting up cannot go on; the text says why and what to do."""


class Console:
    """Runs programs for the steps; their output goes to a log, a summary to the terminal.

    Programs keep the descriptors in ``held`` open: a lock then lasts as long as the last of them.
    """

    def __init__(self, log: Path) -> None:
        self.log = log
        self.is_terminal = sys.stdout.isatty()
        self.held: tuple[int, ...] = ()
        self._mark = 0

    def say(self, text: str) -> None:
        """Print a line at once."""
        print(text, flush=True)

    @contextmanager
    def step(self, label: str) -> Iterator[None]:
        """Print the label, then dots while it lasts, then the seconds it took."""
        begin = time.monotonic()
        print(f"{label} ", end="", flush=True)
        try:
            yield
        except BaseException:
            print(flush=True)
            raise
        print(f" {time.monotonic() - begin:.1f} s", flush=True)

    def run(
        self,
        command: Sequence[str | Path],
        *,
        shown: bool = False,
        unbroken: bool = False,
        environment: Mapping[str, str] | None = None,
    ) -> int:
        """Run a program to its end and return its status.

        ``shown`` lets it write to the terminal; ``unbroken`` keeps Ctrl-C from it, for what must
        not stop half-way.
        """
        self.log.parent.mkdir(parents=True, exist_ok=True)
        if shown:
            print(flush=True)
        with self.log.open("ab") as log:
            self._mark = log.tell()
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=None if shown else log,
                stderr=None if shown else log,
                env={**os.environ, **(environment or {})},
                start_new_session=unbroken,
                pass_fds=self.held,
            )
        try:
            return self._wait(process, dots=not shown)
        except KeyboardInterrupt:
            if unbroken:
                print("\n先让系统装完 · letting the system finish first", flush=True)
            process.wait()
            raise

    def said(self) -> str:
        """Return what the last program wrote to the log."""
        with self.log.open("rb") as log:
            log.seek(self._mark)
            return log.read().decode(errors="replace")

    def _wait(self, process: "subprocess.Popen[bytes]", *, dots: bool) -> int:
        while True:
            try:
                return process.wait(HEARTBEAT_SECONDS)
            except subprocess.TimeoutExpired:
                if dots:
                    print(".", end="", flush=True)


def last_lines(text: str, count: int = 8) -> str:
    """Return the end of a program's output, indented."""
    lines = [line.rstrip() for line in text.splitlines() if line.strip()]
    return "\n".join(f"    {line[:WIDTH]}" for line in lines[-count:])
