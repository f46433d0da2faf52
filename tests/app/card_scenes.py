"""What a person does to see both sides of cards, their back, their seal and the pick-up points."""

import importlib.util
from collections.abc import Callable
from pathlib import Path

from PIL import Image, ImageDraw

from gangting.domain.actors import Role
from gangting.ui.jobs import Lane
from gangting.ui.screens.passes.values import Act
from gangting.ui.screens.settings.state import Section


_spec = importlib.util.spec_from_file_location(
    "app_pass_scenes_for_cards", Path(__file__).with_name("pass_scenes.py")
)
assert _spec is not None
assert _spec.loader is not None
_pass = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_pass)


def quiet(hand) -> None:
    for lane in (Lane.STORE, Lane.LONG, Lane.STORE):
        hand.wait(lambda lane=lane: not hand.composition.jobs.busy(lane), f"{lane} is quiet")


def cards_to_print(hand) -> None:
    """Both sides, turned by hand: the sides' keys and what they mean are seen."""
    hand.sign_in(Role.LEADER)
    _pass.cards(hand, ("诸葛锦绣", "沈安宁"))
    hand.show_screen("passes")
    hand.more.passes.leave_form()
    hand.more.passes.list.batch.click()
    screen = hand.more.batches
    screen.pages.setCurrentWidget(screen.choose)
    quiet(hand)
    screen.desk.change(printers=("Office-LaserJet-Pro",), printer="Office-LaserJet-Pro")
    screen.choose.papers.button("sheet8").click()
    screen.choose.sides.button("both").click()
    quiet(hand)
    hand.wait(lambda: len(screen.choose.picture.images) == 2, "both sides are drawn")


def cards_to_turn(hand) -> None:
    """A stack of fronts waits to be turned over."""
    screen = hand.more.batches
    batches, officer = hand.s.batches, _pass.leader(hand)
    serials = screen.desk.facts.chosen
    view = batches.begin(serials, "sheet8", officer, both_sides=True)
    view = batches.sent(view.batch.id, batches.next(view.batch.id, 1), officer)
    numbers = tuple(card.number for card in view.unsure)
    screen.desk.change(view=view, running=view.batch.id, turning=numbers)
    screen.pages.setCurrentWidget(screen.run)


def cards_unsure(hand) -> None:
    screen = hand.more.batches
    view = screen.desk.facts.view
    view = hand.s.batches.halt(view.batch.id, "paused", _pass.leader(hand))
    screen.desk.change(view=view, running=None, turning=())
    quiet(hand)


def card_both_sides(hand) -> None:
    """One card, front and back."""
    hand.show_screen("passes")
    hand.more.passes.leave_form()
    hand.more.passes.list.search.set_text("fkk")  # only the one whose card is printed
    hand.more.passes.choose(hand.known_serial)
    quiet(hand)
    hand.more.passes.printer.prepare()
    quiet(hand)
    desk = hand.more.passes.desk
    hand.more.passes.printer._choose(printers=("Office-LaserJet-Pro",), printer="Office", back=True)
    desk.draw()
    quiet(hand)


def card_to_turn(hand) -> None:
    desk, serial = hand.more.passes.desk, hand.known_serial
    desk.change(asking=(serial,), turning=(serial,))


def card_done(hand) -> None:
    hand.more.passes.desk.change(asking=(), turning=())
    hand.more.passes._act(Act.MORE)


def part(code: str) -> Callable:
    def scene(hand) -> None:
        hand.show_screen("settings")
        hand.more.settings._open(Section.CARDS)
        hand.more.settings._cards.open(code)
        quiet(hand)
        hand.more.settings._cards.draw()
        quiet(hand)

    scene.__name__ = f"cards_{code}"
    return scene


def cards_wrong(hand) -> None:
    """Days that are no number."""
    hand.more.settings._cards.open("notice")
    form = hand.more.settings._cards.notice
    form.days.setText("soon")
    form.save.click()
    quiet(hand)


def cards_bad_seal(hand) -> None:
    hand.more.settings._cards.open("seal")
    hand.more.settings._cards.seal.take(hand.folder / "settings.json")
    quiet(hand)


def cards_sealed(hand) -> None:
    picture = Image.new("RGB", (500, 400), "white")
    ImageDraw.Draw(picture).ellipse((100, 50, 400, 350), outline=(200, 20, 30), width=20)
    picture.save(hand.folder / "scan.png")
    hand.more.settings._cards.seal.take(hand.folder / "scan.png")
    quiet(hand)
    quiet(hand)


def cards_point(hand) -> None:
    page = hand.more.settings._cards
    page.open("points")
    page.points.table.pressed.emit("2", 0)
    page.points.hide_it.click()
    quiet(hand)
    page.points.table.pressed.emit("3", 0)


SCENES: list[Callable] = [
    cards_to_print,
    cards_to_turn,
    cards_unsure,
    card_both_sides,
    card_to_turn,
    card_done,
    *(part(code) for code in ("rules", "notice", "seal", "points")),
    cards_wrong,
    cards_bad_seal,
    cards_sealed,
    cards_point,
]
