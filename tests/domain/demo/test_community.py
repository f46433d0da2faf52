from collections import Counter
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gangting.domain.actors import Role
from gangting.domain.demo.calendar import DAYS
from gangting.domain.demo.community import community
from gangting.domain.demo.seeds import read_seeds
from gangting.domain.identity.address import read_address
from gangting.domain.identity.names import PersonName, read_name
from gangting.domain.identity.phone import Phone, read_mobile
from gangting.domain.identity.plate import Plate, read_plate
from gangting.domain.passes import Category, HolderKind, PassState
from gangting.domain.people import Standing
from gangting.domain.recheck import CaseDecision
from gangting.domain.temperature import Band, Site, TemperaturePolicy, band
from gangting.domain.verdict.facts import Decision, Direction, Identified, Reason
from gangting.domain.verdict.table import TABLE, Cell


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
ZONE = ZoneInfo("Asia/Shanghai")
TODAY = date(2026, 11, 21)
POLICY = TemperaturePolicy()


@pytest.fixture(scope="module")
def seeds(checkout):
    return read_seeds((checkout / "seeds/demo/community.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def big(seeds):
    return community(seeds, 3000, NOW, ZONE, booth=7)


@pytest.fixture(scope="module")
def cards(big):
    return {entry_pass.serial: entry_pass for entry_pass in big.passes}


def test_the_same_numbers_make_the_same_community(seeds):
    assert community(seeds, 200, NOW, ZONE) == community(seeds, 200, NOW, ZONE)
    assert community(seeds, 200, NOW, ZONE).people != community(seeds, 201, NOW, ZONE).people


@settings(max_examples=25)
@given(st.integers(0, 120))
def test_there_are_exactly_so_many_people(seeds, count):
    made = community(seeds, count, NOW, ZONE)

    assert len(made.people) == count
    assert [p.number for p in made.people] == list(range(count))
    assert all(c.at <= NOW for c in made.crossings)


def test_the_site_and_its_officers(big):
    assert (big.name, big.gate) == ("晴川里小区", "南门岗")
    assert [(o.name, o.role) for o in big.officers] == [
        ("周岚", Role.VOLUNTEER),
        ("高远", Role.VOLUNTEER),
        ("许清", Role.PASS_CLERK),
        ("值班长", Role.LEADER),
    ]
    assert all(o.pin.isdigit() and 4 <= len(o.pin) <= 6 for o in big.officers)
    assert len({o.pin for o in big.officers}) == 4


def test_the_people_of_the_pictures_come_first(big, cards):
    shen = big.people[0]
    assert (shen.name, shen.phone[-4:], shen.standing) == ("沈青", "4821", Standing.RESIDENT)
    assert big.households[0].address == read_address("3-2-501")
    [card] = [
        c for c in cards.values() if c.holder.kind is HolderKind.PERSON and not c.holder.number
    ]
    assert card.state is PassState.ACTIVE
    states = {p.name: c.state for p in big.people for c in cards.values() if holds(c, p)}
    assert states["梁苏"] is PassState.LOST
    assert states["冯可"] is PassState.PRINTED
    assert "齐望" in {p.name for p in big.people if p.workplace == "物业"}
    assert big.vehicles[0].plate == "京AD12345"


def holds(card, person):
    return card.holder.kind is HolderKind.PERSON and card.holder.number == person.number


def test_names_phones_addresses_and_plates_are_sound_and_unlike(big):
    assert all(isinstance(read_name(p.name), PersonName) for p in big.people)
    assert all(isinstance(read_mobile(p.phone), Phone) for p in big.people)
    assert all(p.phone.startswith("1990000") for p in big.people)
    assert all(read_address(h.address.short) == h.address for h in big.households)
    assert all(isinstance(read_plate(v.plate), Plate) for v in big.vehicles)
    for things in (
        [p.phone for p in big.people],
        [h.address.key for h in big.households],
        [v.plate for v in big.vehicles],
        [p.serial for p in big.passes],
    ):
        assert len(set(things)) == len(things)


def test_households_are_as_large_as_in_the_field(big):
    living = [p for p in big.people if p.household is not None]
    heads = len(living) + sum(h.children for h in big.households)

    assert 2.8 < heads / len(big.households) < 3.05
    assert {p.household for p in living} == set(range(len(big.households)))
    assert all(p.standing.lives_here for p in living)
    outside = [p for p in big.people if p.household is None]
    assert 0.01 < len(outside) / 3000 < 0.04
    assert all(p.workplace and not p.standing.lives_here for p in outside)


def test_passes_are_mostly_in_use_and_a_few_in_every_other_state(big, cards):
    states = Counter(c.state for c in cards.values() if c.category is not Category.VISITOR)
    assert set(states) == set(PassState) - {PassState.RETURNED}
    assert states[PassState.ACTIVE] > 0.85 * sum(states.values())
    assert any(c.valid_until < TODAY for c in cards.values() if c.state is PassState.ACTIVE)
    assert {c.category for c in cards.values()} == set(Category) - {Category.DELIVERY}
    assert all(serial // 1_000_000 == 7 for serial in cards)


def test_a_pass_lived_in_the_right_order(cards):
    for card in cards.values():
        moments = [card.issued_at, card.printed_at, card.collected_at]
        known = [m for m in moments if m is not None]
        assert known == sorted(known)
        assert moments[: len(known)] == known
        assert known[-1] <= card.changed_at <= NOW
        assert card.valid_from <= card.valid_until
        assert (card.state is PassState.APPLIED) == (card.printed_at is None)


def test_crossings_are_in_order_within_the_fortnight(big):
    assert [c.number for c in big.crossings] == list(range(len(big.crossings)))
    assert all(a.at <= b.at for a, b in pairwise(big.crossings))
    assert all(NOW - timedelta(days=DAYS) < c.at <= NOW for c in big.crossings)
    a_day = len(big.crossings) / DAYS / 3000
    assert 0.5 < a_day < 1.1


def test_the_day_has_its_shape(big):
    hours = Counter(c.at.astimezone(ZONE).hour for c in big.crossings)
    assert hours[8] > 3 * hours[13]
    assert hours[18] > 3 * hours[13]
    assert sum(hours[h] for h in (0, 1, 2, 3, 4)) < 20


def test_temperatures_are_believable(big):
    entries = [c for c in big.crossings if c.direction is Direction.ENTRY and c.passed]
    for crossing in entries:
        assert crossing.readings or crossing.category is Category.VEHICLE
    bands = Counter(band(r.tenths, r.site, POLICY) for c in big.crossings for r in c.readings)
    assert bands[Band.NORMAL] > 0.97 * bands.total()
    assert bands[Band.LOW] > 20
    assert 5 < bands[Band.HIGH] < 60
    assert Band.IMPLAUSIBLE not in bands
    normal = [r.tenths for c in entries for r in c.readings if not c.case and r.tenths >= 350]
    assert (min(normal), max(normal)) == (361, 369)


def test_a_low_reading_is_never_the_last_and_a_fever_opens_a_case(big):
    for crossing in big.crossings:
        bands = [band(r.tenths, r.site, POLICY) for r in crossing.readings]
        assert Band.LOW not in bands[-1:]
        if Band.LOW in bands:
            assert crossing.readings[-1].site is Site.WRIST
        assert (crossing.case is not None) == any(b.fever for b in bands)
        assert (crossing.case is not None) == (Reason.TEMPERATURE_HIGH in crossing.reasons)


def test_cases_end_as_the_rules_allow(big):
    cases = [(c, c.case) for c in big.crossings if c.case is not None]
    assert {case.decision for _, case in cases} == {
        CaseDecision.ADMIT,
        CaseDecision.STRAIGHT_HOME,
        CaseDecision.TURN_AWAY,
    }
    for crossing, case in cases:
        assert len(crossing.readings) == 2
        assert case.opened_at < case.rest_until < crossing.readings[-1].taken_at < case.closed_at
        assert case.closed_at <= NOW
        normal = not band(crossing.readings[-1].tenths, Site.AXILLARY, POLICY).fever
        assert normal == (case.decision is CaseDecision.ADMIT)
        assert bool(case.told) != normal
        assert crossing.passed == (case.decision is not CaseDecision.TURN_AWAY)
        if case.decision is CaseDecision.TURN_AWAY:
            assert crossing.holder.kind is HolderKind.VISIT


def test_verdicts_agree_with_the_table(big):
    homes = {p.number for p in big.people if p.standing.lives_here}
    for crossing in big.crossings:
        holder = crossing.holder
        person = holder is not None and holder.kind is HolderKind.PERSON
        lives_here = person and holder.number in homes
        cells = []
        for reason in crossing.reasons:
            row = TABLE[reason]
            entry = row.entry_lives_here if lives_here else row.entry_others
            cell = entry if crossing.direction is Direction.ENTRY else row.exit
            cells.append(cell.decision if isinstance(cell, Cell) else crossing.decision)
        worst = max(cells, key=lambda d: d.weight, default=Decision.ADMIT)
        assert crossing.decision is worst
        assert list(crossing.reasons) == sorted(crossing.reasons, key=list(Reason).index)


def test_refused_cards_belong_to_nobody_and_their_holders_come_by_another_way(big):
    refused = {c.number: c for c in big.crossings if {Reason.LOST, Reason.VOID} & set(c.reasons)}
    linked = [c for c in big.crossings if c.linked is not None]

    assert refused
    assert linked
    assert all(c.holder is None and not c.passed and c.serial for c in refused.values())
    for crossing in linked:
        assert crossing.linked in refused
        assert crossing.identified is Identified.GUARD
        assert crossing.passed
    foreign = [c for c in big.crossings if c.raw]
    assert all(c.decision is Decision.REFUSE and c.serial is None for c in foreign)
    assert len(foreign) > 5


def test_nobody_is_inside_twice_without_a_word(big):
    inside = {}
    for crossing in big.crossings:
        if not crossing.passed or crossing.holder is None:
            continue
        entry = crossing.direction is Direction.ENTRY
        if inside.get(crossing.holder) is entry:
            assert {Reason.ALREADY_INSIDE, Reason.ALREADY_OUTSIDE} & set(crossing.reasons)
        inside[crossing.holder] = entry


def test_an_expired_pass_is_flagged(big, cards):
    for crossing in big.crossings:
        card = cards.get(crossing.serial)
        if card is not None and card.state is PassState.ACTIVE:
            day = crossing.at.astimezone(ZONE).date()
            assert (day > card.valid_until) == (Reason.EXPIRED in crossing.reasons)


def test_visits(big, cards):
    steps = {}
    for crossing in big.crossings:
        if crossing.holder is not None and crossing.holder.kind is HolderKind.VISIT:
            steps.setdefault(crossing.holder.number, []).append(crossing)
    for visit in big.visits:
        came, *left = steps[visit.number]
        assert came.at == visit.registered_at
        assert came.passed == (visit.entered_at is not None)
        assert [c.at for c in left] == ([visit.left_at] if visit.left_at else [])
        if visit.consent_at is None and not visit.company:
            assert came.reasons == (Reason.NO_HOST_CONSENT,)
        if visit.serial is not None:
            slip = cards[visit.serial]
            assert slip.category is Category.VISITOR
            assert (slip.state is PassState.RETURNED) == (visit.left_at is not None)
            assert all(c.reasons == (Reason.COLLECT_TEMPORARY_PASS,) for c in left)
    again = Counter(v.phone for v in big.visits if not v.company)
    assert max(again.values()) > 2
    assert any(v.entered_at and not v.left_at for v in big.visits)
    assert all(v.host is None or v.host < len(big.households) for v in big.visits)


def test_it_follows_the_zone_of_the_compound(seeds):
    west = community(seeds, 300, NOW, ZoneInfo("America/New_York"))
    hours = Counter(c.at.astimezone(ZoneInfo("America/New_York")).hour for c in west.crossings)
    assert hours[8] > hours[13]
    assert all(c.at <= NOW for c in west.crossings)
