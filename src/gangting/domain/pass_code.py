"""The pass code: 53 decimal digits, a 176-bit integer whose last 80 bits are a keyed tag.

Why digits and why HMAC: a keyboard scanner garbles letters under an input method, digits arrive
whole; every booth both issues and verifies, so a public key would protect nothing.
"""

import hashlib
import hmac
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from gangting.domain.errors import KnownError
from gangting.domain.passes import Category, category_of
from gangting.domain.short_number import SERIALS
from gangting.domain.values import frozen


DIGITS = 53
VERSION = 1
PRACTICE_COMPOUND = 0
KEY_BYTES = 32
EPOCH_DAY = date(2020, 1, 1)
LAST_DAY = EPOCH_DAY + timedelta(days=2**14 - 1)

_CONTEXT = b"gangting-pass-v1"
_BITS = 176
_TAG_BYTES = 10
_FIELD_BYTES = 12


@frozen
class SiteKey:
    """One key of a compound: 32 random bytes; a retired key still reads, never signs."""

    compound: int
    key_id: int
    secret: bytes
    retired: bool = False

    def __post_init__(self) -> None:
        if not (0 <= self.compound < 2**16 and 0 <= self.key_id < 2**6):
            raise ValueError("key outside its range")
        if len(self.secret) != KEY_BYTES:
            raise ValueError("a site key has 32 bytes")

    def __repr__(self) -> str:
        return f"SiteKey(compound={self.compound}, key_id={self.key_id}, retired={self.retired})"


class KeyRing:
    """The keys a booth holds; the last live one given for a compound signs."""

    def __init__(self, keys: Iterable[SiteKey] = ()) -> None:
        self._keys: dict[tuple[int, int], SiteKey] = {(k.compound, k.key_id): k for k in keys}

    def __iter__(self) -> Iterator[SiteKey]:
        return iter(self._keys.values())

    def find(self, compound: int, key_id: int) -> SiteKey | None:
        """Return the key, live or retired, or None."""
        return self._keys.get((compound, key_id))

    def signing(self, compound: int) -> SiteKey:
        """Return the newest live key of the compound."""
        live = [k for k in self._keys.values() if k.compound == compound and not k.retired]
        if not live:
            raise KnownError("no_signing_key")
        return live[-1]


@frozen
class PassFields:
    """What a card says of itself."""

    key_id: int
    compound: int
    serial: int
    category: Category
    valid_from: date
    valid_until: date
    edition: int


class Unreadable(StrEnum):
    """Why a code is no pass of ours, in the order in which it is found out."""

    MALFORMED = "malformed"
    UNKNOWN_VERSION = "unknown_version"
    OTHER_COMPOUND = "other_compound"
    UNKNOWN_KEY = "unknown_key"
    FORGED = "forged"


@frozen
class ReadPass:
    """A code whose tag is right."""

    fields: PassFields
    key_retired: bool


def write(fields: PassFields, key: SiteKey) -> str:
    """Return the 53 digits of a pass signed with the key."""
    if (fields.compound, fields.key_id) != (key.compound, key.key_id):
        raise ValueError("the key is not the one the fields name")
    head = _pack(fields)
    return f"{int.from_bytes(head + _tag(head, key), 'big'):0{DIGITS}d}"


def read(code: str, keys: KeyRing, compound: int) -> ReadPass | Unreadable:
    """Verify a code for a compound; the reasons come in the order of the format's page."""
    if len(code) != DIGITS or not (code.isascii() and code.isdecimal()):
        return Unreadable.MALFORMED
    number = int(code)
    if number >= 1 << _BITS:
        return Unreadable.MALFORMED
    raw = number.to_bytes(_FIELD_BYTES + _TAG_BYTES, "big")
    return _read_bytes(raw[:_FIELD_BYTES], raw[_FIELD_BYTES:], keys, compound)


def _read_bytes(head: bytes, tag: bytes, keys: KeyRing, compound: int) -> ReadPass | Unreadable:
    bits = int.from_bytes(head, "big")
    if bits >> 92 != VERSION:
        return Unreadable.UNKNOWN_VERSION
    if (bits >> 70) & 0xFFFF != compound:
        return Unreadable.OTHER_COMPOUND
    key = keys.find(compound, (bits >> 86) & 0x3F)
    if key is None:
        return Unreadable.UNKNOWN_KEY
    if not hmac.compare_digest(_tag(head, key), tag):
        return Unreadable.FORGED
    fields = _unpack(bits)
    if fields is None:
        return Unreadable.MALFORMED
    return ReadPass(fields, key.retired)


def _tag(head: bytes, key: SiteKey) -> bytes:
    return hmac.digest(key.secret, _CONTEXT + head, hashlib.sha256)[:_TAG_BYTES]


def _pack(fields: PassFields) -> bytes:
    first, last = (fields.valid_from - EPOCH_DAY).days, (fields.valid_until - EPOCH_DAY).days
    if not (0 <= first <= last < 2**14):
        raise KnownError("dates_out_of_order" if last < first else "date_out_of_range")
    if not 0 <= fields.serial < SERIALS:
        raise KnownError("bad_serial")
    bits = VERSION
    for value, width in (
        (fields.key_id, 6),
        (fields.compound, 16),
        (fields.serial, 27),
        (fields.category.number, 4),
        (first, 14),
        (last, 14),
        (fields.edition % 16, 4),
        (0, 7),
    ):
        bits = bits << width | value
    return bits.to_bytes(_FIELD_BYTES, "big")


def _unpack(bits: int) -> PassFields | None:
    category = category_of((bits >> 39) & 0xF)
    serial = (bits >> 43) & 0x7FFFFFF
    first, last = (bits >> 25) & 0x3FFF, (bits >> 11) & 0x3FFF
    if category is None or serial >= SERIALS or last < first or bits & 0x7F:
        return None
    return PassFields(
        key_id=(bits >> 86) & 0x3F,
        compound=(bits >> 70) & 0xFFFF,
        serial=serial,
        category=category,
        valid_from=EPOCH_DAY + timedelta(days=first),
        valid_until=EPOCH_DAY + timedelta(days=last),
        edition=(bits >> 7) & 0xF,
    )
