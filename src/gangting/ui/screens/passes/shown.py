"""What the pass screen shows of its lists, its panel and its form, in the language in force."""

from enum import StrEnum

from PySide6.QtGui import QImage, QResizeEvent

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.short_number import short_number
from gangting.services.pass_values import PassView
from gangting.ui import theme
from gangting.ui.context import Context
from gangting.ui.screens.passes.desk import Desk
from gangting.ui.screens.passes.finder import Finder
from gangting.ui.screens.passes.issue_desk import IssueDesk
from gangting.ui.screens.passes.layout import PassesLayout
from gangting.ui.screens.passes.list_state import Room, Viewer, rows
from gangting.ui.screens.passes.naming import may_issue, sees_names, shelf_of, state_word
from gangting.ui.screens.passes.panel_state import Teller
from gangting.ui.screens.passes.printing import CARD, Printing
from gangting.ui.screens.passes.values import HEAD_SHELVES, Mode, Shelf
from gangting.ui.screens.passes.wordbook import shelf_word
from gangting.ui.screens.passes.work import PassWork
from gangting.ui.theme import Tone
from gangting.ui.widgets.buttons import Button, ButtonKind


HEAD_TAKES = 240
"""The title, and what lies between the parts of the head and beside them."""
_CLOSE = 24
_ANY_WIDTH = 16_777_215
WORDS_FROM = 1300
"""Narrower than this, the key that waits for a scan says less: the field needs the room."""


class HeadStep(StrEnum):
    """How much the head says, from a wide window to a narrow one."""

    WHOLE = "whole"
    SHORT = "short"
    BARE = "bare"
    FEWER = "fewer"
    ICONS = "icons"


