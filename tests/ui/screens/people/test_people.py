"""Finding people and changing what is written of them: the card against the books."""

from dataclasses import replace
from uuid import uuid4

import pytest
from argon2 import PasswordHasher
from PySide6.QtWidgets import QApplication

from gangting.domain.actors import Role
from gangting.domain.passes import Category, PassState
from gangting.domain.people import Standing
from gangting.domain.quota import QuotaRule, Used
from gangting.domain.supplies.movements import Source, Worker
from gangting.domain.verdict.facts import Direction
from gangting.services.gate.outcome import Measured, Say
from gangting.services.officers import Officers
from gangting.services.pass_values import IssueRequest
from gangting.services.quota import QuotaUse
from gangting.services.station.values import Receipt
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.people.outings import outings_said
from gangting.ui.screens.people.rows import whole
from gangting.ui.screens.people.screen import PeopleScreen
from gangting.ui.screens.people.values import Mode, Tab


@pytest.fixture
def on_duty(desk):
    """Return whoever is on duty; a test may put somebody else there."""
    quick = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    officers = Officers(desk.services.database, desk.services.hands, quick)
    leader = officers.add("周岚", Role.LEADER, "9182", None)
    clerk = officers.add("林一", Role.PASS_CLERK, "5820", leader)
    volunteer = officers.add("何田", Role.VOLUNTEER, "5821", leader)
    return {"clerk": clerk, "volunteer": volunteer, "now": clerk}


@pytest.fixture
def people(desk, on_duty, monkeypatch):
    officer = property(lambda _: lambda: on_duty["now"])
    monkeypatch.setattr(type(desk.context), "officer", officer)
    screen = PeopleScreen(desk.context)
    desk.show(screen)
    return screen


def find(desk, people, text):
    people.search.set_text(text)
    desk.settle()
    people.desk.reveal()
    desk.settle()
    return [row.cells[0].text for row in people.table.rows]


def choose(desk, people, name, text):
    find(desk, people, text)
    row = next(row for row in people.table.rows if row.cells[0].text == name)
    people.table.pressed.emit(row.key, 0)
    desk.settle()


def press(desk, key):
    assert key.isEnabled(), key.text()
    key.click()
    desk.settle()


def side(desk, people, tab):
    people.desk.show_tab(tab)
    desk.settle()
    rows = people.card.table.rows
    if tab is Tab.CHANGES:
        return [(row.cells[0].text, row.cells[1].text, whole(row)) for row in rows]
    return [tuple(cell.text for cell in row.cells) for row in rows]


def person(desk, name):
    return next(one for one in desk.services.people.find(name) if one.name == name)


@pytest.mark.parametrize("text", ["shenqing", "sq", "沈青", "4821", "5-1-302", "13812344821"])
def test_a_person_is_found_as_the_officer_types(desk, people, text):
    assert "沈青" in find(desk, people, text)


def test_a_plate_and_a_short_number_find_who_lives_there(desk, people):
    assert {"沈青", "沈小禾", "欧阳文博"} <= set(find(desk, people, "京A12345"))
    ref = person(desk, "李梅").ref
    [one] = desk.services.people.passes_of(ref)
    assert find(desk, people, one.short_number) == ["李梅"]


def test_the_card_shows_home_passes_passages_and_readings(desk, people):
    ref = person(desk, "沈青").ref
    say = Say(desk.officer, Measured(364))
    desk.services.gate.identify(ref, say)
    choose(desk, people, "沈青", "沈青")

    names = [row[0] for row in side(desk, people, Tab.HOME)]
    assert set(names) == {"欧阳文博", "沈小禾", "京A·12345"}
    assert side(desk, people, Tab.PASSES)[0][0] == "居民证"
    [passage] = side(desk, people, Tab.GATE)
    assert passage[2] == "36.4 ℃"
    assert side(desk, people, Tab.WARMTH)[0][1] == "36.4 ℃"
    assert people.card.place.text() == "5号楼 1单元 302"


def test_family_opens_family_and_a_pass_is_asked_for(desk, people):
    choose(desk, people, "沈青", "沈青")
    asked = []
    people.pass_wanted.connect(asked.append)
    side(desk, people, Tab.PASSES)
    people.card.table.pressed.emit(people.card.table.rows[0].key, 0)
    side(desk, people, Tab.HOME)
    row = next(row for row in people.card.table.rows if row.cells[0].text == "沈小禾")
    people.card.table.pressed.emit(row.key, 0)
    desk.settle()

    [one] = desk.services.people.passes_of(person(desk, "沈青").ref)
    assert asked == [one.serial]
    assert people.card.name.text() == "沈小禾"


