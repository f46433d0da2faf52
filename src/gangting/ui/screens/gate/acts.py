"""What the keys of the panel do."""

from collections.abc import Callable
from functools import partial
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, Signal

from gangting.domain.errors import KnownError
from gangting.domain.quota import OutingReason
from gangting.domain.verdict.facts import Direction, Override
from gangting.domain.visits import Consent
from gangting.services.gate.outcome import CaseView
from gangting.ui.context import Context
from gangting.ui.screens.gate import state
from gangting.ui.screens.gate.case_state import told_word
from gangting.ui.screens.gate.desk_hand import DeskHand
from gangting.ui.screens.gate.layout import GateLayout
from gangting.ui.screens.gate.naming import called
from gangting.ui.screens.gate.panel_hand import PanelHand
from gangting.ui.screens.gate.road import Road
from gangting.ui.screens.gate.values import WHO, Action, Asked, Asking, Key, ListKind, Shown
from gangting.ui.screens.gate.work import Answer, GateWork


class Acts(QObject):
    """Turns a key into a question to the road, or into another page."""

    identify_wanted = Signal(object)
    slip_wanted = Signal(object)
    closed = Signal()

    def __init__(
        self,
        layout: GateLayout,
        context: Context,
        work: GateWork,
        road: Road,
        panel: PanelHand,
        hand: DeskHand,
    ) -> None:
        super().__init__(layout)
        self._layout, self._context, self._work = layout, context, work
        self._road, self._panel, self._hand = road, panel, hand
        self._drafts: dict[UUID, str] = {}
        self._correct_next: UUID | None = None
        self._about = Asking.OVERRIDE

    # -- keys

    def press(self, key: Key) -> None:
        """Do what a key says with the one in front."""
        shown = self._panel.shown
        if shown is None:
            return
        if key.action not in {Action.MEASURE, Action.MEASURE_AGAIN, Action.CORRECT}:
            self._hand.record_now()
        if shown.case is not None and self._press_case(key, shown.case):
            return
        attempt_id = shown.outcome.attempt_id
        if key.action is Action.NEXT or attempt_id is None:
            if attempt_id is not None and shown.outcome.passed:
                self._road.forget(attempt_id)  # nobody is measured again after all
            self._panel.idle()
            return
        self._press(key, shown, attempt_id)

    def _press(self, key: Key, shown: Shown, attempt_id: UUID) -> None:
        work, act = self._work, self._road.act
        officer = self._road.officer
        outcome = shown.outcome
        turned = key.direction or outcome.direction
        doing: dict[Action, Callable[[], None]] = {
            Action.CONFIRM: lambda: act(partial(work.confirm, attempt_id, officer)),
            Action.OVERRIDE: lambda: self._ask_override(shown, attempt_id),
            Action.IDENTIFY: lambda: self.identify_wanted.emit(attempt_id),
            Action.TURN: lambda: act(partial(work.turn, attempt_id, turned, officer)),
            Action.CHILD: lambda: self._count(attempt_id, outcome.children + 1),
            Action.CHILD_LESS: lambda: self._count(attempt_id, outcome.children - 1),
            Action.GIVE_UP: lambda: self._give_up(attempt_id),
            Action.LEFT: lambda: self._give_up(attempt_id),
            Action.UNDO: lambda: act(partial(work.undo, attempt_id, officer)),
            Action.CORRECT: lambda: self._ask_correction(shown),
            Action.CONSENT: lambda: self._ask_about(shown, Asking.CONSENT),
            Action.MEASURE_AGAIN: lambda: self._ask_about(shown, Asking.READING),
            Action.RECHECK: lambda: self._road.case(partial(work.open_case, attempt_id, officer)),
            Action.CONTINUE_CASE: lambda: self._continue_case(shown),
            Action.SLIP: lambda: self._slip(shown),
        }
        doing[key.action]()

    def _press_case(self, key: Key, view: CaseView) -> bool:
        case = view.case
        if key.action is Action.MEASURE:
            self._road.measure_case(case.attempt_id, case.id)
            self._panel.measure(measuring=True)
        elif key.action is Action.REPORT:
            self._open_report(view)
        elif key.action is Action.DECIDE and key.decision is not None:
            officer = self._road.officer
            self._road.act(partial(self._work.decide, case.id, key.decision, officer))
        else:
            return False
        return True

    def _count(self, attempt_id: UUID, children: int) -> None:
        officer = self._road.officer
        self._road.act(partial(self._work.children, attempt_id, children, officer))

    def _continue_case(self, shown: Shown) -> None:
        if shown.outcome.case is not None:
            self._road.case(partial(self._work.case, shown.outcome.case.id))

    def _slip(self, shown: Shown) -> None:
        self._panel.stay()
        self.slip_wanted.emit(shown.outcome.visit)

    def _give_up(self, attempt_id: UUID) -> None:
        self._context.jobs.submit(
            partial(self._work.give_up, attempt_id, self._road.officer), self._gave_up, self._failed
        )

    def _gave_up(self, attempt_id: UUID) -> None:
        self._road.forget(attempt_id)
        if self._panel.attempt_in_front() == attempt_id:
            self._panel.idle()
        self.closed.emit()

    # -- answers

    def takes(self, answer: Answer) -> bool:
        """Keep the page that is worked on, where the answer belongs to it."""
        self._drop_draft(answer)
        wanted, self._correct_next = self._correct_next, None
        if wanted is not None and wanted == answer.outcome.attempt_id:
            self._panel.show_answer(answer)
            if self._panel.shown is not None:
                self._ask_correction(self._panel.shown)
            return True
        layout, case = self._layout, answer.case
        if layout.front == "report" and case is not None:
            self._panel.keep(answer)
            self._show_report(case)
            layout.report.clear_typed()
            return True
        in_list = layout.front == "lists" and layout.lists.kind is ListKind.INSIDE
        return in_list and answer.outcome.passed

    def _drop_draft(self, answer: Answer) -> None:
        attempt_id = answer.outcome.attempt_id
        if attempt_id is not None and answer.outcome.passed:
            self._drafts.pop(attempt_id, None)

    # -- reasons

    def correct(self, attempt_id: UUID) -> None:
        """Correct a crossing of the recent list."""
        self._correct_next = attempt_id
        self._road.case(partial(self._work.look_again, attempt_id))

    def retranslate(self) -> None:
        """Say what is asked in the language in force; what was chosen or typed stays."""
        shown = self._panel.shown
        if self._layout.front != "reason" or shown is None:
            return
        if self._about is Asking.CORRECTION:
            self._layout.reason.ask_again(self._about_correction(shown))
        elif self._about is Asking.OVERRIDE:
            self._layout.reason.ask_again(self._about_override(shown))

    def _ask_override(self, shown: Shown, attempt_id: UUID) -> None:
        self._ask(self._about_override(shown), self._drafts.get(attempt_id, ""))

    def _about_override(self, shown: Shown) -> Asked:
        officer, refused = self._road.officer, ""
        if not state.may_override(shown, officer):
            who = shown.outcome.verdict.override
            code = "override_not_allowed" if who is Override.NOBODY else "need_leader"
            refused = self._context.words().error(code)
        excuses = state.excuses(shown, self._context.words())
        return Asked(self._who(shown), refused=refused, excuses=excuses)

    def _ask_correction(self, shown: Shown) -> None:
        self._ask(self._about_correction(shown))

    def _about_correction(self, shown: Shown) -> Asked:
        outcome = shown.outcome
        until = outcome.undo_until
        undoable = until is not None and self._context.now() < until
        refused = ""
        if not state.may_correct(self._road.officer):
            code = "need_leader" if undoable else "undo_expired"
            refused = self._context.words().error(code)
        who, about = self._who(shown), Asking.CORRECTION
        excuses = state.excuses(shown, self._context.words())
        return Asked(who, outcome.direction, undoable, refused, about, excuses)

    def _ask_about(self, shown: Shown, about: Asking) -> None:
        self._ask(Asked(self._who(shown), about=about))

    def _ask(self, asked: Asked, draft: str = "") -> None:
        self._panel.stay()
        self._about = asked.about
        self._layout.reason.ask(asked, draft)
        self._layout.bring(self._layout.reason)

    def _who(self, shown: Shown) -> str:
        attempt_id = shown.outcome.attempt_id
        known = self._road.names.get(attempt_id) if attempt_id else None
        return known.whole if known else ""

    def given(self, reason: str, direction: Direction | None) -> None:
        """Do what was asked about, with the reason that was given."""
        shown = self._panel.shown
        attempt_id = shown.outcome.attempt_id if shown else None
        if shown is None or attempt_id is None:
            return
        officer, work = self._road.officer, self._work
        if self._about is Asking.READING:
            self._road.measure_again(attempt_id, reason)
            self._panel.back()
        elif self._about is Asking.CONSENT:
            self._road.act(partial(work.agreed, attempt_id, Consent(reason), officer))
        elif shown.outcome.passed:
            self._road.act(partial(work.correct, attempt_id, reason, direction, officer))
        else:
            self._road.act(partial(work.override, attempt_id, reason, officer))

    def excuse(self, reason: OutingReason) -> None:
        """Let the outing in front not count: it was asked what it is for."""
        attempt_id = self._panel.attempt_in_front()
        if attempt_id is None:
            return
        self._hand.record_now()
        self._road.act(partial(self._work.excuse, attempt_id, reason, self._road.officer))

    def edited(self, text: str) -> None:
        """Keep what is typed of a reason: a scan may come between."""
        attempt_id = self._panel.attempt_in_front()
        if attempt_id is not None and text:
            self._drafts[attempt_id] = text

    def undo(self) -> None:
        """Take the passage in front back."""
        attempt_id = self._panel.attempt_in_front()
        if attempt_id is not None:
            self._road.act(partial(self._work.undo, attempt_id, self._road.officer))

    # -- who was told

    def _open_report(self, view: CaseView) -> None:
        self._show_report(view)
        self._layout.bring(self._layout.report)

    def _show_report(self, view: CaseView) -> None:
        words, zone = self._context.words(), ZoneInfo(self._context.zone())
        told = tuple(
            (f"{one.at.astimezone(zone):%H:%M}", told_word(one.who, words), one.officer)
            for one in view.case.told
        )
        names = {who: told_word(who, words) for who in WHO}
        self._layout.report.show_told(called(view.line, words).whole, told, names)

    def tell(self, who: str) -> None:
        """Write down who was told."""
        shown = self._panel.shown
        if shown is not None and shown.case is not None:
            case_id = shown.case.case.id
            self._road.act(partial(self._work.tell, case_id, who, self._road.officer))

    def _failed(self, error: KnownError) -> None:
        words = self._context.words()
        self._context.announce(words.error(error.code, **error.params))
