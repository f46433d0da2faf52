"""Hours as people write them."""

import re
from datetime import time

from gangting.domain.identity.text_forms import half_width


_HOUR = re.compile(r"(\d{1,2})(?::?(\d{2}))?", re.ASCII)


def read_hour(text: str) -> time | None:
    """Read 8, 8:00, 0800 or 24:00; None for anything else."""
    found = _HOUR.fullmatch("".join(half_width(text).split()))
    if found is None:
        return None
    hour, minute = int(found[1]), int(found[2] or 0)
    if (hour, minute) == (24, 0):
        return time(0)
    return time(hour, minute) if hour < 24 and minute < 60 else None
