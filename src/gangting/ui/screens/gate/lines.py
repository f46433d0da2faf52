"""The lists of the gate as frozen values: recent crossings, visitors inside, cases, searches."""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from gangting.domain.actors import Officer, Right
from gangting.domain.crossings import AttemptLine
from gangting.domain.entry_pass import Holder
from gangting.domain.identity.address import mask_address
from gangting.domain.identity.names import mask_name
from gangting.domain.identity.phone import mask_phone
from gangting.domain.identity.plate import mask_plate
from gangting.domain.passes import HolderKind
from gangting.domain.people import AtHome, Found
from gangting.domain.temperature import celsius
from gangting.domain.verdict.facts import Decision, Reason
from gangting.domain.visits import Inside, Visit, VisitKind
from gangting.services.gate.outcome import CaseView
from gangting.ui.screens.gate.card_values import LineState, Mark, Mood
from gangting.ui.screens.gate.case_state import told_word
from gangting.ui.screens.gate.naming import (
    card_name,
    card_state,
    company_word,
    drop_word,
    line_mark,
    masked_name,
    masked_place,
)
from gangting.ui.screens.gate.readings import reading_state
from gangting.ui.screens.gate.values import View
from gangting.wording.words import Words


if TYPE_CHECKING:  # the services bring SQLAlchemy, which must not come before the first paint
    from gangting.services.quota import NotBack

_OUTCOME_MOODS = {
    "passed": Mood.OK,
    "overridden": Mood.WARN,
    "recheck": Mood.STOP,
    "refuse": Mood.STOP,
    "attention": Mood.WARN,
    "unfinished": Mood.WARN,
    "deferred": Mood.MUTED,
    "undone": Mood.MUTED,
}
_NEEDS_READING = frozenset(
    {Reason.TEMPERATURE_MISSING, Reason.TEMPERATURE_LOW, Reason.TEMPERATURE_IMPLAUSIBLE}
)


def outcome_code(line: AttemptLine) -> str:
    """Tell in a code how a crossing stands."""
    attempt = line.attempt
    if attempt.deferred:
        return "deferred"
    if attempt.undone_at is not None:
        return "undone"
    if attempt.passed:
        return "overridden" if attempt.overridden else "passed"
    if attempt.decision is Decision.REFUSE:
        return "recheck" if line.rechecking else "refuse"
    if attempt.unfinished:
        missing = any(reason in _NEEDS_READING for reason in attempt.reasons)
        return "unfinished" if missing else "attention"
    return "refuse"


def recent(lines: tuple[AttemptLine, ...], view: View, words: Words) -> tuple[LineState, ...]:
    """Give the rows of the recent list, masked."""
    return tuple(_attempt_line(line, view, words) for line in lines)


def unfinished(lines: tuple[AttemptLine, ...], view: View, words: Words) -> tuple[LineState, ...]:
    """Give who still waits, with what for."""
    return recent(lines, view, words)


def deferred(lines: tuple[AttemptLine, ...], view: View, words: Words) -> tuple[LineState, ...]:
    """Give the scans of the locked screen, the oldest first, with the verdict they had."""
    rows = []
    for line in reversed(lines):
        decision = line.attempt.decision
        mark = Mark(words.decision(decision.value), Mood.MUTED)
        rows.append(_attempt_line(line, view, words, outcome=mark))
    return tuple(rows)


def _attempt_line(
    line: AttemptLine, view: View, words: Words, *, outcome: Mark | None = None
) -> LineState:
    attempt = line.attempt
    code = outcome_code(line)
    return LineState(
        id=attempt.id,
        time=_clock(attempt.recorded_at, view),
        name=masked_name(line, words) or card_name(line),
        place=masked_place(line, words) or card_state(line, words),
        category=line_mark(line, words),
        direction=attempt.direction,
        value=f"{celsius(attempt.tenths)}℃" if attempt.tenths is not None else "",
        outcome=outcome or Mark(words.outcome(code), _OUTCOME_MOODS[code]),
        can_correct=attempt.passed and attempt.undone_at is None,
    )


def inside(visits: tuple[Inside, ...], view: View, words: Words) -> tuple[LineState, ...]:
    """Give the visitors who have not left, the longest stay first."""
    return tuple(_visit_line(one, view, words) for one in visits)


