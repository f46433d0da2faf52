"""Who was told of a fever, and when."""

from collections.abc import Mapping

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent

from gangting.domain.free_text import LONGEST_REASON
from gangting.ui import theme
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.gate.page import Page
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.table import PagedTable


NARROW = 700
_ICONS = {
    "community": "home-city-outline",
    "leader": "shield-account",
    "clinic": "hospital-box-outline",
    "family": "account-group",
}


class ReportPage(Page):
    """One key per person who can be told; pressing it writes the minute down."""

    name = "report"

    told = Signal(str)
    back = Signal()

    def __init__(self) -> None:
        super().__init__(Tone.STOP)
        self.head = PageHead(with_back=True)
        self.hint = Label("", Role.HINT, wrap=True)
        self.keys = {who: Button("", icon, size=ButtonSize.SMALL) for who, icon in _ICONS.items()}
        self.other = Field(free_text=True)
        self.other.keep_to(LONGEST_REASON)
        self.other_key = Button("", "check-bold", ButtonKind.PLAIN, ButtonSize.SMALL)
        self.other.add_beside(self.other_key)
        self.table = PagedTable([Column(), Column(share=1), Column(right=True)], header=False)
        self._who = ""
        self._lay_out()
        self.head.back.connect(self.back)
        for who, key in self.keys.items():
            key.clicked.connect(lambda _=False, who=who: self.told.emit(who))
        self.other_key.clicked.connect(self._tell_other)
        self.other.submitted.connect(lambda _text: self._tell_other())

    def _lay_out(self) -> None:
        box = self.column(10)
        box.addWidget(self.head)
        box.addWidget(self.hint)
        keys = layouts.row(gap=8)
        for key in self.keys.values():
            keys.addWidget(key, 1)
        box.addLayout(keys)
        box.addWidget(self.other)
        box.addWidget(self.table, 1)

    def show_told(
        self, who: str, told: tuple[tuple[str, str, str], ...], words: Mapping[str, str]
    ) -> None:
        """Show whom it is about, and (time, who was told, by whom) from the newest on."""
        self._who = who
        self.retranslate()
        for code, key in self.keys.items():
            key.setText(words[code])
        rows = [
            Row(
                str(place),
                (Cell(at, CellKind.MUTED), Cell(name, CellKind.STRONG), Cell(by, CellKind.MUTED)),
            )
            for place, (at, name, by) in enumerate(reversed(told))
        ]
        self.table.set_rows(rows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out the icons where the words need the room."""
        super().resizeEvent(event)
        for who, key in self.keys.items():
            key.set_icon(_ICONS[who] if self.width() >= theme.text_px(NARROW) else "")

    def clear_typed(self) -> None:
        """Forget a name that was written down."""
        self.other.set_text("")

    def _tell_other(self) -> None:
        if self.other.text().strip():
            self.told.emit(self.other.text().strip())

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.head.set_words(self.tr("Who was told"), self._who)
        self.hint.setText(self.tr("Call first, then press who was told: the minute is kept"))
        self.other.set_words("", self.tr("Somebody else"), self.tr("Who else was told"))
        self.other_key.setText(self.tr("Told"))
        self.table.set_empty_text(self.tr("Nobody was told yet"))
        self.table.setAccessibleName(self.tr("Who was told"))
