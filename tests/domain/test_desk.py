"""The desk by example: each rule of "Whose temperature" once."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from gangting.domain import desk as desks
from gangting.domain.desk import Awaited, Desk, Record, Value
from gangting.domain.temperature import Source


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
SHEN, LU, TANG = UUID(int=1), UUID(int=2), UUID(int=3)


def at(seconds: float) -> datetime:
    return NOW + timedelta(seconds=seconds)


def reading(tenths: int, seconds: float) -> Value:
    return Value(tenths, Source.SERIAL, at(seconds))


def scan(desk: Desk, attempt: UUID, seconds: float, *, needs: bool = True):
    return desks.scanned(desk, attempt, at(seconds), needs_reading=needs)


def type_in(desk: Desk, digits: str, seconds: float) -> Desk:
    for digit in digits:
        desk = desks.typed(desk, digit, at(seconds))
    return desk


@pytest.fixture
def one() -> Desk:
    """Return a desk where one person waits since now."""
    return scan(Desk(), SHEN, 0)[0]


@pytest.mark.parametrize(("seconds", "theirs"), [(0, True), (60, True), (60.1, False)])
def test_within_a_minute_of_the_scan_a_value_records_itself(one, seconds, theirs):
    value = reading(364, seconds)
    _, records = desks.measured(one, value)
    assert records == ((Record(SHEN, value),) if theirs else ())


@pytest.mark.parametrize(("seconds", "theirs"), [(-10, True), (-10.1, False)])
def test_up_to_ten_seconds_before_the_scan_too(seconds, theirs):
    value = reading(364, seconds)
    desk, _ = desks.measured(Desk(), value)
    desk, records = scan(desk, SHEN, 0)
    assert records == ((Record(SHEN, value),) if theirs else ())
    assert desk.ownerless is None


def test_not_from_before_the_last_crossing(one):
    """Somebody crossed after it was taken: it may have been theirs."""
    desk, _ = desks.measured(one, reading(364, 1))
    desk = desks.finished(desk, SHEN, at(3))
    late = reading(378, 2)
    desk, records = desks.measured(desk, late)
    desk, more = scan(desk, LU, 4)
    assert records == more == ()


def test_a_second_value_of_the_same_person_goes_to_nobody_else(one):
    """Stored or not: the first is still on its way when the second comes, then the next scan."""
    desk, first = desks.measured(one, reading(364, 1))
    desk, second = desks.measured(desk, reading(365, 2))
    desk, third = scan(desk, LU, 3)
    assert len(first) == 1
    assert second == third == ()
    desk = desks.finished(desk, SHEN, at(4))
    assert desks.measured(desk, reading(366, 5))[1] == (Record(LU, reading(366, 5)),)


def test_of_one_who_was_refused_it_goes_to_nobody_who_waits(one):
    desk, _ = scan(one, LU, 5, needs=False)
    desk = desks.gone(desk, LU)
    desk, records = desks.measured(desk, reading(378, 8))
    assert records == ()
    assert desk.must_choose


def test_of_one_who_was_refused_it_goes_not_to_the_next_scan_by_itself():
    desk, _ = scan(Desk(), LU, 0, needs=False)
    desk = desks.gone(desk, LU)
    value = reading(378, 3)
    desk, _ = desks.measured(desk, value)
    desk, records = scan(desk, SHEN, 6)
    assert records == ()
    assert desk.must_choose
    assert desks.picked(desk, SHEN, at(7))[1] == (Record(SHEN, value),), "it is them, identified"


def test_one_who_passed_at_once_is_in_nobodys_way(one):
    desk, _ = scan(one, LU, 5, needs=False)
    desk = desks.finished(desk, LU, at(5))
    value = reading(364, 8)
    assert desks.measured(desk, value)[1] == (Record(SHEN, value),)


def test_while_two_wait_the_officer_taps(one):
    desk, _ = scan(one, LU, 5)
    value = reading(364, 8)
    desk, records = desks.measured(desk, value)
    assert records == ()
    assert [p.attempt_id for p in desk.choices] == [LU, SHEN]
    desk, records = desks.picked(desk, SHEN, at(9))
    assert records == (Record(SHEN, value),)
    assert desks.picked(desk, LU, at(10))[1] == (), "consumed once"


class TestTyping:
    def test_three_digits_stand_beside_the_name_and_record_after_the_bar(self, one):
        desk = type_in(one, "364", 2)
        assert (desk.bar.attempt_id, desk.bar.value.tenths) == (SHEN, 364)
        assert desks.ticked(desk, at(3.4))[1] == ()
        desk, records = desks.ticked(desk, at(3.5))
        assert [(r.attempt_id, r.value.tenths) for r in records] == [(SHEN, 364)]
        assert desks.ticked(desk, at(9))[1] == ()

    @pytest.mark.parametrize("stop", [desks.backspace, lambda d: desks.typed(d, "3", at(3))])
    def test_a_backspace_or_another_digit_stops_the_bar(self, one, stop):
        desk = stop(type_in(one, "364", 2))
        assert desk.bar is None
        assert desks.ticked(desk, at(60))[1] == ()
        assert desks.record_now(desk)[1] == ()

    def test_another_digit_begins_anew_a_backspace_takes_one_back(self, one):
        desk = type_in(one, "364", 2)
        assert desks.typed(desk, "3", at(3)).digits == "3"
        assert desks.backspace(desk).digits == "36"

    def test_a_scan_during_the_bar_records_it_first(self, one):
        desk, records = scan(type_in(one, "364", 2), LU, 2.5)
        assert [(r.attempt_id, r.value.tenths) for r in records] == [(SHEN, 364)]
        assert [p.attempt_id for p in desk.people] == [LU]

    def test_half_typed_digits_are_dropped_by_a_scan(self, one):
        desk, _ = scan(type_in(one, "36", 2), LU, 3)
        assert desk.digits == ""

    def test_and_when_the_one_who_waited_is_gone(self, one):
        for close in (lambda d: desks.gone(d, SHEN), lambda d: desks.finished(d, SHEN, at(3))):
            desk, _ = scan(one, LU, 1)
            desk = close(type_in(desk, "36", 2))
            assert desk.digits == ""

    def test_begun_while_two_waited_they_are_not_the_younger_ones_a_minute_later(self, one):
        desk, _ = scan(one, LU, 30)
        desk = type_in(desk, "36", 59)
        desk = desks.typed(desk, "4", at(61))
        assert desk.bar is None
        assert desk.must_choose

    def test_with_nobody_there_they_wait_for_the_next(self):
        desk, records = scan(type_in(Desk(), "364", 0), SHEN, 5)
        assert [(r.attempt_id, r.value.tenths) for r in records] == [(SHEN, 364)]
        assert desk.people == ()

    def test_a_value_nobody_claimed_is_not_given_by_a_late_tap(self):
        desk, _ = scan(Desk(), SHEN, -70)
        desk, _ = desks.measured(desk, reading(364, 0))
        desk, records = desks.picked(desk, SHEN, at(61))
        assert records == ()
        assert desk.ownerless is None
        assert desk.current.since == at(61), "the next value is theirs"


def test_what_was_begun_for_one_who_crossed_is_not_the_next_ones():
    desk, _ = scan(Desk(), SHEN, 0, needs=False)
    desk = type_in(desk, "3", 1)
    desk = type_in(desks.finished(desk, SHEN, at(2)), "64", 3)
    _, records = scan(desk, LU, 4)
    assert records == ()


def test_what_was_begun_for_one_who_stood_there_is_not_the_next_ones():
    desk, _ = scan(Desk(), SHEN, 0, needs=False)
    desk = type_in(type_in(desk, "3", 1), "64", 62)
    desk, records = scan(desk, LU, 63)
    assert records == ()
    assert desk.must_choose


def test_what_could_be_of_one_who_left_meanwhile_is_not_the_awaited_ones(one):
    awaited = Awaited(2, at(1))
    desk, _ = desks.measured(desks.began(one, awaited)[0], reading(378, 2))
    desk = desks.gone(desk, SHEN)
    desk, records = desks.arrived(desk, awaited, LU, at(3), needs_reading=True)
    assert records == ()
    assert desk.must_choose


def test_what_could_be_of_several_is_nobodys_by_itself_whoever_leaves():
    desk, _ = scan(Desk(), SHEN, 0, needs=False)
    desk, _ = desks.measured(desk, reading(378, 1))
    desk, _ = scan(desk, LU, 2)
    desk, records = scan(desks.gone(desk, LU), TANG, 3)
    assert records == ()
    assert desk.must_choose


class TestTypedBeforeTheAnswer:
    """A scan, then digits, then the answer: the first one after a start takes a second."""

    SCANNED = Awaited(1, at(0))

    def asked(self, desk: Desk | None = None) -> Desk:
        return desks.began(desk or Desk(), self.SCANNED)[0]

    def known(self, desk: Desk, seconds: float, attempt: UUID = SHEN, *, needs: bool = True):
        return desks.arrived(desk, self.SCANNED, attempt, at(seconds), needs_reading=needs)

    def test_three_digits_stand_beside_the_name_when_it_is_known(self):
        desk = type_in(self.asked(), "364", 1)
        assert (desk.digits, desk.bar, desk.ownerless) == ("364", None, None)
        desk, records = self.known(desk, 5)
        assert records == ()
        assert (desk.bar.attempt_id, desk.bar.value.tenths) == (SHEN, 364)
        assert desks.ticked(desk, at(6.4))[1] == ()
        assert desks.ticked(desk, at(6.5))[1] == (Record(SHEN, desk.bar.value),)

    def test_two_before_and_one_after_are_one_value(self):
        desk, _ = self.known(type_in(self.asked(), "36", 1), 2)
        desk = type_in(desk, "4", 3)
        assert (desk.bar.attempt_id, desk.bar.value.tenths) == (SHEN, 364)

    def test_they_can_be_mended_before_too(self):
        desk = desks.backspace(type_in(self.asked(), "364", 1))
        assert desk.digits == "36"
        assert type_in(desk, "5", 2).held.tenths == 365
        assert type_in(type_in(self.asked(), "364", 1), "3", 2).digits == "3"

    def test_what_was_typed_before_the_scan_is_not_theirs(self):
        desk = self.asked(type_in(Desk(), "36", -1))
        assert desk.digits == ""

    def test_never_for_one_who_waits_from_before(self, one):
        """Without the scan on its way it would have been a bar beside Shen."""
        desk = type_in(desks.began(one, Awaited(2, at(5)))[0], "378", 6)
        assert desk.bar is None
        desk, records = desks.arrived(desk, Awaited(2, at(5)), LU, at(7), needs_reading=True)
        assert records == ()
        assert desk.bar is None
        assert desk.must_choose
        assert {person.attempt_id for person in desk.choices} == {SHEN, LU}

    def test_never_for_the_next_who_is_scanned(self):
        desk = type_in(self.asked(), "364", 1)
        desk, _ = desks.began(desk, Awaited(2, at(2)))
        assert (desk.digits, desk.held) == ("", None)
        desk = type_in(desk, "36", 3)
        desk, _ = self.known(desk, 4)
        assert desk.digits == "36"
        desk, _ = desks.arrived(desk, Awaited(2, at(2)), LU, at(5), needs_reading=True)
        assert (desk.current.attempt_id, desk.digits) == (LU, "36")

    @pytest.mark.parametrize("digits", ["36", "364"])
    def test_one_who_is_refused_takes_it_along(self, digits):
        desk, records = self.known(type_in(self.asked(), digits, 1), 2, needs=False)
        assert (desk.digits, desk.bar, desk.ownerless, records) == ("", None, None, ())

    @pytest.mark.parametrize("digits", ["36", "364"])
    def test_a_scan_that_was_not_stored_takes_it_along(self, digits):
        desk = desks.unanswered(type_in(self.asked(), digits, 1), self.SCANNED)
        assert (desk.digits, desk.held, desk.awaited, desk.people) == ("", None, None, ())

    def test_what_was_measured_before_a_scan_that_was_not_stored_is_not_the_next_ones(self):
        desk, _ = desks.measured(Desk(), reading(378, -1))
        desk = desks.unanswered(desks.began(desk, self.SCANNED)[0], self.SCANNED)
        desk, records = scan(desk, LU, 2)
        assert records == ()
        assert desk.must_choose

    def test_a_tap_on_somebody_else_ends_it(self, one):
        desk = type_in(desks.began(one, Awaited(2, at(5)))[0], "36", 6)
        desk, _ = desks.picked(desk, SHEN, at(7))
        desk = type_in(desk, "364", 8)
        assert desk.bar.attempt_id == SHEN

    def test_a_thermometer_is_not_believed_to_mean_who_waits_from_before(self, one):
        desk, _ = desks.began(one, Awaited(2, at(5)))
        desk, records = desks.measured(desk, reading(378, 6))
        assert records == ()
        assert not desk.must_choose  # not before both are known
        desk, records = desks.arrived(desk, Awaited(2, at(5)), LU, at(7), needs_reading=True)
        assert records == ()
        assert desk.must_choose

    def test_a_scan_that_was_overtaken_may_still_own_what_was_measured(self):
        """Three scans on their way, measured after the second: not the first one's to take."""
        desk, _ = desks.began(self.asked(), Awaited(2, at(0.1)))
        desk, _ = desks.measured(desk, reading(378, 0.2))
        desk, _ = desks.began(desk, Awaited(3, at(0.3)))
        desk, records = self.known(desk, 0.4)
        assert records == ()
        desk, records = desks.arrived(desk, Awaited(2, at(0.1)), LU, at(0.5), needs_reading=True)
        assert records == ()
        desk, records = desks.arrived(desk, Awaited(3, at(0.3)), TANG, at(0.6), needs_reading=True)
        assert records == ()
        assert desk.must_choose

    def test_an_overtaken_scan_that_brought_nobody_owns_nothing(self):
        desk, _ = desks.began(self.asked(), Awaited(2, at(0.1)))
        desk = desks.unanswered(desk, self.SCANNED)
        assert desk.overtaken == ()
        assert desk.awaited == Awaited(2, at(0.1))
