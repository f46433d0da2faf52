"""The panel, from an outcome: a pure function, tested as a table."""

from datetime import date, timedelta
from zoneinfo import ZoneInfo

from gangting.domain.actors import Officer, Right
from gangting.domain.identity.phone import mask_phone
from gangting.domain.passes import HolderKind
from gangting.domain.scan_text import ProductScan, Scan, ShortNumberScan, UnknownScan
from gangting.domain.short_number import short_number
from gangting.domain.temperature import Site, celsius
from gangting.domain.values import frozen
from gangting.domain.verdict.facts import (
    CARD_JUDGED,
    Decision,
    Direction,
    Finding,
    Override,
    Presence,
    Reason,
)
from gangting.services.gate.outcome import GateOutcome
from gangting.ui.screens.gate import case_state, prompts
from gangting.ui.screens.gate.card_values import Mark, Mood
from gangting.ui.screens.gate.naming import CATEGORY_MOODS, visit_word, whole_name, whole_place
from gangting.ui.screens.gate.readings import reading_state
from gangting.ui.screens.gate.values import (
    Action,
    Excuse,
    FindingState,
    Key,
    PanelState,
    ReadingState,
    Shown,
    View,
    Weight,
)
from gangting.wording.words import Words


# How long a low reading's person waits before the next one, in the field's handbooks.
LOW_WAIT = timedelta(seconds=5)
# How long a verdict that needs nothing more stays before the next person is asked for.
NEXT_AFTER = timedelta(seconds=3)

_MOODS = {Decision.ADMIT: Mood.OK, Decision.ATTENTION: Mood.WARN, Decision.REFUSE: Mood.STOP}
ICONS = {
    Decision.ADMIT: "check-circle",
    Decision.ATTENTION: "alert",
    Decision.REFUSE: "alert-octagon",
}
_ONLY_A_READING = {
    Reason.TEMPERATURE_MISSING: "step.measure",
    Reason.TEMPERATURE_LOW: "band.low",
    Reason.TEMPERATURE_IMPLAUSIBLE: "band.implausible",
}
_TEMPERATURES = frozenset(
    {Reason.TEMPERATURE_LOW, Reason.TEMPERATURE_HIGH, Reason.TEMPERATURE_IMPLAUSIBLE}
)
_WHERE = frozenset({Reason.ALREADY_INSIDE, Reason.ALREADY_OUTSIDE, Reason.CLONE_SUSPECTED})
# Nobody is refused the way home for being late: there is no key for it.
_ONLY_LATE = frozenset({Reason.LATE_RETURN})
_OTHER = {Direction.ENTRY: Direction.EXIT, Direction.EXIT: Direction.ENTRY}


def derive(shown: Shown, view: View, words: Words) -> PanelState:
    """Tell what the panel shows."""
    outcome = shown.outcome
    mood, icon, headline = _face(shown, words)
    identity = _identity(outcome, words)
    findings = _findings(shown, view, words)
    whereabouts = not findings or any(r in _WHERE for r in outcome.verdict.reasons)
    low = _waits_for_low(outcome)
    measuring = shown.measuring and shown.case is not None
    return PanelState(
        mood=mood,
        icon=icon,
        headline=headline,
        direction=outcome.direction,
        attempt_id=outcome.attempt_id,
        name=identity.name,
        place=identity.place,
        chip=identity.chip,
        number=identity.number,
        valid_until=identity.valid_until,
        phone=identity.phone,
        last=_last(outcome, view, words) if whereabouts else "",
        note=_why(outcome, words) if outcome.passed and not shown.case else "",
        back_by=_back_by(outcome, view, words),
        reading=_reading(shown, view, words),
        findings=findings,
        excuses=_offered_excuses(shown, view, words),
        case=case_state.derive(shown.case, view, words) if shown.case else None,
        sites=tuple(Site) if measuring else (Site.WRIST, Site.NECK) if low else (),
        wait_until=outcome.reading.taken_at + LOW_WAIT if low and outcome.reading else None,
        children=outcome.children,
        keys=_keys(shown, view),
        prompt=prompts.sentence(shown, words) if view.prompts else "",
        unrecorded=shown.peeked,
        can_put_aside=not _closed(shown),
        returns=_closed(shown) and not shown.peeked,
    )


