"""The wedge filter against a real Chinese input method: ibus with libpinyin."""

import pytest


CODE = "05986312647070341096492321563115614655210922138434586"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def opened(desk, display, pinyin):
    with desk.form(display, **pinyin.environment) as form:
        yield form


@pytest.fixture
def form(opened, typist):
    """Return the form, empty, with nothing composed and the input method in Chinese mode."""
    opened.ask("reset")
    opened.until(lambda s: s["active"] and s["focus"] == "field", "active", "settle")
    return opened


def choose(typist, key):
    typist.tap(key, 120)
    typist.sync()


def composed(form, typist, letters):
    """Type letters; return the state once the input method has shown a guess for each."""
    wanted = form.ask()["compositions"] + len(letters)
    typist.type(letters, 90)
    return form.until(lambda s: s["compositions"] >= wanted, "composed")


def scan(form, typist, end="Return"):
    typist.type(CODE, 0, end)
    form.until(lambda s: s["scans"] == [CODE], "scanned")
    return form.settle()


def test_the_input_method_is_really_there(form, typist):
    assert composed(form, typist, "zhang")["text"] == ""

    choose(typist, "space")
    state = form.until(lambda s: s["text"], "chosen")
    assert not state["text"].isascii()
    assert state["scans"] == []


@pytest.mark.parametrize("gap_ms", [0, 2, 15])
def test_a_scan_with_nothing_composed(desk, form, typist, gap_ms):
    desk.type_steadily(form, typist, CODE, gap_ms, "Return")
    form.until(lambda s: s["scans"] == [CODE], "scanned")
    state = form.settle()

    assert (state["text"], state["preedit"], state["presses"]) == ("", "", 0)


@pytest.mark.parametrize("end", ["Return", "Tab", None])
def test_a_scan_in_the_middle_of_a_composition_leaves_it_as_it_was(form, typist, end):
    before = composed(form, typist, "zhang")
    state = scan(form, typist, end=end)
    assert (state["text"], state["preedit"]) == ("", before["preedit"])

    choose(typist, "2")
    state = form.until(lambda s: s["text"], "chosen")
    assert len(state["text"]) == 1
    assert not state["text"].isascii()


def test_a_scan_in_full_width_mode(form, typist):
    switch_width(typist)
    try:
        typist.type("12", 90)
        form.until(lambda s: s["text"] == "１２", "wide")

        state = scan(form, typist)
        assert state["text"] == "１２"
    finally:
        switch_width(typist)


def switch_width(typist):
    typist.move("Control_L", down=True, after_ms=100)
    typist.tap("j", 20)
    typist.move("Control_L", down=False)
    typist.sync()


def test_the_shifts_of_a_scan_do_not_switch_the_language(form, typist):
    typist.type("PASS-ABC", 0, "Return")
    form.until(lambda s: s["scans"] == ["PASS-ABC"], "scanned")
    composed(form, typist, "ni")

    choose(typist, "space")
    form.until(lambda s: not s["text"].isascii(), "chosen")


def test_a_lone_shift_of_a_hand_still_switches_the_language(form, typist):
    choose(typist, "Shift_L")
    typist.type("abc", 90)
    form.until(lambda s: s["text"] == "abc", "English")

    choose(typist, "Shift_L")
    composed(form, typist, "ni")
    choose(typist, "Escape")


def test_digits_of_a_hand_arrive_complete_and_in_order(form, typist):
    typist.type("13800138000", 60)

    state = form.until(lambda s: s["text"] == "13800138000", "typed")
    assert state["scans"] == []


def test_without_the_filter_the_code_would_choose_and_leak(desk, display, pinyin, opened, typist):
    """So that the tests above prove something."""
    with desk.form(display, "--without-filter", **pinyin.environment) as bare:
        composed(bare, typist, "zhang")
        typist.type(CODE, 0)
        # The first digit chose a word; the others fell through, some in another order.
        state = bare.until(lambda s: sum(map(str.isdigit, s["text"])) > 40, "leaked")

    assert not state["text"].isascii()
