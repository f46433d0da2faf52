"""The next scan always wins: over a form, a Chinese word half composed, a dialog, the lock."""

import pytest


pytestmark = pytest.mark.slow

PHONE = "13900001234"
WRITTEN = {"phone": "139 0000 1234"}
LEADER_PIN = "2468"


@pytest.fixture
def card(tools, real_folder):
    (card,) = tools.issue(real_folder, ("沈青", "3-2-501"))
    return card


@pytest.fixture
def sign_in(make_window, real_folder, card):
    """Return a starter of a real booth's window, which lets the leader sign in."""

    def signed_in(**environment):
        window = make_window(real_folder, **environment)
        window.start()
        window.sign_in(LEADER_PIN)
        return window

    return signed_in


def begin_a_visitor(window):
    """Write a phone into the visitor's form."""
    window.desk.chord("Control_L", "5")
    window.desk.write(PHONE)
    window.draft_becomes("visitor", WRITTEN)


def must_be_one_attempt(window, card, **wanted):
    (attempt,) = window.books.attempts(card.code)
    assert {name: attempt[name] for name in wanted} == wanted
    assert attempt["holder_id"] == card.holder
    assert window.books.count("visit") == 0


def must_go_on(window, places, name):
    """Write one letter more into the name: nothing else may have come into the form."""
    window.desk.chord("Control_L", "5")
    window.desk.press(places["name"])
    window.desk.tap("End")
    window.desk.write("m")
    return window.draft_becomes("visitor", {**WRITTEN, "name": name + "m"})


def test_over_a_form(sign_in, places, card):
    window = sign_in()
    begin_a_visitor(window)
    window.desk.press(places["name"])
    window.desk.write("Li")
    window.draft_becomes("visitor", {**WRITTEN, "name": "Li"})

    window.scan(card.code)
    must_be_one_attempt(window, card, passed=0, deferred=0)
    must_go_on(window, places, "Li")
    must_be_one_attempt(window, card, passed=0)


def test_over_a_word_half_composed(sign_in, places, card, pinyin):
    window = sign_in(**pinyin.environment)
    begin_a_visitor(window)
    window.desk.press(places["name"])
    window.desk.write("zhang")

    window.scan(card.code)
    must_be_one_attempt(window, card, passed=0, deferred=0)
    window.desk.chord("Control_L", "5")
    window.desk.press(places["name"])
    window.desk.write("li", "space")
    draft = window.until_draft("visitor", lambda kept: "name" in kept)
    name = draft["name"]
    assert draft == {**WRITTEN, "name": name}
    assert (len(name), name.isascii()) == (
        1,
        False,
    )  # what "li" chose; nothing of "zhang", no digit
    must_be_one_attempt(window, card, passed=0)


def test_over_a_leader_dialog(tools, sign_in, places, card):
    window = sign_in()
    begin_a_visitor(window)
    window.desk.tap("F11")
    title = tools.until(window.in_front_of_it, "a leader is asked for")
    assert title == "需要值班长"

    window.scan(card.code)
    must_be_one_attempt(window, card, passed=0, deferred=0)
    tools.until(lambda: not window.in_front_of_it(), "the dialog made way")
    assert window.books.value("select max(wrong_pins) from officer") == 0
    must_go_on(window, places, "")


def test_over_the_choice_of_a_picture(tools, sign_in, places, card):
    window = sign_in()
    begin_a_visitor(window)
    window.desk.chord("Control_L", "1")
    window.desk.press(places["image"])
    tools.until(window.in_front_of_it, "a picture is asked for")

    window.scan(card.code)
    must_be_one_attempt(window, card, passed=0, deferred=0)
    tools.until(lambda: not window.in_front_of_it(), "the dialog made way")
    must_go_on(window, places, "")


def test_while_locked(tools, sign_in, places, card):
    window = sign_in()
    begin_a_visitor(window)
    shown = window.desk.look()
    window.desk.press(places["lock"])
    tools.until(lambda: window.desk.look() != shown, "locked")
    signed = "select count(*) from journal where action = 'officer.signed_in'"
    before = window.books.value(signed)

    window.scan(card.code)
    must_be_one_attempt(window, card, passed=0, deferred=1, officer_id=None)
    assert window.books.value("select max(wrong_pins) from officer") == 0
    assert window.books.value(signed) == before
    window.sign_in(LEADER_PIN)
    must_go_on(window, places, "")
    must_be_one_attempt(window, card, passed=0, deferred=1)
