"""The table of the decisions page, cell by cell, written out a second time by hand.

A row here is a reason, what makes it apply, and what the page says in each of its columns. The
column "exit" is tried with one who lives here and with others, since some cells differ.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

import pytest

from gangting.domain.pass_code import Unreadable
from gangting.domain.passes import Category, HolderKind, PassState
from gangting.domain.temperature import Band
from gangting.domain.verdict.decide import decide
from gangting.domain.verdict.facts import (
    CardFacts,
    Confirm,
    Decision,
    Direction,
    Facts,
    Finding,
    HealthCode,
    HolderFacts,
    Identified,
    Override,
    Policy,
    Presence,
    PresenceFacts,
    Reason,
    RecordFacts,
    TemperatureFacts,
    VisitFacts,
)
from gangting.domain.verdict.table import TABLE
from gangting.wording import LANGUAGES, Words


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
TODAY = date(2026, 11, 21)
POLICY = Policy()

Change = Callable[[Facts], Facts]


def facts_of(direction: Direction, *, home: bool, category: Category | None = None) -> Facts:
    """Return somebody with everything in order: nothing applies."""
    category = category or (Category.RESIDENT if home else Category.SERVICE)
    first, last = TODAY - timedelta(days=30), TODAY + timedelta(days=30)
    return Facts(
        direction,
        NOW,
        TODAY,
        gate=0,
        card=CardFacts(3, category, first, last),
        record=RecordFacts(PassState.ACTIVE, 3, category, first, last),
        holder=HolderFacts(HolderKind.PERSON, lives_here=home),
        temperature=TemperatureFacts(Band.NORMAL, readings=1),
    )


# what a cell says


@dataclass(frozen=True)
class Said:
    decision: Decision
    step: str
    override: Override = Override.LEADER
    confirm: Confirm = Confirm.PRESS


def amber(step: str) -> Said:
    return Said(Decision.ATTENTION, step)


def red(step: str, override: Override = Override.LEADER) -> Said:
    return Said(Decision.REFUSE, step, override)


def measure(step: str, confirm: Confirm, override: Override) -> Said:
    return Said(Decision.ATTENTION, step, override, confirm)


DASH = None
ANY, NOBODY = Override.ANY_OFFICER, Override.NOBODY


@dataclass(frozen=True)
class Row:
    name: str
    reason: Reason
    change: Change
    entry_home: Said | None
    entry_others: Said | None
    exit_home: Said | None
    exit_others: Said | None


def row(name, change, entry_home, entry_others, leaving, exit_others=..., reason=None):
    others = leaving if exit_others is ... else exit_others
    return Row(
        name,
        reason or Reason(name.split(":")[0]),
        change,
        entry_home,
        entry_others,
        leaving,
        others,
    )


# what makes a reason apply


def unreadable(why: Unreadable) -> Change:
    return lambda f: replace(f, unreadable=why, card=None, record=None, holder=f.holder)


def record(**changes: object) -> Change:
    return lambda f: replace(f, record=replace(f.record, **changes))


def card(**changes: object) -> Change:
    return lambda f: replace(f, card=replace(f.card, **changes))


def holder(**changes: object) -> Change:
    return lambda f: replace(f, holder=replace(f.holder, **changes))


def with_(**changes: object) -> Change:
    return lambda f: replace(f, **changes)


def visit(**changes: object) -> Change:
    return with_(visit=VisitFacts(**changes))


def temperature(**changes: object) -> Change:
    return lambda f: replace(f, temperature=replace(f.temperature, **changes))


def category(kind: Category) -> Change:
    return lambda f: record(category=kind)(card(category=kind)(f))


def both(*changes: Change) -> Change:
    def change(facts: Facts) -> Facts:
        for one in changes:
            facts = one(facts)
        return facts

    return change


EXPIRED = record(valid_until=TODAY - timedelta(days=1))
EARLY = record(valid_from=TODAY + timedelta(days=1))
WORKER = category(Category.WORKER)
IDENTIFY = (red("identify"), red("identify_or_turn_away"), amber("identify_exit"))
KEEP = (red("keep_card_identify"), red("keep_card"), amber("keep_card_exit"))
OBSERVED = (
    amber("straight_home"),
    red("observed_elsewhere"),
    red("stay_home", ANY),
    amber("report"),
)
DATES = (amber("come_in_renew"), red("renew"), amber("renew_soon"))
UNHURT = (amber("come_in_renew"), amber("check_date"), amber("renew_soon"))
GRACE = (amber("come_in_renew"), amber("come_in_renew"), amber("renew_soon"))
MISSING = measure("measure", Confirm.READING, ANY)
SLIP = measure("type_again", Confirm.READING, ANY)
LOW = measure("measure_wrist_or_neck", Confirm.SECOND_READING, Override.LEADER)
COMPARE = amber("compare_person")
BARRED = with_(visitors_barred=True)

ROWS = [
    # the card
    row("malformed", unreadable(Unreadable.MALFORMED), *IDENTIFY),
    row("unknown_version", unreadable(Unreadable.UNKNOWN_VERSION), *IDENTIFY),
    row("unknown_key", unreadable(Unreadable.UNKNOWN_KEY), *IDENTIFY),
    row("forged", unreadable(Unreadable.FORGED), *IDENTIFY),
    row("other_compound", unreadable(Unreadable.OTHER_COMPOUND), *IDENTIFY),
    row("malformed: nothing behind a short number",
        with_(identified=Identified.SHORT_NUMBER, card=None, record=None), *IDENTIFY),
    row("retired_key", card(key_retired=True),
        amber("compare_renew"), red("renew"), amber("compare_renew")),
    row("void", record(state=PassState.VOID), *KEEP),
    row("lost", record(state=PassState.LOST), *KEEP),
    row("returned", record(state=PassState.RETURNED), *KEEP),
    row("older_edition", card(edition=2), *KEEP),
    row("older_edition: eight behind", card(edition=11), *KEEP),
    row("newer_edition", card(edition=4), *[amber("compare_card")] * 3),
    row("newer_edition: seven ahead", card(edition=10), *[amber("compare_card")] * 3),
    row("unknown_pass", with_(record=None), *[amber("compare_card")] * 3),
    row("unknown_pass: its holder is gone", with_(holder=None), *[amber("compare_card")] * 3),
    # the holder
    row("suspended", record(state=PassState.SUSPENDED), *OBSERVED),
    row("under_observation", holder(under_observation=True), *OBSERVED),
    row("not_collected: applied", record(state=PassState.APPLIED), *[amber("hand_over_now")] * 3),
    row("not_collected: printed", record(state=PassState.PRINTED), *[amber("hand_over_now")] * 3),
    row("not_yet_valid", EARLY, *DATES),
    row("expired", EXPIRED, *DATES),
    row("expired: a worker, seven days", both(
        WORKER, record(valid_until=TODAY - timedelta(days=7))), *GRACE),
    row("expired: a worker, eight days", both(
        WORKER, record(valid_until=TODAY - timedelta(days=8))), *DATES),
    row("not_yet_valid: a worker, seven days", both(
        WORKER, record(valid_from=TODAY + timedelta(days=7))), *GRACE),
    row("not_yet_valid: a worker, eight days", both(
        WORKER, record(valid_from=TODAY + timedelta(days=8))), *DATES),
    row("expired: by a doubtful clock", both(EXPIRED, with_(clock_doubtful=True)), *UNHURT),
    row("not_yet_valid: by a doubtful clock", both(EARLY, with_(clock_doubtful=True)), *UNHURT),
    row("expired: the card of an unknown pass", both(
        card(valid_until=TODAY - timedelta(days=1)), with_(record=None)), *DATES),
    row("blocked", holder(blocked=True),
        amber("report"), red("blocked_report"), amber("report")),
    # a visit
    row("visitors_barred: a visitor", both(BARRED, category(Category.VISITOR)),
        DASH, red("turn_away_barred"), DASH),
    row("visitors_barred: service", both(BARRED, category(Category.SERVICE)),
        DASH, red("turn_away_barred"), DASH),
    row("visitors_barred: an outside vehicle", both(BARRED, category(Category.VEHICLE)),
        DASH, red("turn_away_barred"), DASH),
    row("visitors_barred: an expected vehicle", both(
        BARRED, category(Category.VEHICLE), visit(expected=True)),
        DASH, amber("drop_point_only"), DASH),
    row("visitors_barred: registered, without a pass", both(
        BARRED, with_(identified=Identified.REGISTERED, record=None, card=None)),
        DASH, red("turn_away_barred"), DASH),
    row("visitors_barred: a delivery", both(BARRED, category(Category.DELIVERY)),
        DASH, amber("drop_point_only"), DASH),
    row("visitors_barred: a worker", both(BARRED, category(Category.WORKER)), DASH, DASH, DASH),
    row("visitors_barred: a resident's card, not in the records", both(
        BARRED, with_(record=None), card(category=Category.RESIDENT)), DASH, DASH, DASH),
    row("no_host_consent", visit(host_consent=False), DASH, red("ask_host"), DASH),
    row("health_code_red", visit(health_code=HealthCode.RED),
        DASH, red("health_code_report"), DASH),
    row("health_code_yellow", visit(health_code=HealthCode.YELLOW),
        *[amber("health_code_ask")] * 2, DASH),
    row("screening_yes", visit(screening_yes=True), *[amber("register_returnee")] * 2, DASH),
    # place and time
    row("clone_suspected", with_(
        presence=PresenceFacts(Presence.UNKNOWN, 1, NOW - timedelta(seconds=60))),
        *[amber("compare_copy")] * 3),
    row("clock_doubtful", with_(clock_doubtful=True), *[amber("check_clock")] * 3),
    row("quota_used", with_(quota_used=True), DASH, DASH, red("quota_reason", ANY)),
    row("late_return", with_(late_return=True), amber("late_return"), DASH, DASH),
    # the temperature
    row("recheck_open", temperature(recheck_open=True),
        red("continue_case", NOBODY), red("continue_case", NOBODY), amber("continue_case")),
    row("temperature_missing", temperature(band=None, readings=0),
        MISSING, MISSING, amber("measure")),
    row("temperature_missing: not asked for", temperature(band=None, readings=0, needed=False),
        DASH, DASH, DASH),
    row("temperature_implausible", temperature(band=Band.IMPLAUSIBLE, readings=0),
        SLIP, SLIP, SLIP),
    row("temperature_low", temperature(band=Band.LOW, readings=1), LOW, LOW, LOW),
    row("temperature_low: measured twice", temperature(band=Band.LOW, readings=2),
        *[amber("confirm_low")] * 3),
    row("temperature_high", temperature(band=Band.HIGH),
        red("recheck", NOBODY), red("recheck", NOBODY), amber("recheck_offered")),
    row("temperature_high: at once", temperature(band=Band.ALERT),
        red("recheck", NOBODY), red("recheck", NOBODY), amber("recheck_offered")),
    # how it is known who it is
    row("short_number_only", with_(identified=Identified.SHORT_NUMBER, card=None), *[COMPARE] * 3),
    row("identified_by_guard", with_(identified=Identified.GUARD, card=None), *[COMPARE] * 3),
    row("children_alone", with_(children_alone=True), *[amber("call_family")] * 3),
]  # fmt: skip

CELLS = [
    pytest.param(one, direction, home, said, id=f"{one.name}, {direction}, {where}")
    for one in ROWS
    for direction, home, where, said in (
        (Direction.ENTRY, True, "lives here", one.entry_home),
        (Direction.ENTRY, False, "others", one.entry_others),
        (Direction.EXIT, True, "lives here", one.exit_home),
        (Direction.EXIT, False, "others", one.exit_others),
    )
]


def finding(facts: Facts, reason: Reason) -> Finding | None:
    verdict = decide(facts, POLICY)
    return next((f for f in verdict.findings if f.reason is reason), None)


@pytest.mark.parametrize("direction", Direction)
@pytest.mark.parametrize("home", [True, False])
def test_nobody_is_stopped_for_nothing(direction, home):
    verdict = decide(facts_of(direction, home=home), POLICY)

    assert verdict.decision is Decision.ADMIT
    assert verdict.findings == ()
    assert verdict.main is None


@pytest.mark.parametrize(("one", "direction", "home", "said"), CELLS)
def test_the_cell_says_what_the_page_says(one: Row, direction, home, said):
    found = finding(one.change(facts_of(direction, home=home)), one.reason)

    if said is DASH:
        assert found is None
        return
    assert found is not None
    assert (found.decision, found.step, found.override, found.confirm) == (
        said.decision,
        said.step,
        said.override,
        said.confirm,
    )


@pytest.mark.parametrize(("one", "direction", "home", "said"), CELLS)
def test_the_verdict_is_as_bad_as_its_worst_cell(one: Row, direction, home, said):
    verdict = decide(one.change(facts_of(direction, home=home)), POLICY)
    worst = max([f.decision for f in verdict.findings], key=lambda d: d.weight, default=None)

    assert verdict.decision is (worst or Decision.ADMIT)
    assert verdict.confirmable == (
        verdict.decision is Decision.ATTENTION
        and all(f.confirm is Confirm.PRESS for f in verdict.findings)
    )


def test_every_reason_of_the_program_has_a_row_here():
    by_presence = {
        Reason.ALREADY_INSIDE,
        Reason.ALREADY_OUTSIDE,
        Reason.COLLECT_TEMPORARY_PASS,
    }
    assert {one.reason for one in ROWS} | by_presence == set(Reason) == set(TABLE)


class TestPresence:
    """Persons and plates; never households, whose card serves the whole family."""

    @pytest.mark.parametrize("home", [True, False])
    @pytest.mark.parametrize(
        ("direction", "presence", "reason"),
        [
            (Direction.ENTRY, Presence.INSIDE, Reason.ALREADY_INSIDE),
            (Direction.EXIT, Presence.OUTSIDE, Reason.ALREADY_OUTSIDE),
            (Direction.ENTRY, Presence.OUTSIDE, None),
            (Direction.EXIT, Presence.INSIDE, None),
            (Direction.ENTRY, Presence.UNKNOWN, None),
            (Direction.EXIT, Presence.UNKNOWN, None),
        ],
    )
    @pytest.mark.parametrize("kind", HolderKind)
    def test_a_missed_scan_is_asked_about(self, direction, presence, reason, home, kind):
        seen = PresenceFacts(presence, 0, NOW - timedelta(hours=1))
        facts = both(holder(kind=kind), with_(presence=seen))(facts_of(direction, home=home))
        verdict = decide(facts, POLICY)

        if reason is None or kind is HolderKind.HOUSEHOLD:
            assert verdict.findings == ()
        else:
            assert [(f.reason, f.step) for f in verdict.findings] == [
                (reason, "compare_missed_scan")
            ]
            assert verdict.decision is Decision.ATTENTION
            assert verdict.confirmable

    @pytest.mark.parametrize(
        ("gate", "ago", "suspected"),
        [
            (1, 0, True),
            (1, 60, True),
            (1, 61, False),
            (0, 5, False),
            (1, -30, True),
            (1, -61, False),
        ],
    )
    def test_two_gates_within_a_minute_are_a_copy(self, gate, ago, suspected):
        seen = PresenceFacts(Presence.OUTSIDE, gate, NOW - timedelta(seconds=ago))
        facts = with_(presence=seen)(facts_of(Direction.ENTRY, home=True))

        assert (finding(facts, Reason.CLONE_SUSPECTED) is not None) == suspected

    def test_a_households_card_can_be_copied_too(self):
        seen = PresenceFacts(Presence.OUTSIDE, 1, NOW)
        facts = both(holder(kind=HolderKind.HOUSEHOLD), with_(presence=seen))(
            facts_of(Direction.ENTRY, home=True)
        )
        assert finding(facts, Reason.CLONE_SUSPECTED) is not None


class TestTemporaryPass:
    """A visitor's exit: take the slip back."""

    @pytest.mark.parametrize("identified", Identified)
    def test_it_is_collected_on_leaving_however_the_visitor_is_known(self, identified):
        facts = replace(
            facts_of(Direction.EXIT, home=False, category=Category.VISITOR), identified=identified
        )
        found = finding(facts, Reason.COLLECT_TEMPORARY_PASS)
        assert found is not None
        assert (found.decision, found.step) == (Decision.ATTENTION, "take_back_pass")

    def test_not_on_entry_and_of_nobody_else(self):
        coming = facts_of(Direction.ENTRY, home=False, category=Category.VISITOR)
        leaving = facts_of(Direction.EXIT, home=False, category=Category.SERVICE)
        assert decide(coming, POLICY).findings == decide(leaving, POLICY).findings == ()

    @pytest.mark.parametrize("state", [PassState.RETURNED, PassState.VOID, PassState.LOST])
    def test_what_is_gone_is_not_asked_for(self, state):
        facts = record(state=state)(facts_of(Direction.EXIT, home=False, category=Category.VISITOR))
        assert finding(facts, Reason.COLLECT_TEMPORARY_PASS) is None


