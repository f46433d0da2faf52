"""Officers sign in with a PIN; wrong ones make them wait; roles are given by leaders only."""

from datetime import timedelta

import pytest
from argon2 import PasswordHasher

from gangting.domain.actors import Right, Role
from gangting.domain.errors import KnownError
from gangting.services.officers import Officers


PIN = "1357"


@pytest.fixture
def post(make_post):
    return make_post("sqlite")


@pytest.fixture
def officers(post, monkeypatch):
    """Return the officers; PINs are hashed quickly, only here."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    monkeypatch.setattr(post.s.officers, "_hasher", quick)
    return post.s.officers


def code_of(act) -> KnownError:
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value


class TestSignIn:
    def test_with_the_right_pin(self, post, officers):
        signed = officers.sign_in(post.volunteer.id, PIN)
        assert signed == post.volunteer
        assert post.count("journal", "action = 'officer.signed_in'") == 1

    @pytest.mark.parametrize("pin", ["", "135", "1358", "13570", "１３５７", "1357 ", "0' OR 1"])
    def test_with_a_wrong_one(self, post, officers, pin):
        assert code_of(lambda: officers.sign_in(post.volunteer.id, pin)).code == "wrong_pin"

    def test_a_pin_is_kept_as_an_argon2id_hash_only(self, post):
        officers = post.s.officers
        added = officers.add("丁一", Role.VOLUNTEER, "4711", post.leader)
        [(kept,)] = post.sql("select pin_hash from officer where name = '丁一'")
        assert kept.startswith("$argon2id$v=19$m=32768,t=2,p=1$"), "more than OWASP's least"
        assert "4711" not in kept
        assert officers.sign_in(added.id, "4711").name == "丁一"

    def test_a_pin_that_was_hashed_at_another_cost_holds_and_is_hashed_again(self, post):
        kept = "select pin_hash from officer where name = '丁一'"
        officers = Officers(post.s.database, post.s.hands, PasswordHasher())
        added = officers.add("丁一", Role.VOLUNTEER, "4711", post.leader)
        [(before,)] = post.sql(kept)
        assert before.startswith("$argon2id$v=19$m=65536,t=3,p=4$")
        error = code_of(lambda: post.s.officers.sign_in(added.id, "4712"))
        assert error.code == "wrong_pin"
        assert post.sql(kept) == [(before,)]
        post.s.officers.sign_in(added.id, "4711")
        [(after,)] = post.sql(kept)
        assert after.startswith("$argon2id$v=19$m=32768,t=2,p=1$")
        post.s.officers.sign_in(added.id, "4711")
        assert post.sql(kept) == [(after,)]

    def test_an_unknown_officer_is_not_found(self, officers):
        from uuid import UUID  # noqa: PLC0415

        assert code_of(lambda: officers.sign_in(UUID(int=7), PIN)).code == "not_found"


class TestWaiting:
    def wrong(self, post, officers):
        return code_of(lambda: officers.sign_in(post.volunteer.id, "0000"))

    def test_three_tries_are_free_then_it_takes_longer_and_longer(self, post, officers):
        waits = []
        for _ in range(9):
            assert self.wrong(post, officers).code == "wrong_pin"
            blocked = code_of(lambda: officers.sign_in(post.volunteer.id, PIN)) if _ >= 2 else None
            if blocked is not None:
                assert blocked.code == "pin_wait"
                waits.append(blocked.params["seconds"])
                post.clock.advance(blocked.params["seconds"])
        assert waits == [10, 20, 40, 80, 160, 300, 300]

    def test_even_the_right_pin_waits_and_then_clears_the_slate(self, post, officers):
        for _ in range(3):
            self.wrong(post, officers)
        post.clock.advance(9.5)
        assert code_of(lambda: officers.sign_in(post.volunteer.id, PIN)).code == "pin_wait"
        post.clock.advance(0.5)
        officers.sign_in(post.volunteer.id, PIN)
        assert self.wrong(post, officers).code == "wrong_pin"
        assert self.wrong(post, officers).code == "wrong_pin"

    def test_it_survives_a_restart(self, post, officers):
        for _ in range(3):
            self.wrong(post, officers)
        post.reopened()
        with pytest.raises(KnownError) as raised:
            post.s.officers.sign_in(post.volunteer.id, PIN)
        assert raised.value.code == "pin_wait"

    def test_others_do_not_wait(self, post, officers):
        for _ in range(3):
            self.wrong(post, officers)
        assert officers.sign_in(post.leader.id, "2468") == post.leader

    def test_a_clock_set_back_locks_nobody_out_for_a_day(self, post, officers):
        for _ in range(3):
            self.wrong(post, officers)
        post.clock.set(post.clock.now() - timedelta(days=1))
        assert officers.sign_in(post.volunteer.id, PIN) == post.volunteer


class TestRoles:
    def test_the_first_officer_is_a_leader(self, make_post):
        from gangting.booth import BoothRef, Where, create_booth  # noqa: PLC0415

        post = make_post("sqlite", "other")
        folder = post.where.folder.parent / "new"
        booth = create_booth(
            Where(folder), post.s.setup.site() and _new(), BoothRef(9, 0), post.clock
        )
        try:
            first = booth.services.officers.add("周岚", Role.VOLUNTEER, "2468", None)
            assert first.role is Role.LEADER
            second = code_of(lambda: booth.services.officers.add("何平", Role.LEADER, "1357", None))
            assert second.code == "not_allowed"
        finally:
            booth.close()

    @pytest.mark.parametrize("name", ["何平", "康宁", "乔远"])
    def test_only_a_leader_adds_and_changes(self, post, officers, name):
        by = post.officers[name]
        assert code_of(lambda: officers.add("丁一", Role.LEADER, "4711", by)).code == "not_allowed"
        for change in ({"role": Role.LEADER}, {"active": False}, {"pin": "4711"}):
            error = code_of(lambda c=change: officers.change(post.leader.id, by, **c))
            assert error.code == "not_allowed"

    def test_a_new_pin_of_ones_own_brings_no_new_role(self, post, officers):
        volunteer = post.volunteer
        error = code_of(
            lambda: officers.change(volunteer.id, volunteer, pin="4711", role=Role.LEADER)
        )
        assert error.code == "not_allowed"
        officers.change(volunteer.id, volunteer, pin="4711")
        assert officers.sign_in(volunteer.id, "4711").role is Role.VOLUNTEER

    def test_the_last_leader_stays(self, post, officers):
        for change in ({"role": Role.VOLUNTEER}, {"active": False}):
            error = code_of(lambda c=change: officers.change(post.leader.id, post.leader, **c))
            assert error.code == "last_leader"
        assert post.leader in officers.active()

    def test_who_left_signs_in_no_more(self, post, officers):
        officers.change(post.volunteer.id, post.leader, active=False)
        assert post.volunteer.name not in [officer.name for officer in officers.active()]
        assert code_of(lambda: officers.sign_in(post.volunteer.id, PIN)).code == "not_found"

    def test_a_new_pin_ends_the_waiting(self, post, officers):
        for _ in range(3):
            code_of(lambda: officers.sign_in(post.volunteer.id, "0000"))
        officers.change(post.volunteer.id, post.leader, pin="4711")
        officers.sign_in(post.volunteer.id, "4711")

    def test_nobody_unknown_is_changed(self, post, officers):
        from uuid import UUID  # noqa: PLC0415

        error = code_of(lambda: officers.change(UUID(int=7), post.leader, active=False))
        assert error.code == "not_found"

    @pytest.mark.parametrize("pin", ["", "123", "1234567", "12a4", "１２３４"])
    def test_a_pin_has_four_to_six_digits(self, post, officers, pin):
        error = code_of(lambda: officers.add("丁一", Role.VOLUNTEER, pin, post.leader))
        assert error.code == "pin_form"

    @pytest.mark.parametrize("name", ["周岚", " 周岚 ", "cli"])
    def test_a_name_is_taken_once(self, post, officers, name):
        error = code_of(lambda: officers.add(name, Role.VOLUNTEER, "4711", post.leader))
        assert error.code == "name_taken"

    def test_a_leaders_pin_opens_what_is_a_leaders(self, post, officers):
        assert officers.confirm_pin(post.leader.id, "2468", Right.LEAVE_KIOSK) == post.leader
        error = code_of(lambda: officers.confirm_pin(post.volunteer.id, PIN, Right.LEAVE_KIOSK))
        assert error.code == "not_allowed"

    def test_a_confirmed_right_is_no_sign_in_in_the_journal(self, post, officers):
        officers.confirm_pin(post.leader.id, "2468", Right.LEAVE_KIOSK)
        code_of(lambda: officers.confirm_pin(post.volunteer.id, PIN, Right.LEAVE_KIOSK))
        code_of(lambda: officers.confirm_pin(post.leader.id, "0000", Right.LEAVE_KIOSK))
        assert post.count("journal", "action = 'officer.signed_in'") == 0
        assert post.count("journal", "action = 'officer.confirmed'") == 1
        assert post.count("journal", "detail like '%leave_kiosk%'") == 1
        assert post.journal_break() is None

    def test_commands_act_as_an_officer_of_their_own_whom_nobody_is(self, post, officers):
        cli = officers.command_line()
        assert officers.command_line() == cli
        assert cli.name not in [officer.name for officer in officers.active()]
        assert code_of(lambda: officers.sign_in(cli.id, "0000")).code == "not_found"
        for change in ({"active": True}, {"pin": "4711"}, {"role": Role.OBSERVER}):
            error = code_of(lambda c=change: officers.change(cli.id, post.leader, **c))
            assert error.code == "not_found"

    def test_everything_is_in_the_journal(self, post, officers):
        officers.add("丁一", Role.VOLUNTEER, "4711", post.leader)
        officers.change(post.volunteer.id, post.leader, role=Role.PASS_CLERK)
        assert post.count("journal", "action = 'officer.added'") == 5
        assert post.count("journal", "action = 'officer.changed'") == 1
        assert post.journal_break() is None


def _new():
    from gangting.booth import NewBooth  # noqa: PLC0415

    return NewBooth("晴川里小区", "南门岗")
