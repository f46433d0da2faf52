"""Play the tour and keep a picture of every step."""

import logging
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from gangting.app.main import application
from gangting.app.tour.scenes import SCENES, Story
from gangting.app.tour.stage import NotSeenError, Stage
from gangting.domain.errors import KnownError
from gangting.host.files import make_folder, must_be_writable


_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the tour: whether the books said what they should, and its picture."""

    name: str
    ok: bool
    file: Path
    trouble: str = ""


def play(out: Path, on_step: Callable[[Step], None] = lambda _: None) -> tuple[Step, ...]:
    """Play every scene in a throwaway data folder; a scene that fails ends the tour."""
    make_folder(out)
    must_be_writable(out / "tour.png")
    steps: list[Step] = []
    with tempfile.TemporaryDirectory(prefix="gangting-tour-") as folder:
        stage = Stage(application(), Path(folder), out)
        story = Story()
        try:
            for number, scene in enumerate(SCENES, 1):
                name = scene.__name__.replace("_", "-")
                trouble = ""
                try:
                    scene(stage, story)
                except (NotSeenError, KnownError) as error:
                    trouble = str(error)
                    _log.warning("the tour's step %s failed", name)
                step = Step(name, not trouble, stage.picture(f"{number:02d}-{name}"), trouble)
                steps.append(step)
                on_step(step)
                if trouble:
                    break
        finally:
            stage.close()
    return tuple(steps)