class TestIdentifying:
    """Rows of "the card" judge the card; they do not apply to a person who was compared."""

    OF_THE_CARD = tuple(one for one in ROWS if one.reason in list(Reason)[:12])

    @pytest.mark.parametrize("one", OF_THE_CARD, ids=lambda one: one.name)
    @pytest.mark.parametrize("identified", [Identified.GUARD, Identified.REGISTERED])
    def test_the_card_says_nothing_of_one_who_was_compared(self, one, identified):
        facts = one.change(facts_of(Direction.ENTRY, home=True))
        facts = replace(facts, identified=identified, holder=HolderFacts(HolderKind.PERSON, True))
        reasons = decide(facts, POLICY).reasons

        assert reasons == ((Reason.IDENTIFIED_BY_GUARD,) if identified is Identified.GUARD else ())

    @pytest.mark.parametrize("one", OF_THE_CARD, ids=lambda one: one.name)
    def test_only_a_card_that_is_refused_names_nobody(self, one):
        verdict = decide(one.change(facts_of(Direction.ENTRY, home=True)), POLICY)
        refused = verdict.decision is Decision.REFUSE
        assert verdict.names_holder != refused

    @pytest.mark.parametrize("identified", [Identified.GUARD, Identified.REGISTERED])
    def test_nobody_is_let_in_as_nobody(self, identified):
        facts = replace(
            facts_of(Direction.ENTRY, home=False),
            identified=identified,
            card=None,
            record=None,
            holder=None,
        )
        assert decide(facts, POLICY).decision is not Decision.ADMIT

    def test_a_registered_visitor_is_not_identified_by_guard(self):
        facts = replace(
            facts_of(Direction.ENTRY, home=False),
            identified=Identified.REGISTERED,
            card=None,
            record=None,
            holder=HolderFacts(HolderKind.VISIT, lives_here=False),
        )
        assert decide(facts, POLICY).decision is Decision.ADMIT


