"""The import of a list at work."""

from pathlib import Path
from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent, QShowEvent

from gangting.domain.actors import Right
from gangting.domain.applications.values import ColumnRole
from gangting.domain.passes import Category
from gangting.ui.context import Context
from gangting.ui.file_question import AskPlace, FileQuestion
from gangting.ui.screens.base import Draft
from gangting.ui.screens.importing.files import AskList, asking_with, dropped_list
from gangting.ui.screens.importing.kept import from_draft, to_draft
from gangting.ui.screens.importing.shown import ShownImport
from gangting.ui.screens.importing.values import Step


class ImportScreen(ShownImport):
    """Takes a list of applicants in: file, columns, check, passes to print.

    ``ask_list`` and ``ask_place`` ask for a file to read and for a place to save, and call back;
    the system's own questions unless others are given.
    """

    name = "importing"
    icon = "file-import"
    in_rail = False

    print_wanted = Signal()

    def __init__(
        self,
        context: Context,
        ask_list: AskList | None = None,
        ask_place: AskPlace | None = None,
    ) -> None:
        super().__init__(context)
        question = FileQuestion(self)
        self._ask_list = ask_list or asking_with(question)
        self._ask_place = ask_place or question.ask
        self.setAcceptDrops(True)
        self._connect()
        self.retranslate()

    def _connect(self) -> None:
        desk = self.desk
        desk.changed.connect(self.show_facts)
        desk.progressed.connect(self.strip.show_progress)
        self.strip.cancelled.connect(desk.cancel)
        self.head.back.connect(self.step_back)
        self.file.choose.clicked.connect(self._choose)
        self.columns.table.pressed.connect(lambda key, _: desk.ask_role(int(key)))
        self.columns.categories.chosen.connect(lambda code: desk.set_category(Category(code)))
        self.columns.next.clicked.connect(desk.check)
        self.role.roles.chosen.connect(self._role_chosen)
        self.check.issue.clicked.connect(lambda wanted: desk.set_issue(issue=wanted))
        self.check.rows.turned.connect(lambda _: self.show_rows())
        self.check.rows.pressed.connect(self.show_whole)
        self.check.apply.clicked.connect(desk.apply)
        for key in (self.check.save, self.done.save):
            key.clicked.connect(self._save_bad)
        self.done.again.clicked.connect(desk.back)
        self.done.print.clicked.connect(self.print_wanted)

    # -- coming and going

    def on_enter(self) -> None:
        """Begin with the list in hand, if there is one; one that is taken in is done with."""
        if self.desk.facts.step is Step.DONE:
            self.desk.back()
        self._look()
        if self.allowed:
            self.desk.look_back()
            self.desk.resume()

    def draft(self) -> Draft | None:
        """Give the list in hand."""
        return to_draft(self.desk.facts)

    def restore(self, draft: Draft) -> None:
        """Remember a list; its file is read when somebody comes here."""
        if kept := from_draft(draft):
            self.desk.keep(kept)
            if self.isVisible() and self.allowed:
                self.desk.resume()

    def showEvent(self, event: QShowEvent) -> None:
        """Look with the eyes of whoever unlocked."""
        super().showEvent(event)
        self._look()

    def leave(self) -> None:
        """Go back to the passes."""
        self.context.go("passes")

    def step_back(self) -> None:
        """Go a step back, or back to the passes."""
        if self.desk.facts.step is Step.FILE and self.desk.facts.busy is None:
            self.leave()
        else:
            self.desk.back()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go a step back with Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.step_back()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Let a list be dropped here; anything else goes to the window."""
        if dropped_list(event.mimeData()) is not None:
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read what was dropped, unless another list is being taken in."""
        path = dropped_list(event.mimeData())
        if path is None:
            event.ignore()
            return
        event.acceptProposedAction()
        if self._free:
            self.desk.open(path)

    @property
    def _free(self) -> bool:
        """Whether another list may be read now."""
        facts = self.desk.facts
        return self.allowed and facts.busy is None and facts.step in {Step.FILE, Step.COLUMNS}

    def _look(self) -> None:
        officer = self.context.on_duty()
        self.allow(allowed=officer is not None and officer.may(Right.ISSUE_PASSES))

    # -- what is touched

    def _choose(self) -> None:
        self._ask_list(self.tr("Lists"), self.desk.open)

    def _role_chosen(self, code: str) -> None:
        self.desk.assign(ColumnRole(code) if code in set(ColumnRole) else None)

    def _save_bad(self) -> None:
        today = self.context.now().astimezone(ZoneInfo(self.context.zone())).date()
        name = f"{self.context.words().sentence('bad_rows.title')}-{today:%Y%m%d}.xlsx"
        self._ask_place(name, self._save_to)

    def _save_to(self, path: Path) -> None:
        self.desk.save_bad(path)
