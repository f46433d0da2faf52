"""The panel while nobody stands there: show a pass, type a short number, find a person."""

from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gangting.ui import theme
from gangting.ui.screens.gate.camera_view import CameraView
from gangting.ui.screens.gate.card_values import LineState
from gangting.ui.screens.gate.page import Page
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonSize
from gangting.ui.widgets.field import SearchField
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, IconLabel, Role


if TYPE_CHECKING:  # not needed before the first paint
    from gangting.ui.screens.gate.found_list import FoundList
    from gangting.ui.widgets.page_head import PageHead

TILES = (
    ("visitor", "account-plus"),
    ("forgotten", "account-search"),
    ("vehicle", "car"),
    ("delivery", "package-variant-closed"),
)
LOW = 470
LOWEST = 420
NARROW = 780


class IdlePage(Page):
    """Welcomes the next person; while somebody is searched for, it is the list of who was found."""

    name = "idle"

    short_typed = Signal(str)
    short_entered = Signal(str)
    search_typed = Signal(str)
    found_chosen = Signal(str)
    tile_pressed = Signal(str)
    image_wanted = Signal()
    peek_toggled = Signal(bool)
    left_finding = Signal()

    def __init__(self) -> None:
        super().__init__(Tone.BRAND)
        self._finding = False
        self._peeking = False
        self._linking = False
        self._narrow = False
        self.camera = CameraView()
        self.short = SearchField(icon="keyboard")
        self.search = SearchField()
        self.peek = Button("", "eye-outline", size=ButtonSize.SMALL)
        self.peek.setCheckable(True)
        self.image = Button("", "image-outline", size=ButtonSize.SMALL)
        self.tiles = {code: Button("", icon) for code, icon in TILES}
        self._lay_out()
        self._connect()
        self.set_finding(finding=False)

    @cached_property
    def results(self) -> "FoundList":
        """Who was found; made with the first search."""
        from gangting.ui.screens.gate.found_list import FoundList  # noqa: PLC0415  when needed

        table = FoundList()
        table.found_chosen.connect(self.found_chosen)
        self._box.insertWidget(self._box.indexOf(self._tiles) - 1, table, 1)
        return table

    @cached_property
    def _page_head(self) -> "PageHead":
        from gangting.ui.widgets.page_head import PageHead  # noqa: PLC0415  when needed

        head = PageHead(with_back=True)
        head.back.connect(self.left_finding)
        self._box.insertWidget(0, head)
        return head

    def _lay_out(self) -> None:
        self._box = box = self.column(8)
        self._icon = IconLabel("qrcode-scan", 76, "brand")
        self._headline = FittedLabel("", Role.VERDICT, Tone.BRAND)
        self._head = QWidget()
        head = layouts.row(self._head, gap=18)
        head.addWidget(self._icon)
        head.addWidget(self._headline, 1)
        self._lead = ElidedLabel("", Role.LEAD)
        self._example = ElidedLabel("", Role.MUTED)
        self._small_keys = QWidget()
        small = layouts.row(self._small_keys, gap=8)
        small.addWidget(self.peek)
        small.addWidget(self.image)
        small.addStretch(1)
        fields = layouts.column(gap=8)
        for part in (self.short, self.search, self._example, self._small_keys):
            fields.addWidget(part)
        fields.addStretch(1)
        middle = layouts.row(gap=24)
        middle.addWidget(self.camera, 2)
        middle.addLayout(fields, 3)
        self._tiles = QWidget()
        tiles = layouts.row(self._tiles)
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        for part in (self._head, self._lead):
            box.addWidget(part)
        self._gap = layouts.column(gap=0)
        self._gap.addSpacing(6)
        box.addLayout(self._gap)
        box.addLayout(middle)
        self._rest = layouts.column(gap=0)
        self._rest.addStretch(1)
        box.addLayout(self._rest)
        box.addWidget(self._tiles)

    def _connect(self) -> None:
        self.short.text_changed.connect(self.short_typed)
        self.short.submitted.connect(self.short_entered)
        self.search.text_changed.connect(self.search_typed)
        for code, tile in self.tiles.items():
            tile.clicked.connect(lambda _=False, code=code: self.tile_pressed.emit(code))
        self.image.clicked.connect(self.image_wanted)
        self.peek.toggled.connect(self.peek_toggled)

    # -- what it shows

    @property
    def finding(self) -> bool:
        """Whether a person is being searched for."""
        return self._finding

    def set_finding(self, *, finding: bool) -> None:
        """Make room for the people who were found, or give it back to the welcome."""
        self._finding = finding
        if finding or "results" in self.__dict__:
            self._page_head.setVisible(finding)
            self.results.setVisible(finding)
            self._say_finding()
        for part in (self._head, self.camera, self.short, self._small_keys, self._tiles):
            part.setVisible(not finding)
        self.fit(self.height())

    def show_found(self, lines: Sequence[LineState]) -> None:
        """List who was found; pressing a row chooses the person."""
        self.results.show_found(lines)

    def say_found(self, sentence: str) -> None:
        """Say this where nobody was found."""
        self.results.set_empty_text(sentence)

    def set_peeking(self, *, peeking: bool) -> None:
        """Say plainly that the next scan is only looked at."""
        self._peeking = peeking
        self.peek.setChecked(peeking)
        tone = Tone.MUTED if peeking else Tone.BRAND
        self.set_tone(tone)
        self._icon.set_icon("eye-outline" if peeking else "qrcode-scan", tone.value)
        self._headline.set_tone(tone)
        self.retranslate()

    def set_linking(self, *, linking: bool) -> None:
        """Say for what a person is searched: a card that was refused, or none at all."""
        self._linking = linking
        self.retranslate()

    def fit(self, height: int) -> None:
        """Leave out what the room cannot hold."""
        self.camera.setMaximumHeight(max(260, height * 2 // 5))
        self._lead.setVisible(not self._finding and height >= theme.text_px(LOW))
        self._example.setVisible(self._finding or height >= theme.text_px(LOWEST))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self.fit(self.height())
        narrow = self.width() < theme.text_px(NARROW)
        if narrow is not self._narrow:
            self._narrow = narrow
            self.retranslate()

    def _welcome(self) -> str:
        if self._narrow:
            return self.tr("Scan, use the camera, or type the number")
        return self.tr("Scan at any time, hold it to the camera, or type the 9-digit number")

    def _say_fields(self) -> None:
        """Shorten the hints in a narrow window, so that they are read to their end."""
        number = self.tr("Short number: 482 719 368")
        person = self.tr("Pinyin / end of phone / room")
        if self._narrow:
            number, person = self.tr("Short number"), self.tr("Pinyin, phone, room")
        self.short.set_words("", number, self.tr("Short number"))
        self.search.set_words("", person, self.tr("Find a person"))

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        if self._peeking:
            self._headline.setText(self.tr("Only looking"))
            self._lead.setText(self.tr("The next scan is shown, and nothing is recorded"))
        else:
            self._headline.setText(self.tr("Please show your pass"))
            self._lead.setText(self._welcome())
        self._say_fields()
        self._example.setText(self.tr("E.g. sh, 4821, 3-2-501"))
        self.peek.setText(self.tr("Look, do not record"))
        self.image.setText(self.tr("Open a picture"))
        words = {
            "visitor": self.tr("Visitor"),
            "forgotten": self.tr("No pass"),
            "vehicle": self.tr("Vehicle"),
            "delivery": self.tr("Delivery"),
        }
        for code, word in words.items():
            self.tiles[code].setText(word)
        self._say_finding()

    def _say_finding(self) -> None:
        if "_page_head" not in self.__dict__:
            return
        if self._linking:
            self._page_head.set_words(self.tr("Whose card is it?"), self.tr("Find the person"))
        else:
            self._page_head.set_words(self.tr("No pass"), self.tr("Find the person"))
