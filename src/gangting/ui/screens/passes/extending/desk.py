"""Many passes at work: reading which end when, and writing their new last day at once."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from gangting.domain.actors import Officer
from gangting.domain.entry_pass import EntryPass
from gangting.domain.errors import KnownError
from gangting.services.pass_values import PassView
from gangting.ui.context import Context
from gangting.ui.screens.passes.extending.values import ASK_FROM, Facts, Which
from gangting.ui.screens.passes.knowing import Knowing
from gangting.ui.screens.passes.naming import may_issue
from gangting.ui.screens.passes.said import SILENT, Said, trouble
from gangting.ui.theme import Tone


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.bundle import Services


class ExtendWork:
    """What is asked of the services; everything here runs on the store lane."""

    def __init__(self, services: "Services") -> None:
        self._services = services

    def ending(self, by: date | None) -> tuple[EntryPass, ...]:
        """Return what can be extended."""
        return self._services.passes.ending(by)

    def views(self, serials: Sequence[int]) -> tuple[PassView, ...]:
        """Return passes with their holders."""
        return self._services.passes.views(serials)

    def extend(
        self, serials: Sequence[int], until: date, officer: Officer
    ) -> tuple[EntryPass, ...]:
        """Give all of them this last day, or none."""
        return self._services.passes.extend_many(serials, until, officer)


class ExtendDesk(Knowing[Facts]):
    """Holds what is offered and chosen; holders are read for the page in front only."""

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(Facts(), parent)
        self._context, self._jobs = context, context.jobs
        self._work = ExtendWork(context.services)

    # -- reading

    def open(self, officer: Officer | None, today: date) -> None:
        """Begin for this officer, with what ends soon."""
        self.change(officer=officer, said=SILENT)
        self.choose(self._facts.which, today)

    def choose(self, which: Which, today: date) -> None:
        """Offer these; all of them are ticked."""
        self.change(which=which, passes=None, left_out=frozenset(), offset=0, asking=False)
        task = partial(self._work.ending, which.by(today))
        self._jobs.submit(task, partial(self._read, which), self._failed)

    def _read(self, which: Which, passes: tuple[EntryPass, ...]) -> None:
        if which is self._facts.which:
            self.change(passes=passes, views={})
            self._read_page()

    def turn_to(self, offset: int, limit: int) -> None:
        """Show the page that begins here."""
        self.change(offset=offset, limit=limit)
        self._read_page()

    def _read_page(self) -> None:
        wanted = tuple(p.serial for p in self._facts.page if p.serial not in self._facts.views)
        if wanted:
            self._jobs.submit(partial(self._work.views, wanted), self._named, self._failed)

    def _named(self, views: tuple[PassView, ...]) -> None:
        known = {view.entry_pass.serial: view for view in views}
        self.change(views={**self._facts.views, **known})

    # -- choosing and doing

    def tick(self, serial: int) -> None:
        """Take this one or leave it out."""
        self.change(left_out=self._facts.left_out ^ {serial}, said=SILENT, asking=False)

    def tick_all(self, *, wanted: bool) -> None:
        """Take all of them, or none yet."""
        serials = (one.serial for one in self._facts.passes or ())
        left_out = frozenset() if wanted else frozenset(serials)
        self.change(left_out=left_out, said=SILENT, asking=False)

    def set_until(self, day: date | None) -> None:
        """Know the new last day."""
        if day != self._facts.until:
            self.change(until=day, said=SILENT, asking=False)

    @property
    def may_act(self) -> bool:
        """Whether whoever is on duty may extend, and nothing is on its way."""
        return may_issue(self._facts.officer) and not self._facts.busy

    def extend(self, today: date) -> None:
        """Write it down, all or none; nothing is written twice, and many only when asked."""
        facts, officer = self._facts, self._facts.officer
        if not facts.chosen or facts.until is None or officer is None or not self.may_act:
            return
        if len(facts.chosen) >= ASK_FROM and not facts.asking:
            self.change(asking=True, said=SILENT)
            return
        self.change(busy=True, asking=False, said=SILENT)
        self._jobs.submit(
            partial(self._work.extend, facts.chosen, facts.until, officer),
            partial(self._done, today),
            partial(self._not_done, today),
        )

    def leave(self) -> None:
        """Extend none of them after all."""
        self.change(asking=False)

    def _done(self, today: date, passes: tuple[EntryPass, ...]) -> None:
        until = passes[0].valid_until.isoformat()
        said = Said("extended", Tone.OK, (("count", len(passes)), ("until", until)))
        self.change(busy=False, said=said)
        self.choose(self._facts.which, today)

    def _not_done(self, today: date, error: KnownError) -> None:
        self._failed(error)
        if error.code == "cannot_extend":  # somebody else was quicker: show them as they are
            left_out = self._facts.left_out
            self.choose(self._facts.which, today)
            self.change(left_out=left_out)

    def _failed(self, error: KnownError) -> None:
        self.change(busy=False, said=trouble(error))
