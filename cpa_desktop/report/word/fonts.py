"""The fonts of a document, and our own taken into it, so that it looks alike where they are not installed.

Their licence (OFL) lets them travel in documents; Word and LibreOffice want their first bytes masked with a key.
"""

from functools import cache
from uuid import NAMESPACE_URL, UUID, uuid5

from docx.oxml.ns import qn

from cpa_desktop.paths import RESOURCES
from cpa_desktop.report.look import Family
from cpa_desktop.report.word.elements import Element, made

SYMBOLS = "Segoe UI Symbol"  # squares to tick and the warning sign, which text fonts have not
FONTS: dict[Family, str] = {"sans": "Source Sans 3", "serif": "Times New Roman"}
INSTEAD = {"Source Sans 3": "Arial", "Times New Roman": "Liberation Serif", SYMBOLS: "DejaVu Sans"}
_BUILDS = {  # how a font is made, and of what family it is: what Word looks for in its place
    "Source Sans 3": ("020B0503030403020204", "swiss"),
    "Times New Roman": ("02020603050405020304", "roman"),
    SYMBOLS: ("020B0502040204020203", "swiss"),
}
# Every office has the serif; slanted letters are few, and made of the upright ones.
_CARRIED: dict[Family, dict[str, str]] = {
    "sans": {
        "embedRegular": "SourceSans3-Regular.ttf",
        "embedBold": "SourceSans3-Bold.ttf",
    },
    "serif": {},
}
_MASKED = 32  # bytes at the beginning


def font_table(family: Family) -> Element:
    """The part that names fonts, what stands in for them, and where they lie."""
    carried = [_carried(use, place, file) for place, (use, file) in enumerate(_CARRIED[family].items(), start=1)]
    return made("w:fonts", _named(FONTS[family], *carried), _named(SYMBOLS))


def _named(name: str, *carried: Element) -> Element:
    build, kind = _BUILDS[name]
    return made(
        "w:font",
        made("w:altName", val=INSTEAD[name]),
        made("w:panose1", val=build),
        made("w:charset", val="00"),
        made("w:family", val=kind),
        made("w:pitch", val="variable"),
        *carried,
        name=name,
    )


def _carried(use: str, place: int, file: str) -> Element:
    element = made(f"w:{use}", fontKey=f"{{{str(_key(file)).upper()}}}")
    element.set(qn("r:id"), f"rId{place}")
    return element


def carried(family: Family) -> tuple[tuple[str, bytes], ...]:
    """The fonts that travel with the document: the name of each in it, and its bytes."""
    return tuple((f"font{place}.odttf", masked(file)) for place, file in enumerate(_CARRIED[family].values(), start=1))


@cache
def masked(file: str) -> bytes:
    """A font with its beginning masked by its key, read backwards."""
    content = (RESOURCES / "fonts" / file).read_bytes()
    key = _key(file).bytes[::-1]
    head = bytes(byte ^ key[place % len(key)] for place, byte in enumerate(content[:_MASKED]))
    return head + content[_MASKED:]


def _key(file: str) -> UUID:
    """The same for a font each time."""
    return uuid5(NAMESPACE_URL, f"cpa-desktop/{file}")
