"""Taking in: what, how many, from whom, good until when; taken back for thirty seconds."""

from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtGui import QKeyEvent

from gangting.domain.errors import KnownError
from gangting.domain.scan_text import ProductScan, UnknownScan, classify
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.movements import Source
from gangting.services.station.values import Act, ItemView, Shelf
from gangting.ui.context import Context
from gangting.ui.models.drafts import from_draft, to_draft
from gangting.ui.models.flaws import Flaw, flaw_of
from gangting.ui.screens.base import Draft
from gangting.ui.screens.station.pages.expiry import read_expiry, years_on
from gangting.ui.screens.station.pages.receive_form import (
    CODES,
    EMPTY,
    Form,
    Part,
    flaws_of,
    next_form,
    number,
    part_of,
    receipt_of,
)
from gangting.ui.screens.station.pages.receive_view import ReceiveView
from gangting.ui.screens.station.pages.wordbook import amount, choices, word
from gangting.ui.theme import Tone
from gangting.ui.widgets.form_keys import FormKeys


class ReceivePage(ReceiveView):
    """The items, then the form. Whose barcode is known is chosen by scanning it."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._form_now = EMPTY
        self._views: dict[str, ItemView] = {}
        self._today = date.min
        self._checked: frozenset[Part] = frozenset()
        self._refused: dict[Part, Flaw] = {}
        self._current = self.quantity
        self._busy = False
        self._read = False
        self._keys = FormKeys(self, self.leave, self._record)
        self._connect()
        self.retranslate()
        self._show()

    def _connect(self) -> None:
        self.grid.chosen.connect(self.choose)
        self.other.clicked.connect(self._to_items)
        for part, field in self.lines().items():
            field.text_changed.connect(partial(self._write, part))
            field.focused.connect(partial(self._follow, part))
        self.sources.chosen.connect(partial(self._write, Part.SOURCE))
        for years, key in self.years.items():
            key.clicked.connect(partial(self._add_years, years))
        self.learn.toggled.connect(self._wish_to_learn)
        self.keys.typed.connect(self._type)
        self.keys.erased.connect(self._erase)
        self.record.clicked.connect(self._record)
        self.done.undone.connect(self._taken_back)

    # -- the frame

    def on_enter(self) -> None:
        """Read what there is to take in."""
        self.ask(self.context.services.station.shelf.shelf, self._know)

    def draft(self) -> Draft | None:
        """Give what is half filled."""
        return to_draft(self._form_now, EMPTY)

    def restore(self, draft: Draft) -> None:
        """Fill in a draft."""
        self._load(from_draft(draft, EMPTY, CODES))

    def leave(self) -> None:
        """Go from the form to the items, from there back to the shelf."""
        if self._item() is not None:
            self._to_items()
        else:
            self._load(EMPTY)
            self.done.clear()
            self.back.emit()

    def take_scan(self, text: str) -> bool:
        """Choose by a product's barcode; an unknown one is learnt with the item it stands on."""
        scan = classify(text)
        if isinstance(scan, ProductScan):
            code = scan.gtin
        elif isinstance(scan, UnknownScan):
            code = scan.text
        else:
            return False
        owner = self._owner(code)
        if owner is not None:
            self.choose(owner)
            return True
        if isinstance(scan, UnknownScan):
            return False
        self._set(replace(self._form_now, barcode=code, learn=True))
        return True

    def choose(self, item: Item) -> None:
        """Open the form for an item."""
        kept = self._form_now if self._form_now.item == str(item.id) else next_form(self._form_now)
        barcode = "" if self._owner(self._form_now.barcode) else self._form_now.barcode
        self.done.clear()
        self._checked, self._refused = frozenset(), {}
        self._load(replace(kept, item=str(item.id), barcode=barcode))
        self.quantity.setFocus()

    @property
    def form(self) -> Form:
        """What is written so far."""
        return self._form_now

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go on with Enter."""
        if not self._keys.take_key(event):
            super().keyPressEvent(event)

    # -- writing

    def _know(self, shelf: Shelf) -> None:
        self._read, self._today = True, shelf.today
        self._views = {str(view.item.id): view for view in shelf.items}
        items = [view.item for view in shelf.items]
        self.grid.show_items(items, self.context.words().language)
        self._show()

    def _item(self) -> Item | None:
        view = self._views.get(self._form_now.item)
        return view.item if view else None

    def _owner(self, barcode: str) -> Item | None:
        found = (view.item for view in self._views.values() if barcode in view.item.barcodes)
        return next(found, None)

    def _to_items(self) -> None:
        self._set(replace(self._form_now, item=""))

    def _write(self, part: Part, text: str) -> None:
        if text != getattr(self._form_now, part.value):
            self._refused.pop(part, None)
            if part is Part.SOURCE:
                self._refused.pop(Part.PARTY, None)
            changed: dict[str, str] = {part.value: text}
            self._set(replace(self._form_now, **changed))  # type: ignore[arg-type]  # texts only

    def _follow(self, part: Part) -> None:
        field = self.lines()[part]
        if field in {self.quantity, self.expiry, self.lot}:
            self._current = field

    def _type(self, text: str) -> None:
        self._current.insert(text)

    def _erase(self) -> None:
        self._current.backspace()

    def _add_years(self, years: int) -> None:
        self.expiry.set_text(years_on(self._today, years).isoformat())

    def _wish_to_learn(self, wanted: bool) -> None:  # noqa: FBT001 - a slot
        self._form_now = replace(self._form_now, learn=wanted)

    def _load(self, form: Form) -> None:
        self._form_now = form
        for part, field in self.lines().items():
            field.set_text(getattr(form, part.value))
        self.learn.setChecked(form.learn)
        self._set(form)

    def _set(self, form: Form) -> None:
        self._form_now = form
        self._show()

    # -- recording

    def _record(self) -> None:
        item = self._item()
        if item is None or self._busy:
            return
        self._checked = frozenset(Part)
        flaws = flaws_of(self._form_now, item, self._today)
        if flaws:
            self._show()
            first = next(iter(flaws))
            if first in self.lines():
                self.lines()[first].setFocus()
            return
        self._busy = True
        receipt = receipt_of(self._form_now, item, self._today)
        ledger = self.context.services.station.ledger
        work = partial(ledger.receive, receipt, self.context.officer())
        self.ask(work, self._recorded, self._fail)

    def _recorded(self, act: Act) -> None:
        form = self._form_now
        self._busy = False
        self._checked = frozenset()
        self._load(next_form(form))
        self.done.show_act(act)
        if form.barcode and form.learn:
            catalogue = self.context.services.station.catalogue
            officer = self.context.officer()
            self.ask(partial(catalogue.learn_barcode, act.item.id, form.barcode, officer), _nothing)
        self.changed.emit()
        self.on_enter()

    def _fail(self, error: KnownError) -> None:
        self._busy = False
        part = part_of(error)
        if part is not None:
            self._refused[part] = flaw_of(error)
        self._show()
        self.error.setText("" if part else self.sentence(error))
        self.error.setVisible(part is None)
        self.fit()

    def _taken_back(self) -> None:
        self.changed.emit()
        self.on_enter()

    # -- showing

    def _show(self) -> None:
        item = self._item()
        if item is None and self.stack.currentIndex():
            self.setFocus()
        self.stack.setCurrentIndex(0 if item is None else 1)
        self.hint.setText(self._ask_for_item())
        if item is None:
            return
        words, form = self.context.words(), self._form_now
        view = self._views[form.item]
        self.icon.set_icon(item.icon, "warm")
        self.name.setText(item.named(words.language))
        on_hand = self.tr("On hand: %1").replace("%1", amount(words, item, view.on_hand))
        self.on_hand.setText(on_hand)
        self.expiry.setVisible(item.expires)
        self.sources.choose(form.source)
        self.party.set_words(self._party_word())
        self.learn.setText(self.tr("Remember barcode %1").replace("%1", form.barcode))
        self.learn.setVisible(bool(form.barcode))
        self.error.hide()
        self._show_flaws(item)
        self.summary.setText(self._sum_up(item))
        self.fit()

    def _show_flaws(self, item: Item) -> None:
        words, found = self.context.words(), flaws_of(self._form_now, item, self._today)
        flaws = {part: flaw for part, flaw in found.items() if part in self._checked}
        flaws.update(self._refused)
        for part, field in self.lines().items():
            field.show_error(flaws[part].sentence(words) if part in flaws else "")
        flaw = flaws.get(Part.SOURCE)
        self.source.show_error(flaw.sentence(words) if flaw else "")
        expiry = read_expiry(self._form_now.expiry, self._today) if item.expires else None
        said = self.tr("Good until %1").replace("%1", words.day(expiry)) if expiry else ""
        self.understood.show_hint("" if self.expiry.error else said, Tone.OK)

    def _ask_for_item(self) -> str:
        if self._form_now.barcode:
            said = self.tr("Barcode %1 is new: choose the item it stands on")
            return said.replace("%1", self._form_now.barcode)
        if self._read and not self._views:
            return self.tr("Nothing is in use; a leader switches items on in the catalogue")
        return self.tr("Choose what came in, or scan its barcode")

    def _party_word(self) -> str:
        match self._form_now.source:
            case Source.DONATED:
                return self.tr("Donor")
            case Source.TRANSFERRED:
                return self.tr("From which booth")
            case _:
                return self.tr("From (optional)")

    def _sum_up(self, item: Item) -> str:
        words, form = self.context.words(), self._form_now
        many = number(form.quantity)
        if not many:
            return ""
        parts = [f"+ {amount(words, item, many)}"]
        if form.source:
            source = word(words, Source(form.source))
            parts.append(f"{source} {form.party.strip()}".strip())
        expiry = read_expiry(form.expiry, self._today) if item.expires else None
        if expiry is not None:
            parts.append(self.tr("Good until %1").replace("%1", expiry.isoformat()))
        if form.lot.strip():
            parts.append(self.tr("lot %1").replace("%1", form.lot.strip()))
        return " · ".join(parts)

    def retranslate(self) -> None:
        """Write every word of the page in the language in force."""
        words = self.context.words()
        self.head.set_words(self.tr("Take in"), self.tr("Allocated, bought or donated"))
        self.grid.setAccessibleName(self.tr("Items"))
        items = [view.item for view in self._views.values()]
        self.grid.show_items(items, words.language)
        self.other.setText(self.tr("Another item"))
        self.quantity.set_words(self.tr("Quantity"))
        self.expiry.set_words(self.tr("Good until (packet)"), "2027-05-31 / 202705")
        for years, key in self.years.items():
            key.setText(self.tr("+%1 y").replace("%1", str(years)))
        self.sources.set_choices(choices(words, tuple(Source)))
        self.source.set_words(self.tr("Where it comes from"))
        self.lot.set_words(self.tr("Lot (optional)"))
        self.note.set_words(self.tr("Note (optional)"))
        self.record.setText(self.tr("Record"))
        self.done.retranslate()
        self._keys.set_stops(
            [
                self.quantity.line,
                self.expiry.line,
                self.sources,
                self.party.line,
                self.lot.line,
                self.note.line,
                self.record,
            ],
            after=[*self.years.values(), self.learn, self.other, self.head],
        )
        self._show()


def _nothing(_: object) -> None:
    """Say nothing of what went well."""
