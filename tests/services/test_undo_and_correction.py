"""Undo for 30 seconds by anyone; later a correction by those who may, both versions kept."""

import json
from datetime import timedelta

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.passes import PassAction, PassState
from gangting.domain.recheck import CaseDecision
from gangting.domain.verdict.facts import Direction, Presence


def undo(post, outcome, officer=None):
    return post.s.corrections.undo(outcome.attempt_id, officer or post.volunteer)


def correct(post, outcome, direction=None, officer=None, reason="扫错了"):
    return post.s.corrections.correct(
        outcome.attempt_id, officer or post.leader, reason, direction=direction
    )


class TestUndo:
    @pytest.mark.parametrize("seconds", [0, 29.9, 30])
    def test_within_thirty_seconds_anybody_may(self, post, seconds):
        shen = post.issue()
        outcome = post.enter(shen)
        post.clock.advance(seconds)
        undone = undo(post, outcome)

        assert undone.undone
        assert undone.undo_until is None
        assert post.presence(shen.ref) is Presence.UNKNOWN
        assert post.readings_of(shen.ref) == [364], "a temperature is never undone"

    def test_after_thirty_seconds_nobody_may(self, post):
        shen = post.issue()
        outcome = post.enter(shen)
        assert outcome.undo_until == post.clock.now() + timedelta(seconds=30)
        post.clock.advance(30.1)
        with pytest.raises(KnownError) as raised:
            undo(post, outcome, post.leader)
        assert raised.value.code == "undo_expired"
        assert post.presence(shen.ref) is Presence.INSIDE

    def test_once_only(self, post):
        outcome = post.enter(post.issue())
        undo(post, outcome)
        with pytest.raises(KnownError) as raised:
            undo(post, outcome)
        assert raised.value.code == "already_undone"

    def test_what_did_not_pass_is_not_undone(self, post):
        outcome = post.scan(post.issue().code)
        for act in (undo, correct):
            with pytest.raises(KnownError) as raised:
                act(post, outcome)
            assert raised.value.code == "not_passed"

    def test_what_was_undone_stays_so(self, post):
        outcome = post.enter(post.issue())
        undo(post, outcome)
        for act in (
            lambda: post.s.gate.confirm(outcome.attempt_id, post.volunteer),
            lambda: post.measure(outcome, 364),
        ):
            with pytest.raises(KnownError) as raised:
                act()
            assert raised.value.code == "attempt_closed"

    def test_presence_is_as_the_passage_before_left_it(self, post):
        shen = post.issue()
        post.enter(shen)
        post.clock.advance(3600)
        out = post.leave(shen)
        assert post.presence(shen.ref) is Presence.OUTSIDE
        undo(post, out)
        assert post.presence(shen.ref) is Presence.INSIDE

    def test_the_gate_of_the_passage_before_is_kept(self, post, tmp_path):
        shen = post.issue()
        with post.second_booth(tmp_path / "north") as north:
            north.s.gate.scan(
                shen.code,
                north.say(364),
                Direction.ENTRY,
                deliberate=True,
            )
            post.clock.advance(3600)
            undo(post, post.leave(shen))
            assert post.gate_of(shen.ref) == 1

    def test_a_clock_set_back_does_not_confuse_it(self, post):
        shen = post.issue()
        post.enter(shen)
        post.clock.advance(600)
        post.leave(shen)
        post.clock.set(post.clock.now() - timedelta(hours=5))
        post.s.gate.confirm(post.enter(shen).attempt_id, post.volunteer)  # the clock is doubtful
        assert post.presence(shen.ref) is Presence.INSIDE
        post.clock.advance(60)
        out = post.s.gate.confirm(post.leave(shen).attempt_id, post.volunteer)
        undo(post, out)
        assert post.presence(shen.ref) is Presence.INSIDE

    def test_it_leaves_the_figures(self, post):
        outcome = post.enter(post.issue())
        assert post.s.book.counters().entries == 1
        undo(post, outcome)
        assert post.s.book.counters().entries == 0

    def test_a_visitor_and_the_slip_are_as_before(self, post):
        post.issue()
        visitor = post.measure(post.visitor(), 364)
        slip = post.s.passes.issue_temporary(visitor.visit, post.volunteer)
        post.clock.advance(3600)
        leaving = post.scan(post.card(slip).code, None, Direction.EXIT, confirm=True)
        assert leaving.passed
        serial = slip.entry_pass.serial
        assert post.s.passes.show(serial).entry_pass.state is PassState.RETURNED
        assert post.s.visits.inside() == ()
        undo(post, leaving)

        assert post.s.passes.show(serial).entry_pass.state is PassState.ACTIVE
        assert [one.visit.id for one in post.s.visits.inside()] == [visitor.visit.id]
        assert post.s.book.counters().visitors_inside == 1
        again = post.scan(post.card(slip).code, None, Direction.EXIT, confirm=True)
        assert again.passed

    def test_a_visitors_entry_can_be_undone(self, post):
        post.issue()
        visitor = post.measure(post.visitor(), 364)
        undo(post, visitor)
        assert post.s.visits.inside() == ()
        assert post.s.visits.find(visitor.visit.id).entered_at is None

    def test_what_was_decided_is_still_told(self, post):
        shen = post.issue()
        post.enter(shen)
        post.clock.advance(60)
        odd = post.scan(shen.code, 364, Direction.ENTRY, confirm=True)
        undone = undo(post, odd)
        assert undone.verdict.reasons == odd.verdict.reasons