def test_what_is_edited_is_stored_and_stands_among_the_changes(desk, people):
    choose(desk, people, "李梅", "李梅")
    press(desk, people.card.edit)
    people.edit.name.set_text("李玫")
    people.edit.phone.set_text("13800001234")
    people.edit.standing.button(Standing.TENANT.value).click()
    press(desk, people.edit.do)

    stored = person(desk, "李玫")
    assert (stored.phone, stored.standing) == ("13800001234", Standing.TENANT)
    assert people.card.name.text() == "李玫"
    [change] = side(desk, people, Tab.CHANGES)
    assert "姓名 李梅 → 李玫" in change[2]
    assert change[2].endswith("林一")


def test_why_is_noted_where_it_is_said(desk, people):
    choose(desk, people, "李梅", "李梅")
    press(desk, people.card.edit)
    people.edit.blocked.setChecked(True)
    people.edit.reason.set_text("街道通知")
    press(desk, people.edit.do)
    press(desk, people.card.move_key)
    people.move_form.room.set_text("5-1-302")
    people.move_form.reason.set_text("换房")
    press(desk, people.move_form.do)

    told = [change[2] for change in side(desk, people, Tab.CHANGES)]
    assert any("街道通知" in one for one in told)
    assert any("换房" in one for one in told)
    press(desk, people.card.edit)
    assert people.edit.reason.text() == "", "the next change has a reason of its own"


def test_what_is_lent_to_a_phone_that_ends_so_is_on_the_card(desk, people, on_duty):
    """A loan notes no name: the phone's end is all there is to know it by."""
    station, officer = desk.services.station, on_duty["clerk"]
    umbrella = next(one for one in station.catalogue.all() if one.code == "umbrella")
    station.ledger.receive(Receipt(umbrella.id, 2, Source.PURCHASED), officer)
    for tag, tail in (("S1", "4821"), ("S2", "1111")):
        station.catalogue.add_tag(umbrella.id, tag, officer)
        station.lending.lend(tag, Worker.OTHER, officer, tail=tail)
    choose(desk, people, "沈青", "沈青")
    lent = [row for row in side(desk, people, Tab.HOME) if row[1] == "借用"]
    assert [row[0] for row in lent] == ["雨伞"]


def test_what_a_household_has_used_of_its_outings_is_said_where_a_rule_is_on(desk, people):
    choose(desk, people, "沈青", "沈青")
    assert not people.card.outings.isVisibleTo(people)
    rule = QuotaRule(on=True, window_days=1, persons=1, outings=2)
    use = QuotaUse(rule, Used(1, frozenset({uuid4()})), "2026-11-21", "2026-11-21")
    shen = person(desk, "沈青").ref.id
    assert outings_said(use, shen) == ("全家今日已出门 1/2 次 · 1/1 人 · 已用完", True)
    mine = replace(use, used=Used(1, frozenset({shen})))
    assert outings_said(mine, shen) == ("全家今日已出门 1/2 次 · 1/1 人", False)
    days = replace(mine, first_day="2026-11-20", rule=replace(rule, window_days=2, persons=0))
    assert outings_said(days, shen) == ("全家 11-20 起已出门 1/2 次", False)
    nothing = replace(use, rule=replace(rule, persons=0, outings=0))
    assert outings_said(nothing, shen) == ("", False)


def test_the_card_says_it_after_an_outing(desk, people, on_duty):
    leader = desk.services.officers.active()[0]
    rule = QuotaRule(on=True, window_days=1, persons=1, outings=1)
    desk.services.quota.save(rule, leader)
    ref = person(desk, "沈青").ref
    desk.services.gate.identify(ref, Say(desk.officer, Measured(364), confirm=True), Direction.EXIT)
    choose(desk, people, "沈青", "沈青")

    assert people.card.outings.isVisibleTo(people)
    assert people.card.outings.text() == "全家今日已出门 1/1 次 · 1/1 人 · 已用完"
    home = next(row for row in people.card.table.rows if row.cells[0].text == "沈小禾")
    people.card.table.pressed.emit(home.key, 0)
    desk.settle()
    assert "1/1" in people.card.outings.text(), "it is the household's"


def test_what_is_refused_is_said_and_the_form_stays(desk, people):
    choose(desk, people, "李梅", "李梅")
    press(desk, people.card.edit)
    people.edit.phone.set_text("12")
    press(desk, people.edit.do)

    assert people.desk.facts.mode is Mode.EDIT
    assert people.edit.phone.text() == "12"
    assert people.note.text() != ""
    assert person(desk, "李梅").phone == "13711112222"


