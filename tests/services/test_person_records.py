"""One person on one card, and what is changed of people: edited, merged, moved, left."""

import re
from datetime import timedelta

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction, PassState
from gangting.domain.people import PersonChangeKind, Standing
from gangting.domain.supplies.movements import Source, Worker
from gangting.domain.verdict.facts import Direction, Presence, Reason
from gangting.services.person_records import PersonEdit
from gangting.services.station.values import Receipt


def code_of(act) -> str:
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value.code


class TestCard:
    def test_everything_of_one_person(self, post):
        card = post.issue("沈青", phone="13812344821")
        post.issue("陆远")
        post.issue("沈青", "3-2-501", Category.VEHICLE, plate="京A12345")
        post.enter(card, 365)
        post.clock.advance(60)
        post.leave(card)
        shown = post.s.people.card(card.ref.id)

        assert (shown.person.name, shown.person.phone) == ("沈青", "13812344821")
        assert shown.household.address_short == "3-2-501"
        assert [one.name for one in shown.others] == ["陆远"]
        assert [one.plate for one in shown.vehicles] == ["京A12345"]
        assert [one.serial for one in shown.passes] == [card.serial]
        ways = [line.attempt.direction for line in shown.crossings]
        assert ways == [Direction.EXIT, Direction.ENTRY]
        assert [reading.tenths for reading in shown.temperatures] == [365]
        assert shown.whereabouts.presence is Presence.OUTSIDE
        assert (shown.open_case, shown.has_photo, shown.changes) == (None, False, ())

    def test_the_card_of_the_whole_door(self, post):
        shared = post.household_pass()
        [found] = post.s.people.find("沈青")
        shown = post.s.people.card(found.ref.id)
        assert shown.passes == ()
        assert [one.serial for one in shown.household_passes] == [shared.serial]

    def test_what_is_out_to_a_phone_that_ends_so(self, post):
        """A loan names nobody; what came back, or went to another phone, is not theirs."""
        card = post.issue("沈青", phone="13812344821")
        nameless = post.issue("陆远")
        station = post.s.station
        umbrella = next(one for one in station.catalogue.all() if one.code == "umbrella")
        station.ledger.receive(Receipt(umbrella.id, 4, Source.PURCHASED), post.leader)
        for tag, tail in (("P1", "4821"), ("P2", "4821"), ("P3", "1111"), ("P4", "")):
            station.catalogue.add_tag(umbrella.id, tag, post.leader)
            station.lending.lend(tag, Worker.OTHER, post.leader, tail=tail)
        station.lending.take_back("P1", post.leader)

        [out] = post.s.people.card(card.ref.id).loans
        assert (out.loan.tag, out.item.code, out.overdue) == ("P2", "umbrella", False)
        assert post.s.people.card(nameless.ref.id).loans == ()
        post.clock.advance(timedelta(days=3))
        assert post.s.people.card(card.ref.id).loans[0].overdue

    def test_nobody(self, post):
        assert code_of(lambda: post.s.people.card(post.s.hands.new_id())) == "not_found"


class TestEdit:
    def test_both_versions_are_kept_and_the_journal_names_nobody(self, post):
        card = post.issue("沈青", phone="13812344821")
        edit = PersonEdit(name="沈菁", phone="13900005678")
        person = post.s.records.edit(card.ref.id, edit, post.leader, "写错了")
        assert (person.name, person.phone) == ("沈菁", "13900005678")
        [change] = post.s.records.history(card.ref.id)
        assert change.kind is PersonChangeKind.EDITED
        assert change.officer_id == post.leader.id
        assert change.before == {"name": "沈青", "phone": "13812344821"}
        assert change.after == {"name": "沈菁", "phone": "13900005678"}
        assert change.reason == "写错了"

        assert [one.ref for one in post.s.people.find("沈菁")] == [card.ref]
        assert [one.ref for one in post.s.people.find("5678")] == [card.ref]
        assert post.s.people.find("沈青") == ()
        said = [text for (text,) in post.sql("select cast(detail as text) from journal")]
        written = [re.sub(r"[0-9a-f]{8}-[0-9a-f-]{27}", "id", text) for text in said]
        assert not any(secret in text for text in written for secret in ("菁", "5678", "4821"))
        assert post.journal_break() is None

    def test_what_is_the_same_leaves_no_trace(self, post):
        card = post.issue("沈青")
        edit = PersonEdit(name=" 沈 青 ", standing=Standing.RESIDENT, blocked=False)
        post.s.records.edit(card.ref.id, edit, post.leader)
        assert post.s.records.history(card.ref.id) == ()

    def test_standing_and_restrictions_reach_the_gate(self, post):
        card = post.issue("沈青")
        edit = PersonEdit(standing=Standing.TENANT, blocked=True, under_observation=True)
        person = post.s.records.edit(card.ref.id, edit, post.leader)
        assert person.standing is Standing.TENANT
        assert {Reason.BLOCKED, Reason.UNDER_OBSERVATION} <= set(post.enter(card).verdict.reasons)

    def test_what_is_wrong_is_refused(self, post):
        card = post.issue("沈青")
        post.issue("陆远")
        edit, who = post.s.records.edit, card.ref.id
        assert code_of(lambda: edit(who, PersonEdit(name="1"), post.leader)) == "invalid_name"
        assert code_of(lambda: edit(who, PersonEdit(phone="12"), post.leader)) == "invalid_phone"
        same = PersonEdit(name="陆远")
        assert code_of(lambda: edit(who, same, post.leader)) == "same_person_here"
        assert code_of(lambda: edit(who, same, post.volunteer)) == "not_allowed"


