"""Whoever attends at the gate: hears scans, values and presses, and has the hands to answer them.

It is made after the first paint, because it brings the rules and the words of the books with it.
"""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any
from uuid import UUID

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent

from gangting.domain.desk import Value
from gangting.domain.errors import KnownError
from gangting.domain.people import Found
from gangting.domain.scan_text import ThermometerScan, classify
from gangting.domain.short_number import read_short_number
from gangting.domain.temperature import Site, Source, celsius, to_tenths
from gangting.domain.verdict.facts import Reason
from gangting.services.gate.outcome import GateOutcome
from gangting.ui.context import Context
from gangting.ui.screens.gate import lines, sounds, state
from gangting.ui.screens.gate.acts import Acts
from gangting.ui.screens.gate.book_hand import BookHand
from gangting.ui.screens.gate.desk_hand import DeskHand
from gangting.ui.screens.gate.finder import Finder
from gangting.ui.screens.gate.layout import GateLayout
from gangting.ui.screens.gate.list_hand import ListHand
from gangting.ui.screens.gate.naming import deferred_detail
from gangting.ui.screens.gate.page import Page
from gangting.ui.screens.gate.panel_hand import PanelHand
from gangting.ui.screens.gate.road import Road
from gangting.ui.screens.gate.values import ListKind
from gangting.ui.screens.gate.work import Answer, Book, Candidate, GateWork
from gangting.ui.widgets.field import SearchField


if TYPE_CHECKING:  # each is loaded with its first page
    from gangting.ui.screens.gate.compare_page import ComparePage
    from gangting.ui.screens.gate.list_page import ListPage
    from gangting.ui.screens.gate.reason_page import ReasonPage
    from gangting.ui.screens.gate.report_page import ReportPage
    from gangting.ui.screens.gate.verdict_page import VerdictPage
    from gangting.ui.screens.gate.who_page import WhoPage

SHORT = 9


