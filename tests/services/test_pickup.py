"""The pick-up desk: found, compared, handed over, and timed."""

from datetime import timedelta

import pytest

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, PassAction, PassState
from gangting.domain.pickup import PickupEnd, PickupPoint, PointDay, Proxy


def code_of(act) -> str:
    with pytest.raises(KnownError) as raised:
        act()
    return raised.value.code


@pytest.fixture
def printed(post):
    """Print some cards; nobody has come for them yet."""
    people = (
        ("沈青", "3-2-501", Category.RESIDENT, "13812344821", ""),
        ("陆远", "3-2-501", Category.TENANT, "13812340000", ""),
        ("欧阳锦", "5-1-302", Category.RESIDENT, "13912345555", ""),
        ("沈青", "3-2-501", Category.VEHICLE, "", "京A12345"),
    )
    cards = []
    for name, room, category, phone, plate in people:
        card = post.issue(name, room, category, phone, plate=plate, collected=False)
        post.act(card.serial, PassAction.PRINT_DONE)
        post.clock.advance(1)
        cards.append(card)
    return cards


class TestQueue:
    def serials(self, post, text, officer=None):
        lines = post.s.pickup.queue(text, officer or post.leader).lines
        return [line.entry_pass.serial for line in lines]

    def test_who_waits_longest_comes_first(self, post, printed):
        post.issue("未印", "9-1-101", collected=False)
        queue = post.s.pickup.queue("", post.leader)
        assert [line.entry_pass.serial for line in queue.lines] == [c.serial for c in printed]
        assert queue.waiting == 4

    def test_found_by_whatever_they_say(self, post, printed):
        shen, lu, ou, car = (card.serial for card in printed)
        assert self.serials(post, "4821") == [shen, car]
        assert self.serials(post, "3-2-501") == [shen, lu, car]
        assert self.serials(post, "oyj") == [ou]
        assert self.serials(post, "ouyang") == [ou]
        assert self.serials(post, "沈青") == [shen, car]
        assert self.serials(post, "京A12345") == [car]
        assert self.serials(post, printed[2].code) == [ou]
        assert self.serials(post, printed[2].view.entry_pass.short_number) == [ou]
        assert self.serials(post, "没有这人") == []

    def test_a_card_that_does_not_wait_says_so(self, post, printed):
        post.act(printed[0].serial, PassAction.COLLECT)
        assert self.serials(post, "4821") == [printed[3].serial]
        queue = post.s.pickup.queue
        assert code_of(lambda: queue(printed[0].code, post.leader)) == "not_waiting"
        forged = printed[1].code[:-1] + str((int(printed[1].code[-1]) + 1) % 10)
        assert code_of(lambda: queue(forged, post.leader)) == "not_found"

    def test_names_are_masked_in_the_queue_and_whole_on_the_opened_card(self, post, printed):
        for officer in (post.leader, post.volunteer):
            lines = post.s.pickup.queue("", officer).lines
            assert [line.name for line in lines][:3] == ["沈*", "陆*", "欧阳*"]
            assert lines[3].name != "京A12345"
        opened = post.s.pickup.open(printed[0].serial, "1", post.volunteer)
        assert opened.view.holder.name == "沈青"


