"""A temperature lets in, holds back, opens a recheck: 33.8 is not normal, 37.3 is a fever."""

from dataclasses import replace

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.passes import HolderKind
from gangting.domain.recheck import CaseDecision
from gangting.domain.temperature import Site
from gangting.domain.verdict.facts import Decision, Direction, Presence, Reason


ADMIT, HOME, HOLD, AWAY = (
    CaseDecision.ADMIT,
    CaseDecision.STRAIGHT_HOME,
    CaseDecision.HOLD,
    CaseDecision.TURN_AWAY,
)


def decide(post, case, decision):
    return post.s.rechecks.decide(case.id, decision, post.volunteer)


def remeasure(post, case, tenths, site=Site.AXILLARY):
    measured = replace(post.say(tenths).measured, site=site)
    return post.s.rechecks.measure(case.id, measured, post.volunteer)


class TestMissing:
    def test_without_one_nobody_passes_inwards(self, post):
        shen = post.issue()
        outcome = post.scan(shen.code)

        assert outcome.verdict.reasons == (Reason.TEMPERATURE_MISSING,)
        assert outcome.needs_reading
        assert outcome.unfinished
        with pytest.raises(KnownError) as raised:
            post.s.gate.confirm(outcome.attempt_id, post.volunteer)
        assert raised.value.code == "needs_reading"

    def test_a_press_that_fails_writes_nothing(self, post):
        shen = post.issue()
        outcome = post.scan(shen.code, officer=post.leader)
        with pytest.raises(KnownError):
            post.s.gate.confirm(outcome.attempt_id, post.volunteer)
        [line] = post.s.book.unfinished()
        assert line.attempt.officer_id == post.leader.id

    def test_any_officer_may_let_pass_without_one_with_a_reason(self, post):
        outcome = post.scan(post.issue().code)
        outcome = post.s.gate.override(outcome.attempt_id, "测温枪没电", post.volunteer)
        assert outcome.passed
        assert outcome.override_reason == "测温枪没电"

    def test_a_reason_is_needed(self, post):
        outcome = post.scan(post.issue().code)
        with pytest.raises(KnownError) as raised:
            post.s.gate.override(outcome.attempt_id, "  ", post.leader)
        assert raised.value.code == "reason_missing"

    def test_going_out_needs_none(self, post):
        shen = post.issue()
        assert post.leave(shen).passed

    def test_going_out_asks_for_one_where_the_setting_says_so(self, post):
        policy = post.s.policies.current()
        limits = replace(policy.temperature, needed_on_exit=True)
        changed = replace(policy, verdict=replace(policy.verdict, temperature=limits))
        post.s.policies.save(changed, post.leader)
        shen = post.issue()
        outcome = post.leave(shen)
        assert outcome.needs_reading
        assert post.measure(outcome, 364).passed

        lu = post.issue("陆一鸣", "3-2-502")
        outcome = post.leave(lu)
        assert post.s.gate.confirm(outcome.attempt_id, post.volunteer).passed, "never held back"


class TestLow:
    @pytest.mark.parametrize("tenths", [300, 338, 349])
    def test_it_is_not_normal(self, post, tenths):
        shen = post.issue()
        outcome = post.enter(shen, tenths)

        assert outcome.verdict.decision is Decision.ATTENTION
        assert outcome.verdict.reasons == (Reason.TEMPERATURE_LOW,)
        assert outcome.verdict.main.step == "measure_wrist_or_neck"
        with pytest.raises(KnownError):
            post.s.gate.confirm(outcome.attempt_id, post.volunteer)
        assert post.presence(shen.ref) is Presence.UNKNOWN

    def test_a_second_normal_one_lets_in(self, post):
        shen = post.issue()
        outcome = post.measure(post.enter(shen, 338), 364, Site.WRIST)
        assert outcome.passed
        assert [r.tenths for r in outcome.readings] == [338, 364]

    def test_a_second_low_one_may_be_confirmed(self, post):
        outcome = post.measure(post.enter(post.issue(), 338), 346, Site.WRIST)
        assert outcome.verdict.main.step == "confirm_low"
        assert not outcome.passed
        assert post.s.gate.confirm(outcome.attempt_id, post.volunteer).passed

    def test_a_second_fever_opens_a_recheck(self, post):
        outcome = post.measure(post.enter(post.issue(), 338), 375, Site.WRIST)
        assert outcome.case is not None
        assert [r.tenths for r in outcome.case.readings] == [338, 375]
        assert ADMIT not in post.s.rechecks.find(outcome.case.id).allowed

    def test_passing_over_it_without_a_second_one_is_a_leaders(self, post):
        outcome = post.enter(post.issue(), 338)
        with pytest.raises(KnownError) as raised:
            post.s.gate.override(outcome.attempt_id, "太冷", post.volunteer)
        assert raised.value.code == "need_leader"
        assert post.s.gate.override(outcome.attempt_id, "太冷", post.leader).passed


