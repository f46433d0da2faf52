"""The shifts of a day: a ready-made set, or the booth's own list; written as they are touched."""

from collections.abc import Collection, Sequence
from datetime import time
from functools import partial

from gangting.domain.errors import KnownError
from gangting.domain.shifts import PatternSet, ShiftPattern
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.settings.hours import read_hour
from gangting.ui.screens.settings.kept_list import KeptList
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice


def free_code(start: time, taken: Collection[str]) -> str:
    """Return a code for a new shift, told by when it begins."""
    code = f"from_{start:%H%M}"
    others = (f"{code}_{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (code, *others) if one not in taken)


class ShiftList(KeptList[ShiftPattern]):
    """The sets to choose from, the list in force, and lines to add one or change the chosen one."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, [Column(share=1), Column(right=True)])
        self._sets: tuple[PatternSet, ...] = ()
        self._sets_word = Label("", Role.STRONG)
        self.sets = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.sets.chosen.connect(self._take_set)
        self.name, self.name_en = Field(free_text=True), Field(free_text=True)
        self.start, self.end = Field(), Field()
        self._lay_out()
        self._choose("")

    def _lay_out(self) -> None:
        box = layouts.column(self, gap=8)
        box.addWidget(self._sets_word)
        box.addWidget(self.sets)
        box.addWidget(self.table, 1)
        fields = layouts.row(gap=12)
        for field, share in ((self.name, 3), (self.name_en, 3), (self.start, 2), (self.end, 2)):
            fields.addWidget(field, share)
        box.addLayout(fields)
        box.addWidget(self.error)
        box.addLayout(self._key_row(self.new, self.remove, gap=12))

    # -- reading

    def load(self) -> None:
        """Read the sets and the list."""
        settings, jobs = self._context.services.duty_settings, self._context.jobs
        jobs.submit(settings.pattern_sets, self._know_sets, self._failed)
        jobs.submit(settings.patterns, self._show, self._failed)

    def _know_sets(self, sets: tuple[PatternSet, ...]) -> None:
        self._sets = sets
        self._say_sets()

    def _key(self, item: ShiftPattern) -> str:
        return item.code

    def _row(self, item: ShiftPattern) -> Row:
        name = item.name(self._context.words().language)
        hours = f"{_said(item.start)}–{_said(item.end)}"
        return Row(item.code, (Cell(name, CellKind.STRONG), Cell(hours)))

    def _fill(self) -> None:
        super()._fill()
        self._choose_set()

    def _choose_set(self) -> None:
        """Mark the set that is in force as it is; an own list is none of them."""
        same = (one.code for one in self._sets if one.patterns == self._items)
        self.sets.choose(next(same, ""))

    def _show_one(self, item: ShiftPattern | None) -> None:
        names = dict(item.names) if item else {}
        self.name.set_text(names.get("zh_CN", ""))
        self.name_en.set_text(names.get("en", ""))
        self.start.set_text(_said(item.start) if item else "")
        self.end.set_text(_said(item.end) if item else "")

    # -- writing

    def _take_set(self, code: str) -> None:
        self._chosen = ""
        self._write(next(one.patterns for one in self._sets if one.code == code))

    def _store(self) -> None:
        start, end = read_hour(self.start.text()), read_hour(self.end.text())
        name = self.name.text().strip()
        if not name:
            self.error.setText(self.tr("Write the Chinese name"))
            return
        if start is None or end is None:
            self.error.setText(self.tr("Write the hours like 8:00"))
            return
        names = (("zh_CN", name), ("en", self.name_en.text().strip() or name))
        code = self._chosen or free_code(start, [one.code for one in self._items])
        self._write(self._with(ShiftPattern(code, names, start, end)))

    def _take_off(self) -> None:
        self._write(self._without_chosen())

    def _write(self, patterns: Sequence[ShiftPattern]) -> None:
        officer = self._context.officer()
        save = self._context.services.duty_settings.save_patterns
        self._submit(partial(save, tuple(patterns), officer))

    def _failed(self, error: KnownError) -> None:
        self._choose_set()
        super()._failed(error)

    # -- words

    def _say_keys(self) -> None:
        self.save.setText(self.tr("Save") if self._chosen else self.tr("Add"))

    def _say_sets(self) -> None:
        language = self._context.words().language
        self.sets.set_choices(
            [Choice(one.code, dict(one.names).get(language, one.code)) for one in self._sets]
        )
        self._choose_set()

    def retranslate(self) -> None:
        """Write the list's words."""
        word = self.tr("Ready-made: takes the list's place")
        self._sets_word.setText(word)
        self.sets.setAccessibleName(word)
        self.table.setAccessibleName(self.tr("Shifts of a day"))
        self.name.set_words(self.tr("Chinese name"))
        self.name_en.set_words(self.tr("English name"))
        self.start.set_words(self.tr("From"), "8:00")
        self.end.set_words(self.tr("Until"), "16:00")
        self.new.setText(self.tr("New shift"))
        self.remove.setText(self.tr("Remove"))
        self._say_keys()
        self._say_sets()
        self._fill()


def _said(hour: time) -> str:
    return f"{hour.hour}:{hour:%M}"
