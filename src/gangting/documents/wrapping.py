"""Where a long text is cut into lines."""

from collections.abc import Callable, Iterator
from functools import cache
from itertools import accumulate


#: Marks that belong to what stands before them.
_NEVER_FIRST = "，。、）；：！？》」』】”…—％%·"
#: Marks that belong to what stands after them.
_NEVER_LAST = "（《「『【“"
_LIMIT = 1.5


def flow(text: str, room: float, letter_width: Callable[[str], float]) -> tuple[str, ...]:
    """Cut running text into lines as full as they get; a word too long for a line is cut.

    Only blanks at the end of a line are left out: what somebody wrote is printed whole.
    """
    text = text.rstrip()
    reach = [0.0, *accumulate(letter_width(letter) for letter in text)]
    breaks = _line_ends(text)
    lines: list[str] = []
    start = 0
    while reach[-1] - reach[start] > room:
        fits = [
            (end, following)
            for end, following in breaks
            if end > start and reach[end] - reach[start] <= room
        ]
        if fits:
            end, following = fits[-1]
        else:
            over = next(n for n in range(start, len(reach)) if reach[n] - reach[start] > room)
            end = max(start + 1, over - 1)
            following = len(text) - len(text[end:].lstrip())
        lines.append(text[start:end].rstrip())
        start = following
    if start < len(text) or not lines:
        lines.append(text[start:])
    return tuple(lines)


def longest_part(text: str, letter_width: Callable[[str], float]) -> float:
    """Return how wide the widest part is that `flow` would rather not cut."""
    reach = [0.0, *accumulate(letter_width(letter) for letter in text)]
    ends = [*_line_ends(text), (len(text), len(text))]
    starts = [0, *(following for _, following in ends)]
    return max(reach[end] - reach[start] for start, (end, _) in zip(starts, ends, strict=False))


def _line_ends(text: str) -> list[tuple[int, int]]:
    """Return where a line of running text may end, and where the next one begins.

    Rooms and telephone numbers, such as 3-2-501, are not torn apart.
    """
    return [
        (len(text[:place].rstrip()), following)
        for place, (_, following, ugly) in _places(text)
        if ugly <= _LIMIT and not (text[place - 1] in "-/" and text[place].isdigit())
    ]


def wrap(text: str, count: int, letter_width: Callable[[str], float]) -> tuple[str, ...]:
    """Cut the text into at most ``count`` lines, narrow and where a reader would cut it.

    The widest line decides; an ugly break counts as if it made the lines wider.
    """
    reach = [0.0, *accumulate(letter_width(letter) for letter in text)]
    breaks = tuple(_breaks(text))

    @cache
    def cheapest(start: int, lines: int) -> tuple[float, tuple[str, ...]]:
        best: tuple[float, tuple[str, ...]] = (reach[-1] - reach[start], (text[start:],))
        if lines == 1:
            return best
        for end, following, ugliness in breaks:
            if end <= start:
                continue
            rest_cost, rest = cheapest(following, lines - 1)
            cost = max(reach[end] - reach[start], rest_cost) * ugliness
            if cost < best[0]:
                best = (cost, (text[start:end], *rest))
        return best

    return cheapest(0, count)[1]


def _breaks(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield where a line may end and the next begin, and how ugly that is (1.0 is not)."""
    return (found for _, found in _places(text))


def _places(text: str) -> Iterator[tuple[int, tuple[int, int, float]]]:
    for place in range(1, len(text)):
        ugliness = _ugliness(text, place)
        if ugliness:
            end = len(text[:place].rstrip().removesuffix(" ·"))
            following = len(text) - len(text[place:].lstrip())
            yield place, (end, following, ugliness)


def _ugliness(text: str, place: int) -> float:
    """Return how ugly it is to break here; 0 where it is not allowed."""
    before, after = text[place - 1], text[place]
    if text.endswith(" · ", 0, place):
        return 0.8
    if before in " \u3000·" and after not in " ·":
        return 1.3 if after.isdigit() and _ends_in_latin(text[: place - 1]) else 1.0
    if before in "-/":
        return 1.12
    if _is_wide(before) and _is_wide(after):
        return 0.0 if after in _NEVER_FIRST or before in _NEVER_LAST else 1.45
    return 1.9 if before.islower() and after.islower() else 0.0


def _ends_in_latin(text: str) -> bool:
    """Whether a number that follows belongs to the word, as in Unit 2."""
    return text[-1:].isascii() and text[-1:].isalpha()


def _is_wide(character: str) -> bool:
    return character >= "\u2e80"
