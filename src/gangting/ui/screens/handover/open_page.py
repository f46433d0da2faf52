"""Step 3: what the shift leaves open, group by group."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.handover import OpenGroup, OpenItems
from gangting.ui import sizes, theme
from gangting.ui.context import Context
from gangting.ui.screens.handover.room import Room
from gangting.ui.screens.handover.state import Teller, worst_first
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.label import FittedLabel, IconLabel, Label, Role
from gangting.ui.widgets.layouts import Flow


LINES = 3
_WIDE = 1100
_ROWS = 12


@dataclass(frozen=True, slots=True)
class GroupWords:
    """The words of every card."""

    acknowledge: str
    acknowledged: str
    open: str
    new: str
    more: str


class GroupCard(Card):
    """One group: how many, the first lines, 知悉."""

    acknowledged = Signal(object)
    open_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(padding=16)
        self._items: OpenItems | None = None
        self._title = FittedLabel("", Role.STRONG)
        self._count = Chip()
        self._new = Chip()
        self._marks = [IconLabel("circle-small", 20, "muted") for _ in range(LINES)]
        self._lines = [FittedLabel("", Role.BODY) for _ in range(LINES)]
        self._seen = Chip()
        self.open = Button("", "arrow-right", size=ButtonSize.SMALL)
        self.note = Button("", "check", ButtonKind.PRIMARY, ButtonSize.SMALL)
        box = self.column(gap=6)
        head = layouts.row(gap=8)
        head.addWidget(self._title, 1)
        head.addWidget(self._new)
        head.addWidget(self._count)
        box.addLayout(head)
        for mark, line in zip(self._marks, self._lines, strict=True):
            strip = layouts.row(gap=4)
            strip.addWidget(mark)
            strip.addWidget(line, 1)
            box.addLayout(strip)
        box.addStretch(1)
        keys = layouts.row(gap=8)
        keys.addWidget(self.open)
        keys.addStretch(1)
        keys.addWidget(self._seen)
        keys.addWidget(self.note)
        box.addLayout(keys)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.note.clicked.connect(lambda: self._tell(self.acknowledged))
        self.open.clicked.connect(lambda: self._tell(self.open_wanted))

    def sizeHint(self) -> QSize:
        """Be as high as every other card."""
        return QSize(super().sizeHint().width(), card_height())

    @property
    def group(self) -> OpenGroup | None:
        """Whose card it is."""
        return self._items.group if self._items else None

    def _tell(self, signal: object) -> None:
        if self._items is not None:
            signal.emit(self._items.group)  # type: ignore[attr-defined]  # a bound signal

    def show_group(
        self, items: OpenItems, teller: Teller, words: GroupWords, *, may_work: bool
    ) -> None:
        """Show a group that is not empty."""
        self._items = items
        urgent = any(line.urgent for line in items.lines)
        fresh = len(items.new) if items.acknowledged else 0
        self._title.setText(teller.words.sentence(f"open_group.{items.group}"))
        self._count.show_word(str(items.count), Tone.STOP if urgent else Tone.WARN)
        self._new.show_word(f"{words.new} {fresh}", Tone.BRAND)
        self._new.setVisible(fresh > 0)
        shown = worst_first(items)
        few = shown if len(shown) <= LINES else shown[: LINES - 1]
        said = [teller.line(items.group, line) for line in few]
        tones = [Tone.STOP if line.urgent else None for line in few]
        if len(shown) > LINES:
            said.append(words.more.replace("%1", str(len(shown) - len(few))))
            tones.append(Tone.MUTED)
        for place, (mark, line) in enumerate(zip(self._marks, self._lines, strict=True)):
            there = place < len(said)
            mark.setVisible(there)
            line.setVisible(there)
            if there:
                line.setText(said[place])
                line.set_tone(tones[place])
                stop = tones[place] is Tone.STOP
                mark.set_icon(
                    "alert-circle" if stop else "circle-small", "stop" if stop else "muted"
                )
        done = items.acknowledged is not None and not fresh
        self.set_tone(Tone.OK if done else Tone.STOP if urgent else Tone.WARN)
        self._seen.show_word(words.acknowledged, Tone.OK, "check")
        self._seen.setVisible(done)
        self.note.setVisible(not done and may_work)
        self.note.setText(words.acknowledge)
        self.note.setAccessibleName(f"{words.acknowledge}: {self._title.text()}")
        self.open.setText(words.open)
        self.open.setAccessibleName(f"{words.open}: {self._title.text()}")


def card_height() -> int:
    """Return how high a card has to be."""
    return sizes.touch() + theme.text_px(26) * (LINES + 1) + sizes.px(32 + 24 + 10)


class OpenPage(QWidget):
    """The groups that are not empty as cards, the empty ones as a line of ticks."""

    acknowledged = Signal(object)
    open_wanted = Signal(object)
    next_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._groups: tuple[OpenItems, ...] = ()
        self._may_work = True
        self._page = 0
        self.cards: list[GroupCard] = []
        self._room = Room()
        self._room.resized.connect(self._fill)
        self._grid = layouts.grid(self._room, gap=12)
        self._none = Label("", Role.SECTION, Tone.OK, wrap=True)
        self._clear = QWidget()
        self._clear_title = Label("", Role.MUTED)
        self._flow = Flow(self._clear, 8)
        self._chips: dict[OpenGroup, Chip] = {}
        self._before = Button("", "chevron-left", size=ButtonSize.SMALL)
        self._after = Button("", "chevron-right", size=ButtonSize.SMALL)
        self._place = Label("", Role.MUTED)
        self._pager = QWidget()
        self.on = Button("", "arrow-right", ButtonKind.PRIMARY)
        self._lay_out()
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self.on.clicked.connect(self.next_wanted)
        self.retranslate()

    def _lay_out(self) -> None:
        strip = layouts.row(self._pager, gap=8)
        for part in (self._before, self._place, self._after):
            strip.addWidget(part)
        foot = Card(padding=14)
        line = foot.row(gap=12)
        clear = layouts.column(gap=6)
        clear.addWidget(self._clear_title)
        clear.addWidget(self._clear)
        line.addLayout(clear, 1)
        line.addWidget(self._pager)
        line.addWidget(self.on)
        box = layouts.column(self, gap=12)
        box.addWidget(self._none)
        box.addWidget(self._room, 1)
        box.addWidget(foot)

    def show_groups(self, groups: Sequence[OpenItems], *, may_work: bool, ready: bool) -> None:
        """Show the groups; ``ready`` says that one may go on."""
        self._groups, self._may_work = tuple(groups), may_work
        self.on.setVisible(ready)
        words = self._context.words()
        for items in groups:
            chip = self._chips.get(items.group)
            if chip is None:
                chip = self._chips[items.group] = Chip()
                self._flow.addWidget(chip)
            chip.show_word(words.sentence(f"open_group.{items.group}"), Tone.OK, "check")
            chip.setVisible(not items.lines)
        self._clear.updateGeometry()
        self._clear_title.setVisible(any(not items.lines for items in groups))
        self._bring_unseen()
        self._fill()

    @property
    def _full(self) -> tuple[OpenItems, ...]:
        return tuple(items for items in self._groups if items.lines)

    def _columns(self) -> int:
        return 3 if self.width() >= theme.text_px(_WIDE) else 2

    def _fits(self) -> tuple[int, int]:
        """Return how many columns and lines of cards fit."""
        lines = (self._room.height() + 12) // (card_height() + 12)
        return self._columns(), max(1, lines)

    def _bring_unseen(self) -> None:
        """Turn to the first page that somebody still has to look at."""
        columns, lines = self._fits()
        unseen = [n for n, items in enumerate(self._full) if items.new]
        per_page = columns * lines
        if unseen and self._page not in {n // per_page for n in unseen}:
            self._page = unseen[0] // per_page

    def _fill(self) -> None:
        columns, lines = self._fits()
        per_page, full = columns * lines, self._full
        count = max(1, ceil(len(full) / per_page))
        self._page = min(max(0, self._page), count - 1)
        shown = full[self._page * per_page : (self._page + 1) * per_page]
        while len(self.cards) < len(shown):
            self._add_card()
        said = GroupWords(
            self.tr("Noted"),
            self.tr("Seen"),
            self.tr("Open"),
            self.tr("new"),
            self.tr("and %1 more"),
        )
        teller = Teller(self._context.words(), self._context.zone(), self._context.now())
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(shown))
            if place < len(shown):
                self._grid.addWidget(card, place // columns, place % columns)
                card.show_group(shown[place], teller, said, may_work=self._may_work)
        for row in range(_ROWS):
            self._grid.setRowStretch(row, 1 if row == lines else 0)
        for column in range(3):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
        self._place.setText(f"{self._page + 1} / {count}")
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page < count - 1)
        self._pager.setVisible(count > 1)
        self._none.setVisible(not full)

    def _add_card(self) -> None:
        card = GroupCard()
        card.setParent(self)  # shown without one it would be a window and take the keyboard
        card.acknowledged.connect(self.acknowledged)
        card.open_wanted.connect(self.open_wanted)
        self.cards.append(card)

    def card(self, group: OpenGroup) -> GroupCard | None:
        """Return the card of a group that is shown."""
        return next((c for c in self.cards if c.group is group and not c.isHidden()), None)

    def _turn(self, pages: int) -> None:
        self._page += pages
        self._fill()

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self._none.setText(self.tr("Nothing is open"))
        self._clear_title.setText(self.tr("Nothing is open here"))
        self._before.setAccessibleName(self.tr("Page before"))
        self._after.setAccessibleName(self.tr("Next page"))
        self.on.setText(self.tr("On to the equipment"))
        self.show_groups(self._groups, may_work=self._may_work, ready=not self.on.isHidden())
