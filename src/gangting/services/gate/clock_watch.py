"""Whether the booth's clock can be believed."""

from datetime import datetime

from gangting.services.hands import Clock


_JUMP_SECONDS = 120.0


class ClockWatch:
    """Compares the clock with one that never jumps, and with the newest record."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._last: tuple[datetime, float] | None = None
        self._jumped = False

    def look(self, newest: datetime | None) -> tuple[datetime, bool]:
        """Return the moment, and whether it is before the newest record or after a jump."""
        now, tick = self._clock.now(), self._clock.monotonic()
        if self._last is not None:
            passed = (now - self._last[0]).total_seconds()
            if abs(passed - (tick - self._last[1])) > _JUMP_SECONDS:
                self._jumped = True
        self._last = now, tick
        return now, self._jumped or (newest is not None and now < newest)

    def believe(self) -> None:
        """Take the clock for right from now on."""
        self._jumped, self._last = False, None