class TestTurns:
    def test_two_minutes_from_found_to_handed_over(self, post, printed):
        desk, serial = post.s.pickup, printed[0].serial
        turn = desk.open(serial, "1", post.volunteer)
        assert turn.view.holder.name == "沈青"
        post.clock.advance(40)
        assert desk.open(serial, "1", post.volunteer).turn == turn.turn  # the clock runs on
        post.reopened()
        desk = post.s.pickup
        assert desk.running("1").turn == turn.turn
        post.clock.advance(13)

        done, view = desk.hand_over(serial, post.volunteer)

        assert (done.end, done.seconds) == (PickupEnd.HANDED_OVER, 53)
        assert view.entry_pass.state is PassState.ACTIVE
        assert view.entry_pass.changed_by == post.volunteer.id
        assert desk.running("1") is None
        assert code_of(lambda: desk.hand_over(serial, post.volunteer)) == "pickup_not_open"
        assert code_of(lambda: desk.open(serial, "1", post.volunteer)) == "not_waiting"
        assert post.s.pickup.queue("", post.leader).waiting == 3

    def test_a_card_given_to_the_wrong_one_is_taken_back(self, post, printed):
        desk, serial = post.s.pickup, printed[0].serial
        desk.open(serial, "1", post.volunteer)
        post.clock.advance(5)
        desk.hand_over(serial, post.volunteer, Proxy("邻居", "邻居"))
        post.clock.advance(30)

        turn, view = desk.undo(serial, post.volunteer)

        assert (turn.end, turn.seconds) == (PickupEnd.UNDONE, 5)
        assert view.entry_pass.state is PassState.PRINTED
        assert [one.action for one in view.events][-2:] == [
            PassAction.COLLECT,
            PassAction.UNDO_COLLECT,
        ]
        assert desk.today("1") == (PointDay("1", 0, None, 0),)
        assert desk.handed_over(serial) is None
        assert desk.queue("", post.leader).waiting == 4
        assert code_of(lambda: desk.undo(serial, post.volunteer)) == "pickup_undo_expired"
        desk.open(serial, "1", post.volunteer)  # the right one comes
        post.clock.advance(50)
        desk.hand_over(serial, post.volunteer)
        assert desk.today("1") == (PointDay("1", 1, 50, 0),)
        assert post.journal_break() is None

    def test_it_is_taken_back_for_thirty_seconds_and_as_it_was_given(self, post, printed):
        desk, (first, second, third, _) = post.s.pickup, (card.serial for card in printed)

        def undo(serial):
            return code_of(lambda: desk.undo(serial, post.volunteer))

        assert undo(first) == "pickup_undo_expired"  # it was never handed over
        desk.open(first, "1", post.volunteer)
        desk.hand_over(first, post.volunteer)
        post.clock.advance(31)
        assert undo(first) == "pickup_undo_expired"
        desk.open(second, "1", post.volunteer)
        desk.hand_over(second, post.volunteer)
        post.s.passes.act(second, PassAction.SUSPEND, post.leader, "x")
        assert undo(second) == "pickup_undo_expired"
        post.s.passes.act(third, PassAction.COLLECT, post.leader)  # without a turn of the desk
        assert undo(third) == "pickup_undo_expired"
        away = PassAction.UNDO_COLLECT
        assert code_of(lambda: post.s.passes.act(third, away, post.leader)) == "wrong_state"

    def test_somebody_else_may_come_for_it(self, post, printed):
        desk, serial = post.s.pickup, printed[2].serial
        desk.open(serial, "2", post.volunteer)
        for half in (Proxy(""), Proxy("欧阳明")):
            assert code_of(lambda h=half: desk.hand_over(serial, post.volunteer, h)) == (
                "proxy_missing"
            )
        wrong = Proxy("欧阳明", "儿子", "12")
        assert code_of(lambda: desk.hand_over(serial, post.volunteer, wrong)) == (
            "invalid_phone_tail"
        )
        desk.hand_over(serial, post.volunteer, Proxy(" 欧阳明 ", "儿子", "1234"))
        assert desk.handed_over(serial).proxy == Proxy("欧阳明", "儿子", "1234")
        [(detail,)] = post.sql(
            "select count(*) from journal where cast(detail as text) like '%欧%'"
        )
        assert detail == 0

    def test_one_at_a_time_at_a_point(self, post, printed):
        desk = post.s.pickup
        first, second = printed[0].serial, printed[1].serial
        desk.open(first, "1", post.volunteer)
        assert code_of(lambda: desk.open(first, "2", post.volunteer)) == "pickup_elsewhere"
        with pytest.raises(KnownError) as elsewhere:
            desk.open(first, "2", post.volunteer)
        assert elsewhere.value.params == {"point": "1", "name": ""}
        desk.rename_point("1", "活动室", post.leader)
        with pytest.raises(KnownError) as elsewhere:
            desk.open(first, "2", post.volunteer)
        assert elsewhere.value.params == {"point": "1", "name": "活动室"}
        assert code_of(lambda: desk.open(first, "9", post.volunteer)) == "unknown_point"
        post.clock.advance(5)
        desk.open(second, "1", post.volunteer)
        assert desk.today("1") == (PointDay("1", 0, None, 1),)
        assert code_of(lambda: desk.give_up(first, post.volunteer)) == "pickup_not_open"
        assert desk.give_up(second, post.volunteer).end is PickupEnd.GIVEN_UP
        assert post.s.passes.show(second).entry_pass.state is PassState.PRINTED

    def test_a_clock_set_back_counts_as_nothing(self, post, printed):
        post.s.pickup.open(printed[0].serial, "1", post.volunteer)
        post.clock.set(post.clock.now() - timedelta(minutes=5))
        assert post.s.pickup.hand_over(printed[0].serial, post.volunteer)[0].seconds == 0

    def test_an_observer_hands_nothing_over(self, post, printed):
        observer = post.officers["乔远"]
        assert code_of(lambda: post.s.pickup.open(printed[0].serial, "1", observer)) == (
            "not_allowed"
        )
        assert code_of(lambda: post.s.pickup.queue("", observer)) == "not_allowed"


