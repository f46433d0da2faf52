"""The pass screen at work."""

from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent

from gangting.domain.passes import HolderKind, PassState
from gangting.domain.scan_text import PassScan, ShortNumberScan, classify
from gangting.domain.short_number import parse_serial
from gangting.services.pass_values import PassView
from gangting.ui.context import Context
from gangting.ui.file_question import AskPlace, FileQuestion
from gangting.ui.screens.base import Draft
from gangting.ui.screens.passes.naming import may_issue
from gangting.ui.screens.passes.printer_run import PrinterRun
from gangting.ui.screens.passes.printing import Printing
from gangting.ui.screens.passes.shown import ShownPasses
from gangting.ui.screens.passes.values import Act, Mode, Notice, Shelf
from gangting.ui.screens.passes.work import Scanned
from gangting.ui.theme import Tone


class PassesScreen(ShownPasses):
    """Issue, print, hand over, and look after the passes of the compound.

    ``ask_path`` asks where a card is saved and calls back with the place; the system's own
    question unless another is given.
    """

    name = "passes"
    icon = "card-account-details"

    import_wanted = Signal()
    batches_wanted = Signal()
    pickup_wanted = Signal()
    photo_wanted = Signal(UUID)
    extending_wanted = Signal()

    def __init__(
        self, context: Context, printing: Printing, ask_path: AskPlace | None = None
    ) -> None:
        super().__init__(context, printing)
        self.printer = PrinterRun(context, self.desk, printing, self)
        self._ask_path = ask_path or FileQuestion(self).ask
        self._connect_list()
        self._connect_panel()
        self._connect_form()
        self.retranslate()

    def title(self) -> str:
        """Say the screen's word on the rail."""
        return self.tr("Passes")

    # -- joining

    def _connect_list(self) -> None:
        page, finder = self.list, self.finder
        finder.found.connect(self._found)
        page.shelves.chosen.connect(self._open_shelf)
        page.all_shelves.chosen.connect(self._open_shelf)
        page.shelf.toggled.connect(page.all_shelves.setVisible)
        page.search.text_changed.connect(finder.search)
        page.search.submitted.connect(lambda _: self._take_first())
        page.scan.clicked.connect(lambda wanted: finder.scan_next(wanted=wanted))
        page.table.page_wanted.connect(finder.turn_to)
        page.table.pressed.connect(lambda key, _: self.choose(parse_serial(key)))
        page.pending.clicked.connect(self._go_to_pending)
        page.new.clicked.connect(self.begin_form)
        page.bring.clicked.connect(self.import_wanted)
        page.batch.clicked.connect(self.batches_wanted)
        page.hand.clicked.connect(self.pickup_wanted)
        page.many.clicked.connect(self.extending_wanted)

    def _connect_panel(self) -> None:
        panel, desk, printer = self.list.panel, self.desk, self.printer
        desk.written.connect(self.finder.refresh)
        panel.picture.room_changed.connect(lambda: desk.set_room(*panel.picture.room()))
        panel.acted.connect(self._act)
        panel.back.connect(lambda: desk.turn_to(Mode.FACTS))
        panel.reason.given.connect(self._reason_given)
        panel.extend.given.connect(self._until_given)
        panel.print.given.connect(printer.start)
        panel.print.to_file.connect(lambda: self._save(Act.SAVE_PDF))
        panel.print.printer_chosen.connect(printer.choose_printer)
        panel.print.paper_chosen.connect(printer.choose_paper)
        panel.print.sides_chosen.connect(printer.choose_sides)
        panel.run.cancelled.connect(printer.cancel)
        panel.ask.came_out.connect(self._came_out)
        panel.ask.jammed.connect(printer.again)
        panel.turn.turned.connect(printer.print_back)
        panel.turn.jammed.connect(printer.again)

    def _connect_form(self) -> None:
        page, issuing = self.new, self.issuing
        page.head.back.connect(self.leave_form)
        page.clear.clicked.connect(lambda: issuing.begin(self.teller().today))
        page.issue.clicked.connect(issuing.issue)
        page.look.clicked.connect(self._look_at_known)
        page.picture.room_changed.connect(lambda: issuing.set_room(*page.picture.room()))
        issuing.limited.connect(page.ask_despite)
        page.despite.text_changed.connect(issuing.set_despite)
        page.despite.submitted.connect(lambda _: issuing.issue())
        issuing.issued.connect(self._issued)
        issuing.busy_changed.connect(lambda busy: page.issue.setEnabled(not busy))

    # -- coming and going

    def on_enter(self) -> None:
        """Read everything again: another screen or another booth may have changed it."""
        self.refresh()

    def on_leave(self) -> None:
        """Let the next scan go to the gate."""
        self.finder.scan_next(wanted=False)

    def showEvent(self, event: QShowEvent) -> None:
        """Look with the eyes of whoever unlocked."""
        super().showEvent(event)
        if self.on_duty() != self.desk.facts.officer:
            self.refresh()

    def refresh(self) -> None:
        """Read list and pass again for the officer on duty."""
        officer = self.on_duty()
        self.desk.set_officer(officer)
        if not may_issue(officer):
            self.leave_form()
        self.finder.refresh()
        self.desk.read_again()
        self.show_list()
        self.show_panel()

    def take_scan(self, text: str) -> bool:
        """Find the pass of a card, if that was asked for; else the gate has it."""
        wanted = self.finder.facts.scanning
        if not wanted or not isinstance(classify(text), PassScan | ShortNumberScan):
            return False
        self.finder.scanned(text)
        return True

    def draft(self) -> Draft | None:
        """Keep the open form, and which cards nobody has said of whether they came out."""
        kept: dict[str, object] = {}
        if self.issuing.half_filled:
            kept["form"] = self.issuing.draft()
        if self.desk.facts.asking:
            kept["asking"] = list(self.desk.facts.asking)
        return kept or None

    def restore(self, draft: Draft) -> None:
        """Open the form again, and ask again of those cards."""
        asking, form = draft.get("asking"), draft.get("form")
        if isinstance(asking, list):
            self.desk.change(asking=tuple(one for one in asking if isinstance(one, int)))
        if isinstance(form, dict):
            self.issuing.resume(self.teller().today, form)
            if may_issue(self.on_duty()):
                self.pages.setCurrentWidget(self.new)
            self._say_list()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a step back with Escape, and to the search with Ctrl+F."""
        find = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Escape:
            self._step_back()
        elif find and event.key() == Qt.Key.Key_F:
            self.list.search.setFocus()
        else:
            super().keyPressEvent(event)

    def _step_back(self) -> None:
        if self.pages.currentWidget() is self.new:
            self.leave_form()
        elif self.desk.facts.mode is not Mode.FACTS:
            self.desk.turn_to(Mode.FACTS)
        else:
            self.list.search.set_text("")

    def show_to_print(self) -> None:
        """Come to the front with the passes that are to be printed."""
        self.leave_form()
        self.list.search.set_text("")
        self.finder.open(Shelf.APPLIED)
        self._context.go(self.name)

    # -- the list

    def choose(self, serial: int) -> None:
        """Take a pass in hand."""
        self.desk.choose(serial)
        self.list.table.select(f"{serial:08d}")

    def _open_shelf(self, shelf: Shelf) -> None:
        again = shelf is self.finder.facts.shelf
        self.list.shelf.setChecked(False)
        self.list.search.set_text("")
        self.finder.open(Shelf.ALL if again else shelf)

    def _take_first(self) -> None:
        answers = self.finder.facts.answers
        if answers:
            self.choose(answers[0].entry_pass.serial)

    def _found(self, scanned: Scanned) -> None:
        if scanned.card_reason is not None:
            self.finder.say(self._context.words().reason(scanned.card_reason.value))
        if scanned.view is not None:
            self.choose(scanned.view.entry_pass.serial)

    def _go_to_pending(self) -> None:
        pending = self.pending()
        if pending:
            self.choose(pending[0])

    # -- the panel

    def _act(self, act: Act) -> None:
        if act in {Act.PRINT, Act.REPRINT}:
            self.printer.prepare()
        elif act in {Act.SAVE_PDF, Act.SAVE_PNG}:
            self._save(act)
        elif act is Act.PHOTO:
            self._take_photo()
        else:
            self.desk.begin(act)
            self._prepare_question()

    def _take_photo(self) -> None:
        view = self.desk.facts.view
        if view is not None and view.entry_pass.holder.kind is HolderKind.PERSON:
            self.desk.turn_to(Mode.FACTS)
            self.photo_wanted.emit(view.entry_pass.holder.id)

    def _prepare_question(self) -> None:
        facts, panel = self.desk.facts, self.list.panel
        if facts.mode is Mode.REASON and facts.intent and facts.view:
            lost = facts.view.entry_pass.state is PassState.LOST
            usual = {Act.LOST: "holder_reports", Act.REISSUE: "lost" if lost else ""}
            proposed = usual.get(facts.intent, "")
            panel.reason.ask(facts.intent, self._context.words(), proposed)
        elif facts.mode is Mode.EXTEND:
            panel.extend.until.begin(self.teller().today)

    def _reason_given(self, reason: str) -> None:
        intent = self.desk.facts.intent
        if not reason:
            self.list.panel.reason.show_error(self._context.words().error("reason_missing"))
        elif intent is not None:
            self.desk.do(intent, reason)

    def _until_given(self) -> None:
        until = self.list.panel.extend.until
        day = until.day()
        if day is None:
            until.show_error(self._context.words().error("invalid_date"))
        else:
            self.desk.do(Act.EXTEND, until=day)

    def _came_out(self) -> None:
        serial = self.desk.facts.serial
        if serial is not None:
            self.desk.came_out(serial)

    def _save(self, act: Act) -> None:
        view = self.desk.facts.view
        if view is not None:
            ending = "pdf" if act is Act.SAVE_PDF else "png"
            word = self.tr("pass")
            name = f"{word}-{view.entry_pass.serial_text}.{ending}"
            self._ask_path(name, lambda path: self.printer.save(act, path))

    # -- the form

    def begin_form(self) -> None:
        """Open the form: as it was left, or empty."""
        if not may_issue(self.on_duty()):
            return
        self.finder.scan_next(wanted=False)
        if not self.issuing.half_filled:
            self.issuing.begin(self.teller().today)
        self.pages.setCurrentWidget(self.new)
        self.new.form.name.setFocus()

    def leave_form(self) -> None:
        """Go back to the list; what was written is kept until it is issued or begun anew."""
        if self.pages.currentWidget() is self.new:
            self.pages.setCurrentWidget(self.list)
            self.setFocus()
        self._say_list()

    def _issued(self, view: PassView) -> None:
        self.leave_form()
        self.list.search.set_text("")
        self.finder.open(Shelf.ALL)
        sentence, tone = self.tr("Issued: print the card now"), Tone.OK
        if view.others:
            told = self.tr("Issued. The same holder also has passes: %1")
            sentence, tone = told.replace("%1", str(view.others)), Tone.WARN
        self.desk.choose(view.entry_pass.serial, Notice(sentence, tone))

    def _look_at_known(self) -> None:
        if self.known:
            self.leave_form()
            self.choose(self.known[0].entry_pass.serial)
