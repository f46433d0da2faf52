"""The outing quota at the gate: who may go out, who is late, and nobody is refused the way home."""

from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction
from gangting.domain.quota import OutingReason, QuotaRule
from gangting.domain.verdict.facts import Decision, Direction, Reason


_LIVES = count()
TWO_DAYS = QuotaRule(on=True, window_days=2, persons=1, outings=1, minutes_outside=120)


def code_of(act) -> str:
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value.code


@pytest.fixture
def ruled(post):
    post.s.quota.save(TWO_DAYS, post.leader)
    return post


def local(post, day: str, at: str) -> None:
    moment = datetime.fromisoformat(f"{day}T{at}+08:00")
    post.clock.advance(moment - post.clock.now())


class TestOff:
    def test_it_is_off_by_default_and_costs_no_statement(self, make_post):
        post = make_post("sqlite")
        card = post.issue()
        post.enter(card)
        post.leave(card)  # by now nothing is asked for the first time
        post.enter(card)
        assert self.statements(post, card, Direction.EXIT) == 8
        assert self.statements(post, card, Direction.ENTRY) == 8

    def test_on_it_asks_one_question_at_an_exit(self, make_post):
        post = make_post("sqlite")
        post.s.quota.save(replace(TWO_DAYS, minutes_outside=0, outings=9), post.leader)
        card = post.issue()
        post.enter(card)
        post.leave(card)
        post.enter(card)
        assert self.statements(post, card, Direction.EXIT) == 9
        assert self.statements(post, card, Direction.ENTRY) == 8

    def statements(self, post, card, direction) -> int:
        seen = []
        with post.s.database.read() as work:
            raw = work.crossings._connection.connection.driver_connection
        raw.set_trace_callback(seen.append)
        assert post.scan(card.code, 364, direction).passed
        raw.set_trace_callback(None)
        return len(seen)


