"""The first start of a fresh folder as practice."""


def test_a_fresh_folder_opens_as_practice_with_somebody_on_duty(make_hand, fresh_folder):
    hand = make_hand(fresh_folder, practice=True).open()

    officers = hand.s.officers.active()
    assert not hand.window.locked
    assert hand.composition.officer() == officers[0]
    assert hand.composition.opened.booth.practice
    assert hand.idle
    assert len(hand.s.people.find("沈青")) == 1


def test_the_practice_line_shows_every_pin_and_they_are_right(practice):
    note = practice.window._practice._note if hasattr(practice.window._practice, "_note") else None
    shown = practice.composition.opened.pins
    assert {name for name, _ in shown} == {o.name for o in practice.s.officers.active()}
    assert note is not None


def test_a_scan_is_answered(practice):
    code = practice.issue()
    practice.scan(code)
    assert practice.last().raw == code
    assert practice.panel.name == "沈青"
