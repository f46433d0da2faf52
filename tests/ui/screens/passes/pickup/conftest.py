"""The pick-up desk on a real booth: what is shown is checked against what was stored."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gangting.booth import Booth, BoothRef, NewBooth, Where, create_booth, open_booth
from gangting.domain.actors import Officer
from gangting.domain.entry_pass import EntryPass
from gangting.domain.passes import Category, PassAction
from gangting.host import paths
from gangting.services.pass_values import IssueRequest
from gangting.ui.context import Context
from gangting.ui.jobs import ManualJobs
from gangting.ui.language import CHINESE, ENGLISH, Language
from gangting.ui.screens.passes.pickup.screen import PickupScreen
from gangting.ui.theme import Theme
from gangting.wording.words import Words


@dataclass
class Desk:
    """The screen in a tester's hands; counts the taps."""

    screen: PickupScreen
    booth: Booth
    jobs: ManualJobs
    clock: object
    officer: Officer
    gone_to: list[str]
    language: Language
    taps: int = 0

    @property
    def page(self):
        return self.screen.page

    @property
    def passes(self):
        return self.booth.services.passes

    def settle(self) -> None:
        """Let the lanes answer."""
        self.jobs.drain()
        QApplication.processEvents()

    def tap(self, key) -> None:
        """Touch a key that is seen and can be touched."""
        assert key.isVisibleTo(self.screen), key.text()
        assert key.isEnabled(), key.text()
        self.taps += 1
        key.click()
        self.settle()

    def tap_row(self, number: int) -> None:
        """Touch a row of the list."""
        self.taps += 1
        self.page.table.pressed.emit(self.page.table.rows[number].key, 0)
        self.settle()

    def scan(self, text: str) -> bool:
        """Hold a card under the scanner."""
        taken = self.screen.take_scan(text)
        self.settle()
        return taken

    def write(self, text: str) -> None:
        """Write into the field, a key at a time."""
        for end in range(1, len(text) + 1):
            self.page.search.set_text(text[:end])
            self.settle()

    def printed(self, name: str, room: str, phone: str = "") -> EntryPass:
        """Make a card that waits to be collected."""
        request = IssueRequest(name, room, Category.RESIDENT, phone)
        made = self.passes.issue(request, self.officer).entry_pass
        return self.passes.act(made.serial, PassAction.PRINT_DONE, self.officer).entry_pass

    def state(self, one: EntryPass) -> str:
        """Read a pass's state from the books."""
        return self.passes.show(one.serial).entry_pass.state.value

    def front(self):
        """Give the page on the right."""
        return self.page.right.currentWidget()


class _DayBefore:
    def now(self) -> datetime:
        return datetime(2026, 11, 20, 6, 0, tzinfo=UTC)

    def monotonic(self) -> float:
        return 1.0


@pytest.fixture(scope="session")
def bare_booth(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set up a booth without passes."""
    folder = tmp_path_factory.mktemp("pickup") / "booth"
    new = NewBooth("晴川里小区", "南门岗", "010-63330000")
    create_booth(Where(folder), new, BoothRef(0, 48), _DayBefore()).close()
    return folder


@pytest.fixture
def desk(
    qtbot: QtBot,
    theme_of: Theme,
    language: Language,
    jobs: ManualJobs,
    bare_booth: Path,
    clock,
    tmp_path: Path,
) -> Iterator[Desk]:
    """Stand at the first point."""
    shutil.copytree(bare_booth, tmp_path / "booth")
    booth = open_booth(Where(tmp_path / "booth"), clock)
    officer = booth.services.officers.command_line()
    folder = paths.resources_dir() / "wording"
    words = {code: Words(code, folder) for code in (CHINESE, ENGLISH)}
    gone_to: list[str] = []
    context = Context(
        services=booth.services,
        jobs=jobs,
        words=lambda: words[language.code],
        officer=lambda: officer,
        now=clock.now,
        zone=lambda: "Asia/Shanghai",
        go=gone_to.append,
        show_outcome=lambda _outcome: None,
        announce=lambda _sentence: None,
    )
    screen = PickupScreen(context)
    qtbot.addWidget(screen)
    screen.resize(1270, 680)
    screen.show()
    qtbot.waitExposed(screen)
    screen.on_enter()
    made = Desk(screen, booth, jobs, clock, officer, gone_to, language)
    made.settle()
    yield made
    screen.on_leave()
    screen.hide()
    jobs.drain()
    booth.close()