class Attendant(QObject):
    """Joins the cards and pages of the gate with the hands that do the work."""

    sound_wanted = Signal(str)
    say_wanted = Signal(str)
    open_wanted = Signal(str)
    slip_wanted = Signal(object)
    deferred_shown = Signal(str, str, str)
    deferred_counted = Signal(int)
    clock_judged = Signal(bool)
    activity = Signal()

    def __init__(self, layout: GateLayout, context: Context) -> None:
        super().__init__(layout)
        self._layout, self._context = layout, context
        self._locked = False
        self._peeking = False
        self._linked: UUID | None = None
        self._unlocked_now = False
        self._begun = False
        self._work = GateWork(context.services)
        self.hand = DeskHand(context.now)
        self.road = Road(context, self._work, self.hand)
        self.panel = PanelHand(layout, context, self.road, self.hand)
        self.books = BookHand(layout, context, self._work, self.road, self.panel, self.hand)
        self.acts = Acts(layout, context, self._work, self.road, self.panel, self.hand)
        self.list_hand = ListHand(layout, context, self._work, self.road, self.panel)
        self.finder = Finder(context.jobs, self._work, self._failed)
        self._join_hands()
        self._join_cards()
        layout.page_made.connect(self._join_page)

    def _join_hands(self) -> None:
        self.road.answered.connect(self._answered)
        self.road.reopened.connect(self._reopened)
        self.road.scan_failed.connect(self.panel.idle)
        self.road.trouble.connect(self._trouble)
        self.hand.dropped.connect(self._dropped)
        self.books.read.connect(self._book_read)
        self.acts.identify_wanted.connect(self._find)
        self.acts.slip_wanted.connect(self.slip_wanted)
        self.acts.closed.connect(self._closed)
        self.list_hand.correction_wanted.connect(self.acts.correct)
        self.finder.found.connect(self._show_found)
        self.finder.candidate.connect(self._show_candidate)

    def _join_cards(self) -> None:
        idle, keypad = self._layout.idle, self._layout.desk_card.keypad
        idle.short_typed.connect(self._short_typed)
        idle.short_entered.connect(self._short_entered)
        idle.search_typed.connect(self._search_typed)
        idle.found_chosen.connect(self.finder.choose)
        idle.tile_pressed.connect(self._tile)
        idle.image_wanted.connect(partial(self.open_wanted.emit, "image"))
        idle.peek_toggled.connect(self._peek)
        idle.left_finding.connect(self._leave_finding)
        for field in (idle.short, idle.search):
            field.line.installEventFilter(self)
        keypad.typed.connect(self._typed)
        keypad.erased.connect(self._erased)
        keypad.confirmed.connect(self._confirmed)
        self._layout.recent.pressed.connect(self._recent_pressed)
        self._layout.recent.strip.chosen.connect(self.road.pick)
        self._layout.recent.strip.more.connect(partial(self.list_hand.open, ListKind.UNFINISHED))
        self._layout.recent.strip.whose.connect(self.panel.ask_whose)
        self._layout.counters.inside.clicked.connect(partial(self._open_list, ListKind.INSIDE))
        self._layout.counters.abnormal.clicked.connect(partial(self._open_list, ListKind.CASES))

    def _join_page(self, page: Page) -> None:
        joins: dict[str, Callable[[Any], None]] = {
            "verdict": self._join_verdict,
            "who": self._join_who,
            "compare": self._join_compare,
            "reason": self._join_reason,
            "report": self._join_report,
            "lists": self._join_lists,
        }
        joins[page.name](page)

    def _join_verdict(self, page: "VerdictPage") -> None:
        panel = self.panel
        page.key_pressed.connect(self.acts.press)
        page.excused.connect(self.acts.excuse)
        page.site_chosen.connect(lambda code: panel.choose_site(Site(code)))
        page.measuring_closed.connect(partial(panel.measure, measuring=False))
        page.put_aside.connect(panel.idle)

    def _join_who(self, page: "WhoPage") -> None:
        page.chosen.connect(self.hand.picked)
        page.nobody.connect(self.hand.erased)

    def _join_compare(self, page: "ComparePage") -> None:
        page.chosen.connect(self.road.identify)
        page.back.connect(partial(self._find, None, linking=False))
        self._layout.desk_card.direction_chosen.connect(page.set_direction)

    def _join_reason(self, page: "ReasonPage") -> None:
        page.given.connect(self.acts.given)
        page.edited.connect(self.acts.edited)
        page.excused.connect(self.acts.excuse)
        page.undo_wanted.connect(self.acts.undo)
        page.back.connect(self.panel.back)

    def _join_report(self, page: "ReportPage") -> None:
        page.told.connect(self.acts.tell)
        page.back.connect(self.panel.back)

    def _join_lists(self, page: "ListPage") -> None:
        page.pressed.connect(self.list_hand.press)
        page.kind_chosen.connect(self.list_hand.choose)
        page.searched.connect(self.list_hand.search)
        page.back.connect(self.panel.back)

    # -- what it is told

    def handle_scan(self, text: str) -> None:
        """Take any text of a scanner, the camera or a picture; the newest always wins."""
        self.activity.emit()
        scan = classify(text)
        if isinstance(scan, ThermometerScan):
            self._measured(scan.celsius, self.panel.usual_site, Source.HID)
        elif self._locked:
            self._context.jobs.submit(
                partial(self._work.defer, text), self._show_deferred, self._failed
            )
        elif self._peeking:
            self._end_peeking()
            self.road.peek(text, self._layout.desk_card.direction)
        else:
            self.road.scan(text, self._layout.desk_card.direction)

    def thermometer_value(self, celsius: float, site: Site) -> None:
        """Take a value of a thermometer on a cable, in degrees."""
        self.activity.emit()
        self._measured(str(celsius), site, Source.SERIAL)

    def show_outcome(self, outcome: GateOutcome) -> None:
        """Show the verdict of somebody registered elsewhere; their temperature comes next."""
        self.activity.emit()
        self.road.arrive(Answer(outcome, None, self.panel.limits))

    def show_case(self, case_id: UUID) -> None:
        """Bring a recheck to the front."""
        self.road.case(partial(self._work.case, case_id))

    def set_locked(self, locked: bool) -> None:  # noqa: FBT001 - a property
        """While locked, scans are only kept; after that they are offered to who unlocked."""
        if locked and not self._locked:
            self.hand.record_now()
        self._unlocked_now = self._locked and not locked
        self._locked = locked
        self._begun = self._begun or not locked

    def show_inside(self) -> None:
        """List the visitors who have not left."""
        self._open_list(ListKind.INSIDE)

    def set_slips(self, offered: bool) -> None:  # noqa: FBT001 - a property
        """Offer a visitor's slip after admission; somebody must listen to `slip_wanted`."""
        self.panel.slips = offered

    def set_prompts(self, shown: bool) -> None:  # noqa: FBT001 - a property
        """Show the sentence an officer may say, or leave it out."""
        if self.panel.prompts is not shown:
            self.panel.prompts = shown
            self.panel.retranslate()

    def refresh(self) -> None:
        """Read the lists and figures again."""
        self._begun = True
        self.books.refresh()

    def refresh_soon(self) -> None:
        """Read them when whoever stands here has been answered."""
        self._begun = True
        self.books.refresh_soon()

    def retranslate(self) -> None:
        """Say what is shown in the language in force."""
        if self._begun:
            self.panel.retranslate()
            self.books.retranslate()
            self.list_hand.retranslate()
            self.finder.retranslate()
            self.acts.retranslate()

    def enter(self) -> None:
        """Refresh when the screen comes to the front."""
        if self._begun:
            self.books.refresh_soon()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let Escape leave a field, and tell the keypad card where its keys write."""
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            QTimer.singleShot(0, self.panel, self.panel.render_desk)
        if _is_escape(event):
            self.escape()
            return True
        return super().eventFilter(watched, event)

    # -- answers

    def _answered(self, answer: Answer) -> None:
        self._forget_typed()
        if not self.acts.takes(answer):
            self.panel.show_answer(answer)
        self.clock_judged.emit(Reason.CLOCK_DOUBTFUL in answer.outcome.verdict.reasons)
        self.sound_wanted.emit(sounds.sound_of(answer))
        said = sounds.spoken(answer, self._context.words())
        if said:
            self.say_wanted.emit(said)

    def _reopened(self, answer: Answer) -> None:
        self._forget_typed()
        if not self.acts.takes(answer):
            self.panel.show_answer(answer)

    def _closed(self) -> None:
        self.sound_wanted.emit(sounds.RECORDED)
        self.books.refresh_soon()

    def _dropped(self, value: Value) -> None:
        said = self.tr("%1℃ was given to nobody").replace("%1", celsius(value.tenths))
        self._context.announce(said)

    def _forget_typed(self) -> None:
        """Clear what was typed to find the one who is now in front."""
        self._linked = None
        for field in (self._layout.idle.short, self._layout.idle.search):
            if field.text():
                field.set_text("")
        self._layout.idle.set_linking(linking=False)

    def _show_deferred(self, outcome: GateOutcome) -> None:
        words = self._context.words()
        word = words.decision(outcome.verdict.decision.value)
        icon = state.ICONS[outcome.verdict.decision]
        self.deferred_shown.emit(word, deferred_detail(outcome, words), icon)
        self.books.refresh_soon()

    def _book_read(self, book: Book) -> None:
        self.deferred_counted.emit(len(book.deferred))
        if self._unlocked_now:
            self._unlocked_now = False
            if book.deferred and not self._locked:
                self._open_list(ListKind.DEFERRED)

    def _failed(self, error: KnownError) -> None:
        self._trouble(self._context.words().error(error.code, **error.params))

    def _trouble(self, sentence: str) -> None:
        self.sound_wanted.emit(sounds.ATTENTION)
        self._context.announce(sentence)

    # -- temperatures and keys

    def _measured(self, text: str, site: Site, source: Source) -> None:
        if self._locked:
            self.deferred_shown.emit(f"{text} ℃", self.tr("Nobody is on duty"), "thermometer")
            return
        try:
            tenths = to_tenths(text)
        except KnownError as error:
            self._failed(error)
            return
        if source is Source.HID:
            site = self.hand.site
        self.hand.measured(Value(tenths, source, self._context.now(), site))

    def _field(self) -> SearchField | None:
        """Give the field that the keys write into, if it is in front and has the focus."""
        if self._layout.front != "idle":
            return None
        fields = (self._layout.idle.short, self._layout.idle.search)
        return next((field for field in fields if field.line.hasFocus()), None)

    def _typed(self, digit: str) -> None:
        self.activity.emit()
        field = self._field()
        if field is not None:
            field.insert(digit)
        else:
            self.hand.typed(digit)

    def type_for_the_one_scanned(self, digits: str) -> None:
        """Take digits typed since a scan that waited; under the lock they are nobody's."""
        if self.hand.desk.awaited is not None:
            for digit in digits:
                self.hand.typed(digit)

    def _erased(self) -> None:
        field = self._field()
        if field is not None:
            field.backspace()
        else:
            self.hand.erased()

    def _confirmed(self) -> None:
        field = self._field()
        if field is not None:
            field.submitted.emit(field.text())
            self._search_now(field)
        elif not self.hand.record_now():
            self.panel.nag()

    def _search_now(self, field: SearchField) -> None:
        if field is self._layout.idle.search and field.text().strip():
            self.finder.ask()

    def escape(self) -> None:
        """Go back one step, as the key of that name says."""
        if self._layout.front == "verdict":
            self.panel.idle()
        elif self._layout.front == "idle":
            self._leave_finding()
        elif self._layout.front != "who":
            self.panel.back()

    # -- finding somebody

    def _short_typed(self, text: str) -> None:
        digits = "".join(c for c in text if c.isdecimal() and c.isascii())[:9]
        grouped = " ".join(digits[i : i + 3] for i in range(0, len(digits), 3))
        line = self._layout.idle.short.line
        if text != grouped and line.cursorPosition() == len(text) and not text.endswith(" "):
            self._layout.idle.short.set_text(grouped)
        elif len(digits) == SHORT:
            self._short_entered(digits)

    def _short_entered(self, text: str) -> None:
        digits = "".join(text.split())
        if read_short_number(digits) is None:
            words = self._context.words()
            self._layout.idle.short.show_error(words.error("bad_short_number"))
        else:
            self.handle_scan(digits)

    def _search_typed(self, text: str) -> None:
        if text.strip() and not self._layout.idle.finding:
            self._layout.idle.set_finding(finding=True)
        self.finder.typed(text)
        self.activity.emit()

    def _find(self, linked: UUID | None, *, linking: bool = True) -> None:
        if linking:
            self._linked = linked
            self._layout.idle.set_linking(linking=linked is not None)
            self._layout.idle.search.set_text("")
        self.panel.stay()
        self._layout.idle.set_finding(finding=True)
        self._layout.bring(self._layout.idle)
        self._layout.idle.search.line.setFocus()

    def _leave_finding(self) -> None:
        self._layout.idle.search.set_text("")
        self._layout.idle.short.set_text("")
        self._layout.idle.set_finding(finding=False)
        self._layout.setFocus()
        self.panel.back()

    def _show_found(self, people: tuple[Found, ...]) -> None:
        words = self._context.words()
        self._layout.idle.show_found(lines.found(people, self.road.officer, words))
        nobody = self._layout.idle.search.text().strip() and not people
        self._layout.idle.say_found(self.tr("Nobody was found: try another way") if nobody else "")

    def _show_candidate(self, candidate: Candidate) -> None:
        words = self._context.words()
        mark = lines.standing_mark(candidate.found, words)
        direction = self._layout.desk_card.direction
        self._layout.compare.show_candidate(candidate, mark, direction, self._linked)
        self._layout.bring(self._layout.compare)

    # -- the rest

    def _tile(self, code: str) -> None:
        if code == "forgotten":
            self._find(None)
        else:
            self.open_wanted.emit(code)

    def _peek(self, on: bool) -> None:  # noqa: FBT001 - a slot
        self._peeking = on
        self._layout.idle.set_peeking(peeking=on)

    def _end_peeking(self) -> None:
        self._peek(on=False)

    def _open_list(self, kind: ListKind) -> None:
        self.list_hand.open(kind)

    def _recent_pressed(self, attempt_id: UUID, correct: bool) -> None:  # noqa: FBT001 - a slot
        if correct:
            self.acts.correct(attempt_id)
        else:
            self.road.reopen(attempt_id)


def _is_escape(event: QEvent) -> bool:
    pressed = event.type() == QEvent.Type.KeyPress
    return pressed and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape
