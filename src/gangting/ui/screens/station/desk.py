"""Who works the station: the worker at the window, what is given, what is taken back."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.scan_text import ProductScan, UnknownScan, classify
from gangting.domain.supplies.catalogue import Item, ItemKind
from gangting.domain.supplies.loans import LoanEnd
from gangting.domain.supplies.movements import Worker
from gangting.services.station.values import Shelf
from gangting.ui.context import Context
from gangting.ui.screens.station.facts import Facts
from gangting.ui.screens.station.lending_state import Terms
from gangting.ui.screens.station.pages.wordbook import left_sentence
from gangting.ui.screens.station.values import NOTHING_SAID, CardAct, Said
from gangting.ui.screens.station.work import Done, Known, StationWork


KEEP_WORKER_MS = 60_000
"""The next one at the window may be somebody else: the choice is let go after a while."""
BOUNCE = timedelta(milliseconds=400)
"""A finger that trembles touches twice within less; whoever means it twice is slower."""
_RECORDED, _ATTENTION = "recorded", "attention"
_CODE = re.compile(r"[0-9A-Za-z.\-]{1,32}")
_TAG_LENGTH = 12
_SHORT_NUMBER = 9


class Desk(QObject):
    """Holds what is known, asks the services, tells what is to be seen, heard and said."""

    changed = Signal()
    sound_wanted = Signal(str)
    say_wanted = Signal(str)
    known = Signal(object)
    """A scan was looked up: `Known`, a thing with a tag or nothing known."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self._context = context
        self.work = StationWork(context.services)
        self.facts = Facts()
        self._pressed: dict[tuple[UUID, CardAct], datetime] = {}
        self._on_way: set[tuple[UUID, CardAct]] = set()
        self._let_go = QTimer(self)
        self._let_go.setSingleShot(True)
        self._let_go.setInterval(KEEP_WORKER_MS)
        self._let_go.timeout.connect(self.forget_worker)

    def officer(self) -> Officer | None:
        """Return who is on duty, or None while the booth is locked."""
        return self._context.on_duty()

    def may_work(self) -> bool:
        """Whether whoever is on duty may give and lend."""
        officer = self.officer()
        return officer is not None and officer.may(Right.WORK_GATE)

    # -- reading

    def refresh(self) -> None:
        """Read the shelf again."""
        self._context.jobs.submit(self.work.shelf, self._read, self._unread)

    def look_at_pictures(self) -> None:
        """Read the items' pictures again: they are too large to come with every reading."""
        self._context.jobs.submit(self.work.pictures, self._seen, self._unread)

    def _seen(self, pictures: dict[UUID, bytes]) -> None:
        if pictures != self.facts.pictures:
            self.change(pictures=pictures)

    def _read(self, shelf: Shelf) -> None:
        self.change(shelf=shelf)

    def _unread(self, error: KnownError) -> None:
        self._context.announce(self._context.words().error(error.code, **error.params))

    def change(self, **facts: object) -> None:
        """Know something else."""
        self.facts = replace(self.facts, **facts)  # type: ignore[arg-type]  # its fields
        self.changed.emit()

    # -- who is served, and what they take

    def choose_worker(self, worker: Worker) -> None:
        """Serve somebody; what was touched or scanned before is theirs."""
        self.change(worker=worker)
        self._let_go.start()
        wanted = self.facts.wanted
        if wanted is not None:
            self.give(wanted)

    def forget_worker(self) -> None:
        """Ask anew who is served."""
        self._let_go.stop()
        self.change(worker=None, wanted=None, times=1)

    def choose_times(self, times: int) -> None:
        """Give so many with the next touch."""
        self.change(times=times)

    def give(self, item_id: UUID, *, deliberate: bool = False) -> None:
        """Give to the one at the window; where nobody was chosen, ask who it is.

        ``deliberate`` is a scan: two of them are two things, however quick.
        """
        view = self.facts.view(item_id)
        officer = self.officer()
        if view is None or officer is None:
            return
        own = view.item.kind is ItemKind.STAFF_ONLY
        worker = Worker.STAFF if own else self.facts.worker
        if worker is None:
            self.change(wanted=item_id, said=NOTHING_SAID)
            return
        act = partial(self.work.give, item_id, worker, officer, self.facts.times)
        self._do(item_id, CardAct.GIVE, act, view.item, deliberate=deliberate)

    def open_one(self, item_id: UUID) -> None:
        """Open one for everybody."""
        view, officer = self.facts.view(item_id), self.officer()
        if view is not None and officer is not None:
            act = partial(self.work.open_one, item_id, officer)
            self._do(item_id, CardAct.OPEN, act, view.item)

    def _do(
        self,
        item_id: UUID,
        act: CardAct,
        work: Callable[[], Done],
        item: Item,
        *,
        deliberate: bool = False,
    ) -> None:
        key, now = (item_id, act), self._context.now()
        before = self._pressed.get(key)
        trembles = key in self._on_way or (before is not None and abs(now - before) < BOUNCE)
        if trembles and not deliberate:
            return
        self._pressed[key] = now
        self._on_way.add(key)
        self._let_go.start()

        def done(result: Done) -> None:
            self._on_way.discard(key)
            self.tell(result)

        def failed(error: KnownError) -> None:
            self._on_way.discard(key)
            self.refuse(error, item)

        self._context.jobs.submit(work, done, failed)

    # -- telling

    def tell(self, done: Done, tag: str = "", end: LoanEnd | None = None) -> None:
        """Say what is left, and that it can be taken back."""
        said = Said(act=done.act, tag=tag, end=end)
        self.change(shelf=done.shelf, said=said, times=1, wanted=None, turn=self.facts.turn + 1)
        self.sound_wanted.emit(_RECORDED)
        self.say_wanted.emit(left_sentence(self._context.words(), done.act))

    def refuse(self, error: KnownError, item: Item | None = None) -> None:
        """Say why not."""
        said = Said(error=error, item=item)
        self.change(said=said, wanted=None, turn=self.facts.turn + 1)
        self.sound_wanted.emit(_ATTENTION)

    def undo(self) -> None:
        """Take the last act back."""
        act, officer = self.facts.said.act, self.officer()
        if act is None or officer is None or not self.facts.said.may_undo:
            return
        work = partial(self.work.undo, act.id, officer)
        self.change(said=NOTHING_SAID)
        self._context.jobs.submit(work, self.tell, self.refuse)

    def hush(self) -> None:
        """Stop showing what was said."""
        self.change(said=NOTHING_SAID)

    # -- scans

    def take_scan(self, text: str) -> bool:
        """Take a product or a tag; entry passes and all else go to the gate."""
        if not self.may_work():
            return False
        scan = classify(text)
        if isinstance(scan, ProductScan):
            self._look_up(scan.gtin, maybe_tag=False)
            return True
        if isinstance(scan, UnknownScan) and _may_be_code(scan.text):
            self._look_up(scan.text, maybe_tag=len(scan.text) <= _TAG_LENGTH)
            return True
        return False

    def _look_up(self, text: str, *, maybe_tag: bool) -> None:
        work = partial(self.work.look_up, text, maybe_tag=maybe_tag)
        self._context.jobs.submit(work, self.known.emit, self.refuse)

    def take_product(self, item: Item) -> None:
        """Do what the main key of a scanned product does."""
        if item.kind is ItemKind.OPENED:
            self.open_one(item.id)
        elif item.kind in {ItemKind.CONSUMED, ItemKind.STAFF_ONLY}:
            self.give(item.id, deliberate=True)

    def take_back(self, tag: str, end: LoanEnd = LoanEnd.RETURNED) -> None:
        """Take back the thing with a tag."""
        officer = self.officer()
        if officer is not None:
            work = partial(self.work.take_back, tag, end, Terms(), officer)
            done = partial(self.tell, tag=tag, end=end)
            self._context.jobs.submit(work, done, self.refuse)

    def learn(self, known: Known, item: Item) -> None:
        """Remember what a code belongs to."""
        officer = self.officer()
        if officer is None:
            return
        learn = self.work.learn_tag if item.kind is ItemKind.LENT else self.work.learn_barcode
        work = partial(learn, item.id, known.text, officer)
        self._context.jobs.submit(work, partial(self._learned, known, item), self.refuse)

    def _learned(self, known: Known, item: Item, _: object) -> None:
        self.change(said=Said(learned=known.text, item=item), turn=self.facts.turn + 1)
        self.sound_wanted.emit(_RECORDED)
        if item.kind is ItemKind.LENT:
            self._look_up(known.text, maybe_tag=True)
        elif item.kind is ItemKind.CONSUMED:
            self.change(wanted=item.id)


def _may_be_code(text: str) -> bool:
    """Whether it looks like a barcode or a tag; a mistyped short number is the gate's to answer."""
    mistyped = len(text) == _SHORT_NUMBER and text.isdecimal()
    return bool(_CODE.fullmatch(text)) and not mistyped
