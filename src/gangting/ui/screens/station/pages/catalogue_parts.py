"""The pages of an item's form: names, kind, limits, contents, barcodes."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from gangting.domain.supplies.catalogue import Caution, Content, ItemCategory, ItemKind
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.station.pages.catalogue_form import NO_CAUTION, ItemForm
from gangting.ui.screens.station.pages.wordbook import choices, word
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize, TickBox
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.question import Question
from gangting.ui.widgets.segmented import Choice
from gangting.ui.widgets.stepper import Stepper
from gangting.ui.widgets.table import PagedTable
from gangting.wording.words import Words


class FormPart(QWidget):
    """A page of the form: writes itself into a form, and shows one."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.box = layouts.column(self, gap=12)

    def show_form(self, form: ItemForm) -> None:
        """Show what is written."""

    def write(self, form: ItemForm) -> ItemForm:
        """Give the form with what this page holds."""
        return form

    def complain(self, sentence: str) -> None:
        """Say what is wrong; an empty sentence takes it back."""

    def set_words(self, words: Words) -> None:
        """Write every word in the language in force."""


class NamesPart(FormPart):
    """What it is called and counted in, whether it expires."""

    def __init__(self) -> None:
        super().__init__()
        self.name, self.name_en = Field(free_text=True), Field()
        self.unit, self.unit_en = Field(free_text=True), Field()
        self.expires = TickBox("")
        for left, right in ((self.name, self.name_en), (self.unit, self.unit_en)):
            line = layouts.row(gap=12)
            line.addWidget(left, 1)
            line.addWidget(right, 1)
            self.box.addLayout(line)
        self.box.addWidget(self.expires)
        self.box.addStretch(1)

    def show_form(self, form: ItemForm) -> None:
        """Show what is written."""
        self.name.set_text(form.name)
        self.name_en.set_text(form.name_en)
        self.unit.set_text(form.unit)
        self.unit_en.set_text(form.unit_en)
        self.expires.setChecked(form.expires)

    def write(self, form: ItemForm) -> ItemForm:
        """Give the form with what this page holds."""
        return replace(
            form,
            name=self.name.text(),
            name_en=self.name_en.text(),
            unit=self.unit.text(),
            unit_en=self.unit_en.text(),
            expires=self.expires.isChecked(),
        )

    def complain(self, sentence: str) -> None:
        """Say it at what is empty, or at the name."""
        named = bool(self.name.text().strip())
        field = self.unit if named and not self.unit.text().strip() else self.name
        other = self.name if field is self.unit else self.unit
        field.show_error(sentence)
        other.show_error("")

    def set_words(self, words: Words) -> None:
        """Write every word in the language in force."""
        del words
        self.name.set_words(self.tr("Name"))
        self.name_en.set_words(self.tr("Name in English (optional)"))
        self.unit.set_words(self.tr("Counted in"))
        self.unit_en.set_words(self.tr("Unit in English (optional)"))
        self.expires.setText(self.tr("It has an expiry date"))


class SortPart(FormPart):
    """How it goes out, where it stands."""

    def __init__(self) -> None:
        super().__init__()
        self.kinds = ChoiceRow((), ButtonSize.SMALL, gap=8)
        self.kind = Question(self.kinds)
        self.categories = ChoiceRow((), ButtonSize.SMALL, gap=8)
        self.category = Question(self.categories)
        self.kinds.chosen.connect(lambda _: self.edited.emit())
        self.box.setSpacing(8)
        for question in (self.kind, self.category):
            self.box.addWidget(question)
        self.box.addStretch(1)

    def show_form(self, form: ItemForm) -> None:
        """Show what is written."""
        self.kinds.choose(form.kind)
        self.categories.choose(form.category)

    def write(self, form: ItemForm) -> ItemForm:
        """Give the form with what this page holds."""
        return replace(
            form,
            kind=self.kinds.code() or form.kind,
            category=self.categories.code() or form.category,
        )

    def complain(self, sentence: str) -> None:
        """Say it at the kind."""
        self.kind.show_error(sentence)

    def fix_kind(self, *, fixed: bool) -> None:
        """Let the kind be chosen only until something moved."""
        self.kinds.setEnabled(not fixed)
        said = self.tr("How it goes out; fixed, because it has moved")
        self.kind.set_words(said if fixed else self.tr("How it goes out"))

    def set_words(self, words: Words) -> None:
        """Write every word in the language in force."""
        self.kinds.set_choices(choices(words, tuple(ItemKind)))
        self.kind.set_words(self.tr("How it goes out"))
        self.categories.set_choices(choices(words, tuple(ItemCategory)))
        self.category.set_words(self.tr("Shelf"))


