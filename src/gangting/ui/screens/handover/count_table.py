"""The lines of a count: what there is, how many, how that compares, and why."""

from collections.abc import Sequence
from math import ceil
from uuid import UUID

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gangting.ui import sizes, theme
from gangting.ui.screens.handover.count_state import Line
from gangting.ui.screens.handover.room import Room
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.label import FittedLabel, Label, Role
from gangting.ui.widgets.lined_row import LinedRow


_RADIUS = 10
NAME, VALUE, CHIP, REASON = 19, 8, 10, 13


class CountField(QAbstractButton):
    """Where the number of a line stands; pressing it counts this line next."""

    def __init__(self) -> None:
        super().__init__()
        self._lit = False
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, value: str, *, lit: bool, name: str) -> None:
        """Show a number; a lit field is the one that is typed into."""
        self.setText(value)
        self._lit = lit
        self.setAccessibleName(name)
        self.setAccessibleDescription(value)
        self.update()

    def sizeHint(self) -> QSize:
        """Be a finger high."""
        return QSize(sizes.px(110), max(sizes.touch(), theme.text_px(44)))

    def minimumSizeHint(self) -> QSize:
        """Keep room for five digits."""
        return QSize(max(sizes.touch(), theme.text_px(78)), self.sizeHint().height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the field and its number."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        lit = self._lit or self.hasFocus()
        painter.setPen(QPen(theme.color("brand" if lit else "line"), 2 if lit else 1))
        painter.setBrush(theme.color("surface"))
        field = QRectF(self.rect()).adjusted(1, 2, -1, -2)
        painter.drawRoundedRect(field, _RADIUS, _RADIUS)
        painter.setFont(theme.font(22, bold=True))
        painter.setPen(theme.color("ink"))
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), self.text())


class CountRow(LinedRow):
    """One line."""

    chosen = Signal(object)
    reason_wanted = Signal(object)
    recount_wanted = Signal(object)
    keep_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._line: Line | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._name = FittedLabel("", Role.STRONG)
        self._unit = Label("", Role.MUTED)
        self.field = CountField()
        self._chip = Chip()
        self.reason = Button("", "menu-down", ButtonKind.LINK, ButtonSize.SMALL)
        self.recount = Button("", "", ButtonKind.PLAIN, ButtonSize.SMALL)
        self.keep = Button("", "", ButtonKind.PLAIN, ButtonSize.SMALL)
        self._lay_out()
        self.field.clicked.connect(lambda: self._tell(self.chosen))
        self.reason.clicked.connect(lambda: self._tell(self.reason_wanted))
        self.recount.clicked.connect(lambda: self._tell(self.recount_wanted))
        self.keep.clicked.connect(lambda: self._tell(self.keep_wanted))

    def _lay_out(self) -> None:
        name = QWidget()
        words = layouts.row(name, gap=8)
        words.addWidget(self._name, 1)
        words.addWidget(self._unit)
        chip = QWidget()
        around = layouts.row(chip, gap=0)
        around.addStretch(1)
        around.addWidget(self._chip)
        around.addStretch(1)
        why = QWidget()
        keys = layouts.row(why, gap=6)
        keys.addWidget(self.reason)
        keys.addWidget(self.recount, 1)
        keys.addWidget(self.keep, 1)
        keys.addStretch(1)
        box = layouts.row(self, gap=10)
        for part, share in ((name, NAME), (self.field, VALUE), (chip, CHIP), (why, REASON)):
            policy = part.sizePolicy()
            part.setSizePolicy(QSizePolicy.Policy.Ignored, policy.verticalPolicy())
            box.addWidget(part, share)

    @property
    def item_id(self) -> UUID | None:
        """Whose line is shown."""
        return self._line.item_id if self._line else None

    def show_line(self, line: Line, words: tuple[str, str, str]) -> None:
        """Show a line; ``words`` are those of its keys: choose a reason, recount, keep."""
        self._line = line
        self._name.setText(line.name)
        self._unit.setText(line.unit)
        self.field.show_value(line.value, lit=line.current, name=line.name)
        self._chip.show_word(line.chip, line.tone, line.icon)
        self._chip.setVisible(bool(line.chip))
        choose, recount, keep = words
        self.reason.setText(line.reason or choose)
        self.reason.setAccessibleName(f"{line.name}: {line.reason or choose}")
        self.recount.setText(recount)
        self.keep.setText(keep)
        self.reason.setVisible(line.asks)
        self.recount.setVisible(line.moved)
        self.keep.setVisible(line.moved)

    def _tell(self, signal: object) -> None:
        if self._line is not None:
            signal.emit(self._line.item_id)  # type: ignore[attr-defined]  # a bound signal

    def sizeHint(self) -> QSize:
        """Be a field and a little air high."""
        return QSize(400, row_height())

    def minimumSizeHint(self) -> QSize:
        """Keep the height."""
        return QSize(300, row_height())


