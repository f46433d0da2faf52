"""One subject of an item's page, and the card that writes numbers with keys."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gangting.services.station.values import Act, ItemView
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.widgets import layouts
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.keypad import Corner, Keypad


class Section(QWidget):
    """Shows one subject of the item; asks through its page.

    `acted` carries an act that can be taken back; `stored` tells that something else was written.
    """

    acted = Signal(object)
    stored = Signal()

    def __init__(self, page: StationPage) -> None:
        super().__init__()
        self.page = page
        self.view: ItemView | None = None

    def show_view(self, view: ItemView) -> None:
        """Show the item as it stands now."""
        self.view = view

    def begin(self) -> None:
        """Start anew: another item, or the section was chosen."""

    def take_scan(self, text: str) -> bool:  # noqa: ARG002 - the default takes none
        """Take a scan while this section is in front."""
        return False

    def tell_act(self, act: Act) -> None:
        """Tell of an act; begin anew."""
        self.begin()
        self.acted.emit(act)

    def retranslate(self) -> None:
        """Write every word in the language in force."""


class KeyedSection(Section):
    """Fields on the left, digits on the right; the digits write where the focus was last."""

    def __init__(self, page: StationPage) -> None:
        super().__init__(page)
        self._field: Field | None = None
        self.keys = Keypad(Corner.NONE, Corner.BACKSPACE)
        self.keys.typed.connect(self._type)
        self.keys.erased.connect(self._erase)
        across = layouts.row(self, gap=16)
        card = Card(padding=20)
        self.box: QVBoxLayout = card.column(14)
        across.addWidget(card, 44)
        keys = Card(padding=14)
        keys.column().addWidget(self.keys)
        across.addWidget(keys, 16)

    def numbers(self, *fields: Field) -> None:
        """Let the keys write into these; into the first at the start."""
        self._field = fields[0]
        for field in fields:
            field.focused.connect(lambda field=field: self._follow(field))

    def _follow(self, field: Field) -> None:
        self._field = field

    def _type(self, text: str) -> None:
        if self._field is not None:
            self._field.insert(text)

    def _erase(self) -> None:
        if self._field is not None:
            self._field.backspace()
