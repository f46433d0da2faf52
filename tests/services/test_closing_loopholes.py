"""What is refused stays refused: a recheck takes back a fever only, a card may be refused late."""

from datetime import date

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction
from gangting.domain.recheck import CaseDecision
from gangting.domain.verdict.facts import Decision, Direction, Presence, Reason
from gangting.services.gate.outcome import Measured


def forged(card):
    return card.code[:-1] + str((int(card.code[-1]) + 1) % 10)


def healthy_again(post, outcome):
    case_id = outcome.case.id
    post.s.rechecks.measure(case_id, Measured(365), post.volunteer)
    return post.s.rechecks.decide(case_id, CaseDecision.ADMIT, post.volunteer)


class TestRecheckOfSomebodyRefused:
    def test_a_forged_card_is_not_let_in_by_a_normal_recheck(self, post):
        outcome = post.scan(forged(post.issue()), 380, Direction.ENTRY)
        view = healthy_again(post, outcome)

        assert not view.case.open
        after = post.s.gate.outcome(outcome.attempt_id)
        assert not after.passed
        assert after.verdict.decision is Decision.REFUSE
        assert after.verdict.reasons == (Reason.FORGED,)

    def test_a_leader_may_override_what_is_left(self, post):
        worker = post.issue("陆一鸣", "物业", Category.SERVICE, until=date(2026, 11, 21))
        post.clock.advance(3 * 86400)
        outcome = post.enter(worker, 380)
        healthy_again(post, outcome)
        assert post.presence(worker.ref) is Presence.UNKNOWN
        with pytest.raises(KnownError) as raised:
            post.s.gate.override(outcome.attempt_id, "物业担保", post.volunteer)
        assert raised.value.code == "need_leader"

        assert post.s.gate.override(outcome.attempt_id, "物业担保", post.leader).passed
        assert post.presence(worker.ref) is Presence.INSIDE

    def test_who_was_only_feverish_goes_in(self, post):
        shen = post.issue()
        outcome = post.enter(shen, 380)
        healthy_again(post, outcome)
        assert post.s.gate.outcome(outcome.attempt_id).passed
        assert post.presence(shen.ref) is Presence.INSIDE


class TestRefusedWhileTheyWait:
    def test_a_card_reported_lost_meanwhile_moves_nobody(self, post):
        shen = post.issue()
        waiting = post.scan(shen.code, None, Direction.ENTRY)
        post.act(shen.serial, PassAction.REPORT_LOST)

        refused = post.measure(waiting, 364)
        assert refused.verdict.decision is Decision.REFUSE
        assert post.s.gate.override(waiting.attempt_id, "认识", post.leader).passed
        assert post.presence(shen.ref) is Presence.UNKNOWN
        assert post.readings_of(shen.ref) == []


def test_a_fever_turned_into_an_entry_opens_its_recheck(post):
    outcome = post.scan(post.issue().code, 380, Direction.EXIT)
    assert outcome.verdict.decision is Decision.ATTENTION
    turned = post.s.gate.turn(outcome.attempt_id, Direction.ENTRY, post.volunteer)
    assert turned.case is not None
    assert turned.case.open
    again = post.measure(outcome, 364)
    assert not again.passed, "the recheck is to be decided"
    assert Reason.RECHECK_OPEN in again.verdict.reasons


def test_what_is_over_cannot_be_given_up_under_another_name(post):
    refused = post.scan(forged(post.issue()), None, Direction.ENTRY, officer=post.leader)
    with pytest.raises(KnownError) as raised:
        post.s.corrections.give_up(refused.attempt_id, post.volunteer)
    assert raised.value.code == "attempt_closed"
    [line] = post.s.book.recent(1)
    assert line.attempt.officer_id == post.leader.id
