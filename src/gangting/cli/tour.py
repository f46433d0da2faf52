"""``gangting tour``: the main job, played through the real window."""

import os
import sys
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
    with telling(context, as_json) as teller:
        if sys.platform == "linux" and not _has_display():
            os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from gangting.cli.jobs import tour as job  # noqa: PLC0415  brings Qt

        answer, ok = job.play_tour(teller.asked, out)
        teller.tell(answer)
    if not ok:
        raise typer.Exit(FAILED)


def _has_display() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))
