"""A document's blocks in order as Word's paragraphs and tables, with what must stay together tied up."""

from collections.abc import Callable, Sequence
from typing import Any

from docx.text.parfmt import ParagraphFormat

from cpa_desktop.core import course
from cpa_desktop.report import blocks
from cpa_desktop.report.word import contents, figures, formal, forms, table
from cpa_desktop.report.word.elements import Element
from cpa_desktop.report.word.fields import tab
from cpa_desktop.report.word.fonts import SYMBOLS
from cpa_desktop.report.word.keyfigures import box
from cpa_desktop.report.word.prose import paragraph, run
from cpa_desktop.report.word.said import said
from cpa_desktop.report.word.setting import Setting

_ENOUGH = 90  # letters, more than a line: one line alone would be little company for signatures
_RUNS = (blocks.Photo, blocks.BlankField)  # blocks whose neighbours of the same sort share a line
_STYLES = {"body": "BodyText", "soft": "SoftText", "note": "NoteText", "warning": "WarningText", "basis": "Basis"}


def flow(document: blocks.Document, setting: Setting) -> list[Element]:
    """Everything in order; signatures go with what comes before them."""
    given = document.blocks
    done: list[Element] = []
    if not any(isinstance(block, blocks.Cover) for block in given):
        if given and isinstance(given[0], blocks.Letterhead):
            done, given = formal.letterhead(given[0], setting), given[1:]
        if setting.style.formal:
            done += formal.subject(document.title, setting)
        else:
            done += contents.title(document.title, "" if done else document.enterprise, setting)
    ended = False  # whether what follows begins a page
    runs = _together(given)
    for place, run_of in enumerate(runs):
        course.step(len(runs) + place, 2 * len(runs))
        kind = type(run_of[0])
        written = WRITERS[kind](run_of if kind in _RUNS else run_of[0], setting)
        if kind is blocks.Signatures and not ended:
            _hold(done)
        done += _on_new_page(written) if ended and done else written
        ended = kind in (blocks.Cover, blocks.PageBreak) or (ended and not written)
    return done or [paragraph("BodyText")]


def _together(given: Sequence[blocks.Block]) -> list[list[blocks.Block]]:
    """The blocks, with runs of the same sort gathered where they share lines."""
    runs: list[list[blocks.Block]] = []
    for block in given:
        if runs and isinstance(block, _RUNS) and type(runs[-1][0]) is type(block):
            runs[-1].append(block)
        else:
            runs.append([block])
    return runs


def _hold(done: Sequence[Element]) -> None:
    """The end of what is written so far stays with what follows: a table's last row, a paragraph, two short ones."""
    company = 0
    for element in reversed(done):
        is_table = element.tag.endswith("}tbl")
        for each in element.xpath(".//w:tr[last()]//w:p" if is_table else "self::w:p"):
            ParagraphFormat(each).keep_with_next = True
        company += _ENOUGH if is_table else len("".join(element.xpath(".//w:t/text()")))
        if company >= _ENOUGH:
            return


def _on_new_page(written: list[Element]) -> list[Element]:
    if written and written[0].tag.endswith("}p"):
        ParagraphFormat(written[0]).page_break_before = True
        return written
    return [paragraph("Gap", new_page=True), *written] if written else written


def _paragraph(block: blocks.Paragraph, setting: Setting) -> list[Element]:
    style = _STYLES[block.style]
    if block.style != "warning":
        return said(block.text, style, setting)
    sign = run("⚠", setting.languages[0], font=SYMBOLS, ink=setting.style.palette.doubt)
    return said(block.text, style, setting, leads=((sign, tab()), (tab(),)))


def _bullets(block: blocks.Bullets, setting: Setting) -> list[Element]:
    last = len(block.items) - 1
    return [
        each
        for place, item in enumerate(block.items)
        for each in said(
            item, "ListBullet", setting, second="ListContinue", after=setting.style.gap if place == last else None
        )
    ]


WRITERS: dict[type, Callable[[Any, Setting], list[Element]]] = {
    blocks.Heading: contents.heading,
    blocks.Paragraph: _paragraph,
    blocks.Bullets: _bullets,
    blocks.KeyFigures: box,
    blocks.Table: table.table,
    blocks.Fields: table.fields,
    blocks.Figure: figures.figure,
    blocks.Photo: figures.photos,
    blocks.Signatures: formal.places,
    blocks.PageBreak: lambda block, setting: [],  # what follows says that it begins a page
    blocks.Lines: forms.lines,
    blocks.BlankField: forms.questions,
    blocks.BlankTable: table.blank_table,
    blocks.Letterhead: formal.letterhead,
    blocks.Cover: formal.title_page,
    blocks.Contents: contents.contents,
}
