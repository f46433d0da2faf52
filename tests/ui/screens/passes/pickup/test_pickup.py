"""At the counter: found, compared, handed over; the time counts; nobody gets another's card."""

from datetime import timedelta

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QAbstractButton, QApplication

from gangting.ui import sizes


def test_a_scanned_card_is_handed_over_with_one_tap(desk) -> None:
    """The scan begins the turn and its clock; one key ends it; the point counts it."""
    card = desk.printed("沈青", "3-2-501", "13812344821")
    desk.screen.on_enter()
    desk.settle()
    assert desk.scan(desk.passes.code(card))

    assert desk.front() is desk.page.turn
    assert desk.page.turn.name.text() == "沈青"
    assert desk.page.turn.number.text() == card.short_number
    assert "3" in desk.page.turn.place.text()
    desk.clock.advance(timedelta(seconds=68))
    desk.screen.show_facts()
    assert desk.page.turn.clock.text() == "1:08"
    desk.tap(desk.page.turn.give)

    assert desk.taps == 1
    assert desk.state(card) == "active"
    [first, *_] = desk.booth.services.pickup.today()
    assert (first.handed_over, first.median_seconds) == (1, 68)
    assert "沈青" in desk.page.empty.said.text()
    assert "68" in desk.page.empty.said.text()
    assert desk.front() is desk.page.empty


def test_a_card_given_to_the_wrong_one_is_taken_back_with_one_tap(desk) -> None:
    """The key counts down for thirty seconds; the turn counts no more."""
    card = desk.printed("沈青", "3-2-501")
    empty = desk.page.empty
    assert not empty.undo.isVisibleTo(desk.screen)
    desk.scan(desk.passes.code(card))
    desk.tap(desk.page.turn.give)
    assert "30" in empty.undo.text()
    desk.clock.advance(12)
    desk.screen._show_time()
    assert "18" in empty.undo.text()
    desk.tap(empty.undo)
    assert desk.state(card) == "printed"
    assert "沈青" in empty.said.text()
    assert not empty.undo.isVisibleTo(desk.screen)
    assert desk.booth.services.pickup.whole_day().handed_over == 0
    assert len(desk.page.table.rows) == 1

    desk.scan(desk.passes.code(card))
    desk.tap(desk.page.turn.give)
    desk.clock.advance(31)
    desk.screen._show_time()
    assert not empty.undo.isVisibleTo(desk.screen)
    assert empty.hint.isVisibleTo(desk.screen)


def test_a_hand_over_is_taken_back_when_the_next_card_is_in_hand_too(desk) -> None:
    """It is named from whom; the card in hand stays there, and its clock runs on."""
    given = desk.printed("沈青", "3-2-501")
    after = desk.printed("李梅", "3-2-502")
    desk.scan(desk.passes.code(given))
    desk.tap(desk.page.turn.give)
    desk.scan(desk.passes.code(after))
    turn = desk.page.turn
    assert desk.front() is turn
    assert "沈青" in turn.given.text()
    desk.clock.advance(9)
    desk.screen._show_time()
    assert "21" in turn.undo.text()
    assert turn.give.height() >= sizes.main_key()
    desk.tap(turn.undo)

    assert (desk.state(given), desk.state(after)) == ("printed", "printed")
    assert desk.front() is turn
    assert turn.name.text() == "李梅"
    assert turn.clock.text() == "0:09"
    assert "沈青" in turn.said.text()
    assert not turn.last.isVisibleTo(desk.screen)
    desk.tap(turn.give)
    assert (desk.state(given), desk.state(after)) == ("printed", "active")


def test_the_key_to_undo_says_whom_it_means_and_goes_with_its_time(desk) -> None:
    """A search between does not take the name away."""
    given = desk.printed("沈青", "3-2-501")
    after = desk.printed("李梅", "3-2-502")
    desk.scan(desk.passes.code(given))
    desk.tap(desk.page.turn.give)
    desk.write("zz")
    assert "沈青" in desk.page.empty.said.text()
    desk.scan(desk.passes.code(after))
    desk.clock.advance(31)
    desk.screen._show_time()
    assert not desk.page.turn.last.isVisibleTo(desk.screen)
    desk.tap(desk.page.turn.back)
    assert not desk.page.empty.undo.isVisibleTo(desk.screen)


