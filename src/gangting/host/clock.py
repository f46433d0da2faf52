"""The only place that asks the machine for the time."""

import time
from datetime import UTC, datetime


class SystemClock:
    """The machine's clock, handed to whatever needs the time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 -- this is the clock that is handed in

    def monotonic(self) -> float:
        """Return seconds that never run backwards, for measuring intervals."""
        return time.monotonic()
