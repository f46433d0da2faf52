"""Play the tour."""

from pathlib import Path

from gangting.app.tour.play import play
from gangting.cli.answer import Answer
from gangting.cli.asked import Asked


def play_tour(asked: Asked, out: Path) -> tuple[Answer, bool]:
    """Play every scene; returns the steps, and whether all of them went as they should."""
    steps = play(out)
    body = {"steps": [{"name": s.name, "ok": s.ok, "file": str(s.file)} for s in steps]}
    lines = tuple(
        asked.words.sentence(
            "cli.tour_step" if s.ok else "cli.tour_failed", name=s.name, file=s.file
        )
        for s in steps
    )
    return Answer(body, lines), all(s.ok for s in steps)
