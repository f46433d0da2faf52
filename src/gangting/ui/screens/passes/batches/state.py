"""What the batch printing shows, from what is known."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from uuid import UUID

from gangting.domain.actors import Officer
from gangting.domain.passes import Category
from gangting.domain.printing import TWO_SIDED, BatchState, CardState, per_sheet
from gangting.services.batches import BatchLine, BatchView
from gangting.services.pass_values import PassView
from gangting.ui.screens.passes.said import SILENT, Said


PDF = ""
"""Stands where a printer's name stands: a file instead of paper."""


class Stage(StrEnum):
    """What a run asks of whoever looks at it."""

    RUNNING = "running"
    TURN = "turn"
    UNSURE = "unsure"
    TO_GO_ON = "to_go_on"
    DONE = "done"
    CANCELLED = "cancelled"


class Ask(StrEnum):
    """What the number keys are for."""

    NOTHING = ""
    LAST_GOOD = "last_good"
    FROM = "from"
    TO = "to"
    CANCEL = "cancel"


#: What the field handed over in a day: a longer list is printed in parts of so many.
AT_ONCE = 500


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of the waiting passes, the runs and the one in hand."""

    officer: Officer | None = None
    waiting: tuple[PassView, ...] | None = None
    left_out: frozenset[int] = frozenset()
    open: tuple[BatchLine, ...] = ()
    runs: tuple[BatchLine, ...] = ()
    printers: tuple[str, ...] | None = None
    printer: str = PDF
    layout: str = "card"
    back: bool = False
    by_hand: bool = True
    """Whether somebody has to turn the paper over: the printer cannot, or was not asked yet."""
    lacks: frozenset[str] = frozenset()
    """The layouts for which the printer takes no paper."""
    turning: tuple[int, ...] = ()
    """The cards whose fronts are out and wait to be turned over."""
    view: BatchView | None = None
    holders: Mapping[int, PassView] = field(default_factory=dict)
    """Whose the cards of the run in hand are, by serial, as far as they were read."""
    running: UUID | None = None
    done: int = 0
    stopping: bool = False
    busy: bool = False
    ask: Ask = Ask.NOTHING
    typed: str = ""
    first: int = 0
    said: Said = SILENT

    @property
    def chosen(self) -> tuple[int, ...]:
        """The serials to be printed, in their order."""
        serials = (view.entry_pass.serial for view in self.waiting or ())
        return tuple(serial for serial in serials if serial not in self.left_out)

    @property
    def first_paper(self) -> tuple[int, ...]:
        """The serials that will stand on the first paper."""
        return self.in_order[: per_sheet(self.layout)]

    @property
    def first_ones(self) -> tuple[int, ...]:
        """The serials of as many as are printed in one go, from the top of the list."""
        return tuple(view.entry_pass.serial for view in (self.waiting or ())[:AT_ONCE])

    @property
    def with_back(self) -> bool:
        """Whether the next run prints backs as well."""
        return self.back and self.layout in TWO_SIDED

    @property
    def in_order(self) -> tuple[int, ...]:
        """The serials as they are printed.

        By door; where stacks are turned over by hand, kind by kind, so that the stacks are large.
        """
        if not self.with_back or not self.by_hand or self.printer == PDF:
            return self.chosen
        kinds = list(Category)
        category = {v.entry_pass.serial: v.entry_pass.category for v in self.waiting or ()}
        return tuple(sorted(self.chosen, key=lambda serial: kinds.index(category[serial])))

    @property
    def stage(self) -> Stage:
        """Where the run in hand stands."""
        assert self.view is not None
        if self.running == self.view.batch.id:
            return Stage.TURN if self.turning else Stage.RUNNING
        if self.view.batch.state is BatchState.CANCELLED:
            return Stage.CANCELLED
        if self.view.unsure:
            return Stage.UNSURE
        return Stage.TO_GO_ON if self.view.batch.state.open else Stage.DONE

    @property
    def can_reprint(self) -> bool:
        """Whether the run in hand has a card that came out."""
        view = self.view
        return (
            view is not None
            and self.running is None
            and view.batch.state is not BatchState.CANCELLED
            and view.count(CardState.PRINTED) > 0
        )
