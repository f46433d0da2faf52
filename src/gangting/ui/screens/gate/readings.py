"""A temperature in words and colour."""

from gangting.domain.temperature import Band, Reading, TemperaturePolicy, band, celsius
from gangting.ui.screens.gate.card_values import Mood
from gangting.ui.screens.gate.values import ReadingState
from gangting.wording.words import Words


BAND_MOODS = {
    Band.IMPLAUSIBLE: Mood.WARN,
    Band.LOW: Mood.WARN,
    Band.NORMAL: Mood.OK,
    Band.HIGH: Mood.STOP,
    Band.ALERT: Mood.STOP,
}


def reading_state(
    reading: Reading, limits: TemperaturePolicy, words: Words, *, recorded: str = ""
) -> ReadingState:
    """Say one temperature; a fever says its limit too."""
    means = band(reading.tenths, reading.site, limits)
    limit = celsius(limits.threshold(reading.site)) if means.fever else ""
    site = words.site(reading.site.value)
    return ReadingState(reading.celsius, BAND_MOODS[means], site, limit, recorded)
