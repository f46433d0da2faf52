"""What a shift leaves open, group by group, every name masked."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from uuid import UUID

from gangting.domain.crossings import AttemptLine
from gangting.domain.handover import Handover, OpenGroup, OpenItems, OpenLine
from gangting.domain.handover_sheet import read_content
from gangting.domain.identity.address import mask_address
from gangting.domain.identity.names import mask_name
from gangting.domain.identity.plate import mask_plate
from gangting.domain.passes import HolderKind
from gangting.domain.stocktake import SETTLED
from gangting.domain.supplies.catalogue import Item
from gangting.domain.supplies.foresight import ExpiryBand, expiry_band, is_low
from gangting.domain.supplies.picking import usable
from gangting.domain.visits import Visit
from gangting.services.counts import CountView
from gangting.services.hands import local_day
from gangting.storage.unit_of_work import Work


_SOON = frozenset({ExpiryBand.EXPIRED, ExpiryBand.WITHIN_30})
_Lines = tuple[OpenLine, ...]


class OpenItemsReader:
    """Reads every group inside one transaction at one moment."""

    def __init__(self, work: Work, now: datetime, zone: str, visitor_limit: timedelta) -> None:
        self._work = work
        self._now, self._today = now, local_day(now, zone)
        self._visitor_limit = visitor_limit
        items = work.supplies.catalogue.items(every=True)
        self._items: dict[UUID, Item] = {item.id: item for item in items}

    def groups(self, sheet: Handover, count: CountView | None) -> tuple[OpenItems, ...]:
        """Return all groups, the empty ones too, in the order they are gone through."""
        readers: dict[OpenGroup, Callable[[], _Lines]] = {
            OpenGroup.VISITORS_INSIDE: self._visitors,
            OpenGroup.TEMPORARY_PASSES: self._slips,
            OpenGroup.RECHECKS: self._rechecks,
            OpenGroup.UNFINISHED: lambda: self._attempts(deferred=False),
            OpenGroup.DEFERRED: lambda: self._attempts(deferred=True),
            OpenGroup.LOANS: self._loans,
            OpenGroup.LOW_STOCK: self._low,
            OpenGroup.EXPIRING: self._expiring,
            OpenGroup.OPENED_PAST_LIFE: self._opened,
            OpenGroup.NOT_COUNTED: lambda: _not_counted(count),
            OpenGroup.DISPUTED_BEFORE: self._disputed_before,
        }
        return tuple(
            OpenItems(group, readers[group](), sheet.acknowledgement(group)) for group in OpenGroup
        )

    def _visitors(self) -> _Lines:
        return tuple(
            OpenLine(
                str(visit.id),
                _visitor_name(visit),
                mask_address(visit.host_address) if visit.host_address else "",
                visit.entered_at,
                visit.overstayed(self._now, self._visitor_limit),
            )
            for visit in self._work.visits.inside()
        )

    def _slips(self) -> _Lines:
        return tuple(
            OpenLine(
                str(slip.pass_id),
                mask_name(slip.name),
                mask_address(slip.host) if slip.host else "",
                slip.issued_at,
                slip.left_at is not None or slip.valid_until < self._today,
            )
            for slip in self._work.shift_figures.open_slips()
        )

    def _rechecks(self) -> _Lines:
        lines = []
        for case in self._work.cases.open():
            line = self._work.crossings.line(case.attempt_id)
            assert line is not None  # a case is opened by an attempt
            urgent = case.rest_until < self._now
            lines.append(OpenLine(str(case.id), _who(line), _where(line), case.opened_at, urgent))
        return tuple(lines)

    def _attempts(self, *, deferred: bool) -> _Lines:
        return tuple(
            OpenLine(str(line.attempt.id), _who(line), _where(line), line.attempt.recorded_at)
            for line in self._work.crossings.open_lines(deferred=deferred, limit=200)
        )

    def _loans(self) -> _Lines:
        return tuple(
            OpenLine(
                str(loan.id),
                self._items[loan.item_id].name,
                loan.tag,
                loan.due_at,
                loan.overdue(self._now),
            )
            for loan in self._work.supplies.loans.out()
        )

    def _low(self) -> _Lines:
        lots = self._work.supplies.stock.all_lots()
        lent = Counter(loan.item_id for loan in self._work.supplies.loans.out())
        lines = []
        for item in self._work.supplies.catalogue.items():
            left, out = usable(lots.get(item.id, ()), self._today), lent[item.id]
            if is_low(left, out, item.bottom):
                line = OpenLine(
                    str(item.id),
                    item.name,
                    urgent=left == 0,
                    amount=left + out,
                    limit=item.bottom,
                )
                lines.append(line)
        return tuple(lines)

    def _expiring(self) -> _Lines:
        return tuple(
            self._lot(item_id, line.lot.id, line.lot.expiry, line.quantity)
            for item_id, lots in self._work.supplies.stock.all_lots().items()
            for line in lots
            if expiry_band(line.lot.expiry, self._today) in _SOON
        )

    def _lot(self, item_id: UUID, lot_id: UUID, expiry: date | None, quantity: int) -> OpenLine:
        assert expiry is not None  # it is soon
        return OpenLine(
            str(lot_id),
            self._items[item_id].name,
            expiry.isoformat(),
            urgent=expiry < self._today,
            amount=quantity,
        )

    def _opened(self) -> _Lines:
        return tuple(
            OpenLine(
                str(opened.id),
                self._items[opened.item_id].name,
                opened.use_by.isoformat() if opened.use_by else "",
                opened.opened_at,
                urgent=True,
            )
            for opened in self._work.supplies.loans.opened()
            if opened.too_old(self._today)
        )

    def _disputed_before(self) -> _Lines:
        for sheet in self._work.handovers.finished(1):
            content = read_content(sheet.content)
            disputes = content["remarks"]["disputes"]
            why = content["forced_reason"] or (disputes[-1]["reason"] if disputes else "")
            if why:
                return (OpenLine(str(sheet.id), why, at=sheet.accepted_at or sheet.closed_at),)
        return ()


def _not_counted(count: CountView | None) -> _Lines:
    """List what an acceptance leaves out; urgent where it was counted and is not settled."""
    lines = count.lines if count else ()
    return tuple(
        OpenLine(str(line.item.id), line.item.name, urgent=line.counted is not None)
        for line in lines
        if line.state not in SETTLED
    )


def _visitor_name(visit: Visit) -> str:
    if visit.plate and not visit.name:
        return mask_plate(visit.plate)
    return mask_name(visit.name) or visit.company


def _who(line: AttemptLine) -> str:
    holder = line.attempt.holder
    if holder is not None and holder.kind is HolderKind.VEHICLE:
        return mask_plate(line.holder_name)
    return mask_name(line.holder_name)


def _where(line: AttemptLine) -> str:
    return mask_address(line.place_short) if line.place_short else ""