class TestMoving:
    def test_to_another_door(self, post):
        card = post.issue("沈青")
        person = post.s.records.move_house(card.ref.id, "5号楼1单元302", post.leader, "换房")
        assert person.address_short == "5-1-302"
        assert [one.ref for one in post.s.people.find("5-1-302")] == [card.ref]
        assert post.s.people.find("3-2-501") == ()
        assert post.s.passes.show(card.serial).holder.place_short == "5-1-302"
        [change] = post.s.records.history(card.ref.id)
        assert (change.before["room"], change.after["room"]) == ("3-2-501", "5-1-302")
        move = post.s.records.move_house
        assert code_of(lambda: move(card.ref.id, "5-1-302", post.leader)) == "same_address"
        assert code_of(lambda: move(card.ref.id, "那边", post.leader)) == "invalid_address"
        post.issue("沈青", "7-1-101")
        assert code_of(lambda: move(card.ref.id, "7-1-101", post.leader)) == "same_person_here"

    def test_who_leaves_takes_no_valid_card_along(self, post):
        card = post.issue("沈青")
        waiting = post.issue("沈青", collected=False)
        post.enter(card)
        leave = post.s.records.leave
        assert code_of(lambda: leave(card.ref.id, post.leader, " ")) == "reason_missing"
        gone = leave(card.ref.id, post.leader, "搬走", PassAction.RETURN)
        assert gone.left_on.isoformat() == "2026-11-21"
        assert post.s.passes.show(card.serial).entry_pass.state is PassState.RETURNED
        assert post.s.passes.show(waiting.serial).entry_pass.state is PassState.VOID
        assert post.s.passes.show(card.serial).entry_pass.reason == "搬走"
        assert post.s.people.find("沈青") == ()
        assert post.presence(card.ref) is Presence.UNKNOWN
        assert code_of(lambda: leave(card.ref.id, post.leader, "搬走")) == "already_left"

        back = post.s.records.come_back(card.ref.id, post.leader)
        assert back.left_on is None
        assert code_of(lambda: post.s.records.come_back(card.ref.id, post.leader)) == "has_not_left"
        kinds = [change.kind for change in post.s.records.history(card.ref.id)]
        assert kinds == [PersonChangeKind.CAME_BACK, PersonChangeKind.LEFT]


class TestMerging:
    @pytest.fixture
    def twice(self, post):
        """One resident with two records, each with a pass and crossings of its own."""
        keep, drop = post.issue("沈青"), post.issue("沈菁", phone="13812344821")
        post.enter(keep)
        post.clock.advance(60)
        post.enter(drop, 366)
        post.clock.advance(60)
        post.leave(drop)
        return keep, drop

    def test_everything_becomes_the_kept_ones(self, post, twice):
        keep, drop = twice
        person = post.s.records.merge(keep.ref.id, drop.ref.id, post.leader, "同一人")
        shown = post.s.people.card(person.id)
        assert {one.serial for one in shown.passes} == {keep.serial, drop.serial}
        assert len(shown.crossings) == 3
        assert {reading.tenths for reading in shown.temperatures} == {364, 366}
        assert shown.whereabouts.presence is Presence.OUTSIDE
        assert shown.person.phone == "13812344821"
        assert post.presence(drop.ref) is Presence.UNKNOWN
        assert [one.ref for one in post.s.people.find("3-2-501")] == [keep.ref]
        assert post.s.people.card(drop.ref.id).merged_into == keep.ref.id
        assert post.enter(drop).holder.ref == keep.ref
        again = post.s.passes.issue
        from gangting.services.passes import IssueRequest  # noqa: PLC0415

        anew = again(IssueRequest("沈菁", "3-2-501", Category.RESIDENT), post.leader)
        assert anew.entry_pass.holder not in {keep.ref, drop.ref}

    def test_a_merging_can_be_taken_back(self, post, twice):
        keep, drop = twice
        post.s.records.merge(keep.ref.id, drop.ref.id, post.leader)
        post.clock.advance(timedelta(hours=1))
        post.s.records.separate(drop.ref.id, post.leader, "是两个人")
        assert post.s.passes.show(drop.serial).holder.name == "沈菁"
        assert post.presence(drop.ref) is Presence.OUTSIDE
        assert post.presence(keep.ref) is Presence.INSIDE
        assert post.s.people.person(keep.ref.id).phone == ""
        assert {one.ref for one in post.s.people.find("3-2-501")} == {keep.ref, drop.ref}
        separate = post.s.records.separate
        assert code_of(lambda: separate(drop.ref.id, post.leader)) == "not_merged"
        kinds = [change.kind for change in post.s.records.history(drop.ref.id)]
        assert kinds == [PersonChangeKind.SEPARATED, PersonChangeKind.MERGED]
        assert post.journal_break() is None

    def test_a_phone_that_was_changed_since_stays(self, post, twice):
        keep, drop = (card.ref.id for card in twice)
        post.s.records.merge(keep, drop, post.leader)
        post.s.records.edit(keep, PersonEdit(phone="13900005678"), post.leader)
        post.s.records.separate(drop, post.leader)
        assert post.s.people.person(keep).phone == "13900005678"
        assert post.s.people.person(drop).phone == "13812344821"

    def test_what_cannot_be_merged(self, post, twice):
        keep, drop = (card.ref.id for card in twice)
        merge = post.s.records.merge
        assert code_of(lambda: merge(keep, keep, post.leader)) == "same_record"
        assert code_of(lambda: merge(keep, drop, post.volunteer)) == "not_allowed"
        merge(keep, drop, post.leader)
        assert code_of(lambda: merge(drop, keep, post.leader)) == "already_merged"
        edit = post.s.records.edit
        assert code_of(lambda: edit(drop, PersonEdit(name="陆远"), post.leader)) == "already_merged"