class TestOverride:
    """By any officer where a cell says so, else by a leader; a fever and an open case by nobody."""

    def override(self, *changes: Change, direction=Direction.ENTRY, home=False) -> Override:
        return decide(both(*changes)(facts_of(direction, home=home)), POLICY).override

    def test_the_strictest_of_what_holds_back_decides(self):
        missing, blocked = temperature(band=None), holder(blocked=True)
        assert self.override(missing) is ANY
        assert self.override(blocked) is Override.LEADER
        assert self.override(blocked, missing) is Override.LEADER
        assert self.override(blocked, temperature(band=Band.HIGH)) is NOBODY
        assert self.override(missing, temperature(recheck_open=True)) is NOBODY

    def test_leaving_against_the_advice_needs_a_reason_but_no_leader(self):
        assert (
            self.override(record(state=PassState.SUSPENDED), direction=Direction.EXIT, home=True)
            is ANY
        )
        assert self.override(with_(quota_used=True), direction=Direction.EXIT, home=True) is ANY

    def test_an_amber_reason_beside_it_does_not_hold_back(self):
        assert (
            self.override(
                with_(quota_used=True, clock_doubtful=True), direction=Direction.EXIT, home=True
            )
            is ANY
        )

    def test_nothing_to_override_where_one_press_is_enough(self):
        verdict = decide(with_(clock_doubtful=True)(facts_of(Direction.ENTRY, home=True)), POLICY)
        assert verdict.confirmable
        assert verdict.override is NOBODY


