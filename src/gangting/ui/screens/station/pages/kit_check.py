"""Checking a kit: what is there, until when, what must be replaced."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from math import ceil
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Right
from gangting.domain.errors import KnownError
from gangting.domain.supplies.kits import KitCheck, Present
from gangting.services.hands import local_day
from gangting.services.station.values import ItemView
from gangting.ui import sizes, theme
from gangting.ui.context import Context
from gangting.ui.screens.station.pages.expiry import read_expiry
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.field import LineEdit
from gangting.ui.widgets.keypad import Corner, Keypad
from gangting.ui.widgets.label import ElidedLabel, Label, Role
from gangting.ui.widgets.stepper import Stepper
from gangting.ui.widgets.style import set_style


_MOST = 999
_MONTH = 196
_FIGURE = 56


class ContentLine(QWidget):
    """One content: its name, how many of how many, until when."""

    focused = Signal(object)

    def __init__(self, name: str, wanted: int) -> None:
        super().__init__()
        self.name, self.wanted = name, wanted
        self._word = ElidedLabel(name, Role.STRONG)
        self._of = Label("", Role.MUTED)
        self.count = Stepper("", 0, _MOST)
        self.count.setAccessibleName(name)
        self.count.setFixedWidth(2 * sizes.touch() + theme.text_px(_FIGURE))
        self.month = LineEdit()
        self.month.setMaxLength(10)
        self.month.setFixedSize(theme.text_px(_MONTH), sizes.touch())
        self.month.focused.connect(lambda: self.focused.emit(self.month))
        self.month.textChanged.connect(lambda _: self.mark_wrong(wrong=False))
        self.state = Chip()
        line = layouts.row(self, gap=12)
        line.addWidget(self._word)
        line.addStretch(1)
        line.addWidget(self.state)
        line.addWidget(self.count)
        line.addWidget(self._of)
        line.addWidget(self.month)
        self.count.changed.connect(lambda _: self.show_state(""))
        self.state.hide()

    def say(self, of: str, placeholder: str, name: str) -> None:
        """Write the words."""
        self._of.setText(of.replace("%1", str(self.wanted)))
        self.month.setPlaceholderText(placeholder)
        self.month.setAccessibleName(f"{self.name} {name}")
        self.count.set_words("")
        self.count.setAccessibleName(self.name)

    def align(self, width: int) -> int:
        """Give the words in the middle this width; give the width they want."""
        self._of.setMinimumWidth(width)
        return self._of.sizeHint().width()

    def show_state(self, word: str, tone: Tone = Tone.OK) -> None:
        """Say what is wrong with it; nothing hides the chip."""
        self.state.show_word(word, tone)
        self.state.setVisible(bool(word))

    def mark_wrong(self, *, wrong: bool) -> None:
        """Mark a date that cannot be read."""
        set_style(self.month, wrong=wrong)

    def until(self, today: date) -> date | None:
        """Read the expiry; ``invalid_date``."""
        text = self.month.text().strip()
        expiry = read_expiry(text, today) if text else None
        if text and expiry is None:
            raise KnownError("invalid_date")
        return expiry


class KitPage(StationPage):
    """The contents in pages, the keys beside them, the last check on top."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._item_id: UUID | None = None
        self._view: ItemView | None = None
        self._lines: tuple[ContentLine, ...] = ()
        self._page = 0
        self._current: LineEdit | None = None
        self.last = Chip()
        self.head.add(self.last)
        self.hint = Label("", Role.MUTED, wrap=True)
        self.all_there = Button("", "check-all")
        self.record = Button("", "clipboard-check", ButtonKind.PRIMARY)
        self.result = Label("", Role.STRONG, wrap=True)
        self._before = Button("", "chevron-left", size=ButtonSize.SMALL)
        self._after = Button("", "chevron-right", size=ButtonSize.SMALL)
        self._place = Label("", Role.MUTED)
        self._pager = QWidget()
        self.keys = Keypad(Corner.DASH, Corner.BACKSPACE)
        self._room = QWidget()
        self._list = layouts.column(self._room, gap=8)
        self._lay_out()
        self.all_there.clicked.connect(self._fill_all)
        self.record.clicked.connect(self._record)
        self._before.clicked.connect(lambda: self._turn(-1))
        self._after.clicked.connect(lambda: self._turn(1))
        self.keys.typed.connect(self._type)
        self.keys.erased.connect(self._erase)
        self.retranslate()

    def _lay_out(self) -> None:
        across = layouts.row(gap=16)
        card = Card(padding=16)
        box = card.column(8)
        box.addWidget(self.hint)
        box.addWidget(self._room, 1)
        strip = layouts.row(self._pager)
        strip.addStretch(1)
        for part in (self._before, self._place, self._after):
            strip.addWidget(part)
        box.addWidget(self._pager)
        box.addWidget(self.result)
        foot = layouts.row()
        foot.addWidget(self.all_there)
        foot.addStretch(1)
        foot.addWidget(self.record)
        box.addLayout(foot)
        across.addWidget(card, 46)
        keys = Card(padding=14)
        keys.column().addWidget(self.keys)
        across.addWidget(keys, 15)
        self.box.addLayout(across, 1)

    # -- the frame

    def show_item(self, item_id: UUID) -> None:
        """Check this kit from now on."""
        self._item_id, self._view = item_id, None
        self._say_result("")
        self.on_enter()

    def on_enter(self) -> None:
        """Read the kit and its last check."""
        if self._item_id is not None:
            self.ask(partial(self.context.services.station.shelf.item, self._item_id), self._show)

    @property
    def lines(self) -> tuple[ContentLine, ...]:
        """The contents, on whatever page."""
        return self._lines

    def _show(self, view: ItemView) -> None:
        contents = tuple((line.name, line.wanted) for line in self._lines)
        wanted = tuple((part.name, part.quantity) for part in view.item.contents)
        fresh = self._view is None or contents != wanted
        self._view = view
        if fresh:
            self._make_lines(view)
        self._show_last(view.kit_check)
        self._say()

    def _make_lines(self, view: ItemView) -> None:
        for old in self._lines:
            self._list.removeWidget(old)
            old.hide()
            old.deleteLater()
        known = {line.name: line for line in view.kit_check.lines} if view.kit_check else {}
        self._current, self._page = None, 0
        self._lines = tuple(ContentLine(part.name, part.quantity) for part in view.item.contents)
        for line in self._lines:
            before = known.get(line.name)
            if before is not None and before.expiry is not None:
                line.month.setText(before.expiry.isoformat())
            line.focused.connect(self._follow)
            self._list.addWidget(line)
        self._list.addStretch(1)
        self._turn(0)

    def _follow(self, line: LineEdit) -> None:
        self._current = line

    def _type(self, text: str) -> None:
        if self._current is not None:
            self._current.insert(text)

    def _erase(self) -> None:
        if self._current is not None:
            self._current.backspace()

    # -- pages

    def _per_page(self) -> int:
        return max(1, (self._room.height() + 8) // (sizes.touch() + 8))

    def _turn(self, pages: int) -> None:
        per_page = self._per_page()
        count = max(1, ceil(len(self._lines) / per_page))
        self._page = min(max(0, self._page + pages), count - 1)
        shown = range(self._page * per_page, (self._page + 1) * per_page)
        for place, line in enumerate(self._lines):
            line.setVisible(place in shown)
        self._place.setText(f"{self._page + 1} / {count}")
        self._before.setEnabled(self._page > 0)
        self._after.setEnabled(self._page < count - 1)
        self._pager.setVisible(count > 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the room there is."""
        super().resizeEvent(event)
        self._turn(0)

    # -- checking

    def _today(self) -> date:
        return local_day(self.context.now(), self.context.zone())

    def _fill_all(self) -> None:
        for line in self._lines:
            line.count.set_value(line.wanted)
            line.show_state("")

    def _record(self) -> None:
        if self._view is None:
            return
        found: dict[str, tuple[int, date | None]] = {}
        for place, line in enumerate(self._lines):
            try:
                found[line.name] = (line.count.value(), line.until(self._today()))
            except KnownError as error:
                line.mark_wrong(wrong=True)
                self._turn(place // self._per_page() - self._page)
                self._say_result(f"{line.name}: {self.sentence(error)}", Tone.STOP)
                return
        care = self.context.services.station.care
        work = partial(care.check_kit, self._view.item.id, found, self.context.officer())
        self.ask(work, self._recorded, self._refuse)

    def _recorded(self, check: KitCheck) -> None:
        short = check.to_replace(self._today())
        self._show_short(short)
        self._say_result(self._summary(short), Tone.WARN if short else Tone.OK)
        self.changed.emit()
        self.on_enter()

    def _refuse(self, error: KnownError) -> None:
        self._say_result(self.sentence(error), Tone.STOP)

    def _show_short(self, short: Sequence[Present]) -> None:
        names = {part.name: part for part in short}
        for line in self._lines:
            part = names.get(line.name)
            if part is None:
                line.show_state(self.tr("OK"))
            elif part.quantity < part.wanted:
                missing = str(part.wanted - part.quantity)
                line.show_state(self.tr("%1 missing").replace("%1", missing), Tone.STOP)
            else:
                line.show_state(self.tr("Expired"), Tone.STOP)

    def _summary(self, short: Sequence[Present]) -> str:
        if not short:
            return self.tr("Everything is there")
        names = self.tr(", ").join(part.name for part in short)
        return self.tr("To refill or replace: %1").replace("%1", names)

    def _say_result(self, sentence: str, tone: Tone | None = None) -> None:
        self.result.setText(sentence)
        self.result.set_tone(tone)
        self.result.setVisible(bool(sentence))

    def _show_last(self, check: KitCheck | None) -> None:
        if check is None:
            self.last.show_word(self.tr("Never checked"), Tone.WARN)
            return
        short = check.to_replace(self._today())
        moment = self.context.words().moment(check.at.astimezone(self.zone()), self._today())
        said = self.tr("Checked: %1").replace("%1", moment)
        if short:
            missing = self.tr("%1 to replace").replace("%1", str(len(short)))
            said = f"{said} · {missing}"
        self.last.show_word(said, Tone.WARN if short else Tone.OK)

    # -- words

    def _say(self) -> None:
        view = self._view
        if view is None:
            return
        self.head.set_words(view.item.named(self.context.words().language), self.tr("Check"))
        empty = not view.item.contents
        self.hint.setText(
            self.tr("The kit has no list of contents; a leader writes it in the catalogue")
            if empty
            else self.tr("Count what is there; the date only where one is printed")
        )
        for key in (self.all_there, self.record):
            key.setVisible(not empty and self.may(Right.WORK_GATE))
        for line in self._lines:
            line.say(self.tr("of %1"), "2027-05", self.tr("good until"))
        widest = max((line.align(0) for line in self._lines), default=0)
        for line in self._lines:
            line.align(widest)
        self._show_last(view.kit_check)

    def retranslate(self) -> None:
        """Write every word of the page in the language in force."""
        self.all_there.setText(self.tr("All there"))
        self.record.setText(self.tr("Record check"))
        self._before.setAccessibleName(self.tr("Page before"))
        self._after.setAccessibleName(self.tr("Next page"))
        self._say()
