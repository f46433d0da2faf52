"""Make the pictures of the README: play the tour by day at 1366×768 and keep five of its steps.

    python packaging/make_pictures.py [FOLDER]

They are kept in packaging/pictures, as PNGs of at most 256 colours.
"""

import os
import sys
import tempfile
from dataclasses import replace
from pathlib import Path


os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")  # read when Qt is imported

from PIL import Image

from gangting.app.main import application
from gangting.app.tour import scenes
from gangting.app.tour.stage import Stage
from gangting.host.settings import Theme


FOLDER = Path(__file__).resolve().parent / "pictures"
MOST_BYTES = 120_000
WIDTH, HEIGHT = 1366, 768
COLOURS = 256

#: The file, and the scene of the tour at whose end (or in the middle of which) it is taken.
PICTURES = {
    "gate-admit": scenes.take_the_temperature,
    "gate-fever": scenes.stop_a_fever,
    "visitor": scenes.register_a_visitor,
    "passes": scenes.print_the_card,
    "lock": scenes.lock_the_screen,
}
IN_THE_MIDDLE = {"visitor": "08-visitor-form"}  # filled in, before it is sent


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        taken = play(Path(place))
        for name, picture in taken.items():
            keep(picture, folder / f"{name}.png")


def play(place: Path) -> dict[str, Path]:
    """Play every scene; return where the pictures were put."""
    stage = Stage(application(), place / "booth", place)
    taken = {}
    try:
        window = stage.window
        window.change_settings(replace(window.settings, theme=Theme.LIGHT))
        window.frame.withdraw("practice")  # its line stays; the banner is read once
        window.window.resize(WIDTH, HEIGHT)
        story = scenes.Story()
        for scene in scenes.SCENES:
            scene(stage, story)
            for name, wanted in PICTURES.items():
                if scene is wanted:
                    middle = IN_THE_MIDDLE.get(name)
                    taken[name] = place / f"{middle}.png" if middle else stage.picture(name)
    finally:
        stage.close()
    return taken


def keep(picture: Path, target: Path) -> None:
    """Write it with few colours; refuse what is too large to read a page with."""
    with Image.open(picture) as image:
        few = image.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(target, optimize=True)
    size = target.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"{target.name} has {size} bytes, more than {MOST_BYTES}")
    print(f"{target} {size:,} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)