class TestGoingOut:
    def test_one_of_a_household_every_two_days(self, ruled):
        first, second = ruled.issue("沈青"), ruled.issue("陆远")
        neighbour = ruled.issue("欧阳锦", "3-2-502")
        out = ruled.leave(first)
        assert out.passed
        assert out.back_by == out.passed_at + timedelta(minutes=120)
        assert ruled.enter(first).passed

        for again in (first, second):
            refused = ruled.leave(again)
            assert (refused.verdict.decision, refused.passed) == (Decision.REFUSE, False)
            assert refused.verdict.main.reason is Reason.QUOTA_USED
            assert refused.verdict.main.params == {"used": "1"}
        assert ruled.leave(neighbour).passed

        local(ruled, "2026-11-22", "23:59:00")
        assert not ruled.leave(second).passed
        local(ruled, "2026-11-23", "00:00:00")
        assert ruled.leave(second).passed

    def test_across_29_february(self, ruled):
        card = ruled.issue(until=date(2028, 12, 31))
        local(ruled, "2028-02-28", "23:59:59")
        assert ruled.leave(card).passed
        local(ruled, "2028-02-29", "08:00:00")
        home = ruled.enter(card)
        assert ruled.s.gate.confirm(home.attempt_id, ruled.volunteer).passed
        refused = ruled.leave(card)
        assert (refused.passed, refused.back_by) == (False, None)
        local(ruled, "2028-03-01", "00:00:00")
        assert ruled.leave(card).passed

    def test_what_was_undone_never_happened(self, ruled):
        card = ruled.issue()
        out = ruled.leave(card)
        ruled.s.corrections.undo(out.attempt_id, ruled.volunteer)
        assert ruled.leave(card).passed

    def test_any_officer_may_override_with_a_reason_and_it_counts(self, ruled):
        card = ruled.issue()
        ruled.leave(card)
        ruled.enter(card)
        refused = ruled.leave(card)
        passed = ruled.s.gate.override(refused.attempt_id, "家里水管爆了", ruled.volunteer)
        assert passed.passed
        assert passed.override_reason == "家里水管爆了"
        use = ruled.s.quota.use_of(card.view.holder.household_id)
        assert use.used.outings == 2
        assert (use.first_day, use.last_day) == ("2026-11-20", "2026-11-21")

    def test_an_exempt_reason_does_not_count(self, ruled):
        card, other = ruled.issue("沈青"), ruled.issue("陆远")
        out = ruled.leave(card)
        excused = ruled.s.quota.excuse(out.attempt_id, OutingReason.MEDICAL, ruled.volunteer)
        assert excused.passed
        assert excused.back_by is None
        assert ruled.leave(other).passed

        ruled.enter(card)
        refused = ruled.leave(card)
        assert not refused.passed
        admitted = ruled.s.quota.excuse(refused.attempt_id, OutingReason.WORK, ruled.volunteer)
        assert (admitted.passed, admitted.verdict.decision) == (True, Decision.ADMIT)
        assert ruled.s.quota.use_of(card.view.holder.household_id).used.outings == 1

    def test_afterwards_a_leader_excuses_what_turned_out_exempt(self, ruled):
        card, other = ruled.issue("沈青"), ruled.issue("陆远")
        out = ruled.leave(card)
        assert (out.counted, out.excused) == (True, None)
        ruled.clock.advance(timedelta(seconds=31))
        excuse, medical = ruled.s.quota.excuse, OutingReason.MEDICAL
        late = code_of(lambda: excuse(out.attempt_id, medical, ruled.volunteer))
        assert late == "need_leader"
        assert not ruled.leave(other).passed

        ruled.clock.advance(timedelta(hours=5))
        [missing] = ruled.s.quota.not_back()
        excused = excuse(missing.attempt_id, medical, ruled.leader)
        assert (excused.passed, excused.counted, excused.excused) == (True, False, medical)
        assert ruled.s.quota.not_back() == ()
        assert ruled.s.quota.use_of(card.view.holder.household_id).used.outings == 0
        assert ruled.leave(other).passed
        assert ruled.enter(card).verdict.decision is Decision.ADMIT
        noted = ruled.sql("select officer_id from journal where action = 'quota.excused'")
        assert ruled.leader.id.hex in {str(by).replace("-", "") for (by,) in noted}

    def test_what_is_no_outing_is_not_excused(self, ruled):
        card = ruled.issue()
        home = ruled.enter(card)
        excuse = ruled.s.quota.excuse
        reason = OutingReason.WORK
        assert code_of(lambda: excuse(home.attempt_id, reason, ruled.leader)) == "not_an_outing"
        out = ruled.leave(card)
        observer = ruled.officers["乔远"]
        assert code_of(lambda: excuse(out.attempt_id, reason, observer)) == "not_allowed"
        strict = replace(TWO_DAYS, exempt_reasons=frozenset())
        ruled.s.quota.save(strict, ruled.leader)
        assert code_of(lambda: excuse(out.attempt_id, reason, ruled.leader)) == "reason_not_exempt"

    def test_a_workers_card_a_car_and_a_visitor_are_outside_the_rule(self, ruled):
        worker = ruled.issue("丁文", "3-2-501", Category.WORKER)
        car = ruled.issue("沈青", "3-2-501", Category.VEHICLE, plate="京A12345")
        guest = ruled.issue("唐晓", "某公司", Category.SERVICE)
        for card in (worker, car, guest):
            for _ in range(2):
                out = ruled.leave(card)
                assert out.passed
                assert out.back_by is None
                ruled.enter(card)

    def test_the_one_card_of_a_household_counts_as_one(self, ruled):
        card = ruled.household_pass()
        assert ruled.leave(card).passed
        ruled.enter(card)
        assert ruled.leave(card).verdict.main.reason is Reason.QUOTA_USED

    def test_a_found_card_uses_up_nobodys_outing(self, ruled):
        card, other = ruled.issue("沈青"), ruled.issue("陆远")
        ruled.leave(other)
        ruled.act(card.serial, PassAction.VOID, "重复")
        stranger = ruled.leave(card)
        assert Reason.QUOTA_USED not in stranger.verdict.reasons
        assert stranger.verdict.decision is Decision.ATTENTION

    def test_a_rule_holds_between_its_days_only(self, ruled):
        dated = replace(TWO_DAYS, first=date(2026, 11, 25), last=date(2026, 11, 30))
        ruled.s.quota.save(dated, ruled.leader)
        card = ruled.issue()
        assert ruled.leave(card).passed
        ruled.enter(card)
        assert ruled.leave(card).passed
        assert ruled.s.quota.use_of(card.view.holder.household_id) is None