# -- the face


def _face(shown: Shown, words: Words) -> tuple[Mood, str, str]:
    outcome = shown.outcome
    verdict = outcome.verdict
    code = verdict.decision.value
    main = verdict.main.reason.value if verdict.main else ""
    if shown.peeked:
        return Mood.MUTED, "eye-outline", words.headline(code, main)
    if outcome.undone:
        return Mood.MUTED, "undo-variant", words.outcome("undone")
    if shown.case is not None:
        return case_state.face(shown.case, words)
    if outcome.passed:
        return Mood.OK, "check-circle", words.decision("admit")
    if verdict.decision is Decision.ATTENTION and len(verdict.findings) == 1 and verdict.main:
        only = _ONLY_A_READING.get(verdict.main.reason)
        if only and outcome.needs_reading:
            return Mood.WARN, "thermometer", words.sentence(only)
    return _MOODS[verdict.decision], ICONS[verdict.decision], words.headline(code, main)


def _why(outcome: GateOutcome, words: Words) -> str:
    """Give the reason that an officer gave, the newest first."""
    if outcome.excused is not None:
        why = words.sentence(f"outing_reason.{outcome.excused.value}")
        return words.sentence("hint.excused", reason=why)
    return outcome.correction_reason or outcome.override_reason


# -- the rule of outings


def _back_by(outcome: GateOutcome, view: View, words: Words) -> str:
    """Say until when one who went out is asked to be back; with the day where it is another."""
    if outcome.back_by is None or not outcome.passed or outcome.undone:
        return ""
    local, today = outcome.back_by.astimezone(ZoneInfo(view.zone)), _today(view)
    when = f"{local:%H:%M}" if local.date() == today else words.moment(local, today)
    return words.sentence("hint.back_by", time=when)


def _offered_excuses(shown: Shown, view: View, words: Words) -> tuple[Excuse, ...]:
    """Offer them to whoever is on duty: while the quota refuses, and just after one went out."""
    outcome = shown.outcome
    if shown.case is not None:
        return ()
    if outcome.undo_until is not None:
        return excuses(shown, words) if view.now < outcome.undo_until else ()
    refused = Reason.QUOTA_USED in outcome.verdict.reasons
    return excuses(shown, words) if refused and not _closed(shown) else ()


def excuses(shown: Shown, words: Words) -> tuple[Excuse, ...]:
    """Name the reasons for which this outing would not count; nothing for what is none."""
    if shown.outcome.undone:
        return ()
    return tuple(
        Excuse(reason, words.sentence(f"outing_reason.{reason.value}")) for reason in shown.excuses
    )


# -- who it is


@frozen
class _Identity:
    """The lines that say who stands here."""

    name: str
    place: str
    chip: Mark | None
    number: str = ""
    valid_until: str = ""
    phone: str = ""


def _identity(outcome: GateOutcome, words: Words) -> _Identity:
    holder = outcome.holder
    visiting = holder is not None and holder.ref.kind is HolderKind.VISIT
    card = outcome.entry_pass or outcome.fields
    chip = Mark(visit_word(outcome.visit, words)) if visiting else None
    if card is not None:
        chip = Mark(words.pass_name(card.category.value), CATEGORY_MOODS[card.category])
    return _Identity(
        name=whole_name(holder, words) if holder else "",
        place=whole_place(holder, outcome.visit, words) if holder else "",
        chip=chip,
        number=short_number(card.serial) if card else "",
        valid_until=card.valid_until.isoformat() if card else "",
        phone=mask_phone(holder.phone) if holder and visiting and holder.phone else "",
    )


