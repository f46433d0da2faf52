"""The booth that a command works on."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from gangting.booth import Booth, open_booth
from gangting.cli.asked import Asked
from gangting.domain.errors import KnownError
from gangting.domain.identity.text_forms import half_width, plain_dashes
from gangting.domain.short_number import parse_serial, read_short_number


@contextmanager
def opened(asked: Asked) -> Iterator[Booth]:
    """Open the booth and let go of it again."""
    booth = open_booth(asked.where)
    try:
        yield booth
    finally:
        booth.close()


def serial_of(text: str) -> int:
    """Read a serial, or a short number with or without its gaps."""
    digits = re.sub(r"[\s-]", "", plain_dashes(half_width(text)))
    if len(digits) != 9:
        return parse_serial(digits)
    serial = read_short_number(digits)
    if serial is None:
        raise KnownError("bad_short_number")
    return serial


def zone_of(booth: Booth) -> ZoneInfo:
    """Return the compound's time zone."""
    return ZoneInfo(booth.services.policies.current().zone)


def stamp(moment: datetime, zone: ZoneInfo) -> str:
    """Write a moment for scripts: local, with its offset, to the millisecond."""
    return moment.astimezone(zone).isoformat(timespec="milliseconds")
