"""The warm station at work: the shelf in front, its pages behind it."""

from collections.abc import Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gangting.domain.supplies.catalogue import Item, ItemKind
from gangting.domain.supplies.movements import Worker
from gangting.ui.context import Context
from gangting.ui.screens.base import Draft, Screen
from gangting.ui.screens.station.book_pages import Book, BookPages
from gangting.ui.screens.station.desk import Desk
from gangting.ui.screens.station.learn_page import LearnPage
from gangting.ui.screens.station.lending_page import LendingPage
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.said_line import SaidLine
from gangting.ui.screens.station.sayings import fill, sentence
from gangting.ui.screens.station.shelf_page import ShelfPage
from gangting.ui.screens.station.state import Sight, cards, is_empty
from gangting.ui.screens.station.values import CardAct
from gangting.ui.screens.station.work import Known
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts


LOOK_MS = 60_000
"""Things become overdue, and another booth may book, while nobody touches anything."""
_LEND = "lend"


class StationScreen(Screen):
    """Gives, lends, opens and looks after things for those who work outdoors."""

    name = "station"
    icon = "coffee"

    sound_wanted = Signal(str)
    say_wanted = Signal(str)
    count_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.desk = Desk(context, self)
        self.shelf = ShelfPage()
        self.shelf.count.hide()
        self.lending = LendingPage(context, self.desk)
        self.learn = LearnPage(context)
        self.books = BookPages(context)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.shelf)
        layouts.column(self).addWidget(self.stack)
        self._look = QTimer(self)
        self._look.setInterval(LOOK_MS)
        self._look.timeout.connect(self._look_again)
        for page in (self.lending, self.learn):
            self._add(page)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        desk, shelf = self.desk, self.shelf
        desk.changed.connect(self._show)
        desk.known.connect(self._known)
        desk.sound_wanted.connect(self.sound_wanted)
        desk.say_wanted.connect(self.say_wanted)
        self.books.made.connect(self._add)
        shelf.workers.chosen.connect(lambda code: desk.choose_worker(Worker(code)))
        shelf.times.chosen.connect(desk.choose_times)
        shelf.grid.pressed.connect(self._pressed)
        shelf.count.clicked.connect(self.count_wanted)
        shelf.empty.key.clicked.connect(lambda: self.open_book(Book.RECEIVE))
        shelf.loans.clicked.connect(lambda: self._lending_to(None))
        keys = {
            Book.RECEIVE: shelf.receive,
            Book.LEDGER: shelf.ledger,
            Book.SHOPPING: shelf.shopping,
            Book.GIFTS: shelf.gifts,
            Book.STATS: shelf.stats,
            Book.CATALOGUE: shelf.catalogue,
        }
        for book, key in keys.items():
            key.clicked.connect(lambda _=False, book=book: self.open_book(book))
        for line in (shelf.said, self.lending.view.said):
            line.undo_wanted.connect(desk.undo)
            line.faded.connect(desk.hush)
        self.lending.lent.connect(self.show_shelf)
        self.learn.chosen.connect(self._learn)

    def title(self) -> str:
        """Say the screen's word on the rail."""
        return self.tr("Warm station")

    def offer_count(self, *, wanted: bool) -> None:
        """Offer to count the shelf, where there is a page for it."""
        self.shelf.count.setVisible(wanted)

    # -- pages

    def _add(self, page: QWidget) -> None:
        self.stack.addWidget(page)
        if isinstance(page, StationPage):
            page.back.connect(self.show_shelf)
            page.changed.connect(self.desk.refresh)
            page.pictures_changed.connect(self.desk.look_at_pictures)
            page.edit_wanted.connect(lambda item_id: self.open_book(Book.CATALOGUE, item_id))

    def front(self) -> QWidget:
        """Give the page in front."""
        front = self.stack.currentWidget()
        assert front is not None
        return front

    def show_shelf(self) -> None:
        """Go back to the shelf."""
        self.stack.setCurrentWidget(self.shelf)
        self.shelf.more.setChecked(False)
        self.desk.refresh()
        if self.isVisible():
            self.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_page(self, page: StationPage) -> None:
        """Bring a page to the front."""
        self.stack.setCurrentWidget(page)
        page.setFocus(Qt.FocusReason.OtherFocusReason)
        page.on_enter()

    def open_book(self, book: Book, item_id: UUID | None = None) -> None:
        """Open one of the books, at an item where it is about one."""
        page = self.books.page(book)
        if item_id is not None:
            self.books.point(page, item_id)
        self.show_page(page)

    def _lending_to(self, item_id: UUID | None, act: CardAct = CardAct.RETURN) -> None:
        if act is CardAct.LEND:
            self.lending.open_lend(item_id)
        else:
            self.lending.open_return(item_id)
        self.show_page(self.lending)

    def _pressed(self, item_id: UUID, act: CardAct) -> None:
        if act is CardAct.GIVE:
            self.desk.give(item_id)
        elif act is CardAct.OPEN:
            self.desk.open_one(item_id)
        elif act is CardAct.CHECK:
            self.open_book(Book.KIT, item_id)
        elif act is CardAct.MORE:
            self.open_book(Book.ITEM, item_id)
        else:
            self._lending_to(item_id, act)

    # -- scans

    def take_scan(self, text: str) -> bool:
        """Take a product or a tag; an entry pass goes to the gate, as everywhere."""
        front = self.front()
        if isinstance(front, StationPage) and front.take_scan(text):
            return True
        return self.desk.take_scan(text)

    def _known(self, known: Known) -> None:
        if known.tag is not None and (known.loan is None or self.front() is self.lending):
            self.lending.take_tag(known)
            if self.front() is not self.lending:
                self.show_page(self.lending)
        elif known.tag is not None:
            self.desk.take_back(known.tag.number)
        elif known.item is None:
            items = self.desk.facts.shelf.items if self.desk.facts.shelf else ()
            self.learn.ask_about(known, [view.item for view in items])
            self.show_page(self.learn)
        else:
            self._scanned(known.item)

    def _scanned(self, item: Item) -> None:
        if item.kind is ItemKind.KIT:
            self.open_book(Book.KIT, item.id)
        elif item.kind is ItemKind.LENT:
            self._lending_to(item.id, CardAct.LEND)
        else:
            if self.front() is not self.shelf:
                self.show_shelf()
            self.shelf.grid.bring(item.id)
            self.desk.take_product(item)

    def _learn(self, known: Known, item: Item) -> None:
        self.show_shelf()
        self.desk.learn(known, item)

    # -- coming and going

    def on_enter(self) -> None:
        """Read everything again: another screen or another booth may have changed it."""
        self.desk.refresh()
        self.desk.look_at_pictures()
        front = self.front()
        if isinstance(front, StationPage):
            front.on_enter()
        self._look.start()
        self._show()

    def on_leave(self) -> None:
        """Serve whoever comes next anew."""
        self._look.stop()
        self.desk.forget_worker()

    def showEvent(self, event: QShowEvent) -> None:
        """Look with the eyes of whoever unlocked."""
        super().showEvent(event)
        self._show()

    def _look_again(self) -> None:
        if self.isVisible():
            self.desk.refresh()

    def draft(self) -> Draft | None:
        """Keep the half-filled loan and what the pages hold."""
        kept: dict[str, object] = dict(self.books.drafts())
        lend = self.lending.draft()
        if lend:
            kept[_LEND] = dict(lend)
        return kept or None

    def restore(self, draft: Draft) -> None:
        """Fill it in again."""
        lend = draft.get(_LEND)
        if isinstance(lend, Mapping):
            self.lending.restore(lend)
        self.books.restore(draft)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let go of what waits for a worker with Escape."""
        if event.key() == Qt.Key.Key_Escape and self.front() is self.shelf:
            self.desk.forget_worker()
        else:
            super().keyPressEvent(event)

    # -- what is shown

    def _show(self) -> None:
        facts, words, shelf = self.desk.facts, self._context.words(), self.shelf
        may_work = self.desk.may_work()
        empty = facts.shelf is not None and is_empty(facts.shelf)
        shelf.receive.setVisible(may_work)
        shelf.looking.setVisible(not may_work)
        shelf.show_row(may_work=may_work and not empty, wanted=facts.wanted is not None)
        shelf.workers.choose(facts.worker.value if facts.worker else "")
        shelf.times.show_times(facts.times)
        if facts.shelf is not None:
            today = self._context.now().astimezone(ZoneInfo(self._context.zone())).date()
            zone = self._context.zone()
            times, wanted, pictures = facts.times, facts.wanted, facts.pictures
            sight = Sight(words, today, zone, may_work, times, wanted, empty, pictures)
            low, served = facts.shelf.low, facts.shelf.services
            shelf.low.set_text(fill(self.tr("%1 low"), low))
            shelf.low.setVisible(low > 0 and not empty)
            shelf.served.set_text(fill(self.tr("%1 today"), served))
            shelf.served.show()
            shelf.grid.show_states(cards(facts.shelf, sight))
            shelf.empty.setVisible(empty and may_work)
        self._say()

    def _say(self) -> None:
        said, words = self.desk.facts.said, self._context.words()
        text = sentence(said, words)
        tone = Tone.STOP if said.error is not None else Tone.OK
        wanted = self.desk.facts.view(self.desk.facts.wanted) if self.desk.facts.wanted else None
        if wanted is not None:
            tone = Tone.BRAND
            asked = fill(self.tr("%1: who takes it?"), wanted.item.named(words.language))
            text = " · ".join(part for part in (text, asked) if part)
        for line in (self.shelf.said, self.lending.view.said):
            _write(line, text, tone, self.desk.facts.turn, may_undo=said.may_undo)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        shelf, words = self.shelf, self._context.words()
        worker = self.desk.facts.worker
        shelf.head.set_words(self.tr("Warm station"))
        shelf.receive.setText(self.tr("Receive"))
        shelf.ledger.setText(self.tr("Ledger"))
        shelf.count.setText(self.tr("Count"))
        shelf.more.setAccessibleName(self.tr("More books"))
        shelf.loans.setText(self.tr("What is out"))
        shelf.shopping.setText(self.tr("Shopping list"))
        shelf.gifts.setText(self.tr("Gifts"))
        shelf.stats.setText(self.tr("Services"))
        shelf.catalogue.setText(self.tr("Catalogue"))
        shelf.looking.setText(self.tr("You can look. Giving and lending is the volunteers'."))
        shelf.empty.title.setText(self.tr("The shelf is still empty"))
        shelf.empty.words.setText(
            self.tr("First take in what is there: item, quantity, expiry. Then it can be given.")
        )
        shelf.empty.key.setText(self.tr("Receive"))
        shelf.before.setAccessibleName(self.tr("Page before"))
        shelf.after.setAccessibleName(self.tr("Next page"))
        shelf.times.setAccessibleName(self.tr("How many at once"))
        shelf.asked.setText(self.tr("For"))
        shelf.show_workers(words, worker.value if worker else "")
        self._show()


def _write(line: SaidLine, text: str, tone: Tone, turn: int, *, may_undo: bool) -> None:
    if text:
        line.say(text, tone, turn, may_undo=may_undo)
    else:
        line.hush()
