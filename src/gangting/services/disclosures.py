"""Showing whole names where lists mask them: allowed, and written down."""

from gangting.domain.actors import Officer, Right
from gangting.services.hands import Hands
from gangting.storage.unit_of_work import Database


class Disclosures:
    """Keeps in the journal who was shown personal fields in full, and where; never the fields."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands

    def note(self, where: str, count: int, officer: Officer) -> None:
        """Write down that an officer is shown ``count`` whole names; they need the right."""
        officer.must(Right.SEE_NAMES)
        with self._database.write() as work:
            work.journal.append(
                self._hands.new_id(),
                work.place(self._hands.clock.now(), officer.id),
                "names.shown",
                detail={"where": where, "count": count},
            )
