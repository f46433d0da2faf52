"""Vehicle plates after GA 36, and those that only a person can judge."""

import re
from enum import StrEnum
from typing import Final

from gangting.domain.identity.text_forms import (
    half_width,
    hide_head,
    no_space,
    one_space,
    plain_dashes,
)
from gangting.domain.values import frozen


PROVINCES: Final = "京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼"

_P: Final = f"[{PROVINCES}]"
_L: Final = "[A-HJ-NP-Z]"  # neither I nor O
_A: Final = "[A-HJ-NP-Z0-9]"
_NOISE: Final = str.maketrans("", "", "·.-•・‧∙")
_LOOKALIKES: Final = str.maketrans("OI", "01")


class PlateKind(StrEnum):
    """The families of plates, by colour and duty."""

    ORDINARY = "ordinary"
    NEW_ENERGY_SMALL = "new_energy_small"
    NEW_ENERGY_LARGE = "new_energy_large"
    TRAILER = "trailer"
    TRAINING = "training"
    POLICE = "police"
    HONG_KONG = "hong_kong"
    MACAU = "macau"
    EMBASSY = "embassy"
    CONSULATE = "consulate"
    MILITARY = "military"
    ARMED_POLICE = "armed_police"
    TEMPORARY = "temporary"
    OTHER = "other"  # e-bikes, foreign plates: whatever the officer typed


# Texts, compiled when they are first tried: that takes longer than all else of a module.
_SHAPES: Final = (
    (PlateKind.NEW_ENERGY_SMALL, f"{_P}{_L}[A-HJK]{_A}[0-9]{{4}}"),
    (PlateKind.NEW_ENERGY_LARGE, f"{_P}{_L}[0-9]{{5}}[A-HJK]"),
    (PlateKind.ORDINARY, f"{_P}{_L}{_A}{{5}}"),
    (PlateKind.TRAILER, f"{_P}{_L}{_A}{{4}}挂"),
    (PlateKind.TRAINING, f"{_P}{_L}{_A}{{4}}学"),
    (PlateKind.POLICE, f"{_P}{_L}{_A}{{4}}警"),
    (PlateKind.HONG_KONG, f"{_P}{_L}{_A}{{4}}港"),
    (PlateKind.MACAU, f"{_P}{_L}{_A}{{4}}澳"),
    (PlateKind.CONSULATE, f"{_P}{_L}[0-9]{{4}}领"),
    (PlateKind.EMBASSY, "使[0-9]{6}|[0-9]{6}使"),
    (PlateKind.ARMED_POLICE, f"WJ(?:{_P}?[0-9]{{4}}{_A}|[0-9]{{7}})"),
    (PlateKind.MILITARY, f"[A-Z]{{2}}{_A}[0-9]{{4}}"),
    (PlateKind.TEMPORARY, f"(?=[^临]*临[^临]*$)临?{_P}{_L}临?{_A}{{4,6}}临?"),
)
_CITY_PREFIX: Final = re.compile(f"(?:{_P}|[A-Z])[A-Z](?=.{{5,6}}$)")


@frozen
class Plate:
    """A plate in its stored form: 京AD12345."""

    text: str
    kind: PlateKind

    @property
    def shown(self) -> str:
        """As painted on the car: 京A·D12345."""
        head, tail = _split(self.text)
        return f"{head}·{tail}" if head else tail

    @property
    def masked(self) -> str:
        """For lists: 京A·**345."""
        return mask_plate(self.text)


@frozen
class NotAPlate:
    """A text of no known shape; `suggestion` is the plate with O read as 0 and I as 1."""

    text: str
    suggestion: Plate | None = None


def read_plate(text: str) -> Plate | NotAPlate:
    """Read a plate; look-alike letters are offered, never replaced."""
    bare = normalise_plate(text)
    kind = _kind(bare)
    if kind is not None:
        return Plate(bare, kind)
    guess = bare[:2] + bare[2:].translate(_LOOKALIKES)
    kind = _kind(guess)
    return NotAPlate(text, Plate(guess, kind) if kind is not None else None)


def other_plate(text: str) -> Plate | NotAPlate:
    """Take the text as it is, when the officer chose "other"; a known shape keeps its kind."""
    known = read_plate(text)
    if isinstance(known, Plate):
        return known
    free = one_space(half_width(text)).upper()
    return Plate(free, PlateKind.OTHER) if free else NotAPlate(text)


def normalise_plate(text: str) -> str:
    """Bring to upper case and half width, without dots, dashes and spaces."""
    return no_space(plain_dashes(half_width(text))).translate(_NOISE).upper()


def mask_plate(text: str) -> str:
    """Hide all but province, letter and the last three: 京A·**345."""
    bare = normalise_plate(text)
    head, tail = _split(bare)
    return f"{head}·{hide_head(tail, 3, least=2)}" if head else hide_head(tail, 3, least=2)


def _kind(bare: str) -> PlateKind | None:
    return next((kind for kind, shape in _SHAPES if re.fullmatch(shape, bare, re.ASCII)), None)


def _split(bare: str) -> tuple[str, str]:
    found = _CITY_PREFIX.match(bare)
    return ("", bare) if found is None or bare.startswith("WJ") else (found[0], bare[2:])
