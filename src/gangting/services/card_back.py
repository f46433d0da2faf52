"""The back of the compound's cards, and who put a seal on them."""

from collections.abc import Mapping
from typing import Any

from gangting.domain.actors import Officer, Right
from gangting.domain.card_back import MOST_DAYS, USUAL, CardBack
from gangting.domain.errors import KnownError
from gangting.services.hands import Hands
from gangting.storage.unit_of_work import Database, Work


_SETTING = "card_back"


class CardBackBook:
    """Reads and writes what stands on the back; what is unreadable falls back to the usual."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands

    def current(self) -> CardBack:
        """Return what stands on the back of a card printed now."""
        with self._database.read() as work:
            return card_back_of(work)

    def save(self, back: CardBack, officer: Officer, seen: CardBack | None = None) -> CardBack:
        """Write it, a leader's right; ``card_line_too_long``, ``invalid_number``.

        ``seen`` is what the officer looked at: ``rules_changed`` where somebody else has written
        something since.
        """
        officer.must(Right.MANAGE)
        found = back.checked()
        value = {
            "lines": dict(found.lines),
            "contact": found.contact,
            "keep_days": found.keep_days,
        }
        with self._database.write() as work:
            if seen is not None and card_back_of(work) != seen:
                raise KnownError("rules_changed")
            work.site.save_setting(_SETTING, value)
            self._note(work, "card_back.changed", officer, value)
        return found

    def note_seal(self, officer: Officer, *, present: bool) -> None:
        """Write down who puts the seal on the cards, or takes it off; a leader's right."""
        officer.must(Right.MANAGE)
        with self._database.write() as work:
            self._note(work, "seal.changed", officer, {"present": present})

    def _note(self, work: Work, action: str, officer: Officer, detail: dict[str, Any]) -> None:
        place = work.place(self._hands.clock.now(), officer.id)
        work.journal.append(self._hands.new_id(), place, action, detail=detail)


def card_back_of(work: Work) -> CardBack:
    """Return it as a running transaction sees it."""
    return _read(work.site.settings().get(_SETTING, {}))


def _read(value: Mapping[str, Any]) -> CardBack:
    lines, contact, days = value.get("lines"), value.get("contact"), value.get("keep_days")
    back = CardBack(
        tuple((str(code), str(text)) for code, text in lines.items())
        if isinstance(lines, dict)
        else (),
        contact if isinstance(contact, str) else "",
        days if type(days) is int and 0 <= days <= MOST_DAYS else 0,
    )
    try:
        return back.checked()
    except KnownError:
        return USUAL
