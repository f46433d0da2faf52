"""What is known while a person's photo is taken, framed, kept or removed."""

from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.pictures import Picture
from gangting.ui.file_question import AskFile
from gangting.ui.live_camera import LiveCamera


class Step(StrEnum):
    """Where the taking of a photo is."""

    SHOW = "show"
    LIVE = "live"
    FRAME = "frame"


class Source(StrEnum):
    """Where a picture came from; another one is looked for there."""

    CAMERA = "camera"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Subject:
    """Whose photo it is, as they are named to whoever looks, and the photo there is."""

    person_id: UUID
    name: str
    jpeg: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True)
class PhotoFacts:
    """Everything the page shows."""

    subject: Subject | None = None
    step: Step = Step.SHOW
    source: Source = Source.FILE
    picture: Picture | None = field(default=None, repr=False)
    camera: bool = False
    busy: bool = False
    error: KnownError | None = None


@dataclass(frozen=True, slots=True)
class PhotoTools:
    """What photos are taken with; without ``ask_file`` the system's own question is asked."""

    camera: LiveCamera
    ask_file: AskFile | None = None
