"""The wedge filter under a real X server: keys of the server's keyboard, no simulated events."""

import pytest


CODE = "05986312647070341096492321563115614655210922138434586"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def opened(desk, display):
    with desk.form(display) as form:
        yield form


@pytest.fixture
def form(opened):
    opened.ask("reset")
    opened.until(lambda s: s["active"] and s["focus"] == "field", "active", "settle")
    return opened


@pytest.mark.parametrize("end", ["Return", "Tab", None])
@pytest.mark.parametrize("gap_ms", [0, 1, 4, 15])
def test_a_scan_never_reaches_the_field(desk, form, typist, gap_ms, end):
    desk.type_steadily(form, typist, CODE, gap_ms, end)
    form.until(lambda s: s["scans"], "scanned")

    state = form.settle()
    assert state["scans"] == [CODE]
    assert (state["text"], state["presses"], state["focus"]) == ("", 0, "field")


def test_digits_of_a_hand_arrive_complete_and_in_order(form, typist):
    typist.type("13800138000", 60)

    state = form.until(lambda s: s["text"] == "13800138000", "typed")
    assert state["scans"] == []


def test_a_quick_roll_of_fingers_arrives_in_order(form, typist):
    for name in ("wang", "hua", "li"):
        typist.type(name, 30)
        form.settle()

    form.until(lambda s: s["text"] == "wanghuali", "typed")


def test_upper_case_of_a_hand_survives_an_early_shift_release(form, typist):
    """Shift is up again before the held letter is handed back."""
    typist.move("Shift_L", down=True, after_ms=100)
    typist.move("a", down=True, after_ms=100)
    typist.move("Shift_L", down=False, after_ms=10)
    typist.move("a", down=False, after_ms=100)
    typist.type("b", 70)

    form.until(lambda s: s["text"] == "Ab", "typed")


def test_letters_and_marks_are_read_by_their_keys(form, typist):
    typist.type("PASS-ab!/9", 0, "Return")

    state = form.until(lambda s: s["scans"], "scanned")
    assert state["scans"] == ["PASS-ab!/9"]
    assert form.settle()["text"] == ""


def test_no_button_is_pressed_by_a_scan(form, typist):
    form.ask("button")
    typist.type("482 719 368", 0, "Return")
    form.until(lambda s: s["scans"], "scanned")
    assert form.settle()["clicks"] == 0

    typist.type(" ", 60)
    form.until(lambda s: s["clicks"] == 1, "pressed by a hand")


def test_a_scan_while_a_dialog_is_open_leaves_it_open(form, typist):
    form.ask("dialog")
    assert form.settle()["dialog"]
    typist.type(CODE, 0, "Return")
    form.until(lambda s: s["scans"] == [CODE], "scanned")
    assert form.settle()["dialog"]

    typist.tap("Return", 200)
    typist.sync()
    form.until(lambda s: not s["dialog"], "closed by a hand")


def test_a_scan_while_a_menu_is_open_chooses_nothing(form, typist):
    form.ask("menu")
    assert form.settle()["menu"]
    typist.type(CODE, 0, "Return")
    form.until(lambda s: s["scans"] == [CODE], "scanned")

    state = form.settle()
    assert state["menu"]
    assert state["chosen"] == 0
    typist.type("7", 60)
    form.until(lambda s: s["chosen"] == 1, "chosen by a hand")


def test_a_key_held_down_repeats(form, typist):
    typist.move("5", down=True, after_ms=60)
    typist.move("5", down=False, after_ms=1500)
    typist.sync()

    state = form.settle()
    assert state["scans"] == []
    assert len(state["text"]) > 5
    assert set(state["text"]) == {"5"}


def test_locks_of_the_keyboard_count_for_a_hand(form, typist):
    """What is handed back keeps the locks that were on."""
    for lock, key, with_lock in (("Caps_Lock", "a", "A"), ("Num_Lock", "KP_5", "5")):
        form.ask("reset")
        typist.tap(lock, 100)
        typist.tap(key, 200)
        typist.sync()
        state = form.until(lambda s, text=with_lock: s["text"] == text, "typed")
        typist.tap(lock, 100)
        typist.sync()
        assert state["scans"] == []


def test_shortcuts_work_in_the_middle_of_typing(form, typist):
    typist.type("12", 20)
    typist.move("Control_L", down=True, after_ms=5)
    typist.tap("k", 5)
    typist.move("Control_L", down=False)
    typist.type("34", 80)
    typist.tap("F5", 5)
    typist.sync()

    state = form.until(lambda s: (s["text"], s["shortcuts"]) == ("1234", 2), "typed")
    assert state["scans"] == []


def test_keys_keep_their_order_around_those_that_are_never_held(form, typist):
    for text in ("12", "45"):
        typist.type(text, 20)
        typist.tap("Left", 5)
        typist.tap("Left", 5)
    typist.type("0", 20)

    form.until(lambda s: s["text"] == "045" + "12", "typed")


def test_two_scans_at_once_are_two(form, typist):
    typist.type(CODE, 0, "Return")
    typist.type("6901234567892", 0, "Return")

    state = form.until(lambda s: len(s["scans"]) == 2, "scanned twice")
    assert state["scans"] == [CODE, "6901234567892"]
    assert form.settle()["text"] == ""


def test_a_busy_window_takes_no_hand_for_a_scan_and_loses_no_scan(form, typist):
    """What waited in the queue is told apart by the server's own time stamps."""
    form.order("stall")
    typist.type("1234567", 70)
    form.answer()
    state = form.until(lambda s: s["text"] == "1234567", "typed")
    assert state["scans"] == []

    form.order("stall")
    typist.move("Control_L", down=True, after_ms=440)  # so the scan begins just before its end
    typist.move("Control_L", down=False)
    typist.type(CODE, 1, "Return")
    form.answer()
    form.until(lambda s: s["scans"] == [CODE], "scanned")
    assert form.settle()["text"] == "1234567"


def test_without_the_filter_the_code_would_leak(desk):
    """So that the tests above prove something."""
    with desk.x_server() as other, desk.form(other, "--without-filter") as form:
        bare_typist = desk.Typist(other)
        bare_typist.type(CODE, 0)
        state = form.settle()
        bare_typist.close()

    assert (state["text"], state["scans"]) == (CODE, [])
