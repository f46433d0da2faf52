"""The recheck on the panel: rest, measure again, decide, report."""

from zoneinfo import ZoneInfo

from gangting.domain.recheck import CaseDecision, RecheckCase
from gangting.domain.temperature import Band, band
from gangting.services.gate.outcome import CaseView
from gangting.ui.screens.gate.card_values import Mood
from gangting.ui.screens.gate.readings import reading_state
from gangting.ui.screens.gate.values import (
    Action,
    CaseState,
    Key,
    View,
    Weight,
)
from gangting.wording.words import Words


_ENDS = {
    CaseDecision.ADMIT: (Mood.OK, "check-circle"),
    CaseDecision.STRAIGHT_HOME: (Mood.WARN, "home-account"),
    CaseDecision.HOLD: (Mood.WARN, "account-clock"),
    CaseDecision.TURN_AWAY: (Mood.STOP, "account-cancel"),
}
_WEIGHTS = {
    CaseDecision.ADMIT: Weight.PRIMARY,
    CaseDecision.STRAIGHT_HOME: Weight.PLAIN,
    CaseDecision.HOLD: Weight.PLAIN,
    CaseDecision.TURN_AWAY: Weight.DANGER,
}


def told_word(who: str, words: Words) -> str:
    """Say who was told: a code of the list, or a name that was typed."""
    return words.sentence(f"told.{who}") if words.has(f"told.{who}") else who


def face(shown: CaseView, words: Words) -> tuple[Mood, str, str]:
    """Give colour, icon and headline."""
    case = shown.case
    if case.decision is None and CaseDecision.ADMIT in shown.allowed and case.rechecked:
        return Mood.WARN, "alert", words.decision("attention")
    if case.decision is None:
        return Mood.STOP, "alert-octagon", words.headline("refuse", "temperature_high")
    mood, icon = _ENDS[case.decision]
    return mood, icon, words.case_decision(case.decision.value)


def derive(shown: CaseView, view: View, words: Words) -> CaseState:
    """Tell what the three steps say."""
    case, zone = shown.case, ZoneInfo(view.zone)
    rechecks = tuple(
        reading_state(r, view.limits, words, recorded=f"{r.taken_at.astimezone(zone):%H:%M}")
        for r in case.readings[1:]
    )
    told = [f"{told_word(t.who, words)} {t.at.astimezone(zone):%H:%M}" for t in case.told]
    return CaseState(
        case.rest_until, rechecks, tuple(told), _urgent(case, view), over=not case.open
    )


def _urgent(case: RecheckCase, view: View) -> bool:
    """Tell whether it is to be reported at once: very high, or high again."""
    last = case.last_band(view.limits)
    first = band(case.readings[0].tenths, case.readings[0].site, view.limits)
    high_again = case.rechecked and last.fever
    return case.open and (high_again or Band.ALERT in {first, last})


def keys(shown: CaseView, *, measuring: bool) -> tuple[Key, ...]:
    """Give the keys of an open case: measure, report, and what may be decided now."""
    normal = CaseDecision.ADMIT in shown.allowed and shown.case.rechecked
    first = Weight.PLAIN if normal or measuring else Weight.PRIMARY
    decisions = [d for d in CaseDecision if d in shown.allowed]
    return (
        Key(Action.MEASURE, first),
        Key(Action.REPORT),
        *(_decide(d, normal=normal) for d in decisions),
    )


def _decide(decision: CaseDecision, *, normal: bool) -> Key:
    weight = _WEIGHTS[decision]
    if weight is Weight.PRIMARY and not normal:
        weight = Weight.PLAIN
    return Key(Action.DECIDE, weight, decision=decision, at_right=True)
