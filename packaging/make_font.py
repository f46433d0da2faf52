"""Make the bundled Chinese face: resources/fonts/GangtingSans-Regular.otf and -Bold.otf.

It is a subset of Noto Sans CJK SC (SIL Open Font License 1.1) under another family name, so
that a machine without any Chinese face shows words and not empty boxes. It holds what GB 2312
holds, the 8,105 characters of the table of standard characters of 2013 (rare characters of
names, such as 䶮 and 𬭎, are there), Latin with its accents, and common marks. The code points
of the Kangxi radicals are left out, so text copied from a PDF comes out as ordinary characters.

Needs Debian's fonts-noto-cjk, and fonttools and pypinyin-dict in the Python that runs it:

    python packaging/make_font.py [folder of NotoSansCJK-Regular.ttc and -Bold.ttc]
"""

import sys
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTCollection, TTFont
from pypinyin_dict.pinyin_data import ktghz2013


FAMILY = "Gangting Sans"
STYLES = ("Regular", "Bold")
SOURCES = Path("/usr/share/fonts/opentype/noto")
TARGETS = Path(__file__).parents[1] / "resources" / "fonts"
SIMPLIFIED = "Noto Sans CJK SC"
NOT_IN_THE_TABLES = "㐂𠮷〇珺玥堃喆璟垚犇淼骉囍"
RANGES = (
    (0x0020, 0x007E),  # ASCII
    (0x00A0, 0x024F),  # Latin with accents
    (0x2010, 0x2027),  # dashes, quotation marks, dots
    (0x2030, 0x203B),  # per mille, primes, reference mark
    (0x2103, 0x2103),  # ℃
    (0x2116, 0x2122),  # №, ™
    (0x2160, 0x217B),  # Roman numerals
    (0x2190, 0x2199),  # arrows
    (0x2460, 0x2473),  # circled numbers
    (0x25A0, 0x25CF),  # squares, triangles, circles
    (0x2605, 0x2606),  # stars
    (0x3000, 0x301F),  # Chinese marks
    (0xFF01, 0xFF5E),  # full-width forms
    (0xFFE0, 0xFFE5),  # full-width currency signs
)


def characters() -> set[int]:
    """Return every code point the face shall have."""
    wanted = set(ktghz2013.pinyin_dict) | {ord(character) for character in NOT_IN_THE_TABLES}
    for first, last in RANGES:
        wanted.update(range(first, last + 1))
    for row in range(0xA1, 0xF8):
        for cell in range(0xA1, 0xFF):
            wanted.update(map(ord, bytes((row, cell)).decode("gb2312", errors="ignore")))
    return wanted


def rename(font: TTFont, style: str) -> None:
    """Give the face its own name and keep the copyright and licence of its makers."""
    postscript = f"{FAMILY.replace(' ', '')}-{style}"
    names = {
        1: FAMILY,
        2: style,
        3: f"{FAMILY} {style}; subset of {SIMPLIFIED}",
        4: f"{FAMILY} {style}",
        6: postscript,
    }
    table = font["name"]
    table.names = [record for record in table.names if record.nameID in {0, 5, 13, 14}]
    for name_id, text in names.items():
        table.setName(text, name_id, 3, 1, 0x409)
    compact = font["CFF "].cff
    compact.fontNames = [postscript]
    compact.topDictIndex[0].FamilyName = FAMILY
    compact.topDictIndex[0].FullName = names[4]


def make(source: Path, style: str) -> None:
    """Cut one weight out of the collection and write it."""
    font = next(
        face
        for face in TTCollection(source, lazy=True).fonts
        if face["name"].getDebugName(1) == SIMPLIFIED
    )
    options = subset.Options()
    options.layout_features = ["kern"]
    options.hinting = False
    options.name_IDs = ["*"]
    options.drop_tables += ["VORG", "vhea", "vmtx", "BASE", "GDEF", "DSIG"]
    tool = subset.Subsetter(options)
    tool.populate(unicodes=characters())
    tool.subset(font)
    rename(font, style)
    target = TARGETS / f"GangtingSans-{style}.otf"
    font.save(target)
    print(f"{target.name}: {len(font.getBestCmap())} characters, {target.stat().st_size} bytes")


def main() -> None:
    """Write every weight."""
    sources = Path(sys.argv[1]) if len(sys.argv) > 1 else SOURCES
    TARGETS.mkdir(parents=True, exist_ok=True)
    for style in STYLES:
        make(sources / f"NotoSansCJK-{style}.ttc", style)


if __name__ == "__main__":
    main()
