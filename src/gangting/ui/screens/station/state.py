"""What a card shows of an item: one chip says how it stands, the keys follow its kind."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID
from zoneinfo import ZoneInfo

from PySide6.QtCore import QCoreApplication

from gangting.domain.supplies.catalogue import Caution, ItemKind
from gangting.domain.supplies.foresight import ExpiryBand
from gangting.services.station.values import ItemView, Shelf
from gangting.ui.screens.station.item_picture import known_icon
from gangting.ui.screens.station.pages.wordbook import word
from gangting.ui.screens.station.sayings import fill, short_day
from gangting.ui.screens.station.values import CardAct, CardState
from gangting.ui.theme import Tone
from gangting.wording.words import Words


translate = QCoreApplication.translate

FEW_DAYS = 3
"""A supply for no more days than this is pointed out."""
STALE_DAYS = 7
"""A kit should be looked into every week."""
_ACTS = {
    ItemKind.CONSUMED: (CardAct.GIVE,),
    ItemKind.STAFF_ONLY: (CardAct.GIVE,),
    ItemKind.OPENED: (CardAct.OPEN,),
    ItemKind.KIT: (CardAct.CHECK,),
    ItemKind.LENT: (CardAct.LEND, CardAct.RETURN),
}
_CAUTION_ICONS = {
    Caution.FLAMMABLE: "fire",
    Caution.CORROSIVE: "flask",
    Caution.MEDICINE: "pill",
}
_Chip = tuple[str, Tone]
_NO_CHIP: _Chip = ("", Tone.MUTED)


@dataclass(frozen=True, slots=True)
class Sight:
    """With what eyes the shelf is seen."""

    words: Words
    today: date
    zone: str
    may_work: bool = True
    times: int = 1
    wanted: UUID | None = None
    calm: bool = False
    """Nothing was taken in yet: that everything is missing need not be said of each."""
    pictures: Mapping[UUID, bytes] = field(default_factory=dict, repr=False)


def cards(shelf: Shelf, sight: Sight) -> tuple[CardState, ...]:
    """Show every item in use."""
    return tuple(card(view, sight) for view in shelf.items)


def is_empty(shelf: Shelf) -> bool:
    """Whether nothing was ever taken in, as far as the shelf can tell."""
    return not any(view.owned or view.opened for view in shelf.items)


def card(view: ItemView, sight: Sight) -> CardState:
    """Show one item."""
    item, language = view.item, sight.words.language
    chip, tone = _NO_CHIP if sight.calm else _chip(view, sight)
    lent = item.kind is ItemKind.LENT
    acts = _ACTS[item.kind] if sight.may_work else ()
    return CardState(
        item_id=item.id,
        name=item.named(language),
        icon=known_icon(item.icon),
        figure=f"{view.on_hand:,} / {view.owned:,}" if lent else f"{view.on_hand:,}",
        unit=item.unit_named(language),
        bottom=fill(translate("Station", "Bottom %1"), item.bottom) if item.bottom else "",
        chip=chip,
        chip_tone=tone,
        figure_tone=None if sight.calm else _figure_tone(view),
        caution=word(sight.words, item.caution) if item.caution else "",
        caution_icon=_CAUTION_ICONS[item.caution] if item.caution else "",
        acts=(*acts, CardAct.MORE),
        times=sight.times,
        in_stock=view.usable > 0,
        wanted=item.id == sight.wanted,
        picture=sight.pictures.get(item.id, b""),
    )


def _figure_tone(view: ItemView) -> Tone | None:
    if view.low:
        return Tone.STOP
    return Tone.WARN if view.days is not None and view.days <= FEW_DAYS else None


def _chip(view: ItemView, sight: Sight) -> _Chip:
    """Choose what matters most: what is expired, missing, overdue; then how long it lasts."""
    if view.band is ExpiryBand.EXPIRED:
        return translate("Station", "Some expired: discard"), Tone.STOP
    if view.item.kind is ItemKind.KIT and view.on_hand:
        return _kit_chip(view, sight)
    if view.item.kind is ItemKind.LENT and (view.lent or view.owned):
        return _lent_chip(view)
    stale = [one for one in view.opened if one.too_old(sight.today)]
    if stale:
        return translate("Station", "The opened one is too old"), Tone.STOP
    return _stock_chip(view, sight)


def _stock_chip(view: ItemView, sight: Sight) -> _Chip:
    if not view.usable and view.item.bottom:
        return translate("Station", "None left"), Tone.STOP
    if view.low:
        return _low_chip(view)
    if view.opened:
        return _opened_chip(view, sight)
    if view.expiry is not None and view.band is ExpiryBand.WITHIN_30:
        return _expiry_chip(view.expiry, sight), Tone.WARN
    if view.days is not None:
        return _lasts(view.days), Tone.WARN if view.days <= FEW_DAYS else Tone.MUTED
    return _calm_chip(view, sight)


def _calm_chip(view: ItemView, sight: Sight) -> _Chip:
    if view.item.caution is not None:
        return word(sight.words, view.item.caution), Tone.MUTED
    if view.item.kind is ItemKind.STAFF_ONLY:
        return word(sight.words, view.item.kind), Tone.MUTED
    if view.expiry is not None and view.band is ExpiryBand.WITHIN_90:
        return _expiry_chip(view.expiry, sight), Tone.MUTED
    return _NO_CHIP


def _low_chip(view: ItemView) -> _Chip:
    below = translate("Station", "Below the bottom")
    if not view.days:
        return below, Tone.STOP
    return f"{below} · {_lasts(view.days)}", Tone.STOP


def _lasts(days: int) -> str:
    if not days:
        return translate("Station", "Gone today")
    return fill(translate("Station", "Lasts %1 d"), days)


def _expiry_chip(day: date, sight: Sight) -> str:
    return fill(translate("Station", "Expires %1"), short_day(day, sight.today))


def _opened_chip(view: ItemView, sight: Sight) -> _Chip:
    language, count = sight.words.language, str(len(view.opened))
    if language != "en":  # English would have to tell one bottle from two bottles
        count = f"{count} {view.item.unit_named(language)}"
    said = fill(translate("Station", "%1 open"), count)
    ends = [one.use_by for one in view.opened if one.use_by is not None]
    if not ends:
        return said, Tone.MUTED
    first = min(ends)
    near = (first - sight.today).days <= FEW_DAYS
    until = fill(translate("Station", "by %1"), short_day(first, sight.today))
    return f"{said} · {until}", Tone.WARN if near else Tone.MUTED


def _lent_chip(view: ItemView) -> _Chip:
    said = fill(translate("Station", "%1 lent"), view.lent)
    if view.overdue:
        late = fill(translate("Station", "%1 overdue"), view.overdue)
        return f"{said} · {late}", Tone.WARN
    if view.low:
        return translate("Station", "Below the bottom"), Tone.STOP
    return (said, Tone.BRAND) if view.lent else _NO_CHIP


def _kit_chip(view: ItemView, sight: Sight) -> _Chip:
    check = view.kit_check
    if check is None:
        return translate("Station", "Never checked"), Tone.WARN
    missing = check.to_replace(sight.today)
    if missing:
        return fill(translate("Station", "%1 to refill"), len(missing)), Tone.STOP
    day = check.at.astimezone(ZoneInfo(sight.zone)).date()
    said = fill(translate("Station", "%1 complete"), len(check.lines))
    when = fill(translate("Station", "checked %1"), sight.words.day(day, sight.today))
    return f"{said} · {when}", Tone.WARN if (sight.today - day).days > STALE_DAYS else Tone.MUTED
