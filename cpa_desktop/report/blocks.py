"""The pieces of a printed document: everything that prints is said in these, and every printer knows all of them."""

from typing import Literal

from cpa_desktop.core.frozen import frozen
from cpa_desktop.core.text import Language
from cpa_desktop.report.charts.benchmark import BenchmarkChart
from cpa_desktop.report.charts.flow import FlowChart
from cpa_desktop.report.charts.monthly import MonthlyChart
from cpa_desktop.report.charts.pareto import ParetoChart
from cpa_desktop.report.charts.radar import RadarChart
from cpa_desktop.report.line import Line
from cpa_desktop.report.look import Family, Resource

Align = Literal["left", "right", "centre"]
Chart = BenchmarkChart | MonthlyChart | RadarChart | ParetoChart | FlowChart
Layout = Literal["consultancy", "administrative"]
Pair = tuple[Line, Line, Line]  # label, value, note


@frozen
class Heading:
    """A title within the document; level 1 is a chapter, or an annex, whose number is its letter: `Phụ lục A. …`."""

    level: int = 1
    text: Line
    number: str = ""
    is_annex: bool = False


@frozen
class Contents:
    """Chapters and sections with their pages; then, if asked for, the numbered tables and figures."""

    tables: bool = False


@frozen
class Paragraph:
    """Running text; a `basis` is what an administrative document rests on: `Căn cứ …;`."""

    text: Line
    style: Literal["body", "soft", "note", "warning", "basis"] = "body"


@frozen
class Bullets:
    """A list of short texts."""

    items: tuple[Line, ...]


@frozen
class KeyFigure:
    """One figure to remember: its value, its range, and what it is for."""

    label: Line
    value: str
    unit: Line = ()
    range: str = ""
    note: Line = ()
    resource: Resource = ""


@frozen
class KeyFigures:
    """The box of key figures on a summary page."""

    items: tuple[KeyFigure, ...]


@frozen
class Column:
    """How a column is headed; `width` in millimetres, left out where the printer may choose."""

    head: Line
    unit: Line = ()
    align: Align = "left"
    width: float | None = None


@frozen
class Row:
    """One line of a table; a `group` row spans it with its first cell."""

    cells: tuple[Line, ...]
    style: Literal["body", "total", "soft", "group"] = "body"


@frozen
class Table:
    """Rows under headed columns, with where the figures come from; a dense one, in an annex, has smaller letters."""

    caption: Line = ()
    number: str = ""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    source: Line = ()
    origin: Line = ()
    dense: bool = False


@frozen
class Fields:
    """Labels with their values, like a form that has been filled in."""

    pairs: tuple[Pair, ...]


@frozen
class Figure:
    """A chart with its caption and its source."""

    caption: Line
    number: str = ""
    drawing: Chart
    source: Line = ()


@frozen
class Photo:
    """An attached picture, named by its sha256; photos that follow one another are set in pairs.

    The caption is what it shows; place and date stand below it.
    """

    sha256: str
    caption: Line
    number: str = ""
    place: Line = ()
    date: str = ""


@frozen
class Signature:
    """Who signs: in what capacity, how (`ký, đóng dấu`), name, position, date."""

    title: Line
    hint: Line = ()
    name: str = ""
    position: Line = ()
    date: Line = ()


@frozen
class Signatures:
    """Places to sign side by side; `recipients` stand at the left, as the last lines of an administrative document."""

    columns: tuple[Signature, ...]
    recipients: tuple[Line, ...] = ()


@frozen
class PageBreak:
    """What follows begins a page."""


@frozen
class Lines:
    """Empty lines to write on."""

    label: Line = ()
    count: int = 3


@frozen
class BlankField:
    """A question on a blank sheet, with room for a pen; `kind` is that of the worksheet's field."""

    label: Line
    unit: Line = ()
    help: Line = ()
    kind: str = "text"
    choices: tuple[Line, ...] = ()


@frozen
class BlankTable:
    """A table to fill in by hand: first the rows whose texts are known, then `empty` ones."""

    caption: Line = ()
    columns: tuple[Column, ...]
    rows: tuple[Row, ...] = ()
    empty: int = 0


@frozen
class Letterhead:
    """The head of an administrative document (Decree 30/2020): body and unit at the left, the state at the right."""

    superior: Line
    unit: Line
    reference: str = ""  # Số: 12/BC-TTKC
    place_and_date: Line = ()


@frozen
class Cover:
    """A title page: who gives the report, what it is, for whom, under which programme."""

    superior: Line = ()
    unit: Line = ()
    title: Line
    enterprise: str
    address: Line = ()
    programme: Line = ()
    place_and_date: Line = ()


Block = (
    Heading
    | Paragraph
    | Bullets
    | KeyFigures
    | Table
    | Fields
    | Figure
    | Photo
    | Signatures
    | PageBreak
    | Lines
    | BlankField
    | BlankTable
    | Letterhead
    | Cover
    | Contents
)


@frozen
class Document:
    """Blocks in order, and what stands on every page around them. The title is printed unless a cover carries it."""

    title: Line
    kind: str  # an id: rapid, detailed, brief, sheets …
    enterprise: str
    record_id: str
    data_version: str
    draft: bool
    sample: bool
    languages: tuple[Language, ...]
    made_at: str  # ISO; the only clock in the document
    blocks: tuple[Block, ...]
    landscape: bool = False
    family: Family = "sans"
    layout: Layout = "consultancy"  # an administrative document is in the serif, whatever its family
    compact: bool = False  # narrower margins and smaller letters, for what must stay on one page
    author: str = ""
