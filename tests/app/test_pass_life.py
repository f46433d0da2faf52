"""The life of a pass, a household's rules and a car, played through the whole window."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton

from gangting.domain.actors import Role
from gangting.domain.passes import PassState
from gangting.domain.verdict.facts import Direction, Reason
from gangting.ui.jobs import Lane
from gangting.ui.screens.gate.card_values import Mood
from gangting.ui.screens.gate.values import Action, ListKind
from gangting.ui.screens.passes.values import Act
from gangting.ui.screens.settings.state import Section


def quiet(hand) -> None:
    for lane in (Lane.STORE, Lane.LONG, Lane.STORE):
        hand.wait(lambda lane=lane: not hand.composition.jobs.busy(lane), f"{lane} is quiet")
    hand.settle()


def key(widget, word: str) -> QAbstractButton:
    """Find the key with this word among those that are seen."""
    keys = widget.findChildren(QAbstractButton)
    return next(one for one in keys if one.text() == word and one.isVisible())


def act(hand, wanted: Act) -> None:
    """Touch a key of the pass in hand, behind "more" where it is there."""
    panel = hand.more.passes.list.panel
    if panel.facts.keys.button(wanted) is None:
        hand.touch(panel.facts.keys.button(Act.MORE))
        hand.touch(panel.more.keys.button(wanted))
    else:
        hand.touch(panel.facts.keys.button(wanted))
    quiet(hand)


def act_because(hand, wanted: Act, word: str) -> None:
    act(hand, wanted)
    page = hand.more.passes.list.panel.reason
    hand.touch(key(page.reasons, word))
    hand.touch(page.do)
    quiet(hand)


def said(hand) -> list[str]:
    return [one.reason for one in hand.panel.findings]


def scan(hand, code: str) -> None:
    """Scan some seconds after the last one: the same code at once would be one scan."""
    hand.clock.jump(timedelta(seconds=4))
    hand.scan(code)


@pytest.fixture
def office(booth, monkeypatch):
    """Put the leader before the passes; time that is let pass does so for every clock."""
    ticks = booth.clock.monotonic
    passed = booth.clock._shift

    def later() -> float:
        return ticks() + (booth.clock._shift - passed).total_seconds()

    monkeypatch.setattr(booth.clock, "monotonic", later)
    booth.sign_in(Role.LEADER)
    booth.composition.go("passes")
    quiet(booth)
    return booth


def fill_and_issue(hand, name: str, room: str) -> int:
    """Fill the form in and issue; return the serial."""
    screen = hand.more.passes
    hand.touch(screen.list.new)
    hand.write(screen.new.form.name.line, name)
    hand.write(screen.new.form.room.line, room)
    quiet(hand)
    hand.touch(screen.new.issue)
    quiet(hand)
    assert screen.desk.facts.serial is not None
    return screen.desk.facts.serial


def code_of(hand, serial: int) -> str:
    return hand.s.passes.code(hand.s.passes.show(serial).entry_pass)


def test_from_the_form_to_a_new_card_and_to_void(office) -> None:
    hand, passes = office, office.s.passes
    serial = fill_and_issue(hand, "沈青", "3-2-501")
    for step, state in ((Act.PRINTED, PassState.PRINTED), (Act.COLLECT, PassState.ACTIVE)):
        assert passes.show(serial).entry_pass.state is not state
        act(hand, step)
        assert passes.show(serial).entry_pass.state is state
    first_card = code_of(hand, serial)
    act_because(hand, Act.LOST, "本人来报")
    scan(hand, first_card)
    assert said(hand) == ["这张证今天挂失了"]

    hand.composition.go("passes")
    quiet(hand)
    act_because(hand, Act.REISSUE, "丢了")
    act(hand, Act.COLLECT)
    one = passes.show(serial).entry_pass
    assert (one.serial, one.edition, one.state) == (serial, 1, PassState.ACTIVE)
    scan(hand, first_card)
    assert said(hand) == ["这是补办前的旧证"]
    assert not hand.last().passed
    scan(hand, code_of(hand, serial))
    assert hand.last().reasons == (Reason.TEMPERATURE_MISSING,)

    hand.composition.go("passes")
    quiet(hand)
    act_because(hand, Act.SUSPEND, "长期外出")
    scan(hand, code_of(hand, serial))
    assert "这张证从今天起暂停使用" in said(hand)
    hand.composition.go("passes")
    quiet(hand)
    act(hand, Act.RESUME)
    act_because(hand, Act.VOID, "搬走了")
    hand.clock.jump(timedelta(days=1))
    scan(hand, code_of(hand, serial))
    assert said(hand) == ["这张证昨天由周岚作废了"]
    life = passes.show(serial).events
    assert [one.action.value for one in life] == [
        "issue",
        "print_done",
        "collect",
        "lost",
        "reissue",
        "collect",
        "suspend",
        "resume",
        "void",
    ]
    assert {one.officer_id for one in life} == {hand.composition.session.officer.id}
    assert life[-1].reason


def test_many_passes_are_extended_in_six_touches(office) -> None:
    hand = office
    serials = [fill_and_issue(hand, name, "3-2-501") for name in ("沈青", "陆远")]
    hand.touch(hand.more.passes.list.many)
    quiet(hand)
    page = hand.more.extending.page
    assert hand.window.current_screen() is hand.more.extending
    hand.touch(key(page.which, "全部"))
    quiet(hand)
    hand.touch(page.until.later)
    hand.touch(page.extend)
    quiet(hand)
    until = page.until.day()
    assert {hand.s.passes.show(one).entry_pass.valid_until for one in serials} == {until}
    assert "已续期 2 张" in page.said.text()


def test_a_leader_sets_the_rules_and_the_gate_keeps_them(office) -> None:
    hand = office
    code = hand.issue("沈青", "3-2-501")
    hand.composition.go("settings")
    settings = hand.more.settings
    settings._open(Section.HOUSEHOLDS)
    quiet(hand)
    page = settings._households
    hand.touch(page.tabs.button("outings"))
    hand.touch(page.on._choices.button("on"))
    quiet(hand)
    hand.composition.go("gate")
    for way in (Direction.EXIT, Direction.ENTRY, Direction.EXIT):
        hand.touch(key(hand.gate.desk_card.ways, {"entry": "进", "exit": "出"}[way.value]))
        hand.clock.jump(timedelta(minutes=121))
        scan(hand, code)
        if way is Direction.ENTRY:
            assert said(hand)[0].startswith("比约定的")
            assert hand.panel.mood is not Mood.STOP
            hand.digits("364")
            hand.touch(hand.gate.desk_card.keypad.main_key)
            quiet(hand)
            hand.touch(hand.gate.verdict.keys.button(Action.CONFIRM))
            quiet(hand)
            assert hand.last().passed
    assert said(hand) == ["这一家已外出 1 次，次数用完了"]
    hand.touch(hand.gate.verdict.excuses.choices.button("medical"))
    quiet(hand)
    assert hand.last().passed
    assert hand.panel.note == "就医，不计外出次数"
    hand.gate.list_hand.open(ListKind.AWAY)
    quiet(hand)
    assert hand.gate.lists.table.rows == ()


def test_a_new_energy_car_from_the_plate_keys_to_the_gate(office) -> None:
    hand = office
    form = hand.more.passes.new.form
    hand.touch(hand.more.passes.list.new)
    hand.touch(form.categories.button("vehicle"))
    for letter in "京AD12345":
        hand.touch(key(form.plate_page, letter))
    hand.touch(key(form.plate_page, "下一步"))
    hand.write(form.room.line, "3-2-501")
    quiet(hand)
    hand.touch(hand.more.passes.new.issue)
    quiet(hand)
    serial = hand.more.passes.desk.facts.serial
    act(hand, Act.COLLECT)
    scan(hand, code_of(hand, serial))
    assert (hand.panel.name, hand.panel.mood) == ("京A·D12345", Mood.OK)

    hand.composition.go("vehicle")
    quiet(hand)
    for letter in "京AD12345":
        hand.touch(key(hand.more.vehicle.plate_keys, letter))
    quiet(hand)
    assert hand.more.vehicle.pages.currentWidget() is hand.more.vehicle.known
