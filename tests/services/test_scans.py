"""Every scan is an attempt with what was read; refusals and unknown ones too."""

from datetime import timedelta

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction
from gangting.domain.verdict.facts import Decision, Direction, Identified, Presence, Reason
from gangting.services.gate.outcome import Say


UNKNOWN = ["https://example.org/x", "6901234567892", "482719368", "1" * 53, "110101199003078515"]


class TestUnknown:
    @pytest.mark.parametrize("text", UNKNOWN)
    def test_it_is_refused_and_stored_as_a_hash(self, post, text):
        outcome = post.scan(text, None, Direction.ENTRY)

        assert outcome.verdict.decision is Decision.REFUSE
        [(raw, digest)] = post.sql(
            "select raw, raw_hash from attempt where compound = :c", c=post.booth.ref.compound
        )
        assert raw == ""
        assert len(digest) == 64
        assert text not in digest

    def test_the_same_text_has_the_same_hash_and_another_booth_another(self, make_post):
        here, there = make_post("sqlite", "here"), make_post("sqlite", "there")
        for _ in range(2):
            here.scan("110101199003078515")
        (there.where.folder / "keys.json").unlink()
        there.booth.keys.file.create(7)
        there.reopened()
        there.scan("110101199003078515")
        [(one,), (two,)] = here.sql("select raw_hash from attempt")
        [(three,)] = there.sql("select raw_hash from attempt")

        assert one == two
        assert three != one, "keyed: nobody can try identity numbers on a copied database"

    @pytest.mark.parametrize("text", UNKNOWN)
    def test_it_can_be_looked_at_again(self, post, text):
        outcome = post.scan(text, None, Direction.ENTRY)
        again = post.s.gate.outcome(outcome.attempt_id)
        assert again.verdict.reasons == outcome.verdict.reasons

    def test_a_forged_card_is_hashed_a_pass_of_ours_is_kept(self, post):
        shen = post.issue()
        forged = shen.code[:-1] + str((int(shen.code[-1]) + 1) % 10)
        post.scan(forged)
        post.scan(shen.code)
        rows = post.sql(
            "select raw from attempt where compound = :c order by sequence",
            c=post.booth.ref.compound,
        )
        assert rows == [("",), (shen.code,)]

    def test_an_unknown_exit_is_recorded_once_it_is_confirmed(self, post):
        outcome = post.scan("junk", None, Direction.EXIT)
        assert outcome.verdict.decision is Decision.ATTENTION
        assert post.s.gate.confirm(outcome.attempt_id, post.volunteer).passed

    def test_a_pass_of_another_booth_that_is_not_in_the_records_is_looked_at(self, make_post):
        here, there = make_post("sqlite", "here"), make_post("sqlite", "there")
        guest = there.issue()  # same compound, same key, another database
        outcome = here.enter(guest)

        assert outcome.verdict.decision is Decision.ATTENTION
        assert outcome.verdict.reasons == (Reason.UNKNOWN_PASS,)
        assert here.s.gate.confirm(outcome.attempt_id, here.volunteer).passed


class TestOneScan:
    def test_the_same_code_within_three_seconds_is_one(self, post):
        shen = post.issue()
        first = post.scan(shen.code, deliberate=False)
        post.clock.advance(2.9)
        again = post.scan(shen.code, deliberate=False)

        assert again.repeated
        assert not first.repeated
        assert again.attempt_id == first.attempt_id
        assert post.count("attempt") == 1

    def test_after_three_seconds_it_is_another(self, post):
        shen = post.issue()
        first = post.scan(shen.code, deliberate=False)
        post.clock.advance(3)
        assert post.scan(shen.code, deliberate=False).attempt_id != first.attempt_id

    def test_one_who_was_given_up_is_scanned_anew(self, post):
        shen, lu = post.issue(), post.issue("陆一鸣", "3-2-502")
        gone = post.scan(shen.code, deliberate=False)
        stays = post.scan(lu.code, deliberate=False)
        post.s.corrections.give_up(gone.attempt_id, post.volunteer)
        post.clock.advance(1)
        again = post.scan(shen.code, deliberate=False)
        assert not again.repeated
        assert again.attempt_id != gone.attempt_id
        assert post.measure(again, 364).passed
        assert post.scan(lu.code, deliberate=False).attempt_id == stays.attempt_id

    def test_another_code_between_does_not_make_it_two(self, post):
        shen, lu = post.issue(), post.issue("陆一鸣", "3-2-502")
        first = post.scan(shen.code, deliberate=False)
        post.clock.advance(1)
        post.scan(lu.code, deliberate=False)
        post.clock.advance(1)
        assert post.scan(shen.code, deliberate=False).attempt_id == first.attempt_id

    def test_a_card_left_under_the_scanner_does_not_go_in_and_out(self, post):
        shen = post.issue()
        post.enter(shen)
        for _ in range(10):
            post.clock.advance(2)
            post.scan(shen.code, deliberate=False)
        assert post.count("attempt") == 1

    def test_the_same_card_written_differently_is_one_scan(self, post):
        shen = post.issue()
        first = post.scan(shen.code, deliberate=False)
        assert post.scan(f"\x02{shen.code}\r\n", deliberate=False).attempt_id == first.attempt_id

    def test_a_deliberate_one_is_always_one(self, post):
        shen = post.issue()
        assert post.scan(shen.code).attempt_id != post.scan(shen.code).attempt_id

    def test_a_clock_set_back_makes_no_difference(self, post):
        shen = post.issue()
        first = post.scan(shen.code, deliberate=False)
        post.clock.set(post.clock.now() - timedelta(hours=1))
        assert post.scan(shen.code, deliberate=False).attempt_id == first.attempt_id


