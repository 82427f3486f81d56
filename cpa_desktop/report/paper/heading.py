"""Headings, and the document's own title."""

from collections.abc import Sequence

from cpa_desktop.report import numbering
from cpa_desktop.report.blocks import Align, Heading
from cpa_desktop.report.line import Line, clean
from cpa_desktop.report.look import Weight
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
        first: float = 0.0,
        align: Align = "left",
    ) -> None:
        super().__init__(before, after)
        self._stanzas, self._level, self._plain, self._rule = list(stanzas), level, plain, rule
        self._is_listed, self._first, self._align = listed, first, align
        self._lines: list[SetLine] = []

    def measure(self, room: float) -> float:
        """The lines and the rule."""
        self._lines = letters.lines(self._stanzas, room, self._first)
        return letters.height(self._lines) + (4 if self._rule else 0)

    def paint(self) -> None:
        """The words, the rule, and the entry among the bookmarks."""
        letters.draw(self.canv, self._lines, 0, self.height, self.width, self._align)
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
    return _set(entry, setting, listed=numbering.is_listed(block), is_apart=block.is_annex)


def of_list(words: Line, setting: Setting) -> Title:
    """The heading of a list of contents, which stands in no list itself."""
    return _set(numbering.Entry(text=words), setting, listed=False, is_apart=True)


def _set(entry: numbering.Entry, setting: Setting, *, listed: bool, is_apart: bool) -> Title:
    """Chapters in the accent over a rule, what is below them in ink.

    An administrative document has neither: headings stand in as paragraphs do, what is apart in the middle.
    """
    style, level = setting.style, entry.level
    number = f"{entry.number} " if entry.number else ""
    chapter = level == 1 and not style.formal
    scale = 0.92 if style.body < 10 else 1.0
    size = style.body if style.formal else {1: 15.0, 2: 12.0}.get(level, 10.5) * scale
    weight: Weight = "bold-italic" if style.formal and level > 2 else "bold"
    centred = style.formal and is_apart and level == 1
    return Title(
        style.stanzas(entry.text, size, weight, colour=style.palette.accent if chapter else "", before=number),
        level=level - 1,
        plain=" / ".join(entry.line()),
        rule=style.palette.line if chapter else "",
        before=style.gap * (2.4 if level == 1 else 1.6),
        after=style.gap * (0.8 if level == 1 else 0.4),
        listed=listed,
        first=0.0 if centred else style.first,
        align="centre" if centred else "left",
    )


class Subject(Whole):
    """The name of an administrative document and what it is about, over a short rule."""

    def __init__(self, stanzas: Sequence[Stanza], setting: Setting) -> None:
        super().__init__(before=4, after=setting.style.gap + 6)
        self._stanzas, self._ink = list(stanzas), setting.style.palette.ink
        self._lines: list[SetLine] = []

    def measure(self, room: float) -> float:
        """The lines and the rule."""
        self._lines = letters.balanced(self._stanzas, room * 0.86)
        return letters.height(self._lines) + 5

    def paint(self) -> None:
        """All in the middle; the rule takes a third of the last line."""
        letters.draw(self.canv, self._lines, 0, self.height, self.width, "centre")
        rule = self._lines[-1].width * 0.36 if self._lines else 0.0
        self.canv.setStrokeColor(self._ink)
        self.canv.setLineWidth(0.7)
        self.canv.line((self.width - rule) / 2, 2, (self.width + rule) / 2, 2)


def title(line: Line, enterprise: str, setting: Setting) -> list[Piece]:
    """The document's own title, where no cover carries it: centred and black in an administrative document."""
    style = setting.style
    if style.formal:
        return [Subject(style.stanzas(line, style.body + 1, "bold"), setting)]
    size = 18 if style.headed else 15
    made: list[Piece] = [Prose(style.stanzas(line, size, "bold", colour=style.palette.accent))]
    if clean(enterprise).strip():
        made.append(Prose(style.stanzas((enterprise,), style.body + 1, "bold"), before=1, after=style.gap + 2))
    return made
