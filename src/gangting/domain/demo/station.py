"""A fortnight of the practice compound's warm station, that ends with the shelf of the handbook."""

from collections import Counter
from datetime import datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo

from gangting.domain.supplies.movements import MovementKind, Source, Worker
from gangting.domain.values import frozen


DAYS = 14
_SEED = 20200208
_OPEN, _SHUT = time(7), time(21, 30)
_WORKERS = {
    Worker.RIDER: 5,
    Worker.COURIER: 4,
    Worker.CLEANER: 3,
    Worker.GUARD: 2,
    Worker.OTHER: 1,
}
#: What stands there at the end, and how many a day go to whom asks.
_LEFT = {
    "mask": 62,
    "disposable_gloves": 86,
    "first_aid_kit": 1,
    "hand_sanitizer": 3,
    "medical_alcohol": 2,
    "bottled_water": 31,
    "disposable_raincoat": 4,
}
_A_DAY = {"mask": 21, "disposable_gloves": 9, "bottled_water": 8, "disposable_raincoat": 1}
#: How many days after the fortnight's begin the first goods expire; the others long after.
_EXPIRES = {
    "mask": 420,
    "disposable_gloves": 500,
    "hand_sanitizer": 400,
    "medical_alcohol": 300,
    "bottled_water": 200,
}
_TAGS = tuple(f"U{number}" for number in range(1, 9))
_GIFT = 60
#: The bottle that is open came with goods that expire soon.
_OPENED_EXPIRES = 31


@frozen
class DemoMove:
    """One act at the station; ``expiry_days`` counts from the fortnight's begin."""

    at: datetime
    kind: MovementKind
    code: str
    quantity: int
    worker: Worker | None = None
    source: Source | None = None
    party: str = ""
    expiry_days: int | None = None


@frozen
class DemoLoan:
    """One umbrella out, and back unless ``back_at`` is None."""

    tag: str
    worker: Worker
    lent_at: datetime
    back_at: datetime | None
    phone_tail: str = ""


@frozen
class DemoShelf:
    """What happened at the station, in the order of time."""

    begin: datetime
    tags: tuple[str, ...]
    moves: tuple[DemoMove, ...]
    loans: tuple[DemoLoan, ...]
    kit_checked_at: datetime


def shelf(now: datetime, zone: ZoneInfo, donor: str) -> DemoShelf:
    """Invent the fortnight that ends now; the same for the same moment."""
    random = Random(_SEED)  # noqa: S311  an invented station, the same every time
    today = now.astimezone(zone).date()

    def at(days_ago: int, of_day: time) -> datetime:
        return datetime.combine(today - timedelta(days=days_ago), of_day, zone)

    gives = [
        DemoMove(moment, MovementKind.GIVE, code, 1, _worker(random))
        for days_ago in range(DAYS - 1, -1, -1)
        for code, a_day in _A_DAY.items()
        for moment in _moments(random, a_day, at(days_ago, _OPEN), at(days_ago, _SHUT))
        if moment <= now
    ]
    begin = at(DAYS, time(8))
    opened = DemoMove(at(DAYS - 1, time(9)), MovementKind.OPEN, "hand_sanitizer", 1)
    moves = [*_received(gives, begin, at(6, time(10)), donor), opened, *gives]
    morning = at(0, time(8, 5))
    return DemoShelf(
        begin,
        _TAGS,
        tuple(sorted(moves, key=lambda move: move.at)),
        tuple(_loans(random, now)),
        morning if morning <= now else at(1, time(8, 5)),
    )


def _received(
    gives: list[DemoMove], begin: datetime, midway: datetime, donor: str
) -> list[DemoMove]:
    """Receive at the begin what went out and what is left, less what was donated on the way."""
    went = Counter(move.code for move in gives)
    receive, given = MovementKind.RECEIVE, Source.ALLOCATED
    bottle = DemoMove(begin, receive, "hand_sanitizer", 1, None, given, "", _OPENED_EXPIRES)
    moves = [bottle, DemoMove(begin, receive, "umbrella", len(_TAGS), None, given)]
    for code, left in _LEFT.items():
        gift = _GIFT if code == "mask" else 0
        quantity = left + went[code] - gift
        days = _EXPIRES.get(code)
        source = Source.PURCHASED if code == "bottled_water" else given
        moves.append(DemoMove(begin, receive, code, quantity, None, source, "", days))
        if gift:
            moves.append(DemoMove(midway, receive, code, gift, None, Source.DONATED, donor, 85))
    return moves


def _loans(random: Random, now: datetime) -> list[DemoLoan]:
    """Lend a few each week; three are out, and one of them should have been back."""
    loans = []
    for days_ago in (12, 9, 6, 4):
        for tag in _TAGS[:3]:
            lent = now - timedelta(days=days_ago, hours=random.randint(1, 9))
            back = lent + timedelta(hours=random.randint(2, 30))
            loans.append(DemoLoan(tag, _worker(random), lent, back))
    for tag, hours, tail in (("U3", 51, "0071"), ("U5", 20, ""), ("U7", 3, "0164")):
        lent = now - timedelta(hours=hours, minutes=20)
        loans.append(DemoLoan(tag, _worker(random), lent, None, tail))
    return loans


def _moments(random: Random, a_day: int, first: datetime, last: datetime) -> list[datetime]:
    span = int((last - first).total_seconds())
    times = a_day + random.randint(-a_day // 4, a_day // 4)
    return [first + timedelta(seconds=random.randrange(span)) for _ in range(times)]


def _worker(random: Random) -> Worker:
    [worker] = random.choices(list(_WORKERS), list(_WORKERS.values()))
    return worker
