"""Every service of the booth, made once on one database, each when it is first asked for.

A start answers its first scan with the gate alone: the rules of names, addresses and visits
would cost it a third of a bare window.
"""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from gangting.services.gate.service import Gate
from gangting.services.hands import Hands
from gangting.services.policies import Policies
from gangting.storage.unit_of_work import Database


if TYPE_CHECKING:  # each is loaded when it is made
    from gangting.services.applications.service import Applications
    from gangting.services.batches import Batches
    from gangting.services.card_back import CardBackBook
    from gangting.services.card_looks import CardLooks
    from gangting.services.counts import StockCounts
    from gangting.services.deliveries import Deliveries
    from gangting.services.drafts import Drafts
    from gangting.services.gate.book import GateBook
    from gangting.services.gate.corrections import Corrections
    from gangting.services.gate.rechecks import Rechecks
    from gangting.services.handover.duty import Duty
    from gangting.services.handover.handovers import Handovers
    from gangting.services.handover.roster import Roster
    from gangting.services.handover.settings import DutySettings, Shipped
    from gangting.services.officers import Officers
    from gangting.services.pass_rules import PassRuleBook
    from gangting.services.passes import Passes
    from gangting.services.people import People
    from gangting.services.person_records import PersonRecords
    from gangting.services.photos import Photos
    from gangting.services.pickup import PickupDesk
    from gangting.services.quota import Quota
    from gangting.services.setup import Setup
    from gangting.services.station.station import Station
    from gangting.services.visits import Visits


