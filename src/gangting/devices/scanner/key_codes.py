"""What a key means by its place on the keyboard, whatever layout or input method is on.

Scanners behave as a United States keyboard. Places are numbered as in Linux's input codes;
Windows' scan codes are the same numbers for these keys, X11's and Wayland's are 8 higher.
"""

import unicodedata

from gangting.devices.scanner.burst import KeyKind


X11_OFFSET = 8

_ROWS = (
    (2, "1234567890-=", "!@#$%^&*()_+"),
    (16, "qwertyuiop[]", "QWERTYUIOP{}"),
    (30, "asdfghjkl;'`", 'ASDFGHJKL:"~'),
    (43, "\\zxcvbnm,./", "|ZXCVBNM<>?"),
    (57, " ", " "),
    (55, "*", "*"),
    (71, "789-456+1230.", "789-456+1230."),
    (98, "/", "/"),
    (0x135, "/", "/"),
)
_PLAIN = {first + i: c for first, plain, _ in _ROWS for i, c in enumerate(plain)}
_SHIFTED = {first + i: c for first, _, shifted in _ROWS for i, c in enumerate(shifted)}
_KINDS = (
    dict.fromkeys(_PLAIN, KeyKind.CHARACTER)
    | dict.fromkeys((28, 96, 0x11C, 15), KeyKind.SUFFIX)  # Return, keypad Enter, Tab
    | dict.fromkeys((42, 54, 58), KeyKind.SHIFT)  # both Shifts, Caps Lock
    # Control, Alt, Super on both sides, Num Lock
    | dict.fromkeys((29, 97, 0x11D, 56, 100, 0x138, 125, 126, 0x15B, 0x15C, 69), KeyKind.MODIFIER)
)


def kind_of(place: int, *, shift: bool) -> KeyKind:
    """Tell what the key at a place can be in a burst; Shift+Tab goes back, so it ends none."""
    if place == 15 and shift:
        return KeyKind.OTHER
    return _KINDS.get(place, KeyKind.OTHER)


def text_of(place: int, *, shift: bool, control: bool) -> str:
    """Return the character of the key at a place; with control, the control character."""
    character = (_SHIFTED if shift else _PLAIN).get(place, "")
    if control and character and "@" <= character.upper() <= "_":
        return chr(ord(character.upper()) - 0x40)
    return character


def narrow(text: str) -> str:
    """Return the one ASCII character that ``text`` is a wide or narrow form of, else ''."""
    plain = unicodedata.normalize("NFKC", text)
    return plain if len(plain) == 1 and " " <= plain <= "~" else ""
