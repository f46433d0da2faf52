"""A visitor whose host did not agree yet: refused, kept in the list, let in once they say yes."""

import json

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.verdict.facts import Decision, HealthCode, Reason
from gangting.domain.visits import Consent


@pytest.fixture
def home(post):
    post.issue("沈青", "3-2-501")
    return post


def agree(post, outcome, by=Consent.PHONE, officer=None):
    return post.s.visits.agreed(outcome.attempt_id, by, officer or post.volunteer)


def waiting(post):
    return [line.attempt.id for line in post.s.book.unfinished()]


def test_they_wait_in_the_list_and_are_judged_again_when_the_host_agrees(home):
    refused = home.visitor(consent_by="")
    assert refused.verdict.decision is Decision.REFUSE
    assert waiting(home) == [refused.attempt_id]

    judged = agree(home, refused)
    assert judged.attempt_id == refused.attempt_id
    assert judged.verdict.reasons == (Reason.TEMPERATURE_MISSING,)
    assert judged.needs_reading
    assert home.measure(judged, 364).passed
    assert waiting(home) == []
    visit = home.s.visits.find(refused.visit.id)
    assert (visit.consent_by, visit.consent_at) == ("phone", home.clock.now())


def test_one_who_was_measured_already_goes_in_at_once(home):
    refused = home.measure(home.visitor(consent_by=""), 364)
    assert not refused.passed
    assert agree(home, refused, Consent.GATE).passed
    assert [one.visit.id for one in home.s.visits.inside()] == [refused.visit.id]


def test_the_journal_knows_how_and_at_which_door(home):
    refused = home.visitor(consent_by="")
    agree(home, refused)
    [(detail,)] = home.sql(
        "select detail from journal where action = 'visit.consent' and compound = :c",
        c=home.booth.ref.compound,
    )
    detail = json.loads(detail) if isinstance(detail, str) else detail
    household = home.s.visits.host("3-2-501").household
    assert detail == {"by": "phone", "household": str(household.id)}
    assert home.journal_break() is None


def test_what_else_was_refused_stays_refused(home):
    refused = home.visitor(consent_by="", health_code=HealthCode.RED)
    assert waiting(home) == [], "the host's word alone would not help"
    judged = agree(home, refused)
    assert Reason.NO_HOST_CONSENT not in judged.verdict.reasons
    assert judged.verdict.decision is Decision.REFUSE
    assert not judged.passed


def test_a_no_is_no_consent(home):
    refused = home.visitor(consent_by="")
    with pytest.raises(KnownError) as raised:
        agree(home, refused, Consent.REFUSED)
    assert raised.value.code == "host_refused"
    assert home.s.visits.find(refused.visit.id).consent_at is None


def test_nobody_agrees_for_a_resident_or_after_the_passage(home):
    resident = home.scan(home.issue("陆一鸣", "3-2-502").code)
    inside = home.measure(home.visitor(), 364)
    for outcome, code in ((resident, "not_found"), (inside, "attempt_closed")):
        with pytest.raises(KnownError) as raised:
            agree(home, outcome)
        assert raised.value.code == code
    assert home.count("journal", "action = 'visit.consent'") == 0


def test_sent_away_they_leave_the_list(home):
    refused = home.visitor(consent_by="")
    home.s.corrections.give_up(refused.attempt_id, home.volunteer)
    assert waiting(home) == []


def test_who_may_not_work_the_gate_agrees_to_nothing(home):
    refused = home.visitor(consent_by="")
    with pytest.raises(KnownError) as raised:
        agree(home, refused, officer=home.officers["乔远"])
    assert raised.value.code == "not_allowed"
    assert waiting(home) == [refused.attempt_id]
