"""Half-filled forms: kept through a scan, a lock and a power cut."""

from typing import Any

from gangting.services.hands import Hands
from gangting.storage.unit_of_work import Database


class Drafts:
    """One draft per form and booth."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands

    def load(self, form: str) -> dict[str, Any] | None:
        """Return a form's draft."""
        with self._database.read() as work:
            return work.site.draft(form)

    def save(self, form: str, body: dict[str, Any]) -> None:
        """Keep a form as it is; an empty one is forgotten."""
        with self._database.write() as work:
            if body:
                work.site.save_draft(form, body, self._hands.clock.now())
            else:
                work.site.drop_draft(form)

    def drop(self, form: str) -> None:
        """Forget a form that was finished."""
        with self._database.write() as work:
            work.site.drop_draft(form)
