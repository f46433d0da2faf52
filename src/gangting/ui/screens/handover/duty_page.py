"""Relief, working jointly, staying longer, and the leader's last means."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Officer, Right
from gangting.domain.duty import DutyRole
from gangting.domain.errors import KnownError
from gangting.services.handover.duty import DutyView
from gangting.services.handover.signing import Signer
from gangting.ui.context import Context
from gangting.ui.screens.handover.pin_pad import PinPad
from gangting.ui.screens.handover.state import leaders, may_follow
from gangting.ui.screens.handover.work import Looked
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize, TickBox
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.segmented import Choice


_HOURS = (1, 2, 4, 8)


class Way(StrEnum):
    """What can be done about who stands there."""

    RELIEF = "relief"
    BACK = "back"
    JOIN = "join"
    LEAVE = "leave"
    EXTEND = "extend"
    FORCE = "force"


class DutyPage(QWidget):
    """One way at a time: what it means and needs on the left, the PIN on the right."""

    back = Signal()
    relieved = Signal(object, str)
    joined = Signal(object, str)
    left = Signal(object, str)
    extended = Signal(object, str, object)
    forced = Signal(str, object, object)

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._looked = Looked()
        self._leader: Signer | None = None
        self.way = Way.RELIEF
        self.head = PageHead(with_back=True)
        self.ways = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self._meaning = Label("", Role.BODY, wrap=True)
        self.reasons = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.reason = Field(free_text=True)
        self._until_title = Label("", Role.MUTED)
        self.until = ChoiceRow(size=ButtonSize.SMALL, gap=8)
        self.countersign = TickBox("")
        self.extend = Button("", "clock-plus", ButtonKind.PRIMARY)
        self.nobody = Button("", "account-off")
        self._no_pin = Label("", Role.MUTED, wrap=True)
        self.pin = PinPad()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        left = Card()
        box = left.column(gap=12)
        for part in (
            self._meaning,
            self.reasons,
            self.reason,
            self._until_title,
            self.until,
            self.countersign,
        ):
            box.addWidget(part)
        box.addStretch(1)
        box.addWidget(self.extend)
        box.addWidget(self.nobody)
        right = Card(padding=16)
        side = right.column(gap=8)
        side.addWidget(self._no_pin)
        side.addWidget(self.pin, 1)
        across = layouts.row(gap=16)
        across.addWidget(left, 740)
        across.addWidget(right, 480)
        page = layouts.column(self, gap=12)
        page.addWidget(self.head)
        page.addWidget(self.ways)
        page.addLayout(across, 1)

    def _connect(self) -> None:
        self.head.back.connect(self.back)
        self.ways.chosen.connect(lambda code: self.choose(Way(code)))
        self.reasons.chosen.connect(self._take_reason)
        self.countersign.toggled.connect(lambda _on: self._ask())
        self.extend.clicked.connect(lambda: self._extend(None))
        self.nobody.clicked.connect(lambda: self._force(None))
        self.pin.confirmed.connect(self._confirmed)

    # -- what is shown

    def show_looked(self, looked: Looked) -> None:
        """Show what can be done now."""
        self._looked = looked
        self._offer()
        self._ask()

    def choose(self, way: Way) -> None:
        """Show a way."""
        self.way, self._leader = way, None
        self.reason.set_text("")
        self.reason.show_error("")
        self.countersign.setChecked(False)
        self._offer()
        self._ask()

    def _offer(self) -> None:
        duty = self._looked.duty
        words = {
            Way.RELIEF: self.tr("Relief"),
            Way.BACK: self.tr("Back at the post"),
            Way.JOIN: self.tr("Work jointly"),
            Way.LEAVE: self.tr("Leave"),
            Way.EXTEND: self.tr("Extended duty"),
            Way.FORCE: self.tr("Forced end"),
        }
        there = [way for way in Way if duty is not None and self._may(way, duty)]
        if self.way not in there and there:
            self.way = there[0]
        self.ways.set_choices([Choice(way.value, words[way]) for way in there])
        self.ways.choose(self.way.value if self.way in there else "")
        self._offer_until()

    def _may(self, way: Way, duty: DutyView) -> bool:
        roles = {one.role for one in duty.standing}
        if way is Way.BACK:
            return DutyRole.RELIEF in roles
        if way is Way.LEAVE:
            return DutyRole.JOINT in roles
        return True

    def _offer_until(self) -> None:
        duty = self._looked.duty
        if duty is None:
            return
        zone = ZoneInfo(self._context.zone())
        start = self._start(duty)
        ends = [start + timedelta(hours=hours) for hours in _HOURS]
        self.until.set_choices(
            [
                Choice(str(n), f"{end.astimezone(zone):%H:%M}")
                for n, end in zip(_HOURS, ends, strict=True)
            ]
        )
        if not self.until.code():
            self.until.choose(str(_HOURS[1]))

    def _start(self, duty: DutyView) -> datetime:
        now = self._context.now()
        start = max(now, duty.until or now)
        return start.replace(second=0, microsecond=0)

    def _ask(self) -> None:
        way, duty = self.way, self._looked.duty
        reasoned = way in {Way.EXTEND, Way.FORCE}
        second = way is Way.FORCE and self._leader is not None
        signed = way is Way.EXTEND and self.countersign.isChecked()
        self.reasons.setVisible(reasoned and not second)
        self.reason.setVisible(reasoned and not second)
        for part in (self._until_title, self.until, self.countersign):
            part.setVisible(way is Way.EXTEND)
        self.extend.setVisible(way is Way.EXTEND and not signed)
        self.nobody.setVisible(second)
        self.pin.setVisible(way is not Way.EXTEND or signed)
        self._no_pin.setVisible(way is Way.EXTEND and not signed)
        self._meaning.setText(self._meaning_of(way, second=second))
        self.reasons.set_choices([Choice(text, text) for text in self._reasons_of(way)])
        self.reasons.choose("")
        if duty is None:
            return
        people, title, main = self._asked_of(way, duty, second=second)
        pairs = [(str(officer.id), officer.name) for officer in people]
        self.pin.ask(title, "", pairs, main)

    def _asked_of(
        self, way: Way, duty: DutyView, *, second: bool
    ) -> tuple[Sequence[Officer], str, str]:
        officers = [o for o in self._looked.officers if o.may(Right.WORK_GATE)]
        standing = {one.officer_id: one.role for one in duty.standing}
        if way is Way.RELIEF:
            people = [
                o
                for o in officers
                if o.id != duty.shift.responsible_id and standing.get(o.id) is not DutyRole.RELIEF
            ]
            return people, self.tr("Who stands in?"), self.tr("Stand in")
        if way is Way.BACK:
            people = [o for o in officers if o.id == duty.shift.responsible_id]
            return people, self.tr("Back at the post"), self.tr("I am back")
        if way is Way.JOIN:
            people = [o for o in officers if o.id not in standing]
            return people, self.tr("Who joins?"), self.tr("Join")
        if way is Way.LEAVE:
            people = [o for o in officers if standing.get(o.id) is DutyRole.JOINT]
            return people, self.tr("Who leaves?"), self.tr("Leave")
        if second:
            people = [o for o in may_follow(self._looked) if o.id != duty.shift.responsible_id]
            return people, self.tr("Who takes over?"), self.tr("Take over")
        every = [o for o in self._looked.officers if o.may(Right.MANAGE)]
        chiefs = leaders(self._looked) if way is Way.EXTEND else every
        return chiefs, self.tr("A leader signs"), self.tr("Sign")

    # -- acting

    def _take_reason(self, text: str) -> None:
        self.reason.set_text(text)

    def _given_reason(self) -> str:
        reason = self.reason.text().strip()
        if not reason:
            self.reason.show_error(self._context.words().error("reason_missing"))
        return reason

    def _confirmed(self, person: str, pin: str) -> None:
        officer_id, signer = UUID(person), Signer(UUID(person), pin)
        if self.way in {Way.RELIEF, Way.BACK}:
            self.relieved.emit(officer_id, pin)
        elif self.way is Way.JOIN:
            self.joined.emit(officer_id, pin)
        elif self.way is Way.LEAVE:
            self.left.emit(officer_id, pin)
        elif self.way is Way.EXTEND:
            self._extend(signer)
        elif self._leader is None:
            if self._given_reason():
                self._leader = signer
                self._ask()
        else:
            self._force(signer)

    def _extend(self, leader: Signer | None) -> None:
        duty, reason = self._looked.duty, self._given_reason()
        if duty is not None and reason:
            hours = int(self.until.code() or _HOURS[0])
            self.extended.emit(self._start(duty) + timedelta(hours=hours), reason, leader)

    def _force(self, incoming: Signer | None) -> None:
        if self._leader is not None:
            self.forced.emit(self.reason.text().strip(), self._leader, incoming)

    def refuse(self, error: KnownError) -> None:
        """Say why it was not done; a leader's wrong PIN is asked for again."""
        self._leader = None
        self._ask()
        sentence = self._context.words().error(error.code, **error.params)
        seconds = error.params.get("seconds", 0)
        if self.pin.isHidden():
            self.reason.show_error(sentence)
        else:
            self.pin.show_error(sentence, seconds if isinstance(seconds, int) else 0)

    def forget(self) -> None:
        """Forget PINs."""
        self._leader = None
        self.pin.clear()

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key of a real keyboard."""
        return self.pin.take_key(event)

    # -- words

    def _meaning_of(self, way: Way, *, second: bool) -> str:
        if second:
            return self.tr("The shift ends now. Who takes over begins the next one at once.")
        return {
            Way.RELIEF: self.tr(
                "Somebody stands in for a while, without a handover. "
                "The officer on duty stays responsible."
            ),
            Way.BACK: self.tr("The officer on duty takes the post again."),
            Way.JOIN: self.tr("Who comes early works along, and is not responsible yet."),
            Way.LEAVE: self.tr("Who worked along leaves. The hours are kept."),
            Way.EXTEND: self.tr("No relief came: stay on duty, with a reason and a new end."),
            Way.FORCE: self.tr(
                "Only a leader: the officer is gone, or nobody comes. "
                "The shift is closed with a reason; what was not counted stays uncounted."
            ),
        }[way]

    def _reasons_of(self, way: Way) -> tuple[str, ...]:
        if way is Way.EXTEND:
            return (
                self.tr("The relief has not come"),
                self.tr("Something is not finished"),
                self.tr("Order from above"),
            )
        return (
            self.tr("The officer has left"),
            self.tr("The officer is unwell"),
            self.tr("No relief came"),
        )

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.head.set_words(self.tr("Relief and extended duty"))
        self.reason.set_words(self.tr("The reason"))
        self._until_title.setText(self.tr("New end"))
        self.until.setAccessibleName(self.tr("New end"))
        self.countersign.setText(self.tr("A leader signs: I may take the next shift myself"))
        self.extend.setText(self.tr("Stay on duty"))
        self.nobody.setText(self.tr("Nobody takes over"))
        self._no_pin.setText(self.tr("No PIN is needed: the reason stands on the sheet."))
        self._offer()
        self._ask()
