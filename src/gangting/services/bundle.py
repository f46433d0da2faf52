"""Every service of the booth, made once on one database."""

from dataclasses import dataclass

from gangting.services.deliveries import Deliveries
from gangting.services.drafts import Drafts
from gangting.services.gate.book import GateBook
from gangting.services.gate.corrections import Corrections
from gangting.services.gate.rechecks import Rechecks
from gangting.services.gate.service import Gate
from gangting.services.hands import Hands
from gangting.services.officers import Officers
from gangting.services.passes import Passes
from gangting.services.people import People
from gangting.services.policies import Policies
from gangting.services.setup import Setup
from gangting.services.visits import Visits
from gangting.storage.unit_of_work import Database


@dataclass(frozen=True, slots=True)
class Services:
    """What the faces (window, command line) are given."""

    database: Database
    hands: Hands
    setup: Setup
    policies: Policies
    officers: Officers
    people: People
    passes: Passes
    gate: Gate
    book: GateBook
    corrections: Corrections
    rechecks: Rechecks
    visits: Visits
    deliveries: Deliveries
    drafts: Drafts


def make_services(database: Database, hands: Hands) -> Services:
    """Compose the services."""
    policies = Policies(database, hands)
    gate = Gate(database, policies, hands)
    deliveries = Deliveries(database, policies, hands)
    return Services(
        database,
        hands,
        Setup(database, hands),
        policies,
        Officers(database, hands),
        People(database, hands),
        Passes(database, policies, hands),
        gate,
        GateBook(database, policies, hands),
        Corrections(database, gate, hands),
        Rechecks(database, policies, hands, gate),
        Visits(database, deliveries, policies, hands, gate),
        deliveries,
        Drafts(database, hands),
    )
