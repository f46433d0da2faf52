"""What is refused stays refused: a recheck takes back a fever only, a card may be refused late."""

from dataclasses import replace
from datetime import date

import pytest
from argon2 import PasswordHasher

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction, PassState
from gangting.domain.recheck import CaseDecision
from gangting.domain.verdict.facts import Decision, Direction, Presence, Reason
from gangting.services.gate.outcome import Measured
from gangting.services.officers import Officers
from gangting.services.visit_forms import DeliveryForm, VehicleForm, VisitForm


QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


def forged(card):
    return card.code[:-1] + str((int(card.code[-1]) + 1) % 10)


def code_of(act):
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value.code


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


class TestRights:
    """Whoever calls a service, the service asks for the right."""

    @pytest.mark.parametrize("name", ["何平", "康宁", "乔远"])
    def test_the_rules_and_the_keys_are_a_leaders(self, post, name):
        officer = post.officers[name]
        policy = replace(post.s.policies.current(), ask_host_consent=False)
        for act in (
            lambda: post.s.policies.save(policy, officer),
            lambda: post.booth.rotate_key(officer),
        ):
            assert code_of(act) == "not_allowed"
        assert post.s.policies.current().ask_host_consent
        assert len(list(post.s.hands.keys())) == 1

    def test_a_change_of_the_rules_or_the_key_is_in_the_journal(self, post):
        post.s.policies.save(replace(post.s.policies.current(), visitor_hours=8), post.leader)
        post.booth.rotate_key(post.leader)
        assert post.count("journal", "action = 'rules.changed'") == 1
        assert post.count("journal", "action = 'key.rotated'") == 1
        assert post.journal_break() is None

    def test_an_observer_writes_nothing_down(self, post):
        observer = post.officers["乔远"]
        shen = post.issue()
        visits, rechecks = post.s.visits, post.s.rechecks
        visitor = post.visitor()
        fever = post.enter(shen, 380)
        places = post.sql("select sum(last_sequence) from booth")
        for act in (
            lambda: visits.register_visitor(VisitForm("韩雪", "13900000003"), observer),
            lambda: visits.register_delivery(DeliveryForm("闪送"), observer),
            lambda: visits.register_vehicle(VehicleForm("京A12345", "3-2-501"), observer),
            lambda: visits.consent(visitor.visit.id, "phone", observer),
            lambda: visits.phone_seen(shen.ref.id, observer),
            lambda: visits.leave(visitor.visit.id, observer),
            lambda: rechecks.tell(fever.case.id, "社区", observer),
            lambda: post.s.gate.confirm_clock(observer),
        ):
            assert code_of(act) == "not_allowed"
        assert post.count("visit") == 1
        assert post.sql("select sum(last_sequence) from booth") == places


class TestUndoOfAVisit:
    def visit(self, post, outcome):
        return post.s.visits.find(outcome.visit.id)

    def test_of_a_second_exit_the_visitor_stays_gone(self, post):
        post.issue()
        visitor = post.measure(post.visitor(), 364)
        slip = post.s.passes.issue_temporary(visitor.visit, post.volunteer)
        post.clock.advance(3600)
        left_at = post.s.visits.leave(visitor.visit.id, post.volunteer).passed_at
        post.clock.advance(60)
        twice = post.s.visits.leave(visitor.visit.id, post.volunteer)
        post.s.corrections.undo(twice.attempt_id, post.volunteer)

        assert self.visit(post, visitor).left_at == left_at
        assert post.s.visits.inside() == ()
        state = post.s.passes.show(slip.entry_pass.serial).entry_pass.state
        assert state is PassState.RETURNED

    def test_of_a_second_entry_the_first_one_stands(self, post):
        post.issue()
        visitor = post.measure(post.visitor(), 364)
        entered_at = self.visit(post, visitor).entered_at
        ref = visitor.holder.ref
        post.clock.advance(3600)
        left_at = post.s.visits.leave(ref.id, post.volunteer).passed_at
        post.clock.advance(60)
        again = post.s.gate.register(ref, post.say(364, confirm=True), Direction.ENTRY)
        assert again.passed
        post.s.corrections.undo(again.attempt_id, post.volunteer)

        visit = self.visit(post, visitor)
        assert (visit.entered_at, visit.left_at) == (entered_at, left_at)
        assert post.presence(ref) is Presence.OUTSIDE


def test_tries_counted_elsewhere_meanwhile_count(post):
    """A PIN is checked slowly; checks that were begun at once are still so many tries."""
    slow = _SlowHasher(QUICK)
    officers = Officers(post.s.database, post.s.hands, slow)
    elsewhere = Officers(post.s.database, post.s.hands, QUICK)
    slow.meanwhile = lambda: code_of(lambda: elsewhere.sign_in(post.volunteer.id, "0000"))
    assert code_of(lambda: officers.sign_in(post.volunteer.id, "0001")) == "wrong_pin"
    assert code_of(lambda: officers.sign_in(post.volunteer.id, "1357")) == "pin_wait", (
        "even the right one: three were wrong by the time it was checked"
    )


class _SlowHasher:
    """Lets something happen while a PIN is checked."""

    def __init__(self, hasher):
        self._hasher = hasher
        self.meanwhile = lambda: None

    def verify(self, hashed, pin):
        self.meanwhile()
        return self._hasher.verify(hashed, pin)

    def check_needs_rehash(self, hashed):
        return self._hasher.check_needs_rehash(hashed)


def test_without_a_key_nothing_of_an_unknown_scan_is_kept(make_post):
    post = make_post("sqlite")
    (post.where.folder / "keys.json").unlink()
    post.reopened()
    post.scan("110101199003078515", None, Direction.ENTRY)
    assert post.sql("select raw, raw_hash from attempt") == [("", "")]


def test_a_visitor_is_written_down_with_the_verdict_or_not_at_all(post, monkeypatch):
    def busy(*_):
        raise KnownError("database_busy")

    monkeypatch.setattr("gangting.storage.crossings.Crossings.add", busy)
    for act in (
        post.visitor,
        lambda: post.s.visits.register_delivery(DeliveryForm("闪送"), post.volunteer),
        lambda: post.s.visits.register_vehicle(VehicleForm("京A12345", "3-2-501"), post.volunteer),
    ):
        assert code_of(act) == "database_busy"
    assert post.count("visit") == 0


def test_rules_changed_at_another_booth_hold_here_in_seconds(post, tmp_path):
    assert post.s.policies.current().visitor_hours == 4
    with post.second_booth(tmp_path / "north") as north:
        north.s.policies.save(replace(north.s.policies.current(), visitor_hours=8), post.leader)
    post.clock.advance(11)
    assert post.s.policies.current().visitor_hours == 8
