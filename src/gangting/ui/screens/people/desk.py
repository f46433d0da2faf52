"""The person in hand, and what is done to them."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.passes import PassAction
from gangting.domain.people import Found, Person
from gangting.services.person_records import PersonEdit
from gangting.services.photo_change import PhotoChange
from gangting.ui.context import Context
from gangting.ui.screens.people.values import Facts, Mode, Opened, Tab, Word
from gangting.ui.screens.people.work import PeopleWork


_NOTHING_DONE = MappingProxyType({"word": None, "dropped": None, "photo_change": None})


REVEALED_MS = 30_000
"""So long a list that was unmasked stays so; less where somebody leaves it or asks for others."""


class PeopleDesk(QObject):
    """Finds, opens and changes people; an answer to an older question is not shown."""

    changed = Signal()

    def __init__(self, context: Context, work: PeopleWork, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._work = context, work
        self._facts = Facts()
        self._searching = False
        self._opening = 0
        self._masking = QTimer(self)
        self._masking.setSingleShot(True)
        self._masking.timeout.connect(self.mask)

    @property
    def facts(self) -> Facts:
        """What is known now."""
        return self._facts

    def set_officer(self, officer: Officer | None) -> None:
        """Look with somebody else's eyes; nothing half done is left to them."""
        if officer != self._facts.officer:
            self._opening += 1
            asked = self._facts.asked
            self._facts = Facts(officer=officer, tab=self._facts.tab)
            self.changed.emit()
            if officer is not None:
                self.search(asked)

    # -- finding

    def search(self, text: str) -> None:
        """Find as the officer types."""
        asked = text.strip()
        if asked == self._facts.asked:
            return
        self._change(asked=asked, revealed=False)
        if not asked:
            self._change(answers=(), answered=False)
        else:
            self._search()

    def _search(self) -> None:
        if self._searching:
            return
        self._searching = True
        asked = self._facts.asked
        self._context.jobs.submit(
            partial(self._work.find, asked), partial(self._answered, asked), self._not_answered
        )

    def _answered(self, asked: str, answers: tuple[Found, ...]) -> None:
        self._searching = False
        if not self._facts.asked:
            return
        if asked != self._facts.asked:
            self._search()
            return
        others = answers != self._facts.answers
        shown = self._facts.revealed and not others
        self._change(answers=answers, answered=True, revealed=shown)

    def _not_answered(self, error: KnownError) -> None:
        self._searching = False
        self._change(error=error)

    def find_again(self) -> None:
        """Find once more: what was found may be another now."""
        if self._facts.asked:
            self._search()

    # -- whole names in the list

    def reveal(self) -> None:
        """Show the names of the list whole, once that is written down."""
        facts = self._facts
        if facts.officer is None or not facts.whole or not facts.answers:
            return
        self._context.jobs.submit(
            partial(self._work.disclose, len(facts.answers), facts.officer),
            lambda _: self._revealed(facts),
            self._failed,
        )

    def _revealed(self, then: Facts) -> None:
        now = self._facts
        if (now.answers, now.officer) == (then.answers, then.officer):
            self._masking.start(REVEALED_MS)
            self._change(revealed=True)

    def mask(self) -> None:
        """Mask the list again."""
        self._masking.stop()
        if self._facts.revealed:
            self._change(revealed=False)

    # -- opening

    def choose(self, person_id: UUID, mode: Mode = Mode.CARD) -> None:
        """Take a person in hand, on this page; while two are made one, it is the second."""
        facts = self._facts
        second = mode is Mode.CARD and facts.mode is Mode.MERGE and facts.opened is not None
        if second and facts.opened is not None and person_id == facts.opened.card.person.id:
            return
        self._opening += 1
        first = partial(self._first, self._opening, mode)
        show = partial(self._second, self._opening) if second else first
        self._context.jobs.submit(
            partial(self._work.open, person_id, facts.officer), show, self._failed
        )

    def _first(self, opening: int, mode: Mode, opened: Opened) -> None:
        if opening == self._opening:
            fresh = {"opened": opened, "other": None, "mode": Mode.CARD, **_NOTHING_DONE}
            self._change(**fresh, error=None)
            if mode is not Mode.CARD:
                self.turn_to(mode)

    def _second(self, opening: int, opened: Opened) -> None:
        if opening == self._opening and self._facts.mode is Mode.MERGE:
            self._change(other=opened, error=None)

    def read_again(self) -> None:
        """Read the person in hand once more."""
        opened = self._facts.opened
        if opened is not None:
            self._read(opened.card.person.id)

    def _read(self, person_id: UUID) -> None:
        self._opening += 1
        show = partial(self._reread, self._opening)
        self._context.jobs.submit(
            partial(self._work.read, person_id, self._facts.officer), show, self._failed
        )

    def _reread(self, opening: int, opened: Opened) -> None:
        if opening == self._opening:
            self._change(opened=opened)

    # -- the panel

    def turn_to(self, mode: Mode) -> None:
        """Show another page of the panel."""
        self._change(mode=mode, other=None, error=None, **_NOTHING_DONE)

    def show_tab(self, tab: Tab) -> None:
        """Show another side of the card."""
        self._change(tab=tab)

    def swap(self) -> None:
        """Keep the other one of two."""
        self._change(opened=self._facts.other, other=self._facts.opened)

    # -- changing

    def edit(self, edit: PersonEdit, reason: str = "") -> None:
        """Change what is written of the person in hand."""
        self._do(lambda who, by: self._work.edit(who, edit, by, reason), Word.SAVED)

    def move(self, room: str, reason: str = "") -> None:
        """Move the person in hand."""
        self._do(lambda who, by: self._work.move(who, room, by, reason), Word.MOVED)

    def leave(self, reason: str, fate: PassAction) -> None:
        """Let the person in hand leave."""
        self._do(lambda who, by: self._work.leave(who, reason, fate, by), Word.LEFT)

    def come_back(self) -> None:
        """Let the person in hand live here again."""
        self._do(self._work.come_back, Word.CAME_BACK)

    def merge(self) -> None:
        """Make the two one: the first stays."""
        other = self._facts.other
        if other is not None:
            drop = other.card.person.id
            self._do(lambda keep, by: self._work.merge(keep, drop, by), Word.MERGED, drop)

    def separate(self) -> None:
        """Take the last merging back."""
        dropped = self._facts.separable
        if dropped is not None:
            self._do(lambda _, by: self._work.separate(dropped, by), Word.SEPARATED)

    # -- the photo

    def photo_stored(self, change: PhotoChange) -> None:
        """Show the card with what its photo is now; it can be undone."""
        opened = self._facts.opened
        if opened is not None and opened.card.person.id == change.person_id:
            word = Word.PHOTO_KEPT if change.after else Word.PHOTO_REMOVED
            fresh = {**_NOTHING_DONE, "word": word, "photo_change": change}
            self._change(mode=Mode.CARD, error=None, **fresh)
            self._read(change.person_id)

    def undo(self) -> None:
        """Take back what was done last: a photo, or a merging."""
        change = self._facts.photo_change
        if change is None:
            self.separate()
        else:
            self._do(lambda _, by: self._work.undo_photo(change, by), Word.PHOTO_UNDONE)

    def _do(
        self,
        act: Callable[[UUID, Officer], Person],
        word: Word,
        dropped: UUID | None = None,
    ) -> None:
        opened, officer = self._facts.opened, self._facts.officer
        if opened is None or officer is None or self._facts.busy:
            return
        who = opened.card.person.id

        def done(_person: Person) -> None:
            fresh = {**_NOTHING_DONE, "word": word, "dropped": dropped}
            self._change(mode=Mode.CARD, other=None, busy=False, **fresh)
            self._read(who)
            self.find_again()

        self._change(busy=True, error=None, word=None)
        self._context.jobs.submit(lambda: act(who, officer), done, self._failed)

    def _failed(self, error: KnownError) -> None:
        self._change(error=error, busy=False)

    def _change(self, **facts: object) -> None:
        self._facts = replace(self._facts, **facts)  # type: ignore[arg-type]
        self.changed.emit()
