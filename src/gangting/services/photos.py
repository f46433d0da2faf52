"""A person's photo: turned upright, cut to the card's ratio, made small, stored with the person."""

from typing import Final
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.passes import HolderKind
from gangting.services import pictures
from gangting.services.hands import Hands
from gangting.storage.unit_of_work import Database, Work


#: A one-inch photo, 25 by 35 mm, at 300 dots per inch.
WIDTH: Final = 295
HEIGHT: Final = 413
MOST_BYTES: Final = 60_000
#: A face is above the middle: of what is cut off a tall picture, this much goes at the top.
_PHOTO: Final = pictures.Shape(WIDTH, HEIGHT, MOST_BYTES, 0.35, 120, "photo_too_small")


class Photos:
    """Adds, shows and erases photos; they are optional and leave the database on cards only."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands

    def find(self, person_id: UUID) -> bytes | None:
        """Return a person's photo as JPEG, None where there is none."""
        with self._database.read() as work:
            return work.records.photo(person_id)

    def of_passes(self, serials: tuple[int, ...]) -> dict[int, bytes]:
        """Return the photos for the cards of these passes, by serial; most have none."""
        with self._database.read() as work:
            passes = work.passes.with_serials(serials)
            people = tuple(one.holder.id for one in passes if one.holder.kind is HolderKind.PERSON)
            photos = work.records.photos(people)
        return {one.serial: photos[one.holder.id] for one in passes if one.holder.id in photos}

    def save(self, person_id: UUID, picture: bytes, officer: Officer) -> bytes:
        """Store a picture as a person's photo and return it as it was stored.

        ``file_too_large``, ``image_unreadable``, ``photo_too_small``.
        """
        officer.must(Right.ISSUE_PASSES)
        jpeg = prepared(picture)
        with self._database.write() as work:
            if work.people.person(person_id) is None:
                raise KnownError("not_found", what="person")
            work.records.save_photo(person_id, jpeg, self._hands.clock.now(), officer.id)
            self._note(work, person_id, "photo.saved", officer)
        return jpeg

    def remove(self, person_id: UUID, officer: Officer) -> None:
        """Erase a person's photo."""
        officer.must(Right.ISSUE_PASSES)
        with self._database.write() as work:
            if work.records.drop_photo(person_id):
                self._note(work, person_id, "photo.removed", officer)

    def _note(self, work: Work, person_id: UUID, action: str, officer: Officer) -> None:
        place = work.place(self._hands.clock.now(), officer.id)
        work.journal.append(self._hands.new_id(), place, action, subject=("person", person_id))


def prepared(picture: bytes) -> bytes:
    """Return a picture as it is stored: upright, cut, small, and without what a camera adds."""
    return pictures.prepared(picture, _PHOTO)
