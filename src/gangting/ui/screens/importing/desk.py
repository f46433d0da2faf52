"""The import step by step: one piece of work at a time, each of which can be stopped."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QObject, Signal

from gangting.domain.applications.columns import Mapping
from gangting.domain.applications.values import ColumnRole
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.services.applications.values import Applied, PastImport, Preview
from gangting.ui.context import Context
from gangting.ui.jobs import Cancelled, Handle, Progress
from gangting.ui.screens.importing.values import Busy, Facts, Kept, Source, Step, Word
from gangting.ui.screens.importing.work import ImportWork


Result = TypeVar("Result")

_BACK = {
    Step.FILE: Step.FILE,
    Step.COLUMNS: Step.FILE,
    Step.ROLE: Step.COLUMNS,
    Step.CHECK: Step.COLUMNS,
    Step.DONE: Step.FILE,
}


class ImportDesk(QObject):
    """Holds what is known of the list in hand; `written` tells that people and passes came in."""

    changed = Signal()
    progressed = Signal(int, int)
    written = Signal()

    def __init__(self, context: Context, work: ImportWork, parent: QObject) -> None:
        super().__init__(parent)
        self._context, self._work = context, work
        self._facts = Facts()
        self._handle: Handle | None = None

    @property
    def facts(self) -> Facts:
        """What is known now."""
        return self._facts

    def look_back(self) -> None:
        """Read which lists were taken in lately."""
        self._context.jobs.submit(self._work.past, self._looked_back, self._not_looked_back)

    def _looked_back(self, past: tuple[tuple[PastImport, str], ...]) -> None:
        self._change(past=past)

    def _not_looked_back(self, error: KnownError) -> None:
        """Say why; what is under way goes on."""
        self._change(error=error)

    # -- steps

    def open(self, path: Path) -> None:
        """Read a file."""
        self._run(Busy.READING, partial(self._work.read, path), self._read)

    def keep(self, kept: Kept) -> None:
        """Remember a list that was in hand before a restart, until ``resume``."""
        if self._facts.step is Step.FILE:
            self._change(kept=kept, issue=kept.issue)

    def resume(self) -> None:
        """Read the file of the list that was in hand again, if there is one."""
        facts = self._facts
        if facts.kept is not None and facts.step is Step.FILE:
            read = partial(self._work.read, facts.kept.path)
            self._run(Busy.READING, read, self._resumed, self._gone)

    def back(self) -> None:
        """Go a step back; what is under way is stopped first."""
        if self._facts.busy is not None:
            self.cancel()
            return
        step = _BACK[self._facts.step]
        if step is Step.FILE:
            self._change(**_cleared())
        else:
            self._change(step=step, error=None, word=None)

    def ask_role(self, column: int) -> None:
        """Ask what a column holds."""
        self._change(step=Step.ROLE, column=column, error=None, word=None)

    def assign(self, role: ColumnRole | None) -> None:
        """Say what the column in hand holds."""
        mapping = self._facts.mapping
        if mapping is not None:
            self._change(step=Step.COLUMNS, mapping=mapping.assigned(self._facts.column, role))

    def set_category(self, category: Category) -> None:
        """Say whom the passes are for where the list does not."""
        if self._facts.mapping is not None:
            self._change(mapping=Mapping(self._facts.mapping.roles, category))

    def set_issue(self, *, issue: bool) -> None:
        """Say whether passes are issued; the figures are counted anew."""
        if issue != self._facts.issue:
            self._change(issue=issue)
            self.check()

    def check(self) -> None:
        """Count what would become of the rows."""
        source, mapping = self._facts.source, self._facts.mapping
        if source is None or mapping is None:
            return
        issue = self._facts.issue
        look = partial(self._work.preview, source.listing, mapping, issue=issue)
        self._run(Busy.CHECKING, look, self._previewed)

    def apply(self) -> None:
        """Write every good row."""
        source, mapping = self._facts.source, self._facts.mapping
        if source is None or mapping is None:
            return
        officer, issue = self._context.officer(), self._facts.issue
        name = source.path.name
        write = partial(self._work.apply, source.listing, mapping, officer, issue=issue, file=name)
        self._run(Busy.WRITING, write, self._applied)

    def save_bad(self, path: Path) -> None:
        """Save the rows to mend."""
        facts = self._facts
        answer = facts.applied or facts.preview
        if facts.source is None or answer is None:
            return
        listing, words = facts.source.listing, self._context.words()

        def save(_progress: Progress, _cancelled: Cancelled) -> str:
            return self._work.save_bad(listing, answer.errors, words, path)

        self._run(Busy.SAVING, save, self._saved)

    def cancel(self) -> None:
        """Stop what is under way."""
        if self._handle is not None:
            self._handle.cancel()

    # -- answers

    def _read(self, answer: tuple[Source, Mapping]) -> None:
        source, mapping = answer
        kept, layout = self._facts.kept, source.listing.layout
        if kept is not None and kept.signature == layout.signature:
            # A column of problems that came in between does not change the signature.
            same = len(kept.mapping.roles) == len(layout.headers)
            mapping = kept.mapping if same else mapping
        fresh = _cleared() | {"step": Step.COLUMNS, "source": source, "mapping": mapping}
        self._ended(**fresh)

    def _resumed(self, answer: tuple[Source, Mapping]) -> None:
        """Go on where the list was left; a file that is another now is looked at again."""
        kept = self._facts.kept
        self._read(answer)
        if kept is None or kept.digest != answer[0].digest:
            self._change(word=Word.CHANGED)
        elif kept.checked:
            self.check()

    def _gone(self, error: KnownError) -> None:
        """Say that the file is not there; what was said of its columns is kept for it."""
        if error.code == "cancelled" or self._facts.kept is None:
            self._failed(error)
        else:
            self._ended(word=Word.GONE, saved_as=self._facts.kept.path.name)

    def _previewed(self, preview: Preview) -> None:
        self._ended(step=Step.CHECK, preview=preview)

    def _applied(self, applied: Applied) -> None:
        self._ended(step=Step.DONE, applied=applied)
        self.written.emit()
        self.look_back()

    def _saved(self, name: str) -> None:
        self._ended(word=Word.SAVED, saved_as=name)

    def _failed(self, error: KnownError) -> None:
        if error.code == "cancelled":
            writing = self._facts.busy is Busy.WRITING
            self._ended(word=Word.NOTHING_WRITTEN if writing else Word.STOPPED)
        else:
            self._ended(error=error)

    # -- running

    def _run(
        self,
        busy: Busy,
        work: Callable[[Progress, Cancelled], Result],
        done: Callable[[Result], None],
        failed: Callable[[KnownError], None] | None = None,
    ) -> None:
        if self._facts.busy is not None:
            return
        self._change(busy=busy, error=None, word=None)
        self._handle = self._context.jobs.run_long(
            work, self.progressed.emit, done, failed or self._failed
        )

    def _ended(self, **facts: object) -> None:
        self._handle = None
        self._change(busy=None, **facts)

    def _change(self, **facts: object) -> None:
        self._facts = replace(self._facts, **facts)  # type: ignore[arg-type]
        self.changed.emit()


def _cleared() -> dict[str, object]:
    """Forget the list in hand."""
    return {
        "step": Step.FILE,
        "source": None,
        "mapping": None,
        "preview": None,
        "applied": None,
        "error": None,
        "word": None,
        "saved_as": "",
        "kept": None,
    }
