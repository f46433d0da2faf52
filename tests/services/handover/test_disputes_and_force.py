"""When two do not agree, when nobody comes, when somebody is gone."""

from datetime import timedelta

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.handover import HandoverState, OpenGroup, Step
from gangting.domain.stocktake import DifferenceReason


def refused(code):
    return pytest.raises(KnownError, match=f"^{code}$")


class TestDispute:
    def test_is_counted_again(self, crew):
        crew.stock("mask", 100)
        view = crew.signed(mask=98)
        sheet_id, volunteer = view.handover.id, crew.officer("何平")
        with refused("reason_missing"):
            crew.handovers.dispute(sheet_id, " ", crew.signer("康宁"))
        with refused("same_officer"):
            crew.handovers.dispute(sheet_id, "不对", crew.signer("何平"))
        view = crew.handovers.dispute(sheet_id, "口罩只有九十七只", crew.signer("康宁"))
        assert (view.state, view.step) == (HandoverState.DISPUTED, Step.DISPUTE)
        with refused("handover_not_ready"):
            crew.handovers.accept(sheet_id, crew.signer("康宁"))

        view = crew.handovers.recount(sheet_id, volunteer)
        assert (view.state, view.step, view.signed) == (HandoverState.DRAFT, Step.COUNT, False)
        again = crew.s.counts.put(view.count.count.id, crew.item("mask").id, 97, volunteer)
        reason = DifferenceReason.LOST
        crew.s.counts.explain(view.count.count.id, again.item.id, reason, volunteer)
        crew.handovers.finish_count(sheet_id, volunteer)
        view = crew.handovers.sign(sheet_id, crew.signer("何平"))
        if view.step is Step.LEADER:
            crew.handovers.countersign(sheet_id, crew.signer("周岚"))
        sheet = crew.handovers.accept(sheet_id, crew.signer("康宁"))
        [dispute] = sheet.content["remarks"]["disputes"]
        assert (dispute["name"], dispute["reason"]) == ("康宁", "口罩只有九十七只")
        assert (dispute["settled"], dispute["settled_by"]) == ("recount", "何平")
        assert crew.on_hand("mask") == 97

        crew.pass_time(hours=8)
        following = crew.handovers.start(crew.officer("康宁"))
        [group] = [g for g in following.groups if g.group is OpenGroup.DISPUTED_BEFORE]
        assert [line.text for line in group.lines] == ["口罩只有九十七只"]

    def test_the_leader_lets_the_count_stand(self, crew):
        view = crew.signed()
        sheet_id = view.handover.id
        crew.handovers.dispute(sheet_id, "少了一把伞", crew.signer("康宁"))
        with refused("not_allowed"):
            crew.handovers.uphold(sheet_id, "照旧", crew.signer("康宁"))
        with refused("reason_missing"):
            crew.handovers.uphold(sheet_id, "", crew.signer("周岚"))
        view = crew.handovers.uphold(sheet_id, "当面又点了一遍", crew.signer("周岚"))
        assert (view.state, view.step) == (HandoverState.COUNTED, Step.ACCEPT)
        sheet = crew.handovers.accept(sheet_id, crew.signer("康宁"))
        [dispute] = sheet.content["remarks"]["disputes"]
        assert (dispute["settled"], dispute["settled_by"]) == ("upheld", "周岚")
        assert dispute["settled_reason"] == "当面又点了一遍"

    def test_the_count_may_begin_afresh(self, crew):
        crew.stock("mask", 100)
        view = crew.ready(mask=90)
        view = crew.handovers.recount(view.handover.id, crew.officer("何平"))
        first = view.count.count.id
        same = crew.handovers.begin_count(view.handover.id, crew.officer("何平"))
        assert same.count.count.id == first
        new = crew.handovers.begin_count(view.handover.id, crew.officer("何平"), afresh=True)
        assert new.count.count.id != first
        assert new.count.counted == 0
        with refused("count_of_handover"):
            crew.s.counts.cancel(new.count.count.id, crew.officer("何平"))
        view = crew.handovers.view(view.handover.id)
        assert (view.count.count.id, view.step) == (new.count.count.id, Step.COUNT)


class TestFollowingOneself:
    def test_only_as_extended_duty_that_a_leader_countersigned(self, crew):
        crew.stock("mask", 100)
        view = crew.signed(mask=99)
        until = crew.clock.now() + timedelta(hours=9)
        crew.s.duty.extend(until, "没人来接班", crew.officer("何平"))
        with refused("same_officer"):
            crew.handovers.accept(view.handover.id, crew.signer("何平"))
        later = until + timedelta(hours=1)
        crew.s.duty.extend(later, "连班", crew.officer("何平"), crew.signer("周岚"))
        sheet = crew.handovers.accept(view.handover.id, crew.signer("何平"))
        assert sheet.content["follows_himself"]
        assert [line["countersigned_by"] for line in sheet.content["extended"]] == ["", "周岚"]
        assert crew.on_hand("mask") == 99
        duty = crew.s.duty.current()
        assert (duty.responsible, duty.shift.began_at) == ("何平", crew.clock.now())
        # The next time he needs a leader's word again.
        view = crew.signed()
        with refused("same_officer"):
            crew.handovers.accept(view.handover.id, crew.signer("何平"))

    def test_nobody_countersigns_for_himself(self, crew):
        crew.s.duty.begin(crew.officer("周岚"))
        until = crew.clock.now() + timedelta(hours=9)
        with refused("leader_is_outgoing"):
            crew.s.duty.extend(until, "连班", crew.officer("周岚"), crew.signer("周岚"))


class TestForce:
    def test_the_outgoing_is_gone_and_the_next_one_stands_there(self, crew):
        crew.stock("mask", 100)
        crew.s.duty.begin(crew.officer("何平"))
        with refused("not_allowed"):
            crew.handovers.force("走了", crew.signer("康宁"))
        with refused("reason_missing"):
            crew.handovers.force(" ", crew.signer("周岚"))
        sheet = crew.handovers.force("何平身体不适先走", crew.signer("周岚"), crew.signer("康宁"))
        assert (sheet.state, sheet.closed_by) == (HandoverState.CLOSED, "周岚")
        assert sheet.content["forced_reason"] == "何平身体不适先走"
        assert sheet.content["stock"] == []
        roles = [signed["role"] for signed in sheet.content["signatures"]]
        assert roles == ["leader", "incoming"]
        assert crew.s.duty.current().responsible == "康宁"
        assert crew.handovers.sheet(sheet.id).content_hash == sheet.content_hash

    def test_nobody_came(self, crew):
        view = crew.started()
        sheet = crew.handovers.force("岗亭关了", crew.signer("周岚"))
        assert sheet.id == view.handover.id
        assert crew.s.duty.current() is None
        with refused("nobody_on_duty"):
            crew.handovers.force("再关", crew.signer("周岚"))
        with refused("nobody_on_duty"):
            crew.handovers.start(crew.officer("何平"))
        assert crew.s.duty.begin(crew.officer("何平")).responsible == "何平"

    @pytest.mark.parametrize("finished", [True, False])
    def test_a_finished_count_is_taken_over_an_open_one_is_not(self, crew, finished):
        crew.stock("mask", 100)
        view = crew.count(crew.started(), mask=99)
        if not finished:
            crew.handovers.recount(view.handover.id, crew.officer("何平"))
        sheet = crew.handovers.force("等不到人", crew.signer("周岚"))
        assert bool(sheet.content["stock"]) is finished
        assert crew.on_hand("mask") == (99 if finished else 100)
        assert crew.s.counts.open() == ()
        assert crew.post.journal_break() is None
