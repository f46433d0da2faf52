"""Passes from the counter to the gate: issued, printed, collected, lost, reissued, renewed."""

from datetime import UTC, date, datetime, timedelta

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.pass_code import LAST_DAY, Unreadable, read
from gangting.domain.passes import Category, HolderKind, PassAction, PassState
from gangting.domain.people import Standing
from gangting.domain.verdict.facts import Decision, Direction, Presence, Reason
from gangting.services.passes import IssueRequest


TODAY = date(2026, 11, 21)


def error_of(act) -> KnownError:
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value


class TestIssue:
    def test_a_pass_holds_for_a_year(self, post):
        view = post.issue(collected=False).view
        entry_pass = view.entry_pass

        assert entry_pass.state is PassState.APPLIED
        assert (entry_pass.valid_from, entry_pass.valid_until) == (TODAY, date(2027, 11, 21))
        assert entry_pass.edition == 0
        assert view.holder.place_spoken == "3号楼 2单元 501"
        assert view.holder.lives_here

    def test_its_code_says_what_the_record_says(self, post):
        card = post.issue(until=date(2026, 12, 31))
        ring = post.s.hands.keys()
        fields = read(card.code, ring, post.booth.ref.compound).fields
        assert (fields.serial, fields.category) == (card.serial, Category.RESIDENT)
        assert (fields.valid_from, fields.valid_until) == (TODAY, date(2026, 12, 31))

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"name": ""}, "invalid_name"),
            ({"room": "楼上那家"}, "invalid_address"),
            ({"phone": "123"}, "invalid_phone"),
            ({"until": TODAY - timedelta(days=1)}, "dates_out_of_order"),
            ({"until": LAST_DAY + timedelta(days=1)}, "date_out_of_range"),
            ({"category": Category.VEHICLE, "plate": "??"}, "invalid_plate"),
        ],
        ids=str,
    )
    def test_what_is_wrong_leaves_no_trace(self, post, changes, error):
        fields = {"name": "沈青", "room": "3-2-501", "category": Category.RESIDENT} | changes
        found = error_of(lambda: post.s.passes.issue(IssueRequest(**fields), post.leader))
        assert found.code == error
        for table in ("entry_pass", "person", "household", "vehicle", "pass_event"):
            assert post.count(table) == 0

    def test_the_same_person_is_one_person(self, post):
        first = post.issue("沈青", "3-2-501", phone="13812344821")
        second = post.s.passes.issue(
            IssueRequest("沈 青", "3号楼2单元501室", Category.RESIDENT, "13812344822"), post.leader
        )
        assert second.entry_pass.holder == first.ref
        assert second.others == 1
        assert second.holder.phone == "13812344822"
        assert post.count("person") == post.count("household") == 1

    def test_of_one_name_at_two_doors_are_two(self, post):
        assert post.issue("沈青", "3-2-501").ref != post.issue("沈青", "3-2-502").ref

    def test_before_the_first_day_a_card_can_say_the_clock_is_wrong(self, post):
        post.clock.set(datetime(1970, 1, 1, tzinfo=UTC))
        error = error_of(post.issue)
        assert error.code == "clock_wrong"
        assert post.count("entry_pass") == 0

    def test_a_volunteer_issues_none(self, post):
        request = IssueRequest("沈青", "3-2-501", Category.RESIDENT)
        error = error_of(lambda: post.s.passes.issue(request, post.volunteer))
        assert error.code == "not_allowed"

    def test_who_worked_here_and_moves_in_lives_here(self, post):
        post.issue("唐晓", "5-1-302", Category.SERVICE)
        card = post.issue("唐晓", "5-1-302", Category.RESIDENT)
        assert post.s.people.person(card.ref.id).standing is Standing.RESIDENT
        assert card.view.holder.lives_here

    def test_a_resident_who_gets_a_workers_pass_still_lives_here(self, post):
        post.issue("沈青", "3-2-501")
        card = post.issue("沈青", "3-2-501", Category.WORKER)
        assert card.view.holder.lives_here

    def test_who_moved_away_and_comes_back_lives_here(self, post):
        first = post.issue()
        with post.s.database.write() as work:
            work.people.update(first.ref.id, left_on=TODAY)
        assert post.issue().view.holder.lives_here

    def test_an_outside_car_becomes_a_residents(self, post):
        outside = post.issue("", "某公司", Category.VEHICLE, plate="京A12345")
        assert not outside.view.holder.lives_here
        inside = post.issue("沈青", "3-2-501", Category.VEHICLE, plate="京A·12345")
        assert inside.ref == outside.ref
        assert inside.view.holder.lives_here

    def test_a_visitors_pass_makes_no_person(self, post):
        card = post.issue("陆一鸣", "3-2-501", Category.VISITOR)
        assert card.ref.kind is HolderKind.VISIT
        assert post.count("person") == 0


