"""The warm station on the window, with something on its shelf."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.movements import Source
from gangting.services.station.values import ItemView, Receipt
from gangting.ui.screens.station.card import ItemCard
from gangting.ui.screens.station.screen import StationScreen
from gangting.ui.screens.station.values import CardAct


GOOD_UNTIL = date(2027, 12, 31)
STOCK = {
    "mask": 60,
    "disposable_gloves": 86,
    "first_aid_kit": 1,
    "hand_sanitizer": 3,
    "medical_alcohol": 2,
    "bottled_water": 31,
    "disposable_raincoat": 4,
    "umbrella": 4,
}
TAGS = ("U1", "U2", "U3", "U4")


@dataclass
class Volunteer:
    """Whoever stands at the shelf: presses, scans, looks."""

    desk: object
    screen: StationScreen
    sounds: list[str] = field(default_factory=list)
    spoken: list[str] = field(default_factory=list)

    @property
    def station(self):
        return self.desk.services.station

    def item(self, code: str) -> Item:
        return next(item for item in self.station.catalogue.all() if item.code == code)

    def stock(self, code: str) -> ItemView:
        return self.station.shelf.item(self.item(code).id)

    def card(self, code: str) -> ItemCard:
        self.screen.shelf.grid.bring(self.item(code).id)
        card = self.screen.shelf.grid.card(self.item(code).id)
        assert card is not None
        return card

    def press(self, code: str, act: CardAct = CardAct.GIVE) -> None:
        self.card(code).key(act).click()
        self.desk.settle()

    def serve(self, worker: str) -> None:
        self.screen.shelf.workers.button(worker).click()
        self.desk.settle()

    def scan(self, text: str) -> bool:
        taken = self.screen.take_scan(text)
        self.desk.settle()
        return taken

    def said(self) -> str:
        line = self.screen.shelf.said
        return "" if line.isHidden() else line.words.text()

    def undo(self) -> None:
        self.screen.shelf.said.undo.click()
        self.desk.settle()


@pytest.fixture
def bare(desk) -> Volunteer:
    """Return the station of a booth that has nothing yet."""
    screen = StationScreen(desk.context)
    made = Volunteer(desk, screen)
    screen.sound_wanted.connect(made.sounds.append)
    screen.say_wanted.connect(made.spoken.append)
    desk.show(screen)
    return made


@pytest.fixture
def volunteer(bare) -> Volunteer:
    """Return the station with the eight items of the first booth."""
    for code, quantity in STOCK.items():
        item = bare.item(code)
        until = GOOD_UNTIL if item.expires else None
        receipt = Receipt(item.id, quantity, Source.ALLOCATED, until)
        bare.station.ledger.receive(receipt, bare.desk.officer)
    for tag in TAGS:
        bare.station.catalogue.add_tag(bare.item("umbrella").id, tag, bare.desk.officer)
    bare.screen.desk.refresh()
    bare.desk.settle()
    return bare
