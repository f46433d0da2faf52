"""How each category looks and what its pass says: resources/styles/categories.toml."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from gangting.documents.icons import icon_path
from gangting.documents.values import Language
from gangting.domain.errors import KnownError
from gangting.domain.passes import Category
from gangting.host.paths import resources_dir


LEAST_CONTRAST = 4.5
_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")
_LANGUAGES: tuple[Language, ...] = ("zh_CN", "en")


@dataclass(frozen=True, slots=True)
class CategoryStyle:
    """One category in one language."""

    colour: str
    ink: str
    icon: str
    title: str
    word: str
    foot: str


@dataclass(frozen=True, slots=True)
class Words:
    """What stands on every pass in one language."""

    valid_until: str
    phone: str
    gate: str
    hand_back: str


@dataclass(frozen=True, slots=True)
class StyleBook:
    """The looks and words of all categories in all languages."""

    styles: Mapping[tuple[Category, Language], CategoryStyle]
    words: Mapping[Language, Words]

    def style(self, category: Category, language: Language) -> CategoryStyle:
        """Return how a pass of this category looks."""
        return self.styles[category, language]


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two ``#rrggbb`` colours, 1–21 (WCAG 2)."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@cache
def default_styles() -> StyleBook:
    """Return the book that ships with the program."""
    return read_styles(resources_dir() / "styles" / "categories.toml")


def read_styles(path: Path) -> StyleBook:
    """Read a book of styles.

    ``style_file_broken`` names the entry that is missing or wrong, ``style_contrast`` the
    category whose words could not be read on its colour, ``unknown_icon`` the icon.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
        words = {language: Words(**tables["words"][language]) for language in _LANGUAGES}
        entries = tables["categories"]
        styles = {
            (category, language): _style(category, entries[category.value], language)
            for category in Category
            for language in _LANGUAGES
        }
    except (OSError, LookupError, AttributeError, TypeError, ValueError) as error:
        raise KnownError("style_file_broken", entry=str(error)) from error
    return StyleBook(styles, words)


def _style(category: Category, entry: Mapping[str, Any], language: Language) -> CategoryStyle:
    style = CategoryStyle(
        colour=entry["colour"], ink=entry["ink"], icon=entry["icon"], **entry[language]
    )
    if not (_COLOUR.fullmatch(style.colour) and _COLOUR.fullmatch(style.ink)):
        raise KnownError("style_file_broken", entry=f"{category.value}: colour, ink")
    if contrast(style.colour, style.ink) < LEAST_CONTRAST:
        raise KnownError("style_contrast", category=category.value)
    icon_path(style.icon)
    style.foot.format(gate="")
    return style
