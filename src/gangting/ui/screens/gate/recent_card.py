"""The newest crossings in three rows, and above them who is not finished yet."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from gangting.ui import sizes, theme
from gangting.ui.screens.gate.card_values import LineState
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.label import ElidedLabel, IconLabel, Role


if TYPE_CHECKING:  # not needed before the first paint
    from uuid import UUID

    from gangting.ui.screens.gate.recent_list import RecentList

ROWS = 3
IN_STRIP = 3
WIDE = 700


def row_height() -> int:
    """Give the height of one row in the text size in force."""
    return max(sizes.row(), theme.text_px(32) + 8)


class UnfinishedStrip(QWidget):
    """Who still waits for a temperature or a press; a tap brings them back."""

    chosen = Signal(object)
    more = Signal()
    whose = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._icon = IconLabel("account-clock", 26, "warn")
        self._word = ElidedLabel("", Role.STRONG, Tone.WARN)
        self.whose_key = Button("", "thermometer", ButtonKind.PRIMARY, ButtonSize.SMALL)
        self.people = [Button("", size=ButtonSize.SMALL) for _ in range(IN_STRIP)]
        self.more_key = Button("", size=ButtonSize.SMALL)
        self._ids: tuple[UUID, ...] = ()
        self._wide = True
        box = layouts.row(self, gap=8)
        for part in (self._icon, self._word, self.whose_key, *self.people, self.more_key):
            box.addWidget(part)
        box.addStretch(1)
        for place, key in enumerate(self.people):
            key.clicked.connect(lambda _=False, place=place: self.chosen.emit(self._ids[place]))
        self.more_key.clicked.connect(self.more)
        self.whose_key.clicked.connect(self.whose)
        self.hide()

    def fit(self, width: int) -> None:
        """Know how many people have room."""
        self._wide = width >= theme.text_px(WIDE)

    def show_people(self, lines: Sequence[LineState], value: str) -> None:
        """Show who waits, and a value that nobody was given yet."""
        most = IN_STRIP - (0 if self._wide else 1) - (1 if value else 0)
        self._ids = tuple(line.id for line in lines[:most])
        for place, key in enumerate(self.people):
            key.setVisible(place < len(self._ids))
            if place < len(self._ids):
                line = lines[place]
                said = f"{line.name} {line.place}".strip() or line.time
                key.setText(said)
                key.setAccessibleName(self.tr("Go on with %1").replace("%1", said))
        rest = len(lines) - len(self._ids)
        self.more_key.setVisible(rest > 0)
        self.more_key.setText(f"+{rest}")
        self.more_key.setAccessibleName(self.tr("All who are not finished"))
        self._word.setText(self.tr("Not finished"))
        self._word.setVisible(bool(lines))
        self.whose_key.setVisible(bool(value))
        self.whose_key.setText(self.tr("%1℃: whose?").replace("%1", value))
        self.setVisible(bool(lines) or bool(value))


class RecentCard(Card):
    """Three rows a finger high; what they stand in is made when there is something to show."""

    pressed = Signal(object, bool)

    def __init__(self) -> None:
        super().__init__(padding=12)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._box = self.column(0)
        self.setContentsMargins(20, 11, 20, 11)
        self.set_rows(ROWS)

    @cached_property
    def table(self) -> "RecentList":
        """The rows."""
        from gangting.ui.screens.gate.recent_list import RecentList  # noqa: PLC0415  when needed

        table = RecentList()
        table.line_pressed.connect(self.pressed)
        self._box.addWidget(table, 1)
        return table

    @cached_property
    def strip(self) -> UnfinishedStrip:
        """Who is not finished; made when somebody attends."""
        strip = UnfinishedStrip()
        if self.isVisible():
            strip.fit(self.width())
        self._box.insertWidget(0, strip)
        return strip

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        if "strip" in self.__dict__:
            self.strip.fit(self.width())

    def set_rows(self, rows: int) -> None:
        """Be this many rows high."""
        self.setFixedHeight(rows * row_height() + 22)

    def show_lines(self, lines: "tuple[LineState, ...]") -> None:
        """Show the newest crossings, as many as there is room for."""
        self.table.show_lines(lines)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        if "table" in self.__dict__:
            self.table.retranslate()