class TestCorrection:
    @pytest.mark.parametrize("name", ["何平", "乔远"])
    def test_it_is_not_for_everybody(self, post, name):
        outcome = post.enter(post.issue())
        with pytest.raises(KnownError) as raised:
            correct(post, outcome, officer=post.officers[name])
        assert raised.value.code == "not_allowed"

    @pytest.mark.parametrize("name", ["周岚", "康宁"])
    def test_leaders_and_community_workers_may_at_any_time(self, post, name):
        shen = post.issue()
        outcome = post.enter(shen)
        post.clock.advance(3 * 24 * 3600)
        corrected = correct(post, outcome, officer=post.officers[name])
        assert corrected.undone
        assert post.presence(shen.ref) is Presence.UNKNOWN

    def test_it_needs_a_reason(self, post):
        outcome = post.enter(post.issue())
        with pytest.raises(KnownError) as raised:
            correct(post, outcome, reason=" ")
        assert raised.value.code == "reason_missing"

    def test_both_versions_are_kept(self, post):
        outcome = post.enter(post.issue())
        correct(post, outcome, Direction.EXIT, reason="她是出门")
        [(kind, before, after, reason)] = post.sql(
            "select kind, before, after, reason from correction where compound = :c",
            c=post.booth.ref.compound,
        )
        before, after = (v if isinstance(v, dict) else json.loads(v) for v in (before, after))
        assert (kind, reason) == ("correct", "她是出门")
        assert (before["undone"], after["undone"]) == (False, True)
        new, old = post.s.book.recent(2)
        assert (old.attempt.direction, new.attempt.direction) == (Direction.ENTRY, Direction.EXIT)
        assert old.attempt.undone_at is not None
        assert new.attempt.linked_id == old.attempt.id

    def test_the_reason_of_the_override_stays_beside_that_of_the_correction(self, post):
        shen = post.issue()
        post.act(shen.serial, PassAction.SUSPEND)
        kept_in = post.scan(shen.code, None, Direction.EXIT, override="就医")
        turned = correct(post, kept_in, Direction.ENTRY, reason="她是进门")
        assert (turned.override_reason, turned.correction_reason) == ("就医", "她是进门")
        again = post.s.gate.outcome(post.s.book.recent()[0].attempt.id)
        assert (again.direction, again.undone) == (Direction.ENTRY, False)
        assert (again.override_reason, again.correction_reason) == ("就医", "她是进门")

    def test_a_rechecks_decision_is_no_reason_of_an_officer(self, post):
        hot = post.enter(post.issue(), 376)
        [line] = post.s.book.recent()
        assert line.rechecking
        post.s.rechecks.decide(hot.case.id, CaseDecision.STRAIGHT_HOME, post.volunteer)
        [line] = post.s.book.recent()
        assert (line.attempt.override_reason, line.rechecking) == ("", False)
        assert line.attempt.overridden

    def test_another_direction_moves_presence(self, post):
        shen = post.issue()
        outcome = post.enter(shen)
        correct(post, outcome, Direction.EXIT)
        assert post.presence(shen.ref) is Presence.OUTSIDE
        counters = post.s.book.counters()
        assert (counters.entries, counters.exits) == (0, 1)

    def test_what_happened_since_is_stronger(self, post):
        """An old passage put right does not move who has passed again since."""
        shen = post.issue()
        morning = post.leave(shen)
        post.clock.advance(3600)
        post.enter(shen)
        post.clock.advance(3600)
        correct(post, morning, Direction.ENTRY)
        assert post.presence(shen.ref) is Presence.INSIDE

        post.clock.advance(3600)
        out = post.leave(shen)
        correct(post, out)
        assert post.presence(shen.ref) is Presence.INSIDE, (
            "the afternoon's entry, not the morning's"
        )

    def test_once_only(self, post):
        outcome = post.enter(post.issue())
        correct(post, outcome)
        with pytest.raises(KnownError) as raised:
            correct(post, outcome)
        assert raised.value.code == "already_undone"


class TestChildren:
    def test_they_are_counted_on_the_crossing_also_just_after_it(self, post):
        outcome = post.enter(post.issue())
        post.s.corrections.with_children(outcome.attempt_id, 2, post.volunteer)
        assert post.s.book.counters().entries == 3
        assert post.s.gate.outcome(outcome.attempt_id).children == 2

    def test_not_long_after_it(self, post):
        outcome = post.enter(post.issue())
        post.clock.advance(31)
        with pytest.raises(KnownError) as raised:
            post.s.corrections.with_children(outcome.attempt_id, 2, post.volunteer)
        assert raised.value.code == "undo_expired"

    @pytest.mark.parametrize("children", [-1, 21])
    def test_not_any_number(self, post, children):
        outcome = post.enter(post.issue())
        with pytest.raises(KnownError) as raised:
            post.s.corrections.with_children(outcome.attempt_id, children, post.volunteer)
        assert raised.value.code == "too_many_children"
        with pytest.raises(KnownError) as raised:
            post.scan(post.issue("陆一鸣", "3-2-502").code, 364, children=children)
        assert raised.value.code == "too_many_children"

    def test_a_scan_may_bring_them_along(self, post):
        post.scan(post.issue().code, 364, children=1)
        assert post.s.book.counters().entries == 2
