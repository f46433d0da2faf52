"""The screens beside the gate: each is made when somebody goes there, or when there is time."""

from collections.abc import Callable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING, TypeVar
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from gangting.app.loading import in_turns, modules_of, touched_in_turns
from gangting.app.opened import Opened
from gangting.domain.actors import Officer
from gangting.domain.values import frozen
from gangting.domain.visits import Visit
from gangting.host.settings import Settings
from gangting.ui.context import Context
from gangting.ui.jobs import Lane
from gangting.ui.live_camera import LiveCamera
from gangting.ui.screens.base import Screen
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.screens.gate.work import Answer
from gangting.ui.window import MainWindow


if TYPE_CHECKING:  # loaded with the first screen of their kind
    from gangting.app.printing import CardPrinting
    from gangting.app.slips import SlipDesk
    from gangting.app.station_papers import StationPapers
    from gangting.domain.handover import OpenGroup
    from gangting.ui.file_question import AskPlace
    from gangting.ui.screens.delivery.screen import DeliveryScreen
    from gangting.ui.screens.handover.screen import HandoverScreen
    from gangting.ui.screens.importing.screen import ImportScreen
    from gangting.ui.screens.passes.batches.screen import BatchesScreen
    from gangting.ui.screens.passes.extending.screen import ExtendManyScreen
    from gangting.ui.screens.passes.pickup.screen import PickupScreen
    from gangting.ui.screens.passes.screen import PassesScreen
    from gangting.ui.screens.people.screen import PeopleScreen
    from gangting.ui.screens.settings.screen import Machine, SettingsScreen
    from gangting.ui.screens.station.screen import StationScreen
    from gangting.ui.screens.vehicle.screen import VehicleScreen
    from gangting.ui.screens.visitor.screen import VisitorScreen

NAMES = ("passes", "station", "handover", "visitor", "delivery", "vehicle", "settings", "people")
"""In the order of the rail and of Ctrl+2, Ctrl+3 …; the gate is the first."""

BEHIND = 10
"""The place of a screen that no digit opens: another screen leads to it."""

KEEPING = ("pickup", "importing")
"""Those behind others that keep something over a restart."""

AScreen = TypeVar("AScreen", bound=Screen)

SETTLED_MS = 600
PAUSE_MS = 60
TURN_MS = 5
SHARED_WITH_LANES = ("PySide6.QtCore", "PySide6.QtGui")


@frozen
class Ground:
    """What the screens stand on."""

    context: Context
    window: MainWindow
    gate: GateScreen
    settings: Callable[[], Settings]
    change_settings: Callable[[Settings], None]
    signed_in: Callable[[], Officer | None]
    ask_path: "AskPlace | None" = None


