"""The shifts of a day: a ready-made set, or the booth's own list; written as they are touched."""

from collections.abc import Collection, Sequence
from datetime import time
from functools import partial

from PySide6.QtWidgets import QWidget

from gangting.domain.errors import KnownError
from gangting.domain.shifts import PatternSet, ShiftPattern
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.settings.hours import read_hour
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice
from gangting.ui.widgets.table import PagedTable


def free_code(start: time, taken: Collection[str]) -> str:
    """Return a code for a new shift, told by when it begins."""
    code = f"from_{start:%H%M}"
    others = (f"{code}_{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (code, *others) if one not in taken)


class ShiftList(QWidget):
    """The sets to choose from, the list in force, and lines to add one or change the chosen one."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sets: tuple[PatternSet, ...] = ()
        self._patterns: tuple[ShiftPattern, ...] = ()
        self._chosen = ""
        self._sets_word = Label("", Role.STRONG)
        self.sets = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self.sets.chosen.connect(self._take_set)
        self.table = PagedTable([Column(share=1), Column(right=True)], header=False)
        self.table.pressed.connect(lambda key, _: self._choose(key))
        self.name, self.name_en = Field(free_text=True), Field(free_text=True)
        self.start, self.end = Field(), Field()
        self.error = Label("", Role.ERROR, wrap=True)
        self.save = Button("", "check", ButtonKind.PRIMARY, ButtonSize.SMALL)
        self.new = Button("", "plus", size=ButtonSize.SMALL)
        self.remove = Button("", "delete-outline", ButtonKind.DANGER, ButtonSize.SMALL)
        self.save.clicked.connect(self._store)
        self.new.clicked.connect(lambda: self._choose(""))
        self.remove.clicked.connect(self._take_off)
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
        keys = layouts.row(gap=12)
        keys.addWidget(self.new)
        keys.addWidget(self.remove)
        keys.addStretch(1)
        keys.addWidget(self.save)
        box.addLayout(keys)

    # -- reading

    def load(self) -> None:
        """Read the sets and the list."""
        settings, jobs = self._context.services.duty_settings, self._context.jobs
        jobs.submit(settings.pattern_sets, self._know_sets, self._failed)
        jobs.submit(settings.patterns, self._show, self._failed)

    def _know_sets(self, sets: tuple[PatternSet, ...]) -> None:
        self._sets = sets
        self._say_sets()

    def _show(self, patterns: tuple[ShiftPattern, ...]) -> None:
        self._patterns = patterns
        self._fill()
        self._choose(self._chosen)

    def _fill(self) -> None:
        language = self._context.words().language
        self.table.set_rows(
            [
                Row(
                    one.code,
                    (
                        Cell(one.name(language), CellKind.STRONG),
                        Cell(f"{_said(one.start)}–{_said(one.end)}"),
                    ),
                )
                for one in self._patterns
            ]
        )
        self.table.select(self._chosen)
        self._choose_set()

    def _choose_set(self) -> None:
        """Mark the set that is in force as it is; an own list is none of them."""
        same = (one.code for one in self._sets if one.patterns == self._patterns)
        self.sets.choose(next(same, ""))

    def _choose(self, code: str) -> None:
        found = next((one for one in self._patterns if one.code == code), None)
        self._chosen = found.code if found else ""
        self.table.select(self._chosen)
        names = dict(found.names) if found else {}
        self.name.set_text(names.get("zh_CN", ""))
        self.name_en.set_text(names.get("en", ""))
        self.start.set_text(_said(found.start) if found else "")
        self.end.set_text(_said(found.end) if found else "")
        self.remove.setVisible(found is not None)
        self.error.setText("")
        self._say_save()

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
        code = self._chosen or free_code(start, [one.code for one in self._patterns])
        pattern = ShiftPattern(code, names, start, end)
        if self._chosen:
            kept = [pattern if one.code == code else one for one in self._patterns]
        else:
            kept = [*self._patterns, pattern]
        self._write(kept)

    def _take_off(self) -> None:
        self._write([one for one in self._patterns if one.code != self._chosen])

    def _write(self, patterns: Sequence[ShiftPattern]) -> None:
        officer = self._context.officer()
        save = partial(self._context.services.duty_settings.save_patterns, tuple(patterns), officer)
        self._context.jobs.submit(save, self._stored, self._failed)

    def _stored(self, _: object) -> None:
        self._choose("")
        self.load()

    def _failed(self, error: KnownError) -> None:
        self._choose_set()
        self.error.setText(self._context.words().error(error.code, **error.params))

    # -- words

    def _say_save(self) -> None:
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
        self._say_save()
        self._say_sets()
        self._fill()


def _said(hour: time) -> str:
    return f"{hour.hour}:{hour:%M}"
