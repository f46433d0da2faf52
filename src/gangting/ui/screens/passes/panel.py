"""The right side: the card as it is printed, and under it what can be done with the pass."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from gangting.ui.screens.passes.naming import (
    may_issue,
    sees_names,
    shelf_of,
    state_word,
    view_name,
    who_may,
)
from gangting.ui.screens.passes.pages import (
    ExtendPage,
    FactsPage,
    LifePage,
    MorePage,
    ReasonPage,
)
from gangting.ui.screens.passes.panel_state import PanelFacts, Teller, facts_of, keys, life_of
from gangting.ui.screens.passes.print_pages import AskPage, PrintPage, RunPage, TurnPage
from gangting.ui.screens.passes.values import SHELF_TONES, Act, Mode
from gangting.ui.widgets import layouts
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.card_picture import CardPicture
from gangting.ui.widgets.label import Label, Role


class PassPanel(QWidget):
    """Shows one pass, or asks for one to be chosen."""

    acted = Signal(Act)
    back = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.picture = CardPicture()
        self.notice = Label("", Role.STRONG, wrap=True)
        self.notice.hide()
        self.facts = FactsPage()
        self.more = MorePage()
        self.life = LifePage()
        self.reason = ReasonPage()
        self.extend = ExtendPage()
        self.print = PrintPage()
        self.run = RunPage()
        self.ask = AskPage()
        self.turn = TurnPage()
        self.empty = Label("", Role.HINT, wrap=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._pages: dict[Mode, QWidget] = {
            Mode.FACTS: self.facts,
            Mode.MORE: self.more,
            Mode.LIFE: self.life,
            Mode.REASON: self.reason,
            Mode.EXTEND: self.extend,
            Mode.PRINT: self.print,
        }
        card = Card(padding=18)
        inside = card.column(10)
        inside.addWidget(self.notice)
        for page in (*self._pages.values(), self.run, self.ask, self.turn, self.empty):
            inside.addWidget(page, 1)
            page.hide()
        box = layouts.column(self, gap=16)
        box.addWidget(self.picture)
        box.addWidget(card, 1)
        self.facts.keys.acted.connect(self.acted)
        self.more.keys.acted.connect(self.acted)
        for leaving in (self.more, self.life, self.reason, self.extend, self.print):
            leaving.back.connect(self.back)

    def show_panel(self, facts: PanelFacts, teller: Teller) -> None:
        """Show what is known."""
        self._show_notice(facts)
        self._show_one(self._page(facts))
        self.run.show_run(facts.running if facts.printing else None)
        if facts.view is not None:
            self._fill(facts, teller)

    def _show_notice(self, facts: PanelFacts) -> None:
        notice = facts.notice
        self.notice.setText(notice.sentence if notice else "")
        self.notice.set_tone(notice.tone if notice else None)
        self.notice.setVisible(notice is not None)

    def _page(self, facts: PanelFacts) -> QWidget:
        if facts.view is None:
            return self.empty
        if facts.printing:
            return self.run
        if facts.turns:
            return self.turn
        return self.ask if facts.asked else self._pages[facts.mode]

    def _show_one(self, wanted: QWidget) -> None:
        for page in (*self._pages.values(), self.run, self.ask, self.turn, self.empty):
            if page is not wanted:  # first: two together would make the window grow
                page.hide()
        wanted.show()

    def _fill(self, facts: PanelFacts, teller: Teller) -> None:
        view, words = facts.view, teller.words
        assert view is not None
        officers, one = facts.officers or {}, view.entry_pass
        whole = sees_names(facts.officer)
        shelf = shelf_of(one, expired=one.expired(teller.today))
        name = view_name(view, whole=whole)
        self.facts.show_head(name, one.short_number, state_word(shelf, words), SHELF_TONES[shelf])
        self.facts.show_facts(facts_of(view, officers, teller))
        offered = keys(view, facts.officer, teller.today)
        self.facts.show_keys(offered, self._who_may(facts, teller))
        self.facts.keys.setEnabled(not facts.busy)
        self.more.keys.show_acts(offered.more)
        self.more.keys.setEnabled(not facts.busy)
        self.reason.insist(wanted=facts.limited)
        self.life.show_life(life_of(view, officers, teller))
        missing = words.error("printer_missing")
        self.print.show_choice(facts.choice, missing, free=facts.running is None)

    def _who_may(self, facts: PanelFacts, teller: Teller) -> str:
        if may_issue(facts.officer):
            return ""
        roles = self.tr(", ").join(who_may(teller.words))
        return self.tr("You can look. To change passes, ask: %1").replace("%1", roles)

    def retranslate(self, teller: Teller) -> None:
        """Say the words in the language in force."""
        asking = (self.print, self.run, self.ask, self.turn)
        for page in (self.facts, self.more, self.life, self.extend, *asking):
            page.retranslate()
        self.reason.retranslate(teller.words)
        self.empty.setText(self.tr("Touch a pass in the list to see its card."))
