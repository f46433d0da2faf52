"""Visitors, riders and outside vehicles: from the form to the way out."""

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction, PassState
from gangting.domain.verdict.facts import (
    Decision,
    Direction,
    HealthCode,
    Identified,
    Presence,
    Reason,
)
from gangting.services.visits import DeliveryForm, VehicleForm, VisitForm


@pytest.fixture
def home(post):
    """Return the post, with somebody to visit."""
    post.issue("沈青", "3-2-501", phone="13812344821")
    return post


class TestVisitor:
    def test_registered_measured_and_inside(self, home):
        outcome = home.visitor()
        assert outcome.identified is Identified.REGISTERED
        assert outcome.verdict.reasons == (Reason.TEMPERATURE_MISSING,)
        outcome = home.measure(outcome, 364)

        assert outcome.passed
        assert outcome.verdict.decision is Decision.ADMIT, "not merely identified by the guard"
        [one] = home.s.visits.inside()
        assert one.visit.host_address == "3-2-501"
        assert not one.overstayed

    @pytest.mark.parametrize(
        ("changes", "error"),
        [
            ({"phone": ""}, "phone_or_id_missing"),
            ({"phone": "12"}, "invalid_phone"),
            ({"host_room": " "}, "host_missing"),
            ({"phone": "", "id_number": "110101199003070000"}, "invalid_id_number"),
            ({"plate": "ZZ"}, "invalid_plate"),
            ({"party_size": 0}, "invalid_party_size"),
            ({"name": "?"}, "invalid_name"),
        ],
        ids=str,
    )
    def test_what_is_wrong_leaves_no_trace(self, home, changes, error):
        with pytest.raises(KnownError) as raised:
            home.visitor(**{"name": "陆一鸣"} | changes)
        assert raised.value.code == error
        assert home.count("visit") == 0
        assert home.count("attempt") == 0

    def test_an_id_number_instead_of_a_phone(self, home):
        outcome = home.visitor(phone="", id_number="11010519491231002x")
        assert outcome.visit.id_number == "11010519491231002X"

    @pytest.mark.parametrize(
        ("number", "registered"), [("110105201211220023", False), ("110105201211211025", True)]
    )
    def test_a_child_under_fourteen_gets_no_row(self, home, number, registered):
        """Born the day after, or on the very day fourteen years ago."""
        number = with_check_digit(number[:17])
        if registered:
            assert home.visitor(phone="", id_number=number).visit.id_number == number
            return
        with pytest.raises(KnownError) as raised:
            home.visitor(phone="", id_number=number)
        assert raised.value.code == "child_not_registered"
        assert home.count("visit") == 0

    def test_without_the_hosts_consent_they_wait(self, home):
        outcome = home.visitor(consent_by="")
        assert outcome.verdict.decision is Decision.REFUSE
        assert outcome.verdict.main.step == "ask_host"
        home.s.visits.consent(outcome.visit.id, "住户", home.volunteer)
        assert home.measure(outcome, 364).passed

    @pytest.mark.parametrize(
        ("changes", "reason", "decision"),
        [
            ({"health_code": HealthCode.RED}, Reason.HEALTH_CODE_RED, Decision.REFUSE),
            ({"health_code": HealthCode.YELLOW}, Reason.HEALTH_CODE_YELLOW, Decision.ATTENTION),
            ({"screening_yes": True}, Reason.SCREENING_YES, Decision.ATTENTION),
        ],
        ids=str,
    )
    def test_what_was_asked_counts(self, home, changes, reason, decision):
        outcome = home.measure(home.visitor(**changes), 364)
        assert outcome.verdict.reasons == (reason,)
        assert outcome.verdict.decision is decision

    def test_who_came_before_fills_the_form(self, home):
        home.measure(home.visitor(), 364)
        home.clock.advance(86400)
        home.measure(home.visitor(host_room="3号楼2单元501室"), 364)
        known = home.s.visits.earlier("139 0000 0002")
        assert known.times == 2
        assert known.visit.name == "陆一鸣"
        assert known.visit.host_address == "3-2-501"
        assert home.s.visits.earlier("13900000003").times == 0

    def test_too_long_inside_is_told(self, home):
        home.measure(home.visitor(), 364)
        home.clock.advance(4 * 3600 + 1)
        assert [one.overstayed for one in home.s.visits.inside()] == [True]

    def test_leaving_by_the_list(self, home):
        visit = home.measure(home.visitor(), 364).visit
        left = home.s.visits.leave(visit.id, home.volunteer)
        assert left.passed
        assert left.direction is Direction.EXIT
        assert home.s.visits.inside() == ()
        assert home.s.visits.find(visit.id).left_at == home.clock.now()

    def test_a_fresh_registration_is_not_a_missed_scan(self, home):
        first = home.measure(home.visitor(), 364)
        second = home.measure(home.visitor(), 364)
        assert first.holder.ref != second.holder.ref
        assert second.passed

    def test_under_a_barred_visit_a_rider_goes_to_the_drop_point_only(self, home):
        """The category of who is registered here is known without any pass."""
        rider = home.s.visits.register_delivery(DeliveryForm("快递", "0002"), home.volunteer)
        visitor = home.visitor()
        rows = home.sql(
            "select category from attempt where compound = :c order by sequence",
            c=home.booth.ref.compound,
        )
        assert rows == [("delivery",), ("visitor",)]
        assert rider.visit.phone == "0002"
        assert visitor.visit.phone == "13900000002"


