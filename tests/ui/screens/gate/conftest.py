"""A gate screen on a real booth: what is shown is checked against what was stored."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gangting.booth import Booth, Where, create_booth
from gangting.domain.actors import Officer, Role
from gangting.domain.entry_pass import EntryPass
from gangting.domain.passes import Category, PassAction
from gangting.host import paths
from gangting.services.passes import IssueRequest
from gangting.services.setup import NewBooth
from gangting.storage.unit_of_work import BoothRef
from gangting.ui.context import Context
from gangting.ui.jobs import ManualJobs
from gangting.ui.language import CHINESE, ENGLISH, Language
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.screens.gate.values import Action, PanelState
from gangting.ui.theme import Theme
from gangting.wording.words import Words


@dataclass
class Gate:
    """The screen in a tester's hands."""

    screen: GateScreen
    booth: Booth
    jobs: ManualJobs
    clock: object
    people: dict[str, Officer]
    on_duty: list[Officer]
    sounds: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    announced: list[str] = field(default_factory=list)
    opened: list[str] = field(default_factory=list)

    @property
    def panel(self) -> PanelState:
        """What the panel says."""
        state = self.screen.verdict.state
        assert state is not None
        return state

    def settle(self) -> None:
        """Let the lane answer."""
        self.jobs.drain()

    def scan(self, text: str) -> None:
        """Hold a card to the scanner and wait for the answer."""
        self.screen.handle_scan(text)
        self.settle()

    def type(self, digits: str) -> None:
        """Press digits on the keypad."""
        for digit in digits:
            self.screen.desk_card.keypad.typed.emit(digit)

    def pass_time(self, seconds: float) -> None:
        """Let time pass, in the steps of the screen's timer."""
        self.clock.advance(seconds)
        self.screen.panel_hand.tick()
        self.settle()

    def press(self, action: Action, **which: object) -> None:
        """Press a key of the panel."""
        self.screen.verdict.keys.press(action, **which)
        self.settle()

    def pass_of(
        self,
        name: str,
        room: str = "3-2-501",
        category: Category = Category.RESIDENT,
        *,
        active: bool = True,
        phone: str = "",
    ) -> tuple[EntryPass, str]:
        """Issue a pass, and give its code."""
        passes, officer = self.booth.services.passes, self.people["leader"]
        made = passes.issue(IssueRequest(name, room, category, phone), officer).entry_pass
        if active:
            passes.act(made.serial, PassAction.PRINT_DONE, officer)
            passes.act(made.serial, PassAction.COLLECT, officer)
        found = passes.show(made.serial).entry_pass
        return found, passes.code(found)


@pytest.fixture
def booth(tmp_path: Path, clock) -> Iterator[Booth]:
    """Set up a practice booth."""
    new = NewBooth("晴川里小区", "南门岗")
    made = create_booth(Where(tmp_path / "booth"), new, BoothRef(0, 1), clock)
    yield made
    made.close()


@pytest.fixture
def gate(
    qtbot: QtBot, theme_of: Theme, language: Language, jobs: ManualJobs, booth: Booth, clock
) -> Iterator[Gate]:
    """Stand a volunteer at the gate screen, in Chinese."""
    officers = booth.services.officers
    leader = officers.add("周岚", Role.LEADER, "9182", None)
    volunteer = officers.add("林一", Role.VOLUNTEER, "5820", leader)
    on_duty = [volunteer]
    folder = paths.resources_dir() / "wording"
    words = {code: Words(code, folder) for code in (CHINESE, ENGLISH)}
    announced: list[str] = []
    context = Context(
        services=booth.services,
        jobs=jobs,
        words=lambda: words[language.code],
        officer=lambda: on_duty[0],
        now=clock.now,
        zone=lambda: "Asia/Shanghai",
        go=lambda _name: None,
        show_outcome=lambda _outcome: None,
        announce=announced.append,
    )
    screen = GateScreen(context)
    qtbot.addWidget(screen)
    people = {"leader": leader, "volunteer": volunteer}
    made = Gate(screen, booth, jobs, clock, people, on_duty, announced=announced)
    screen.sound_wanted.connect(made.sounds.append)
    screen.say_wanted.connect(made.said.append)
    screen.open_wanted.connect(made.opened.append)
    screen.resize(1270, 708)
    screen.set_locked(False)
    screen.refresh()
    jobs.drain()
    yield made
    screen.hide()


@pytest.fixture
def shown(gate: Gate, qtbot: QtBot) -> Callable[[], Gate]:
    """Show the screen."""

    def show() -> Gate:
        gate.screen.show()
        qtbot.waitExposed(gate.screen)
        return gate

    return show
