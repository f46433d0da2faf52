"""A gate screen on a real booth: what is shown is checked against what was stored."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gangting.booth import Booth, Where, create_booth, open_booth
from gangting.domain.actors import Officer, Role
from gangting.domain.entry_pass import EntryPass
from gangting.domain.passes import Category, PassAction
from gangting.host import paths
from gangting.services.gate.outcome import GateOutcome
from gangting.services.pass_values import IssueRequest
from gangting.services.setup import NewBooth
from gangting.services.visit_forms import VisitForm
from gangting.storage.unit_of_work import BoothRef
from gangting.ui.context import Context
from gangting.ui.jobs import ManualJobs
from gangting.ui.language import CHINESE, ENGLISH, Language
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.screens.gate.values import Action, PanelState
from gangting.ui.theme import Theme
from gangting.wording.words import Words


OPENED = datetime(2026, 11, 20, 6, 0, tzinfo=UTC)


class FakeClock:
    """A clock that stands still; the tests' own is not at hand for a session's fixture."""

    def __init__(self, start: datetime) -> None:
        self._now = start

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return 1.0


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
        plate: str = "",
    ) -> tuple[EntryPass, str]:
        """Issue a pass, and give its code."""
        passes, officer = self.booth.services.passes, self.people["leader"]
        request = IssueRequest(name, room, category, phone, plate)
        made = passes.issue(request, officer).entry_pass
        if active:
            passes.act(made.serial, PassAction.PRINT_DONE, officer)
            passes.act(made.serial, PassAction.COLLECT, officer)
        found = passes.show(made.serial).entry_pass
        return found, passes.code(found)

    def lost_card(self, name: str, room: str) -> tuple[EntryPass, str]:
        """Issue a pass that is then reported lost, and give the old card's code."""
        made, code = self.pass_of(name, room, phone="13512340000")
        leader = self.people["leader"]
        self.booth.services.passes.act(made.serial, PassAction.REPORT_LOST, leader)
        return made, code

    def visitor(self, name: str, phone: str, room: str) -> GateOutcome:
        """Register a visitor as the visitor screen does."""
        form = VisitForm(name, phone, host_room=room, consent_by="住户")
        return self.booth.services.visits.register_visitor(form, self.people["leader"])


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, Officer]]:
    """Set a practice booth up once; every test works on a copy of it."""
    folder = tmp_path_factory.mktemp("gate") / "booth"
    new = NewBooth("晴川里小区", "南门岗")
    booth = create_booth(Where(folder), new, BoothRef(0, 1), FakeClock(OPENED))
    officers = booth.services.officers
    leader = officers.add("周岚", Role.LEADER, "9182", None)
    volunteer = officers.add("林一", Role.VOLUNTEER, "5820", leader)
    booth.close()
    return folder, {"leader": leader, "volunteer": volunteer}


@pytest.fixture
def booth(template: tuple[Path, dict[str, Officer]], tmp_path: Path, clock) -> Iterator[Booth]:
    """Open a booth of the test's own."""
    shutil.copytree(template[0], tmp_path / "booth")
    made = open_booth(Where(tmp_path / "booth"), clock)
    yield made
    made.close()


@pytest.fixture
def gate(
    qtbot: QtBot,
    theme_of: Theme,
    language: Language,
    jobs: ManualJobs,
    booth: Booth,
    template: tuple[Path, dict[str, Officer]],
    clock,
) -> Iterator[Gate]:
    """Stand a volunteer at the gate screen, in Chinese."""
    people = template[1]
    on_duty = [people["volunteer"]]
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
