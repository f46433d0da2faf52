"""What the last act at a desk of the passes came to, in a sentence."""

from dataclasses import dataclass

from gangting.domain.errors import KnownError
from gangting.ui.theme import Tone


@dataclass(frozen=True, slots=True)
class Said:
    """What was done last, or why it was not; ``error`` tells which book the code is in."""

    code: str = ""
    tone: Tone = Tone.OK
    params: tuple[tuple[str, object], ...] = ()
    error: bool = False


SILENT = Said()


def trouble(error: KnownError) -> Said:
    """Say why something was not done."""
    return Said(error.code, Tone.STOP, tuple(error.params.items()), error=True)
