"""Widgets and places of the pass screen: the list with its card, and the form of a new pass."""

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from gangting.domain.free_text import LONGEST_REASON
from gangting.ui import theme
from gangting.ui.models.rows import Column
from gangting.ui.screens.base import Screen
from gangting.ui.screens.passes.form import PassForm
from gangting.ui.screens.passes.list_state import Room, pick
from gangting.ui.screens.passes.panel import PassPanel
from gangting.ui.screens.passes.shelf_keys import ShelfKeys
from gangting.ui.screens.passes.values import HEAD_SHELVES, Shelf
from gangting.ui.theme import GAP, Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.card_picture import CardPicture
from gangting.ui.widgets.field import Field, SearchField
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.table import PagedTable


WIDE_FROM, MIDDLE_FROM = 1100, 760
"""Narrower than this, the list leaves columns out; the first also turns a key into its icon."""
_SIDE_SHARE = 0.316
_SIDE_LEAST, _SIDE_MOST = 330, 520


class ListPage(QWidget):
    """Title, counts and the key to issue; the list; the pass in hand."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead()
        self.shelves = ShelfKeys(HEAD_SHELVES)
        self.bring = Button("", "file-import")
        self.batch = Button("", "printer")
        self.hand = Button("", "hand-extended")
        self.new = Button("", "plus", ButtonKind.PRIMARY)
        self.head.add_beside(self.shelves)
        for key in (self.bring, self.batch, self.hand):
            self.head.add(key)
        self.head.add(self.new)
        self.search = SearchField()
        self.scan = Button("", "qrcode-scan", size=ButtonSize.SMALL)
        self.scan.setCheckable(True)
        self.many = Button("", "calendar-plus", size=ButtonSize.SMALL)
        self.shelf = Button("", "chevron-down", size=ButtonSize.SMALL)
        self.shelf.setCheckable(True)
        self.all_shelves = ShelfKeys(tuple(Shelf), wrap=True)
        self.all_shelves.hide()
        self.note = Label("", Role.BODY, wrap=True)
        self.note.hide()
        self.pending = Button("", "printer-alert", ButtonKind.PLAIN, ButtonSize.SMALL)
        self.pending.hide()
        self.table = PagedTable([])
        self.panel = PassPanel()
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(padding=20)
        inside = card.column(10)
        line = layouts.row(gap=8)
        line.addWidget(self.search, 1)
        line.addWidget(self.scan)
        line.addWidget(self.shelf)
        inside.addLayout(line)
        for part in (self.all_shelves, self.pending, self.note):
            inside.addWidget(part)
        inside.addWidget(self.table, 1)
        self.table.add_foot(self.many)
        box = layouts.column(self, gap=GAP, margin=GAP)
        box.addWidget(self.head)
        below = layouts.row(gap=GAP)
        below.addWidget(card, 1)
        below.addWidget(self.panel)
        box.addLayout(below, 1)

    def show_note(self, sentence: str, tone: Tone | None = None) -> None:
        """Say something of the list; an empty sentence takes it back."""
        self.note.setText(sentence)
        self.note.set_tone(tone)
        self.note.setVisible(bool(sentence))

    def set_titles(self, titles: dict[str, str], room: Room) -> None:
        """Say the titles of the columns; the holder's takes the spare room."""
        columns = {
            name: Column(title, share=1 if name == "holder" else 0)
            for name, title in titles.items()
        }
        self.table.set_columns(pick(columns, room))


class FormPage(QWidget):
    """The form, its card as it grows, and the key that issues."""

    def __init__(self) -> None:
        super().__init__()
        self.head = PageHead(with_back=True)
        self.clear = Button("", "eraser", size=ButtonSize.SMALL)
        self.head.add(self.clear)
        self.form = PassForm()
        self.picture = CardPicture()
        self.caption = Label("", Role.MUTED, wrap=True)
        self.known = Label("", Role.STRONG, Tone.WARN, wrap=True)
        self.look = Button("", "card-account-details", size=ButtonSize.SMALL)
        self.refused = Label("", Role.ERROR, wrap=True)
        self.despite = Field(free_text=True)
        self.despite.keep_to(LONGEST_REASON)
        self._despite_wanted = False
        self.issue = Button("", "card-plus", ButtonKind.PRIMARY, ButtonSize.MAIN)
        for part in (self.known, self.look, self.refused, self.despite):
            part.hide()
        self.side = QWidget()
        self._lay_out()

    def _lay_out(self) -> None:
        card = Card(padding=18)
        inside = card.column(10)
        for part in (self.caption, self.known, self.look, self.refused, self.despite):
            inside.addWidget(part)
        inside.addStretch(1)
        inside.addWidget(self.issue)
        side = layouts.column(self.side, gap=GAP)
        side.addWidget(self.picture)
        side.addWidget(card, 1)
        box = layouts.column(self, gap=GAP, margin=GAP)
        box.addWidget(self.head)
        below = layouts.row(gap=GAP)
        below.addWidget(self.form, 1)
        below.addWidget(self.side)
        box.addLayout(below, 1)

    def show_known(self, sentence: str, key: str) -> None:
        """Say that there are passes already, and offer to look at them."""
        self.known.setText(sentence)
        self.look.setText(key)
        self.known.setVisible(bool(sentence))
        self.look.setVisible(bool(sentence) and not self._despite_wanted)

    def show_refused(self, sentence: str) -> None:
        """Say what could not be done."""
        self.refused.setText(sentence)
        self.refused.setVisible(bool(sentence))

    def ask_despite(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        """Ask why it is to be issued against a rule, in the place of the caption."""
        asked_before, self._despite_wanted = self._despite_wanted, wanted
        self.caption.setVisible(not wanted)
        self.despite.setVisible(wanted)
        self.look.setVisible(not wanted and bool(self.known.text()))
        if wanted and not asked_before:
            self.despite.line.setFocus()
        elif not wanted:
            self.despite.set_text("")
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self.caption.setText(self.tr("As it will be printed. Code and number come with issuing."))
        self.despite.set_words("", self.tr("Why one more pass?"), self.tr("Why one more pass?"))
        again = self._despite_wanted
        self.issue.setText(self.tr("Issue all the same") if again else self.tr("Issue"))


class PassesLayout(Screen):
    """Two pages, one in front."""

    def __init__(self) -> None:
        super().__init__()
        self.list = ListPage()
        self.new = FormPage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.list)
        self.pages.addWidget(self.new)
        layouts.column(self).addWidget(self.pages)

    @property
    def room(self) -> Room:
        """How much there is room for; larger letters leave less."""
        letters = theme.text_px(theme.BASE_PX) / theme.BASE_PX
        if self.width() >= WIDE_FROM * letters:
            return Room.WIDE
        return Room.MIDDLE if self.width() >= MIDDLE_FROM * letters else Room.NARROW

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportions of the design; a card needs no more than so much."""
        super().resizeEvent(event)
        side = min(_SIDE_MOST, max(_SIDE_LEAST, round(self.width() * _SIDE_SHARE)))
        self.list.panel.setFixedWidth(side)
        self.new.side.setFixedWidth(side)
