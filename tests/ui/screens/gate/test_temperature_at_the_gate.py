"""A card and a temperature: zero taps, three digits, and nobody's reading on somebody else."""

from gangting.domain.temperature import Site
from gangting.ui.screens.gate.values import Mood


def test_a_valid_card_asks_for_the_temperature_and_three_digits_let_the_resident_in(gate):
    _, code = gate.pass_of("沈青")

    gate.scan(code)
    assert gate.panel.headline == "请测体温"
    assert gate.panel.name == "沈青"
    assert gate.panel.place == "3号楼 2单元 501"

    gate.type("364")
    assert gate.screen.desk_card.bar.running
    assert gate.screen.desk_card.caption.text().startswith("沈青")
    gate.pass_time(1.6)

    assert gate.panel.headline == "可以通行"
    assert gate.panel.mood is Mood.OK
    assert gate.panel.reading.value == "36.4"
    assert gate.booth.services.book.counters().entries == 1
    assert gate.sounds == ["recorded", "admit"]
    assert gate.said == ["请配合测一下体温", "您好，请进"]


def test_the_thermometers_value_records_itself(gate):
    _, code = gate.pass_of("沈青")
    gate.scan(code)
    gate.screen.thermometer_value(36.45, Site.WRIST)
    gate.settle()

    assert gate.panel.headline == "可以通行"
    assert gate.panel.reading.value == "36.5"
    assert gate.panel.reading.site == "腕温"
