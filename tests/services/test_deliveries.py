"""Expected outside vehicles: who may write the list, and what it opens at the gate."""

from datetime import UTC, datetime, time

import pytest

from gangting.domain.deliveries import ExpectedVehicle
from gangting.domain.errors import KnownError
from gangting.domain.verdict.facts import Direction, Reason
from gangting.domain.visits import VisitKind, VisitReason
from gangting.services.visit_forms import VehicleForm


TRUCK = ExpectedVehicle("蔬菜直通车", time(8), time(17))
WASTE = ExpectedVehicle("垃圾清运", time(22), time(5), "津B67890")


@pytest.fixture
def gate(post):
    """Return the post at 14:00 with a truck and a night vehicle expected."""
    post.clock.set(datetime(2026, 11, 22, 6, 0, tzinfo=UTC))
    post.s.deliveries.save((TRUCK, WASTE), post.leader)
    return post


def at(gate, hour, day=22):
    """Move to an hour of that day, local time."""
    gate.clock.set(datetime(2026, 11, day, hour - 8, 0, tzinfo=UTC))


def register(gate, plate="", expected="", **changes):
    form = VehicleForm(plate, expected=expected, trunk_checked=True, **changes)
    return gate.s.visits.register_vehicle(form, gate.volunteer)


class TestTheList:
    def test_it_is_kept_in_its_order_for_every_booth(self, gate):
        assert gate.s.deliveries.all() == (TRUCK, WASTE)
        assert gate.reopened().s.deliveries.all() == (TRUCK, WASTE)

    def test_a_new_booth_is_filled_once(self, post):
        post.s.deliveries.save((), post.leader)
        post.s.deliveries.seed((TRUCK,))
        assert post.s.deliveries.all() == ()

    def test_a_leader_writes_it_and_the_journal_says_so(self, gate):
        with pytest.raises(KnownError) as raised:
            gate.s.deliveries.save((), gate.volunteer)
        assert raised.value.code == "not_allowed"
        assert gate.count("journal", "action = 'deliveries.changed'") == 1
        assert gate.journal_break() is None

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            (ExpectedVehicle("  ", time(8), time(9)), "name_missing"),
            (ExpectedVehicle("长" * 21, time(8), time(9)), "name_missing"),
            (ExpectedVehicle("甲", time(8), time(9), "ZZ"), "invalid_plate"),
            (ExpectedVehicle("甲", time(8), time(9), weekdays=frozenset()), "no_weekday"),
            (ExpectedVehicle("甲", time(8), time(9), weekdays=frozenset({0})), "no_weekday"),
            (ExpectedVehicle(" 蔬菜直通车 ", time(8), time(9)), "listed_twice"),
        ],
        ids=str,
    )
    def test_a_line_that_cannot_be_kept_changes_nothing(self, gate, line, code):
        with pytest.raises(KnownError) as raised:
            gate.s.deliveries.save((TRUCK, line), gate.leader)
        assert raised.value.code == code
        assert gate.s.deliveries.all() == (TRUCK, WASTE)

    def test_it_does_not_grow_without_end(self, gate):
        many = [ExpectedVehicle(f"车 {number}", time(8), time(9)) for number in range(21)]
        with pytest.raises(KnownError) as raised:
            gate.s.deliveries.save(many, gate.leader)
        assert raised.value.code == "too_many"

    def test_plates_are_kept_as_the_books_write_them(self, gate):
        line = ExpectedVehicle("配送", time(8), time(9), "京a·12345")
        gate.s.deliveries.save((line,), gate.leader)
        assert gate.s.deliveries.all()[0].plate == "京A12345"


class TestAtTheGate:
    def test_inside_its_hours_it_needs_no_host_and_no_plate(self, gate):
        outcome = register(gate, expected="蔬菜直通车")
        assert outcome.verdict.reasons == (Reason.TEMPERATURE_MISSING,)
        assert gate.measure(outcome, 364).passed
        [one] = gate.s.visits.inside()
        visit = one.visit
        assert (visit.kind, visit.company, visit.plate) == (VisitKind.VEHICLE, "蔬菜直通车", "")
        assert visit.reason is VisitReason.GOODS
        assert visit.trunk_checked
        assert outcome.holder.name == "蔬菜直通车"
        left = gate.s.visits.leave(visit.id, gate.volunteer)
        assert left.direction is Direction.EXIT

    def test_the_plate_of_one_chosen_by_name_is_kept(self, gate):
        outcome = register(gate, "京C13579", "蔬菜直通车")
        assert outcome.visit.plate == "京C13579"
        assert outcome.visit.company == "蔬菜直通车"

    def test_its_plate_alone_opens_the_window(self, gate):
        at(gate, 23)
        found = gate.s.visits.at_plate("津B·67890")
        assert found.listed.is_open
        outcome = register(gate, "津B67890")
        assert outcome.visit.company == "垃圾清运"
        assert outcome.verdict.reasons == (Reason.TEMPERATURE_MISSING,)

    def test_outside_its_hours_it_is_any_outside_vehicle(self, gate):
        assert not gate.s.visits.at_plate("津B67890").listed.is_open
        with pytest.raises(KnownError) as raised:
            register(gate, "津B67890")
        assert raised.value.code == "host_missing"
        outcome = register(gate, "津B67890", host_room="3-2-501", reason=VisitReason.REPAIR)
        assert outcome.visit.company == ""
        assert outcome.verdict.main.reason is Reason.NO_HOST_CONSENT

    def test_chosen_outside_its_hours_it_is_told_when(self, gate):
        at(gate, 18)
        with pytest.raises(KnownError) as raised:
            register(gate, expected="蔬菜直通车")
        assert raised.value.code == "outside_hours"
        assert raised.value.params == {"name": "蔬菜直通车", "start": "8:00", "end": "17:00"}
        assert gate.count("visit") == 0

    @pytest.mark.parametrize(("plate", "name"), [("", "没有的"), ("京C13579", "垃圾清运")])
    def test_what_is_not_on_the_list_is_not_let_in_by_it(self, gate, plate, name):
        at(gate, 23)
        with pytest.raises(KnownError) as raised:
            register(gate, plate, name)
        assert raised.value.code == "not_expected"
        assert gate.count("visit") == 0

    def test_it_may_stay_to_the_end_of_its_hours(self, gate):
        at(gate, 8, day=23)
        gate.measure(register(gate, expected="蔬菜直通车"), 364)
        gate.measure(gate.visitor(), 364)
        at(gate, 16, day=23)
        stays = {one.visit.company: one.overstayed for one in gate.s.visits.inside()}
        assert stays == {"蔬菜直通车": False, "": True}
        at(gate, 17, day=23)
        assert all(one.overstayed for one in gate.s.visits.inside())
