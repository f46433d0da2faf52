"""The catalogue: what the station keeps. A leader changes it, everybody may look."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Right
from gangting.domain.errors import KnownError
from gangting.domain.scan_text import ProductScan, classify
from gangting.domain.supplies.catalogue import Item, ItemKind
from gangting.services.station.values import LedgerLine
from gangting.ui.context import Context
from gangting.ui.file_question import AskFile, FileQuestion
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.station.pages.catalogue_form import (
    ItemForm,
    Part,
    form_of,
    item_of,
    part_of,
)
from gangting.ui.screens.station.pages.catalogue_parts import (
    BarcodesPart,
    CautionPart,
    ContentsPart,
    FormPart,
    LimitsPart,
    NamesPart,
    SortPart,
)
from gangting.ui.screens.station.pages.catalogue_pictures import CataloguePictures
from gangting.ui.screens.station.pages.icon_part import IconPart
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.pages.wordbook import word
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice
from gangting.ui.widgets.stack import Stack
from gangting.ui.widgets.table import PagedTable


class CataloguePage(StationPage):
    """The items on the left, the form of one on the right."""

    def __init__(self, context: Context, ask_file: AskFile | None = None) -> None:
        super().__init__(context)
        self._question = FileQuestion(self)
        self._pictures = CataloguePictures(context, ask_file or self._question.ask_file, self)
        self._items: tuple[Item, ...] = ()
        self._item: Item | None = None
        self._form = ItemForm()
        self._wanted: UUID | None = None
        self._saved = False
        self._base = ItemForm()
        self._part = Part.NAMES
        self.new = Button("", "plus", ButtonKind.PRIMARY, ButtonSize.SMALL)
        self.head.add(self.new)
        self.table = PagedTable(self._columns())
        self.parts = ChoiceRow((), ButtonSize.SMALL, gap=8)
        self.names, self.sort, self.limits = NamesPart(), SortPart(), LimitsPart()
        self.contents, self.barcodes, self.icon = ContentsPart(), BarcodesPart(), IconPart()
        self.caution = CautionPart()
        self._pages: dict[Part, FormPart] = {
            Part.NAMES: self.names,
            Part.SORT: self.sort,
            Part.CAUTION: self.caution,
            Part.LIMITS: self.limits,
            Part.CONTENTS: self.contents,
            Part.BARCODES: self.barcodes,
            Part.ICON: self.icon,
        }
        self._stack = Stack()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self.said = Label("", Role.MUTED, wrap=True)
        self.switch = Button("", "power")
        self.up = Button("", "arrow-up")
        self.down = Button("", "arrow-down")
        self.save = Button("", "check", ButtonKind.PRIMARY)
        self._keys = QWidget()
        self._lay_out()
        self._connect()
        self.retranslate()
        self._choose(None)

    def _lay_out(self) -> None:
        across = layouts.row(gap=16)
        left = Card(padding=12)
        left.column(8).addWidget(self.table)
        across.addWidget(left, 8)
        right = Card(padding=16)
        box = right.column(10)
        box.addWidget(self.parts)
        box.addWidget(self._stack, 1)
        box.addWidget(self.said)
        keys = layouts.row(self._keys, gap=8)
        for key in (self.switch, self.up, self.down):
            keys.addWidget(key)
        keys.addStretch(1)
        keys.addWidget(self.save)
        box.addWidget(self._keys)
        across.addWidget(right, 13)
        self.box.addLayout(across, 1)

    def _connect(self) -> None:
        self.table.pressed.connect(lambda key, _: self._choose(self._by_key(key)))
        self.parts.chosen.connect(lambda code: self.open(Part(code)))
        self.new.clicked.connect(self._begin_new)
        self.sort.edited.connect(self._follow_kind)
        self.save.clicked.connect(self._store)
        self.switch.clicked.connect(self._turn)
        self.up.clicked.connect(lambda: self._move(-1))
        self.down.clicked.connect(lambda: self._move(1))
        self._pictures.known.connect(self._show_picture)
        self._pictures.stored.connect(self._picture_stored)
        self._pictures.refused.connect(self._refuse)
        self.icon.picture_wanted.connect(self._choose_picture)
        self.icon.removal_wanted.connect(self._remove_picture)

    # -- the frame

    def on_enter(self) -> None:
        """Read the items."""
        self._say("")
        self.ask(self.context.services.station.catalogue.all, self._know)
        self._pictures.read()

    def leave(self) -> None:
        """Go back; what was not saved is let go."""
        self._base = self.written()
        self.back.emit()

    def show_item(self, item_id: UUID) -> None:
        """Show this item with the next reading."""
        self._wanted = item_id
        self.on_enter()

    def take_scan(self, text: str) -> bool:
        """Take a product's barcode while barcodes are in front, else choose its item."""
        scan = classify(text)
        if not isinstance(scan, ProductScan):
            return False
        owner = next((item for item in self._items if scan.gtin in item.barcodes), None)
        if self._part is Part.BARCODES and owner is None and self._manages():
            self.barcodes.field.set_text(scan.gtin)
            self.barcodes.put()
            return True
        if owner is not None:
            self._choose(owner)
        return owner is not None

    def open(self, part: Part) -> None:
        """Bring a page of the form to the front; what was written stays."""
        self._form = self.written()
        kit = self._form.kind == ItemKind.KIT
        self._part = part if kit or part is not Part.CONTENTS else Part.SORT
        self.parts.choose(self._part.value)
        self._stack.setCurrentWidget(self._pages[self._part])

    @property
    def items(self) -> tuple[Item, ...]:
        """The items as they are listed."""
        return self._items

    # -- showing

    def _manages(self) -> bool:
        return self.may(Right.MANAGE)

    def _know(self, items: tuple[Item, ...]) -> None:
        self._items = items
        self._fill()
        if self._wanted is None and self.written() != self._base:
            self.table.select(str(self._item.id) if self._item else "")
            return  # half written: another screen was in front for a moment
        wanted = self._wanted or (self._item.id if self._item else None)
        self._wanted = None
        found = (item for item in items if item.id == wanted)
        first = items[0] if items else None
        self._choose(next(found, first))
        if self._saved:
            self._say(self.tr("Saved"), Tone.OK)
        self._saved = False

    def _fill(self) -> None:
        words = self.context.words()
        self.table.set_rows(
            [
                Row(
                    str(item.id),
                    (
                        Cell(
                            item.named(words.language),
                            CellKind.STRONG,
                            icon=item.icon,
                            after=word(words, item.kind),
                        ),
                        Cell(self.tr("On"), CellKind.CHIP, Tone.OK)
                        if item.in_use
                        else Cell(self.tr("Off"), CellKind.CHIP),
                    ),
                )
                for item in self._items
            ]
        )

    def _by_key(self, key: str) -> Item | None:
        return next((item for item in self._items if str(item.id) == key), None)

    def _choose(self, item: Item | None) -> None:
        self._item = item
        self._form = form_of(item) if item else ItemForm()
        self.table.select(str(item.id) if item else "")
        self._complain("", None)
        for page in self._pages.values():
            page.show_form(self._form)
        self._base = self.written()
        self._show_picture()
        self._show_parts()
        self.open(self._part)
        self._show_keys()
        self.sort.fix_kind(fixed=False)
        if item is not None:
            ledger = self.context.services.station.ledger
            self.ask(partial(ledger.lines, item.id, None, 1), self._know_moves)

    def _know_moves(self, lines: tuple[LedgerLine, ...]) -> None:
        same = self._item is not None and all(line.item.id == self._item.id for line in lines)
        self.sort.fix_kind(fixed=bool(lines) and same)

    def _show_keys(self) -> None:
        item, manages = self._item, self._manages()
        words = self.context.words()
        name = item.named(words.language) if item else self.tr("New item")
        self.head.set_words(self.tr("Catalogue"), name)
        self._stack.setEnabled(manages)
        self._keys.setVisible(manages)
        self.new.setVisible(manages)
        for key in (self.switch, self.up, self.down):
            key.setVisible(item is not None)
        on = item is not None and item.in_use
        self.switch.setText(self.tr("Switch off") if on else self.tr("Switch on"))
        if not manages:
            self._say(self.tr("Only a leader changes the catalogue"))

    def _show_parts(self) -> None:
        said = {
            Part.NAMES: self.tr("Name"),
            Part.SORT: self.tr("Kind"),
            Part.CAUTION: self.tr("Caution"),
            Part.LIMITS: self.tr("Limits"),
            Part.CONTENTS: self.tr("Contents"),
            Part.BARCODES: self.tr("Barcodes"),
            Part.ICON: self.tr("Icon"),
        }
        kit = self._form.kind == ItemKind.KIT
        shown = [part for part in Part if kit or part is not Part.CONTENTS]
        self.parts.set_choices([Choice(part.value, said[part]) for part in shown])
        self.parts.choose(self._part.value if self._part in shown else Part.NAMES.value)

    def written(self) -> ItemForm:
        """Give what is written on all pages."""
        form = self._form
        for page in self._pages.values():
            form = page.write(form)
        return form

    def _follow_kind(self) -> None:
        self._form = self.written()
        self.limits.show_kind(self._form.kind)
        self._show_parts()

    # -- changing

    def _begin_new(self) -> None:
        self._part = Part.NAMES
        self._choose(None)
        self.names.name.setFocus()

    def _store(self) -> None:
        self._complain("", None)
        new_id = self.context.services.hands.new_id()
        place = max((item.place for item in self._items), default=0) + 1
        try:
            item = item_of(self.written(), self._item, new_id, place)
        except KnownError as error:
            self._refuse(error)
            return
        self._save(item, self._stored)

    def _stored(self, item: Item) -> None:
        self._wanted = item.id
        self.changed.emit()
        self._saved = True
        self.on_enter()

    def _turn(self) -> None:
        if self._item is not None:
            self._save(replace(self._item, in_use=not self._item.in_use), self._stored)

    def _save(self, item: Item, done: Callable[[Item], None]) -> None:
        catalogue, officer = self.context.services.station.catalogue, self.context.officer()
        self.ask(partial(catalogue.save, item, officer), done, self._refuse)

    def _move(self, step: int) -> None:
        if self._item is None:
            return
        catalogue, officer = self.context.services.station.catalogue, self.context.officer()
        self.ask(partial(catalogue.move, self._item.id, step, officer), self._moved, self._refuse)

    def _moved(self, _: None) -> None:
        self.changed.emit()
        self.on_enter()

    def _refuse(self, error: KnownError) -> None:
        self._complain(self.sentence(error), part_of(error))

    def _complain(self, sentence: str, part: Part | None) -> None:
        for place, page in self._pages.items():
            page.complain(sentence if place is part else "")
        self._say("" if part else sentence, Tone.STOP if sentence else None)
        if part is not None:
            self.open(part)

    def _say(self, sentence: str, tone: Tone | None = None) -> None:
        self.said.setText(sentence)
        self.said.set_tone(tone)
        self.said.setVisible(bool(sentence))

    # -- the picture

    def _show_picture(self) -> None:
        item = self._item
        if item is None:
            self.icon.show_picture(None, b"")
        else:
            self.icon.show_picture(item.id, self._pictures.of(item.id))

    def _choose_picture(self) -> None:
        if self._item is not None:
            self._pictures.choose(self._item.id, self.tr("Pictures"))

    def _remove_picture(self) -> None:
        if self._item is not None:
            self._pictures.remove(self._item.id)

    def _picture_stored(self) -> None:
        self._complain("", None)
        self._show_picture()
        self._say(self.tr("Saved"), Tone.OK)
        self.pictures_changed.emit()

    # -- words

    def _columns(self) -> list[Column]:
        return [Column(self.tr("Item"), share=1), Column("")]

    def retranslate(self) -> None:
        """Write every word of the page in the language in force."""
        words = self.context.words()
        self.table.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Items"))
        self.parts.setAccessibleName(self.tr("Pages of the form"))
        self.new.setText(self.tr("New item"))
        self.save.setText(self.tr("Save"))
        self.up.setAccessibleName(self.tr("Earlier on the shelf"))
        self.down.setAccessibleName(self.tr("Later on the shelf"))
        for page in self._pages.values():
            page.set_words(words)
        self._fill()
        self._show_parts()
        self._show_keys()
