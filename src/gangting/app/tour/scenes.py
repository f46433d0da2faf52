"""The scenes of the tour; every one ends with a look into the books, not at the screen."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from gangting.app.tour.shift_scenes import count_the_shelf, give_supplies, hand_over_the_shift
from gangting.app.tour.stage import Stage, must
from gangting.devices.image_reader import read_codes
from gangting.domain.actors import Role
from gangting.domain.crossings import Attempt
from gangting.domain.passes import Category, PassAction, PassState
from gangting.domain.recheck import CaseDecision
from gangting.domain.verdict.facts import Decision, Direction, Presence, Reason
from gangting.domain.visits import VisitReason
from gangting.services.pass_values import PassView
from gangting.ui.screens.gate.values import Action
from gangting.ui.screens.passes.values import Act
from gangting.ui.screens.visitor.form import Answer


NAME, ROOM, PHONE = "苏晓禾", "3-2-502", "19900008264"
GUEST, GUEST_PHONE, GUEST_ROOM = "陆一鸣", "19900001357", "3-2-501"
NEIGHBOUR = "沈青"


@dataclass
class Story:
    """What one scene leaves for the next."""

    serial: int = 0
    code: str = ""
    visit_slip: str = ""


Scene = Callable[[Stage, Story], None]


def welcome(stage: Stage, story: Story) -> None:
    """Wait for a pass; the invented community is in the books."""
    must(len(stage.services.officers.active()) == 4, "four practice officers")
    must(bool(stage.services.people.find(NEIGHBOUR)), "the people of the handbook")
    must(story.serial == 0, "nothing has happened yet")


def issue_a_pass(stage: Stage, story: Story) -> None:
    """Fill in the form and issue a pass."""
    stage.sign_in(Role.LEADER)
    screen = stage.more.passes
    stage.show(screen.name)
    stage.press(screen.list.new)
    form = screen.new.form
    stage.press(form.categories.button(Category.RESIDENT.value))
    stage.write(form.name.line, NAME)
    stage.write(form.room.line, ROOM)
    stage.write(form.phone.line, PHONE)
    stage.press(screen.new.issue)
    stage.wait(lambda: _holder_name(stage) == NAME, "the new pass is in the books")
    issued = _newest(stage).entry_pass
    must(issued.state is PassState.APPLIED, "it waits to be printed")
    story.serial = issued.serial


def print_the_card(stage: Stage, story: Story) -> None:
    """Save the card as PDF and hand it over to its holder."""
    screen = stage.more.passes
    services = stage.services
    screen.choose(story.serial)
    stage.press_act(Act.SAVE_PDF)
    stage.wait(stage.card_file.is_file, "the card is printed")
    screen.choose(story.serial)
    for act, state in ((Act.PRINTED, PassState.PRINTED), (Act.COLLECT, PassState.ACTIVE)):
        stage.press_act(act)
        stage.wait(partial(_is_in, stage, story.serial, state), f"the pass is {state.value}")
    codes = read_codes(stage.card_file)
    must(len(codes) == 1, "one code on the printed card")
    must(codes[0] == services.passes.code(services.passes.show(story.serial).entry_pass), "ours")
    story.code = codes[0]


def scan_the_card(stage: Stage, story: Story) -> None:
    """Type the code of the printed file as a scanner does, in the middle of a form."""
    stage.sign_in(Role.VOLUNTEER)
    stage.show(stage.more.visitor.name)
    stage.write(stage.more.visitor.name_field.line, "王")
    stage.scan(story.code)
    stage.wait(lambda: _last(stage).raw == story.code, "the scan is an attempt in the books")
    must(not _last(stage).passed, "nobody passes without a temperature")
    must(_last(stage).reasons == (Reason.TEMPERATURE_MISSING,), "only the temperature is missing")
    must(stage.more.visitor.name_field.text() == "王", "no digit leaked into the form")


def take_the_temperature(stage: Stage, story: Story) -> None:
    """Let three digits on the keypad record the entry by themselves."""
    stage.digits("364")
    stage.wait(lambda: _last(stage).passed, "the entry is recorded when the bar has run out")
    attempt = _last(stage)
    must(attempt.tenths == 364 and attempt.decision is Decision.ADMIT, "36.4 and may pass")
    must(_presence(stage, attempt) is Presence.INSIDE, "the holder is inside")
    must(attempt.raw == story.code, "it is the same card")


def stop_a_fever(stage: Stage, _story: Story) -> None:
    """Refuse 37.5 ℃ and open a recheck."""
    code = _card_of(stage, NEIGHBOUR)
    stage.choose_way(1)
    stage.scan(code)
    stage.wait(lambda: _last(stage).raw == code, "the neighbour's scan")
    stage.digits("375")
    stage.wait(lambda: bool(stage.services.rechecks.open()), "a recheck case is open")
    must(not _last(stage).passed, "nobody with a fever passes")
    must(Reason.TEMPERATURE_HIGH in _last(stage).reasons, "because of the temperature")


def recheck(stage: Stage, _story: Story) -> None:
    """Measure 36.6 ℃ after the rest: let in, and the case is closed."""
    case = stage.services.rechecks.open()[0].case
    keys = stage.window.gate.verdict.keys
    stage.press(keys.button(Action.MEASURE))
    stage.digits("366")
    stage.wait(
        lambda: len(stage.services.rechecks.find(case.id).case.readings) == 2,
        "the second reading is in the books",
    )
    stage.press(keys.button(Action.DECIDE, CaseDecision.ADMIT))
    stage.wait(lambda: not stage.services.rechecks.find(case.id).case.open, "the case is closed")
    must(_last(stage).passed, "and the neighbour is in")


def register_a_visitor(stage: Stage, story: Story) -> None:
    """Register a visitor, measure, and give a slip."""
    screen = stage.more.visitor
    stage.show(screen.name)
    stage.write(screen.phone.line, GUEST_PHONE)
    stage.write(screen.name_field.line, GUEST)
    stage.write(screen.address.line, GUEST_ROOM)
    stage.press(screen.reasons.button(VisitReason.VISIT.value))
    stage.press(screen.answers.key(Answer.NONE))
    stage.agree()
    stage.press(screen.slip)
    stage.picture("08-visitor-form")
    stage.press(screen.register)
    stage.wait(lambda: _last(stage).visit_id is not None, "the visit is in the books")
    stage.digits("365")
    stage.wait(lambda: any(i.visit.name == GUEST for i in stage.services.visits.inside()), "inside")
    stage.wait(lambda: _holder_name(stage) == GUEST, "the temporary pass")
    slip = _newest(stage).entry_pass
    must(slip.category is Category.VISITOR and slip.state is PassState.ACTIVE, "active at once")
    story.visit_slip = stage.services.passes.code(slip)


def the_visitor_leaves(stage: Stage, story: Story) -> None:
    """Scan the slip at the exit and take it back."""
    stage.choose_way(0)
    stage.scan(story.visit_slip)
    stage.wait(lambda: _last(stage).raw == story.visit_slip, "the slip is scanned")
    must(_last(stage).direction is Direction.EXIT, "a visitor inside goes out")
    stage.press(stage.window.gate.verdict.keys.button(Action.CONFIRM))
    stage.wait(lambda: _last(stage).passed, "the exit is recorded")
    must(_newest(stage).entry_pass.state is PassState.RETURNED, "the slip is returned")
    must(not any(i.visit.name == GUEST for i in stage.services.visits.inside()), "and gone")


def refuse_a_lost_card(stage: Stage, story: Story) -> None:
    """Report the card lost; a stranger who found it is not let in."""
    stage.sign_in(Role.LEADER)
    stage.services.passes.act(story.serial, PassAction.REPORT_LOST, stage.officer, "")
    stage.choose_way(1)
    stage.scan(story.code)
    stage.wait(lambda: Reason.LOST in _last(stage).reasons, "the refusal is in the books")
    attempt = _last(stage)
    must(not attempt.passed and attempt.decision is Decision.REFUSE, "not with this card")
    must(attempt.holder is None, "and it is nobody's crossing")


def lock_the_screen(stage: Stage, story: Story) -> None:
    """Show a grey verdict while locked; the scan waits for an officer."""
    stage.window.session.lock()
    stage.scan(_card_of(stage, NEIGHBOUR))
    stage.wait(lambda: bool(stage.services.book.deferred()), "the scan waits in the books")
    must(stage.services.book.deferred()[0].attempt.officer_id is None, "without an officer")
    must(story.serial > 0, "at the end of the story")


SCENES: tuple[Scene, ...] = (
    welcome,
    issue_a_pass,
    print_the_card,
    scan_the_card,
    take_the_temperature,
    stop_a_fever,
    recheck,
    register_a_visitor,
    the_visitor_leaves,
    refuse_a_lost_card,
    give_supplies,
    count_the_shelf,
    hand_over_the_shift,
    lock_the_screen,
)


def _last(stage: Stage) -> Attempt:
    return stage.services.book.recent(1)[0].attempt


def _newest(stage: Stage) -> PassView:
    return stage.services.passes.page(limit=1)[0]


def _is_in(stage: Stage, serial: int, state: PassState) -> bool:
    return stage.services.passes.show(serial).entry_pass.state is state


def _holder_name(stage: Stage) -> str:
    holder = _newest(stage).holder
    return holder.name if holder else ""


def _presence(stage: Stage, attempt: Attempt) -> Presence:
    assert attempt.holder is not None
    with stage.services.database.read() as work:
        where = work.crossings.known_holder(attempt.holder).whereabouts
    return where.presence if where else Presence.UNKNOWN


def _card_of(stage: Stage, name: str) -> str:
    found = stage.services.people.find(name)[0]
    active = next(
        p for p in stage.services.people.passes_of(found.ref) if p.state is PassState.ACTIVE
    )
    return stage.services.passes.code(active)
