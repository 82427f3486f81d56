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
        second = self.face(max(min(size - 1, 0.6 * size + 3), 8.5), colour=self.palette.soft)
        return [Stanza(text, second) if place else Stanza(before + text, first) for place, text in enumerate(texts)]


def of(document: Document) -> Style:
    """The style that a document asks for."""
    palette = look.palette()
    if document.family == "serif":
        return Style(family="serif", palette=palette, body=13.0, small=11.0, open=1.25, gap=6.0)
    if document.compact:
        return Style(
            family="sans",
            palette=palette,
            left=22 * mm,
            right=16 * mm,
            top=16 * mm,
            bottom=15 * mm,
            body=9.5,
            small=8.5,
            open=1.26,
            gap=4.0,
        )
    return Style(family="sans", palette=palette)
