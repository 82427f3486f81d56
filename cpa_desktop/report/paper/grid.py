"""A table on paper: rules across, heads again on every page, rows kept in company."""

from collections.abc import Sequence
from dataclasses import replace

from reportlab.platypus.flowables import Flowable

from cpa_desktop.report.paper import letters, rows
from cpa_desktop.report.paper.canvas import PaperCanvas
from cpa_desktop.report.paper.letters import SetLine, Stanza
from cpa_desktop.report.paper.pieces import Piece
from cpa_desktop.report.paper.rows import SIDE, Design, GridRow, LaidRow, Layout


class Grid(Piece):
    """Rows under a head; breaks between rows, and within one only if no page could hold it."""

    def __init__(
        self,
        design: Design,
        given: Sequence[GridRow],
        *,
        head: GridRow | None = None,
        caption: Sequence[Stanza] = (),
        again: Sequence[Stanza] = (),
        before: float = 0.0,
        after: float = 0.0,
        reached: str = "",
    ) -> None:
        super().__init__(before, after)
        self._reached = reached  # the list at the front that says the page of this
        self._design, self._given, self._head = design, tuple(given), head
        self._caption, self._again = tuple(caption), tuple(again)  # the second over what continues
        self._room = -1.0
        self._layout = Layout(widths=(), head=None, rows=())
        self._caption_lines: list[SetLine] = []

    def _lay(self, room: float) -> Layout:
        if room != self._room:
            self._room = room
            self._caption_lines = letters.lines(self._caption, room)
            self._layout = rows.laid(self._design, self._head, self._given, room)
        return self._layout

    def fits(self, room: float) -> bool:
        """Whether no word has to be cut."""
        return sum(need.least for need in rows.needs(self._design, self._head, self._given)) <= room

    def _over(self) -> float:
        """The height above the first row."""
        caption = letters.height(self._caption_lines) + (3 if self._caption_lines else 0)
        return caption + (self._layout.head.height if self._layout.head else 0.0) + 1

    def measure(self, room: float) -> float:
        """Caption, head and all rows."""
        laid = self._lay(room).rows
        return self._over() + sum(row.height for row in laid)

    def least(self, room: float) -> float:
        """Caption, head and the first rows; a short table whole."""
        laid, whole = self._lay(room).rows, self.measure(room)
        if not laid or (len(laid) <= 4 and whole <= self._design.page / 3):
            return whole
        first = 3 if laid[0].kind == "group" else 2
        return min(self._over() + sum(row.height for row in laid[:first]), self._design.page)

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 (ReportLab calls it so)
        """The rows that fit, and the rest under the same head."""
        laid = self._lay(aW).rows
        used, count = self._over(), 0
        while count < len(laid) and used + laid[count].height <= aH + 1e-7:
            used += laid[count].height
            count += 1
        if count == len(laid):
            return []
        if count == 0 and self._over() + laid[0].height > self._design.page:
            return self._split_within(aH - self._over())
        if count == len(laid) - 1 and count > 2:
            count -= 1  # no row alone under a head
        while count and laid[count - 1].kind == "group":
            count -= 1
        return [self._part(laid[:count], first=True), self._part(laid[count:], first=False)] if count else []

    def _split_within(self, room: float) -> list[Flowable]:
        row, *others = self._layout.rows
        counts = [letters.fitting(lines, room - 2 * self._design.over) for lines in row.lines]
        if not any(counts):
            return []
        above = tuple(lines[:count] for lines, count in zip(row.lines, counts, strict=True))
        below = tuple(lines[count:] for lines, count in zip(row.lines, counts, strict=True))
        parts = [
            replace(row, lines=lines, height=max(map(letters.height, lines)) + 2 * self._design.over)
            for lines in (above, below)
        ]
        return [self._part(parts[:1], first=True), self._part([parts[1], *others], first=False)]

    def _part(self, laid: Sequence[LaidRow], *, first: bool) -> "Grid":
        part = Grid(
            self._design,
            (),
            caption=self._caption if first else self._again,
            again=self._again,
            before=self.spaceBefore if first else 0.0,
            after=0.0 if first else self.spaceAfter,
            reached=self._reached if first else "",
        )
        part._room, part._layout = self._room, replace(self._layout, rows=tuple(laid))
        part._caption_lines = self._caption_lines if first else letters.lines(self._again, self._room)
        return part

    def draw(self) -> None:
        """Caption, head, rows, and the rules between them."""
        if self._reached and isinstance(self.canv, PaperCanvas):
            self.canv.reach(self._reached, self.height)
        palette, top = self._design.palette, self.height
        letters.draw(self.canv, self._caption_lines, 0, top)
        top -= letters.height(self._caption_lines) + (3 if self._caption_lines else 0)
        first = top
        if self._design.framed:
            self._rule(top, palette.ink, 0.8)
        if self._layout.head:
            self._draw_row(self._layout.head, top)
            top -= self._layout.head.height
            self._rule(top, palette.ink, 0.5)
        for place, row in enumerate(self._layout.rows, start=1):
            if row.kind == "total":
                self._rule(top, palette.ink, 0.6)
            self._draw_row(row, top)
            top -= row.height
            if place < len(self._layout.rows) or not self._design.framed:
                self._rule(top, palette.line, 0.5)
        if self._design.upright:
            across = 0.0
            for width in self._layout.widths[:-1]:
                across += width
                self.canv.setStrokeColor(palette.line)
                self.canv.line(across, first, across, top)
        if self._design.framed:
            self._rule(top, palette.ink, 0.8)

    def _rule(self, at: float, colour: str, thickness: float) -> None:
        self.canv.setStrokeColor(colour)
        self.canv.setLineWidth(thickness)
        self.canv.line(0, at, sum(self._layout.widths), at)

    def _draw_row(self, row: LaidRow, top: float) -> None:
        across = 0.0
        for index, (align, lines, shifts) in enumerate(zip(row.aligns, row.lines, row.shifts, strict=True)):
            width = sum(self._layout.widths) if row.kind == "group" else self._layout.widths[index]
            # Heads stand on their rule; all else hangs from the one above.
            stands = row.kind in ("head", "group")
            start = top - row.height + letters.height(lines) + self._design.over if stands else top - self._design.over
            left, right = (SIDE, SIDE) if row.kind == "group" else self._design.sides(index)
            room = width - left - right
            for line, shift in zip(lines, shifts, strict=False) if any(shifts) else ():
                letters.draw(self.canv, [line], across + left, start, room - shift, align)
                start -= line.face.leading
            if not any(shifts):
                letters.draw(self.canv, lines, across + left, start, room, align)
            across += width
