"""Extending many passes at work."""

from datetime import date

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

from gangting.domain.entry_pass import EntryPass
from gangting.ui import theme
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Row
from gangting.ui.screens.base import Screen
from gangting.ui.screens.passes.extending.desk import ExtendDesk
from gangting.ui.screens.passes.extending.page import ExtendManyPage
from gangting.ui.screens.passes.extending.values import Facts, Which
from gangting.ui.screens.passes.naming import (
    holder_place,
    sees_names,
    trouble_word,
    view_name,
)
from gangting.ui.screens.passes.panel_state import Teller
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts


_SIDE_SHARE, _SIDE_LEAST, _SIDE_MOST = 0.34, 340, 520
_WIDE_FROM = 1100


class ExtendManyScreen(Screen):
    """Ticks the passes that end and gives them one last day, all or none."""

    name = "extending"
    icon = "calendar-plus"
    in_rail = False

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.desk = ExtendDesk(context, self)
        self.page = page = ExtendManyPage()
        self._listed: object = None
        layouts.column(self).addWidget(page)
        desk = self.desk
        desk.changed.connect(self.show_facts)
        page.head.back.connect(self._leave)
        page.which.chosen.connect(lambda code: desk.choose(Which(code), self._today()))
        page.all.clicked.connect(lambda: desk.tick_all(wanted=True))
        page.none.clicked.connect(lambda: desk.tick_all(wanted=False))
        page.table.pressed.connect(lambda key, _column: desk.tick(int(key)))
        page.table.page_wanted.connect(desk.turn_to)
        page.until.changed.connect(lambda: desk.set_until(page.until.day()))
        page.extend.clicked.connect(self._extend)
        page.leave.clicked.connect(desk.leave)
        page.until.field.submitted.connect(lambda _: self._extend())
        self.retranslate()

    def title(self) -> str:
        """Say the screen's word."""
        return self.tr("Extend many")

    # -- coming and going

    def _teller(self) -> Teller:
        return Teller(self._context.words(), self._context.now(), self._context.zone())

    def _today(self) -> date:
        return self._teller().today

    def on_enter(self) -> None:
        """Read everything again, and propose a year from today."""
        self.page.until.begin(self._today())
        self.desk.open(self._context.on_duty(), self._today())

    def showEvent(self, event: QShowEvent) -> None:
        """Look with the eyes of whoever unlocked."""
        super().showEvent(event)
        if self._context.on_duty() != self.desk.facts.officer:
            self.desk.change(officer=self._context.on_duty())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Escape; first from the question."""
        if event.key() == Qt.Key.Key_Escape and self.desk.facts.asking:
            self.desk.leave()
        elif event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def _leave(self) -> None:
        self._context.go("passes")

    def _extend(self) -> None:
        day = self.page.until.day()
        if day is None:
            self.page.until.show_error(self._context.words().error("invalid_date"))
        else:
            self.desk.extend(self._today())

    # -- what is shown

    def show_facts(self) -> None:
        """Show what is known."""
        facts, page = self.desk.facts, self.page
        ticked, chosen = len(facts.ticked), len(facts.chosen)
        page.which.choose(facts.which.value)
        total = len(facts.passes or ())
        said = self.tr("%1 of %2 ticked").replace("%1", f"{ticked:,}").replace("%2", f"{total:,}")
        page.count.setText(said if facts.passes is not None else "")
        page.all.setEnabled(bool(facts.left_out))
        page.none.setEnabled(ticked > 0)
        sure = self.tr("Yes, extend %1") if facts.asking else self.tr("Extend %1")
        wrong_day = facts.until is None  # the key says so when it is touched
        page.extend.setText(sure.replace("%1", f"{ticked if wrong_day else chosen:,}"))
        page.extend.setEnabled((ticked if wrong_day else chosen) > 0 and self.desk.may_act)
        kept = ticked - chosen if facts.until is not None else 0
        longer = self.tr("%1 are good for as long or longer: they stay as they are.")
        page.hint.setText(longer.replace("%1", f"{kept:,}") if kept else "")
        page.hint.setVisible(kept > 0)
        self._show_question(facts, chosen)
        page.said.setText(self._sentence(facts))
        page.said.set_tone(facts.said.tone)
        page.said.setVisible(bool(facts.said.code))
        self._fill(facts)

    def _show_question(self, facts: Facts, chosen: int) -> None:
        """Ask whether so many are meant: each has a day of its own, and none comes back."""
        page = self.page
        asked = self.tr("%1 passes will be good until %2. This cannot be undone. Is that right?")
        until = facts.until.isoformat() if facts.until else ""
        page.question.setText(asked.replace("%1", f"{chosen:,}").replace("%2", until))
        page.question.set_tone(Tone.WARN)
        page.question.setVisible(facts.asking)
        page.leave.setVisible(facts.asking)

    def _sentence(self, facts: Facts) -> str:
        said, params = facts.said, dict(facts.said.params)
        if said.error:
            return trouble_word(said.code, params, self._context.words())
        done = self.tr("Extended: %1, good until %2")
        count, until = params.get("count", 0), params.get("until")
        return done.replace("%1", f"{count:,}").replace("%2", str(until))

    @property
    def _wide(self) -> bool:
        return self.width() >= theme.text_px(_WIDE_FROM)

    def _fill(self, facts: Facts) -> None:
        shown = (facts.page, facts.offset, facts.left_out, facts.views, facts.officer, self._wide)
        if facts.passes is None or shown == self._listed:
            return
        self._listed = shown
        rows = [self._row(one, facts) for one in facts.page]
        self.page.table.show_page(rows, facts.offset, len(facts.passes))

    def _row(self, one: EntryPass, facts: Facts) -> Row:
        view, whole = facts.views.get(one.serial), sees_names(facts.officer)
        name = view_name(view, whole=whole) if view else ""
        place = holder_place(view.holder, whole=whole) if view else ""
        words, over = self._context.words(), one.expired(self._today())
        kind = (Cell(words.pass_name(one.category.value)),) if self._wide else ()
        kind_of_day = CellKind.CHIP if over else CellKind.TEXT
        ends = Cell(one.valid_until.isoformat(), kind_of_day, Tone.STOP)
        tick = Cell("" if one.serial in facts.left_out else "x", CellKind.TICK)
        cells = (tick, Cell(name, CellKind.STRONG), Cell(place), *kind, ends)
        return Row(str(one.serial), cells)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.page.retranslate()
        self._again()

    def _again(self) -> None:
        self._listed = None
        self.page.table.set_columns(self.page.columns(wide=self._wide))
        self.show_facts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the proportions of the design; say less where there is less room."""
        super().resizeEvent(event)
        side = min(_SIDE_MOST, max(_SIDE_LEAST, round(self.width() * _SIDE_SHARE)))
        self.page.side.setFixedWidth(side)
        if event.size().width() != event.oldSize().width():
            self._again()
