"""One record for one person out of a sensor that never stops writing. Pure."""

from statistics import median

from gangting.devices.thermometer.framing import SensorReading


WINDOW = 7
"""Readings in a row that must agree: about 0.7 s of a sensor that writes ten times a second."""
SPREAD = 0.3
LOWEST, HIGHEST = 30.0, 45.0
WARMER_THAN_AIR = 1.5
GONE_READINGS = 3
GONE_S = 1.0


class StableReading:
    """Waits until somebody stands still before the sensor, tells once, waits until they left.

    Somebody is there when the value is a person's (30 to 45 ℃) and warmer than the air; a
    silence of a second, or readings away from the told value, mean they left.
    """

    def __init__(self) -> None:
        self._window: list[float] = []
        self._told: float | None = None
        self._away = 0
        self._last_s: float | None = None

    def feed(self, reading: SensorReading, celsius: float, now_s: float) -> float | None:
        """Take a reading, corrected to ``celsius``; return the median once it is stable."""
        if reading.single:
            return celsius
        if self._last_s is None or now_s - self._last_s > GONE_S:
            self._forget()
        self._last_s = now_s
        if not self._somebody(reading, celsius):
            self._step_away()
            return None
        if self._told is not None:
            if abs(celsius - self._told) <= 1.0:
                self._away = 0
                return None
            self._step_away()
            return None
        self._window = [*self._window[-WINDOW + 1 :], celsius]
        if len(self._window) < WINDOW or max(self._window) - min(self._window) > SPREAD:
            return None
        self._told = median(self._window)
        self._away = 0
        return self._told

    def _somebody(self, reading: SensorReading, celsius: float) -> bool:
        if not LOWEST <= celsius <= HIGHEST:
            return False
        return reading.ambient is None or celsius - reading.ambient >= WARMER_THAN_AIR

    def _step_away(self) -> None:
        self._window = []
        self._away += 1
        if self._away >= GONE_READINGS:
            self._told = None

    def _forget(self) -> None:
        self._window = []
        self._told = None
        self._away = 0
