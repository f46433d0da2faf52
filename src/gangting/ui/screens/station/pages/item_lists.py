"""Lists of one item: opened bottles, numbered things, barcodes."""

from datetime import date
from functools import partial
from uuid import UUID

from gangting.domain.errors import KnownError
from gangting.domain.scan_text import PassScan, ProductScan, ShortNumberScan, UnknownScan, classify
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.loans import Tag, TagState
from gangting.domain.supplies.movements import DiscardReason
from gangting.domain.supplies.opened import Opened, OpenedEnd
from gangting.services.hands import local_day
from gangting.services.station.values import Act, ItemView
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.station.pages.done_line import WayBack
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.pages.section import Section
from gangting.ui.screens.station.pages.wordbook import day_text, word
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.table import PagedTable


_TAG_TONES = {TagState.HERE: Tone.OK, TagState.LENT: Tone.BRAND, TagState.GONE: Tone.MUTED}


class OpenedSection(Section):
    """Bottles in use, each until it is empty or too old."""

    def __init__(self, page: StationPage) -> None:
        super().__init__(page)
        self._chosen: UUID | None = None
        self.table = PagedTable(self._columns())
        self.table.pressed.connect(lambda key, _: self._choose(UUID(key)))
        self.error = Label("", Role.ERROR, wrap=True)
        self.open = Button("", "bottle-tonic-plus", ButtonKind.PRIMARY)
        self.empty = Button("", "check")
        self.too_old = Button("", "calendar-remove", ButtonKind.DANGER)
        self.open.clicked.connect(self._open_one)
        self.empty.clicked.connect(partial(self._finish, OpenedEnd.EMPTY))
        self.too_old.clicked.connect(partial(self._finish, OpenedEnd.TOO_OLD))
        card = Card(padding=16)
        box = card.column(10)
        box.addWidget(self.table, 1)
        box.addWidget(self.error)
        keys = layouts.row()
        keys.addWidget(self.empty)
        keys.addWidget(self.too_old)
        keys.addStretch(1)
        keys.addWidget(self.open)
        box.addLayout(keys)
        layouts.column(self).addWidget(card)
        self.retranslate()
        self._choose(None)

    def begin(self) -> None:
        """Take none in hand."""
        self.error.setText("")
        self._choose(None)

    def show_view(self, view: ItemView) -> None:
        """List what is in use; the only one is in hand at once."""
        super().show_view(view)
        today = local_day(self.page.context.now(), self.page.context.zone())
        self.table.set_rows([self._row(one, today) for one in view.opened])
        self.open.setEnabled(view.usable > 0)
        only = view.opened[0].id if len(view.opened) == 1 else None
        held = any(one.id == self._chosen for one in view.opened)
        self._choose(self._chosen if held else only)

    def _row(self, one: Opened, today: date) -> Row:
        local = one.opened_at.astimezone(self.page.zone())
        old = one.too_old(today)
        state = self.tr("Too old") if old else self.tr("In use")
        return Row(
            str(one.id),
            (
                Cell(f"{local:%Y-%m-%d %H:%M}"),
                Cell(day_text(one.use_by), CellKind.STRONG),
                Cell(state, CellKind.CHIP, Tone.STOP if old else Tone.OK),
            ),
        )

    def _choose(self, opened_id: UUID | None) -> None:
        self._chosen = opened_id
        self.table.select(str(opened_id) if opened_id else "")
        for key in (self.empty, self.too_old):
            key.setEnabled(opened_id is not None)

    def _open_one(self) -> None:
        if self.view is not None:
            context = self.page.context
            ledger = context.services.station.ledger
            work = partial(ledger.open_one, self.view.item.id, context.officer())
            self.page.ask(work, self._opened, self._refuse)

    def _opened(self, act: Act) -> None:
        self.tell_act(act)

    def _finish(self, end: OpenedEnd) -> None:
        if self._chosen is not None:
            context = self.page.context
            ledger = context.services.station.ledger
            work = partial(ledger.finish_opened, self._chosen, end, context.officer())
            back = partial(ledger.reopen, self._chosen)
            way = WayBack(lambda: word(context.words(), end), back)
            self.page.ask(work, lambda _: self._finished(way), self._refuse)

    def _finished(self, way: WayBack) -> None:
        self.begin()
        self.ended.emit(way)

    def _refuse(self, error: KnownError) -> None:
        self.error.setText(self.page.sentence(error))

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Opened"), share=2),
            Column(self.tr("Use until"), share=2),
            Column(self.tr("State"), share=2),
        ]

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        words = self.page.context.words()
        self.table.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Opened"))
        self.table.set_empty_text(self.tr("None is open"))
        self.open.setText(self.tr("Open a new one"))
        self.empty.setText(word(words, OpenedEnd.EMPTY))
        self.too_old.setText(word(words, OpenedEnd.TOO_OLD))
        if self.view is not None:
            self.show_view(self.view)


