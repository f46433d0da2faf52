"""The catalogue: a leader changes it, everybody may look."""

import pytest

from gangting.domain.actors import Role
from gangting.domain.errors import KnownError
from gangting.domain.supplies.catalogue import Caution, Content, ItemCategory, ItemKind
from gangting.domain.supplies.movements import Worker
from gangting.ui import icons
from gangting.ui.screens.station.pages.catalogue import CataloguePage
from gangting.ui.screens.station.pages.catalogue_form import (
    ICONS,
    ItemForm,
    Part,
    form_of,
    item_of,
)


GTIN = "6901234567892"


@pytest.fixture
def page(desk, show) -> CataloguePage:
    return show(CataloguePage(desk.context))


@pytest.fixture
def hold(page, desk):
    """Take an item in hand."""

    def take(item):
        page.table.pressed.emit(str(item.id), 0)
        desk.settle()

    return take


def stored(desk, code):
    return next(item for item in desk.services.station.catalogue.all() if item.code == code)


def names(page):
    return [item.name for item in page.items]


def test_every_icon_that_is_offered_exists(theme_of):
    assert len(ICONS) == len(set(ICONS)) == 40
    for name in ICONS:
        assert icons.glyph(name)


def test_a_form_is_the_item_it_came_from(items):
    for item in items.values():
        assert item_of(form_of(item), item, item.id, item.place) == item


def test_what_a_kind_does_not_have_is_left_out(items):
    form = form_of(items["hand_sanitizer"])
    lent = ItemForm(
        **{f: getattr(form, f) for f in form.__slots__ if f != "kind"}, kind=ItemKind.LENT.value
    )
    item = item_of(lent, None, items["mask"].id, 9)
    assert item.life_days is None
    assert item.place == 9


@pytest.mark.parametrize("text", ["", "x", "-1", "1.5", "²"])
def test_a_limit_that_is_no_number(text, items):
    with pytest.raises(KnownError, match="invalid_limits"):
        item_of(ItemForm("a", unit="b", bottom=text), None, items["mask"].id, 1)


def test_a_leader_renames_and_sorts(page, desk, items, hold, press):
    hold(items["mask"])
    page.names.name.set_text("医用口罩")
    page.names.unit.set_text("只")
    page.open(Part.SORT)
    press(page.sort.categories.button("medical"))
    press(page.caution.cautions.button("medicine"))
    page.open(Part.ICON)
    press(page.icon.key("bandage"))
    press(page.save)
    item = stored(desk, "mask")
    assert (item.name, item.unit, item.icon) == ("医用口罩", "只", "bandage")
    assert (item.category, item.caution) == (ItemCategory.MEDICAL, Caution.MEDICINE)
    assert page.said.text() == "已保存"
    assert "医用口罩" in names(page)


def test_an_icon_of_the_seed_stays_where_none_is_pressed(page, desk, items, hold, press):
    hold(items["cooling_balm"])
    press(page.save)
    assert stored(desk, "cooling_balm").icon == items["cooling_balm"].icon


def test_the_kind_is_fixed_once_something_moved(page, desk, items, hold, take_in):
    hold(items["mask"])
    page.open(Part.SORT)
    assert page.sort.kinds.isEnabled()
    take_in("mask", 5)
    hold(items["mask"])
    assert not page.sort.kinds.isEnabled()


def test_limits_are_typed_with_keys_and_refused_at_their_field(page, desk, items, hold, press):
    hold(items["mask"])
    page.open(Part.LIMITS)
    page.limits.target.set_text("")
    page.limits.target.focused.emit()
    page.limits.keys.typed.emit("9")
    press(page.save)
    assert page.limits.target.error
    page.limits.keys.typed.emit("9")
    page.limits.keys.typed.emit("9")
    press(page.save)
    assert stored(desk, "mask").target == 999


def test_a_limit_refused_from_another_page_opens_its_page(page, items, hold, press):
    hold(items["mask"])
    page.limits.target.set_text("1")
    press(page.save)
    assert page.limits.isVisible()
    assert page.limits.target.error


