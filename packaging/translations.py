"""Collect the words of the window, and build their translation.

    python packaging/translations.py update     collect source strings into the .ts files
    python packaging/translations.py missing    list what has no Chinese yet
    python packaging/translations.py build      make the .qm that the app loads

There is one .ts per room, so that two people can translate without meeting, and one .qm.
"""

import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import PySide6


ROOT = Path(__file__).resolve().parents[1]
SOURCES = ROOT / "src" / "gangting"
FOLDER = ROOT / "resources" / "translations"
LANGUAGE = "zh_CN"
QM = FOLDER / f"gangting_{LANGUAGE}.qm"
SHELL = "shell"

_CALL = re.compile(r"\btr\(|\btranslate\(")


def rooms() -> dict[str, list[Path]]:
    """Group the sources: a room per screen and per folder inside it, the rest is the shell."""
    found: dict[str, list[Path]] = {}
    files = [*sorted((SOURCES / "ui").rglob("*.py")), *sorted((SOURCES / "app").rglob("*.py"))]
    for file in files:
        if file.is_file() and _CALL.search(file.read_text(encoding="utf-8")):
            parts = file.relative_to(SOURCES).parts
            in_screen = len(parts) > 3 and parts[:2] == ("ui", "screens")
            found.setdefault("_".join(parts[2:-1]) if in_screen else SHELL, []).append(file)
    return found


def ts_files(folder: Path = FOLDER) -> list[Path]:
    """List the translations, sorted: the order decides the bytes of the .qm."""
    return sorted(folder.glob(f"*_{LANGUAGE}.ts"))


def tool(name: str) -> str:
    """Find a Qt tool that comes with PySide6."""
    folder = Path(PySide6.__file__).parent
    for candidate in (folder / name, folder / f"{name}.exe", folder / "libexec" / name):
        if candidate.is_file():
            return str(candidate)
    raise SystemExit(f"{name} is not beside PySide6 in {folder}")


def update(folder: Path = FOLDER) -> None:
    """Collect source strings; finished translations stay, vanished strings go."""
    for room, files in rooms().items():
        target = folder / f"{room}_{LANGUAGE}.ts"
        options = ["-no-obsolete", "-locations", "none", "-silent"]
        languages = ["-source-language", "en", "-target-language", LANGUAGE]
        command = [tool("lupdate"), *options, *languages, *map(str, files), "-ts", str(target)]
        subprocess.run(command, check=True)


def build(qm: Path = QM, folder: Path = FOLDER) -> None:
    """Make the .qm of all rooms."""
    sources = [str(file) for file in ts_files(folder)]
    subprocess.run([tool("lrelease"), "-silent", *sources, "-qm", str(qm)], check=True)


def messages(file: Path) -> Iterator[tuple[str, str, str, bool]]:
    """Give context, source, translation and whether it is finished.

    A source has its remark behind it, which names the values that only the Chinese needs.
    """
    tree = ET.parse(file)  # noqa: S314 - our own files
    for context in tree.getroot().iter("context"):
        name = context.findtext("name") or ""
        for message in context.iter("message"):
            words = message.find("translation")
            said = "" if words is None else (words.text or "")
            finished = words is not None and words.get("type") is None and bool(said)
            parts = (message.findtext("source"), message.findtext("comment"))
            yield name, " · ".join(part for part in parts if part), said, finished


def missing() -> list[str]:
    """List every string without finished Chinese."""
    return [
        f"{file.name}: {context}: {source}"
        for file in ts_files()
        for context, source, _, finished in messages(file)
        if not finished
    ]


def stale() -> list[str]:
    """List what is not as `update` and `build` would leave it."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for file in ts_files():
            (folder / file.name).write_bytes(file.read_bytes())
        update(folder)
        wrong = [
            f"{file.name}: run `python packaging/translations.py update`"
            for file in ts_files(folder)
            if not _same_words(file, FOLDER / file.name)
        ]
        build(folder / QM.name)
        if not QM.is_file() or (folder / QM.name).read_bytes() != QM.read_bytes():
            wrong.append(f"{QM.name}: run `python packaging/translations.py build`")
    return wrong


def _same_words(fresh: Path, kept: Path) -> bool:
    return kept.is_file() and sorted(messages(fresh)) == sorted(messages(kept))


def main(verb: str) -> int:
    """Do what was asked; 1 when something is missing."""
    if verb == "update":
        update()
    elif verb == "build":
        build()
    elif verb == "missing":
        lines = missing()
        print("\n".join(lines) or "nothing is missing")
        return 1 if lines else 0
    else:
        print(__doc__)
        return 2
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else ""))
