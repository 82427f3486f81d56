"""What makes a document official: the head of Decree 30/2020, places to sign, the title page."""

from collections.abc import Sequence

from cpa_desktop.report import words
from cpa_desktop.report.blocks import Cover, Letterhead, Signature, Signatures
from cpa_desktop.report.line import Line, chosen, spoken
from cpa_desktop.report.look import Weight
from cpa_desktop.report.paper import letters
from cpa_desktop.report.word import grid
from cpa_desktop.report.word.elements import Element, border
from cpa_desktop.report.word.prose import paragraph
from cpa_desktop.report.word.said import joined, said
from cpa_desktop.report.word.setting import Setting

_TO_SIGN = 22 * 72 / 25.4  # five blank lines
_BETWEEN = 10.0
_DOTS = "……………………………"


def places(block: Signatures, setting: Setting) -> list[Element]:
    """Columns to sign in, the recipients' list at their left; all on one page."""
    above = [_above(column, setting) for column in block.columns]
    below = [_below(column, setting) for column in block.columns]
    count = max(len(block.columns), 1)
    widths = [setting.width / count] * count
    rows = [[grid.Cell(inside=inside) for inside in cells] for cells in (above, below)]
    if block.recipients or count == 1:  # who signs alone signs at the right, whatever stands at the left
        listed = setting.width * (0.42 if count == 1 else 1 / (count + 1))
        widths = [listed, *[(setting.width - listed) / count] * count]
        rows[0].insert(0, grid.Cell(inside=_recipients(block, setting), merged="restart"))
        rows[1].insert(0, grid.Cell(merged="continue"))
    kept = [grid.Row(cells=cells, keep=cells is rows[0]) for cells in rows]
    signed = grid.table("TableNormal", widths, kept, margins=grid.margins(0, 0, 0, 0))
    return [grid.gap(setting.style.gap + 8, keep=True), signed, grid.gap(setting.style.gap)]


def _above(column: Signature, setting: Setting) -> list[Element]:
    """Date, capacity and how to sign, over the room for it."""
    return [
        *said(column.date, "SignText", setting, italic=True),
        *said(column.title, "SignText", setting, bold=True),
        *said(column.hint, "SignNote", setting, italic=True),
    ]


def _below(column: Signature, setting: Setting) -> list[Element]:
    """The name, or dots to write it on."""
    name = said((column.name or _DOTS,), "SignText", setting, bold=bool(column.name) or None, before=_TO_SIGN)
    return [*name, *said(column.position, "SignNote", setting)]


def _recipients(block: Signatures, setting: Setting) -> list[Element]:
    if not block.recipients:
        return []
    size = setting.style.small + 1 if setting.style.formal else 0.0
    title = said(chosen(words.RECIPIENTS, setting.languages), "Recipients", setting, bold=True, italic=True, size=size)
    return [*title, *(each for line in block.recipients for each in said(line, "Recipients", setting))]


def letterhead(block: Letterhead, setting: Setting) -> list[Element]:
    """The issuing unit at the left, the state and its motto at the right, each over a rule."""
    state, motto = (chosen(text, setting.languages) for text in (words.STATE_NAME, words.MOTTO))
    body = setting.style.body
    needed = max(_natural(state, body - 1, setting), _natural(motto, body, setting))
    right = min(needed * 1.02 + _BETWEEN, setting.width * 0.62)
    widths = (setting.width - right, right)
    unit = _natural(block.unit, body - 1, setting)
    left_cell = [
        *said(_balanced(block.superior, body - 1, widths[0], setting, "regular"), "Letterhead", setting),
        *said(_balanced(block.unit, body - 1, widths[0], setting), "Letterhead", setting, bold=True),
        short_rule(widths[0], min(unit, widths[0]) * 0.45, setting),
    ]
    right_cell = [
        *said(state, "Letterhead", setting, bold=True),
        *said(motto, "Motto", setting, bold=True),
        short_rule(widths[1], min(_natural(motto, body, setting), widths[1]), setting),
    ]
    under = (
        said((block.reference,), "Letterhead", setting),
        said(block.place_and_date, "Motto", setting, italic=True),
    )
    rows = [[left_cell, right_cell], under]
    table = grid.table(
        "TableNormal",
        widths,
        [grid.Row(cells=[grid.Cell(inside=inside) for inside in cells], keep=True) for cells in rows],
        margins=grid.margins(0, 0, 0, 0),
    )
    return [table, grid.gap(setting.style.gap + 8)]


def _natural(line: Line, size: float, setting: Setting, weight: Weight = "bold") -> float:
    """The breadth of the longest text in one line."""
    return letters.natural(setting.style.stanzas(line, size, weight)) if spoken(line) else 0.0


def _balanced(line: Line, size: float, room: float, setting: Setting, weight: Weight = "bold") -> Line:
    """Texts with line breaks where they must be broken, so that no word is left alone."""
    stanzas = setting.style.stanzas(line, size, weight)
    return tuple("\n".join(set_line.text for set_line in letters.balanced([stanza], room)) for stanza in stanzas)


def short_rule(room: float, breadth: float, setting: Setting) -> Element:
    """A rule in the middle of that room, below words."""
    aside = max((room - breadth) / 2, 0.0)
    rule = border("top", setting.style.palette.ink, 0.75)
    return paragraph("Gap", rule=rule, before=4, after=2, left=aside, right=aside)


def subject(line: Line, setting: Setting) -> list[Element]:
    """The name of an administrative document and what it is about, over a rule of a third of its last line."""
    size, room = setting.looks["Title"].size, setting.width * 0.86
    texts = _balanced(line, size, room, setting)
    if not texts:
        return []
    breadth = _natural((texts[-1].split("\n")[-1],), size, setting)
    rule = short_rule(setting.width, breadth * 0.36, setting)
    return [paragraph("Title", *joined(texts, "Title", setting)), rule, grid.gap(setting.style.gap)]


def title_page(block: Cover, setting: Setting) -> list[Element]:
    """A page of its own, each group in the middle; within a double frame if the document is administrative."""
    palette, formal = setting.style.palette, setting.style.formal
    width, height = setting.width, setting.height
    rule = border("top", palette.ink if formal else palette.accent, 1.25)
    aside = width * 0.38
    top = [*said(block.superior, "CoverUnit", setting), *said(block.unit, "CoverUnit", setting, bold=True)]
    middle = [
        *said(block.title, "CoverTitle", setting),
        paragraph("Gap", rule=rule, before=12, after=14, left=aside, right=aside),
        *said((block.enterprise,), "CoverEnterprise", setting),
        *said(block.address, "CoverText", setting, ink="" if formal else palette.soft, before=4),
        *said(block.programme, "CoverText", setting, before=28),
    ]
    foot = said(block.place_and_date, "CoverUnit", setting, italic=True)
    groups: Sequence[tuple[list[Element], float, str]] = (
        (top, 0.29, "top"),
        (middle, 0.55, "top"),
        (foot, 0.12, "bottom"),
    )
    rows = [
        grid.Row(cells=[grid.Cell(inside=inside, stands=stands)], height=height * share)
        for inside, share, stands in groups
    ]
    side, inset = width * 0.07, 20.0 if formal else 8.0
    sides = ("top", "left", "bottom", "right") if formal else ()
    frame = [border(each, palette.ink, 1.5, kind="double") for each in sides]
    margins = grid.margins(inset, side, inset - 8, side)
    return [grid.table("TableNormal", [width], rows, borders=frame, margins=margins), grid.gap()]
