"""What is known while many passes are extended, as frozen values."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from gangting.domain.actors import Officer
from gangting.domain.entry_pass import EntryPass
from gangting.services.pass_values import PassView
from gangting.ui.screens.passes.said import SILENT, Said


class Which(StrEnum):
    """Which passes are offered, by their last day."""

    OVER = "over"
    SOON = "soon"
    ALL = "all"

    def by(self, today: date) -> date | None:
        """Return the latest last day; None where every day is."""
        if self is Which.ALL:
            return None
        return today + SOON if self is Which.SOON else today - timedelta(days=1)


SOON = timedelta(days=30)
#: From so many on it is asked first: there is no way back to so many different days.
ASK_FROM = 50


@dataclass(frozen=True, slots=True)
class Facts:
    """The passes offered, those left out, and the holders of those that were looked at."""

    officer: Officer | None = None
    which: Which = Which.SOON
    passes: tuple[EntryPass, ...] | None = None
    left_out: frozenset[int] = frozenset()
    views: Mapping[int, PassView] = field(default_factory=dict)
    offset: int = 0
    limit: int = 1
    until: date | None = None
    asking: bool = False
    """Whether it is being asked if so many are meant."""
    busy: bool = False
    said: Said = SILENT

    @property
    def page(self) -> tuple[EntryPass, ...]:
        """The passes of the page in front."""
        return (self.passes or ())[self.offset : self.offset + self.limit]

    @property
    def ticked(self) -> tuple[EntryPass, ...]:
        """Those that are not left out."""
        return tuple(one for one in self.passes or () if one.serial not in self.left_out)

    @property
    def chosen(self) -> tuple[int, ...]:
        """The serials to be extended: a pass that is good for longer is never cut short."""
        until = self.until
        if until is None:
            return ()
        return tuple(one.serial for one in self.ticked if one.valid_until < until)
