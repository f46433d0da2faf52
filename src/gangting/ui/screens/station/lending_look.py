"""The lending page as it is shown: the form, the tags that are here, what is out."""

from uuid import UUID

from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.movements import SERVED
from gangting.ui import sizes, theme
from gangting.ui.context import Context
from gangting.ui.screens.station.desk import Desk
from gangting.ui.screens.station.lend_view import LEND, RETURN, LendView
from gangting.ui.screens.station.lending_state import EMPTY, Due, Since, due_choices, hours_of
from gangting.ui.screens.station.loan_rows import columns, rows
from gangting.ui.screens.station.pages.page import StationPage
from gangting.ui.screens.station.sayings import fill
from gangting.ui.screens.station.work import Lent
from gangting.ui.widgets.segmented import Choice


_MOST_TAGS = 12
_HOURS = 24
_ROOMY = 1150
_NOTHING = Lent((), (), ())


class LendingLook(StationPage):
    """Writes what is known into the view."""

    def __init__(self, context: Context, desk: Desk) -> None:
        super().__init__(context)
        self.desk = desk
        self.form = EMPTY
        self.facts = _NOTHING
        self._item: UUID | None = None
        self._offered: list[str] = []
        self._filling = False
        self.view = LendView()
        self.head.add(self.view.ways)
        self.box.addWidget(self.view, 1)

    def _tags(self) -> tuple[str, ...]:
        """Give the tags that are here, of the item in hand where there is one."""
        return tuple(
            tag.number
            for item, tags in self.facts.tags
            if self._item is None or item.id == self._item
            for tag in tags
        )

    def _item_of(self) -> Item | None:
        """Tell which item is lent: the one in hand, that of the tag, or the only one there is."""
        for item, tags in self.facts.tags:
            if item.id == self._item or any(tag.number == self.form.tag for tag in tags):
                return item
        return self.facts.items[0] if len(self.facts.items) == 1 else None

    def _show(self) -> None:
        words, now, zone = self.context.words(), self.context.now(), self.context.zone()
        may = self.desk.may_work()
        table = self.view.back_form.table
        roomy = self.width() >= _ROOMY * theme.text_px(theme.BASE_PX) / sizes.px(theme.BASE_PX)
        table.set_columns(columns(may_work=may, roomy=roomy))
        table.set_rows(rows(self.facts.out, words, now, zone, may_work=may, roomy=roomy))
        late = sum(line.overdue for line in self.facts.out)
        back = self.tr("Return")
        self.view.ways.set_words(
            {
                LEND: self.tr("Lend"),
                RETURN: f"{back} {len(self.facts.out)}" if self.facts.out else back,
            }
        )
        hint = fill(self.tr("%1 out"), len(self.facts.out))
        overdue = fill(self.tr("%1 overdue"), late)
        self.head.set_words(self.tr("Lend and return"), f"{hint} · {overdue}" if late else hint)
        self._show_form()

    def _show_form(self) -> None:
        self._filling = True
        form, state = self.view.form, self.form
        item = self._item_of()
        for field, text in (
            (form.tag, state.tag),
            (form.tail, state.tail),
            (form.due, state.due_text),
            (form.since, state.since_text),
        ):
            if field.text() != text:
                field.set_text(text)
        tags = [Choice(number, number) for number in self._tags()[:_MOST_TAGS]]
        if [choice.code for choice in tags] != self._offered:
            self._offered = [choice.code for choice in tags]
            form.tags.set_choices(tags)
        form.tags.setVisible(bool(tags))
        form.tags.choose(state.tag if state.tag in self._offered else "")
        form.workers.choose(state.worker)
        dues = [due.value for due in due_choices(item)]
        form.dues.set_choices([Choice(due, self._due_word(Due(due), item)) for due in dues])
        form.dues.choose(state.due if state.due in dues else Due.USUAL.value)
        form.sinces.choose(state.since)
        form.due.setVisible(state.due == Due.CUSTOM)
        form.since.setVisible(state.since == Since.CUSTOM)
        self._filling = False
        form.fit()

    def _due_word(self, due: Due, item: Item | None) -> str:
        hours = hours_of(item)
        usual = (
            fill(self.tr("%1 d"), hours // _HOURS)
            if hours % _HOURS == 0
            else fill(self.tr("%1 h"), hours)
        )
        return {
            Due.USUAL: usual,
            Due.TWO_HOURS: fill(self.tr("%1 h"), 2),
            Due.TODAY: self.tr("Today"),
            Due.TOMORROW: self.tr("Tomorrow"),
            Due.TWO_DAYS: fill(self.tr("%1 d"), 2),
            Due.CUSTOM: self.tr("Other"),
        }[due]

    def _write_learn(self) -> None:
        self.view.form.learn.setText(fill(self.tr("Write %1 down as new"), self.form.tag.upper()))

    def retranslate(self) -> None:
        """Write every word of the page in the language in force."""
        words, view, form = self.context.words(), self.view, self.view.form
        form.tag.set_words(self.tr("Tag"), self.tr("U3, or scan it"))
        form.tail.set_words(self.tr("Tail of the mobile (if they like)"), self.tr("Last 4 digits"))
        form.who.set_words(self.tr("Who borrows it?"))
        form.workers.set_choices(
            [Choice(one.value, words.sentence(f"worker.{one}")) for one in SERVED]
        )
        form.until.set_words(self.tr("Until when?"))
        form.due.set_words("", "11-23 18:00", self.tr("Until when?"))
        form.when.set_words(self.tr("When was it lent?"))
        form.since.set_words("", "09:30", self.tr("When was it lent?"))
        whens = [
            Choice(Since.NOW.value, self.tr("Now")),
            Choice(Since.HALF_HOUR.value, fill(self.tr("%1 min ago"), 30)),
            Choice(Since.HOUR.value, fill(self.tr("%1 h ago"), 1)),
        ]
        form.sinces.set_choices([*whens, Choice(Since.CUSTOM.value, self.tr("Other"))])
        view.back_form.when.set_words(self.tr("When did it come back?"))
        view.back_form.sinces.set_choices(whens)
        if not view.back_form.sinces.code():
            view.back_form.sinces.choose(Since.NOW.value)
        form.tags.setAccessibleName(self.tr("Tags that are here"))
        view.back_form.tag.set_words(self.tr("Tag"), self.tr("U3, or scan it"))
        view.back_form.table.set_empty_text(self.tr("Nothing is out."))
        view.lend.setText(self.tr("Lend it"))
        view.take.setText(self.tr("Take it back"))
        self._write_learn()
        self._show()