class TestDirection:
    def test_it_follows_presence(self, post):
        shen = post.issue()
        assert post.scan(shen.code, 364).direction is Direction.ENTRY
        post.clock.advance(60)
        assert post.scan(shen.code).direction is Direction.EXIT
        post.clock.advance(60)
        assert post.scan(shen.code).direction is Direction.ENTRY
        assert post.presence(shen.ref) is Presence.OUTSIDE, "no temperature yet"

    @pytest.mark.parametrize(
        ("passages", "direction", "reason"),
        [
            ((Direction.ENTRY,), Direction.ENTRY, Reason.ALREADY_INSIDE),
            ((Direction.ENTRY, Direction.EXIT), Direction.EXIT, Reason.ALREADY_OUTSIDE),
        ],
    )
    def test_a_fixed_one_that_contradicts_presence_asks(self, post, passages, direction, reason):
        shen = post.issue()
        for way in passages:
            post.scan(shen.code, 364, way)
            post.clock.advance(60)
        outcome = post.scan(shen.code, 364, direction)

        assert outcome.verdict.decision is Decision.ATTENTION
        assert outcome.verdict.reasons == (reason,)
        turned = post.s.gate.turn(
            outcome.attempt_id,
            Direction.EXIT if direction is Direction.ENTRY else Direction.ENTRY,
            post.volunteer,
        )
        assert turned.passed

    def test_a_short_number_asks_to_compare(self, post):
        shen = post.issue()
        outcome = post.scan(shen.view.entry_pass.short_number, 364)

        assert outcome.identified is Identified.SHORT_NUMBER
        assert outcome.verdict.reasons == (Reason.SHORT_NUMBER_ONLY,)
        assert outcome.holder.name == "沈青"
        assert not outcome.passed


class TestLooking:
    def test_looking_records_nothing_and_asks_for_no_temperature(self, post):
        shen = post.issue()
        for look in (post.s.gate.look, post.s.gate.peek):
            outcome = look(shen.code)
            assert outcome.verdict.decision is Decision.ADMIT
            assert outcome.attempt_id is None
            assert outcome.recorded_at is None
            assert not outcome.needs_reading
        assert post.count("attempt") == 0

    def test_reading_a_card_ignores_presence_info_mode_knows_it(self, post):
        shen = post.issue()
        post.enter(shen)
        assert post.s.gate.look(shen.code).direction is Direction.ENTRY
        assert post.s.gate.look(shen.code).verdict.decision is Decision.ADMIT
        assert post.s.gate.peek(shen.code).direction is Direction.EXIT

    def test_junk_is_refused(self, post):
        assert post.s.gate.look("junk").verdict.reasons == (Reason.MALFORMED,)