class TestSlip:
    @pytest.mark.parametrize("tenths", [0, 299, 451, 3640])
    def test_it_is_not_stored(self, post, tenths):
        outcome = post.enter(post.issue(), tenths)
        assert outcome.verdict.reasons == (Reason.TEMPERATURE_IMPLAUSIBLE,)
        assert outcome.readings == ()
        assert post.count("reading") == 0
        assert outcome.needs_reading
        assert post.measure(outcome, 364).passed

    def test_after_a_good_one_it_changes_nothing_that_was_stored(self, post):
        outcome = post.enter(post.issue(), 338)
        outcome = post.measure(outcome, 3)
        assert [r.tenths for r in outcome.readings] == [338]
        assert not outcome.passed


class TestFever:
    @pytest.mark.parametrize("tenths", [373, 380, 450])
    def test_it_opens_a_case(self, post, tenths):
        shen = post.issue()
        outcome = post.enter(shen, tenths)

        assert outcome.verdict.decision is Decision.REFUSE
        assert outcome.verdict.reasons == (Reason.TEMPERATURE_HIGH,)
        assert outcome.case is not None
        assert outcome.case.holder == shen.ref
        assert outcome.case.lives_here
        assert [view.case.id for view in post.s.rechecks.open()] == [outcome.case.id]
        assert post.presence(shen.ref) is Presence.UNKNOWN
        assert not outcome.needs_reading, "the case asks for it now"

    def test_below_the_threshold_it_does_not(self, post):
        assert post.enter(post.issue(), 372).passed
        assert post.s.rechecks.open() == ()

    @pytest.mark.parametrize("who", ["volunteer", "leader"])
    def test_nobody_overrides_it(self, post, who):
        outcome = post.enter(post.issue(), 375)
        with pytest.raises(KnownError) as raised:
            post.s.gate.override(outcome.attempt_id, "赶时间", getattr(post, who))
        assert raised.value.code == "override_not_allowed"
        overridden = post.scan(
            post.issue("陆一鸣", "3-2-502").code,
            375,
            Direction.ENTRY,
            officer=post.leader,
            override="赶时间",
        )
        assert not overridden.passed

    def test_it_survives_a_restart(self, post):
        shen = post.issue()
        outcome = post.enter(shen, 375)
        post.reopened()
        [view] = post.s.rechecks.open()

        assert view.case == outcome.case
        assert view.line.holder_name == "沈青"
        assert post.enter(shen, 364).verdict.reasons == (Reason.RECHECK_OPEN,)

    def test_while_it_is_open_they_neither_come_in_nor_are_kept_from_going(self, post):
        shen = post.issue()
        case = post.enter(shen, 375).case
        again = post.enter(shen, 364)
        assert again.verdict.decision is Decision.REFUSE
        assert again.verdict.main.step == "continue_case"
        assert again.case.id == case.id
        out = post.leave(shen)
        assert out.verdict.decision is Decision.ATTENTION
        assert post.s.gate.confirm(out.attempt_id, post.volunteer).passed

    def test_it_cannot_be_closed_without_a_second_reading_or_a_decision(self, post):
        case = post.enter(post.issue(), 375).case
        with pytest.raises(KnownError) as raised:
            decide(post, case, ADMIT)
        assert raised.value.code == "case_needs_reading"
        assert len(post.s.rechecks.open()) == 1

    def test_a_normal_second_reading_lets_in(self, post):
        shen = post.issue()
        case = post.enter(shen, 375).case
        assert remeasure(post, case, 366).allowed == {ADMIT}
        view = decide(post, case, ADMIT)

        assert view.case.decision is ADMIT
        assert view.line.attempt.passed
        assert view.line.attempt.tenths == 366
        assert post.presence(shen.ref) is Presence.INSIDE
        assert post.s.rechecks.open() == ()

    @pytest.mark.parametrize("decision", [HOLD, HOME])
    def test_who_lives_here_and_has_a_fever_is_held_or_goes_straight_home(self, post, decision):
        shen = post.issue()
        case = post.enter(shen, 375).case
        with pytest.raises(KnownError) as raised:
            decide(post, case, AWAY)
        assert raised.value.code == "case_needs_reading"
        remeasure(post, case, 378)
        with pytest.raises(KnownError) as raised:
            decide(post, case, AWAY)
        assert raised.value.code == "case_decision_not_allowed"
        view = decide(post, case, decision)

        assert view.line.attempt.passed, "never sent away"
        assert post.presence(shen.ref) is Presence.INSIDE

    def test_a_visitor_with_a_fever_is_turned_away(self, post):
        post.issue()
        outcome = post.measure(post.visitor(), 378)
        assert HOME not in post.s.rechecks.find(outcome.case.id).allowed
        view = decide(post, outcome.case, AWAY)

        assert not view.line.attempt.passed
        assert post.s.visits.inside() == ()
        assert post.s.book.counters().visitors_inside == 0

    def test_who_was_turned_away_does_not_come_in_by_the_old_scan(self, post):
        post.issue()
        outcome = post.measure(post.visitor(), 378)
        decide(post, outcome.case, AWAY)
        with pytest.raises(KnownError) as raised:
            post.measure(outcome, 364)
        assert raised.value.code == "attempt_closed"
        with pytest.raises(KnownError) as raised:
            post.s.gate.override(outcome.attempt_id, "x", post.leader)
        assert raised.value.code == "attempt_closed"

    def test_somebody_without_a_name_does_not_pass_while_their_recheck_is_open(self, post):
        """Behind a family's card stands a person nobody has named."""
        family = post.household_pass()
        assert family.ref.kind is HolderKind.HOUSEHOLD
        outcome = post.enter(family, 378)
        assert outcome.case.holder is None
        outcome = post.measure(outcome, 364)

        assert not outcome.passed
        assert Reason.RECHECK_OPEN in outcome.verdict.reasons
        assert post.s.rechecks.find(outcome.case.id).allowed == {ADMIT}, "it is the case's reading"
        assert post.enter(family, 364).passed, "another of the family comes home"
        assert AWAY not in post.s.rechecks.find(outcome.case.id).allowed

    def test_a_low_second_reading_does_not_let_in(self, post):
        case = post.enter(post.issue(), 375).case
        assert ADMIT not in remeasure(post, case, 338).allowed

    def test_a_slip_is_not_a_second_reading(self, post):
        case = post.enter(post.issue(), 375).case
        with pytest.raises(KnownError) as raised:
            remeasure(post, case, 36)
        assert raised.value.code == "temperature_implausible"
        assert len(post.s.rechecks.find(case.id).case.readings) == 1

    def test_a_closed_case_takes_nothing_more(self, post):
        case = post.enter(post.issue(), 375).case
        remeasure(post, case, 364)
        decide(post, case, ADMIT)
        for late in (lambda: remeasure(post, case, 364), lambda: decide(post, case, HOLD)):
            with pytest.raises(KnownError) as raised:
                late()
            assert raised.value.code == "case_closed"

    def test_who_was_told_is_kept_with_the_officer(self, post):
        case = post.enter(post.issue(), 375).case
        post.s.rechecks.tell(case.id, "居委会", post.volunteer)
        post.reopened()
        [told] = post.s.rechecks.find(case.id).case.told
        assert (told.who, told.officer, told.at) == ("居委会", "何平", post.clock.now())
        with pytest.raises(KnownError) as raised:
            post.s.rechecks.tell(case.id, " ", post.volunteer)
        assert raised.value.code == "who_missing"

    def test_leaving_with_a_fever_is_offered_a_recheck(self, post):
        shen = post.issue()
        outcome = post.scan(shen.code, 378, Direction.EXIT)
        assert outcome.verdict.decision is Decision.ATTENTION
        assert outcome.case is None
        view = post.s.rechecks.open_for(outcome.attempt_id, post.volunteer)
        assert view.allowed == {ADMIT, HOLD, HOME}
        same = post.s.rechecks.open_for(outcome.attempt_id, post.volunteer)
        assert same.case.id == view.case.id
        decide(post, view.case, HOME)
        assert post.presence(shen.ref) is Presence.UNKNOWN, "went back home"
        with pytest.raises(KnownError) as raised:
            post.s.gate.confirm(outcome.attempt_id, post.volunteer)
        assert raised.value.code == "attempt_closed"

    def test_a_clock_set_back_between_two_readings_hides_no_fever(self, post):
        from datetime import timedelta  # noqa: PLC0415

        outcome = post.enter(post.issue(), 338)
        post.clock.set(post.clock.now() - timedelta(hours=2))
        post.measure(outcome, 375)
        assert [r.tenths for r in post.s.gate.outcome(outcome.attempt_id).readings] == [338, 375]
        [view] = post.s.rechecks.open()
        assert ADMIT not in view.allowed

    def test_the_list_to_report_is_the_days(self, post):
        post.enter(post.issue(), 375)
        assert len(post.s.rechecks.today()) == 1
        assert post.s.book.counters().abnormal == 1
        post.clock.advance(24 * 3600)
        assert post.s.rechecks.today() == ()
        assert len(post.s.rechecks.open()) == 1, "open until it is decided"


class TestGivenUp:
    def test_who_walked_away_waits_no_more(self, post):
        outcome = post.scan(post.issue().code)
        post.s.corrections.give_up(outcome.attempt_id, post.volunteer)

        assert post.s.book.unfinished() == ()
        assert not post.s.gate.outcome(outcome.attempt_id).needs_reading
        with pytest.raises(KnownError) as raised:
            post.measure(outcome, 364)
        assert raised.value.code == "attempt_closed"

    def test_a_new_scan_leaves_them_in_the_list(self, post):
        first = post.scan(post.issue().code)
        second = post.scan(post.issue("陆一鸣", "3-2-502").code)
        waiting = [line.attempt.id for line in post.s.book.unfinished()]
        assert waiting == [second.attempt_id, first.attempt_id]
        post.reopened()
        assert [line.attempt.id for line in post.s.book.unfinished()] == waiting