class Services:
    """What the faces (window, command line) are given."""

    def __init__(
        self,
        database: Database,
        hands: Hands,
        shipped: "Callable[[], Shipped] | None" = None,
    ) -> None:
        self.database = database
        self.hands = hands
        self._shipped = shipped
        self.policies = Policies(database, hands)
        self.gate = Gate(database, self.policies, hands)

    @cached_property
    def setup(self) -> "Setup":
        """The site and its name."""
        from gangting.services.setup import Setup  # noqa: PLC0415  when needed

        return Setup(self.database, self.hands)

    @cached_property
    def officers(self) -> "Officers":
        """Who works here, and their PINs."""
        from gangting.services.officers import Officers  # noqa: PLC0415  when needed

        return Officers(self.database, self.hands)

    @cached_property
    def people(self) -> "People":
        """Residents, households and vehicles."""
        from gangting.services.people import People  # noqa: PLC0415  when needed

        return People(self.database, self.hands)

    @cached_property
    def passes(self) -> "Passes":
        """Cards and their life."""
        from gangting.services.passes import Passes  # noqa: PLC0415  when needed

        return Passes(self.database, self.policies, self.hands)

    @cached_property
    def batches(self) -> "Batches":
        """Print runs."""
        from gangting.services.batches import Batches  # noqa: PLC0415  when needed

        return Batches(self.database, self.hands)

    @cached_property
    def pickup(self) -> "PickupDesk":
        """Handing cards over."""
        from gangting.services.pickup import PickupDesk  # noqa: PLC0415  when needed

        return PickupDesk(self.database, self.policies, self.hands)

    @cached_property
    def quota(self) -> "Quota":
        """The outing quota of the households."""
        from gangting.services.quota import Quota  # noqa: PLC0415  when needed

        return Quota(self.database, self.policies, self.hands, self.gate)

    @cached_property
    def records(self) -> "PersonRecords":
        """What is changed of people, and one person on one card."""
        from gangting.services.person_records import PersonRecords  # noqa: PLC0415  when needed

        return PersonRecords(self.database, self.policies, self.hands)

    @cached_property
    def photos(self) -> "Photos":
        """Small pictures of people."""
        from gangting.services.photos import Photos  # noqa: PLC0415  when needed

        return Photos(self.database, self.hands)

    @cached_property
    def card_looks(self) -> "CardLooks":
        """What the cards show."""
        from gangting.services.card_looks import CardLooks  # noqa: PLC0415  when needed

        return CardLooks(self.database, self.hands)

    @cached_property
    def pass_rules(self) -> "PassRuleBook":
        """How many passes a person and a household may have."""
        from gangting.services.pass_rules import PassRuleBook  # noqa: PLC0415  when needed

        return PassRuleBook(self.database, self.hands)

    @cached_property
    def card_back(self) -> "CardBackBook":
        """What stands on the back of the cards."""
        from gangting.services.card_back import CardBackBook  # noqa: PLC0415  when needed

        return CardBackBook(self.database, self.hands)

    @cached_property
    def applications(self) -> "Applications":
        """Lists of applicants."""
        from gangting.services.applications.service import (  # noqa: PLC0415  when needed
            Applications,
        )

        return Applications(self.database, self.policies, self.hands)

    @cached_property
    def book(self) -> "GateBook":
        """What has been recorded at the gate."""
        from gangting.services.gate.book import GateBook  # noqa: PLC0415  when needed

        return GateBook(self.database, self.policies, self.hands)

    @cached_property
    def corrections(self) -> "Corrections":
        """What is mended of it afterwards."""
        from gangting.services.gate.corrections import Corrections  # noqa: PLC0415  when needed

        return Corrections(self.database, self.gate, self.hands)

    @cached_property
    def rechecks(self) -> "Rechecks":
        """Second measurements and what comes of them."""
        from gangting.services.gate.rechecks import Rechecks  # noqa: PLC0415  when needed

        return Rechecks(self.database, self.policies, self.hands, self.gate)

    @cached_property
    def visits(self) -> "Visits":
        """Visitors, riders and outside vehicles."""
        from gangting.services.visits import Visits  # noqa: PLC0415  when needed

        return Visits(self.database, self.deliveries, self.policies, self.hands, self.gate)

    @cached_property
    def deliveries(self) -> "Deliveries":
        """Outside vehicles that are expected."""
        from gangting.services.deliveries import Deliveries  # noqa: PLC0415  when needed

        return Deliveries(self.database, self.policies, self.hands)

    @cached_property
    def drafts(self) -> "Drafts":
        """Forms that are half filled in."""
        from gangting.services.drafts import Drafts  # noqa: PLC0415  when needed

        return Drafts(self.database, self.hands)

    @cached_property
    def station(self) -> "Station":
        """The warm station: what it keeps, gives and lends."""
        from gangting.services.station.station import Station  # noqa: PLC0415  when needed

        return Station(self.database, self.policies, self.hands)

    @cached_property
    def counts(self) -> "StockCounts":
        """Counting the shelf."""
        from gangting.services.counts import StockCounts  # noqa: PLC0415  when needed

        return StockCounts(self.database, self.policies, self.hands)

    @cached_property
    def duty_settings(self) -> "DutySettings":
        """Shift patterns and the booth's equipment."""
        from gangting.services.handover.settings import (  # noqa: PLC0415  when needed
            DutySettings,
            Shipped,
        )

        shipped = self._shipped() if self._shipped else Shipped()
        return DutySettings(self.database, self.hands, shipped)

    @cached_property
    def duty(self) -> "Duty":
        """Who is on duty."""
        from gangting.services.handover.duty import Duty  # noqa: PLC0415  when needed

        return Duty(self.database, self.policies, self.hands, self.duty_settings, self.officers)

    @cached_property
    def handovers(self) -> "Handovers":
        """The shift handed over, step by step, and its sheet."""
        from gangting.services.handover.handovers import Handovers  # noqa: PLC0415  when needed

        return Handovers(self.duty, self.counts, self.policies)

    @cached_property
    def roster(self) -> "Roster":
        """Who is planned, and everybody's hours."""
        from gangting.services.handover.roster import Roster  # noqa: PLC0415  when needed

        return Roster(self.database, self.policies, self.hands, self.duty_settings)
