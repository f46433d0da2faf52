"""The roster: a week of days and shifts, planned by touching; hours as a file."""

from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.shifts import ShiftPattern
from gangting.exchange.spreadsheet import write_table
from gangting.exchange.tables import hours_table
from gangting.services.handover.roster import Week
from gangting.services.hands import local_day
from gangting.ui import sizes, theme
from gangting.ui.context import Context
from gangting.ui.jobs import Lane
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.handover.work import HandoverWork
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.hint_line import HintLine
from gangting.ui.widgets.label import FittedLabel, Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.segmented import Choice
from gangting.ui.widgets.stack import Stack
from gangting.ui.widgets.table import PagedTable


_DAYS = 7
_SHIFTS = 4
_HOURS_BACK = timedelta(days=30)
HoursRows = tuple[tuple[str, str, str, int, int, str], ...]


class Slot(QAbstractButton):
    """A shift of a day: who comes, or that nobody does."""

    def __init__(self) -> None:
        super().__init__()
        self.names: tuple[str, ...] = ()
        self._today = False
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_names(self, names: tuple[str, ...], *, chosen: bool, today: bool, said: str) -> None:
        """Show who is planned."""
        self.names, self._today = names, today
        self.setChecked(chosen)
        self.setAccessibleName(said)
        self.update()

    def sizeHint(self) -> QSize:
        """Hold two names."""
        return QSize(theme.text_px(90), max(sizes.touch(), theme.text_px(24) * 2 + 12))

    def minimumSizeHint(self) -> QSize:
        """Be a finger large."""
        return QSize(sizes.touch(), sizes.touch())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint the names; a gap is marked with a word and a colour."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        gap = not self.names
        edge = "brand" if self.isChecked() or self.hasFocus() else "line"
        painter.setPen(QPen(theme.color(edge), 3 if edge == "brand" else 1))
        painter.setBrush(theme.soft(Tone.WARN) if gap else theme.color("surface"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(2, 2, -2, -2), 10, 10)
        painter.setFont(theme.font(16, bold=self._today))
        painter.setPen(theme.color("warn" if gap else "ink"))
        fits = max(1, (self.height() - 8) // theme.text_px(22))
        lines = list(self.names[:fits]) if self.names else ["?"]
        if len(self.names) > fits:
            lines[-1] = f"{lines[-1]} +{len(self.names) - fits}"
        metrics, room = painter.fontMetrics(), self.width() - 12
        shown = "\n".join(
            metrics.elidedText(line, Qt.TextElideMode.ElideRight, room) for line in lines
        )
        painter.drawText(self.rect(), int(Qt.AlignmentFlag.AlignCenter), shown)


class RosterPage(QWidget):
    """A week; a leader touches a shift and then a name to plan, and again to unplan."""

    back = Signal()
    save_wanted = Signal(str, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._work = HandoverWork(context.services, context.zone)
        self._week: Week | None = None
        self._officers: tuple[Officer, ...] = ()
        self._in_hand: tuple[date, str] | None = None
        self.head = PageHead(with_back=True)
        self.before = Button("", "chevron-left", size=ButtonSize.SMALL)
        self.after = Button("", "chevron-right", size=ButtonSize.SMALL)
        self.hours_key = Button("", "timer-outline", size=ButtonSize.SMALL)
        self._days = [Label("", Role.MUTED) for _ in range(_DAYS)]
        self._shifts = [FittedLabel("", Role.STRONG) for _ in range(_SHIFTS)]
        self.slots: dict[tuple[int, int], Slot] = {}
        self._warning = HintLine()
        self._hint = Label("", Role.MUTED, wrap=True)
        self.people = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.table = PagedTable([Column("", 2), Column(), Column(), Column()])
        self.export = Button("", "file-export")
        self.excel = Button("Excel", "microsoft-excel", ButtonKind.PRIMARY)
        self.stack = Stack()
        self._lay_out()
        self.head.back.connect(self._leave)
        self.before.clicked.connect(lambda: self._turn(-_DAYS))
        self.after.clicked.connect(lambda: self._turn(_DAYS))
        self.hours_key.clicked.connect(self._show_hours)
        self.export.clicked.connect(lambda: self._export("csv"))
        self.excel.clicked.connect(lambda: self._export("xlsx"))
        self.retranslate()

    def _lay_out(self) -> None:
        for part in (self.before, self.after, self.hours_key):
            self.head.add(part)
        card = Card(padding=14)
        box = card.column(gap=8)
        grid = layouts.grid(gap=4)
        for day, label in enumerate(self._days):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
            grid.addWidget(label, 0, day + 1)
            grid.setColumnStretch(day + 1, 3)
        for place, name in enumerate(self._shifts):
            grid.addWidget(name, place + 1, 0)
            grid.setRowStretch(place + 1, 1)
            for day in range(_DAYS):
                slot = Slot()
                slot.clicked.connect(lambda _=False, day=day, place=place: self._touch(day, place))
                self.slots[day, place] = slot
                grid.addWidget(slot, place + 1, day + 1)
        grid.setColumnStretch(0, 3)
        box.addLayout(grid, 1)
        box.addWidget(self._warning)
        box.addWidget(self._hint)
        box.addWidget(self.people)
        self._week_card = card
        self._hours_card = Card()
        hours = self._hours_card.column()
        hours.addWidget(self.table, 1)
        keys = layouts.row()
        keys.addWidget(self.export, 1)
        keys.addWidget(self.excel, 1)
        hours.addLayout(keys)
        for one in (self._week_card, self._hours_card):
            self.stack.addWidget(one)
        page = layouts.column(self, gap=12)
        page.addWidget(self.head)
        page.addWidget(self.stack, 1)

    # -- reading

    def on_enter(self) -> None:
        """Read the week that is shown, today's at first."""
        jobs, day = self._context.jobs, self._week.days[0] if self._week else None
        jobs.submit(self._context.services.officers.active, self._know, self._failed)
        jobs.submit(partial(self._work.week, day), self._show, self._failed)

    def _know(self, officers: tuple[Officer, ...]) -> None:
        self._officers = tuple(o for o in officers if o.may(Right.WORK_GATE))

    def _turn(self, days: int) -> None:
        if self._week is not None:
            self._in_hand = None
            day = self._week.days[0] + timedelta(days=days)
            work = partial(self._work.week, day)
            self._context.jobs.submit(work, self._show, self._failed)

    def _failed(self, error: KnownError) -> None:
        self._context.announce(self._context.words().error(error.code, **error.params))

    # -- planning

    @property
    def _may_plan(self) -> bool:
        officer = self._context.on_duty()
        return officer is not None and officer.may(Right.MANAGE)

    def _touch(self, day: int, place: int) -> None:
        week = self._week
        if week is not None:
            self._in_hand = (week.days[day], week.patterns[place].code)
            self._fill(week)

    def _plan(self, officer_id: UUID) -> None:
        """Plan somebody for the shift in hand; who is planned already is taken off."""
        week, hand = self._week, self._in_hand
        if week is None or hand is None:
            return
        day, shift = hand
        by = self._context.officer()
        there = next((p for p in week.at(day, shift) if p.entry.officer_id == officer_id), None)
        work: Callable[[], Week] = partial(self._work.plan, day, shift, officer_id, by)
        if there is not None:
            work = partial(self._work.unplan, there.entry.id, day, by)
        self._context.jobs.submit(work, self._show, self._failed)

    # -- what is shown

    def _show(self, week: Week) -> None:
        self._week = week
        self._fill(week)

    def _fill(self, week: Week) -> None:
        words = self._context.words()
        for label, day in zip(self._days, week.days, strict=True):
            label.setText(f"{self._weekday(day)}\n{day.month}/{day.day}")
        patterns = week.patterns[:_SHIFTS]
        for place, name in enumerate(self._shifts):
            name.setVisible(place < len(patterns))
            if place < len(patterns):
                name.setText(patterns[place].name(words.language))
        for (day_no, place), slot in self.slots.items():
            slot.setVisible(place < len(patterns))
            if place < len(patterns):
                self._fill_slot(slot, week, week.days[day_no], patterns[place])
        tired = [f"{name} {run.first:%m-%d}–{run.last:%m-%d}" for name, run in week.no_rest]
        said = self.tr("No day of rest: %1").replace("%1", self.tr(", ").join(tired))
        self._warning.show_hint(said if tired else "", Tone.WARN)
        self._fill_people(week)

    def _fill_slot(self, slot: Slot, week: Week, day: date, pattern: ShiftPattern) -> None:
        language = self._context.words().language
        names = tuple(planned.name for planned in week.at(day, pattern.code))
        who = self.tr(", ").join(names) or self.tr("nobody")
        said = f"{self._weekday(day)} {day.month}/{day.day} {pattern.name(language)}: {who}"
        today = self._today() == day
        chosen = self._in_hand == (day, pattern.code)
        slot.show_names(names, chosen=chosen, today=today, said=said)

    def _fill_people(self, week: Week) -> None:
        hand = self._in_hand
        offered = hand is not None and self._may_plan
        self.people.setVisible(offered)
        if hand is None:
            self._hint.setText(
                self.tr("Touch a shift to see and change who comes. ? is a gap.")
                if self._may_plan
                else self.tr("A leader plans. ? is a gap.")
            )
            return
        planned = {p.entry.officer_id for p in week.at(*hand)}
        self._hint.setText(self.tr("Touch a name to plan it or to take it off."))
        self.people.set_choices([])  # new keys: those that stay would tell twice
        self.people.set_choices([Choice(str(o.id), o.name) for o in self._officers])
        for officer in self._officers:
            key = self.people.button(str(officer.id))
            key.setCheckable(False)
            key.set_icon("check" if officer.id in planned else "plus")
            key.set_kind(ButtonKind.GOOD if officer.id in planned else ButtonKind.PLAIN)
            key.clicked.connect(lambda _=False, who=officer.id: self._plan(who))

    def _weekday(self, day: date) -> str:
        return (
            self.tr("Mon"),
            self.tr("Tue"),
            self.tr("Wed"),
            self.tr("Thu"),
            self.tr("Fri"),
            self.tr("Sat"),
            self.tr("Sun"),
        )[day.weekday()]

    # -- hours

    def _leave(self) -> None:
        if self.stack.currentWidget() is self._hours_card:
            self.stack.setCurrentWidget(self._week_card)
            self._say_head()
        else:
            self.back.emit()

    def _today(self) -> date:
        return local_day(self._context.now(), self._context.zone())

    def _range(self) -> tuple[date, date]:
        last = self._today()
        return last - _HOURS_BACK, last

    def _show_hours(self) -> None:
        work = partial(self._work.hours, *self._range())
        self._context.jobs.submit(work, self._fill_hours, self._failed)

    def _fill_hours(self, rows: HoursRows) -> None:
        self.table.set_rows(
            [
                Row(
                    str(place),
                    (Cell(name, CellKind.STRONG), Cell(str(days)), Cell(str(spells)), Cell(hours)),
                )
                for place, (name, _first, _last, days, spells, hours) in enumerate(rows)
            ]
        )
        self.stack.setCurrentWidget(self._hours_card)
        self._say_head()

    def _export(self, ending: str) -> None:
        first, last = self._range()
        word = self.tr("hours")
        name = f"{word}-{first.isoformat()}-{last.isoformat()}.{ending}"
        self.save_wanted.emit(name, partial(self._save, (first, last)))

    def _save(self, days: tuple[date, date], path: Path) -> None:
        said = self.tr("Saved: %1").replace("%1", path.name)
        work = partial(self._write, days, self._context.officer(), path)
        self._context.jobs.submit(
            work, lambda _: self._context.announce(said), self._failed, lane=Lane.LONG
        )

    def _write(self, days: tuple[date, date], officer: Officer, path: Path) -> None:
        rows = self._work.take_hours(days, officer)
        write_table(hours_table(rows, self._context.words()), path)

    # -- words

    def take_key(self, event: QKeyEvent) -> bool:  # noqa: ARG002 - nothing is typed here
        """Take no key."""
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def _say_head(self) -> None:
        hours = self.stack.currentWidget() is self._hours_card
        first, last = self._range()
        hint = f"{first.isoformat()} – {last.isoformat()}" if hours else ""
        self.head.set_words(self.tr("Hours of duty") if hours else self.tr("Roster"), hint)
        for key in (self.before, self.after, self.hours_key):
            key.setVisible(not hours)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self._say_head()
        self.before.setText(self.tr("Week before"))
        self.after.setText(self.tr("Next week"))
        self.hours_key.setText(self.tr("Hours"))
        self.export.setText(self.tr("Save as CSV"))
        self.table.set_columns(
            [
                Column(self.tr("Name"), 2),
                Column(self.tr("Days"), right=True),
                Column(self.tr("Times"), right=True),
                Column(self.tr("Hours"), right=True),
            ]
        )
        self.table.set_empty_text(self.tr("Nobody was on duty in these days"))
        if self._week is not None:
            self._fill(self._week)
