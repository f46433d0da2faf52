"""What a row of a list of applicants says, and what is wrong with it."""

from datetime import date
from enum import StrEnum

from gangting.domain.identity.address import Address
from gangting.domain.passes import Category
from gangting.domain.values import frozen


class ColumnRole(StrEnum):
    """What a column can hold."""

    NAME = "name"
    PHONE = "phone"
    ADDRESS = "address"
    AREA = "area"
    BUILDING = "building"
    UNIT = "unit"
    ROOM = "room"
    CATEGORY = "category"
    PLATE = "plate"
    ID_NUMBER = "id_number"
    BIRTH_DATE = "birth_date"
    AGE = "age"
    VALID_UNTIL = "valid_until"
    CHILDREN = "children"
    HOUSEHOLD_SIZE = "household_size"
    REMARK = "remark"


class RowFault(StrEnum):
    """Why a row cannot be taken as it is; each has a sentence that says how to mend it."""

    SHEET_ERROR = "sheet_error"
    BAD_CHARACTER = "bad_character"
    TEXT_TOO_LONG = "text_too_long"
    LINE_BREAK = "line_break"
    NUMBER_ROUNDED = "number_rounded"
    NAME_MISSING = "name_missing"
    NAME_HAS_DIGITS = "name_has_digits"
    NAME_BAD_CHARACTER = "name_bad_character"
    NAME_TOO_SHORT = "name_too_short"
    PHONE_WRONG_LENGTH = "phone_wrong_length"
    PHONE_NOT_DIGITS = "phone_not_digits"
    PHONE_WRONG_START = "phone_wrong_start"
    TWO_PHONES = "two_phones"
    ADDRESS_MISSING = "address_missing"
    ADDRESS_UNCLEAR = "address_unclear"
    ADDRESS_IS_DATE = "address_is_date"
    BUILDING_MISSING = "building_missing"
    ROOM_MISSING = "room_missing"
    UNKNOWN_CATEGORY = "unknown_category"
    VISITOR_NOT_TAKEN = "visitor_not_taken"
    PLATE_MISSING = "plate_missing"
    PLATE_WRONG = "plate_wrong"
    PLATE_TWICE = "plate_twice"
    ID_WRONG_LENGTH = "id_wrong_length"
    ID_OLD = "id_old"
    ID_BAD_CHARACTER = "id_bad_character"
    ID_BAD_BIRTH_DATE = "id_bad_birth_date"
    ID_BAD_CHECK = "id_bad_check"
    INVALID_DATE = "invalid_date"
    BIRTH_IN_FUTURE = "birth_in_future"
    VALID_UNTIL_PAST = "valid_until_past"
    VALID_UNTIL_TOO_FAR = "valid_until_too_far"
    NOT_A_NUMBER = "not_a_number"
    NUMBER_OUT_OF_RANGE = "number_out_of_range"
    CHILDREN_EXCEED_SIZE = "children_exceed_size"
    CHILD_COUNTED = "child_counted"
    DUPLICATE_ROW = "duplicate_row"
    DUPLICATE_ID = "duplicate_id"
    HOUSEHOLD_FULL = "household_full"


class Notice(StrEnum):
    """What is pointed out about a row that is taken."""

    KNOWN_ELSEWHERE = "known_elsewhere"
    HOLDS_OTHER_PASS = "holds_other_pass"  # noqa: S105  a notice's code
    PASS_NOT_IN_USE = "pass_not_in_use"  # noqa: S105  as above


@frozen
class Fault:
    """What is wrong with one cell; ``params`` fill its sentence."""

    code: RowFault
    params: tuple[tuple[str, object], ...] = ()


@frozen
class RowError:
    """A fault in its place: the row's number in the file, the column's head ('' for the row)."""

    row: int
    column: str
    code: RowFault
    params: tuple[tuple[str, object], ...] = ()
    place: int = -1


@frozen
class RowNotice:
    """Something to look at in a row that is taken."""

    row: int
    code: Notice
    params: tuple[tuple[str, object], ...] = ()


@frozen
class Application:
    """One row that can be taken.

    ``address`` is None where the row only has a place in plain words, as a worker's may be.
    ``document`` is compared within the file and never stored.
    """

    row: int
    category: Category
    name: str
    phone: str = ""
    address: Address | None = None
    place: str = ""
    plate: str = ""
    document: str = ""
    until: date | None = None
    children: int | None = None
    remark: str = ""


@frozen
class RowReading:
    """A row as it was read: an application, or what is wrong; a child under 14 has its door."""

    application: Application | None
    errors: tuple[RowError, ...] = ()
    child_at: Address | None = None