class _WrittenList(Section):
    """A list to which something written or scanned is added."""

    def __init__(self, page: StationPage) -> None:
        super().__init__(page)
        self.table = PagedTable([])
        self.hint = Label("", Role.MUTED, wrap=True)
        self.field = Field()
        self.add = Button("", "plus", ButtonKind.PRIMARY)
        self.add.clicked.connect(lambda: self.store(self.field.text()))
        self.field.submitted.connect(self.store)
        card = Card(padding=16)
        box = card.column(10)
        box.addWidget(self.hint)
        box.addWidget(self.table, 1)
        line = layouts.row()
        line.addWidget(self.field, 1)
        line.addWidget(self.add)
        self.keys = layouts.row(gap=8)
        box.addLayout(self.keys)
        box.addLayout(line)
        layouts.column(self).addWidget(card)

    def begin(self) -> None:
        """Empty the field."""
        self.field.set_text("")

    def store(self, text: str) -> None:
        """Write one more down."""
        raise NotImplementedError

    def refuse(self, error: KnownError) -> None:
        """Say at the field what was refused."""
        self.field.show_error(self.page.sentence(error))


class TagsSection(_WrittenList):
    """The numbered things of a lent item."""

    def __init__(self, page: StationPage) -> None:
        super().__init__(page)
        self._tags: tuple[Tag, ...] = ()
        self._chosen = ""
        self.table.pressed.connect(lambda number, _: self._choose(number))
        self.error = Label("", Role.ERROR, wrap=True)
        self.damaged = Button("", "alert-circle", ButtonKind.DANGER, ButtonSize.SMALL)
        self.lost = Button("", "help-circle", ButtonKind.DANGER, ButtonSize.SMALL)
        self.damaged.clicked.connect(partial(self._retire, DiscardReason.DAMAGED))
        self.lost.clicked.connect(partial(self._retire, DiscardReason.LOST))
        self.keys.addWidget(self.damaged)
        self.keys.addWidget(self.lost)
        self.keys.addWidget(self.error, 1)
        self.retranslate()

    def begin(self) -> None:
        """Empty the field, and take no tag in hand."""
        super().begin()
        self.error.setText("")
        self._choose("")

    def _choose(self, number: str) -> None:
        """Take a tag in hand: what is here can be thrown away; what is out ends with its loan."""
        here = any(tag.number == number and tag.state is TagState.HERE for tag in self._tags)
        self._chosen = number if here else ""
        self.table.select(self._chosen)
        for key in (self.damaged, self.lost):
            key.setEnabled(bool(self._chosen))

    def _retire(self, reason: DiscardReason) -> None:
        if self._chosen:
            context = self.page.context
            lending = context.services.station.lending
            work = partial(lending.retire, self._chosen, reason, context.officer())
            self.page.ask(work, self.tell_act, self._not_retired)

    def _not_retired(self, error: KnownError) -> None:
        self.error.setText(self.page.sentence(error))

    def show_view(self, view: ItemView) -> None:
        """Read the tags."""
        super().show_view(view)
        catalogue = self.page.context.services.station.catalogue
        self.page.ask(partial(catalogue.tags, view.item.id), self._know)

    def take_scan(self, text: str) -> bool:
        """Take a tag's code; what is a pass stays one."""
        if isinstance(classify(text), PassScan | ShortNumberScan):
            return False
        self.store(text)
        return True

    def store(self, text: str) -> None:
        """Add a tag."""
        if self.view is not None:
            context = self.page.context
            catalogue = context.services.station.catalogue
            work = partial(catalogue.add_tag, self.view.item.id, text, context.officer())
            self.page.ask(work, self._added, self.refuse)

    def _added(self, _: Tag) -> None:
        self.begin()
        self.stored.emit()

    def _know(self, tags: tuple[Tag, ...]) -> None:
        self._tags = tags
        words = self.page.context.words()
        self.table.set_rows(
            [
                Row(
                    tag.number,
                    (
                        Cell(tag.number, CellKind.STRONG, icon="tag"),
                        Cell(word(words, tag.state), CellKind.CHIP, _TAG_TONES[tag.state]),
                    ),
                )
                for tag in tags
            ]
        )
        self._choose(self._chosen)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        words = self.page.context.words()
        self.damaged.setText(word(words, DiscardReason.DAMAGED))
        self.lost.setText(word(words, DiscardReason.LOST))
        self.table.set_columns([Column(self.tr("Tag"), share=1), Column(self.tr("Where"), share=1)])
        self.table.setAccessibleName(self.tr("Tags"))
        self.table.set_empty_text(self.tr("No tag yet: only what has a tag can be lent"))
        self.hint.setText(self.tr("A tag is written on the thing itself, like U07"))
        self.field.set_words("", self.tr("New tag, typed or scanned"))
        self.add.setText(self.tr("Add"))
        self._know(self._tags)


