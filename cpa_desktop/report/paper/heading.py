"""Headings, and the document's own title."""

from collections.abc import Sequence

from cpa_desktop.report import numbering
from cpa_desktop.report.blocks import Heading
from cpa_desktop.report.line import Line, clean
from cpa_desktop.report.paper import letters
from cpa_desktop.report.paper.canvas import PaperCanvas
from cpa_desktop.report.paper.letters import SetLine, Stanza
from cpa_desktop.report.paper.pieces import Piece, Prose, Whole
from cpa_desktop.report.paper.setting import Setting


class Title(Whole):
    """A heading: known to the reader's list of contents, with a rule below it if it opens a chapter."""

    def __init__(
        self,
        stanzas: Sequence[Stanza],
        *,
        level: int,
        plain: str,
        rule: str = "",
        before: float,
        after: float,
        listed: bool = False,
    ) -> None:
        super().__init__(before, after)
        self._stanzas, self._level, self._plain, self._rule = list(stanzas), level, plain, rule
        self._is_listed = listed
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
            if self._is_listed:
                self.canv.reach("heading", self.height)


def heading(block: Heading, setting: Setting) -> Title:
    """A heading of the document, with its number."""
    entry = numbering.heading(block, setting.languages)
    return _set(entry, setting, listed=numbering.is_listed(block))


def of_list(words: Line, setting: Setting) -> Title:
    """The heading of a list of contents, which stands in no list itself."""
    return _set(numbering.Entry(text=words), setting, listed=False)


def _set(entry: numbering.Entry, setting: Setting, *, listed: bool) -> Title:
    """Chapters in the accent over a rule, what is below them in ink; an administrative document has neither."""
    style, level = setting.style, entry.level
    number = f"{entry.number} " if entry.number else ""
    chapter = level == 1 and not style.formal
    scale = 0.92 if style.body < 10 else 1.0
    size = style.body if style.formal else {1: 13.0, 2: 11.5}.get(level, 10.5) * scale
    return Title(
        style.stanzas(entry.text, size, "bold", colour=style.palette.accent if chapter else "", before=number),
        level=level - 1,
        plain=" / ".join(entry.line()),
        rule=style.palette.line if chapter else "",
        before=style.gap * (2.4 if level == 1 else 1.6),
        after=style.gap * (0.8 if level == 1 else 0.4),
        listed=listed,
    )


def title(line: Line, enterprise: str, setting: Setting) -> list[Piece]:
    """The document's own title, where no cover carries it: centred and black in an administrative document."""
    style = setting.style
    if style.formal:
        return [Prose(style.stanzas(line, style.body + 1, "bold"), before=4, after=style.gap + 4, align="centre")]
    size = 18 if style.headed else 15
    made: list[Piece] = [Prose(style.stanzas(line, size, "bold", colour=style.palette.accent))]
    if clean(enterprise).strip():
        made.append(Prose(style.stanzas((enterprise,), style.body + 1, "bold"), before=1, after=style.gap + 2))
    return made
