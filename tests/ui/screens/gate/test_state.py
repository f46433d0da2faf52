"""The panel as a table: what an outcome looks like, what it says, what can be pressed."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from uuid import UUID

import pytest

from gangting.domain.actors import Officer, Role
from gangting.domain.crossings import Attempt, AttemptLine
from gangting.domain.entry_pass import EntryPass, Holder
from gangting.domain.holders import Whereabouts
from gangting.domain.passes import Category, HolderKind, HolderRef, PassState
from gangting.domain.recheck import CaseDecision, RecheckCase
from gangting.domain.scan_text import ProductScan, UnknownScan
from gangting.domain.temperature import Reading, Site, Source, TemperaturePolicy
from gangting.domain.verdict.facts import (
    Confirm,
    Decision,
    Direction,
    Finding,
    Identified,
    Override,
    Presence,
    Reason,
    Verdict,
)
from gangting.domain.visits import Inside, Visit, VisitKind
from gangting.host import paths
from gangting.services.gate.outcome import CaseView, GateOutcome
from gangting.ui.screens.gate import lines, sounds, state
from gangting.ui.screens.gate.values import Action, Mood, Shown, View
from gangting.ui.screens.gate.work import Answer
from gangting.wording.words import Words


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
VIEW = View(NOW, "Asia/Shanghai", TemperaturePolicy())
ATTEMPT = UUID(int=7)
REF = HolderRef(HolderKind.PERSON, UUID(int=1))
SHEN = Holder(REF, "沈青", "3-2-501", "3号楼 2单元 501", "13812344821", lives_here=True)
PASS = EntryPass(
    UUID(int=2),
    48271936,
    Category.RESIDENT,
    REF,
    1,
    date(2026, 1, 1),
    date(2026, 12, 31),
    1,
    PassState.ACTIVE,
    NOW,
    NOW,
)
VOLUNTEER = Officer(UUID(int=3), "林一", Role.VOLUNTEER)
LEADER = Officer(UUID(int=4), "周岚", Role.LEADER)


@pytest.fixture
def words() -> Words:
    return Words("zh_CN", paths.resources_dir() / "wording")


def finding(
    reason: Reason,
    decision: Decision = Decision.ATTENTION,
    step: str = "compare_person",
    override: Override = Override.LEADER,
    confirm: Confirm = Confirm.PRESS,
    **params: str,
) -> Finding:
    return Finding(reason, decision, step, override, confirm, params)


MISSING = finding(
    Reason.TEMPERATURE_MISSING,
    step="measure",
    override=Override.ANY_OFFICER,
    confirm=Confirm.READING,
)
LOW = finding(
    Reason.TEMPERATURE_LOW,
    step="measure_wrist_or_neck",
    override=Override.ANY_OFFICER,
    confirm=Confirm.SECOND_READING,
)
LOW_AGAIN = finding(Reason.TEMPERATURE_LOW, step="confirm_low", override=Override.ANY_OFFICER)
SHORT = finding(Reason.SHORT_NUMBER_ONLY)
EXPIRED = finding(Reason.EXPIRED, step="come_in_renew", valid_until="2026-11-20")
LOST = finding(Reason.LOST, Decision.REFUSE, "keep_card_identify", changed_on="2026-11-20")
FORGED = finding(Reason.FORGED, Decision.REFUSE, "identify")
FEVER = finding(Reason.TEMPERATURE_HIGH, Decision.REFUSE, "recheck", Override.NOBODY)
FEVER_OUT = finding(Reason.TEMPERATURE_HIGH, step="recheck_offered")
INSIDE = finding(Reason.ALREADY_INSIDE, step="compare_missed_scan")


def outcome(*findings: Finding, **changes: object) -> GateOutcome:
    worst = max((f.decision for f in findings), key=lambda d: d.weight, default=Decision.ADMIT)
    made = GateOutcome(
        Direction.ENTRY,
        Identified.CARD,
        Verdict(worst, findings),
        attempt_id=ATTEMPT,
        recorded_at=NOW,
        unfinished=worst is Decision.ATTENTION,
        entry_pass=PASS,
        holder=SHEN,
    )
    return replace(made, **changes)


def read(tenths: int, site: Site = Site.FOREHEAD) -> Reading:
    return Reading(tenths, site, Source.MANUAL, NOW)


PASSED = {"passed": True, "unfinished": False, "passed_at": NOW, "readings": (read(364),)}

TABLE = [
    ("admitted", outcome(**PASSED), Mood.OK, "可以通行", "undo correct measure_again child next"),
    ("temperature due", outcome(MISSING), Mood.WARN, "请测体温", "override turn child left"),
    (
        "low",
        outcome(LOW, readings=(read(338),)),
        Mood.WARN,
        "读数偏低",
        "override turn child left",
    ),
    (
        "low twice",
        outcome(LOW_AGAIN, readings=(read(338), read(339))),
        Mood.WARN,
        "请再核对",
        "confirm turn child give_up",
    ),
    (
        "short number",
        outcome(SHORT, readings=(read(364),)),
        Mood.WARN,
        "请再核对",
        "confirm turn child give_up",
    ),
    (
        "expired and due",
        outcome(EXPIRED, MISSING),
        Mood.WARN,
        "请再核对",
        "override turn child left",
    ),
    ("lost", outcome(LOST, MISSING), Mood.STOP, "请勿放行", "identify override turn next"),
    (
        "forged",
        outcome(FORGED, holder=None, entry_pass=None),
        Mood.STOP,
        "请勿放行",
        "identify override turn next",
    ),
    (
        "lost card, leaving",
        outcome(replace(LOST, decision=Decision.ATTENTION), direction=Direction.EXIT),
        Mood.WARN,
        "请再核对",
        "confirm identify turn child give_up",
    ),
    (
        "fever on the way out",
        outcome(FEVER_OUT, readings=(read(379),), direction=Direction.EXIT),
        Mood.WARN,
        "请再核对 · 复测",
        "confirm recheck turn child give_up",
    ),
    ("undone", outcome(undone=True, **PASSED), Mood.MUTED, "已撤销", "next"),
    ("looked at", outcome(attempt_id=None), Mood.MUTED, "可以通行", "next"),
    (
        "looked at, lost",
        outcome(LOST, attempt_id=None),
        Mood.MUTED,
        "请勿放行",
        "next",
    ),
    (
        "confirmed",
        outcome(SHORT, INSIDE, EXPIRED, **PASSED),
        Mood.OK,
        "可以通行",
        "undo correct measure_again child next",
    ),
]


@pytest.mark.parametrize(
    ("made", "mood", "headline", "keys"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE]
)
def test_the_panel(made, mood, headline, keys, words):
    panel = state.derive(Shown(made), VIEW, words)

    assert (panel.mood, panel.headline) == (mood, headline)
    assert [key.action.value for key in panel.keys] == keys.split()
    assert panel.icon


def test_who_it_is(words):
    seen = Whereabouts(Presence.OUTSIDE, NOW - timedelta(minutes=27), 1)
    panel = state.derive(Shown(outcome(last=seen, **PASSED)), VIEW, words)

    assert panel.name == "沈青"
    assert panel.place == "3号楼 2单元 501"
    assert panel.chip.text == "居民证"
    assert panel.number.replace(" ", "").startswith("48271936")
    assert panel.valid_until == "2026-12-31"
    assert panel.last == "上次：今天 14:05 出"
    assert panel.phone == ""
    assert panel.reading.recorded == "14:32:00"


def test_a_visitors_phone_is_masked_and_the_way_is_said(words):
    ref = HolderRef(HolderKind.VISIT, UUID(int=9))
    visit = Visit(ref.id, VisitKind.VISITOR, "陆一鸣", "13812344821", host_address="5-1-302")
    holder = Holder(ref, "陆一鸣", "5-1-302", "5号楼 1单元 302", "13812344821")
    made = outcome(MISSING, holder=holder, entry_pass=None, visit=visit)
    panel = state.derive(Shown(made), VIEW, words)

    assert panel.place == "访客 → 5号楼 1单元 302"
    assert panel.phone == "138****4821"
    assert panel.chip.text == "访客"
    assert not panel.has(Action.CHILD)


def test_a_rider_is_called_by_company_and_drop_point(words):
    ref = HolderRef(HolderKind.VISIT, UUID(int=9))
    visit = Visit(ref.id, VisitKind.DELIVERY, company="parcel", drop_point="gate_shelf")
    made = outcome(MISSING, holder=Holder(ref, "parcel"), entry_pass=None, visit=visit)
    panel = state.derive(Shown(made), VIEW, words)

    assert (panel.name, panel.place) == ("快递", "配送 → 门口货架")


def test_the_worst_reason_comes_first_and_a_refused_card_asks_for_no_temperature(words):
    panel = state.derive(Shown(outcome(INSIDE, MISSING, LOST)), VIEW, words)

    assert [f.mood for f in panel.findings] == [Mood.STOP, Mood.WARN]
    assert panel.findings[0].reason == "这张证昨天挂失了"
    assert all("体温" not in f.reason for f in panel.findings)


def test_what_was_settled_is_not_asked_again_after_passing(words):
    panel = state.derive(Shown(outcome(SHORT, INSIDE, EXPIRED, **PASSED)), VIEW, words)

    assert [f.reason for f in panel.findings] == ["这张证昨天到期了"]


@pytest.mark.parametrize(
    ("scan", "said"),
    [
        (ProductScan("6901234567892"), "这是商品条码，不是出入证"),
        (UnknownScan("hello"), "这是别的文字，不是出入证"),
        (UnknownScan("123456789"), "这是输错的短号，不是出入证"),
    ],
)
def test_what_is_no_pass_is_named(scan, said, words):
    made = outcome(
        finding(Reason.MALFORMED, Decision.REFUSE, "identify"),
        scan=scan,
        holder=None,
        entry_pass=None,
    )
    panel = state.derive(Shown(made), VIEW, words)

    assert panel.findings[0].reason == said
    assert panel.name == ""


def test_undo_goes_after_thirty_seconds(words):
    late = replace(VIEW, now=NOW + timedelta(seconds=30))
    panel = state.derive(Shown(outcome(**PASSED)), late, words)

    assert not panel.has(Action.UNDO)
    assert not panel.has(Action.CHILD)
    assert panel.has(Action.CORRECT)


def test_a_low_reading_offers_wrist_and_neck_after_five_seconds(words):
    panel = state.derive(Shown(outcome(LOW, readings=(read(338),))), VIEW, words)

    assert panel.sites == (Site.WRIST, Site.NECK)
    assert panel.wait_until == NOW + timedelta(seconds=5)


def test_children_can_be_taken_back(words):
    panel = state.derive(Shown(outcome(MISSING, children=2)), VIEW, words)

    assert panel.children == 2
    assert panel.has(Action.CHILD_LESS)


def case_view(
    *readings: Reading, lives_here: bool = False, decision: CaseDecision | None = None
) -> CaseView:
    case = RecheckCase(
        UUID(int=11),
        ATTEMPT,
        Direction.ENTRY,
        REF,
        lives_here,
        NOW,
        NOW + timedelta(minutes=5),
        readings,
        decision=decision,
        closed_at=NOW if decision else None,
    )
    attempt = Attempt(
        ATTEMPT, Direction.ENTRY, Identified.CARD, Decision.REFUSE, (), NOW, holder=REF
    )
    line = AttemptLine(attempt, "沈青", "3-2-501", None)
    allowed = case.allowed(VIEW.limits) if case.open else frozenset()
    return CaseView(case, line, allowed)


CASES = [
    ("resting visitor", case_view(read(375)), Mood.STOP, "请勿放行 · 复测", "hold turn_away"),
    (
        "resting resident",
        case_view(read(375), lives_here=True),
        Mood.STOP,
        "请勿放行 · 复测",
        "straight_home hold",
    ),
    (
        "still high",
        case_view(read(375), read(374, Site.AXILLARY)),
        Mood.STOP,
        "请勿放行 · 复测",
        "hold turn_away",
    ),
    (
        "low again",
        case_view(read(375), read(340, Site.WRIST)),
        Mood.STOP,
        "请勿放行 · 复测",
        "hold turn_away",
    ),
    (
        "normal again",
        case_view(read(375), read(366, Site.AXILLARY)),
        Mood.WARN,
        "请再核对",
        "admit",
    ),
]


@pytest.mark.parametrize(
    ("view", "mood", "headline", "decisions"),
    [row[1:] for row in CASES],
    ids=[row[0] for row in CASES],
)
def test_an_open_case(view, mood, headline, decisions, words):
    made = outcome(FEVER, case=view.case, readings=view.case.readings)
    panel = state.derive(Shown(made, view), VIEW, words)

    assert (panel.mood, panel.headline) == (mood, headline)
    assert [key.action for key in panel.keys][:2] == [Action.MEASURE, Action.REPORT]
    assert [k.decision.value for k in panel.keys if k.decision] == decisions.split()
    assert panel.can_put_aside
    assert not panel.returns


@pytest.mark.parametrize(
    ("decision", "mood", "headline"),
    [
        (CaseDecision.ADMIT, Mood.OK, "复测正常，放行"),
        (CaseDecision.STRAIGHT_HOME, Mood.WARN, "直接回家"),
        (CaseDecision.HOLD, Mood.WARN, "到观察点等候"),
        (CaseDecision.TURN_AWAY, Mood.STOP, "劝返"),
    ],
)
def test_a_closed_case(decision, mood, headline, words):
    view = case_view(read(375), read(366), decision=decision)
    panel = state.derive(Shown(outcome(FEVER), view), VIEW, words)

    assert (panel.mood, panel.headline) == (mood, headline)
    assert panel.returns


def test_very_high_is_reported_at_once(words):
    urgent = state.derive(Shown(outcome(FEVER), case_view(read(381))), VIEW, words)
    calm = state.derive(Shown(outcome(FEVER), case_view(read(375))), VIEW, words)

    assert urgent.case.urgent
    assert not calm.case.urgent


def test_measuring_a_case_offers_every_place(words):
    shown = Shown(outcome(FEVER), case_view(read(375)), measuring=True)

    assert state.derive(shown, VIEW, words).sites == tuple(Site)


def test_an_open_recheck_of_a_leaving_person_can_be_continued(words):
    made = outcome(
        finding(Reason.RECHECK_OPEN, step="continue_case"),
        case=case_view(read(375)).case,
        direction=Direction.EXIT,
    )
    panel = state.derive(Shown(made), VIEW, words)

    assert panel.has(Action.CONTINUE_CASE)
    assert panel.has(Action.CONFIRM)


@pytest.mark.parametrize(
    ("override", "officer", "may"),
    [
        (Override.ANY_OFFICER, VOLUNTEER, True),
        (Override.LEADER, VOLUNTEER, False),
        (Override.LEADER, LEADER, True),
        (Override.NOBODY, LEADER, False),
    ],
)
def test_who_may_override(override, officer, may):
    made = outcome(finding(Reason.BLOCKED, Decision.REFUSE, "blocked_report", override))

    assert state.may_override(Shown(made), officer) is may


SOUNDS = [
    (outcome(**PASSED), None, "admit"),
    (outcome(direction=Direction.EXIT, **PASSED), None, "exit"),
    (outcome(MISSING), None, "recorded"),
    (outcome(SHORT), None, "attention"),
    (outcome(LOW, readings=(read(338),)), None, "attention"),
    (outcome(LOST), None, "refuse"),
    (outcome(undone=True, **PASSED), None, "recorded"),
    (outcome(FEVER), case_view(read(375)), "refuse"),
    (outcome(FEVER), case_view(read(375), read(374)), "recorded"),
]


@pytest.mark.parametrize(("made", "view", "sound"), SOUNDS)
def test_the_sounds(made, view, sound):
    assert sounds.sound_of(Answer(made, view, TemperaturePolicy())) == sound


def test_nothing_aloud_names_a_lost_card_or_a_fever(words):
    for made in (outcome(LOST), outcome(FEVER)):
        assert sounds.spoken(Answer(made, None, TemperaturePolicy()), words) == "请稍等"


def test_lists_hide_the_door_of_whom_a_visitor_goes_to(words):
    ref = HolderRef(HolderKind.VISIT, UUID(int=8))
    visit = Visit(ref.id, VisitKind.VISITOR, "陆一鸣", "19900005678", host_address="5-1-302")
    attempt = Attempt(
        ATTEMPT, Direction.ENTRY, Identified.REGISTERED, Decision.ADMIT, (), NOW, holder=ref
    )

    (inside,) = lines.inside((Inside(visit, overstayed=False),), VIEW, words)
    (recent,) = lines.recent((AttemptLine(attempt, "陆一鸣", "5-1-302", None),), VIEW, words)

    assert (inside.name, inside.place) == ("陆**", "→ 5-1-3**")
    assert (recent.name, recent.place) == ("陆**", "访客 → 5-1-3**")


@pytest.mark.parametrize(
    ("reason", "said"),
    [
        (Reason.VOID, "480 123 457 已作废"),
        (Reason.LOST, "480 123 457 已挂失"),
        (Reason.OLDER_EDITION, "480 123 457"),
    ],
)
def test_a_card_of_ours_that_is_refused_goes_by_its_number_and_names_nobody(reason, said, words):
    refuse = Decision.REFUSE
    attempt = Attempt(ATTEMPT, Direction.ENTRY, Identified.CARD, refuse, (reason,), NOW)
    (line,) = lines.recent((AttemptLine(attempt, "", "", 48012345),), VIEW, words)
    assert f"{line.name} {line.place}".strip() == said
    assert line.name == "480 123 457"
    (strange,) = lines.recent((AttemptLine(attempt, "", "", None),), VIEW, words)
    assert strange.name == ""  # the list says "unknown card"