class BarcodesSection(_WrittenList):
    """The barcodes an item is known by; one more is learnt by scanning it."""

    def __init__(self, page: StationPage) -> None:
        super().__init__(page)
        self.retranslate()

    def show_view(self, view: ItemView) -> None:
        """List the barcodes."""
        super().show_view(view)
        self.table.set_rows(
            [Row(code, (Cell(code, CellKind.STRONG, icon="barcode"),)) for code in _codes(view)]
        )

    def take_scan(self, text: str) -> bool:
        """Learn a product's barcode, or any that is nothing else."""
        scan = classify(text)
        if isinstance(scan, ProductScan):
            self.store(scan.gtin)
        elif isinstance(scan, UnknownScan):
            self.store(scan.text)
        else:
            return False
        return True

    def store(self, text: str) -> None:
        """Learn a barcode; one it has already is no other."""
        if self.view is None:
            return
        code = text.strip()
        if code in self.view.item.barcodes:
            self.begin()
            return
        context = self.page.context
        catalogue = context.services.station.catalogue
        work = partial(catalogue.learn_barcode, self.view.item.id, code, context.officer())
        self.field.set_text(code)
        self.page.ask(work, self._learnt, self.refuse)

    def _learnt(self, _: Item) -> None:
        self.begin()
        self.stored.emit()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.table.set_columns([Column(self.tr("Barcode"), share=1)])
        self.table.setAccessibleName(self.tr("Barcodes"))
        self.table.set_empty_text(self.tr("No barcode is known yet"))
        self.hint.setText(self.tr("Scan a packet here: from then on it chooses this item"))
        self.field.set_words("", self.tr("Barcode, scanned or typed"))
        self.add.setText(self.tr("Learn"))
        if self.view is not None:
            self.show_view(self.view)


def _codes(view: ItemView) -> tuple[str, ...]:
    return view.item.barcodes
