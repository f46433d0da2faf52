"""What a form asks the books while it is filled; answers that come too late are dropped."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.identity.address import Address, read_address
from gangting.services.visit_forms import Host
from gangting.ui.context import Context
from gangting.ui.models.doors import Door, door_key


class DoorLookup:
    """Asks who lives where a visitor wants to go."""

    def __init__(
        self, context: Context, found: Callable[[], None], failed: Callable[[KnownError], None]
    ) -> None:
        self._context = context
        self._found = found
        self._failed = failed
        self._door = Door()
        self._key = ""

    def look(self, text: str, *, odd: bool = False, compound: str = "") -> None:
        """Take an address; the books are asked once it can be read and is another door.

        The name of our compound may stand before it.
        """
        key = door_key(text, compound)
        kept = self._door if key == self._key else Door()
        self._door = Door(text, odd, kept.known, kept.host, compound)
        if key == self._key:
            return
        self._key = key
        if isinstance(read_address(text, compound), Address):
            find = partial(self._context.services.visits.host, text)
            self._context.jobs.submit(find, partial(self._take, key), self._failed)

    def door(self) -> Door:
        """Give the address with what is known of it by now."""
        return self._door

    def note_look(self, person_id: str) -> None:
        """Write down that the officer had a whole phone number shown."""
        note = partial(
            self._context.services.visits.phone_seen, UUID(person_id), self._context.officer()
        )
        self._context.jobs.submit(note, _nothing, self._failed)

    def _take(self, key: str, host: Host | None) -> None:
        if key == self._key:
            self._door = replace(self._door, known=host is not None, host=host)
            self._found()


def _nothing(_: object) -> None:
    """Wait for nothing: the look is written down."""
