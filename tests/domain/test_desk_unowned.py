"""A value that nobody can be given without guessing waits for the officer; none is lost."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

from gangting.domain import desk as desks
from gangting.domain.desk import Desk, Record, Value
from gangting.domain.temperature import Site, Source


NOW = datetime(2026, 11, 21, 6, 32, tzinfo=UTC)
SHEN, LU = UUID(int=1), UUID(int=2)


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def reading(tenths: int, after: float) -> Value:
    return Value(tenths, Source.SERIAL, NOW + seconds(after))


def scan(desk: Desk, attempt: UUID, after: float) -> tuple[Desk, tuple[Record, ...]]:
    return desks.scanned(desk, attempt, NOW + seconds(after), needs_reading=True)


def test_a_reading_that_comes_too_late_asks_for_the_one_who_still_stands_there():
    desk, _ = scan(Desk(), SHEN, 0)
    desk, records = desks.measured(desk, reading(364, 70))

    assert records == ()
    assert desk.must_choose
    assert [p.attempt_id for p in desk.choices] == [SHEN]


def test_a_late_reading_is_not_given_to_the_next_scan():
    desk, _ = scan(Desk(), SHEN, 0)
    late = reading(378, 70)
    desk, _ = desks.measured(desk, late)
    desk, records = scan(desk, LU, 73)

    assert records == ()
    assert desk.ownerless == late
    assert [p.attempt_id for p in desk.choices] == [LU, SHEN]


def test_the_officers_tap_gives_the_late_reading_to_its_owner():
    desk, _ = scan(Desk(), SHEN, 0)
    late = reading(364, 70)
    desk, _ = desks.measured(desk, late)
    desk, records = desks.picked(desk, SHEN, NOW + seconds(72))

    assert records == (Record(SHEN, late),)
    assert not desk.must_choose


def test_an_asked_value_is_kept_a_minute_an_early_one_ten_seconds():
    early, _ = desks.measured(Desk(), reading(364, 0))
    assert desks.ticked(early, NOW + seconds(10))[0].ownerless
    assert not desks.ticked(early, NOW + seconds(11))[0].ownerless

    asked, _ = scan(Desk(), SHEN, 0)
    asked, _ = desks.measured(asked, reading(364, 70))
    assert desks.ticked(asked, NOW + seconds(129))[0].ownerless


def test_who_was_scanned_long_ago_is_not_asked_about():
    desk, _ = scan(Desk(), SHEN, 0)
    desk, _ = desks.measured(desk, reading(364, 11 * 60))

    assert not desk.must_choose
    desk, records = scan(desk, LU, 11 * 60 + 3)
    assert [r.attempt_id for r in records] == [LU]


def test_a_value_that_could_not_be_stored_comes_back_with_its_person():
    desk, _ = scan(Desk(), SHEN, 0)
    desk, records = desks.measured(desk, reading(364, 5))
    desk = desks.unrecorded(desk, records[0], NOW + seconds(6))

    assert desk.ownerless == records[0].value
    assert [p.attempt_id for p in desk.choices] == [SHEN]
    assert desks.picked(desk, SHEN, NOW + seconds(7))[1] == records


def test_a_typed_value_carries_the_place_it_was_measured_at():
    desk, _ = scan(Desk(), SHEN, 0)
    for digit in "366":
        desk = desks.typed(desk, digit, NOW + seconds(2), Site.WRIST)
    _, records = desks.record_now(desk)

    assert records[0].value.site is Site.WRIST


def test_somebody_elses_crossing_does_not_take_an_asked_value_away():
    desk, _ = scan(Desk(), SHEN, 0)
    desk, _ = desks.measured(desk, reading(364, 70))
    desk = desks.finished(desk, LU, NOW + seconds(71))

    assert desk.ownerless
    assert [p.attempt_id for p in desk.choices] == [SHEN]


def test_a_value_of_before_a_crossing_belongs_to_nobody_after_it():
    desk, _ = desks.measured(Desk(), reading(364, 0))
    desk = desks.finished(desk, LU, NOW + seconds(1))

    assert desk.ownerless is None
