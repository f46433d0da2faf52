"""Who may let pass against the verdict; one card at two gates; one gate with a wrong clock."""

from datetime import timedelta

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction
from gangting.domain.verdict.facts import Decision, Direction, Presence, Reason


class TestOverride:
    def blocked(self, post):
        cook = post.issue("唐晓", "5-1-302", Category.SERVICE)
        with post.s.database.write() as work:
            work.people.update(cook.ref.id, blocked=True)
        return cook

    def test_a_refusal_is_a_leaders(self, post):
        cook = self.blocked(post)
        outcome = post.enter(cook)
        assert outcome.verdict.decision is Decision.REFUSE
        with pytest.raises(KnownError) as raised:
            post.s.gate.override(outcome.attempt_id, "急事", post.volunteer)
        assert raised.value.code == "need_leader"
        assert post.presence(cook.ref) is Presence.UNKNOWN
        passed = post.s.gate.override(outcome.attempt_id, "  急事 ", post.leader)
        assert passed.passed
        assert passed.override_reason == "急事"
        assert post.presence(cook.ref) is Presence.INSIDE

    def test_with_the_scan_itself(self, post):
        cook = self.blocked(post)
        assert not post.enter(cook, override="急事").passed
        assert post.enter(cook, officer=post.leader, override="急事").passed

    def test_what_was_refused_and_let_in_keeps_its_colour_in_the_book(self, post):
        post.enter(self.blocked(post), officer=post.leader, override="急事")
        [line] = post.s.book.recent(1)
        assert line.attempt.decision is Decision.REFUSE
        assert line.attempt.passed
        assert line.attempt.override_reason == "急事"

    def test_a_press_does_not_let_a_refused_one_in(self, post):
        outcome = post.enter(self.blocked(post), confirm=True)
        assert not outcome.passed
        with pytest.raises(KnownError) as raised:
            post.s.gate.confirm(outcome.attempt_id, post.leader)
        assert raised.value.code == "not_confirmable"


class TestCopies:
    """Two booths on one database."""

    def test_the_same_card_at_two_gates_within_a_minute(self, post, tmp_path):
        shen = post.issue()
        with post.second_booth(tmp_path / "north") as north:
            post.enter(shen)
            post.clock.advance(40)
            there = north.scan(shen.code, 364, Direction.ENTRY)

            assert there.verdict.decision is Decision.ATTENTION
            assert Reason.CLONE_SUSPECTED in there.verdict.reasons
            assert not there.passed

    def test_a_minute_later_it_is_not(self, post, tmp_path):
        shen = post.issue()
        with post.second_booth(tmp_path / "north") as north:
            post.leave(shen)
            post.clock.advance(61)
            assert north.scan(shen.code, 364, Direction.ENTRY).passed

    def test_the_first_need_not_have_passed(self, post, tmp_path):
        """Both stand at a thermometer: neither has passed, both are asked about."""
        shen = post.issue()
        with post.second_booth(tmp_path / "north") as north:
            here = post.scan(shen.code, None, Direction.ENTRY)
            post.clock.advance(20)
            there = north.scan(shen.code, None, Direction.ENTRY)
            assert Reason.CLONE_SUSPECTED in there.verdict.reasons
            here = post.measure(here, 364)
            assert Reason.CLONE_SUSPECTED in here.verdict.reasons
            assert not here.passed

    def test_a_refused_card_of_a_stranger_does_not_accuse_the_holder(self, post, tmp_path):
        shen = post.issue()
        old = shen.code
        post.act(shen.serial, PassAction.REISSUE)
        new = post.card(post.act(shen.serial, PassAction.COLLECT))
        with post.second_booth(tmp_path / "north") as north:
            north.scan(old, None, Direction.ENTRY)
            assert post.enter(new).passed

    def test_each_booth_keeps_its_own_order_and_unfinished(self, post, tmp_path):
        shen = post.issue()
        with post.second_booth(tmp_path / "north") as north:
            north.officers = post.officers
            post.scan(shen.code)
            north.scan(post.issue("陆一鸣", "3-2-502").code)
            assert len(post.s.book.unfinished()) == len(north.s.book.unfinished()) == 1
            rows = post.sql(
                "select booth, count(*), count(distinct sequence) from attempt "
                "where compound = :c group by booth order by booth",
                c=post.booth.ref.compound,
            )
            assert rows == [(0, 1, 1), (1, 1, 1)]

    def test_serials_begin_with_the_number_of_the_booth(self, post, tmp_path):
        with post.second_booth(tmp_path / "north", 17) as north:
            north.officers = post.officers
            assert f"{north.issue().serial:08d}"[:2] == "17"
            assert f"{post.issue('陆一鸣', '3-2-502').serial:08d}"[:2] == "00"

    def test_both_know_what_the_other_did(self, post, tmp_path):
        shen = post.issue()
        with post.second_booth(tmp_path / "north") as north:
            post.enter(shen)
            post.clock.advance(120)
            out = north.scan(shen.code)
            assert out.direction is Direction.EXIT
            assert out.passed
            assert post.presence(shen.ref) is Presence.OUTSIDE
            assert [line.attempt.direction for line in post.s.book.recent(2)] == [
                Direction.EXIT,
                Direction.ENTRY,
            ]


