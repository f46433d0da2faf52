"""The Python environment beside pyproject.toml: made, checked, renewed.

A stamp written last tells a whole environment from a half-made one, and holds what it was made of.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from bootstrap_steps.console import Console, Stop, last_lines


RUN, TEST = "run", "test"
FORMAT = 1

# ".pth" files are read in the system's encoding before Python 3.13; a line of ASCII that finds
# the source from the environment's own place holds in any folder.
FIND_SOURCE = "import os, sys; sys.path.append(os.path.join(os.path.dirname(sys.prefix), 'src'))\n"

NETWORK = re.compile(
    "Temporary failure|Name or service not known|NameResolution|NewConnectionError|"
    "Failed to establish|Network is unreachable|Connection refused|Connection reset|timed out|"
    "Max retries|Could not resolve|ProxyError|getaddrinfo|SSLError",
    re.IGNORECASE,
)


class Environment:
    """The ``.venv`` of one checkout."""

    def __init__(self, checkout: Path, console: Console, platform: str = sys.platform) -> None:
        self._checkout = checkout
        self._console = console
        self._folder = checkout / ".venv"
        scripts = ("Scripts", "python.exe") if platform == "win32" else ("bin", "python")
        self.python = self._folder.joinpath(*scripts)
        self._stamp = self._folder / "gangting-stamp.json"

    def is_ready(self, kind: str) -> bool:
        """Tell whether nothing has to be done; an environment for tests can run the app too."""
        made = self._made_of()
        asked = {kind, TEST} & {RUN, TEST} if kind == RUN else {kind}
        fits = any(made.get(name) == self._digest(name) for name in asked)
        return fits and self._is_ours(made) and self._works()

    def prepare(self, kind: str) -> None:
        """Make or renew the environment so that it holds what the lock says."""
        made = self._made_of()
        with self._alone():
            if self._is_ours(made) and self._works():
                self._stamp.unlink()
            else:
                self._make()
            self._install(kind)
            stamp = {**self._origin(), kind: self._digest(kind)}
            self._stamp.write_text(json.dumps(stamp, indent=2), encoding="utf-8")

    def _make(self) -> None:
        label = "重建 .venv · Rebuilding" if self._folder.exists() else "新建 .venv · Making"
        with self._console.step(label):
            self._remove()
            if self._console.run([sys.executable, "-m", "venv", self._folder]) != 0:
                self._fail()

    def _install(self, kind: str) -> None:
        lock = self._checkout / "packaging" / "lock" / f"{kind}.txt"
        shown = self._console.is_terminal
        label = "下载并安装依赖（首次约 300 MB）· Dependencies (about 300 MB the first time)"
        with self._console.step(label):
            self._pip("--require-hashes", "--only-binary=:all:", "-r", lock, shown=shown)
        with self._console.step("安装岗亭 · Gangting itself"):
            self._pip("--no-deps", "--no-index", "--no-build-isolation", "-e", self._checkout)
            self._point_to_source()

    def _pip(self, *arguments: str | Path, shown: bool = False) -> None:
        options = ("--disable-pip-version-check", "--no-input", "--retries=3")
        trace = ("--log", self._console.log) if shown else ("--quiet",)
        command = [self.python, "-I", "-m", "pip", "install", *options, *trace]
        environment = {"PIP_ROOT_USER_ACTION": "ignore", "PIP_USER": "0"}
        if self._console.run([*command, *arguments], shown=shown, environment=environment) != 0:
            self._fail()

    def _point_to_source(self) -> None:
        if str(self._checkout).isascii():
            return
        for file in self._folder.rglob("*gangting*.pth"):
            file.write_text(FIND_SOURCE, encoding="ascii")

    def _fail(self) -> None:
        said = self._console.said()
        if "No space left" in said:
            reason = "磁盘满了，请腾出 2 GB 再试 · The disk is full: free 2 GB and try again"
        elif NETWORK.search(said):
            reason = (
                "连不上软件包服务器。请检查网络（或代理设置），再运行同一条命令。\n"
                "The package server cannot be reached. Check the network (or the proxy settings) "
                "and run the same command again."
            )
        else:
            reason = "安装没有成功 · The installation failed"
        details = "" if self._console.is_terminal else last_lines(said)
        raise Stop(f"{reason}\n{details}\n    … {self._console.log}")

    def _made_of(self) -> dict[str, str]:
        try:
            made = json.loads(self._stamp.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return {}
        return made if isinstance(made, dict) else {}

    def _origin(self) -> dict[str, str]:
        """Return what an environment cannot outlive: its format, its Python, its place."""
        return {"format": str(FORMAT), "python": sys.version, "checkout": str(self._checkout)}

    def _is_ours(self, made: dict[str, str]) -> bool:
        return self._origin().items() <= made.items()

    def _digest(self, kind: str) -> str:
        content = hashlib.sha256()
        for name in (f"packaging/lock/{kind}.txt", "pyproject.toml"):
            content.update((self._checkout / name).read_bytes())
        return content.hexdigest()

    def _works(self) -> bool:
        probe = "import importlib.util as i; print(*map(i.find_spec, ('pip', 'gangting')))"
        try:
            asked = subprocess.run(
                [self.python, "-I", "-c", probe],
                stdin=subprocess.DEVNULL,
                capture_output=True,
                check=True,
            )
        except (OSError, subprocess.CalledProcessError):
            return False
        return b"None" not in asked.stdout

    def _remove(self) -> None:
        if self._folder.is_symlink() or self._folder.is_file():
            self._folder.unlink()
        elif self._folder.exists():
            with suppress(FileNotFoundError):
                self._stamp.unlink()
            shutil.rmtree(self._folder)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Keep a second terminal from making the same environment at the same time.

        A pip that outlives this program keeps the lock, so nobody builds beside it.
        """
        lock = self._checkout / ".cache" / "bootstrap.lock"
        lock.parent.mkdir(exist_ok=True)
        with lock.open("a") as file:
            try:
                _lock(file.fileno())
            except OSError:
                raise Stop(
                    "另一个窗口正在准备，等它做完再运行 · "
                    "Another terminal is setting up; run this again when it is done"
                ) from None
            self._console.held = (file.fileno(),) if os.name == "posix" else ()
            yield
            self._console.held = ()


if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        os.lseek(descriptor, 0, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
