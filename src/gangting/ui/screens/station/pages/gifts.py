"""Gifts and thanks: who gave what, and how they were thanked."""

from functools import partial

from PySide6.QtWidgets import QWidget

from gangting.domain.actors import Right
from gangting.domain.errors import KnownError
from gangting.services.station.values import Gift
from gangting.ui.context import Context
from gangting.ui.models.rows import Cell, CellKind, Column, Row
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.pages.wordbook import amount
from gangting.ui.theme import Tone
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import Button, ButtonKind, ButtonSize
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.chip import Chip
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.field import Field
from gangting.ui.widgets.label import ElidedLabel, Role
from gangting.ui.widgets.segmented import Choice
from gangting.ui.widgets.table import PagedTable


class GiftsPage(StationPage):
    """The gifts; the one in hand can be thanked for."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._gifts: tuple[Gift, ...] = ()
        self._chosen = ""
        self.open_thanks = Chip()
        self.head.add_beside(self.open_thanks)
        self.table = PagedTable(self._columns())
        self.table.pressed.connect(lambda key, _: self._choose(key))
        self.said = ElidedLabel("", Role.STRONG)
        self.ways = ChoiceRow((), ButtonSize.SMALL, gap=8)
        self.how = Field(free_text=True)
        self.record = Button("", "hand-heart", ButtonKind.PRIMARY)
        self.ways.chosen.connect(self.how.set_text)
        self.how.text_changed.connect(self._typed)
        self.how.submitted.connect(self._thank)
        self.record.clicked.connect(self._thank)
        self._foot = QWidget()
        self._lay_out()
        self.retranslate()
        self._choose("")

    def _lay_out(self) -> None:
        card = Card(padding=14)
        box = card.column(8)
        box.addWidget(self.table, 1)
        foot = layouts.column(self._foot, gap=8)
        foot.addWidget(self.said)
        foot.addWidget(self.ways)
        line = layouts.row(gap=12)
        line.addWidget(self.how, 1)
        line.addWidget(self.record)
        foot.addLayout(line)
        box.addWidget(self._foot)
        self.box.addWidget(card, 1)

    def on_enter(self) -> None:
        """Read the book."""
        self.ask(self.context.services.station.care.gifts, self._know)

    def _know(self, gifts: tuple[Gift, ...]) -> None:
        self._gifts = gifts
        self._show()
        self._choose(self._chosen)

    def _show(self) -> None:
        words, zone = self.context.words(), self.zone()
        self.table.set_rows(
            [
                Row(
                    str(gift.act_id),
                    (
                        Cell(f"{gift.at.astimezone(zone):%Y-%m-%d}", CellKind.MUTED),
                        Cell(gift.donor, CellKind.STRONG),
                        Cell(gift.item.named(words.language), icon=gift.item.icon),
                        Cell(amount(words, gift.item, gift.quantity)),
                        Cell(gift.thanked, CellKind.CHIP, Tone.OK, "check")
                        if gift.thanked
                        else Cell(self.tr("Not thanked yet"), CellKind.CHIP, Tone.WARN),
                    ),
                )
                for gift in self._gifts
            ]
        )
        left = sum(not gift.thanked for gift in self._gifts)
        said = self.tr("%1 to thank").replace("%1", str(left)) if left else self.tr("All thanked")
        self.open_thanks.show_word(said, Tone.WARN if left else Tone.OK)
        self.open_thanks.setVisible(bool(self._gifts))

    def _gift(self) -> Gift | None:
        found = (gift for gift in self._gifts if str(gift.act_id) == self._chosen)
        return next(found, None)

    def _choose(self, key: str) -> None:
        if key != self._chosen:
            self.how.set_text("")
        self._chosen = key
        gift = self._gift()
        self.table.select(key if gift else "")
        self._foot.setVisible(gift is not None and self.may(Right.WORK_GATE))
        if gift is not None:
            words = self.context.words()
            said = self.tr("Thank %1 for %2 (%3)").replace("%1", gift.donor)
            said = said.replace("%2", gift.item.named(words.language))
            self.said.setText(said.replace("%3", amount(words, gift.item, gift.quantity)))

    def _typed(self, text: str) -> None:
        offered = {self.ways.button(code).text(): code for code in self._ways()}
        self.ways.choose(offered.get(text, ""))

    def _thank(self) -> None:
        gift = self._gift()
        if gift is None:
            return
        care, officer = self.context.services.station.care, self.context.officer()
        work = partial(care.thank, gift.act_id, self.how.text(), officer)
        self.ask(work, self._thanked, self._fail)

    def _thanked(self, _: None) -> None:
        self._choose("")
        self.on_enter()

    def _fail(self, error: KnownError) -> None:
        self.how.show_error(self.sentence(error))

    def _ways(self) -> dict[str, str]:
        return {
            self.tr("In person"): "hand-heart",
            self.tr("Telephone"): "phone",
            self.tr("Letter"): "email",
            self.tr("Notice board"): "bulletin-board",
            self.tr("Pennant"): "flag",
        }

    def retranslate(self) -> None:
        """Write every word of the page in the language in force."""
        self.head.set_words(self.tr("Gifts and thanks"))
        self.table.set_columns(self._columns())
        self.table.setAccessibleName(self.tr("Gifts"))
        self.table.set_empty_text(
            self.tr("No gift has been taken in yet; choose “donated” when something is given")
        )
        self.ways.set_choices([Choice(word, word, icon) for word, icon in self._ways().items()])
        self.ways.setAccessibleName(self.tr("How they were thanked"))
        self.how.set_words("", self.tr("How they were thanked"))
        self.record.setText(self.tr("Record thanks"))
        self._show()
        self._choose(self._chosen)

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("Date")),
            Column(self.tr("Donor"), share=3),
            Column(self.tr("Item"), share=3),
            Column(self.tr("Quantity"), right=True),
            Column(self.tr("Thanked"), share=3),
        ]
