"""A temperature after the passage: followed by another with a reason, never undone."""

import json

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.recheck import CaseDecision
from gangting.domain.temperature import Site
from gangting.domain.verdict.facts import Direction, Presence
from gangting.services.gate.outcome import Measured


def again(post, outcome, tenths, reason="量得太快", site=Site.FOREHEAD, officer=None):
    return post.s.rechecks.measure_again(
        outcome.attempt_id, Measured(tenths, site), reason, officer or post.volunteer
    )


def test_it_stands_beside_the_first_with_its_reason(post):
    shen = post.issue()
    entered = post.enter(shen)
    post.clock.advance(3600)
    assert again(post, entered, 368, site=Site.WRIST) is None
    assert post.readings_of(shen.ref) == [364, 368]
    after = post.s.gate.outcome(entered.attempt_id)
    assert after.passed
    assert [reading.tenths for reading in after.readings] == [364, 368]
    assert after.correction_reason == "量得太快"
    assert after.override_reason == ""
    [line] = post.s.book.recent()
    assert (line.attempt.tenths, line.attempt.site) == (368, Site.WRIST)
    [(kind, before, now, reason)] = post.sql(
        "select kind, before, after, reason from correction where compound = :c",
        c=post.booth.ref.compound,
    )
    versions = [json.loads(v) if isinstance(v, str) else v for v in (before, now)]
    assert (kind, reason) == ("reading", "量得太快")
    assert [version["tenths"] for version in versions] == [364, 368]
    assert post.presence(shen.ref) is Presence.INSIDE


@pytest.mark.parametrize(("tenths", "opens"), [(372, False), (373, True), (390, True)])
def test_from_the_threshold_on_it_opens_a_case(post, tenths, opens):
    shen = post.issue()
    entered = post.enter(shen)
    view = again(post, entered, tenths)
    assert (view is not None) is opens
    assert len(post.s.rechecks.open()) == int(opens)
    if view is None:
        return
    assert view.case.attempt_id == entered.attempt_id
    assert view.allowed == {CaseDecision.HOLD, CaseDecision.STRAIGHT_HOME}
    assert view.line.rechecking
    post.s.rechecks.decide(view.case.id, CaseDecision.STRAIGHT_HOME, post.volunteer)
    assert post.s.gate.outcome(entered.attempt_id).passed, "who is inside stays so"
    assert not post.s.book.recent()[0].rechecking


def test_a_fever_that_comes_back_opens_another_case(post):
    entered = post.enter(post.issue())
    first = again(post, entered, 375)
    assert again(post, entered, 376).case.id == first.case.id
    post.s.rechecks.measure(first.case.id, Measured(366), post.volunteer)
    post.s.rechecks.decide(first.case.id, CaseDecision.ADMIT, post.volunteer)
    second = again(post, entered, 377)
    assert second.case.id != first.case.id
    assert [view.case.id for view in post.s.rechecks.open()] == [second.case.id]


def test_only_a_passage_that_counts(post):
    shen, lu = post.issue(), post.issue("陆一鸣", "3-2-502")
    waits, undone = post.scan(shen.code), post.enter(lu)
    post.s.corrections.undo(undone.attempt_id, post.volunteer)
    for outcome, code in ((waits, "not_passed"), (undone, "already_undone")):
        with pytest.raises(KnownError) as raised:
            again(post, outcome, 375)
        assert raised.value.code == code
    assert post.readings_of(lu.ref) == [364]
    assert post.s.rechecks.open() == ()


@pytest.mark.parametrize(
    ("tenths", "reason", "code"),
    [(368, " ", "reason_missing"), (299, "太凉", "temperature_implausible")],
)
def test_never_without_a_reason_and_never_a_mistake(post, tenths, reason, code):
    shen = post.issue()
    entered = post.enter(shen)
    with pytest.raises(KnownError) as raised:
        again(post, entered, tenths, reason)
    assert raised.value.code == code
    assert post.readings_of(shen.ref) == [364]


class TestOneCase:
    """A crossing and a person have one open case, however they are asked for."""

    def test_of_a_crossing(self, post):
        shen = post.issue()
        post.enter(shen)
        out = post.scan(shen.code, 376, Direction.EXIT)
        first = post.s.rechecks.open_for(out.attempt_id, post.volunteer)
        assert post.s.rechecks.open_for(out.attempt_id, post.volunteer).case.id == first.case.id
        assert post.count("recheck_case") == 1

    def test_of_a_person_on_two_crossings(self, post):
        shen = post.issue()
        post.enter(shen)
        one = post.scan(shen.code, 376, Direction.EXIT)
        two = post.scan(shen.code, 377, Direction.EXIT)
        first = post.s.rechecks.open_for(one.attempt_id, post.volunteer)
        assert post.s.rechecks.open_for(two.attempt_id, post.volunteer).case.id == first.case.id
        assert [view.case.id for view in post.s.rechecks.open()] == [first.case.id]

    def test_a_closed_one_is_not_opened_by_hand_again(self, post):
        shen = post.issue()
        post.enter(shen)
        out = post.scan(shen.code, 376, Direction.EXIT)
        first = post.s.rechecks.open_for(out.attempt_id, post.volunteer)
        post.s.rechecks.measure(first.case.id, Measured(366), post.volunteer)
        post.s.rechecks.decide(first.case.id, CaseDecision.ADMIT, post.volunteer)
        again_asked = post.s.rechecks.open_for(out.attempt_id, post.volunteer)
        assert (again_asked.case.id, again_asked.case.open) == (first.case.id, False)
        assert post.count("recheck_case") == 1
