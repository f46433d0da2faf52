"""What a person does to see every step of an import and every page of the people."""

import importlib.util
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from tests.applicants import HEAD, as_xlsx, good_row

from gangting.domain.actors import Role
from gangting.domain.people import Standing
from gangting.domain.quota import QuotaRule
from gangting.domain.supplies.movements import Worker
from gangting.domain.verdict.facts import Direction
from gangting.services.gate.outcome import Measured, Say
from gangting.services.person_records import PersonEdit
from gangting.ui.jobs import Lane
from gangting.ui.screens.importing.values import Busy, Word
from gangting.ui.screens.people.values import Mode, Tab


def _load(name: str) -> ModuleType:
    """Load a helper beside this file: the tests are no package."""
    file = Path(__file__).with_name(f"{name}.py")
    spec = importlib.util.spec_from_file_location(f"app_{name}_for_people", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def import_file(hand) -> None:
    hand.more.passes.leave_form()
    hand.more.passes.list.bring.click()


def import_step(hand, step: Callable[[], object]) -> None:
    step()
    hand.wait(lambda: not hand.composition.jobs.busy(Lane.LONG), "the list is read")


def import_gone(hand) -> None:
    """A list was begun before a restart, and its file is not there."""
    hand.more.importing.restore(
        {"file": "/gone/居民名单.xlsx", "category": "resident", "roles": "name"}
    )


def import_columns(hand) -> None:
    import_step(hand, lambda: hand.more.importing.desk.open(hand.applicants))


def import_role(hand) -> None:
    hand.more.importing.desk.ask_role(10)


def import_check(hand) -> None:
    hand.more.importing.step_back()
    import_step(hand, hand.more.importing.columns.next.click)


def import_whole(hand) -> None:
    hand.more.importing.show_whole(hand.more.importing.check.rows.table.rows[0].key)


def import_done(hand) -> None:
    import_step(hand, hand.more.importing.check.apply.click)


def import_saved(hand) -> None:
    """The rows to mend are in a file."""
    import_step(hand, lambda: hand.more.importing.desk.save_bad(hand.folder / "待修改.xlsx"))


def import_past(hand) -> None:
    """What was taken in lately stands under the place for the next list."""
    import_step(hand, hand.more.importing.done.again.click)
    hand.settle()


def import_stopped(hand) -> None:
    hand.more.importing.desk._ended(word=Word.NOTHING_WRITTEN)


def import_failed(hand) -> None:
    """A workbook that was cut off."""
    file = hand.folder / "名单.xlsx"
    file.write_bytes(b"PK\x03\x04 cut off")
    import_step(hand, lambda: hand.more.importing.desk.open(file))


def import_changed(hand) -> None:
    import_columns(hand)
    hand.more.importing.desk._change(word=Word.CHANGED)


def import_again(hand) -> None:
    """Nothing is new in a list that was taken in; a long sentence is shown whole."""
    import_step(hand, hand.more.importing.columns.next.click)
    rows = hand.more.importing.check.rows.table.rows
    hand.more.importing.show_whole(max(rows, key=lambda row: len(row.cells[-1].text)).key)


def import_notices(hand) -> None:
    """Somebody of that name and telephone lives elsewhere: pointed out, not refused."""
    known = next(one for one in hand.s.people.find("冯", 40) if one.phone and not one.left)
    file = hand.folder / "再办.xlsx"
    as_xlsx(file, [HEAD, (known.name, known.phone, *good_row(900)[2:])])
    desk = hand.more.importing.desk
    desk.back()
    desk.back()
    import_step(hand, lambda: desk.open(file))
    import_step(hand, desk.check)


def import_busy(hand) -> None:
    desk = hand.more.importing.desk
    desk._change(busy=Busy.WRITING)
    desk.progressed.emit(120, 200)


def import_not_allowed(hand) -> None:
    desk = hand.more.importing.desk
    desk._ended()
    for _ in range(2):
        desk.back()
    hand.sign_in(Role.VOLUNTEER)
    hand.more.importing.on_enter()


def people_volunteer(hand) -> None:
    """Whoever does not issue passes sees masked names, and keys for nothing."""
    hand.show_screen("people")
    people_card(hand)


def people_nobody(hand) -> None:
    hand.sign_in(Role.LEADER)
    hand.show_screen("people")
    hand.more.people.search.set_text("zzzz")


def people_empty(hand) -> None:
    hand.more.people.search.set_text("")
    hand.show_screen("people")


def people_card(hand) -> None:
    hand.more.people.search.set_text("3-2-502")
    hand.settle()
    hand.more.people.desk.choose(hand.more.people.desk.facts.answers[0].ref.id)


def people_names(hand) -> None:
    hand.more.people.reveal.click()


def people_left(hand) -> None:
    people = hand.more.people
    gone = next(one for one in people.desk.facts.answers if not one.left).ref.id
    hand.s.records.leave(gone, people.desk.facts.officer, "搬走")
    people.desk.find_again()
    people.desk.choose(gone)


def people_came_back(hand) -> None:
    hand.more.people.card.come_back.click()


def people_page(mode: Mode) -> Callable[[object], None]:
    def show(hand) -> None:
        hand.more.people.desk.turn_to(mode)

    show.__name__ = f"people_page_{mode.value}"
    return show


def people_both(hand) -> None:
    hand.more.people.desk.choose(hand.s.people.find("康宁")[0].ref.id)


def people_refused(hand) -> None:
    """What is wrong is said over the form."""
    people = hand.more.people
    people.desk.turn_to(Mode.EDIT)
    people.edit.phone.set_text("12")
    people.edit.do.click()


def people_saved(hand) -> None:
    """Somebody restricted, with a number to reach them by, and why."""
    form = hand.more.people.edit
    form.phone.set_text("19900004821")
    form.blocked.setChecked(True)
    form.reason.set_text("街道通知：暂不进入，等核实后再放行")
    form.do.click()


def people_side(tab: Tab) -> Callable[[object], None]:
    def show(hand) -> None:
        hand.more.people.desk.show_tab(tab)

    show.__name__ = f"people_side_{tab.value}"
    return show


def people_outings(hand) -> None:
    """The household went out as often as it may, and has an umbrella of ours."""
    hand.s.quota.save(QuotaRule(on=True, window_days=2, persons=2, outings=2), _leader(hand))
    card = hand.more.people.desk.facts.opened.card
    by = hand.more.people.desk.facts.officer
    card = hand.s.people.card(card.person.id)
    hand.s.records.edit(card.person.id, PersonEdit(blocked=False), by)
    for one in (card.person, *card.others):
        if one.standing is not Standing.OUTSIDER:
            ref = hand.s.people.find(one.name)[0].ref
            hand.s.gate.identify(ref, Say(by, Measured(364), confirm=True), Direction.EXIT)
    station = hand.s.station
    umbrella = next(item for item in station.catalogue.all() if item.code == "umbrella")
    [*_, tag] = station.catalogue.tags(umbrella.id)
    station.lending.lend(tag.number, Worker.OTHER, by, tail="4821")
    hand.more.people.desk.show_tab(Tab.HOME)
    hand.more.people.desk.read_again()


def people_whole_change(hand) -> None:
    people = hand.more.people
    people.desk.show_tab(Tab.CHANGES)
    hand.settle()
    rows = people.card.table.rows
    people.show_all_of_it(max(rows, key=lambda row: len(row.cells[-1].after)).key)


def people_moved(hand) -> None:
    hand.s.quota.save(QuotaRule(), _leader(hand))
    people = hand.more.people
    people.desk.show_tab(Tab.PASSES)
    people.desk.turn_to(Mode.MOVE)
    people.move_form.room.set_text("12-3-1502")
    people.move_form.do.click()


def people_merged(hand) -> None:
    """It can be taken back."""
    people = hand.more.people
    people.desk.turn_to(Mode.MERGE)
    people_both(hand)
    hand.settle()
    people.merge.do.click()


def people_apart(hand) -> None:
    hand.more.people.card.undo.click()


def _leader(hand):
    return next(one for one in hand.s.officers.active() if one.role is Role.LEADER)


SCENES: list[Callable] = [
    import_file,
    import_gone,
    import_columns,
    import_role,
    import_check,
    import_whole,
    import_done,
    import_saved,
    import_past,
    import_stopped,
    import_failed,
    import_changed,
    import_again,
    import_notices,
    import_busy,
    import_not_allowed,
    people_volunteer,
    people_nobody,
    people_empty,
    people_card,
    people_names,
    people_left,
    people_came_back,
    *(people_page(mode) for mode in Mode),
    people_both,
    people_refused,
    people_saved,
    people_outings,
    *(people_side(tab) for tab in Tab if tab is not Tab.HOME),
    people_whole_change,
    people_moved,
    people_merged,
    people_apart,
    *_load("pickup_scenes").SCENES,
]
