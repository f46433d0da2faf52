"""What became of a photo: it crosses to the window, which may ask to have it taken back."""

from dataclasses import dataclass, field
from uuid import UUID


@dataclass(frozen=True, slots=True)
class PhotoChange:
    """A photo as it was and as it is, empty where there is none; with the one before it is undone.

    What was before is in no book any more: it lives as long as whoever was given it keeps it.
    """

    person_id: UUID
    before: bytes = field(repr=False)
    after: bytes = field(repr=False)