class ShownPasses(PassesLayout):
    """Turns what is known into what is seen."""

    def __init__(self, context: Context, printing: Printing) -> None:
        super().__init__()
        self._context = context
        work = PassWork(context.services)
        self.finder = Finder(context, work, self)
        self.desk = Desk(context, work, printing, self)
        self.issuing = IssueDesk(context, work, printing, self.new.form)
        self._known: tuple[PassView, ...] = ()
        self._listed: object = None
        self._said_for: tuple[Room, bool] | None = None
        self._head_for: object = None
        self.finder.changed.connect(self.show_list)
        self.finder.failed.connect(self._list_failed)
        self.desk.changed.connect(self.show_panel)
        self.desk.drawn.connect(self._show_card)
        self.issuing.drawn.connect(self.new.picture.show_image)
        self.issuing.refused.connect(self.new.show_refused)
        self.issuing.known.connect(self._show_known)

    def on_duty(self) -> Officer | None:
        """Return who is signed in, or None while the booth is locked."""
        return self._context.on_duty()

    def teller(self) -> Teller:
        """Return how times and people are said now."""
        return Teller(self._context.words(), self._context.now(), self._context.zone())

    # -- the list

    def show_list(self) -> None:
        """Show the shelves' counts and the page in front, or the answers to a search."""
        facts, page = self.finder.facts, self.list
        teller = self.teller()
        for keys in (page.shelves, page.all_shelves):
            keys.show_tally(facts.tally, facts.shelf, teller.words)
        self._show_runs(facts.tally.open_runs)
        self._fit_head()
        page.shelf.setText(shelf_word(facts.shelf, teller.words))
        page.scan.setChecked(facts.scanning)
        page.show_note(self._note(), Tone.BRAND if facts.scanning else Tone.STOP)
        viewer = Viewer(sees_names(self.desk.facts.officer), teller.today, teller.words, self.room)
        shown = (facts.answers, facts.page, facts.offset, facts.total, viewer)
        if shown != self._listed:
            self._listed = shown
            self._fill_table(viewer)
        serial = self.desk.facts.serial
        page.table.select(f"{serial:08d}" if serial is not None else "")

    def _show_runs(self, count: int) -> None:
        """Let the key of the print runs stand out while one is not over."""
        key = self.list.batch
        key.set_kind(ButtonKind.WARM if count else ButtonKind.PLAIN)
        left = self.tr("Not finished print runs: %1")
        said = left.replace("%1", str(count)) if count else ""
        key.setToolTip(said)
        key.setAccessibleDescription(said)

    def _fit_head(self) -> None:
        """Say on the keys of the head what there is room for.

        Shorter words come first, then the icons go, then the count that asks for nothing; keys
        without a word are the last resort.
        """
        page = self.list
        chips = [page.shelves.key(shelf).sizeHint().width() for shelf in HEAD_SHELVES]
        keys = [page.bring, page.batch, page.hand, page.new]
        runs = page.batch.kind is ButtonKind.WARM
        shown = tuple(key.isHidden() for key in keys)
        asked = (self.width(), chips, shown, runs, self._long_words(), theme.text_px(HEAD_TAKES))
        if asked == self._head_for:
            return
        self._head_for = asked
        room, fewer = self.width() - theme.text_px(HEAD_TAKES), False
        for step in HeadStep:
            self._say_head(step, runs=runs)
            wide = sum(_key_width(key, step) for key in keys if not key.isHidden())
            fewer = step in {HeadStep.FEWER, HeadStep.ICONS}
            if wide + sum(chips[: len(chips) - fewer]) <= room:
                break
        # At the end: to show it lays the window out, which would grow with the longest words.
        page.shelves.key(HEAD_SHELVES[-1]).setVisible(not fewer)

    def _say_head(self, step: HeadStep, *, runs: bool) -> None:
        page = self.list
        words = self._long_words() if step is HeadStep.WHOLE else self._short_words()
        bare = step in {HeadStep.BARE, HeadStep.FEWER}
        icons = ("file-import", "printer-alert" if runs else "printer", "hand-extended")
        for key, icon, word in zip((page.bring, page.batch, page.hand), icons, words, strict=False):
            key.set_icon("" if bare and icon != "printer-alert" else icon)
            key.setText("" if step is HeadStep.ICONS else word)
        page.new.setText(words[-1])
        for one in (page.bring, page.batch, page.hand, page.new):  # so that no count is cut
            one.setMaximumWidth(_key_width(one, step) if bare else _ANY_WIDTH)

    def _long_words(self) -> tuple[str, str, str, str]:
        form = self.tr("Go on with the form")
        new = form if self.issuing.half_filled else self.tr("New pass")
        return self.tr("Import a list"), self.tr("Print many"), self.tr("Pick-up desk"), new

    def _short_words(self) -> tuple[str, str, str, str]:
        new = self.tr("Go on") if self.issuing.half_filled else self.tr("New pass")
        return self.tr("Import"), self.tr("Print"), self.tr("Pick-up"), new

    def _fill_table(self, viewer: Viewer) -> None:
        facts, table = self.finder.facts, self.list.table
        if facts.answers is not None:
            table.set_empty_text(self.tr("Nobody found. Try pinyin, a phone's end or a room."))
            table.set_rows(rows(facts.answers, viewer))
            return
        table.set_empty_text(self._nothing_here(facts.shelf))
        table.show_page(rows(facts.page, viewer), facts.offset, facts.total)

    def _nothing_here(self, shelf: Shelf) -> str:
        """Say that a shelf is empty, and what brings passes there."""
        if not may_issue(self.desk.facts.officer):
            return self.tr("No passes here. Look under another state, or find one by name.")
        return {
            Shelf.ALL: self.tr("No passes yet. Write a new one, or import a list."),
            Shelf.APPLIED: self.tr("Nothing waits to be printed. Write a new pass, or import."),
            Shelf.PRINTED: self.tr("No card waits to be collected. Print the ones that wait."),
        }.get(shelf, self.tr("No passes here. Look under another state, or find one by name."))

    def _note(self) -> str:
        facts = self.finder.facts
        if facts.scanning:
            return self.tr("Scan the card you want to find; the one after goes to the gate again.")
        return facts.note

    def _list_failed(self, error: KnownError) -> None:
        self.finder.say(self._context.words().error(error.code, **error.params))

    # -- the panel

    def show_panel(self) -> None:
        """Show the pass in hand, and what waits for other passes."""
        facts, page = self.desk.facts, self.list
        page.panel.show_panel(facts, self.teller())
        may_act = may_issue(facts.officer)
        for key in (page.bring, page.batch, page.new):
            key.setVisible(may_act)
        if page.many.isHidden() is may_act:
            page.many.setVisible(may_act)
            page.table.fit_foot()
        page.hand.setVisible(facts.officer is not None and facts.officer.may(Right.WORK_GATE))
        self._fit_head()
        page.panel.picture.show_words(self._instead_of_card())
        pending = self.pending()
        page.pending.setVisible(bool(pending))
        if pending:
            asked = self.tr("%1: has the card come out?")
            page.pending.setText(asked.replace("%1", short_number(pending[0])))

    def pending(self) -> tuple[int, ...]:
        """Return the other passes whose card nobody has looked at yet."""
        facts = self.desk.facts
        if not may_issue(facts.officer):
            return ()
        return tuple(one for one in facts.asking if one != facts.serial)

    def _show_card(self, images: tuple[QImage, ...]) -> None:
        facts = self.desk.facts
        card = facts.mode is not Mode.PRINT or facts.choice.layout == CARD
        self.list.panel.picture.show_images(images, card=card)

    def _instead_of_card(self) -> str:
        if self.desk.facts.view is None or sees_names(self.desk.facts.officer):
            return ""
        return self.tr("The card is shown to those who compare it with its holder.")

    # -- the form

    def _show_known(self, passes: tuple[PassView, ...]) -> None:
        self._known = passes
        if not passes:
            self.new.show_known("", "")
            return
        newest, words = passes[0].entry_pass, self._context.words()
        state = state_word(shelf_of(newest, expired=newest.expired(self.teller().today)), words)
        sentence = (
            self.tr("Has %1 already: %2 (%3)")
            .replace("%1", str(len(passes)))
            .replace("%2", newest.short_number)
            .replace("%3", state)
        )
        self.new.show_known(sentence, self.tr("Look at it"))

    @property
    def known(self) -> tuple[PassView, ...]:
        """The passes that the one in the form has already."""
        return self._known

    # -- words and sizes

    @property
    def _roomy(self) -> bool:
        return self.width() >= theme.text_px(WORDS_FROM)

    def retranslate(self) -> None:
        """Write every word in the language in force; what was said in another is over."""
        self.desk.change(notice=None)
        self.list.panel.reason.show_error("")
        self.new.form.show_errors({})
        self.issuing.say_again()
        self._say_list()
        self._say_form()
        self.list.panel.retranslate(self.teller())
        self._listed = None
        self.show_list()
        self.show_panel()

    def _say_list(self) -> None:
        self._said_for = (self.room, self._roomy)
        self._head_for = None
        page = self.list
        page.head.set_words(self.tr("Passes"))
        keys = (page.bring, page.batch, page.hand)
        for key, word in zip(keys, self._long_words(), strict=False):
            key.setAccessibleName(word)
        self._fit_head()
        page.search.set_words(
            "",
            self.tr("Name, tel., room") if self._roomy else self.tr("Name, room"),
            self.tr("Find a pass"),
        )
        page.scan.setText(self.tr("Scan to find") if self._roomy else self.tr("Scan"))
        page.scan.setAccessibleName(self.tr("Scan to find"))
        page.many.setText(self.tr("Extend many"))
        page.shelf.setAccessibleName(self.tr("Choose a state"))
        page.table.setAccessibleName(self.tr("Passes"))
        titles = {
            "holder": self.tr("Holder"),
            "place": self.tr("Room"),
            "category": self.tr("Kind"),
            "number": self.tr("Short number"),
            "state": self.tr("State"),
            "until": self.tr("Until"),
        }
        page.set_titles(titles, self.room)

    def _say_form(self) -> None:
        page = self.new
        page.head.set_words(self.tr("New pass"))
        page.clear.setText(self.tr("Start over"))
        page.form.retranslate(self._context.words())
        page.retranslate()
        self._show_known(self._known)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Say less where there is less room."""
        super().resizeEvent(event)
        if self._said_for != (self.room, self._roomy):
            self._say_list()
            self._listed = None
            self.show_list()
        else:
            self._fit_head()


def _key_width(key: Button, step: HeadStep) -> int:
    """Measure a key as it may stand: without its icon it may stand close to its word."""
    if step in {HeadStep.BARE, HeadStep.FEWER}:
        return key.face_size().width() + _CLOSE
    return key.sizeHint().width()
