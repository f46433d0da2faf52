"""The same code within 3 s is one scan, also while another one is read in between."""

from datetime import timedelta
from uuid import UUID

from gangting.domain.scan_text import Scan
from gangting.services.hands import Clock


SAME_SCAN = timedelta(seconds=3)


class Repeats:
    """Remembers what was scanned just now; a card left under the scanner stays one scan."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._seen: dict[Scan, tuple[float, UUID]] = {}

    def find(self, scan: Scan) -> UUID | None:
        """Return the attempt that this scan repeats, if there is one."""
        now = self._clock.monotonic()
        limit = SAME_SCAN.total_seconds()
        self._seen = {s: seen for s, seen in self._seen.items() if now - seen[0] < limit}
        if scan not in self._seen:
            return None
        _, attempt_id = self._seen[scan]
        self._seen[scan] = now, attempt_id
        return attempt_id

    def forget(self, attempt_id: UUID) -> None:
        """Let the next scan be a new one: this attempt is over."""
        self._seen = {scan: seen for scan, seen in self._seen.items() if seen[1] != attempt_id}

    def remember(self, scan: Scan, attempt_id: UUID) -> None:
        """Take the attempt of a scan down."""
        self._seen[scan] = self._clock.monotonic(), attempt_id
