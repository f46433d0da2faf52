"""Set up a booth: the compound, the gate, its number."""

from collections.abc import Callable
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from gangting.domain.actors import Officer, Right
from gangting.domain.errors import KnownError
from gangting.domain.values import frozen
from gangting.services.hands import Hands
from gangting.storage.site import Site
from gangting.storage.unit_of_work import Database


DEFAULT_ZONE = "Asia/Shanghai"
LARGEST_COMPOUND = 65535


@frozen
class NewBooth:
    """What the first start or ``gangting init`` asks for."""

    name: str
    gate: str
    phone: str = ""
    zone: str = DEFAULT_ZONE


class Setup:
    """Makes the site; everything else needs it."""

    def __init__(self, database: Database, hands: Hands) -> None:
        self._database = database
        self._hands = hands

    def site(self) -> Site | None:
        """Return the site, or None before the first start."""
        with self._database.read() as work:
            return work.site.find()

    def init(self, booth: NewBooth) -> Site:
        """Write the compound and this booth; ``already_initialised`` where there is one."""
        name, gate = booth.name.strip(), booth.gate.strip()
        if not name or not gate:
            raise KnownError("site_name_missing")
        _check_zone(booth.zone)
        now = self._hands.clock.now()
        with self._database.write() as work:
            if work.site.find() is not None:
                raise KnownError("already_initialised")
            work.site.add_compound(name, booth.zone, booth.phone, now)
            work.site.add_booth(gate)
            site = work.site.find()
            assert site is not None
            return site

    def rename(self, name: str, gate: str, phone: str, officer: Officer) -> None:
        """Change what the top bar and the cards say; a leader's right."""
        officer.must(Right.MANAGE)
        name, gate, phone = name.strip(), gate.strip(), phone.strip()
        if not name or not gate:
            raise KnownError("site_name_missing")
        with self._database.write() as work:
            work.site.rename(name=name, gate=gate, phone=phone)
            place = work.place(self._hands.clock.now(), officer.id)
            work.journal.append(self._hands.new_id(), place, "site.renamed")


def _check_zone(zone: str) -> None:
    try:
        ZoneInfo(zone)
    except (ValueError, OSError, ZoneInfoNotFoundError):
        raise KnownError("zone_unknown") from None


def random_compound(random_below: Callable[[int], int]) -> int:
    """Draw a compound number, 1–65535; 0 is the practice compound."""
    return 1 + random_below(LARGEST_COMPOUND)