def _last(outcome: GateOutcome, view: View, words: Words) -> str:
    last = outcome.last
    if last is None or last.presence is Presence.UNKNOWN or last.since == outcome.passed_at:
        return ""
    local = last.since.astimezone(ZoneInfo(view.zone))
    way = Direction.ENTRY if last.presence is Presence.INSIDE else Direction.EXIT
    when = words.moment(local, _today(view))
    return words.sentence("hint.last_seen", when=when, direction=way.value)


def _today(view: View) -> date:
    return view.now.astimezone(ZoneInfo(view.zone)).date()


def _reading(shown: Shown, view: View, words: Words) -> ReadingState | None:
    outcome = shown.outcome
    readings = shown.case.case.readings if shown.case else outcome.readings
    if not readings:
        return None
    at = outcome.passed_at
    recorded = f"{at.astimezone(ZoneInfo(view.zone)):%H:%M:%S}" if at else ""
    return reading_state(readings[-1], view.limits, words, recorded=recorded)


# -- why, and what to do


def _findings(shown: Shown, view: View, words: Words) -> tuple[FindingState, ...]:
    outcome = shown.outcome
    if outcome.undone or shown.case is not None:
        return ()
    found = outcome.verdict.findings
    if outcome.passed:
        found = tuple(f for f in found if f.reason not in _DONE)
    if outcome.verdict.decision is Decision.REFUSE:
        found = tuple(f for f in found if f.reason is not Reason.TEMPERATURE_MISSING)
    worst_first = sorted(found, key=lambda f: -f.decision.weight)
    return tuple(_finding(f, outcome, view, words) for f in worst_first)


# What a passage has settled and need not be said again.
_DONE = frozenset(
    {
        Reason.TEMPERATURE_MISSING,
        Reason.TEMPERATURE_LOW,
        Reason.IDENTIFIED_BY_GUARD,
        Reason.SHORT_NUMBER_ONLY,
        Reason.COLLECT_TEMPORARY_PASS,
        *_WHERE,
    }
)


def _finding(finding: Finding, outcome: GateOutcome, view: View, words: Words) -> FindingState:
    reason, step = finding.reason.value, finding.step
    mood = _MOODS[finding.decision]
    what = _not_a_pass(outcome.scan) if finding.reason is Reason.MALFORMED else ""
    if what:
        said = words.reason("unknown_scan", what=what)
        return FindingState(said, words.sentence("step.scan_again"), mood)
    params: dict[str, object] = {**finding.params, "today": _today(view)}
    officer = f"officer.{params.get('changed_by', '')}"
    if words.has(officer):
        params["changed_by"] = words.sentence(officer)
    reading = outcome.reading
    if reading is not None and finding.reason in _TEMPERATURES:
        params["value"] = reading.celsius
        params["limit"] = celsius(view.limits.threshold(reading.site))
    return FindingState(
        words.reason(reason, **params), words.next_step(reason, step, **params), mood
    )


def _not_a_pass(scan: Scan | None) -> str:
    if isinstance(scan, ProductScan):
        return "product"
    if isinstance(scan, ShortNumberScan):
        return "short_number"
    if isinstance(scan, UnknownScan):
        return "short_number" if len(scan.text) == 9 and scan.text.isdecimal() else "text"
    return ""


# -- what can be done


def _closed(shown: Shown) -> bool:
    """Whether nothing more is asked of the officer."""
    outcome = shown.outcome
    if shown.case is not None:
        return not shown.case.case.open
    return shown.peeked or outcome.passed or outcome.undone


def _waits_for_low(outcome: GateOutcome) -> bool:
    low = Reason.TEMPERATURE_LOW in outcome.verdict.reasons
    return low and outcome.needs_reading and not outcome.undone


def _keys(shown: Shown, view: View) -> tuple[Key, ...]:
    outcome = shown.outcome
    next_key = Key(Action.NEXT, Weight.GOOD if outcome.passed else Weight.PLAIN, at_right=True)
    if shown.peeked or outcome.undone:
        return (next_key,)
    if shown.case is not None and shown.case.case.open:
        return case_state.keys(shown.case, measuring=shown.measuring)
    if outcome.passed:
        return (*_after_passing(shown, view), next_key)
    if shown.case is not None:
        return (next_key,)
    if outcome.verdict.decision is Decision.REFUSE:
        return (*_refused(outcome), next_key)
    return _attention(outcome)


