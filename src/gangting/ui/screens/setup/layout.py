"""Widgets and places of the first start."""

from PySide6.QtWidgets import QLineEdit

from gangting.ui.screens.base import Screen
from gangting.ui.screens.setup.state import LONGEST_PIN, Entry
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead


_FREE_TEXT = frozenset({Entry.SITE, Entry.GATE, Entry.LEADER})
_PINS = frozenset({Entry.PIN, Entry.AGAIN})


class SetupLayout(Screen):
    """A form on the left, keys for phone and PIN on the right."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(with_back=True)
        self.fields = {entry: Field(free_text=entry in _FREE_TEXT) for entry in Entry}
        for entry in _PINS:
            line = self.fields[entry].line
            line.setEchoMode(QLineEdit.EchoMode.Password)
            line.setMaxLength(LONGEST_PIN)
        self.note = Label("", Role.MUTED, wrap=True)
        self.error = Label("", Role.ERROR, wrap=True)
        self.practise = Button("", "school", ButtonKind.PLAIN, ButtonSize.NORMAL)
        self.start = Button("", "check", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self.keypad = Keypad(Corner.BACKSPACE, Corner.NONE)
        self._lay_out()

    def _lay_out(self) -> None:
        form = Card(padding=24)
        box = form.column(gap=12)
        for pair in (
            (Entry.SITE, Entry.GATE),
            (Entry.LEADER, Entry.PHONE),
            (Entry.PIN, Entry.AGAIN),
        ):
            line = layouts.row(gap=16)
            for entry in pair:
                line.addWidget(self.fields[entry], 1)
            box.addLayout(line)
        box.addWidget(self.note)
        box.addStretch(1)
        box.addWidget(self.error)
        keys = layouts.row(gap=12)
        keys.addWidget(self.practise)
        keys.addStretch(1)
        keys.addWidget(self.start)
        box.addLayout(keys)
        pad = Card(padding=16)
        pad.column().addWidget(self.keypad)
        across = layouts.row(gap=16)
        across.addWidget(form, 2)
        across.addWidget(pad, 1)
        page = layouts.column(self, gap=12, margin=16)
        page.addWidget(self.head)
        page.addLayout(across, 1)
