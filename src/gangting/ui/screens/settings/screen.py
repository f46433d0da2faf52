"""The settings at work."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from gangting.domain.actors import Officer
from gangting.host.settings import Settings
from gangting.ui.card_art import CardArt
from gangting.ui.context import Context
from gangting.ui.screens.base import Screen
from gangting.ui.screens.settings.booth_page import BoothPage
from gangting.ui.screens.settings.card_art import SealBox
from gangting.ui.screens.settings.cards_page import CardsPage
from gangting.ui.screens.settings.deliveries_page import DeliveriesPage
from gangting.ui.screens.settings.duty_page import DutyPage
from gangting.ui.screens.settings.households_page import HouseholdsPage
from gangting.ui.screens.settings.machine_pages import (
    DevicesPage,
    LookPage,
    Plugged,
    SoundPage,
)
from gangting.ui.screens.settings.officers_page import OfficersPage
from gangting.ui.screens.settings.rules_page import TemperaturePage, VisitorsPage
from gangting.ui.screens.settings.state import Group, Section, derive, group_of
from gangting.ui.screens.settings.tabs import Tabs
from gangting.ui.widgets import layouts
from gangting.ui.widgets.card import Card
from gangting.ui.widgets.page_head import PageHead
from gangting.ui.widgets.segmented import Choice, Segmented


_Page = (
    LookPage
    | SoundPage
    | DevicesPage
    | TemperaturePage
    | VisitorsPage
    | DeliveriesPage
    | HouseholdsPage
    | CardsPage
    | DutyPage
    | OfficersPage
    | BoothPage
)


@dataclass(frozen=True, slots=True)
class Machine:
    """What the settings may do to this machine, given by the composition root."""

    settings: Callable[[], Settings]
    change: Callable[[Settings], None]
    printers: Callable[[], tuple[str, ...]]
    ports: Callable[[], tuple[str, ...]]
    rotate_key: Callable[[Officer], None]
    signed_in: Callable[[], Officer | None]
    practice: bool
    art: Callable[[], CardArt]
    """Asked for on the GUI thread."""
    seal: SealBox
    cameras: Callable[[], tuple[tuple[str, str], ...]] = tuple
    """Ids and names."""

    def plugged(self) -> Plugged:
        """List what is plugged in, which may take a while."""
        return Plugged(self.printers(), self.ports(), self.cameras())


class SettingsScreen(Screen):
    """Pages of lines in two groups; what changes the booth shows to a leader only."""

    name = "settings"
    icon = "cog"
    at_bottom = True

    officers_changed = Signal(object)
    renamed = Signal()
    other_booth_wanted = Signal()

    def __init__(self, context: Context, machine: Machine) -> None:
        super().__init__()
        self._machine = machine
        self._section = Section.LOOK
        self._opened = {Group.MACHINE: Section.LOOK, Group.COMPOUND: Section.TEMPERATURE}
        self._head = PageHead()
        self._groups = Segmented([Choice(group.value, "") for group in Group])
        self._groups.chosen.connect(lambda code: self._open(self._opened[Group(code)]))
        self._tabs = Tabs([section.value for section in Section])
        self._tabs.chosen.connect(lambda code: self._open(Section(code)))
        self._look = LookPage(machine.settings, machine.change)
        self._sound = SoundPage(machine.settings, machine.change)
        self._devices = DevicesPage(machine.settings, machine.change, context, machine.plugged)
        self._temperature = TemperaturePage(context)
        self._visitors = VisitorsPage(context)
        self._deliveries = DeliveriesPage(context)
        self._households = HouseholdsPage(context)
        self._cards = CardsPage(context, machine.art, machine.seal)
        self._duty = DutyPage(context)
        self._officers = OfficersPage(context)
        self._booth = BoothPage(context, machine.rotate_key, practice=machine.practice)
        self._pages: dict[Section, _Page] = dict(
            zip(
                Section,
                (
                    self._look,
                    self._sound,
                    self._devices,
                    self._temperature,
                    self._visitors,
                    self._deliveries,
                    self._households,
                    self._cards,
                    self._duty,
                    self._officers,
                    self._booth,
                ),
                strict=True,
            )
        )
        self._stack = QStackedWidget()
        for page in self._pages.values():
            self._stack.addWidget(page)
        self._officers.changed.connect(self.officers_changed)
        self._booth.renamed.connect(self.renamed)
        self._booth.other_booth_wanted.connect(self.other_booth_wanted)
        card = Card(padding=16)
        card.column().addWidget(self._stack)
        across = layouts.row(gap=8)
        beside = layouts.column(gap=8)
        beside.addWidget(self._groups)
        beside.addWidget(self._tabs, 1)
        across.addLayout(beside)
        across.addWidget(card, 1)
        box = layouts.column(self, gap=12, margin=16)
        box.addWidget(self._head)
        box.addLayout(across, 1)
        self.retranslate()

    def title(self) -> str:
        """Say the screen's word."""
        return self.tr("Settings")

    def on_enter(self) -> None:
        """Show what this officer may change, as it is now."""
        self._open(self._section)

    def show_settings(self) -> None:
        """Show what this machine is set to now."""
        for page in (self._look, self._sound, self._devices):
            page.show_settings()

    def _open(self, wanted: Section) -> None:
        self._section = derive(self._machine.signed_in(), wanted).shown
        self._opened[group_of(self._section)] = self._section
        self._offer_tabs()
        page = self._pages[self._section]
        self._stack.setCurrentWidget(page)
        if isinstance(page, LookPage | SoundPage):
            page.show_settings()
        else:
            page.load()

    def _say_tabs(self) -> None:
        words = {
            Section.LOOK: (self.tr("Look"), "palette"),
            Section.SOUND: (self.tr("Sound"), "volume-high"),
            Section.DEVICES: (self.tr("Devices"), "usb"),
            Section.TEMPERATURE: (self.tr("Temperature"), "thermometer"),
            Section.VISITORS: (self.tr("Visitors"), "account-plus"),
            Section.DELIVERIES: (self.tr("Deliveries"), "truck"),
            Section.HOUSEHOLDS: (self.tr("Households"), "home-group"),
            Section.CARDS: (self.tr("Cards and pick-up"), "card-account-details-outline"),
            Section.DUTY: (self.tr("Shifts and equipment"), "clipboard-list-outline"),
            Section.OFFICERS: (self.tr("Officers"), "account-group"),
            Section.BOOTH: (self.tr("Booth"), "home"),
        }
        self._tabs.set_words([Choice(section.value, *words[section]) for section in Section])
        self._groups.set_words(
            {Group.MACHINE: self.tr("This machine"), Group.COMPOUND: self.tr("Compound")}
        )
        self._groups.setAccessibleName(self.tr("Whose settings"))

    def _offer_tabs(self) -> None:
        seen = derive(self._machine.signed_in(), self._section)
        self._groups.setVisible(len(seen.groups) > 1)
        self._groups.choose(seen.group.value)
        self._tabs.offer(seen.within(seen.group), seen.sections)
        self._tabs.choose(seen.shown.value)

    def retranslate(self) -> None:
        """Write every word in the language in force."""
        self._head.set_words(self.title())
        self._say_tabs()
        self._offer_tabs()
        for page in self._pages.values():
            page.retranslate()