class TestTemperatureOnExit:
    def test_where_the_setting_asks_for_it_the_desk_waits_but_holds_nobody_back(self):
        facts = temperature(band=None, readings=0)(facts_of(Direction.EXIT, home=True))
        verdict = decide(facts, POLICY)

        assert verdict.needs_reading
        assert verdict.confirmable

    def test_a_normal_one_then_lets_them_out(self):
        facts = temperature(band=Band.NORMAL)(facts_of(Direction.EXIT, home=True))
        assert decide(facts, POLICY).decision is Decision.ADMIT


@pytest.fixture(scope="module", params=LANGUAGES)
def words(request, checkout):
    return Words(request.param, checkout / "resources" / "wording")


@pytest.mark.parametrize(("one", "direction", "home", "said"), CELLS)
def test_every_cell_has_its_sentence(words, one: Row, direction, home, said):
    """In everyday words, the reason and what to do next, in both languages."""
    found = finding(one.change(facts_of(direction, home=home)), one.reason)
    if found is None:
        return
    message = words.message(found.reason, found.step, found.override, **found.params)

    assert len(message) > 8
    assert not set("_{}") & set(message), "a code or a gap instead of words"
    spoken = words.spoken(found.decision, [found.reason], direction)
    secret = ("挂失", "发热", "观察", "体温高", "lost", "fever", "observation", "°C")
    assert not any(word in spoken for word in secret)
