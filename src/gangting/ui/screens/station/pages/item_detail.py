"""One item: its stock, its month, and everything that is done with it but giving."""

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from uuid import UUID

from gangting.domain.actors import Right
from gangting.domain.supplies.catalogue import ItemKind
from gangting.services.station.values import Act, ItemView
from gangting.ui.context import Context
from gangting.ui.screens.station.pages.done_line import DoneLine, WayBack
from gangting.ui.screens.station.pages.item_limits import LimitsSection
from gangting.ui.screens.station.pages.item_lists import (
    BarcodesSection,
    OpenedSection,
    TagsSection,
)
from gangting.ui.screens.station.pages.item_out import DiscardSection, TransferSection
from gangting.ui.screens.station.pages.item_overview import OverviewSection
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.pages.section import Section
from gangting.ui.screens.station.pages.wordbook import BAND_TONES, amount, band_word, word
from gangting.ui.theme import Tone
from gangting.ui.widgets.buttons import ButtonSize
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.segmented import Choice
from gangting.ui.widgets.stack import Stack


class Subject(StrEnum):
    """The sections of the page."""

    OVERVIEW = "overview"
    OPENED = "opened"
    TAGS = "tags"
    DISCARD = "discard"
    TRANSFER = "transfer"
    BARCODES = "barcodes"
    LIMITS = "limits"


_ICONS = {
    Subject.OVERVIEW: "chart-bar",
    Subject.OPENED: "bottle-tonic",
    Subject.TAGS: "tag",
    Subject.DISCARD: "delete-outline",
    Subject.TRANSFER: "swap-horizontal",
    Subject.BARCODES: "barcode",
    Subject.LIMITS: "tune",
}


def subjects_of(view: ItemView, *, works: bool, manages: bool) -> tuple[Subject, ...]:
    """Tell what is done with an item by its kind, and by whom."""
    shown = set(Subject)
    if view.item.kind is not ItemKind.OPENED:
        shown.discard(Subject.OPENED)
    if view.item.kind is not ItemKind.LENT:
        shown.discard(Subject.TAGS)
    if not works:
        shown -= {Subject.OPENED, Subject.TAGS, Subject.DISCARD, Subject.TRANSFER, Subject.BARCODES}
    if not manages:
        shown.discard(Subject.LIMITS)
    return tuple(subject for subject in Subject if subject in shown)


class ItemPage(StationPage):
    """Sections of one item."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._item_id: UUID | None = None
        self.view: ItemView | None = None
        self._offered: tuple[Subject, ...] = ()
        self._subject = Subject.OVERVIEW
        self.state = Chip()
        self.band = Chip()
        for chip in (self.state, self.band):
            self.head.add_beside(chip)
            chip.hide()
        self.subjects = ChoiceRow((), ButtonSize.SMALL, gap=8)
        self.subjects.chosen.connect(lambda code: self.open(Subject(code)))
        self.overview = OverviewSection(self)
        self.opened, self.tags = OpenedSection(self), TagsSection(self)
        self.discard, self.transfer = DiscardSection(self), TransferSection(self)
        self.barcodes, self.limits = BarcodesSection(self), LimitsSection(self)
        self._sections: dict[Subject, Section] = {
            Subject.OVERVIEW: self.overview,
            Subject.OPENED: self.opened,
            Subject.TAGS: self.tags,
            Subject.DISCARD: self.discard,
            Subject.TRANSFER: self.transfer,
            Subject.BARCODES: self.barcodes,
            Subject.LIMITS: self.limits,
        }
        self.done = DoneLine(context)
        self.done.undone.connect(self._moved)
        self.limits.edit_wanted.connect(self.edit_wanted)
        self._stack = Stack()
        for section in self._sections.values():
            self._stack.addWidget(section)
            section.acted.connect(self._acted)
            section.ended.connect(self._ended)
            section.stored.connect(self._moved)
        self.box.addWidget(self.subjects)
        self.box.addWidget(self._stack, 1)
        self.box.addWidget(self.done)
        self.retranslate()

    # -- the frame

    def show_item(self, item_id: UUID, subject: Subject = Subject.OVERVIEW) -> None:
        """Show an item from now on."""
        self._item_id, self.view = item_id, None
        self._subject = subject
        self.done.clear()
        self._read(self._begin)

    def on_enter(self) -> None:
        """Read the item as it stands now."""
        self._read(self._show)

    def leave(self) -> None:
        """Go from a section to the overview, from there back to the shelf."""
        if self._subject is Subject.OVERVIEW:
            self.done.clear()
            self.back.emit()
        else:
            self.open(Subject.OVERVIEW)

    def take_scan(self, text: str) -> bool:
        """Let the section in front take it."""
        return self._sections[self._subject].take_scan(text)

    def open(self, subject: Subject) -> None:
        """Bring a section to the front."""
        self._subject = subject if subject in self._offered else Subject.OVERVIEW
        self.subjects.choose(self._subject.value)
        section = self._sections[self._subject]
        section.begin()
        if self.view is not None:
            section.show_view(self.view)
        self._stack.setCurrentWidget(section)

    # -- reading and showing

    def _read(self, done: Callable[[ItemView], None]) -> None:
        if self._item_id is not None:
            shelf = self.context.services.station.shelf
            self.ask(partial(shelf.item, self._item_id), done)

    def _begin(self, view: ItemView) -> None:
        self._show(view)
        self.open(self._subject)

    def _show(self, view: ItemView) -> None:
        self.view = view
        works, manages = self.may(Right.WORK_GATE), self.may(Right.MANAGE)
        offered = subjects_of(view, works=works, manages=manages)
        if offered != self._offered:
            self._offered = offered
            self._say_subjects()
        if self._subject not in offered:
            self._subject = Subject.OVERVIEW
        self.subjects.choose(self._subject.value)
        section = self._sections[self._subject]
        section.show_view(view)
        self._stack.setCurrentWidget(section)
        self._show_head(view)

    def _show_head(self, view: ItemView) -> None:
        words, item = self.context.words(), view.item
        kind = word(words, item.kind)
        self.head.set_words(item.named(words.language), kind)
        left = self.tr("%1 left").replace("%1", amount(words, item, view.usable))
        self.state.show_word(left, Tone.STOP if view.low else Tone.OK)
        self.state.setVisible(True)
        if view.band is not None:
            self.band.show_word(band_word(words, view.band), BAND_TONES[view.band])
        self.band.setVisible(view.band is not None)

    def _acted(self, act: Act) -> None:
        self.done.show_act(act)
        self._moved()

    def _ended(self, way: WayBack) -> None:
        self.done.show_way(way)
        self._moved()

    def _moved(self) -> None:
        self.changed.emit()
        self.on_enter()

    def _say_subjects(self) -> None:
        said = {
            Subject.OVERVIEW: self.tr("Stock"),
            Subject.OPENED: self.tr("Opened"),
            Subject.TAGS: self.tr("Tags"),
            Subject.DISCARD: self.tr("Discard"),
            Subject.TRANSFER: self.tr("Transfer"),
            Subject.BARCODES: self.tr("Barcodes"),
            Subject.LIMITS: self.tr("Limits"),
        }
        self.subjects.set_choices([Choice(s.value, said[s], _ICONS[s]) for s in self._offered])

    def retranslate(self) -> None:
        """Write every word of the page in the language in force."""
        self.subjects.setAccessibleName(self.tr("What is done with it"))
        self._say_subjects()
        for section in self._sections.values():
            section.retranslate()
        self.done.retranslate()
        if self.view is not None:
            self._show_head(self.view)
