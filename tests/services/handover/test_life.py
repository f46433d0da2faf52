"""The life of a handover: from the summary to two signatures, and what comes after."""

import json
from datetime import timedelta

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.handover import (
    Condition,
    EquipmentCheck,
    HandoverState,
    LeaderReason,
    OpenGroup,
    Step,
)
from gangting.domain.handover_sheet import canonical, digest
from gangting.domain.supplies.movements import Worker
from gangting.domain.verdict.facts import Direction


def refused(code):
    return pytest.raises(KnownError, match=f"^{code}$")


def an_hour(crew) -> str:
    """Let things happen at the gate and the station; return the name of who is still inside."""
    post, station = crew.post, crew.s.station
    card = post.issue()
    post.enter(card)
    post.leave(card)
    post.measure(post.visitor("陆一鸣"), 364)
    station.ledger.give(crew.item("mask").id, Worker.COURIER, post.volunteer, 3)
    station.ledger.give(crew.item("mask").id, Worker.CLEANER, post.volunteer)
    tag = station.catalogue.add_tag(crew.item("umbrella").id, "U01", post.leader)
    station.lending.lend(tag.number, Worker.RIDER, post.volunteer)
    crew.pass_time(minutes=60)
    return "陆一鸣"


def test_a_whole_shift_is_handed_over(crew):
    post, s = crew.post, crew.s
    crew.stock("mask", 200)
    crew.stock("umbrella", 3)
    duty = s.duty.begin(post.volunteer)
    assert duty.shift.code == "day"
    assert duty.responsible == "何平"

    visitor = an_hour(crew)

    view = s.handovers.start(post.volunteer)
    assert (view.step, view.outgoing, view.state) == (Step.SUMMARY, "何平", HandoverState.DRAFT)
    numbers = s.handovers.summary(view.handover.id).numbers
    assert (numbers.entries, numbers.exits, numbers.checks) == (2, 1, 2)
    assert (numbers.visitors_in, numbers.visitors_out) == (1, 0)
    assert (numbers.passes_issued, numbers.passes_collected) == (1, 1)
    assert (numbers.loans_out, numbers.loans_returned, numbers.services) == (1, 0, 3)
    assert numbers.supplies == (("courier", 3), ("cleaner", 1))

    view = s.handovers.see_summary(view.handover.id, post.volunteer)
    assert view.step is Step.COUNT
    view = crew.count(view, mask=195)
    assert view.step is Step.OPEN_ITEMS
    open_now = {group.group: group.count for group in view.groups if group.count}
    assert open_now[OpenGroup.LOANS] == 1
    assert OpenGroup.LOW_STOCK in open_now
    [loan] = next(g for g in view.groups if g.group is OpenGroup.LOANS).lines
    assert (loan.text, loan.place) == ("雨伞", "U01")
    assert visitor not in json.dumps([str(g) for g in view.groups], ensure_ascii=False)

    sheet = to_the_end(crew, view)
    the_sheet_says_it(crew, sheet)
    after = s.duty.current()
    assert (after.responsible, after.shift.code) == ("康宁", "evening")
    assert after.shift.began_at == crew.clock.now()
    assert s.handovers.current() is None
    assert post.journal_break() is None


def to_the_end(crew, view):
    """Acknowledge, check, remark, sign twice."""
    post, s = crew.post, crew.s
    view = crew.acknowledge(view)
    assert view.step is Step.EQUIPMENT
    view = s.handovers.equipment_complete(view.handover.id, post.volunteer)
    view = s.handovers.remark(
        view.handover.id, post.volunteer, orders="明早七点消杀", incidents=" "
    )
    assert view.step is Step.SIGN
    drawn = (((10, 20), (30, 40)),)
    view = s.handovers.sign(view.handover.id, crew.signer("何平", drawn))
    assert view.step is Step.ACCEPT
    assert view.leader_reasons == frozenset()
    return s.handovers.accept(view.handover.id, crew.signer("康宁"))


def the_sheet_says_it(crew, sheet):
    content = sheet.content
    assert sheet.state is HandoverState.ACCEPTED
    assert content["header"]["outgoing"] == "何平"
    assert content["header"]["incoming"] == "康宁"
    assert content["header"]["began_at"] == "2026-11-21T14:32:00+08:00"
    assert content["header"]["ended_at"] == "2026-11-21T15:32:00+08:00"
    assert content["numbers"]["supplies"] == {"courier": 3, "cleaner": 1}
    [masks] = [line for line in content["stock"] if line["code"] == "mask"]
    assert (masks["expected"], masks["actual"], masks["difference"]) == (196, 195, -1)
    assert masks["reason"] == "lost"
    assert {line["code"]: line["quantity"] for line in content["closing"]}["mask"] == 195
    assert crew.on_hand("mask") == 195
    assert content["remarks"]["orders"] == "明早七点消杀"
    roles = {signed["role"]: signed for signed in content["signatures"]}
    assert set(roles) == {"outgoing", "incoming"}
    assert roles["outgoing"]["strokes"] == [[[10, 20], [30, 40]]]
    assert sheet.content_hash == digest(canonical(content))


