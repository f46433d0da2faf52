"""Widgets and places of the vehicle screen."""

from PySide6.QtWidgets import QStackedWidget

from gangting.ui.screens.base import Screen
from gangting.ui.screens.vehicle.expected_page import ExpectedPage
from gangting.ui.screens.vehicle.pages import KnownPage, NewPage, WaitingPage
from gangting.ui.widgets import layouts
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.clear_key import ClearKey
from gangting.ui.widgets.host_panel import HostPanel
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.plate import MIDDLE, PlateDisplay, PlateKeypad


class VehicleLayout(Screen):
    """Left: the plate and the keys to write it. Right: what is known of it."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(with_back=True)
        self.clear = ClearKey()
        self.display = PlateDisplay()
        self.plate_keys = PlateKeypad(columns=MIDDLE)
        self.numbers = Keypad(Corner.DASH, Corner.BACKSPACE)
        self.hosts = HostPanel()
        self.keys = QStackedWidget()
        for keys in (self.plate_keys, self.numbers, self.hosts):
            self.keys.addWidget(keys)
        self.waiting = WaitingPage()
        self.known = KnownPage()
        self.new = NewPage()
        self.expected = ExpectedPage()
        self.pages = QStackedWidget()
        for page in (self.waiting, self.known, self.new, self.expected):
            self.pages.addWidget(page)
        self._lay_out()

    def _lay_out(self) -> None:
        self.head.add(self.clear)
        page = layouts.grid(self, gap=16, margin=16)
        page.setVerticalSpacing(14)
        page.addWidget(self.head, 0, 0, 1, 2)
        card = Card(padding=14)
        left = card.column(12)
        left.addWidget(self.display)
        left.addWidget(self.keys, 1)
        page.addWidget(card, 1, 0)
        page.addWidget(self.pages, 1, 1)
        page.setRowStretch(1, 1)
        page.setColumnStretch(0, 1)
        page.setColumnStretch(1, 1)
