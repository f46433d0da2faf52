"""The first start of a fresh folder as practice."""

import re


def test_a_fresh_folder_opens_as_practice_with_somebody_on_duty(make_hand, fresh_folder):
    hand = make_hand(fresh_folder, practice=True).open()

    officers = hand.s.officers.active()
    assert not hand.window.locked
    assert hand.composition.officer() == officers[0]
    assert hand.composition.opened.booth.practice
    assert hand.idle
    assert len(hand.s.people.find("沈青")) == 1


def test_the_practice_line_shows_every_pin_and_they_are_right(practice):
    line = practice.window._practice
    practice.wait(lambda: practice.composition.officer().name in line.sentence(), "the PINs")

    for officer in practice.s.officers.active():
        pin = re.search(rf"{officer.name} (\d+)", line.sentence())[1]
        assert practice.s.officers.sign_in(officer.id, pin) == officer


def test_a_scan_is_answered(practice):
    code = practice.issue()
    practice.scan(code)
    assert practice.last().raw == code
    assert practice.panel.name == "沈青"


def test_the_locked_screen_says_practice_and_every_pin_too(practice):
    practice.composition.session.lock()
    practice.wait(lambda: practice.window.locked, "locked")
    line = practice.composition.lock.practice

    assert line.isVisible()
    names = [officer.name for officer in practice.s.officers.active()]
    practice.wait(lambda: all(name in line.sentence() for name in names), "the PINs")
    assert line.sentence() == practice.window._practice.sentence()
