"""The people screen at work."""

from pathlib import Path
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent

from gangting.domain.passes import PassAction
from gangting.domain.people import Standing
from gangting.services.person_records import PersonEdit
from gangting.ui.context import Context
from gangting.ui.live_camera import LiveCamera
from gangting.ui.models.doors import Door
from gangting.ui.photo.drop import PictureDrop
from gangting.ui.photo.values import PhotoTools
from gangting.ui.screens.people.rows import PASS, PERSON
from gangting.ui.screens.people.shown import ShownPeople
from gangting.ui.screens.people.values import Mode, Tab
from gangting.ui.theme import Tone


class PeopleScreen(ShownPeople):
    """Find a person, see everything of them on one card, and change what is written.

    `pass_wanted` asks for a pass of theirs by its serial; `photo_ended` gives back to whoever
    asked for a photo to be taken.
    """

    name = "people"
    icon = "account-group"

    pass_wanted = Signal(int)
    photo_ended = Signal()

    def __init__(self, context: Context, tools: PhotoTools | None = None) -> None:
        super().__init__(context, tools or PhotoTools(LiveCamera()))
        self.drop = PictureDrop(self.card, self.may_photo)
        self._photo_for: UUID | None = None
        """Whose photo another screen asked for."""
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        desk, card = self.desk, self.card
        desk.changed.connect(self.show_facts)
        self.search.text_changed.connect(desk.search)
        self.search.submitted.connect(lambda _: self._take_first())
        self.table.pressed.connect(lambda key, _: desk.choose(UUID(key)))
        self.reveal.clicked.connect(self._reveal_or_mask)
        card.tabs.chosen.connect(lambda code: desk.show_tab(Tab(code)))
        card.table.pressed.connect(lambda key, _: self._pressed(key))
        card.undo.clicked.connect(desk.undo)
        card.come_back.clicked.connect(desk.come_back)
        modes = {
            Mode.EDIT: card.edit,
            Mode.MOVE: card.move_key,
            Mode.LEAVE: card.leave,
            Mode.MERGE: card.merge,
            Mode.PHOTO: card.photo,
        }
        for mode, key in modes.items():
            key.clicked.connect(lambda _=False, mode=mode: desk.turn_to(mode))
        for form in (self.edit, self.move_form, self.leave, self.merge):
            form.back.clicked.connect(lambda: desk.turn_to(Mode.CARD))
        self.photo.left.connect(lambda: desk.turn_to(Mode.CARD))
        self.photo.stored.connect(desk.photo_stored)
        self.photo.left.connect(self._end_photo)
        self.photo.stored.connect(self._end_photo)
        self.drop.over.connect(lambda over: card.photo.wait_for_drop(waits=over))
        self.drop.dropped.connect(self._dropped)
        self.edit.do.clicked.connect(self._save)
        self.move_form.do.clicked.connect(self._move)
        self.move_form.room.submitted.connect(lambda _: self._move())
        self.move_form.room.text_changed.connect(self._read_door)
        self.leave.do.clicked.connect(self._leave)
        self.merge.swap.clicked.connect(desk.swap)
        self.merge.do.clicked.connect(desk.merge)

    # -- coming and going

    def on_enter(self) -> None:
        """Read again what may have changed elsewhere; what is typed goes into the field."""
        self._photo_for = None
        self.desk.set_officer(self.context.on_duty())
        self.desk.find_again()
        self.desk.read_again()
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_leave(self) -> None:
        """Leave no whole name in the list."""
        self.desk.mask()

    def showEvent(self, event: QShowEvent) -> None:
        """Look with the eyes of whoever unlocked."""
        super().showEvent(event)
        self.desk.set_officer(self.context.on_duty())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a step back with Escape, and to the search with Ctrl+F."""
        find = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape and self.desk.facts.mode is Mode.PHOTO:
            self.photo.step_back()
        elif event.key() == Qt.Key.Key_Escape and self.desk.facts.mode is not Mode.CARD:
            self.desk.turn_to(Mode.CARD)
        elif event.key() == Qt.Key.Key_Escape:
            self.search.set_text("")
        elif find and event.key() == Qt.Key.Key_F:
            self.search.setFocus()
        else:
            super().keyPressEvent(event)

    # -- what is touched

    def _reveal_or_mask(self) -> None:
        if self.desk.facts.revealed:
            self.desk.mask()
        else:
            self.desk.reveal()

    def _take_first(self) -> None:
        answers = self.desk.facts.answers
        if answers:
            self.desk.choose(answers[0].ref.id)

    def _pressed(self, key: str) -> None:
        if key.startswith(PERSON):
            self.desk.choose(UUID(key.removeprefix(PERSON)))
        elif key.startswith(PASS):
            self.pass_wanted.emit(int(key.removeprefix(PASS)))
        else:
            self.show_all_of_it(key)

    def take_photo(self, person_id: UUID) -> None:
        """Open a person's photo, and say when it is done or left."""
        self._photo_for = person_id
        self.desk.choose(person_id, Mode.PHOTO)

    def _end_photo(self) -> None:
        """Go back to whoever asked; another person's photo was nobody's but this screen's."""
        asked, self._photo_for = self._photo_for, None
        opened = self.desk.facts.opened
        if opened is not None and opened.card.person.id == asked:
            self.photo_ended.emit()

    def _dropped(self, path: Path) -> None:
        """Frame a picture that was dropped on the card; nothing is stored before it is agreed."""
        self.desk.turn_to(Mode.PHOTO)
        self.photo.desk.open(path)

    def _save(self) -> None:
        form = self.edit
        self.desk.edit(
            PersonEdit(
                form.name.text(),
                form.phone.text(),
                Standing(form.standing.code()),
                form.blocked.isChecked(),
                form.observed.isChecked(),
            ),
            form.reason.text().strip(),
        )

    def _read_door(self, text: str) -> None:
        """Say how the new door is understood, before anybody moves."""
        opened = self.desk.facts.opened
        door = Door(text, compound=opened.compound if opened is not None else "")
        self.move_form.understood.show_hint(door.spoken, Tone.OK)

    def _move(self) -> None:
        form = self.move_form
        self.desk.move(form.room.text(), form.reason.text().strip())

    def _leave(self) -> None:
        self.desk.leave(self.leave.reason.text().strip(), PassAction(self.leave.fate.code()))
