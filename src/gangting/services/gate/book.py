"""Looking into the gate's book; writes nothing."""

from datetime import datetime

from gangting.domain.crossings import Attempt, AttemptLine, Counters
from gangting.services.hands import Hands, day_start
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database


class GateBook:
    """The lists and figures of the gate, the newest first."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands

    def recent(self, limit: int = 50, before: Attempt | None = None) -> tuple[AttemptLine, ...]:
        """Return the newest attempts, or the page after ``before``."""
        with self._database.read() as work:
            return work.crossings.lines(limit=limit, before=before)

    def log(self, since: datetime | None, limit: int) -> tuple[AttemptLine, ...]:
        """Return attempts since a moment."""
        with self._database.read() as work:
            return work.crossings.lines(since=since, limit=limit)

    def unfinished(self) -> tuple[AttemptLine, ...]:
        """Return who still waits at this booth for a temperature or a press."""
        with self._database.read() as work:
            return work.crossings.open_lines(deferred=False)

    def deferred(self) -> tuple[AttemptLine, ...]:
        """Return the scans made here while the screen was locked, until they are claimed."""
        with self._database.read() as work:
            return work.crossings.open_lines(deferred=True)

    def counters(self) -> Counters:
        """Return the figures of the compound's present day."""
        zone = self._policies.current().zone
        with self._database.read() as work:
            return work.crossings.counters(day_start(self._hands.clock.now(), zone))
