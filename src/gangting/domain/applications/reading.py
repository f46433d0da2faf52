"""Rows of a list read one by one into applications, every fault in its cell."""

from datetime import date
from typing import Final, TypeVar

from gangting.domain.applications import cells
from gangting.domain.applications.columns import ApplicantList, Mapping, Row
from gangting.domain.applications.doors import Doors
from gangting.domain.applications.values import (
    Application,
    ColumnRole,
    Fault,
    RowError,
    RowFault,
    RowReading,
)
from gangting.domain.identity.address import Address
from gangting.domain.identity.id_number import ResidentId
from gangting.domain.passes import Category


T = TypeVar("T")

GROWN_UP: Final = 14
MOST_CHILDREN: Final = 10
MOST_IN_A_HOME: Final = 30

_R = ColumnRole
_ONE_VALUE: Final = frozenset({_R.NAME, _R.PHONE, _R.PLATE, _R.ID_NUMBER, _R.CATEGORY})
_OF_ADDRESS: Final = (_R.ADDRESS, _R.ROOM, _R.BUILDING, _R.UNIT, _R.AREA)
#: Where "none" is an answer; a name or an address it is not.
_OPTIONAL: Final = frozenset(_R) - {_R.NAME, _R.ADDRESS, _R.ROOM, _R.BUILDING}
_AT_HOME: Final = frozenset({Category.RESIDENT, Category.TENANT})


