"""A person's photo: turned upright, cut to the card's ratio, made small, stored with the person."""

from typing import Final
from uuid import UUID

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.people import PersonChange, PersonChangeKind
from gangting.domain.pictures import (
    LEAST_PHOTO_SIDE,
    PHOTO_FROM_TOP,
    PHOTO_SIZE,
    Cut,
    Picture,
)
from gangting.services import pictures
from gangting.services.hands import Hands
from gangting.services.photo_change import PhotoChange
from gangting.storage.unit_of_work import Database, Work


MOST_BYTES: Final = 60_000
_PHOTO: Final = pictures.Shape(
    *PHOTO_SIZE, MOST_BYTES, PHOTO_FROM_TOP, LEAST_PHOTO_SIDE, "photo_too_small"
)


class Photos:
    """Adds, shows and erases photos; they are optional and leave the database on cards only."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands

    def find(self, person_id: UUID) -> bytes | None:
        """Return a person's photo as JPEG, None where there is none."""
        with self._database.read() as work:
            return work.records.photo(person_id)

    def show(self, person_id: UUID, officer: Officer) -> bytes:
        """Return the photo to one who sees names; empty to others, and where there is none."""
        return (self.find(person_id) or b"") if officer.may(Right.SEE_NAMES) else b""

    def save(self, person_id: UUID, content: bytes, officer: Officer) -> bytes:
        """Store a picture's middle as a person's photo and return it as it was stored.

        ``photo_too_small`` and the errors of ``pictures.prepared``.
        """
        officer.must(Right.ISSUE_PASSES)
        return self._write(person_id, prepared(content), officer).after

    def take(self, person_id: UUID, picture: Picture, cut: Cut, officer: Officer) -> PhotoChange:
        """Store a part of a picture as a person's photo; ``photo_too_small``."""
        officer.must(Right.ISSUE_PASSES)
        return self._write(person_id, pictures.cut_out(picture, cut, _PHOTO), officer)

    def remove(self, person_id: UUID, officer: Officer) -> PhotoChange:
        """Erase a person's photo."""
        officer.must(Right.ISSUE_PASSES)
        return self._write(person_id, b"", officer)

    def undo(self, change: PhotoChange, officer: Officer) -> PhotoChange:
        """Put back what was there before; ``photo_changed`` where it is another one meanwhile."""
        officer.must(Right.ISSUE_PASSES)
        if change.before and not pictures.is_stored(change.before, _PHOTO):
            raise KnownError("image_unreadable")
        return self._write(change.person_id, change.before, officer, change.after)

    def _write(
        self, person_id: UUID, jpeg: bytes, officer: Officer, instead_of: bytes | None = None
    ) -> PhotoChange:
        with self._database.write() as work:
            if work.people.person(person_id) is None:
                raise KnownError("not_found", what="person")
            before = work.records.photo(person_id) or b""
            if instead_of is not None and before != instead_of:
                raise KnownError("photo_changed")
            if before != jpeg:
                work.records.drop_photo(person_id)
                if jpeg:
                    now = self._hands.clock.now()
                    work.records.save_photo(person_id, jpeg, now, officer.id)
                self._note(work, person_id, _done(before, jpeg), officer)
        return PhotoChange(person_id, before, jpeg)

    def _note(self, work: Work, person_id: UUID, done: str, officer: Officer) -> None:
        """Write down who did it and when, in the person's history and in the journal."""
        now = self._hands.clock.now()
        kind = PersonChangeKind.EDITED
        change = PersonChange(kind, now, officer.id, {"photo": ""}, {"photo": done})
        history = self._hands.new_id()
        work.records.add_history(history, work.place(now, officer.id), person_id, change)
        action = "photo.removed" if done == "removed" else "photo.saved"
        entry, place = self._hands.new_id(), work.place(now, officer.id)
        work.journal.append(entry, place, action, subject=("person", person_id))


def _done(before: bytes, after: bytes) -> str:
    """Name a change, for the person's history."""
    if not after:
        return "removed"
    return "replaced" if before else "added"


def prepared(content: bytes) -> bytes:
    """Return a picture as it is stored: upright, cut, small, and without what a camera adds."""
    return pictures.prepared(content, _PHOTO)


def picture_of(content: bytes) -> Picture:
    """Return the picture of a file, upright, to be cut from; errors as in ``prepared``."""
    return pictures.picture_of(content, _PHOTO)
