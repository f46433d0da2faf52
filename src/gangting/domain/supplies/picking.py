"""Which lots an act touches: first expiry, first out; the expired are never given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from gangting.domain.errors import KnownError
from gangting.domain.supplies.movements import DiscardReason, Lot, LotStock


@dataclass(frozen=True, slots=True)
class Pick:
    """So many of one lot, signed as they change the stock."""

    lot: Lot
    delta: int


def on_hand(lots: Sequence[LotStock]) -> int:
    """Return what is on the shelf, the expired included: they are there until discarded."""
    return sum(line.quantity for line in lots)


def usable(lots: Sequence[LotStock], today: date) -> int:
    """Return what may still be given."""
    return sum(line.quantity for line in lots if not line.lot.expired(today))


def pick(lots: Sequence[LotStock], wanted: int, today: date, **names: str) -> tuple[Pick, ...]:
    """Take so many of the lots that expire first; the refusal carries the item's ``names``.

    ``shortage`` with ``wanted`` and ``left``, ``only_expired`` where nothing else is left.
    """
    good = [line for line in _by_expiry(lots) if not line.lot.expired(today)]
    left = on_hand(good)
    if left < wanted:
        if left == 0 and on_hand(lots) > 0:
            raise KnownError("only_expired", left=on_hand(lots), **names)
        raise KnownError("shortage", wanted=wanted, left=left, **names)
    return _take(good, wanted)


def pick_discard(
    lots: Sequence[LotStock],
    wanted: int,
    today: date,
    reason: DiscardReason,
    **names: str,
) -> tuple[Pick, ...]:
    """Take so many for the bin, the oldest first; as expired only what has expired.

    ``nothing_expired``, ``shortage``, both with ``wanted`` and ``left``.
    """
    order = _by_expiry(lots)
    if reason is DiscardReason.EXPIRED:
        order = [line for line in order if line.lot.expired(today)]
    if on_hand(order) < wanted:
        code = "nothing_expired" if reason is DiscardReason.EXPIRED else "shortage"
        raise KnownError(code, wanted=wanted, left=on_hand(order), **names)
    return _take(order, wanted)


def spread(lots: Sequence[LotStock], difference: int, today: date) -> tuple[Pick, ...]:
    """Lay a counted difference on the lots.

    What is missing was most likely given, so it is taken as giving takes, and of the expired
    last; what was found is put on the lot that lasts longest. ``count_below_zero`` where more is
    missing than the shelf holds now. A surplus needs at least one lot to stand on.
    """
    if difference == 0:
        return ()
    order = _by_expiry(lots)
    if difference > 0:
        return (Pick(order[-1].lot, difference),)
    if on_hand(order) < -difference:
        raise KnownError("count_below_zero", left=on_hand(order))
    good = [line for line in order if not line.lot.expired(today)]
    expired = [line for line in order if line.lot.expired(today)]
    return _take(good + expired, -difference)


def _by_expiry(lots: Sequence[LotStock]) -> list[LotStock]:
    return sorted(lots, key=lambda line: (line.lot.expiry or date.max, line.lot.id))


def _take(lots: Sequence[LotStock], wanted: int) -> tuple[Pick, ...]:
    picks: list[Pick] = []
    for line in lots:
        taken = min(line.quantity, wanted)
        if taken > 0:
            picks.append(Pick(line.lot, -taken))
            wanted -= taken
    return tuple(picks)