def row_height() -> int:
    """Return how high a line is."""
    return max(sizes.touch(), theme.text_px(44)) + 4


class CountTable(QWidget):
    """The lines in pages of as many as fit; the lit line's page is in front."""

    chosen = Signal(object)
    reason_wanted = Signal(object)
    recount_wanted = Signal(object)
    keep_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._lines: tuple[Line, ...] = ()
        self._lit: UUID | None = None
        self._page = 0
        self.rows: list[CountRow] = []
        self._words = ("", "", "")
        self._titles = [Label("", Role.MUTED) for _ in range(4)]
        self._head = QWidget()
        head = layouts.row(self._head, gap=10)
        for title, share in zip(self._titles, (NAME, VALUE, CHIP, REASON), strict=True):
            title.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            head.addWidget(title, share)
        for title in self._titles[1:3]:
            title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._room = Room()
        self._room.resized.connect(self._fill)
        self._room.setMinimumHeight(row_height() * 3)
        self._list = layouts.column(self._room, gap=0)
        self._list.addStretch(1)
        self._before = Button("", "chevron-left", size=ButtonSize.SMALL)
        self._after = Button("", "chevron-right", size=ButtonSize.SMALL)
        self._place = Label("", Role.MUTED)
        self.pager = QWidget()
        strip = layouts.row(self.pager, gap=8)
        for part in (self._before, self._place, self._after):
            strip.addWidget(part)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self.pager.hide()
        box = layouts.column(self, gap=2)
        box.addWidget(self._head)
        box.addWidget(self._room, 1)

    def set_words(self, titles: Sequence[str], keys: tuple[str, str, str], pager: str) -> None:
        """Say the titles and the keys of the lines."""
        for label, title in zip(self._titles, titles, strict=True):
            label.setText(title)
        self._words = keys
        before, after = pager.split("|")
        self._before.setAccessibleName(before)
        self._after.setAccessibleName(after)
        self._fill()

    def show_lines(self, lines: tuple[Line, ...]) -> None:
        """Show these lines."""
        self._lines = lines
        lit = next((place for place, line in enumerate(lines) if line.current), None)
        now = lines[lit].item_id if lit is not None else None
        if lit is not None and now != self._lit:
            self._page = lit // self.per_page
        self._lit = now
        self._fill()

    @property
    def per_page(self) -> int:
        """How many lines fit."""
        return max(1, self._room.height() // row_height())

    def row(self, item_id: UUID) -> CountRow | None:
        """Return the row that shows an item now."""
        for row in self.rows:
            if row.isVisible() and row.item_id == item_id:
                return row
        return None

    def _turn(self, pages: int) -> None:
        self._page += pages
        self._fill()

    def _fill(self) -> None:
        per_page = self.per_page
        count = max(1, ceil(len(self._lines) / per_page))
        self._page = min(max(0, self._page), count - 1)
        shown = self._lines[self._page * per_page : (self._page + 1) * per_page]
        while len(self.rows) < len(shown):
            self._add_row()
        for place, row in enumerate(self.rows):
            row.setVisible(place < len(shown))
            if place < len(shown):
                row.show_line(shown[place], self._words)
        self._place.setText(f"{self._page + 1} / {count}")
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page < count - 1)
        self.pager.setVisible(count > 1)

    def _add_row(self) -> None:
        row = CountRow()
        row.chosen.connect(self.chosen)
        row.reason_wanted.connect(self.reason_wanted)
        row.recount_wanted.connect(self.recount_wanted)
        row.keep_wanted.connect(self.keep_wanted)
        self._list.insertWidget(len(self.rows), row)
        self.rows.append(row)
