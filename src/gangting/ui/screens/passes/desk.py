"""The pass in hand at work: reading it, drawing its card, changing it."""

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.pass_rules import RULE_ERRORS
from gangting.domain.passes import PassAction, PassState
from gangting.services.pass_values import PassView, Printable
from gangting.ui.context import Context
from gangting.ui.jobs import Lane
from gangting.ui.screens.passes.knowing import Knowing
from gangting.ui.screens.passes.naming import may_issue, sees_names, trouble_word
from gangting.ui.screens.passes.panel_state import PanelFacts
from gangting.ui.screens.passes.printing import Printing, pages_drawn
from gangting.ui.screens.passes.values import ACTIONS, NO_CHOICE, REASONS, Act, Mode, Notice
from gangting.ui.screens.passes.wordbook import act_done, reissued_suspended
from gangting.ui.screens.passes.work import Chosen, PassWork
from gangting.ui.theme import Tone


class Desk(Knowing[PanelFacts]):
    """Holds one pass. What is done to it is written at once and then read again."""

    written = Signal()
    """The books changed: the list is to be read again."""
    drawn = Signal(object)
    """The pictures of the card: its front, and its back where that is printed."""

    def __init__(
        self, context: Context, work: PassWork, printing: Printing, parent: QObject
    ) -> None:
        super().__init__(PanelFacts(), parent)
        self._context = context
        self._jobs = context.jobs
        self._work = work
        self._printing = printing
        self._printable: Printable | None = None
        self._wanted: int | None = None
        self._room = (1, 1)
        self._drawing = 0

    @property
    def printable(self) -> Printable | None:
        """What the card says; None until it was read."""
        return self._printable

    # -- which pass

    def set_officer(self, officer: Officer | None) -> None:
        """Look with this officer's eyes; what was being asked is let go."""
        if officer != self._facts.officer:
            self.change(officer=officer, mode=Mode.FACTS, intent=None, notice=None)
            self.draw()

    def choose(self, serial: int, notice: Notice | None = None) -> None:
        """Take a pass in hand."""
        if serial != self._facts.serial:
            self._printable = None
            self.change(mode=Mode.FACTS, intent=None, notice=None)
            self.drawn.emit(())
        self._wanted = serial
        self._jobs.submit(
            partial(self._work.chosen, serial), partial(self._chosen, notice), self._not_read
        )

    def read_again(self) -> None:
        """Read the pass in hand anew."""
        if self._facts.serial is not None:
            self.choose(self._facts.serial, self._facts.notice)

    def let_go(self) -> None:
        """Have no pass in hand."""
        self._wanted = None
        self._printable = None
        self.change(view=None, mode=Mode.FACTS, intent=None, notice=None, busy=False)
        self.drawn.emit(())

    def _chosen(self, notice: Notice | None, chosen: Chosen) -> None:
        serial = chosen.view.entry_pass.serial
        if serial != self._wanted:
            return
        self._printable = chosen.printable
        again = serial == self._facts.serial
        self.change(
            view=chosen.view,
            officers=chosen.officers,
            mode=self._facts.mode if again else Mode.FACTS,
            intent=self._facts.intent if again else None,
            notice=notice,
        )
        self.draw()

    def _not_read(self, error: KnownError) -> None:
        self.change(notice=self.trouble(error), busy=False)

    # -- its card

    def set_room(self, width_px: int, height_px: int) -> None:
        """Draw the card for this room from now on."""
        if (width_px, height_px) != self._room:
            self._room = (width_px, height_px)
            self.draw()

    def draw(self) -> None:
        """Draw the card off the screen; a clerk only sees whole names, so others see no card."""
        self._drawing += 1
        if self._printable is None or not sees_names(self._facts.officer):
            self.drawn.emit(())
            return
        choice = self._facts.choice if self._facts.mode is Mode.PRINT else NO_CHOICE
        self._jobs.submit(
            partial(
                pages_drawn,
                self._printing,
                (self._printable,),
                choice.layout,
                self._room,
                back=choice.with_back,
            ),
            partial(self._drawn, self._drawing),
            self._not_drawn,
            lane=Lane.LONG,
        )

    def _drawn(self, drawing: int, images: tuple[QImage, ...]) -> None:
        if drawing == self._drawing:
            self.drawn.emit(images)

    def _not_drawn(self, error: KnownError) -> None:
        self.drawn.emit(())
        self.change(notice=self.trouble(error))

    # -- what is done to it

    def begin(self, act: Act) -> None:
        """Do what a key says, or ask first what it needs."""
        if act is Act.MORE:
            self.turn_to(Mode.MORE)
        elif act is Act.LIFE:
            self.turn_to(Mode.LIFE)
        elif act is Act.EXTEND:
            self.turn_to(Mode.EXTEND)
        elif act in REASONS:
            self.change(mode=Mode.REASON, intent=act, limited=False, notice=None)
        elif act in ACTIONS:
            self.do(act)

    def turn_to(self, mode: Mode) -> None:
        """Use the panel for something else."""
        before = self._facts.mode
        self.change(mode=mode, intent=None, limited=False, notice=None)
        if Mode.PRINT in {before, mode}:
            self.draw()

    def do(self, act: Act, reason: str = "", until: date | None = None) -> None:
        """Write it down; nothing is written twice, however often the key is touched."""
        serial, officer = self._facts.serial, self._facts.officer
        if serial is None or officer is None or self._facts.busy or not may_issue(officer):
            return
        self.change(busy=True)
        limited = self._facts.limited
        self._jobs.submit(
            partial(self._work.act, serial, ACTIONS[act], officer, reason, until, limited=limited),
            partial(self._done, act),
            self._not_done,
        )

    def came_out(self, serial: int) -> None:
        """Note that a card came out of the printer well; asked again where that fails."""
        officer, view = self._facts.officer, self._facts.view
        if view is None or officer is None or serial not in self._facts.asking:
            return
        asking = tuple(one for one in self._facts.asking if one != serial)
        if view.entry_pass.state not in {PassState.APPLIED, PassState.PRINTED}:
            # A card in use that was printed again: its pass stays as it is.
            self.change(asking=asking, notice=Notice(act_done(Act.REPRINT)))
            return
        self.change(asking=asking, busy=True)
        self._jobs.submit(
            partial(self._work.act, serial, PassAction.PRINT_DONE, officer),
            partial(self._done, Act.PRINT),
            partial(self._not_noted, serial),
        )

    def saved(self, act: Act, paths: tuple[Path, ...]) -> None:
        """Say where the card was saved."""
        names = ", ".join(path.name for path in paths)
        self.change(mode=Mode.FACTS, notice=Notice(act_done(act).replace("%1", names)))

    def trouble(self, error: KnownError) -> Notice:
        """Say what could not be done."""
        return Notice(trouble_word(error.code, error.params, self._context.words()), Tone.STOP)

    def _done(self, act: Act, view: PassView) -> None:
        serial = view.entry_pass.serial
        self.written.emit()
        if serial != self._facts.serial:
            self.change(busy=False)
            return
        held = view.entry_pass.state is PassState.SUSPENDED
        notice = Notice(reissued_suspended() if act is Act.REISSUE and held else act_done(act))
        self.change(busy=False, mode=Mode.FACTS, intent=None, limited=False)
        self.change(view=view, notice=notice)
        self.choose(serial, notice)

    def _not_done(self, error: KnownError) -> None:
        limited = error.code in RULE_ERRORS
        self.change(busy=False, limited=limited, notice=self.trouble(error))
        if error.code == "wrong_state":  # somebody else was quicker
            self.change(mode=Mode.FACTS, intent=None)
            self.read_again()
            self.written.emit()

    def _not_noted(self, serial: int, error: KnownError) -> None:
        self.change(asking=(*self._facts.asking, serial))
        self._not_done(error)
