"""The lists at the front of a report: words at the left, dots, and the page at the right."""

from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus.flowables import Flowable

from cpa_desktop.core.frozen import frozen
from cpa_desktop.report import numbering
from cpa_desktop.report.blocks import Contents
from cpa_desktop.report.line import chosen
from cpa_desktop.report.paper import heading, letters
from cpa_desktop.report.paper.canvas import PaperCanvas
from cpa_desktop.report.paper.letters import SetLine
from cpa_desktop.report.paper.pieces import Piece
from cpa_desktop.report.paper.setting import Setting

_INDENT = 14.0  # a section under its chapter
_APART = 6.0  # from a number to its words, from words to dots, from dots to the page
_FIRST = 3  # entries that stand under a title, if the rest goes to the next page


@frozen
class _Laid:
    """An entry with its words broken."""

    place: int  # among the entries of its sort, from 1
    level: int
    number: tuple[SetLine, ...]
    start: float  # of its words
    words: tuple[SetLine, ...]
    second: tuple[SetLine, ...]  # the same in the second language
    above: float

    @property
    def height(self) -> float:
        return self.above + letters.height(self.words) + letters.height(self.second)


class Listing(Piece):
    """Entries under one another, broken between two of them."""

    def __init__(self, sort: numbering.Sort, entries: Sequence[numbering.Entry], setting: Setting) -> None:
        super().__init__(after=setting.style.gap + 8)
        self._sort, self._setting = sort, setting
        self._entries = list(enumerate(entries, start=1))
        self._laid: list[_Laid] = []
        self._room = -1.0

    def _lay(self, room: float) -> list[_Laid]:
        if room != self._room:
            self._room = room
            numbers = {level: self._number_room(level) for level in {entry.level for _, entry in self._entries}}
            self._laid = [self._lay_entry(place, entry, numbers[entry.level]) for place, entry in self._entries]
        return self._laid

    def _number_room(self, level: int) -> float:
        face = self._setting.style.face(self._setting.style.body, "bold" if level == 1 else "regular")
        numbers = [entry.number for _, entry in self._entries if entry.level == level and entry.number]
        return max((letters.width(number, face.font, face.size) + _APART for number in numbers), default=0.0)

    def _lay_entry(self, place: int, entry: numbering.Entry, number_room: float) -> _Laid:
        style = self._setting.style
        is_chapter = entry.level == 1 and self._sort == "heading"
        first, *others = style.stanzas(entry.text, style.body, "bold" if is_chapter else "regular")
        start = _INDENT * (entry.level - 1)
        words = start + (number_room if entry.number else 0.0)
        room = self._room - words - self._page_room
        return _Laid(
            place=place,
            level=entry.level,
            number=tuple(letters.lines([letters.Stanza(entry.number, first.face)], room)) if entry.number else (),
            start=words,
            words=tuple(letters.lines([first], room)),
            second=tuple(letters.lines(others, room)),
            above=style.gap * 0.7 if is_chapter else 0.0,
        )

    @property
    def _page_room(self) -> float:
        style = self._setting.style
        return letters.width("0000", style.face(style.body).font, style.body) + 2 * _APART

    def measure(self, room: float) -> float:
        """All entries."""
        return sum(entry.height for entry in self._lay(room))

    def least(self, room: float) -> float:
        """The first few."""
        return sum(entry.height for entry in self._lay(room)[:_FIRST])

    def split(self, aW: float, aH: float) -> list[Flowable]:  # noqa: N803 (ReportLab calls it so)
        """The entries that fit; no chapter last without its first section."""
        laid, used, count = self._lay(aW), 0.0, 0
        while count < len(laid) and used + laid[count].height <= aH + 1e-7:
            used += laid[count].height
            count += 1
        while 0 < count < len(laid) and laid[count].level > laid[count - 1].level:
            count -= 1
        return [self._part(0, count), self._part(count, len(laid))] if 0 < count < len(laid) else []

    def _part(self, start: int, end: int) -> "Listing":
        part = Listing(self._sort, (), self._setting)
        part._laid, part._room = self._laid[start:end], self._room
        part.spaceAfter = self.spaceAfter if end == len(self._laid) else 0.0
        return part

    def draw(self) -> None:
        """Entry by entry, each leading to its place."""
        top = self.height
        for entry in self._laid:
            top -= entry.above
            letters.draw(self.canv, entry.number, _INDENT * (entry.level - 1), top)
            letters.draw(self.canv, entry.words, entry.start, top)
            below = top - letters.height(entry.words)
            bottom = below - letters.height(entry.second)
            if isinstance(self.canv, PaperCanvas):
                self._draw_page(self.canv, entry, below)
                self.canv.linkRect("", f"{self._sort}{entry.place}", (0, bottom, self.width, top), relative=1)
            letters.draw(self.canv, entry.second, entry.start, below)
            top = bottom

    def _draw_page(self, canvas: PaperCanvas, entry: _Laid, below: float) -> None:
        last = entry.words[-1]
        face, palette = last.face, self._setting.style.palette
        baseline = below + face.leading - (face.leading + 0.64 * face.size) / 2
        start = entry.start + last.width + _APART
        end = self.width - self._page_room + _APART
        if end > start:
            canvas.setStrokeColor(palette.soft)
            canvas.setLineWidth(0.7)
            canvas.setDash(0.7, 2.8)
            canvas.line(start, baseline, end, baseline)
            canvas.setDash()

        def number(into: Canvas, page: int) -> None:
            into.setFont(face.font, face.size)
            into.setFillColor(face.colour)
            into.drawRightString(self._page_room, face.size, str(page))

        # What is left of a form's corner or below it would be cut off.
        canvas.saveState()
        canvas.translate(self.width - self._page_room, baseline - face.size)
        canvas.promise(self._sort, entry.place, number)
        canvas.restoreState()


def contents(block: Contents, setting: Setting) -> list[Flowable]:
    """Each list under a title of its own."""
    made: list[Flowable] = []
    for listing in numbering.lists(setting.blocks, setting.languages, tables=block.tables):
        made.append(heading.of_list(chosen(listing.title, setting.languages), setting))
        made.append(Listing(listing.sort, listing.entries, setting))
    return made
