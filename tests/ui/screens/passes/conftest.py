"""A pass screen on a real booth: what is shown is checked against what was stored."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from argon2 import PasswordHasher
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gangting.app.printing import CardPrinting
from gangting.booth import Booth, BoothRef, NewBooth, Where, create_booth, open_booth
from gangting.documents.values import Document
from gangting.domain.actors import Officer, Role
from gangting.domain.entry_pass import EntryPass
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction
from gangting.host import paths
from gangting.services.officers import Officers
from gangting.services.pass_values import IssueRequest
from gangting.ui.context import Context
from gangting.ui.jobs import ManualJobs
from gangting.ui.language import CHINESE, ENGLISH, Language
from gangting.ui.screens.passes.panel import PassPanel
from gangting.ui.screens.passes.printing import Ability
from gangting.ui.screens.passes.screen import PassesScreen
from gangting.ui.screens.passes.values import Act
from gangting.ui.theme import Theme
from gangting.wording.words import Words


@dataclass
class Paper:
    """A print service that keeps what it was given, and can run out of paper."""

    names: tuple[str, ...] = ("CardPrinter", "Laser")
    printed: list[tuple[str, str, int]] = field(default_factory=list)
    broken: bool = False
    turns: bool = False
    lacks: frozenset[str] = frozenset()

    def print_document(
        self,
        document: Document,
        printer: str,
        title: str,
        on_page: Callable[[int], None],
        sides: object,
    ) -> None:
        """Print, page by page."""
        if self.broken:
            raise KnownError("printer_failed", printer=printer)
        for page in range(document.page_count):
            on_page(page + 1)
        self.printed.append((printer, title, document.page_count))


class PaperPrinting(CardPrinting):
    """The real drawing and saving, on printers of paper."""

    def __init__(self, jobs: ManualJobs, paper: Paper) -> None:
        super().__init__(jobs, print_document=paper.print_document)
        self._paper = paper

    def printers(self) -> tuple[str, ...]:
        return self._paper.names

    def ability(self, printer: str) -> Ability:
        return Ability(self._paper.turns, self._paper.lacks)


@dataclass
class Desk:
    """The screen in a tester's hands."""

    screen: PassesScreen
    booth: Booth
    jobs: ManualJobs
    clock: object
    people: dict[str, Officer]
    on_duty: list[Officer]
    paper: Paper
    folder: Path
    asked_names: list[str] = field(default_factory=list)

    @property
    def panel(self) -> PassPanel:
        return self.screen.list.panel

    @property
    def passes(self):
        return self.booth.services.passes

    def settle(self) -> None:
        """Let the lanes answer."""
        self.jobs.drain()

    def begin(self, who: str) -> None:
        """Put somebody on duty."""
        self.on_duty[:] = [self.people[who]]
        self.screen.refresh()
        self.settle()

    def choose(self, one: EntryPass) -> None:
        """Touch a row."""
        self.screen.choose(one.serial)
        self.settle()

    def press(self, act: Act) -> None:
        """Touch a key of the panel; it must be there and be seen."""
        button = self.panel.facts.keys.button(act)
        if button is None or self.panel.more.isVisibleTo(self.panel):
            button = self.panel.more.keys.button(act)
        assert button is not None, f"no key {act}"
        button.click()
        self.settle()

    def more(self, act: Act) -> None:
        """Touch a key behind "more"."""
        self.press(Act.MORE)
        self.press(act)

    def offered(self) -> set[Act]:
        """Tell which keys there are."""
        keys = self.panel.facts.keys
        found = {act for act in Act if keys.button(act) is not None}
        return found | {act for act in Act if self.panel.more.keys.button(act) is not None}

    def state(self, one: EntryPass) -> str:
        """Read a pass's state from the books."""
        return self.passes.show(one.serial).entry_pass.state.value

    def notice(self) -> str:
        """Read the sentence on the panel."""
        return self.panel.notice.text() if self.panel.notice.isVisibleTo(self.panel) else ""

    def rows(self) -> list[tuple[str, ...]]:
        """Read the list."""
        return [tuple(cell.text for cell in row.cells) for row in self.screen.list.table.rows]

    def issue(
        self,
        name: str,
        room: str = "3-2-501",
        category: Category = Category.RESIDENT,
        *,
        until: date | None = None,
        plate: str = "",
        phone: str = "",
        steps: tuple[PassAction, ...] = (),
    ) -> EntryPass:
        """Issue a pass past the screen, and lead it some steps through its life."""
        request = IssueRequest(name, room, category, phone, plate, until)
        officer = self.people["clerk"]
        made = self.passes.issue(request, officer).entry_pass
        for step in steps:
            self.passes.act(made.serial, step, officer)
        return self.passes.show(made.serial).entry_pass

    def shown(self, widget) -> bool:
        """Tell whether something is on the page in front."""
        return widget.isVisibleTo(self.screen)


class DayBefore:
    """A clock that stands still a day before the tests begin."""

    def now(self) -> datetime:
        return datetime(2026, 11, 20, 6, 0, tzinfo=UTC)

    def monotonic(self) -> float:
        return 1.0


@pytest.fixture(scope="session")
def ready_booth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set up one practice booth with its officers; every test gets a copy of it."""
    folder = tmp_path_factory.mktemp("passes") / "booth"
    new = NewBooth("晴川里小区", "南门岗", "010-63330000")
    made = create_booth(Where(folder), new, BoothRef(0, 48), DayBefore())
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    officers = Officers(made.services.database, made.services.hands, quick)
    leader = officers.add("周岚", Role.LEADER, "9182", None)
    officers.add("林一", Role.PASS_CLERK, "5820", leader)
    officers.add("何田", Role.VOLUNTEER, "5821", leader)
    officers.add("白露", Role.OBSERVER, "5822", leader)
    made.close()
    return folder


@pytest.fixture
def booth(ready_booth: Path, tmp_path: Path, clock) -> Iterator[Booth]:
    """Open a booth of its own."""
    shutil.copytree(ready_booth, tmp_path / "booth")
    made = open_booth(Where(tmp_path / "booth"), clock)
    yield made
    made.close()


@pytest.fixture
def desk(
    qtbot: QtBot,
    theme_of: Theme,
    language: Language,
    jobs: ManualJobs,
    booth: Booth,
    clock,
    tmp_path: Path,
) -> Iterator[Desk]:
    """Seat a pass clerk before the screen, in Chinese."""
    names = {"周岚": "leader", "林一": "clerk", "何田": "volunteer", "白露": "observer"}
    people = {names[one.name]: one for one in booth.services.officers.active()}
    on_duty = [people["clerk"]]
    folder = paths.resources_dir() / "wording"
    words = {code: Words(code, folder) for code in (CHINESE, ENGLISH)}
    context = Context(
        services=booth.services,
        jobs=jobs,
        words=lambda: words[language.code],
        officer=lambda: on_duty[0],
        now=clock.now,
        zone=lambda: "Asia/Shanghai",
        go=lambda _name: None,
        show_outcome=lambda _outcome: None,
        announce=lambda _sentence: None,
    )
    paper, asked = Paper(), []

    def ask_path(name, then) -> None:
        asked.append(name)
        then(tmp_path / name)

    screen = PassesScreen(context, PaperPrinting(jobs, paper), ask_path)
    qtbot.addWidget(screen)
    made = Desk(screen, booth, jobs, clock, people, on_duty, paper, tmp_path, asked)
    screen.resize(1270, 708)
    screen.show()
    qtbot.waitExposed(screen)
    QApplication.processEvents()
    screen.list.panel.picture.room_changed.emit()
    jobs.drain()
    yield made
    screen.hide()