class MoreScreens(QObject):
    """The screens, and what they share."""

    officers_changed = Signal(object)
    taken_over = Signal(object)
    duty_changed = Signal()
    renamed = Signal()
    other_booth_wanted = Signal()

    def __init__(self, ground: Ground, opened: Opened, parent: QObject) -> None:
        super().__init__(parent)
        self._ground, self._opened = ground, opened
        self.camera = LiveCamera(self)
        self._printers: tuple[str, ...] = ()
        self._cameras: tuple[tuple[str, str], ...] = ()
        self._waiting = list(NAMES)
        self._loading = ""
        self._turns: Iterator[str] = iter(())
        self._touched = touched_in_turns(SHARED_WITH_LANES)
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.timeout.connect(self._make_next)
        for place, name in enumerate(NAMES, start=2):
            ground.window.promise_screen(name, place)
        gate = ground.gate
        gate.slip_wanted.connect(self._make_slip)
        gate.road.answered.connect(self._answered)
        gate.set_slips(True)

    def know_printers(self, names: tuple[str, ...]) -> None:
        """Offer these printers in the settings."""
        self._printers = names

    def know_cameras(self, cameras: tuple[tuple[str, str], ...]) -> None:
        """Offer these cameras in the settings."""
        self._cameras = cameras

    def show_settings(self) -> None:
        """Show what is in force where the settings were opened before."""
        if "settings" in self.__dict__:
            self.settings.show_settings()

    def make_all(self) -> None:
        """Make those that nobody asked for yet, one by one, while nothing else is to be done."""
        self._pause.start(SETTLED_MS)

    def stop(self) -> None:
        """Make no more."""
        self._waiting.clear()
        self._pause.stop()

    def screen(self, name: str) -> Screen:
        """Return a screen of ``NAMES``."""
        screen = getattr(self, name)
        assert isinstance(screen, Screen)
        return screen

    # -- the screens

    @cached_property
    def passes(self) -> "PassesScreen":
        """Issue, print and change passes."""
        from gangting.ui.screens.passes.screen import PassesScreen  # noqa: PLC0415  when needed

        ground = self._ground
        screen = self._add(PassesScreen(ground.context, self.printing, ground.ask_path))
        screen.import_wanted.connect(self._import)
        screen.batches_wanted.connect(lambda: ground.context.go(self.batches.name))
        screen.pickup_wanted.connect(lambda: ground.context.go(self.pickup.name))
        screen.photo_wanted.connect(self._take_photo)
        screen.extending_wanted.connect(lambda: ground.context.go(self.extending.name))
        return screen

    @cached_property
    def batches(self) -> "BatchesScreen":
        """Print many passes; made when somebody wants to."""
        from gangting.ui.screens.passes.batches.screen import BatchesScreen  # noqa: PLC0415  when needed

        ground = self._ground
        screen = BatchesScreen(ground.context, self.printing, ground.ask_path)
        ground.window.add_screen(screen, place=BEHIND)
        return screen

    @cached_property
    def extending(self) -> "ExtendManyScreen":
        """Extend many passes; made when somebody wants to."""
        from gangting.ui.screens.passes.extending.screen import ExtendManyScreen  # noqa: PLC0415  when needed

        screen = ExtendManyScreen(self._ground.context)
        self._ground.window.add_screen(screen, place=BEHIND)
        return screen

    @cached_property
    def pickup(self) -> "PickupScreen":
        """Hand cards over; made when somebody wants to."""
        from gangting.ui.screens.passes.pickup.screen import PickupScreen  # noqa: PLC0415  when needed

        screen = PickupScreen(self._ground.context)
        self._ground.window.add_screen(screen, place=BEHIND)
        return screen

    @cached_property
    def people(self) -> "PeopleScreen":
        """Find people, and look after what is written of them."""
        from gangting.ui.photo.values import PhotoTools  # noqa: PLC0415  when needed
        from gangting.ui.screens.people.screen import PeopleScreen  # noqa: PLC0415  when needed

        screen = self._add(PeopleScreen(self._ground.context, PhotoTools(self.camera)))
        screen.pass_wanted.connect(self._show_pass)
        screen.photo_ended.connect(lambda: self._ground.context.go("passes"))
        return screen

    @cached_property
    def importing(self) -> "ImportScreen":
        """Take a list of applicants in; made when somebody wants to."""
        from gangting.ui.screens.importing.screen import ImportScreen  # noqa: PLC0415  when needed

        screen = ImportScreen(self._ground.context)
        self._ground.window.add_screen(screen, place=BEHIND)
        screen.print_wanted.connect(self.passes.show_to_print)
        return screen

    @cached_property
    def station(self) -> "StationScreen":
        """Give, lend and look after the warm station's things."""
        from gangting.ui.screens.station.screen import StationScreen  # noqa: PLC0415  when needed

        screen = self._add(StationScreen(self._ground.context))
        screen.sound_wanted.connect(self._ground.gate.sound_wanted)
        screen.say_wanted.connect(self._ground.gate.say_wanted)
        screen.offer_count(wanted=True)
        screen.count_wanted.connect(self._count)
        screen.books.made.connect(self._serve_papers)
        return screen

    @cached_property
    def handover(self) -> "HandoverScreen":
        """Hand over the shift, and count the shelf."""
        from gangting.app.sheet_printing import SheetPrinter  # noqa: PLC0415  when needed
        from gangting.ui.screens.handover.screen import (  # noqa: PLC0415  when needed
            HandoverScreen,
        )

        context = self._ground.context
        printer = SheetPrinter(context.jobs, self.printing, context.words)
        screen = self._add(HandoverScreen(context, printer, self._ground.ask_path))
        screen.taken_over.connect(self.taken_over)
        screen.duty_changed.connect(self.duty_changed)
        screen.station_wanted.connect(lambda: context.go("station"))
        screen.open_wanted.connect(self._show_open)
        return screen

    @cached_property
    def visitor(self) -> "VisitorScreen":
        """Register visitors."""
        from gangting.ui.screens.visitor.screen import VisitorScreen  # noqa: PLC0415  when needed

        screen = self._add(VisitorScreen(self._ground.context))
        screen.slip_wanted.connect(self.slips.wish)
        return screen

    @cached_property
    def delivery(self) -> "DeliveryScreen":
        """Register riders and couriers."""
        from gangting.ui.screens.delivery.screen import (  # noqa: PLC0415  when needed
            DeliveryScreen,
        )

        return self._add(DeliveryScreen(self._ground.context))

    @cached_property
    def vehicle(self) -> "VehicleScreen":
        """Let vehicles in and out."""
        from gangting.ui.screens.vehicle.screen import VehicleScreen  # noqa: PLC0415  when needed

        return self._add(VehicleScreen(self._ground.context))

    @cached_property
    def settings(self) -> "SettingsScreen":
        """Change the booth and the machine."""
        from gangting.ui.screens.settings.screen import (  # noqa: PLC0415  when needed
            SettingsScreen,
        )

        screen = SettingsScreen(self._ground.context, self._machine())
        screen.officers_changed.connect(self.officers_changed)
        screen.renamed.connect(self.renamed)
        screen.other_booth_wanted.connect(self.other_booth_wanted)
        return self._add(screen)

    # -- what they share

    @cached_property
    def printing(self) -> "CardPrinting":
        """Draws cards and slips."""
        from gangting.app.printing import CardPrinting  # noqa: PLC0415  when needed
        from gangting.host.seal import read_seal  # noqa: PLC0415  when needed

        folder = self._opened.booth.folder
        return CardPrinting(
            self._ground.context.jobs,
            lambda: self._ground.settings().printer,
            seal=lambda: read_seal(folder),
        )

    @cached_property
    def slips(self) -> "SlipDesk":
        """Makes visitors' slips."""
        from gangting.app.slips import SlipDesk  # noqa: PLC0415  when needed

        return SlipDesk(self._ground.context, self.printing, self)

    @cached_property
    def papers(self) -> "StationPapers":
        """Prints and saves what leaves the warm station."""
        from gangting.app.station_papers import Desk, StationPapers  # noqa: PLC0415  when needed
        from gangting.ui.file_question import FileQuestion  # noqa: PLC0415  when needed

        ask_path = self._ground.ask_path or FileQuestion(self._ground.window).ask
        return StationPapers(Desk(self._ground.context, lambda: self.printing, ask_path), self)

    def _serve_papers(self, page: object) -> None:
        self.papers.serve(page)

    def _machine(self) -> "Machine":
        from gangting.app.seal_drawer import SealDrawer  # noqa: PLC0415  when needed
        from gangting.devices.thermometer.serial import ports  # noqa: PLC0415  when needed
        from gangting.ui.screens.settings.screen import Machine  # noqa: PLC0415  when needed

        return Machine(
            settings=self._ground.settings,
            change=self._ground.change_settings,
            printers=lambda: self._printers,
            ports=lambda: tuple(port.name for port in ports()),
            rotate_key=self._opened.booth.rotate_key,
            signed_in=self._ground.signed_in,
            practice=self._opened.booth.practice,
            cameras=lambda: self._cameras,
            art=lambda: self.printing,
            seal=SealDrawer(self._opened.booth.folder, self._opened.booth.services),
        )

    def _show_pass(self, serial: int) -> None:
        self._ground.context.go("passes")
        self.passes.choose(serial)

    def _take_photo(self, person_id: UUID) -> None:
        self._ground.context.go("people")
        self.people.take_photo(person_id)

    def _import(self) -> None:
        self._ground.context.go(self.importing.name)

    def _count(self) -> None:
        """Count the shelf, without a handover."""
        self._ground.context.go("handover")
        self.handover.open_count()

    def _show_open(self, group: "OpenGroup", first: str) -> None:
        from gangting.app.open_items import show_open  # noqa: PLC0415  when needed

        ground = self._ground
        show_open(group, first, ground.gate, lambda: self.station, ground.context.go)

    def _make_slip(self, visit: Visit) -> None:
        self.slips.make(visit)

    def _answered(self, answer: Answer) -> None:
        if "slips" in self.__dict__:  # nobody has wished for one before it was made
            self.slips.passed(answer.outcome)

    # -- making

    def _add(self, screen: AScreen) -> AScreen:
        if screen.name in self._waiting:
            self._waiting.remove(screen.name)
        self._ground.window.add_screen(screen)
        return screen

    def _make_next(self) -> None:
        """Make one of those that wait, unless somebody stands at the gate just now."""
        jobs = self._ground.context.jobs
        if not self._waiting:
            return
        if jobs.busy(Lane.STORE) or jobs.busy(Lane.LONG):
            self._pause.start(PAUSE_MS)
            return
        if next(self._touched, None) is not None:
            self._pause.start(TURN_MS)
            return
        name = self._waiting[0]
        if self._loading != name:
            self._loading = name
            self._turns = in_turns(modules_of(f"gangting.ui.screens.{name}"))
        if next(self._turns, None) is not None:  # loading takes longer than making
            self._pause.start(TURN_MS)
            return
        self.screen(name)
        self._pause.start(PAUSE_MS)
