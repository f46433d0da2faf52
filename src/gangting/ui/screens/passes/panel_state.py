"""What the panel shows of one pass: its facts, its life, and the keys its state allows."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import assert_never
from uuid import UUID
from zoneinfo import ZoneInfo

from gangting.domain.actors import Officer
from gangting.domain.entry_pass import EntryPass, PassEvent
from gangting.domain.identity.phone import mask_phone
from gangting.domain.passes import Category, HolderKind, PassAction, PassState
from gangting.services.pass_values import PassView
from gangting.ui.screens.passes.naming import may_issue, why
from gangting.ui.screens.passes.values import (
    NO_CHOICE,
    Act,
    Fact,
    FactKind,
    Keys,
    LifeLine,
    Mode,
    Notice,
    PrintChoice,
    Run,
)
from gangting.ui.theme import Tone
from gangting.wording.words import Words


SOON = timedelta(days=30)
"""A pass that ends within this time is best extended while its holder stands here."""

_MILESTONES = {
    PassAction.ISSUE: FactKind.ISSUED,
    PassAction.PRINT_DONE: FactKind.PRINTED,
    PassAction.COLLECT: FactKind.COLLECTED,
}
_TO_COME = {PassState.APPLIED, PassState.PRINTED, PassState.ACTIVE}
"""Of these a card is printed yet, or may be printed again."""
_ENDS = {PassState.SUSPENDED, PassState.LOST, PassState.VOID, PassState.RETURNED}


@dataclass(frozen=True, slots=True)
class PanelFacts:
    """What the panel knows.

    ``asking`` are the serials whose card was sent to a printer and nobody has said yet whether
    it came out; of those in ``turning`` only the front was, and the paper has to be turned over.
    ``intent`` is what a reason is being asked for; ``limited`` that a rule of the compound stands
    against it, which the same reason overcomes when it is given again.
    """

    view: PassView | None = None
    officers: Mapping[UUID, str] | None = None
    officer: Officer | None = None
    mode: Mode = Mode.FACTS
    intent: Act | None = None
    limited: bool = False
    choice: PrintChoice = NO_CHOICE
    running: Run | None = None
    asking: tuple[int, ...] = ()
    turning: tuple[int, ...] = ()
    notice: Notice | None = None
    busy: bool = False

    @property
    def serial(self) -> int | None:
        """Which pass is in hand."""
        return self.view.entry_pass.serial if self.view else None

    @property
    def printing(self) -> bool:
        """Whether this very card is on its way to the printer."""
        return self.running is not None and self.running.serial == self.serial

    @property
    def asked(self) -> bool:
        """Whether it must be said first if this card came out."""
        return self.serial in self.asking and may_issue(self.officer)

    @property
    def turns(self) -> bool:
        """Whether this card lies in the tray and waits to be turned over."""
        return self.asked and self.serial in self.turning


@dataclass(frozen=True, slots=True)
class Teller:
    """How times and people are said on the panel."""

    words: Words
    now: datetime
    zone: str

    @property
    def today(self) -> date:
        """The day it is in the compound."""
        return self.now.astimezone(ZoneInfo(self.zone)).date()

    def moment(self, at: datetime) -> str:
        """Say when something was done."""
        return self.words.moment(at.astimezone(ZoneInfo(self.zone)), self.today)

    def shortly(self, at: datetime) -> str:
        """Say when something was done; of another year the day is enough."""
        day = at.astimezone(ZoneInfo(self.zone)).date()
        near = day.year == self.today.year or (self.today - day).days == 1
        return self.moment(at) if near else self.words.day(day, self.today)


def keys(view: PassView, officer: Officer | None, today: date) -> Keys:
    """Return the keys this pass allows this officer."""
    if not may_issue(officer):
        return Keys(side=(Act.LIFE,))
    one = view.entry_pass
    found = _keys(one, today)
    if one.state in _TO_COME and one.holder.kind is HolderKind.PERSON:
        return replace(found, more=(*found.more[:-1], Act.PHOTO, *found.more[-1:]))
    return found


def _keys(one: EntryPass, today: date) -> Keys:
    temporary = one.category is Category.VISITOR
    back = (Act.RETURN,) if temporary else ()
    saving = (Act.SAVE_PDF, Act.SAVE_PNG)
    card = (Act.REPRINT, Act.LOST)
    match one.state:
        case PassState.APPLIED:
            waiting = (Act.PRINTED, Act.COLLECT, Act.EXTEND, Act.VOID, Act.LIFE)
            return Keys(Act.PRINT, saving, waiting)
        case PassState.PRINTED:
            rest = (*saving, Act.EXTEND, Act.REISSUE, Act.VOID, Act.LIFE)
            return Keys(Act.COLLECT, card, rest)
        case PassState.ACTIVE:
            main = Act.EXTEND if one.valid_until < today + SOON and not temporary else None
            extend = () if main else (Act.EXTEND,)
            others = (Act.REISSUE, Act.SUSPEND, Act.VOID, *saving, Act.LIFE)
            return Keys(main, card, (*back, *extend, *others))
        case PassState.SUSPENDED:
            held = (Act.EXTEND, Act.REISSUE, Act.VOID, Act.LIFE)
            return Keys(Act.RESUME, card, (*back, *held))
        case PassState.LOST:
            return Keys(Act.REISSUE, (Act.VOID,), (Act.LIFE,))
        case PassState.VOID:
            return Keys(None, (Act.REISSUE, Act.LIFE))
        case PassState.RETURNED:
            return Keys(None, (Act.LIFE,))
    assert_never(one.state)


def facts_of(view: PassView, officers: Mapping[UUID, str], teller: Teller) -> tuple[Fact, ...]:
    """Return the lines of the panel: how long it is good, and the steps of this card's life."""
    one = view.entry_pass
    over = one.expired(teller.today)
    found = [
        Fact(
            FactKind.VALID,
            f"{one.valid_from.isoformat()} – {one.valid_until.isoformat()}",
            Tone.STOP if over else None,
        )
    ]
    if view.holder and view.holder.phone:
        found.append(Fact(FactKind.PHONE, mask_phone(view.holder.phone)))
    if one.state in _ENDS and view.events:
        found += _milestones(view, officers, teller)[:1]
        found += _ending(view.events[-1], officers, teller)
    else:
        found += _milestones(view, officers, teller)
    if one.edition:
        found.append(Fact(FactKind.EDITION, str(one.edition)))
    return tuple(found)


