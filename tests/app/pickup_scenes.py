"""What a person does to see the rest of the pick-up desk: what is rare, and what can be undone."""

import importlib.util
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from gangting.domain.actors import Role
from gangting.domain.passes import PassAction


_spec = importlib.util.spec_from_file_location(
    "app_pass_scenes_for_pickup", Path(__file__).with_name("pass_scenes.py")
)
assert _spec is not None
assert _spec.loader is not None
_pass = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(_pass)


def wait_for(hand, names: tuple[str, ...]) -> list[int]:
    """Print cards that wait at the desk."""
    serials = _pass.cards(hand, names)
    for serial in serials:
        hand.s.passes.act(serial, PassAction.PRINT_DONE, _pass.leader(hand))
    return serials


def take(hand, serial: int) -> None:
    """Take a card out of the box."""
    hand.more.pickup.desk.open(serial)
    _pass.quiet(hand)


def pickup_volunteer(hand) -> None:
    """Whoever is at the gate hands cards over too; points may have long names."""
    points = hand.s.pickup
    for code, name in (("1", "东门岗亭"), ("2", "物业服务中心"), ("3", "")):
        points.rename_point(code, name, _pass.leader(hand))
    hand.waiting = wait_for(
        hand, ("古丽娜尔·阿卜杜热合曼", "欧阳锦绣", "诸葛长安", "Wolfgang Amadeus")
    )
    hand.sign_in(Role.VOLUNTEER)
    hand.show_screen("passes")
    hand.more.passes.leave_form()
    hand.more.passes.list.hand.click()
    _pass.quiet(hand)


def pickup_digits(hand) -> None:
    hand.more.pickup.page.search.set_text("4821")
    _pass.quiet(hand)


def pickup_next_with_undo(hand) -> None:
    """The last one can still be taken back while the next card is in hand."""
    screen = hand.more.pickup
    take(hand, hand.waiting[0])
    screen.page.turn.give.click()
    _pass.quiet(hand)
    take(hand, hand.waiting[1])


def pickup_undone(hand) -> None:
    screen = hand.more.pickup
    screen.page.turn.undo.click()
    _pass.quiet(hand)


def pickup_late(hand) -> None:
    """The two minutes are over."""
    hand.clock.jump(timedelta(minutes=3))
    hand.more.pickup._show_time()


def pickup_void_meanwhile(hand) -> None:
    """Somebody made the card void while it was compared."""
    hand.s.passes.act(hand.waiting[1], PassAction.VOID, _pass.leader(hand), "重复办证")
    hand.more.pickup.page.turn.give.click()
    _pass.quiet(hand)


def pickup_back_in_the_box(hand) -> None:
    hand.more.pickup.page.search.set_text("")
    take(hand, hand.waiting[2])
    hand.more.pickup.page.turn.back.click()
    _pass.quiet(hand)


def pickup_undone_at_an_empty_desk(hand) -> None:
    screen = hand.more.pickup
    take(hand, hand.waiting[2])
    screen.page.turn.give.click()
    _pass.quiet(hand)
    screen.page.empty.undo.click()
    _pass.quiet(hand)


def pickup_calm_again(hand) -> None:
    """The points are as they were."""
    for code in ("1", "2"):
        hand.s.pickup.rename_point(code, "", _pass.leader(hand))
    hand.sign_in(Role.LEADER)
    hand.more.pickup.on_enter()
    _pass.quiet(hand)


SCENES: list[Callable] = [
    pickup_volunteer,
    pickup_digits,
    pickup_next_with_undo,
    pickup_undone,
    pickup_late,
    pickup_void_meanwhile,
    pickup_back_in_the_box,
    pickup_undone_at_an_empty_desk,
    pickup_calm_again,
]