class TestLife:
    def test_a_card_that_passes_at_the_gate_was_collected(self, post):
        card = post.issue(collected=False)
        outcome = post.enter(card)
        assert outcome.verdict.reasons == (Reason.NOT_COLLECTED,)
        assert post.s.passes.show(card.serial).entry_pass.state is PassState.APPLIED
        post.s.gate.confirm(outcome.attempt_id, post.volunteer)

        view = post.s.passes.show(card.serial)
        assert view.entry_pass.state is PassState.ACTIVE
        assert [e.action for e in view.events] == [PassAction.ISSUE, PassAction.COLLECT]

    def test_a_person_identified_without_the_card_has_not_collected_it(self, post):
        card = post.issue(collected=False)
        outcome = post.s.gate.identify(card.ref, post.say(364, confirm=True), Direction.ENTRY)
        assert outcome.passed
        assert post.s.passes.show(card.serial).entry_pass.state is PassState.APPLIED

    def test_reissued_the_old_card_is_older(self, post):
        old = post.issue()
        view = post.act(old.serial, PassAction.REISSUE, "丢失")
        assert view.entry_pass.state is PassState.APPLIED
        assert (view.entry_pass.serial, view.entry_pass.edition) == (old.serial, 1)
        new = post.card(post.act(old.serial, PassAction.COLLECT))

        assert post.enter(old).verdict.main.reason is Reason.OLDER_EDITION
        assert post.presence(old.ref) is Presence.UNKNOWN
        assert post.enter(new).passed

    def test_reissued_at_another_booth_the_new_card_is_newer_than_the_record_here(self, make_post):
        here, there = make_post("sqlite", "here"), make_post("sqlite", "there")
        card = here.issue()
        with there.s.database.write() as work:
            work.passes.add(card.view.entry_pass)
        there.act(card.serial, PassAction.REISSUE)
        newer = there.card(there.s.passes.show(card.serial))
        outcome = here.enter(newer)
        assert outcome.verdict.reasons == (Reason.NEWER_EDITION,)
        assert here.s.gate.confirm(outcome.attempt_id, here.volunteer).passed

    def test_sixteen_times_reissued_it_begins_again(self, post):
        card = post.issue()
        for _ in range(16):
            post.act(card.serial, PassAction.REISSUE)
        assert post.s.passes.show(card.serial).entry_pass.edition == 0

    def test_an_expired_pass_that_is_reissued_holds_again(self, post):
        card = post.issue(until=TODAY)
        post.clock.advance(timedelta(days=5))
        view = post.act(card.serial, PassAction.REISSUE)
        assert view.entry_pass.valid_until == date(2027, 11, 26)

    def test_extending_needs_no_new_card(self, post):
        card = post.issue(until=TODAY)
        post.clock.advance(timedelta(days=5))
        assert post.enter(card).verdict.reasons == (Reason.EXPIRED,)
        post.act(card.serial, PassAction.EXTEND, until=date(2026, 12, 31))
        assert post.enter(card).passed

    @pytest.mark.parametrize("until", [TODAY - timedelta(days=40), LAST_DAY + timedelta(days=1)])
    def test_it_is_extended_to_a_possible_day(self, post, until):
        card = post.issue()
        error = error_of(lambda: post.act(card.serial, PassAction.EXTEND, until=until))
        assert error.code in {"dates_out_of_order", "date_out_of_range"}

    def test_a_life_is_kept_with_who_when_and_why(self, post):
        card = post.issue()
        post.clock.advance(60)
        post.act(card.serial, PassAction.REPORT_LOST, "丢在公交车上")
        view = post.s.passes.show(card.serial)
        [issue, collect, lost] = view.events

        assert (lost.before, lost.after) == (PassState.ACTIVE, PassState.LOST)
        assert (lost.reason, lost.officer_id) == ("丢在公交车上", post.leader.id)
        assert lost.at == post.clock.now()
        assert issue.before is None
        assert collect.at < lost.at

    def test_what_its_life_does_not_allow_changes_nothing(self, post):
        card = post.issue()
        post.act(card.serial, PassAction.VOID)
        error = error_of(lambda: post.act(card.serial, PassAction.COLLECT))
        assert (error.code, error.params) == (
            "wrong_state",
            {"state": "void", "action": "collect"},
        )
        assert len(post.s.passes.show(card.serial).events) == 3

    @pytest.mark.parametrize("act", ["show", "act"])
    def test_an_unknown_serial_is_not_found(self, post, act):
        calls = {
            "show": lambda: post.s.passes.show(99999999),
            "act": lambda: post.act(99999999, PassAction.VOID),
        }
        assert error_of(calls[act]).code == "not_found"

    def test_a_suspended_pass_is_resumed(self, post):
        card = post.issue()
        post.act(card.serial, PassAction.SUSPEND, "家中有返京人员")
        assert post.enter(card).verdict.reasons == (Reason.SUSPENDED,)
        post.act(card.serial, PassAction.RESUME)
        assert post.enter(card).passed

    @pytest.mark.parametrize(
        "before", [[], [PassAction.REPORT_LOST], [PassAction.REPORT_LOST, PassAction.VOID]], ids=str
    )
    def test_a_suspended_pass_stays_suspended_with_its_new_card(self, post, before):
        card = post.issue()
        post.act(card.serial, PassAction.SUSPEND, "家中有返京人员")
        for action in before:
            post.act(card.serial, action)
        view = post.act(card.serial, PassAction.REISSUE, "旧卡丢了")
        assert view.entry_pass.state is PassState.SUSPENDED
        assert view.events[-1].after is PassState.SUSPENDED
        post.act(card.serial, PassAction.PRINT_DONE)
        new = post.card(post.s.passes.show(card.serial))
        assert post.enter(new).verdict.reasons == (Reason.SUSPENDED,)
        post.act(card.serial, PassAction.RESUME)
        assert post.enter(new).passed

    def test_a_resumed_pass_is_reissued_without_its_old_suspension(self, post):
        card = post.issue()
        for action in (PassAction.SUSPEND, PassAction.RESUME, PassAction.REPORT_LOST):
            post.act(card.serial, action)
        view = post.act(card.serial, PassAction.REISSUE)
        assert view.entry_pass.state is PassState.APPLIED

    def test_the_pages_and_counts(self, post):
        names = ["沈青", "陆一鸣", "唐晓"]
        cards = [post.issue(name, f"3-2-50{n}") for n, name in enumerate(names, 1)]
        post.act(cards[0].serial, PassAction.VOID)
        assert post.s.passes.counts() == {PassState.VOID: 1, PassState.ACTIVE: 2}
        first = post.s.passes.page(limit=2)
        rest = post.s.passes.page(before=first[-1].entry_pass, limit=2)
        assert {v.entry_pass.serial for v in (*first, *rest)} == {c.serial for c in cards}
        [void] = post.s.passes.page((PassState.VOID,))
        assert void.entry_pass.serial == cards[0].serial


