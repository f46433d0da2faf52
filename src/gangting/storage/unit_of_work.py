"""One transaction with the queries of every aggregate on it."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import Connection, Engine

from gangting.domain.values import frozen
from gangting.storage import engine as engines
from gangting.storage.bulk import Bulk
from gangting.storage.cases import Cases
from gangting.storage.crossings import Crossings
from gangting.storage.journal import Journal
from gangting.storage.passes import Passes
from gangting.storage.people import People
from gangting.storage.places import Place, Places, Run
from gangting.storage.site import SiteBook
from gangting.storage.visits import Visits


if TYPE_CHECKING:  # the gate answers without them
    from gangting.storage.applications import Applications
    from gangting.storage.duties import Duties
    from gangting.storage.handovers import Handovers
    from gangting.storage.outings import Outings
    from gangting.storage.person_records import PersonRecords
    from gangting.storage.pickup import Pickup
    from gangting.storage.printing import Printing
    from gangting.storage.roster import RosterBook
    from gangting.storage.shift_figures import ShiftFigures
    from gangting.storage.staging import Staging
    from gangting.storage.supplies import Supplies


@frozen
class BoothRef:
    """Which booth of which compound writes."""

    compound: int
    booth: int


class Work:
    """The books inside one transaction."""

    def __init__(self, connection: Connection, booth: BoothRef, *, writes: bool) -> None:
        self.booth = booth
        self._connection = connection
        self.site = SiteBook(connection, booth.compound, booth.booth)
        self.people = People(connection, booth.compound)
        self.passes = Passes(connection, booth.compound)
        self.crossings = Crossings(connection, booth.compound, booth.booth)
        self.cases = Cases(connection, booth.compound)
        self.visits = Visits(connection, booth.compound)
        self.journal = Journal(connection)
        self.bulk = Bulk(connection, booth.compound)
        self._places = Places(connection, booth.compound, booth.booth, lock=writes)

    @cached_property
    def applications(self) -> "Applications":
        """Many applicants at once."""
        from gangting.storage.applications import Applications  # noqa: PLC0415  as above

        return Applications(self._connection, self.booth.compound)

    @cached_property
    def staging(self) -> "Staging":
        """Rows of a long list that wait on this connection; see ``Database.bench``."""
        from gangting.storage.staging import Staging  # noqa: PLC0415  as above

        return Staging(self._connection, self.booth.compound)

    @cached_property
    def printing(self) -> "Printing":
        """Print runs."""
        from gangting.storage.printing import Printing  # noqa: PLC0415  as above

        return Printing(self._connection, self.booth.compound)

    @cached_property
    def pickup(self) -> "Pickup":
        """The pick-up desks."""
        from gangting.storage.pickup import Pickup  # noqa: PLC0415  as above

        return Pickup(self._connection, self.booth.compound)

    @cached_property
    def outings(self) -> "Outings":
        """Who of a household went out."""
        from gangting.storage.outings import Outings  # noqa: PLC0415  as above

        return Outings(self._connection, self.booth.compound)

    @cached_property
    def records(self) -> "PersonRecords":
        """A person's history, photo and everything that belongs to them."""
        from gangting.storage.person_records import PersonRecords  # noqa: PLC0415  as above

        return PersonRecords(self._connection, self.booth.compound)

    @cached_property
    def supplies(self) -> "Supplies":
        """The warm station's books."""
        from gangting.storage.supplies import Supplies  # noqa: PLC0415  as above

        return Supplies(self._connection, self.booth.compound, self.booth.booth)

    @cached_property
    def duties(self) -> "Duties":
        """Who is on duty."""
        from gangting.storage.duties import Duties  # noqa: PLC0415  as above

        return Duties(self._connection, self.booth.compound, self.booth.booth)

    @cached_property
    def handovers(self) -> "Handovers":
        """The sheets of the shifts."""
        from gangting.storage.handovers import Handovers  # noqa: PLC0415  as above

        return Handovers(self._connection, self.booth.compound, self.booth.booth)

    @cached_property
    def roster(self) -> "RosterBook":
        """Who is planned."""
        from gangting.storage.roster import RosterBook  # noqa: PLC0415  as above

        return RosterBook(self._connection, self.booth.compound, self.booth.booth)

    @cached_property
    def shift_figures(self) -> "ShiftFigures":
        """What a shift's numbers and open ends are made of."""
        from gangting.storage.shift_figures import ShiftFigures  # noqa: PLC0415  as above

        return ShiftFigures(self._connection, self.booth.compound, self.booth.booth)

    def place(self, now: datetime, officer_id: UUID | None) -> Place:
        """Take the next place in this booth's order."""
        return self._places.next(now, officer_id)

    def run(self, now: datetime, length: int) -> Run:
        """Take so many places in this booth's order at once."""
        return self._places.run(now, length)

    @property
    def newest_recorded_at(self) -> datetime | None:
        """When this booth last recorded something."""
        return self._places.newest_recorded_at

    @property
    def alone(self) -> bool:
        """Whether this is the compound's only booth."""
        return self._places.alone

    def finish(self) -> None:
        """Write down how far the order went; called once before the commit."""
        self._places.save()


class Bench:
    """Several transactions on one connection, for what is prepared in one and written in another.

    What lies in the connection's temporary tables stays from one to the next.
    """

    def __init__(self, connection: Connection, booth: BoothRef) -> None:
        self._connection = connection
        self._booth = booth

    @contextmanager
    def read(self) -> Iterator[Work]:
        """Read in one consistent view, and prepare."""
        with engines.on(self._connection, writes=False):
            yield Work(self._connection, self._booth, writes=False)

    @contextmanager
    def write(self) -> Iterator[Work]:
        """Write once: committed and on disk when the block is left, or nothing at all."""
        with engines.on(self._connection, writes=True):
            engines.take_turn(self._connection, self._booth.compound)
            work = Work(self._connection, self._booth, writes=True)
            yield work
            work.finish()


class Database:
    """The booth's books on disk or on the compound's server."""

    def __init__(self, engine: Engine, booth: BoothRef) -> None:
        self.engine = engine
        self.booth = booth
        self._connections = engines.Connections(engine)

    @contextmanager
    def read(self) -> Iterator[Work]:
        """Read in one consistent view."""
        with self._connections.transaction(writes=False) as connection:
            yield Work(connection, self.booth, writes=False)

    @contextmanager
    def bench(self) -> Iterator[Bench]:
        """Hold a connection of its own for several transactions."""
        with engines.apart(self.engine) as connection:
            yield Bench(connection, self.booth)

    @contextmanager
    def write(self) -> Iterator[Work]:
        """Write once: committed and on disk when the block is left, or nothing at all."""
        with self._connections.transaction(writes=True) as connection:
            engines.take_turn(connection, self.booth.compound)
            work = Work(connection, self.booth, writes=True)
            yield work
            work.finish()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()
