"""How many passes a household may have, and how often it may go out; a leader's page."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import date
from functools import partial

from PySide6.QtWidgets import QStackedWidget, QWidget

from gangting.domain.errors import KnownError
from gangting.domain.pass_rules import OnePer, PassRules
from gangting.domain.passes import Category
from gangting.domain.quota import OutingReason, QuotaRule
from gangting.ui.context import Context
from gangting.ui.dates import read_day
from gangting.ui.screens.settings.rows import Page, SettingLine
from gangting.ui.screens.settings.rules_page import OFF, ON
from gangting.ui.widgets import layouts
from gangting.ui.widgets.buttons import ButtonSize, TickBox
from gangting.ui.widgets.choices import ChoiceRow
from gangting.ui.widgets.label import Label, Role
from gangting.ui.widgets.segmented import Choice


_PASSES, _OUTINGS, _EXEMPT = "passes", "outings", "exempt"
_NO_LIMIT = 0
_MOST = (_NO_LIMIT, 2, 3, 4, 6)
_WINDOWS = (1, 2, 3, 7)
_PERSONS = _OUTINGS_MOST = (_NO_LIMIT, 1, 2, 3)
_HOURS = (_NO_LIMIT, 1, 2, 3, 4)
_CATEGORIES = (Category.TENANT, Category.WORKER, Category.SERVICE, Category.DELIVERY)


class Ticks(QWidget):
    """A word, and several keys of which any number is on."""

    def __init__(self, codes: Iterable[str], tell: Callable[[], None]) -> None:
        super().__init__()
        self._word = Label("", Role.STRONG, wrap=True)
        self.keys = {code: TickBox("") for code in codes}
        box = layouts.column(self, gap=4)
        box.addWidget(self._word)
        keys = layouts.Flow(gap=8)
        for key in self.keys.values():
            keys.addWidget(key)
            key.clicked.connect(tell)
        box.addLayout(keys)

    def say(self, word: str, names: dict[str, str]) -> None:
        """Name the setting and its keys."""
        self._word.setText(word)
        for code, name in names.items():
            self.keys[code].setText(name)

    def codes(self) -> frozenset[str]:
        """Tell which are on."""
        return frozenset(code for code, key in self.keys.items() if key.isChecked())

    def choose(self, codes: Iterable[str]) -> None:
        """Show what is in force."""
        on = frozenset(codes)
        for code, key in self.keys.items():
            key.setChecked(code in on)


class HouseholdsPage(QWidget):
    """Three pages of lines; each change is written at once and holds from the next scan on."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self.rules, self.quota = PassRules(), QuotaRule()
        self.tabs = ChoiceRow([], ButtonSize.SMALL, gap=8)
        self._stack = QStackedWidget()
        self._pages = {code: Page() for code in (_PASSES, _OUTINGS, _EXEMPT)}
        self.tabs.chosen.connect(self.open)
        box = layouts.column(self, gap=16)
        box.addWidget(self.tabs)
        box.addWidget(self._stack, 1)
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._add_lines()
        self.retranslate()
        self.open(_PASSES)

    def _add_lines(self) -> None:
        passes, outings, exempt = self._pages.values()
        self.one_per = passes.line(lambda code: self._change_rules(one_per=OnePer(code)))
        self.most = passes.line(lambda code: self._change_rules(most_per_household=int(code)))
        self.on = outings.line(lambda code: self._change(on=code == ON))
        self.days = outings.line(lambda code: self._change(window_days=int(code)))
        self.persons = outings.line(lambda code: self._change(persons=int(code)))
        self.outings = outings.line(lambda code: self._change(outings=int(code)))
        self.hours = outings.line(lambda code: self._change(minutes_outside=int(code) * 60))
        self.categories = Ticks(_CATEGORIES, self._ticked)
        self.reasons = Ticks(OutingReason, self._ticked)
        exempt.box.addWidget(self.categories)
        exempt.box.addWidget(self.reasons)
        self.dates = exempt.text_line(2, self._dated)
        for page in self._pages.values():
            page.end()

    def open(self, code: str) -> None:
        """Show one of the pages."""
        self.tabs.choose(code)
        self._stack.setCurrentWidget(self._pages[code])

    # -- reading and writing

    def load(self) -> None:
        """Read what is in force."""
        services, jobs = self._context.services, self._context.jobs
        jobs.submit(services.pass_rules.current, self._show_rules, self._failed)
        jobs.submit(services.quota.rule, self._show_quota, self._failed)

    def _show_rules(self, rules: PassRules) -> None:
        self.rules = rules
        self.one_per.choose(rules.one_per.value)
        self.most.choose(str(rules.most_per_household))
        self.most.setEnabled(rules.one_per is not OnePer.HOUSEHOLD)

    def _show_quota(self, rule: QuotaRule) -> None:
        self.quota = rule
        self.on.choose(ON if rule.on else OFF)
        self.days.choose(str(rule.window_days))
        self.persons.choose(str(rule.persons))
        self.outings.choose(str(rule.outings))
        hours = f"{rule.minutes_outside / 60:g}"
        self.hours.choose(hours, self.tr("%1 h").replace("%1", hours))
        self.categories.choose(rule.exempt_categories)
        self.reasons.choose(rule.exempt_reasons)
        self.dates.show_texts(*(day.isoformat() if day else "" for day in (rule.first, rule.last)))
        self._name_dates()

    def _change_rules(self, **changes: object) -> None:
        seen = self.rules
        self.rules = rules = replace(seen, **changes)  # type: ignore[arg-type]
        save = self._context.services.pass_rules.save
        task = partial(save, rules, self._context.officer(), seen)
        self._context.jobs.submit(task, self._show_rules, self._failed)

    def _change(self, **changes: object) -> None:
        seen = self.quota
        self.quota = rule = replace(seen, **changes)  # type: ignore[arg-type]
        save = self._context.services.quota.save
        task = partial(save, rule, self._context.officer(), seen)
        self._context.jobs.submit(task, self._show_quota, self._failed)

    def _ticked(self) -> None:
        kept = self.quota.exempt_categories - frozenset(_CATEGORIES)
        categories = kept | frozenset(map(Category, self.categories.codes()))
        reasons = frozenset(map(OutingReason, self.reasons.codes()))
        self._change(exempt_categories=categories, exempt_reasons=reasons)

    def _dated(self, texts: tuple[str, ...]) -> None:
        days: list[date | None] = []
        for text in texts:
            day = read_day(text) if text.strip() else None
            if day is None and text.strip():
                self.dates.complain(self._context.words().error("invalid_date"))
                return
            days.append(day)
        self._change(first=days[0], last=days[1])

    def _failed(self, error: KnownError) -> None:
        """Say why, and show what is in force instead of what was not kept."""
        self.load()
        self._context.announce(self._context.words().error(error.code, **error.params))

    # -- words

    def retranslate(self) -> None:
        """Write the page's words."""
        words, chosen = self._context.words(), self.tabs.code()
        self.tabs.set_choices(
            [
                Choice(_PASSES, self.tr("Passes of a household")),
                Choice(_OUTINGS, self.tr("Going out")),
                Choice(_EXEMPT, self.tr("What does not count")),
            ]
        )
        self.tabs.setAccessibleName(self.tr("Rules of a household"))
        self.tabs.choose(chosen)
        self.one_per.say(
            self.tr("Passes at once"),
            [(one.value, words.sentence(f"one_per.{one.value}")) for one in OnePer],
            self.tr("A worker's or a car's pass does not count."),
        )
        self._numbers(self.most, self.tr("Most passes of a household"), _MOST, "%1")
        self.on.say(
            self.tr("Limit how often a household goes out"),
            ((ON, self.tr("On")), (OFF, self.tr("Off"))),
            self.tr("Nobody is ever refused the way home."),
        )
        days = self.tr("%1 days")
        windows = {n: days.replace("%1", str(n)) for n in _WINDOWS} | {1: self.tr("1 day")}
        self.days.say(
            self.tr("Counted over so many calendar days"),
            [(str(n), word) for n, word in windows.items()],
        )
        self._numbers(self.persons, self.tr("People who may go out"), _PERSONS, "%1")
        self._numbers(self.outings, self.tr("Times to go out"), _OUTINGS_MOST, "%1")
        self._numbers(self.hours, self.tr("Back within"), _HOURS, self.tr("%1 h"))
        names = {one.value: words.category(one.value) for one in _CATEGORIES}
        self.categories.say(self.tr("These passes do not count"), names)
        reasons = {one.value: words.sentence(f"outing_reason.{one.value}") for one in OutingReason}
        self.reasons.say(self.tr("These reasons do not count"), reasons)
        self._name_dates()
        self._show_rules(self.rules)
        self._show_quota(self.quota)

    def _name_dates(self) -> None:
        self.dates.say(
            self.tr("In force"),
            (self.tr("First day"), self.tr("Last day")),
            self.tr("Both days included; empty is open."),
        )

    def _numbers(self, line: SettingLine, word: str, numbers: Iterable[int], pattern: str) -> None:
        no_limit = self.tr("No limit")
        line.say(
            word,
            [(str(n), pattern.replace("%1", str(n)) if n else no_limit) for n in numbers],
        )
