"""The screens that come after the first paint."""

from collections.abc import Callable
from dataclasses import dataclass

from gangting.app.opened import Opened
from gangting.app.printing import CardPrinting
from gangting.app.slips import SlipDesk
from gangting.devices.inventory import printers, serial_ports
from gangting.domain.actors import Officer
from gangting.host.settings import Settings
from gangting.ui.context import Context
from gangting.ui.screens.delivery.screen import DeliveryScreen
from gangting.ui.screens.gate.screen import GateScreen
from gangting.ui.screens.passes.screen import AskPath, PassesScreen
from gangting.ui.screens.settings.screen import Machine, SettingsScreen
from gangting.ui.screens.vehicle.screen import VehicleScreen
from gangting.ui.screens.visitor.screen import VisitorScreen
from gangting.ui.window import MainWindow


@dataclass(frozen=True, slots=True)
class Ground:
    """What the screens stand on."""

    context: Context
    window: MainWindow
    gate: GateScreen
    settings: Callable[[], Settings]
    change_settings: Callable[[Settings], None]
    signed_in: Callable[[], Officer | None]
    ask_path: AskPath | None = None


@dataclass(frozen=True, slots=True)
class MoreScreens:
    """What the composition root still talks to."""

    passes: PassesScreen
    visitor: VisitorScreen
    delivery: DeliveryScreen
    vehicle: VehicleScreen
    settings: SettingsScreen
    printing: CardPrinting
    slips: SlipDesk


def add_screens(ground: Ground, opened: Opened) -> MoreScreens:
    """Make them and put them into the window."""
    context, gate = ground.context, ground.gate
    printing = CardPrinting(context.jobs, lambda: ground.settings().printer)
    more = MoreScreens(
        passes=PassesScreen(context, printing, ground.ask_path),
        visitor=VisitorScreen(context),
        delivery=DeliveryScreen(context),
        vehicle=VehicleScreen(context),
        settings=SettingsScreen(context, _machine(ground, opened)),
        printing=printing,
        slips=SlipDesk(context, printing, ground.window),
    )
    for screen in (more.passes, more.visitor, more.delivery, more.vehicle, more.settings):
        ground.window.add_screen(screen)
    more.visitor.slip_wanted.connect(more.slips.wish)
    gate.slip_wanted.connect(more.slips.make)
    gate.road.answered.connect(lambda answer: more.slips.passed(answer.outcome))
    gate.set_slips(True)
    return more


def _machine(ground: Ground, opened: Opened) -> Machine:
    return Machine(
        settings=ground.settings,
        change=ground.change_settings,
        printers=printers,
        ports=serial_ports,
        rotate_key=opened.booth.rotate_key,
        signed_in=ground.signed_in,
        practice=opened.booth.practice,
    )
