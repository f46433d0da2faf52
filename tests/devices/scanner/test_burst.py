"""The burst of a scanner against the human hand, without any window."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gangting.devices.scanner.burst import (
    Answer,
    BurstDetector,
    Fate,
    KeyKind,
    KeyPress,
    Released,
    Scanned,
)


ENTER, TAB, SHIFT, CONTROL, LEFT = 28, 15, 42, 29, 105


def key(time_ms, text, **more):
    return KeyPress(time_ms, ord(text) + 1000, KeyKind.CHARACTER, text, **more)


def suffix(time_ms, code=ENTER):
    return KeyPress(time_ms, code, KeyKind.SUFFIX)


def type_keys(detector, text, gap, start=0):
    """Press and let go of every key; return the answers to the presses."""
    answers = []
    for i, character in enumerate(text):
        pressed = key(start + i * gap, character)
        answers.append(detector.press(pressed))
        detector.release(pressed.code)
    return answers


@pytest.mark.parametrize("end", [ENTER, TAB])
@pytest.mark.parametrize("gap", [0, 1, 20, 50])
def test_a_burst_that_ends_with_a_suffix_is_a_scan(gap, end):
    detector = BurstDetector()

    assert type_keys(detector, "36.5", gap) == [Answer(Fate.HOLD)] * 4
    assert detector.press(suffix(3 * gap + 5, end)) == Answer(Fate.SWALLOW, Scanned("36.5"))
    assert detector.release(end) is Fate.SWALLOW
    assert not detector.holding


def test_five_keys_and_a_pause_are_a_scan():
    detector = BurstDetector()
    type_keys(detector, "12345", 10)

    assert detector.pause() == Scanned("12345")
    assert detector.pause() is None


def test_four_keys_and_a_pause_are_a_hand():
    detector = BurstDetector()
    type_keys(detector, "1234", 10)

    assert detector.pause() == Released()


def test_three_keys_and_enter_are_a_hand_and_the_enter_comes_after_them():
    detector = BurstDetector()
    type_keys(detector, "123", 10)

    assert detector.press(suffix(25)) == Answer(Fate.PASS, Released())


def test_keys_of_a_hand_are_let_go_one_by_one():
    answers = type_keys(BurstDetector(), "123456", 60)

    assert answers == [Answer(Fate.HOLD)] + [Answer(Fate.HOLD, Released())] * 5


def test_enter_after_a_pause_is_no_suffix():
    detector = BurstDetector()
    type_keys(detector, "1234", 10)

    assert detector.press(suffix(81)) == Answer(Fate.PASS, Released())


def test_a_scan_without_suffix_ends_at_the_next_key_too():
    detector = BurstDetector()
    type_keys(detector, "123456", 1)

    assert detector.press(key(400, "7")) == Answer(Fate.HOLD, Scanned("123456"))
    assert detector.pause() == Released()


@pytest.mark.parametrize(("late", "fate"), [(150, Fate.SWALLOW), (151, Fate.PASS)])
def test_a_late_suffix_still_belongs_to_the_scan(late, fate):
    detector = BurstDetector()
    type_keys(detector, "123456", 1)
    detector.pause()

    assert detector.press(suffix(5 + late)) == Answer(fate)


def test_a_late_suffix_is_wanted_before_the_pause_was_noticed():
    detector = BurstDetector()
    type_keys(detector, "12345", 1)

    assert detector.wants(suffix(4 + 150))
    assert not detector.wants(suffix(4 + 151))
    assert detector.press(suffix(4 + 150)) == Answer(Fate.SWALLOW, Scanned("12345"))


def test_line_feed_after_carriage_return_is_swallowed():
    detector = BurstDetector()
    type_keys(detector, "1234567", 1)
    detector.press(suffix(8))
    detector.release(ENTER)

    assert detector.press(suffix(12)) == Answer(Fate.SWALLOW)


def test_shift_inside_a_burst_is_held_and_not_counted():
    detector = BurstDetector()
    for time in (0, 4, 8):
        assert detector.press(KeyPress(time, SHIFT, KeyKind.SHIFT)).fate is Fate.HOLD
        assert detector.press(key(time + 1, "A")).fate is Fate.HOLD
        assert detector.release(1000 + ord("A")) is Fate.HOLD
        assert detector.release(SHIFT) is Fate.HOLD

    assert detector.press(suffix(10)) == Answer(Fate.PASS, Released())


def test_a_lone_shift_waits_for_the_pause():
    detector = BurstDetector()

    assert detector.press(KeyPress(0, SHIFT, KeyKind.SHIFT)) == Answer(Fate.HOLD)
    assert detector.pause() == Released()
    assert detector.release(SHIFT) is Fate.PASS


def test_shortcuts_pass_and_let_go_of_what_was_held():
    detector = BurstDetector()

    assert detector.press(KeyPress(0, CONTROL, KeyKind.MODIFIER)) == Answer(Fate.PASS)
    assert detector.press(key(5, "v", command=True)) == Answer(Fate.PASS)
    type_keys(detector, "12", 10, start=20)
    assert detector.press(KeyPress(40, CONTROL, KeyKind.MODIFIER)) == Answer(Fate.HOLD)
    assert detector.press(key(45, "a", command=True)) == Answer(Fate.PASS, Released())


def test_a_control_character_in_the_middle_of_a_scan_is_part_of_it():
    detector = BurstDetector()
    type_keys(detector, "01069", 1)
    detector.press(KeyPress(6, CONTROL, KeyKind.MODIFIER))

    assert detector.press(key(7, "\x1d", command=True)) == Answer(Fate.HOLD)
    detector.release(CONTROL)
    type_keys(detector, "10", 1, start=8)
    assert detector.press(suffix(10)) == Answer(Fate.SWALLOW, Scanned("01069\x1d10"))


def test_control_m_ends_a_scan_as_enter_does():
    detector = BurstDetector()
    type_keys(detector, "1234", 1)

    assert detector.press(key(6, "\r", command=True)) == Answer(Fate.SWALLOW, Scanned("1234"))


def test_other_keys_pass_after_what_was_held():
    detector = BurstDetector()
    type_keys(detector, "12", 10)

    assert detector.press(KeyPress(20, LEFT, KeyKind.OTHER)) == Answer(Fate.PASS, Released())
    assert detector.release(LEFT) is Fate.PASS


def test_a_foreign_suffix_key_is_swallowed_with_the_scan():
    detector = BurstDetector()
    type_keys(detector, "12345", 1)

    assert detector.press(KeyPress(8, LEFT, KeyKind.OTHER)) == Answer(
        Fate.SWALLOW, Scanned("12345")
    )
    assert detector.release(LEFT) is Fate.SWALLOW


def test_a_key_that_repeats_itself_is_a_hand():
    detector = BurstDetector()
    detector.press(key(0, "5"))
    detector.pause()

    repeats = [detector.press(key(t, "5", auto_repeat=True)) for t in range(500, 800, 30)]
    assert set(repeats) == {Answer(Fate.PASS)}
    assert detector.release(1000 + ord("5")) is Fate.PASS


def test_keys_of_a_scan_that_come_up_late_are_swallowed():
    detector = BurstDetector()
    for time, digit in enumerate("12345"):
        detector.press(key(time, digit))

    assert detector.pause() == Scanned("12345")
    assert detector.press(key(60, "3", auto_repeat=True)).fate is Fate.SWALLOW
    assert [detector.release(1000 + ord(d)) for d in "12345"] == [Fate.SWALLOW] * 5
    assert detector.release(1000 + ord("5")) is Fate.PASS


def test_something_held_beside_the_keys_is_not_counted():
    detector = BurstDetector()
    detector.hold_extra(0)
    type_keys(detector, "1234", 1, start=5)

    assert detector.pause() == Released()


def test_a_clock_set_back_ends_the_burst():
    detector = BurstDetector()
    type_keys(detector, "1234567", 1, start=100_000)

    assert detector.press(key(5, "8")) == Answer(Fate.HOLD, Scanned("1234567"))


PRESSES = st.lists(
    st.tuples(
        st.integers(0, 120),
        st.one_of(
            st.sampled_from("0123456789ABC. ").map(lambda c: (KeyKind.CHARACTER, c)),
            st.sampled_from([(k, "") for k in KeyKind if k is not KeyKind.CHARACTER]),
        ),
    ),
    max_size=60,
)


def keys_of(presses):
    time, keys = 0, []
    for i, (gap, (kind, text)) in enumerate(presses):
        time += gap
        keys.append(KeyPress(time, i, kind, text))
    return keys


@settings(max_examples=500)
@given(PRESSES)
def test_every_key_arrives_once_and_in_order_or_is_part_of_a_scan(presses):
    """What passes keeps its order; what is missing was swallowed with a scan of its text."""
    detector, held, arrived, scans = BurstDetector(), [], [], []

    def settle(outcome):
        match outcome:
            case Released():
                arrived.extend(held)
            case Scanned(text):
                scans.append((text, list(held)))
            case None:
                return
        held.clear()

    keys = keys_of(presses)
    for pressed in keys:
        wanted = detector.wants(pressed)
        answer = detector.press(pressed)
        settle(answer.before)
        assert wanted == (answer.fate is not Fate.PASS)
        if answer.fate is Fate.HOLD:
            held.append(pressed)
        elif answer.fate is Fate.PASS:
            assert not held
            arrived.append(pressed)
    settle(detector.pause())

    assert not held
    assert [k.code for k in arrived] == sorted(k.code for k in arrived)
    for text, burst in scans:
        characters = [k for k in burst if k.kind is KeyKind.CHARACTER]
        assert "".join(k.text for k in characters) == text
        assert len(characters) >= 4
        gaps = [b.time_ms - a.time_ms for a, b in pairwise(burst)]
        assert max(gaps) <= 50
    missing = set(keys) - set(arrived) - {k for _, burst in scans for k in burst}
    assert all(k.kind in {KeyKind.SUFFIX, KeyKind.OTHER} for k in missing)
    assert len(missing) == 0 or scans


@given(st.text("0123456789", min_size=1, max_size=40), st.integers(51, 2000))
def test_no_digit_of_a_hand_is_ever_taken(text, gap):
    detector = BurstDetector()
    answers = type_keys(detector, text, gap)
    end = detector.press(suffix(len(text) * gap))

    assert all(a.fate is Fate.HOLD for a in answers)
    assert [a.before for a in answers[1:]] == [Released()] * (len(text) - 1)
    assert end == Answer(Fate.PASS, Released())
