"""忘带证, found cards, children: the person is identified, the card is judged."""

from gangting.domain.passes import Category, HolderKind, HolderRef
from gangting.domain.temperature import Site
from gangting.domain.verdict.facts import Identified
from gangting.ui.language import CHINESE, ENGLISH
from gangting.ui.screens.gate.compare_page import ComparePage
from gangting.ui.screens.gate.idle_page import IdlePage
from gangting.ui.screens.gate.values import Action, Mood
from gangting.ui.screens.gate.verdict_page import VerdictPage


def find(gate, text: str) -> list[str]:
    """Type into the search field, and give who was found."""
    gate.screen.idle.search.set_text(text)
    gate.screen.finder.ask()
    gate.settle()
    return [row.cells[0].text for row in gate.screen.idle.results.rows]


def choose(gate, place: int = 0) -> None:
    """Press a row of the people who were found."""
    key = gate.screen.idle.results.rows[place].key
    gate.screen.idle.results.pressed.emit(key, 0)
    gate.settle()


def newest(gate):
    return gate.booth.services.book.recent()[0]


def room_of_the_first(gate):
    return gate.screen.idle.results.rows[0].cells[1].text


def test_typing_finds_people_by_pinyin_phone_tail_and_room_masked(gate):
    gate.pass_of("沈青", phone="13812344821")
    gate.pass_of("陆一鸣", "5-1-302", phone="13912345678")

    assert find(gate, "sq") == ["沈*"]
    assert find(gate, "5678") == ["陆**"]
    assert find(gate, "3-2-501") == ["沈*"]
    assert room_of_the_first(gate) == "3-2-5**"
    assert find(gate, "zz") == []
    assert gate.screen.idle.results._empty.text() == "没有找到，请换个方式再试"


def test_nobody_is_said_in_the_language_in_force(gate, language, qtbot):
    assert find(gate, "zz") == []
    language.switch(ENGLISH)
    qtbot.wait(1)
    assert gate.screen.idle.results._empty.text() == "Nobody was found: try another way"
    language.switch(CHINESE)
    qtbot.wait(1)
    assert gate.screen.idle.results._empty.text() == "没有找到，请换个方式再试"


def test_who_may_see_names_sees_them_whole(gate):
    gate.on_duty[0] = gate.people["leader"]
    gate.pass_of("沈青", phone="13812344821")

    assert find(gate, "sq") == ["沈青"]
    assert room_of_the_first(gate) == "3-2-501"


def test_keys_are_answered_once_the_fingers_rest(gate, qtbot):
    gate.pass_of("沈青")
    search = gate.screen.idle.search
    for text in ("s", "sq"):
        search.set_text(text)
    assert not gate.jobs.run_next()
    qtbot.waitUntil(gate.jobs.run_next)
    gate.settle()

    assert [row.cells[0].text for row in gate.screen.idle.results.rows] == ["沈*"]


def test_an_answer_to_an_older_search_is_not_shown(gate):
    gate.pass_of("沈青")
    gate.screen.idle.search.set_text("sq")
    gate.screen.finder.ask()
    gate.screen.idle.search.set_text("zz")
    gate.settle()

    assert gate.screen.idle.results.rows == ()


def test_a_resident_without_a_card_is_compared_measured_and_let_in(gate):
    gate.pass_of("沈青", phone="13812344821")
    gate.screen.idle.tiles["forgotten"].click()
    find(gate, "sq")
    choose(gate)

    assert gate.screen.shows(ComparePage)
    identity = gate.screen.compare.identity
    assert identity.name.text() == "沈青"
    assert identity.place.text() == "3号楼 2单元 501"
    assert gate.booth.services.book.recent() == ()

    gate.screen.compare.yes.click()
    gate.settle()
    assert gate.panel.headline == "请再核对"
    assert [f.reason for f in gate.panel.findings] == ["还没有测体温", "没有带证"]
    gate.type("365")
    gate.pass_time(1.6)

    assert gate.panel.headline == "可以通行"
    assert newest(gate).attempt.identified is Identified.GUARD
    assert newest(gate).attempt.passed


def test_a_found_card_is_refused_and_does_not_move_the_resident(gate):
    _, code = gate.lost_card("欧阳建国", "2-1-1402")
    gate.scan(code)

    assert gate.panel.mood is Mood.STOP
    assert gate.panel.headline == "请勿放行"
    assert gate.panel.findings[0].reason == "这张证今天挂失了"
    assert "发证处" in gate.panel.findings[0].step
    assert [f.reason for f in gate.panel.findings] == ["这张证今天挂失了"]
    assert gate.sounds == ["refuse"]
    assert gate.said == ["请稍等"]
    assert newest(gate).attempt.holder is None