class TestDeferred:
    def test_a_locked_screen_stores_without_officer_or_passage(self, post):
        shen = post.issue()
        outcome = post.s.gate.defer(shen.code)

        assert outcome.deferred
        assert not outcome.passed
        [line] = post.s.book.deferred()
        assert line.attempt.officer_id is None
        assert post.s.book.unfinished() == ()
        assert post.presence(shen.ref) is Presence.UNKNOWN

    def test_an_officer_claims_it(self, post):
        shen = post.issue()
        deferred = post.s.gate.defer(shen.code)
        claimed = post.s.gate.claim(deferred.attempt_id, post.say())

        assert claimed.unfinished
        assert post.s.book.deferred() == ()
        [waiting] = post.s.book.unfinished()
        assert waiting.attempt.officer_id == post.volunteer.id
        assert post.measure(claimed, 364).passed
        assert post.presence(shen.ref) is Presence.INSIDE

    def test_two_of_one_person_are_judged_one_after_the_other(self, post):
        """Out and in again before a locked screen: the second is an entry by then."""
        shen = post.issue()
        post.enter(shen)
        post.clock.advance(60)
        out = post.s.gate.defer(shen.code)
        post.clock.advance(600)
        back = post.s.gate.defer(shen.code)

        assert post.s.gate.claim(out.attempt_id, post.say()).direction is Direction.EXIT
        assert post.presence(shen.ref) is Presence.OUTSIDE
        claimed = post.s.gate.claim(back.attempt_id, post.say(364))
        assert claimed.direction is Direction.ENTRY
        assert claimed.passed

    def test_nothing_happens_to_it_unclaimed(self, post):
        shen = post.issue()
        deferred = post.s.gate.defer(shen.code)
        gate, officer = post.s.gate, post.volunteer
        for act in (
            lambda: post.measure(deferred, 364),
            lambda: gate.confirm(deferred.attempt_id, officer),
            lambda: gate.override(deferred.attempt_id, "x", post.leader),
            lambda: gate.turn(deferred.attempt_id, Direction.EXIT, officer),
        ):
            with pytest.raises(KnownError) as raised:
                act()
            assert raised.value.code == "attempt_closed"
        assert post.count("reading") == 0
        [line] = post.s.book.deferred()
        assert line.attempt.officer_id is None

    def test_it_is_claimed_once(self, post):
        deferred = post.s.gate.defer(post.issue().code)
        post.s.gate.claim(deferred.attempt_id, post.say())
        with pytest.raises(KnownError) as raised:
            post.s.gate.claim(deferred.attempt_id, post.say())
        assert raised.value.code == "attempt_closed"

    def test_junk_can_be_claimed_too(self, post):
        deferred = post.s.gate.defer("junk")
        claimed = post.s.gate.claim(deferred.attempt_id, post.say())
        assert claimed.verdict.main.reason is Reason.MALFORMED
        assert post.s.book.deferred() == ()

    def test_it_may_be_let_go_without_a_passage(self, post):
        shen = post.issue()
        deferred = post.s.gate.defer(shen.code)
        post.s.corrections.give_up(deferred.attempt_id, post.volunteer)
        assert post.s.book.deferred() == ()
        assert post.presence(shen.ref) is Presence.UNKNOWN

    def test_it_survives_a_restart(self, post):
        post.s.gate.defer(post.issue().code)
        post.reopened()
        assert len(post.s.book.deferred()) == 1


class TestWhoMayRecord:
    def test_nobody_records_without_signing_in(self, post):
        shen = post.issue()
        with pytest.raises(KnownError) as raised:
            post.s.gate.scan(shen.code, Say(None), deliberate=True)
        assert raised.value.code == "not_signed_in"
        deferred = post.s.gate.defer(shen.code)
        with pytest.raises(KnownError) as raised:
            post.s.gate.claim(deferred.attempt_id, Say(None))
        assert raised.value.code == "not_signed_in"

    def test_an_observer_only_looks(self, post):
        shen = post.issue()
        observer = post.officers["乔远"]
        waiting = post.scan(shen.code)
        gate, fix = post.s.gate, post.s.corrections
        for act in (
            lambda: post.scan(shen.code, officer=observer),
            lambda: gate.identify(shen.ref, post.say(officer=observer)),
            lambda: gate.confirm(waiting.attempt_id, observer),
            lambda: gate.override(waiting.attempt_id, "x", observer),
            lambda: fix.give_up(waiting.attempt_id, observer),
            lambda: fix.undo(waiting.attempt_id, observer),
            lambda: fix.with_children(waiting.attempt_id, 1, observer),
            lambda: fix.correct(waiting.attempt_id, observer, "x"),
            lambda: post.s.passes.act(shen.serial, PassAction.VOID, observer),
        ):
            with pytest.raises(KnownError) as raised:
                act()
            assert raised.value.code == "not_allowed"
        assert post.s.gate.peek(shen.code).holder.name == "沈青"

    def test_every_record_carries_its_officer_and_booth(self, post):
        shen = post.issue()
        waiting = post.scan(shen.code)
        post.s.gate.measure(waiting.attempt_id, post.say(364).measured, post.leader)
        [line] = post.s.book.recent(1)
        assert line.attempt.officer_id == post.leader.id, "who let them pass"
        facts = "attempt", "reading", "pass_event", "journal"
        for table in facts:
            assert post.count(table, "officer_id is null") == 0
            assert post.count(table, "booth <> 0 or epoch <> 1 or sequence < 1") == 0


class TestVehicles:
    def test_a_plate_needs_no_temperature_and_lets_in_nobody_else(self, post):
        shen = post.issue()
        car = post.issue("沈青", "3-2-501", Category.VEHICLE, plate="京A12345")
        outcome = post.scan(car.code, None, Direction.ENTRY)

        assert outcome.passed
        assert post.presence(car.ref) is Presence.INSIDE
        assert post.presence(shen.ref) is Presence.UNKNOWN
        post.clock.advance(60)
        assert post.scan(car.code, None, Direction.ENTRY).verdict.reasons == (
            Reason.ALREADY_INSIDE,
        )
