"""Step 1: what the shift was, who stood there, and how its beginning compares."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QWidget

from gangting.domain.duty import DutyRole
from gangting.domain.handover_sheet import ShiftSummary
from gangting.services.handover.duty import DutyView, Standing
from gangting.services.handover.summary import SummaryView
from gangting.ui.context import Context
from gangting.ui.screens.handover.count_state import signed
from gangting.ui.screens.handover.state import clock
from gangting.ui.screens.handover.work import Looked
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.label import ElidedLabel, FittedLabel, Label, Role
from gangting.ui.widgets.layouts import Flow
from gangting.ui.widgets.stat import Stat


FIRST = ("entries", "exits", "checks", "abnormal")
REST = (
    "visitors_in",
    "visitors_out",
    "vehicles_in",
    "vehicles_out",
    "refusals",
    "overrides",
    "corrections",
    "services",
    "passes_issued",
    "passes_collected",
    "loans_out",
    "loans_returned",
)
_ALARMING = frozenset({"abnormal"})
_MOST = 4


class Figure(QWidget):
    """A number with its word under it."""

    def __init__(self, role: Role) -> None:
        super().__init__()
        self._value = Label("0", role)
        self._word = ElidedLabel("", Role.MUTED)
        box = layouts.column(self, gap=0)
        for part in (self._value, self._word):
            part.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            box.addWidget(part, 0, Qt.AlignmentFlag.AlignHCenter)

    def show_value(self, value: int, word: str, tone: Tone | None) -> None:
        """Show a number."""
        self._value.setText(str(value))
        self._value.set_tone(tone)
        self._word.setText(word)
        self.setAccessibleName(f"{word} {value}")


class FiguresCard(Card):
    """The three figures over the keys of the count."""

    def __init__(self) -> None:
        super().__init__(padding=14)
        self._stats = {code: Stat(below=True) for code in ("entries", "exits", "abnormal")}
        box = self.row(gap=8)
        for stat in self._stats.values():
            box.addWidget(stat, 1)

    def show_numbers(self, numbers: ShiftSummary, context: Context) -> None:
        """Show them."""
        words = context.words()
        for code, stat in self._stats.items():
            value = getattr(numbers, code)
            stat.set_word(words.sentence(f"sheet.n_{code}"))
            stat.show_value(str(value), Tone.STOP if code in _ALARMING and value else None)


class Lines(QWidget):
    """A heading and a few lines under it; hidden while there are none."""

    def __init__(self) -> None:
        super().__init__()
        self._title = Label("", Role.STRONG)
        self._lines = [FittedLabel("", Role.BODY) for _ in range(_MOST)]
        box = layouts.column(self, gap=4)
        box.addWidget(self._title)
        for line in self._lines:
            box.addWidget(line)

    def show_lines(self, title: str, lines: list[tuple[str, Tone | None]]) -> None:
        """Show what fits, and how many more there are."""
        self._title.setText(title)
        shown = lines[:_MOST]
        if len(lines) > _MOST:
            shown[-1] = (f"+{len(lines) - _MOST + 1}", Tone.MUTED)
        for place, label in enumerate(self._lines):
            label.setVisible(place < len(shown))
            if place < len(shown):
                label.setText(shown[place][0])
                label.set_tone(shown[place][1])
        self.setVisible(bool(lines))


class SummaryPage(QWidget):
    """The numbers left; people, opening and other ways right."""

    count_wanted = Signal()
    full_wanted = Signal()
    duty_wanted = Signal()
    sheets_wanted = Signal()
    roster_wanted = Signal()
    begin_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._looked = Looked()
        self.nobody = Label("", Role.SECTION, wrap=True)
        self.begin = Button("", "shield-check", ButtonKind.PRIMARY)
        self._first = {code: Figure(Role.NAME) for code in FIRST}
        self._rest = {code: Figure(Role.TITLE) for code in REST}
        self._given = QWidget()
        self._given_title = Label("", Role.STRONG)
        self._chips = QWidget()
        self._flow = Flow(self._chips, 8)
        self.count = Button("", "clipboard-check", ButtonKind.PRIMARY, ButtonSize.MAIN)
        self.full = Button("", "format-list-checks", size=ButtonSize.MAIN)
        self._people, self._extended, self._opening = Lines(), Lines(), Lines()
        self._equal = Label("", Role.BODY, Tone.OK, wrap=True)
        self.duty = Button("", "account-clock")
        self.sheets = Button("", "file-document-multiple")
        self.roster = Button("", "calendar-month")
        self._lay_out()
        self.count.clicked.connect(self.count_wanted)
        self.full.clicked.connect(self.full_wanted)
        self.duty.clicked.connect(self.duty_wanted)
        self.sheets.clicked.connect(self.sheets_wanted)
        self.roster.clicked.connect(self.roster_wanted)
        self.begin.clicked.connect(self.begin_wanted)
        self.retranslate()

    def _lay_out(self) -> None:
        left = Card()
        box = left.column(gap=10)
        self._numbers = QWidget()
        numbers = layouts.column(self._numbers, gap=10)
        first = layouts.row(gap=8)
        for figure in self._first.values():
            first.addWidget(figure, 1)
        numbers.addLayout(first)
        rest = layouts.grid(gap=8)
        for place, figure in enumerate(self._rest.values()):
            rest.addWidget(figure, place // 4, place % 4)
        for column in range(4):
            rest.setColumnStretch(column, 1)
        numbers.addLayout(rest)
        given = layouts.column(self._given, gap=6)
        given.addWidget(self._given_title)
        given.addWidget(self._chips)
        numbers.addWidget(self._given)
        box.addWidget(self.nobody)
        box.addWidget(self._numbers)
        box.addStretch(1)
        box.addWidget(self.begin)
        keys = layouts.row(gap=12)
        keys.addWidget(self.full, 1)
        keys.addWidget(self.count, 2)
        box.addLayout(keys)
        right = Card()
        side = right.column(gap=14)
        for part in (self._people, self._extended, self._opening, self._equal):
            side.addWidget(part)
        side.addStretch(1)
        for key in (self.duty, self.sheets, self.roster):
            side.addWidget(key)
        across = layouts.row(self, gap=16)
        across.addWidget(left, 822)
        across.addWidget(right, 400)

    def show_looked(self, looked: Looked, *, may_work: bool) -> None:
        """Show the shift, or that nobody is on duty."""
        self._looked = looked
        duty, running = looked.duty, looked.view
        self.nobody.setVisible(duty is None)
        self.begin.setVisible(duty is None and may_work)
        self._numbers.setVisible(duty is not None)
        counting = running is not None and running.count is not None
        self.count.setVisible(duty is not None and may_work)
        self.full.setVisible(duty is not None and may_work and running is None)
        self.count.setText(self.tr("Go on with the handover") if counting else self._begin_word())
        self.duty.setVisible(duty is not None)
        if looked.summary is not None:
            self._show_numbers(looked.summary)
        self._show_people(duty)

    def _begin_word(self) -> str:
        return self.tr("Begin the count")

    def _show_numbers(self, summary: SummaryView) -> None:
        words = self._context.words()
        for code, figure in (self._first | self._rest).items():
            value = getattr(summary.numbers, code)
            tone = Tone.STOP if code in _ALARMING and value else None
            figure.show_value(value, words.sentence(f"sheet.n_{code}"), tone)
        self._show_given(summary.numbers)
        lines: list[tuple[str, Tone | None]] = [
            (f"{line.name}  {line.closing} → {line.opening}  {signed(line.difference)}", Tone.WARN)
            for line in summary.opening
        ]
        self._opening.show_lines(words.sentence("sheet.opening"), lines)
        self._equal.setText(
            self.tr("The shelf was as the shift before left it")
            if summary.previous
            else self.tr("There is no sheet of a shift before")
        )
        self._equal.set_tone(Tone.OK if summary.previous else Tone.MUTED)
        self._equal.setVisible(not lines)

    def _show_given(self, numbers: ShiftSummary) -> None:
        words = self._context.words()
        while (item := self._flow.takeAt(0)) is not None:
            chip = item.widget()
            if chip is not None:
                chip.hide()
                chip.deleteLater()
        for worker, pieces in numbers.supplies:
            self._flow.addWidget(Chip(f"{words.sentence(f'worker.{worker}')} {pieces}", Tone.WARM))
        self._given.setVisible(bool(numbers.supplies))

    def _show_people(self, duty: DutyView | None) -> None:
        words, zone = self._context.words(), self._context.zone()
        if duty is None:
            for part in (self._people, self._extended, self._opening):
                part.hide()
            self._equal.hide()
            return

        def since(one: Standing) -> str:
            return f"{clock(one.since, zone)}–"

        people: list[tuple[str, Tone | None]] = [
            (
                f"{one.name}  {words.sentence(f'duty_role.{one.role}')}  {clock(one.since, zone)}–",
                None if one.role is DutyRole.RESPONSIBLE else Tone.BRAND,
            )
            for one in duty.standing
        ]
        self._people.show_lines(self.tr("At the booth now"), people)
        stays: list[tuple[str, Tone | None]] = [
            (f"{clock(one.until, zone)}  {one.reason}", Tone.WARN) for one in duty.extensions
        ]
        title = self.tr("Extended duty until") if stays else self.tr("The shift is over")
        if duty.overdue:
            stays.append((self.tr("Nobody has taken over"), Tone.STOP))
        self._extended.show_lines(title, stays)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.nobody.setText(self.tr("Nobody is on duty. Whoever signs in begins a shift."))
        self.begin.setText(self.tr("I am on duty"))
        self._given_title.setText(self.tr("Given out"))
        self.full.setText(self.tr("Count everything"))
        self.duty.setText(self.tr("Relief and extended duty"))
        self.sheets.setText(self.tr("Earlier sheets"))
        self.roster.setText(self.tr("Roster"))
        self.show_looked(self._looked, may_work=not self.count.isHidden())