def test_the_owner_of_a_refused_card_is_identified_by_a_linked_attempt(gate):
    _, code = gate.lost_card("欧阳建国", "2-1-1402")
    gate.scan(code)
    refused = gate.panel.attempt_id
    gate.press(Action.IDENTIFY)
    assert gate.screen.shows(IdlePage)
    assert gate.screen.idle.finding
    find(gate, "oyjg")
    choose(gate)
    gate.screen.compare.yes.click()
    gate.settle()
    gate.screen.thermometer_value(36.5, Site.FOREHEAD)
    gate.settle()

    attempt = newest(gate).attempt
    assert attempt.linked_id == refused
    assert attempt.passed
    assert gate.panel.headline == "可以通行"


def test_a_search_after_that_is_linked_to_nothing(gate):
    _, code = gate.lost_card("欧阳建国", "2-1-1402")
    gate.scan(code)
    gate.press(Action.IDENTIFY)
    _, other = gate.pass_of("沈青")
    gate.scan(other)
    gate.screen.idle.tiles["forgotten"].click()
    find(gate, "oyjg")
    choose(gate)
    gate.screen.compare.yes.click()
    gate.settle()

    assert newest(gate).attempt.linked_id is None


def test_going_back_from_the_search_shows_the_refusal_again(gate):
    _, code = gate.lost_card("欧阳建国", "2-1-1402")
    gate.scan(code)
    gate.press(Action.IDENTIFY)
    gate.screen.idle.left_finding.emit()

    assert gate.screen.shows(VerdictPage)
    assert gate.panel.headline == "请勿放行"


def test_children_are_counted_on_the_crossing(gate):
    gate.pass_of("沈青")
    find(gate, "sq")
    choose(gate)
    gate.screen.compare.more.click()
    gate.screen.compare.more.click()
    gate.screen.compare.fewer.click()
    gate.screen.compare.yes.click()
    gate.settle()
    assert gate.panel.children == 1

    gate.press(Action.CHILD)
    gate.press(Action.CHILD)
    gate.press(Action.CHILD_LESS)
    assert gate.panel.children == 2
    gate.type("365")
    gate.pass_time(1.6)
    assert gate.booth.services.book.counters().entries == 3


def test_a_child_alone_crosses_on_the_household(gate):
    made, _ = gate.pass_of("沈青")
    find(gate, "sq")
    choose(gate)
    gate.screen.compare.alone.click()
    gate.settle()

    attempt = newest(gate).attempt
    people = gate.booth.services.people
    person = people.person(made.holder.id)
    assert attempt.holder == HolderRef(HolderKind.HOUSEHOLD, person.household_id)
    assert attempt.children == 1
    assert "孩子没有大人陪着" in [f.reason for f in gate.panel.findings]
    gate.type("365")
    gate.pass_time(1.6)
    assert gate.panel.has(Action.CONFIRM)


def test_nine_digits_are_a_scan_without_a_key(gate):
    made, _ = gate.pass_of("沈青")
    for digit in made.short_number.replace(" ", ""):
        gate.screen.idle.short.insert(digit)
    gate.settle()

    assert gate.panel.name == "沈青"
    assert "只输了短号，没有扫码" in [f.reason for f in gate.panel.findings]
    assert gate.screen.idle.short.text() == ""


def test_a_mistyped_short_number_is_kept_and_explained(gate):
    made, _ = gate.pass_of("沈青")
    digits = made.short_number.replace(" ", "")
    wrong = digits[:-1] + str((int(digits[-1]) + 1) % 10)
    for digit in wrong:
        gate.screen.idle.short.insert(digit)
    gate.settle()

    assert gate.screen.shows(IdlePage)
    assert gate.screen.idle.short.error == "短号不对，请再看一遍证上的 9 位数字"
    assert gate.screen.idle.short.text().replace(" ", "") == wrong
    assert gate.booth.services.book.recent() == ()


def test_the_keypad_writes_into_the_field_that_has_the_focus(gate, shown, qtbot):
    shown()
    field = gate.screen.idle.short
    gate.type("36")
    assert gate.screen.desk_card.display.text == "36.-"
    field.line.setFocus()
    qtbot.waitUntil(field.line.hasFocus)
    gate.screen.desk_card.keypad.typed.emit("4")
    assert field.text() == "4"
    gate.screen.desk_card.keypad.erased.emit()
    assert field.text() == ""
    qtbot.waitUntil(lambda: gate.screen.desk_card.caption.text() == "数字键正在写入输入框")


def test_a_card_that_is_no_pass_says_what_it_is(gate):
    gate.scan("6901234567892")
    assert gate.panel.findings[0].reason == "这是商品条码，不是出入证"
    assert gate.panel.findings[0].step == "请换出入证再扫，或输入证上的 9 位短号"
    gate.pass_time(4)
    gate.scan("hello")
    assert gate.panel.findings[0].reason == "这是别的文字，不是出入证"


def test_a_vehicle_needs_no_temperature(gate):
    _, code = gate.pass_of("", "3-2-501", Category.VEHICLE, plate="京A12345")
    gate.scan(code)

    assert gate.panel.headline == "可以通行"
    assert gate.panel.name == "京A·12345"
