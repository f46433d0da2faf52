"""Open the booth for the window; runs on the store lane and brings SQLAlchemy with it."""

from typing import TYPE_CHECKING
from uuid import UUID

from gangting.app.late import Slot
from gangting.app.opening import Opening
from gangting.domain.actors import Officer, Role
from gangting.domain.shifts import ShiftPattern
from gangting.domain.values import frozen
from gangting.host import paths
from gangting.host.ids import random_below
from gangting.host.seeds import shift_patterns
from gangting.host.where import Where, is_set_up
from gangting.services.hands import Clock
from gangting.ui.screens.setup.state import NewSite
from gangting.wording.words import Words


if TYPE_CHECKING:  # SQLAlchemy must not come before the first paint
    from gangting.booth import Booth
    from gangting.storage.site import Site


DEMO_PEOPLE = 600


@frozen
class Opened:
    """What the window shows of an opened booth."""

    booth: "Booth"
    site: "Site"
    officers: tuple[Officer, ...]
    shifts: tuple[ShiftPattern, ...] = ()


def open_for_window(opening: Opening, slot: Slot, clock: Clock, words: Words) -> Opened:
    """Open the booth; practice is invented where it is missing."""
    from gangting import booth as booths  # noqa: PLC0415  after the first paint

    words.load()
    where = opening.where
    if opening.practice and not is_set_up(where.folder):
        booth = booths.create_demo(where, DEMO_PEOPLE, clock)
    else:
        booth = booths.open_booth(where, clock)
    return opened(booth, slot)


def opened(booth: "Booth", slot: Slot) -> Opened:
    """Put an open booth's services into their slot and read what the frame shows."""
    slot.services = booth.services
    site = booth.services.setup.site()
    assert site is not None
    shifts = shift_patterns(paths.seeds_dir())
    return Opened(booth, site, booth.services.officers.active(), shifts)


def reopened(before: Opened | None, slot: Slot) -> Opened:
    """Read again what the frame shows: a name was changed."""
    assert before is not None
    return opened(before.booth, slot)


def found_booth(where: Where, new: NewSite, clock: Clock) -> UUID:
    """Set a real booth up and return its first leader; the window then opens it.

    A booth that a command set up has its books and nobody on duty: only the leader is added.
    """
    from gangting import booth as booths  # noqa: PLC0415  after the first paint
    from gangting.services.setup import random_compound  # noqa: PLC0415

    names = (new.site, new.gate, new.phone)
    leaders: list[UUID] = []

    def fill(made: "Booth") -> None:
        services = made.services
        leader = services.officers.add(new.leader, Role.LEADER, new.pin, None)
        site = services.setup.site()
        if site is not None and (site.name, site.gate, site.phone) != names:
            services.setup.rename(*names, leader)
        leaders.append(leader.id)

    if is_set_up(where.folder):
        booth = booths.open_booth(where, clock)
        try:
            fill(booth)
        finally:
            booth.close()
    else:
        ref = booths.BoothRef(random_compound(random_below), 0)
        booths.create_booth(where, booths.NewBooth(*names), ref, clock, fill).close()
    return leaders[0]