class TestWrongClock:
    def test_set_back_it_is_told_and_refuses_nobody_by_date(self, post):
        cook = post.issue("唐晓", "5-1-302", Category.SERVICE)
        post.enter(cook)
        post.clock.set(post.clock.now() - timedelta(days=400))
        outcome = post.leave(cook)
        assert Reason.CLOCK_DOUBTFUL in outcome.verdict.reasons
        post.s.gate.confirm(outcome.attempt_id, post.volunteer)
        outcome = post.enter(cook)

        assert outcome.verdict.decision is Decision.ATTENTION
        assert set(outcome.verdict.reasons) == {Reason.NOT_YET_VALID, Reason.CLOCK_DOUBTFUL}
        assert [f.step for f in outcome.verdict.findings] == ["check_date", "check_clock"]

    def test_it_is_told_after_a_restart_too(self, post):
        shen = post.issue()
        post.enter(shen)
        post.clock.set(post.clock.now() - timedelta(hours=1))
        post.reopened()
        assert Reason.CLOCK_DOUBTFUL in post.leave(shen).verdict.reasons

    @pytest.mark.parametrize("jump", [timedelta(hours=1), timedelta(minutes=-3)])
    def test_a_jump_while_the_booth_is_open_is_told(self, post, jump):
        shen = post.issue()
        post.enter(shen)
        post.clock.set(post.clock.now() + jump)
        assert Reason.CLOCK_DOUBTFUL in post.leave(shen).verdict.reasons

    def test_a_minute_is_no_jump(self, post):
        shen = post.issue()
        post.enter(shen)
        post.clock.set(post.clock.now() + timedelta(seconds=90))
        assert post.leave(shen).passed

    def test_an_officer_confirms_the_clock(self, post):
        shen = post.issue()
        post.enter(shen)
        post.clock.set(post.clock.now() - timedelta(hours=1))
        assert not post.leave(shen).passed
        post.s.gate.confirm_clock(post.volunteer)
        post.clock.advance(5)
        assert post.leave(shen).passed
        post.reopened()
        post.clock.advance(5)
        assert Reason.CLOCK_DOUBTFUL not in post.enter(shen).verdict.reasons
        assert post.count("journal", "action = 'clock.confirmed'") == 1

    def test_the_book_keeps_the_order_in_which_things_happened(self, post):
        shen = post.issue()
        post.enter(shen)
        post.clock.set(post.clock.now() - timedelta(hours=3))
        out = post.s.gate.confirm(post.leave(shen).attempt_id, post.volunteer)
        newest, oldest = post.s.book.recent(2)

        assert newest.attempt.id == out.attempt_id
        assert newest.attempt.recorded_at < oldest.attempt.recorded_at
        [page] = [post.s.book.recent(5, newest.attempt)]
        assert [line.attempt.id for line in page] == [oldest.attempt.id]
        sequences = post.sql(
            "select sequence from attempt where compound = :c order by sequence",
            c=post.booth.ref.compound,
        )
        assert len(set(sequences)) == 2
