"""An expected vehicle without a plate goes by its name on the panel and in the lists."""

from gangting.domain.temperature import Site
from gangting.services.visit_forms import VehicleForm
from gangting.ui.screens.gate.list_page import ListKind


def test_the_vegetable_truck_is_called_by_its_name(gate):
    form = VehicleForm("", expected="蔬菜直通车", trunk_checked=True)
    visits = gate.booth.services.visits
    gate.screen.show_outcome(visits.register_vehicle(form, gate.people["volunteer"]))
    gate.settle()
    assert gate.panel.name == "蔬菜直通车"
    assert gate.panel.chip.text == "外来车辆"
    gate.screen.thermometer_value(36.5, Site.FOREHEAD)
    gate.settle()
    assert gate.panel.returns

    gate.screen.refresh()
    gate.settle()
    [line] = gate.screen.books.book.recent
    assert line.company == "蔬菜直通车"
    gate.screen.list_hand.open(ListKind.INSIDE)
    gate.settle()
    [row] = gate.screen.lists.table.rows
    assert "蔬菜直通车" in [cell.text for cell in row.cells]