def test_moving_house_takes_the_person_to_another_door(desk, people):
    choose(desk, people, "李梅", "李梅")
    press(desk, people.card.move_key)
    people.move_form.room.set_text("晴川里")
    assert people.move_form.understood.text == ""
    people.move_form.room.set_text("晴川里5#1-302")
    assert people.move_form.understood.text == "5号楼 1单元 302"
    press(desk, people.move_form.do)

    assert person(desk, "李梅").place == "5-1-302"
    assert "沈青" in {row[0] for row in side(desk, people, Tab.HOME)}


def test_who_leaves_has_no_pass_any_more_and_may_come_back(desk, people):
    ref = person(desk, "李梅").ref
    choose(desk, people, "李梅", "李梅")
    press(desk, people.card.leave)
    press(desk, people.leave.do)
    assert people.note.text() == desk.context.words().error("reason_missing")
    people.leave.reason.set_text("搬到外地")
    press(desk, people.leave.do)

    [one] = desk.services.people.passes_of(ref)
    assert one.state is PassState.VOID
    assert people.card.edit.isHidden()
    press(desk, people.card.come_back)
    assert desk.services.people.person(ref.id).left_on is None


def test_two_records_are_made_one_and_taken_apart(desk, people):
    other = desk.services.passes.issue(
        IssueRequest("李梅", "3-2-502", Category.RESIDENT), desk.officer
    )
    first, second = (one.ref.id for one in desk.services.people.find("李梅"))
    people.search.set_text("李梅")
    desk.settle()
    people.desk.choose(first)
    desk.settle()
    press(desk, people.card.merge)
    assert not people.merge.do.isEnabled()
    people.table.pressed.emit(str(second), 0)
    desk.settle()
    press(desk, people.merge.swap)
    assert people.desk.facts.opened.card.person.id == second
    press(desk, people.merge.do)

    assert [one.ref.id for one in desk.services.people.find("李梅")] == [second]
    assert other.entry_pass.serial in {one.serial for one in people.desk.facts.opened.card.passes}
    press(desk, people.card.undo)
    assert {one.ref.id for one in desk.services.people.find("李梅")} == {first, second}
    assert people.card.undo.isHidden()


def test_a_merging_is_taken_back_another_day(desk, people, on_duty):
    desk.services.passes.issue(IssueRequest("李梅", "3-2-502", Category.RESIDENT), desk.officer)
    first, second = (one.ref.id for one in desk.services.people.find("李梅"))
    desk.services.records.merge(first, second, desk.officer)
    choose(desk, people, "沈青", "沈青")
    assert people.card.undo.isHidden()

    on_duty["now"] = on_duty["volunteer"]
    people.on_enter()
    people.desk.choose(first)
    desk.settle()
    assert people.card.undo.isHidden()
    on_duty["now"] = on_duty["clerk"]
    people.on_enter()
    people.desk.choose(first)
    desk.settle()
    press(desk, people.card.undo)
    assert {one.ref.id for one in desk.services.people.find("李梅")} == {first, second}
    people.desk.choose(first)
    desk.settle()
    assert people.card.undo.isHidden()


def test_whose_role_is_not_to_compare_sees_masks_and_changes_nothing(desk, people, on_duty):
    on_duty["now"] = on_duty["volunteer"]
    people.on_enter()
    find(desk, people, "4821")
    [row] = people.table.rows
    assert [cell.text for cell in row.cells] == ["沈*", "5-1-3**", "138****4821"]
    people.table.pressed.emit(row.key, 0)
    desk.settle()

    assert people.card.name.text() == "沈*"
    assert people.card.keys.isHidden()
    assert side(desk, people, Tab.WARMTH) == []
    shown = {row[0] for row in side(desk, people, Tab.HOME)}
    assert len(shown) == 3
    assert all("*" in name for name in shown)


def test_another_officer_finds_nothing_half_done(desk, people, on_duty):
    choose(desk, people, "李梅", "李梅")
    press(desk, people.card.edit)
    on_duty["now"] = on_duty["volunteer"]
    people.on_enter()
    desk.settle()

    assert people.stack.currentWidget() is people.empty
    assert people.table.rows[0].cells[0].text == "李*"


def test_a_card_that_is_shown_whole_is_written_down(desk, people, on_duty):
    noted = []
    people.desk._work._disclosures.note = lambda *given: noted.append(given)
    choose(desk, people, "李梅", "李梅")

    assert noted == [("people.find", 1, on_duty["clerk"]), ("person_card", 1, on_duty["clerk"])]


def names(people):
    return [row.cells[0].text for row in people.table.rows]