def _milestones(view: PassView, officers: Mapping[UUID, str], teller: Teller) -> tuple[Fact, ...]:
    """Tell of issuing, and of printing and handing over the card of this edition."""
    latest: dict[FactKind, PassEvent] = {}
    for event in view.events:
        kind = _MILESTONES.get(event.action)
        if kind and (kind is FactKind.ISSUED or event.edition == view.entry_pass.edition):
            latest[kind] = event
        elif event.action is PassAction.UNDO_COLLECT:
            latest.pop(FactKind.COLLECTED, None)
    return tuple(Fact(kind, _by(event, officers, teller)) for kind, event in latest.items())


def _ending(event: PassEvent, officers: Mapping[UUID, str], teller: Teller) -> tuple[Fact, ...]:
    word = _action(event, teller.words)
    said = Fact(FactKind.CHANGED, _by(event, officers, teller), Tone.STOP, word)
    if not event.reason:
        return (said,)
    return said, Fact(FactKind.REASON, why(event.reason, teller.words))


def _by(event: PassEvent, officers: Mapping[UUID, str], teller: Teller) -> str:
    who = officer_name(event.officer_id, officers, teller.words)
    return " · ".join(part for part in (teller.shortly(event.at), who) if part)


def _action(event: PassEvent, words: Words) -> str:
    """Name what was done, at the beginning of a line."""
    word = words.sentence(f"action.{event.action.value}")
    return word[:1].upper() + word[1:]


def officer_name(officer_id: UUID | None, officers: Mapping[UUID, str], words: Words) -> str:
    """Name an officer; a reserved one, such as the command line's, has a word."""
    name = officers.get(officer_id, "") if officer_id else ""
    return words.sentence(f"officer.{name}") if words.has(f"officer.{name}") else name


def life_of(view: PassView, officers: Mapping[UUID, str], teller: Teller) -> tuple[LifeLine, ...]:
    """Return everything that was done to a pass, the newest first."""
    return tuple(
        LifeLine(
            event.at,
            teller.moment(event.at),
            _action(event, teller.words),
            officer_name(event.officer_id, officers, teller.words),
            why(event.reason, teller.words),
        )
        for event in reversed(view.events)
    )
