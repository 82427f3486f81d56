"""What a page is stacked from: prose that breaks between lines, and pieces that stay whole."""

from collections.abc import Sequence
from math import inf

from reportlab.platypus.flowables import Flowable

from cpa_desktop.report.paper import letters
from cpa_desktop.report.paper.canvas import PaperCanvas
from cpa_desktop.report.paper.letters import Ranged, SetLine, Stanza


class Piece(Flowable):
    """Something on a page; `least` is the height without which it is not begun."""

    def __init__(self, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__()
        self.spaceBefore, self.spaceAfter = before, after

    def measure(self, room: float) -> float:
        """The height it takes in a room of that width."""
        raise NotImplementedError(type(self).__name__)

    def least(self, room: float) -> float:
        """The height without which it is not begun."""
        return self.measure(room)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803 (ReportLab calls it so)
        """Told the room there is, say what is taken."""
        self.width, self.height = aW, self.measure(aW)
        return aW, self.height

    def stand_for(self, other: "Piece") -> None:
        """Be split where the other is about to be placed."""
        self._frame = getattr(other, "_frame", None)

    @property
    def is_at_top(self) -> bool:
        """Whether nothing stands above it on this page."""
        return bool(getattr(getattr(self, "_frame", None), "_atTop", False))


class Whole(Piece):
    """A piece that no page break parts; drawn smaller if not even an empty page could hold it."""

    most = inf  # the height it may take where something must stand above it
    _scale = 1.0

    def paint(self) -> None:
        """Draw from (0, 0) at the lower left to `width` and `height`."""
        raise NotImplementedError(type(self).__name__)

    def wrap(self, aW: float, aH: float) -> tuple[float, float]:  # noqa: N803
        """Told the room there is, say what is taken."""
        self.width, self.height = aW, self.measure(aW)
        most = min(self.most, aH if self.is_at_top else inf)
        self._scale = min(1.0, most / self.height) if self.height else 1.0
        return aW, self.height * self._scale

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """It is not divided."""
        return []

    def draw(self) -> None:
        """As large as there is room for."""
        if self._scale < 1:
            self.canv.scale(self._scale, self._scale)
        self.paint()


class Prose(Piece):
    """Texts set in lines, broken over pages with at least two lines on either side."""

    def __init__(
        self,
        stanzas: Sequence[Stanza],
        *,
        before: float = 0.0,
        after: float = 0.0,
        indent: float = 0.0,
        first: float = 0.0,
        align: Ranged = "left",
        mark: SetLine | None = None,
        reached: str = "",
    ) -> None:
        super().__init__(before, after)
        self._stanzas, self._indent, self._align, self._mark = list(stanzas), indent, align, mark
        self._first = first  # what the first line of a paragraph stands in
        self._reached = reached  # the list at the front that says the page of this
        self._lines: list[SetLine] = []
        self._room = -1.0

    def _set(self, room: float) -> list[SetLine]:
        if room != self._room:
            self._lines, self._room = letters.lines(self._stanzas, room - self._indent, self._first), room
        return self._lines

    def count(self, room: float) -> int:
        """How many lines it takes."""
        return len(self._set(room))

    def measure(self, room: float) -> float:
        """All its lines."""
        return letters.height(self._set(room))

    def least(self, room: float) -> float:
        """Two lines, or all of three."""
        lines = self._set(room)
        return letters.height(lines if len(lines) <= 3 else lines[:2])

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """What fits and the rest."""
        lines = self._set(aW)
        count = letters.fitting(lines, aH)
        if len(lines) - count == 1:
            count -= 1  # no line alone at the head of a page
        if count < 2 or count >= len(lines):
            return []
        return [self._part(lines[:count], aW, first=True), self._part(lines[count:], aW, first=False)]

    def _part(self, lines: list[SetLine], room: float, *, first: bool) -> "Prose":
        part = Prose(
            (),
            before=self.spaceBefore if first else 0.0,
            after=0.0 if first else self.spaceAfter,
            indent=self._indent,
            align=self._align,
            mark=self._mark if first else None,
            reached=self._reached if first else "",
        )
        part._lines, part._room = lines, room
        return part

    def draw(self) -> None:
        """Lines from the top down, the mark beside the first."""
        if self._reached and isinstance(self.canv, PaperCanvas):
            self.canv.reach(self._reached, self.height)
        if self._mark:
            letters.draw(self.canv, [self._mark], 0, self.height)
        letters.draw(self.canv, self._lines, self._indent, self.height, self.width - self._indent, self._align)


class Stack(Whole):
    """Pieces under one another."""

    def __init__(self, pieces: Sequence[Piece], *, before: float = 0.0, after: float = 0.0) -> None:
        super().__init__(before, after)
        self._pieces = list(pieces)

    def measure(self, room: float) -> float:
        """All pieces with the space between them."""
        return stacked(self._pieces, room) - self._pieces[0].spaceBefore

    def paint(self) -> None:
        """One below the other."""
        top, space = self.height, 0.0
        for place, piece in enumerate(self._pieces):
            top -= max(space, piece.spaceBefore) if place else 0.0
            _, height = piece.wrapOn(self.canv, self.width, inf)
            top -= height
            piece.drawOn(self.canv, 0, top)
            space = piece.spaceAfter


def stacked(pieces: Sequence[Piece], room: float) -> float:
    """The height of pieces under one another, with the space before the first."""
    total, space = 0.0, 0.0
    for piece in pieces:
        total += max(space, piece.spaceBefore) + piece.measure(room)
        space = piece.spaceAfter
    return total
