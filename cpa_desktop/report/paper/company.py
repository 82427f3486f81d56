"""What must stay together: headings with what they lead, sources and signatures with what they follow."""

from collections.abc import Sequence

from reportlab.platypus.doctemplate import FrameBreak
from reportlab.platypus.flowables import Flowable

from cpa_desktop.report.paper.pieces import Piece, Whole, stacked

_NOWHERE = 1e6  # a height that fits on no page, so that ReportLab asks for a split, where the choice is made


class Led(Piece):
    """Headings, never last on a page: they go with the beginning of what they lead."""

    def __init__(self, leads: Sequence[Piece], body: Piece) -> None:
        super().__init__()
        self.leads, self.body = list(leads), body

    def measure(self, room: float) -> float:
        """Never placed as it is."""
        return _NOWHERE

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """Here if what must be together fits, else on the next page."""
        above = stacked(self.leads, aW) + max(self.leads[-1].spaceAfter, self.body.spaceBefore)
        parts: list[Flowable] = [*self.leads, self.body]
        if above + self.body.least(aW) <= aH:
            return parts
        if not self.is_at_top:
            return [FrameBreak(), self]
        if isinstance(self.body, Whole):
            self.body.most = aH - above
        return parts


class Trailed(Piece):
    """Sources and signatures, never first on a page: they take the end of what they follow with them."""

    def __init__(self, body: Piece, tails: Sequence[Piece]) -> None:
        super().__init__(body.spaceBefore)
        self.body, self.tails = body, list(tails)

    def measure(self, room: float) -> float:
        """Never placed as it is."""
        return _NOWHERE

    def least(self, room: float) -> float:
        """All of it if the body is not divided, else what the body needs."""
        least, whole = self.body.least(room), self.body.measure(room)
        return least if least < whole - 0.1 else whole + self._tail(room)

    def _tail(self, room: float) -> float:
        space = max(self.body.spaceAfter, self.tails[0].spaceBefore)
        return space + stacked(self.tails, room) - self.tails[0].spaceBefore

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """All here, or the body's end with the tail on the next page."""
        whole, tail = self.body.measure(aW), self._tail(aW)
        if whole + tail <= aH:
            return [self.body, *self.tails]
        self.body.stand_for(self)
        # Where the body alone would fit, its last lines still move on with the tail.
        parts = self.body.splitOn(self.canv, aW, min(aH, whole - 1))
        if len(parts) == 2 and isinstance(parts[1], Piece):
            # What is left over here is not tried once more: its tail would divide it again.
            return [parts[0], FrameBreak(), Trailed(parts[1], self.tails)]
        if not self.is_at_top:
            return [FrameBreak(), self]
        body = parts[0] if len(parts) == 1 else self.body
        if isinstance(body, Whole):
            body.most = max(aH - tail, aH / 2)
        return [body, *self.tails]


def trailed(body: Piece, tails: Sequence[Piece]) -> Trailed:
    """A piece with its tails, behind those that it has already."""
    if isinstance(body, Trailed):
        return Trailed(body.body, [*body.tails, *tails])
    return Trailed(body, tails)
