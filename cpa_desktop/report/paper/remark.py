"""A note or a warning beside a bar; a warning has its sign too, so that grey paper tells them apart."""

from collections.abc import Sequence

from reportlab.platypus.flowables import Flowable

from cpa_desktop.report.paper import letters
from cpa_desktop.report.paper.letters import SetLine, Stanza
from cpa_desktop.report.paper.pieces import Piece
from cpa_desktop.report.paper.setting import Setting


class Remark(Piece):
    """Words set off from the running text."""

    def __init__(self, stanzas: Sequence[Stanza], setting: Setting, *, warns: bool) -> None:
        super().__init__(before=3, after=setting.style.gap + 2)
        self._stanzas, self._setting, self._warns = list(stanzas), setting, warns
        self._lines: list[SetLine] = []

    def measure(self, room: float) -> float:
        """The words and a little air."""
        self._lines = letters.lines(self._stanzas, room - self._indent)
        return letters.height(self._lines) + 6

    @property
    def _indent(self) -> float:
        return 27.0 if self._warns else 11.0

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803
        """Broken only where no page could hold it."""
        if self.measure(aW) <= self._setting.height:
            return []
        count = letters.fitting(self._lines, aH - 6)
        if not count:
            return []
        parts = (self._lines[:count], self._lines[count:])
        return [
            Remark([Stanza(line.text, line.face) for line in part], self._setting, warns=self._warns) for part in parts
        ]

    def draw(self) -> None:
        """The bar, the sign, the words."""
        canvas, palette = self.canv, self._setting.style.palette
        colour = palette.doubt if self._warns else palette.line
        canvas.setFillColor(colour)
        canvas.rect(0, 0, 2.4, self.height, stroke=0, fill=1)
        if self._warns:
            top = self.height - 4
            sign = canvas.beginPath()
            sign.moveTo(15, top)
            sign.lineTo(21.5, top - 11.5)
            sign.lineTo(8.5, top - 11.5)
            sign.close()
            canvas.drawPath(sign, stroke=0, fill=1)
            canvas.setFillColor(palette.raised)
            canvas.rect(14.3, top - 8, 1.4, 4.2, stroke=0, fill=1)
            canvas.rect(14.3, top - 10.2, 1.4, 1.4, stroke=0, fill=1)
        letters.draw(canvas, self._lines, self._indent, self.height - 3)
