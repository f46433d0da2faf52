"""The parts that cards, labels and slips have in common."""

from dataclasses import dataclass, replace

from gangting.documents.drawing import Box
from gangting.documents.pass_words import PassWords
from gangting.documents.text import Fitted, PlacedText, TextStyle, block_height, fit


_GAP = 0.25
_LEAST_ON_ONE_LINE = 0.72
_PLACE_SHRINKS_TO = 0.82


def heading(words: PassWords, style: TextStyle, box: Box) -> tuple[PlacedText, ...]:
    """Write site and title beside each other; under each other where they would be small."""
    line = fit(f"{words.site}\u3000{words.title}", style, box.width, box.height)
    if line.style.size >= style.size * _LEAST_ON_ONE_LINE:
        return line.placed(box.x, box.y + (box.height - line.height) / 2, box.width)
    size = min(style.size * _LEAST_ON_ONE_LINE, box.height / block_height(2, 1.0))
    small = replace(style, size=size)
    site = fit(words.site, small, box.width, size)
    title = fit(words.title, small, box.width, size)
    top = box.y + (box.height - block_height(2, size)) / 2
    return (
        *site.placed(box.x, top + (size - site.height) / 2, box.width),
        *title.placed(box.x, top + block_height(2, size) - size, box.width),
    )


@dataclass(frozen=True, slots=True)
class NameBlock:
    """How the holder and the place share a column."""

    holder: TextStyle
    place: TextStyle
    lines: int = 2

    def laid_out(self, words: PassWords, box: Box) -> tuple[PlacedText, ...]:
        """Write the holder from the top and the place below; a long place gets its share."""
        gap = self.holder.size * _GAP
        share = box.height * 0.4
        wanted = self._place(words, box.width, share).height
        taken = wanted + gap if words.place else 0.0
        holder = fit(words.holder, self.holder, box.width, box.height - taken, self.lines)
        place_top = box.y + holder.height + gap
        place = self._place(words, box.width, box.bottom - place_top)
        return (
            *holder.placed(box.x, box.y, box.width),
            *place.placed(box.x, place_top, box.width),
        )

    def _place(self, words: PassWords, width: float, height: float) -> Fitted:
        return fit(words.place, self.place, width, height, self.lines, _PLACE_SHRINKS_TO)
