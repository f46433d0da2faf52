"""Shift patterns: named spans of the day that may cross midnight (domain E.2)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import time


@dataclass(frozen=True, slots=True)
class ShiftPattern:
    """One shift of the day; names by language."""

    code: str
    names: tuple[tuple[str, str], ...]
    start: time
    end: time

    def holds(self, local: time) -> bool:
        """Whether a local time falls in the shift; an end before the start is the next day's."""
        if self.start < self.end:
            return self.start <= local < self.end
        return local >= self.start or local < self.end

    def name(self, language: str) -> str:
        """Return the shift's name in a language, its code where there is none."""
        return dict(self.names).get(language, self.code)


def shift_at(patterns: Sequence[ShiftPattern], local: time) -> ShiftPattern | None:
    """Return the first pattern that holds the time."""
    return next((p for p in patterns if p.holds(local)), None)
