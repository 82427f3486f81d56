"""Headings, and the document's own title."""

from collections.abc import Sequence

from cpa_desktop.report.blocks import Heading
from cpa_desktop.report.line import Line, clean, spoken
from cpa_desktop.report.paper import letters
from cpa_desktop.report.paper.canvas import PaperCanvas
from cpa_desktop.report.paper.letters import SetLine, Stanza
from cpa_desktop.report.paper.pieces import Piece, Prose, Whole
from cpa_desktop.report.paper.setting import Setting


class Title(Whole):
    """A heading: known to the reader's list of contents, with a rule below it if it opens a chapter."""

    def __init__(
        self, stanzas: Sequence[Stanza], *, level: int, plain: str, rule: str = "", before: float, after: float
    ) -> None:
        super().__init__(before, after)
        self._stanzas, self._level, self._plain, self._rule = list(stanzas), level, plain, rule
        self._lines: list[SetLine] = []

    def measure(self, room: float) -> float:
        """The lines and the rule."""
        self._lines = letters.lines(self._stanzas, room)
        return letters.height(self._lines) + (4 if self._rule else 0)

    def paint(self) -> None:
        """The words, the rule, and the entry among the bookmarks."""
        letters.draw(self.canv, self._lines, 0, self.height)
        if self._rule:
            self.canv.setStrokeColor(self._rule)
            self.canv.setLineWidth(0.7)
            self.canv.line(0, 1, self.width, 1)
        if isinstance(self.canv, PaperCanvas):
            self.canv.outlined(self._plain, self._level, self.height)


def heading(block: Heading, setting: Setting) -> Title:
    """Chapters in the accent over a rule, what is below them in ink; an administrative document has neither."""
    style = setting.style
    texts = spoken(block.text)
    level = max(block.level, 1)
    number = f"{clean(block.number).rstrip('.')}. " if block.number else ""
    chapter = level == 1 and style.family == "sans"
    scale = 0.92 if style.body < 10 else 1.0
    size = style.body if style.family == "serif" else {1: 13.0, 2: 11.5}.get(level, 10.5) * scale
    return Title(
        style.stanzas(texts, size, "bold", colour=style.palette.accent if chapter else "", before=number),
        level=level - 1,
        plain=number + " / ".join(texts),
        rule=style.palette.line if chapter else "",
        before=style.gap * (2.4 if level == 1 else 1.6),
        after=style.gap * (0.8 if level == 1 else 0.4),
    )


def title(line: Line, enterprise: str, setting: Setting) -> list[Piece]:
    """The document's own title, where no cover carries it: centred and black in an administrative document."""
    style = setting.style
    if style.family == "serif":
        return [Prose(style.stanzas(line, style.body + 1, "bold"), before=4, after=style.gap + 4, align="centre")]
    size = 18 if style.headed else 15
    made: list[Piece] = [Prose(style.stanzas(line, size, "bold", colour=style.palette.accent))]
    if clean(enterprise).strip():
        made.append(Prose(style.stanzas((enterprise,), style.body + 1, "bold"), before=1, after=style.gap + 2))
    return made
