"""The whole count on the glass: the lines on the left, figures and keys on the right."""

from uuid import UUID

from PySide6.QtCore import QEvent, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from gangting.domain.supplies.catalogue import Item
from gangting.ui import sizes, theme
from gangting.ui.context import Context
from gangting.ui.screens.handover.count_desk import CountDesk
from gangting.ui.screens.handover.count_pad import CountPad
from gangting.ui.screens.handover.count_state import Pad, Said, lines, reasons, signed
from gangting.ui.screens.handover.count_table import CountTable
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice


class CountBoard(QWidget):
    """Counts; `finished` tells that the counter goes on.

    ``above`` stands over the keys, such as the figures of the shift.
    """

    finished = Signal()

    def __init__(self, context: Context, above: QWidget | None = None) -> None:
        super().__init__()
        self._context = context
        self.desk = CountDesk(context, self)
        self.table = CountTable()
        self.pad = CountPad()
        self.more = Button("", "plus", size=ButtonSize.SMALL)
        self.progress = Label("", Role.MUTED)
        self.done = Button("", "check", ButtonKind.PLAIN, ButtonSize.SMALL)
        self._lay_out(above)
        self._connect()
        self.retranslate()

    def _lay_out(self, above: QWidget | None) -> None:
        self._above = above
        left = Card(padding=18)
        box = left.column(gap=4)
        box.addWidget(self.table, 1)
        foot = layouts.row(gap=10)
        foot.addWidget(self.more)
        foot.addWidget(self.progress)
        foot.addStretch(1)
        foot.addWidget(self.table.pager)
        foot.addWidget(self.done)
        box.addLayout(foot)
        right = layouts.column(gap=14)
        if above is not None:
            right.addWidget(above)
        keys = Card(padding=14)
        keys.column().addWidget(self.pad)
        right.addWidget(keys, 1)
        across = layouts.row(self, gap=16)
        across.addWidget(left, 822)
        across.addLayout(right, 400)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the keys the room of the figures where there is little, as with large letters."""
        super().resizeEvent(event)
        if self._above is not None:
            needed = 8 * sizes.touch() + 4 * theme.text_px(28)
            self._above.setVisible(self.height() >= needed)

    def _connect(self) -> None:
        desk, pad, table = self.desk, self.pad, self.table
        desk.changed.connect(self._show)
        desk.finished.connect(self.finished)
        desk.trouble.connect(self._say_trouble)
        desk.offered.connect(self._offer)
        pad.keys.typed.connect(desk.type)
        pad.keys.erased.connect(desk.erase)
        pad.keys.confirmed.connect(desk.confirm)
        pad.reason.chosen.connect(desk.explain)
        pad.reason.back.connect(self._later)
        pad.moved.recount.connect(lambda: desk.turn_to(Pad.KEYS))
        pad.moved.keep.connect(desk.keep)
        pad.rest.go_on.connect(desk.go_on)
        pad.rest.back.connect(desk.go_back)
        pad.more.chosen.connect(lambda item_id: desk.add((item_id,)))
        pad.more.all_wanted.connect(desk.add)
        pad.more.back.connect(lambda: desk.turn_to(Pad.KEYS))
        table.chosen.connect(desk.choose)
        table.recount_wanted.connect(desk.choose)
        table.keep_wanted.connect(desk.keep)
        table.reason_wanted.connect(desk.ask_reason)
        self.more.clicked.connect(desk.offer_more)
        self.done.clicked.connect(desk.finish)

    def _later(self) -> None:
        """Leave the reason for later, and count on."""
        self.desk.turn_to(Pad.KEYS)

    def take_key(self, event: QKeyEvent) -> bool:
        """Take a key of a real keyboard."""
        return self.pad.take_key(event)

    def _offer(self, items: tuple[Item, ...]) -> None:
        self.pad.more.show_items(items, self._context.words().language)

    def _say_trouble(self, error: object) -> None:
        words = self._context.words()
        code, params = getattr(error, "code", ""), getattr(error, "params", {})
        self._context.announce(words.error(code, **params))

    # -- what is shown

    def _name_of(self, item_id: UUID | None) -> str:
        line = self.desk.facts.line(item_id)
        return line.item.named(self._context.words().language) if line else ""

    def _show(self) -> None:
        facts, words = self.desk.facts, self._context.words()
        said = Said(words, self.tr("Moved"), self.tr("Recount"))
        self.table.show_lines(lines(facts, said))
        line = facts.line(facts.current)
        progress = self.tr("%1 of %2 counted").replace("%1", str(facts.done))
        self.progress.setText(progress.replace("%2", str(len(facts.lines))))
        complete = facts.complete and not facts.typed
        self.pad.keys.set_main_text(self.tr("Done") if complete else self.tr("Next"))
        self.done.set_kind(ButtonKind.PRIMARY if complete else ButtonKind.PLAIN)
        name = self._name_of(facts.current)
        if facts.pad is Pad.REASON and line is not None:
            choices = [
                Choice(code.value, words.sentence(f"difference_reason.{code}"))
                for code in reasons(line)
            ]
            title = f"{name} {signed(line.difference or 0)}"
            self.pad.reason.offer(title, choices, line.reason.value if line.reason else "")
        elif facts.pad is Pad.MOVED:
            self.pad.moved.title.setText(name)
        elif facts.pad is Pad.REST and facts.view is not None:
            self._show_rest()
        self.pad.turn_to(facts.pad)

    def _show_rest(self) -> None:
        view, language = self.desk.facts.view, self._context.words().language
        assert view is not None
        left = [line.item.named(language) for line in view.unsettled]
        self.pad.rest.title.setText(
            self.tr("%1 not counted or not settled").replace("%1", str(len(left)))
        )
        most = 8
        more = f" +{len(left) - most}" if len(left) > most else ""
        self.pad.rest.names.setText(self.tr(", ").join(left[:most]) + more)

    def changeEvent(self, event: QEvent) -> None:
        """Speak the language in force."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        pad = self.pad
        self.more.setText(self.tr("Add an item"))
        self.done.setText(self.tr("Count done"))
        pad.reason.hint.setText(self.tr("Why is it so? The reason stands on the sheet."))
        pad.reason.later.setText(self.tr("Later"))
        pad.moved.hint.setText(
            self.tr("Something was given or received after this line was counted.")
        )
        pad.moved.again.setText(self.tr("Count again"))
        pad.moved.as_is.setText(self.tr("Keep the count"))
        pad.rest.hint.setText(self.tr("They are listed on the sheet; the next shift counts them."))
        pad.rest.on.setText(self.tr("Go on without them"))
        pad.rest.count.setText(self.tr("Count on"))
        pad.more.title.setText(self.tr("What else is counted?"))
        pad.more.table.set_empty_text(self.tr("Everything is in the count"))
        pad.more.everything.setText(self.tr("All of it"))
        pad.more.leave.setText(self.tr("Back"))
        self.table.set_words(
            [self.tr("Item"), self.tr("Counted"), self.tr("To the book"), self.tr("Reason")],
            (self.tr("Choose why"), self.tr("Recount"), self.tr("Keep")),
            f"{self.tr('Page before')}|{self.tr('Next page')}",
        )
        self._show()
