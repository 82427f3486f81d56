"""The files that an industry begins with, from resources/new-sector: what to write where, with examples commented out.

Words begin one blank behind the #, examples do not: taking away the # of the latter gives files that hold together.
"""

from collections.abc import Collection
from pathlib import Path

from cpa_desktop.paths import RESOURCES

HOME = RESOURCES / "new-sector"
_SECTOR = "NEW-SECTOR"  # stand in the files for the sector's id, for that as a word, and for the sheet's id
_WORD = "NEW_SECTOR"
_SHEET = "SHEET1"
_SHARED = ("sources.csv", "factors.csv")


def files(sector_id: str, taken: Collection[str] = ()) -> dict[str, str]:
    """File name → what it begins with; its sheet is called as no sheet `taken` is."""
    sheet, home = _sheet_id(sector_id, taken), HOME / "sectors" / _SECTOR
    found = sorted(file for file in home.rglob("*") if file.is_file())
    return {
        file.relative_to(home).as_posix().replace(_SHEET, sheet): _named(file, sector_id).replace(_SHEET, sheet)
        for file in found
    }


def shared(sector_id: str) -> dict[str, tuple[str, str]]:
    """The files that all industries of a folder have in common: what each begins with, and the line this one adds."""
    made = {}
    for name in _SHARED:
        *head, line = _named(HOME / name, sector_id).splitlines(keepends=True)
        made[name] = ("".join(head), line)
    return made


def _named(file: Path, sector_id: str) -> str:
    return file.read_text("utf-8").replace(_SECTOR, sector_id).replace(_WORD, sector_id.replace("-", "_"))


def _sheet_id(sector_id: str, taken: Collection[str]) -> str:
    """`FS1` for fish-sauce, or more letters of it where that sheet is there already."""
    words = sector_id.split("-")
    longest = max(map(len, words))
    names = ("".join(word[:count] for word in words).upper() + "1" for count in range(1, longest + 1))
    return next((name for name in names if name not in taken), sector_id.replace("-", "_").upper() + "_1")