class TestSlip:
    def slip(self, home):
        visit = home.measure(home.visitor(), 364).visit
        return home.s.passes.issue_temporary(visit, home.volunteer)

    def test_it_is_active_at_once_for_the_day(self, home):
        slip = self.slip(home).entry_pass
        assert slip.state is PassState.ACTIVE
        assert slip.category is Category.VISITOR
        assert (slip.valid_until - slip.valid_from).days == 1

    def test_asked_for_twice_it_is_one(self, home):
        visit = home.measure(home.visitor(), 364).visit
        one = home.s.passes.issue_temporary(visit, home.volunteer)
        two = home.s.passes.issue_temporary(visit, home.volunteer)
        assert one.entry_pass.serial == two.entry_pass.serial
        assert home.count("entry_pass", "category = 'visitor'") == 1

    def test_it_is_taken_back_at_the_exit(self, home):
        view = self.slip(home)
        card = home.card(view)
        outcome = home.scan(card.code)
        assert outcome.direction is Direction.EXIT
        assert outcome.verdict.reasons == (Reason.COLLECT_TEMPORARY_PASS,)
        assert not outcome.passed
        outcome = home.s.gate.confirm(outcome.attempt_id, home.volunteer)

        assert outcome.passed
        assert home.s.passes.show(card.serial).entry_pass.state is PassState.RETURNED
        assert home.s.visits.inside() == ()
        assert home.scan(card.code, 364, Direction.ENTRY).verdict.main.reason is Reason.RETURNED

    def test_leaving_by_the_list_asks_for_it_and_takes_it_back_too(self, home):
        view = self.slip(home)
        visit_id = view.entry_pass.holder.id
        left = home.s.visits.leave(visit_id, home.volunteer)
        assert left.verdict.reasons == (Reason.COLLECT_TEMPORARY_PASS,)
        assert left.passed
        assert home.s.passes.show(view.entry_pass.serial).entry_pass.state is PassState.RETURNED

    def test_handed_back_at_the_desk_the_visit_is_over(self, home):
        view = self.slip(home)
        home.act(view.entry_pass.serial, PassAction.RETURN)
        assert home.s.visits.inside() == ()
        assert home.s.book.counters().visitors_inside == 0

    def test_on_the_third_day_it_lets_nobody_in(self, home):
        card = home.card(self.slip(home))
        home.clock.advance(2 * 86400)
        outcome = home.scan(card.code, 364, Direction.ENTRY)
        assert outcome.verdict.decision is Decision.REFUSE
        assert Reason.EXPIRED in outcome.verdict.reasons


class TestOthers:
    def test_a_rider_in_two_taps(self, home):
        form = DeliveryForm("外卖", "4821", "门口货架")
        outcome = home.s.visits.register_delivery(form, home.volunteer)
        assert home.measure(outcome, 364).passed
        assert outcome.visit.drop_point == "门口货架"

    @pytest.mark.parametrize(
        ("form", "error"),
        [
            (DeliveryForm(" "), "company_missing"),
            (DeliveryForm("外卖", "12"), "invalid_phone_tail"),
            (DeliveryForm("外卖", "４８２１"), "invalid_phone_tail"),
        ],
    )
    def test_a_riders_form(self, home, form, error):
        with pytest.raises(KnownError) as raised:
            home.s.visits.register_delivery(form, home.volunteer)
        assert raised.value.code == error

    def test_an_outside_vehicle_needs_a_host(self, home):
        with pytest.raises(KnownError) as raised:
            home.s.visits.register_vehicle(VehicleForm("京A12345"), home.volunteer)
        assert raised.value.code == "host_missing"
        form = VehicleForm("京Ａ·12345", "3-2-501", "住户", trunk_checked=True)
        outcome = home.s.visits.register_vehicle(form, home.volunteer)
        assert home.measure(outcome, 364).passed
        [one] = home.s.visits.inside()
        assert (one.visit.plate, one.visit.trunk_checked) == ("京A12345", True)

    def test_nobody_registers_for_somebody_who_is_not_there(self, home):
        with pytest.raises(KnownError) as raised:
            home.s.visits.register_visitor(
                VisitForm("陆一鸣", "13900000002", host_room="3-2-501"), home.officers["乔远"]
            )
        assert raised.value.code == "not_allowed"


class TestHouseholds:
    def test_one_card_serves_the_family_without_being_asked_about(self, post):
        family = post.household_pass()
        for _ in range(3):
            assert post.enter(family).passed
            post.clock.advance(30)
        assert post.s.book.counters().entries == 3

    def test_a_child_alone_is_looked_after(self, post):
        shen = post.issue()
        family = post.s.people.household_of(shen.ref)
        ref = family_ref(family.id)
        outcome = post.s.gate.identify(
            ref, post.say(366, children=1), Direction.ENTRY, children_alone=True
        )
        assert set(outcome.verdict.reasons) == {Reason.IDENTIFIED_BY_GUARD, Reason.CHILDREN_ALONE}
        outcome = post.s.gate.confirm(outcome.attempt_id, post.volunteer)

        assert outcome.passed
        assert outcome.children == 1
        assert post.readings_of(shen.ref) == [], "the child's reading is nobody's"
        assert post.presence(shen.ref) is Presence.UNKNOWN
        assert post.count("person") == 1, "no row for a child"


def with_check_digit(number):
    """Complete a number by GB 11643."""
    weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
    total = sum(int(d) * w for d, w in zip(number, weights, strict=True))
    return number + "10X98765432"[total % 11]


def family_ref(household_id):
    from gangting.domain.passes import HolderKind, HolderRef  # noqa: PLC0415

    return HolderRef(HolderKind.HOUSEHOLD, household_id)
