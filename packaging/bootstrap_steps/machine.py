"""What this machine must have besides Python: Qt's libraries, a Chinese font, test programs."""

import ctypes
import importlib.util
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from bootstrap_steps.console import Console, Stop, last_lines


@dataclass(frozen=True)
class Need:
    """A thing to be there: how Debian calls its package, how RPM systems call the thing."""

    package: str
    capability: str
    is_there: Callable[[], bool]
    required: bool = True


def _library(name: str, package: str, *, required: bool = True) -> Need:
    def loads() -> bool:
        try:
            ctypes.CDLL(name)
        except OSError:
            return False
        return True

    return Need(package, f"{name}()(64bit)", loads, required)


def _program(name: str, package: str, *, required: bool = True) -> Need:
    return Need(package, f"/usr/bin/{name}", lambda: shutil.which(name) is not None, required)


def _file(path: str, package: str) -> Need:
    return Need(package, path, Path(path).exists, required=False)


def has_chinese_font() -> bool:
    """Ask fontconfig, or look at the names of font files where its tool is missing."""
    if tool := shutil.which("fc-list"):
        found = subprocess.run(
            [tool, ":lang=zh", "file"], stdin=subprocess.DEVNULL, capture_output=True, check=False
        )
        return bool(found.stdout.strip())
    home = os.environ.get("HOME", "/")
    folders = ("/usr/share", "/usr/local/share", f"{home}/.local/share")
    places = [f"{home}/.fonts", *(f"{folder}/fonts" for folder in folders)]
    names = (name for place in places for _, _, files in os.walk(place) for name in files)
    return any(CHINESE_FONT.match(name) for name in names)


CHINESE_FONT = re.compile(
    r".*(cjk|wqy|droidsansfallback|source-?han|uming|ukai|msyh|simsun).*\.(tt[cf]|otf)$",
    re.IGNORECASE,
)

# Each read off the libraries and plug-ins of PySide6 6.11 that this app loads.
TO_RUN = (
    _library("libglib-2.0.so.0", "libglib2.0-0"),
    _library("libEGL.so.1", "libegl1"),
    _library("libGL.so.1", "libgl1"),
    _library("libdbus-1.so.3", "libdbus-1-3"),
    _library("libfontconfig.so.1", "libfontconfig1"),
    _library("libgssapi_krb5.so.2", "libgssapi-krb5-2"),
    _library("libdrm.so.2", "libdrm2"),
    _library("libpulse.so.0", "libpulse0"),
    _library("libXext.so.6", "libxext6"),
    _library("libXrandr.so.2", "libxrandr2"),
    _library("libX11-xcb.so.1", "libx11-xcb1"),
    _library("libxkbcommon.so.0", "libxkbcommon0"),
    _library("libxkbcommon-x11.so.0", "libxkbcommon-x11-0"),
    _library("libxcb-cursor.so.0", "libxcb-cursor0"),
    _library("libxcb-icccm.so.4", "libxcb-icccm4"),
    _library("libxcb-image.so.0", "libxcb-image0"),
    _library("libxcb-keysyms.so.1", "libxcb-keysyms1"),
    _library("libxcb-randr.so.0", "libxcb-randr0"),
    _library("libxcb-render-util.so.0", "libxcb-render-util0"),
    _library("libxcb-shape.so.0", "libxcb-shape0"),
    _library("libxcb-sync.so.1", "libxcb-sync1"),
    _library("libxcb-util.so.1", "libxcb-util1"),
    _library("libxcb-xfixes.so.0", "libxcb-xfixes0"),
    _library("libxcb-xkb.so.1", "libxcb-xkb1"),
    _library("libwayland-cursor.so.0", "libwayland-cursor0", required=False),
    _library("libwayland-egl.so.1", "libwayland-egl1", required=False),
    _library("libcups.so.2", "libcups2", required=False),
    Need("fonts-noto-cjk", "font(:lang=zh-cn)", has_chinese_font, required=False),
)
TO_TEST = (
    _program("Xvfb", "xvfb"),
    _program("xauth", "xauth"),
    _program("openbox", "openbox"),
    _program("xdotool", "xdotool"),
    _program("zbarimg", "zbar-tools"),
    _program("pdftoppm", "poppler-utils"),
    # The scanner with a real Chinese input method under it.
    _library("libXtst.so.6", "libxtst6", required=False),
    _program("dbus-daemon", "dbus-daemon", required=False),
    _program("ibus-daemon", "ibus", required=False),
    _file("/usr/share/ibus/component/libpinyin.xml", "ibus-libpinyin"),
)


def venv_need() -> Need:
    """Return the package with which Debian's Python makes environments."""
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    own = os.path.realpath("/usr/bin/python3").endswith(version)
    return Need(
        "python3-venv" if own else f"python{version}-venv",
        "/usr/bin/python3",
        lambda: importlib.util.find_spec("ensurepip") is not None,
    )


def missing(needs: Iterable[Need]) -> list[Need]:
    """Return what is not there; Windows and macOS bring all of it."""
    if not sys.platform.startswith("linux"):
        return []
    return [need for need in needs if not need.is_there()]


def provide(console: Console, needs: Iterable[Need]) -> None:
    """Install what is missing, or stop with the command that does."""
    absent = missing(needs)
    if not absent:
        return
    packages = sorted({need.package for need in absent})
    rights = _rights() if shutil.which("apt-get") else None
    if rights is None:
        _ask(console, absent)
        return
    with console.step(f"系统软件包 · System packages: {' '.join(packages)}"):
        # An update may fail for a source that is not needed; the install tells.
        console.run([*rights, *APT, "update"], unbroken=True)
        status = console.run([*rights, *APT, *INSTALL, *packages], unbroken=True)
    importlib.invalidate_caches()
    still = [need.package for need in missing(absent) if need.required]
    if still:
        raise Stop(
            f"系统软件包没有装上：{' '.join(still)}。请检查网络后再运行同一条命令。\n"
            f"These system packages could not be installed (status {status}); check the network "
            f"and run the same command again.\n{last_lines(console.said())}"
        )


APT = ("env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-q", "-o", "DPkg::Lock::Timeout=300")
INSTALL = ("install", "-y", "--no-install-recommends")


def _rights() -> list[str] | None:
    """Return what to put before a command to run it as root; None where that cannot be."""
    if os.geteuid() == 0:
        return []
    sudo = shutil.which("sudo")
    if sudo is None:
        return None
    asked = subprocess.run(
        [sudo, "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True, check=False
    )
    return [sudo, "-n"] if asked.returncode == 0 else None


def _ask(console: Console, absent: list[Need]) -> None:
    """Show the command; go on only where the app can do without."""
    command = install_command(absent, shutil.which)
    if any(need.required for need in absent):
        raise Stop(
            f"还缺系统软件包。请管理员运行下面的命令，再运行一次本命令：\n    {command}\n"
            "System packages are missing. Have an administrator run the command above, then run "
            "this one again."
        )
    console.say(f"建议安装 · Better with: {command}")


def install_command(absent: Iterable[Need], which: Callable[[str], str | None]) -> str:
    """Return the exact command for this machine's package manager."""
    packages = sorted({need.package for need in absent})
    capabilities = sorted({need.capability for need in absent})
    if which("apt-get"):
        return shlex.join(["sudo", "apt-get", "install", "--no-install-recommends", *packages])
    for manager in ("dnf", "zypper"):
        if which(manager):
            return shlex.join(["sudo", manager, "install", *capabilities])
    return f"（Debian: sudo apt-get install {' '.join(packages)}）"
