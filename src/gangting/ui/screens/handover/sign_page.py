"""Step 5: what is signed on the left, who signs on the right."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.handover import Step
from gangting.domain.stocktake import LineState
from gangting.services.handover.signing import Signer
from gangting.services.handover.values import HandoverView
from gangting.ui.context import Context
from gangting.ui.screens.handover.count_state import signed
from gangting.ui.screens.handover.equipment_page import names_of
from gangting.ui.screens.handover.pin_pad import PinPad
from gangting.ui.screens.handover.state import expected_one, leaders, may_follow
from gangting.ui.screens.handover.work import Looked
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.ink_pad import InkPad
from gangting.ui.widgets.label import IconLabel, Label, Role


_MOST = 6


class Asked(StrEnum):
    """Whose PIN is asked for, and for what."""

    NONE = "none"
    OUTGOING = "outgoing"
    LEADER = "leader"
    INCOMING = "incoming"
    DISPUTE = "dispute"
    UPHOLD = "uphold"


@dataclass(frozen=True, slots=True)
class Point:
    """A line of what is signed."""

    text: str
    tone: Tone | None = None
    icon: str = "check-circle"


class Points(QWidget):
    """What the sheet says, in a few lines."""

    def __init__(self) -> None:
        super().__init__()
        self._icons = [IconLabel("check-circle", 22, "ok") for _ in range(_MOST)]
        self._words = [Label("", Role.BODY, wrap=True) for _ in range(_MOST)]
        box = layouts.grid(self, gap=8)
        for place, (icon, words) in enumerate(zip(self._icons, self._words, strict=True)):
            box.addWidget(icon, place, 0)
            box.addWidget(words, place, 1)
        box.setColumnStretch(1, 1)

    def show_points(self, points: list[Point]) -> None:
        """Show these."""
        for place, (icon, words) in enumerate(zip(self._icons, self._words, strict=True)):
            there = place < len(points)
            icon.setVisible(there)
            words.setVisible(there)
            if there:
                point = points[place]
                icon.set_icon(point.icon, (point.tone or Tone.OK).value)
                words.setText(point.text)
                words.set_tone(point.tone)


def asked_of(step: Step) -> Asked:
    """Return whose PIN a step asks for."""
    return {
        Step.SIGN: Asked.OUTGOING,
        Step.LEADER: Asked.LEADER,
        Step.ACCEPT: Asked.INCOMING,
    }.get(step, Asked.NONE)


class SignPage(QWidget):
    """Asks for the signatures one after the other; it checks no PIN itself."""

    signed = Signal(object)
    countersigned = Signal(object)
    accepted = Signal(object)
    disputed = Signal(str, object)
    recount_wanted = Signal()
    upheld = Signal(str, object)
    step_wanted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._looked = Looked()
        self._may_work = True
        self.asked = Asked.NONE
        self._title = Label("", Role.SECTION)
        self.points = Points()
        self.why = Field(free_text=True)
        self.ink = InkPad()
        self.ink_key = Button("", "draw", size=ButtonSize.SMALL)
        self.ink_clear = Button("", "eraser", size=ButtonSize.SMALL)
        self.dispute_key = Button("", "alert-outline", ButtonKind.DANGER)
        self.recount_key = Button("", "refresh", ButtonKind.PRIMARY)
        self.uphold_key = Button("", "gavel")
        self.back_key = Button("", "arrow-left")
        self.not_yet = Label("", Role.SECTION, wrap=True)
        self.go_there = Button("", "arrow-right", ButtonKind.PRIMARY)
        self.pin = PinPad()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        left = Card()
        box = left.column(gap=12)
        box.addWidget(self._title)
        box.addWidget(self.points)
        box.addWidget(self.why)
        box.addStretch(1)
        box.addWidget(self.ink, 2)
        keys = layouts.row(gap=10)
        for key in (
            self.ink_key,
            self.ink_clear,
            self.back_key,
            self.dispute_key,
            self.uphold_key,
            self.recount_key,
        ):
            keys.addWidget(key)
        keys.addStretch(1)
        box.addLayout(keys)
        right = Card(padding=16)
        side = right.column(gap=12)
        side.addWidget(self.not_yet)
        side.addWidget(self.go_there)
        side.addWidget(self.pin, 1)
        side.addStretch(0)
        across = layouts.row(self, gap=16)
        across.addWidget(left, 822)
        across.addWidget(right, 400)
        self.ink.hide()

    def _connect(self) -> None:
        self.pin.confirmed.connect(self._confirmed)
        self.ink_key.clicked.connect(lambda: self._show_ink(shown=self.ink.isHidden()))
        self.ink_clear.clicked.connect(self.ink.clear)
        self.dispute_key.clicked.connect(lambda: self._ask(Asked.DISPUTE))
        self.uphold_key.clicked.connect(lambda: self._ask(Asked.UPHOLD))
        self.back_key.clicked.connect(self._ask_by_step)
        self.recount_key.clicked.connect(self.recount_wanted)
        self.go_there.clicked.connect(self.step_wanted)

    # -- what is shown

    def show_looked(self, looked: Looked, *, may_work: bool) -> None:
        """Show what is signed and ask for the next signature."""
        before = self._looked.view
        self._looked, self._may_work = looked, may_work
        view = looked.view
        if view is None:
            return
        self._show_points(view)
        moved = before is None or before.step is not view.step
        held = self.asked in {Asked.DISPUTE, Asked.UPHOLD} and not moved
        if moved:
            self._show_ink(shown=False)
            self.ink.clear()
            self.why.set_text("")
        if held:
            self._ask(self.asked)
        else:
            self._ask_by_step()

    def _ask_by_step(self) -> None:
        view = self._looked.view
        self._ask(asked_of(view.step) if view else Asked.NONE)

    def _ask(self, asked: Asked) -> None:
        self.asked = asked
        view = self._looked.view
        if view is None:
            return
        disputed = view.step is Step.DISPUTE
        waiting = asked is Asked.NONE and not disputed
        asking = {
            Asked.OUTGOING: self._ask_outgoing,
            Asked.LEADER: self._ask_leader,
            Asked.INCOMING: self._ask_incoming,
            Asked.DISPUTE: self._ask_dispute,
            Asked.UPHOLD: self._ask_uphold,
        }
        if asked in asking:
            asking[asked](view)
        reasoned = asked in {Asked.DISPUTE, Asked.UPHOLD}
        self.pin.setVisible(asked is not Asked.NONE)
        self.why.setVisible(reasoned)
        self.back_key.setVisible(reasoned)
        self.dispute_key.setVisible(asked is Asked.INCOMING and self._may_work)
        self.recount_key.setVisible(disputed and self._may_work)
        self.uphold_key.setVisible(disputed and asked is not Asked.UPHOLD)
        self.ink_key.setVisible(asked is not Asked.NONE and not reasoned)
        self.not_yet.setVisible(waiting or (disputed and asked is Asked.NONE))
        self.go_there.setVisible(waiting)
        if disputed:
            self.not_yet.setText(self.tr("Count again, or let a leader decide"))
        else:
            step = self._context.words().sentence(f"handover_step.{view.step}")
            self.not_yet.setText(self.tr("First: %1").replace("%1", step))
            self.go_there.setText(step)
        if reasoned:
            self.why.line.setFocus()

    def _people(self, officers: tuple[Officer, ...]) -> list[tuple[str, str]]:
        return [(str(officer.id), officer.name) for officer in officers]

    def _ask_outgoing(self, view: HandoverView) -> None:
        outgoing = [(str(view.handover.outgoing_id), view.outgoing)]
        title = self.tr("Handing over: %1").replace("%1", view.outgoing)
        self.pin.ask(title, self.tr("Your PIN signs the sheet"), outgoing, self.tr("Sign"))

    def _ask_leader(self, view: HandoverView) -> None:
        words = self._context.words()
        why = self.tr(", ").join(
            words.sentence(f"leader_reason.{reason}") for reason in sorted(view.leader_reasons)
        )
        people = self._people(leaders(self._looked))
        self.pin.ask(self.tr("A leader signs too"), why, people, self.tr("Sign"))

    def _ask_incoming(self, _view: HandoverView) -> None:
        people = self._people(may_follow(self._looked))
        hint = self.tr("From now on you are responsible")
        chosen = expected_one(self._looked)
        self.pin.ask(self.tr("Who takes over?"), hint, people, self.tr("Take over"), chosen)

    def _ask_dispute(self, view: HandoverView) -> None:
        outgoing = view.handover.outgoing_id
        people = self._people(tuple(o for o in may_follow(self._looked) if o.id != outgoing))
        self.why.set_words(self.tr("What is not right?"), self.tr("which item, how many"))
        self.pin.ask(
            self.tr("I do not agree"), self.tr("Who takes over?"), people, self.tr("Object")
        )

    def _ask_uphold(self, _view: HandoverView) -> None:
        people = self._people(leaders(self._looked))
        self.why.set_words(self.tr("Why the count stands"))
        self.pin.ask(self.tr("A leader decides"), "", people, self.tr("Decide"))

    # -- the points

    def _show_points(self, view: HandoverView) -> None:
        words = self._context.words()
        comma = self.tr(", ")
        points = [self._stock_point(view, comma)]
        left = list(view.count.unsettled) if view.count else []
        if left:
            names = comma.join(line.item.named(words.language) for line in left[:4])
            more = "…" if len(left) > 4 else ""
            said = self.tr("Not counted: %1").replace("%1", names + more)
            points.append(Point(said, Tone.WARN, "help-circle"))
        missing = names_of(view.equipment, words.language)
        if missing:
            said = self.tr("Equipment missing or damaged: %1").replace("%1", comma.join(missing))
            points.append(Point(said, Tone.STOP, "alert-circle"))
        elif view.equipment:
            points.append(Point(self.tr("Equipment all there and good")))
        unseen = [items for items in view.groups if items.acknowledged and items.new]
        if unseen:
            said = self.tr("New since it was noted: %1").replace(
                "%1", comma.join(words.sentence(f"open_group.{one.group}") for one in unseen)
            )
            points.append(Point(said, Tone.WARN, "alert-circle"))
        for dispute in view.handover.disputes[-1:]:
            end = words.sentence(f"dispute_end.{dispute.settled}") if dispute.settled else ""
            said = " → ".join(part for part in (dispute.reason, end) if part)
            objected = self.tr("Objection: %1").replace("%1", said)
            tone = Tone.WARN if dispute.settled else Tone.STOP
            points.append(Point(objected, tone, "alert-circle"))
        if view.signed:
            said = self.tr("Signed by %1").replace("%1", view.outgoing)
            points.append(Point(said, Tone.OK, "check-decagram"))
        self.points.show_points(points[:_MOST])

    def _stock_point(self, view: HandoverView, comma: str) -> Point:
        count = view.count
        if count is None:
            return Point(self.tr("Nothing was counted"), Tone.WARN, "help-circle")
        language = self._context.words().language
        differs = [line for line in count.lines if line.state is LineState.DIFFERENT]
        if not differs:
            said = self.tr("%1 of %2 counted, all equal to the book")
            said = said.replace("%1", str(count.counted)).replace("%2", str(len(count.lines)))
            return Point(said)
        names = comma.join(
            f"{line.item.named(language)} {signed(line.difference or 0)}" for line in differs[:5]
        )
        tone = Tone.STOP if count.over_tolerance else Tone.WARN
        said = self.tr("Different from the book: %1").replace("%1", names)
        return Point(said, tone, "alert-circle")

    # -- acting

    def _show_ink(self, *, shown: bool) -> None:
        self.ink.setVisible(shown)
        self.ink_clear.setVisible(shown)

    def _confirmed(self, person: str, pin: str) -> None:
        strokes = () if self.ink.isHidden() else self.ink.strokes()
        signer = Signer(UUID(person), pin, strokes)
        reason = self.why.text().strip()
        acts: dict[Asked, Callable[[], None]] = {
            Asked.OUTGOING: lambda: self.signed.emit(signer),
            Asked.LEADER: lambda: self.countersigned.emit(signer),
            Asked.INCOMING: lambda: self.accepted.emit(signer),
            Asked.DISPUTE: lambda: self.disputed.emit(reason, signer),
            Asked.UPHOLD: lambda: self.upheld.emit(reason, signer),
        }
        if self.asked in {Asked.DISPUTE, Asked.UPHOLD} and not reason:
            words = self._context.words()
            self.why.show_error(words.error("reason_missing"))
            return
        if self.asked in acts:
            acts[self.asked]()

    def refuse(self, error: KnownError) -> None:
        """Say why a signature was not taken."""
        sentence = self._context.words().error(error.code, **error.params)
        seconds = error.params.get("seconds", 0)
        self.pin.show_error(sentence, seconds if isinstance(seconds, int) else 0)

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key of a real keyboard."""
        return self.pin.take_key(event)

    def forget(self) -> None:
        """Forget what was typed of a PIN, and what was drawn."""
        self.pin.clear()
        self.ink.clear()
        self._show_ink(shown=False)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self._title.setText(self.tr("What is signed"))
        self.ink.set_hint(self.tr("Write your name here, if you wish"))
        self.ink_key.setText(self.tr("Sign by hand too"))
        self.ink_clear.setText(self.tr("Wipe"))
        self.dispute_key.setText(self.tr("I do not agree"))
        self.recount_key.setText(self.tr("Count again"))
        self.uphold_key.setText(self.tr("A leader decides"))
        self.back_key.setText(self.tr("Back"))
        if self._looked.view is not None:
            self._show_points(self._looked.view)
            self._ask(self.asked)
