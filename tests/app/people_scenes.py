"""What a person does to see every step of an import and every page of the people."""

from collections.abc import Callable

from gangting.ui.jobs import Lane
from gangting.ui.screens.people.values import Mode


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


def people_empty(hand) -> None:
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

    show.__name__ = f"people_{mode.value}"
    return show


def people_both(hand) -> None:
    hand.more.people.desk.choose(hand.s.people.find("康宁")[0].ref.id)


SCENES: list[Callable] = [
    import_file,
    import_gone,
    import_columns,
    import_role,
    import_check,
    import_whole,
    import_done,
    people_empty,
    people_card,
    people_names,
    people_left,
    people_came_back,
    *(people_page(mode) for mode in Mode),
    people_both,
]
