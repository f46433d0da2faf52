"""Laws of the decision, over every combination of facts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from gangting.domain.pass_code import Unreadable
from gangting.domain.passes import Category, HolderKind, PassState
from gangting.domain.temperature import Band
from gangting.domain.verdict.decide import decide, recall
from gangting.domain.verdict.facts import (
    CARD_JUDGED,
    CardFacts,
    Confirm,
    Decision,
    Direction,
    Facts,
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


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
POLICY = Policy()
ORDER = list(Reason)

days = st.integers(-400, 400).map(lambda n: date(2026, 11, 21) + timedelta(days=n))
moments = st.integers(-200, 200).map(lambda n: NOW + timedelta(seconds=n))

cards = st.builds(
    CardFacts, st.integers(0, 15), st.sampled_from(Category), days, days, st.booleans()
)
records = st.builds(
    RecordFacts,
    st.sampled_from(PassState),
    st.integers(0, 15),
    st.sampled_from(Category),
    days,
    days,
    st.none() | days,
    st.text(max_size=3),
)
holders = st.builds(
    HolderFacts, st.sampled_from(HolderKind), st.booleans(), st.booleans(), st.booleans()
)
temperatures = st.builds(
    TemperatureFacts,
    st.none() | st.sampled_from(Band),
    st.integers(0, 3),
    st.booleans(),
    st.booleans(),
)
visits = st.builds(VisitFacts, st.booleans(), st.sampled_from(HealthCode), st.booleans())
presences = st.builds(
    PresenceFacts, st.sampled_from(Presence), st.none() | st.integers(0, 2), st.none() | moments
)
any_facts = st.builds(
    Facts,
    direction=st.sampled_from(Direction),
    now=moments,
    today=days,
    gate=st.integers(0, 2),
    identified=st.sampled_from(Identified),
    unreadable=st.none() | st.sampled_from(Unreadable),
    card=st.none() | cards,
    record=st.none() | records,
    holder=st.none() | holders,
    category=st.none() | st.sampled_from(Category),
    presence=presences,
    visit=visits,
    temperature=temperatures,
    visitors_barred=st.booleans(),
    clock_doubtful=st.booleans(),
    quota_used=st.booleans(),
    late_return=st.booleans(),
    children_alone=st.booleans(),
)


@given(any_facts)
def test_everything_gets_a_verdict_whose_reasons_are_once_and_in_the_order_of_the_table(facts):
    verdict = decide(facts, POLICY)
    places = [ORDER.index(reason) for reason in verdict.reasons]

    assert places == sorted(set(places))
    assert decide(facts, POLICY) == verdict


@given(any_facts)
def test_the_worst_decides_and_the_first_of_the_worst_is_said_loudest(facts):
    verdict = decide(facts, POLICY)
    weights = [f.decision.weight for f in verdict.findings]

    assert verdict.decision.weight == max(weights, default=0)
    assert all(weight > 0 for weight in weights), "a reason is never green"
    if verdict.main is None:
        assert verdict.decision is Decision.ADMIT
    else:
        assert verdict.main is verdict.findings[weights.index(max(weights))]


@given(any_facts)
def test_green_needs_a_holder_and_a_record_or_a_registration_here(facts):
    if decide(facts, POLICY).decision is Decision.ADMIT:
        assert facts.holder is not None
        assert facts.record is not None or facts.identified is Identified.REGISTERED
        if facts.identified is not Identified.REGISTERED:
            assert facts.unreadable is None
        if facts.direction is Direction.ENTRY:
            assert facts.temperature.band is Band.NORMAL or not facts.temperature.needed


@given(any_facts)
def test_who_lives_here_is_refused_entry_only_by_the_card_a_fever_or_an_open_recheck(facts):
    facts = replace(facts, direction=Direction.ENTRY)
    if facts.lives_here:
        refused = {f.reason for f in decide(facts, POLICY).findings if f.decision.weight == 2}
        assert refused <= CARD_JUDGED | {Reason.TEMPERATURE_HIGH, Reason.RECHECK_OPEN}


@given(any_facts)
def test_compared_by_the_guard_only_a_fever_or_an_open_recheck_keeps_one_from_home(facts):
    home = HolderFacts(HolderKind.PERSON, lives_here=True, blocked=True, under_observation=True)
    facts = replace(facts, direction=Direction.ENTRY, identified=Identified.GUARD, holder=home)
    refused = {f.reason for f in decide(facts, POLICY).findings if f.decision.weight == 2}
    assert refused <= {Reason.TEMPERATURE_HIGH, Reason.RECHECK_OPEN}


@given(any_facts)
def test_an_exit_is_refused_only_to_one_who_must_stay_at_home_or_by_the_quota(facts):
    facts = replace(facts, direction=Direction.EXIT)
    refused = {f.reason for f in decide(facts, POLICY).findings if f.decision.weight == 2}
    assert refused <= {Reason.SUSPENDED, Reason.UNDER_OBSERVATION, Reason.QUOTA_USED}
    if refused - {Reason.QUOTA_USED}:
        assert facts.lives_here


WORSE = {
    "barred": {"visitors_barred": True},
    "quota": {"quota_used": True},
    "late": {"late_return": True},
    "children": {"children_alone": True},
}


@given(any_facts, st.sampled_from(sorted(WORSE)))
def test_one_more_reason_never_makes_it_greener(facts, more):
    before = decide(facts, POLICY)
    after = decide(replace(facts, **WORSE[more]), POLICY)
    assert after.decision.weight >= before.decision.weight
    assert set(before.reasons) <= set(after.reasons)


@given(any_facts, st.sampled_from([Band.LOW, Band.HIGH, Band.ALERT, Band.IMPLAUSIBLE]))
def test_no_temperature_is_greener_than_a_normal_one(facts, band):
    normal = replace(facts, temperature=replace(facts.temperature, band=Band.NORMAL))
    other = replace(facts, temperature=replace(facts.temperature, band=band))
    assert decide(other, POLICY).decision.weight >= decide(normal, POLICY).decision.weight
    assert decide(other, POLICY).decision is not Decision.ADMIT


@given(any_facts, st.sampled_from(["blocked", "under_observation"]))
def test_a_mark_on_the_holder_never_makes_it_greener(facts, mark):
    if facts.holder is not None:
        plain = replace(facts, holder=replace(facts.holder, **{mark: False}))
        marked = replace(facts, holder=replace(facts.holder, **{mark: True}))
        assert decide(marked, POLICY).decision.weight >= decide(plain, POLICY).decision.weight


@given(any_facts)
def test_a_doubtful_clock_is_told_and_never_refuses_by_date(facts):
    verdict = decide(replace(facts, clock_doubtful=True), POLICY)
    assert Reason.CLOCK_DOUBTFUL in verdict.reasons
    by_date = {Reason.NOT_YET_VALID, Reason.EXPIRED}
    assert not [f for f in verdict.findings if f.reason in by_date and f.decision.weight == 2]


@given(any_facts)
def test_what_may_be_overridden(facts):
    """A fever and an open recheck by nobody; every other refusal by somebody."""
    verdict = decide(facts, POLICY)
    hard = {Reason.TEMPERATURE_HIGH, Reason.RECHECK_OPEN}
    refused = {f.reason for f in verdict.findings if f.decision is Decision.REFUSE}
    if refused:
        assert (verdict.override is Override.NOBODY) == bool(refused & hard)
    elif verdict.confirmable or verdict.decision is Decision.ADMIT:
        assert verdict.override is Override.NOBODY
    else:
        assert verdict.override is not Override.NOBODY


@given(any_facts)
def test_one_press_never_passes_a_fever_a_first_low_value_or_a_missing_one_at_an_entry(facts):
    verdict = decide(replace(facts, direction=Direction.ENTRY), POLICY)
    if verdict.confirmable or verdict.decision is Decision.ADMIT:
        temperature = facts.temperature
        assert not (temperature.band and temperature.band.fever)
        assert temperature.band is not Band.LOW or temperature.readings >= 2
        assert temperature.band is not Band.IMPLAUSIBLE
        assert temperature.band is not None or not temperature.needed
        assert not temperature.recheck_open


@given(any_facts)
def test_a_card_that_is_refused_belongs_to_nobody(facts):
    verdict = decide(facts, POLICY)
    assert verdict.names_holder == (not set(verdict.reasons) & CARD_JUDGED)
    if facts.identified in {Identified.GUARD, Identified.REGISTERED}:
        assert verdict.names_holder


@given(any_facts)
def test_the_sentence_never_gets_a_name_of_a_holder(facts):
    allowed = {"valid_from", "valid_until", "changed_on", "changed_by"}
    for finding in decide(facts, POLICY).findings:
        assert set(finding.params) <= allowed
        assert all(isinstance(value, str) for value in finding.params.values())


@given(any_facts, any_facts)
def test_a_verdict_is_recalled_as_it_was_whatever_happened_since(then, now):
    given_then = decide(then, POLICY)
    now = replace(now, direction=then.direction, holder=then.holder)
    recalled = recall(now, POLICY, given_then.decision, given_then.reasons)

    assert recalled.decision is given_then.decision
    assert set(recalled.reasons) <= set(given_then.reasons)


@given(any_facts)
def test_a_verdict_is_recalled_whole_while_nothing_happened(facts):
    verdict = decide(facts, POLICY)
    assert recall(facts, POLICY, verdict.decision, verdict.reasons) == verdict


def test_confirm_kinds_are_ordered_by_what_they_ask_for():
    assert list(Confirm) == [Confirm.PRESS, Confirm.READING, Confirm.SECOND_READING]
