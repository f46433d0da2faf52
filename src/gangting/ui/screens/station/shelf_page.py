"""The shelf: head, who is served, the cards, and a foot for pages and words."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.supplies.movements import SERVED
from gangting.ui import sizes, theme
from gangting.ui.screens.station.card_grid import CardGrid
from gangting.ui.screens.station.pages.wordbook import WORKER_ICONS
from gangting.ui.screens.station.said_line import SaidLine
from gangting.ui.screens.station.values import TIMES
from gangting.ui.theme import GAP, Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.label import IconLabel, Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.segmented import Choice
from gangting.wording.words import Words


WIDE_FROM = 1150
"""Narrower than this, what is said moves to the foot."""
_LABEL_FROM = 980
_SAID_PLACE = 4


def letters() -> float:
    """Tell how much larger than usual the letters are."""
    return theme.text_px(theme.BASE_PX) / sizes.px(theme.BASE_PX)


class TimesKey(Button):
    """One of ×1 ×2 ×5 ×10; no wider than a finger."""

    def __init__(self, times: int) -> None:
        super().__init__(f"×{times}", size=ButtonSize.SMALL)
        self.setCheckable(True)
        self.setAutoExclusive(True)

    def sizeHint(self) -> QSize:
        """Take a finger's width."""
        hint = super().sizeHint()
        return QSize(max(sizes.touch(), self.face_size().width() + 20), hint.height())

    def minimumSizeHint(self) -> QSize:
        """Keep the width."""
        return QSize(self.sizeHint().width(), super().minimumSizeHint().height())


