"""The invented community in the books."""

import re
import shutil
from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from gangting.booth import BoothRef, NewBooth, Where, create_booth, create_demo, open_booth
from gangting.domain.actors import Right, Role
from gangting.domain.demo.seeds import read_seeds
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, HolderKind, HolderRef, PassAction, PassState
from gangting.domain.recheck import CaseDecision
from gangting.domain.verdict.facts import Decision, Direction, Identified, Presence, Reason
from gangting.services import demo
from gangting.services.gate.outcome import Measured, Say
from gangting.storage.rows.gate import (
    AttemptRow,
    CaseToldRow,
    ReadingRow,
    RecheckCaseRow,
    VisitRow,
)
from gangting.storage.rows.passes import PassEventRow
from gangting.storage.rows.site import JournalRow


PEOPLE = 240

_FACTS = (
    AttemptRow,
    CaseToldRow,
    JournalRow,
    PassEventRow,
    ReadingRow,
    RecheckCaseRow,
    VisitRow,
)


@pytest.fixture(scope="module")
def seeds(checkout):
    return read_seeds((checkout / "seeds" / "demo" / "community.toml").read_text("utf-8"))


@pytest.fixture(scope="module")
def _folder(tmp_path_factory, new_clock):
    """Invent the community once; every test gets a copy of its folder."""
    folder = tmp_path_factory.mktemp("community") / "data"
    create_demo(Where(folder), PEOPLE, new_clock()).close()
    return folder


@pytest.fixture
def booth(_folder, tmp_path, clock):
    made = open_booth(Where(Path(shutil.copytree(_folder, tmp_path / "data"))), clock)
    yield made
    made.close()


@pytest.fixture
def rows(booth):
    """Return every row of a table."""

    def read(kind, *order):
        with booth.services.database.read() as work:
            return work.crossings._connection.execute(select(kind).order_by(*order)).all()

    return read


def test_as_many_people_as_asked_for(booth):
    assert booth.services.people.count() == PEOPLE
    assert booth.practice


def test_a_second_time_adds_nobody(booth, seeds):
    services = booth.services

    assert demo.load(services.database, services.hands, seeds, 500) == PEOPLE


def test_only_in_the_practice_compound(tmp_path, clock, seeds):
    real = create_booth(Where(tmp_path), NewBooth("晴川里小区", "南门岗"), BoothRef(1, 0), clock)

    with pytest.raises(KnownError) as refused:
        demo.load(real.services.database, real.services.hands, seeds, 5)

    assert refused.value.code == "practice_only"
    assert real.services.people.count() == 0
    real.close()


def test_an_unfinished_set_up_can_be_done_again(tmp_path, clock, monkeypatch):
    def cut_off(*_):
        raise RuntimeError("the power went")

    with monkeypatch.context() as patch:
        patch.setattr("gangting.services.demo_history.History.write", cut_off)
        with pytest.raises(RuntimeError):
            create_demo(Where(tmp_path), PEOPLE, clock)

    again = create_demo(Where(tmp_path), PEOPLE, clock)
    assert again.services.people.count() == PEOPLE
    again.close()


@pytest.mark.parametrize("people", [0, 1, 2, 7])
def test_a_small_community(tmp_path, clock, people):
    booth = create_demo(Where(tmp_path), people, clock)

    assert booth.services.people.count() == people
    assert len(booth.services.officers.active()) == 4
    booth.close()


def test_the_officers_sign_in_with_the_pins_of_the_banner(booth):
    pins = dict(booth.practice_pins())
    officers = booth.services.officers.active()

    assert {officer.name for officer in officers} == set(pins)
    for officer in officers:
        assert booth.services.officers.sign_in(officer.id, pins[officer.name]) == officer
    assert {o.role for o in officers} >= {Role.VOLUNTEER, Role.PASS_CLERK, Role.LEADER}
    leaders = [officer for officer in officers if officer.may(Right.MANAGE)]
    assert [officer.name for officer in leaders] == ["值班长"]


def test_a_real_booth_tells_no_pins(tmp_path, clock):
    real = create_booth(Where(tmp_path), NewBooth("晴川里小区", "南门岗"), BoothRef(1, 0), clock)

    assert real.practice_pins() == ()
    real.close()


def test_people_are_found_as_everywhere(booth):
    (person,) = booth.services.people.find("4821")

    assert (person.name, person.place) == ("沈青", "3-2-501")
    assert booth.services.people.find("sq")[0].name == "沈青"
    assert booth.services.visits.vehicle("京AD12345").household_id == person.household_id


def test_every_pass_reads_as_its_state_says(booth):
    services = booth.services
    expected = {
        PassState.APPLIED: Reason.NOT_COLLECTED,
        PassState.PRINTED: Reason.NOT_COLLECTED,
        PassState.SUSPENDED: Reason.SUSPENDED,
        PassState.LOST: Reason.LOST,
        PassState.VOID: Reason.VOID,
        PassState.RETURNED: Reason.RETURNED,
    }

    views = services.passes.page(limit=5000)
    for view in views:
        verdict = services.gate.look(services.passes.code(view.entry_pass)).verdict
        reason = expected.get(view.entry_pass.state)
        if reason is not None:
            assert reason in verdict.reasons
        elif view.entry_pass.category is not Category.VISITOR:
            assert set(verdict.reasons) <= {Reason.EXPIRED, Reason.UNDER_OBSERVATION}

    states = Counter(view.entry_pass.state for view in views)
    assert states[PassState.ACTIVE] > PEOPLE / 2
    assert states[PassState.PRINTED] >= 2


