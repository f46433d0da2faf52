"""A recheck that ends well says nothing of a card that is refused."""

from gangting.domain.recheck import CaseDecision
from gangting.domain.verdict.facts import Direction, Reason
from gangting.services.gate.outcome import Measured
from gangting.ui.screens.gate.work import GateWork


def decided(post, code):
    outcome = post.scan(code, 380, Direction.ENTRY)
    post.s.rechecks.measure(outcome.case.id, Measured(365), post.volunteer)
    work = GateWork(post.s)
    return work.decide(outcome.case.id, CaseDecision.ADMIT, post.volunteer)


def test_the_refusal_comes_back_to_the_front(make_post):
    post = make_post("sqlite")
    code = post.issue().code
    answer = decided(post, code[:-1] + str((int(code[-1]) + 1) % 10))
    assert answer.case is None, "no green page of a recheck"
    assert not answer.outcome.passed
    assert answer.outcome.verdict.reasons == (Reason.FORGED,)


def test_who_was_only_feverish_sees_the_recheck_end(make_post):
    post = make_post("sqlite")
    answer = decided(post, post.issue().code)
    assert answer.case.case.decision is CaseDecision.ADMIT
    assert answer.outcome.passed
