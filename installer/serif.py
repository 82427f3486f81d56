"""Makes the fonts CPA Serif from Tinos: the letters we print, and five signs from Source Sans 3 that Tinos lacks.

Run when Tinos changes: python installer/serif.py FOLDER_WITH_TINOS (Debian's fonts-croscore holds it).
"""

import sys
from pathlib import Path

from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

FONTS = Path(__file__).resolve().parent.parent / "resources" / "fonts"
STYLES = {"Regular": "Regular", "Bold": "Bold", "Italic": "Regular", "BoldItalic": "Bold"}  # ours → whose signs
SIGNS = "☐☑✓✗▸"
LETTERS = [  # Latin with Vietnamese, Greek, punctuation, superscripts, currency, arrows, mathematics, shapes
    *range(0x20, 0x250), *range(0x2B0, 0x370), *range(0x370, 0x400), *range(0x1E00, 0x1F00), *range(0x2000, 0x2070),
    *range(0x2070, 0x20D0), *range(0x2100, 0x2200), *range(0x2200, 0x2300), *range(0x25A0, 0x2600),
]  # fmt: skip


def borrow(font: TTFont, lender: TTFont) -> None:
    """Draw the missing signs with the lender's outlines, at this font's scale."""
    scale = font["head"].unitsPerEm / lender["head"].unitsPerEm
    outlines = lender.getGlyphSet()
    for sign in SIGNS:
        drawn = outlines[lender.getBestCmap()[ord(sign)]]
        pen = TTGlyphPen(None)
        drawn.draw(TransformPen(pen, (scale, 0, 0, scale, 0, 0)))
        name = f"uni{ord(sign):04X}"
        font["glyf"][name] = glyph = pen.glyph()
        glyph.recalcBounds(font["glyf"])
        font["hmtx"][name] = (round(drawn.width * scale), glyph.xMin)
        for table in font["cmap"].tables:
            if table.isUnicode():
                table.cmap[ord(sign)] = name


def rename(font: TTFont, style: str) -> None:
    """A changed font takes a name of its own."""
    spaced = style.replace("BoldItalic", "Bold Italic")
    names = {1: "CPA Serif", 2: spaced, 3: f"CPA Serif {spaced} 1.0", 4: f"CPA Serif {spaced}", 6: f"CPASerif-{style}"}
    font["name"].names = [
        record for record in font["name"].names if record.nameID in {0, 5, 13, 14} and record.platformID == 3
    ]
    for number, words in names.items():
        font["name"].setName(words, number, 3, 1, 0x409)


def main(tinos: Path) -> None:
    """Write the four styles beside Source Sans 3."""
    for style, signs in STYLES.items():
        font = TTFont(tinos / f"Tinos-{style}.ttf", recalcTimestamp=False)
        options = Options(hinting=False, layout_features=["ccmp", "kern", "locl", "mark", "mkmk"], name_IDs=["*"])
        subset = Subsetter(options)
        subset.populate(unicodes=LETTERS)
        subset.subset(font)
        borrow(font, TTFont(FONTS / f"SourceSans3-{signs}.ttf"))
        rename(font, style)
        font.save(FONTS / f"CPASerif-{style}.ttf")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
