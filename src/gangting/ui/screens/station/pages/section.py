"""One subject of an item's page, and the card that writes numbers with keys."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from gangting.services.station.values import Act, ItemView
from gangting.ui import sizes
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.widgets import layouts
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.form_card import FormCard
from gangting.ui.widgets.keypad import Corner, Keypad


_LEAST_HEIGHT = 420


class Section(QWidget):
    """Shows one subject of the item; asks through its page.

    `acted` carries an act that can be taken back, `ended` the `WayBack` of what is no act of the
    ledger; `stored` tells that something else was written.
    """

    acted = Signal(object)
    ended = Signal(object)
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
        self._card = FormCard()
        self.box: QVBoxLayout = self._card.box
        across.addWidget(self._card, 44)
        keys = Card(padding=14)
        keys.column().addWidget(self.keys)
        across.addWidget(keys, 16)

    def numbers(self, *fields: Field, texts: tuple[Field, ...] = ()) -> None:
        """Let the keys write into these, into the first at the start; `texts` are written."""
        self._field = fields[0]
        self._card.take((*fields, *texts))
        for field in fields:
            field.focused.connect(lambda field=field: self._follow(field))

    def minimumSizeHint(self) -> QSize:
        """Ask for no more than a small window with large letters has: the form gets tighter."""
        hint = super().minimumSizeHint()
        return QSize(hint.width(), min(hint.height(), sizes.px(_LEAST_HEIGHT)))

    def fit(self) -> None:
        """Use the room there is; call it after anything appeared or vanished."""
        self._card.fit()

    def _follow(self, field: Field) -> None:
        self._field = field

    def _type(self, text: str) -> None:
        if self._field is not None:
            self._field.insert(text)

    def _erase(self) -> None:
        if self._field is not None:
            self._field.backspace()
