"""What the handover screen shows of what the books say: words, marks, numbers. No widgets."""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum, StrEnum
from zoneinfo import ZoneInfo

from gangting.domain.actors import Officer, Right
from gangting.domain.handover import OpenGroup, OpenItems, OpenLine, Step
from gangting.services.handover.values import HandoverView
from gangting.ui.screens.handover.steps_bar import Mark
from gangting.ui.screens.handover.work import Looked
from gangting.wording.words import Words


class StepPage(IntEnum):
    """The five steps, in their order."""

    SUMMARY = 0
    COUNT = 1
    OPEN = 2
    EQUIPMENT = 3
    SIGN = 4


class Side(StrEnum):
    """Pages beside the steps."""

    DUTY = "duty"
    SHEETS = "sheets"
    ROSTER = "roster"
    COUNT = "shelf_count"


_PAGES = {
    Step.SUMMARY: StepPage.SUMMARY,
    Step.COUNT: StepPage.COUNT,
    Step.OPEN_ITEMS: StepPage.OPEN,
    Step.EQUIPMENT: StepPage.EQUIPMENT,
    Step.DISPUTE: StepPage.SIGN,
    Step.SIGN: StepPage.SIGN,
    Step.LEADER: StepPage.SIGN,
    Step.ACCEPT: StepPage.SIGN,
    Step.DONE: StepPage.SIGN,
}


def page_of(view: HandoverView | None) -> StepPage:
    """Return the page of what comes next."""
    return _PAGES[view.step] if view else StepPage.SUMMARY


def marks(view: HandoverView | None) -> tuple[Mark, ...]:
    """Return how every step stands."""
    if view is None:
        return (Mark.NEXT, *(Mark.LATER for _ in range(4)))
    coming = page_of(view)
    if view.step is Step.DISPUTE:
        return (Mark.DONE, *(Mark.LATER for _ in range(3)), Mark.NEXT)
    return tuple(
        Mark.DONE if page < coming else Mark.NEXT if page == coming else Mark.LATER
        for page in StepPage
    )


def shift_said(looked: Looked, words: Words, zone: str) -> str:
    """Say the running shift: 白班 08:00–16:00."""
    if looked.duty is None:
        return ""
    shift = looked.duty.shift
    pattern = looked.pattern(shift.code)
    name = pattern.name(words.language) if pattern else ""
    if shift.planned_start is None or shift.planned_end is None:
        began = shift.began_at.astimezone(ZoneInfo(zone))
        return f"{name} {began:%H:%M}–".strip()
    start, end = (
        moment.astimezone(ZoneInfo(zone)) for moment in (shift.planned_start, shift.planned_end)
    )
    return f"{name} {start:%H:%M}–{end:%H:%M}".strip()


def coming_said(looked: Looked, words: Words) -> str:
    """Say who follows whom: 周岚 → 夜班 高远."""
    if looked.duty is None:
        return ""
    pattern = looked.pattern(looked.coming.code) if looked.coming else None
    shift = pattern.name(words.language) if pattern else ""
    comma = "、" if words.language == "zh_CN" else ", "
    names = [name for name in looked.expected if name != looked.duty.responsible]
    follows = " ".join(part for part in (shift, comma.join(names[:2])) if part)
    return f"{looked.duty.responsible} → {follows}" if follows else looked.duty.responsible


def leaders(looked: Looked) -> tuple[Officer, ...]:
    """Return the leaders who did not stand this shift."""
    outgoing = looked.duty.shift.responsible_id if looked.duty else None
    return tuple(o for o in looked.officers if o.may(Right.MANAGE) and o.id != outgoing)


def may_follow(looked: Looked) -> tuple[Officer, ...]:
    """Return who may take over, those on the roster first.

    The outgoing officer is among them only where a leader countersigned his extended duty.
    """
    duty = looked.duty
    outgoing = duty.shift.responsible_id if duty else None
    stays = duty is not None and any(e.countersigned_by for e in duty.extensions)
    working = [o for o in looked.officers if o.may(Right.WORK_GATE)]
    allowed = [o for o in working if stays or o.id != outgoing]
    joint = {one.officer_id for one in duty.standing} if duty else set()

    def rank(officer: Officer) -> tuple[bool, bool, bool]:
        own = officer.id == outgoing
        return own, officer.name not in looked.expected, officer.id not in joint

    return tuple(sorted(allowed, key=rank))


def expected_one(looked: Looked) -> str:
    """Return the id of the one who is planned to take over, where it is exactly one."""
    planned = [o for o in may_follow(looked) if o.name in looked.expected]
    return str(planned[0].id) if len(planned) == 1 else ""


@dataclass(frozen=True, slots=True)
class Teller:
    """Says the lines of open groups."""

    words: Words
    zone: str
    now: datetime

    def line(self, group: OpenGroup, line: OpenLine) -> str:
        """Say one line: 张* 3-2-5** 14:05."""
        parts = [line.text, line.place]
        if group is OpenGroup.LOW_STOCK:
            parts.append(f"{line.amount} / {line.limit}")
        elif line.amount is not None:
            parts.append(f"× {line.amount}")
        if line.at is not None and group is not OpenGroup.DISPUTED_BEFORE:
            today = self.now.astimezone(ZoneInfo(self.zone)).date()
            parts.append(self.words.moment(line.at.astimezone(ZoneInfo(self.zone)), today))
        return "  ".join(part for part in parts if part)


def worst_first(items: OpenItems) -> tuple[OpenLine, ...]:
    """Return the lines, new ones first, then what is urgent."""
    new = items.new if items.acknowledged else frozenset()
    return tuple(sorted(items.lines, key=lambda line: (line.id not in new, not line.urgent)))


def clock(moment: datetime, zone: str) -> str:
    """Write a time of the compound."""
    return f"{moment.astimezone(ZoneInfo(zone)):%H:%M}"
