"""The scenes of the warm station and of the end of a shift."""

from PySide6.QtWidgets import QAbstractButton

from gangting.app.tour.stage import NotSeenError, Stage, must
from gangting.domain.handover import HandoverState
from gangting.domain.stocktake import DifferenceReason, LineState
from gangting.domain.supplies.movements import MovementKind, Worker
from gangting.services.station.values import ItemView
from gangting.ui.screens.handover.pin_pad import PinPad
from gangting.ui.screens.station.values import CardAct


MASK, MISSING = "mask", 2


def give_supplies(stage: Stage, _story: object) -> None:
    """Give a rider a mask with two touches."""
    screen = stage.more.station
    stage.show(screen.name)
    before = _item(stage, MASK)
    stage.press(screen.shelf.workers.button(Worker.RIDER.value))
    stage.wait(lambda: screen.shelf.grid.card(before.item.id) is not None, "the card of masks")
    card = screen.shelf.grid.card(before.item.id)
    assert card is not None
    stage.press(card.key(CardAct.GIVE))
    stage.wait(lambda: _item(stage, MASK).on_hand == before.on_hand - 1, "one mask less")
    last = stage.services.station.ledger.lines(before.item.id, limit=1)[0].booked.movement
    must(last.kind is MovementKind.GIVE and last.worker is Worker.RIDER, "given to a rider")


def count_the_shelf(stage: Stage, _story: object) -> None:
    """Count everything without seeing the book; two masks are missing, nobody wrote them down."""
    screen = stage.more.handover
    stage.show(screen.name)
    stage.press(screen.summary.full)
    stage.wait(lambda: bool(screen.board.desk.facts.lines), "the lines to count")
    keys = screen.board.pad.keys
    for _line in screen.board.desk.facts.lines:
        facts = screen.board.desk.facts
        line = facts.line(facts.current)
        assert line is not None
        must(line.book is None, "the book is not shown before the line is counted")
        missing = MISSING if line.item.code == MASK else 0
        done = facts.done
        stage.type_on(keys, str(_item(stage, line.item.code).on_hand - missing))
        stage.wait(
            lambda done=done: screen.board.desk.facts.done > done,  # type: ignore[misc]
            "the line is counted",
        )
    stage.press(screen.board.pad.reason.keys[DifferenceReason.UNRECORDED.value])
    running = stage.services.handovers.current()
    assert running is not None
    assert running.count is not None
    states = {line.item.code: line.state for line in running.count.lines}
    must(states.pop(MASK) is LineState.DIFFERENT, "two masks are missing, and it is said why")
    must(set(states.values()) == {LineState.VERIFIED}, "the rest is as the book says")


def hand_over_the_shift(stage: Stage, _story: object) -> None:
    """Note what is open, find the equipment, and sign: the sheet is on paper."""
    screen = stage.more.handover
    stage.press_main(screen.board.pad.keys)
    running = stage.services.handovers.current()
    assert running is not None
    for items in running.groups:
        if items.lines:
            card = screen.open.card(items.group)
            assert card is not None
            stage.press(card.note)
    stage.press(screen.equipment.complete)
    outgoing, incoming = _both(stage)
    stage.type_on(screen.sign.pin.keypad, stage.pin_of(outgoing))
    _choose(stage, screen.sign.pin, incoming)
    stage.type_on(screen.sign.pin.keypad, stage.pin_of(incoming))
    stage.wait(lambda: bool(stage.services.handovers.sheets()), "the sheet is in the books")
    sheet = stage.services.handovers.sheets()[0]
    header = sheet.content["header"]
    must(sheet.state is HandoverState.ACCEPTED, "both have signed")
    must((header["outgoing"], header["incoming"]) == (outgoing, incoming), "by name")
    line = next(line for line in sheet.content["stock"] if line["code"] == MASK)
    must(line["difference"] == -MISSING, "the difference is on the sheet")
    must(_item(stage, MASK).on_hand == line["actual"], "and the shelf is as it was counted")
    stage.press(screen.sides.sheets.saves["a4"])
    stage.wait(stage.sheet_file.is_file, "the sheet is printed")
    duty = stage.services.duty.current()
    must(duty is not None and duty.responsible == incoming, "the next shift has begun")


def _choose(stage: Stage, pad: PinPad, name: str) -> None:
    """Choose who signs."""

    def keys() -> list[QAbstractButton]:
        every = pad.who.findChildren(QAbstractButton)
        return [key for key in every if key.text() == name and key.isVisible()]

    stage.wait(lambda: bool(keys()), "the name can be chosen")
    stage.press(keys()[0])


def _both(stage: Stage) -> tuple[str, str]:
    """Return who hands over, and who takes over."""
    duty = stage.services.duty.current()
    if duty is None:
        raise NotSeenError("somebody is on duty")
    others = [o.name for o in stage.services.officers.active() if o.name != duty.responsible]
    return duty.responsible, others[0]


def _item(stage: Stage, code: str) -> ItemView:
    return next(
        view for view in stage.services.station.shelf.shelf().items if view.item.code == code
    )