def test_what_is_open_is_masked_on_the_sheet(crew):
    post = crew.post
    crew.s.duty.begin(post.volunteer)
    visitor = post.visitor("陆一鸣")
    post.measure(visitor, 364)
    crew.s.passes.issue_temporary(visitor.visit, post.volunteer)
    fever = post.issue("唐晓", "5-1-302")
    post.enter(fever, 378)
    waiting = post.issue("沈青", "3-2-501")
    post.scan(waiting.code, None, Direction.ENTRY)
    crew.pass_time(hours=5)
    view = crew.count(crew.started())
    groups = {group.group: group for group in view.groups}
    [inside] = groups[OpenGroup.VISITORS_INSIDE].lines
    assert (inside.text, inside.place, inside.urgent) == ("陆**", "3-2-5**", True)
    assert groups[OpenGroup.TEMPORARY_PASSES].lines[0].text == "陆**"
    assert groups[OpenGroup.RECHECKS].lines[0].text == "唐*"
    assert "沈*" in [line.text for line in groups[OpenGroup.UNFINISHED].lines]

    view = crew.handovers.equipment_complete(crew.acknowledge(view).handover.id, post.volunteer)
    crew.handovers.sign(view.handover.id, crew.signer("何平"))
    sheet = crew.handovers.accept(view.handover.id, crew.signer("康宁"))
    text = canonical(sheet.content)
    assert [name for name in ("陆一鸣", "唐晓", "沈青", "13900000002") if name in text] == []


def test_what_came_after_the_acknowledgement_is_new_and_blocks_nothing(crew):
    post = crew.post
    crew.s.duty.begin(post.volunteer)
    post.measure(post.visitor("陆一鸣"), 364)
    view = crew.signed()
    crew.pass_time(minutes=1)
    post.measure(post.visitor("钱多", phone="13900000003"), 364)
    view = crew.handovers.view(view.handover.id)
    assert view.step is Step.ACCEPT
    [inside] = [g for g in view.groups if g.group is OpenGroup.VISITORS_INSIDE]
    assert (inside.count, len(inside.new)) == (2, 1)
    sheet = crew.handovers.accept(view.handover.id, crew.signer("康宁"))
    [stored] = [g for g in sheet.content["open_items"] if g["group"] == "visitors_inside"]
    assert (stored["count"], stored["new"], stored["acknowledged_by"]) == (2, 1, "康宁")
    assert [line["new"] for line in stored["lines"]] == [False, True]


def test_nothing_can_be_signed_before_its_step(crew):
    view = crew.started()
    sheet_id = view.handover.id
    for act in (
        lambda: crew.handovers.sign(sheet_id, crew.signer("何平")),
        lambda: crew.handovers.accept(sheet_id, crew.signer("康宁")),
        lambda: crew.handovers.countersign(sheet_id, crew.signer("周岚")),
    ):
        with refused("handover_not_ready"):
            act()
    with refused("handover_wrong_state"):
        crew.handovers.dispute(sheet_id, "数不对", crew.signer("康宁"))
    with refused("handover_wrong_state"):
        crew.handovers.uphold(sheet_id, "照旧", crew.signer("周岚"))
    with refused("count_missing"):
        crew.handovers.finish_count(sheet_id, crew.officer("何平"))
    with refused("not_accepted"):
        crew.handovers.sheet(sheet_id)
    with refused("not_accepted"):
        crew.handovers.add(sheet_id, "补", crew.officer("何平"))


def test_who_may_sign(crew):
    view = crew.ready()
    sheet_id = view.handover.id
    with refused("not_outgoing"):
        crew.handovers.sign(sheet_id, crew.signer("康宁"))
    with refused("not_allowed"):
        crew.handovers.sign(sheet_id, crew.signer("乔远"))
    crew.handovers.sign(sheet_id, crew.signer("何平"))
    with refused("wrong_pin"):
        crew.handovers.accept(sheet_id, type(crew.signer("康宁"))(crew.officer("康宁").id, "0000"))
    with refused("same_officer"):
        crew.handovers.accept(sheet_id, crew.signer("何平"))
    with refused("not_allowed"):
        crew.handovers.countersign(sheet_id, crew.signer("康宁"))
    with refused("not_allowed"):
        crew.handovers.start(crew.officer("乔远"))
    assert crew.handovers.current().step is Step.ACCEPT
    assert crew.s.duty.current().responsible == "何平"


