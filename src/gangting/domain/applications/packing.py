"""An application taken apart and put together again, for a long list of them in little room."""

from datetime import date
from typing import Final

from gangting.domain.applications.values import Application
from gangting.domain.identity.address import Address
from gangting.domain.passes import Category


Plain = tuple[
    int, str, str, str, tuple[str, str, str, str] | None, str, str, str, int, int | None, str
]
_CATEGORIES: Final = {category.value: category for category in Category}


def plain(one: Application) -> Plain:
    """Take it apart into numbers and texts."""
    door = one.address
    return (
        one.row,
        one.category.value,
        one.name,
        one.phone,
        (door.area, door.building, door.unit, door.room) if door else None,
        one.place,
        one.plate,
        one.document,
        one.until.toordinal() if one.until else 0,
        one.children,
        one.remark,
    )


def made(parts: Plain) -> Application:
    """Put it together again."""
    row, category, name, phone, door, place, plate, document, until, children, remark = parts
    return Application(
        row,
        _CATEGORIES[category],
        name,
        phone,
        Address(*door) if door else None,
        place,
        plate,
        document,
        date.fromordinal(until) if until else None,
        children,
        remark,
    )