class TestFigures:
    def test_count_and_median_of_each_point_today(self, post, printed):
        desk = post.s.pickup
        for card, point, seconds in zip(printed, "1112", (30, 200, 50, 80), strict=True):
            desk.open(card.serial, point, post.volunteer)
            post.clock.advance(seconds)
            desk.hand_over(card.serial, post.volunteer)
        assert desk.today() == (
            PointDay("1", 3, 50, 0),
            PointDay("2", 1, 80, 0),
            PointDay("3", 0, None, 0),
            PointDay("4", 0, None, 0),
        )
        assert desk.whole_day() == PointDay("", 4, 65, 0)
        post.clock.advance(timedelta(hours=10))  # past midnight
        assert desk.whole_day() == PointDay("", 0, None, 0)


class TestPoints:
    """A leader names, adds, hides; where cards were handed over nothing is ever deleted."""

    def test_four_to_begin_with(self, post):
        assert [use.point.code for use in post.s.pickup.every_point()] == ["1", "2", "3", "4"]
        assert not any(use.used or use.point.hidden for use in post.s.pickup.every_point())

    def test_one_is_added_and_named(self, post, printed):
        desk = post.s.pickup
        assert desk.add_point(" 南门  岗亭 ", post.leader) == PickupPoint("5", "南门 岗亭")
        assert desk.add_point("", post.leader).code == "6"
        assert desk.rename_point("6", "活动室", post.leader).name == "活动室"
        assert desk.rename_point("5", "", post.leader) == PickupPoint("5")
        assert [one.code for one in desk.points()] == list("123456")
        assert desk.open(printed[0].serial, "6", post.volunteer).turn.point == "6"

    def test_a_hidden_one_is_not_worked_at_and_comes_back(self, post, printed):
        desk = post.s.pickup
        desk.open(printed[0].serial, "4", post.volunteer)
        assert code_of(lambda: desk.hide_point("4", post.leader)) == "point_busy"
        desk.hand_over(printed[0].serial, post.volunteer)
        assert desk.hide_point("4", post.leader).hidden
        assert [one.code for one in desk.points()] == ["1", "2", "3"]
        assert [day.point for day in desk.today()] == ["1", "2", "3", "4"], "its day still counts"
        assert code_of(lambda: desk.open(printed[1].serial, "4", post.volunteer)) == "unknown_point"
        assert not desk.hide_point("4", post.leader, hidden=False).hidden
        assert desk.open(printed[1].serial, "4", post.volunteer).turn.point == "4"

    def test_only_one_where_nobody_ever_was_is_removed(self, post, printed):
        desk = post.s.pickup
        desk.open(printed[0].serial, "2", post.volunteer)
        desk.give_up(printed[0].serial, post.volunteer)
        assert [use.used for use in desk.every_point()] == [False, True, False, False]
        assert code_of(lambda: desk.remove_point("2", post.leader)) == "point_used"
        desk.remove_point("4", post.leader)
        assert [one.code for one in desk.points()] == ["1", "2", "3"]
        assert code_of(lambda: desk.remove_point("4", post.leader)) == "unknown_point"

    def test_the_last_one_stays(self, post):
        desk = post.s.pickup
        for code in "234":
            desk.hide_point(code, post.leader)
        assert code_of(lambda: desk.hide_point("1", post.leader)) == "last_point"
        assert code_of(lambda: desk.remove_point("1", post.leader)) == "last_point"

    def test_names_are_told_apart_and_numbers_end(self, post):
        desk = post.s.pickup
        desk.rename_point("1", "活动室", post.leader)
        assert code_of(lambda: desk.rename_point("2", "活动室", post.leader)) == "listed_twice"
        assert code_of(lambda: desk.add_point("长" * 41, post.leader)) == "text_too_long"
        for _ in range(16):
            desk.add_point("", post.leader)
        assert code_of(lambda: desk.add_point("", post.leader)) == "too_many"

    def test_it_is_a_leaders_right_and_noted(self, post):
        desk = post.s.pickup
        for act in (
            lambda: desk.add_point("", post.volunteer),
            lambda: desk.rename_point("1", "x", post.volunteer),
            lambda: desk.hide_point("1", post.volunteer),
            lambda: desk.remove_point("1", post.volunteer),
        ):
            assert code_of(act) == "not_allowed"
        desk.add_point("活动室", post.leader)
        assert post.count("journal", "action = 'pickup.points_changed'") == 1
        assert post.journal_break() is None
