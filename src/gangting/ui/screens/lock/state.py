"""What the locked screen shows, from what it knows."""

import math
from datetime import datetime

from gangting.domain.values import frozen


OFFICERS_ON_A_PAGE = 8
SHORTEST_PIN = 4
LONGEST_PIN = 6


@frozen
class LockOfficer:
    """Somebody who can unlock."""

    id: str
    name: str

    @property
    def initial(self) -> str:
        """The first character of the name."""
        return self.name[:1]


@frozen
class LockedVerdict:
    """A scan while nobody is on duty: masked, and recorded nowhere yet."""

    word: str
    detail: str
    icon: str


@frozen
class LockFacts:
    """What the locked screen knows."""

    site: str = ""
    gate: str = ""
    shift: str = ""
    officers: tuple[LockOfficer, ...] = ()
    chosen: str = ""
    page: int = 0
    digits: int = 0
    error: str = ""
    wait_seconds: int = 0
    checking: bool = False
    waiting_scans: int = 0
    verdict: LockedVerdict | None = None


@frozen
class LockState:
    """What the locked screen shows."""

    place: str
    clock: str
    month: int
    day: int
    weekday: int
    """0 is Monday."""
    shift: str
    officers: tuple[LockOfficer, ...]
    chosen: str
    chosen_name: str
    page: int
    pages: int
    dots: int
    can_type: bool
    can_confirm: bool
    error: str
    wait_seconds: int
    waiting_scans: int
    verdict: LockedVerdict | None


def derive(facts: LockFacts, local: datetime) -> LockState:
    """Tell what to show at a local time."""
    pages = max(1, math.ceil(len(facts.officers) / OFFICERS_ON_A_PAGE))
    page = min(max(0, facts.page), pages - 1)
    first = page * OFFICERS_ON_A_PAGE
    names = {officer.id: officer.name for officer in facts.officers}
    free = facts.wait_seconds == 0 and not facts.checking and facts.chosen in names
    return LockState(
        place=" · ".join(part for part in (facts.site, facts.gate) if part),
        clock=f"{local:%H:%M}",
        month=local.month,
        day=local.day,
        weekday=local.weekday(),
        shift=facts.shift,
        officers=facts.officers[first : first + OFFICERS_ON_A_PAGE],
        chosen=facts.chosen,
        chosen_name=names.get(facts.chosen, ""),
        page=page,
        pages=pages,
        dots=facts.digits,
        can_type=free,
        can_confirm=free and SHORTEST_PIN <= facts.digits <= LONGEST_PIN,
        error=facts.error,
        wait_seconds=facts.wait_seconds,
        waiting_scans=facts.waiting_scans,
        verdict=facts.verdict,
    )
