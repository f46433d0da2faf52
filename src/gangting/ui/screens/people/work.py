"""What the people screen asks of the services; everything here runs on the store lane."""

from typing import TYPE_CHECKING
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.passes import HolderKind, PassAction
from gangting.domain.people import Found, Person
from gangting.services.disclosures import Disclosures
from gangting.services.person_card import PersonCard
from gangting.services.person_records import PersonEdit
from gangting.services.photo_change import PhotoChange
from gangting.ui.screens.people.values import Opened


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services


MOST_FOUND = 40


class PeopleWork:
    """One method per thing that is done."""

    def __init__(self, services: "Services") -> None:
        self._services = services
        self._disclosures = Disclosures(services.database, services.hands)

    def find(self, text: str) -> tuple[Found, ...]:
        """Find people; a plate or a card of a whole door finds who lives there.

        Those who left come last.
        """
        found: dict[UUID, Found] = {}
        for one in self._services.people.find(text, MOST_FOUND, left_too=True):
            if one.ref.kind is HolderKind.PERSON:
                found.setdefault(one.ref.id, one)
            elif one.household_id is not None and one.place:
                for other in self._services.people.find(one.place, MOST_FOUND):
                    if other.household_id == one.household_id and other.standing is not None:
                        found.setdefault(other.ref.id, other)
        return tuple(sorted(found.values(), key=lambda one: one.left))[:MOST_FOUND]

    def disclose(self, count: int, officer: Officer) -> None:
        """Write down that so many whole names are shown in the list."""
        self._disclosures.note("people.find", count, officer)

    def open(self, person_id: UUID, officer: Officer | None) -> Opened:
        """Return one person's card; that it is shown whole is written down."""
        card = self._services.people.card(person_id)
        if officer is not None and officer.may(Right.SEE_NAMES):
            self._disclosures.note("person_card", 1 + len(card.others), officer)
        return self._opened(card, officer)

    def read(self, person_id: UUID, officer: Officer | None) -> Opened:
        """Return a card that is shown already once more."""
        return self._opened(self._services.people.card(person_id), officer)

    def _opened(self, card: PersonCard, officer: Officer | None) -> Opened:
        photo = b""
        if card.has_photo and officer is not None:
            photo = self._services.photos.show(card.person.id, officer)
        home = card.household
        use = self._services.quota.use_of(home.id) if home is not None else None
        site = self._services.setup.site()
        compound = site.name if site is not None else ""
        return Opened(card, self._services.officers.names(), photo, use, compound)

    def undo_photo(self, change: PhotoChange, officer: Officer) -> Person:
        """Put the photo back that was there before."""
        self._services.photos.undo(change, officer)
        return self._services.people.card(change.person_id).person

    def edit(self, person_id: UUID, edit: PersonEdit, officer: Officer, reason: str = "") -> Person:
        """Change what is written of a person."""
        return self._services.records.edit(person_id, edit, officer, reason)

    def move(self, person_id: UUID, room: str, officer: Officer, reason: str = "") -> Person:
        """Move a person to another door."""
        return self._services.records.move_house(person_id, room, officer, reason)

    def leave(self, person_id: UUID, reason: str, fate: PassAction, officer: Officer) -> Person:
        """Let a person leave the compound."""
        return self._services.records.leave(person_id, officer, reason, fate)

    def come_back(self, person_id: UUID, officer: Officer) -> Person:
        """Let one who left live here again."""
        return self._services.records.come_back(person_id, officer)

    def merge(self, keep: UUID, drop: UUID, officer: Officer) -> Person:
        """Make two records one."""
        return self._services.records.merge(keep, drop, officer)

    def separate(self, dropped: UUID, officer: Officer) -> Person:
        """Take a merging back."""
        return self._services.records.separate(dropped, officer)
