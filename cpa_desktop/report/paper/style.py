"""Sizes and faces of a document: the report in our sans, the administrative document in a serif."""

from reportlab.lib.units import mm

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report import look
from cpa_desktop.report.blocks import Document
from cpa_desktop.report.line import Line, spoken
from cpa_desktop.report.paper.letters import Face, Stanza, named


@frozen
class Style:
    """Margins and sizes in points, and the faces made of them."""

    family: look.Family
    palette: look.Palette
    left: float = 30 * mm
    right: float = 20 * mm
    top: float = 20 * mm
    bottom: float = 20 * mm
    body: float = 10.5
    small: float = 9.0
    open: float = 1.32  # leading over size
    gap: float = 6.0  # after a paragraph
    note: float = 9.0  # what stands in soft ink
    second: float = 9.0  # the least of the second language
    fine: float = 9.0  # units, sources, what stands around the text
    dense: float = 8.0  # in a dense table
    over: float = 2.6  # in a table, from a rule to the letters
    figure: float = 22.0  # a key figure
    first: float = 0.0  # what a paragraph's first line stands in
    formal: bool = False  # an administrative document: in black, without rules or running head
    headed: bool = True  # whether a running head repeats enterprise and title

    def face(self, size: float, weight: look.Weight = "regular", *, colour: str = "", open: float = 0.0) -> Face:
        """A face in this document's family."""
        return Face(
            font=named(self.family, weight),
            size=size,
            leading=size * (open or self.open),
            colour=colour or self.palette.ink,
        )

    def stanzas(
        self, line: Line, size: float, weight: look.Weight = "regular", *, colour: str = "", before: str = ""
    ) -> list[Stanza]:
        """A line's texts: the first in its own face, the second below it in soft ink and a little smaller."""
        texts = spoken(line)
        first = self.face(size, weight, colour=colour)
        # A large title's second language steps back further than that of a line of text.
        stepped = max(min(size - 1, 0.6 * size + 3), self.second)
        second = self.face(min(stepped, size), colour=self.palette.soft)
        return [Stanza(text, second) if place else Stanza(before + text, first) for place, text in enumerate(texts)]


def of(document: Document) -> Style:
    """The style that a document asks for."""
    palette = look.palette()
    if document.layout == "administrative":
        return _administrative(palette)
    if document.compact:
        return _of_one_page(palette, both=len(document.languages) > 1)
    return Style(family=document.family, palette=palette)


def _administrative(palette: look.Palette) -> Style:
    """Margins and letters of Decree 30/2020."""
    return Style(
        family="serif",
        palette=palette,
        body=13.0,
        small=11.0,
        note=11.0,
        second=10.0,
        fine=10.5,
        dense=9.5,
        open=1.25,
        gap=6.0,
        first=10 * mm,
        formal=True,
        headed=False,
    )


def _of_one_page(palette: look.Palette, *, both: bool) -> Style:
    """Narrow margins and small letters for what is all on one page, the smaller ones where two languages share it."""
    return Style(
        family="sans",
        palette=palette,
        left=16 * mm,
        right=15 * mm,
        top=10 * mm,
        bottom=12 * mm,
        body=8.0 if both else 8.8,
        small=7.8 if both else 8.0,
        note=7.4 if both else 7.6,
        second=7.2,
        fine=7.3 if both else 7.5,
        dense=7.3 if both else 7.5,
        open=1.15 if both else 1.2,
        over=1.2 if both else 1.5,
        gap=2.5,
        figure=14.0,
        headed=False,
    )