def test_what_a_kind_has_is_asked(page, items, hold):
    hold(items["umbrella"])
    page.open(Part.LIMITS)
    assert page.limits.loan.isVisible()
    assert not page.limits.life.isVisible()
    hold(items["hand_sanitizer"])
    assert page.limits.life.isVisible()
    assert not page.limits.loan.isVisible()


def test_a_kits_contents_are_edited(page, desk, items, hold, press):
    hold(items["first_aid_kit"])
    page.open(Part.CONTENTS)
    page.contents.field.set_text("体温计")
    page.contents.count.set_value(2)
    press(page.contents.add)
    page.contents.table.pressed.emit("镊子", 0)
    assert page.contents.field.text() == "镊子"
    press(page.contents.remove)
    page.contents.table.pressed.emit("纱布", 0)
    page.contents.count.set_value(9)
    press(page.contents.add)
    press(page.save)
    contents = stored(desk, "first_aid_kit").contents
    assert Content("体温计", 2) in contents
    assert Content("纱布", 9) in contents
    assert "镊子" not in {part.name for part in contents}


def test_only_kits_have_contents(page, items, hold):
    hold(items["first_aid_kit"])
    page.open(Part.CONTENTS)
    hold(items["mask"])
    assert not page.contents.isVisible()


def test_a_barcode_is_scanned_into_the_form(page, desk, items, hold, press):
    hold(items["mask"])
    page.open(Part.BARCODES)
    assert page.take_scan(GTIN)
    press(page.save)
    assert stored(desk, "mask").barcodes == (GTIN,)
    hold(items["umbrella"])
    assert page.take_scan(GTIN)
    desk.settle()
    assert page.names.name.text() == "防护口罩"


def test_a_new_item(page, desk, press, qtbot):
    press(page.new)
    press(page.save)
    assert page.names.name.error
    page.names.name.set_text("热水")
    page.names.unit.set_text("杯")
    with qtbot.waitSignal(page.changed):
        press(page.save)
    item = next(i for i in desk.services.station.catalogue.all() if i.name == "热水")
    assert item.in_use
    assert item.place == max(i.place for i in desk.services.station.catalogue.all())
    assert page.names.name.text() == "热水"
    assert page.switch.isVisible()


def test_a_name_that_is_taken_is_refused_at_the_name(page, items, press):
    press(page.new)
    page.names.name.set_text("防护口罩")
    page.names.unit.set_text("个")
    press(page.save)
    assert page.names.name.error


def test_switching_on_and_off(page, desk, items, hold, press, take_in):
    hold(items["heat_pad"])
    press(page.switch)
    assert stored(desk, "heat_pad").in_use
    take_in("heat_pad", 1)
    press(page.switch)
    assert stored(desk, "heat_pad").in_use
    assert page.said.text()
    desk.services.station.ledger.give(items["heat_pad"].id, Worker.OTHER, desk.officer)
    press(page.switch)
    assert not stored(desk, "heat_pad").in_use


def test_an_item_goes_up_and_down_the_shelf(page, items, hold, press):
    before = names(page)
    hold(items["disposable_gloves"])
    press(page.up)
    assert names(page)[:2] == [before[1], before[0]]
    press(page.down)
    assert names(page) == before


def test_others_only_look(page, desk, items, as_role):
    as_role(Role.VOLUNTEER)
    page.on_enter()
    desk.settle()
    assert not page.save.isVisible()
    assert not page.new.isVisible()
    assert not page.names.isEnabled()
    assert "值班长" in page.said.text()


def test_an_item_is_opened_from_elsewhere(page, desk, items):
    page.show_item(items["umbrella"].id)
    desk.settle()
    assert page.names.name.text() == "雨伞"


def test_what_is_half_written_survives_a_look_elsewhere(page, desk, items, hold, qtbot):
    hold(items["mask"])
    page.names.name.set_text("医用口")
    page.on_enter()
    desk.settle()
    assert page.names.name.text() == "医用口"
    with qtbot.waitSignal(page.back):
        page.leave()
    page.on_enter()
    desk.settle()
    assert page.names.name.text() == "防护口罩"