class TimesRow(QWidget):
    """How many the next touch gives."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Maximum)
        box = layouts.row(self, gap=4)
        self._keys = {times: TimesKey(times) for times in TIMES}
        for times, key in self._keys.items():
            box.addWidget(key)
            key.clicked.connect(lambda _=False, times=times: self.chosen.emit(times))
        self.show_times(1)

    def key(self, times: int) -> Button:
        """Give the key of so many."""
        return self._keys[times]

    def show_times(self, times: int) -> None:
        """Show how many are given."""
        self._keys[times].setChecked(True)


class EmptyNote(Card):
    """Nothing was ever taken in: what to do first."""

    def __init__(self) -> None:
        super().__init__(padding=24)
        self.title = Label("", Role.SECTION)
        self.words = Label("", Role.HINT, wrap=True)
        self.key = Button("", "tray-arrow-down", ButtonKind.WARM)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        box = self.row(20)
        box.addWidget(IconLabel("coffee", 48, "warm"))
        said = layouts.column(gap=4)
        said.addWidget(self.title)
        said.addWidget(self.words)
        box.addLayout(said, 1)
        box.addWidget(self.key)
        self.hide()


class ShelfPage(QWidget):
    """Places; what they say comes from the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead()
        self.low = Chip("", Tone.STOP)
        self.served = Chip("", Tone.WARM)
        self.receive = Button("", "tray-arrow-down", size=ButtonSize.NORMAL)
        self.ledger = Button("", "history", size=ButtonSize.NORMAL)
        self.count = Button("", "clipboard-check", size=ButtonSize.NORMAL)
        self.more = Button("", "dots-horizontal", size=ButtonSize.NORMAL)
        self.more.setCheckable(True)
        self.books = QWidget()
        self.shopping = Button("", "cart", size=ButtonSize.SMALL)
        self.gifts = Button("", "gift", size=ButtonSize.SMALL)
        self.stats = Button("", "chart-bar", size=ButtonSize.SMALL)
        self.catalogue = Button("", "format-list-bulleted", size=ButtonSize.SMALL)
        self.loans = Button("", "umbrella", size=ButtonSize.SMALL)
        self.asked = Label("", Role.MUTED)
        self.asked.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Preferred)
        self.workers = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.times = TimesRow()
        self.looking = Label("", Role.MUTED, wrap=True)
        self.said = SaidLine()
        self.empty = EmptyNote()
        self.grid = CardGrid()
        self.before = Button("", "chevron-left", size=ButtonSize.SMALL)
        self.place = Label("", Role.MUTED)
        self.after = Button("", "chevron-right", size=ButtonSize.SMALL)
        self._ask = (True, False)
        self._lay_out()
        self.before.clicked.connect(lambda: self.grid.turn(-1))
        self.after.clicked.connect(lambda: self.grid.turn(1))
        self.grid.turned.connect(self._turned)
        self.grid.use_whole(self._whole)
        self.more.toggled.connect(self._swap)

    def _lay_out(self) -> None:
        policy = QSizePolicy.Policy
        for chip in (self.low, self.served):
            self.head.add_beside(chip)
            chip.setSizePolicy(policy.Fixed, policy.Fixed)
            chip.hide()
        for key in (self.receive, self.ledger, self.count, self.more):
            self.head.add(key)
            key.setSizePolicy(policy.Preferred, policy.Maximum)  # the words may shrink
        shelf = layouts.row(self.books, gap=8)
        for key in (self.loans, self.shopping, self.gifts, self.stats, self.catalogue):
            shelf.addWidget(key)
        self.books.hide()
        self.looking.hide()
        self._row = layouts.row(gap=12)
        self._row.addWidget(self.books)
        self._row.addWidget(self.asked)
        self._row.addWidget(self.workers, 1000)
        self._row.addWidget(self.times)
        self._row.addStretch(1)
        self._foot = layouts.row(gap=12)
        self._foot.addStretch(1)
        for part in (self.before, self.place, self.after):
            self._foot.addWidget(part)
        box = self._box = layouts.column(self, gap=12, margin=GAP)
        for above in (self.head, self.looking):
            box.addWidget(above)
        box.addLayout(self._row)
        box.addWidget(self.empty)
        box.addWidget(self.grid, 1)
        box.addLayout(self._foot)
        self._foot.insertWidget(0, self.said, 1000)
        self._turned(0, 1)
        self._place_said()

    def _turned(self, page: int, pages: int) -> None:
        for part in (self.before, self.place, self.after):
            part.setVisible(pages > 1)
        self.place.setText(f"{page + 1} / {pages}")
        self.before.setEnabled(page > 0)
        self.after.setEnabled(page < pages - 1)

    def show_workers(self, words: Words, chosen: str) -> None:
        """Offer the kinds of workers."""
        self.workers.set_choices(
            [
                Choice(one.value, words.sentence(f"worker.{one}"), WORKER_ICONS[one])
                for one in SERVED
            ]
        )
        self.workers.choose(chosen)

    def _place_said(self) -> None:
        """Put what is said beside the workers where there is room, else at the foot for good."""
        beside = self.width() >= WIDE_FROM * letters()
        here = self._row.indexOf(self.said) >= 0
        if beside != here:
            (self._row if here else self._foot).removeWidget(self.said)
            if beside:
                self._row.insertWidget(_SAID_PLACE, self.said, 1000)
            else:
                self._foot.insertWidget(0, self.said, 1000)
        self._row.setStretchFactor(self.workers, 0 if beside else 1000)
        self.said.keep_place(keep=not beside)

    def _whole(self) -> int:
        """Give the height of the cards where nothing stands below them."""
        if self._row.indexOf(self.said) < 0:
            return self.grid.height()
        return self.height() - self._box.contentsMargins().bottom() - self.grid.y()

    def _swap(self) -> None:
        """Show the books in the place of the workers, or the workers again."""
        self.show_row(may_work=self._ask[0], wanted=self._ask[1])

    def show_row(self, *, may_work: bool, wanted: bool) -> None:
        """Show who may be served; while something waits for one, the question stands out."""
        self._ask = (may_work, wanted)
        books = self.more.isChecked()
        self.books.setVisible(books)
        for part in (self.workers, self.times):
            part.setVisible(may_work and not books)
        self.asked.set_role(Role.STRONG if wanted else Role.MUTED)
        self.asked.set_tone(Tone.BRAND if wanted else None)
        roomy = self.width() >= _LABEL_FROM * letters()
        self.asked.setVisible(may_work and roomy and not books)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._swap()
        self._place_said()