class TestNamesInTheList:
    """Masked for everybody; whole when asked for, which is written down, and not for long."""

    def test_names_are_masked_until_somebody_with_the_right_asks(self, desk, people, on_duty):
        noted = []
        people.desk._work._disclosures.note = lambda *given: noted.append(given)
        people.search.set_text("李梅")
        desk.settle()
        assert names(people) == ["李*"]
        assert noted == []

        press(desk, people.reveal)
        assert names(people) == ["李梅"]
        assert noted == [("people.find", 1, on_duty["clerk"])]
        press(desk, people.reveal)
        assert names(people) == ["李*"]

    def test_another_search_and_leaving_mask_again(self, desk, people):
        assert find(desk, people, "李梅") == ["李梅"]
        people.search.set_text("limei")
        desk.settle()
        assert names(people) == ["李*"]
        press(desk, people.reveal)
        people.on_leave()
        assert names(people) == ["李*"]

    def test_half_a_minute_later_they_are_masked(self, desk, people):
        find(desk, people, "李梅")
        assert people.desk._masking.isActive()
        people.desk._masking.timeout.emit()
        assert names(people) == ["李*"]

    def test_a_volunteer_is_not_offered_it(self, desk, people, on_duty):
        on_duty["now"] = on_duty["volunteer"]
        people.on_enter()
        assert find(desk, people, "李梅") == ["李*"]
        assert people.reveal.isHidden()


class TestWhoLeft:
    def test_they_are_found_last_opened_and_come_back(self, desk, people, on_duty):
        services = desk.services
        gone = person(desk, "沈小禾").ref.id
        services.records.leave(gone, on_duty["clerk"], "搬走")
        assert "沈小禾" not in {one.name for one in services.people.find("5-1-302")}

        assert find(desk, people, "5-1-302")[-1] == "沈小禾"
        row = people.table.rows[-1]
        assert row.cells[-1].text == "已搬走"
        people.table.pressed.emit(row.key, 0)
        desk.settle()
        assert people.card.where.text == "已搬走"
        [kept] = services.people.card(gone).passes
        press(desk, people.card.come_back)

        assert services.people.person(gone).left_on is None
        assert "沈小禾" in {one.name for one in services.people.find("5-1-302")}
        assert services.people.card(gone).passes == (kept,)
        assert [row[1] for row in side(desk, people, Tab.CHANGES)] == ["又搬回来", "已搬走"]

    def test_a_merged_duplicate_is_not_one_who_left(self, desk, people, on_duty):
        keep, drop = person(desk, "李梅").ref.id, person(desk, "沈小禾").ref.id
        desk.services.records.merge(keep, drop, on_duty["clerk"])
        assert "沈小禾" not in find(desk, people, "沈")


def test_an_open_form_says_whom_it_changes_in_the_language_in_force(desk, people, language):
    choose(desk, people, "沈青", "5-1-302")
    people.desk.turn_to(Mode.EDIT)
    assert people.edit.title.text().startswith("修改")
    language.switch(ENGLISH)
    QApplication.processEvents()
    assert people.edit.title.text().startswith("Edit")
    assert people.card.leave.text() == "Moved away"
    language.switch(CHINESE)
    QApplication.processEvents()
    assert people.edit.title.text().startswith("修改")


def test_a_change_that_is_shown_whole_is_said_in_the_other_language_too(desk, people, language):
    choose(desk, people, "李梅", "李梅")
    press(desk, people.card.edit)
    people.edit.blocked.setChecked(True)
    press(desk, people.edit.do)
    side(desk, people, Tab.CHANGES)
    people.card.table.pressed.emit(people.card.table.rows[0].key, 0)
    assert people.card.all_of_it.text().startswith("限制进入 否 → 是")
    language.switch(ENGLISH)
    QApplication.processEvents()
    assert people.card.all_of_it.text().startswith("Restricted no → yes")
    language.switch(CHINESE)


def test_what_is_typed_on_entering_goes_into_the_search(desk, people):
    desk.window.activateWindow()
    people.on_enter()
    assert people.search.line.hasFocus()


@pytest.mark.parametrize("size", [(1024, 768), (1366, 768)])
@pytest.mark.parametrize("spoken", [CHINESE, ENGLISH])
def test_every_page_fits_and_every_key_has_a_name(desk, people, language, checks, size, spoken):
    language.switch(spoken)
    desk.window.resize(*size)
    desk.frame(practice=True, banner=True)
    modes = [lambda mode=mode: people.desk.turn_to(mode) for mode in Mode]
    steps = [
        lambda: find(desk, people, "5-1-302"),
        lambda: choose(desk, people, "沈青", "5-1-302"),
        *modes,
        lambda: people.desk.choose(person(desk, "李梅").ref.id),
        people.desk.merge,
    ]
    for step in steps:
        step()
        desk.settle()
        for _ in range(3):
            QApplication.processEvents()
        assert desk.window.size().toTuple() == size
        assert checks["nameless"](people) == []
        assert checks["too_small"](people) == []
        assert checks["outside"](people) == []
    assert not people.card.undo.isHidden()