def test_over_tolerance_a_leader_signs_too(crew):
    crew.stock("umbrella", 3)
    view = crew.ready(umbrella=2)
    assert view.leader_reasons == {LeaderReason.OVER_TOLERANCE}
    view = crew.handovers.sign(view.handover.id, crew.signer("何平"))
    assert view.step is Step.LEADER
    with refused("handover_not_ready"):
        crew.handovers.accept(view.handover.id, crew.signer("康宁"))
    view = crew.handovers.countersign(view.handover.id, crew.signer("周岚"))
    assert (view.step, view.leader_signed) == (Step.ACCEPT, True)
    sheet = crew.handovers.accept(view.handover.id, crew.signer("康宁"))
    assert sheet.content["header"]["leader"] == "周岚"
    assert sheet.content["leader_reasons"] == ["over_tolerance"]
    [line] = [line for line in sheet.content["stock"] if line["code"] == "umbrella"]
    assert line["over_tolerance"]
    assert crew.on_hand("umbrella") == 2


def test_missing_equipment_wants_a_leader_damaged_a_note(crew):
    view = crew.count(crew.started())
    view = crew.acknowledge(view)
    volunteer = crew.officer("何平")
    with refused("equipment_unknown"):
        crew.handovers.check_equipment(view.handover.id, EquipmentCheck("piano", 1), volunteer)
    with refused("invalid_quantity"):
        crew.handovers.check_equipment(view.handover.id, EquipmentCheck("radio", -1), volunteer)
    view = crew.handovers.check_equipment(
        view.handover.id, EquipmentCheck("radio", 1, Condition.DAMAGED, "天线断了"), volunteer
    )
    assert view.leader_reasons == frozenset()
    view = crew.handovers.check_equipment(
        view.handover.id, EquipmentCheck("batteries", 3), volunteer
    )
    [batteries] = [line for line in view.equipment if line.item.code == "batteries"]
    assert batteries.check.condition is Condition.MISSING
    view = crew.handovers.equipment_complete(view.handover.id, volunteer)
    assert view.leader_reasons == {LeaderReason.EQUIPMENT_MISSING}
    crew.handovers.sign(view.handover.id, crew.signer("何平"))
    crew.handovers.countersign(view.handover.id, crew.signer("周岚"))
    sheet = crew.handovers.accept(view.handover.id, crew.signer("康宁"))
    found = {line["code"]: line for line in sheet.content["equipment"]}
    assert found["radio"]["note"] == "天线断了"
    assert found["batteries"]["condition"] == "missing"
    assert found["torch"]["condition"] == "good"


@pytest.mark.parametrize("what", ["count", "equipment", "remarks"])
def test_a_later_change_makes_the_signatures_void(crew, what):
    crew.stock("mask", 100)
    view = crew.signed()
    sheet_id, volunteer = view.handover.id, crew.officer("何平")
    assert view.signed
    if what == "count":
        count = view.count.count.id
        crew.s.counts.put(count, crew.item("mask").id, 99, volunteer)
    elif what == "equipment":
        crew.handovers.check_equipment(sheet_id, EquipmentCheck("torch", 0), volunteer)
    else:
        crew.handovers.remark(sheet_id, volunteer, incidents="栏杆被撞")
    view = crew.handovers.view(sheet_id)
    assert (view.signed, view.step) == (
        (False, Step.OPEN_ITEMS) if what == "count" else (False, Step.SIGN)
    )
    with refused("handover_not_ready"):
        crew.handovers.accept(sheet_id, crew.signer("康宁"))


def test_an_unsettled_line_is_listed_and_blocks_nothing(crew):
    crew.stock("mask", 100)
    view = crew.signed()
    crew.s.station.ledger.give(crew.item("mask").id, Worker.RIDER, crew.officer("何平"))
    view = crew.acknowledge(crew.handovers.view(view.handover.id))
    [group] = [g for g in view.groups if g.group is OpenGroup.NOT_COUNTED]
    assert [(line.text, line.urgent) for line in group.lines] == [("防护口罩", True)]
    sheet = crew.handovers.accept(view.handover.id, crew.signer("康宁"))
    [line] = [line for line in sheet.content["stock"] if line["code"] == "mask"]
    assert (line["expected"], line["actual"], line["difference"]) == (99, None, None)
    assert crew.on_hand("mask") == 99


