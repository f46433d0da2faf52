"""The rule of outings on the panel: until when, for what an outing does not count, who is late."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from gangting.domain.quota import OutingReason, QuotaRule
from gangting.domain.temperature import Site, TemperaturePolicy
from gangting.domain.verdict.facts import (
    Confirm,
    Decision,
    Direction,
    Finding,
    Identified,
    Override,
    Reason,
    Verdict,
)
from gangting.host import paths
from gangting.services.gate.outcome import GateOutcome
from gangting.ui.language import ENGLISH
from gangting.ui.screens.gate import state
from gangting.ui.screens.gate.reason_page import ReasonPage
from gangting.ui.screens.gate.values import Action, ListKind, Mood, Shown, View
from gangting.wording.words import Words


NOW = datetime(2026, 11, 21, 4, 20, tzinfo=UTC)
VIEW = View(NOW, "Asia/Shanghai", TemperaturePolicy())
RULE = QuotaRule(on=True, window_days=2, persons=1, outings=1, minutes_outside=120)
USED = Finding(
    Reason.QUOTA_USED,
    Decision.REFUSE,
    "quota_reason",
    Override.ANY_OFFICER,
    Confirm.PRESS,
    {"used": "1"},
)
LATE = Finding(
    Reason.LATE_RETURN,
    Decision.ATTENTION,
    "late_return",
    Override.LEADER,
    Confirm.PRESS,
    {"time": "14:20"},
)
SHORT = Finding(
    Reason.SHORT_NUMBER_ONLY, Decision.ATTENTION, "compare_person", Override.LEADER, Confirm.PRESS
)
SOME = (OutingReason.WORK, OutingReason.MEDICAL)


@pytest.fixture(scope="module")
def words() -> Words:
    return Words("zh_CN", paths.resources_dir() / "wording")


def outcome(*findings: Finding, **changes: object) -> GateOutcome:
    worst = max((f.decision for f in findings), key=lambda d: d.weight, default=Decision.ADMIT)
    made = GateOutcome(
        Direction.EXIT,
        Identified.CARD,
        Verdict(worst, findings),
        attempt_id=UUID(int=7),
        recorded_at=NOW,
        unfinished=worst is Decision.ATTENTION,
    )
    return replace(made, **changes)


def gone(back_by: datetime | None) -> GateOutcome:
    return outcome(passed=True, passed_at=NOW, back_by=back_by)


class TestPanel:
    def test_who_goes_out_hears_until_when(self, words):
        said = state.derive(Shown(gone(NOW + timedelta(hours=2))), VIEW, words).back_by
        assert said == "请在 14:20 前回来"
        english = Words(ENGLISH, paths.resources_dir() / "wording")
        said = state.derive(Shown(gone(NOW + timedelta(hours=2))), VIEW, english).back_by
        assert said == "Please be back by 14:20"

    def test_another_day_is_said_with_it(self, words):
        said = state.derive(Shown(gone(NOW + timedelta(hours=26))), VIEW, words).back_by
        assert said == f"请在 {words.day(NOW.date() + timedelta(days=1), NOW.date())} 14:20 前回来"

    @pytest.mark.parametrize(
        "made",
        [
            gone(None),
            replace(gone(NOW + timedelta(hours=2)), undone=True),
            replace(gone(NOW + timedelta(hours=2)), passed=False),
        ],
        ids=["no rule", "taken back", "has not gone"],
    )
    def test_nobody_else_hears_it(self, made, words):
        assert state.derive(Shown(made), VIEW, words).back_by == ""

    def test_a_used_up_quota_offers_the_reasons_and_the_override(self, words):
        panel = state.derive(Shown(outcome(USED), excuses=SOME), VIEW, words)
        assert panel.mood is Mood.STOP
        assert [(one.reason, one.word) for one in panel.excuses] == [
            (OutingReason.WORK, "上班"),
            (OutingReason.MEDICAL, "就医"),
        ]
        assert [key.action for key in panel.keys] == [Action.OVERRIDE, Action.TURN, Action.NEXT]
        assert panel.findings[0].reason == "这一家已外出 1 次，次数用完了"

    def test_just_after_one_went_out_the_reasons_are_still_offered(self, words):
        made = replace(gone(NOW + timedelta(hours=2)), counted=True)
        panel = state.derive(Shown(made, excuses=SOME), VIEW, words)
        assert [one.word for one in panel.excuses] == ["上班", "就医"]
        late = replace(VIEW, now=NOW + timedelta(seconds=30))
        assert state.derive(Shown(made, excuses=SOME), late, words).excuses == ()

    def test_an_excused_outing_says_so(self, words):
        made = replace(gone(None), excused=OutingReason.MEDICAL)
        panel = state.derive(Shown(made), VIEW, words)
        assert panel.note == "就医，不计外出次数"
        assert panel.excuses == ()

    @pytest.mark.parametrize(
        "made",
        [
            outcome(USED, attempt_id=None),
            outcome(USED, undone=True),
            outcome(SHORT),
        ],
        ids=["looked at", "taken back", "something else"],
    )
    def test_otherwise_no_reason_is_offered(self, made, words):
        assert state.derive(Shown(made, excuses=SOME), VIEW, words).excuses == ()

    def test_late_is_said_and_has_no_key_that_refuses(self, words):
        made = outcome(LATE, direction=Direction.ENTRY)
        panel = state.derive(Shown(made), VIEW, words)
        assert panel.mood is Mood.WARN
        assert [one.reason for one in panel.findings] == ["比约定的 14:20 晚回来"]
        assert panel.has(Action.CONFIRM)
        assert panel.has(Action.LEFT)
        assert not panel.has(Action.GIVE_UP)

    def test_late_with_a_doubt_of_who_it_is_may_be_refused(self, words):
        made = outcome(LATE, SHORT, direction=Direction.ENTRY)
        assert state.derive(Shown(made), VIEW, words).has(Action.GIVE_UP)


def go(gate, code: str, way: Direction) -> None:
    """Let somebody come or go."""
    gate.screen.desk_card.ways.choose(way.value)
    gate.screen.desk_card.ways.chosen.emit(way.value)
    gate.scan(code)
    if way is Direction.ENTRY:
        gate.screen.thermometer_value(36.4, Site.FOREHEAD)
        gate.settle()


def offered(gate) -> list[str]:
    return [one.reason.value for one in gate.panel.excuses]


class TestScreen:
    @pytest.fixture
    def ruled(self, gate, shown):
        rule = replace(RULE, exempt_reasons=frozenset(SOME))
        gate.booth.services.quota.save(rule, gate.people["leader"])
        return shown()

    def test_a_day_under_the_rule(self, ruled):
        gate, page = ruled, ruled.screen.verdict
        _, code = gate.pass_of("沈青")
        go(gate, code, Direction.EXIT)
        due = (gate.clock.now() + timedelta(hours=2, minutes=480)).strftime("%H:%M")
        assert page.back_by.isVisible()
        assert page.back_by.word.text() == f"请在 {due} 前回来"
        assert page.excuses.isVisible()

        gate.pass_time(60 * 60)
        go(gate, code, Direction.ENTRY)
        assert gate.panel.headline == "可以通行"
        assert not page.back_by.isVisible()
        gate.pass_time(60)
        go(gate, code, Direction.EXIT)
        assert gate.panel.headline == "请勿放行"
        assert page.excuses.isVisible()
        assert offered(gate) == ["work", "medical"]
        assert gate.panel.has(Action.OVERRIDE)

        page.excuses.choices.button("medical").click()
        gate.settle()
        assert gate.panel.headline == "可以通行"
        assert not page.excuses.isVisible()
        assert not page.back_by.isVisible()
        line = gate.booth.services.book.recent()[0]
        assert (line.attempt.passed, line.attempt.direction) == (True, Direction.EXIT)
        assert line.attempt.override_reason == ""
        assert gate.booth.services.quota.not_back() == ()

    def test_the_first_outing_is_excused_with_one_touch(self, ruled):
        gate, page = ruled, ruled.screen.verdict
        _, code = gate.pass_of("沈青")
        go(gate, code, Direction.EXIT)
        page.excuses.choices.button("work").click()
        gate.settle()
        assert gate.panel.note == "上班，不计外出次数"
        assert gate.panel.headline == "可以通行"
        assert not page.excuses.isVisible()
        assert not page.back_by.isVisible()
        for way in (Direction.ENTRY, Direction.EXIT):
            gate.pass_time(60)
            go(gate, code, way)
            assert gate.panel.headline == "可以通行"

    def test_a_leader_excuses_it_afterwards_from_the_list_of_who_is_not_back(self, ruled):
        gate, page = ruled, ruled.screen.reason
        _, code = gate.pass_of("沈青")
        go(gate, code, Direction.EXIT)
        gate.pass_time(3 * 60 * 60)
        gate.screen.list_hand.open(ListKind.AWAY)
        gate.settle()
        [row] = gate.screen.lists.table.rows
        assert row.cells[-1].text == "更正"
        gate.screen.lists.table.pressed.emit(row.key, 3)
        gate.settle()
        assert gate.screen.shows(ReasonPage)
        assert not page.what.isVisibleTo(gate.screen)
        assert "值班长" in page.refused.text()

        gate.on_duty[0] = gate.people["leader"]
        gate.screen.list_hand.open(ListKind.AWAY)
        gate.settle()
        gate.screen.lists.table.pressed.emit(row.key, 3)
        gate.settle()
        page.what.button("exempt").click()
        assert [page.why.button(one.value).text() for one in SOME] == ["上班", "就医"]
        assert not page.done.isEnabled()
        page.why.button("medical").click()
        page.done.click()
        gate.settle()
        assert gate.panel.note == "就医，不计外出次数"
        assert gate.booth.services.quota.not_back() == ()
        attempt = gate.booth.services.book.recent()[0].attempt
        assert (attempt.passed, attempt.undone_at) == (True, None)

    def test_without_a_rule_there_is_nothing_to_excuse(self, gate, shown):
        shown()
        gate.on_duty[0] = gate.people["leader"]
        _, code = gate.pass_of("沈青")
        go(gate, code, Direction.EXIT)
        gate.press(Action.CORRECT)
        with pytest.raises(KeyError):
            gate.screen.reason.what.button("exempt")

    def test_an_override_with_a_reason_stays_as_it_was(self, ruled):
        gate = ruled
        _, code = gate.pass_of("沈青")
        for way in (Direction.EXIT, Direction.ENTRY, Direction.EXIT):
            gate.pass_time(60)
            go(gate, code, way)
        gate.press(Action.OVERRIDE)
        assert not {"medical", "urgent", "work"} & set(gate.screen.reason.why._buttons)
        gate.screen.reason.why.button("shopping").click()
        gate.screen.reason.done.click()
        gate.settle()

        assert gate.booth.services.book.recent()[0].attempt.override_reason == "买菜买药"
        assert gate.panel.back_by

    def test_who_is_late_goes_home_with_one_press(self, ruled):
        gate = ruled
        _, code = gate.pass_of("沈青")
        go(gate, code, Direction.EXIT)
        gate.pass_time(3 * 60 * 60)
        go(gate, code, Direction.ENTRY)
        assert [one.reason[:2] for one in gate.panel.findings] == ["比约"]
        assert not gate.panel.has(Action.GIVE_UP)
        gate.press(Action.CONFIRM)
        assert gate.booth.services.book.recent()[0].attempt.passed

    def test_without_the_rule_nothing_of_it_is_shown(self, gate, shown):
        shown()
        _, code = gate.pass_of("沈青")
        for way in (Direction.EXIT, Direction.ENTRY, Direction.EXIT):
            gate.pass_time(5 * 60 * 60)
            go(gate, code, way)
            assert gate.panel.headline == "可以通行"
            assert (gate.panel.back_by, gate.panel.excuses, gate.panel.findings) == ("", (), ())
            assert not gate.screen.verdict.back_by.isVisible()
            assert not gate.screen.verdict.excuses.isVisible()