class RowReader:
    """Reads the rows of one list by its mapping; ``today`` is the compound's own day."""

    def __init__(
        self, listing: ApplicantList, mapping: Mapping, today: date, compound: str = ""
    ) -> None:
        self._layout, self._mapping, self._today = listing.layout, mapping, today
        self._columns = tuple(
            (role, column)
            for column, role in enumerate(mapping.roles)
            if role is not None and column not in self._layout.hidden
        )
        self._place_of = dict(self._columns)
        self._doors = Doors(compound)

    def read(self, row: Row) -> RowReading | None:
        """Return what a row says; None where it says nothing in the columns that are read."""
        reading = _Reading(row[0])
        texts = self._texts(row[1], reading)
        if not texts and not reading.faults:
            return None
        category = self._category(texts, reading)
        child = self._is_child(texts, reading)
        place = self._place(texts, reading, at_home=child or category in _AT_HOME)
        if child and isinstance(place, Address):
            role = next(r for r in (_R.ID_NUMBER, _R.BIRTH_DATE, _R.AGE) if r in texts)
            counted = self.error(reading.row, role, Fault(RowFault.CHILD_COUNTED))
            return RowReading(None, (counted,), place)
        application = self._application(texts, reading, category, place)
        if reading.faults:
            return RowReading(None, tuple(self.error(row[0], *f) for f in reading.faults))
        return RowReading(application)

    def _texts(self, row: tuple[str, ...], reading: "_Reading") -> dict[ColumnRole, str]:
        texts: dict[ColumnRole, str] = {}
        for role, column in self._columns:
            raw = row[column]
            if not raw:
                continue
            text = cells.plain_cell(
                raw, one_line=role in _ONE_VALUE, questionnaire=self._layout.questionnaire
            )
            if isinstance(text, Fault):
                reading.wrong(role, text)
            elif text := cells.optional(text) if role in _OPTIONAL else text:
                texts[role] = text
        return texts

    def _category(self, texts: dict[ColumnRole, str], reading: "_Reading") -> Category:
        category = reading.value(_R.CATEGORY, cells.category_cell(texts.get(_R.CATEGORY, "")))
        if category is not None:
            return category
        car_alone = _R.PLATE in texts and _R.NAME not in texts and not reading.blames(_R.NAME)
        return Category.VEHICLE if car_alone else self._mapping.category

    def _is_child(self, texts: dict[ColumnRole, str], reading: "_Reading") -> bool:
        """Tell whether the row is of somebody under 14, by the best that it says."""
        read: ResidentId | str | Fault = cells.id_cell(texts.get(_R.ID_NUMBER, ""))
        if isinstance(read, Fault):
            reading.wrong(_R.ID_NUMBER, read)
        if isinstance(read, ResidentId):
            reading.document, born = read.number, read.born
        else:
            reading.document = read if isinstance(read, str) else ""
            told = reading.value(_R.BIRTH_DATE, cells.date_cell(texts.get(_R.BIRTH_DATE, "")))
            if told is None:
                years = cells.count_cell(texts.get(_R.AGE, ""), 0, 130)
                age = reading.value(_R.AGE, years)
                return age is not None and age < GROWN_UP
            born = told
        if born > self._today:
            by = _R.ID_NUMBER if isinstance(read, ResidentId) else _R.BIRTH_DATE
            reading.wrong(by, Fault(RowFault.BIRTH_IN_FUTURE))
        return cells.age_on(self._today, born) < GROWN_UP and born <= self._today

    def _place(
        self, texts: dict[ColumnRole, str], reading: "_Reading", *, at_home: bool
    ) -> Address | str | None:
        if reading.faults and any(map(reading.blames, _OF_ADDRESS)):
            return None
        place = self._doors.read(texts, at_home=at_home)
        if not isinstance(place, tuple):
            return place
        role, fault = place
        reading.wrong(role, fault)
        return None

    def _application(
        self,
        texts: dict[ColumnRole, str],
        reading: "_Reading",
        category: Category,
        place: Address | str | None,
    ) -> Application:
        car = category is Category.VEHICLE
        name = ""
        if not reading.blames(_R.NAME) and (not car or _R.NAME in texts):
            name = reading.value(_R.NAME, cells.name_cell(texts.get(_R.NAME, ""))) or ""
        phone = reading.value(_R.PHONE, cells.phone_cell(texts.get(_R.PHONE, ""))) or ""
        plate = reading.value(_R.PLATE, cells.plate_cell(texts.get(_R.PLATE, ""))) or ""
        if car and not plate and not reading.blames(_R.PLATE):
            reading.wrong(_R.PLATE, Fault(RowFault.PLATE_MISSING))
        until = cells.until_cell(texts.get(_R.VALID_UNTIL, ""), self._today)
        return Application(
            reading.row,
            category,
            name,
            phone,
            place if isinstance(place, Address) else None,
            place if isinstance(place, str) else "",
            plate,
            reading.document,
            reading.value(_R.VALID_UNTIL, until),
            self._children(texts, reading),
            texts.get(_R.REMARK, ""),
        )

    def _children(self, texts: dict[ColumnRole, str], reading: "_Reading") -> int | None:
        told = cells.count_cell(texts.get(_R.CHILDREN, ""), 0, MOST_CHILDREN)
        children = reading.value(_R.CHILDREN, told)
        told = cells.count_cell(texts.get(_R.HOUSEHOLD_SIZE, ""), 1, MOST_IN_A_HOME)
        size = reading.value(_R.HOUSEHOLD_SIZE, told)
        if children is not None and size is not None and children >= size:
            reading.wrong(_R.CHILDREN, Fault(RowFault.CHILDREN_EXCEED_SIZE))
        return children

    def _seen(self, role: ColumnRole) -> ColumnRole:
        """Blame the column that is there: an address may be one column or several."""
        if role in self._place_of or role not in _OF_ADDRESS:
            return role
        return next((other for other in _OF_ADDRESS if other in self._place_of), role)

    def error(self, row: int, role: ColumnRole, fault: Fault) -> RowError:
        """Put a fault in its place."""
        column = self._place_of.get(self._seen(role), -1)
        head = self._layout.headers[column] if column >= 0 else ""
        return RowError(row, head, fault.code, fault.params, column)


class _Reading:
    """What has been found out about one row so far."""

    def __init__(self, row: int) -> None:
        self.row = row
        self.document = ""
        self.faults: list[tuple[ColumnRole, Fault]] = []

    def wrong(self, role: ColumnRole, fault: Fault) -> None:
        """Note a fault."""
        self.faults.append((role, fault))

    def blames(self, role: ColumnRole) -> bool:
        """Tell whether a column has a fault already."""
        return bool(self.faults) and any(role is blamed for blamed, _ in self.faults)

    def value(self, role: ColumnRole, read: T | Fault) -> T | None:
        """Return what was read, or note why it was not."""
        if isinstance(read, Fault):
            self.wrong(role, read)
            return None
        return read
