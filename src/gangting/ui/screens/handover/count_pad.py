"""What stands beside the lines of a count: the keys, the reasons, what to do with a moved line."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.domain.stocktake import DifferenceReason
from gangting.domain.supplies.catalogue import Item
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.handover.count_state import Pad
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice
from gangting.ui.widgets.stack import Stack
from gangting.ui.widgets.table import PagedTable


class ReasonPage(QWidget):
    """Why a line differs: only what fits, on keys as large as there is room."""

    chosen = Signal(object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", Role.SECTION, wrap=True)
        self.hint = Label("", Role.MUTED, wrap=True)
        self.keys: dict[str, Button] = {}
        self._grid = layouts.grid(gap=8)
        self.later = Button("", "arrow-left", size=ButtonSize.SMALL)
        self.later.clicked.connect(self.back)
        box = layouts.column(self, gap=10)
        for part in (self.title, self.hint):
            box.addWidget(part)
        box.addLayout(self._grid, 1)
        box.addWidget(self.later)
        for place, reason in enumerate(DifferenceReason):
            key = Button("", "")
            key.setCheckable(True)
            key.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
            key.clicked.connect(lambda _=False, reason=reason: self.chosen.emit(reason))
            self.keys[reason.value] = key
            self._grid.addWidget(key, place // 2, place % 2)

    def offer(self, title: str, choices: Sequence[Choice], code: str) -> None:
        """Offer these reasons; ``code`` is the one that was given."""
        self.title.setText(title)
        for key in self.keys.values():
            self._grid.removeWidget(key)
            key.hide()
        for place, choice in enumerate(choices):
            key = self.keys[choice.code]
            key.setText(choice.text)
            key.setChecked(choice.code == code)
            self._grid.addWidget(key, place // 2, place % 2)
            key.show()


class MovedPage(QWidget):
    """Stock moved after the line was counted."""

    recount = Signal()
    keep = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", Role.SECTION, wrap=True)
        self.hint = Label("", Role.BODY, wrap=True)
        self.again = Button("", "refresh", ButtonKind.PRIMARY)
        self.as_is = Button("", "check")
        self.again.clicked.connect(self.recount)
        self.as_is.clicked.connect(self.keep)
        box = layouts.column(self, gap=12)
        for part in (self.title, self.hint):
            box.addWidget(part)
        box.addStretch(1)
        for key in (self.again, self.as_is):
            box.addWidget(key)


class RestPage(QWidget):
    """What is left when somebody wants to go on."""

    go_on = Signal()
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = Label("", Role.SECTION, wrap=True)
        self.names = Label("", Role.BODY, wrap=True)
        self.hint = Label("", Role.MUTED, wrap=True)
        self.on = Button("", "arrow-right")
        self.count = Button("", "arrow-left", ButtonKind.PRIMARY)
        self.on.clicked.connect(self.go_on)
        self.count.clicked.connect(self.back)
        box = layouts.column(self, gap=12)
        for part in (self.title, self.names, self.hint):
            box.addWidget(part)
        box.addStretch(1)
        for key in (self.count, self.on):
            box.addWidget(key)


class AddPage(QWidget):
    """Items that are not in the count."""

    chosen = Signal(object)
    all_wanted = Signal(object)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[UUID, ...] = ()
        self.title = Label("", Role.SECTION, wrap=True)
        self.table = PagedTable([Column("", 1)], header=False)
        self.everything = Button("", "format-list-checks", size=ButtonSize.SMALL)
        self.leave = Button("", "arrow-left", size=ButtonSize.SMALL)
        self.table.pressed.connect(lambda key, _column: self.chosen.emit(UUID(key)))
        self.everything.clicked.connect(lambda: self.all_wanted.emit(self._items))
        self.leave.clicked.connect(self.back)
        box = layouts.column(self, gap=10)
        box.addWidget(self.title)
        box.addWidget(self.table, 1)
        box.addWidget(self.everything)
        box.addWidget(self.leave)

    def show_items(self, items: Sequence[Item], language: str) -> None:
        """Offer these."""
        self._items = tuple(item.id for item in items)
        self.table.set_rows(
            [Row(str(item.id), (Cell(item.named(language), CellKind.STRONG),)) for item in items]
        )
        self.table.first_page()
        self.everything.setEnabled(bool(items))


class CountPad(QWidget):
    """The keys, or what the line in hand asks."""

    def __init__(self) -> None:
        super().__init__()
        self.keys = Keypad(Corner.BACKSPACE, Corner.MAIN)
        self.reason, self.moved, self.rest, self.more = (
            ReasonPage(),
            MovedPage(),
            RestPage(),
            AddPage(),
        )
        self._pages: dict[Pad, QWidget] = {
            Pad.KEYS: self.keys,
            Pad.REASON: self.reason,
            Pad.MOVED: self.moved,
            Pad.REST: self.rest,
            Pad.ADD: self.more,
        }
        self._stack = Stack()
        for page in self._pages.values():
            self._stack.addWidget(page)
        layouts.column(self).addWidget(self._stack)

    def turn_to(self, pad: Pad) -> None:
        """Show a page."""
        self._stack.setCurrentWidget(self._pages[pad])

    @property
    def pad(self) -> Pad:
        """Which page is shown."""
        front = self._stack.currentWidget()
        return next(pad for pad, page in self._pages.items() if page is front)

    def take_key(self, event: QKeyEvent) -> bool:
        """Treat a key of a real keyboard as the same key here."""
        if self.pad is Pad.KEYS:
            return self.keys.take_key(event)
        if Qt.Key.Key_0 <= event.key() <= Qt.Key.Key_9 and self.pad is not Pad.ADD:
            self.keys.typed.emit(chr(event.key()))
            return True
        return False
