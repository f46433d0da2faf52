"""Body temperature at a gate: bands, thresholds, measuring places (domain B.1).

Values are whole tenths of a degree Celsius: 36.4 ℃ is 364.
"""

from collections.abc import Mapping
from dataclasses import field
from datetime import datetime
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from enum import StrEnum
from types import MappingProxyType

from gangting.domain.errors import KnownError
from gangting.domain.values import frozen


class Site(StrEnum):
    """Where it was measured."""

    FOREHEAD = "forehead"
    WRIST = "wrist"
    NECK = "neck"
    EAR = "ear"
    AXILLARY = "axillary"


class Source(StrEnum):
    """How the value came in."""

    MANUAL = "manual"
    HID = "hid"
    SERIAL = "serial"


class Band(StrEnum):
    """What a value means; a low value is never normal."""

    IMPLAUSIBLE = "implausible"
    LOW = "low"
    NORMAL = "normal"
    HIGH = "high"
    ALERT = "alert"

    @property
    def fever(self) -> bool:
        """Whether a recheck case opens."""
        return self in {Band.HIGH, Band.ALERT}


_SITES = MappingProxyType(dict.fromkeys(Site, 373))


@frozen
class TemperaturePolicy:
    """The numbers a site may set; texts differ whether the threshold itself counts as high."""

    thresholds: Mapping[Site, int] = field(default_factory=lambda: _SITES)
    threshold_counts: bool = True
    alert_from: int = 380
    normal_from: int = 350
    lowest: int = 300
    highest: int = 450
    rest_minutes: int = 5
    needed_on_exit: bool = False

    def threshold(self, site: Site) -> int:
        """Return the fever threshold of a measuring place, in tenths."""
        return self.thresholds.get(site, _SITES[site])


@frozen
class Reading:
    """One value taken from one person."""

    tenths: int
    site: Site
    source: Source
    taken_at: datetime

    @property
    def celsius(self) -> str:
        """The value with one decimal, e.g. ``36.4``."""
        return celsius(self.tenths)


def celsius(tenths: int) -> str:
    """Write tenths as degrees with one decimal."""
    return f"{tenths // 10}.{tenths % 10}"


def to_tenths(value: str | float) -> int:
    """Round degrees half-up to tenths; ``invalid_temperature`` for what is no number."""
    text = str(value).strip()
    try:
        number = Decimal("" if "_" in text else text)  # Python's own digit grouping is a slip here
    except InvalidOperation:
        raise KnownError("invalid_temperature") from None
    if not number.is_finite() or abs(number) > 1000:
        raise KnownError("invalid_temperature")
    return int((number * 10).quantize(Decimal(1), ROUND_HALF_UP))


def band(tenths: int, site: Site, policy: TemperaturePolicy) -> Band:
    """Tell what a value means at this measuring place."""
    if not policy.lowest <= tenths <= policy.highest:
        return Band.IMPLAUSIBLE
    if tenths < policy.normal_from:
        return Band.LOW
    if tenths >= policy.alert_from:
        return Band.ALERT
    threshold = policy.threshold(site)
    if tenths > threshold or (policy.threshold_counts and tenths == threshold):
        return Band.HIGH
    return Band.NORMAL