def test_the_note_of_who_came_instead_names_whose_card_it_is(desk) -> None:
    """Two cards may lie on the table."""
    desk.scan(desk.passes.code(desk.printed("沈青", "3-2-501")))
    desk.tap(desk.page.turn.proxy)
    assert "沈青" in desk.page.proxy.title.text()


def test_found_by_the_phones_tail_it_takes_two_taps(desk) -> None:
    """Four digits, the row, the key; Enter takes the only one without a tap."""
    card = desk.printed("沈青", "3-2-501", "13812344821")
    desk.printed("李梅", "3-2-502", "13900001111")
    desk.write("4821")
    assert [row.cells[0].text for row in desk.page.table.rows] == ["沈*"]
    desk.tap_row(0)
    desk.tap(desk.page.turn.give)
    assert desk.taps == 2
    assert desk.state(card) == "active"
    assert desk.page.search.text() == ""
    assert "沈青" in desk.page.empty.said.text(), "the emptied field takes no word back"
    desk.write("1111")
    desk.page.search.submitted.emit("1111")
    desk.settle()
    assert desk.page.turn.name.text() == "李梅"


def test_gloved_fingers_find_it_without_a_keyboard(desk) -> None:
    """The digits beside the queue write into its field; the card in hand takes their place."""
    card = desk.printed("沈青", "3-2-501", "13812344821")
    desk.printed("李梅", "3-2-502", "13900001111")
    keys = {key.text(): key for key in desk.page.empty.keys.findChildren(QAbstractButton)}
    for digit in "4829":
        desk.tap(keys[digit])
    assert desk.page.search.text() == "4829"
    desk.page.empty.keys.erased.emit()
    desk.tap(keys["1"])
    assert [row.cells[0].text for row in desk.page.table.rows] == ["沈*"]
    desk.tap_row(0)
    assert desk.front() is desk.page.turn
    desk.tap(desk.page.turn.give)
    assert desk.state(card) == "active"
    assert desk.front() is desk.page.empty


def test_somebody_else_collects(desk) -> None:
    """Who came and what they are to the holder is kept; half a note is refused with words."""
    card = desk.printed("沈青", "3-2-501")
    desk.scan(desk.passes.code(card))
    desk.tap(desk.page.turn.proxy)
    proxy = desk.page.proxy
    proxy.name.set_text("沈禾")
    desk.tap(proxy.give)
    assert proxy.error.text()
    assert desk.state(card) == "printed"
    proxy.relation.choose("family")
    proxy.tail.set_text("4821")
    desk.tap(proxy.give)

    assert desk.state(card) == "active"
    who = desk.booth.services.pickup.handed_over(card.serial).proxy
    assert (who.name, who.phone_tail) == ("沈禾", "4821")
    assert who.relation


def test_the_wrong_card_goes_back_into_the_box(desk) -> None:
    """Nothing is handed over; it waits still."""
    card = desk.printed("沈青", "3-2-501")
    desk.scan(desk.passes.code(card))
    desk.tap(desk.page.turn.back)
    assert desk.state(card) == "printed"
    assert desk.front() is desk.page.empty
    assert len(desk.page.table.rows) == 1


def test_a_turn_that_ended_elsewhere_holds_nobody_up(desk) -> None:
    """The card was put back by another window: this one says so and looks for the next."""
    for key in (desk.page.turn.give, desk.page.turn.back):
        card = desk.printed("沈青", "3-2-501")
        desk.scan(desk.passes.code(card))
        desk.booth.services.pickup.give_up(card.serial, desk.officer)
        desk.tap(key)

        assert desk.front() is desk.page.empty
        assert desk.state(card) == "printed"
        assert desk.page.note.text()


