"""A document's blocks as what a page is stacked from, with what must stay together tied up."""

from collections.abc import Callable, Sequence
from typing import Any

from reportlab.platypus.flowables import Flowable
from reportlab.platypus.flowables import PageBreak as NewPage

from cpa_desktop.core import course
from cpa_desktop.report import blocks
from cpa_desktop.report.look import Weight
from cpa_desktop.report.paper import contents, figures, formal, forms, heading, letters, photos, table
from cpa_desktop.report.paper.company import Led, trailed
from cpa_desktop.report.paper.keyfigures import Box
from cpa_desktop.report.paper.letters import Ranged, SetLine, Stanza
from cpa_desktop.report.paper.pieces import Piece, Prose
from cpa_desktop.report.paper.remark import Remark
from cpa_desktop.report.paper.setting import Setting

_PAIRED = (blocks.Photo, blocks.BlankField)  # blocks whose neighbours of the same sort share a line


def flow(document: blocks.Document, setting: Setting) -> list[Flowable]:
    """Everything in order; headings go with what follows, signatures with what comes before."""
    done: list[Flowable] = []
    leads: list[Piece] = []
    if not any(isinstance(block, blocks.Cover) for block in document.blocks):
        head = document.blocks[0] if document.blocks and isinstance(document.blocks[0], blocks.Letterhead) else None
        title = heading.title(document.title, "" if head else document.enterprise, setting)
        done += [formal.Head(head, setting), *title] if head else title
    for made in _pieces(document.blocks, setting):
        if isinstance(made, heading.Title):
            leads.append(made)
        elif isinstance(made, formal.Head) and done and isinstance(done[0], formal.Head):
            continue  # it already stands above the title
        elif isinstance(made, formal.Places):
            done.append(_signed(done, leads, made, setting.width))
            leads = []
        elif isinstance(made, NewPage) and done and isinstance(done[-1], NewPage) and not leads:
            continue  # a cover ends its page by itself: no page is left empty
        elif isinstance(made, NewPage) or not isinstance(made, Piece):
            done += [*leads, made]
            leads = []
        else:
            done.append(Led(leads, made) if leads else made)
            leads = []
    return [*done, *leads]


def _pieces(given: tuple[blocks.Block, ...], setting: Setting) -> list[Flowable]:
    made: list[Flowable] = []
    place = 0
    while place < len(given):
        course.step()
        block = given[place]
        run = [block]
        while isinstance(block, _PAIRED) and place + len(run) < len(given):
            if not isinstance(given[place + len(run)], type(block)):
                break
            run.append(given[place + len(run)])
        made += MAKERS[type(block)](run if isinstance(block, _PAIRED) else block, setting)
        place += len(run)
    return made


def _signed(done: list[Flowable], leads: list[Piece], places: Piece, room: float) -> Flowable:
    """Signatures tied to the end of what comes before them; with a heading of their own, that is tied in too."""
    if leads:
        return Led(leads, places)
    tails: list[Piece] = [places]
    one = done[-1] if len(done) > 1 else None
    if isinstance(one, Prose) and one.count(room) < 2 and isinstance(done[-2], Piece):
        done.pop()  # one line alone would be little company
        tails.insert(0, one)
    if not done or not isinstance(done[-1], Piece):
        return places
    last = done.pop()
    assert isinstance(last, Piece)
    return Led(last.leads, trailed(last.body, tails)) if isinstance(last, Led) else trailed(last, tails)


def _paragraph(block: blocks.Paragraph, setting: Setting) -> list[Flowable]:
    style = setting.style
    if block.style in ("note", "warning"):
        return [Remark(style.stanzas(block.text, style.body - 0.5), setting, warns=block.style == "warning")]
    if block.style == "soft":
        return [Prose(style.stanzas(block.text, style.note, colour=style.palette.soft), after=style.gap)]
    weight: Weight = "italic" if block.style == "basis" else "regular"
    return [_body(style.stanzas(block.text, style.body, weight), setting, after=style.gap)]


def _body(stanzas: Sequence[Stanza], setting: Setting, *, after: float) -> Prose:
    """Running text: ranged left, in an administrative document ranged at both sides."""
    align: Ranged = "justified" if setting.style.formal else "left"
    return Prose(stanzas, first=setting.style.first, align=align, after=after)


def _bullets(block: blocks.Bullets, setting: Setting) -> list[Flowable]:
    style = setting.style
    last = len(block.items) - 1
    afters = [style.gap if place == last else style.gap * 0.35 for place in range(len(block.items))]
    if style.formal:
        texts = [style.stanzas(item, style.body, before="- ") for item in block.items]
        return [_body(text, setting, after=after) for text, after in zip(texts, afters, strict=True)]
    face = style.face(style.body, colour=style.palette.accent)
    mark = SetLine("–", face, letters.width("–", face.font, face.size))
    return [
        Prose(style.stanzas(item, style.body), indent=12, mark=mark, after=after)
        for item, after in zip(block.items, afters, strict=True)
    ]


def _cover(block: blocks.Cover, setting: Setting) -> list[Flowable]:
    return [formal.TitlePage(block, setting), NewPage()]


def _photos(run: list[blocks.Photo], setting: Setting) -> list[Flowable]:
    return [photos.PhotoRow(run[start : start + 2], setting) for start in range(0, len(run), 2)]


MAKERS: dict[type, Callable[[Any, Setting], list[Flowable]]] = {
    blocks.Heading: lambda block, setting: [heading.heading(block, setting)],
    blocks.Paragraph: _paragraph,
    blocks.Bullets: _bullets,
    blocks.KeyFigures: lambda block, setting: [Box(block, setting)],
    blocks.Table: lambda block, setting: [table.table(block, setting)],
    blocks.Fields: lambda block, setting: [table.fields(block, setting)],
    blocks.Figure: lambda block, setting: list(figures.figure(block, setting)),
    blocks.Photo: _photos,
    blocks.Signatures: lambda block, setting: [formal.Places(block, setting)],
    blocks.PageBreak: lambda block, setting: [NewPage()],
    blocks.Lines: lambda block, setting: [forms.RuledLines(block, setting)],
    blocks.BlankField: lambda run, setting: list(forms.rows(run, setting)),
    blocks.BlankTable: lambda block, setting: [table.blank_table(block, setting)],
    blocks.Letterhead: lambda block, setting: [formal.Head(block, setting)],
    blocks.Cover: _cover,
    blocks.Contents: contents.contents,
}
