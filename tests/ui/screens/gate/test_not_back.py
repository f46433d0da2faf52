"""Who was to be back by now: listed beside those inside, where the compound has such a rule."""

from gangting.domain.actors import Role
from gangting.domain.quota import QuotaRule
from gangting.domain.temperature import Site
from gangting.ui.screens.gate.list_page import ListKind


def leave(gate, name: str, room: str) -> None:
    """Let somebody out."""
    gate.screen.desk_card.ways.choose("exit")
    gate.screen.desk_card.ways.chosen.emit("exit")
    gate.scan(gate.pass_of(name, room)[1])
    gate.screen.thermometer_value(36.4, Site.FOREHEAD)
    gate.settle()


def open_list(gate) -> None:
    gate.screen.counters.inside.click()
    gate.settle()


def test_it_is_offered_only_where_people_are_asked_to_be_back(gate):
    open_list(gate)
    assert gate.screen.lists.kinds._segments["away"].isHidden()


def test_who_is_late_is_listed_without_a_name(gate):
    services = gate.booth.services
    leader = next(one for one in services.officers.active() if one.role is Role.LEADER)
    services.quota.save(QuotaRule(on=True, outings=3, persons=3, minutes_outside=60), leader)
    leave(gate, "沈青", "3-2-501")
    gate.pass_time(30 * 60)
    leave(gate, "陆一鸣", "5-1-302")
    gate.pass_time(45 * 60)
    open_list(gate)
    page = gate.screen.lists
    assert not page.kinds._segments["away"].isHidden()
    page.kinds.chosen.emit(ListKind.AWAY.value)
    gate.settle()

    assert page.kind is ListKind.AWAY
    cells = [row.cells[1] for row in page.table.rows]
    assert [(cell.text, cell.after) for cell in cells] == [("沈*", "3-2-5**")]
