"""What is seen of the pick-up desk, in the language in force."""

from PySide6.QtCore import QCoreApplication

from gangting.domain.passes import HolderKind
from gangting.domain.pickup import PROMISED_SECONDS, PickupPoint
from gangting.services.pickup import QueueLine, TurnView
from gangting.ui import theme
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.passes.naming import holder_name
from gangting.ui.screens.passes.pickup.layout import PickupLayout
from gangting.ui.screens.passes.pickup.state import (
    Facts,
    clock_text,
    seconds_of,
    seconds_to_undo,
)
from gangting.ui.screens.passes.said import Said
from gangting.ui.theme import Tone
from gangting.ui.widgets.label import Label
from gangting.ui.widgets.segmented import Choice


WIDE_FROM = 1100
translate = QCoreApplication.translate


def fill(pattern: str, *values: object) -> str:
    """Put values into a sentence."""
    for place, value in enumerate(values, 1):
        pattern = pattern.replace(f"%{place}", str(value))
    return pattern


class Shown:
    """Turns what is known into what is seen."""

    def __init__(self, context: Context, page: PickupLayout) -> None:
        self._context = context
        self._page = page
        self._narrow = False
        self._listed: object = None
        self._offered: tuple[PickupPoint, ...] = ()

    def relation(self, code: str) -> str:
        """Say what somebody is to the holder, as it is written down."""
        return self._relations().get(code, "")

    def _relations(self) -> dict[str, str]:
        return {
            "family": translate("Pickup", "Family"),
            "neighbour": translate("Pickup", "Neighbour"),
            "carer": translate("Pickup", "Carer"),
            "worker": translate("Pickup", "Community worker"),
        }

    @property
    def _columns(self) -> int:
        return 3 if self._narrow else 4

    def set_room(self, width: int) -> None:
        """Leave the card's number out of a narrow list: the card in hand says it."""
        narrow = width < theme.text_px(WIDE_FROM)
        if narrow is not self._narrow:
            self._narrow = narrow
            self.retranslate()

    def retranslate(self) -> None:
        """Say the words that never change."""
        page = self._page
        page.search.set_words(
            "",
            translate("Pickup", "Phone's end, room or name"),
            translate("Pickup", "Find a card to hand over"),
        )
        page.table.setAccessibleName(translate("Pickup", "Cards that wait"))
        holder = Column(translate("Pickup", "Holder"), 1)
        others = (
            translate("Pickup", "Room"),
            translate("Pickup", "Phone"),
            translate("Pickup", "Card"),
        )
        page.table.set_columns([holder, *map(Column, others)][: self._columns])
        page.at.setText(translate("Pickup", "Pick-up point"))
        page.points.setAccessibleName(translate("Pickup", "Pick-up point"))
        page.empty.hint.setText(
            translate("Pickup", "Scan the card, or find it by the phone's last four digits.")
        )
        turn, proxy = page.turn, page.proxy
        turn.compare.setText(translate("Pickup", "Compare name, room and number with the card."))
        turn.give.setText(translate("Pickup", "Compared: hand it over"))
        turn.proxy.setText(translate("Pickup", "Somebody else"))
        turn.back.setText(translate("Pickup", "Put it back"))
        proxy.name.set_words(translate("Pickup", "Name"))
        proxy.tail.set_words(translate("Pickup", "Phone, last four digits"))
        proxy.relation.setAccessibleName(translate("Pickup", "Relation"))
        proxy.relation.set_choices([Choice(code, word) for code, word in self._relations().items()])
        proxy.give.setText(translate("Pickup", "Hand it over"))
        proxy.leave.setText(translate("Pickup", "Leave it"))
        self._listed, self._offered = None, ()

    def show_facts(self, facts: Facts) -> None:
        """Show the head, the queue and the card in hand."""
        self._show_head(facts)
        self._list(facts)
        self._show_turn(facts)
        self.show_clock(facts)
        self.show_undo(facts)

    # -- the head

    def _show_head(self, facts: Facts) -> None:
        page = self._page
        if facts.points != self._offered:
            self._offered = facts.points
            page.points.set_choices(
                [Choice(one.code, one.name or one.code) for one in facts.points]
            )
        known = facts.point in {one.code for one in facts.points}  # a draft comes before they do
        page.points.choose(facts.point if known else "")
        for one in facts.points:
            said = self._context.words().sentence("pickup.point", number=one.code)
            page.points.button(one.code).setAccessibleName(one.name or said)
        day = facts.day
        word = fill(translate("Pickup", "Today %1"), day.handed_over)
        if day.median_seconds is not None:
            pattern = translate("Pickup", "Today %1 · half within %2 s")
            word = fill(pattern, day.handed_over, day.median_seconds)
        late = (day.median_seconds or 0) > PROMISED_SECONDS
        page.day.show_word(word, Tone.WARN if late else Tone.OK)
        page.fit_points()

    # -- the queue

    def _list(self, facts: Facts) -> None:
        page = self._page
        waiting = fill(translate("Pickup", "%1 cards wait"), facts.waiting)
        if facts.answers is not None:
            waiting = fill(translate("Pickup", "%1 found"), len(facts.answers))
        page.waiting.setText(waiting)
        quiet = facts.turn is not None or not facts.said.error
        _say(page.note, "" if quiet else self._sentence(facts.said))
        shown = (facts.answers, facts.lines, facts.offset, facts.waiting, facts.may_work)
        if shown != self._listed:
            self._listed = shown
            self._fill(facts)
        page.table.select("" if facts.serial is None else f"{facts.serial:08d}")

    def _fill(self, facts: Facts) -> None:
        table = self._page.table
        if not facts.may_work:
            table.set_empty_text(translate("Pickup", "Handing over is for those at the gate."))
            table.set_rows([])
        elif facts.answers is not None:
            table.set_empty_text(
                translate("Pickup", "Nobody's card waits by that. Try the room or the name.")
            )
            table.set_rows([_row(line, self._columns) for line in facts.answers])
        else:
            table.set_empty_text(translate("Pickup", "No card waits to be collected."))
            rows = [_row(line, self._columns) for line in facts.lines]
            table.show_page(rows, facts.offset, facts.waiting)

    # -- the card in hand

    def _show_turn(self, facts: Facts) -> None:
        page = self._page
        page.empty.keys.setEnabled(facts.may_work)
        if facts.turn is None:
            page.right.setCurrentWidget(page.empty)
            return
        page.right.setCurrentWidget(page.proxy if facts.proxy else page.turn)
        self._show_card(facts.turn)
        trouble, said = self._both_said(facts.said)
        _say(page.turn.said, said, facts.said.tone)
        for label in (page.turn.error, page.proxy.error):
            _say(label, trouble)
        for key in (page.turn.give, page.turn.proxy, page.turn.back, page.proxy.give):
            key.setEnabled(facts.may_work and not facts.busy)

    def _show_card(self, turn: TurnView) -> None:
        page, view = self._page.turn, turn.view
        entry_pass, holder = view.entry_pass, view.holder
        page.name.setText(holder_name(holder, whole=True))
        household = holder is not None and holder.ref.kind is HolderKind.HOUSEHOLD
        page.place.setText(holder.place_spoken if holder and not household else "")
        page.kind.show_word(self._context.words().pass_name(entry_pass.category.value), Tone.BRAND)
        until = translate("Pickup", "until %1")
        page.until.setText(fill(until, entry_pass.valid_until.isoformat()))
        page.number.setText(entry_pass.short_number)
        title = translate("Pickup", "Who collects the card of %1?")
        self._page.proxy.title.setText(fill(title, page.name.text()))
        more = translate("Pickup", "The same holder has %1 more cards to collect.")
        _say(page.more, fill(more, view.others) if view.others else "", Tone.WARN)

    def show_clock(self, facts: Facts) -> None:
        """Show how long the turn has run."""
        page = self._page.turn
        seconds = seconds_of(facts, self._context.now())
        page.clock.setText(clock_text(seconds))
        page.clock.set_tone(Tone.WARN if seconds > PROMISED_SECONDS else None)
        promise = translate("Pickup", "of %1 promised")
        page.promise.setText(fill(promise, clock_text(PROMISED_SECONDS)))

    def show_undo(self, facts: Facts) -> None:
        """Offer to take the last hand-over back for as long as that is possible."""
        empty, turn = self._page.empty, self._page.turn
        seconds = seconds_to_undo(facts, self._context.now())
        for key in (empty.undo, turn.undo):
            key.setText(fill(translate("Pickup", "Undo: %1 s"), seconds))
            key.setEnabled(facts.may_work and not facts.busy)
        given = fill(translate("Pickup", "%1: handed over"), facts.given_name)
        turn.given.setText(given)
        turn.last.setVisible(seconds > 0)
        turn.compare.setVisible(seconds == 0)  # the key says it too, and keeps its size so
        empty.undo.setVisible(seconds > 0)
        empty.hint.setVisible(seconds == 0)
        said = self._both_said(facts.said)[1]
        if said or not seconds:
            _say(empty.said, said, facts.said.tone)
        else:  # whom the key would take it back from
            _say(empty.said, given, Tone.OK)

    def _both_said(self, said: Said) -> tuple[str, str]:
        """Tell what went wrong, and what was done; one of them is empty."""
        sentence = self._sentence(said)
        return (sentence, "") if said.error else ("", sentence)

    def _sentence(self, said: Said) -> str:
        if said.error:
            return self._context.words().error(said.code, **dict(said.params))
        pattern = {
            "given": translate("Pickup", "%1: handed over in %2 s"),
            "given_more": translate("Pickup", "%1: handed over in %2 s; %3 more cards wait"),
            "undone": translate("Pickup", "%1: taken back. The card waits again."),
            "put_back": translate("Pickup", "Put back; it still waits."),
        }.get(said.code, "")
        return fill(pattern, *(value for _, value in said.params))


def _say(label: Label, sentence: str, tone: Tone | None = None) -> None:
    label.setText(sentence)
    if tone is not None:
        label.set_tone(tone)
    label.setVisible(bool(sentence))


def _row(line: QueueLine, columns: int) -> Row:
    cells = (
        Cell(line.name, CellKind.STRONG),
        Cell(line.place),
        Cell(line.phone_tail),
        Cell(line.entry_pass.short_number, CellKind.MUTED),
    )
    return Row(line.entry_pass.serial_text, cells[:columns])
