"""Batch printing on a real booth, with a printer that can jam."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gangting.app.printing import CardPrinting
from gangting.booth import Booth, BoothRef, NewBooth, Where, create_booth, open_booth
from gangting.documents.values import Document
from gangting.domain.actors import Officer
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.domain.printing import Sides
from gangting.host import paths
from gangting.services.pass_values import IssueRequest
from gangting.ui.context import Context
from gangting.ui.jobs import ManualJobs
from gangting.ui.language import CHINESE, ENGLISH, Language
from gangting.ui.screens.passes.batches.screen import BatchesScreen
from gangting.ui.screens.passes.printing import Ability
from gangting.ui.theme import Theme
from gangting.wording.words import Words


@dataclass
class Jam:
    """A printer: what lies in its tray, and at which sheet it jams, counted from the first."""

    tray: list[str] = field(default_factory=list)
    jam_at: int = 0
    sheets: int = 0
    broken: bool = False
    jobs: int = 0
    turns_paper: bool = False
    lacks: frozenset[str] = frozenset()
    asked_of: list[object] = field(default_factory=list)
    """Which sides of the paper each job was to print on."""

    def print_document(
        self,
        document: Document,
        printer: str,
        title: str,
        on_page: Callable[[int], None],
        sides: object,
    ) -> None:
        """Print page by page; the sheet that jams is spoiled and the rest of the job is lost."""
        assert title == "Gangting"
        if self.broken:
            raise KnownError("printer_missing", printer=printer)
        self.jobs += 1
        self.asked_of.append(sides)
        for page in range(document.page_count):
            self.sheets += 1
            if self.sheets == self.jam_at:
                raise KnownError("printer_failed", printer=printer)
            self.tray.append(f"{printer}:{self.sheets}")
            on_page(page + 1)


class JamPrinting(CardPrinting):
    """The real drawing and saving, on a printer that jams; keeps which cards came out."""

    def __init__(self, jobs: ManualJobs, jam: Jam) -> None:
        super().__init__(jobs, print_document=jam.print_document)
        self.jam = jam
        self.cards: list[str] = []

    def printers(self) -> tuple[str, ...]:
        return ("Card printer",)

    def ability(self, printer: str) -> Ability:
        return Ability(self.jam.turns_paper, self.jam.lacks)

    def print(self, printables, layout, printer, sides=Sides.FRONT, *, on_page, done, failed):
        before = len(self.jam.tray)
        size = {"sheet8": 8, "sheet10": 10}.get(layout, 1)

        def settle() -> None:
            out = (len(self.jam.tray) - before) * size
            self.cards += [one.serial for one in printables[:out]]

        def all_done(pages: int) -> None:
            settle()
            done(pages)

        def not_done(error: KnownError) -> None:
            settle()
            failed(error)

        return super().print(
            printables, layout, printer, sides, on_page=on_page, done=all_done, failed=not_done
        )


@dataclass
class Desk:
    """The screen in a tester's hands."""

    screen: BatchesScreen
    booth: Booth
    jobs: ManualJobs
    officer: Officer
    printing: JamPrinting
    language: Language
    theme: Theme
    gone_to: list[str]
    folder: Path

    def settle(self) -> None:
        """Let the lanes answer."""
        self.jobs.drain()
        QApplication.processEvents()

    def press(self, key) -> None:
        """Touch a key that is seen and can be touched."""
        assert key.isVisibleTo(self.screen), key.text()
        assert key.isEnabled(), key.text()
        key.click()
        self.settle()

    def number(self, text: str) -> None:
        """Type a number and confirm it."""
        keys = self.screen.run.number.keys
        for digit in text:
            keys.typed.emit(digit)
        keys.confirmed.emit()
        self.settle()

    def states(self) -> dict[str, int]:
        """Count the cards of the run in hand by their state, as the books have them."""
        view = self.screen.desk.facts.view
        assert view is not None
        found: dict[str, int] = {}
        for card in self.booth.services.batches.show(view.batch.id).cards:
            found[card.state.value] = found.get(card.state.value, 0) + 1
        return found

    def passes(self) -> dict[str, int]:
        """Count the passes by their state."""
        return {state.value: n for state, n in self.booth.services.passes.counts().items() if n}


class _DayBefore:
    def now(self) -> datetime:
        return datetime(2026, 11, 20, 6, 0, tzinfo=UTC)

    def monotonic(self) -> float:
        return 1.0


def _made(folder: Path, count: int) -> Path:
    booth = create_booth(
        Where(folder),
        NewBooth("晴川里小区", "南门岗", "010-63330000"),
        BoothRef(0, 48),
        _DayBefore(),
    )
    officer = booth.services.officers.command_line()
    for number in range(count):
        room = f"{number // 40 + 1}-{number % 4 + 1}-{number % 10 + 1}01"
        name = "沈" + "".join("安宁平和乐顺康泰祥瑞"[int(digit)] for digit in f"{number:03d}")
        request = IssueRequest(name, room, Category.RESIDENT)
        booth.services.passes.issue(request, officer)
    booth.close()
    return folder


@pytest.fixture(scope="session")
def twelve(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set up a booth with twelve passes to print."""
    return _made(tmp_path_factory.mktemp("twelve") / "booth", 12)


@pytest.fixture(scope="session")
def five_hundred(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set up a booth with five hundred passes to print."""
    return _made(tmp_path_factory.mktemp("five_hundred") / "booth", 500)


@pytest.fixture
def open_desk(
    qtbot: QtBot,
    theme_of: Theme,
    language: Language,
    jobs: ManualJobs,
    clock,
    tmp_path: Path,
) -> Iterator[Callable[[Path], Desk]]:
    """Open the screen on a copy of a booth; opened again, it is the same booth after a crash."""
    booths: list[Booth] = []

    def open_one(ready: Path) -> Desk:
        if not (tmp_path / "booth").exists():
            shutil.copytree(ready, tmp_path / "booth")
        booth = open_booth(Where(tmp_path / "booth"), clock)
        booths.append(booth)
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
        printing = JamPrinting(jobs, Jam())
        screen = BatchesScreen(context, printing, lambda name, then: then(tmp_path / name))
        qtbot.addWidget(screen)
        screen.resize(1270, 680)
        screen.show()
        qtbot.waitExposed(screen)
        screen.on_enter()
        desk = Desk(screen, booth, jobs, officer, printing, language, theme_of, gone_to, tmp_path)
        desk.settle()
        return desk

    yield open_one
    jobs.drain()
    for booth in booths:
        booth.close()
