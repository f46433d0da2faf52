"""The shelf as it stands, and what to look after: days of supply, expiry, what to buy."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.foresight import (
    SPAN_DAYS,
    Usage,
    days_of_supply,
    expiry_band,
    nearest_expiry,
    to_buy,
    usage_by_day,
)
from gangting.domain.supplies.movements import Worker
from gangting.domain.supplies.picking import on_hand, usable
from gangting.services.hands import Hands, day_start, local_day
from gangting.services.policies import Policies
from gangting.services.station.values import DayOfStock, ItemView, Shelf, ToBuy
from gangting.storage.unit_of_work import Database, Work


#: A shopping list covers a week.
COVER_DAYS = 7
#: How many days an item's history goes back.
HISTORY_DAYS = 30


@dataclass(frozen=True, slots=True)
class _Past:
    """The consumption of the days before today, until the day or the past changes."""

    today: date
    zone: str
    version: int
    days: Mapping[date, Mapping[UUID, tuple[int, int]]]
    first: Mapping[UUID, datetime]


class ShelfService:
    """Reads only."""

    def __init__(self, database: Database, policies: Policies, hands: Hands) -> None:
        self._database = database
        self._policies = policies
        self._hands = hands
        self._past: _Past | None = None
        self._version = 0

    def shelf(self) -> Shelf:
        """Return every item in use as it stands now."""
        zone = self._policies.current().zone
        now = self._hands.clock.now()
        today = local_day(now, zone)
        version = self._version  # before the books are looked at: what comes later is newer
        with self._database.read() as work:
            past = self._usage_before(work, now, zone, version)
            views = self._views(work, now, past)
            served = work.supplies.stock.services(day_start(now, zone))
        order = list(Worker)
        return Shelf(
            views, tuple(sorted(served.items(), key=lambda pair: order.index(pair[0]))), today
        )

    def item(self, item_id: UUID) -> ItemView:
        """Return one item as it stands now; ``unknown_item``."""
        for view in self.shelf().items:
            if view.item.id == item_id:
                return view
        raise KnownError("unknown_item")

    def services(self, first: date, last: date) -> dict[Worker, int]:
        """Return the services per kind of worker in a range of days: the union's statistics."""
        zone = ZoneInfo(self._policies.current().zone)
        start = datetime(first.year, first.month, first.day, tzinfo=zone)
        end = datetime(last.year, last.month, last.day, tzinfo=zone) + timedelta(days=1)
        with self._database.read() as work:
            served = work.supplies.stock.services(start, end)
        return {worker: served.get(worker, 0) for worker in Worker if worker is not Worker.STAFF}

    def shopping_list(self) -> tuple[ToBuy, ...]:
        """Return what to buy, what runs out first."""
        lines = [
            ToBuy(
                view.item,
                view.usable,
                view.days,
                to_buy(
                    view.usable + view.lent,
                    view.item.bottom,
                    view.item.target,
                    view.days,
                    COVER_DAYS,
                ),
            )
            for view in self.shelf().items
        ]
        wanted = [line for line in lines if line.quantity > 0]
        return tuple(sorted(wanted, key=lambda line: (line.days is None, line.days or 0)))

    def history(self, item_id: UUID, days: int = HISTORY_DAYS) -> tuple[DayOfStock, ...]:
        """Return an item's stock day by day, the oldest first; today is the last."""
        zone = self._policies.current().zone
        now = self._hands.clock.now()
        today = local_day(now, zone)
        with self._database.read() as work:
            evening = on_hand(work.supplies.stock.lots(item_id))
            start = day_start(now, zone) - timedelta(days=days - 1)
            flows = work.supplies.stock.flows(item_id, start)
        came, went = Counter[date](), Counter[date]()
        for at, plus, minus in flows:
            day = min(local_day(at, zone), today)  # a clock that ran ahead wrote tomorrow
            came[day] += plus
            went[day] += minus
        found: list[DayOfStock] = []
        for back in range(days):
            day = today - timedelta(days=back)
            found.append(DayOfStock(day, evening, came[day], went[day]))
            evening -= came[day] - went[day]
        return tuple(reversed(found))

    def _views(self, work: Work, now: datetime, past: _Past) -> tuple[ItemView, ...]:
        books, today, zone = work.supplies, past.today, past.zone
        used_today = books.stock.usage(day_start(now, zone), now + timedelta(days=1))
        lots, out = books.stock.all_lots(), books.loans.out()
        opened, checks = books.loans.opened(), books.loans.last_kit_checks()
        views = []
        for item in books.catalogue.items():
            mine = lots.get(item.id, ())
            lent = [loan for loan in out if loan.item_id == item.id]
            nearest = nearest_expiry(mine)
            left = usable(mine, today)
            usage = self._usage_of(item, past, used_today, on_hand(mine))
            views.append(
                ItemView(
                    item,
                    on_hand(mine),
                    left,
                    mine,
                    len(lent),
                    sum(loan.overdue(now) for loan in lent),
                    tuple(one for one in opened if one.item_id == item.id),
                    checks.get(item.id),
                    days_of_supply(left, usage),
                    nearest,
                    expiry_band(nearest, today),
                )
            )
        return tuple(views)

    def _usage_of(
        self,
        item: Item,
        past: _Past,
        used_today: Mapping[UUID, tuple[int, int]],
        stock: int,
    ) -> tuple[Usage, ...]:
        deltas = {day: of_day[item.id] for day, of_day in past.days.items() if item.id in of_day}
        if item.id in used_today:
            deltas[past.today] = used_today[item.id]
        first = past.first.get(item.id)
        since = local_day(first, past.zone) if first else None
        return usage_by_day(deltas, past.today, stock, since)

    def _usage_before(self, work: Work, now: datetime, zone: str, version: int) -> _Past:
        """Return the days before today, from memory while the day is the same."""
        today, past = local_day(now, zone), self._past
        if past is None or (past.today, past.zone, past.version) != (today, zone, version):
            start = day_start(now, zone)
            days = {}
            for back in range(1, SPAN_DAYS):
                begin = start - timedelta(days=back)
                usage = work.supplies.stock.usage(begin, begin + timedelta(days=1))
                days[today - timedelta(days=back)] = usage
            past = _Past(today, zone, version, days, work.supplies.stock.first_days())
            self._past = past
        return past

    def forget(self) -> None:
        """Read the past days again: something was back-dated."""
        self._version += 1
