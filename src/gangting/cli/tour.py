"""``gangting tour``: the main job, played through the real window."""

import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from gangting.cli.options import JsonFlag
from gangting.cli.telling import FAILED, telling


def tour(
    context: typer.Context,
    out: Annotated[
        Path, typer.Option("--out", metavar="DIR", help="图片放在哪里 · Where the pictures go.")
    ],
    as_json: JsonFlag = False,
) -> None:
    """演示一遍主要工作，每步一张图 · Play the main job, a picture per step.

    总是用一个用完即弃的数据文件夹；没有显示器也能演示 ·
    Always in a throwaway data folder, off screen if there is no display.
    {"steps": [{"name", "ok", "file"}]}
    """
    with telling(context, as_json) as teller, _screen():
        from gangting.cli.jobs import tour as job  # noqa: PLC0415  brings Qt

        answer, ok = job.play_tour(teller.asked, out)
        teller.tell(answer)
    if not ok:
        raise typer.Exit(FAILED)


@contextmanager
def _screen() -> Iterator[None]:
    """Invent a booth's screen where there is none; the one that Qt invents is too small."""
    if sys.platform != "linux" or _has_display() or "QT_QPA_PLATFORM" in os.environ:
        yield
        return
    screen = {"name": "booth", "x": 0, "y": 0, "width": 1366, "height": 768, "logicalDpi": 96}
    with tempfile.TemporaryDirectory(prefix="gangting-screen-") as folder:
        file = Path(folder) / "screen.json"
        file.write_text(json.dumps({"screens": [screen]}), encoding="utf-8")
        os.environ["QT_QPA_PLATFORM"] = f"offscreen:configfile={file}"
        yield


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
