"""What a power cut leaves: the half-filled form, the open case, every crossing that was seen."""

import random
from functools import partial

import pytest


pytestmark = pytest.mark.slow

WRITTEN = {"phone": "139 0000 1", "name": "Li"}
PEOPLE = 40
CUTS = 4
LONGEST_S = 1.2


def test_a_form_and_a_case_are_there_again(tools, make_window, practice_folder):
    (card,) = tools.issue(practice_folder, ("沈青", "3-2-501"))
    window = make_window(practice_folder, "--practice")
    window.start()
    window.show(card.code)
    window.desk.write("381")
    (case,) = tools.until(lambda: open_cases(window, card), "the case is open")
    window.desk.chord("Control_L", "5")
    window.desk.write("13900001", "Return")
    window.desk.write("Li")
    window.draft_becomes("visitor", WRITTEN)
    draft = window.books.rows("select * from draft")

    window.kill()
    assert window.start() < 10
    assert window.books.rows("select * from draft") == draft
    assert open_cases(window, card) == [case]
    window.desk.chord("Control_L", "5")
    window.desk.write("2")
    window.draft_becomes("visitor", {**WRITTEN, "phone": "139 0000 12"})

    window.scan(card.code)
    assert open_cases(window, card) == [case]
    assert window.close() == 0
    assert tools.broken_at(practice_folder) is None


def open_cases(window, card):
    return window.books.rows(
        "select * from recheck_case where closed_at is null and holder_id = ?", card.holder
    )


class Line:
    """Forty people who come home one after the other, while the power fails now and then."""

    def __init__(self, window, until):
        self._window, self._until = window, until
        self.seen = {}
        self.starts = []

    def start(self):
        self.starts.append(self._window.start())
        self._must_all_be_there()

    def bring_in(self, card, cut_after_s=None):
        """Bring one in; where the power fails meanwhile, start again and bring the rest in."""
        desk = self._window.desk
        cutter = cut_after_s is not None and self._window.kill_in(cut_after_s)
        try:
            if self._answers(card, partial(desk.scan, card.code), lambda _: True):
                self._answers(card, partial(desk.write, "364", "Return"), lambda a: a["passed"])
        finally:
            if cutter:
                cutter.wait()
        if cutter:
            self._until(lambda: not self._window.alive, "the power failed")
            self.start()
            if not self._passed(card):
                self.bring_in(card)

    def _answers(self, card, act, wanted):
        """Do something, and watch until the books and the screen answer; tell whether they did."""
        before = self._window.desk.look()
        act()

        def look():
            written = False
            for attempt in self._window.books.attempts(card.code):
                self.seen[attempt["id"]] = self.seen.get(attempt["id"]) or attempt["passed"]
                written = written or wanted(attempt)
            return (written and self._window.desk.look() != before) or not self._window.alive

        self._until(look, f"{card} is in the books")
        return self._window.alive

    def _passed(self, card):
        return [a for a in self._window.books.attempts(card.code) if a["passed"]]

    def _must_all_be_there(self):
        rows = self._window.books.rows("select id, passed from attempt")
        there = {row["id"]: row["passed"] for row in rows}
        assert len(there) == len(rows)
        lost = [one for one, passed in self.seen.items() if there.get(one, -1) < passed]
        assert not lost


def test_forty_crossings_and_four_power_cuts(tools, make_window, practice_folder):
    rooms = [("林晓", f"3-2-{floor}0{door}") for floor in range(1, 11) for door in range(1, 5)]
    cards = tools.issue(practice_folder, *rooms)
    chance = random.Random()  # any moment: the books must hold at each
    cuts = {place: chance.uniform(0, LONGEST_S) for place in chance.sample(range(PEOPLE), CUTS)}
    print("the power fails after:", cuts)  # noqa: T201  told where the test fails
    window = make_window(practice_folder, "--practice")
    line = Line(window, tools.until)
    line.start()
    for place, card in enumerate(cards):
        line.bring_in(card, cuts.get(place))

    for card in cards:
        (passage,) = [a for a in window.books.attempts(card.code) if a["passed"]]
        readings = window.books.rows(
            "select tenths from reading where attempt_id = ?", passage["id"]
        )
        assert readings == [{"tenths": 364}]
        inside = "select presence from presence where holder_id = ?"
        assert window.books.value(inside, card.holder) == "inside"
    for table in ("attempt", "reading", "journal"):
        places = window.books.rows(f"select booth, epoch, sequence from {table}")
        assert len({tuple(place.values()) for place in places}) == len(places)
    assert len(line.starts) == 1 + CUTS
    assert min(line.starts) < 10, "a cut costs no repair; how long one start takes is the machine"
    assert window.close() == 0
    assert tools.broken_at(practice_folder) is None