def _visit_line(one: Inside, view: View, words: Words) -> LineState:
    visit = one.visit
    stayed = view.now - visit.entered_at if visit.entered_at else timedelta(0)
    hours, minutes = divmod(int(stayed.total_seconds()) // 60, 60)
    goes = drop_word(visit.drop_point, words) if visit.drop_point else ""
    place = goes or mask_address(visit.host_address)
    return LineState(
        id=visit.id,
        time=_clock(visit.entered_at, view) if visit.entered_at else "",
        name=visit_name(visit, words),
        place=f"→ {place}" if place else "",
        category=Mark(words.sentence(f"visit_kind.{visit.kind.value}")),
        value=f"{hours}:{minutes:02d}",
        outcome=Mark("", Mood.STOP) if one.overstayed else None,
    )


def residents(people: tuple[AtHome, ...], view: View, words: Words) -> tuple[LineState, ...]:
    """Give the residents inside, masked, who came last first."""
    zone = ZoneInfo(view.zone)
    today = view.now.astimezone(zone).date()
    return tuple(
        LineState(
            id=one.found.ref.id,
            time=words.moment(one.since.astimezone(zone), today),
            name=mask_name(one.found.name),
            place=mask_address(one.found.place),
            category=standing_mark(one.found, words),
        )
        for one in people
    )


def away(people: "tuple[NotBack, ...]", view: View, words: Words) -> tuple[LineState, ...]:
    """Give who is not back yet, masked, the longest overdue first."""
    zone = ZoneInfo(view.zone)
    today = view.now.astimezone(zone).date()
    return tuple(
        LineState(
            id=one.attempt_id,
            time=words.moment(one.due_at.astimezone(zone), today),
            name=_masked_holder(one.holder),
            place=""
            if one.holder.ref.kind is HolderKind.HOUSEHOLD
            else mask_address(one.holder.place_short),
            value=words.moment(one.left_at.astimezone(zone), today),
        )
        for one in people
    )


def _masked_holder(holder: Holder) -> str:
    if holder.ref.kind is HolderKind.HOUSEHOLD:
        return mask_address(holder.place_short)
    return mask_name(holder.name)


def visit_name(visit: Visit, words: Words) -> str:
    """Name a visitor, a rider or a vehicle, masked."""
    if visit.kind is VisitKind.DELIVERY:
        tail = visit.phone[-4:]
        return f"{company_word(visit.company, words)} {tail}".strip()
    if visit.kind is VisitKind.VEHICLE:
        return mask_plate(visit.plate) if visit.plate else visit.company
    return mask_name(visit.name)


def cases(views: tuple[CaseView, ...], view: View, words: Words) -> tuple[LineState, ...]:
    """Give the day's fevers: the open ones first, with who was told."""
    ordered = sorted(views, key=lambda v: (not v.case.open, v.case.opened_at))
    return tuple(_case_line(one, view, words) for one in ordered)


def _case_line(one: CaseView, view: View, words: Words) -> LineState:
    case = one.case
    last = reading_state(case.readings[-1], view.limits, words)
    told = [f"{told_word(t.who, words)} {_clock(t.at, view)}" for t in case.told]
    mark = None
    if case.decision is not None:
        mood = Mood.OK if last.mood is Mood.OK else Mood.MUTED
        mark = Mark(words.case_decision(case.decision.value), mood)
    return LineState(
        id=case.id,
        time=_clock(case.opened_at, view),
        name=masked_name(one.line, words),
        place=masked_place(one.line, words),
        category=line_mark(one.line, words),
        value=f"{last.value}℃",
        outcome=mark,
        detail="、".join(told) if words.language.startswith("zh") else ", ".join(told),
    )


def found(people: tuple[Found, ...], officer: Officer, words: Words) -> tuple[LineState, ...]:
    """Give the people a search found; names are whole for those whose role is to see them."""
    whole = officer.may(Right.SEE_NAMES)
    return tuple(_found_line(one, words, whole=whole) for one in people)


def _found_line(one: Found, words: Words, *, whole: bool) -> LineState:
    kind = one.ref.kind
    name = one.name
    if not whole:
        hide = {HolderKind.VEHICLE: mask_plate, HolderKind.HOUSEHOLD: mask_address}
        name = hide.get(kind, mask_name)(one.name)
    return LineState(
        id=one.ref.id,
        name=name,
        place=one.place if whole else mask_address(one.place),
        category=standing_mark(one, words),
        detail=mask_phone(one.phone),
    )


def standing_mark(one: Found, words: Words) -> Mark | None:
    """Say how one who was found stands to the compound."""
    if one.standing is None:
        return None
    mood = Mood.BRAND if one.standing.lives_here else Mood.MUTED
    return Mark(words.sentence(f"standing.{one.standing.value}"), mood)


def _clock(moment: datetime, view: View) -> str:
    return f"{moment.astimezone(ZoneInfo(view.zone)):%H:%M}"