def test_the_life_of_every_pass_ends_in_its_state(booth, rows):
    states = {v.entry_pass.id: v.entry_pass for v in booth.services.passes.page(limit=5000)}
    last, before = {}, {}
    for event in rows(PassEventRow, PassEventRow.sequence):
        assert event.before == before.get(event.pass_id)
        before[event.pass_id] = last[event.pass_id] = event.after
        assert (event.action is PassAction.ISSUE) == (event.before is None)

    assert last == {pass_id: entry_pass.state for pass_id, entry_pass in states.items()}


def test_everything_has_its_place_in_the_order_of_time(rows, clock):
    facts = [(row.sequence, row.recorded_at) for kind in _FACTS for row in rows(kind)]
    facts.sort()

    assert len(facts) > 2000
    assert [sequence for sequence, _ in facts] == list(range(1, len(facts) + 1))
    times = [recorded_at for _, recorded_at in facts]
    assert times == sorted(times)
    assert times[-1] <= clock.now()


def test_the_clock_is_not_doubted_afterwards(booth):
    services = booth.services
    officer = services.officers.command_line()
    (person,) = services.people.find("4821")
    entry_pass = services.people.passes_of(person.ref)[0]
    say = Say(officer, Measured(364))

    outcome = services.gate.scan(services.passes.code(entry_pass), say, deliberate=True)

    assert Reason.CLOCK_DOUBTFUL not in outcome.verdict.reasons
    assert outcome.passed


def test_presence_follows_the_last_passage(booth, rows):
    last = {}
    passages = [row for row in rows(AttemptRow) if row.passed_at is not None and row.holder_id]
    for row in sorted(passages, key=lambda row: row.passed_at):
        last[HolderRef(row.holder_kind, row.holder_id)] = row

    assert len(last) > PEOPLE / 3
    with booth.services.database.read() as work:
        for ref, row in last.items():
            where = work.crossings.known_holder(ref).whereabouts
            inside = row.direction is Direction.ENTRY
            assert where.presence is (Presence.INSIDE if inside else Presence.OUTSIDE)
            assert where.since == row.passed_at


def test_a_fortnight_of_crossings(booth, rows, clock):
    attempts = rows(AttemptRow)
    days = {(row.recorded_at + timedelta(hours=8)).date() for row in attempts}

    assert len(days) == 14
    assert max(row.recorded_at for row in attempts) <= clock.now()
    assert {row.decision for row in attempts} == set(Decision)
    assert not any(row.unfinished or row.deferred for row in attempts)
    assert booth.services.book.unfinished() == ()
    counters = booth.services.book.counters()
    assert counters.entries > 20
    assert counters.exits > 20


def test_what_was_scanned_is_kept_as_the_gate_keeps_it(booth, rows):
    services = booth.services
    by_card = [r for r in rows(AttemptRow) if r.identified is Identified.CARD]
    ours = [r for r in by_card if r.pass_id is not None]
    foreign = [r for r in by_card if r.pass_id is None]
    services.gate.scan("6901234567892", Say(services.officers.command_line()))

    assert all(re.fullmatch(r"\d{53}", row.raw) and not row.raw_hash for row in ours)
    assert all(not row.raw and len(row.raw_hash) == 64 for row in foreign)
    hashes = {row.raw_hash for row in rows(AttemptRow) if not row.raw and row.raw_hash}
    assert len(hashes) <= 4 + 1


def test_rechecks_are_finished(tmp_path, clock):
    booth = create_demo(Where(tmp_path), 1200, clock)
    services = booth.services
    with services.database.read() as work:
        cases = work.cases.opened_since(clock.now() - timedelta(days=15))
        attempts = {case.id: work.crossings.attempt(case.attempt_id) for case in cases}

    assert services.rechecks.open() == ()
    assert len(cases) > 3
    for case in cases:
        attempt = attempts[case.id]
        assert len(case.readings) == 2
        assert case.decision is not None
        goes = case.decision in {CaseDecision.ADMIT, CaseDecision.STRAIGHT_HOME}
        assert attempt.passed is goes
        assert attempt.tenths == case.readings[-1].tenths
        assert (case.decision is CaseDecision.ADMIT) == (attempt.decision is Decision.ATTENTION)
        if case.decision is not CaseDecision.ADMIT:
            assert [told.who for told in case.told] == ["社区值班"]
    booth.close()


def test_visitors_and_their_slips(booth, rows):
    visits = {row.id: row for row in rows(VisitRow)}
    slips = [
        view.entry_pass
        for view in booth.services.passes.page(limit=5000)
        if view.entry_pass.category is Category.VISITOR
    ]

    assert slips
    for slip in slips:
        visit = visits[slip.holder.id]
        assert slip.holder.kind is HolderKind.VISIT
        assert visit.pass_id == slip.id
        assert (slip.state is PassState.RETURNED) == (visit.left_at is not None)
    inside = {row.id for row in visits.values() if row.entered_at and not row.left_at}
    assert {one.visit.id for one in booth.services.visits.inside()} == inside


def test_the_journal_is_whole(booth):
    with booth.services.database.read() as work:
        assert work.journal.broken_at(0) is None


@pytest.mark.slow
def test_three_thousand_people(tmp_path, clock):
    booth = create_demo(Where(tmp_path), 3000, clock)

    assert booth.services.people.count() == 3000
    assert len(booth.services.book.log(None, 100_000)) > 20_000
    booth.close()
