"""Nobody who lives here is sent away from home; what happens to a card happens to the card."""

from datetime import timedelta

import pytest

from gangting.domain.passes import Category, PassAction
from gangting.domain.verdict.facts import Decision, Direction, Identified, Presence, Reason


GONE = [PassAction.VOID, PassAction.REPORT_LOST, PassAction.RETURN]


def test_a_resident_with_an_expired_pass_comes_home(post):
    shen = post.issue(until=post.clock.now().date())
    post.clock.advance(timedelta(days=3))
    outcome = post.enter(shen)

    assert outcome.verdict.decision is Decision.ATTENTION
    assert outcome.verdict.reasons == (Reason.EXPIRED,)
    assert outcome.verdict.main.step == "come_in_renew"
    assert not outcome.passed
    outcome = post.s.gate.confirm(outcome.attempt_id, post.volunteer)

    assert outcome.passed
    assert post.presence(shen.ref) is Presence.INSIDE
    [line] = post.s.book.recent(1)
    assert line.attempt.reasons == (Reason.EXPIRED,), "flagged in the book"


def test_somebody_else_with_an_expired_pass_does_not_come_in(post):
    cook = post.issue("唐晓", "5-1-302", Category.SERVICE, until=post.clock.now().date())
    post.clock.advance(timedelta(days=3))
    outcome = post.enter(cook)

    assert outcome.verdict.decision is Decision.REFUSE
    assert post.presence(cook.ref) is Presence.UNKNOWN


@pytest.mark.parametrize("action", GONE)
def test_a_found_card_lets_no_stranger_in_and_moves_nobody(post, action):
    shen = post.issue()
    post.enter(shen)
    post.clock.advance(60)
    post.act(shen.serial, action, "证丢了")
    before = post.readings_of(shen.ref)
    outcome = post.scan(shen.code, 364, Direction.ENTRY)

    assert outcome.verdict.decision is Decision.REFUSE
    assert not outcome.verdict.names_holder
    assert not outcome.passed
    assert post.readings_of(shen.ref) == before, "the stranger's temperature is not hers"
    assert post.presence(shen.ref) is Presence.INSIDE
    [line] = post.s.book.recent(1)
    assert line.attempt.holder is None
    assert line.holder_name == ""


@pytest.mark.parametrize("action", GONE)
def test_an_exit_with_a_gone_card_is_recorded_and_flagged_and_moves_nobody(post, action):
    shen = post.issue()
    post.enter(shen)
    post.clock.advance(60)
    post.act(shen.serial, action)
    outcome = post.leave(shen)
    assert outcome.verdict.decision is Decision.ATTENTION
    outcome = post.s.gate.confirm(outcome.attempt_id, post.volunteer)

    assert outcome.passed
    assert post.presence(shen.ref) is Presence.INSIDE, "nobody knows that it was her"
    [line] = post.s.book.recent(1)
    assert line.attempt.passed
    assert line.attempt.holder is None


def test_reported_lost_while_its_bearer_waits_it_moves_nobody(post):
    """Scanned, then reported lost by telephone, then let in by a leader: it is not known who."""
    shen = post.issue()
    waiting = post.scan(shen.code, None, Direction.ENTRY)
    post.act(shen.serial, PassAction.REPORT_LOST)
    measured = post.measure(waiting, 364)
    assert measured.verdict.decision is Decision.REFUSE
    passed = post.s.gate.override(measured.attempt_id, "已核对", post.leader)

    assert passed.passed
    assert post.presence(shen.ref) is Presence.UNKNOWN
    assert post.readings_of(shen.ref) == []


def test_a_strangers_fever_with_a_found_card_is_not_the_holders(post):
    shen = post.issue()
    post.act(shen.serial, PassAction.REPORT_LOST)
    stranger = post.scan(shen.code, 378, Direction.ENTRY)
    assert stranger.case is not None
    assert stranger.case.holder is None
    home = post.s.gate.identify(shen.ref, post.say(364, confirm=True), Direction.ENTRY)
    assert home.passed
    assert Reason.RECHECK_OPEN not in home.verdict.reasons
    assert len(post.s.rechecks.open()) == 1


def test_even_a_leader_who_lets_the_bearer_in_moves_nobody(post):
    shen = post.issue()
    post.act(shen.serial, PassAction.REPORT_LOST)
    outcome = post.scan(
        shen.code, 364, Direction.ENTRY, officer=post.leader, override="本人到场，已核对"
    )

    assert outcome.passed
    assert post.presence(shen.ref) is Presence.UNKNOWN


def test_a_resident_whose_card_was_refused_is_identified_and_comes_home(post):
    shen = post.issue()
    post.act(shen.serial, PassAction.VOID, "换新证")
    refused = post.enter(shen)
    home = post.s.gate.identify(
        shen.ref, post.say(365), Direction.ENTRY, linked_id=refused.attempt_id
    )

    assert home.identified is Identified.GUARD
    assert home.verdict.reasons == (Reason.IDENTIFIED_BY_GUARD,)
    home = post.s.gate.confirm(home.attempt_id, post.volunteer)
    assert home.passed
    assert post.presence(shen.ref) is Presence.INSIDE
    [line] = post.s.book.recent(1)
    assert line.attempt.linked_id == refused.attempt_id
    assert post.readings_of(shen.ref) == [365]


def test_what_was_said_of_a_card_stays_when_the_card_changes(post):
    shen = post.issue()
    post.act(shen.serial, PassAction.VOID)
    refused = post.enter(shen)
    post.act(shen.serial, PassAction.REISSUE)

    later = post.s.gate.outcome(refused.attempt_id)
    assert later.verdict.decision is Decision.REFUSE
    assert later.verdict.reasons == refused.verdict.reasons
    assert later.verdict.main.reason is Reason.VOID


def test_a_void_card_says_who_voided_it_and_when(post):
    shen = post.issue()
    post.act(shen.serial, PassAction.VOID, "搬走")
    params = post.enter(shen).verdict.main.params

    assert params == {"changed_on": "2026-11-21", "changed_by": "周岚"}


def test_who_moved_away_no_longer_lives_here(post):
    shen = post.issue()
    with post.s.database.write() as work:
        work.people.update(shen.ref.id, left_on=post.clock.now().date())
    post.act(shen.serial, PassAction.SUSPEND, "搬走")

    assert post.enter(shen).verdict.decision is Decision.REFUSE


def test_observation_at_home_lets_in_and_keeps_in(post):
    shen = post.issue()
    with post.s.database.write() as work:
        work.people.observe_household(shen.view.holder.household_id, under_observation=True)
    home = post.s.gate.confirm(post.enter(shen).attempt_id, post.volunteer)
    assert home.passed
    assert home.verdict.main.step == "straight_home"

    post.clock.advance(600)
    leaving = post.leave(shen)
    assert leaving.verdict.decision is Decision.REFUSE
    assert not leaving.passed
    leaving = post.s.gate.override(leaving.attempt_id, "就医，已报社区", post.volunteer)
    assert leaving.passed
    assert leaving.override_reason == "就医，已报社区"
