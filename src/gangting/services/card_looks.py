"""What the compound's cards show, wherever they are drawn: one by one, in runs, by command."""

from gangting.domain.actors import Officer, Right
from gangting.domain.card_look import CardLook
from gangting.services.hands import Hands
from gangting.storage.unit_of_work import Database, Work


_SETTING = "card_look"


class CardLooks:
    """Reads and writes the look of the cards; what is unreadable is as it is without a setting."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands

    def current(self) -> CardLook:
        """Return what cards show from now on."""
        with self._database.read() as work:
            return card_look_of(work)

    def save(self, look: CardLook, officer: Officer) -> CardLook:
        """Write what cards show, a leader's right."""
        officer.must(Right.MANAGE)
        values = {"photos": look.photos}
        with self._database.write() as work:
            if card_look_of(work) != look:
                work.site.save_setting(_SETTING, values)
                place = work.place(self._hands.clock.now(), officer.id)
                work.journal.append(self._hands.new_id(), place, "card_look.changed", detail=values)
        return look


def card_look_of(work: Work) -> CardLook:
    """Return the look as a running transaction sees it."""
    photos = work.site.settings().get(_SETTING, {}).get("photos")
    return CardLook(photos) if isinstance(photos, bool) else CardLook()