def test_the_next_scan_is_the_next_turn(desk) -> None:
    """A card that is scanned while another is in hand takes its place; only one is handed over."""
    first, second = desk.printed("沈青", "3-2-501"), desk.printed("李梅", "3-2-502")
    desk.scan(desk.passes.code(first))
    desk.scan(desk.passes.code(second))
    assert desk.page.turn.name.text() == "李梅"
    desk.tap(desk.page.turn.give)
    assert (desk.state(first), desk.state(second)) == ("printed", "active")


def test_a_card_that_does_not_wait_says_why(desk) -> None:
    """Handed over already, or no card of ours: a sentence, and nothing changes."""
    card = desk.printed("沈青", "3-2-501")
    code = desk.passes.code(card)
    desk.scan(code)
    desk.tap(desk.page.turn.give)
    assert desk.scan(code)
    assert desk.page.note.text()
    assert desk.front() is desk.page.empty


def test_other_scans_are_the_gates(desk) -> None:
    """A product is not taken."""
    assert not desk.scan("6901234567892")


def test_the_points_work_side_by_side(desk) -> None:
    """A card that is being handed over at one point is not taken at another."""
    card = desk.printed("沈青", "3-2-501")
    desk.scan(desk.passes.code(card))
    desk.tap(desk.page.points.button("2"))
    assert desk.front() is desk.page.empty
    desk.scan(desk.passes.code(card))
    assert desk.page.note.text()
    assert desk.screen.draft() == {"point": "2"}, "kept over a restart"
    desk.tap(desk.page.points.button("1"))
    assert desk.front() is desk.page.turn, "the turn at that point goes on"
    desk.screen.restore({"point": "2"})
    desk.settle()
    assert desk.page.points.code() == "2"


def test_an_empty_desk_says_how_to_begin(desk) -> None:
    """Nothing waits: words, no blank."""
    assert desk.front() is desk.page.empty
    assert desk.page.empty.hint.text()
    desk.write("nobody")
    assert desk.page.table.rows == ()
    desk.page.head.back.emit()
    assert desk.gone_to == ["passes"]


def test_the_clock_warns_after_two_minutes(desk) -> None:
    """The promise is two minutes; after them the clock is amber."""
    card = desk.printed("沈青", "3-2-501")
    desk.scan(desk.passes.code(card))
    desk.clock.advance(timedelta(seconds=121))
    desk.screen.show_facts()
    assert desk.page.turn.clock.text() == "2:01"
    desk.tap(desk.page.turn.give)
    assert "121" in desk.page.day.text


def test_a_kept_point_holds_whenever_it_comes(desk) -> None:
    """The draft may be read while the first look at the points is still on its way."""
    desk.screen.desk.change(point="", points=())
    desk.screen.desk.refresh()
    desk.screen.restore({"point": "3"})
    desk.settle()
    assert desk.screen.desk.facts.point == "3"
    assert desk.page.points.code() == "3"


def test_points_with_long_names_are_all_in_sight_on_a_small_screen(desk) -> None:
    """They stand under the queue where the head has no room, and stay there all day."""
    pickup, leader = desk.booth.services.pickup, desk.officer
    page = desk.page
    desk.screen.resize(948, 628)
    QApplication.processEvents()
    assert page.points.parentWidget() is page.head
    for code, name in (("1", "东门岗亭"), ("2", "物业服务中心"), ("3", "地下车库入口")):
        pickup.rename_point(code, name, leader)
    desk.screen.on_enter()
    desk.settle()
    QApplication.processEvents()
    assert page.points.parentWidget() is not page.head
    keys = [page.points.button(code) for code in ("1", "2", "3", "4")]
    spots = [key.rect().translated(key.mapTo(page, QPoint())) for key in keys]
    assert all(page.rect().contains(spot) for spot in spots)
    assert len({(spot.x(), spot.y()) for spot in spots}) == 4
    assert not page.at.isVisibleTo(desk.screen)
    for code in ("1", "2", "3"):
        pickup.rename_point(code, "", leader)
    desk.screen.on_enter()
    desk.settle()
    assert page.points.parentWidget() is page.head
    assert page.at.isVisibleTo(desk.screen)