class TestComingHome:
    def test_late_is_a_word_not_a_wall(self, ruled):
        card = ruled.issue()
        ruled.leave(card)
        ruled.clock.advance(timedelta(hours=2))
        assert Reason.LATE_RETURN not in ruled.enter(card).verdict.reasons

        local(ruled, "2026-11-23", "23:00:00")
        ruled.leave(card)
        local(ruled, "2026-11-24", "06:00:00")
        home = ruled.enter(card)
        assert home.verdict.decision is Decision.ATTENTION
        assert home.verdict.main.reason is Reason.LATE_RETURN
        assert home.verdict.main.params == {"time": "01:00"}
        assert ruled.s.gate.confirm(home.attempt_id, ruled.volunteer).passed

    def test_who_was_excused_is_never_late(self, ruled):
        card = ruled.issue()
        out = ruled.leave(card)
        ruled.s.quota.excuse(out.attempt_id, OutingReason.WORK, ruled.volunteer)
        ruled.clock.advance(timedelta(hours=9))
        assert ruled.s.quota.not_back() == ()
        assert ruled.enter(card).verdict.decision is Decision.ADMIT

    def test_the_quiet_list_of_who_is_not_back(self, ruled):
        late, later, back = (
            ruled.issue(name, room)
            for name, room in (("沈青", "3-2-501"), ("陆远", "3-2-502"), ("欧阳锦", "3-2-503"))
        )
        left = ruled.leave(later).passed_at
        ruled.clock.advance(timedelta(minutes=30))
        ruled.leave(late)
        ruled.leave(back)
        ruled.clock.advance(timedelta(minutes=100))
        [one] = ruled.s.quota.not_back()
        assert (one.holder.name, one.left_at, one.due_at) == (
            "陆远",
            left,
            left + timedelta(minutes=120),
        )
        ruled.enter(back)
        ruled.clock.advance(timedelta(hours=1))
        assert [one.holder.name for one in ruled.s.quota.not_back()] == ["陆远", "沈青"]
        ruled.clock.advance(timedelta(days=9))
        assert ruled.s.quota.not_back() == ()
        ruled.s.quota.save(QuotaRule(), ruled.leader)
        assert ruled.s.quota.not_back() == ()


class TestRule:
    def test_a_leader_writes_it_and_it_holds_after_a_restart(self, post):
        wanted = replace(
            TWO_DAYS,
            exempt_categories=frozenset({Category.TENANT}),
            exempt_reasons=frozenset({OutingReason.FUNERAL}),
            first=date(2026, 12, 1),
        )
        assert post.s.quota.save(wanted, post.leader) == wanted
        assert post.reopened().s.quota.rule() == wanted
        assert code_of(lambda: post.s.quota.save(TWO_DAYS, post.volunteer)) == "not_allowed"
        wrong = replace(TWO_DAYS, window_days=0)
        assert code_of(lambda: post.s.quota.save(wrong, post.leader)) == "invalid_number"
        assert post.s.policies.save(post.s.policies.current(), post.leader).quota == wanted

    def test_two_leaders_at_once_overwrite_nothing(self, post):
        seen = post.s.quota.rule()
        first = replace(seen, on=True)
        assert post.s.quota.save(first, post.leader, seen) == first
        second = replace(seen, window_days=7)
        assert code_of(lambda: post.s.quota.save(second, post.leader, seen)) == "rules_changed"
        assert post.s.quota.rule() == first
        again = replace(first, window_days=7)
        assert post.s.quota.save(again, post.leader, first) == again

    def test_what_cannot_be_read_is_off(self, post):
        with post.s.database.write() as work:
            work.site.save_setting("quota", {"on": True, "window_days": "many"})
        post.s.policies.forget()
        assert post.s.quota.rule() == QuotaRule()


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(
    steps=st.lists(
        st.tuples(st.integers(0, 2), st.sampled_from(list(Direction)), st.integers(1, 2000)),
        max_size=12,
    ),
    window=st.integers(1, 3),
    minutes=st.integers(0, 300),
)
def test_whatever_happened_nobody_is_refused_the_way_home(make_post, steps, window, minutes):
    post = make_post("sqlite", f"booth-{next(_LIVES)}")
    rule = QuotaRule(on=True, window_days=window, persons=1, outings=1, minutes_outside=minutes)
    post.s.quota.save(rule, post.leader)
    cards = [post.issue(name) for name in ("沈青", "陆远", "欧阳锦")]
    for who, way, later in steps:
        post.clock.advance(timedelta(minutes=later))
        outcome = post.scan(cards[who].code, 364, way)
        if way is Direction.ENTRY:
            assert outcome.verdict.decision is not Decision.REFUSE
            assert Reason.QUOTA_USED not in outcome.verdict.reasons
            assert outcome.back_by is None
    for card in cards:
        assert post.enter(card).verdict.decision is not Decision.REFUSE
    post.booth.close()
