"""How headings, tables, figures and photos say their numbers, and the lists of them at the front of a report."""

from collections.abc import Sequence
from typing import Literal

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language, Text
from cpa_desktop.report import words
from cpa_desktop.report.blocks import Block, Figure, Heading, Photo, Table
from cpa_desktop.report.line import Line, clean, led, spoken

Sort = Literal["heading", "table", "figure"]
CONTENTS = Text(vi="Mục lục", en="Contents")
TABLES = Text(vi="Danh mục bảng", en="List of tables")
FIGURES = Text(vi="Danh mục hình", en="List of figures")
_ANNEX = Text(vi="Phụ lục {number}.", en="Annex {number}.")
_PHOTO = Text(vi="Ảnh {number}.", en="Photo {number}.")
_LISTED = 2  # headings below this level stand in no list


@frozen
class Entry:
    """One line of a list: how deep it stands, its number, its words."""

    level: int = 1
    number: str = ""
    text: Line

    def line(self) -> Line:
        """Number and words together; the number once, before the first language."""
        first, *others = self.text or ("",)
        return (f"{self.number} {first}".strip(), *others)


@frozen
class Listing:
    """A list at the front of a report, of all blocks of a sort in order."""

    sort: Sort
    title: Text
    entries: tuple[Entry, ...]


def heading(block: Heading, languages: Sequence[Language]) -> Entry:
    """A heading as it is printed: `2.1.` before its words, or `Phụ lục A.` in each language."""
    number = f"{clean(block.number).rstrip('.')}." if block.number else ""
    level = max(block.level, 1)
    if number and block.is_annex and level == 1:
        return Entry(level=level, text=led(_ANNEX.filled(number=number[:-1]), block.text, languages))
    return Entry(level=level, number=number, text=spoken(block.text))


def is_listed(block: Heading) -> bool:
    """Whether a heading stands in the list of contents."""
    return block.level <= _LISTED and bool(spoken(block.text))


def is_numbered(block: Table | Figure) -> bool:
    """Whether a table or a figure stands in a list of its own."""
    return bool(block.number and spoken(block.caption))


def table(block: Table, languages: Sequence[Language]) -> Line:
    """`Bảng 2.1. Tiêu thụ điện`."""
    return _led(words.TABLE, block.number, block.caption, languages)


def figure(block: Figure, languages: Sequence[Language]) -> Line:
    """`Hình 2.1. Sơ đồ khối`."""
    return _led(words.FIGURE, block.number, block.caption, languages)


def photo(block: Photo, languages: Sequence[Language]) -> Line:
    """`Ảnh 4.1. Váng tinh bột trên bể lắng`."""
    return _led(_PHOTO, block.number, block.caption, languages)


def taken(block: Photo) -> Line:
    """Where and when a photo was taken."""
    date = clean(block.date)
    return tuple(f"{place}, {date}" if date else place for place in spoken(block.place)) or ((date,) if date else ())


def lists(given: Sequence[Block], languages: Sequence[Language], *, tables: bool) -> list[Listing]:
    """Chapters, sections and annexes in order; then the tables and the figures, where there are any."""
    headings = [heading(block, languages) for block in given if isinstance(block, Heading) and is_listed(block)]
    made = [Listing(sort="heading", title=CONTENTS, entries=tuple(headings))]
    if tables:
        numbered = [block for block in given if isinstance(block, Table | Figure) and is_numbered(block)]
        listed = [Entry(text=table(block, languages)) for block in numbered if isinstance(block, Table)]
        drawn = [Entry(text=figure(block, languages)) for block in numbered if isinstance(block, Figure)]
        made.append(Listing(sort="table", title=TABLES, entries=tuple(listed)))
        made.append(Listing(sort="figure", title=FIGURES, entries=tuple(drawn)))
    return [each for each in made if each.entries]


def _led(word: Text, number: str, caption: Line, languages: Sequence[Language]) -> Line:
    return led(word.filled(number=number), caption, languages) if number else spoken(caption)
