"""Tell the burst of a scanner from a human hand, key by key. Pure: no Qt, no clock."""

from enum import StrEnum

from gangting.domain.values import frozen


MAX_GAP_MS = 50
MIN_KEYS = 5
MIN_KEYS_WITH_ENTER = 4
TAIL_MS = 150
_UNSTEADY_MS = 1000  # a clock that settles may step back a little; further back is another one


class KeyKind(StrEnum):
    """What a key can mean in a burst."""

    CHARACTER = "character"
    SUFFIX = "suffix"
    SHIFT = "shift"
    MODIFIER = "modifier"
    OTHER = "other"


@frozen
class KeyPress:
    """One key going down.

    ``time_ms`` counts from any origin, ``code`` is any number that is the same when the key
    goes up, ``text`` is what the key means by its code. ``command`` says that Ctrl, Alt or
    Meta is down.
    """

    time_ms: int
    code: int
    kind: KeyKind
    text: str = ""
    command: bool = False
    auto_repeat: bool = False


class Fate(StrEnum):
    """What to do with the event at hand."""

    PASS = "pass"  # noqa: S105 - no password
    HOLD = "hold"
    SWALLOW = "swallow"


@frozen
class Released:
    """Replay everything that was held, in order, before the event at hand."""


@frozen
class Scanned:
    """Forget everything that was held: it was a scan of ``text``."""

    text: str


Outcome = Released | Scanned


@frozen
class Answer:
    """What became of the keys held before, then what to do with this one."""

    fate: Fate
    before: Outcome | None = None


class BurstDetector:
    """Decides for every key whether it is let through, held back or part of a scan.

    A burst is a row of keys at most ``max_gap_ms`` apart: a scan when it ends by a pause after
    ``min_keys``, or by Enter or Tab after ``min_keys_with_enter``. Enter or Tab within
    ``tail_ms`` after a scan still belongs to it (a late suffix, CR then LF).
    """

    def __init__(
        self,
        max_gap_ms: int = MAX_GAP_MS,
        min_keys: int = MIN_KEYS,
        min_keys_with_enter: int = MIN_KEYS_WITH_ENTER,
        tail_ms: int = TAIL_MS,
    ) -> None:
        self.max_gap_ms = max_gap_ms
        self._min_keys = min_keys
        self._min_keys_with_enter = min_keys_with_enter
        self._tail_ms = tail_ms
        self._text: list[str] = []
        self._count = 0
        self._holding = False
        self._last_ms = 0
        self._scan_ended_ms: int | None = None
        self._down: set[int] = set()
        self._swallowed: set[int] = set()

    @property
    def holding(self) -> bool:
        """Tell whether any key is held back now."""
        return self._holding

    def press(self, key: KeyPress) -> Answer:
        """Decide about a key that goes down."""
        before = self.pause() if self._paused_before(key) else None
        if key.auto_repeat:
            return self._repeat(key, before)
        self._swallowed.discard(key.code)
        if self._belongs(key):
            self._hold(key)
            return Answer(Fate.HOLD, before)
        return self._end(key, before)

    def wants(self, key: KeyPress) -> bool:
        """Tell whether this press would be held or swallowed, without taking it."""
        if key.auto_repeat:
            return key.code in self._swallowed
        if self._paused_before(key):
            if key.kind is KeyKind.SUFFIX:
                scan = self._count >= self._min_keys
                return self._in_tail(key.time_ms, self._last_ms if scan else self._scan_ended_ms)
            return key.kind is KeyKind.SHIFT or (key.kind is KeyKind.CHARACTER and not key.command)
        if self._belongs(key):
            return True
        if self._holding:
            return self._ends_scan(key)
        return key.kind is KeyKind.SUFFIX and self._in_tail(key.time_ms, self._scan_ended_ms)

    def release(self, code: int) -> Fate:
        """Decide about a key that goes up."""
        if code in self._swallowed:
            self._swallowed.discard(code)
            return Fate.SWALLOW
        self._down.discard(code)
        return Fate.HOLD if self._holding else Fate.PASS

    def hold_extra(self, time_ms: int) -> None:
        """Note that something that is no key is held back with the burst, and when."""
        self._holding = True
        self._last_ms = time_ms

    def pause(self) -> Outcome | None:
        """End the burst because nothing more belongs to it: ``max_gap_ms`` went by, or a click."""
        if not self._holding:
            return None
        return self._scan() if self._count >= self._min_keys else self._release()

    def _paused_before(self, key: KeyPress) -> bool:
        gap = key.time_ms - self._last_ms
        return self._holding and not -_UNSTEADY_MS <= gap <= self.max_gap_ms

    def _belongs(self, key: KeyPress) -> bool:
        """Tell whether the key can be a part of a burst that goes on."""
        match key.kind:
            case KeyKind.CHARACTER if key.command:
                # Scanners send control characters (FNC1 as Ctrl+]) as key combinations.
                return self._count >= self._min_keys_with_enter and not _ends_line(key.text)
            case KeyKind.CHARACTER | KeyKind.SHIFT:
                # A lone Shift must wait too: input methods switch language on it.
                return True
            case KeyKind.MODIFIER:
                return self._holding
            case _:
                return False

    def _hold(self, key: KeyPress) -> None:
        self._holding = True
        self._last_ms = key.time_ms
        self._down.add(key.code)
        if key.kind is KeyKind.CHARACTER:
            self._text.append(key.text)
            self._count += 1

    def _end(self, key: KeyPress, before: Outcome | None) -> Answer:
        """End the burst by a key that is no part of it."""
        if self._holding:
            if not self._ends_scan(key):
                return Answer(Fate.PASS, self._release())
            self._last_ms = key.time_ms
            self._swallowed.add(key.code)
            return Answer(Fate.SWALLOW, self._scan())
        if key.kind is KeyKind.SUFFIX and self._in_tail(key.time_ms, self._scan_ended_ms):
            self._swallowed.add(key.code)
            return Answer(Fate.SWALLOW, before)
        return Answer(Fate.PASS, before)

    def _ends_scan(self, key: KeyPress) -> bool:
        """Tell whether the burst was a scan, now that ``key`` ends it."""
        if key.kind is KeyKind.SUFFIX or _ends_line(key.text):
            return self._count >= self._min_keys_with_enter
        return self._count >= self._min_keys and not key.command

    def _repeat(self, key: KeyPress, before: Outcome | None) -> Answer:
        if key.code in self._swallowed:
            return Answer(Fate.SWALLOW, before)
        return Answer(Fate.PASS, before or self.pause())

    def _in_tail(self, time_ms: int, ended_ms: int | None) -> bool:
        return ended_ms is not None and 0 <= time_ms - ended_ms <= self._tail_ms

    def _scan(self) -> Scanned:
        text = "".join(self._text)
        self._swallowed |= self._down
        self._scan_ended_ms = self._last_ms
        self._reset()
        return Scanned(text)

    def _release(self) -> Released:
        self._reset()
        return Released()

    def _reset(self) -> None:
        self._holding = False
        self._text.clear()
        self._count = 0
        self._down.clear()


def _ends_line(text: str) -> bool:
    return text in {"\r", "\n", "\t"}