def _after_passing(shown: Shown, view: View) -> tuple[Key, ...]:
    outcome = shown.outcome
    keys: list[Key] = []
    if outcome.undo_until is not None and view.now < outcome.undo_until:
        keys.append(Key(Action.UNDO, until=outcome.undo_until))
        keys += () if shown.case else _children(outcome)
    keys.insert(1, Key(Action.CORRECT))
    counted = any(key.action is Action.CHILD_LESS for key in keys)
    if outcome.readings and not shown.case and not counted:  # the row has room for so many
        keys.insert(2, Key(Action.MEASURE_AGAIN))
    visit = outcome.visit
    entered = outcome.direction is Direction.ENTRY
    if view.slips and visit is not None and entered and outcome.entry_pass is None:
        keys.append(Key(Action.SLIP))
    return tuple(keys)


def _refused(outcome: GateOutcome) -> tuple[Key, ...]:
    keys: list[Key] = []
    if outcome.unfinished:  # nothing but the host's word is missing
        waits = Key(Action.GIVE_UP, Weight.DANGER, at_right=True)
        return Key(Action.CONSENT, Weight.PRIMARY), Key(Action.OVERRIDE), waits
    if outcome.case is not None and outcome.case.open:
        keys.append(Key(Action.CONTINUE_CASE, Weight.PRIMARY))
    elif _card_is_judged(outcome):
        keys.append(Key(Action.IDENTIFY, Weight.PRIMARY))
    if outcome.verdict.override is not Override.NOBODY:
        keys.append(Key(Action.OVERRIDE))
    keys.append(_turn(outcome))
    return tuple(keys)


def _attention(outcome: GateOutcome) -> tuple[Key, ...]:
    verdict = outcome.verdict
    keys: list[Key] = []
    if verdict.confirmable:
        keys.append(Key(Action.CONFIRM, Weight.PRIMARY))
    elif verdict.override is not Override.NOBODY:
        keys.append(Key(Action.OVERRIDE))
    if outcome.case is not None and outcome.case.open:
        keys.append(Key(Action.CONTINUE_CASE))
    elif Reason.TEMPERATURE_HIGH in verdict.reasons:
        keys.append(Key(Action.RECHECK))
    elif _card_is_judged(outcome):
        keys.append(Key(Action.IDENTIFY))
    keys.append(_turn(outcome))
    keys += _children(outcome)
    if verdict.confirmable and set(verdict.reasons) != _ONLY_LATE:
        keys.append(Key(Action.GIVE_UP, Weight.DANGER, at_right=True))
    else:
        keys.append(Key(Action.LEFT, at_right=True))
    return tuple(keys)


def _turn(outcome: GateOutcome) -> Key:
    return Key(Action.TURN, direction=_OTHER[outcome.direction])


def _card_is_judged(outcome: GateOutcome) -> bool:
    return any(f.reason in CARD_JUDGED for f in outcome.verdict.findings)


def _children(outcome: GateOutcome) -> tuple[Key, ...]:
    holder = outcome.holder
    if holder is None:
        return ()
    home = holder.ref.kind is HolderKind.PERSON and holder.lives_here
    if not home and holder.ref.kind is not HolderKind.HOUSEHOLD:
        return ()
    fewer = (Key(Action.CHILD_LESS),) if outcome.children else ()
    return (Key(Action.CHILD), *fewer)


def may_override(shown: Shown, officer: Officer) -> bool:
    """Whether the one on duty may let this person pass against the verdict."""
    asked = shown.outcome.verdict.override
    if asked is Override.NOBODY:
        return False
    return asked is Override.ANY_OFFICER or officer.may(Right.OVERRIDE)


def may_correct(officer: Officer) -> bool:
    """Whether the one on duty may correct what can no longer be undone."""
    return officer.may(Right.CORRECT)
