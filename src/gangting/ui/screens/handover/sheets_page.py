"""Earlier sheets: what they say, on paper again, additions, and the leader's closing look."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Officer, Right
from gangting.domain.handover import HandoverState
from gangting.services.handover.values import HandoverSheet
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.handover.printing import PAPERS
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.hint_line import HintLine
from gangting.ui.widgets.label import ElidedLabel, Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.table import PagedTable


_TONES = {HandoverState.ACCEPTED: Tone.OK, HandoverState.CLOSED: Tone.MUTED}
_HASH = 16


class SheetsPage(QWidget):
    """The list on the left, the sheet in hand on the right."""

    back = Signal()
    print_wanted = Signal(object, str)
    save_wanted = Signal(object, str)
    added = Signal(object, str)
    closed = Signal(object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._sheets: tuple[HandoverSheet, ...] = ()
        self._officer: Officer | None = None
        self.chosen: UUID | None = None
        self.head = PageHead(with_back=True)
        self.done = HintLine()
        self.done.keep_place(keep=False)
        self.table = PagedTable([Column("", 2), Column("", 3), Column()])
        self._title = ElidedLabel("", Role.SECTION)
        self._state = Chip()
        self._lines = [Label("", Role.BODY, wrap=True) for _ in range(5)]
        self.keys = {paper: Button("", "printer", size=ButtonSize.SMALL) for paper in PAPERS}
        self.saves = {paper: Button("", "file-pdf-box", size=ButtonSize.SMALL) for paper in PAPERS}
        self.text = Field(free_text=True)
        self.add = Button("", "plus", size=ButtonSize.SMALL)
        self.close_key = Button("", "archive-check", ButtonKind.PRIMARY)
        self._detail = QWidget()
        self._lay_out()
        self.head.back.connect(self.back)
        self.table.pressed.connect(lambda key, _column: self.choose(UUID(key)))
        for paper in PAPERS:
            self.keys[paper].clicked.connect(
                lambda _=False, paper=paper: self._tell(self.print_wanted, paper)
            )
            self.saves[paper].clicked.connect(
                lambda _=False, paper=paper: self._tell(self.save_wanted, paper)
            )
        self.add.clicked.connect(self._add)
        self.close_key.clicked.connect(self._close)
        self.retranslate()

    def _lay_out(self) -> None:
        left = Card()
        left.column().addWidget(self.table)
        right = Card()
        around = right.column(gap=8)
        around.addWidget(self._detail, 1)
        box = layouts.column(self._detail, gap=8)
        head = layouts.row(gap=8)
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._state)
        box.addLayout(head)
        for line in self._lines:
            box.addWidget(line)
        box.addStretch(1)
        papers = layouts.grid(gap=8)
        for place, paper in enumerate(PAPERS):
            papers.addWidget(self.keys[paper], 0, place)
            papers.addWidget(self.saves[paper], 1, place)
        box.addLayout(papers)
        box.addWidget(self.text)
        self.text.add_beside(self.add)
        box.addWidget(self.close_key)
        across = layouts.row(gap=16)
        across.addWidget(left, 680)
        across.addWidget(right, 560)
        page = layouts.column(self, gap=12)
        page.addWidget(self.head)
        page.addWidget(self.done)
        page.addLayout(across, 1)

    # -- what is shown

    def show_sheets(self, sheets: Sequence[HandoverSheet], officer: Officer | None) -> None:
        """Show the list, the newest sheet in hand unless another was chosen."""
        self._sheets, self._officer = tuple(sheets), officer
        if self.sheet is None:
            self.chosen = self._sheets[0].id if self._sheets else None
        self._fill()

    def replace(self, sheet: HandoverSheet) -> None:
        """Show what became of one sheet."""
        self._sheets = tuple(sheet if one.id == sheet.id else one for one in self._sheets)
        self._fill()

    def choose(self, sheet_id: UUID | None) -> None:
        """Take a sheet in hand."""
        self.chosen = sheet_id
        self._fill()

    def say(self, sentence: str, tone: Tone = Tone.OK) -> None:
        """Say what was done."""
        self.done.show_hint(sentence, tone)

    @property
    def sheet(self) -> HandoverSheet | None:
        """The sheet in hand."""
        return next((sheet for sheet in self._sheets if sheet.id == self.chosen), None)

    def _fill(self) -> None:
        words = self._context.words()
        self.table.set_rows([self._row(sheet) for sheet in self._sheets])
        self.table.select(str(self.chosen) if self.chosen else "")
        sheet = self.sheet
        self._detail.setVisible(sheet is not None)
        if sheet is None:
            return
        header = sheet.content["header"]
        self._title.setText(self._shift(header))
        self._state.show_word(
            words.sentence(f"handover_state.{sheet.state}"), _TONES.get(sheet.state, Tone.WARN)
        )
        lines = self._facts(sheet)
        for place, label in enumerate(self._lines):
            label.setVisible(place < len(lines))
            label.setText(lines[place] if place < len(lines) else "")
        officer = self._officer
        may_work = officer is not None and officer.may(Right.WORK_GATE)
        self.text.setVisible(may_work)
        self.add.setVisible(may_work)
        open_still = sheet.state is HandoverState.ACCEPTED
        leads = officer is not None and officer.may(Right.MANAGE)
        self.close_key.setVisible(open_still and leads)

    def _shift(self, header: Mapping[str, Any]) -> str:
        names = header["shift_names"]
        name = names.get(self._context.words().language) or names.get("zh_CN") or ""
        return f"{header['day']} {name}".strip()

    def _row(self, sheet: HandoverSheet) -> Row:
        words, header = self._context.words(), sheet.content["header"]
        people = f"{header['outgoing']} → {header['incoming'] or '—'}"
        state = words.sentence(f"handover_state.{sheet.state}")
        return Row(
            str(sheet.id),
            (
                Cell(self._shift(header).partition("-")[2], CellKind.STRONG),
                Cell(people),
                Cell(state, CellKind.CHIP, _TONES.get(sheet.state, Tone.WARN)),
            ),
        )

    def _facts(self, sheet: HandoverSheet) -> list[str]:
        content, words = sheet.content, self._context.words()
        header = content["header"]
        ended = datetime.fromisoformat(header["ended_at"])
        lines = [f"{header['outgoing']} → {header['incoming'] or '—'}   {ended:%H:%M}"]
        differs = [line for line in content["stock"] if line["difference"]]
        counted = sum(line["actual"] is not None for line in content["stock"])
        told = self.tr("%1 of %2 counted, %3 different from the book")
        told = told.replace("%1", str(counted)).replace("%2", str(len(content["stock"])))
        lines.append(told.replace("%3", str(len(differs))))
        if content["forced_reason"]:
            lines.append(f"{words.sentence('sheet.forced')} {content['forced_reason']}")
        said = [f"{line.addendum.text} ({line.name})" for line in sheet.addenda[-2:]]
        lines += [f"{words.sentence('sheet.addendum')}: {text}" for text in said]
        lines.append(f"SHA-256 {sheet.content_hash[:_HASH]}…")
        return lines[: len(self._lines)]

    # -- acting

    def _tell(self, signal: object, paper: str) -> None:
        if self.sheet is not None:
            signal.emit(self.sheet, paper)  # type: ignore[attr-defined]  # a bound signal

    def _add(self) -> None:
        text = self.text.text().strip()
        if not text:
            self.text.show_error(self._context.words().error("addendum_missing"))
        elif self.chosen is not None:
            self.added.emit(self.chosen, text)

    def _close(self) -> None:
        if self.chosen is not None:
            self.closed.emit(self.chosen)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.head.set_words(self.tr("Handover sheets"))
        self.table.set_columns(
            [
                Column(self.tr("Shift"), 6),
                Column(self.tr("From → to"), 4),
                Column(self.tr("State")),
            ]
        )
        self.table.set_empty_text(self.tr("No shift was handed over yet"))
        papers = {
            "a4": "A4",
            "slip58": self.tr("%1 mm").replace("%1", "58"),
            "slip80": self.tr("%1 mm").replace("%1", "80"),
        }
        for paper in PAPERS:
            self.keys[paper].setText(papers[paper])
            self.keys[paper].setAccessibleName(self.tr("Print: %1").replace("%1", papers[paper]))
            self.saves[paper].setText(f"PDF {papers[paper]}")
        self.text.set_words(self.tr("Addition"), self.tr("what was found later"))
        self.add.setText(self.tr("Add"))
        self.close_key.setText(self.tr("Looked at: close"))
        self._fill()