class CautionPart(FormPart):
    """What must be known of it wherever it is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.cautions = ChoiceRow((), ButtonSize.SMALL, gap=8)
        self.caution = Question(self.cautions)
        self.box.addWidget(self.caution)
        self.box.addStretch(1)

    def show_form(self, form: ItemForm) -> None:
        """Show what is written."""
        self.cautions.choose(form.caution)

    def write(self, form: ItemForm) -> ItemForm:
        """Give the form with what this page holds."""
        return replace(form, caution=self.cautions.code() or form.caution)

    def set_words(self, words: Words) -> None:
        """Write every word in the language in force."""
        none = Choice(NO_CAUTION, self.tr("None"))
        known = [Choice(one.value, word(words, one)) for one in Caution]
        self.cautions.set_choices([none, *known])
        self.caution.set_words(self.tr("Shown wherever the item is"))


class LimitsPart(FormPart):
    """Bottom line and target; how long an opened one or a loan lasts."""

    def __init__(self) -> None:
        super().__init__()
        self.bottom, self.target = Field(), Field()
        self.life, self.loan = Field(), Field()
        self.keys = Keypad(Corner.NONE, Corner.BACKSPACE)
        self._current = self.bottom
        line = layouts.row(gap=12)
        for field in (self.bottom, self.target, self.life, self.loan):
            field.line.setMaxLength(6)
            field.focused.connect(lambda field=field: self._follow(field))
            line.addWidget(field, 1)
        self.keys.typed.connect(self._type)
        self.keys.erased.connect(self._erase)
        self.box.addLayout(line)
        self.box.addWidget(self.keys, 1)

    def _follow(self, field: Field) -> None:
        self._current = field

    def _type(self, text: str) -> None:
        self._current.insert(text)

    def _erase(self) -> None:
        self._current.backspace()

    def show_form(self, form: ItemForm) -> None:
        """Show what is written, and only what its kind has."""
        self.bottom.set_text(form.bottom)
        self.target.set_text(form.target)
        self.life.set_text(form.life_days)
        self.loan.set_text(form.loan_hours)
        self.show_kind(form.kind)

    def show_kind(self, kind: str) -> None:
        """Ask for what a kind has."""
        self.life.setVisible(kind == ItemKind.OPENED)
        self.loan.setVisible(kind == ItemKind.LENT)
        if self._current in {self.life, self.loan}:
            self._current = self.bottom

    def write(self, form: ItemForm) -> ItemForm:
        """Give the form with what this page holds."""
        return replace(
            form,
            bottom=self.bottom.text(),
            target=self.target.text(),
            life_days=self.life.text(),
            loan_hours=self.loan.text(),
        )

    def complain(self, sentence: str) -> None:
        """Say it at the target."""
        self.target.show_error(sentence)

    def set_words(self, words: Words) -> None:
        """Write every word in the language in force."""
        del words
        self.bottom.set_words(self.tr("Bottom line"))
        self.target.set_words(self.tr("Buy up to"))
        self.life.set_words(self.tr("Days, once opened"))
        self.loan.set_words(self.tr("Hours it is lent"))


class _ListPart(FormPart):
    """A list that is added to and taken from."""

    def __init__(self) -> None:
        super().__init__()
        self.chosen = ""
        self.table = PagedTable([])
        self.table.pressed.connect(self._choose)
        self.field = Field(free_text=True)
        self.add = Button("", "plus")
        self.remove = Button("", "minus", ButtonKind.DANGER, ButtonSize.SMALL)
        self.add.clicked.connect(self.put)
        self.field.submitted.connect(lambda _: self.put())
        self.remove.clicked.connect(self.take_off)
        self.box.addWidget(self.table, 1)
        self.line = layouts.row(gap=12)
        self.line.addWidget(self.field, 1)
        self.line.addWidget(self.add)
        self.box.addLayout(self.line)

    def _choose(self, key: str, _column: int = 0) -> None:
        self.chosen = key
        self.show_chosen()

    def below(self) -> None:
        """End the page with the key that takes off the one in hand."""
        line = layouts.row()
        line.addWidget(self.remove)
        line.addStretch(1)
        self.box.addLayout(line)

    def show_chosen(self) -> None:
        """Show which one is in hand."""
        self.table.select(self.chosen)
        self.remove.setEnabled(bool(self.chosen))

    def put(self) -> None:
        """Add what is written."""
        raise NotImplementedError

    def take_off(self) -> None:
        """Take the one in hand off the list."""
        raise NotImplementedError

    def complain(self, sentence: str) -> None:
        """Say it at the field."""
        self.field.show_error(sentence)


class ContentsPart(_ListPart):
    """What a kit must hold."""

    def __init__(self) -> None:
        super().__init__()
        self._contents: tuple[Content, ...] = ()
        self.count = Stepper("", 1, 99)
        self.line.insertWidget(1, self.count)
        self.below()

    def show_form(self, form: ItemForm) -> None:
        """Show what is written."""
        self._contents = form.contents
        if self.chosen not in {part.name for part in self._contents}:
            self.chosen = ""
        self._fill()

    def write(self, form: ItemForm) -> ItemForm:
        """Give the form with what this page holds."""
        return replace(form, contents=self._contents)

    def show_chosen(self) -> None:
        """Write the one in hand into the field, to be changed."""
        super().show_chosen()
        for part in self._contents:
            if part.name == self.chosen:
                self.field.set_text(part.name)
                self.count.set_value(part.quantity)

    def put(self) -> None:
        """Add a content, or change how many there must be of it."""
        name = " ".join(self.field.text().split())
        if not name:
            self.field.setFocus()
            return
        new = Content(name, self.count.value())
        if any(part.name == name for part in self._contents):
            changed = [new if part.name == name else part for part in self._contents]
        else:
            changed = [*self._contents, new]
        self._contents, self.chosen = tuple(changed), ""
        self.field.set_text("")
        self.count.set_value(1)
        self._fill()

    def take_off(self) -> None:
        """Take the one in hand off the list."""
        self._contents = tuple(part for part in self._contents if part.name != self.chosen)
        self.chosen = ""
        self.field.set_text("")
        self._fill()

    def _fill(self) -> None:
        self.table.set_rows(
            [
                Row(part.name, (Cell(part.name, CellKind.STRONG), Cell(f"× {part.quantity}")))
                for part in self._contents
            ]
        )
        self.show_chosen()

    def set_words(self, words: Words) -> None:
        """Write every word in the language in force."""
        del words
        self.table.set_columns(
            [Column(self.tr("Content"), share=1), Column(self.tr("How many"), right=True)]
        )
        self.table.setAccessibleName(self.tr("Contents"))
        self.table.set_empty_text(self.tr("Write down what the kit must hold"))
        self.field.set_words("", self.tr("Content"))
        self.count.setAccessibleName(self.tr("How many"))
        self.add.setText(self.tr("Put"))
        self.remove.setText(self.tr("Remove"))
        self._fill()


class BarcodesPart(_ListPart):
    """The barcodes an item is known by."""

    def __init__(self) -> None:
        super().__init__()
        self._barcodes: tuple[str, ...] = ()
        self.below()

    def show_form(self, form: ItemForm) -> None:
        """Show what is written."""
        self._barcodes, self.chosen = form.barcodes, ""
        self.field.set_text("")
        self._fill()

    def write(self, form: ItemForm) -> ItemForm:
        """Give the form with what this page holds."""
        return replace(form, barcodes=self._barcodes)

    def put(self) -> None:
        """Add what is written."""
        code = self.field.text().strip()
        if code:
            self._barcodes = tuple(dict.fromkeys((*self._barcodes, code)))
            self.field.set_text("")
            self._fill()

    def take_off(self) -> None:
        """Take the one in hand off the list."""
        self._barcodes = tuple(code for code in self._barcodes if code != self.chosen)
        self.chosen = ""
        self._fill()

    def _fill(self) -> None:
        self.table.set_rows(
            [Row(code, (Cell(code, CellKind.STRONG, icon="barcode"),)) for code in self._barcodes]
        )
        self.show_chosen()

    def set_words(self, words: Words) -> None:
        """Write every word in the language in force."""
        del words
        self.table.set_columns([Column(self.tr("Barcode"), share=1)])
        self.table.setAccessibleName(self.tr("Barcodes"))
        self.table.set_empty_text(self.tr("No barcode is known yet; scan one"))
        self.field.set_words("", self.tr("Barcode, scanned or typed"))
        self.add.setText(self.tr("Put"))
        self.remove.setText(self.tr("Remove"))
