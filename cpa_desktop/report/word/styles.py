"""The paragraph styles of a document, with the names that Word itself knows them by where it knows them."""

from collections.abc import Iterator
from typing import Literal

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report.paper.style import Style

LEVELS = 4  # of headings
Ranged = Literal["left", "right", "centre", "justified"]


@frozen
class ParagraphStyle:
    """How paragraphs of one sort look; lengths in points. `own` styles are ours, Word knows the others."""

    id: str
    name: str
    size: float
    based: str = "Normal"
    following: str = ""
    bold: bool = False
    italic: bool = False
    ink: str = ""
    before: float = 0.0
    after: float = 0.0
    left: float = 0.0
    hanging: float = 0.0
    middle: float = 0.0  # a stop about which words are centred
    tab: float = 0.0  # a stop ranged right
    dotted: bool = False  # dots lead to that stop
    first: float = 0.0  # what the first line stands in
    align: Ranged = "left"
    keep: bool = False  # with what follows
    level: int | None = None  # in Word's navigation, from 0
    bar: str = ""  # colour of a bar at the left
    rule: str = ""  # colour of a rule below
    bulleted: bool = False
    own: bool = True


def listed(style: Style, width: float, *, marked: bool) -> tuple[ParagraphStyle, ...]:
    """All styles of a document, the one they rest on first; `marked` is one with a word in the middle of its heads."""
    return (
        ParagraphStyle(id="Normal", name="Normal", size=style.body, based="", own=False),
        *_running(style),
        *_headings(style),
        *_lists(style, width),
        *_tables(style),
        *_formal(style),
        *_sheet(style, width, width / 2 if marked or not style.headed else 0.0),
    )


def is_tight(style: Style) -> bool:
    """Whether all must stay on one page: then lines keep their distance, whatever the font."""
    return not (style.headed or style.formal)


def _running(style: Style) -> Iterator[ParagraphStyle]:
    """Running text; in an administrative document its first lines stand in and both its sides are even."""
    palette, gap, formal = style.palette, style.gap, style.formal
    note = max(style.body - 0.5, 7.0)
    sides: Ranged = "justified" if formal else "left"
    yield ParagraphStyle(
        id="BodyText", name="Body Text", size=style.body, after=gap, first=style.first, align=sides, own=False
    )
    yield ParagraphStyle(
        id="Basis", name="Basis", size=style.body, italic=True, after=gap, first=style.first, align=sides
    )
    yield ParagraphStyle(id="SoftText", name="Soft Text", size=style.note, ink=palette.soft, after=gap)
    yield ParagraphStyle(id="NoteText", name="Note", size=note, left=11, before=3, after=gap + 2, bar=palette.line)
    yield ParagraphStyle(
        id="WarningText", name="Warning", size=note, left=27, hanging=16, before=3, after=gap + 2, bar=palette.doubt
    )
    aside = 0.0 if formal else 12.0  # of a list
    yield ParagraphStyle(
        id="ListBullet",
        name="List Bullet",
        size=style.body,
        after=gap * 0.35,
        align=sides,
        left=aside,
        hanging=aside,
        first=style.first,
        bulleted=True,
        own=False,
    )
    yield ParagraphStyle(
        id="ListContinue",
        name="List Continue",
        size=style.body,
        after=gap * 0.35,
        align=sides,
        left=aside,
        first=style.first,
        own=False,
    )


def _headings(style: Style) -> Iterator[ParagraphStyle]:
    """Chapters in the accent over a rule; in an administrative document headings stand in as paragraphs do."""
    palette, gap, formal = style.palette, style.gap, style.formal
    scale, large = 0.92 if style.body < 10 else 1.0, 18.0 if style.headed else 15.0
    yield ParagraphStyle(
        id="Title",
        name="Title",
        size=style.body + 1 if formal else large,
        bold=True,
        ink="" if formal else palette.accent,
        before=4 if formal else 0,
        align="centre" if formal else "left",
        keep=True,
        following="BodyText",
        own=False,
    )
    yield ParagraphStyle(
        id="Subtitle",
        name="Subtitle",
        size=style.body + 1,
        bold=True,
        before=1,
        after=gap + 2,
        keep=True,
        following="BodyText",
        own=False,
    )
    for level in range(1, LEVELS + 1):
        chapter = level == 1 and not formal
        yield ParagraphStyle(
            id=f"Heading{level}",
            name=f"heading {level}",
            size=style.body if formal else {1: 15.0, 2: 12.0}.get(level, 10.5) * scale,
            bold=True,
            italic=formal and level > 2,
            ink=palette.accent if chapter else "",
            before=gap * (2.4 if level == 1 else 1.6),
            after=gap * (0.8 if level == 1 else 0.4),
            left=style.first,
            rule=palette.line if chapter else "",
            keep=True,
            level=level - 1,
            following="BodyText",
            own=False,
        )


