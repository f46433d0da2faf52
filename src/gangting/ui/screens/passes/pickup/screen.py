"""The pick-up desk: one field, one card, one key."""

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent, QShowEvent

from gangting.domain.pickup import Proxy
from gangting.domain.scan_text import PassScan, ShortNumberScan, classify
from gangting.domain.short_number import parse_serial
from gangting.ui.context import Context
from gangting.ui.screens.base import Draft, Screen
from gangting.ui.screens.passes.pickup.desk import PickupHand
from gangting.ui.screens.passes.pickup.layout import PickupLayout
from gangting.ui.screens.passes.pickup.shown import Shown
from gangting.ui.widgets import layouts


TICK_MS = 1000


class PickupScreen(Screen):
    """Hands cards over at one of the points; takes the scan of a pass before the gate does."""

    name = "pickup"
    icon = "hand-extended"
    in_rail = False

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.desk = PickupHand(context, self)
        self.page = PickupLayout()
        layouts.column(self).addWidget(self.page)
        self._shown = Shown(context, self.page)
        self._tick = QTimer(self)
        self._tick.setInterval(TICK_MS)
        self._tick.timeout.connect(self._show_time)
        self._connect()
        self.retranslate()

    def title(self) -> str:
        """Say the screen's word."""
        return self.tr("Pick-up desk")

    def _connect(self) -> None:
        desk, page = self.desk, self.page
        desk.changed.connect(self.show_facts)
        desk.handed_over.connect(self._next)
        page.head.back.connect(lambda: self._context.go("passes"))
        page.points.chosen.connect(desk.choose_point)
        page.search.text_changed.connect(desk.search)
        page.search.submitted.connect(lambda _text: desk.take_only())
        page.empty.keys.typed.connect(page.search.insert)
        page.empty.keys.erased.connect(page.search.backspace)
        page.table.page_wanted.connect(desk.turn_to)
        page.table.pressed.connect(lambda key, _column: desk.open(parse_serial(key)))
        for undo in (page.empty.undo, page.turn.undo):
            undo.clicked.connect(lambda _checked: desk.undo())
        page.turn.give.clicked.connect(lambda _checked: desk.hand_over())
        page.turn.proxy.clicked.connect(self._ask_proxy)
        page.turn.back.clicked.connect(desk.give_up)
        page.proxy.give.clicked.connect(self._to_proxy)
        page.proxy.tail.submitted.connect(lambda _text: self._to_proxy())
        page.proxy.leave.clicked.connect(lambda: desk.ask_proxy(wanted=False))

    # -- coming and going

    def on_enter(self) -> None:
        """Read the queue again; what is typed goes into the field."""
        self.desk.set_officer(self._context.on_duty())
        self.desk.refresh()
        self._tick.start()
        self.page.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def on_leave(self) -> None:
        """Let the clock of the screen rest; the turn's own goes on."""
        self._tick.stop()

    def showEvent(self, event: QShowEvent) -> None:
        """Look with the eyes of whoever unlocked."""
        super().showEvent(event)
        if self._context.on_duty() != self.desk.facts.officer:
            self.desk.set_officer(self._context.on_duty())
            self.desk.refresh()

    def take_scan(self, text: str) -> bool:
        """Begin the turn of a scanned card; anything else is the gate's."""
        if not self.desk.facts.may_work:
            return False
        if not isinstance(classify(text), PassScan | ShortNumberScan):
            return False
        self.page.search.set_text("")
        self.desk.scanned(text)
        return True

    def draft(self) -> Draft | None:
        """Keep at which point this booth hands over, where it is not the first."""
        facts = self.desk.facts
        usual = not facts.points or facts.point == facts.points[0].code
        return None if usual else {"point": facts.point}

    def restore(self, draft: Draft) -> None:
        """Stand at that point again."""
        point = draft.get("point")
        if isinstance(point, str):
            self.desk.choose_point(point)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a step back with Escape, and to the field with Ctrl+F."""
        find = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        elif find and event.key() == Qt.Key.Key_F:
            self.page.search.setFocus()
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        if self.desk.facts.proxy:
            self.desk.ask_proxy(wanted=False)
        elif self.page.search.text():
            self.page.search.set_text("")
        else:
            self._context.go("passes")

    # -- the turn

    def _next(self) -> None:
        self.page.search.set_text("")
        self.page.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_proxy(self) -> None:
        page = self.page.proxy
        page.name.set_text("")
        page.tail.set_text("")
        page.relation.choose("")
        self.desk.ask_proxy(wanted=True)
        page.name.setFocus()

    def _to_proxy(self) -> None:
        page = self.page.proxy
        relation = self._shown.relation(page.relation.code())
        self.desk.hand_over(Proxy(page.name.text(), relation, page.tail.text()))

    # -- what is shown

    def _show_time(self) -> None:
        self._shown.show_clock(self.desk.facts)
        self._shown.show_undo(self.desk.facts)

    def show_facts(self) -> None:
        """Show what is known."""
        self._shown.show_facts(self.desk.facts)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self.page.head.set_words(self.title())
        self._shown.retranslate()
        self.show_facts()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        self._shown.set_room(self.width())
        self.show_facts()
