"""The only place that asks the machine for the time."""

import time
from datetime import UTC, datetime


#: Linux stops its plain monotonic clock while the machine sleeps, which would look as if somebody
#: had set the booth's clock forward in the night.
_BOOT_TIME: int | None = getattr(time, "CLOCK_BOOTTIME", None)


class SystemClock:
    """The machine's clock, handed to whatever needs the time."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)  # noqa: TID251 -- this is the clock that is handed in

    def monotonic(self) -> float:
        """Return seconds that never run backwards, for measuring intervals; sleep counts too."""
        return time.clock_gettime(_BOOT_TIME) if _BOOT_TIME is not None else time.monotonic()
