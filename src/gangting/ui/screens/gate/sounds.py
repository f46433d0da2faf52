"""Which of the five sounds an answer makes, and what is said aloud."""

from gangting.domain.recheck import CaseDecision
from gangting.domain.verdict.facts import Decision, Direction, Reason
from gangting.ui.screens.gate.work import Answer
from gangting.wording.words import Words


ADMIT = "admit"
EXIT = "exit"
ATTENTION = "attention"
REFUSE = "refuse"
RECORDED = "recorded"

_ALL_RIGHT_SO_FAR = ((), (Reason.TEMPERATURE_MISSING,))


def sound_of(answer: Answer) -> str:
    """Name the sound of an answer; a good card that waits for a temperature is not an alarm."""
    outcome, case = answer.outcome, answer.case
    if outcome.undone:
        return RECORDED
    if outcome.passed:
        return EXIT if outcome.direction is Direction.EXIT else ADMIT
    if case is not None:
        rechecked = case.case.rechecked or case.case.decision is CaseDecision.TURN_AWAY
        return RECORDED if rechecked else REFUSE
    if outcome.verdict.decision is Decision.REFUSE:
        return REFUSE
    if outcome.verdict.reasons in _ALL_RIGHT_SO_FAR:
        return RECORDED
    return ATTENTION


def spoken(answer: Answer, words: Words) -> str:
    """Say what strangers may hear."""
    outcome = answer.outcome
    if outcome.undone:
        return ""
    decision = Decision.ADMIT if outcome.passed else outcome.verdict.decision
    reasons = [reason.value for reason in outcome.verdict.reasons]
    return words.spoken(decision.value, reasons, outcome.direction.value)
