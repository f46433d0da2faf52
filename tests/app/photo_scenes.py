"""What a person does to see every step of a photo; the camera is plugged in by the scene."""

from tests.cameras import picture_of, somebody

from gangting.domain.actors import Role
from gangting.domain.errors import KnownError
from gangting.ui.live_camera import Sight
from gangting.ui.photo.values import Source
from gangting.ui.screens.people.values import Mode


def photo_none(hand) -> None:
    hand.sign_in(Role.LEADER)
    hand.show_screen("people")
    people = hand.more.people
    people.search.set_text("3-2-502")
    hand.wait(lambda: bool(people.desk.facts.answers), "somebody is found")
    people.desk.choose(people.desk.facts.answers[0].ref.id)
    hand.settle()
    people.desk.turn_to(Mode.PHOTO)


def photo_starting(hand) -> None:
    hand.more.camera.tell(Sight.STARTING)
    hand.more.people.photo.take.click()


def photo_trouble(hand) -> None:
    hand.more.camera.tell(Sight.TROUBLE)


def photo_live(hand) -> None:
    hand.more.camera.tell(Sight.LIVE)
    hand.more.camera.seen.emit(picture_of(somebody(800, 450)))


def photo_framed(hand) -> None:
    hand.more.camera.shot.emit(picture_of(somebody()))
    hand.more.people.photo.nearer.click()


def photo_from_a_file(hand) -> None:
    photo = hand.more.people.photo
    photo.desk._frame(picture_of(somebody(700, 1000)), Source.FILE)
    photo.turn.click()


def photo_refused(hand) -> None:
    photo = hand.more.people.photo
    photo.desk._failed(photo.desk._asked, KnownError("picture_heic"))


def photo_kept(hand) -> None:
    hand.more.people.photo.keep.click()
    hand.wait(lambda: hand.more.people.desk.facts.mode is Mode.CARD, "the photo is kept")


def photo_there(hand) -> None:
    hand.more.people.card.photo.click()


SCENES = [
    photo_none,
    photo_starting,
    photo_trouble,
    photo_live,
    photo_framed,
    photo_from_a_file,
    photo_refused,
    photo_kept,
    photo_there,
]
