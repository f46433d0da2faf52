"""What the import shows, in the language in force."""

from itertools import zip_longest
from zoneinfo import ZoneInfo

from gangting.domain.applications.values import ColumnRole
from gangting.domain.passes import Category
from gangting.services.applications.values import Preview
from gangting.ui.context import Context
from gangting.ui.models.rows import Column
from gangting.ui.screens.importing import lists
from gangting.ui.screens.importing.desk import ImportDesk
from gangting.ui.screens.importing.layout import ImportLayout
from gangting.ui.screens.importing.pages import FIGURES
from gangting.ui.screens.importing.values import Busy, Facts, Shown, Step, Word, taken
from gangting.ui.screens.importing.work import ImportWork
from gangting.ui.theme import Tone
from gangting.ui.widgets.segmented import Choice


UNREAD = "unread"


class ShownImport(ImportLayout):
    """Turns what is known into what is seen."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.desk = ImportDesk(context, ImportWork(context.services), self)
        self.allowed = True
        self._shown_step = Step.FILE
        self._shown_preview: object = None

    def title(self) -> str:
        """Say what this is."""
        return self.tr("Import a list")

    def allow(self, *, allowed: bool) -> None:
        """Let this officer import, or say that they may not."""
        self.allowed = allowed
        self.show_facts()

    # -- words

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        file, columns, check, done = self.file, self.columns, self.check, self.done
        file.title.setText(self.tr("Drop a list here, or choose its file"))
        file.needs.setText(
            self.tr("It needs a column with names, and the address in one column or in several.")
        )
        file.kinds.setText(
            self.tr("xlsx, xls or csv; answers of a questionnaire as they were downloaded")
        )
        file.choose.setText(self.tr("Choose a file"))
        columns.hint.setText(self.tr("Touch a column to say what it holds."))
        columns.whom.setText(self.tr("Passes are for, where the list does not say"))
        columns.next.setText(self.tr("Check the rows"))
        columns.table.set_columns(
            [
                Column(self.tr("Column"), share=1),
                Column(self.tr("Filled rows"), right=True),
                Column(self.tr("Read as"), share=1),
                Column(),
            ]
        )
        columns.table.setAccessibleName(self.tr("Columns of the list"))
        self.role.roles.setAccessibleName(self.tr("What the column holds"))
        check.issue.setText(self.tr("Issue missing passes"))
        check.rows.which.setAccessibleName(self.tr("Rows that are shown"))
        check.rows.table.setAccessibleName(self.tr("Rows that are shown"))
        check.rows.table.set_columns(
            [
                Column(self.tr("Row")),
                Column(self.tr("Column")),
                Column(self.tr("Reason, and how to mend it"), share=1),
            ]
        )
        for key in (check.save, done.save):
            key.setText(self.tr("Save the rows to mend"))
        done.again.setText(self.tr("Another list"))
        done.print.setText(self.tr("To printing"))
        for figures in (check.figures, done.figures):
            figures.set_words(self._figure_words())
        self._offer_choices()
        self._shown_preview = None
        self.show_facts()

    def _figure_words(self) -> dict[str, str]:
        words = (
            self.tr("New"),
            self.tr("Updated"),
            self.tr("Unchanged"),
            self.tr("To mend"),
            self.tr("Duplicates"),
            self.tr("New passes"),
        )
        return dict(zip(FIGURES, words, strict=True))

    def _offer_choices(self) -> None:
        words = self.context.words()
        categories = [one for one in Category if one is not Category.VISITOR]
        self.columns.categories.set_choices(
            [Choice(one.value, words.category(one.value)) for one in categories]
        )
        self.columns.categories.setAccessibleName(self.columns.whom.text())
        roles = [Choice(r.value, words.sentence(f"column_role.{r.value}")) for r in ColumnRole]
        self.role.roles.set_choices([*roles, Choice(UNREAD, self.tr("Not read"), "cancel")])

    # -- what is known

    def show_facts(self) -> None:
        """Show everything that is known."""
        facts = self.desk.facts
        source = facts.source
        self.head.set_words(self.title(), source.path.name if source else "")
        self.stack.setCurrentWidget(self.pages[facts.step])
        self.stack.setEnabled(facts.busy is None and self.allowed)
        self._show_note(facts)
        self._show_busy(facts)
        self._show_past(facts)
        self._show_columns(facts)
        self._show_check(facts)
        self._show_done(facts)
        if facts.step is not self._shown_step:
            self._shown_step = facts.step
            self.setFocus()

    def _show_note(self, facts: Facts) -> None:
        words = self.context.words()
        if not self.allowed:
            self.show_note(words.error("not_allowed", right="issue_passes"), Tone.WARN)
        elif facts.error is not None:
            self.show_note(words.error(facts.error.code, **facts.error.params), Tone.STOP)
        elif facts.word is Word.SAVED:
            said = self.tr("Saved: %1. Mend the rows there and import that file.")
            self.show_note(said.replace("%1", facts.saved_as), Tone.OK)
        elif facts.word is Word.GONE:
            said = self.tr(
                "The file of the list you had begun is not there: %1. Put it back, or choose "
                "it again; what you said of its columns is kept."
            )
            self.show_note(said.replace("%1", facts.saved_as), Tone.WARN)
        elif facts.word is Word.CHANGED:
            self.show_note(
                self.tr("The file was changed since you began. Look at its columns again."),
                Tone.WARN,
            )
        elif facts.word is Word.NOTHING_WRITTEN:
            self.show_note(self.tr("Stopped: nothing was written."), Tone.WARN)
        elif facts.word is Word.STOPPED:
            self.show_note(self.tr("Stopped."), Tone.WARN)
        else:
            self.show_note("")

    def _show_busy(self, facts: Facts) -> None:
        if facts.busy is None:
            self.strip.end()
        else:
            says = {
                Busy.READING: self.tr("Reading the file"),
                Busy.CHECKING: self.tr("Checking the rows"),
                Busy.WRITING: self.tr("Writing the rows"),
                Busy.SAVING: self.tr("Saving the rows"),
            }
            word = says[facts.busy]
            if self.strip.isHidden():
                self.strip.begin(word)
            self.strip.set_word(word)

    def _show_past(self, facts: Facts) -> None:
        """Say which lists were taken in lately: when, by whom, what became of their rows."""
        page, words = self.file, self.context.words()
        zone = ZoneInfo(self.context.zone())
        today = self.context.now().astimezone(zone).date()
        page.past_title.setText(self.tr("Taken in lately"))
        page.before.setVisible(bool(facts.past))
        counts = self.tr("%1 new, %2 updated, %3 to mend, %4 new passes")
        for label, shown in zip_longest(page.past, facts.past[: len(page.past)]):
            label.setVisible(shown is not None)
            if shown is None:
                continue
            one, officer = shown
            said = counts
            figures = (one.created, one.updated, one.rejected, one.passes)
            for place, figure in enumerate(figures, 1):
                said = said.replace(f"%{place}", f"{figure:,}")
            reserved = words.has(f"officer.{officer}")
            who = words.sentence(f"officer.{officer}") if reserved else officer
            when = words.moment(one.at.astimezone(zone), today)
            label.setText(" · ".join(part for part in (when, who, one.file, said) if part))

    def _show_columns(self, facts: Facts) -> None:
        source, mapping = facts.source, facts.mapping
        if source is None or mapping is None:
            return
        words, unread = self.context.words(), self.tr("Not read")
        self.columns.table.set_rows(lists.column_rows(source, mapping, words, unread))
        self.columns.categories.choose(mapping.category.value)
        head = source.listing.layout.headers[facts.column : facts.column + 1]
        asked = self.tr("What does the column “%1” hold?")
        self.role.question.setText(asked.replace("%1", "".join(head)))
        role = mapping.roles[facts.column] if head else None
        self.role.roles.choose(role.value if role else UNREAD)

    def _show_check(self, facts: Facts) -> None:
        preview, page = facts.preview, self.check
        page.issue.setChecked(facts.issue)
        if preview is None:
            self._shown_preview = None
            return
        if preview is not self._shown_preview:
            self._shown_preview = preview
            self._show_preview(preview)
        rows, passes = taken(preview), preview.new_passes
        page.save.setVisible(bool(preview.errors))
        page.apply.setEnabled(bool(rows or passes))
        said = self.tr("Take %1 rows in") if rows else self.tr("Issue %1 passes")
        nothing = self.tr("Nothing new to take in")
        count = f"{rows or passes:,}"
        page.apply.setText(said.replace("%1", count) if rows or passes else nothing)

    def _show_preview(self, preview: Preview) -> None:
        page = self.check
        page.figures.show_figures(lists.preview_figures(preview))
        page.rows.which.set_words(
            {
                Shown.ERRORS: self._counted(self.tr("To mend"), preview.rejected),
                Shown.NOTICES: self._counted(self.tr("To look at"), len(preview.notices)),
            }
        )
        only_notices = bool(preview.notices) and not preview.errors
        page.rows.which.choose(Shown.NOTICES if only_notices else Shown.ERRORS)
        page.rows.which.setVisible(bool(preview.notices))
        page.rows.table.first_page()
        self.show_rows()

    def _show_done(self, facts: Facts) -> None:
        applied, page = facts.applied, self.done
        if applied is None:
            return
        page.title.setText(self.tr("The list is taken in"))
        passes = len(applied.passes)
        said = self.tr("%1 passes wait to be printed.") if passes else self.tr("No new passes.")
        page.next.setText(said.replace("%1", f"{passes:,}"))
        page.figures.show_figures(lists.applied_figures(applied))
        page.save.setVisible(bool(applied.errors))
        page.print.setVisible(bool(passes))
        told = self.tr("%1 rows were left out; save them, mend them and import that file.")
        page.mend.setText(told.replace("%1", f"{applied.rejected:,}") if applied.errors else "")

    def show_rows(self) -> None:
        """Show the rows to mend, or those to look at."""
        preview, part = self.desk.facts.preview, self.check.rows
        part.whole.hide()
        part.table.select("")
        if preview is None:
            return
        words = self.context.words()
        if part.which.code() == Shown.ERRORS:
            part.table.set_empty_text(self.tr("Every row can be taken."))
            part.table.set_rows(lists.error_rows(preview.errors, words))
        else:
            part.table.set_empty_text(self.tr("Nothing to look at."))
            part.table.set_rows(lists.notice_rows(preview.notices, words))

    def show_whole(self, key: str) -> None:
        """Show the whole sentence of a row."""
        part = self.check.rows
        row = next((row for row in part.table.rows if row.key == key), None)
        if row is not None:
            part.table.select(key)
            part.whole.setText(row.cells[-1].text)
            part.whole.show()

    def _counted(self, word: str, count: int) -> str:
        return f"{word} {count:,}"
