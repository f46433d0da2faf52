"""Nobody who lives here is sent away from home; what happens to the card happens to the card."""

from datetime import timedelta

from gangting.domain.verdict.facts import Decision, Presence, Reason


def test_a_resident_with_an_expired_pass_comes_home(post):
    shen = post.issue(until=post.clock.now().date())
    post.clock.advance(timedelta(days=3))
    outcome = post.enter(shen)

    assert outcome.verdict.decision is Decision.ATTENTION
    assert outcome.verdict.reasons == (Reason.EXPIRED,)
    assert not outcome.passed
    outcome = post.s.gate.confirm(outcome.attempt_id, post.volunteer)
    assert outcome.passed
    assert post.presence(shen.ref) is Presence.INSIDE