class TestAfterwards:
    def test_the_content_never_changes(self, crew):
        post, s = crew.post, crew.s
        crew.stock("mask", 100)
        sheet = crew.handed_over(mask=98)
        before = (sheet.content, sheet.content_hash)
        s.setup.rename("别的小区", "北门岗", "", post.leader)
        s.officers.add("郑北", post.leader.role, "4826", post.leader)
        s.officers.change(post.volunteer.id, post.leader, active=False)
        with s.database.write() as work:
            work.site.update_officer(post.officers["康宁"].id, name="康大宁")
        s.duty_settings.save_equipment(s.duty_settings.equipment()[:2], post.leader)
        s.duty_settings.save_patterns(s.duty_settings.pattern_sets()[1].patterns, post.leader)
        crew.stock("mask", 500)
        s.station.ledger.give(crew.item("mask").id, Worker.RIDER, post.leader)
        post.enter(post.issue())
        crew.pass_time(days=3)
        s.handovers.add(sheet.id, "口罩在柜顶找到两只", post.leader)
        s.handovers.close(sheet.id, post.leader)
        again = post.reopened().s.handovers.sheet(sheet.id)
        assert (again.content, again.content_hash) == before
        assert again.content_hash == digest(canonical(again.content))
        assert again.state is HandoverState.CLOSED
        assert again.closed_by == "周岚"
        assert [line.addendum.text for line in again.addenda] == ["口罩在柜顶找到两只"]

    def test_a_frozen_sheet_takes_no_step(self, crew):
        sheet = crew.handed_over()
        volunteer = crew.officer("何平")
        for act in (
            lambda: crew.handovers.see_summary(sheet.id, volunteer),
            lambda: crew.handovers.recount(sheet.id, volunteer),
            lambda: crew.handovers.remark(sheet.id, volunteer, orders="改"),
            lambda: crew.handovers.sign(sheet.id, crew.signer("何平")),
            lambda: crew.handovers.accept(sheet.id, crew.signer("周岚")),
        ):
            with refused("handover_finished"):
                act()
        with refused("not_allowed"):
            crew.handovers.close(sheet.id, volunteer)
        crew.handovers.close(sheet.id, crew.post.leader)
        with refused("handover_wrong_state"):
            crew.handovers.close(sheet.id, crew.post.leader)
        with refused("addendum_missing"):
            crew.handovers.add(sheet.id, "  ", volunteer)

    def test_the_opening_is_compared_with_the_last_closing(self, crew):
        crew.stock("mask", 100)
        first = crew.handed_over("何平", "康宁", mask=99)
        crew.pass_time(hours=1)
        crew.handovers.force("岗亭关了", crew.signer("周岚"))
        crew.s.station.ledger.give(crew.item("mask").id, Worker.RIDER, crew.post.leader, 4)
        crew.s.duty.begin(crew.officer("何平"))
        crew.s.station.ledger.give(crew.item("mask").id, Worker.RIDER, crew.post.leader, 2)
        view = crew.handovers.start(crew.officer("何平"))
        summary = crew.handovers.summary(view.handover.id)
        assert summary.previous.id != first.id
        [line] = summary.opening
        assert (line.code, line.closing, line.opening, line.difference) == ("mask", 99, 95, -4)

    def test_a_chain_of_shifts_opens_as_the_last_one_closed(self, crew):
        crew.stock("mask", 100)
        first = crew.handed_over("何平", "康宁", mask=97)
        crew.pass_time(hours=8)
        crew.s.station.ledger.give(crew.item("mask").id, Worker.RIDER, crew.post.leader, 2)
        second = crew.handed_over("康宁", "何平")
        assert second.content["opening"] == {"lines": [], "previous_hash": first.content_hash}
        assert [sheet.id for sheet in crew.handovers.sheets()] == [second.id, first.id]
        assert [sheet.id for sheet in crew.handovers.sheets(before=second.id)] == [first.id]

    def test_a_shift_counts_only_what_was_recorded_in_it(self, crew):
        card = crew.post.issue()
        crew.s.duty.begin(crew.officer("何平"))
        crew.post.enter(card)
        open_scan = crew.post.scan(crew.post.issue("唐晓", "5-1-302").code, None, Direction.ENTRY)
        first = crew.handed_over()
        crew.clock.advance(timedelta(minutes=-20))  # a clock that was set back
        crew.post.leave(card, confirm=True)
        crew.post.measure(open_scan, 365)
        crew.pass_time(minutes=30)
        view = crew.handovers.start(crew.officer("康宁"))
        numbers = crew.handovers.summary(view.handover.id).numbers
        assert (first.content["numbers"]["entries"], first.content["numbers"]["exits"]) == (1, 0)
        assert numbers.exits == 1
        assert numbers.passes_issued == 0
