"""The sentence an officer may say at each step; it never names a fever or a lost card aloud."""

from gangting.domain.recheck import CaseDecision
from gangting.domain.verdict.facts import Decision, Direction, Reason
from gangting.ui.screens.gate.values import Shown
from gangting.wording.words import Words


_OF_A_READING = frozenset(
    {Reason.TEMPERATURE_MISSING, Reason.TEMPERATURE_LOW, Reason.TEMPERATURE_IMPLAUSIBLE}
)
# The first of these that applies is what is said; the rest is compared in silence.
_OF_A_REASON = {
    Reason.VISITORS_BARRED: "turn_away",
    Reason.NO_HOST_CONSENT: "call_host",
    Reason.TEMPERATURE_HIGH: "rest",
    Reason.RECHECK_OPEN: "rest",
    Reason.COLLECT_TEMPORARY_PASS: "take_back_pass",
}
# The sentence shown is the one that a voice says, where one is switched on.
_OF_A_WAY = {Direction.ENTRY: "come_in", Direction.EXIT: "thanks"}
_DROP_POINT = "drop_point_only"


def prompt_of(shown: Shown) -> str:
    """Name the sentence of a step; empty where nothing is to be said."""
    outcome = shown.outcome
    if shown.peeked or outcome.undone:
        return ""
    if shown.case is not None:
        case = shown.case.case
        if case.decision is CaseDecision.ADMIT:
            return _OF_A_WAY[outcome.direction]
        if case.decision is not None:
            return "turn_away" if case.decision is CaseDecision.TURN_AWAY else ""
        return "temperature" if shown.measuring else "rest"
    if outcome.passed:
        return _OF_A_WAY[outcome.direction]
    verdict = outcome.verdict
    if any(finding.step == _DROP_POINT for finding in verdict.findings):
        return "drop_point"
    for reason, code in _OF_A_REASON.items():
        if reason in verdict.reasons:
            return code
    asks = verdict.decision is not Decision.REFUSE and outcome.needs_reading
    return "temperature" if asks and _OF_A_READING.issuperset(verdict.reasons) else "wait"


def sentence(shown: Shown, words: Words) -> str:
    """Say it in the language in force."""
    code = prompt_of(shown)
    return words.prompt(code) if code else ""