class TestKeys:
    """Keys in a file; the newest signs, every one reads, a retired one says so."""

    def test_rotated_while_the_booth_is_open_new_cards_carry_the_new_key(self, post):
        old = post.issue()
        post.booth.rotate_key(post.leader)
        new = post.issue("陆一鸣", "3-2-502")

        assert old.view.entry_pass.key_id == 0
        assert new.view.entry_pass.key_id == 1
        assert post.enter(old).passed
        assert post.enter(new).passed

    def test_a_retired_key_is_looked_at_and_renewed(self, post):
        shen = post.issue()
        cook = post.issue("唐晓", "5-1-302", Category.SERVICE)
        post.booth.rotate_key(post.leader)
        post.booth.keys.retire(post.booth.ref.compound, 0)
        outcome = post.enter(shen)

        assert outcome.verdict.decision is Decision.ATTENTION
        assert outcome.verdict.main.step == "compare_renew"
        assert post.s.gate.confirm(outcome.attempt_id, post.volunteer).passed
        refused = post.enter(cook)
        assert refused.verdict.decision is Decision.REFUSE
        assert refused.verdict.reasons == (Reason.RETIRED_KEY,)

    def test_printed_again_after_that_the_card_is_good(self, post):
        shen = post.issue()
        post.booth.rotate_key(post.leader)
        post.booth.keys.retire(post.booth.ref.compound, 0)
        again = post.card(post.s.passes.show(shen.serial))
        [printable] = post.s.passes.printables((shen.serial,))

        assert again.code != shen.code
        assert printable.code == again.code
        assert post.enter(again).passed

    def test_reissued_after_that_it_carries_the_new_key(self, post):
        shen = post.issue()
        post.booth.rotate_key(post.leader)
        assert post.act(shen.serial, PassAction.REISSUE).entry_pass.key_id == 1

    def test_rotated_by_a_command_beside_the_open_window_it_takes_effect(self, post):
        from gangting.host.keys import KeyFile  # noqa: PLC0415

        shen = post.issue()
        beside = KeyFile(post.where.folder / "keys.json")
        beside.rotate(post.booth.ref.compound, post.clock.now())
        assert post.issue("陆一鸣", "3-2-502").view.entry_pass.key_id == 1
        beside.retire(post.booth.ref.compound, 0)
        assert Reason.RETIRED_KEY in post.enter(shen).verdict.reasons

    def test_another_compounds_card_is_refused(self, post, make_post):
        stranger = make_post("postgresql", "theirs").issue()
        outcome = post.enter(stranger)
        assert outcome.verdict.decision is Decision.REFUSE
        assert outcome.verdict.reasons[0] is Reason.OTHER_COMPOUND

    def test_a_card_of_an_unknown_key_is_refused(self, make_post):
        here, there = make_post("sqlite", "here"), make_post("sqlite", "there")
        there.booth.rotate_key(there.leader)
        card = there.issue()
        assert read(card.code, here.s.hands.keys(), 7) is Unreadable.UNKNOWN_KEY
        assert here.enter(card).verdict.reasons[0] is Reason.UNKNOWN_KEY