def _lists(style: Style, width: float) -> Iterator[ParagraphStyle]:
    """The list of contents and those of tables and figures."""
    yield ParagraphStyle(
        id="TOCHeading",
        name="TOC Heading",
        size=style.body if style.formal else 15.0,
        bold=True,
        ink="" if style.formal else style.palette.accent,
        align="centre" if style.formal else "left",
        before=style.gap * 2,
        after=style.gap,
        keep=True,
        own=False,
    )
    for level in range(1, LEVELS + 1):
        yield ParagraphStyle(
            id=f"TOC{level}",
            name=f"toc {level}",
            size=style.body,
            bold=level == 1,
            before=style.gap * 0.7 if level == 1 else 0,
            after=1,
            left=14.0 * (level - 1),
            tab=width,
            dotted=True,
            own=False,
        )
    yield ParagraphStyle(
        id="TableofFigures",
        name="table of figures",
        size=style.body,
        after=1,
        tab=width,
        dotted=True,
        own=False,
    )


def _tables(style: Style) -> Iterator[ParagraphStyle]:
    palette, small = style.palette, style.small
    yield ParagraphStyle(
        id="Caption", name="caption", size=small + 0.5, bold=True, before=style.gap, after=3, keep=True, own=False
    )
    yield ParagraphStyle(id="SourceLine", name="Source", size=style.fine, ink=palette.soft)
    yield ParagraphStyle(id="TableText", name="Table Text", size=small)
    yield ParagraphStyle(id="TableHead", name="Table Head", size=small, bold=True)
    yield ParagraphStyle(id="TableUnit", name="Table Unit", size=min(small, style.fine), ink=palette.soft)
    yield ParagraphStyle(
        id="TableGroup", name="Table Group", size=small, bold=True, ink="" if style.formal else palette.accent
    )
    yield ParagraphStyle(id="FieldLabel", name="Field Label", size=style.body - 0.5, ink=palette.soft)
    yield ParagraphStyle(id="FieldValue", name="Field Value", size=style.body)
    yield ParagraphStyle(id="FieldNote", name="Field Note", size=small, ink=palette.soft)
    yield ParagraphStyle(id="KeyLabel", name="Key Figure Label", size=small, bold=True)
    yield ParagraphStyle(id="KeyFigure", name="Key Figure", size=style.figure, bold=True)
    yield ParagraphStyle(id="KeyNote", name="Key Figure Note", size=small, ink=palette.soft)
    yield ParagraphStyle(id="Picture", name="Picture", size=1)
    yield ParagraphStyle(id="PhotoCaption", name="Photo Caption", size=small, bold=True)
    yield ParagraphStyle(id="Question", name="Question", size=style.body - 0.5, bold=True, keep=True)
    yield ParagraphStyle(id="QuestionHelp", name="Question Help", size=style.fine, ink=palette.soft, keep=True)
    yield ParagraphStyle(id="Gap", name="Gap", size=1)


def _formal(style: Style) -> Iterator[ParagraphStyle]:
    palette, size = style.palette, style.body if style.formal else style.body - 0.5
    accent = "" if style.formal else palette.accent
    yield ParagraphStyle(id="Letterhead", name="Letterhead", size=style.body - 1, align="centre")
    yield ParagraphStyle(id="Motto", name="Motto", size=style.body, align="centre")
    yield ParagraphStyle(id="SignText", name="Signature Text", size=size, align="centre")
    yield ParagraphStyle(id="SignNote", name="Signature Note", size=style.small, ink=palette.soft, align="centre")
    yield ParagraphStyle(id="Recipients", name="Recipients", size=style.small)
    yield ParagraphStyle(id="CoverUnit", name="Cover Unit", size=13, align="centre")
    yield ParagraphStyle(id="CoverTitle", name="Cover Title", size=22, bold=True, ink=accent, align="centre")
    yield ParagraphStyle(id="CoverEnterprise", name="Cover Enterprise", size=17, bold=True, align="centre")
    yield ParagraphStyle(id="CoverText", name="Cover Text", size=11, align="centre")


def _sheet(style: Style, width: float, middle: float) -> Iterator[ParagraphStyle]:
    """Head and foot; the head of an administrative document is the page's number."""
    soft = "" if style.formal else style.palette.soft
    size = style.body if style.formal else 8.5
    yield ParagraphStyle(id="Header", name="header", size=size, ink=soft, middle=middle, tab=width, own=False)
    yield ParagraphStyle(id="Footer", name="footer", size=8.5, ink=style.palette.soft, tab=width, own=False)
